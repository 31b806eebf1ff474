/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the trail as text, and back. */

#include "config.h"

#include "socle-trail-entry.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

/*
 * A line for each part, always in this order, each ended by a line feed:
 *
 *   entry: 12
 *   time: 2026-11-26T08:30:00Z
 *   by: Ann Officer
 *   action: edit
 *   subject: edition-7
 *   before: opinion=qualified        (any number of these, one a field)
 *   after: opinion=unqualified       (any number of these, one a field)
 *   row-sha256: 9f86d081…
 *   evidence-sha256: -
 *   salt: 1b4e28ba…
 *
 * A control character in a value is written as \n, \t, \r or \x1b, a backslash as \\. Each
 * entry has one text only: the parser refuses whatever the printer would have written in
 * another way.
 */

/**
 * socle_trail_entry_new:
 *
 * Returns: (transfer full): an entry with nothing in it yet
 */
SocleTrailEntry *
socle_trail_entry_new (void)
{
  return g_new0 (SocleTrailEntry, 1);
}

/**
 * socle_trail_entry_free:
 * @self: (transfer full): an entry
 */
void
socle_trail_entry_free (SocleTrailEntry *self)
{
  g_free (self->time);
  g_free (self->by);
  g_free (self->action);
  g_free (self->subject);
  g_strfreev (self->before);
  g_strfreev (self->after);
  g_free (self->row_sha256);
  g_free (self->evidence_sha256);
  g_free (self->salt);
  g_free (self);
}

/**
 * socle_trail_entry_new_salt:
 *
 * Returns: (transfer full): 32 random hexadecimal digits
 */
char *
socle_trail_entry_new_salt (void)
{
  guint8 bytes[16];
  GString *salt = g_string_sized_new (32);

  /* Up to 256 bytes come whole, or not at all while the system is starting up. */
  while (getrandom (bytes, sizeof bytes, 0) != (ssize_t) sizeof bytes)
    g_return_val_if_fail (errno == EINTR, NULL);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (salt, "%02x", bytes[i]);

  return g_string_free_and_steal (salt);
}

static gboolean
needs_escape (char c)
{
  return (guint8) c < 0x20 || c == '\\' || c == 0x7f;
}

static void
append_escape (GString *text, char c)
{
  switch (c)
    {
    case '\\':
      g_string_append (text, "\\\\");
      break;
    case '\n':
      g_string_append (text, "\\n");
      break;
    case '\t':
      g_string_append (text, "\\t");
      break;
    case '\r':
      g_string_append (text, "\\r");
      break;
    default:
      g_string_append_printf (text, "\\x%02x", (guint8) c);
    }
}

/* Most text has nothing to escape, and goes in whole stretches: a register with many
 * entries reads and writes all of them when it is opened. */
static void
append_escaped (GString *text, const char *value)
{
  while (TRUE)
    {
      const char *end = value;

      while (!needs_escape (*end))
        end++;
      g_string_append_len (text, value, end - value);
      if (*end == '\0')
        return;
      append_escape (text, *end);
      value = end + 1;
    }
}

/**
 * socle_trail_append_line:
 * @text: a text
 * @key: one word
 * @value: any UTF-8 text
 *
 * Adds "key: value" to @text, as entries and records have it.
 */
void
socle_trail_append_line (GString *text, const char *key, const char *value)
{
  g_string_append (text, key);
  g_string_append (text, ": ");
  append_escaped (text, value);
  g_string_append_c (text, '\n');
}

/**
 * socle_trail_entry_print:
 * @self: an entry, complete
 *
 * Returns: (transfer full): its text
 */
char *
socle_trail_entry_print (const SocleTrailEntry *self)
{
  GString *text = g_string_sized_new (512);

  g_string_append_printf (text, "entry: %" G_GUINT64_FORMAT "\n", self->number);
  socle_trail_append_line (text, "time", self->time);
  socle_trail_append_line (text, "by", self->by);
  socle_trail_append_line (text, "action", self->action);
  socle_trail_append_line (text, "subject", self->subject);
  for (guint i = 0; self->before[i] != NULL; i++)
    socle_trail_append_line (text, "before", self->before[i]);
  for (guint i = 0; self->after[i] != NULL; i++)
    socle_trail_append_line (text, "after", self->after[i]);
  socle_trail_append_line (text, "row-sha256", self->row_sha256);
  socle_trail_append_line (text, "evidence-sha256", self->evidence_sha256);
  socle_trail_append_line (text, "salt", self->salt);

  return g_string_free_and_steal (text);
}

/* Where the reading is; nothing is read beyond the end. */
typedef struct
{
  const char *at;
  const char *end;
} Cursor;

/* The character that an escape stands for; @at goes to its last one. Returns 0 if it is
 * none. */
static char
read_escape (const char **at, const char *end)
{
  const char *p = *at + 1;
  int high, low;

  if (p == end)
    return 0;
  *at = p;
  switch (*p)
    {
    case '\\':
      return '\\';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'x':
      high = end - p > 2 ? g_ascii_xdigit_value (p[1]) : -1;
      low = end - p > 2 ? g_ascii_xdigit_value (p[2]) : -1;
      *at = p + 2;
      return high >= 0 && low >= 0 ? (char) (high * 16 + low) : 0;
    default:
      return 0;
    }
}

/* Undoes the escapes of a line. Returns NULL if there is one that is none. */
static char *
unescape (const char *from, const char *to)
{
  g_autofree char *value = g_malloc ((size_t) (to - from) + 1);
  char *end = value;

  for (const char *p = from; p < to; p++)
    {
      *end = *p == '\\' ? read_escape (&p, to) : *p;
      if (*end++ == '\0')
        return NULL;
    }
  *end = '\0';

  return g_steal_pointer (&value);
}

/* Reads "key: value". Returns NULL, and stays where it is, if the line is another one. */
static char *
read_line (Cursor *cursor, const char *key)
{
  size_t length = strlen (key);
  const char *line_end = memchr (cursor->at, '\n', (size_t) (cursor->end - cursor->at));
  char *value;

  if (line_end == NULL || (size_t) (line_end - cursor->at) < length + 2 ||
      memcmp (cursor->at, key, length) != 0 || memcmp (cursor->at + length, ": ", 2) != 0)
    return NULL;

  value = unescape (cursor->at + length + 2, line_end);
  if (value != NULL)
    cursor->at = line_end + 1;

  return value;
}

static GStrv
read_lines (Cursor *cursor, const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char *value;

  while ((value = read_line (cursor, key)) != NULL)
    g_strv_builder_take (builder, value);

  return g_strv_builder_end (builder);
}

static gboolean
is_word (const char *text, const char *more)
{
  const char *p = text;

  while (g_ascii_islower (*p) || g_ascii_isdigit (*p) || (*p != '\0' && strchr (more, *p) != NULL))
    p++;

  return p > text && *p == '\0';
}

static gboolean
is_hexadecimal (const char *text, size_t length)
{
  return strlen (text) == length && strspn (text, "0123456789abcdef") == length;
}

static gboolean
is_digest (const char *text)
{
  return strcmp (text, SOCLE_TRAIL_NONE) == 0 || is_hexadecimal (text, 64);
}

static gboolean
is_time (const char *text)
{
  static const char form[] = "dddd-dd-ddTdd:dd:ddZ";

  if (strlen (text) != strlen (form))
    return FALSE;
  for (guint i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;

  return TRUE;
}

/* Each is a field's name, an equals sign and any text. */
static gboolean
are_fields (char **fields)
{
  for (; *fields != NULL; fields++)
    {
      const char *sign = strchr (*fields, '=');
      g_autofree char *name = sign != NULL ? g_strndup (*fields, (size_t) (sign - *fields)) : NULL;

      if (name == NULL || !is_word (name, "_"))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_complete (const SocleTrailEntry *self)
{
  return self->number > 0 && self->time != NULL && is_time (self->time) && self->by != NULL &&
         *self->by != '\0' && self->action != NULL && is_word (self->action, "-") &&
         self->subject != NULL && is_word (self->subject, "-") && are_fields (self->before) &&
         are_fields (self->after) && self->row_sha256 != NULL && is_digest (self->row_sha256) &&
         self->evidence_sha256 != NULL && is_digest (self->evidence_sha256) && self->salt != NULL &&
         is_hexadecimal (self->salt, 32);
}

/**
 * socle_trail_entry_parse:
 * @text: what may be an entry
 * @length: its bytes
 *
 * Returns: (transfer full) (nullable): the entry whose text is @text, byte for byte; %NULL
 *   if there is none
 */
SocleTrailEntry *
socle_trail_entry_parse (const char *text, size_t length)
{
  g_autoptr (SocleTrailEntry) self = socle_trail_entry_new ();
  g_autofree char *number = NULL;
  g_autofree char *printed = NULL;
  Cursor cursor = { text, text + length };

  if (length == 0 || !g_utf8_validate_len (text, length, NULL))
    return NULL;

  number = read_line (&cursor, "entry");
  self->time = read_line (&cursor, "time");
  self->by = read_line (&cursor, "by");
  self->action = read_line (&cursor, "action");
  self->subject = read_line (&cursor, "subject");
  self->before = read_lines (&cursor, "before");
  self->after = read_lines (&cursor, "after");
  self->row_sha256 = read_line (&cursor, "row-sha256");
  self->evidence_sha256 = read_line (&cursor, "evidence-sha256");
  self->salt = read_line (&cursor, "salt");

  if (number == NULL ||
      !g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT64, &self->number, NULL) ||
      !is_complete (self))
    return NULL;

  printed = socle_trail_entry_print (self);

  return strlen (printed) == length && memcmp (printed, text, length) == 0 ? g_steal_pointer (&self)
                                                                           : NULL;
}
