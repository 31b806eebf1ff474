/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When each file of evidence was last read again, and what it was then. */

#include "config.h"

#include "socle-evidence-checks.h"

#include "socle-date.h"
#include "socle-small-file.h"

#include <string.h>

/*
 *   socle-evidence-checks 1
 *   2026-11-26 good 0f3c…
 *   2026-11-26 missing 9a51…
 *
 * A text beside the objects, there whole or not at all. It is a convenience, not a record: of
 * a line that cannot be read nothing is known, and the file is checked again.
 */
struct _SocleEvidenceChecks
{
  GHashTable *checks; /* (owned) (element-type utf8 Check) */
};

typedef struct
{
  GDate day;
  SocleEvidenceState state;
} Check;

#define FIRST_LINE "socle-evidence-checks 1"
#define N_DIGITS 64
/* That of more than a hundred thousand files. */
#define MAX_BYTES (16 * 1024 * 1024)

static const char *const state_names[] = { "good", "missing", "bad", NULL };

static gboolean
read_state (const char *name, SocleEvidenceState *state)
{
  for (guint i = 0; state_names[i] != NULL; i++)
    if (g_str_equal (state_names[i], name))
      {
        *state = (SocleEvidenceState) i;
        return TRUE;
      }

  return FALSE;
}

static void
read_line (SocleEvidenceChecks *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  SocleEvidenceState state;
  GDate day;

  if (g_strv_length (words) == 3 && socle_date_parse (words[0], &day) &&
      read_state (words[1], &state) && strlen (words[2]) == N_DIGITS)
    socle_evidence_checks_note (self, words[2], &day, state);
}

/**
 * socle_evidence_checks_load:
 * @path: (type filename): where they were saved
 *
 * Returns: (transfer full): what is known; nothing if that cannot be read
 */
SocleEvidenceChecks *
socle_evidence_checks_load (const char *path)
{
  SocleEvidenceChecks *self = g_new0 (SocleEvidenceChecks, 1);
  g_autoptr (GBytes) bytes = socle_small_file_read (path, MAX_BYTES);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  self->checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return self;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  if (g_strcmp0 (lines[0], FIRST_LINE) != 0)
    return self;
  for (guint i = 1; lines[i] != NULL; i++)
    read_line (self, lines[i]);

  return self;
}

/**
 * socle_evidence_checks_free:
 * @self: (transfer full): checks
 */
void
socle_evidence_checks_free (SocleEvidenceChecks *self)
{
  g_hash_table_unref (self->checks);
  g_free (self);
}

/**
 * socle_evidence_checks_lookup:
 * @self: checks
 * @sha256: the digest of a file
 * @day: (out) (optional): when it was read
 * @state: (out): what it was
 *
 * Returns: whether it was read
 */
gboolean
socle_evidence_checks_lookup (const SocleEvidenceChecks *self,
                              const char *sha256,
                              GDate *day,
                              SocleEvidenceState *state)
{
  const Check *check = g_hash_table_lookup (self->checks, sha256);

  if (check == NULL)
    return FALSE;

  if (day != NULL)
    *day = check->day;
  *state = check->state;

  return TRUE;
}

/**
 * socle_evidence_checks_note:
 * @self: checks
 * @sha256: the digest of a file
 * @day: when it was read
 * @state: what it was
 */
void
socle_evidence_checks_note (SocleEvidenceChecks *self,
                            const char *sha256,
                            const GDate *day,
                            SocleEvidenceState state)
{
  Check *check = g_new (Check, 1);

  *check = (Check) { *day, state };
  g_hash_table_insert (self->checks, g_strdup (sha256), check);
}

/**
 * socle_evidence_checks_save:
 * @self: checks
 * @path: (type filename): where they are to be
 * @error: where a failure goes
 *
 * Sets @error to one of %G_FILE_ERROR.
 *
 * Returns: whether they are there
 */
gboolean
socle_evidence_checks_save (const SocleEvidenceChecks *self, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (FIRST_LINE "\n");
  GHashTableIter iter;
  gpointer sha256;
  gpointer value;

  g_hash_table_iter_init (&iter, self->checks);
  while (g_hash_table_iter_next (&iter, &sha256, &value))
    {
      const Check *check = value;
      g_autofree char *day = socle_date_to_string (&check->day);

      g_string_append_printf (text, "%s %s %s\n", day, state_names[check->state],
                              (const char *) sha256);
    }

  return g_file_set_contents_full (path, text->str, (gssize) text->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
