/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as tables and as JSON: out, in again, and what is refused. */

#include "config.h"

#include "socle-csv-reader.h"
#include "socle-register-csv.h"
#include "socle-register-json.h"

#include "../register/register-fixture.h"

#include <json-glib/json-glib.h>

typedef struct
{
  Fixture fixture;
  SocleRegister *reg;
  SocleHoldings *holdings;
  GPtrArray *problems;
} FileFixture;

static void
read_holdings (FileFixture *self)
{
  g_clear_object (&self->holdings);
  self->holdings = socle_holdings_new (self->reg, NULL);
  g_assert_nonnull (self->holdings);
}

/* A service that looks like a formula, an edition, a letter and a file. */
static void
set_up (FileFixture *self, gconstpointer data)
{
  g_autoptr (SocleRecord) service = NULL;
  g_autoptr (SocleRecord) strange = NULL;

  fixture_set_up (&self->fixture, data);
  self->reg = fixture_create (&self->fixture);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  service = fixture_service ("azure");
  strange = socle_record_with (service, "owner", "=cmd|' /C calc'!A0", "purpose", "a, \"b\"; c",
                               "notes", "two\nlines", NULL);
  socle_change_unref (fixture_add (self->reg, socle_record_ref (strange)));
  for (guint kind = 1; kind < SOCLE_N_RECORD_KINDS; kind++)
    socle_change_unref (fixture_add (self->reg, fixture_record ((SocleRecordKind) kind)));
  read_holdings (self);
}

static void
tear_down (FileFixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->problems);
  g_object_unref (self->holdings);
  g_assert_finalize_object (self->reg);
  fixture_tear_down (&self->fixture, data);
}

static char *
write_csv (FileFixture *self, SocleRecordKind kind)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (socle_register_csv_write (stream, self->holdings, kind, NULL, &error));
  g_assert_no_error (error);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static GPtrArray *
read_csv (FileFixture *self, SocleRecordKind kind, const char *text)
{
  g_ptr_array_set_size (self->problems, 0);

  return socle_register_csv_read (text, strlen (text), self->holdings, kind, self->fixture.messages,
                                  self->problems);
}

/* What was exported changes nothing when it is read again, here or in an empty register. */
static void
test_round_trip (FileFixture *self, gconstpointer data)
{
  for (guint kind = 0; kind < SOCLE_N_RECORD_KINDS; kind++)
    {
      g_autofree char *text = write_csv (self, (SocleRecordKind) kind);
      g_autoptr (GPtrArray) changes = read_csv (self, (SocleRecordKind) kind, text);
      SocleRecord *record =
        g_ptr_array_index (socle_holdings_get_records (self->holdings, (SocleRecordKind) kind), 0);
      g_autoptr (GString) anonymous = g_string_new (text);
      g_autofree char *cell = g_strdup_printf ("\"%s\"", socle_record_get_id (record));
      g_autoptr (GPtrArray) again = NULL;

      g_assert_cmpuint (self->problems->len, ==, 0);
      g_assert_cmpuint (changes->len, ==, 0);

      /* Without its identifier a service or reminder is known by what it is; the others are
       * new. */
      g_assert_cmpuint (g_string_replace (anonymous, cell, "", 1), ==, 1);
      again = read_csv (self, (SocleRecordKind) kind, anonymous->str);
      g_assert_cmpuint (self->problems->len, ==, 0);
      g_assert_cmpuint (again->len, ==,
                        kind == SOCLE_RECORD_SERVICE || kind == SOCLE_RECORD_REMINDER ? 0 : 1);
      if (again->len > 0)
        {
          SocleRecord *after = socle_change_get_after (g_ptr_array_index (again, 0));
          g_autoptr (SocleRecord) named =
            socle_record_with_id (after, socle_record_get_id (record));

          g_assert_true (socle_record_equal (named, record));
        }
    }
}

static const struct
{
  const char *name;
  const char *text;
  guint n_changes;
} accepted[] = {
  { "commas", "catalogue,service,owner\nmicrosoft,graph,Bob\n", 1 },
  { "semicolons", "catalogue;service;owner\r\nmicrosoft;graph;Bob, too\r\n", 1 },
  { "tabulators", "catalogue\tservice\nmicrosoft\tgraph\n", 1 },
  { "mark",
    "\xef\xbb\xbf"
    "catalogue,service\nmicrosoft,graph\n",
    1 },
  { "quotation-marks", "\"catalogue\",\"service\"\n\"microsoft\",\"graph\"", 1 },
  { "other-order", "service,id,catalogue\ngraph,,microsoft\n", 1 },
  { "short-row", "catalogue,service,owner,notes\nmicrosoft,graph\n", 1 },
  { "empty-rows", "catalogue,service\n\n,\nmicrosoft,graph\n,\n", 1 },
  { "known-service", "catalogue,service,owner\nmicrosoft,azure,Bob\n", 1 },
  { "header-only", "catalogue,service\n", 0 },
  { "two", "catalogue,service\nmicrosoft,graph\nmicrosoft,intune\n", 2 },
};

static void
test_accepted (FileFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GPtrArray) changes = read_csv (self, SOCLE_RECORD_SERVICE, accepted[i].text);

      g_test_message ("%s", accepted[i].name);
      g_assert_cmpuint (self->problems->len, ==, 0);
      g_assert_cmpuint (changes->len, ==, accepted[i].n_changes);
    }
}

static const struct
{
  const char *name;
  const char *text;
  const char *word;
} refused[] = {
  { "empty", "", "Line 1" },
  { "windows-1252", "catalogue,service,owner\nmicrosoft,graph,Zo\xeb\n", "Line 2" },
  { "no-header", "microsoft,graph\n", "microsoft" },
  { "other-separator", "catalogue|service\nmicrosoft|graph\n", "catalogue|service" },
  { "unknown-column", "catalogue,service,price\nmicrosoft,graph,1\n", "price" },
  { "column-twice", "catalogue,service,service\nmicrosoft,graph,graph\n", "twice" },
  { "too-many-cells", "catalogue,service\nmicrosoft,graph,x\n", "Line 2" },
  { "no-such-record", "id,catalogue,service\nservice-99,microsoft,graph\n", "service-99" },
  { "same-twice", "catalogue,service\nmicrosoft,azure\nmicrosoft,azure\n", "Line 3" },
  { "missing", "catalogue,service\nmicrosoft,\n", "Line 2: Service" },
  { "bad-choice", "catalogue,service,criticality\nmicrosoft,graph,huge\n", "huge" },
  { "open-quotation", "catalogue,service\nmicrosoft,\"graph\n", "Line 2" },
  { "text-after-quotation", "catalogue,service\nmicrosoft,\"graph\"x\n", "Line 2" },
  { "formula", "catalogue,service\nmicrosoft,=1+1\n", "=1+1" },
};

static void
test_refused (FileFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GPtrArray) changes = read_csv (self, SOCLE_RECORD_SERVICE, refused[i].text);
      const char *sentence;

      g_test_message ("%s", refused[i].name);
      g_assert_cmpuint (self->problems->len, >, 0);
      sentence = g_ptr_array_index (self->problems, 0);
      g_assert_true (g_str_has_suffix (sentence, ".") || g_str_has_suffix (sentence, "?"));
      g_assert_nonnull (strstr (sentence, refused[i].word));
      g_assert_null (strchr (sentence, '{'));
    }
}

/* Problems are told row by row, and the good rows among them are not made. */
static void
test_problems_by_row (FileFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) changes =
    read_csv (self, SOCLE_RECORD_EDITION,
              "catalogue,report,soc,period_from,period_to,received_on\n"
              "microsoft,azure-soc1-type2,1,2020-01-01,2020-12-31,2021-02-01\n"
              "microsoft,azure-soc1-type2,1,2020-12-31,2020-01-01,2021-02-01\n"
              "microsoft,azure-soc1-type2,1,31/12/2020,2020-12-31,2021-02-01\n"
              "microsoft,azure-soc1-type2,9,2020-01-01,2020-12-31,2021-02-01\n");

  g_assert_cmpuint (self->problems->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *start = g_strdup_printf ("Line %u: ", i + 3);

      g_assert_true (g_str_has_prefix (g_ptr_array_index (self->problems, i), start));
    }
  g_assert_cmpuint (fixture_count (self->reg), ==, 6);
}

static void
test_apply (FileFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) changes =
    read_csv (self, SOCLE_RECORD_SERVICE,
              "catalogue,service,owner\nmicrosoft,azure,Bob\nmicrosoft,graph,Bob\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = socle_register_apply (self->reg, changes, &error);
  GPtrArray *services;

  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 2);
  read_holdings (self);
  services = socle_holdings_get_records (self->holdings, SOCLE_RECORD_SERVICE);
  g_assert_cmpuint (services->len, ==, 2);
  g_assert_cmpstr (socle_record_get (g_ptr_array_index (services, 0), "owner"), ==, "Bob");
  /* What has no column stays. */
  g_assert_cmpstr (socle_record_get (g_ptr_array_index (services, 0), "notes"), ==, "two\nlines");
}

static void
test_json (FileFixture *self, gconstpointer data)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root, *service;

  g_assert_true (socle_register_json_write (stream, self->reg, NULL, &error));
  g_assert_no_error (error);
  json_parser_load_from_data (
    parser, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
    (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), &error);
  g_assert_no_error (error);

  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "format"), ==, "socle-register");
  g_assert_cmpint (json_object_get_int_member (root, "entries"), ==, 6);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "trail")), ==, 6);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "letter")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "reminder")), ==, 1);
  service = json_array_get_object_element (json_object_get_array_member (root, "service"), 0);
  g_assert_cmpstr (json_object_get_string_member (service, "owner"), ==, "=cmd|' /C calc'!A0");
  g_assert_true (json_object_has_member (service, "notes"));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/register-files/" path, FileFixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("round-trip", test_round_trip);
  ADD ("accepted", test_accepted);
  ADD ("refused", test_refused);
  ADD ("problems-by-row", test_problems_by_row);
  ADD ("apply", test_apply);
  ADD ("json", test_json);

  return g_test_run ();
}
