/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the guide and its glossary. */

#include "config.h"

#include "socle-guide.h"

#include "socle-problem.h"

#include <string.h>

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
}

static SocleGuide *
read_guide (const char *json, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return socle_guide_new_from_bytes (bytes, problems);
}

static void
assert_bilingual (SocleText *text)
{
  g_assert_nonnull (text);
  g_assert_true (socle_text_has (text, SOCLE_LANGUAGE_ENGLISH));
  g_assert_true (socle_text_has (text, SOCLE_LANGUAGE_FRENCH));
}

/* The guide that is part of the program says everything in both languages. */
static void
test_bundled (void)
{
  g_autoptr (SocleGuide) guide = socle_guide_new ();
  GListModel *articles = socle_guide_get_articles (guide);
  GListModel *glossary = socle_guide_get_glossary (guide);
  gboolean found = FALSE;

  g_assert_cmpuint (g_list_model_get_n_items (articles), >=, 10);
  g_assert_true (g_list_model_get_item_type (articles) == SOCLE_TYPE_QUESTION);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (SocleQuestion) article = g_list_model_get_item (articles, i);

      assert_bilingual (socle_question_get_title (article));
      g_assert_cmpuint (socle_question_get_n_paragraphs (article), >, 0);
      for (guint j = 0; j < socle_question_get_n_paragraphs (article); j++)
        assert_bilingual (socle_question_get_paragraph (article, j));
    }

  g_assert_cmpuint (g_list_model_get_n_items (glossary), >=, 20);
  g_assert_true (g_list_model_get_item_type (glossary) == SOCLE_TYPE_GLOSSARY_TERM);
  for (guint i = 0; i < g_list_model_get_n_items (glossary); i++)
    {
      g_autoptr (SocleGlossaryTerm) term = g_list_model_get_item (glossary, i);

      assert_bilingual (socle_glossary_term_get_term (term));
      assert_bilingual (socle_glossary_term_get_definition (term));
      if (strcmp (socle_glossary_term_get_id (term), "bridge-letter") == 0)
        {
          found = TRUE;
          g_assert_cmpstr (socle_text_get (socle_glossary_term_get_term (term),
                                           SOCLE_LANGUAGE_FRENCH),
                           ==, "Lettre de pont");
          g_assert_true (
            g_strv_contains (socle_glossary_term_get_synonyms (term), "lettre-relais"));
        }
    }
  g_assert_true (found);
}

static void
test_small (void)
{
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (SocleGuide) guide = read_guide (
    "{\"format\": \"socle-guide\", \"version\": 1,"
    " \"articles\": [{\"id\": \"a\", \"title\": {\"en\": \"A\"}, \"body\": [{\"fr\": \"b\"}]}],"
    " \"glossary\": [{\"id\": \"t\", \"term\": {\"en\": \"T\"}, \"definition\": {\"en\": \"D\"}}]}",
    problems);
  g_autoptr (SocleQuestion) article = NULL;
  g_autoptr (SocleGlossaryTerm) term = NULL;

  g_assert_nonnull (guide);
  g_assert_cmpuint (problems->len, ==, 0);

  article = g_list_model_get_item (socle_guide_get_articles (guide), 0);
  g_assert_cmpstr (socle_question_get_id (article), ==, "a");
  term = g_list_model_get_item (socle_guide_get_glossary (guide), 0);
  g_assert_cmpstr (socle_glossary_term_get_id (term), ==, "t");
  g_assert_null (socle_glossary_term_get_synonyms (term));
}

static void
test_bad (void)
{
  static const struct
  {
    const char *json;
    SocleCatalogueError code;
    guint line;
    const char *path;
  } cases[] = {
    { "", SOCLE_CATALOGUE_ERROR_EMPTY, 0, NULL },
    { "[]", SOCLE_CATALOGUE_ERROR_TYPE, 1, NULL },
    { "{\"format\": \"socle-catalogue\", \"version\": 1, \"articles\": [], \"glossary\": []}",
      SOCLE_CATALOGUE_ERROR_VALUE, 1, "format" },
    { "{\"format\": \"socle-guide\",\n\"version\": 2, \"articles\": [], \"glossary\": []}",
      SOCLE_CATALOGUE_ERROR_VALUE, 2, "version" },
    { "{\"format\": \"socle-guide\", \"version\": 1, \"articles\": []}",
      SOCLE_CATALOGUE_ERROR_MISSING, 1, "glossary" },
    { "{\"format\": \"socle-guide\", \"version\": 1, \"articles\": [],\n\"glossary\": [{\"id\": "
      "\"t\",\n\"term\": \"T\", \"definition\": {\"en\": \"D\"}}]}",
      SOCLE_CATALOGUE_ERROR_TYPE, 3, "glossary[0].term" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (SocleGuide) guide = read_guide (cases[i].json, problems);

      g_assert_null (guide);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_cmpint (socle_problem_get_code (problems->pdata[0]), ==, cases[i].code);
      g_assert_cmpuint (socle_problem_get_line (problems->pdata[0]), ==, cases[i].line);
      g_assert_cmpstr (socle_problem_get_path (problems->pdata[0]), ==, cases[i].path);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/guide/bundled", test_bundled);
  g_test_add_func ("/guide/small", test_small);
  g_test_add_func ("/guide/bad", test_bad);

  return g_test_run ();
}
