/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a register is as Socle left it. */

#include "config.h"

#include "socle-register-check.h"

#include "socle-record-table.h"
#include "socle-schema.h"
#include "socle-trail-table.h"

#include <string.h>

/*
 * What is read finds damage that SQLite notices; the trail's digests find a changed entry;
 * and the trail is played back, which finds a record that was changed beside it: the newest
 * entry on a record says what its digest must be.
 */

static gboolean
take_entry (const SocleTrailEntry *entry,
            const char *text,
            const char *sha256,
            gpointer user_data,
            GError **error)
{
  GHashTable *digests = user_data;

  if (strcmp (entry->row_sha256, SOCLE_TRAIL_NONE) == 0)
    g_hash_table_remove (digests, entry->subject);
  else
    g_hash_table_replace (digests, g_strdup (entry->subject), g_strdup (entry->row_sha256));

  return TRUE;
}

/* Takes the records that the trail tells of out of @digests. */
static gboolean
compare_records (SocleDatabase *database, SocleRecordKind kind, GHashTable *digests, GError **error)
{
  g_autoptr (GPtrArray) records = socle_record_table_list (database, kind, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      const char *id = socle_record_get_id (record);
      g_autofree char *digest = socle_record_dup_sha256 (record);

      if (g_strcmp0 (g_hash_table_lookup (digests, id), digest) != 0)
        return socle_record_table_fail (database, id, error);
      g_hash_table_remove (digests, id);
    }

  return records != NULL;
}

static gboolean
check_records (SocleDatabase *database, SocleTrailChain *chain, GError **error)
{
  g_autoptr (GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id;

  if (!socle_trail_table_follow (database, chain, take_entry, digests, error))
    return FALSE;
  for (guint i = 0; i < SOCLE_N_RECORD_KINDS; i++)
    if (!compare_records (database, (SocleRecordKind) i, digests, error))
      return FALSE;

  g_hash_table_iter_init (&iter, digests);
  if (g_hash_table_iter_next (&iter, &id, NULL))
    return socle_record_table_fail (database, id, error);

  return TRUE;
}

/**
 * socle_register_check_trail: (skip)
 * @database: a register of any version
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether its trail is as it was written
 */
gboolean
socle_register_check_trail (SocleDatabase *database, GError **error)
{
  g_autoptr (SocleTrailChain) chain = socle_trail_chain_new ();

  return socle_trail_table_follow (database, chain, NULL, NULL, error);
}

/* Whether what this Socle shows of a register can be read. */
static gboolean
can_list (SocleDatabase *database, GError **error)
{
  for (guint i = 0; i < SOCLE_N_RECORD_KINDS; i++)
    {
      g_autoptr (GPtrArray) records =
        socle_record_table_list (database, (SocleRecordKind) i, error);

      if (records == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * socle_register_check_newer: (skip)
 * @database: a register of a newer Socle
 * @chain: an empty list, which gets the entries of the trail
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether all of it that this Socle can judge is as it should be, and what it
 *   would show can be read
 */
gboolean
socle_register_check_newer (SocleDatabase *database, SocleTrailChain *chain, GError **error)
{
  gboolean good;

  if (!socle_database_run (database, "BEGIN", error))
    return FALSE;

  good = socle_database_check (database, error) &&
         socle_trail_table_follow (database, chain, NULL, NULL, error) &&
         can_list (database, error);
  socle_database_roll_back (database);

  return good;
}

/**
 * socle_register_check_all: (skip)
 * @database: a register of the newest version, or one that cannot be brought up to date
 * @chain: an empty list, which gets the entries of the trail
 * @error: where a failure goes
 *
 * Reads everything in one state of the file, even if another program writes meanwhile.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether all of it is as it should be
 */
gboolean
socle_register_check_all (SocleDatabase *database, SocleTrailChain *chain, GError **error)
{
  gint64 version = 0;
  gboolean good;

  if (!socle_database_run (database, "BEGIN", error))
    return FALSE;

  good = socle_database_check (database, error) &&
         socle_database_query_number (database, "PRAGMA user_version", &version, error) &&
         socle_migrations_check_schema (database, socle_schema_steps,
                                        (int) MIN (version, SOCLE_SCHEMA_VERSION), error) &&
         check_records (database, chain, error);
  socle_database_roll_back (database);

  return good;
}
