/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a table that is to be imported, and what it would do. */

#include "config.h"

#include "socle-import-row.h"

#include "socle-format.h"
#include "socle-record-table.h"
#include "socle-record-wording.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <string.h>

/* Immutable; may be used from any thread. */
struct _SocleImportRow
{
  GObject parent_instance;

  guint line;
  guint column; /* from 1; 0 if it is about no single one */
  SocleImportState state;
  SocleRecord *before; /* (owned) (nullable) */
  SocleRecord *after;  /* (owned) (nullable) */
  char *problem;       /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleImportRow, socle_import_row, G_TYPE_OBJECT)

#define MAX_SHOWN 80

static void
socle_import_row_finalize (GObject *object)
{
  SocleImportRow *self = SOCLE_IMPORT_ROW (object);

  g_clear_pointer (&self->before, socle_record_unref);
  g_clear_pointer (&self->after, socle_record_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (socle_import_row_parent_class)->finalize (object);
}

static void
socle_import_row_class_init (SocleImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_import_row_finalize;
}

static void
socle_import_row_init (SocleImportRow *self)
{
}

/**
 * socle_import_row_new:
 * @line: where it is in the file, from 1
 * @state: what it would do
 * @before: (nullable): the record that it changes or repeats
 * @after: the record that it is
 *
 * Returns: (transfer full): a row without a problem
 */
SocleImportRow *
socle_import_row_new (guint line, SocleImportState state, SocleRecord *before, SocleRecord *after)
{
  SocleImportRow *self = g_object_new (SOCLE_TYPE_IMPORT_ROW, NULL);

  self->line = line;
  self->state = state;
  self->before = before != NULL ? socle_record_ref (before) : NULL;
  self->after = socle_record_ref (after);

  return self;
}

/**
 * socle_import_row_new_problem:
 * @line: where it is in the file, from 1
 * @column: the cell that is wrong, from 1; 0 for the row
 * @after: (nullable): the record that it would be
 * @sentence: what is wrong
 *
 * Returns: (transfer full): a row that cannot be imported
 */
SocleImportRow *
socle_import_row_new_problem (guint line, guint column, SocleRecord *after, const char *sentence)
{
  SocleImportRow *self = g_object_new (SOCLE_TYPE_IMPORT_ROW, NULL);

  self->line = line;
  self->column = column;
  self->state = SOCLE_IMPORT_PROBLEM;
  self->after = after != NULL ? socle_record_ref (after) : NULL;
  self->problem = g_strdup (sentence);

  return self;
}

/**
 * socle_import_row_get_line:
 * @self: a row
 *
 * Returns: where it is in the file, from 1
 */
guint
socle_import_row_get_line (SocleImportRow *self)
{
  return self->line;
}

/**
 * socle_import_row_get_state:
 * @self: a row
 *
 * Returns: what it would do
 */
SocleImportState
socle_import_row_get_state (SocleImportRow *self)
{
  return self->state;
}

/**
 * socle_import_row_get_before:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the record that it changes or repeats
 */
SocleRecord *
socle_import_row_get_before (SocleImportRow *self)
{
  return self->before;
}

/**
 * socle_import_row_get_after:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the record that it is, or would be
 */
SocleRecord *
socle_import_row_get_after (SocleImportRow *self)
{
  return self->after;
}

/* The name of what a record is about, in a language; its identifier if no catalogue knows
 * it. */
static char *
dup_subject (const SocleRecord *record, SocleLibrary *library, SocleMessages *messages)
{
  const char *id;

  if (socle_record_get_kind (record) == SOCLE_RECORD_SERVICE)
    {
      SocleService *service;

      id = socle_record_get (record, "service");
      service = library != NULL ? socle_library_find_service (library, id) : NULL;

      return socle_visible_text (service != NULL ? socle_service_get_name (service) : id);
    }

  id = socle_record_get (record, "report");
  if (*id != '\0')
    {
      SocleReport *report = library != NULL ? socle_library_find_report (library, id) : NULL;

      return report != NULL ? socle_wording_report_title (messages, report)
                            : socle_visible_text (id);
    }

  return socle_visible_text (socle_record_get_kind (record) == SOCLE_RECORD_LETTER
                               ? socle_record_get (record, "cycle")
                               : "");
}

/**
 * socle_import_row_dup_title:
 * @self: a row
 * @library: (nullable): the catalogues, for names
 * @messages: the language to speak
 *
 * Returns: (transfer full): what it is about; empty if that is not known
 */
char *
socle_import_row_dup_title (SocleImportRow *self, SocleLibrary *library, SocleMessages *messages)
{
  g_autofree char *subject = NULL;
  g_autofree char *days = NULL;

  g_return_val_if_fail (SOCLE_IS_IMPORT_ROW (self), NULL);

  if (self->after == NULL)
    return g_strdup ("");

  subject = dup_subject (self->after, library, messages);
  if (socle_record_get_kind (self->after) == SOCLE_RECORD_SERVICE ||
      self->state == SOCLE_IMPORT_PROBLEM)
    return g_steal_pointer (&subject);

  days = socle_record_wording_days (messages, self->after);

  return *subject != '\0' ? g_strjoin (" · ", subject, days, NULL) : g_steal_pointer (&days);
}

/* A value as it may stand in a sentence: in one line, and not all of a long one. */
static char *
dup_shown (const char *value)
{
  g_autofree char *head = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), MAX_SHOWN));
  gboolean whole = strlen (head) == strlen (value);

  g_strdelimit (head, "\n\t", ' ');
  if (!whole)
    {
      g_autofree char *cut = g_strconcat (head, "…", NULL);

      return socle_visible_text (cut);
    }

  return socle_visible_text (head);
}

static char *
dup_change (const SocleField *field, const char *before, const char *after, SocleMessages *messages)
{
  g_autofree char *old = dup_shown (before);
  g_autofree char *new = dup_shown (after);
  const char *sentence;

  if (*before == '\0')
    /* Translators: what a field, such as “Owner”, gets */
    sentence = socle_messages_get (messages, "{field}: “{new}”");
  else if (*after == '\0')
    /* Translators: what a field, such as “Owner”, loses */
    sentence = socle_messages_get (messages, "{field}: “{old}” → nothing");
  else
    sentence = socle_messages_get (messages, "{field}: “{old}” → “{new}”");

  return socle_format (sentence, "field", socle_messages_get (messages, field->label), "old", old,
                       "new", new, NULL);
}

static char *
dup_changes (SocleImportRow *self, SocleMessages *messages)
{
  const SocleField *fields = socle_record_table_get (socle_record_get_kind (self->after))->fields;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; fields[i].name != NULL; i++)
    {
      const char *before = socle_record_get_nth (self->before, i);
      const char *after = socle_record_get_nth (self->after, i);

      if (strcmp (before, after) != 0)
        g_strv_builder_take (builder, dup_change (&fields[i], before, after, messages));
    }
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

/* What is known of a service in use besides its name. */
static char *
dup_use (const SocleRecord *record)
{
  g_autofree char *owner = dup_shown (socle_record_get (record, "owner"));
  g_autofree char *purpose = dup_shown (socle_record_get (record, "purpose"));

  return g_strconcat (owner, *owner != '\0' && *purpose != '\0' ? " · " : "", purpose, NULL);
}

/**
 * socle_import_row_dup_detail:
 * @self: a row
 * @messages: the language to speak
 *
 * Returns: (transfer full): what it would change, or what is wrong and where; may be empty
 */
char *
socle_import_row_dup_detail (SocleImportRow *self, SocleMessages *messages)
{
  g_autofree char *line = NULL;
  g_autofree char *column = NULL;

  g_return_val_if_fail (SOCLE_IS_IMPORT_ROW (self), NULL);

  if (self->state == SOCLE_IMPORT_CHANGED)
    return dup_changes (self, messages);
  if (self->state != SOCLE_IMPORT_PROBLEM)
    return socle_record_get_kind (self->after) == SOCLE_RECORD_SERVICE
             ? dup_use (self->after)
             : socle_record_wording_detail (messages, self->after);

  line = g_strdup_printf ("%u", self->line);
  column = g_strdup_printf ("%u", self->column);

  return socle_format (self->column > 0
                         /* Translators: {sentence} says what is wrong there */
                         ? socle_messages_get (messages, "Line {line}, column {column}: {sentence}")
                         /* Translators: {sentence} says what is wrong there */
                         : socle_messages_get (messages, "Line {line}: {sentence}"),
                       "line", line, "column", column, "sentence", self->problem, NULL);
}

/**
 * socle_import_row_get_word:
 * @self: a row
 * @messages: the language to speak
 *
 * Returns: (transfer none): what it would do, in a word
 */
const char *
socle_import_row_get_word (SocleImportRow *self, SocleMessages *messages)
{
  switch (self->state)
    {
    case SOCLE_IMPORT_NEW:
      /* Translators: of a row of a table: a record that is not there yet */
      return socle_messages_pget (messages, "import", "New");
    case SOCLE_IMPORT_CHANGED:
      /* Translators: of a row of a table: it changes a record that is there */
      return socle_messages_pget (messages, "import", "Changes");
    case SOCLE_IMPORT_SAME:
      /* Translators: of a row of a table: recorded already, just like that */
      return socle_messages_pget (messages, "import", "Same");
    case SOCLE_IMPORT_PROBLEM:
    default:
      /* Translators: of a row of a table: something is wrong with it */
      return socle_messages_pget (messages, "import", "Problem");
    }
}
