/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of translations that do not depend on the locale. */

#include "config.h"

#include "socle-messages.h"

#include "socle-date.h"

#include <glib/gstdio.h>
#include <string.h>

static SocleMessages *
open_messages (SocleLanguage language)
{
  return socle_messages_new (language, g_getenv ("SOCLE_LOCALE_DIR"));
}

static void
test_english (void)
{
  g_autoptr (SocleMessages) messages = open_messages (SOCLE_LANGUAGE_ENGLISH);

  g_assert_cmpint (socle_messages_get_language (messages), ==, SOCLE_LANGUAGE_ENGLISH);
  g_assert_cmpstr (socle_messages_get (messages, "Public"), ==, "Public");
  g_assert_cmpstr (socle_messages_get_month (messages, G_DATE_MAY), ==, "May");
}

static void
test_french (void)
{
  g_autoptr (SocleMessages) messages = open_messages (SOCLE_LANGUAGE_FRENCH);

  g_assert_cmpstr (socle_messages_get_month (messages, G_DATE_FEBRUARY), ==, "février");
  g_assert_cmpstr (socle_messages_get_month (messages, G_DATE_AUGUST), ==, "août");
  g_assert_cmpstr (socle_messages_get (messages, "Restricted use"), ==, "Utilisation restreinte");
  /* A text that the file does not have stays in English. */
  g_assert_cmpstr (socle_messages_get (messages, "no such text"), ==, "no such text");
}

/* French counts 0 as one. */
static void
test_plurals (void)
{
  static const char singular[] = "{count} report";
  static const char plural[] = "{count} reports";
  g_autoptr (SocleMessages) english = open_messages (SOCLE_LANGUAGE_ENGLISH);
  g_autoptr (SocleMessages) french = open_messages (SOCLE_LANGUAGE_FRENCH);
  const char *french_singular = socle_messages_nget (french, singular, plural, 1);
  const char *french_plural = socle_messages_nget (french, singular, plural, 2);

  g_assert_cmpstr (socle_messages_nget (english, singular, plural, 0), ==, plural);
  g_assert_cmpstr (socle_messages_nget (english, singular, plural, 1), ==, singular);
  g_assert_cmpstr (socle_messages_nget (english, singular, plural, 2), ==, plural);

  g_assert_cmpstr (french_singular, !=, french_plural);
  g_assert_cmpstr (french_singular, !=, singular);
  g_assert_cmpstr (socle_messages_nget (french, singular, plural, 0), ==, french_singular);
  g_assert_cmpstr (socle_messages_nget (french, singular, plural, 1000000), ==, french_plural);
}

static void
test_numbers (void)
{
  static const struct
  {
    guint64 number;
    const char *english;
    const char *french;
  } cases[] = {
    { 0, "0", "0" },
    { 7, "7", "7" },
    { 999, "999", "999" },
    { 1000, "1,000", "1\u202f000" },
    { 12345, "12,345", "12\u202f345" },
    { 100000, "100,000", "100\u202f000" },
    { 1234567, "1,234,567", "1\u202f234\u202f567" },
  };
  g_autoptr (SocleMessages) english = open_messages (SOCLE_LANGUAGE_ENGLISH);
  g_autoptr (SocleMessages) french = open_messages (SOCLE_LANGUAGE_FRENCH);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *en = socle_messages_format_number (english, cases[i].number);
      g_autofree char *fr = socle_messages_format_number (french, cases[i].number);

      g_assert_cmpstr (en, ==, cases[i].english);
      g_assert_cmpstr (fr, ==, cases[i].french);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    const char *english;
    const char *french;
  } cases[] = {
    { "2020-02-01", "1 February 2020", "1er\u00a0février\u00a02020" },
    { "2019-12-31", "31 December 2019", "31\u00a0décembre\u00a02019" },
  };
  g_autoptr (SocleMessages) english = open_messages (SOCLE_LANGUAGE_ENGLISH);
  g_autoptr (SocleMessages) french = open_messages (SOCLE_LANGUAGE_FRENCH);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      g_autofree char *en = NULL;
      g_autofree char *fr = NULL;

      g_assert_true (socle_date_parse (cases[i].date, &date));
      en = socle_messages_format_date (english, &date);
      fr = socle_messages_format_date (french, &date);
      g_assert_cmpstr (en, ==, cases[i].english);
      g_assert_cmpstr (fr, ==, cases[i].french);
    }
}

static void
test_enumerations (void)
{
  const char *none[] = { NULL };
  const char *one[] = { "A", NULL };
  const char *two[] = { "A", "B", NULL };
  const char *three[] = { "A", "{last}", "C", NULL };
  g_autoptr (SocleMessages) english = open_messages (SOCLE_LANGUAGE_ENGLISH);
  g_autoptr (SocleMessages) french = open_messages (SOCLE_LANGUAGE_FRENCH);
  g_autofree char *joined_none = socle_messages_join (english, none);
  g_autofree char *joined_one = socle_messages_join (english, one);
  g_autofree char *joined_two = socle_messages_join (french, two);
  g_autofree char *joined_three = socle_messages_join (english, three);

  g_assert_cmpstr (joined_none, ==, "");
  g_assert_cmpstr (joined_one, ==, "A");
  g_assert_cmpstr (joined_two, ==, "A et B");
  g_assert_cmpstr (joined_three, ==, "A, {last} and C");
}

/* Cuts and flips of a real file: every look-up still answers with some text. */
static void
test_damaged_files (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SOCLE_LOCALE_DIR"), "fr", "LC_MESSAGES", "socle.mo", NULL);
  g_autofree char *folder = g_dir_make_tmp ("socle-messages-XXXXXX", NULL);
  g_autofree char *damaged_folder = g_build_filename (folder, "fr", "LC_MESSAGES", NULL);
  g_autofree char *damaged = g_build_filename (damaged_folder, "socle.mo", NULL);
  g_autofree char *content = NULL;
  size_t length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpint (g_mkdir_with_parents (damaged_folder, 0700), ==, 0);

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *copy = g_memdup2 (content, length);
      size_t kept = i % 2 == 0 ? length : (size_t) g_test_rand_int_range (0, (gint32) length);
      g_autoptr (SocleMessages) messages = NULL;

      for (guint j = 0; j < 4; j++)
        copy[g_test_rand_int_range (0, i % 4 == 0 ? 28 : (gint32) length)] =
          (char) g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents (damaged, copy, (gssize) kept, NULL));

      messages = socle_messages_new (SOCLE_LANGUAGE_FRENCH, folder);
      g_assert_nonnull (socle_messages_get (messages, "Public"));
      g_assert_nonnull (socle_messages_get_month (messages, G_DATE_MAY));
      g_assert_nonnull (socle_messages_nget (messages, "{count} report", "{count} reports", 2));
    }

  g_assert_cmpint (g_remove (damaged), ==, 0);
}

static void
test_missing_folder (void)
{
  g_autoptr (SocleMessages) messages =
    socle_messages_new (SOCLE_LANGUAGE_FRENCH, "/nonexistent/locale");

  g_assert_cmpstr (socle_messages_get (messages, "Public"), ==, "Public");
  g_assert_cmpint (socle_messages_get_language (messages), ==, SOCLE_LANGUAGE_FRENCH);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/messages/english", test_english);
  g_test_add_func ("/messages/french", test_french);
  g_test_add_func ("/messages/plurals", test_plurals);
  g_test_add_func ("/messages/numbers", test_numbers);
  g_test_add_func ("/messages/dates", test_dates);
  g_test_add_func ("/messages/enumerations", test_enumerations);
  g_test_add_func ("/messages/damaged-files", test_damaged_files);
  g_test_add_func ("/messages/missing-folder", test_missing_folder);

  return g_test_run ();
}
