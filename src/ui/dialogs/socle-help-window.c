/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: topics at the side, one of them to read. */

#include "config.h"

#include "socle-help-window.h"

#include "socle-help.h"
#include "socle-list-rows.h"
#include "socle-search-key.h"
#include "socle-text-label.h"

#include <string.h>

/*
 * A window of its own, so that it can be read beside what it is about. What it shows comes
 * with the program: a sandbox has no help viewer, and a desktop need not have one.
 */
struct _SocleHelpWindow
{
  AdwWindow parent_instance;

  AdwNavigationSplitView *split_view; /* (unowned): template child */
  GtkSearchEntry *search_entry;       /* (unowned): template child */
  GtkListBox *topics;                 /* (unowned): template child */
  AdwNavigationPage *topic_page;      /* (unowned): template child */
  GtkScrolledWindow *scrolled_window; /* (unowned): template child */
  GtkBox *article;                    /* (unowned): template child */

  SocleHelp *help;         /* (owned) */
  SocleMessages *messages; /* (owned) (nullable) */
  GStrv words;             /* (owned) (nullable): what is searched for */
};

G_DEFINE_FINAL_TYPE (SocleHelpWindow, socle_help_window, ADW_TYPE_WINDOW)

/* Where a row keeps what a search looks at. */
#define KEY "socle-search-key"

static const char *
get_text (SocleHelpWindow *self, SocleText *text)
{
  return socle_text_get (text, socle_messages_get_language (self->messages));
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = socle_text_label_new (text, css_class);

  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static void
add_paragraphs (SocleHelpWindow *self, GPtrArray *texts, const char *css_class)
{
  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (self->article, create_label (get_text (self, texts->pdata[i]), css_class));
}

static GtkWidget *
create_step (SocleHelpWindow *self, SocleText *text, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *count = socle_messages_format_number (self->messages, number);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", count, get_text (self, text));
  GtkWidget *badge = gtk_label_new (count);
  GtkWidget *label = create_label (get_text (self, text), NULL);

  gtk_widget_add_css_class (badge, "dim-label");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 15);
  gtk_widget_set_margin_end (box, 15);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), label);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static void
add_steps (SocleHelpWindow *self, const SocleHelpTopic *topic)
{
  GtkWidget *list = socle_boxed_list_new (get_text (self, topic->title));

  for (guint i = 0; i < topic->steps->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_step (self, topic->steps->pdata[i], i + 1));
  gtk_box_append (self->article, list);
}

static void
show_topic (SocleHelpWindow *self, guint index)
{
  const SocleHelpTopic *topic = socle_help_get_topic (self->help, index);
  GtkWidget *title =
    g_object_new (GTK_TYPE_LABEL, "label", get_text (self, topic->title), "xalign", 0.0, "wrap",
                  TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->article))) != NULL)
    gtk_box_remove (self->article, child);

  gtk_widget_add_css_class (title, "title-1");
  gtk_widget_set_margin_bottom (title, 6);
  gtk_box_append (self->article, title);
  add_paragraphs (self, topic->body, NULL);
  if (topic->steps->len > 0)
    add_steps (self, topic);
  add_paragraphs (self, topic->notes, "dim-label");

  adw_navigation_page_set_title (self->topic_page, get_text (self, topic->title));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  gtk_list_box_select_row (self->topics, gtk_list_box_get_row_at_index (self->topics, (int) index));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
topic_activated_cb (GtkListBox *topics, GtkListBoxRow *row, SocleHelpWindow *self)
{
  show_topic (self, (guint) gtk_list_box_row_get_index (row));
}

/* --- Search --- */

static void
add_texts (SocleHelpWindow *self, GString *key, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      g_string_append_c (key, '\n');
      socle_search_key_append (key, get_text (self, texts->pdata[i]));
    }
}

static char *
dup_key (SocleHelpWindow *self, const SocleHelpTopic *topic)
{
  GString *key = g_string_new (NULL);

  socle_search_key_append (key, get_text (self, topic->title));
  add_texts (self, key, topic->body);
  add_texts (self, key, topic->steps);
  add_texts (self, key, topic->notes);

  return g_string_free_and_steal (key);
}

static gboolean
topic_matches (GtkListBoxRow *row, gpointer user_data)
{
  SocleHelpWindow *self = user_data;
  const char *key = g_object_get_data (G_OBJECT (row), KEY);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (key, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
search_changed_cb (SocleHelpWindow *self)
{
  g_autofree char *key =
    socle_search_key_new (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  g_strfreev (self->words);
  self->words = g_strsplit (key, " ", -1);
  gtk_list_box_invalidate_filter (self->topics);
}

/* Return opens the first topic that was found. */
static void
search_activated_cb (SocleHelpWindow *self)
{
  search_changed_cb (self);
  for (guint i = 0; i < socle_help_get_n_topics (self->help); i++)
    if (topic_matches (gtk_list_box_get_row_at_index (self->topics, (int) i), self))
      {
        show_topic (self, i);
        return;
      }
}

static void
search_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleHelpWindow *self = SOCLE_HELP_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
add_topics (SocleHelpWindow *self)
{
  for (guint i = 0; i < socle_help_get_n_topics (self->help); i++)
    {
      const SocleHelpTopic *topic = socle_help_get_topic (self->help, i);
      GtkWidget *row = gtk_list_box_row_new ();
      const char *title = get_text (self, topic->title);
      GtkWidget *label = create_label (title, NULL);

      gtk_widget_set_margin_top (label, 6);
      gtk_widget_set_margin_bottom (label, 6);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      -1);
      g_object_set_data_full (G_OBJECT (row), KEY, dup_key (self, topic), g_free);
      gtk_list_box_append (self->topics, row);
    }
  gtk_list_box_set_filter_func (self->topics, topic_matches, self, NULL);
}

static void
socle_help_window_dispose (GObject *object)
{
  SocleHelpWindow *self = SOCLE_HELP_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_HELP_WINDOW);
  g_clear_object (&self->help);
  g_clear_object (&self->messages);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (socle_help_window_parent_class)->dispose (object);
}

static void
socle_help_window_class_init (SocleHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_help_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/dialogs/socle-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleHelpWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, SocleHelpWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SocleHelpWindow, topics);
  gtk_widget_class_bind_template_child (widget_class, SocleHelpWindow, topic_page);
  gtk_widget_class_bind_template_child (widget_class, SocleHelpWindow, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SocleHelpWindow, article);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_activated_cb);

  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
socle_help_window_init (SocleHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->help = socle_help_new ();
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

/**
 * socle_help_window_new:
 * @application: the application
 * @messages: the language of the help
 *
 * Returns: (transfer none): the window, which GTK owns
 */
SocleHelpWindow *
socle_help_window_new (GtkApplication *application, SocleMessages *messages)
{
  SocleHelpWindow *self = g_object_new (SOCLE_TYPE_HELP_WINDOW, "application", application, NULL);

  self->messages = g_object_ref (messages);
  add_topics (self);

  return self;
}

/**
 * socle_help_window_show_page:
 * @self: the window
 * @page: a page of Socle’s window
 *
 * Shows the topic about that page.
 */
void
socle_help_window_show_page (SocleHelpWindow *self, const char *page)
{
  g_return_if_fail (SOCLE_IS_HELP_WINDOW (self));

  show_topic (self, socle_help_find_page (self->help, page));
}
