/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that the register records. */

#include "config.h"

#include "socle-record.h"

#include "socle-date.h"
#include "socle-record-table.h"
#include "socle-trail-entry.h"

#include <string.h>

/*
 * A record is its kind, its identifier and the text of each field, as tables, the trail and
 * files have it; a field that is not given is empty. What a text stands for is asked of it
 * when it is needed. Immutable, so it may be read from any thread, and so the one before a
 * change is still there to go back to.
 */
struct _SocleRecord
{
  gatomicrefcount ref_count;
  SocleRecordKind kind;
  char *id;                       /* (owned) (nullable): none before it is recorded */
  char *values[SOCLE_MAX_FIELDS]; /* (owned): as many as the kind has fields */
};

G_DEFINE_BOXED_TYPE (SocleRecord, socle_record, socle_record_ref, socle_record_unref)

static SocleRecord *
record_new (SocleRecordKind kind, const char *id)
{
  SocleRecord *self = g_new0 (SocleRecord, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->id = g_strdup (id);

  return self;
}

static void
set_fields (SocleRecord *self, const char *first_field, va_list args)
{
  for (const char *name = first_field; name != NULL; name = va_arg (args, const char *))
    {
      const char *value = va_arg (args, const char *);
      int index = socle_record_table_find_field (socle_record_table_get (self->kind), name);

      g_return_if_fail (index >= 0);
      g_set_str (&self->values[index], value != NULL ? value : "");
    }
}

/**
 * socle_record_new:
 * @kind: what it records
 * @first_field: (nullable): the name of a field
 * @...: its value, then further names and values, then %NULL
 *
 * Returns: (transfer full): a record that is not in the register yet
 */
SocleRecord *
socle_record_new (SocleRecordKind kind, const char *first_field, ...)
{
  SocleRecord *self = socle_record_new_filled (kind, NULL, NULL);
  va_list args;

  va_start (args, first_field);
  set_fields (self, first_field, args);
  va_end (args);

  return self;
}

/**
 * socle_record_new_filled:
 * @kind: what it records
 * @id: (nullable): its identifier; %NULL before it is recorded
 * @values: (nullable): a value for each field of its kind, in their order; %NULL for a
 *   record without any
 *
 * Returns: (transfer full): a record
 */
SocleRecord *
socle_record_new_filled (SocleRecordKind kind, const char *id, const char *const *values)
{
  SocleRecord *self = record_new (kind, id);
  guint n_fields = socle_record_table_count (socle_record_table_get (kind));

  for (guint i = 0; i < n_fields; i++)
    self->values[i] = g_strdup (values != NULL ? values[i] : "");

  return self;
}

/**
 * socle_record_with:
 * @self: a record
 * @first_field: (nullable): the name of a field
 * @...: its value, then further names and values, then %NULL
 *
 * Returns: (transfer full): the same record with other values
 */
SocleRecord *
socle_record_with (SocleRecord *self, const char *first_field, ...)
{
  SocleRecord *changed =
    socle_record_new_filled (self->kind, self->id, (const char *const *) self->values);
  va_list args;

  va_start (args, first_field);
  set_fields (changed, first_field, args);
  va_end (args);

  return changed;
}

/**
 * socle_record_with_id:
 * @self: a record
 * @id: its identifier
 *
 * Returns: (transfer full): the same record under that identifier
 */
SocleRecord *
socle_record_with_id (SocleRecord *self, const char *id)
{
  return socle_record_new_filled (self->kind, id, (const char *const *) self->values);
}

/**
 * socle_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self
 */
SocleRecord *
socle_record_ref (SocleRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * socle_record_unref:
 * @self: (transfer full): a record
 */
void
socle_record_unref (SocleRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->values); i++)
    g_free (self->values[i]);
  g_free (self->id);
  g_free (self);
}

/**
 * socle_record_get_kind:
 * @self: a record
 *
 * Returns: what it records
 */
SocleRecordKind
socle_record_get_kind (const SocleRecord *self)
{
  return self->kind;
}

/**
 * socle_record_get_id:
 * @self: a record
 *
 * Returns: (nullable): its identifier; %NULL before it is recorded
 */
const char *
socle_record_get_id (const SocleRecord *self)
{
  return self->id;
}

/**
 * socle_record_get_nth:
 * @self: a record
 * @index: the number of a field of its kind, from 0
 *
 * Returns: the field's value, empty if it is not given
 */
const char *
socle_record_get_nth (const SocleRecord *self, guint index)
{
  return self->values[index];
}

/**
 * socle_record_get:
 * @self: a record
 * @field: the name of a field of its kind
 *
 * Returns: the field's value, empty if it is not given
 */
const char *
socle_record_get (const SocleRecord *self, const char *field)
{
  int index = socle_record_table_find_field (socle_record_table_get (self->kind), field);

  g_return_val_if_fail (index >= 0, "");

  return self->values[index];
}

/**
 * socle_record_get_date:
 * @self: a record
 * @field: the name of a field of its kind
 * @date: (out): the date there; clear if there is none
 *
 * Returns: whether there is one
 */
gboolean
socle_record_get_date (const SocleRecord *self, const char *field, GDate *date)
{
  g_date_clear (date, 1);

  return socle_date_parse (socle_record_get (self, field), date);
}

/**
 * socle_record_get_choice:
 * @self: a record
 * @field: the name of a field that takes one of a list of words
 *
 * Returns: the place of its word in that list, from 0; -1 if it is not given
 */
int
socle_record_get_choice (const SocleRecord *self, const char *field)
{
  const SocleRecordTable *table = socle_record_table_get (self->kind);
  int index = socle_record_table_find_field (table, field);
  const char *const *choices;

  g_return_val_if_fail (index >= 0 && table->fields[index].choices != NULL, -1);

  choices = table->fields[index].choices;
  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], self->values[index]) == 0)
      return i;

  return -1;
}

/**
 * socle_record_has_choice:
 * @self: a record
 * @field: the name of a field that takes some of a list of words
 * @choice: one of them
 *
 * Returns: whether it is among those given
 */
gboolean
socle_record_has_choice (const SocleRecord *self, const char *field, const char *choice)
{
  g_auto (GStrv) words = g_strsplit (socle_record_get (self, field), " ", -1);

  return g_strv_contains ((const char *const *) words, choice);
}

/**
 * socle_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether they are of the same kind, have the same identifier, and say the same
 */
gboolean
socle_record_equal (const SocleRecord *a, const SocleRecord *b)
{
  if (a->kind != b->kind || g_strcmp0 (a->id, b->id) != 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (a->values); i++)
    if (g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;

  return TRUE;
}

/**
 * socle_record_dup_sha256:
 * @self: a record with an identifier
 *
 * The digest covers all that is given, so that a field which a later version adds leaves
 * the digests of older records as they are.
 *
 * Returns: (transfer full): the digest by which the trail knows the record
 */
char *
socle_record_dup_sha256 (const SocleRecord *self)
{
  const SocleRecordTable *table = socle_record_table_get (self->kind);
  g_autoptr (GString) text = g_string_sized_new (256);

  socle_trail_append_line (text, "record", self->id);
  for (guint i = 0; table->fields[i].name != NULL; i++)
    if (self->values[i][0] != '\0')
      socle_trail_append_line (text, table->fields[i].name, self->values[i]);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}
