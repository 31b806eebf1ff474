/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them. */

#include "config.h"

#include "socle-date-reader.h"

#include "socle-date.h"
#include "socle-search-key.h"

#include <string.h>

/* The number that a word begins with, of at most four digits; -1 if there is none. What
 * follows it goes to rest: “1er” has “er”. */
static int
read_number (const char *word, const char **rest)
{
  int number = 0;
  size_t n_digits = strspn (word, "0123456789");

  *rest = word + n_digits;
  if (n_digits < 1 || n_digits > 4)
    return -1;

  for (size_t i = 0; i < n_digits; i++)
    number = number * 10 + (word[i] - '0');

  return number;
}

/* The month whose name begins with the word. Three letters are enough where they are
 * enough to tell: “jui” is neither juin nor juillet. */
static GDateMonth
read_month (SocleMessages *messages, const char *word)
{
  GDateMonth found = G_DATE_BAD_MONTH;
  size_t length = strlen (word);

  if (length > 0 && word[length - 1] == '.')
    length--;
  if (length < 3)
    return G_DATE_BAD_MONTH;

  for (int month = G_DATE_JANUARY; month <= G_DATE_DECEMBER; month++)
    {
      g_autofree char *name =
        socle_search_key_new (socle_messages_get_month (messages, (GDateMonth) month));

      if (strncmp (name, word, length) != 0)
        continue;
      if (found != G_DATE_BAD_MONTH)
        return G_DATE_BAD_MONTH;
      found = (GDateMonth) month;
    }

  return found;
}

/**
 * socle_date_read:
 * @messages: the language in which it is typed
 * @text: what was typed
 * @date: (out): where the date goes; untouched on failure
 *
 * Reads YYYY-MM-DD and what socle_messages_format_date() writes: a day, a month and a
 * year, the month in words or their beginning, whatever its case, accents and spaces.
 * Months in figures in another order are not guessed at.
 *
 * Returns: whether @text is a date of the years 1000 to 9999
 */
gboolean
socle_date_read (SocleMessages *messages, const char *text, GDate *date)
{
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;
  const char *rest;
  GDateMonth month;
  int day, year;
  GDate read;

  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) > 100 || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  key = socle_search_key_new (text);
  g_strstrip (key);
  if (socle_date_parse (key, &read))
    {
      if (g_date_get_year (&read) < 1000)
        return FALSE;
      *date = read;
      return TRUE;
    }

  words = g_strsplit_set (key, " ", -1);
  if (g_strv_length (words) != 3)
    return FALSE;

  day = read_number (words[0], &rest);
  if (*rest != '\0' && !(day == 1 && strcmp (rest, "er") == 0))
    return FALSE;
  month = read_month (messages, words[1]);
  year = read_number (words[2], &rest);
  if (*rest != '\0' || year < 1000 || day < 1 || day > 31 || month == G_DATE_BAD_MONTH ||
      !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, month, (GDateYear) year);

  return TRUE;
}
