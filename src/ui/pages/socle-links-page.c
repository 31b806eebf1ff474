/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every linked page of the open catalogues. */

#include "config.h"

#include "socle-links-page.h"

#include "socle-format.h"
#include "socle-link-pane.h"
#include "socle-link-row.h"
#include "socle-link-state.h"
#include "socle-list-pane.h"
#include "socle-result-factory.h"
#include "socle-result-list.h"
#include "socle-visible-text.h"
#include "socle-weak-data.h"

#include <glib/gi18n.h>

/*
 * GtkListView ← GtkNoSelection ← SocleResultList ← links of the SocleLibrary. Their
 * index is made in a thread when the page is first shown; what was there before
 * stays until it is ready.
 */
struct _SocleLinksPage
{
  SoclePage parent_instance;

  SocleListPane *list_pane;       /* (unowned): template child */
  GtkListView *list_view;         /* (unowned): template child */
  SocleLinkPane *detail;          /* (unowned): template child */
  GtkLabel *check_label;          /* (unowned): template child */
  GtkProgressBar *check_progress; /* (unowned): template child */
  GtkButton *check_button;        /* (unowned): template child */

  SocleLinkChecks *checks;     /* (owned) (nullable): until the page is first shown */
  GSignalGroup *check_signals; /* (owned) */
  SoclePortalLink *shown;      /* (owned) (nullable): in the detail */
  guint refresh_source;        /* of bringing the rows up to date, or 0 */
  GHashTable *checked;         /* (owned) (element-type utf8): whose rows are not yet */
  gboolean all_changed;        /* all rows are to be brought up to date */
  gboolean was_running;        /* when last brought up to date */

  SocleLibrary *library;     /* (owned) (nullable): what is shown, or soon will be */
  SocleResultList *results;  /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the making of the index */
};

/* How many rows a frame has time for. */
#define ROWS_AT_ONCE 4

G_DEFINE_FINAL_TYPE (SocleLinksPage, socle_links_page, SOCLE_TYPE_PAGE)

static SocleMessages *
get_messages (SocleLinksPage *self)
{
  return socle_session_get_messages (socle_page_get_session (SOCLE_PAGE (self)));
}

static void
update_count (SocleLinksPage *self)
{
  guint all = g_list_model_get_n_items (socle_result_list_get_items (self->results));
  guint total = socle_result_list_get_total (self->results);

  socle_list_pane_show_count (self->list_pane, get_messages (self), total, all,
                              total == all ? ngettext ("{count} link", "{count} links", total)
                                           : ngettext ("{count} of {all} link",
                                                       "{count} of {all} links", all));
}

static void
run_query (SocleLinksPage *self)
{
  SocleQuery query = { .text = socle_list_pane_get_search_text (self->list_pane) };

  if (socle_result_list_get_index (self->results) == NULL)
    return;

  socle_result_list_set_query (self->results, &query);
  update_count (self);
}

static void
search_changed_cb (SocleLinksPage *self)
{
  run_query (self);
  socle_list_pane_scroll_to_top (self->list_pane);
}

static void
show_all_cb (SocleLinksPage *self)
{
  socle_list_pane_clear_search (self->list_pane);
}

static GtkWidget *
create_row (gpointer user_data)
{
  return socle_link_row_new ();
}

static void
update_row (GtkWidget *row, gpointer item, gpointer user_data)
{
  SocleLinksPage *self = user_data;

  socle_link_row_show (SOCLE_LINK_ROW (row), item, self->checks, get_messages (self));
}

/* The whole row in a sentence. */
static char *
label_row (gpointer item, gpointer user_data)
{
  SocleMessages *messages = get_messages (user_data);
  g_autofree char *title =
    socle_visible_text (socle_portal_link_get_title (item, socle_messages_get_language (messages)));
  g_autofree char *address = socle_visible_text (socle_portal_link_get_url (item));
  g_autofree char *uses = socle_link_row_describe (item, messages);
  g_autofree char *state = socle_link_state_describe (SOCLE_LINKS_PAGE (user_data)->checks,
                                                      messages, socle_portal_link_get_url (item));

  if (socle_portal_link_is_mail (item))
    /* Translators: read aloud for a row of the list of links; {uses} is “Report · Not encrypted” */
    return socle_format (_ ("{title}, {uses}, {address}"), "title", title, "uses", uses, "address",
                         address, NULL);

  /* Translators: read aloud for a row of the list of links; {uses} is “Report · Not encrypted”,
   * {state} is “Found · Checked 1 February 2020, 14:05” */
  return socle_format (_ ("{title}, {uses}, {address}, {state}"), "title", title, "uses", uses,
                       "address", address, "state", state, NULL);
}

static void
show_detail (SocleLinksPage *self)
{
  if (self->shown != NULL)
    socle_link_pane_show (self->detail, self->shown, socle_page_get_session (SOCLE_PAGE (self)));
}

static void
row_activated_cb (GtkListView *list_view, guint position, SocleLinksPage *self)
{
  g_autoptr (SocleResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), position);
  SoclePortalLink *link = result != NULL ? socle_result_get_item (result) : NULL;
  GtkWidget *navigation_view;

  if (link == NULL)
    return;

  g_set_object (&self->shown, link);
  show_detail (self);
  navigation_view =
    gtk_widget_get_ancestor (GTK_WIDGET (self->list_pane), ADW_TYPE_NAVIGATION_VIEW);
  adw_navigation_view_push_by_tag (ADW_NAVIGATION_VIEW (navigation_view), "detail");
}

/* --- Checking --------------------------------------------------------------- */

/* What there is to know of all links at once, or of the run that goes on. */
static char *
describe_checks (SocleLinksPage *self)
{
  const SocleLinkCounts *counts;
  g_autofree char *problems = NULL;
  g_autofree char *changes = NULL;

  if (!socle_link_checks_get_allowed (self->checks))
    return g_strdup (_ ("Checking links is switched off in the preferences."));

  counts = self->library != NULL ? socle_link_checks_count (self->checks, self->library) : NULL;
  if (counts == NULL || counts->n_checked == 0)
    return g_strdup (_ ("Socle contacts no page by itself. Check the links when you want to know "
                        "where they lead."));

  problems = socle_link_state_describe_problems (get_messages (self), counts);
  changes = socle_link_state_describe_changes (get_messages (self), counts);

  return g_strjoin (" ", problems, changes, NULL);
}

static void
update_checks (SocleLinksPage *self)
{
  gboolean running = socle_link_checks_get_running (self->checks);
  guint n_done = socle_link_checks_get_done (self->checks);
  guint n_total = socle_link_checks_get_total (self->checks);
  g_autofree char *text = NULL;

  if (running)
    {
      g_autofree char *done = socle_messages_format_number (get_messages (self), n_done);
      g_autofree char *total = socle_messages_format_number (get_messages (self), n_total);

      text = socle_format (ngettext ("{done} of {total} link checked",
                                     "{done} of {total} links checked", n_total),
                           "done", done, "total", total, NULL);
      gtk_progress_bar_set_fraction (self->check_progress,
                                     n_total > 0 ? (double) n_done / n_total : 0);
    }
  else
    text = describe_checks (self);

  gtk_label_set_text (self->check_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->check_progress), running);
  /* The same button for both, so that the focus stays where it is. */
  gtk_button_set_label (self->check_button, running ? _ ("_Cancel") : _ ("_Check All"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->check_button),
                                  running ? "page.cancel-check" : "page.check-all");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.check-all",
                                 !running && self->library != NULL &&
                                   socle_link_checks_get_allowed (self->checks));
}

/* Whoever does not see the label hears what has been found. */
static void
announce_end (SocleLinksPage *self)
{
  gboolean running = socle_link_checks_get_running (self->checks);

  if (self->was_running && !running && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->check_label),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->was_running = running;
}

static gboolean
was_checked (gpointer item, gpointer user_data)
{
  return g_hash_table_contains (user_data, socle_portal_link_get_url (item));
}

/* Once a frame, however many results come, and only the rows that there is something new to
 * say of: a frame has no time for all of them. */
static gboolean
refresh_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SocleLinksPage *self = SOCLE_LINKS_PAGE (widget);

  self->refresh_source = 0;
  update_checks (self);
  announce_end (self);
  if (self->all_changed)
    socle_result_list_refresh (self->results);
  else
    socle_result_list_refresh_some (self->results, was_checked, self->checked);
  self->all_changed = FALSE;
  g_hash_table_remove_all (self->checked);

  return G_SOURCE_REMOVE;
}

static void
refresh_soon (SocleLinksPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = gtk_widget_add_tick_callback (GTK_WIDGET (self), refresh_cb, NULL, NULL);
}

/* All links wait now, or those that still did do so no more. */
static void
running_changed_cb (SocleLinksPage *self)
{
  if (socle_link_checks_get_done (self->checks) < socle_link_checks_get_total (self->checks))
    self->all_changed = TRUE;
  refresh_soon (self);
}

static void
checked_cb (SocleLinksPage *self, const char *address)
{
  g_hash_table_add (self->checked, g_strdup (address));
  refresh_soon (self);
  if (self->shown != NULL && g_strcmp0 (address, socle_portal_link_get_url (self->shown)) == 0)
    show_detail (self);
}

static void
check_all_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleLinksPage *self = SOCLE_LINKS_PAGE (widget);
  GListModel *links = socle_library_get_links (self->library);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) urls = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

      if (!socle_portal_link_is_mail (link))
        g_strv_builder_add (builder, socle_portal_link_get_url (link));
    }
  urls = g_strv_builder_end (builder);
  gtk_widget_activate_action (widget, "win.check-links", "^as", urls);
}

static void
cancel_check_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  socle_link_checks_cancel (SOCLE_LINKS_PAGE (widget)->checks);
}

/* Keys go to the focused row of the list, which is around the row that has the menu. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return SOCLE_IS_LINK_ROW (row) && gtk_widget_activate_action (row, "link.menu", NULL);
}

static void
make_index_in_thread (GTask *task, gpointer source, gpointer library, GCancellable *cancellable)
{
  socle_library_get_link_index (library);
  g_task_return_boolean (task, TRUE);
}

static void
index_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleLinksPage) self = socle_weak_data_take (user_data);

  /* The page may be gone, or look at another library by now. */
  if (self == NULL || !g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  socle_result_list_set_contents (self->results, socle_library_get_links (self->library),
                                  socle_library_get_link_index (self->library));
  run_query (self);
}

/* The task does not hold the page: a thread must not be the last to let go of a
 * widget. */
static void
make_index (SocleLinksPage *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  task = g_task_new (NULL, self->cancellable, index_made_cb, socle_weak_data_new (self));
  g_task_set_source_tag (task, make_index);
  g_task_set_task_data (task, g_object_ref (self->library), g_object_unref);
  g_task_run_in_thread (task, make_index_in_thread);
}

static void
socle_links_page_update (SoclePage *page)
{
  SocleLinksPage *self = SOCLE_LINKS_PAGE (page);
  SocleLibrary *library = socle_page_get_library (page);

  if (self->checks == NULL)
    {
      self->checks = g_object_ref (socle_session_get_link_checks (socle_page_get_session (page)));
      g_signal_group_set_target (self->check_signals, self->checks);
      update_checks (self);
    }

  if (library == NULL)
    {
      gboolean loading = socle_session_get_loading (socle_page_get_session (page));

      socle_list_pane_set_state (self->list_pane, loading ? SOCLE_LIST_LOADING : SOCLE_LIST_EMPTY);
      return;
    }

  if (g_set_object (&self->library, library))
    {
      if (socle_result_list_get_index (self->results) == NULL)
        socle_list_pane_set_state (self->list_pane, SOCLE_LIST_LOADING);
      make_index (self);
      update_checks (self);
    }
}

static void
socle_links_page_start_search (SoclePage *page)
{
  socle_list_pane_start_search (SOCLE_LINKS_PAGE (page)->list_pane);
}

static void
socle_links_page_dispose (GObject *object)
{
  SocleLinksPage *self = SOCLE_LINKS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->refresh_source != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->refresh_source);
  self->refresh_source = 0;
  g_clear_object (&self->check_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_LINKS_PAGE);
  g_clear_object (&self->checks);
  g_clear_object (&self->shown);
  g_clear_object (&self->results);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (socle_links_page_parent_class)->dispose (object);
}

static void
socle_links_page_finalize (GObject *object)
{
  g_hash_table_unref (SOCLE_LINKS_PAGE (object)->checked);

  G_OBJECT_CLASS (socle_links_page_parent_class)->finalize (object);
}

static void
socle_links_page_class_init (SocleLinksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_links_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = socle_links_page_finalize;
  SOCLE_PAGE_CLASS (klass)->update = socle_links_page_update;
  SOCLE_PAGE_CLASS (klass)->start_search = socle_links_page_start_search;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);

  gtk_widget_class_install_action (widget_class, "page.check-all", NULL, check_all_cb);
  gtk_widget_class_install_action (widget_class, "page.cancel-check", NULL, cancel_check_cb);

  g_type_ensure (SOCLE_TYPE_LINK_PANE);
  g_type_ensure (SOCLE_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOCLE_RESOURCE_PATH "/ui/pages/socle-links-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, check_label);
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, check_progress);
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, check_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
socle_links_page_init (SocleLinksPage *self)
{
  g_autoptr (GtkListItemFactory) factory =
    socle_result_factory_new (create_row, update_row, label_row, self);
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.check-all", FALSE);
  self->checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->check_signals = g_signal_group_new (SOCLE_TYPE_LINK_CHECKS);
  g_signal_group_connect_swapped (self->check_signals, "checked", G_CALLBACK (checked_cb), self);
  g_signal_group_connect_swapped (self->check_signals, "notify::done", G_CALLBACK (refresh_soon),
                                  self);
  g_signal_group_connect_swapped (self->check_signals, "notify::running",
                                  G_CALLBACK (running_changed_cb), self);
  g_signal_group_connect_swapped (self->check_signals, "notify::allowed", G_CALLBACK (refresh_soon),
                                  self);

  self->results = socle_result_list_new ();
  /* Four lines and two buttons are more than most rows have. */
  socle_result_list_set_step (self->results, ROWS_AT_ONCE);
  selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->results))));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, selection);
}
