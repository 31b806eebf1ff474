/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the help. */

#include "config.h"

#include "socle-help.h"

#include "socle-messages.h"
#include "socle-problem.h"

#include <string.h>

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
}

static void
assert_bilingual (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      g_assert_true (socle_text_has (texts->pdata[i], SOCLE_LANGUAGE_ENGLISH));
      g_assert_true (socle_text_has (texts->pdata[i], SOCLE_LANGUAGE_FRENCH));
    }
}

static void
test_bundled (void)
{
  g_autoptr (SocleHelp) help = socle_help_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < socle_help_get_n_topics (help); i++)
    {
      const SocleHelpTopic *topic = socle_help_get_topic (help, i);

      g_assert_true (g_hash_table_add (ids, topic->id));
      g_assert_cmpuint (topic->body->len, >, 0);
      assert_bilingual (topic->body);
      assert_bilingual (topic->steps);
      assert_bilingual (topic->notes);
    }
}

/* Every page of the window has its topic; what is none has the first one. */
static void
test_pages (void)
{
  static const char *const pages[] = { "overview", "services", "reports",
                                       "coverage", "links",    "guide" };
  g_autoptr (SocleHelp) help = socle_help_new ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_cmpstr (socle_help_get_topic (help, socle_help_find_page (help, pages[i]))->page, ==,
                     pages[i]);
  g_assert_cmpuint (socle_help_find_page (help, "no such page"), ==, 0);
  /* Topics that are about no page are not meant either. */
  g_assert_cmpuint (socle_help_find_page (help, NULL), ==, 0);
}

/* The next text in quotation marks, without what it is not known by; moves on behind it. */
static char *
take_quoted (const char **text, const char *opening, const char *closing)
{
  const char *start = strstr (*text, opening);
  const char *end = start != NULL ? strstr (start, closing) : NULL;
  g_autofree char *quoted = NULL;

  if (end == NULL)
    return NULL;

  start += strlen (opening);
  *text = end + strlen (closing);
  quoted = g_strndup (start, (gsize) (end - start));
  if (g_str_has_suffix (quoted, "…"))
    quoted[strlen (quoted) - strlen ("…")] = '\0';

  return g_steal_pointer (&quoted);
}

/* What the window says of a thing in French, "_Add Edition…" being found by "Add Edition". */
static gboolean
is_translation (SocleMessages *french, const char *english, const char *expected)
{
  static const char *const ends[] = { "", "…" };

  for (guint end = 0; end < G_N_ELEMENTS (ends); end++)
    {
      g_autofree char *whole = g_strconcat (english, ends[end], NULL);
      gssize length = (gssize) strlen (whole);

      /* With a mnemonic at each place, or without one. */
      for (gssize at = -1; at < length; at++)
        {
          g_autofree char *message =
            at < 0 ? g_strdup (whole) : g_strdup_printf ("%.*s_%s", (int) at, whole, whole + at);
          const char *translation;
          g_autoptr (GString) plain = NULL;

          if (!g_utf8_validate (message, -1, NULL))
            continue;
          translation = socle_messages_get (french, message);
          if (g_str_equal (translation, message) && !g_str_equal (english, expected))
            continue;

          plain = g_string_new (translation);
          g_string_replace (plain, "_", "", 0);
          g_string_replace (plain, "…", "", 0);
          if (g_str_equal (plain->str, expected))
            return TRUE;
        }
    }

  return FALSE;
}

/* What stands in quotation marks is on the screen, in these words. */
static void
check_quoted (SocleMessages *french, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const char *in_english = socle_text_get (texts->pdata[i], SOCLE_LANGUAGE_ENGLISH);
      const char *in_french = socle_text_get (texts->pdata[i], SOCLE_LANGUAGE_FRENCH);

      for (;;)
        {
          g_autofree char *english = take_quoted (&in_english, "“", "”");
          g_autofree char *expected = take_quoted (&in_french, "«\u00a0", "\u00a0»");

          g_assert_true ((english == NULL) == (expected == NULL));
          if (english == NULL)
            break;
          g_test_message ("“%s”: “%s”", english, expected);
          g_assert_true (g_str_has_prefix (english, "socle ") ||
                         is_translation (french, english, expected));
        }
    }
}

static void
test_names_what_is_there (void)
{
  g_autoptr (SocleHelp) help = socle_help_new ();
  g_autoptr (SocleMessages) french =
    socle_messages_new (SOCLE_LANGUAGE_FRENCH, g_getenv ("SOCLE_LOCALE_DIR"));

  for (guint i = 0; i < socle_help_get_n_topics (help); i++)
    {
      const SocleHelpTopic *topic = socle_help_get_topic (help, i);

      check_quoted (french, topic->body);
      check_quoted (french, topic->steps);
      check_quoted (french, topic->notes);
    }
}

static void
test_problems (void)
{
  static const char *const cases[] = {
    "",
    "[]",
    "{\"format\": \"socle-guide\", \"version\": 1, \"topics\": []}",
    "{\"format\": \"socle-help\", \"version\": 2, \"topics\": []}",
    "{\"format\": \"socle-help\", \"version\": 1}",
    "{\"format\": \"socle-help\", \"version\": 1, \"topics\": [{\"id\": \"a\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i], strlen (cases[i]));
      g_autoptr (GPtrArray) problems = new_problems ();

      g_assert_null (socle_help_new_from_bytes (bytes, problems));
      g_assert_cmpuint (problems->len, >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/bundled", test_bundled);
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/names-what-is-there", test_names_what_is_there);
  g_test_add_func ("/help/problems", test_problems);

  return g_test_run ();
}
