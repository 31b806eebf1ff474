/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check of JSON from outside, before a parser sees it. */

#include "config.h"

#include "socle-json-scan.h"

#include "socle-catalogue-limits.h"

#include <math.h>
#include <string.h>

/*
 * json-glib takes the last of two members of the same name, cuts a text at an
 * escaped NUL, clamps large numbers, and makes 110 bytes of tree of one byte of
 * "{},{},…", all without a word. So one pass over the bytes refuses whatever it
 * would misread, and whatever is beyond the limits, with its place. The time is
 * linear in the length: the only comparisons of pairs are those of member names
 * within one object, of which there are at most SOCLE_CATALOGUE_MAX_MEMBERS.
 */

typedef struct
{
  const char *text; /* (unowned): the name, without escapes */
  guint32 length;
  guint32 hash;
} Key;

typedef struct
{
  const char *key; /* (unowned) (nullable): the name as written; none in an array */
  size_t key_length;
  guint index;     /* of the value in its array */
  gboolean inside; /* whether the scan is at a value of this container */
} Frame;

typedef struct
{
  const char *start; /* (unowned) */
  const char *p;     /* (unowned): the next byte */
  const char *end;   /* (unowned) */
  const char *file;  /* (unowned) */

  guint n_values;
  guint depth;
  Frame frames[SOCLE_CATALOGUE_MAX_DEPTH];

  /* The names seen so far in every object that is open, innermost last. */
  Key keys[SOCLE_CATALOGUE_MAX_DEPTH * SOCLE_CATALOGUE_MAX_MEMBERS];
  guint n_keys;
  GStringChunk *decoded; /* (owned) (nullable): names that were written with escapes */

  SocleProblem *problem; /* (owned) (nullable) */
} Scan;

static gboolean scan_value (Scan *scan);

/* A member's name in a path: plain ones after a dot, others as written, in
 * brackets and quotes, and no longer than a line. */
static void
append_key (GString *path, const Frame *frame)
{
  const size_t longest = 80;
  gboolean plain = frame->key_length > 0 && frame->key_length <= longest;

  for (size_t i = 0; i < frame->key_length && plain; i++)
    plain = g_ascii_isalnum (frame->key[i]) || strchr ("_-", frame->key[i]) != NULL;

  if (plain)
    {
      if (path->len > 0)
        g_string_append_c (path, '.');
      g_string_append_len (path, frame->key, frame->key_length);
    }
  else
    {
      const char *cut = frame->key + MIN (frame->key_length, longest);

      while (cut > frame->key && cut < frame->key + frame->key_length && (*cut & 0xc0) == 0x80)
        cut--;
      g_string_append (path, "[\"");
      g_string_append_len (path, frame->key, cut - frame->key);
      g_string_append (path, cut < frame->key + frame->key_length ? "…\"]" : "\"]");
    }
}

static char *
dup_path (Scan *scan)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < scan->depth; i++)
    {
      const Frame *frame = &scan->frames[i];

      if (!frame->inside)
        break;
      if (frame->key != NULL)
        append_key (path, frame);
      else
        g_string_append_printf (path, "[%u]", frame->index);
    }

  return g_string_free_and_steal (path);
}

static guint
count_lines (const char *start, const char *at)
{
  guint line = 1;

  while ((start = memchr (start, '\n', at - start)) != NULL)
    {
      line++;
      start++;
    }

  return line;
}

/* Returns FALSE, for its callers to return. */
static gboolean
fail_full (Scan *scan,
           SocleCatalogueError code,
           const char *at,
           const char *detail,
           const char *expected)
{
  g_autofree char *path = dup_path (scan);

  scan->problem = socle_problem_new_full (code, scan->file, count_lines (scan->start, at), path,
                                          detail, expected);

  return FALSE;
}

static gboolean
fail (Scan *scan, SocleCatalogueError code, const char *detail)
{
  return fail_full (scan, code, scan->p, detail, NULL);
}

static gboolean
fail_limit (Scan *scan, SocleCatalogueError code, const char *at, guint limit, const char *expected)
{
  g_autofree char *detail = g_strdup_printf ("%u", limit);

  return fail_full (scan, code, at, detail, expected);
}

static gboolean
fail_control (Scan *scan, gunichar c)
{
  g_autofree char *detail = g_strdup_printf (SOCLE_JSON_CODE_POINT, c);

  return fail (scan, SOCLE_CATALOGUE_ERROR_CONTROL, detail);
}

/* Something other than what the grammar has here; says why in the terms that help. */
static gboolean
fail_syntax (Scan *scan, const char *expected)
{
  guchar c;

  if (scan->p == scan->end)
    return fail (scan, SOCLE_CATALOGUE_ERROR_SYNTAX, SOCLE_SYNTAX_END);

  c = (guchar) *scan->p;
  if (c >= 0x80 && (int) g_utf8_get_char_validated (scan->p, scan->end - scan->p) < 0)
    return fail (scan, SOCLE_CATALOGUE_ERROR_NOT_UTF8, NULL);
  if (c < 0x20 || c == 0x7f)
    return fail_control (scan, c);

  return fail (scan, SOCLE_CATALOGUE_ERROR_SYNTAX, expected);
}

static gboolean
is_refused (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xfdd0 && c <= 0xfdef) ||
         (c & 0xfffe) == 0xfffe;
}

static void
skip_space (Scan *scan)
{
  const char *p = scan->p;

  while (p < scan->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;

  scan->p = p;
}

/* The text without the escapes that scan_string() found good. */
static const char *
decode (Scan *scan, const char *text, size_t length, guint32 *decoded_length)
{
  g_autoptr (GString) result = g_string_sized_new (length);
  const char *end = text + length;

  while (text < end)
    {
      gunichar c;

      if (*text != '\\')
        {
          g_string_append_c (result, *text++);
          continue;
        }

      if (text[1] != 'u')
        {
          g_string_append_c (result, text[1]);
          text += 2;
          continue;
        }

      c =
        (gunichar) g_ascii_strtoull ((char[]) { text[2], text[3], text[4], text[5], 0 }, NULL, 16);
      text += 6;
      if (c >= 0xd800 && c < 0xdc00)
        {
          gunichar low =
            (gunichar) g_ascii_strtoull ((char[]) { text[2], text[3], text[4], text[5], 0 }, NULL,
                                         16);

          c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
          text += 6;
        }
      g_string_append_unichar (result, c);
    }

  if (scan->decoded == NULL)
    scan->decoded = g_string_chunk_new (256);
  *decoded_length = (guint32) result->len;

  return g_string_chunk_insert_len (scan->decoded, result->str, (gssize) result->len);
}

/* Reads "\uXXXX" at p, -1 if that is not there. */
static int
read_code_unit (Scan *scan, const char *p)
{
  int value = 0;

  if (scan->end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;

  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

static gboolean
scan_escape (Scan *scan)
{
  int unit, low;
  gunichar c;

  if (scan->end - scan->p < 2)
    {
      scan->p = scan->end;
      return fail_syntax (scan, SOCLE_SYNTAX_END);
    }

  switch (scan->p[1])
    {
    case '"':
    case '\\':
    case '/':
      scan->p += 2;
      return TRUE;
    case 'b':
      return fail_control (scan, '\b');
    case 'f':
      return fail_control (scan, '\f');
    case 'n':
      return fail_control (scan, '\n');
    case 'r':
      return fail_control (scan, '\r');
    case 't':
      return fail_control (scan, '\t');
    default:
      break;
    }

  unit = read_code_unit (scan, scan->p);
  if (unit < 0 || (unit >= 0xdc00 && unit < 0xe000))
    return fail (scan, SOCLE_CATALOGUE_ERROR_SYNTAX, SOCLE_SYNTAX_ESCAPE);

  c = (gunichar) unit;
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      low = read_code_unit (scan, scan->p + 6);
      if (low < 0xdc00 || low >= 0xe000)
        return fail (scan, SOCLE_CATALOGUE_ERROR_SYNTAX, SOCLE_SYNTAX_ESCAPE);
      c = 0x10000 + ((c - 0xd800) << 10) + ((gunichar) low - 0xdc00);
    }

  if (is_refused (c))
    return fail_control (scan, c);
  scan->p += c >= 0x10000 ? 12 : 6;

  return TRUE;
}

/* Skips bytes that need no look of their own, eight at a time: anything but
 * controls, quotes, backslashes and what is not ASCII. Borrows between the bytes
 * of a word may only make it stop early. */
static const char *
skip_plain (const char *p, const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 highs = ones << 7;

  while (end - p >= 8)
    {
      guint64 word;

      memcpy (&word, p, 8);
      if (((word | (word - ones * 0x20) | ((word ^ ones * '"') - ones) |
            ((word ^ ones * '\\') - ones) | ((word ^ ones * 0x7f) - ones)) &
           highs) != 0)
        break;
      p += 8;
    }

  while (p < end && *p >= 0x20 && *p < 0x7f && *p != '"' && *p != '\\')
    p++;

  return p;
}

/* At a byte of a text that skip_plain() stopped at, other than the closing quote. */
static gboolean
scan_special (Scan *scan)
{
  guchar byte = (guchar) *scan->p;
  gunichar c;

  if (byte == '\\')
    return scan_escape (scan);
  if (byte == '\n' || byte == '\r')
    return fail (scan, SOCLE_CATALOGUE_ERROR_SYNTAX, SOCLE_SYNTAX_QUOTE);
  if (byte < 0x80)
    return fail_control (scan, byte);

  c = g_utf8_get_char_validated (scan->p, scan->end - scan->p);
  if ((int) c < 0)
    return fail (scan, SOCLE_CATALOGUE_ERROR_NOT_UTF8, NULL);
  if (is_refused (c))
    return fail_control (scan, c);
  scan->p = g_utf8_next_char (scan->p);

  return TRUE;
}

/* At the opening quote of a text; gives what is between the quotes, as written. */
static gboolean
scan_string (Scan *scan, const char **text, size_t *length, gboolean *escaped)
{
  const char *start = ++scan->p;

  *escaped = FALSE;
  while (TRUE)
    {
      scan->p = skip_plain (scan->p, scan->end);
      if (scan->p == scan->end)
        return fail_syntax (scan, SOCLE_SYNTAX_END);
      if (*scan->p == '"')
        break;
      *escaped = *escaped || *scan->p == '\\';
      if (!scan_special (scan))
        return FALSE;
    }

  *text = start;
  *length = scan->p - start;
  scan->p++;
  if (*length > SOCLE_CATALOGUE_MAX_STRING)
    return fail_limit (scan, SOCLE_CATALOGUE_ERROR_TOO_LONG, start, SOCLE_CATALOGUE_MAX_STRING,
                       SOCLE_EXPECTED_BYTES);

  return TRUE;
}

static const char *
skip_digits (const char *p, const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;

  return p;
}

/* The end of the number at p by JSON's grammar, NULL if it is none. */
static const char *
find_number_end (const char *p, const char *end, gboolean *whole)
{
  const char *digits;

  *whole = TRUE;
  if (p < end && *p == '-')
    p++;
  digits = p;
  p = skip_digits (p, end);
  if (p == digits || (*digits == '0' && p > digits + 1))
    return NULL;

  if (p < end && *p == '.')
    {
      *whole = FALSE;
      digits = ++p;
      p = skip_digits (p, end);
      if (p == digits)
        return NULL;
    }

  if (p < end && (*p == 'e' || *p == 'E'))
    {
      *whole = FALSE;
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      digits = p;
      p = skip_digits (p, end);
      if (p == digits)
        return NULL;
    }

  return p;
}

static gboolean
scan_number (Scan *scan)
{
  const gint64 largest = G_GINT64_CONSTANT (1) << 53;
  const size_t longest = 40;
  gboolean whole, good;
  const char *number_end = find_number_end (scan->p, scan->end, &whole);
  g_autofree char *number = NULL;

  if (number_end == NULL)
    return fail (scan, SOCLE_CATALOGUE_ERROR_SYNTAX, SOCLE_SYNTAX_NUMBER);

  number = g_strndup (scan->p, MIN ((size_t) (number_end - scan->p), longest + 1));
  if (strlen (number) > longest)
    good = FALSE;
  else if (whole)
    good = ABS (g_ascii_strtod (number, NULL)) <= (double) largest &&
           ABS (g_ascii_strtoll (number, NULL, 10)) <= largest;
  else
    good = isfinite (g_ascii_strtod (number, NULL));

  if (!good)
    return fail (scan, SOCLE_CATALOGUE_ERROR_NUMBER, number);
  scan->p = number_end;

  return TRUE;
}

static gboolean
scan_literal (Scan *scan)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      size_t length = strlen (literals[i]);

      if ((size_t) (scan->end - scan->p) >= length && memcmp (scan->p, literals[i], length) == 0)
        {
          scan->p += length;
          return TRUE;
        }
    }

  return fail_syntax (scan, SOCLE_SYNTAX_VALUE);
}

static gboolean
enter (Scan *scan, Frame **frame)
{
  if (scan->depth == SOCLE_CATALOGUE_MAX_DEPTH)
    return fail_limit (scan, SOCLE_CATALOGUE_ERROR_TOO_DEEP, scan->p, SOCLE_CATALOGUE_MAX_DEPTH,
                       NULL);

  *frame = &scan->frames[scan->depth++];
  **frame = (Frame) { 0 };
  scan->p++;
  skip_space (scan);

  return TRUE;
}

/* After a value of a container: TRUE and *more if another follows. */
static gboolean
scan_separator (Scan *scan, Frame *frame, char closing, gboolean *more)
{
  frame->inside = FALSE;
  skip_space (scan);
  if (scan->p == scan->end || (*scan->p != ',' && *scan->p != closing))
    return fail_syntax (scan, SOCLE_SYNTAX_COMMA);

  *more = *scan->p == ',';
  scan->p++;
  skip_space (scan);

  return TRUE;
}

/* Notes the member's name and refuses it if the object, whose names start at
 * first, has it already. */
static gboolean
add_key (Scan *scan, Frame *frame, guint first, gboolean escaped, const char *at)
{
  Key key = { frame->key, (guint32) frame->key_length, 2166136261U };

  if (scan->n_keys - first == SOCLE_CATALOGUE_MAX_MEMBERS)
    {
      frame->inside = FALSE;
      return fail_limit (scan, SOCLE_CATALOGUE_ERROR_TOO_MANY, at, SOCLE_CATALOGUE_MAX_MEMBERS,
                         SOCLE_EXPECTED_MEMBERS);
    }

  if (escaped)
    key.text = decode (scan, frame->key, frame->key_length, &key.length);
  for (guint32 i = 0; i < key.length; i++)
    key.hash = (key.hash ^ (guchar) key.text[i]) * 16777619U;

  for (guint i = first; i < scan->n_keys; i++)
    if (scan->keys[i].hash == key.hash && scan->keys[i].length == key.length &&
        memcmp (scan->keys[i].text, key.text, key.length) == 0)
      {
        g_autofree char *name = g_strndup (key.text, key.length);

        return fail_full (scan, SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY, at, name, NULL);
      }

  scan->keys[scan->n_keys++] = key;

  return TRUE;
}

static gboolean
scan_member (Scan *scan, Frame *frame, guint first)
{
  const char *at = scan->p;
  gboolean escaped;

  if (scan->p == scan->end || *scan->p != '"')
    return fail_syntax (scan, SOCLE_SYNTAX_NAME);
  if (!scan_string (scan, &frame->key, &frame->key_length, &escaped))
    return FALSE;
  frame->inside = TRUE;
  if (!add_key (scan, frame, first, escaped, at))
    return FALSE;

  skip_space (scan);
  if (scan->p == scan->end || *scan->p != ':')
    return fail_syntax (scan, SOCLE_SYNTAX_COLON);
  scan->p++;
  skip_space (scan);

  return scan_value (scan);
}

static gboolean
scan_object (Scan *scan)
{
  guint first = scan->n_keys;
  gboolean more = TRUE;
  Frame *frame;

  if (!enter (scan, &frame))
    return FALSE;

  if (scan->p < scan->end && *scan->p == '}')
    scan->p++;
  else
    while (more)
      if (!scan_member (scan, frame, first) || !scan_separator (scan, frame, '}', &more))
        return FALSE;

  scan->n_keys = first;
  scan->depth--;

  return TRUE;
}

static gboolean
scan_array (Scan *scan)
{
  gboolean more = TRUE;
  Frame *frame;

  if (!enter (scan, &frame))
    return FALSE;

  if (scan->p < scan->end && *scan->p == ']')
    scan->p++;
  else
    for (; more; frame->index++)
      {
        frame->inside = TRUE;
        if (!scan_value (scan) || !scan_separator (scan, frame, ']', &more))
          return FALSE;
      }

  scan->depth--;

  return TRUE;
}

static gboolean
scan_value (Scan *scan)
{
  const char *text;
  size_t length;
  gboolean escaped;

  if (scan->p == scan->end)
    return fail_syntax (scan, SOCLE_SYNTAX_END);
  if (scan->n_values == SOCLE_CATALOGUE_MAX_VALUES)
    return fail_limit (scan, SOCLE_CATALOGUE_ERROR_TOO_MANY, scan->p, SOCLE_CATALOGUE_MAX_VALUES,
                       SOCLE_EXPECTED_VALUES);
  scan->n_values++;

  if (*scan->p == '{')
    return scan_object (scan);
  if (*scan->p == '[')
    return scan_array (scan);
  if (*scan->p == '"')
    return scan_string (scan, &text, &length, &escaped);
  if (*scan->p == '-' || g_ascii_isdigit (*scan->p))
    return scan_number (scan);

  return scan_literal (scan);
}

/**
 * socle_json_scan:
 * @bytes: (array length=length): what claims to be JSON; need not end in NUL
 * @length: how many bytes
 * @file: the name of the file, for the problem
 * @n_values: (out) (optional): how many values there are, names not counted
 *
 * Checks that @bytes are one JSON value in UTF-8, by the strict grammar, within
 * the limits of socle-catalogue-limits.h, with no member given twice, no number
 * beyond ±2⁵³ and no control or non-characters, written out or as escapes. A byte
 * order mark at the start is allowed.
 *
 * Returns: (transfer full) (nullable): the first problem; %NULL if there is none
 */
SocleProblem *
socle_json_scan (const char *bytes, size_t length, const char *file, guint *n_values)
{
  g_autofree Scan *scan = g_malloc (sizeof (Scan));

  scan->start = scan->p = bytes;
  scan->end = bytes + length;
  scan->file = file;
  scan->n_values = scan->depth = scan->n_keys = 0;
  scan->decoded = NULL;
  scan->problem = NULL;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    scan->p += 3;

  skip_space (scan);
  if (scan->p == scan->end)
    scan->problem = socle_problem_new (SOCLE_CATALOGUE_ERROR_EMPTY, file, 0, NULL, NULL);
  else if (scan_value (scan))
    {
      skip_space (scan);
      if (scan->p < scan->end)
        fail_syntax (scan, SOCLE_SYNTAX_TRAILING);
    }

  if (n_values != NULL)
    *n_values = scan->n_values;
  g_clear_pointer (&scan->decoded, g_string_chunk_free);

  return scan->problem;
}
