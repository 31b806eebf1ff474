/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that offers the values of a setting. */

#include "config.h"

#include "socle-choice-row.h"

#include <glib/gi18n.h>

static gboolean
setting_to_selected (GValue *value, GVariant *variant, gpointer user_data)
{
  const SocleChoice *choice = user_data;

  for (guint i = 0; choice->values[i] != NULL; i++)
    if (g_str_equal (choice->values[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
selected_to_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const SocleChoice *choice = user_data;
  guint selected = g_value_get_uint (value);

  return selected < g_strv_length ((char **) choice->values)
           ? g_variant_new_string (choice->values[selected])
           : NULL;
}

/* @choice lives for ever. */
GtkWidget *
socle_choice_row_new (const SocleChoice *choice, GSettings *settings)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; choice->labels[i] != NULL; i++)
    gtk_string_list_append (labels, _ (choice->labels[i]));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (choice->title));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_settings_bind_with_mapping (settings, choice->key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                setting_to_selected, selected_to_setting, (gpointer) choice, NULL);

  return row;
}
