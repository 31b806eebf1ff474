/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the guide: a question that opens to its answer, a term in two languages. */

#include "config.h"

#include "socle-guide-row.h"

#include "socle-detail-pane.h"
#include "socle-text-label.h"
#include "socle-visible-text.h"

static GtkWidget *
create_text (const char *text)
{
  g_autofree char *shown = socle_visible_text (text);
  GtkWidget *label = socle_text_label_new (shown, NULL);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

static GtkWidget *
create_answer (SocleQuestion *question, SocleLanguage language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *list;

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);

  for (guint i = 0; i < socle_question_get_n_paragraphs (question); i++)
    gtk_box_append (GTK_BOX (box),
                    create_text (
                      socle_text_get (socle_question_get_paragraph (question, i), language)));

  if (socle_question_get_n_references (question) == 0)
    return box;

  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < socle_question_get_n_references (question); i++)
    {
      const SocleReference *reference = socle_question_get_reference (question, i);
      g_autofree char *title = socle_visible_text (socle_text_get (reference->title, language));

      socle_detail_list_add_link (GTK_LIST_BOX (list), title, reference->url);
    }
  gtk_box_append (GTK_BOX (box), list);

  return box;
}

static void
release_question (gpointer question, GClosure *closure)
{
  g_object_unref (question);
}

/* The answer is made when it is first asked for. */
static void
expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, SocleQuestion *question)
{
  SocleLanguage language =
    (SocleLanguage) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (expander), "socle-language"));
  GtkWidget *row;

  if (!adw_expander_row_get_expanded (expander) ||
      g_object_get_data (G_OBJECT (expander), "socle-answer") != NULL)
    return;

  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), create_answer (question, language));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (expander)),
                                  -1);
  adw_expander_row_add_row (expander, row);
  g_object_set_data (G_OBJECT (expander), "socle-answer", row);
}

GtkWidget *
socle_guide_row_new_question (SocleQuestion *question, SocleMessages *messages)
{
  GtkWidget *expander = adw_expander_row_new ();
  SocleLanguage language = socle_messages_get_language (messages);
  g_autofree char *title =
    socle_visible_text (socle_text_get (socle_question_get_title (question), language));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (expander), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data (G_OBJECT (expander), "socle-language", GINT_TO_POINTER (language));
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (expanded_cb),
                         g_object_ref (question), release_question, 0);

  return expander;
}

/* One language of a term: its name above its definition. */
static GtkWidget *
create_half (SocleGlossaryTerm *term, SocleLanguage language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = create_text (socle_text_get (socle_glossary_term_get_term (term), language));
  GtkWidget *definition =
    create_text (socle_text_get (socle_glossary_term_get_definition (term), language));

  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (definition, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), definition);

  return box;
}

/* The language of the window stands first, the other beside it, until
 * socle_guide_row_set_stacked() puts it below. */
GtkWidget *
socle_guide_row_new_term (SocleGlossaryTerm *term, SocleMessages *messages)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  SocleLanguage first = socle_messages_get_language (messages);
  SocleLanguage second =
    first == SOCLE_LANGUAGE_FRENCH ? SOCLE_LANGUAGE_ENGLISH : SOCLE_LANGUAGE_FRENCH;

  gtk_box_set_homogeneous (GTK_BOX (halves), TRUE);
  gtk_widget_set_margin_top (halves, 12);
  gtk_widget_set_margin_bottom (halves, 12);
  gtk_widget_set_margin_start (halves, 12);
  gtk_widget_set_margin_end (halves, 12);
  gtk_box_append (GTK_BOX (halves), create_half (term, first));
  gtk_box_append (GTK_BOX (halves), create_half (term, second));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), halves);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  socle_text_get (socle_glossary_term_get_term (term), first),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  socle_text_get (socle_glossary_term_get_definition (term), first),
                                  -1);

  return row;
}

/* Whether the languages of a term stand one below the other, where there is no room
 * for two columns. */
void
socle_guide_row_set_stacked (GtkWidget *row, gboolean stacked)
{
  GtkWidget *halves = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (halves),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (halves), !stacked);
  gtk_box_set_spacing (GTK_BOX (halves), stacked ? 9 : 18);
}
