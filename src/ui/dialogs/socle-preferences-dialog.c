/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: language and style. */

#include "config.h"

#include "socle-preferences-dialog.h"

#include <glib/gi18n.h>

/* A setting whose values are words, shown as a choice of sentences. */
typedef struct
{
  const char *key;
  const char *title;
  const char *values[4];
  const char *labels[4];
} Choice;

static const Choice language_choice = {
  "language",
  N_ ("Language"),
  { "system", "en", "fr", NULL },
  /* Each language in its own words, so that it is found by who speaks it. */
  { N_ ("Language of the desktop"), "English", "Français", NULL },
};

static const Choice style_choice = {
  "style",
  N_ ("Style"),
  { "system", "light", "dark", NULL },
  { N_ ("Style of the desktop"), N_ ("Light"), N_ ("Dark"), NULL },
};

static gboolean
setting_to_selected (GValue *value, GVariant *variant, gpointer user_data)
{
  const Choice *choice = user_data;

  for (guint i = 0; choice->values[i] != NULL; i++)
    if (g_str_equal (choice->values[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
selected_to_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const Choice *choice = user_data;
  guint selected = g_value_get_uint (value);

  return selected < g_strv_length ((char **) choice->values)
           ? g_variant_new_string (choice->values[selected])
           : NULL;
}

static GtkWidget *
create_row (const Choice *choice, GSettings *settings)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; choice->labels[i] != NULL; i++)
    gtk_string_list_append (labels, _(choice->labels[i]));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(choice->title));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_settings_bind_with_mapping (settings, choice->key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                setting_to_selected, selected_to_setting, (gpointer) choice, NULL);

  return row;
}

/* Every change takes effect at once. */
AdwDialog *
socle_preferences_dialog_new (GSettings *settings)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Appearance"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             create_row (&language_choice, settings));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (&style_choice, settings));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));

  return dialog;
}
