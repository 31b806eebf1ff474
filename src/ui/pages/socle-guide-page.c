/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SOC reports are: articles, the providers' answers, glossary, reading. */

#include "config.h"

#include "socle-guide-page.h"

#include "socle-detail-pane.h"
#include "socle-format.h"
#include "socle-glossary-term.h"
#include "socle-guide-row.h"
#include "socle-list-pane.h"
#include "socle-search-key.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * The page is made of a few lists, filled when it is first shown. A search hides
 * the rows that do not have its words, and lists that have no row left.
 */
struct _SocleGuidePage
{
  SoclePage parent_instance;

  SocleListPane *list_pane; /* (unowned): template child */
  GtkBox *sections;         /* (unowned): template child */
  GtkListBox *glossary;     /* (unowned) (nullable): in sections, until they are filled anew */

  SocleLibrary *library; /* (owned) (nullable): what is shown */
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (SocleGuidePage, socle_guide_page, SOCLE_TYPE_PAGE)

/* A list is for reading: of a thousand providers' questions the first ones are
 * shown, and a search goes through those. */
#define MAX_ROWS 200

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
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->sections, box);

  return GTK_LIST_BOX (list);
}

static guint
count_rows (GtkListBox *list)
{
  guint count = 0;

  while (gtk_list_box_get_row_at_index (list, (int) count) != NULL)
    count++;

  return count;
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
add_questions (SocleGuidePage *self, GtkListBox *list, GListModel *questions)
{
  for (guint i = 0; i < g_list_model_get_n_items (questions) && count_rows (list) < MAX_ROWS; i++)
    {
      g_autoptr (SocleQuestion) question = g_list_model_get_item (questions, i);

      add_question (self, list, question);
    }
}

static void
add_terms (SocleGuidePage *self, GtkListBox *list, GListModel *terms)
{
  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      g_autoptr (SocleGlossaryTerm) term = g_list_model_get_item (terms, i);
      const char *const *synonyms = socle_glossary_term_get_synonyms (term);
      GtkWidget *row = socle_guide_row_new_term (term, get_messages (self));
      GString *key = g_string_new (NULL);

      add_key (key, socle_glossary_term_get_term (term));
      add_key (key, socle_glossary_term_get_definition (term));
      for (guint j = 0; synonyms != NULL && synonyms[j] != NULL; j++)
        {
          g_string_append_c (key, '\n');
          socle_search_key_append (key, synonyms[j]);
        }
      set_key (row, key);
      gtk_list_box_append (list, row);
    }
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

/* The lists that come from the catalogues, one of each kind for all of them. */
static void
add_catalogues (SocleGuidePage *self)
{
  GListModel *catalogues = socle_library_get_catalogues (self->library);
  GListModel *links = socle_library_get_links (self->library);
  GtkListBox *audits = add_section (self, _("Providers and Their Audits"));
  GtkListBox *questions = add_section (self, _("Questions to Providers"));
  GtkListBox *resources = add_section (self, _("Further Reading"));

  for (guint i = 0; i < MIN (g_list_model_get_n_items (catalogues), MAX_ROWS); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      add_questions (self, audits, socle_catalogue_get_guide (catalogue));
      add_questions (self, questions, socle_catalogue_get_questions (catalogue));
    }

  for (guint i = 0;
       i < g_list_model_get_n_items (links) && count_rows (resources) < MAX_ROWS && i < 2000; i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

      add_resource (self, resources, link);
    }
}

/* Two columns where there is room for them. */
static void
narrow_changed_cb (SocleGuidePage *self)
{
  gboolean narrow = socle_page_get_narrow (SOCLE_PAGE (self));

  for (GtkWidget *row = self->glossary != NULL
                          ? gtk_widget_get_first_child (GTK_WIDGET (self->glossary))
                          : NULL;
       row != NULL; row = gtk_widget_get_next_sibling (row))
    socle_guide_row_set_stacked (row, narrow);
}

static void
fill (SocleGuidePage *self)
{
  SocleGuide *guide = socle_session_get_guide (socle_page_get_session (SOCLE_PAGE (self)));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);

  add_questions (self, add_section (self, _("SOC Reports Explained")),
                 socle_guide_get_articles (guide));
  if (self->library != NULL)
    add_catalogues (self);
  self->glossary = add_section (self, _("Glossary, English and French"));
  add_terms (self, self->glossary, socle_guide_get_glossary (guide));
  narrow_changed_cb (self);
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

  number = socle_messages_format_number (get_messages (self), count);
  text = socle_format (ngettext ("{count} entry", "{count} entries", count), "count", number, NULL);
  socle_list_pane_set_state (self->list_pane,
                             count > 0 ? SOCLE_LIST_SHOWN : SOCLE_LIST_NO_RESULTS);
  socle_list_pane_set_count_text (self->list_pane, text);
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
  apply_search (self);
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
  gtk_widget_class_set_template_from_resource (
    widget_class, SOCLE_RESOURCE_PATH "/ui/pages/socle-guide-page.ui");
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
