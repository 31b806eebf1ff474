/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the library and of loading one from files and folders. */

#include "config.h"

#include "socle-library-loader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* --- Files to load -------------------------------------------------------------- */

/* Two catalogues that share identifiers of services and reports, but not their own. */
static const char alpha[] =
  "{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"alpha\", \"provider\": \"Alpha\","
  " \"title\": {\"en\": \"Alpha’s reports\", \"fr\": \"Les rapports d’Alpha\"},"
  " \"as_of\": \"2020-02-01\", \"source\": {\"title\": \"A page\"},"
  " \"services\": ["
  "  {\"id\": \"mail\", \"name\": \"Ünified Mail\", \"scope\": [\"soc1\", \"soc2\", \"soc3\"],"
  "   \"url\": \"https://alpha.example/mail\","
  "   \"aliases\": [{\"name\": \"Messagerie\", \"locale\": \"fr\"}]},"
  "  {\"id\": \"cloud\", \"name\": \"Cloud\", \"members\": [\"Cloud North\", \"Cloud South\"],"
  "   \"scope\": [\"soc2\"], \"environments\": [\"Government\"],"
  "   \"qualifier\": {\"en\": \"as a plan\", \"fr\": \"avec un forfait\"},"
  "   \"qualifier_scope\": [\"soc2\"]},"
  "  {\"id\": \"archive\", \"name\": \"archive\", \"scope\": [\"soc1\", \"other\"]}],"
  " \"cycles\": [{\"id\": \"spring\", \"title\": {\"en\": \"Spring\", \"fr\": \"Printemps\"},"
  "   \"services\": [\"mail\", \"cloud\"]}],"
  " \"reports\": ["
  "  {\"id\": \"one\", \"title\": {\"en\": \"Zeta report\", \"fr\": \"Rapport alpha\"},"
  "   \"label\": \"SOC 1 label\", \"soc\": 1, \"type\": 2, \"standard\": \"SSAE 18\","
  "   \"cycle\": \"spring\", \"services\": [\"mail\", \"archive\"], \"access\": \"nda\"},"
  "  {\"id\": \"two\", \"title\": {\"en\": \"Eta report\", \"fr\": \"Rapport zêta\"},"
  "   \"soc\": 2, \"services\": [\"mail\", \"cloud\"], \"members\": [\"Cloud North\"],"
  "   \"also_covers\": [\"Datacenters\"], \"url\": \"https://alpha.example/two\"},"
  "  {\"id\": \"three\", \"title\": {\"en\": \"Éta report\", \"fr\": \"Rapport bêta\"},"
  "   \"soc\": 2, \"type\": 1, \"services\": [\"cloud\"]}]}";

static const char beta[] =
  "{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"beta\", \"provider\": \"Beta\","
  " \"title\": {\"en\": \"Beta’s reports\", \"fr\": \"Les rapports de Beta\"},"
  " \"as_of\": \"2021-02-01\", \"source\": {\"title\": \"Another page\"},"
  " \"services\": ["
  "  {\"id\": \"mail\", \"name\": \"Beta Mail\", \"scope\": [\"soc3\"],"
  "   \"url\": \"https://alpha.example/mail\"}],"
  " \"reports\": ["
  "  {\"id\": \"one\", \"title\": {\"en\": \"Beta report\", \"fr\": \"Rapport gamma\"},"
  "   \"soc\": 3, \"services\": [\"mail\"]}]}";

/* Positions in the library of both. */
enum
{
  ALPHA_MAIL,
  ALPHA_CLOUD,
  ALPHA_ARCHIVE,
  BETA_MAIL,
  N_SERVICES
};

typedef struct
{
  char *folder;        /* (owned) */
  GPtrArray *problems; /* (owned) (element-type SocleProblem) */
} Fixture;

static char *
write_file (const char *folder, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);

  return path;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp (NULL, &error);
  g_assert_no_error (error);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
}

/* The folders that a test made are flat. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_assert_cmpint (g_remove (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->folder);
  g_ptr_array_unref (self->problems);
}

static SocleLibrary *
load (Fixture *self, const char *first, const char *second)
{
  const char *paths[] = { first, second, NULL };

  return socle_library_load (paths, self->problems, NULL, NULL, NULL);
}

static SocleLibrary *
load_both (Fixture *self)
{
  g_autofree char *path_alpha = write_file (self->folder, "alpha.json", alpha);
  g_autofree char *path_beta = write_file (self->folder, "beta.json", beta);
  SocleLibrary *library = load (self, path_alpha, path_beta);

  g_assert_cmpuint (self->problems->len, ==, 0);

  return library;
}

static void
assert_problem (Fixture *self, guint index, SocleCatalogueError code, const char *file)
{
  g_assert_cmpuint (index, <, self->problems->len);
  g_assert_cmpint (socle_problem_get_code (self->problems->pdata[index]), ==, code);
  g_assert_cmpstr (socle_problem_get_file (self->problems->pdata[index]), ==, file);
}

/* The identifiers of the catalogues, as "alpha beta". */
static char *
describe_catalogues (SocleLibrary *library)
{
  GListModel *catalogues = socle_library_get_catalogues (library);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (catalogues); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      g_string_append_printf (ids, "%s%s", i == 0 ? "" : " ", socle_catalogue_get_id (catalogue));
    }

  return g_string_free_and_steal (ids);
}

static void
assert_catalogues (SocleLibrary *library, const char *expected)
{
  g_autofree char *ids = describe_catalogues (library);

  g_assert_cmpstr (ids, ==, expected);
}

/* What an index answers, as "0 2". */
static void
assert_answer (SocleSearchIndex *index, const SocleQuery *query, const char *expected)
{
  g_autofree guint32 *positions = g_new (guint32, socle_search_index_get_n_items (index));
  guint n_found = socle_search_index_query (index, query, positions);
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < n_found; i++)
    g_string_append_printf (answer, i == 0 ? "%u" : " %u", positions[i]);

  g_test_message ("“%s”, column %u", query->text != NULL ? query->text : "", query->column);
  g_assert_cmpstr (answer->str, ==, expected);
}

/* --- The library ---------------------------------------------------------------- */

static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  SocleLibrary *library = socle_library_new (none);
  SocleQuery query = { .text = "mail" };

  g_assert_cmpuint (g_list_model_get_n_items (socle_library_get_catalogues (library)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (socle_library_get_services (library)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (socle_library_get_reports (library)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (socle_library_get_links (library)), ==, 0);
  g_assert_cmpuint (socle_library_get_n_providers (library), ==, 0);
  assert_answer (socle_library_get_service_index (library), &query, "");
  assert_answer (socle_library_get_report_index (library), &query, "");
  g_assert_null (socle_library_find_service (library, "mail"));
  g_assert_null (socle_library_find_report (library, "alpha/one"));

  g_assert_finalize_object (library);
}

static void
test_gathers (Fixture *self, gconstpointer data)
{
  g_autoptr (SocleLibrary) library = load_both (self);
  GListModel *services = socle_library_get_services (library);
  g_autoptr (SocleService) last = g_list_model_get_item (services, BETA_MAIL);

  assert_catalogues (library, "alpha beta");
  g_assert_cmpuint (g_list_model_get_n_items (services), ==, N_SERVICES);
  g_assert_cmpstr (socle_service_get_name (last), ==, "Beta Mail");
  g_assert_cmpuint (g_list_model_get_n_items (socle_library_get_reports (library)), ==, 4);
  /* An address stands once in each catalogue that has it. */
  g_assert_cmpuint (g_list_model_get_n_items (socle_library_get_links (library)), ==, 3);
  g_assert_cmpuint (socle_library_get_n_providers (library), ==, 2);
}

static void
test_finds_by_id (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *service;
    const char *report;
  } cases[] = {
    { "mail", "Ünified Mail", NULL },
    { "alpha/mail", "Ünified Mail", NULL },
    { "beta/mail", "Beta Mail", NULL },
    { "one", NULL, "Zeta report" },
    { "beta/one", NULL, "Beta report" },
    { "beta/two", NULL, NULL },
    { "gamma/mail", NULL, NULL },
    { "bet/mail", NULL, NULL },
    { "beta/", NULL, NULL },
    { "/mail", NULL, NULL },
    { "beta/mail/", NULL, NULL },
    { "", NULL, NULL },
    { "Mail", NULL, NULL },
  };
  g_autoptr (SocleLibrary) library = load_both (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleService *service = socle_library_find_service (library, cases[i].id);
      SocleReport *report = socle_library_find_report (library, cases[i].id);
      SocleText *title = report != NULL ? socle_report_get_title (report) : NULL;

      g_test_message ("“%s”", cases[i].id);
      g_assert_cmpstr (service != NULL ? socle_service_get_name (service) : NULL, ==,
                       cases[i].service);
      g_assert_cmpstr (socle_text_get (title, SOCLE_LANGUAGE_ENGLISH), ==, cases[i].report);
    }
}

static void
test_searches_services (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint32 mask;
    const char *answer;
  } cases[] = {
    { NULL, 0, "0 1 2 3" },       { "unified", 0, "0" }, /* name, folded */
    { "SOUTH", 0, "1" },                                 /* member */
    { "messagerie", 0, "0" },                            /* alias */
    { "forfait", 0, "1" },                               /* qualifier in French */
    { "plan", 0, "1" },                                  /* and in English */
    { "beta", 0, "3" },                                  /* provider */
    { "government", 0, "1" },                            /* environment */
    { "mail alpha", 0, "0" },                            /* two of these */
    { "alpha mail beta", 0, "" }, { NULL, SOCLE_SOC_1, "0 2" },   { NULL, SOCLE_SOC_2, "0 1" },
    { NULL, SOCLE_SOC_3, "0 3" }, { "mail", SOCLE_SOC_3, "0 3" }, { "mail", SOCLE_SOC_1, "0" },
  };
  g_autoptr (SocleLibrary) library = load_both (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleQuery query = { .text = cases[i].text, .masks = { cases[i].mask } };

      assert_answer (socle_library_get_service_index (library), &query, cases[i].answer);
    }
}

static void
test_searches_reports (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint32 masks[2];
    const char *answer;
  } cases[] = {
    { NULL, { 0 }, "0 1 2 3" },
    { "eta report", { 0 }, "0 1 2 3" }, /* Beta, Zeta and Éta */
    { "rapport GAMMA", { 0 }, "3" },    /* title in French */
    { "soc 1 label", { 0 }, "0" },      /* label */
    { "ssae", { 0 }, "0" },             /* standard */
    { "printemps", { 0 }, "0" },        /* cycle, in French */
    { "spring", { 0 }, "0" },           /* and in English */
    { "beta mail", { 0 }, "3" },        /* provider, service */
    { "messagerie", { 0 }, "" },        /* not an alias of a service */
    { "unified", { 0 }, "0 1" },        /* service */
    { "cloud", { 0 }, "1 2" },          /* service or its member */
    { "north", { 0 }, "1 2" },          /* member */
    { "south", { 0 }, "2" },            /* not the member left out */
    { "datacenters", { 0 }, "1" },      /* covered besides */
    { NULL, { SOCLE_SOC_1 }, "0" },
    { NULL, { SOCLE_SOC_2 }, "1 2" },
    { NULL, { SOCLE_SOC_3 }, "3" },
    { NULL, { 0, SOCLE_MASK_TYPE (SOCLE_REPORT_TYPE_2) }, "0" },
    { NULL, { 0, SOCLE_MASK_TYPE (SOCLE_REPORT_TYPE_1) }, "2" },
    { NULL, { 0, SOCLE_MASK_TYPE (SOCLE_REPORT_TYPE_NOT_STATED) }, "1 3" },
    { NULL, { SOCLE_SOC_2, SOCLE_MASK_TYPE (SOCLE_REPORT_TYPE_NOT_STATED) }, "1" },
    { NULL, { SOCLE_SOC_1, SOCLE_MASK_TYPE (SOCLE_REPORT_TYPE_1) }, "" },
  };
  g_autoptr (SocleLibrary) library = load_both (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleQuery query = {
        .text = cases[i].text,
        .masks = { cases[i].masks[0], cases[i].masks[1] },
      };

      assert_answer (socle_library_get_report_index (library), &query, cases[i].answer);
    }
}

/* Alpha has links of a service and of a report, Beta one of a service. */
static void
test_searches_links (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *answer;
  } cases[] = {
    { NULL, "0 1 2" }, { "alpha.example mail", "0 2" }, { "unified", "0" },
    { "zeta", "1" },   { "eta report", "1" },           { "mail two", "" },
  };
  g_autoptr (SocleLibrary) library = load_both (self);
  SocleSearchIndex *index = socle_library_get_link_index (library);

  g_assert_true (index == socle_library_get_link_index (library));
  g_assert_cmpuint (socle_search_index_get_n_items (index), ==,
                    g_list_model_get_n_items (socle_library_get_links (library)));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleQuery query = { .text = cases[i].text };

      assert_answer (index, &query, cases[i].answer);
    }
}

static void
test_sorts (Fixture *self, gconstpointer data)
{
  static const struct
  {
    gboolean reports;
    guint column;
    const char *ascending;
    const char *descending;
  } cases[] = {
    { FALSE, SOCLE_SERVICE_COLUMN_PUBLISHED, "0 1 2 3", "3 2 1 0" },
    /* archive, Beta Mail, Cloud, Ünified Mail: neither case nor accents matter. */
    { FALSE, SOCLE_SERVICE_COLUMN_NAME, "2 3 1 0", "0 1 3 2" },
    { FALSE, SOCLE_SERVICE_COLUMN_SOC_1, "0 2 1 3", "1 3 0 2" },
    { FALSE, SOCLE_SERVICE_COLUMN_SOC_2, "0 1 2 3", "2 3 0 1" },
    { FALSE, SOCLE_SERVICE_COLUMN_SOC_3, "0 3 1 2", "1 2 0 3" },
    { FALSE, SOCLE_SERVICE_COLUMN_REPORTS, "0 1 2 3", "2 3 0 1" },
    { FALSE, SOCLE_SERVICE_COLUMN_PROVIDER, "0 1 2 3", "3 0 1 2" },
    { TRUE, SOCLE_REPORT_COLUMN_PUBLISHED, "0 1 2 3", "3 2 1 0" },
    /* Beta, Eta, Éta, Zeta; alpha, bêta, gamma, zêta. */
    { TRUE, SOCLE_REPORT_COLUMN_TITLE_ENGLISH, "3 1 2 0", "0 1 2 3" },
    { TRUE, SOCLE_REPORT_COLUMN_TITLE_FRENCH, "0 2 3 1", "1 3 2 0" },
    { TRUE, SOCLE_REPORT_COLUMN_SOC, "0 1 2 3", "3 1 2 0" },
    { TRUE, SOCLE_REPORT_COLUMN_TYPE, "2 0 1 3", "1 3 0 2" },
  };
  g_autoptr (SocleLibrary) library = load_both (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SocleSearchIndex *index = cases[i].reports ? socle_library_get_report_index (library)
                                                 : socle_library_get_service_index (library);
      SocleQuery query = { .column = cases[i].column };

      assert_answer (index, &query, cases[i].ascending);
      query.descending = TRUE;
      assert_answer (index, &query, cases[i].descending);
    }
}

/* --- Loading ---------------------------------------------------------------------- */

static void
test_loads_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (SocleLibrary) library = NULL;
  g_autofree char *inner = g_build_filename (self->folder, "inner.json", NULL);

  /* By name, whatever the order in which they were made. */
  g_free (write_file (self->folder, "2.json", alpha));
  g_free (write_file (self->folder, "1.json", beta));
  /* None of these is a catalogue of the folder. */
  g_free (write_file (self->folder, "notes.txt", "not JSON"));
  g_free (write_file (self->folder, "3.json~", "not JSON"));
  g_free (write_file (self->folder, ".4.json", "not JSON"));
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_free (write_file (inner, "5.json", "not JSON"));

  library = load (self, self->folder, NULL);
  g_assert_cmpuint (self->problems->len, ==, 0);
  assert_catalogues (library, "beta alpha");
}

static void
test_loads_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (SocleLibrary) none = load (self, NULL, NULL);
  g_autoptr (SocleLibrary) empty = load (self, self->folder, NULL);

  assert_catalogues (none, "");
  assert_catalogues (empty, "");
  g_assert_cmpuint (self->problems->len, ==, 0);
}

static void
test_reports_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->folder, "missing.json", NULL);
  g_autofree char *dangling = g_build_filename (self->folder, "dangling.json", NULL);
  g_autoptr (SocleLibrary) library = NULL;

  g_free (write_file (self->folder, "alpha.json", alpha));
  g_assert_cmpint (symlink (missing, dangling), ==, 0);
  library = load (self, missing, self->folder);

  assert_catalogues (library, "alpha");
  g_assert_cmpuint (self->problems->len, ==, 2);
  assert_problem (self, 0, SOCLE_CATALOGUE_ERROR_UNREADABLE, "missing.json");
  assert_problem (self, 1, SOCLE_CATALOGUE_ERROR_UNREADABLE, "dangling.json");
}

static void
test_leaves_out_broken (Fixture *self, gconstpointer data)
{
  g_autoptr (SocleLibrary) library = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.json", i);
      g_autofree char *id = g_strdup_printf ("\"id\": \"provider-%02u\", \"provider\"", i);
      g_autoptr (GString) content = g_string_new (beta);

      g_string_replace (content, "\"id\": \"beta\", \"provider\"", id, 1);
      g_free (write_file (self->folder, name, content->str));
    }
  g_free (write_file (self->folder, "50-broken.json", "{\"format\": "));

  library = load (self, self->folder, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (socle_library_get_catalogues (library)), ==, 100);
  g_assert_cmpuint (socle_library_get_n_providers (library), ==, 1);
  g_assert_cmpuint (self->problems->len, ==, 1);
  assert_problem (self, 0, SOCLE_CATALOGUE_ERROR_SYNTAX, "50-broken.json");
}

static void
test_refuses_same_id (Fixture *self, gconstpointer data)
{
  g_autofree char *first = write_file (self->folder, "1.json", alpha);
  g_autoptr (SocleLibrary) library = NULL;
  g_autoptr (SocleCatalogue) catalogue = NULL;

  g_free (write_file (self->folder, "2.json", alpha));
  g_free (write_file (self->folder, "3.json", alpha));
  g_free (write_file (self->folder, "4.json", beta));
  library = load (self, self->folder, NULL);
  catalogue = g_list_model_get_item (socle_library_get_catalogues (library), 0);

  assert_catalogues (library, "alpha beta");
  g_assert_cmpstr (socle_catalogue_get_file (catalogue), ==, first);
  g_assert_cmpuint (self->problems->len, ==, 2);
  assert_problem (self, 0, SOCLE_CATALOGUE_ERROR_DUPLICATE_ID, "2.json");
  assert_problem (self, 1, SOCLE_CATALOGUE_ERROR_DUPLICATE_ID, "3.json");
}

/* A catalogue that has been read anew takes the place of the old one, whichever file comes
 * first, and nothing is said: that is no mistake. */
static void
test_takes_newest (Fixture *self, gconstpointer data)
{
  static const char *const days[] = { "2019-12-31", "2020-02-01", "2020-02-02", "2021-07-01" };
  const char *day = strstr (alpha, "2020-02-01");
  g_autoptr (SocleLibrary) library = NULL;
  g_autoptr (SocleCatalogue) catalogue = NULL;
  g_autofree char *newest = NULL;

  g_assert_nonnull (day);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      /* The newest in the middle, with both extensions that are read. */
      g_autofree char *name = g_strdup_printf ("%u.%s", (i + 2) % 4, i % 2 ? "socle" : "json");
      g_autofree char *content =
        g_strdup_printf ("%.*s%s%s", (int) (day - alpha), alpha, days[i], day + strlen (days[i]));

      g_free (newest);
      newest = write_file (self->folder, name, content);
    }
  g_free (write_file (self->folder, "0beta.json", beta));
  g_free (write_file (self->folder, "4.txt", "not looked at"));

  library = load (self, self->folder, NULL);
  assert_catalogues (library, "alpha beta");
  catalogue = g_list_model_get_item (socle_library_get_catalogues (library), 0);
  g_assert_cmpstr (socle_catalogue_get_file (catalogue), ==, newest);
  g_assert_cmpuint (self->problems->len, ==, 0);
}

typedef struct
{
  GString *calls;            /* (owned) */
  GCancellable *cancellable; /* (owned) */
  guint cancel_at;
} Progress;

static void
made_progress_cb (guint n_read, guint n_files, gpointer user_data)
{
  Progress *progress = user_data;

  g_string_append_printf (progress->calls, "%u/%u ", n_read, n_files);
  if (n_read == progress->cancel_at)
    g_cancellable_cancel (progress->cancellable);
}

static SocleLibrary *
load_folder_with (Fixture *self, Progress *progress)
{
  const char *paths[] = { self->folder, NULL };

  progress->calls = g_string_new (NULL);
  progress->cancellable = g_cancellable_new ();

  return socle_library_load (paths, self->problems, made_progress_cb, progress,
                             progress->cancellable);
}

static void
progress_clear (Progress *self)
{
  g_string_free (self->calls, TRUE);
  g_object_unref (self->cancellable);
}

static void
test_tells_progress (Fixture *self, gconstpointer data)
{
  g_autoptr (SocleLibrary) library = NULL;
  Progress progress = { 0 };

  g_free (write_file (self->folder, "1.json", alpha));
  g_free (write_file (self->folder, "2.json", "broken"));
  g_free (write_file (self->folder, "3.json", beta));

  library = load_folder_with (self, &progress);
  assert_catalogues (library, "alpha beta");
  g_assert_cmpstr (progress.calls->str, ==, "1/3 2/3 3/3 ");

  progress_clear (&progress);
}

static void
test_cancels (Fixture *self, gconstpointer data)
{
  static const char *const calls[] = { "1/3 ", "1/3 2/3 ", "1/3 2/3 3/3 " };

  g_free (write_file (self->folder, "1.json", alpha));
  g_free (write_file (self->folder, "2.json", "broken"));
  g_free (write_file (self->folder, "3.json", beta));

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      Progress progress = { .cancel_at = i + 1 };

      g_assert_null (load_folder_with (self, &progress));
      g_assert_cmpstr (progress.calls->str, ==, calls[i]);
      progress_clear (&progress);
    }
}

/* Items may be kept for longer than their library. */
static void
test_lets_go (Fixture *self, gconstpointer data)
{
  SocleLibrary *library = load_both (self);
  g_autoptr (SocleService) service = g_object_ref (socle_library_find_service (library, "mail"));

  g_assert_finalize_object (library);
  g_assert_cmpstr (socle_service_get_name (service), ==, "Ünified Mail");
  g_assert_null (socle_service_get_catalogue (service));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/library/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/library/empty", test_empty);
  ADD ("gathers", test_gathers);
  ADD ("finds-by-id", test_finds_by_id);
  ADD ("searches-services", test_searches_services);
  ADD ("searches-reports", test_searches_reports);
  ADD ("searches-links", test_searches_links);
  ADD ("sorts", test_sorts);
  ADD ("loads-folder", test_loads_folder);
  ADD ("loads-nothing", test_loads_nothing);
  ADD ("reports-missing", test_reports_missing);
  ADD ("leaves-out-broken", test_leaves_out_broken);
  ADD ("refuses-same-id", test_refuses_same_id);
  ADD ("takes-newest", test_takes_newest);
  ADD ("tells-progress", test_tells_progress);
  ADD ("cancels", test_cancels);
  ADD ("lets-go", test_lets_go);

  return g_test_run ();
}
