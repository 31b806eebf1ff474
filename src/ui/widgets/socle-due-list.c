/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due in the twelve months from today. */

#include "config.h"

#include "socle-due-list.h"

#include "socle-due-row.h"
#include "socle-fiscal-work.h"
#include "socle-item-target.h"
#include "socle-weak-data.h"

/*
 * The dates are found on a thread, anew whenever the library, the fiscal year or the day
 * changes.
 * A view makes its rows all at once, up to some two hundred, and that is longer than a
 * frame: so it gets them in steps.
 *
 *   SocleArrayList of SocleDueDate ──► GtkSliceListModel that grows ──► view
 */
struct _SocleDueList
{
  AdwBin parent_instance;

  GtkStack *stack;        /* (unowned): template child */
  GtkListView *list_view; /* (unowned): template child */

  SocleSession *session;     /* (owned) (nullable) */
  SocleLibrary *library;     /* (owned) (nullable) */
  GtkSliceListModel *slice;  /* (owned) */
  GListModel *due_dates;     /* (owned) (nullable): until they are found */
  GCancellable *cancellable; /* (owned) (nullable): of the search that goes on */
  guint growth;              /* the source that takes the next step */
};

typedef enum
{
  PROP_DUE_DATES = 1,
} SocleDueListProperty;

static GParamSpec *props[PROP_DUE_DATES + 1];

G_DEFINE_FINAL_TYPE (SocleDueList, socle_due_list, ADW_TYPE_BIN)

#define STEP 8
/* GtkListView keeps no more rows alive than this. */
#define MAX_LIVE_ROWS 210
#define STEP_INTERVAL_MS 16
#define N_MONTHS 12

static gboolean
growth_due_cb (gpointer user_data)
{
  SocleDueList *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->slice);

  if (size < MIN (MAX_LIVE_ROWS, g_list_model_get_n_items (self->due_dates)))
    {
      gtk_slice_list_model_set_size (self->slice, size + STEP);
      return G_SOURCE_CONTINUE;
    }

  self->growth = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

static void
show_dates (SocleDueList *self, GListModel *due_dates)
{
  gboolean any = g_list_model_get_n_items (due_dates) > 0;

  g_set_object (&self->due_dates, due_dates);
  gtk_slice_list_model_set_size (self->slice, STEP);
  gtk_slice_list_model_set_model (self->slice, due_dates);
  gtk_stack_set_visible_child_name (self->stack, any ? "dates" : "none");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DUE_DATES]);

  g_clear_handle_id (&self->growth, g_source_remove);
  self->growth =
    g_timeout_add_full (GDK_PRIORITY_REDRAW + 10, STEP_INTERVAL_MS, growth_due_cb, self, NULL);
}

static void
dates_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleDueList) self = socle_weak_data_take (user_data);
  g_autoptr (GListModel) due_dates = socle_fiscal_find_due_dates_finish (result, NULL);

  /* A search that was given up finds nothing. */
  if (self != NULL && due_dates != NULL)
    show_dates (self, due_dates);
}

static void
find_dates (SocleDueList *self)
{
  const GDate *today = socle_session_get_today (self->session);
  g_autoptr (SocleDateRange) span = NULL;
  GDate last = *today;

  g_date_add_months (&last, N_MONTHS);
  g_date_subtract_days (&last, 1);
  span = socle_date_range_new (today, &last);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  socle_fiscal_find_due_dates_async (socle_session_get_fiscal (self->session), self->library, span,
                                     self->cancellable, dates_found_cb, socle_weak_data_new (self));
}

static void
question_changed_cb (SocleDueList *self)
{
  if (self->library != NULL)
    find_dates (self);
}

/* A date of a report leads to it. */
static void
row_activated_cb (GtkListView *list_view, guint position, SocleDueList *self)
{
  g_autoptr (SocleDueDate) due_date = g_list_model_get_item (G_LIST_MODEL (self->slice), position);
  SocleReport *report = due_date != NULL ? socle_due_date_get_report (due_date) : NULL;
  g_autofree char *target = NULL;

  if (report == NULL)
    return;

  target = socle_item_target_new (G_OBJECT (report));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-item", "s", target);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SocleDueList *self)
{
  gtk_list_item_set_child (item, socle_due_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SocleDueList *self)
{
  SocleDueDate *due_date = gtk_list_item_get_item (item);
  g_autofree char *label = socle_due_row_dup_label (due_date, self->session);

  socle_due_row_show (SOCLE_DUE_ROW (gtk_list_item_get_child (item)), due_date, self->session);
  gtk_list_item_set_accessible_label (item, label);
  gtk_list_item_set_activatable (item, socle_due_date_get_report (due_date) != NULL);
}

static void
socle_due_list_dispose (GObject *object)
{
  SocleDueList *self = SOCLE_DUE_LIST (object);

  g_clear_handle_id (&self->growth, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_DUE_LIST);
  g_clear_object (&self->slice);
  g_clear_object (&self->due_dates);
  g_clear_object (&self->library);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_due_list_parent_class)->dispose (object);
}

static void
socle_due_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleDueList *self = SOCLE_DUE_LIST (object);

  switch ((SocleDueListProperty) prop_id)
    {
    case PROP_DUE_DATES:
      g_value_set_object (value, self->due_dates);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_due_list_class_init (SocleDueListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_due_list_dispose;
  object_class->get_property = socle_due_list_get_property;

  /**
   * SocleDueList:due-dates: (nullable)
   *
   * The due dates that are shown; %NULL until they are found.
   */
  props[PROP_DUE_DATES] = g_param_spec_object ("due-dates", NULL, NULL, G_TYPE_LIST_MODEL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOCLE_RESOURCE_PATH "/ui/widgets/socle-due-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleDueList, stack);
  gtk_widget_class_bind_template_child (widget_class, SocleDueList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
socle_due_list_init (SocleDueList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->slice = gtk_slice_list_model_new (NULL, 0, STEP);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->slice)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/* Shows what is due according to a library. */
void
socle_due_list_show (SocleDueList *self, SocleSession *session, SocleLibrary *library)
{
  if (g_set_object (&self->session, session))
    {
      g_signal_connect_object (socle_session_get_fiscal (session), "changed",
                               G_CALLBACK (question_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::today", G_CALLBACK (question_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  if (g_set_object (&self->library, library))
    find_dates (self);
}

GListModel *
socle_due_list_get_due_dates (SocleDueList *self)
{
  return self->due_dates;
}
