/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of a register as JSON, to be read without Socle. */

#include "config.h"

#include "socle-register-json.h"

#include "socle-export-file.h"
#include "socle-record-table.h"

#include <json-glib/json-glib.h>

/*
 *   { "format": "socle-register", "version": 1, "entries": 12, "fingerprint": "…",
 *     "service": [ { "id": "service-2", … } ], "edition": […], "letter": […],
 *     "evidence": […], "trail": [ "entry: 1\n…" ] }
 *
 * Every value is the text that the register has; a field that is not given is left out.
 */
#define FORMAT "socle-register"
#define VERSION 1

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_record (JsonBuilder *builder, SocleRecord *record)
{
  const SocleField *fields = socle_record_table_get (socle_record_get_kind (record))->fields;

  json_builder_begin_object (builder);
  add_string (builder, "id", socle_record_get_id (record));
  for (guint i = 0; fields[i].name != NULL; i++)
    if (*socle_record_get_nth (record, i) != '\0')
      add_string (builder, fields[i].name, socle_record_get_nth (record, i));
  json_builder_end_object (builder);
}

static gboolean
add_records (JsonBuilder *builder, SocleRegister *reg, SocleRecordKind kind, GError **error)
{
  g_autoptr (GPtrArray) records = socle_register_list (reg, kind, error);

  if (records == NULL)
    return FALSE;

  json_builder_set_member_name (builder, socle_record_table_get (kind)->name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    add_record (builder, g_ptr_array_index (records, i));
  json_builder_end_array (builder);

  return TRUE;
}

static gboolean
add_entry (const SocleTrailEntry *entry,
           const char *text,
           const char *sha256,
           gpointer user_data,
           GError **error)
{
  json_builder_add_string_value (user_data, text);

  return TRUE;
}

static gboolean
build (JsonBuilder *builder, SocleRegister *reg, GError **error)
{
  g_autofree char *fingerprint = NULL;
  guint64 count;

  if (!socle_register_get_fingerprint (reg, &count, &fingerprint, error))
    return FALSE;

  json_builder_begin_object (builder);
  add_string (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "entries");
  json_builder_add_int_value (builder, (gint64) count);
  add_string (builder, "fingerprint", fingerprint);
  for (guint i = 0; i < SOCLE_N_RECORD_KINDS; i++)
    if (!add_records (builder, reg, (SocleRecordKind) i, error))
      return FALSE;
  json_builder_set_member_name (builder, "trail");
  json_builder_begin_array (builder);
  if (!socle_register_follow (reg, add_entry, builder, error))
    return FALSE;
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return TRUE;
}

/**
 * socle_register_json_write:
 * @stream: where the document goes
 * @reg: a register
 * @cancellable: (nullable): stops the writing
 * @error: where a failure goes
 *
 * Writes all records and the trail. The files kept as evidence are not in it, but their
 * digests.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR, or to one of %G_IO_ERROR if the stream does
 * not take it all.
 *
 * Returns: whether it was written
 */
gboolean
socle_register_json_write (GOutputStream *stream,
                           SocleRegister *reg,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (SOCLE_IS_REGISTER (reg), FALSE);

  if (!build (builder, reg, error))
    return FALSE;

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  /* json_generator_to_stream() takes a write that failed for one that did not. */
  text = json_generator_to_gstring (generator, g_string_new (NULL));
  g_string_append_c (text, '\n');

  return g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error);
}

static gboolean
write_content (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  return socle_register_json_write (stream, data, cancellable, error);
}

/**
 * socle_register_json_save:
 * @path: (type filename): the name that the file is to have
 * @reg: a register
 * @messages: the language of the sentence in an error
 * @error: where a failure goes
 *
 * Writes all records and the trail into a file, whole or not at all.
 *
 * Sets @error to %SOCLE_EXPORT_ERROR_OUTPUT, or to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether it was saved
 */
gboolean
socle_register_json_save (const char *path,
                          SocleRegister *reg,
                          SocleMessages *messages,
                          GError **error)
{
  return socle_export_file_save (path, write_content, reg, messages, NULL, error);
}
