/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the search index, the last ones against a plain search over random items. */

#include "config.h"

#include "socle-search-index.h"
#include "socle-search-key.h"

#include <string.h>

#define MASK_A 1U
#define MASK_B 2U
#define MASK_C 4U

typedef struct
{
  const char *texts[3];
  guint32 mask;
} Item;

static const Item items[] = {
  { { "Azure DevOps", "Visual Studio Team Services", "Microsoft" }, MASK_A | MASK_B },
  { { "Sécurité de l’application", NULL, "Microsoft" }, MASK_A },
  { { "Power BI", "SOC\u00a02 only", "Microsoft" }, MASK_A | MASK_B | MASK_C },
  { { NULL, NULL, NULL }, MASK_C },
  { { "Coffre-fort des œuvres", "azure", "Contoso" }, 0 },
};

enum
{
  COLUMN_PUBLISHED,
  COLUMN_FIRST_TEXT,
  COLUMN_MASK,
  COLUMN_RANK,
  COLUMN_UNSORTED,
  N_COLUMNS
};

static int
compare_first_texts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  g_autofree char *key_a = socle_search_key_new (items[*(const guint32 *) a].texts[0]);
  g_autofree char *key_b = socle_search_key_new (items[*(const guint32 *) b].texts[0]);

  return strcmp (key_a, key_b);
}

/* Whether an item has A: two values, so that there are ties. */
static int
compare_masks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gboolean has_a = (items[*(const guint32 *) a].mask & MASK_A) != 0;
  gboolean has_b = (items[*(const guint32 *) b].mask & MASK_A) != 0;

  return has_b - has_a;
}

static SocleSearchIndex *
make_index (void)
{
  static const guint32 ranks[] = { 3, 0, 3, 1, 0 };
  SocleSearchIndex *index = socle_search_index_new (N_COLUMNS);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      socle_search_index_begin_item (index, items[i].mask);
      for (guint j = 0; j < G_N_ELEMENTS (items[i].texts); j++)
        socle_search_index_add_text (index, items[i].texts[j]);
    }

  socle_search_index_sort_column (index, COLUMN_FIRST_TEXT, compare_first_texts, NULL);
  socle_search_index_sort_column (index, COLUMN_MASK, compare_masks, NULL);
  socle_search_index_rank_column (index, COLUMN_RANK, ranks, 4);

  return index;
}

/* The positions found, as "0 2". */
static char *
ask (SocleSearchIndex *index, const SocleQuery *query)
{
  g_autofree guint32 *positions = g_new (guint32, socle_search_index_get_n_items (index));
  guint n_found = socle_search_index_query (index, query, positions);
  GString *answer = g_string_new (NULL);

  for (guint i = 0; i < n_found; i++)
    g_string_append_printf (answer, i == 0 ? "%u" : " %u", positions[i]);

  return g_string_free_and_steal (answer);
}

static void
test_empty (void)
{
  g_autoptr (SocleSearchIndex) index = socle_search_index_new (1);
  SocleQuery query = { .text = "azure", .masks = { MASK_A } };
  guint32 position = 7;

  g_assert_cmpuint (socle_search_index_get_n_items (index), ==, 0);
  g_assert_cmpuint (socle_search_index_query (index, &query, &position), ==, 0);
  g_assert_cmpuint (position, ==, 7);
}

static void
test_one (void)
{
  g_autoptr (SocleSearchIndex) index = socle_search_index_new (1);
  SocleQuery query = { .text = "zur" };
  guint32 position = 7;

  socle_search_index_begin_item (index, MASK_B);
  socle_search_index_add_text (index, "Azure");

  g_assert_cmpuint (socle_search_index_get_n_items (index), ==, 1);
  g_assert_cmpuint (socle_search_index_get_mask (index, 0), ==, MASK_B);
  g_assert_cmpuint (socle_search_index_query (index, &query, &position), ==, 1);
  g_assert_cmpuint (position, ==, 0);

  query.text = "zurich";
  g_assert_cmpuint (socle_search_index_query (index, &query, &position), ==, 0);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *answer;
  } cases[] = {
    { NULL, "0 1 2 3 4" },
    { "", "0 1 2 3 4" },
    { " \u00a0 ", "0 1 2 3 4" },
    { "azure", "0 4" },
    { "AZURE", "0 4" },
    /* Words in any order, each in any of the texts. */
    { "azure devops", "0" },
    { "devops azure", "0" },
    { "microsoft azure studio", "0" },
    { "azure contoso", "4" },
    { "microsoft contoso", "" },
    { "azure azure", "0 4" },
    /* Parts of words. */
    { "micro", "0 1 2" },
    { "a", "0 1 4" },
    /* Accents, apostrophes, spaces, ligatures. */
    { "securite", "1" },
    { "Sécurité", "1" },
    { "l'application", "1" },
    { "l’application", "1" },
    { "soc 2", "2" },
    { "soc\u202f2", "2" },
    { "oeuvres", "4" },
    { "ŒUVRES", "4" },
    /* A word does not reach from one text into the next, nor into the next item. */
    { "devopsvisual", "" },
    { "microsoftsecurite", "" },
    { "devops\nvisual", "0" },
    { "nothing", "" },
  };
  g_autoptr (SocleSearchIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleQuery query = { .text = cases[i].text };
      g_autofree char *answer = ask (index, &query);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

static void
test_masks (void)
{
  static const struct
  {
    guint32 masks[SOCLE_QUERY_MAX_MASKS];
    const char *text;
    const char *answer;
  } cases[] = {
    { { 0 }, NULL, "0 1 2 3 4" },
    { { MASK_A }, NULL, "0 1 2" },
    { { MASK_B }, NULL, "0 2" },
    { { MASK_C }, NULL, "2 3" },
    { { 0, MASK_C }, NULL, "2 3" },
    { { 0, 0, 0, MASK_C }, NULL, "2 3" },
    /* Any bit of one mask, a bit of each mask. */
    { { MASK_B | MASK_C }, NULL, "0 2 3" },
    { { MASK_B, MASK_C }, NULL, "2" },
    { { MASK_A, MASK_A, MASK_B, MASK_C }, NULL, "2" },
    { { 1U << 31 }, NULL, "" },
    { { MASK_A }, "azure", "0" },
    { { MASK_C }, "azure", "" },
  };
  g_autoptr (SocleSearchIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleQuery query = { .text = cases[i].text };
      g_autofree char *answer = NULL;

      memcpy (query.masks, cases[i].masks, sizeof (query.masks));
      answer = ask (index, &query);

      g_test_message ("case %u", i);
      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

static void
test_columns (void)
{
  static const struct
  {
    guint column;
    gboolean descending;
    const char *text;
    const char *answer;
  } cases[] = {
    { COLUMN_PUBLISHED, FALSE, NULL, "0 1 2 3 4" },
    { COLUMN_PUBLISHED, TRUE, NULL, "4 3 2 1 0" },
    { COLUMN_PUBLISHED, TRUE, "azure", "4 0" },
    { COLUMN_FIRST_TEXT, FALSE, NULL, "3 0 4 2 1" },
    { COLUMN_FIRST_TEXT, TRUE, NULL, "1 2 4 0 3" },
    { COLUMN_FIRST_TEXT, FALSE, "microsoft", "0 2 1" },
    /* Equal items keep their own order both ways. */
    { COLUMN_MASK, FALSE, NULL, "0 1 2 3 4" },
    { COLUMN_MASK, TRUE, NULL, "3 4 0 1 2" },
    { COLUMN_MASK, TRUE, "azure", "4 0" },
    { COLUMN_RANK, FALSE, NULL, "1 4 3 0 2" },
    { COLUMN_RANK, TRUE, NULL, "0 2 3 1 4" },
    { COLUMN_RANK, TRUE, "azure", "0 4" },
    { COLUMN_UNSORTED, FALSE, NULL, "0 1 2 3 4" },
    { COLUMN_UNSORTED, TRUE, NULL, "4 3 2 1 0" },
    { N_COLUMNS, FALSE, "azure", "0 4" },
  };
  g_autoptr (SocleSearchIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleQuery query = {
        .text = cases[i].text,
        .column = cases[i].column,
        .descending = cases[i].descending,
      };
      g_autofree char *answer = ask (index, &query);

      g_test_message ("case %u", i);
      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

#define N_RANKS 5

/* Random items, and what is known of them without the index. */
typedef struct
{
  GPtrArray *keys; /* (owned) (element-type utf8): the folded texts, joined by line breaks */
  GArray *masks;   /* (owned) (element-type guint32) */
  GArray *ranks;   /* (owned) (element-type guint32): few, so that there are ties */
  SocleSearchIndex *index; /* (owned) */
} RandomItems;

/* Few and alike, so that words are found in one another and across their ends. */
static const char *const random_words[] = {
  "a", "ab", "aba", "abab", "b", "ba", "é", "Éa", "œ", "L’a", "a\u00a0b", "SOC", "soc 2",
};

static char *
make_random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint n_words = (guint) g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0 && g_rand_boolean (rand))
        g_string_append_c (text, ' ');
      g_string_append (
        text,
        random_words[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (random_words))]);
    }

  return g_string_free_and_steal (text);
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GArray *ranks = user_data;
  guint32 rank_a = g_array_index (ranks, guint32, *(const guint32 *) a);
  guint32 rank_b = g_array_index (ranks, guint32, *(const guint32 *) b);

  return (rank_a > rank_b) - (rank_a < rank_b);
}

static void
random_items_init (RandomItems *self, GRand *rand, guint n_items)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->masks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->index = socle_search_index_new (3);

  for (guint i = 0; i < n_items; i++)
    {
      GString *keys = g_string_new (NULL);
      guint32 mask = (guint32) g_rand_int_range (rand, 0, 16);
      guint32 rank = (guint32) g_rand_int_range (rand, 0, N_RANKS);
      guint n_texts = (guint) g_rand_int_range (rand, 0, 4);

      socle_search_index_begin_item (self->index, mask);
      for (guint j = 0; j < n_texts; j++)
        {
          g_autofree char *text = make_random_text (rand);
          g_autofree char *key = socle_search_key_new (text);

          socle_search_index_add_text (self->index, text);
          g_string_append (keys, key);
          g_string_append_c (keys, '\n');
        }

      g_ptr_array_add (self->keys, g_string_free_and_steal (keys));
      g_array_append_val (self->masks, mask);
      g_array_append_val (self->ranks, rank);
    }

  /* The same order, made in the two ways. */
  socle_search_index_sort_column (self->index, 1, compare_ranks, self->ranks);
  socle_search_index_rank_column (self->index, 2, (guint32 *) (gpointer) self->ranks->data,
                                  N_RANKS);
}

static void
random_items_clear (RandomItems *self)
{
  g_clear_object (&self->index);
  g_ptr_array_unref (self->keys);
  g_array_unref (self->masks);
  g_array_unref (self->ranks);
}

static gboolean
matches (RandomItems *random, const SocleQuery *query, char **words, guint position)
{
  guint32 mask = g_array_index (random->masks, guint32, position);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (g_ptr_array_index (random->keys, position), words[i]) == NULL)
      return FALSE;

  for (guint i = 0; i < SOCLE_QUERY_MAX_MASKS; i++)
    if (query->masks[i] != 0 && (query->masks[i] & mask) == 0)
      return FALSE;

  return TRUE;
}

/* The answer by looking at every item, one rank after the other. */
static GArray *
search_plainly (RandomItems *random, const SocleQuery *query)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *key = socle_search_key_new (query->text);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  guint n_ranks = query->column > 0 ? N_RANKS : 1;

  for (guint r = 0; r < n_ranks; r++)
    for (guint32 i = 0; i < random->keys->len; i++)
      {
        gboolean backwards = query->column == 0 && query->descending;
        guint32 position = backwards ? random->keys->len - 1 - i : i;
        guint32 rank = g_array_index (random->ranks, guint32, position);

        if (query->column > 0 && rank != (query->descending ? n_ranks - 1 - r : r))
          continue;
        if (matches (random, query, words, position))
          g_array_append_val (found, position);
      }

  return found;
}

static void
check_random_queries (guint n_items, guint n_queries)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree guint32 *positions = g_new (guint32, n_items);
  RandomItems random = { 0 };

  g_test_message ("seed %u, %u items", seed, n_items);
  random_items_init (&random, rand, n_items);

  for (guint i = 0; i < n_queries; i++)
    {
      g_autofree char *text = make_random_text (rand);
      g_autoptr (GArray) expected = NULL;
      SocleQuery query = {
        .text = text,
        .column = (guint) g_rand_int_range (rand, 0, 3),
        .descending = g_rand_boolean (rand),
      };
      guint n_found;

      for (guint j = 0; j < SOCLE_QUERY_MAX_MASKS; j++)
        if (g_rand_int_range (rand, 0, 4) == 0)
          query.masks[j] = (guint32) g_rand_int_range (rand, 0, 16);

      expected = search_plainly (&random, &query);
      n_found = socle_search_index_query (random.index, &query, positions);
      g_assert_cmpmem (positions, n_found * sizeof (guint32), expected->data,
                       expected->len * sizeof (guint32));
    }

  random_items_clear (&random);
}

static void
test_random (void)
{
  for (guint n_items = 0; n_items < 40; n_items++)
    check_random_queries (n_items, 40);
  check_random_queries (1000, 60);
}

static void
test_huge (void)
{
  check_random_queries (100000, 6);
}

/* Many threads asking at once get what one gets. */
static gpointer
ask_often (gpointer user_data)
{
  SocleSearchIndex *index = user_data;
  SocleQuery query = { .text = "microsoft", .column = COLUMN_FIRST_TEXT };
  guint n_wrong = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *answer = ask (index, &query);

      n_wrong += strcmp (answer, "0 2 1") != 0;
    }

  return GUINT_TO_POINTER (n_wrong);
}

static void
test_threads (void)
{
  g_autoptr (SocleSearchIndex) index = make_index ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_often, index);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/search-index/empty", test_empty);
  g_test_add_func ("/search-index/one", test_one);
  g_test_add_func ("/search-index/words", test_words);
  g_test_add_func ("/search-index/masks", test_masks);
  g_test_add_func ("/search-index/columns", test_columns);
  g_test_add_func ("/search-index/random", test_random);
  g_test_add_func ("/search-index/huge", test_huge);
  g_test_add_func ("/search-index/threads", test_threads);

  return g_test_run ();
}
