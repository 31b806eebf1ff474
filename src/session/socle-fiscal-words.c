/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chosen fiscal year as a word, as settings keep it. */

#include "config.h"

#include "socle-fiscal-words.h"

#include "socle-fiscal.h"

#include <string.h>

/**
 * socle_fiscal_words_is_year: (skip)
 * @number: a year
 *
 * Returns: whether a fiscal year can have days in it
 */
gboolean
socle_fiscal_words_is_year (int number)
{
  return number >= SOCLE_FISCAL_FIRST_YEAR && number <= SOCLE_FISCAL_LAST_YEAR;
}

/**
 * socle_fiscal_words_is_range: (skip)
 * @days: some days
 *
 * Returns: whether they can be a fiscal year
 */
gboolean
socle_fiscal_words_is_range (SocleDateRange *days)
{
  return socle_fiscal_words_is_year (g_date_get_year (socle_date_range_get_from (days))) &&
         socle_fiscal_words_is_year (g_date_get_year (socle_date_range_get_to (days))) &&
         socle_date_range_get_days (days) <= SOCLE_FISCAL_LONGEST_YEAR;
}

/**
 * socle_fiscal_words_parse_number: (skip)
 * @word: a word, perhaps such as "2020"
 *
 * Returns: the year; 0 if it says none
 */
GDateYear
socle_fiscal_words_parse_number (const char *word)
{
  int number = 0;

  if (strlen (word) == 4 && strspn (word, "0123456789") == 4)
    number = (int) g_ascii_strtoll (word, NULL, 10);

  return socle_fiscal_words_is_year (number) ? (GDateYear) number : 0;
}

/**
 * socle_fiscal_words_parse_days: (skip)
 * @word: a word, perhaps such as "2019-12-30/2020-12-27"
 *
 * Returns: (transfer full) (nullable): the days; %NULL if it says none
 */
SocleDateRange *
socle_fiscal_words_parse_days (const char *word)
{
  g_auto (GStrv) words = g_strsplit (word, "/", 2);
  SocleDateRange *days;
  GDate from, to;

  if (g_strv_length (words) != 2 || !socle_date_parse (words[0], &from) ||
      !socle_date_parse (words[1], &to))
    return NULL;

  days = socle_date_range_new (&from, &to);
  if (days != NULL && !socle_fiscal_words_is_range (days))
    g_clear_pointer (&days, socle_date_range_unref);

  return days;
}

/**
 * socle_fiscal_words_dup: (skip)
 * @number: the year in which it ends; 0 if none is chosen so
 * @days: (nullable): days chosen instead
 *
 * Returns: (transfer full): the word for it; "" if nothing is chosen
 */
char *
socle_fiscal_words_dup (GDateYear number, SocleDateRange *days)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (days == NULL)
    return number != 0 ? g_strdup_printf ("%04d", number) : g_strdup ("");

  from = socle_date_to_string (socle_date_range_get_from (days));
  to = socle_date_to_string (socle_date_range_get_to (days));

  return g_strconcat (from, "/", to, NULL);
}
