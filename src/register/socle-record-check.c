/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record can be recorded, and the sentence if not. */

#include "config.h"

#include "socle-record-table.h"

#include "socle-date.h"
#include "socle-format.h"
#include "socle-visible-text.h"

#include <string.h>

#define MAX_SHOWN 60

/**
 * socle_record_refuse: (skip)
 * @field: the field to look at
 * @out_field: (out) (optional): where its name goes
 * @sentence: the sentence on it
 * @error: where the error goes
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_VALUE.
 *
 * Returns: %FALSE, always
 */
gboolean
socle_record_refuse (const char *field,
                     const char **out_field,
                     const char *sentence,
                     GError **error)
{
  if (out_field != NULL)
    *out_field = field;

  return socle_register_error_take (error, SOCLE_REGISTER_ERROR_VALUE, g_strdup (sentence));
}

static gboolean
is_text (const char *value, gboolean lines)
{
  if (!g_utf8_validate (value, -1, NULL))
    return FALSE;

  for (const char *p = value; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && !(lines && (*p == '\n' || *p == '\t')))
      return FALSE;

  return TRUE;
}

static gboolean
is_one_of (const char *word, const char *const *choices)
{
  return g_strv_contains (choices, word);
}

/* In the order of the list, each once, so that the same choice has one text only. */
static gboolean
are_some_of (const char *value, const char *const *choices)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  guint next = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      while (choices[next] != NULL && strcmp (choices[next], words[i]) != 0)
        next++;
      if (choices[next] == NULL)
        return FALSE;
      next++;
    }

  return TRUE;
}

static gboolean
is_valid (const SocleField *field, const char *value)
{
  size_t length = strlen (value);
  GDate date;

  switch (field->type)
    {
    case SOCLE_FIELD_LINE:
      return length <= SOCLE_MAX_LINE_BYTES && is_text (value, FALSE);
    case SOCLE_FIELD_TEXT:
      return length <= SOCLE_MAX_TEXT_BYTES && is_text (value, TRUE);
    case SOCLE_FIELD_ID:
      return length <= 64 && strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
    case SOCLE_FIELD_DATE:
      return socle_date_parse (value, &date);
    case SOCLE_FIELD_CHOICE:
      return is_one_of (value, field->choices);
    case SOCLE_FIELD_CHOICES:
      return are_some_of (value, field->choices);
    case SOCLE_FIELD_NUMBER:
      return g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, NULL, NULL);
    case SOCLE_FIELD_SHA256:
      return length == 64 && strspn (value, "0123456789abcdef") == length;
    default:
      return FALSE;
    }
}

static const char *
get_sentence (SocleMessages *messages, const SocleField *field)
{
  /* Translators: in these, {field} is the name of a field, such as “Received on” */
  switch (field->type)
    {
    case SOCLE_FIELD_LINE:
      return socle_messages_get (
        messages, "{field}: “{value}” is not one line of text of at most 1,000 bytes.");
    case SOCLE_FIELD_TEXT:
      return socle_messages_get (messages, "{field}: “{value}” is not text of at most 64 KiB.");
    case SOCLE_FIELD_ID:
      return socle_messages_get (messages, "{field}: “{value}” is not an identifier, which has 1 "
                                           "to 64 of the letters a to z, digits and hyphens.");
    case SOCLE_FIELD_DATE:
      return socle_messages_get (
        messages, "{field}: “{value}” is not a date, such as 2020-02-01 for 1 February 2020.");
    case SOCLE_FIELD_CHOICE:
      return socle_messages_get (
        messages, "{field}: “{value}” is not allowed; allowed is one of: {choices}.");
    case SOCLE_FIELD_CHOICES:
      return socle_messages_get (
        messages, "{field}: “{value}” is not allowed; allowed are, in this order: {choices}.");
    case SOCLE_FIELD_NUMBER:
      return socle_messages_get (messages, "{field}: “{value}” is not a whole number.");
    case SOCLE_FIELD_SHA256:
    default:
      return socle_messages_get (messages, "{field}: “{value}” is not a SHA-256, which has 64 of "
                                           "the digits 0 to 9 and a to f.");
    }
}

/* The value as it may stand in a sentence. */
static char *
dup_shown (const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (valid, -1) > MAX_SHOWN)
    {
      g_autofree char *head = g_utf8_substring (valid, 0, MAX_SHOWN);

      cut = g_strconcat (head, "…", NULL);
    }

  return socle_visible_text (cut != NULL ? cut : valid);
}

static gboolean
refuse_value (const SocleField *field,
              const char *value,
              SocleMessages *messages,
              const char **out_field,
              GError **error)
{
  g_autofree char *shown = dup_shown (value);
  g_autofree char *choices =
    field->choices != NULL ? g_strjoinv (", ", (char **) field->choices) : NULL;
  g_autofree char *sentence =
    socle_format (*value == '\0' ? socle_messages_get (messages, "{field}: this is missing.")
                                 : get_sentence (messages, field),
                  "field", socle_messages_get (messages, field->label), "value", shown, "choices",
                  choices, NULL);

  return socle_record_refuse (field->name, out_field, sentence, error);
}

/**
 * socle_record_check:
 * @self: a record
 * @messages: the language of the sentence
 * @field: (out) (optional) (transfer none): the name of the field to look at, on failure
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_VALUE with the first thing that is wrong.
 *
 * Returns: whether it can be recorded
 */
gboolean
socle_record_check (const SocleRecord *self,
                    SocleMessages *messages,
                    const char **field,
                    GError **error)
{
  const SocleRecordTable *table = socle_record_table_get (socle_record_get_kind (self));

  for (guint i = 0; table->fields[i].name != NULL; i++)
    {
      const char *value = socle_record_get_nth (self, i);

      if (*value == '\0' ? table->fields[i].required : !is_valid (&table->fields[i], value))
        return refuse_value (&table->fields[i], value, messages, field, error);
    }

  return table->check == NULL || table->check (self, messages, field, error);
}
