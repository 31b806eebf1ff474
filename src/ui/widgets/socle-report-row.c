/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the list of reports. */

#include "config.h"

#include "socle-report-row.h"

#include "socle-intake.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

struct _SocleReportRow
{
  GtkBox parent_instance;

  GtkLabel *badge;      /* (unowned): template child */
  GtkLabel *title;      /* (unowned): template child */
  GtkLabel *subtitle;   /* (unowned): template child */
  GtkImage *superseded; /* (unowned): template child */
  SocleReport *report;  /* (owned) (nullable): what is shown */
};

G_DEFINE_FINAL_TYPE (SocleReportRow, socle_report_row, GTK_TYPE_BOX)

static SocleReport *
get_report (GtkWidget *widget)
{
  return SOCLE_REPORT_ROW (widget)->report;
}

static void
socle_report_row_dispose (GObject *object)
{
  g_clear_object (&SOCLE_REPORT_ROW (object)->report);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_REPORT_ROW);

  G_OBJECT_CLASS (socle_report_row_parent_class)->dispose (object);
}

static void
socle_report_row_class_init (SocleReportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_report_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-report-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleReportRow, badge);
  gtk_widget_class_bind_template_child (widget_class, SocleReportRow, title);
  gtk_widget_class_bind_template_child (widget_class, SocleReportRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SocleReportRow, superseded);
}

static void
socle_report_row_init (SocleReportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  socle_intake_add_drop (GTK_WIDGET (self), get_report);
}

GtkWidget *
socle_report_row_new (void)
{
  return g_object_new (SOCLE_TYPE_REPORT_ROW, NULL);
}

/* What the provider states of a report; what it does not state is left to the
 * detail pane, where there is room to say what that means. */
static char *
describe_report (SocleReport *report, SocleMessages *messages)
{
  const char *parts[4] = { NULL };
  guint n_parts = 0;
  g_autofree char *standard = socle_visible_text (socle_report_get_standard (report));

  if (socle_report_get_soc (report) != SOCLE_SOC_3)
    parts[n_parts++] = socle_wording_type (messages, socle_report_get_report_type (report));
  if (*standard != '\0')
    parts[n_parts++] = standard;
  if (socle_report_get_access (report) != SOCLE_ACCESS_NOT_STATED)
    parts[n_parts++] = socle_wording_access (messages, socle_report_get_access (report));

  return g_strjoinv (" · ", (char **) parts);
}

void
socle_report_row_show (SocleReportRow *self, SocleReport *report, SocleMessages *messages)
{
  g_autofree char *title = socle_wording_report_title (messages, report);
  g_autofree char *subtitle = describe_report (report, messages);

  g_set_object (&self->report, report);
  gtk_label_set_text (self->badge, socle_wording_soc (socle_report_get_soc (report)));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->superseded),
                          socle_report_get_superseded_by (report) != NULL);
}
