/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups whose texts are shown as they are. */

#include "config.h"

#include "socle-plain-group.h"

/* Titles and descriptions of groups are always taken for markup. An empty one is not shown. */
AdwPreferencesGroup *
socle_plain_group_new (const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_description = g_markup_escape_text (description, -1);

  adw_preferences_group_set_title (group, escaped_title);
  adw_preferences_group_set_description (group, escaped_description);

  return group;
}
