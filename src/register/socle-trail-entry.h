/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What stands for a digest that an entry does not have. */
#define SOCLE_TRAIL_NONE "-"

/**
 * SocleTrailEntry:
 * @number: counted from 1, without gaps
 * @time: (not nullable): when, by this computer's clock, as "2026-11-26T08:30:00Z"
 * @by: (not nullable): who, as the desktop account or the user says
 * @action: (not nullable): what was done, one word, such as "edit"
 * @subject: (not nullable): what it was done to, such as "edition-7"
 * @before: (not nullable): the fields that changed, as they were: "opinion=qualified"
 * @after: (not nullable): the fields that changed, as they are now
 * @row_sha256: (not nullable): the digest of the whole record now; %SOCLE_TRAIL_NONE
 *   if there is none any more
 * @evidence_sha256: (not nullable): the digest of the file it is about, or
 *   %SOCLE_TRAIL_NONE
 * @salt: (not nullable): 32 random digits, so that nobody can guess a short text that was
 *   left out of a copy by hashing what it might have been
 *
 * One change, as the trail keeps it for good.
 */
typedef struct
{
  guint64 number;
  char *time;
  char *by;
  char *action;
  char *subject;
  GStrv before;
  GStrv after;
  char *row_sha256;
  char *evidence_sha256;
  char *salt;
} SocleTrailEntry;

SocleTrailEntry *socle_trail_entry_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void             socle_trail_entry_free     (SocleTrailEntry       *self);

char            *socle_trail_entry_print    (const SocleTrailEntry *self) G_GNUC_WARN_UNUSED_RESULT;
SocleTrailEntry *socle_trail_entry_parse    (const char            *text,
                                             size_t                 length) G_GNUC_WARN_UNUSED_RESULT;
char            *socle_trail_entry_new_salt (void) G_GNUC_WARN_UNUSED_RESULT;

void             socle_trail_append_line    (GString               *text,
                                             const char            *key,
                                             const char            *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleTrailEntry, socle_trail_entry_free)

G_END_DECLS
