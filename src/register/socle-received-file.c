/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on its way into the register. */

#include "config.h"

#include "socle-received-file.h"

#include <glib/gstdio.h>

/*
 * Either a file of the user's, which is copied and stays as it is, or one that was downloaded
 * into the store's temporary folder, which the store takes over; if it never does, the file
 * goes with this object.
 *
 * The store has the file before anything is recorded, and keeps it if recording fails: so
 * what is tried again need not be read again. Used by one thread at a time.
 */
struct _SocleReceivedFile
{
  GObject parent_instance;

  char *path;       /* (owned) */
  char *name;       /* (owned): for people */
  char *sha256;     /* (owned) (nullable): known of a download, and once it is kept */
  char *media_type; /* (owned) (nullable) */
  char *provenance; /* (owned) (nullable) */
  guint64 size;
  gboolean is_downloaded;
  gboolean is_kept;
};

G_DEFINE_FINAL_TYPE (SocleReceivedFile, socle_received_file, G_TYPE_OBJECT)

static void
socle_received_file_finalize (GObject *object)
{
  SocleReceivedFile *self = SOCLE_RECEIVED_FILE (object);

  if (self->is_downloaded && !self->is_kept)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->media_type);
  g_free (self->provenance);

  G_OBJECT_CLASS (socle_received_file_parent_class)->finalize (object);
}

static void
socle_received_file_class_init (SocleReceivedFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_received_file_finalize;
}

static void
socle_received_file_init (SocleReceivedFile *self)
{
}

/**
 * socle_received_file_new:
 * @path: (type filename): a file of the user's, which stays as it is
 *
 * Returns: (transfer full): the file, of which nothing is known yet
 */
SocleReceivedFile *
socle_received_file_new (const char *path)
{
  SocleReceivedFile *self = g_object_new (SOCLE_TYPE_RECEIVED_FILE, NULL);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);

  return self;
}

/**
 * socle_received_file_new_downloaded:
 * @path: (type filename): a file in the store's temporary folder, which is taken over
 * @name: what to call it, for people
 * @sha256: the digest of what was written to it
 * @size: how many bytes were written
 * @media_type: (nullable): what it is
 * @provenance: (nullable): where it comes from
 *
 * Returns: (transfer full): the file
 */
SocleReceivedFile *
socle_received_file_new_downloaded (const char *path,
                                    const char *name,
                                    const char *sha256,
                                    guint64 size,
                                    const char *media_type,
                                    const char *provenance)
{
  SocleReceivedFile *self = g_object_new (SOCLE_TYPE_RECEIVED_FILE, NULL);

  self->path = g_strdup (path);
  self->name = g_utf8_make_valid (name, -1);
  self->sha256 = g_strdup (sha256);
  self->size = size;
  self->media_type = g_strdup (media_type);
  self->provenance = g_strdup (provenance);
  self->is_downloaded = TRUE;

  return self;
}

/**
 * socle_received_file_get_name:
 * @self: a file
 *
 * Returns: (transfer none): what it is called; from outside, so not to be shown as it is
 */
const char *
socle_received_file_get_name (SocleReceivedFile *self)
{
  return self->name;
}

/**
 * socle_received_file_judge:
 * @self: a file
 * @store: the register's store
 * @error: where a failure goes
 *
 * Finds out whether the file can be kept before anything is asked about it.
 *
 * Sets @error as socle_evidence_store_judge() does.
 *
 * Returns: whether it can
 */
gboolean
socle_received_file_judge (SocleReceivedFile *self, SocleEvidenceStore *store, GError **error)
{
  return self->is_downloaded || socle_evidence_store_judge (store, self->path, error);
}

/**
 * socle_received_file_keep:
 * @self: a file
 * @store: the register's store
 * @error: where a failure goes
 *
 * Puts the file in the store; a second time this does nothing.
 *
 * Sets @error as socle_evidence_store_take() and socle_evidence_store_copy() do.
 *
 * Returns: whether the store has it
 */
gboolean
socle_received_file_keep (SocleReceivedFile *self, SocleEvidenceStore *store, GError **error)
{
  const char *media_type = NULL;

  if (self->is_kept)
    return TRUE;

  if (self->is_downloaded)
    self->is_kept = socle_evidence_store_take (store, self->path, self->sha256, self->size, error);
  else
    {
      self->sha256 = socle_evidence_store_copy (store, self->path, &self->size, &media_type, error);
      self->is_kept = self->sha256 != NULL;
      g_set_str (&self->media_type, media_type);
    }

  return self->is_kept;
}

/**
 * socle_received_file_record:
 * @self: a file
 * @reg: a register
 * @store: its store
 * @filed_under: (nullable): the identifier of an edition or letter
 * @received_on: (nullable): YYYY-MM-DD
 * @error: where a failure goes
 *
 * Keeps the file and records it.
 *
 * Sets @error as socle_received_file_keep() and socle_register_add() do.
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL with @error set
 */
SocleChange *
socle_received_file_record (SocleReceivedFile *self,
                            SocleRegister *reg,
                            SocleEvidenceStore *store,
                            const char *filed_under,
                            const char *received_on,
                            GError **error)
{
  SocleEvidenceFacts facts = {
    .name = self->name,
    .filed_under = filed_under,
    .received_on = received_on,
    .provenance = self->provenance,
  };

  if (!socle_received_file_keep (self, store, error))
    return NULL;
  facts.media_type = self->media_type;

  return socle_evidence_record (reg, self->sha256, self->size, &facts, error);
}
