/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of tables of plain text. */

#include "config.h"

#include "socle-table.h"

static void
test_measure (void)
{
  static const struct
  {
    const char *text;
    guint width;
  } cases[] = {
    { "", 0 },
    { "abc", 3 },
    { "é", 1 },
    { "e\u0301", 1 },
    { "日本語", 6 },
    { "a\u200bb", 2 },
    { "«\u00a0a\u00a0»", 5 },
    { "\u2068x\u2069", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (socle_table_measure (cases[i].text), ==, cases[i].width);
}

static void
test_columns (void)
{
  g_autoptr (SocleTable) table = socle_table_new (3);
  g_autoptr (GString) output = g_string_new ("before\n");

  socle_table_add_row (table, (const char *const[]) { "A", "日本", "C" });
  socle_table_add_rule (table);
  socle_table_add_row (table, (const char *const[]) { "long", "b", "" });
  socle_table_add_row (table, (const char *const[]) { "", "", "c" });
  socle_table_add_row (table, (const char *const[]) { "", "", "" });
  socle_table_print (table, output);

  g_assert_cmpstr (output->str, ==,
                   "before\n"
                   "A     日本  C\n"
                   "────  ────  ─\n"
                   "long  b\n"
                   "            c\n"
                   "\n");
}

static void
test_empty (void)
{
  g_autoptr (SocleTable) table = socle_table_new (1);
  g_autoptr (GString) output = g_string_new (NULL);

  socle_table_print (table, output);

  g_assert_cmpstr (output->str, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/table/measure", test_measure);
  g_test_add_func ("/table/columns", test_columns);
  g_test_add_func ("/table/empty", test_empty);

  return g_test_run ();
}
