/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may have been meant by an identifier that nothing has. */

#include "config.h"

#include "socle-near-ids.h"

#include <string.h>

#define MAX_FOUND 3
#define MAX_LENGTH 64

typedef struct
{
  const char *wanted; /* (unowned) */
  const char *ids[MAX_FOUND];
  guint distances[MAX_FOUND];
  guint n_found;
} Search;

/* How many letters must be put in, taken out or changed (Levenshtein). Both texts
 * are at most MAX_LENGTH long. */
static guint
measure_distance (const char *a, const char *b)
{
  guint row[MAX_LENGTH + 1];
  size_t length = strlen (b);

  for (guint j = 0; j <= length; j++)
    row[j] = j;

  for (guint i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i + 1;
      for (guint j = 0; j < length; j++)
        {
          guint changed = diagonal + (a[i] != b[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (changed, MIN (row[j], row[j + 1]) + 1);
        }
    }

  return row[length];
}

/* Keeps the nearest ones, of equally near ones the first. */
static void
consider (Search *search, const char *id)
{
  guint limit = (guint) strlen (search->wanted) / 3 + 1;
  guint distance;
  guint place;

  if (strlen (id) > MAX_LENGTH)
    return;

  /* An id that has the word in it is as near as one with a letter wrong. */
  distance = strstr (id, search->wanted) != NULL ? 1 : measure_distance (search->wanted, id);
  if (distance > limit)
    return;

  for (guint i = 0; i < search->n_found; i++)
    if (strcmp (search->ids[i], id) == 0)
      return;

  for (place = search->n_found; place > 0 && search->distances[place - 1] > distance; place--)
    if (place < MAX_FOUND)
      {
        search->ids[place] = search->ids[place - 1];
        search->distances[place] = search->distances[place - 1];
      }

  if (place < MAX_FOUND)
    {
      search->ids[place] = id;
      search->distances[place] = distance;
      search->n_found = MIN (search->n_found + 1, MAX_FOUND);
    }
}

static GStrv
dup_found (const Search *search)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < search->n_found; i++)
    g_strv_builder_add (builder, search->ids[i]);

  return g_strv_builder_end (builder);
}

/* Whether an identifier can be meant at all by a word of that length. */
static gboolean
is_searchable (const char *wanted)
{
  return strlen (wanted) > 0 && strlen (wanted) <= MAX_LENGTH;
}

/**
 * socle_near_ids_find:
 * @library: a library
 * @id: what no service or report of it is called
 *
 * Returns: (transfer full): up to three identifiers that are spelt nearly like @id,
 *   the nearest first
 */
GStrv
socle_near_ids_find (SocleLibrary *library, const char *id)
{
  GListModel *services = socle_library_get_services (library);
  GListModel *reports = socle_library_get_reports (library);
  g_autofree char *wanted = g_ascii_strdown (id, -1);
  Search search = { .wanted = wanted };

  if (is_searchable (wanted))
    {
      for (guint i = 0; i < g_list_model_get_n_items (services); i++)
        {
          g_autoptr (SocleService) service = g_list_model_get_item (services, i);

          consider (&search, socle_service_get_id (service));
        }

      for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
        {
          g_autoptr (SocleReport) report = g_list_model_get_item (reports, i);

          consider (&search, socle_report_get_id (report));
        }
    }

  return dup_found (&search);
}

/**
 * socle_near_ids_find_among:
 * @ids: (array zero-terminated=1): identifiers
 * @id: what none of them is
 *
 * Returns: (transfer full): up to three of @ids that are spelt nearly like @id, the nearest
 *   first
 */
GStrv
socle_near_ids_find_among (const char *const *ids, const char *id)
{
  g_autofree char *wanted = g_ascii_strdown (id, -1);
  Search search = { .wanted = wanted };

  for (; is_searchable (wanted) && *ids != NULL; ids++)
    consider (&search, *ids);

  return dup_found (&search);
}
