/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: language and style. */

#include "config.h"

#include "socle-preferences-dialog.h"

#include "socle-choice-row.h"

#include <glib/gi18n.h>

static const SocleChoice language_choice = {
  "language",
  N_ ("Language"),
  { "system", "en", "fr", NULL },
  /* Each language in its own words, so that it is found by who speaks it. */
  { N_ ("Language of the desktop"), "English", "Français", NULL },
};

static const SocleChoice style_choice = {
  "style",
  N_ ("Style"),
  { "system", "light", "dark", NULL },
  { N_ ("Style of the desktop"), N_ ("Light"), N_ ("Dark"), NULL },
};

/* Every change takes effect at once. */
AdwDialog *
socle_preferences_dialog_new (GSettings *settings)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Appearance"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             socle_choice_row_new (&language_choice, settings));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             socle_choice_row_new (&style_choice, settings));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));

  return dialog;
}
