/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every linked page of the open catalogues. */

#include "config.h"

#include "socle-links-page.h"

#include "socle-format.h"
#include "socle-link-row.h"
#include "socle-list-pane.h"
#include "socle-result-factory.h"
#include "socle-result-list.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/*
 * GtkListView ← GtkNoSelection ← SocleResultList ← links of the SocleLibrary. Their
 * index is made in a thread when the page is first shown; what was there before
 * stays until it is ready.
 */
struct _SocleLinksPage
{
  SoclePage parent_instance;

  SocleListPane *list_pane; /* (unowned): template child */
  GtkListView *list_view;   /* (unowned): template child */

  SocleLibrary *library;     /* (owned) (nullable): what is shown, or soon will be */
  SocleResultList *results;  /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the making of the index */
};

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
  socle_link_row_show (SOCLE_LINK_ROW (row), item, get_messages (user_data));
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

  /* Translators: read aloud for a row of the list of links; {uses} is “Report · Not encrypted” */
  return socle_format (_ ("{title}, {uses}, {address}"), "title", title, "uses", uses, "address",
                       address, NULL);
}

static void
row_activated_cb (GtkListView *list_view, guint position, SocleLinksPage *self)
{
  g_autoptr (SocleResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), position);
  SoclePortalLink *link = result != NULL ? socle_result_get_item (result) : NULL;

  if (link != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-link", "s",
                                socle_portal_link_get_url (link));
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
  GWeakRef *weak = user_data;
  g_autoptr (SocleLinksPage) self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);

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
  GWeakRef *weak = g_new (GWeakRef, 1);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, self->cancellable, index_made_cb, weak);
  g_task_set_source_tag (task, make_index);
  g_task_set_task_data (task, g_object_ref (self->library), g_object_unref);
  g_task_run_in_thread (task, make_index_in_thread);
}

static void
socle_links_page_update (SoclePage *page)
{
  SocleLinksPage *self = SOCLE_LINKS_PAGE (page);
  SocleLibrary *library = socle_page_get_library (page);

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
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_LINKS_PAGE);
  g_clear_object (&self->results);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (socle_links_page_parent_class)->dispose (object);
}

static void
socle_links_page_class_init (SocleLinksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_links_page_dispose;
  SOCLE_PAGE_CLASS (klass)->update = socle_links_page_update;
  SOCLE_PAGE_CLASS (klass)->start_search = socle_links_page_start_search;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);

  g_type_ensure (SOCLE_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOCLE_RESOURCE_PATH "/ui/pages/socle-links-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, list_view);
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

  self->results = socle_result_list_new ();
  selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->results))));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, selection);
}
