/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SOC reports are: articles, the providers' answers, glossary, reading. */

#include "config.h"

#include "socle-guide-page.h"

#include "socle-detail-pane.h"
#include "socle-format.h"
#include "socle-glossary-term.h"
#include "socle-guide-row.h"
#include "socle-list-pane.h"
#include "socle-list-rows.h"
#include "socle-search-key.h"
#include "socle-text-label.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * The page is made of a few lists, filled when it is first shown: with as many rows at a
 * time as fit in a frame. A search hides the rows that do not have its words, and lists
 * that have no row left.
 */
struct _SocleGuidePage
{
  SoclePage parent_instance;

  SocleListPane *list_pane; /* (unowned): template child */
  GtkBox *sections;         /* (unowned): template child */
  GtkListBox *glossary;     /* (unowned) (nullable): in sections, until they are filled anew */
  GQueue entries;           /* (owned) (element-type Entry): that are to become rows */
  guint filling;            /* the source that makes the next ones, or 0 */

  SocleLibrary *library; /* (owned) (nullable): what is shown */
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (SocleGuidePage, socle_guide_page, SOCLE_TYPE_PAGE)

/* A list is for reading: of a thousand providers' questions the first ones are
 * shown, and a search goes through those. */
#define MAX_ROWS 200
/* So many links are looked through for those to read. */
#define MAX_LINKS 2000

/* How many rows fit in a frame, and how long that is. */
#define ROWS_PER_STEP 6
#define STEP_INTERVAL_MS 16

/* What is to become a row. */
typedef struct
{
  GtkListBox *list; /* (unowned): a section */
  GObject *item;    /* (owned): a question, a term or a link */
} Entry;

/* Where a row keeps what a search looks at. */
#define KEY "socle-search-key"

static SocleMessages *
get_messages (SocleGuidePage *self)
{
  return socle_session_get_messages (socle_page_get_session (SOCLE_PAGE (self)));
}

static void
add_key (GString *key, SocleText *text)
{
  for (int language = 0; language < SOCLE_N_LANGUAGES; language++)
    {
      g_string_append_c (key, '\n');
      socle_search_key_append (key, socle_text_get (text, (SocleLanguage) language));
    }
}

static void
set_key (GtkWidget *row, GString *key)
{
  g_object_set_data_full (G_OBJECT (row), KEY, g_string_free_and_steal (key), g_free);
}

static GtkListBox *
add_section (SocleGuidePage *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = socle_boxed_list_new (title);

  gtk_box_append (GTK_BOX (box), socle_text_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->sections, box);

  return GTK_LIST_BOX (list);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->item);
  g_free (entry);
}

/* Takes down the items of a list for a section that has some already; returns how many it
 * has now. */
static guint
take_down (SocleGuidePage *self, GtkListBox *list, guint n_rows, GListModel *items)
{
  guint n_items = MIN (g_list_model_get_n_items (items), MAX_ROWS - n_rows);

  for (guint i = 0; i < n_items; i++)
    {
      Entry *entry = g_new (Entry, 1);

      entry->list = list;
      entry->item = g_list_model_get_item (items, i);
      g_queue_push_tail (&self->entries, entry);
    }

  return n_rows + n_items;
}

static void
add_question (SocleGuidePage *self, GtkListBox *list, SocleQuestion *question)
{
  GtkWidget *row = socle_guide_row_new_question (question, get_messages (self));
  GString *key = g_string_new (NULL);

  add_key (key, socle_question_get_title (question));
  for (guint i = 0; i < socle_question_get_n_paragraphs (question); i++)
    add_key (key, socle_question_get_paragraph (question, i));
  for (guint i = 0; i < socle_question_get_n_references (question); i++)
    add_key (key, socle_question_get_reference (question, i)->title);
  set_key (row, key);
  gtk_list_box_append (list, row);
}

static void
add_term (SocleGuidePage *self, GtkListBox *list, SocleGlossaryTerm *term)
{
  const char *const *synonyms = socle_glossary_term_get_synonyms (term);
  GtkWidget *row = socle_guide_row_new_term (term, get_messages (self));
  GString *key = g_string_new (NULL);

  add_key (key, socle_glossary_term_get_term (term));
  add_key (key, socle_glossary_term_get_definition (term));
  for (guint i = 0; synonyms != NULL && synonyms[i] != NULL; i++)
    {
      g_string_append_c (key, '\n');
      socle_search_key_append (key, synonyms[i]);
    }
  set_key (row, key);
  socle_guide_row_set_stacked (row, socle_page_get_narrow (SOCLE_PAGE (self)));
  gtk_list_box_append (list, row);
}

static void
add_resource (SocleGuidePage *self, GtkListBox *list, SoclePortalLink *link)
{
  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    {
      const SocleLinkUse *use = socle_portal_link_get_use (link, i);
      GString *key;
      g_autofree char *title = NULL;

      if (use->kind != SOCLE_LINK_RESOURCE)
        continue;

      title = socle_visible_text (
        socle_text_get (use->title, socle_messages_get_language (get_messages (self))));
      socle_detail_list_add_link (list, title, socle_portal_link_get_url (link));
      key = g_string_new (NULL);
      add_key (key, use->title);
      set_key (gtk_widget_get_last_child (GTK_WIDGET (list)), key);
      return;
    }
}

static gboolean
is_resource (SoclePortalLink *link)
{
  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    if (socle_portal_link_get_use (link, i)->kind == SOCLE_LINK_RESOURCE)
      return TRUE;

  return FALSE;
}

/* Of the links of a library, which are many, the first ones to read. */
static GListModel *
find_resources (SocleGuidePage *self)
{
  GListModel *links = socle_library_get_links (self->library);
  guint n_links = MIN (g_list_model_get_n_items (links), MAX_LINKS);
  GListStore *resources = g_list_store_new (SOCLE_TYPE_PORTAL_LINK);

  for (guint i = 0; i < n_links; i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

      if (is_resource (link))
        g_list_store_append (resources, link);
    }

  return G_LIST_MODEL (resources);
}

/* The lists that come from the catalogues, one of each kind for all of them. */
static void
take_down_catalogues (SocleGuidePage *self)
{
  GListModel *catalogues = socle_library_get_catalogues (self->library);
  GtkListBox *audits = add_section (self, _ ("Providers and Their Audits"));
  GtkListBox *questions = add_section (self, _ ("Questions to Providers"));
  g_autoptr (GListModel) resources = find_resources (self);
  guint n_catalogues = MIN (g_list_model_get_n_items (catalogues), MAX_ROWS);
  guint n_audits = 0;
  guint n_questions = 0;

  for (guint i = 0; i < n_catalogues; i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      n_audits = take_down (self, audits, n_audits, socle_catalogue_get_guide (catalogue));
    }
  for (guint i = 0; i < n_catalogues; i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      n_questions =
        take_down (self, questions, n_questions, socle_catalogue_get_questions (catalogue));
    }
  take_down (self, add_section (self, _ ("Further Reading")), 0, resources);
}

/* Two columns where there is room for them. */
static void
narrow_changed_cb (SocleGuidePage *self)
{
  gboolean narrow = socle_page_get_narrow (SOCLE_PAGE (self));

  for (GtkWidget *row =
         self->glossary != NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->glossary)) : NULL;
       row != NULL; row = gtk_widget_get_next_sibling (row))
    socle_guide_row_set_stacked (row, narrow);
}

static gboolean
row_matches (GtkWidget *row, char **words)
{
  const char *key = g_object_get_data (G_OBJECT (row), KEY);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (key, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Shows the rows of one section that match; returns how many do. */
static guint
filter_section (GtkWidget *section, char **words)
{
  GtkWidget *list = gtk_widget_get_last_child (section);
  guint count = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean matches = row_matches (row, words);

      gtk_widget_set_visible (row, matches);
      count += matches;
    }
  gtk_widget_set_visible (section, count > 0);

  return count;
}

static void
apply_search (SocleGuidePage *self)
{
  g_autofree char *key = socle_search_key_new (socle_list_pane_get_search_text (self->list_pane));
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  guint count = 0;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  for (GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->sections));
       section != NULL; section = gtk_widget_get_next_sibling (section))
    count += filter_section (section, words);

  /* Nothing is said of what is still coming. */
  if (self->filling != 0)
    {
      socle_list_pane_set_state (self->list_pane, SOCLE_LIST_SHOWN);
      return;
    }

  number = socle_messages_format_number (get_messages (self), count);
  text = socle_format (ngettext ("{count} entry", "{count} entries", count), "count", number, NULL);
  socle_list_pane_set_state (self->list_pane, count > 0 ? SOCLE_LIST_SHOWN : SOCLE_LIST_NO_RESULTS);
  socle_list_pane_set_count_text (self->list_pane, text);
}

static void
add_row (SocleGuidePage *self, const Entry *entry)
{
  if (SOCLE_IS_QUESTION (entry->item))
    add_question (self, entry->list, SOCLE_QUESTION (entry->item));
  else if (SOCLE_IS_GLOSSARY_TERM (entry->item))
    add_term (self, entry->list, SOCLE_GLOSSARY_TERM (entry->item));
  else
    add_resource (self, entry->list, SOCLE_PORTAL_LINK (entry->item));
}

/* Makes the next rows. */
static gboolean
filling_due_cb (gpointer user_data)
{
  SocleGuidePage *self = user_data;

  for (guint i = 0; i < ROWS_PER_STEP && !g_queue_is_empty (&self->entries); i++)
    {
      Entry *entry = g_queue_pop_head (&self->entries);

      add_row (self, entry);
      entry_free (entry);
    }

  if (g_queue_is_empty (&self->entries))
    self->filling = 0;
  apply_search (self);

  return self->filling != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
stop_filling (SocleGuidePage *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  g_queue_clear_full (&self->entries, entry_free);
}

static void
fill (SocleGuidePage *self)
{
  SocleGuide *guide = socle_session_get_guide (socle_page_get_session (SOCLE_PAGE (self)));
  GtkWidget *child;

  stop_filling (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);

  take_down (self, add_section (self, _ ("SOC Reports Explained")), 0,
             socle_guide_get_articles (guide));
  if (self->library != NULL)
    take_down_catalogues (self);
  self->glossary = add_section (self, _ ("Glossary, English and French"));
  take_down (self, self->glossary, 0, socle_guide_get_glossary (guide));
  self->filling =
    g_timeout_add_full (GDK_PRIORITY_REDRAW + 10, STEP_INTERVAL_MS, filling_due_cb, self, NULL);
}

static void
search_changed_cb (SocleGuidePage *self)
{
  if (self->filled)
    apply_search (self);
}

static void
show_all_cb (SocleGuidePage *self)
{
  socle_list_pane_clear_search (self->list_pane);
}

/* The guide is there before any catalogue is. */
static void
socle_guide_page_update (SoclePage *page)
{
  SocleGuidePage *self = SOCLE_GUIDE_PAGE (page);

  if (!g_set_object (&self->library, socle_page_get_library (page)) && self->filled)
    return;

  self->filled = TRUE;
  fill (self);
}

static void
socle_guide_page_start_search (SoclePage *page)
{
  socle_list_pane_start_search (SOCLE_GUIDE_PAGE (page)->list_pane);
}

static void
socle_guide_page_dispose (GObject *object)
{
  SocleGuidePage *self = SOCLE_GUIDE_PAGE (object);

  stop_filling (self);
  self->glossary = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_GUIDE_PAGE);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (socle_guide_page_parent_class)->dispose (object);
}

static void
socle_guide_page_class_init (SocleGuidePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_guide_page_dispose;
  SOCLE_PAGE_CLASS (klass)->update = socle_guide_page_update;
  SOCLE_PAGE_CLASS (klass)->start_search = socle_guide_page_start_search;

  g_type_ensure (SOCLE_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOCLE_RESOURCE_PATH "/ui/pages/socle-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleGuidePage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SocleGuidePage, sections);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
socle_guide_page_init (SocleGuidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed_cb), NULL);
}
