/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the drawings of a coverage strip mean. */

#include "config.h"

#include "socle-coverage-legend.h"

#include "socle-coverage-cell.h"
#include "socle-coverage-wording.h"

#include <glib/gi18n.h>

struct _SocleCoverageLegend
{
  AdwBin parent_instance;

  AdwWrapBox *box; /* (unowned): the child */
};

G_DEFINE_FINAL_TYPE (SocleCoverageLegend, socle_coverage_legend, ADW_TYPE_BIN)

static void
socle_coverage_legend_class_init (SocleCoverageLegendClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
socle_coverage_legend_init (SocleCoverageLegend *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  self->box = ADW_WRAP_BOX (box);
  adw_wrap_box_set_child_spacing (self->box, 12);
  adw_wrap_box_set_line_spacing (self->box, 3);
  adw_wrap_box_set_align (self->box, 0.5f);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Legend"), -1);
}

static void
add_entry (SocleCoverageLegend *self, GtkWidget *sample, const char *text)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (entry), sample);
  gtk_box_append (GTK_BOX (entry), label);
  adw_wrap_box_append (self->box, entry);
}

static void
add_state (SocleCoverageLegend *self,
           SocleMessages *messages,
           SocleCoverageState state,
           gboolean held,
           const char *text)
{
  GtkWidget *sample = socle_coverage_cell_new (TRUE);
  const char *mark = socle_coverage_wording_mark (messages, state);
  g_autofree char *marked = NULL;

  socle_coverage_cell_show_sample (SOCLE_COVERAGE_CELL (sample), state, held);
  if (text == NULL)
    text = marked =
      g_strdup_printf ("%s\u2002%s", mark, socle_coverage_wording_state (messages, state));
  add_entry (self, sample, text);
}

/* Fills the legend, in the language in use. To be called once. */
void
socle_coverage_legend_set_messages (SocleCoverageLegend *self, SocleMessages *messages)
{
  GtkWidget *today = gtk_label_new ("▼");

  add_state (self, messages, SOCLE_COVERAGE_TESTED, FALSE, NULL);
  add_state (self, messages, SOCLE_COVERAGE_BRIDGED, FALSE, NULL);
  add_state (self, messages, SOCLE_COVERAGE_UNCOVERED, FALSE, NULL);
  add_state (self, messages, SOCLE_COVERAGE_PARTLY, FALSE, NULL);
  /* Translators: in a legend, beside a hollow box: a report or letter that is only expected */
  add_state (self, messages, SOCLE_COVERAGE_TESTED, FALSE, _ ("Hollow: expected"));
  /* Translators: in a legend, beside a filled box: a report or letter that we have */
  add_state (self, messages, SOCLE_COVERAGE_TESTED, TRUE, _ ("Filled: held"));

  gtk_widget_add_css_class (today, "caption");
  g_object_set (today, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  add_entry (self, today, _ ("Today"));
}
