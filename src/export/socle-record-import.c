/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table of records would change. */

#include "config.h"

#include "socle-record-import.h"

#include "socle-change.h"
#include "socle-csv-reader.h"
#include "socle-format.h"
#include "socle-import-check.h"
#include "socle-record-table.h"
#include "socle-visible-text.h"

#include <string.h>

/*
 * A row is a record, a column a field. The rows are compared with what there is: one without
 * an identifier is new, unless it is about a service that is recorded already, or says just
 * what a record says; a record without a row stays. What comes out is to be looked at before
 * any of it is made, all of it or none.
 *
 * Immutable once it is made; may be used from any thread.
 */
struct _SocleRecordImport
{
  GObject parent_instance;

  int kind;         /* SOCLE_IMPORT_ANY_KIND if that could not be told */
  char *problem;    /* (owned) (nullable): why no row could be read */
  GPtrArray *notes; /* (owned) (element-type utf8) */
  GListStore *rows; /* (owned) (element-type SocleImportRow) */
  guint counts[SOCLE_N_IMPORT_STATES];
};

G_DEFINE_FINAL_TYPE (SocleRecordImport, socle_record_import, G_TYPE_OBJECT)

#define ID "id"

/* What a column of the file stands for. */
#define COLUMN_ID -1
#define COLUMN_UNKNOWN -2

/* What separates the values of a key. */
#define SEPARATOR "\x1f"

/* A reading at work. */
typedef struct
{
  SocleRecordImport *self;       /* (unowned) */
  const SocleRecordTable *table; /* (unowned) */
  SocleLibrary *library;         /* (unowned) (nullable) */
  SocleMessages *messages;       /* (unowned) */
  GArray *columns;               /* (owned) (element-type int): the field of each column */
  GHashTable *by_id;             /* (owned): records there are, by identifier */
  GHashTable *by_unique;         /* (owned): the same by what only one may have */
  GHashTable *by_content;        /* (owned): the same by all that they say */
  GHashTable *seen;              /* (owned) (element-type SocleRecord): those that had a row */
  GHashTable *taken;             /* (owned): keys of new and changed records of other rows */
} Reading;

static char *
dup_content_key (SocleRecord *record)
{
  guint n_fields =
    socle_record_table_count (socle_record_table_get (socle_record_get_kind (record)));
  g_autofree const char **values = g_new0 (const char *, n_fields + 1);

  for (guint i = 0; i < n_fields; i++)
    values[i] = socle_record_get_nth (record, i);

  return g_strjoinv (SEPARATOR, (char **) values);
}

/* (nullable): what no other record may have in common with this one. */
static char *
dup_unique_key (const SocleRecordTable *table, SocleRecord *record)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  if (table->unique[0] == NULL)
    return NULL;

  for (guint i = 0; table->unique[i] != NULL; i++)
    g_strv_builder_add (builder, socle_record_get (record, table->unique[i]));
  values = g_strv_builder_end (builder);

  return g_strjoinv (SEPARATOR, values);
}

static void
index_records (Reading *reading, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      char *unique = dup_unique_key (reading->table, record);

      g_hash_table_insert (reading->by_id, g_strdup (socle_record_get_id (record)), record);
      g_hash_table_insert (reading->by_content, dup_content_key (record), record);
      if (unique != NULL)
        g_hash_table_insert (reading->by_unique, unique, record);
    }
}

static void
add_row (Reading *reading, SocleImportRow *row)
{
  reading->self->counts[socle_import_row_get_state (row)]++;
  g_list_store_append (reading->self->rows, row);
  g_object_unref (row);
}

static void
add_problem (Reading *reading,
             const SocleCsvRow *row,
             guint column,
             SocleRecord *after,
             const char *sentence)
{
  add_row (reading, socle_import_row_new_problem (row->line, column, after, sentence));
}

static void
add_problem_with (Reading *reading,
                  const SocleCsvRow *row,
                  guint column,
                  const char *sentence,
                  const char *name,
                  const char *value)
{
  g_autofree char *shown = socle_visible_text (value);
  g_autofree char *text = socle_format (sentence, name, shown, NULL);

  add_problem (reading, row, column, NULL, text);
}

/* People call a column as the window does, too. */
static int
find_column (const SocleRecordTable *table, SocleMessages *messages, const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (g_ascii_strcasecmp (name, ID) == 0)
    return COLUMN_ID;
  for (int i = 0; table->fields[i].name != NULL; i++)
    if (g_ascii_strcasecmp (name, table->fields[i].name) == 0 ||
        g_ascii_strcasecmp (name, table->fields[i].label) == 0 ||
        strcmp (name, socle_messages_get (messages, table->fields[i].label)) == 0)
      return i;

  return COLUMN_UNKNOWN;
}

/* Whether each column that a kind needs is there, and how many of its columns are. */
static gboolean
suits (SocleRecordKind kind, const SocleCsvRow *header, SocleMessages *messages, guint *n_known)
{
  const SocleRecordTable *table = socle_record_table_get (kind);
  gboolean has[SOCLE_MAX_FIELDS] = { FALSE };

  *n_known = 0;
  for (guint i = 0; header->cells[i] != NULL; i++)
    {
      int column = find_column (table, messages, header->cells[i]);

      *n_known += column != COLUMN_UNKNOWN;
      if (column >= 0)
        has[column] = TRUE;
    }
  for (guint i = 0; table->fields[i].name != NULL; i++)
    if (table->fields[i].required && !has[i])
      return FALSE;

  return TRUE;
}

/* The kind whose columns these are. With an identifier no other column is needed, and then
 * the kind with the most of them is meant. */
static int
recognize (const SocleCsvRow *header, SocleMessages *messages)
{
  int best = SOCLE_IMPORT_ANY_KIND;
  guint most = 1;
  gboolean best_suits = FALSE;

  for (int kind = 0; kind < SOCLE_N_IMPORT_KINDS; kind++)
    {
      guint n_known;
      gboolean good = suits ((SocleRecordKind) kind, header, messages, &n_known);

      if ((good && !best_suits) || (good == best_suits && n_known > most))
        {
          best = kind;
          most = n_known;
          best_suits = good;
        }
    }

  return best;
}

/* Reads the names of the columns. Returns whether the rows can be read by them. */
static gboolean
read_header (Reading *reading, const SocleCsvRow *row)
{
  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      int column = find_column (reading->table, reading->messages, row->cells[i]);

      for (guint j = 0; j < reading->columns->len && column != COLUMN_UNKNOWN; j++)
        if (g_array_index (reading->columns, int, j) == column)
          add_problem_with (reading, row, i + 1,
                            socle_messages_get (reading->messages,
                                                "the column “{name}” is there twice; keep one."),
                            "name", row->cells[i]);
      if (column == COLUMN_UNKNOWN && row->cells[i][0] != '\0')
        add_problem_with (
          reading, row, i + 1,
          socle_messages_get (reading->messages,
                              "there is no column “{name}”; an exported table has their names."),
          "name", row->cells[i]);
      g_array_append_val (reading->columns, column);
    }

  return reading->self->counts[SOCLE_IMPORT_PROBLEM] == 0;
}

/* The cell of a field, from 1; 0 if there is no such column. */
static guint
find_cell (Reading *reading, int field)
{
  for (guint i = 0; i < reading->columns->len; i++)
    if (g_array_index (reading->columns, int, i) == field)
      return i + 1;

  return 0;
}

/* Spaces around what is no text, which are not seen in a spreadsheet, are no part of it. */
static char *
dup_value (const SocleField *field, const char *cell)
{
  char *value = g_strdup (cell);

  return field->type == SOCLE_FIELD_TEXT || field->type == SOCLE_FIELD_LINE ? value
                                                                            : g_strstrip (value);
}

/* The row as a record; fields without a column are those of @before. */
static SocleRecord *
fill_record (Reading *reading, const SocleCsvRow *row, SocleRecord *before)
{
  g_auto (GStrv) values = g_new0 (char *, SOCLE_MAX_FIELDS + 1);
  const SocleField *fields = reading->table->fields;

  for (guint i = 0; fields[i].name != NULL; i++)
    values[i] = g_strdup (before != NULL ? socle_record_get_nth (before, i) : "");
  for (guint i = 0; i < reading->columns->len && row->cells[i] != NULL; i++)
    {
      int column = g_array_index (reading->columns, int, i);

      if (column >= 0)
        {
          g_free (values[column]);
          values[column] = dup_value (&fields[column], row->cells[i]);
        }
    }

  return socle_record_new_filled ((SocleRecordKind) reading->self->kind,
                                  before != NULL ? socle_record_get_id (before) : NULL,
                                  (const char *const *) values);
}

static char *
dup_id (Reading *reading, const SocleCsvRow *row)
{
  guint cell = find_cell (reading, COLUMN_ID);

  return cell > 0 && cell <= g_strv_length (row->cells)
           ? g_strstrip (g_strdup (row->cells[cell - 1]))
           : g_strdup ("");
}

/* The record that a row is about. */
static SocleRecord *
find_before (Reading *reading, const SocleCsvRow *row, const char *id)
{
  g_autoptr (SocleRecord) plain = NULL;
  g_autofree char *unique = NULL;
  g_autofree char *content = NULL;

  if (*id != '\0')
    return g_hash_table_lookup (reading->by_id, id);

  plain = fill_record (reading, row, NULL);
  unique = dup_unique_key (reading->table, plain);
  if (unique != NULL)
    return g_hash_table_lookup (reading->by_unique, unique);
  content = dup_content_key (plain);

  return g_hash_table_lookup (reading->by_content, content);
}

/* Whether no other record, and no other row, is the same. */
static gboolean
is_alone (Reading *reading, SocleRecord *before, SocleRecord *after, const char **sentence)
{
  g_autofree char *unique = dup_unique_key (reading->table, after);
  SocleRecord *other = unique != NULL ? g_hash_table_lookup (reading->by_unique, unique) : NULL;

  *sentence = NULL;
  if (other != NULL && other != before)
    *sentence = socle_messages_get (reading->messages,
                                    "This is recorded already; change what is there instead.");
  else if (unique != NULL || before == NULL)
    {
      char *key = unique != NULL ? g_steal_pointer (&unique) : dup_content_key (after);

      if (!g_hash_table_add (reading->taken, key))
        *sentence = socle_messages_get (reading->messages,
                                        "the same record has a line further up; keep one of them.");
    }

  return *sentence == NULL;
}

/* Finds what is wrong with a record that is new or changed. */
static gboolean
check_record (Reading *reading, const SocleCsvRow *row, SocleRecord *before, SocleRecord *after)
{
  g_autoptr (GError) error = NULL;
  const char *field = NULL;
  const char *sentence;

  if (!socle_record_check (after, reading->messages, &field, &error) ||
      (reading->library != NULL && !socle_import_check_names (before, after, reading->library,
                                                              reading->messages, &field, &error)))
    {
      int column = field != NULL ? socle_record_table_find_field (reading->table, field) : -1;

      add_problem (reading, row, column >= 0 ? find_cell (reading, column) : 0, after,
                   error->message);
      return FALSE;
    }
  if (!is_alone (reading, before, after, &sentence))
    {
      add_problem (reading, row, 0, after, sentence);
      return FALSE;
    }

  return TRUE;
}

static void
read_row (Reading *reading, const SocleCsvRow *row)
{
  g_autofree char *id = dup_id (reading, row);
  SocleRecord *before = find_before (reading, row, id);
  g_autoptr (SocleRecord) after = NULL;

  if (g_strv_length (row->cells) > reading->columns->len)
    {
      add_problem (reading, row, reading->columns->len + 1, NULL,
                   socle_messages_get (reading->messages, "there are more cells than columns; is "
                                                          "a text with a comma in quotation "
                                                          "marks?"));
      return;
    }
  if (*id != '\0' && before == NULL)
    {
      add_problem_with (reading, row, find_cell (reading, COLUMN_ID),
                        socle_messages_get (reading->messages,
                                            "there is no record “{id}”; leave the cell empty for "
                                            "a new one."),
                        "id", id);
      return;
    }

  after = fill_record (reading, row, before);
  if (before != NULL && !g_hash_table_add (reading->seen, before))
    add_problem (reading, row, 0, after,
                 socle_messages_get (reading->messages,
                                     "the same record has a line further up; keep one of them."));
  else if (before != NULL && socle_record_equal (before, after))
    add_row (reading, socle_import_row_new (row->line, SOCLE_IMPORT_SAME, before, after));
  else if (check_record (reading, row, before, after))
    add_row (reading,
             socle_import_row_new (
               row->line, before != NULL ? SOCLE_IMPORT_CHANGED : SOCLE_IMPORT_NEW, before, after));
}

static void
read_rows (Reading *reading, GPtrArray *rows, SocleHoldings *holdings)
{
  if (holdings != NULL)
    index_records (reading,
                   socle_holdings_get_records (holdings, (SocleRecordKind) reading->self->kind));
  if (!read_header (reading, g_ptr_array_index (rows, 0)))
    return;
  for (guint i = 1; i < rows->len; i++)
    read_row (reading, g_ptr_array_index (rows, i));
}

static void
read_table (SocleRecordImport *self,
            GPtrArray *rows,
            SocleHoldings *holdings,
            SocleLibrary *library,
            SocleMessages *messages)
{
  Reading reading = {
    .self = self,
    .table = socle_record_table_get ((SocleRecordKind) self->kind),
    .library = library,
    .messages = messages,
    .columns = g_array_new (FALSE, FALSE, sizeof (int)),
    .by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .by_unique = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .by_content = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .seen = g_hash_table_new (NULL, NULL),
    .taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  read_rows (&reading, rows, holdings);

  g_array_unref (reading.columns);
  g_hash_table_unref (reading.by_id);
  g_hash_table_unref (reading.by_unique);
  g_hash_table_unref (reading.by_content);
  g_hash_table_unref (reading.seen);
  g_hash_table_unref (reading.taken);
}

static void
socle_record_import_finalize (GObject *object)
{
  SocleRecordImport *self = SOCLE_RECORD_IMPORT (object);

  g_free (self->problem);
  g_ptr_array_unref (self->notes);
  g_object_unref (self->rows);

  G_OBJECT_CLASS (socle_record_import_parent_class)->finalize (object);
}

static void
socle_record_import_class_init (SocleRecordImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_record_import_finalize;
}

static void
socle_record_import_init (SocleRecordImport *self)
{
  self->kind = SOCLE_IMPORT_ANY_KIND;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_list_store_new (SOCLE_TYPE_IMPORT_ROW);
}

/**
 * socle_record_import_new:
 * @bytes: a file's content
 * @length: its bytes
 * @kind: the kind of record that the table is of; %SOCLE_IMPORT_ANY_KIND to tell by its
 *   columns
 * @holdings: (nullable): what the register holds; %NULL if there is none yet
 * @library: (nullable): the catalogues that new and changed rows must know
 * @messages: the language of the sentences
 *
 * Reads a table and changes nothing.
 *
 * Returns: (transfer full): what was read
 */
SocleRecordImport *
socle_record_import_new (const char *bytes,
                         size_t length,
                         int kind,
                         SocleHoldings *holdings,
                         SocleLibrary *library,
                         SocleMessages *messages)
{
  SocleRecordImport *self = g_object_new (SOCLE_TYPE_RECORD_IMPORT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  rows = socle_csv_reader_read (bytes, length, self->notes, messages, &error);
  if (rows == NULL)
    self->problem = g_strdup (error->message);
  else if (rows->len == 0)
    self->problem = g_strdup (socle_messages_get (
      messages, "The table is empty; its first line has the names of the columns."));
  else
    self->kind =
      kind != SOCLE_IMPORT_ANY_KIND ? kind : recognize (g_ptr_array_index (rows, 0), messages);

  if (self->kind != SOCLE_IMPORT_ANY_KIND)
    read_table (self, rows, holdings, library, messages);
  else if (self->problem == NULL)
    self->problem = g_strdup (socle_messages_get (
      messages, "The columns in its first line are those of no table; an exported table has "
                "their names."));

  return self;
}

/* At most a byte more than a table may have, so that it is told from one that fits. */
static char *
read_file (const char *path, size_t *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *bytes = NULL;

  if (stream == NULL)
    return NULL;

  bytes = g_malloc (SOCLE_CSV_MAX_BYTES + 1);

  return g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, SOCLE_CSV_MAX_BYTES + 1, length,
                                  NULL, error)
           ? g_steal_pointer (&bytes)
           : NULL;
}

/**
 * socle_record_import_read:
 * @path: (type filename): a file
 * @kind: the kind of record that the table is of; %SOCLE_IMPORT_ANY_KIND to tell by its
 *   columns
 * @holdings: (nullable): what the register holds; %NULL if there is none yet
 * @library: (nullable): the catalogues that new and changed rows must know
 * @messages: the language of the sentences
 *
 * Reads a table from a file and changes nothing.
 *
 * Returns: (transfer full): what was read
 */
SocleRecordImport *
socle_record_import_read (const char *path,
                          int kind,
                          SocleHoldings *holdings,
                          SocleLibrary *library,
                          SocleMessages *messages)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  size_t length = 0;
  SocleRecordImport *self;

  bytes = read_file (path, &length, &error);
  if (bytes != NULL)
    return socle_record_import_new (bytes, length, kind, holdings, library, messages);

  self = g_object_new (SOCLE_TYPE_RECORD_IMPORT, NULL);
  self->problem = socle_format (socle_messages_get (messages, "The file cannot be read: {reason}."),
                                "reason", error->message, NULL);

  return self;
}

/**
 * socle_record_import_get_kind:
 * @self: what was read
 *
 * Returns: the kind of its records; %SOCLE_IMPORT_ANY_KIND if that could not be told
 */
int
socle_record_import_get_kind (SocleRecordImport *self)
{
  return self->kind;
}

/**
 * socle_record_import_get_problem:
 * @self: what was read
 *
 * Returns: (transfer none) (nullable): why there are no rows at all
 */
const char *
socle_record_import_get_problem (SocleRecordImport *self)
{
  return self->problem;
}

/**
 * socle_record_import_get_notes:
 * @self: what was read
 *
 * Returns: (transfer none) (element-type utf8): a sentence on each thing that was read, but
 *   perhaps not as it was meant; not to be changed
 */
GPtrArray *
socle_record_import_get_notes (SocleRecordImport *self)
{
  return self->notes;
}

/**
 * socle_record_import_get_rows:
 * @self: what was read
 *
 * Returns: (transfer none) (element-type SocleImportRow): its rows, in the order of the file
 */
GListModel *
socle_record_import_get_rows (SocleRecordImport *self)
{
  return G_LIST_MODEL (self->rows);
}

/**
 * socle_record_import_count:
 * @self: what was read
 * @state: a state
 *
 * Returns: how many rows are in that state
 */
guint
socle_record_import_count (SocleRecordImport *self, SocleImportState state)
{
  g_return_val_if_fail ((guint) state < SOCLE_N_IMPORT_STATES, 0);

  return self->counts[state];
}

/**
 * socle_record_import_is_good:
 * @self: what was read
 *
 * Returns: whether nothing is wrong with any of it
 */
gboolean
socle_record_import_is_good (SocleRecordImport *self)
{
  return self->problem == NULL && self->counts[SOCLE_IMPORT_PROBLEM] == 0;
}

/**
 * socle_record_import_dup_changes:
 * @self: what was read
 *
 * Returns: (transfer full) (element-type SocleChange): what socle_register_apply() has to do
 *   for the good rows
 */
GPtrArray *
socle_record_import_dup_changes (SocleRecordImport *self)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
  GListModel *rows = G_LIST_MODEL (self->rows);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SocleImportRow) row = g_list_model_get_item (rows, i);
      SocleImportState state = socle_import_row_get_state (row);

      if (state == SOCLE_IMPORT_NEW || state == SOCLE_IMPORT_CHANGED)
        g_ptr_array_add (changes, socle_change_new (socle_import_row_get_before (row),
                                                    socle_import_row_get_after (row)));
    }

  return changes;
}
