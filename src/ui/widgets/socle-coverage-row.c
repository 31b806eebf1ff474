/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the coverage: a report, its strip, the totals, and what there is to ask. */

#include "config.h"

#include "socle-coverage-row.h"

#include "socle-coverage-strip.h"
#include "socle-coverage-wording.h"
#include "socle-format.h"
#include "socle-text-label.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

struct _SocleCoverageRow
{
  GtkBox parent_instance;

  GtkLabel *badge;           /* (unowned): template child */
  GtkLabel *title;           /* (unowned): template child */
  SocleCoverageStrip *strip; /* (unowned): template child */
  GtkLabel *totals;          /* (unowned): template child */
  GtkBox *warnings;          /* (unowned): template child */
};

G_DEFINE_FINAL_TYPE (SocleCoverageRow, socle_coverage_row, GTK_TYPE_BOX)

static void
socle_coverage_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_COVERAGE_ROW);

  G_OBJECT_CLASS (socle_coverage_row_parent_class)->dispose (object);
}

static void
socle_coverage_row_class_init (SocleCoverageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_coverage_row_dispose;

  g_type_ensure (SOCLE_TYPE_COVERAGE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-coverage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleCoverageRow, badge);
  gtk_widget_class_bind_template_child (widget_class, SocleCoverageRow, title);
  gtk_widget_class_bind_template_child (widget_class, SocleCoverageRow, strip);
  gtk_widget_class_bind_template_child (widget_class, SocleCoverageRow, totals);
  gtk_widget_class_bind_template_child (widget_class, SocleCoverageRow, warnings);
}

static void
socle_coverage_row_init (SocleCoverageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
socle_coverage_row_new (void)
{
  return g_object_new (SOCLE_TYPE_COVERAGE_ROW, NULL);
}

/* What is wrong with a year stands beside a sign; what a kind of report never does is only
 * said. */
static const char *
get_icon_name (SocleCoverageWarningKind kind)
{
  switch (kind)
    {
    case SOCLE_COVERAGE_WARNING_NO_PERIOD:
    case SOCLE_COVERAGE_WARNING_MODIFIED_OPINION:
    case SOCLE_COVERAGE_WARNING_LETTER_NO_REPORT:
    case SOCLE_COVERAGE_WARNING_LETTER_AFTER_GAP:
    case SOCLE_COVERAGE_WARNING_LETTER_BEFORE_END:
    case SOCLE_COVERAGE_WARNING_LETTER_SIGNED_EARLY:
    case SOCLE_COVERAGE_WARNING_LONG_BRIDGE:
      return "socle-gap-symbolic";
    case SOCLE_COVERAGE_WARNING_TYPE_1:
    case SOCLE_COVERAGE_WARNING_SOC_3:
    case SOCLE_COVERAGE_WARNING_TYPE_NOT_STATED:
    default:
      return "socle-info-symbolic";
    }
}

static void
add_warning (SocleCoverageRow *self, SocleCoverageWarningKind kind, const char *sentence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = socle_text_label_new (sentence, "dim-label");

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_icon_name (kind));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->warnings, box);
}

static void
show_warnings (SocleCoverageRow *self, SocleCoverage *coverage, SocleMessages *messages)
{
  GPtrArray *warnings = socle_coverage_get_warnings (coverage);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->warnings))) != NULL)
    gtk_box_remove (self->warnings, child);

  for (guint i = 0; i < warnings->len; i++)
    {
      SocleCoverageWarning *warning = g_ptr_array_index (warnings, i);
      g_autofree char *sentence = socle_coverage_wording_warning (messages, coverage, warning);

      add_warning (self, socle_coverage_warning_get_kind (warning), sentence);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), warnings->len > 0);
}

void
socle_coverage_row_show (SocleCoverageRow *self, SocleReport *report, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  SocleCoverage *coverage = socle_fiscal_get_coverage (socle_session_get_fiscal (session), report);
  g_autofree char *title = socle_wording_report_title (messages, report);
  g_autofree char *totals = socle_coverage_wording_totals (messages, coverage);

  gtk_label_set_text (self->badge, socle_wording_soc (socle_report_get_soc (report)));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->totals, totals);
  socle_coverage_strip_show (self->strip, coverage, socle_session_get_today (session), messages);
  show_warnings (self, coverage, messages);
}

/* The whole row in a sentence, for screen readers. */
char *
socle_coverage_row_dup_label (SocleReport *report, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  SocleCoverage *coverage = socle_fiscal_get_coverage (socle_session_get_fiscal (session), report);
  GPtrArray *warnings = socle_coverage_get_warnings (coverage);
  g_autofree char *title = socle_wording_report_title (messages, report);
  g_autofree char *totals = socle_coverage_wording_totals (messages, coverage);
  g_autofree char *head =
    /* Translators: read aloud for a report; {totals} is “9 months tested, 3 bridged by letter,
     * 0 uncovered” */
    socle_format (_ ("{title}: {totals}"), "title", title, "totals", totals, NULL);
  g_autoptr (GString) text = g_string_new (head);

  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *sentence =
        socle_coverage_wording_warning (messages, coverage, g_ptr_array_index (warnings, i));

      g_string_append_printf (text, ". %s", sentence);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
