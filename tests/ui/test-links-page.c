/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of checking links from the window, with a server that does everything wrong. */

#include "config.h"

#include "socle-evidence-origin.h"
#include "socle-keep-dialog.h"
#include "socle-link-save-row.h"
#include "socle-record-dialog.h"
#include "socle-record-fields.h"
#include "socle-window.h"

#include "../portal/fault-replies.h"
#include "links-fixture.h"

typedef struct
{
  LinksFixture links;
  SocleWindow *window;
} Fixture;

/* A service for each path, whose page is there; and reports that are documents. */
static const char *const paths[] = { "page", "404", "to-login", "to-localhost", "silence", NULL };
static const char *const reports[] = { "revised", NULL };
static const char *const large_reports[] = { "large", "no-end", NULL };

#define N_PATHS (G_N_ELEMENTS (paths) - 1)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const none[] = { NULL };

  links_set_up (&fixture->links, paths, data != NULL ? data : none);
  fixture->window = socle_window_new (NULL, fixture->links.session, NULL);
  /* All rows are to be in view. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 720);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait_for (ui_is_mapped, fixture->window);
  g_assert_true (socle_session_load (fixture->links.session, NULL));
  socle_window_show_page (fixture->window, "links");
  ui_wait_for_label (fixture->window, "Service page · Not encrypted");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  links_tear_down (&fixture->links);
}

static SocleLinkChecks *
get_checks (Fixture *fixture)
{
  return socle_session_get_link_checks (fixture->links.session);
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *text = ui_find_label (GTK_WIDGET (fixture->window), label);

  g_assert_nonnull (text);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

static gboolean
is_at_rest (gpointer checks)
{
  return !socle_link_checks_get_running (checks);
}

static guint
count_asked (Fixture *fixture)
{
  g_autofree char *requests = fault_server_dup_requests (fixture->links.server);
  g_auto (GStrv) parts = g_strsplit (requests, "GET ", -1);

  return g_strv_length (parts) - (parts[0] != NULL);
}

/* Nobody is contacted before that is asked for; then every link is told apart. */
static void
test_check_all (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "Found", "Gone", "Sign-in required", "Not contacted",
                                        "Server silent" };

  g_assert_cmpuint (count_asked (fixture), ==, 0);
  ui_wait_for_label (fixture->window, "5");
  socle_window_show_page (fixture->window, "overview");
  g_assert_null (ui_find_label (GTK_WIDGET (fixture->window), "Linked Pages"));
  socle_window_show_page (fixture->window, "links");
  click (fixture, "Check All");
  g_assert_true (socle_link_checks_get_running (get_checks (fixture)));
  ui_wait_for_label (fixture->window, "3 links have a problem.");
  ui_wait_for (is_at_rest, get_checks (fixture));
  click (fixture, "Check All");
  ui_wait_for_label (fixture->window, "3 links have a problem. Nothing has changed since the check "
                                      "before.");
  ui_wait_for (is_at_rest, get_checks (fixture));

  for (guint i = 0; i < N_PATHS; i++)
    {
      g_autofree char *url =
        g_strdup_printf ("http://127.0.0.1:%u/%s", fault_server_get_port (fixture->links.server),
                         paths[i]);
      SocleLinkResult *last =
        socle_link_history_get_last (socle_link_checks_get_history (get_checks (fixture)), url);
      g_autofree char *time =
        g_date_time_format (socle_link_result_get_checked_at (last), "%-d %B %Y, %H:%M");
      g_autofree char *state = g_strdup_printf ("%s · Checked %s", states[i], time);

      ui_wait_for_label (fixture->window, state);
    }

  g_assert_null (ui_find_label (GTK_WIDGET (fixture->window), "5 links checked"));

  /* The sidebar and the overview tell of it, too. */
  ui_wait_for_label (fixture->window, "3 problems");
  socle_window_show_page (fixture->window, "overview");
  ui_wait_for_label (fixture->window, "Linked Pages");
  ui_wait_for_label (fixture->window, "3 links have a problem.");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  gint64 start;

  click (fixture, "Check All");
  ui_wait_for_label (fixture->window, "4 of 5 links checked");
  start = g_get_monotonic_time ();
  click (fixture, "Cancel");
  ui_wait_for (is_at_rest, get_checks (fixture));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 900 * 1000);
  ui_wait_for_label (fixture->window, "2 links have a problem. 4 of 5 links have been checked.");
  ui_wait_for_label (fixture->window, "Never checked");
}

/* A row opens what is known of its link, which follows its check. */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, 0);
  g_autofree char *url =
    g_strdup_printf ("http://127.0.0.1:%u/page", fault_server_get_port (fixture->links.server));

  g_signal_emit_by_name (list, "activate", 0);
  ui_wait_for_label (fixture->window, "Socle contacts the provider when you ask for it.");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.check-link", "s", url));
  ui_wait_for_label (fixture->window, "The page is there.");
  ui_wait_for_label (fixture->window, "SOC reports");
  ui_wait_for_label (fixture->window, "They are here.");
  g_assert_cmpuint (count_asked (fixture), ==, 1);
}

static void
test_switched_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url =
    g_strdup_printf ("http://127.0.0.1:%u/page", fault_server_get_port (fixture->links.server));

  socle_link_checks_set_allowed (get_checks (fixture), FALSE);
  ui_wait_for_label (fixture->window, "Checking links is switched off in the preferences.");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.check-link", "s", url));
  ui_wait_for_label (fixture->window, "Checking links is switched off in the preferences");
  g_assert_false (socle_link_checks_get_running (get_checks (fixture)));
  g_assert_cmpuint (count_asked (fixture), ==, 0);
}

/* The details of a service have the state of its page, and can check it. */
static void
test_service (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url =
    g_strdup_printf ("http://127.0.0.1:%u/404", fault_server_get_port (fixture->links.server));

  g_assert_true (socle_window_show_item (fixture->window, "service:test/s-404"));
  ui_wait_for_label (fixture->window, "Socle contacts the provider when you ask for it.");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.check-link", "s", url));
  ui_wait_for_label (fixture->window, "127.0.0.1 says that the page does not exist (status 404). "
                                      "Ask the provider for the new address.");
  ui_wait_for_label (fixture->window, "1 link checked");
}

/* --- Keeping documents ------------------------------------------------------------ */

static char *
dup_url (Fixture *fixture, const char *path)
{
  return g_strdup_printf ("http://%s/%s", fixture->links.exempt[0], path);
}

static SocleRecorder *
get_recorder (Fixture *fixture)
{
  return socle_session_get_recorder (fixture->links.session);
}

static gboolean
is_idle (gpointer recorder)
{
  return !socle_recorder_get_busy (recorder);
}

static GPtrArray *
list_kept (Fixture *fixture, const char *path)
{
  g_autofree char *url = dup_url (fixture, path);

  return socle_evidence_origin_list (socle_recorder_get_holdings (get_recorder (fixture)), url);
}

static gboolean
has_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) != NULL;
}

static gboolean
has_no_dialog (gpointer window)
{
  return !has_dialog (window);
}

/* Shows a report with its linked page, checks that, and asks for its document to be kept. */
static GtkWidget *
ask (Fixture *fixture, const char *path)
{
  g_autofree char *url = dup_url (fixture, path);
  g_autofree char *target = g_strconcat ("report:test/r-", path, NULL);

  g_assert_true (socle_window_show_item (fixture->window, target));
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.check-link", "s", url));
  ui_wait_for (is_at_rest, get_checks (fixture));
  ui_wait_for_label (fixture->window, "Save as Evidence…");
  click (fixture, "Save as Evidence…");
  ui_wait_for (has_dialog, fixture->window);

  return GTK_WIDGET (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

static void
save (Fixture *fixture, GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "keep.save", NULL));
  ui_wait_for (has_no_dialog, fixture->window);
}

static void
add_edition (Fixture *fixture, const char *report_id)
{
  g_autoptr (SocleRecord) edition =
    socle_record_new (SOCLE_RECORD_EDITION, "catalogue", "test", "report", report_id, "soc", "2",
                      "received_on", "2020-01-20", "type", "2", "opinion", "unqualified",
                      "period_from", "2019-01-01", "period_to", "2019-12-31", NULL);

  socle_recorder_put (get_recorder (fixture), edition, NULL, NULL, "Edition added");
  ui_wait_for (is_idle, get_recorder (fixture));
  g_assert_null (socle_recorder_get_problem (get_recorder (fixture)));
  ui_wait_for_label (fixture->window, "Edition added");
}

/* A document goes with the edition that is there, can be taken back, and is told apart from
 * the one that is at its address later. */
static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL;

  add_edition (fixture, "r-revised");
  save (fixture, ask (fixture, "revised"));
  ui_wait_for_label (fixture->window, "“Report revised” kept as evidence");
  ui_wait_for_label (fixture->window, "Kept as evidence on 1 February 2020");
  kept = list_kept (fixture, "revised");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (g_str_has_prefix (socle_record_get (kept->pdata[0], "filed_under"), "edition-"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  ui_wait_for_label (fixture->window, "PDF document");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL));
  ui_wait_for_label (fixture->window, "Kept as evidence on 1 February 2020");

  save (fixture, ask (fixture, "revised"));
  ui_wait_for_label (fixture->window, "Kept again; the document is the same");
  fault_replies_revise ();
  save (fixture, ask (fixture, "revised"));
  ui_wait_for_label (fixture->window, "Kept; the document has changed");
}

/* Without an edition there is a way to one, and a way around it. */
static void
test_keep_without_edition (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask (fixture, "revised");
  g_autoptr (GPtrArray) kept = NULL;

  ui_wait_for_label (dialog, "No edition of it is recorded yet.");
  ui_wait_for_label (dialog, "No edition");
  g_assert_nonnull (ui_find (dialog, ADW_TYPE_BUTTON_ROW, 0));
  save (fixture, dialog);
  ui_wait_for_label (fixture->window, "“Report revised” kept as evidence");
  kept = list_kept (fixture, "revised");
  g_assert_cmpstr (socle_record_get (kept->pdata[0], "filed_under"), ==, "");
}

/* An edition that is added meanwhile is what the document goes with. */
static void
test_keep_with_new_edition (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask (fixture, "revised");
  g_autoptr (GPtrArray) kept = NULL;

  g_signal_emit_by_name (ui_find (dialog, ADW_TYPE_BUTTON_ROW, 0), "activated");
  ui_wait_for_label (fixture->window, "Add Edition");
  adw_dialog_force_close (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  add_edition (fixture, "r-revised");
  save (fixture, dialog);
  ui_wait_for_label (fixture->window, "“Report revised” kept as evidence");
  kept = list_kept (fixture, "revised");
  g_assert_true (g_str_has_prefix (socle_record_get (kept->pdata[0], "filed_under"), "edition-"));
}

static void
test_keep_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL;

  save (fixture, ask (fixture, "large"));
  ui_wait_for_label (fixture->window, "The document is being fetched…");
  click (fixture, "Cancel");
  ui_wait_for_label (fixture->window, "PDF document");
  kept = list_kept (fixture, "large");
  g_assert_cmpuint (kept->len, ==, 0);
}

/* What is wrong is said where it was asked for. */
static void
test_keep_failed (Fixture *fixture, gconstpointer data)
{
  save (fixture, ask (fixture, "no-end"));
  ui_wait_for_label (fixture->window, "The document could not be kept");
  ui_wait_for_label (fixture->window,
                     "The PDF document lacks its end; nothing was saved. Try again.");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
#define ADD_WITH(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)
  ADD ("/links-page/check-all", test_check_all);
  ADD ("/links-page/cancel", test_cancel);
  ADD ("/links-page/details", test_details);
  ADD ("/links-page/switched-off", test_switched_off);
  ADD ("/links-page/service", test_service);
  ADD_WITH ("/links-page/keep", reports, test_keep);
  ADD_WITH ("/links-page/keep-without-edition", reports, test_keep_without_edition);
  ADD_WITH ("/links-page/keep-with-new-edition", reports, test_keep_with_new_edition);
  ADD_WITH ("/links-page/keep-cancelled", large_reports, test_keep_cancelled);
  ADD_WITH ("/links-page/keep-failed", large_reports, test_keep_failed);
#undef ADD
#undef ADD_WITH

  return g_test_run ();
}
