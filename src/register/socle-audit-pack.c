/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder for an auditor, which sha256sum alone can check. */

#include "config.h"

#include "socle-audit-pack.h"

#include "socle-disk.h"
#include "socle-format.h"
#include "socle-given-fingerprint.h"
#include "socle-trail-chain.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/*
 *   entries/000001.txt …        the trail, an entry a file
 *   SHA256SUMS                  their digests; the digest of this file is the fingerprint
 *   FINGERPRINTS                those given out before, as the trail tells
 *   evidence/evidence-5.pdf …   the files, and what is recorded of each
 *   evidence/SHA256SUMS         their digests
 *   HOWTO.txt                   the commands that check all of it
 *
 * Everything is written beside the folder first, and named last: it is there whole or not
 * at all. The trail then gets an entry that says so.
 */
typedef struct
{
  SocleEvidenceStore *store; /* (unowned) */
  SocleMessages *messages;   /* (unowned) */
  char *folder;              /* (owned): the one that is written to */
  SocleTrailChain *chain;    /* (owned) */
  GString *sums;             /* (owned): of the entries */
  GString *fingerprints;     /* (owned) */
  GString *evidence_sums;    /* (owned) */
} Pack;

static gboolean
set_system_error (Pack *pack, const char *path, int number, GError **error)
{
  return socle_register_error_set (error,
                                   number == ENOSPC || number == EDQUOT ? SOCLE_REGISTER_ERROR_FULL
                                                                        : SOCLE_REGISTER_ERROR_DISK,
                                   pack->messages, path, g_strerror (number));
}

/* Writes a file of the pack, for everyone to read. */
static gboolean
write_file (Pack *pack, const char *name, const char *content, GError **error)
{
  g_autofree char *path = g_build_filename (pack->folder, name, NULL);
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_NONE, 0644, &local))
    return TRUE;

  return set_system_error (pack, path,
                           g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ENOSPC : EIO,
                           error);
}

/* Adds a fingerprint that was given out earlier, as the entry tells. */
static void
take_fingerprint (Pack *pack, const SocleTrailEntry *entry)
{
  guint64 count;
  const char *fingerprint = socle_given_fingerprint_parse (entry, &count);

  if (fingerprint != NULL)
    g_string_append_printf (pack->fingerprints, "%s  %" G_GUINT64_FORMAT "  %s\n", fingerprint,
                            count, entry->time);
}

static gboolean
take_entry (const SocleTrailEntry *entry,
            const char *text,
            const char *sha256,
            gpointer user_data,
            GError **error)
{
  Pack *pack = user_data;
  g_autofree char *line = socle_trail_chain_dup_line (entry->number, sha256);
  g_autofree char *name = g_strdup_printf ("entries/%06" G_GUINT64_FORMAT ".txt", entry->number);

  socle_trail_chain_append (pack->chain, sha256);
  g_string_append (pack->sums, line);
  take_fingerprint (pack, entry);

  return write_file (pack, name, text, error);
}

static gboolean
write_trail (Pack *pack, SocleRegister *reg, GError **error)
{
  return socle_register_follow (reg, take_entry, pack, error) &&
         write_file (pack, "SHA256SUMS", pack->sums->str, error);
}

/* Copies a file out of the store. One that is missing is left out, and said to be. */
static gboolean
copy_object (Pack *pack, SocleRecord *record, const char *name, GError **error)
{
  const char *sha256 = socle_record_get (record, "sha256");
  g_autofree char *object = socle_evidence_store_dup_path (pack->store, sha256);
  g_autofree char *target = g_build_filename (pack->folder, "evidence", name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (object);
  g_autoptr (GFile) to = g_file_new_for_path (target);
  g_autoptr (GError) local = NULL;

  g_string_append_printf (pack->evidence_sums, "%s  %s\n", sha256, name);
  if (!g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &local))
    return g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
           set_system_error (pack, target,
                             g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? ENOSPC
                                                                                      : EIO,
                             error);
  g_chmod (target, 0644);

  return TRUE;
}

/* What is recorded of a file, in lines that are the same in every language. */
static gboolean
write_facts (Pack *pack, SocleRecord *record, GError **error)
{
  static const char *const fields[] = { "sha256", "size",        "media_type",
                                        "name",   "filed_under", "received_on" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("evidence/%s.txt", socle_record_get_id (record));
  g_autofree char *digest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    socle_trail_append_line (text, fields[i], socle_record_get (record, fields[i]));
  g_string_append_printf (text, "\n%s\n", socle_record_get (record, "provenance"));

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
  g_string_append_printf (pack->evidence_sums, "%s  %s.txt\n", digest,
                          socle_record_get_id (record));

  return write_file (pack, name, text->str, error);
}

static gboolean
write_evidence (Pack *pack, SocleRegister *reg, GError **error)
{
  g_autoptr (GPtrArray) records = socle_register_list (reg, SOCLE_RECORD_EVIDENCE, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      gboolean is_pdf = strcmp (socle_record_get (record, "media_type"), "application/pdf") == 0;
      /* A name of ours: what the file was called where it came from is in its facts. */
      g_autofree char *name =
        g_strconcat (socle_record_get_id (record), is_pdf ? ".pdf" : ".bin", NULL);

      if (!copy_object (pack, record, name, error) || !write_facts (pack, record, error))
        return FALSE;
    }

  return write_file (pack, "evidence/SHA256SUMS", pack->evidence_sums->str, error);
}

/* A paragraph of the instructions, and the command that goes with it. */
typedef struct
{
  const char *sentence; /* untranslated */
  const char *command;  /* the same in every language */
} Paragraph;

static const Paragraph paragraphs[] = {
  { N_ ("This folder holds what was recorded in Socle, an entry for each change, and the files "
        "that were kept as evidence. It can be checked with sha256sum, of GNU coreutils."),
    NULL },
  { N_ ("Is each entry as it was recorded?"), "sha256sum --check SHA256SUMS" },
  /* Translators: a command follows, which prints the fingerprint */
  { N_ ("Is the trail the one that a fingerprint was given out for? This must print it:"),
    "sha256sum SHA256SUMS" },
  /* Translators: the fingerprint follows */
  { N_ ("Entries of the trail: {count}. Fingerprint:"), "{fingerprint}" },
  /* Translators: a command follows, which prints the fingerprint */
  { N_ ("An earlier fingerprint, such as one printed on a summary, counts for the entries that "
        "there were then. For one that was given out after 100 entries, this must print it:"),
    "head -n 100 SHA256SUMS | sha256sum" },
  { N_ ("FINGERPRINTS lists those that were given out: the fingerprint, how many entries it is "
        "for, and when."),
    NULL },
  { N_ ("Is each file the one that was received?"), "cd evidence && sha256sum --check SHA256SUMS" },
  /* Translators: a command follows */
  { N_ ("Entries can be left out of a copy of this folder; this checks the others:"),
    "sha256sum --check --ignore-missing SHA256SUMS" },
  { N_ ("What this shows: that entries and files are those of the time of the fingerprint. What "
        "it does not show: who sat at the keyboard, whether the clock was right, and what was "
        "never recorded."),
    NULL },
};

static char *
make_howto (Pack *pack)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *count =
    socle_messages_format_number (pack->messages, socle_trail_chain_get_count (pack->chain));

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      g_autofree char *sentence =
        socle_format (socle_messages_get (pack->messages, paragraphs[i].sentence), "count", count,
                      NULL);

      g_string_append_printf (text, "%s\n\n", sentence);
      if (paragraphs[i].command != NULL)
        g_string_append_printf (text, "    %s\n\n", paragraphs[i].command);
    }

  return socle_format (text->str, "fingerprint", socle_trail_chain_get_fingerprint (pack->chain),
                       NULL);
}

static gboolean
make_folder (Pack *pack, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (pack->folder, name, NULL);

  return g_mkdir (path, 0755) == 0 || set_system_error (pack, path, errno, error);
}

static gboolean
write_all (Pack *pack, SocleRegister *reg, GError **error)
{
  g_autofree char *howto = NULL;

  if (!make_folder (pack, "entries", error) || !make_folder (pack, "evidence", error) ||
      !write_trail (pack, reg, error) || !write_evidence (pack, reg, error) ||
      !write_file (pack, "FINGERPRINTS", pack->fingerprints->str, error))
    return FALSE;
  howto = make_howto (pack);

  return write_file (pack, "HOWTO.txt", howto, error);
}

/* Gives the folder its name, and tells the trail. */
static gboolean
hand_over (Pack *pack, SocleRegister *reg, const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_basename (folder);

  /* An empty folder gives way, as one from a file chooser does; a full one does not. */
  if (g_rename (pack->folder, folder) != 0)
    {
      if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
        return socle_register_error_set (error, SOCLE_REGISTER_ERROR_EXISTS, pack->messages, folder,
                                         NULL);
      return set_system_error (pack, folder, errno, error);
    }

  if (socle_register_is_read_only (reg) ||
      socle_given_fingerprint_note (reg, socle_trail_chain_get_count (pack->chain),
                                    socle_trail_chain_get_fingerprint (pack->chain), name, error))
    return TRUE;

  socle_disk_remove_all (folder);

  return FALSE;
}

/**
 * socle_audit_pack_write:
 * @reg: a register
 * @store: its evidence
 * @messages: the language of the instructions, and of the sentences in errors
 * @folder: (type filename): the folder to make; an empty one may be there
 * @error: where a failure goes
 *
 * Writes the trail and the evidence in a form that can be checked without Socle. The trail
 * gets an entry about it.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_EXISTS if there is something at @folder, or to another
 * one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether the folder is there, and whole
 */
gboolean
socle_audit_pack_write (SocleRegister *reg,
                        SocleEvidenceStore *store,
                        SocleMessages *messages,
                        const char *folder,
                        GError **error)
{
  Pack pack = { .store = store, .messages = messages };
  gboolean done;

  g_return_val_if_fail (SOCLE_IS_REGISTER (reg), FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  pack.folder = g_strconcat (folder, ".part-XXXXXX", NULL);
  if (g_mkdtemp_full (pack.folder, 0755) == NULL)
    {
      set_system_error (&pack, folder, errno, error);
      g_free (pack.folder);
      return FALSE;
    }
  pack.chain = socle_trail_chain_new ();
  pack.sums = g_string_new (NULL);
  pack.fingerprints = g_string_new (NULL);
  pack.evidence_sums = g_string_new (NULL);

  done = write_all (&pack, reg, error) && hand_over (&pack, reg, folder, error);
  /* Nothing is there any more once it has its name. */
  socle_disk_remove_all (pack.folder);

  g_free (pack.folder);
  socle_trail_chain_free (pack.chain);
  g_string_free (pack.sums, TRUE);
  g_string_free (pack.fingerprints, TRUE);
  g_string_free (pack.evidence_sums, TRUE);

  return done;
}
