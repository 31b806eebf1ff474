/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences with named places, safe for text from outside. */

#include "config.h"

#include "socle-format.h"

#include <string.h>

typedef struct
{
  const char *name;  /* (unowned) */
  const char *value; /* (unowned) */
} Place;

#define MAX_PLACES 12

static const Place *
find_place (const Place *places, guint n_places, const char *name, size_t length)
{
  for (guint i = 0; i < n_places; i++)
    if (strlen (places[i].name) == length && strncmp (places[i].name, name, length) == 0)
      return &places[i];

  return NULL;
}

/**
 * socle_format:
 * @sentence: a sentence with places in braces: "{count} services"
 * @first_name: the name of a place
 * @...: its value, then further names and values, then %NULL
 *
 * Fills the places of a translated sentence. A translator may move, repeat or
 * drop places. Values are copied as they are and never read for places, so that
 * names from a provider cannot change the sentence. A place without a value
 * stays as written.
 *
 * Returns: (transfer full): the sentence
 */
char *
socle_format (const char *sentence, const char *first_name, ...)
{
  Place places[MAX_PLACES];
  guint n_places = 0;
  GString *result;
  va_list args;

  g_return_val_if_fail (sentence != NULL, NULL);

  va_start (args, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (args, const char *))
    {
      const char *value = va_arg (args, const char *);

      g_return_val_if_fail (n_places < MAX_PLACES, NULL);
      places[n_places++] = (Place) { name, value != NULL ? value : "" };
    }
  va_end (args);

  result = g_string_sized_new (strlen (sentence) + 32);

  for (const char *p = sentence; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      const Place *place =
        end != NULL ? find_place (places, n_places, p + 1, (size_t) (end - p - 1)) : NULL;

      if (place != NULL)
        {
          g_string_append (result, place->value);
          p = end + 1;
        }
      else
        g_string_append_c (result, *p++);
    }

  return g_string_free_and_steal (result);
}
