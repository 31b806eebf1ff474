/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names from outside in every page: shown literally, without a warning. */

#include "config.h"

#include "socle-evidence-dialog.h"
#include "socle-keep-dialog.h"
#include "socle-visible-text.h"
#include "socle-window.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

static char *
create_long_name (void)
{
  GString *name = g_string_new (NULL);

  for (int i = 0; i < 1000; i++)
    g_string_append (name, "Ten chars ");

  return g_string_free_and_steal (name);
}

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "en");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
}

static void
add_string (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_strings (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, text);
  json_builder_end_array (builder);
}

static void
begin_list (JsonBuilder *builder, const char *member, const char *id)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_string (builder, "id", id);
}

static void
end_list (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_services_and_reports (JsonBuilder *builder, const char *name)
{
  begin_list (builder, "services", "s");
  add_string (builder, "name", name);
  add_strings (builder, "members", name);
  add_strings (builder, "environments", name);
  add_text (builder, "qualifier", name);
  add_text (builder, "remark", name);
  add_strings (builder, "scope", "soc1");
  end_list (builder);

  begin_list (builder, "cycles", "c");
  add_text (builder, "title", name);
  add_strings (builder, "services", "s");
  end_list (builder);

  begin_list (builder, "reports", "r");
  add_text (builder, "title", name);
  add_string (builder, "label", name);
  add_string (builder, "standard", name);
  add_string (builder, "superseded_by", name);
  add_string (builder, "cycle", "c");
  add_strings (builder, "services", "s");
  add_strings (builder, "also_covers", name);
  add_string (builder, "url", "https://example.org/");
  json_builder_set_member_name (builder, "soc");
  json_builder_add_int_value (builder, 1);
  end_list (builder);
}

/* A catalogue in which everything is called the same. */
static char *
write_catalogue (const char *name)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folder = g_dir_make_tmp ("socle-hostile-XXXXXX", NULL);
  char *path = g_build_filename (folder, "hostile.json", NULL);

  json_builder_begin_object (builder);
  add_string (builder, "format", "socle-catalogue");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  add_string (builder, "id", "hostile");
  add_string (builder, "provider", name);
  add_text (builder, "title", name);
  add_string (builder, "as_of", "2026-01-01");
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  add_string (builder, "title", name);
  json_builder_end_object (builder);

  add_services_and_reports (builder, name);

  begin_list (builder, "questions", "q");
  add_text (builder, "question", name);
  json_builder_set_member_name (builder, "answer");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_string (builder, "en", name);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  end_list (builder);

  begin_list (builder, "resources", "x");
  add_text (builder, "title", name);
  add_string (builder, "url", "http://example.org/plain");
  end_list (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static void
remove_catalogue (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The dialogs that choose a report for a file. */
static void
show_choosers (SocleWindow *window, SocleSession *session, const char *shown)
{
  SocleLibrary *library = socle_session_get_library (session);
  GListModel *links = socle_library_get_links (library);
  g_autoptr (SocleReceivedFile) file = socle_received_file_new ("/nowhere/report.pdf");
  SocleEvidenceDialog *chooser = socle_evidence_dialog_new (session, file);
  GtkWidget *page;

  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (window));
  ui_wait_for_label (chooser, shown);
  socle_evidence_dialog_show_report (chooser, socle_library_find_report (library, "r"));
  page = ui_find (GTK_WIDGET (chooser), ADW_TYPE_PREFERENCES_PAGE, 0);
  ui_wait_for_label (page, shown);
  adw_dialog_force_close (ADW_DIALOG (chooser));

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);
      AdwDialog *dialog = ADW_DIALOG (socle_keep_dialog_new (session, link));

      adw_dialog_present (dialog, GTK_WIDGET (window));
      if (g_str_equal (socle_portal_link_get_url (link), "https://example.org/"))
        ui_wait_for_label (dialog, shown);
      settle ();
      adw_dialog_force_close (dialog);
    }
}

static void
test_name (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *path = write_catalogue (name);
  g_autofree char *shown = socle_visible_text (name);
  g_autoptr (SocleSession) session = ui_create_session (path);
  SocleWindow *window;
  static const char *const pages[] = { "overview", "services", "reports",
                                       "coverage", "links",    "guide" };

  if (!socle_session_load (session, NULL))
    {
      SocleProblem *problem = g_ptr_array_index (socle_session_get_problems (session), 0);
      g_autofree char *sentence =
        socle_problem_describe (problem, socle_session_get_messages (session));

      g_error ("%s", sentence);
    }

  window = socle_window_new (NULL, session, NULL);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait_for (ui_is_mapped, window);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      socle_window_show_page (window, pages[i]);
      settle ();
    }

  g_assert_true (socle_window_show_item (window, "service:hostile/s"));
  ui_wait_for_label (window, shown);
  g_assert_true (socle_window_show_item (window, "report:hostile/r"));
  ui_wait_for_label (window, shown);
  show_choosers (window, session, shown);

  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  remove_catalogue (path);
}

int
main (int argc, char *argv[])
{
  g_autofree char *long_name = create_long_name ();

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_data_func ("/hostile/ampersand", "AT&T", test_name);
  g_test_add_data_func ("/hostile/tag", "<b>x", test_name);
  g_test_add_data_func ("/hostile/span", "<span size='999999999'>big</span>", test_name);
  g_test_add_data_func ("/hostile/anchor", "<a href=\"file:///etc/passwd\">here</a>", test_name);
  g_test_add_data_func ("/hostile/entity", "&#x202e;&bogus;", test_name);
  g_test_add_data_func ("/hostile/bidi", "safe\u202eexe.fdp", test_name);
  g_test_add_data_func ("/hostile/right-to-left", "שירות ענן", test_name);
  g_test_add_data_func ("/hostile/ideographs", "雲端服務", test_name);
  g_test_add_data_func ("/hostile/format", "%s%n{name}{count}", test_name);
  g_test_add_data_func ("/hostile/mnemonic", "_Under_score__", test_name);
  g_test_add_data_func ("/hostile/marks",
                        "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b",
                        test_name);
  g_test_add_data_func ("/hostile/long", long_name, test_name);

  return g_test_run ();
}
