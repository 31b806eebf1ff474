/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fiscal year that is looked at: the one before, the one after, or any days. */

#include "config.h"

#include "socle-year-chooser.h"

#include "socle-coverage-wording.h"
#include "socle-date-entry.h"
#include "socle-format.h"

#include <glib/gi18n.h>

struct _SocleYearChooser
{
  GtkBox parent_instance;

  GtkButton *previous_button; /* (unowned): template child */
  GtkMenuButton *year_button; /* (unowned): template child */
  GtkButton *next_button;     /* (unowned): template child */
  GtkPopover *popover;        /* (unowned): template child */
  SocleDateEntry *from_entry; /* (unowned): template child */
  SocleDateEntry *to_entry;   /* (unowned): template child */
  GtkLabel *problem_label;    /* (unowned): template child */
  GtkButton *current_button;  /* (unowned): template child */

  SocleSession *session; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleYearChooser, socle_year_chooser, GTK_TYPE_BOX)

static SocleFiscal *
get_fiscal (SocleYearChooser *self)
{
  return socle_session_get_fiscal (self->session);
}

static void
show_problem (SocleYearChooser *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
fiscal_changed_cb (SocleYearChooser *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  SocleFiscal *fiscal = get_fiscal (self);
  SocleDateRange *year = socle_fiscal_get_year (fiscal);
  g_autofree char *name = socle_coverage_wording_year (messages, year);
  g_autofree char *days = socle_coverage_wording_range (messages, year);

  gtk_menu_button_set_label (self->year_button, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->year_button), days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->year_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, days, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous_button), socle_fiscal_can_step (fiscal, -1));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), socle_fiscal_can_step (fiscal, 1));
  gtk_widget_set_sensitive (GTK_WIDGET (self->current_button), !socle_fiscal_is_current (fiscal));
  socle_date_entry_set_date (self->from_entry, socle_date_range_get_from (year));
  socle_date_entry_set_date (self->to_entry, socle_date_range_get_to (year));
  show_problem (self, NULL);
}

static void
popover_shown_cb (SocleYearChooser *self)
{
  if (self->session != NULL)
    fiscal_changed_cb (self);
}

static void
previous_clicked_cb (SocleYearChooser *self)
{
  socle_fiscal_step (get_fiscal (self), -1);
}

static void
next_clicked_cb (SocleYearChooser *self)
{
  socle_fiscal_step (get_fiscal (self), 1);
}

static void
current_clicked_cb (SocleYearChooser *self)
{
  gtk_popover_popdown (self->popover);
  socle_fiscal_set_year (get_fiscal (self), NULL);
}

/* Both days together make a year, or a sentence on why they do not. */
static void
days_changed_cb (SocleYearChooser *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  const GDate *from = socle_date_entry_get_date (self->from_entry);
  const GDate *to = socle_date_entry_get_date (self->to_entry);
  g_autoptr (SocleDateRange) year = socle_date_range_new (from, to);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *problem = NULL;

  if (year != NULL && socle_fiscal_set_year (get_fiscal (self), year))
    {
      show_problem (self, NULL);
      return;
    }

  first = socle_messages_format_date (messages, from);
  last = socle_messages_format_date (messages, to);
  problem =
    socle_format (year == NULL
                    ? _ ("The last day, {to}, is before the first, {from}.")
                    /* Translators: {from} and {to} are dates */
                    : _ ("From {from} to {to} is too long for a fiscal year; three years is most."),
                  "from", first, "to", last, NULL);
  show_problem (self, problem);
}

static void
socle_year_chooser_dispose (GObject *object)
{
  SocleYearChooser *self = SOCLE_YEAR_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_YEAR_CHOOSER);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_year_chooser_parent_class)->dispose (object);
}

static void
socle_year_chooser_class_init (SocleYearChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_year_chooser_dispose;

  g_type_ensure (SOCLE_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-year-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleYearChooser, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SocleYearChooser, year_button);
  gtk_widget_class_bind_template_child (widget_class, SocleYearChooser, next_button);
  gtk_widget_class_bind_template_child (widget_class, SocleYearChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, SocleYearChooser, from_entry);
  gtk_widget_class_bind_template_child (widget_class, SocleYearChooser, to_entry);
  gtk_widget_class_bind_template_child (widget_class, SocleYearChooser, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SocleYearChooser, current_button);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, current_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_changed_cb);
}

static void
socle_year_chooser_init (SocleYearChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* To be called once. */
void
socle_year_chooser_set_session (SocleYearChooser *self, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);

  g_set_object (&self->session, session);
  socle_date_entry_set_messages (self->from_entry, messages);
  socle_date_entry_set_messages (self->to_entry, messages);
  g_signal_connect_object (get_fiscal (self), "changed", G_CALLBACK (fiscal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fiscal_changed_cb (self);
}
