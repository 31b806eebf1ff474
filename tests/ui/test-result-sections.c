/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the sections of the list of results. */

#include "config.h"

#include "result-fixture.h"
#include "socle-result.h"

#include <gtk/gtk.h>

static Contents *sectioned; /* for the function, which has no user data */

/* The items by tens: what each section is about is its first item. */
static gpointer
get_ten (gpointer item)
{
  guint position = 0;

  g_assert_true (g_ptr_array_find (socle_array_list_get_items (sectioned->items), item, &position));

  return contents_get (sectioned, position / 10 * 10);
}

static void
sections_changed_cb (GtkSectionModel *model, guint position, guint n_items, gpointer user_data)
{
  guint *n_changed = user_data;

  g_assert_cmpuint (position, ==, 0);
  *n_changed += n_items;
}

static void
assert_section (SocleResultList *list, guint position, guint start, guint end)
{
  guint found_start;
  guint found_end;

  gtk_section_model_get_section (GTK_SECTION_MODEL (list), position, &found_start, &found_end);
  g_assert_cmpuint (found_start, ==, start);
  g_assert_cmpuint (found_end, ==, end);
}

static void
test_sections (void)
{
  Contents contents;
  SocleResultList *list;
  SocleQuery query = { .text = "x3" };
  guint n_changed = 0;

  contents_init (&contents, 25);
  sectioned = &contents;
  list = make_list (&contents);
  wait_until_complete (list);
  g_signal_connect (list, "sections-changed", G_CALLBACK (sections_changed_cb), &n_changed);
  assert_section (list, 7, 0, 25);

  socle_result_list_set_section_func (list, get_ten);
  g_assert_cmpuint (n_changed, ==, 25);
  assert_section (list, 0, 0, 10);
  assert_section (list, 9, 0, 10);
  assert_section (list, 10, 10, 20);
  assert_section (list, 24, 20, 25);
  assert_section (list, 25, 25, G_MAXUINT);

  /* 0 3 6 9, 12 15 18, 21 24 */
  n_changed = 0;
  socle_result_list_set_query (list, &query);
  g_assert_cmpuint (n_changed, ==, 9);
  assert_section (list, 3, 0, 4);
  assert_section (list, 5, 4, 7);
  assert_section (list, 8, 7, 9);

  /* The same again: a view would make its headers anew for nothing. */
  n_changed = 0;
  socle_result_list_set_query (list, &query);
  g_assert_cmpuint (n_changed, ==, 0);

  query.descending = TRUE;
  socle_result_list_set_query (list, &query);
  g_assert_cmpuint (n_changed, ==, 9);
  assert_section (list, 0, 0, 2);
  assert_section (list, 8, 5, 9);

  /* Another order tears sections apart, so there is one. */
  query.column = COLUMN_BACKWARDS;
  n_changed = 0;
  socle_result_list_set_query (list, &query);
  g_assert_cmpuint (n_changed, ==, 9);
  assert_section (list, 3, 0, 9);

  n_changed = 0;
  socle_result_list_set_section_func (list, NULL);
  g_assert_cmpuint (n_changed, ==, 9);
  socle_result_list_set_query (list, &query);
  g_assert_cmpuint (n_changed, ==, 9);

  sectioned = NULL;
  contents_clear (&contents);
  g_assert_finalize_object (list);
}

/* What is left over has no section of its own, which would have a header. */
static void
test_sections_while_shrinking (void)
{
  Contents contents;
  SocleResultList *list;

  contents_init (&contents, 1000);
  sectioned = &contents;
  list = make_list (&contents);
  socle_result_list_set_section_func (list, get_ten);
  wait_until_complete (list);

  /* 0 504 */
  ask (list, "x9 x8 x7");
  assert_section (list, 0, 0, 1);
  assert_section (list, 1, 1, MAX_LIVE_ROWS);
  assert_section (list, 2, 1, MAX_LIVE_ROWS);
  assert_section (list, MAX_LIVE_ROWS - 1, 1, MAX_LIVE_ROWS);
  wait_until_complete (list);
  assert_section (list, 1, 1, 2);

  ask (list, "all");
  wait_until_complete (list);
  ask (list, "nothing");
  assert_section (list, 5, 0, MAX_LIVE_ROWS);
  wait_until_complete (list);

  sectioned = NULL;
  contents_clear (&contents);
  g_assert_finalize_object (list);
}

/* Does what a view does: asks for the first item of each section, for its header. */
static void
ask_for_headers_cb (GtkSectionModel *model, guint position, guint n_items, gpointer user_data)
{
  GPtrArray *headers = user_data;
  guint end = 0;

  g_ptr_array_set_size (headers, 0);
  while (end < MIN (n_items, MAX_LIVE_ROWS))
    {
      guint start;

      gtk_section_model_get_section (model, end, &start, &end);
      g_ptr_array_add (headers, g_list_model_get_item (G_LIST_MODEL (model), start));
    }
}

static void
item_changed_cb (SocleResult *result, GParamSpec *pspec, gpointer user_data)
{
  g_assert_false (socle_result_get_waiting (result));
  (*(guint *) user_data)++;
}

/* The headers do not have all rows filled at once. */
static void
test_sections_in_steps (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_object_unref);
  Contents contents;
  SocleResultList *list;
  SocleResult *first, *last;
  guint n_told = 0;

  contents_init (&contents, 1000);
  sectioned = &contents;
  list = make_list (&contents);
  socle_result_list_set_section_func (list, get_ten);
  wait_until_complete (list);
  for (guint i = 0; i < MAX_LIVE_ROWS; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_signal_connect (list, "sections-changed", G_CALLBACK (ask_for_headers_cb), headers);

  /* 0 2 4 …: five to a section */
  ask (list, "x2");
  g_assert_cmpuint (headers->len, ==, MAX_LIVE_ROWS / 5);
  first = g_ptr_array_index (headers, 0);
  last = g_ptr_array_index (headers, headers->len - 1);
  g_assert_true (socle_result_get_item (first) == contents_get (&contents, 0));
  g_assert_false (socle_result_get_waiting (first));
  g_assert_true (socle_result_get_item (last) == contents_get (&contents, 205));
  g_assert_true (socle_result_get_waiting (last));

  g_signal_connect (last, "notify::item", G_CALLBACK (item_changed_cb), &n_told);
  wait_until_complete (list);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (socle_result_get_item (last) == contents_get (&contents, 410));

  /* Who waits is told even if the same item comes. */
  ask (list, "all");
  ask (list, "x2");
  g_assert_true (socle_result_get_waiting (last));
  g_assert_cmpuint (n_told, ==, 1);
  wait_until_complete (list);
  g_assert_cmpuint (n_told, ==, 2);

  sectioned = NULL;
  g_ptr_array_set_size (rows, 0);
  g_ptr_array_set_size (headers, 0);
  contents_clear (&contents);
  g_assert_finalize_object (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/result-list/sections", test_sections);
  g_test_add_func ("/result-list/sections-while-shrinking", test_sections_while_shrinking);

  g_test_add_func ("/result-list/sections-in-steps", test_sections_in_steps);

  return g_test_run ();
}
