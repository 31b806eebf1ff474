/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the trail's entries, and the fingerprint of its beginning up to each. */

#include "config.h"

#include "socle-trail-chain.h"

/*
 * The list is a file as sha256sum writes and checks it, with a line for each entry. The
 * fingerprint of the first N entries is the SHA-256 of the first N lines, so that anyone
 * who has kept one can check the trail up to it with nothing but coreutils:
 *
 *   head -n N SHA256SUMS | sha256sum
 */
struct _SocleTrailChain
{
  guint64 count;
  GChecksum *lines; /* (owned): of the lines so far */
  char fingerprint[65];
};

/* Room for a line with the largest number. */
#define LINE_SIZE 128

/* Returns how many bytes the line has. */
static int
print_line (char *line, guint64 number, const char *sha256)
{
  return g_snprintf (line, LINE_SIZE, "%s  entries/%06" G_GUINT64_FORMAT ".txt\n", sha256, number);
}

static void
update_fingerprint (SocleTrailChain *self)
{
  g_autoptr (GChecksum) copy = g_checksum_copy (self->lines);

  g_strlcpy (self->fingerprint, g_checksum_get_string (copy), sizeof self->fingerprint);
}

/**
 * socle_trail_chain_new:
 *
 * Returns: (transfer full): the list of a trail without entries
 */
SocleTrailChain *
socle_trail_chain_new (void)
{
  SocleTrailChain *self = g_new0 (SocleTrailChain, 1);

  self->lines = g_checksum_new (G_CHECKSUM_SHA256);
  update_fingerprint (self);

  return self;
}

/**
 * socle_trail_chain_copy:
 * @self: a list
 *
 * Returns: (transfer full): one that goes its own way from here
 */
SocleTrailChain *
socle_trail_chain_copy (const SocleTrailChain *self)
{
  SocleTrailChain *copy = g_memdup2 (self, sizeof *self);

  copy->lines = g_checksum_copy (self->lines);

  return copy;
}

/**
 * socle_trail_chain_free:
 * @self: (transfer full): a list
 */
void
socle_trail_chain_free (SocleTrailChain *self)
{
  g_checksum_free (self->lines);
  g_free (self);
}

/**
 * socle_trail_chain_append:
 * @self: a list
 * @sha256: the digest of the next entry's text
 */
void
socle_trail_chain_append (SocleTrailChain *self, const char *sha256)
{
  char line[LINE_SIZE];
  int length = print_line (line, ++self->count, sha256);

  g_checksum_update (self->lines, (const guchar *) line, length);
  update_fingerprint (self);
}

/**
 * socle_trail_chain_get_count:
 * @self: a list
 *
 * Returns: how many entries it has
 */
guint64
socle_trail_chain_get_count (const SocleTrailChain *self)
{
  return self->count;
}

/**
 * socle_trail_chain_get_fingerprint:
 * @self: a list
 *
 * Returns: (transfer none): the fingerprint of all its entries, until the next is appended
 */
const char *
socle_trail_chain_get_fingerprint (const SocleTrailChain *self)
{
  return self->fingerprint;
}

/**
 * socle_trail_chain_dup_line:
 * @number: the number of an entry
 * @sha256: the digest of its text
 *
 * Returns: (transfer full): its line of the list
 */
char *
socle_trail_chain_dup_line (guint64 number, const char *sha256)
{
  char line[LINE_SIZE];

  print_line (line, number, sha256);

  return g_strdup (line);
}
