/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for a due date: what happens, to what, and when. */

#include "config.h"

#include "socle-due-row.h"

#include "socle-calendar-wording.h"
#include "socle-coverage-wording.h"
#include "socle-format.h"

#include <glib/gi18n.h>

struct _SocleDueRow
{
  GtkBox parent_instance;

  GtkLabel *kind;     /* (unowned): template child */
  GtkLabel *subject;  /* (unowned): template child */
  GtkLabel *distance; /* (unowned): template child */
  GtkLabel *date;     /* (unowned): template child */
};

G_DEFINE_FINAL_TYPE (SocleDueRow, socle_due_row, GTK_TYPE_BOX)

static void
socle_due_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_DUE_ROW);

  G_OBJECT_CLASS (socle_due_row_parent_class)->dispose (object);
}

static void
socle_due_row_class_init (SocleDueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_due_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOCLE_RESOURCE_PATH "/ui/widgets/socle-due-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleDueRow, kind);
  gtk_widget_class_bind_template_child (widget_class, SocleDueRow, subject);
  gtk_widget_class_bind_template_child (widget_class, SocleDueRow, distance);
  gtk_widget_class_bind_template_child (widget_class, SocleDueRow, date);
}

static void
socle_due_row_init (SocleDueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
socle_due_row_new (void)
{
  return g_object_new (SOCLE_TYPE_DUE_ROW, NULL);
}

/* The report or group, and the days it is about. */
static char *
describe_subject (SocleDueDate *due_date, SocleMessages *messages)
{
  SocleDateRange *range = socle_due_date_get_range (due_date);
  g_autofree char *subject = socle_calendar_wording_subject (messages, due_date);
  g_autofree char *days = range != NULL ? socle_coverage_wording_range (messages, range) : NULL;

  if (days == NULL)
    return g_steal_pointer (&subject);
  if (*subject == '\0')
    return g_steal_pointer (&days);

  return g_strconcat (subject, " · ", days, NULL);
}

void
socle_due_row_show (SocleDueRow *self, SocleDueDate *due_date, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  const GDate *day = socle_due_date_get_date (due_date);
  g_autofree char *subject = describe_subject (due_date, messages);
  g_autofree char *date = socle_messages_format_date (messages, day);
  g_autofree char *distance =
    socle_calendar_wording_distance (messages, socle_session_get_today (session), day);

  gtk_label_set_text (self->kind,
                      socle_calendar_wording_kind (messages, socle_due_date_get_kind (due_date)));
  gtk_label_set_text (self->subject, subject);
  gtk_widget_set_visible (GTK_WIDGET (self->subject), *subject != '\0');
  gtk_label_set_text (self->distance, distance);
  gtk_label_set_text (self->date, date);
}

/* The whole row in a sentence, for screen readers. */
char *
socle_due_row_dup_label (SocleDueDate *due_date, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  const GDate *day = socle_due_date_get_date (due_date);
  g_autofree char *title = socle_calendar_wording_title (messages, due_date);
  g_autofree char *date = socle_messages_format_date (messages, day);
  g_autofree char *distance =
    socle_calendar_wording_distance (messages, socle_session_get_today (session), day);

  /* Translators: read aloud for a due date; {title} is such as “Report expected: …”, {distance}
   * such as “In 12 days” */
  return socle_format (_ ("{title}. {distance}, {date}"), "title", title, "distance", distance,
                       "date", date, NULL);
}
