/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the list of results: what it says must be enough to know what it has. */

#include "config.h"

#include "result-fixture.h"

/* --- Tests ---------------------------------------------------------------------- */

static void
test_empty (void)
{
  SocleResultList *list = socle_result_list_new ();
  Contents contents;

  ask (list, "all");
  g_assert_cmpuint (count (list), ==, 0);
  g_assert_cmpuint (socle_result_list_get_total (list), ==, 0);
  g_assert_true (socle_result_list_get_complete (list));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_assert_null (socle_result_list_get_items (list));
  g_assert_null (socle_result_list_get_index (list));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == SOCLE_TYPE_RESULT);

  contents_init (&contents, 0);
  socle_result_list_set_contents (list, G_LIST_MODEL (contents.items), contents.index);
  g_assert_cmpuint (count (list), ==, 0);
  ask (list, "all");
  g_assert_cmpuint (count (list), ==, 0);

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

static void
test_one (void)
{
  Contents contents;
  SocleResultList *list;
  guint n_totals = 0;

  contents_init (&contents, 1);
  list = make_list (&contents);
  g_signal_connect (list, "notify::total", G_CALLBACK (counted_cb), &n_totals);

  g_assert_cmpuint (count (list), ==, 1);
  g_assert_true (peek_item (list, 0) == contents_get (&contents, 0));
  g_assert_null (peek_item (list, 1));

  ask (list, "nothing");
  g_assert_cmpuint (count (list), ==, 0);
  g_assert_cmpuint (n_totals, ==, 1);
  ask (list, "nowhere");
  g_assert_cmpuint (n_totals, ==, 1);
  ask (list, "all");
  g_assert_cmpuint (count (list), ==, 1);
  g_assert_cmpuint (n_totals, ==, 2);

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

/* A query that finds as many others announces no change of the list, but each place
 * that is looked at announces its own. */
static void
test_places_stay (void)
{
  Contents contents;
  SocleResultList *list;
  SocleQuery query = { .text = "all", .column = COLUMN_BACKWARDS };
  SocleResult *first;
  SocleResult *middle;
  guint n_firsts = 0;
  guint n_middles = 0;
  Mirror mirror;

  contents_init (&contents, 5);
  list = make_list (&contents);
  mirror_init (&mirror, list);
  first = g_ptr_array_index (mirror.results, 0);
  middle = g_ptr_array_index (mirror.results, 2);
  g_signal_connect (first, "notify::item", G_CALLBACK (counted_cb), &n_firsts);
  g_signal_connect (middle, "notify::item", G_CALLBACK (counted_cb), &n_middles);

  socle_result_list_set_query (list, &query);
  g_assert_cmpuint (mirror.n_announced, ==, 0);
  g_assert_cmpuint (n_firsts, ==, 1);
  g_assert_true (socle_result_get_item (first) == contents_get (&contents, 4));
  /* The one in the middle is the same in both orders. */
  g_assert_cmpuint (n_middles, ==, 0);
  g_assert_true (socle_result_get_item (middle) == contents_get (&contents, 2));

  socle_result_list_set_query (list, &query);
  g_assert_cmpuint (n_firsts, ==, 1);

  mirror_clear (&mirror);
  contents_clear (&contents);
  g_assert_finalize_object (list);
}

/* A place that the list lost is nobody's: it changes no more, and a later place at
 * the same position is another object. */
static void
test_places_go (void)
{
  Contents contents;
  SocleResultList *list;
  g_autoptr (SocleResult) last = NULL;
  g_autoptr (SocleResult) other = NULL;
  guint n_changes = 0;

  contents_init (&contents, 10);
  list = make_list (&contents);
  last = g_list_model_get_item (G_LIST_MODEL (list), 9);
  g_signal_connect (last, "notify::item", G_CALLBACK (counted_cb), &n_changes);

  ask (list, "x2");
  g_assert_cmpuint (count (list), ==, 5);
  g_assert_true (socle_result_get_item (last) == contents_get (&contents, 9));

  ask (list, "all");
  other = g_list_model_get_item (G_LIST_MODEL (list), 9);
  g_assert_true (other != last);
  g_assert_true (socle_result_get_item (other) == contents_get (&contents, 9));
  g_assert_cmpuint (n_changes, ==, 0);

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

static void
test_grows_in_steps (void)
{
  Contents contents;
  SocleResultList *list;
  guint n_completes = 0;
  guint n_totals = 0;
  guint n_before;

  contents_init (&contents, 1000);
  list = make_list (&contents);
  wait_until_complete (list);
  ask (list, "x9");
  wait_until_complete (list);
  g_assert_cmpuint (count (list), ==, 112);
  ask (list, "x7 x8 x9");
  wait_until_complete (list);
  g_assert_cmpuint (count (list), ==, 2);
  g_signal_connect (list, "notify::complete", G_CALLBACK (counted_cb), &n_completes);
  g_signal_connect (list, "notify::total", G_CALLBACK (counted_cb), &n_totals);

  ask (list, "all");
  g_assert_cmpuint (count (list), ==, STEP);
  g_assert_cmpuint (socle_result_list_get_total (list), ==, 1000);
  g_assert_cmpuint (n_totals, ==, 1);
  g_assert_false (socle_result_list_get_complete (list));
  g_assert_cmpuint (n_completes, ==, 1);

  n_before = count (list);
  while (!socle_result_list_get_complete (list))
    {
      g_main_context_iteration (NULL, TRUE);
      if (count (list) < 1000)
        g_assert_cmpuint (count (list) - n_before, <=, STEP);
      else if (n_before < 1000)
        g_assert_cmpuint (n_before, >=, MAX_LIVE_ROWS);
      n_before = count (list);
    }

  g_assert_cmpuint (count (list), ==, 1000);
  g_assert_cmpuint (n_totals, ==, 1);
  g_assert_cmpuint (n_completes, ==, 2);
  g_assert_true (peek_item (list, 999) == contents_get (&contents, 999));

  /* A list that is long already has nothing to grow slowly for. */
  ask (list, "x2");
  ask (list, "all");
  g_assert_cmpuint (count (list), ==, 1000);
  g_assert_cmpuint (n_completes, ==, 2);

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

/* A long list that becomes short says so at once; the places that are left over lose
 * their items at once, too, and go in steps from the end. */
static void
test_shrinks_in_steps (void)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  Contents contents;
  SocleResultList *list;
  guint n_before;
  guint n_totals = 0;

  contents_init (&contents, 1000);
  list = make_list (&contents);
  wait_until_complete (list);
  for (guint i = 0; i < MAX_LIVE_ROWS; i++)
    g_ptr_array_add (alive, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_signal_connect (list, "notify::total", G_CALLBACK (counted_cb), &n_totals);

  ask (list, "x9 x8 x7");
  g_assert_cmpuint (socle_result_list_get_total (list), ==, 2);
  g_assert_cmpuint (n_totals, ==, 1);
  g_assert_false (socle_result_list_get_complete (list));
  g_assert_cmpuint (count (list), ==, MAX_LIVE_ROWS);
  for (guint i = 0; i < MAX_LIVE_ROWS; i++)
    g_assert_true (socle_result_get_item (g_ptr_array_index (alive, i)) ==
                   (i < 2 ? contents_get (&contents, 504 * i) : NULL));
  g_assert_null (peek_item (list, 100));
  g_assert_false (socle_result_list_find (list, contents_get (&contents, 3), NULL));

  n_before = count (list);
  while (!socle_result_list_get_complete (list))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (n_before - count (list), <=, SHRINK_STEP);
      n_before = count (list);
    }

  g_assert_cmpuint (count (list), ==, 2);
  g_assert_cmpuint (n_totals, ==, 1);

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

/* Places that were to go stay when a query comes that has something for them. */
static void
test_query_while_shrinking (void)
{
  Contents contents;
  SocleResultList *list;
  SocleResult *place;
  Mirror mirror;

  contents_init (&contents, 300);
  list = make_list (&contents);
  wait_until_complete (list);
  mirror_init (&mirror, list);
  place = g_ptr_array_index (mirror.results, 120);

  ask (list, "nothing");
  g_assert_null (socle_result_get_item (place));
  ask (list, "x2");
  g_assert_true (g_ptr_array_index (mirror.results, 120) == place);
  wait_until_complete (list);
  g_assert_cmpuint (count (list), ==, 150);
  g_assert_true (socle_result_get_item (place) == contents_get (&contents, 240));

  ask (list, "nothing");
  wait_until_complete (list);
  g_assert_cmpuint (mirror.results->len, ==, 0);

  mirror_clear (&mirror);
  contents_clear (&contents);
  g_assert_finalize_object (list);
}

static void
test_query_while_growing (void)
{
  Contents contents;
  SocleResultList *list;
  Mirror mirror;

  contents_init (&contents, 300);
  list = make_list (&contents);
  mirror_init (&mirror, list);
  g_assert_cmpuint (count (list), ==, STEP);

  ask (list, "x2");
  g_assert_cmpuint (count (list), ==, STEP);
  g_assert_cmpuint (socle_result_list_get_total (list), ==, 150);
  g_assert_false (socle_result_list_get_complete (list));

  ask (list, "x2 x9 x5");
  g_assert_cmpuint (count (list), ==, 4);
  g_assert_true (socle_result_list_get_complete (list));

  ask (list, "x3");
  wait_until_complete (list);
  g_assert_cmpuint (count (list), ==, 100);
  g_assert_cmpuint (mirror.results->len, ==, 100);

  mirror_clear (&mirror);
  contents_clear (&contents);
  g_assert_finalize_object (list);
}

static gboolean
set_flag_cb (gpointer user_data)
{
  gboolean *flag = user_data;

  *flag = TRUE;

  return G_SOURCE_REMOVE;
}

/* A list that goes while it grows leaves no source behind, and places that somebody
 * still has stay as they are. */
static void
test_finalize_while_growing (void)
{
  Contents contents;
  SocleResultList *list;
  g_autoptr (SocleResult) result = NULL;
  gpointer item;
  gboolean waited = FALSE;

  contents_init (&contents, 1000);
  list = make_list (&contents);
  g_assert_false (socle_result_list_get_complete (list));
  result = g_list_model_get_item (G_LIST_MODEL (list), 3);
  item = contents_get (&contents, 3);

  g_assert_finalize_object (list);
  g_timeout_add (50, set_flag_cb, &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (socle_result_get_item (result) == item);
  contents_clear (&contents);
}

static void
test_find (void)
{
  Contents contents;
  SocleResultList *list;
  g_autoptr (GObject) stranger = g_object_new (G_TYPE_OBJECT, NULL);
  guint position = G_MAXUINT;

  contents_init (&contents, 1000);
  list = make_list (&contents);

  g_assert_true (socle_result_list_find (list, contents_get (&contents, 10), &position));
  g_assert_cmpuint (position, ==, 10);
  /* Found by the query, but not in the list yet. */
  g_assert_false (socle_result_list_find (list, contents_get (&contents, 999), NULL));
  wait_until_complete (list);
  g_assert_true (socle_result_list_find (list, contents_get (&contents, 999), &position));
  g_assert_cmpuint (position, ==, 999);

  ask (list, "x3");
  g_assert_true (socle_result_list_find (list, contents_get (&contents, 30), &position));
  g_assert_cmpuint (position, ==, 10);
  g_assert_true (socle_result_list_find (list, contents_get (&contents, 30), NULL));
  g_assert_false (socle_result_list_find (list, contents_get (&contents, 31), NULL));
  g_assert_false (socle_result_list_find (list, stranger, NULL));
  g_assert_false (socle_result_list_find (list, NULL, NULL));

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

/* --- Other contents, and all at once -------------------------------------------- */

static void
test_other_contents (void)
{
  Contents contents;
  Contents others;
  SocleResultList *list;
  SocleResult *first;
  Mirror mirror;
  static const guint32 expected[] = { 0, 3, 6, 9 };

  contents_init (&contents, 25);
  contents_init (&others, 10);
  list = make_list (&contents);
  mirror_init (&mirror, list);
  first = g_ptr_array_index (mirror.results, 0);
  ask (list, "x3");

  /* The query stays. */
  socle_result_list_set_contents (list, G_LIST_MODEL (others.items), others.index);
  mirror_check (&mirror, &others, expected, G_N_ELEMENTS (expected));
  g_assert_true (g_ptr_array_index (mirror.results, 0) == first);
  g_assert_true (socle_result_list_get_items (list) == G_LIST_MODEL (others.items));
  g_assert_true (socle_result_list_get_index (list) == others.index);

  /* Nothing is kept of what was there before. */
  g_object_unref (contents.index);
  g_assert_finalize_object (contents.items);

  socle_result_list_set_contents (list, NULL, NULL);
  g_assert_cmpuint (mirror.results->len, ==, 0);

  mirror_clear (&mirror);
  contents_clear (&others);
  g_assert_finalize_object (list);
}

/* Asks something else from within an announcement, once. */
static void
ask_again_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (model, ask_again_cb, user_data);
  ask (SOCLE_RESULT_LIST (model), user_data);
}

static void
test_query_within_query (void)
{
  static const char *const pairs[][2] = {
    { "x2", "x3" }, { "x9", "all" }, { "nothing", "all" }, { "x2", "nothing" }, { "x9", "x9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      Contents contents;
      SocleResultList *list;
      g_autofree guint32 *expected = NULL;
      SocleQuery query = { .text = pairs[i][1] };
      guint n_expected;

      contents_init (&contents, 500);
      list = make_list (&contents);
      wait_until_complete (list);
      g_signal_connect (list, "items-changed", G_CALLBACK (ask_again_cb), (gpointer) pairs[i][1]);

      ask (list, pairs[i][0]);
      wait_until_complete (list);

      expected = g_new (guint32, 500);
      n_expected = socle_search_index_query (contents.index, &query, expected);
      g_assert_cmpuint (count (list), ==, n_expected);
      for (guint j = 0; j < n_expected; j++)
        g_assert_true (peek_item (list, j) == contents_get (&contents, expected[j]));

      contents_clear (&contents);
      g_assert_finalize_object (list);
    }
}

static void
check_random_queries (guint n_items, guint n_queries)
{
  static const char *const texts[] = {
    "", "all", "x2", "x3", "x9", "x5 x3", "x9 x7", "x9 x8 x7 x5", "nothing",
  };
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree guint32 *expected = g_new (guint32, n_items);
  Contents contents;
  SocleResultList *list;
  Mirror mirror;

  g_test_message ("seed %u, %u items", seed, n_items);
  contents_init (&contents, n_items);
  list = make_list (&contents);
  mirror_init (&mirror, list);

  for (guint i = 0; i < n_queries; i++)
    {
      SocleQuery query = {
        .text = texts[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (texts))],
        .masks = { (guint32) g_rand_int_range (rand, 0, 8) },
        .column = (guint) g_rand_int_range (rand, 0, N_COLUMNS),
        .descending = g_rand_boolean (rand),
      };
      guint n_expected = socle_search_index_query (contents.index, &query, expected);
      guint n_turns = (guint) g_rand_int_range (rand, 0, 4);

      socle_result_list_set_query (list, &query);
      mirror_check (&mirror, &contents, expected, n_expected);

      /* Let it grow for a while, and now and then to the end. */
      for (guint j = 0; j < n_turns && !socle_result_list_get_complete (list); j++)
        g_main_context_iteration (NULL, TRUE);
      if (i % 10 == 0)
        wait_until_complete (list);
      mirror_check (&mirror, &contents, expected, n_expected);
    }

  mirror_clear (&mirror);
  contents_clear (&contents);
  g_assert_finalize_object (list);
}

static void
test_random (void)
{
  for (guint n_items = 1; n_items < 40; n_items += 6)
    check_random_queries (n_items, 50);
  check_random_queries (250, 60);
  check_random_queries (1000, 60);
}

/* The places near the start have their items at once, the others soon, or when asked
 * for. */
static void
test_fills_in_steps (void)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SocleResult) asked = NULL;
  Contents contents;
  SocleResultList *list;
  SocleQuery query = { .column = COLUMN_BACKWARDS };
  guint n_completes = 0;

  contents_init (&contents, 1000);
  list = make_list (&contents);
  wait_until_complete (list);
  g_signal_connect (list, "notify::complete", G_CALLBACK (counted_cb), &n_completes);
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (alive, g_list_model_get_item (G_LIST_MODEL (list), i));

  socle_result_list_set_query (list, &query);
  g_assert_false (socle_result_list_get_complete (list));
  g_assert_cmpuint (n_completes, ==, 1);
  for (guint i = 0; i < FILL_STEP; i++)
    g_assert_true (socle_result_get_item (g_ptr_array_index (alive, i)) ==
                   contents_get (&contents, 999 - i));
  g_assert_true (socle_result_get_item (g_ptr_array_index (alive, 199)) ==
                 contents_get (&contents, 199));
  asked = g_list_model_get_item (G_LIST_MODEL (list), 199);
  g_assert_true (asked == g_ptr_array_index (alive, 199));
  g_assert_true (socle_result_get_item (asked) == contents_get (&contents, 800));

  wait_until_complete (list);
  g_assert_cmpuint (n_completes, ==, 2);
  for (guint i = 0; i < alive->len; i++)
    g_assert_true (socle_result_get_item (g_ptr_array_index (alive, i)) ==
                   contents_get (&contents, 999 - i));

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

static void
kept_cb (SocleResult *result, GParamSpec *pspec, gpointer user_data)
{
  guint *n_told = user_data;

  g_assert_nonnull (socle_result_get_item (result));
  (*n_told)++;
}

/* Every place that lives tells once more of what it has, and never has nothing, since
 * its row would be hidden. */
static void
test_refresh (void)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  Contents contents;
  SocleResultList *list;
  SocleQuery query = { .column = COLUMN_BACKWARDS };
  guint n_told = 0;

  contents_init (&contents, 1000);
  list = make_list (&contents);
  wait_until_complete (list);
  for (guint i = 400; i < 600; i++)
    {
      SocleResult *place = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_signal_connect (place, "notify::item", G_CALLBACK (kept_cb), &n_told);
      g_ptr_array_add (alive, place);
    }

  socle_result_list_refresh (list);
  g_assert_cmpuint (n_told, ==, FILL_STEP);
  wait_until_complete (list);
  g_assert_cmpuint (n_told, ==, 200);

  /* A query in between takes nothing away from that. */
  n_told = 0;
  socle_result_list_refresh (list);
  ask (list, "all");
  wait_until_complete (list);
  g_assert_cmpuint (n_told, >=, 200);

  /* It is over then. */
  n_told = 0;
  ask (list, "");
  wait_until_complete (list);
  g_assert_cmpuint (n_told, ==, 0);
  socle_result_list_set_query (list, &query);
  wait_until_complete (list);
  g_assert_cmpuint (n_told, ==, 200);

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

/* As a view sees it: the rows near the start are alive, the others never were. */
static void
test_huge (void)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  Contents contents;
  SocleResultList *list;
  guint position = 0;

  contents_init (&contents, 100000);
  list = make_list (&contents);
  wait_until_complete (list);
  g_assert_cmpuint (count (list), ==, 100000);

  for (guint i = 0; i < MAX_LIVE_ROWS; i++)
    g_ptr_array_add (alive, g_list_model_get_item (G_LIST_MODEL (list), i));

  ask (list, "x2");
  g_assert_cmpuint (count (list), ==, 50000);
  wait_until_complete (list);
  for (guint i = 0; i < MAX_LIVE_ROWS; i++)
    g_assert_true (socle_result_get_item (g_ptr_array_index (alive, i)) ==
                   contents_get (&contents, 2 * i));
  g_assert_true (peek_item (list, 49999) == contents_get (&contents, 99998));
  g_assert_true (socle_result_list_find (list, contents_get (&contents, 99998), &position));
  g_assert_cmpuint (position, ==, 49999);

  contents_clear (&contents);
  g_assert_finalize_object (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/result-list/empty", test_empty);
  g_test_add_func ("/result-list/one", test_one);
  g_test_add_func ("/result-list/places-stay", test_places_stay);
  g_test_add_func ("/result-list/places-go", test_places_go);
  g_test_add_func ("/result-list/grows-in-steps", test_grows_in_steps);
  g_test_add_func ("/result-list/shrinks-in-steps", test_shrinks_in_steps);
  g_test_add_func ("/result-list/query-while-shrinking", test_query_while_shrinking);
  g_test_add_func ("/result-list/query-while-growing", test_query_while_growing);
  g_test_add_func ("/result-list/finalize-while-growing", test_finalize_while_growing);
  g_test_add_func ("/result-list/find", test_find);
  g_test_add_func ("/result-list/other-contents", test_other_contents);
  g_test_add_func ("/result-list/query-within-query", test_query_within_query);
  g_test_add_func ("/result-list/random", test_random);
  g_test_add_func ("/result-list/fills-in-steps", test_fills_in_steps);
  g_test_add_func ("/result-list/refresh", test_refresh);
  g_test_add_func ("/result-list/huge", test_huge);

  return g_test_run ();
}
