/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a link, as an icon and in a few words. */

#include "config.h"

#include "socle-link-state.h"

#include "socle-format.h"
#include "socle-link-change.h"
#include "socle-link-wording.h"

#include <glib/gi18n.h>

/* The words beside it say the same. */
void
socle_link_state_show_icon (GtkImage *image, SocleLinkResult *result)
{
  static const struct
  {
    const char *icon_name;
    const char *css_class;
  } looks[] = {
    [SOCLE_LINK_VERDICT_GOOD] = { "socle-covered-symbolic", "success" },
    [SOCLE_LINK_VERDICT_PROBLEM] = { "socle-gap-symbolic", "warning" },
    [SOCLE_LINK_VERDICT_OPEN] = { "socle-info-symbolic", "dim-label" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), looks[i].css_class);
  if (result == NULL)
    {
      gtk_image_set_from_icon_name (image, "socle-links-symbolic");
      return;
    }

  if (socle_link_result_get_status (result) == SOCLE_LINK_SIGN_IN)
    {
      gtk_image_set_from_icon_name (image, "dialog-password-symbolic");
      return;
    }

  gtk_image_set_from_icon_name (image, looks[socle_link_result_get_verdict (result)].icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (image),
                            looks[socle_link_result_get_verdict (result)].css_class);
}

/* "Found · Checked 1 February 2020, 14:05". */
char *
socle_link_state_describe (SocleLinkChecks *checks, SocleMessages *messages, const char *url)
{
  SocleLinkHistory *history = socle_link_checks_get_history (checks);
  SocleLinkResult *last = socle_link_history_get_last (history, url);
  SocleLinkResult *before = socle_link_history_get_before (history, url);
  g_autofree char *time = NULL;
  g_autofree char *checked = NULL;

  if (socle_link_checks_is_waiting (checks, url))
    return g_strdup (_ ("Being checked…"));
  if (last == NULL)
    return g_strdup (socle_messages_pget (messages, "link", "Never checked"));

  time = socle_link_wording_time (messages, socle_link_result_get_checked_at (last));
  /* Translators: {time} is a day and a time of that day */
  checked = socle_format (_ ("Checked {time}"), "time", time, NULL);

  return g_strjoin (" · ",
                    socle_link_wording_status (messages, socle_link_result_get_status (last)),
                    checked,
                    before != NULL && socle_link_change_find (before, last) != 0
                      /* Translators: since the check before */
                      ? _ ("Changed")
                      : NULL,
                    NULL);
}

/* "3 links have a problem." */
char *
socle_link_state_describe_problems (SocleMessages *messages, const SocleLinkCounts *counts)
{
  g_autofree char *count = socle_messages_format_number (messages, counts->n_problems);

  if (counts->n_problems == 0)
    return g_strdup (_ ("No link has a problem."));

  return socle_format (ngettext ("{count} link has a problem.", "{count} links have a problem.",
                                 counts->n_problems),
                       "count", count, NULL);
}

/* "16 of 27 links have been checked." */
static char *
describe_extent (SocleMessages *messages, const SocleLinkCounts *counts)
{
  g_autofree char *checked = socle_messages_format_number (messages, counts->n_checked);
  g_autofree char *all = socle_messages_format_number (messages, counts->n_links);

  return socle_format (ngettext ("{checked} of {all} link has been checked.",
                                 "{checked} of {all} links have been checked.", counts->n_links),
                       "checked", checked, "all", all, NULL);
}

/* "Nothing has changed since the check before." Before that, whether any has not been checked
 * is more to the point; NULL if there is nothing to say. */
char *
socle_link_state_describe_changes (SocleMessages *messages, const SocleLinkCounts *counts)
{
  g_autofree char *count = socle_messages_format_number (messages, counts->n_changed);

  if (counts->n_checked < counts->n_links)
    return describe_extent (messages, counts);
  if (counts->n_compared == 0)
    return NULL;
  if (counts->n_changed == 0)
    return g_strdup (_ ("Nothing has changed since the check before."));

  return socle_format (ngettext ("{count} link has changed since the check before.",
                                 "{count} links have changed since the check before.",
                                 counts->n_changed),
                       "count", count, NULL);
}
