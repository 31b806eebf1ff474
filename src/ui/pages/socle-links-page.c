/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every linked page of the open catalogues. */

#include "config.h"

#include "socle-links-page.h"

#include "socle-format.h"
#include "socle-link-row.h"
#include "socle-list-pane.h"
#include "socle-search-key.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * GtkListView ← GtkNoSelection ← GtkFilterListModel ← links of the SocleLibrary.
 * The filter works on in the background, so that a long list never holds up the
 * window; the count follows it.
 */
struct _SocleLinksPage
{
  SoclePage parent_instance;

  SocleListPane *list_pane; /* (unowned): template child */
  GtkListView *list_view;   /* (unowned): template child */

  SocleLibrary *library;      /* (owned) (nullable): what is shown */
  GtkFilterListModel *shown;  /* (owned) */
  GtkCustomFilter *filter;    /* (unowned): of shown */
  char *key;                  /* (owned): what is searched for, folded */
};

G_DEFINE_FINAL_TYPE (SocleLinksPage, socle_links_page, SOCLE_TYPE_PAGE)

static SocleMessages *
get_messages (SocleLinksPage *self)
{
  return socle_session_get_messages (socle_page_get_session (SOCLE_PAGE (self)));
}

/* A link is found by its address, and by whatever it is called anywhere. */
static gboolean
match_link (gpointer item, gpointer user_data)
{
  SocleLinksPage *self = user_data;
  SoclePortalLink *link = item;
  g_autoptr (GString) key = NULL;

  if (*self->key == '\0')
    return TRUE;

  key = g_string_new (NULL);
  socle_search_key_append (key, socle_portal_link_get_url (link));
  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    for (int language = 0; language < SOCLE_N_LANGUAGES; language++)
      {
        g_string_append_c (key, '\n');
        socle_search_key_append (key, socle_text_get (socle_portal_link_get_use (link, i)->title,
                                                      (SocleLanguage) language));
      }

  return strstr (key->str, self->key) != NULL;
}

static void
update_count (SocleLinksPage *self)
{
  guint all, total;
  g_autofree char *count = NULL;
  g_autofree char *of = NULL;
  g_autofree char *text = NULL;

  if (self->library == NULL)
    return;

  all = g_list_model_get_n_items (socle_library_get_links (self->library));
  total = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  count = socle_messages_format_number (get_messages (self), total);
  of = socle_messages_format_number (get_messages (self), all);
  text = total == all
           ? socle_format (ngettext ("{count} link", "{count} links", total), "count", count, NULL)
           : socle_format (ngettext ("{count} of {all} link", "{count} of {all} links", all),
                           "count", count, "all", of, NULL);

  socle_list_pane_set_count_text (self->list_pane, text);
  if (total > 0)
    socle_list_pane_set_state (self->list_pane, SOCLE_LIST_SHOWN);
  else if (gtk_filter_list_model_get_pending (self->shown) == 0)
    socle_list_pane_set_state (self->list_pane,
                               all == 0 ? SOCLE_LIST_EMPTY : SOCLE_LIST_NO_RESULTS);
}

static void
search_changed_cb (SocleLinksPage *self)
{
  g_free (self->key);
  self->key = socle_search_key_new (socle_list_pane_get_search_text (self->list_pane));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_count (self);
}

static void
show_all_cb (SocleLinksPage *self)
{
  socle_list_pane_clear_search (self->list_pane);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SocleLinksPage *self)
{
  gtk_list_item_set_child (item, socle_link_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SocleLinksPage *self)
{
  SoclePortalLink *link = gtk_list_item_get_item (item);
  SocleMessages *messages = get_messages (self);
  g_autofree char *title = socle_visible_text (
    socle_portal_link_get_title (link, socle_messages_get_language (messages)));
  g_autofree char *uses = socle_link_row_describe (link, messages);

  socle_link_row_show (SOCLE_LINK_ROW (gtk_list_item_get_child (item)), link, messages);
  gtk_list_item_set_accessible_label (item, title);
  gtk_list_item_set_accessible_description (item, uses);
}

static void
row_activated_cb (GtkListView *list_view, guint position, SocleLinksPage *self)
{
  g_autoptr (SoclePortalLink) link = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-link", "s",
                              socle_portal_link_get_url (link));
}

static void
socle_links_page_update (SoclePage *page)
{
  SocleLinksPage *self = SOCLE_LINKS_PAGE (page);
  SocleLibrary *library = socle_page_get_library (page);

  if (library == NULL)
    {
      gboolean loading = socle_session_get_loading (socle_page_get_session (page));

      socle_list_pane_set_state (self->list_pane,
                                 loading ? SOCLE_LIST_LOADING : SOCLE_LIST_EMPTY);
      return;
    }

  if (g_set_object (&self->library, library))
    {
      gtk_filter_list_model_set_model (self->shown, socle_library_get_links (library));
      update_count (self);
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

  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_LINKS_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (socle_links_page_parent_class)->dispose (object);
}

static void
socle_links_page_finalize (GObject *object)
{
  g_free (SOCLE_LINKS_PAGE (object)->key);

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

  g_type_ensure (SOCLE_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, SOCLE_RESOURCE_PATH "/ui/pages/socle-links-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SocleLinksPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
socle_links_page_init (SocleLinksPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->key = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (match_link, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  gtk_filter_list_model_set_incremental (self->shown, TRUE);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "notify::pending", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), self);
  selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, selection);
  g_signal_connect (self->list_view, "activate", G_CALLBACK (row_activated_cb), self);
}
