/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any bytes as a catalogue, for libFuzzer or for a replay of its corpus. */

#include "config.h"

#include "socle-catalogue-limits.h"
#include "socle-catalogue-reader.h"
#include "socle-json-scan.h"

#include <json-glib/json-glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static guint
count_values (JsonNode *node)
{
  guint n_values = 1;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &member))
        n_values += count_values (member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        n_values += count_values (json_array_get_element (array, i));
    }

  return n_values;
}

/* What the scan passes, json-glib reads, and finds as many values in: no member
 * was taken for another, nothing was skipped. */
static void
check_scan (const char *bytes, size_t length)
{
  guint n_values;
  g_autoptr (SocleProblem) problem = socle_json_scan (bytes, length, "fuzz.json", &n_values);
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) error = NULL;

  if (problem != NULL)
    return;

  parser = json_parser_new_immutable ();
  json_parser_set_strict (parser, TRUE);
  json_parser_load_from_data (parser, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_values (json_parser_get_root (parser)), ==, n_values);
}

/* Every problem has a place within the file and a sentence that can be shown. */
static void
check_problem (SocleProblem *problem, SocleMessages *messages, guint n_lines)
{
  g_autofree char *sentence = socle_problem_describe (problem, messages);

  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (sentence, -1), <, 500);
  g_assert_cmpuint (socle_problem_get_line (problem), <=, n_lines);
  for (const char *p = sentence; *p != '\0'; p++)
    g_assert_false (g_ascii_iscntrl (*p));
}

static void
check_catalogue (SocleCatalogue *catalogue)
{
  GListModel *services = socle_catalogue_get_services (catalogue);

  g_assert_nonnull (socle_catalogue_get_id (catalogue));
  g_assert_nonnull (socle_catalogue_get_provider (catalogue));
  g_assert_nonnull (socle_catalogue_get_title (catalogue));
  g_assert_true (g_date_valid (socle_catalogue_get_as_of (catalogue)));
  g_assert_nonnull (socle_catalogue_get_source (catalogue)->title);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (SocleService) service = g_list_model_get_item (services, i);

      g_assert_nonnull (socle_service_get_name (service));
      g_assert_true (socle_catalogue_find_service (catalogue, socle_service_get_id (service)) ==
                     service);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autoptr (SocleCatalogue) catalogue = NULL;
  guint n_lines = 1;

  check_scan ((const char *) data, size);

  catalogue = socle_catalogue_read_bytes (bytes, "fuzz.json", problems);
  g_assert_true ((catalogue != NULL) == (problems->len == 0));

  for (size_t i = 0; i < size; i++)
    n_lines += data[i] == '\n';
  for (guint i = 0; i < problems->len; i++)
    check_problem (problems->pdata[i], messages, n_lines);
  if (catalogue != NULL)
    check_catalogue (catalogue);

  return 0;
}
