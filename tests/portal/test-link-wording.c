/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests that every result can be told, in both languages. */

#include "config.h"

#include "socle-link-result-private.h"
#include "socle-link-wording.h"

#include <string.h>

/* A sentence is one, has no place left open, and is not the other language's. */
static void
check (SocleMessages *english, SocleMessages *french, SocleLinkResult *result)
{
  g_autofree char *in_english = socle_link_wording_sentence (english, result);
  g_autofree char *in_french = socle_link_wording_sentence (french, result);

  g_test_message ("%s | %s", in_english, in_french);
  g_assert_cmpuint (strlen (in_english), >, 10);
  g_assert_null (strchr (in_english, '{'));
  g_assert_null (strchr (in_french, '{'));
  g_assert_true (g_str_has_suffix (in_english, ".") || g_str_has_suffix (in_english, "?"));
  g_assert_cmpstr (in_english, !=, in_french);
}

static SocleLinkResult *
create_result (SocleLinkStatus status)
{
  SocleLinkResult *result = socle_link_result_new ("https://provider.example/soc", status);

  result->http_status = 404;
  result->final = g_strdup ("https://provider.example/new");
  result->target = g_strdup ("https://provider.example/next");

  return result;
}

static void
test_statuses (void)
{
  g_autoptr (SocleMessages) english = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autoptr (SocleMessages) french =
    socle_messages_new (SOCLE_LANGUAGE_FRENCH, g_getenv ("SOCLE_LOCALE_DIR"));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < SOCLE_N_LINK_STATUSES; i++)
    {
      SocleLinkStatus status = (SocleLinkStatus) i;
      g_autoptr (SocleLinkResult) result = create_result (status);
      const char *word = socle_link_wording_status (english, status);
      SocleLinkStatus read;

      check (english, french, result);
      g_assert_cmpuint (strlen (word), >, 0);
      g_assert_true (g_hash_table_add (seen, (gpointer) word));
      g_assert_cmpuint (strlen (socle_link_wording_status (french, status)), >, 0);
      g_assert_true (g_hash_table_add (names, (gpointer) socle_link_status_get_name (status)));
      g_assert_true (socle_link_status_from_name (socle_link_status_get_name (status), &read));
      g_assert_cmpint (read, ==, status);
    }
}

static void
test_reasons (void)
{
  static const SocleLinkStatus statuses[] = { SOCLE_LINK_TLS, SOCLE_LINK_NETWORK,
                                              SOCLE_LINK_BAD_RESPONSE, SOCLE_LINK_NOT_PDF };
  g_autoptr (SocleMessages) english = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autoptr (SocleMessages) french =
    socle_messages_new (SOCLE_LANGUAGE_FRENCH, g_getenv ("SOCLE_LOCALE_DIR"));

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (guint k = 0; k < SOCLE_N_LINK_DETAILS; k++)
      {
        g_autoptr (SocleLinkResult) result = create_result (statuses[i]);

        result->detail = (SocleLinkDetail) k;
        check (english, french, result);
      }

  for (guint i = 0; i < SOCLE_N_REFUSALS; i++)
    {
      g_autoptr (SocleLinkResult) result = create_result (SOCLE_LINK_REFUSED);

      result->refusal = (SocleRefusal) i;
      check (english, french, result);
    }
}

static void
test_names_are_shown_safely (void)
{
  g_autoptr (SocleMessages) english = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autoptr (SocleLinkResult) result = create_result (SOCLE_LINK_MOVES_ON);
  g_autofree char *sentence = NULL;

  g_set_str (&result->target, "https://a.example/{host}\u202e\033[31m");
  sentence = socle_link_wording_sentence (english, result);
  g_assert_nonnull (strstr (sentence, "{host}"));
  g_assert_null (strstr (sentence, "\u202e"));
  g_assert_null (strchr (sentence, '\033'));
}

static void
test_sizes (void)
{
  static const struct
  {
    guint64 size;
    const char *english;
    const char *french;
  } cases[] = {
    { 0, "0 bytes", "0\u00a0octet" },        { 1, "1 byte", "1\u00a0octet" },
    { 999, "999 bytes", "999\u00a0octets" }, { 1000, "1 kB", "1\u00a0ko" },
    { 1499, "1 kB", "1\u00a0ko" },           { 2500000, "3 MB", "3\u00a0Mo" },
  };
  g_autoptr (SocleMessages) english = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autoptr (SocleMessages) french =
    socle_messages_new (SOCLE_LANGUAGE_FRENCH, g_getenv ("SOCLE_LOCALE_DIR"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *in_english = socle_link_wording_size (english, cases[i].size);
      g_autofree char *in_french = socle_link_wording_size (french, cases[i].size);

      g_assert_cmpstr (in_english, ==, cases[i].english);
      g_assert_cmpstr (in_french, ==, cases[i].french);
    }
}

/* Servers write days in English, and pages as they like. */
static void
test_modified (void)
{
  static const struct
  {
    const char *text;
    const char *english;
    const char *french;
  } cases[] = {
    { "Sat, 29 Feb 2020 14:05:00 GMT", "29 February 2020, 14:05",
      "29\u00a0février\u00a02020, 14:05" },
    { "2020-02-01T08:30:00Z", "1 February 2020, 08:30", "1er\u00a0février\u00a02020, 08:30" },
    { "9999-12-31T23:59:59-01:00", "31 December 9999, 23:59", "31\u00a0décembre\u00a09999, 23:59" },
    { "0001-01-01T00:00:00+01:00", "1 January 1, 00:00", "1er\u00a0janvier\u00a01, 00:00" },
    { "recently", "recently", "recently" },
    { "", "", "" },
  };
  g_autoptr (SocleMessages) english = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autoptr (SocleMessages) french =
    socle_messages_new (SOCLE_LANGUAGE_FRENCH, g_getenv ("SOCLE_LOCALE_DIR"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *in_english = socle_link_wording_modified (english, cases[i].text);
      g_autofree char *in_french = socle_link_wording_modified (french, cases[i].text);

      g_assert_cmpstr (in_english, ==, cases[i].english);
      g_assert_cmpstr (in_french, ==, cases[i].french);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-wording/statuses", test_statuses);
  g_test_add_func ("/link-wording/reasons", test_reasons);
  g_test_add_func ("/link-wording/safe", test_names_are_shown_safely);
  g_test_add_func ("/link-wording/sizes", test_sizes);
  g_test_add_func ("/link-wording/modified", test_modified);

  return g_test_run ();
}
