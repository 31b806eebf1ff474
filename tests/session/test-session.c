/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the session: loading, reloading, cancelling, languages. */

#include "config.h"

#include "socle-session.h"

#include <glib/gstdio.h>

static const char small_catalogue[] =
  "{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"small\", \"provider\": \"Small\","
  " \"title\": {\"en\": \"Small\", \"fr\": \"Petit\"}, \"as_of\": \"2020-02-01\","
  " \"source\": {\"title\": \"A page\"},"
  " \"services\": [{\"id\": \"mail\", \"name\": \"Mail\", \"scope\": [\"soc1\"]}]}";

typedef struct
{
  char *folder; /* (owned) */
  char *file;   /* (owned): in folder; not there at first */
  SocleSession *session;
  guint n_library;  /* notifications */
  guint n_loading;  /* notifications */
  guint n_messages; /* notifications */
  guint n_problems; /* notifications */
} Fixture;

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options = NULL;

  fixture->folder = g_dir_make_tmp ("socle-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_build_filename (fixture->folder, "small.json", NULL);

  options = socle_options_new_from_words ((const char *const[]) { "--catalogue", fixture->folder,
                                                                  "--today", "2020-06-30", NULL },
                                          &error);
  g_assert_no_error (error);

  fixture->session = socle_session_new (options);
  g_signal_connect (fixture->session, "notify::library", G_CALLBACK (count_cb),
                    &fixture->n_library);
  g_signal_connect (fixture->session, "notify::loading", G_CALLBACK (count_cb),
                    &fixture->n_loading);
  g_signal_connect (fixture->session, "notify::messages", G_CALLBACK (count_cb),
                    &fixture->n_messages);
  g_signal_connect (fixture->session, "notify::problems", G_CALLBACK (count_cb),
                    &fixture->n_problems);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->session);
  g_unlink (fixture->file);
  g_rmdir (fixture->folder);
  g_free (fixture->file);
  g_free (fixture->folder);
}

static void
write_file (Fixture *fixture, const char *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->file, content, -1, &error);
  g_assert_no_error (error);
}

static guint
count_services (Fixture *fixture)
{
  SocleLibrary *library = socle_session_get_library (fixture->session);

  return library != NULL ? g_list_model_get_n_items (socle_library_get_services (library)) : 0;
}

typedef struct
{
  gboolean ended;
  gboolean brought;
  gboolean was_loading; /* when the callback came */
} Outcome;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->ended = TRUE;
  outcome->was_loading = socle_session_get_loading (SOCLE_SESSION (source));
  outcome->brought = socle_session_load_finish (SOCLE_SESSION (source), result);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("The load did not end in 20 seconds");

  return G_SOURCE_REMOVE;
}

static void
wait_for (Outcome *outcome)
{
  guint source = g_timeout_add_seconds (20, give_up_cb, NULL);

  while (!outcome->ended)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  const GDate *today = socle_session_get_today (fixture->session);

  g_assert_null (socle_session_get_library (fixture->session));
  g_assert_false (socle_session_get_loading (fixture->session));
  g_assert_cmpuint (socle_session_get_problems (fixture->session)->len, ==, 0);
  g_assert_cmpint (g_date_get_year (today), ==, 2020);
  g_assert_cmpint (g_date_get_month (today), ==, 6);
  g_assert_cmpint (g_date_get_day (today), ==, 30);
}

static void
test_today (void)
{
  g_autoptr (SocleOptions) options = socle_options_new ();
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  g_autoptr (SocleSession) session = socle_session_new (options);
  g_autoptr (GDateTime) after = g_date_time_new_now_local ();
  int day = g_date_get_day (socle_session_get_today (session));

  /* The test may run over midnight. */
  g_assert_true (day == g_date_time_get_day_of_month (before) ||
                 day == g_date_time_get_day_of_month (after));
}

static void
test_bundled (void)
{
  g_autoptr (SocleOptions) options = socle_options_new ();
  g_autoptr (SocleSession) session = socle_session_new (options);

  g_assert_true (socle_session_load (session, NULL));
  g_assert_cmpuint (socle_session_get_problems (session)->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (
                      socle_library_get_services (socle_session_get_library (session))),
                    >=, 12);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_assert_false (socle_session_load (fixture->session, NULL));
  g_assert_null (socle_session_get_library (fixture->session));
  g_assert_cmpuint (fixture->n_library, ==, 0);

  write_file (fixture, small_catalogue);
  g_assert_true (socle_session_load (fixture->session, NULL));
  g_assert_cmpuint (count_services (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_library, ==, 1);
}

/* What is in use stays in use until something better has been read. */
static void
test_broken_reload (Fixture *fixture, gconstpointer data)
{
  SocleLibrary *library;

  write_file (fixture, small_catalogue);
  g_assert_true (socle_session_load (fixture->session, NULL));
  library = socle_session_get_library (fixture->session);

  write_file (fixture, "{\"format\": ");
  g_assert_false (socle_session_load (fixture->session, NULL));
  g_assert_true (socle_session_get_library (fixture->session) == library);
  g_assert_cmpuint (socle_session_get_problems (fixture->session)->len, >, 0);
  g_assert_cmpuint (fixture->n_library, ==, 1);
  g_assert_cmpuint (fixture->n_problems, ==, 2);

  write_file (fixture, small_catalogue);
  g_assert_true (socle_session_load (fixture->session, NULL));
  g_assert_cmpuint (socle_session_get_problems (fixture->session)->len, ==, 0);
}

static void
test_load_async (Fixture *fixture, gconstpointer data)
{
  Outcome outcome = { 0 };

  write_file (fixture, small_catalogue);
  socle_session_load_async (fixture->session, NULL, loaded_cb, &outcome);
  g_assert_true (socle_session_get_loading (fixture->session));
  g_assert_cmpuint (fixture->n_loading, ==, 1);
  g_assert_cmpfloat (socle_session_get_progress (fixture->session), ==, 0);

  wait_for (&outcome);
  g_assert_true (outcome.brought);
  g_assert_false (outcome.was_loading);
  g_assert_cmpuint (fixture->n_loading, ==, 2);
  g_assert_cmpuint (fixture->n_library, ==, 1);
  g_assert_cmpfloat (socle_session_get_progress (fixture->session), ==, 1);
  g_assert_cmpuint (count_services (fixture), ==, 1);
}

static void
test_broken_load_async (Fixture *fixture, gconstpointer data)
{
  Outcome outcome = { 0 };

  write_file (fixture, "[]");
  socle_session_load_async (fixture->session, NULL, loaded_cb, &outcome);
  wait_for (&outcome);

  g_assert_false (outcome.brought);
  g_assert_false (socle_session_get_loading (fixture->session));
  g_assert_null (socle_session_get_library (fixture->session));
  g_assert_cmpuint (socle_session_get_problems (fixture->session)->len, >, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome before = { 0 }, during = { 0 };

  write_file (fixture, small_catalogue);
  g_cancellable_cancel (cancellable);
  socle_session_load_async (fixture->session, cancellable, loaded_cb, &before);
  wait_for (&before);
  g_assert_false (before.brought);
  g_assert_false (socle_session_get_loading (fixture->session));
  g_assert_cmpuint (fixture->n_problems, ==, 0);

  /* Cancelled at some point of its way, it has either ended or changed nothing. */
  g_cancellable_reset (cancellable);
  socle_session_load_async (fixture->session, cancellable, loaded_cb, &during);
  g_cancellable_cancel (cancellable);
  wait_for (&during);
  g_assert_cmpint (during.brought, ==, socle_session_get_library (fixture->session) != NULL);
  g_assert_false (socle_session_get_loading (fixture->session));
}

typedef struct
{
  double last;
  guint n_told;
} Progress;

static void
progress_changed_cb (SocleSession *session, GParamSpec *pspec, Progress *progress)
{
  double now = socle_session_get_progress (session);

  g_assert_true (socle_session_get_loading (session) || now == 1);
  g_assert_cmpfloat (now, >, progress->last);
  g_assert_cmpfloat (now, <=, 1);
  progress->last = now;
  progress->n_told++;
}

/* Progress only grows, and is not told for each of many files. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  Progress progress = { 0 };
  Outcome outcome = { 0 };
  gint64 begin;
  guint most;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_true (g_file_set_contents (path, small_catalogue, -1, NULL));
    }

  g_signal_connect (fixture->session, "notify::progress", G_CALLBACK (progress_changed_cb),
                    &progress);
  begin = g_get_monotonic_time ();
  socle_session_load_async (fixture->session, NULL, loaded_cb, &outcome);
  wait_for (&outcome);
  most = (guint) ((g_get_monotonic_time () - begin) / (50 * G_TIME_SPAN_MILLISECOND)) + 2;

  g_assert_true (outcome.brought);
  g_assert_cmpfloat (progress.last, ==, 1);
  g_assert_cmpuint (progress.n_told, >=, 2);
  g_assert_cmpuint (progress.n_told, <=, most);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
}

/* A load gives way to a later one, and both callbacks come. */
static void
test_give_way (Fixture *fixture, gconstpointer data)
{
  Outcome first = { 0 }, second = { 0 };

  write_file (fixture, small_catalogue);
  socle_session_load_async (fixture->session, NULL, loaded_cb, &first);
  socle_session_load_async (fixture->session, NULL, loaded_cb, &second);
  wait_for (&first);
  wait_for (&second);

  g_assert_false (first.brought);
  g_assert_true (second.brought);
  g_assert_cmpuint (fixture->n_library, ==, 1);

  first.ended = FALSE;
  socle_session_load_async (fixture->session, NULL, loaded_cb, &first);
  g_assert_true (socle_session_load (fixture->session, NULL));
  g_assert_false (socle_session_get_loading (fixture->session));
  wait_for (&first);
  g_assert_false (first.brought);
}

/* The result of a load may be what makes somebody load again. */
static void
library_changed_cb (SocleSession *session, GParamSpec *pspec, Outcome *outcome)
{
  g_signal_handlers_disconnect_by_func (session, library_changed_cb, outcome);
  socle_session_load_async (session, NULL, loaded_cb, outcome);
}

static void
test_load_from_notification (Fixture *fixture, gconstpointer data)
{
  Outcome first = { 0 }, second = { 0 };

  write_file (fixture, small_catalogue);
  g_signal_connect (fixture->session, "notify::library", G_CALLBACK (library_changed_cb), &second);
  socle_session_load_async (fixture->session, NULL, loaded_cb, &first);
  wait_for (&first);
  wait_for (&second);

  g_assert_true (first.brought);
  g_assert_true (second.brought);
  g_assert_false (socle_session_get_loading (fixture->session));
}

static void
test_language (Fixture *fixture, gconstpointer data)
{
  SocleMessages *messages = socle_session_get_messages (fixture->session);
  SocleLanguage other = socle_messages_get_language (messages) == SOCLE_LANGUAGE_ENGLISH
                          ? SOCLE_LANGUAGE_FRENCH
                          : SOCLE_LANGUAGE_ENGLISH;

  socle_session_set_language (fixture->session, socle_messages_get_language (messages));
  g_assert_cmpuint (fixture->n_messages, ==, 0);
  g_assert_true (socle_session_get_messages (fixture->session) == messages);

  socle_session_set_language (fixture->session, other);
  g_assert_cmpuint (fixture->n_messages, ==, 1);
  g_assert_cmpint (socle_messages_get_language (socle_session_get_messages (fixture->session)), ==,
                   other);
}

static void
test_language_option (void)
{
  static const char *const codes[] = { "en", "fr" };

  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SocleOptions) options =
        socle_options_new_from_words ((const char *const[]) { "--language", codes[i], NULL },
                                      &error);
      g_autoptr (SocleSession) session = NULL;

      g_assert_no_error (error);
      session = socle_session_new (options);
      g_assert_cmpint (socle_messages_get_language (socle_session_get_messages (session)), ==, i);
    }
}

static void
test_guide (Fixture *fixture, gconstpointer data)
{
  SocleGuide *guide = socle_session_get_guide (fixture->session);

  g_assert_nonnull (guide);
  g_assert_true (socle_session_get_guide (fixture->session) == guide);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/session/new", test_new);
  g_test_add_func ("/session/today", test_today);
  g_test_add_func ("/session/bundled", test_bundled);
  ADD ("/session/load", test_load);
  ADD ("/session/broken-reload", test_broken_reload);
  ADD ("/session/load-async", test_load_async);
  ADD ("/session/broken-load-async", test_broken_load_async);
  ADD ("/session/cancel", test_cancel);
  ADD ("/session/progress", test_progress);
  ADD ("/session/give-way", test_give_way);
  ADD ("/session/load-from-notification", test_load_from_notification);
  ADD ("/session/language", test_language);
  g_test_add_func ("/session/language-option", test_language_option);
  ADD ("/session/guide", test_guide);

  return g_test_run ();
}
