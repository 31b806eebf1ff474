/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as tables and as JSON: out, in again, and what is refused. */

#include "config.h"

#include "socle-library-loader.h"
#include "socle-record-import.h"
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

/* What a table would change; what is wrong with it goes into the fixture. */
static GPtrArray *
read_csv (FileFixture *self, SocleRecordKind kind, const char *text)
{
  g_autoptr (SocleRecordImport) import =
    socle_record_import_new (text, strlen (text), (int) kind, self->holdings, NULL,
                             self->fixture.messages);
  GListModel *rows = socle_record_import_get_rows (import);

  g_ptr_array_set_size (self->problems, 0);
  if (socle_record_import_get_problem (import) != NULL)
    g_ptr_array_add (self->problems, g_strdup (socle_record_import_get_problem (import)));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SocleImportRow) row = g_list_model_get_item (rows, i);

      if (socle_import_row_get_state (row) == SOCLE_IMPORT_PROBLEM)
        g_ptr_array_add (self->problems, socle_import_row_dup_detail (row, self->fixture.messages));
    }
  g_assert_cmpint (socle_record_import_is_good (import), ==, self->problems->len == 0);

  return socle_record_import_dup_changes (import);
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

      /* Without its identifier it is known by what it is. */
      g_assert_cmpuint (g_string_replace (anonymous, cell, "", 1), ==, 1);
      again = read_csv (self, (SocleRecordKind) kind, anonymous->str);
      g_assert_cmpuint (self->problems->len, ==, 0);
      g_assert_cmpuint (again->len, ==, 0);
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
  { "names-for-people", "Catalogue, service ,Owner\nmicrosoft, graph ,Bob\n", 1 },
  { "windows-1252", "catalogue,service,owner\nmicrosoft,graph,Zo\xeb\n", 1 },
  { "formula", "catalogue,service,owner\nmicrosoft,graph,=1+1\n", 1 },
  { "by-identifier", "id,owner\nservice-2,Bob\n", 1 },
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
  { "empty", "", "empty" },
  { "no-encoding", "catalogue,service,owner\nmicrosoft,graph,Zo\x81\n", "Line 2" },
  { "no-header", "microsoft,graph\n", "microsoft" },
  { "other-separator", "catalogue|service\nmicrosoft|graph\n", "catalogue|service" },
  { "unknown-column", "catalogue,service,price\nmicrosoft,graph,1\n", "price" },
  { "column-twice", "catalogue,service,service\nmicrosoft,graph,graph\n", "twice" },
  { "too-many-cells", "catalogue,service\nmicrosoft,graph,x\n", "Line 2" },
  { "no-such-record", "id,catalogue,service\nservice-99,microsoft,graph\n", "service-99" },
  { "same-twice", "catalogue,service\nmicrosoft,azure\nmicrosoft,azure\n", "Line 3" },
  { "new-twice", "catalogue,service\nmicrosoft,graph\nmicrosoft,graph\n", "Line 3" },
  { "another-has-it", "id,service\nservice-2,azure\n,\n,azure\n", "Line 4" },
  { "missing", "catalogue,service\nmicrosoft,\n", "Line 2, column 2: Service" },
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
      static const char *const places[] = { "Line 3, column 5: ", "Line 4, column 4: ",
                                            "Line 5, column 3: " };

      g_assert_true (g_str_has_prefix (g_ptr_array_index (self->problems, i), places[i]));
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

static SocleLibrary *
load_bundled (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SOCLE_DATA_DIR"), "catalogues", NULL);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);

  return socle_library_load ((const char *const[]) { folder, NULL }, problems, NULL, NULL, NULL);
}

static const struct
{
  const char *text;
  int kind;
  const char *states;
} tables[] = {
  { "catalogue,service\nmicrosoft,graph\n", SOCLE_RECORD_SERVICE, "new" },
  { "Catalogue;Service\nmicrosoft;azure\n", SOCLE_RECORD_SERVICE, "same" },
  { "id,owner\nservice-2,Zoe\n", SOCLE_RECORD_SERVICE, "changed" },
  { "catalogue,report,soc,received_on\nmicrosoft,azure-soc3,3,2020-01-01\n", SOCLE_RECORD_EDITION,
    "new" },
  { "catalogue,cycle,covers_from,covers_to,received_on\n"
    "microsoft,azure,2020-01-01,2020-03-31,2020-04-01\n",
    SOCLE_RECORD_LETTER, "new" },
  { "id,opinion\nedition-3,qualified\n", SOCLE_RECORD_EDITION, "changed" },
  { "price,colour\n1,red\n", SOCLE_IMPORT_ANY_KIND, "" },
  { "id\nservice-2\n", SOCLE_IMPORT_ANY_KIND, "" },
};

static const char *
get_state (SocleImportRow *row)
{
  static const char *const names[SOCLE_N_IMPORT_STATES] = { "problem", "changed", "new", "same" };

  return names[socle_import_row_get_state (row)];
}

/* Which table it is follows from its columns. */
static void
test_recognized (FileFixture *self, gconstpointer data)
{
  g_autoptr (SocleLibrary) library = load_bundled ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const char *text = tables[i].text;
      g_autoptr (SocleRecordImport) import =
        socle_record_import_new (text, strlen (text), SOCLE_IMPORT_ANY_KIND, self->holdings,
                                 library, self->fixture.messages);
      g_autoptr (SocleImportRow) row =
        g_list_model_get_item (socle_record_import_get_rows (import), 0);

      g_test_message ("%s", text);
      g_assert_cmpint (socle_record_import_get_kind (import), ==, tables[i].kind);
      g_assert_cmpint (socle_record_import_get_problem (import) == NULL, ==, row != NULL);
      g_assert_cmpstr (row != NULL ? get_state (row) : "", ==, tables[i].states);
    }
}

static const struct
{
  int kind;
  const char *text;
  const char *sentence; /* NULL if there is none */
} names[] = {
  { SOCLE_RECORD_SERVICE, "catalogue,service\nmicrosft,graph\n",
    "Line 2, column 1: Catalogue: “microsft” is in no catalogue that is open; nearly so is "
    "called: microsoft." },
  { SOCLE_RECORD_SERVICE, "catalogue,service\nmicrosoft,intnue\n",
    "Line 2, column 2: Service: “intnue” is in no catalogue that is open; nearly so is called: "
    "intune." },
  { SOCLE_RECORD_SERVICE, "catalogue,service\nmicrosoft,qqqqqqqq\n",
    "Line 2, column 2: Service: “qqqqqqqq” is in no catalogue that is open; look at its "
    "spelling." },
  { SOCLE_RECORD_EDITION, "catalogue,report,soc,received_on\nmicrosoft,azure-soc4,3,2020-01-01\n",
    "Line 2, column 2: Report: “azure-soc4” is in no catalogue that is open; nearly so is "
    "called: azure-soc3." },
  { SOCLE_RECORD_LETTER,
    "catalogue,cycle,covers_from,covers_to,received_on\n"
    "microsoft,azur,2020-01-01,2020-03-31,2020-04-01\n",
    "Line 2, column 2: Audit cycle: “azur” is in no catalogue that is open; nearly so is called: "
    "azure." },
  /* What was recorded while its catalogue was open stays. */
  { SOCLE_RECORD_SERVICE, "id,owner\nservice-7,Bob\n", NULL },
  { SOCLE_RECORD_SERVICE, "id,service\nservice-7,older\n", NULL },
};

static void
test_unknown_names (FileFixture *self, gconstpointer data)
{
  g_autoptr (SocleLibrary) library = load_bundled ();

  socle_change_unref (fixture_add (self->reg, socle_record_new (SOCLE_RECORD_SERVICE, "catalogue",
                                                                "gone", "service", "old", NULL)));
  read_holdings (self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SocleRecordImport) import =
        socle_record_import_new (names[i].text, strlen (names[i].text), names[i].kind,
                                 self->holdings, library, self->fixture.messages);
      g_autoptr (SocleImportRow) row =
        g_list_model_get_item (socle_record_import_get_rows (import), 0);
      g_autofree char *sentence = socle_import_row_dup_detail (row, self->fixture.messages);

      g_test_message ("%s", names[i].text);
      g_assert_cmpint (socle_record_import_is_good (import), ==, names[i].sentence == NULL);
      if (names[i].sentence != NULL)
        g_assert_cmpstr (sentence, ==, names[i].sentence);
    }
}

/* What was read otherwise than it may have been meant is said. */
static void
test_notes (FileFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    size_t length;
    const char *word; /* NULL if there is nothing to say */
  } cases[] = {
    { "catalogue,service\nmicrosoft,graph\n", 0, NULL },
    { "catalogue,service,owner\nmicrosoft,graph,Zo\xeb\n", 0, "Windows-1252" },
    { "catalogue,service,owner\nmicrosoft,graph,=1+1\n", 0, "Line 2, column 3" },
    { "catalogue,service,owner\nmicrosoft,graph,@a\n", 0, "@a" },
    { "catalogue,service,owner\nmicrosoft,graph,'=1+1\n", 0, NULL },
    { "catalogue,service,owner\nmicrosoft,graph,+33 1 23\n", 0, NULL },
    { "\xff\xfe"
      "i\0d\0\t\0o\0w\0n\0e\0r\0\n\0",
      20, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      size_t length = cases[i].length > 0 ? cases[i].length : strlen (cases[i].text);
      g_autoptr (SocleRecordImport) import =
        socle_record_import_new (cases[i].text, length, SOCLE_RECORD_SERVICE, self->holdings, NULL,
                                 self->fixture.messages);
      GPtrArray *notes = socle_record_import_get_notes (import);

      g_test_message ("%u", i);
      g_assert_true (socle_record_import_is_good (import));
      g_assert_cmpuint (notes->len, ==, cases[i].word != NULL ? 1 : 0);
      if (cases[i].word != NULL)
        g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), cases[i].word));
    }
}

static void
test_not_a_table (FileFixture *self, gconstpointer data)
{
  g_autoptr (SocleRecordImport) import =
    socle_record_import_new ("PK\3\4\0\xff", 6, SOCLE_IMPORT_ANY_KIND, self->holdings, NULL,
                             self->fixture.messages);

  g_assert_nonnull (strstr (socle_record_import_get_problem (import), "not a table"));
}

/* A row in words: what it is about, and what it would change. */
static void
test_words (FileFixture *self, gconstpointer data)
{
  static const char text[] =
    "id,service,catalogue,owner,notes\nservice-2,azure,microsoft,Bob,\n,graph,microsoft,Eve,\n";
  g_autoptr (SocleLibrary) library = load_bundled ();
  g_autoptr (SocleRecordImport) import =
    socle_record_import_new (text, strlen (text), SOCLE_IMPORT_ANY_KIND, self->holdings, library,
                             self->fixture.messages);
  g_autoptr (SocleImportRow) first =
    g_list_model_get_item (socle_record_import_get_rows (import), 0);
  g_autoptr (SocleImportRow) second =
    g_list_model_get_item (socle_record_import_get_rows (import), 1);
  g_autofree char *title = socle_import_row_dup_title (first, library, self->fixture.messages);
  g_autofree char *detail = socle_import_row_dup_detail (first, self->fixture.messages);
  g_autofree char *other = socle_import_row_dup_detail (second, self->fixture.messages);

  g_assert_true (g_str_has_prefix (title, "Azure"));
  g_assert_cmpstr (detail, ==,
                   "Owner: “=cmd|' /C calc'!A0” → “Bob” · Notes: “two lines” → nothing");
  g_assert_cmpstr (other, ==, "Eve");
  g_assert_cmpuint (socle_record_import_count (import, SOCLE_IMPORT_CHANGED), ==, 1);
  g_assert_cmpuint (socle_record_import_count (import, SOCLE_IMPORT_NEW), ==, 1);
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
  ADD ("recognized", test_recognized);
  ADD ("unknown-names", test_unknown_names);
  ADD ("notes", test_notes);
  ADD ("not-a-table", test_not_a_table);
  ADD ("words", test_words);
  ADD ("json", test_json);

  return g_test_run ();
}
