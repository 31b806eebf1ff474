/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of keeping linked documents as evidence: with a real server, whatever is wrong with it,
 * and a real register. */

#include "config.h"

#include "socle-evidence-origin.h"
#include "socle-link-saver.h"
#include "socle-paths.h"

#include "../portal/fault-replies.h"
#include "../portal/portal-fixture.h"
#include "../support/remove-all.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

typedef struct
{
  FaultServer *server;
  char *folder;
  char *exempt[2];
  SocleMessages *messages;
  SoclePortalClient *client;
  SocleLinkSaver *saver;
  SocleRegisterKeeper *keeper;
  SocleRecorder *recorder;
  char *step;
  guint n_progress;
  gboolean cancel;
  gboolean ended;
  SocleLinkStatus status;
} Fixture;

static void
recorded_cb (SocleRecorder *recorder,
             const char *title,
             gboolean undone,
             gboolean quiet,
             gpointer user_data)
{
  g_set_str (&((Fixture *) user_data)->step, title);
}

static void
received_cb (SocleLinkSaver *saver, GParamSpec *pspec, gpointer user_data)
{
  Fixture *fixture = user_data;

  if (socle_link_saver_get_received (saver) == 0)
    return;
  g_assert_nonnull (socle_link_saver_get_address (saver));
  fixture->n_progress++;
  if (fixture->cancel)
    socle_link_saver_cancel (saver);
}

static void
open_register (Fixture *fixture)
{
  static const guint16 ports[] = { 0 };
  g_autofree char *path = g_build_filename (fixture->folder, "register.db", NULL);
  g_autofree char *locale_dir = socle_paths_dup_locale_dir ();
  SoclePortalLimits limits;

  init_limits (&limits, (const char *const *) fixture->exempt, ports);
  fixture->messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, locale_dir);
  fixture->client = socle_portal_client_new (&limits, NULL, NULL);
  fixture->saver = socle_link_saver_new (fixture->client);
  fixture->keeper = socle_register_keeper_new (path, FALSE, fixture->messages);
  fixture->recorder = socle_recorder_new (fixture->keeper);
  g_signal_connect (fixture->recorder, "recorded", G_CALLBACK (recorded_cb), fixture);
  g_signal_connect (fixture->saver, "notify::received", G_CALLBACK (received_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = fault_server_new ();
  fixture->exempt[0] = g_strdup_printf ("127.0.0.1:%u", fault_server_get_port (fixture->server));
  fixture->folder = g_dir_make_tmp ("socle-saver-XXXXXX", NULL);
  open_register (fixture);
  socle_register_keeper_open (fixture->keeper, TRUE, &error);
  g_assert_no_error (error);
}

static void
close_register (Fixture *fixture)
{
  g_assert_finalize_object (fixture->saver);
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->recorder);
  g_assert_finalize_object (fixture->keeper);
  g_assert_finalize_object (fixture->messages);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_register (fixture);
  fault_server_free (fixture->server);
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->exempt[0]);
  g_free (fixture->step);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->status = socle_link_saver_keep_finish (SOCLE_LINK_SAVER (source), result);
  fixture->ended = TRUE;
}

static void
start (Fixture *fixture, const char *path)
{
  g_autofree char *address = g_strdup_printf ("http://%s%s", fixture->exempt[0], path);
  GDate day;
  SocleLinkKeep keep = { address, "Azure: SOC 3 – été", NULL, &day };

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_FEBRUARY, 2020);
  fixture->ended = FALSE;
  g_clear_pointer (&fixture->step, g_free);
  socle_link_saver_keep_async (fixture->saver, &keep, fixture->recorder, fixture->messages,
                               ended_cb, fixture);
}

static SocleLinkStatus
save (Fixture *fixture, const char *path)
{
  start (fixture, path);
  while (!fixture->ended || socle_recorder_get_busy (fixture->recorder))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (socle_link_saver_get_address (fixture->saver));
  g_assert_null (socle_recorder_get_problem (fixture->recorder));

  return fixture->status;
}

static GPtrArray *
list_kept (Fixture *fixture, const char *path)
{
  g_autofree char *address = g_strdup_printf ("http://%s%s", fixture->exempt[0], path);

  return socle_evidence_origin_list (socle_recorder_get_holdings (fixture->recorder), address);
}

static guint
count_objects (Fixture *fixture)
{
  g_autoptr (GPtrArray) objects =
    socle_evidence_store_list (socle_register_keeper_get_store (fixture->keeper));

  return objects->len;
}

static guint
count_temporary (Fixture *fixture)
{
  g_autofree char *folder =
    socle_evidence_store_dup_temporary (socle_register_keeper_get_store (fixture->keeper), NULL);

  return count_files (folder);
}

/* Nothing is in the register, among the objects, or on its way. */
static void
check_nothing (Fixture *fixture, guint64 n_entries)
{
  SocleHoldings *holdings = socle_recorder_get_holdings (fixture->recorder);

  g_assert_cmpuint (socle_holdings_get_n_entries (holdings), ==, n_entries);
  g_assert_cmpuint (socle_holdings_get_records (holdings, SOCLE_RECORD_EVIDENCE)->len, ==, 0);
  g_assert_cmpuint (count_objects (fixture), ==, 0);
  g_assert_cmpuint (count_temporary (fixture), ==, 0);
}

static guint64
count_entries (Fixture *fixture)
{
  return socle_holdings_get_n_entries (socle_recorder_get_holdings (fixture->recorder));
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL;
  SocleRecord *record;
  g_autofree char *sha256 =
    g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) fault_server_get_pdf (),
                                 fault_server_get_pdf_size ());
  g_autofree char *name = g_strdup_printf ("azure-soc-3-ete_2020-02-01_%.12s.pdf", sha256);

  g_assert_cmpint (save (fixture, "/ok"), ==, SOCLE_LINK_OK);
  g_assert_cmpstr (fixture->step, ==, "“Azure: SOC 3 – été” kept as evidence");
  kept = list_kept (fixture, "/ok");
  g_assert_cmpuint (kept->len, ==, 1);
  record = g_ptr_array_index (kept, 0);
  g_assert_cmpstr (socle_record_get (record, "sha256"), ==, sha256);
  g_assert_cmpstr (socle_record_get (record, "name"), ==, name);
  g_assert_cmpstr (socle_record_get (record, "media_type"), ==, "application/pdf");
  g_assert_cmpstr (socle_record_get (record, "received_on"), ==, "2020-02-01");
  g_assert_nonnull (strstr (socle_record_get (record, "provenance"), "\nserver: 127.0.0.1\n"));
  g_assert_nonnull (strstr (socle_record_get (record, "provenance"), sha256));
  g_assert_cmpuint (count_objects (fixture), ==, 1);
  g_assert_cmpuint (count_temporary (fixture), ==, 0);

  /* Undone, the record goes; the file stays among those that are not filed. */
  socle_recorder_undo (fixture->recorder);
  while (socle_recorder_get_busy (fixture->recorder))
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&kept, g_ptr_array_unref);
  kept = list_kept (fixture, "/ok");
  g_assert_cmpuint (kept->len, ==, 0);
  g_assert_cmpuint (count_objects (fixture), ==, 1);
}

/* The same file again: the same object, and a second provenance. */
static void
test_same_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *change = NULL;

  g_assert_cmpint (save (fixture, "/ok"), ==, SOCLE_LINK_OK);
  g_assert_cmpint (save (fixture, "/ok"), ==, SOCLE_LINK_OK);
  g_assert_cmpstr (fixture->step, ==, "Kept again; the document is the same");
  kept = list_kept (fixture, "/ok");
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpuint (count_objects (fixture), ==, 1);
  g_assert_true (socle_evidence_origin_find_before (socle_recorder_get_holdings (fixture->recorder),
                                                    kept->pdata[1]) == kept->pdata[0]);
  g_assert_null (socle_evidence_origin_find_before (socle_recorder_get_holdings (fixture->recorder),
                                                    kept->pdata[0]));
  change =
    socle_evidence_origin_describe_change (fixture->messages, kept->pdata[0], kept->pdata[1]);
  g_assert_cmpstr (change, ==, "The same document as the one kept on 1 February 2020.");
}

/* Another file at the same address: a new item, the old one stays, the difference is told. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *change = NULL;
  g_autofree char *expected = NULL;

  g_assert_cmpint (save (fixture, "/revised"), ==, SOCLE_LINK_OK);
  fault_replies_revise ();
  g_assert_cmpint (save (fixture, "/revised"), ==, SOCLE_LINK_OK);
  g_assert_cmpstr (fixture->step, ==, "Kept; the document has changed");
  kept = list_kept (fixture, "/revised");
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpuint (count_objects (fixture), ==, 2);
  change =
    socle_evidence_origin_describe_change (fixture->messages, kept->pdata[0], kept->pdata[1]);
  expected = g_strdup_printf (
    "Another document than the one kept on 1 February 2020: %s bytes, SHA-256 %.12s… then, %s "
    "bytes, SHA-256 %.12s… now.",
    socle_record_get (kept->pdata[0], "size"), socle_record_get (kept->pdata[0], "sha256"),
    socle_record_get (kept->pdata[1], "size"), socle_record_get (kept->pdata[1], "sha256"));
  g_assert_cmpstr (change, ==, expected);
}

typedef struct
{
  const char *path;
  SocleLinkStatus status;
} Refusal;

/* One of each kind; the whole table is in the tests of the client. */
static const Refusal refusals[] = {
  { "/404", SOCLE_LINK_GONE },
  { "/to-login", SOCLE_LINK_SIGN_IN },
  { "/form-as-pdf", SOCLE_LINK_SIGN_IN },
  { "/page", SOCLE_LINK_NOT_PDF },
  { "/no-end", SOCLE_LINK_PDF_INCOMPLETE },
  { "/short", SOCLE_LINK_TRUNCATED },
  { "/changing", SOCLE_LINK_DIFFERS },
  { "/endless", SOCLE_LINK_TOO_LARGE },
  { "/to-localhost", SOCLE_LINK_REFUSED },
  { "/reset-in-body", SOCLE_LINK_NETWORK },
};

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  guint64 n_entries = count_entries (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *address =
        g_strdup_printf ("http://%s%s", fixture->exempt[0], refusals[i].path);

      g_test_message ("%s", refusals[i].path);
      g_assert_cmpint (save (fixture, refusals[i].path), ==, refusals[i].status);
      g_assert_nonnull (socle_link_saver_get_failure (fixture->saver, address));
      g_assert_null (socle_link_saver_get_failure (fixture->saver, "http://other.example/"));
      g_assert_null (fixture->step);
      check_nothing (fixture, n_entries);
    }

  /* The next one that is good is kept, and nothing is said of the last failure any more. */
  g_assert_cmpint (save (fixture, "/ok"), ==, SOCLE_LINK_OK);
  g_assert_cmpuint (count_objects (fixture), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *address =
        g_strdup_printf ("http://%s%s", fixture->exempt[0], refusals[i].path);

      g_assert_null (socle_link_saver_get_failure (fixture->saver, address));
    }
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (save (fixture, "/large"), ==, SOCLE_LINK_OK);
  g_assert_cmpuint (fixture->n_progress, >, 1);
  g_assert_cmpint (socle_link_saver_get_total (fixture->saver), ==, 9 + 40 * 8192 + 6);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  guint64 n_entries = count_entries (fixture);

  fixture->cancel = TRUE;
  g_assert_cmpint (save (fixture, "/large"), ==, SOCLE_LINK_CANCELLED);
  g_assert_cmpuint (fixture->n_progress, ==, 1);
  check_nothing (fixture, n_entries);
}

/* The disk is full while it comes: what has come is removed, and the register goes on. */
static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  guint64 n_entries = count_entries (fixture);
  struct rlimit before, small;

  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 100000;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_cmpint (save (fixture, "/large"), ==, SOCLE_LINK_DISK);
  setrlimit (RLIMIT_FSIZE, &before);
  check_nothing (fixture, n_entries);

  g_assert_cmpint (save (fixture, "/large"), ==, SOCLE_LINK_OK);
  g_assert_cmpuint (count_objects (fixture), ==, 1);
}

/* No folder for what is on its way can be made: no bytes are asked for. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *evidence = g_build_filename (fixture->folder, "evidence", NULL);

  remove_all (evidence);
  g_assert_true (g_file_set_contents (evidence, "in the way", -1, NULL));
  g_assert_cmpint (save (fixture, "/ok"), ==, SOCLE_LINK_DISK);
  g_assert_cmpuint (fault_server_count (fixture->server, "/ok"), ==, 0);
}

/* Downloads until it is killed: what the test below runs as a program of its own. */
G_NORETURN static void
download_for_ever (char *argv[])
{
  Fixture fixture = { .folder = argv[2], .exempt = { argv[3], NULL } };

  open_register (&fixture);
  socle_register_keeper_open (fixture.keeper, FALSE, NULL);
  start (&fixture, "/large");
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

/* Killed while it comes: the next start finds no record of it, and in time removes the rest. */
static void
test_killed (Fixture *fixture, gconstpointer program)
{
  const char *words[] = { program, "--download-for-ever", fixture->folder, fixture->exempt[0],
                          NULL };
  g_autofree char *temporary =
    socle_evidence_store_dup_temporary (socle_register_keeper_get_store (fixture->keeper), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *rest = NULL;
  struct utimbuf long_ago = { time (NULL) - 7200, time (NULL) - 7200 };
  guint64 n_entries = count_entries (fixture);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GPid pid;

  g_spawn_async (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  /* The server accepts connections on this thread. */
  while (count_files (temporary) == 0 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_assert_cmpuint (count_files (temporary), ==, 1);

  close_register (fixture);
  open_register (fixture);
  socle_register_keeper_open (fixture->keeper, FALSE, &error);
  g_assert_no_error (error);
  /* It may be another program's that is still at work. */
  g_assert_cmpuint (count_files (temporary), ==, 1);

  dir = g_dir_open (temporary, 0, NULL);
  rest = g_build_filename (temporary, g_dir_read_name (dir), NULL);
  g_assert_cmpint (utime (rest, &long_ago), ==, 0);
  socle_register_keeper_open (fixture->keeper, FALSE, &error);
  g_assert_no_error (error);
  check_nothing (fixture, n_entries);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--download-for-ever") == 0)
    download_for_ever (argv);

  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, argv[0], set_up, func, tear_down)
  ADD ("/link-saver/kept", test_kept);
  ADD ("/link-saver/same-again", test_same_again);
  ADD ("/link-saver/changed", test_changed);
  ADD ("/link-saver/refused", test_refused);
  ADD ("/link-saver/progress", test_progress);
  ADD ("/link-saver/cancel", test_cancel);
  ADD ("/link-saver/disk-full", test_disk_full);
  ADD ("/link-saver/no-folder", test_no_folder);
  ADD ("/link-saver/killed", test_killed);
#undef ADD

  return g_test_run ();
}
