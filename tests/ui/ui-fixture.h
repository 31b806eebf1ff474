/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real window on chosen catalogues, for tests under a display. */

#pragma once

#include "socle-application.h"
#include "socle-page.h"
#include "socle-window.h"

typedef gboolean (*UiCondition) (gpointer user_data);

/* How long a state may take to come about, in seconds: far longer than it should,
 * since a timing is no test. */
#define UI_PATIENCE 20

static inline gboolean
ui_patience_ended_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until a state is there, and fails if it does not come. */
static inline void
ui_wait_for (UiCondition condition, gpointer user_data)
{
  gboolean ended = FALSE;
  guint source = g_timeout_add_seconds (UI_PATIENCE, ui_patience_ended_cb, &ended);

  while (!condition (user_data) && !ended)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
  g_assert_false (ended);
}

static inline gboolean
ui_is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static inline SocleSession *
ui_create_session (const char *catalogues)
{
  const char *words[] = { "--today", "2020-02-01", catalogues != NULL ? "--catalogue" : NULL,
                          catalogues, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, &error);

  g_assert_no_error (error);

  return socle_session_new (options);
}

/* A widget of a type whose visible ancestors are all shown, searched depth first. */
static inline GtkWidget *
ui_find (GtkWidget *root, GType type, guint index)
{
  static guint remaining;
  GtkWidget *found = NULL;

  if (index != G_MAXUINT)
    remaining = index;

  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    {
      if (remaining == 0)
        return root;
      remaining--;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_find (child, type, G_MAXUINT);

  return found;
}

/* The page of a window is made after its first frame. */
static inline gboolean
ui_has_page (gpointer window)
{
  return ui_find (window, SOCLE_TYPE_PAGE, 0) != NULL;
}

/* Whether some label below a widget says exactly this. */
static inline GtkWidget *
ui_find_label (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;

  if ((GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0) ||
      (GTK_IS_INSCRIPTION (root) &&
       g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} UiLabel;

static inline gboolean
ui_has_label (gpointer user_data)
{
  UiLabel *label = user_data;

  return ui_find_label (label->root, label->text) != NULL;
}

static inline void
ui_wait_for_label (gpointer root, const char *text)
{
  UiLabel label = { GTK_WIDGET (root), text };

  g_test_message ("waiting for “%s”", text);
  ui_wait_for (ui_has_label, &label);
}
