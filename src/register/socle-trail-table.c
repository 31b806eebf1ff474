/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the trail, to which is only ever added. */

#include "config.h"

#include "socle-trail-table.h"

#include "socle-format.h"

#include <string.h>

/* The triggers stop mistakes of ours. Who opens the file with another program can drop
 * them: that shows in the schema's check, and a changed entry in the fingerprints. */
const char *const socle_trail_table_sql[] = {
  "CREATE TABLE trail (\n"
  "  number INTEGER PRIMARY KEY CHECK (number > 0),\n"
  "  entry TEXT NOT NULL,\n"
  "  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),\n"
  "  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64)\n"
  ") STRICT",
  "CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail\n"
  "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",
  "CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail\n"
  "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",
  "CREATE TRIGGER trail_next BEFORE INSERT ON trail\n"
  "WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM trail)\n"
  "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",
  NULL,
};

static gboolean
fail_at (SocleDatabase *database, guint64 number, GError **error)
{
  SocleMessages *messages = socle_database_get_messages (database);
  g_autofree char *shown = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  /* Translators: a place in the trail, as part of a sentence */
  g_autofree char *place =
    socle_format (socle_messages_get (messages, "entry {number} of the trail"), "number", shown,
                  NULL);

  return socle_database_fail (database, SOCLE_REGISTER_ERROR_ALTERED, place, error);
}

/* Takes a row that must be the chain's next. */
static gboolean
follow_row (SocleDatabase *database,
            SocleStatement *statement,
            SocleTrailChain *chain,
            SocleTrailFunc func,
            gpointer user_data,
            GError **error)
{
  guint64 expected = socle_trail_chain_get_count (chain) + 1;
  guint64 number = (guint64) socle_statement_get_number (statement, 0);
  const char *text = socle_statement_get_text (statement, 1, error);
  const char *sha256 = text != NULL ? socle_statement_get_text (statement, 2, error) : NULL;
  const char *fingerprint = sha256 != NULL ? socle_statement_get_text (statement, 3, error) : NULL;
  g_autoptr (SocleTrailEntry) entry = NULL;
  g_autofree char *digest = NULL;

  if (fingerprint == NULL)
    return FALSE;

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  entry = socle_trail_entry_parse (text, strlen (text));
  if (number != expected || entry == NULL || entry->number != number ||
      strcmp (digest, sha256) != 0)
    return fail_at (database, expected, error);

  socle_trail_chain_append (chain, sha256);
  if (strcmp (socle_trail_chain_get_fingerprint (chain), fingerprint) != 0)
    return fail_at (database, expected, error);

  return func == NULL || func (entry, text, sha256, user_data, error);
}

/**
 * socle_trail_table_follow:
 * @database: a register
 * @chain: the list of the entries that are known; those after them are added
 * @func: (nullable) (scope call): told of each entry that is added
 * @user_data: for @func
 * @error: where a failure goes
 *
 * Reads and checks the entries after those of @chain: on a new list, all of them.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_ALTERED with the number of the first entry that is
 * not as it was written, or to another one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether all of them are good
 */
gboolean
socle_trail_table_follow (SocleDatabase *database,
                          SocleTrailChain *chain,
                          SocleTrailFunc func,
                          gpointer user_data,
                          GError **error)
{
  g_autoptr (SocleStatement) statement = socle_database_prepare (
    database,
    "SELECT number, entry, sha256, fingerprint FROM trail WHERE number > ?1 ORDER BY number",
    error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  socle_statement_bind_number (statement, 1, (gint64) socle_trail_chain_get_count (chain));

  while (TRUE)
    {
      if (!socle_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!follow_row (database, statement, chain, func, user_data, error))
        return FALSE;
    }
}

/**
 * socle_trail_table_append:
 * @database: a register in a transaction
 * @chain: the list of all entries in it; the new one is added
 * @entry: an entry, complete but for its number and salt, which it gets
 * @error: where a failure goes
 *
 * Adds an entry to the trail.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR; @chain then counts for nothing.
 *
 * Returns: whether it was added
 */
gboolean
socle_trail_table_append (SocleDatabase *database,
                          SocleTrailChain *chain,
                          SocleTrailEntry *entry,
                          GError **error)
{
  g_autoptr (SocleStatement) statement =
    socle_database_prepare (database, "INSERT INTO trail VALUES (?1, ?2, ?3, ?4)", error);
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;

  if (statement == NULL)
    return FALSE;

  entry->number = socle_trail_chain_get_count (chain) + 1;
  g_free (entry->salt);
  entry->salt = socle_trail_entry_new_salt ();
  text = socle_trail_entry_print (entry);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  socle_trail_chain_append (chain, digest);

  socle_statement_bind_number (statement, 1, (gint64) entry->number);
  socle_statement_bind_text (statement, 2, text);
  socle_statement_bind_text (statement, 3, digest);
  socle_statement_bind_text (statement, 4, socle_trail_chain_get_fingerprint (chain));

  return socle_statement_run (statement, error);
}
