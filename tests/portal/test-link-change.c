/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what is different between two checks of a link. */

#include "config.h"

#include "socle-link-change.h"
#include "socle-link-result-private.h"

#include <string.h>

typedef struct
{
  SocleLinkStatus status;
  const char *final;
  const char *title;
  const char *digest;
  const char *modified;
  gint64 size;
  gboolean is_pdf;
} Check;

static const struct
{
  Check before;
  Check now;
  guint change;
  const char *sentence; /* a part of it */
} cases[] = {
  { { SOCLE_LINK_OK, "a", "t", "d", "m", 1, FALSE },
    { SOCLE_LINK_OK, "a", "t", "d", "n", 2, FALSE },
    0,
    NULL },
  { { SOCLE_LINK_OK, "a", "t", "d", NULL, -1, FALSE },
    { SOCLE_LINK_GONE, "a", NULL, NULL, NULL, -1, FALSE },
    SOCLE_LINK_CHANGE_STATUS,
    "Before, on 1 February 2020, 12:30: Found." },
  { { SOCLE_LINK_GONE, NULL, NULL, NULL, NULL, -1, FALSE },
    { SOCLE_LINK_OK, "a", "t", "d", NULL, -1, FALSE },
    SOCLE_LINK_CHANGE_STATUS,
    "Gone." },
  { { SOCLE_LINK_OK, "a", "t", "d", NULL, -1, FALSE },
    { SOCLE_LINK_OK, "b", "t", "d", NULL, -1, FALSE },
    SOCLE_LINK_CHANGE_ADDRESS,
    "the link led to a." },
  { { SOCLE_LINK_OK, "a", "t", "d", NULL, -1, FALSE },
    { SOCLE_LINK_OK, "a", "u", "d", NULL, -1, FALSE },
    SOCLE_LINK_CHANGE_TITLE,
    "the title was “t”." },
  { { SOCLE_LINK_OK, "a", "t", "d", NULL, -1, FALSE },
    { SOCLE_LINK_OK, "a", "t", "e", NULL, -1, FALSE },
    SOCLE_LINK_CHANGE_CONTENT,
    "The text of the page has changed" },
  { { SOCLE_LINK_OK, "a", NULL, NULL, "m", 10, TRUE },
    { SOCLE_LINK_OK, "a", NULL, NULL, "m", 11, TRUE },
    SOCLE_LINK_CHANGE_CONTENT,
    "The document has changed" },
  { { SOCLE_LINK_OK, "a", NULL, NULL, "m", 10, TRUE },
    { SOCLE_LINK_OK, "a", NULL, NULL, NULL, -1, TRUE },
    0,
    NULL },
  { { SOCLE_LINK_OK, "a", "t", "d", NULL, -1, FALSE },
    { SOCLE_LINK_BUSY, NULL, NULL, NULL, NULL, -1, FALSE },
    0,
    NULL },
  { { SOCLE_LINK_SIGN_IN, "a", "t", "d", NULL, -1, FALSE },
    { SOCLE_LINK_SIGN_IN, "b", "u", "e", NULL, -1, FALSE },
    0,
    NULL },
  { { SOCLE_LINK_OK, "a", "t", "d", NULL, -1, FALSE },
    { SOCLE_LINK_OK, "b", "u", "e", NULL, -1, FALSE },
    SOCLE_LINK_CHANGE_ADDRESS | SOCLE_LINK_CHANGE_TITLE | SOCLE_LINK_CHANGE_CONTENT,
    "led to a" },
};

static SocleLinkResult *
create_result (const Check *check)
{
  SocleLinkResult *result = socle_link_result_new ("https://a.example/", check->status);

  g_date_time_unref (result->checked_at);
  result->checked_at = g_date_time_new_utc (2020, 2, 1, 12, 30, 0);
  result->final = g_strdup (check->final);
  result->title = g_strdup (check->title);
  result->digest = g_strdup (check->digest);
  result->modified = g_strdup (check->modified);
  result->size = check->size;
  result->is_pdf = check->is_pdf;

  return result;
}

static void
test_changes (void)
{
  g_autoptr (SocleMessages) english = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SocleLinkResult) before = create_result (&cases[i].before);
      g_autoptr (SocleLinkResult) now = create_result (&cases[i].now);
      g_autofree char *sentence = socle_link_change_describe (english, before, now);

      g_test_message ("%u: %s", i, sentence);
      g_assert_cmpuint (socle_link_change_find (before, now), ==, cases[i].change);
      if (cases[i].sentence == NULL)
        g_assert_null (sentence);
      else
        g_assert_nonnull (strstr (sentence, cases[i].sentence));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-change/changes", test_changes);

  return g_test_run ();
}
