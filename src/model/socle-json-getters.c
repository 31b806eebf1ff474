/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed access to JSON from outside, noting what is wrong with its place. */

#include "config.h"

#include "socle-json-getters.h"

#include "socle-address.h"
#include "socle-json-locate.h"
#include "socle-json-scan.h"

#include <string.h>

/**
 * socle_json_parse:
 * @cursor: (out caller-allocates): the cursor to start
 * @bytes: the document; to be kept for as long as the cursor is used
 * @file: the name of the file, for problems; to be kept likewise
 * @problems: (element-type SocleProblem): where problems go
 *
 * Scans and parses a document.
 *
 * Returns: (transfer full) (nullable): its root; %NULL if there is a problem
 */
JsonNode *
socle_json_parse (SocleJsonCursor *cursor, GBytes *bytes, const char *file, GPtrArray *problems)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (SocleProblem) problem = NULL;

  cursor->file = file;
  cursor->bytes = g_bytes_get_data (bytes, &cursor->length);
  cursor->problems = problems;
  cursor->n_problems = 0;
  cursor->depth = 0;

  if (cursor->length > SOCLE_CATALOGUE_MAX_BYTES)
    problem = socle_problem_new (SOCLE_CATALOGUE_ERROR_TOO_LARGE, file, 0, NULL, NULL);
  else
    problem = socle_json_scan (cursor->bytes, cursor->length, file, NULL);

  if (problem == NULL)
    {
      parser = json_parser_new_immutable ();
      json_parser_set_strict (parser, TRUE);
      if (json_parser_load_from_data (parser, cursor->bytes, (gssize) cursor->length, NULL))
        return json_parser_steal_root (parser);

      /* The scan lets nothing pass that json-glib does not read, so far as is known. */
      problem = socle_problem_new (SOCLE_CATALOGUE_ERROR_SYNTAX, file,
                                   json_parser_get_current_line (parser), NULL, NULL);
    }

  g_ptr_array_add (problems, g_steal_pointer (&problem));
  cursor->n_problems++;

  return NULL;
}

/**
 * socle_json_enter_member:
 * @cursor: a cursor at an object
 * @name: (transfer none): the member to go into; must outlive the stay
 */
void
socle_json_enter_member (SocleJsonCursor *cursor, const char *name)
{
  g_return_if_fail (cursor->depth < G_N_ELEMENTS (cursor->steps));

  cursor->steps[cursor->depth++] = (SocleJsonStep) { name, 0 };
}

/**
 * socle_json_enter_item:
 * @cursor: a cursor at an array
 * @index: the item to go into
 */
void
socle_json_enter_item (SocleJsonCursor *cursor, guint index)
{
  g_return_if_fail (cursor->depth < G_N_ELEMENTS (cursor->steps));

  cursor->steps[cursor->depth++] = (SocleJsonStep) { NULL, index };
}

/**
 * socle_json_leave:
 * @cursor: a cursor
 *
 * Goes back to the object or array around.
 */
void
socle_json_leave (SocleJsonCursor *cursor)
{
  g_return_if_fail (cursor->depth > 0);

  cursor->depth--;
}

/**
 * socle_json_get_index:
 * @cursor: a cursor at an item
 *
 * Returns: which item of its array that is
 */
guint
socle_json_get_index (SocleJsonCursor *cursor)
{
  g_return_val_if_fail (cursor->depth > 0, 0);

  return cursor->steps[cursor->depth - 1].index;
}

/**
 * socle_json_report:
 * @cursor: a cursor
 * @code: what is wrong where the cursor is
 * @detail: (nullable): what the code asks for
 * @expected: (nullable): as for socle_problem_new_full()
 *
 * Notes a problem. Beyond SOCLE_JSON_MAX_PROBLEMS they are only counted: who has
 * that many will want to start anew.
 */
void
socle_json_report (SocleJsonCursor *cursor,
                   SocleCatalogueError code,
                   const char *detail,
                   const char *expected)
{
  g_autoptr (GString) path = NULL;

  if (cursor->n_problems++ >= SOCLE_JSON_MAX_PROBLEMS)
    return;

  path = g_string_new (NULL);
  for (guint i = 0; i < cursor->depth; i++)
    if (cursor->steps[i].name == NULL)
      g_string_append_printf (path, "[%u]", cursor->steps[i].index);
    else
      g_string_append_printf (path, "%s%s", i > 0 ? "." : "", cursor->steps[i].name);

  g_ptr_array_add (cursor->problems, socle_problem_new_full (
                                       code, cursor->file,
                                       socle_json_locate (cursor->bytes, cursor->length, path->str),
                                       path->str, detail, expected));
}

/**
 * socle_json_report_member:
 * @cursor: a cursor at an object
 * @name: the member that is wrong or missing
 * @code: what is wrong
 * @detail: (nullable): what the code asks for
 * @expected: (nullable): as for socle_problem_new_full()
 */
void
socle_json_report_member (SocleJsonCursor *cursor,
                          const char *name,
                          SocleCatalogueError code,
                          const char *detail,
                          const char *expected)
{
  socle_json_enter_member (cursor, name);
  socle_json_report (cursor, code, detail, expected);
  socle_json_leave (cursor);
}

static JsonNode *
find_member (SocleJsonCursor *cursor, JsonObject *object, const char *name, SocleJsonNeed need)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL && need == SOCLE_JSON_REQUIRED)
    socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_MISSING, NULL, NULL);

  return node;
}

static gboolean
holds_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/**
 * socle_json_get_object:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member, an object
 */
JsonObject *
socle_json_get_object (SocleJsonCursor *cursor,
                       JsonObject *object,
                       const char *name,
                       SocleJsonNeed need)
{
  JsonNode *node = find_member (cursor, object, name, need);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_TYPE, NULL, SOCLE_EXPECTED_OBJECT);

  return NULL;
}

/**
 * socle_json_get_array:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member, an array
 */
JsonArray *
socle_json_get_array (SocleJsonCursor *cursor,
                      JsonObject *object,
                      const char *name,
                      SocleJsonNeed need)
{
  JsonNode *node = find_member (cursor, object, name, need);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_TYPE, NULL, SOCLE_EXPECTED_ARRAY);

  return NULL;
}

/**
 * socle_json_for_each_object:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member, an array of objects
 * @need: whether it must be there
 * @func: (scope call): called for each item, with the cursor at it
 * @user_data: for @func
 */
void
socle_json_for_each_object (SocleJsonCursor *cursor,
                            JsonObject *object,
                            const char *name,
                            SocleJsonNeed need,
                            SocleJsonObjectFunc func,
                            gpointer user_data)
{
  JsonArray *array = socle_json_get_array (cursor, object, name, need);
  guint n_items = array != NULL ? json_array_get_length (array) : 0;

  socle_json_enter_member (cursor, name);
  for (guint i = 0; i < n_items; i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      socle_json_enter_item (cursor, i);
      if (JSON_NODE_HOLDS_OBJECT (item))
        func (cursor, json_node_get_object (item), user_data);
      else
        socle_json_report (cursor, SOCLE_CATALOGUE_ERROR_TYPE, NULL, SOCLE_EXPECTED_OBJECT);
      socle_json_leave (cursor);
    }
  socle_json_leave (cursor);
}

/* The string at the cursor. An empty one says nothing: absent is the way to write that. */
static const char *
read_string (SocleJsonCursor *cursor, JsonNode *node)
{
  const char *string;

  if (!holds_string (node))
    {
      socle_json_report (cursor, SOCLE_CATALOGUE_ERROR_TYPE, NULL, SOCLE_EXPECTED_STRING);
      return NULL;
    }

  string = json_node_get_string (node);
  if (*string != '\0')
    return string;

  socle_json_report (cursor, SOCLE_CATALOGUE_ERROR_VALUE, "", SOCLE_EXPECTED_TEXT);

  return NULL;
}

/* @string if it is at most @limit characters long. */
static const char *
check_length (SocleJsonCursor *cursor, const char *string, glong limit)
{
  g_autofree char *detail = NULL;

  if (string == NULL || strlen (string) <= (size_t) limit || g_utf8_strlen (string, -1) <= limit)
    return string;

  detail = g_strdup_printf ("%ld", limit);
  socle_json_report (cursor, SOCLE_CATALOGUE_ERROR_TOO_LONG, detail, SOCLE_EXPECTED_CHARACTERS);

  return NULL;
}

/**
 * socle_json_get_item_string:
 * @cursor: a cursor at @array
 * @array: an array
 * @index: which item
 *
 * Returns: (transfer none) (nullable): the item, a name
 */
const char *
socle_json_get_item_string (SocleJsonCursor *cursor, JsonArray *array, guint index)
{
  const char *string;

  socle_json_enter_item (cursor, index);
  string = check_length (cursor, read_string (cursor, json_array_get_element (array, index)),
                         SOCLE_CATALOGUE_MAX_NAME);
  socle_json_leave (cursor);

  return string;
}

static const char *
get_limited (SocleJsonCursor *cursor,
             JsonObject *object,
             const char *name,
             SocleJsonNeed need,
             glong limit)
{
  JsonNode *node = find_member (cursor, object, name, need);
  const char *string;

  if (node == NULL)
    return NULL;

  socle_json_enter_member (cursor, name);
  string = check_length (cursor, read_string (cursor, node), limit);
  socle_json_leave (cursor);

  return string;
}

/**
 * socle_json_get_string:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member, a string that is not empty
 */
const char *
socle_json_get_string (SocleJsonCursor *cursor,
                       JsonObject *object,
                       const char *name,
                       SocleJsonNeed need)
{
  return get_limited (cursor, object, name, need, SOCLE_CATALOGUE_MAX_STRING);
}

/**
 * socle_json_get_name:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member, a string within the length of a name
 */
const char *
socle_json_get_name (SocleJsonCursor *cursor,
                     JsonObject *object,
                     const char *name,
                     SocleJsonNeed need)
{
  return get_limited (cursor, object, name, need, SOCLE_CATALOGUE_MAX_NAME);
}

static gboolean
is_id (const char *string)
{
  size_t length = strspn (string, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length >= 1 && length <= 64 && string[length] == '\0';
}

/**
 * socle_json_get_id:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member, an identifier [a-z0-9-]{1,64}
 */
const char *
socle_json_get_id (SocleJsonCursor *cursor,
                   JsonObject *object,
                   const char *name,
                   SocleJsonNeed need)
{
  const char *string = socle_json_get_string (cursor, object, name, need);

  if (string == NULL || is_id (string))
    return string;

  socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_VALUE, string, SOCLE_EXPECTED_ID);

  return NULL;
}

/**
 * socle_json_get_address:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member, an address that socle_address_is_good()
 */
const char *
socle_json_get_address (SocleJsonCursor *cursor,
                        JsonObject *object,
                        const char *name,
                        SocleJsonNeed need)
{
  const char *string = get_limited (cursor, object, name, need, SOCLE_CATALOGUE_MAX_URL);

  if (string == NULL || socle_address_is_good (string))
    return string;

  socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_ADDRESS, string, NULL);

  return NULL;
}

/**
 * socle_json_get_choice:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 * @choices: (array zero-terminated=1): the allowed values
 *
 * Returns: which of @choices the member is; -1 if it is not there or none of them
 */
int
socle_json_get_choice (SocleJsonCursor *cursor,
                       JsonObject *object,
                       const char *name,
                       SocleJsonNeed need,
                       const char *const *choices)
{
  const char *string = socle_json_get_string (cursor, object, name, need);
  g_autofree char *expected = NULL;

  if (string == NULL)
    return -1;

  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], string) == 0)
      return i;

  expected = g_strjoinv (", ", (char **) choices);
  socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_VALUE, string, expected);

  return -1;
}

/**
 * socle_json_get_integer:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 * @lowest: the lowest value allowed, not negative
 * @highest: the highest value allowed
 *
 * Returns: the member; -1 if it is not there or not allowed
 */
int
socle_json_get_integer (SocleJsonCursor *cursor,
                        JsonObject *object,
                        const char *name,
                        SocleJsonNeed need,
                        int lowest,
                        int highest)
{
  JsonNode *node = find_member (cursor, object, name, need);
  g_autofree char *detail = NULL;
  g_autofree char *expected = NULL;
  gint64 value;

  if (node == NULL)
    return -1;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_TYPE, NULL,
                                SOCLE_EXPECTED_INTEGER);
      return -1;
    }

  value = json_node_get_int (node);
  if (value >= lowest && value <= highest)
    return (int) value;

  detail = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  expected = g_strdup_printf ("%d–%d", lowest, highest);
  socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_VALUE, detail, expected);

  return -1;
}

/**
 * socle_json_get_date:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 * @date: (out): where the date goes; untouched if there is none
 *
 * Returns: whether there is one
 */
gboolean
socle_json_get_date (SocleJsonCursor *cursor,
                     JsonObject *object,
                     const char *name,
                     SocleJsonNeed need,
                     GDate *date)
{
  const char *string = socle_json_get_string (cursor, object, name, need);

  if (string == NULL)
    return FALSE;
  if (socle_date_parse (string, date))
    return TRUE;

  socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_DATE, string, NULL);

  return FALSE;
}

/**
 * socle_json_get_month_day:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member, which must be there
 * @month_day: (out): where the day goes; untouched if there is none
 *
 * Returns: whether there is one
 */
gboolean
socle_json_get_month_day (SocleJsonCursor *cursor,
                          JsonObject *object,
                          const char *name,
                          SocleMonthDay *month_day)
{
  const char *string = socle_json_get_string (cursor, object, name, SOCLE_JSON_REQUIRED);

  if (string == NULL)
    return FALSE;
  if (socle_month_day_parse (string, month_day))
    return TRUE;

  socle_json_report_member (cursor, name, SOCLE_CATALOGUE_ERROR_DATE, string,
                            SOCLE_EXPECTED_MONTH_DAY);

  return FALSE;
}

static SocleText *
read_text (SocleJsonCursor *cursor, JsonNode *node)
{
  guint n_problems = cursor->n_problems;
  JsonObject *object;
  const char *english, *french;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      socle_json_report (cursor, SOCLE_CATALOGUE_ERROR_TYPE, NULL, SOCLE_EXPECTED_OBJECT);
      return NULL;
    }

  object = json_node_get_object (node);
  english = socle_json_get_string (cursor, object, "en", SOCLE_JSON_OPTIONAL);
  french = socle_json_get_string (cursor, object, "fr", SOCLE_JSON_OPTIONAL);

  if (english == NULL && french == NULL)
    {
      if (cursor->n_problems == n_problems)
        socle_json_report (cursor, SOCLE_CATALOGUE_ERROR_MISSING, NULL, SOCLE_EXPECTED_LANGUAGE);
      return NULL;
    }

  return socle_text_new (english, french);
}

/**
 * socle_json_get_text:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of a member
 * @need: whether it must be there
 *
 * Returns: (transfer full) (nullable): the member, a text in at least one language
 */
SocleText *
socle_json_get_text (SocleJsonCursor *cursor,
                     JsonObject *object,
                     const char *name,
                     SocleJsonNeed need)
{
  JsonNode *node = find_member (cursor, object, name, need);
  SocleText *text;

  if (node == NULL)
    return NULL;

  socle_json_enter_member (cursor, name);
  text = read_text (cursor, node);
  socle_json_leave (cursor);

  return text;
}

/**
 * socle_json_get_item_text:
 * @cursor: a cursor at @array
 * @array: an array
 * @index: which item
 *
 * Returns: (transfer full) (nullable): the item, a text in at least one language
 */
SocleText *
socle_json_get_item_text (SocleJsonCursor *cursor, JsonArray *array, guint index)
{
  SocleText *text;

  socle_json_enter_item (cursor, index);
  text = read_text (cursor, json_array_get_element (array, index));
  socle_json_leave (cursor);

  return text;
}

/**
 * socle_json_get_names:
 * @cursor: a cursor at @object
 * @object: an object
 * @name: the name of an optional member, an array of names
 *
 * Returns: (transfer full) (nullable): the names; %NULL if there are none
 */
GStrv
socle_json_get_names (SocleJsonCursor *cursor, JsonObject *object, const char *name)
{
  JsonArray *array = socle_json_get_array (cursor, object, name, SOCLE_JSON_OPTIONAL);
  guint n_items = array != NULL ? json_array_get_length (array) : 0;
  guint n_names = 0;
  GStrv names;

  if (n_items == 0)
    return NULL;

  names = g_new (char *, n_items + 1);
  socle_json_enter_member (cursor, name);
  for (guint i = 0; i < n_items; i++)
    {
      const char *string = socle_json_get_item_string (cursor, array, i);

      if (string != NULL)
        names[n_names++] = g_strdup (string);
    }
  names[n_names] = NULL;
  socle_json_leave (cursor);

  return names;
}
