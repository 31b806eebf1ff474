/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due soon. */

#include "config.h"

#include "socle-due-card.h"

#include "socle-due-row.h"
#include "socle-fiscal-work.h"
#include "socle-format.h"
#include "socle-list-rows.h"
#include "socle-text-label.h"
#include "socle-weak-data.h"

#include <glib/gi18n.h>

/* The dates are found on a thread, anew whenever the library, the fiscal year or the day
 * changes. */
struct _SocleDueCard
{
  GtkBox parent_instance;

  GtkListBox *list; /* (unowned): template child */

  SocleSession *session;     /* (owned) (nullable) */
  SocleLibrary *library;     /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of the search that goes on */
};

G_DEFINE_FINAL_TYPE (SocleDueCard, socle_due_card, GTK_TYPE_BOX)

#define N_DAYS 90
/* More are only counted. */
#define MAX_ROWS 5

static GtkWidget *
create_due_date (SocleDueCard *self, SocleDueDate *due_date)
{
  GtkWidget *child = socle_due_row_new ();
  g_autofree char *label = socle_due_row_dup_label (due_date, self->session);

  socle_due_row_show (SOCLE_DUE_ROW (child), due_date, self->session);

  return socle_list_row_new (child, label, "win.show-view", "dates");
}

static GtkWidget *
create_text (const char *text)
{
  return socle_list_row_new (socle_text_label_new (text, NULL), text, "win.show-view", "dates");
}

static void
show_dates (SocleDueCard *self, GListModel *due_dates)
{
  guint n_due_dates = g_list_model_get_n_items (due_dates);
  guint n_rows = n_due_dates > MAX_ROWS ? MAX_ROWS - 1 : n_due_dates;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (SocleDueDate) due_date = g_list_model_get_item (due_dates, i);

      gtk_list_box_append (self->list, create_due_date (self, due_date));
    }

  if (n_due_dates > n_rows)
    {
      g_autofree char *count =
        socle_messages_format_number (socle_session_get_messages (self->session),
                                      n_due_dates - n_rows);
      g_autofree char *text =
        socle_format (ngettext ("And {count} more", "And {count} more", n_due_dates - n_rows),
                      "count", count, NULL);

      gtk_list_box_append (self->list, create_text (text));
    }
  else if (n_due_dates == 0)
    gtk_list_box_append (self->list, create_text (_ ("Nothing is due; later dates follow here")));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
dates_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleDueCard) self = socle_weak_data_take (user_data);
  g_autoptr (GListModel) due_dates = socle_fiscal_find_due_dates_finish (result, NULL);

  /* A search that was given up finds nothing. */
  if (self != NULL && due_dates != NULL)
    show_dates (self, due_dates);
}

static void
update (SocleDueCard *self)
{
  const GDate *today = socle_session_get_today (self->session);
  g_autoptr (SocleDateRange) span = NULL;
  GDate last = *today;

  g_date_add_days (&last, N_DAYS);
  span = socle_date_range_new (today, &last);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  socle_fiscal_find_due_dates_async (socle_session_get_fiscal (self->session), self->library, span,
                                     self->cancellable, dates_found_cb, socle_weak_data_new (self));
}

static void
question_changed_cb (SocleDueCard *self)
{
  if (self->library != NULL)
    update (self);
}

static void
socle_due_card_dispose (GObject *object)
{
  SocleDueCard *self = SOCLE_DUE_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_DUE_CARD);
  g_clear_object (&self->library);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_due_card_parent_class)->dispose (object);
}

static void
socle_due_card_class_init (SocleDueCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_due_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOCLE_RESOURCE_PATH "/ui/widgets/socle-due-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleDueCard, list);
}

static void
socle_due_card_init (SocleDueCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Shows what a library lets us expect soon, once that is known. */
void
socle_due_card_show (SocleDueCard *self, SocleSession *session, SocleLibrary *library)
{
  if (g_set_object (&self->session, session))
    {
      g_signal_connect_object (socle_session_get_fiscal (session), "changed",
                               G_CALLBACK (question_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::today", G_CALLBACK (question_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  if (g_set_object (&self->library, library))
    update (self);
}
