/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that is wrong with a catalogue, and the sentence that says so. */

#include "config.h"

#include "socle-problem.h"

#include "socle-catalogue-limits.h"
#include "socle-format.h"
#include "socle-visible-text.h"

/*
 * Immutable; may be shared between threads. It keeps what was found as it was
 * found; only socle_problem_describe() makes it fit to be shown.
 */
struct _SocleProblem
{
  gatomicrefcount ref_count;

  SocleCatalogueError code;
  guint line;     /* 0 when the problem is with the file as a whole */
  char *file;     /* (owned) (nullable) */
  char *path;     /* (owned) (nullable): never empty */
  char *detail;   /* (owned) (nullable) */
  char *expected; /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (SocleProblem, socle_problem, socle_problem_ref, socle_problem_unref)

/* The longest piece of a file that a sentence shows. */
#define MAX_SHOWN 80

/* Text from the file as it may stand in a sentence: hidden characters visible,
 * and cut where it would be longer than MAX_SHOWN. */
static char *
dup_shown (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  glong length = g_utf8_strlen (valid, -1);
  glong shown = MIN (length, MAX_SHOWN);

  while (TRUE)
    {
      g_autofree char *head = g_utf8_substring (valid, 0, shown);
      g_autofree char *cut = shown < length ? g_strconcat (head, "…", NULL) : g_strdup (head);
      g_autofree char *visible = socle_visible_text (cut);

      if (shown <= 1 || g_utf8_strlen (visible, -1) <= MAX_SHOWN)
        return g_steal_pointer (&visible);
      shown = MIN (shown - 1, shown * 3 / 4 + 1);
    }
}

/**
 * socle_problem_new:
 * @code: what is wrong
 * @file: (nullable): the name of the file, without its folder
 * @line: where, counted from 1; 0 for the file as a whole
 * @path: (nullable): the JSON path, such as "reports[3].period_end"
 * @detail: (nullable): what the code asks for
 *
 * Returns: (transfer full): a new problem
 */
SocleProblem *
socle_problem_new (SocleCatalogueError code,
                   const char *file,
                   guint line,
                   const char *path,
                   const char *detail)
{
  return socle_problem_new_full (code, file, line, path, detail, NULL);
}

/**
 * socle_problem_new_full:
 * @code: what is wrong
 * @file: (nullable): the name of the file, without its folder
 * @line: where, counted from 1; 0 for the file as a whole
 * @path: (nullable): the JSON path, such as "reports[3].period_end"
 * @detail: (nullable): what the code asks for
 * @expected: (nullable): what should be there, one of the SOCLE_EXPECTED_ strings
 *   or a list of allowed values
 *
 * Returns: (transfer full): a new problem
 */
SocleProblem *
socle_problem_new_full (SocleCatalogueError code,
                        const char *file,
                        guint line,
                        const char *path,
                        const char *detail,
                        const char *expected)
{
  SocleProblem *self = g_new0 (SocleProblem, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->code = code;
  self->line = line;
  self->file = g_strdup (file);
  self->path = path != NULL && *path != '\0' ? g_strdup (path) : NULL;
  self->detail = g_strdup (detail);
  self->expected = g_strdup (expected);

  return self;
}

/**
 * socle_problem_ref:
 * @self: a problem
 *
 * Returns: (transfer full): @self
 */
SocleProblem *
socle_problem_ref (SocleProblem *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * socle_problem_unref:
 * @self: (transfer full): a problem
 */
void
socle_problem_unref (SocleProblem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->file);
  g_free (self->path);
  g_free (self->detail);
  g_free (self->expected);
  g_free (self);
}

/**
 * socle_problem_get_code:
 * @self: a problem
 *
 * Returns: what is wrong
 */
SocleCatalogueError
socle_problem_get_code (const SocleProblem *self)
{
  return self->code;
}

/**
 * socle_problem_get_file:
 * @self: a problem
 *
 * Returns: (nullable): the name of the file, as it came
 */
const char *
socle_problem_get_file (const SocleProblem *self)
{
  return self->file;
}

/**
 * socle_problem_get_line:
 * @self: a problem
 *
 * Returns: the line, counted from 1; 0 when the file as a whole is meant
 */
guint
socle_problem_get_line (const SocleProblem *self)
{
  return self->line;
}

/**
 * socle_problem_get_path:
 * @self: a problem
 *
 * Returns: (nullable): the JSON path; %NULL for the document as a whole
 */
const char *
socle_problem_get_path (const SocleProblem *self)
{
  return self->path;
}

/**
 * socle_problem_get_detail:
 * @self: a problem
 *
 * Returns: (nullable): what the code asks for, as it came: not fit to be shown
 */
const char *
socle_problem_get_detail (const SocleProblem *self)
{
  return self->detail;
}

/* "microsoft.json, line 214, reports[3].type" */
static char *
format_place (const SocleProblem *self, SocleMessages *messages)
{
  g_autofree char *file = dup_shown (self->file);
  g_autofree char *path = dup_shown (self->path);
  g_autofree char *line = g_strdup_printf ("%u", self->line);
  const char *place = "{file}";

  if (self->line > 0 && self->path != NULL)
    /* Translators: a place in a file; {path} is like “reports[3].type” */
    place = socle_messages_get (messages, "{file}, line {line}, {path}");
  else if (self->line > 0)
    /* Translators: a place in a file */
    place = socle_messages_get (messages, "{file}, line {line}");
  else if (self->path != NULL)
    /* Translators: a place in a file; {path} is like “reports[3].type” */
    place = socle_messages_get (messages, "{file}, {path}");

  return socle_format (place, "file", file, "line", line, "path", path, NULL);
}

static const char *
get_syntax_sentence (const SocleProblem *self, SocleMessages *messages)
{
  const char *detail = self->detail;

  if (g_strcmp0 (detail, SOCLE_SYNTAX_END) == 0)
    return socle_messages_get (
      messages, "{place}: the file ends too early. Was it copied or downloaded completely?");
  if (g_strcmp0 (detail, SOCLE_SYNTAX_QUOTE) == 0)
    return socle_messages_get (messages,
                               "{place}: a text is not closed by a quotation mark on its line.");
  if (g_strcmp0 (detail, SOCLE_SYNTAX_NAME) == 0)
    return socle_messages_get (messages,
                               "{place}: the name of a member is expected, in quotation marks.");
  if (g_strcmp0 (detail, SOCLE_SYNTAX_COLON) == 0)
    return socle_messages_get (messages, "{place}: a colon is expected after the member’s name.");
  if (g_strcmp0 (detail, SOCLE_SYNTAX_COMMA) == 0)
    return socle_messages_get (messages, "{place}: a comma or a closing bracket is expected here.");
  if (g_strcmp0 (detail, SOCLE_SYNTAX_ESCAPE) == 0)
    return socle_messages_get (messages, "{place}: a backslash must start one of JSON’s escapes.");
  if (g_strcmp0 (detail, SOCLE_SYNTAX_NUMBER) == 0)
    return socle_messages_get (messages, "{place}: this is not a number as JSON writes it.");
  if (g_strcmp0 (detail, SOCLE_SYNTAX_TRAILING) == 0)
    return socle_messages_get (messages,
                               "{place}: something follows the end of the catalogue; remove it.");
  if (g_strcmp0 (detail, SOCLE_SYNTAX_VALUE) == 0)
    return socle_messages_get (
      messages, "{place}: a value is expected here: text in quotation marks, a number, "
                "true, false, null, [ or {.");

  return socle_messages_get (messages, "{place}: this is not JSON.");
}

static const char *
get_type_sentence (const SocleProblem *self, SocleMessages *messages)
{
  const char *expected = self->expected;

  if (g_strcmp0 (expected, SOCLE_EXPECTED_OBJECT) == 0)
    return socle_messages_get (messages, "{place}: must be an object, that is, members in braces.");
  if (g_strcmp0 (expected, SOCLE_EXPECTED_ARRAY) == 0)
    return socle_messages_get (messages, "{place}: must be a list in square brackets.");
  if (g_strcmp0 (expected, SOCLE_EXPECTED_STRING) == 0)
    return socle_messages_get (messages, "{place}: must be text in quotation marks.");
  if (g_strcmp0 (expected, SOCLE_EXPECTED_INTEGER) == 0)
    return socle_messages_get (messages,
                               "{place}: must be a whole number, without quotation marks.");

  return socle_messages_get (messages, "{place}: is of the wrong type.");
}

static const char *
get_limit_sentence (const SocleProblem *self, SocleMessages *messages)
{
  const char *expected = self->expected;

  if (g_strcmp0 (expected, SOCLE_EXPECTED_BYTES) == 0)
    return socle_messages_get (messages,
                               "{place}: this text is longer than the limit of {limit} bytes.");
  if (g_strcmp0 (expected, SOCLE_EXPECTED_CHARACTERS) == 0)
    return socle_messages_get (
      messages, "{place}: this text is longer than the limit of {limit} characters.");
  if (g_strcmp0 (expected, SOCLE_EXPECTED_MEMBERS) == 0)
    return socle_messages_get (messages,
                               "{place}: this object has more members than the limit of {limit}.");
  if (g_strcmp0 (expected, SOCLE_EXPECTED_VALUES) == 0)
    return socle_messages_get (
      messages,
      "{place}: the file has more values than the limit of {limit}; split the catalogue.");

  return socle_messages_get (messages, "{place}: this is beyond the limit of {limit}.");
}

static const char *
get_value_sentence (const SocleProblem *self, SocleMessages *messages)
{
  const char *expected = self->expected;

  if (g_strcmp0 (expected, SOCLE_EXPECTED_ID) == 0)
    return socle_messages_get (messages,
                               "{place}: “{value}” is not an identifier, which has 1 to 64 "
                               "of the letters a to z, digits and hyphens.");
  if (g_strcmp0 (expected, SOCLE_EXPECTED_TEXT) == 0)
    return socle_messages_get (messages,
                               "{place}: must not be empty; leave the member out instead.");
  if (g_strcmp0 (expected, SOCLE_EXPECTED_SHA256) == 0)
    return socle_messages_get (
      messages,
      "{place}: “{value}” is not a SHA-256, which has 64 of the digits 0 to 9 and a to f.");
  if (expected != NULL)
    return socle_messages_get (messages,
                               "{place}: “{value}” is not allowed here; allowed: {allowed}.");

  return socle_messages_get (messages, "{place}: “{value}” is not allowed here.");
}

static const char *
get_missing_sentence (const SocleProblem *self, SocleMessages *messages)
{
  if (g_strcmp0 (self->expected, SOCLE_EXPECTED_LANGUAGE) == 0)
    return socle_messages_get (messages, "{place}: has neither “en” nor “fr”; give at least one.");

  return socle_messages_get (messages, "{place}: is missing.");
}

static const char *
get_date_sentence (const SocleProblem *self, SocleMessages *messages)
{
  if (g_strcmp0 (self->expected, SOCLE_EXPECTED_MONTH_DAY) == 0)
    return socle_messages_get (
      messages, "{place}: “{value}” is not a day of the year, such as 03-31 for 31 March.");

  return socle_messages_get (
    messages, "{place}: “{value}” is not a date, such as 2020-02-01 for 1 February 2020.");
}

static const char *
get_sentence (const SocleProblem *self, SocleMessages *messages)
{
  switch (self->code)
    {
    case SOCLE_CATALOGUE_ERROR_UNREADABLE:
      /* Translators: {reason} is a message of the operating system */
      return socle_messages_get (messages, "{place}: the file cannot be read: {reason}.");
    case SOCLE_CATALOGUE_ERROR_EMPTY:
      return socle_messages_get (messages, "{place}: the file is empty.");
    case SOCLE_CATALOGUE_ERROR_TOO_LARGE:
      return socle_messages_get (
        messages, "{place}: the file is larger than {size} MiB, the limit for a catalogue.");
    case SOCLE_CATALOGUE_ERROR_NOT_UTF8:
      return socle_messages_get (messages,
                                 "{place}: this is not UTF-8; save the file in that encoding.");
    case SOCLE_CATALOGUE_ERROR_CONTROL:
      /* Translators: {value} is like “U+0000” */
      return socle_messages_get (
        messages, "{place}: the control character {value} is not allowed; remove it.");
    case SOCLE_CATALOGUE_ERROR_SYNTAX:
      return get_syntax_sentence (self, messages);
    case SOCLE_CATALOGUE_ERROR_TOO_DEEP:
      return socle_messages_get (messages,
                                 "{place}: this is nested deeper than the limit of {limit}.");
    case SOCLE_CATALOGUE_ERROR_TOO_MANY:
    case SOCLE_CATALOGUE_ERROR_TOO_LONG:
      return get_limit_sentence (self, messages);
    case SOCLE_CATALOGUE_ERROR_NUMBER:
      return socle_messages_get (messages, "{place}: the number {value} is too large to be exact.");
    case SOCLE_CATALOGUE_ERROR_DUPLICATE_KEY:
      return socle_messages_get (
        messages, "{place}: “{value}” is given twice in the same object; keep one of the two.");
    case SOCLE_CATALOGUE_ERROR_FORMAT:
      return socle_messages_get (messages, "{place}: this is not a Socle catalogue; one has the "
                                           "member “format” with the value “socle-catalogue”.");
    case SOCLE_CATALOGUE_ERROR_VERSION:
      return socle_messages_get (messages,
                                 "{place}: this catalogue has version {value}, which this "
                                 "Socle does not know; a newer one may.");
    case SOCLE_CATALOGUE_ERROR_MISSING:
      return get_missing_sentence (self, messages);
    case SOCLE_CATALOGUE_ERROR_TYPE:
      return get_type_sentence (self, messages);
    case SOCLE_CATALOGUE_ERROR_VALUE:
      return get_value_sentence (self, messages);
    case SOCLE_CATALOGUE_ERROR_DATE:
      return get_date_sentence (self, messages);
    case SOCLE_CATALOGUE_ERROR_ADDRESS:
      return socle_messages_get (messages, "{place}: “{value}” is not a web or mail address that "
                                           "Socle opens: https://, http:// or mailto:.");
    case SOCLE_CATALOGUE_ERROR_DUPLICATE_ID:
      return socle_messages_get (
        messages, "{place}: the identifier “{value}” is already in use; each needs its own.");
    case SOCLE_CATALOGUE_ERROR_REFERENCE:
      return socle_messages_get (messages, "{place}: the file has no “{value}” to refer to.");
    default:
      g_return_val_if_reached ("{place}");
    }
}

/* Limits are numbers of ours, and only those come as digits alone. */
static char *
format_limit (const SocleProblem *self, SocleMessages *messages)
{
  guint64 limit;

  if (self->detail == NULL ||
      !g_ascii_string_to_unsigned (self->detail, 10, 0, G_MAXUINT64, &limit, NULL))
    return g_strdup ("");

  return socle_messages_format_number (messages, limit);
}

/**
 * socle_problem_describe:
 * @self: a problem
 * @messages: the language to say it in
 *
 * Says what is wrong, where, and what to do where that helps, such as
 * "microsoft.json, line 214, reports[3].type: “3” is not allowed here; allowed: 1,
 * 2." What comes from the file is shortened, and hidden characters in it are
 * written out. It is plain text, not markup.
 *
 * Returns: (transfer full): one or two whole sentences
 */
char *
socle_problem_describe (const SocleProblem *self, SocleMessages *messages)
{
  g_autofree char *place = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *size = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SOCLE_IS_MESSAGES (messages), NULL);

  place = format_place (self, messages);
  detail = dup_shown (self->detail);
  limit = format_limit (self, messages);
  size = socle_messages_format_number (messages, SOCLE_CATALOGUE_MAX_BYTES / 1024 / 1024);

  return socle_format (get_sentence (self, messages), "place", place, "value", detail, "reason",
                       detail, "limit", limit, "size", size, "allowed",
                       self->expected != NULL ? self->expected : "", NULL);
}
