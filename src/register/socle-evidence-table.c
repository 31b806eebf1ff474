/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the files that are kept as evidence. */

#include "config.h"

#include "socle-record-table.h"

#include <glib/gi18n.h>

/* The same file may have come twice, from two places: that is two rows and one object. A
 * file need not be filed under anything, and stays when that is removed. */
const char *const socle_evidence_table_sql[] = {
  "CREATE TABLE evidence (\n"
  "  id TEXT PRIMARY KEY CHECK (id GLOB 'evidence-[1-9]*'),\n"
  "  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),\n"
  "  size TEXT NOT NULL CHECK (size <> ''),\n"
  "  media_type TEXT NOT NULL,\n"
  "  name TEXT NOT NULL,\n"
  "  filed_under TEXT NOT NULL,\n"
  "  received_on TEXT NOT NULL,\n"
  "  provenance TEXT NOT NULL\n"
  ") STRICT",
  NULL,
};

static const SocleField fields[] = {
  { "sha256", N_ ("SHA-256"), SOCLE_FIELD_SHA256, TRUE, NULL },
  { "size", N_ ("Size"), SOCLE_FIELD_NUMBER, TRUE, NULL },
  { "media_type", N_ ("File type"), SOCLE_FIELD_LINE, FALSE, NULL },
  { "name", N_ ("File name"), SOCLE_FIELD_LINE, FALSE, NULL },
  { "filed_under", N_ ("Filed under"), SOCLE_FIELD_ID, FALSE, NULL },
  { "received_on", N_ ("Received on"), SOCLE_FIELD_DATE, FALSE, NULL },
  /* Translators: where a file came from, step by step */
  { "provenance", N_ ("Provenance"), SOCLE_FIELD_TEXT, FALSE, NULL },
  { NULL, NULL, SOCLE_FIELD_LINE, FALSE, NULL },
};

static const char *const unique[] = { NULL };

const SocleRecordTable socle_evidence_table = {
  .name = "evidence",
  .fields = fields,
  .unique = unique,
};
