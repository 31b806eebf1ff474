/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what is remembered of checks. */

#include "config.h"

#include "socle-link-history.h"
#include "socle-link-result-private.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("socle-history-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "state", "links.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = g_path_get_dirname (fixture->path);

  g_unlink (fixture->path);
  g_rmdir (state);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static SocleLinkResult *
create_result (const char *address, SocleLinkStatus status, int day)
{
  SocleLinkResult *result = socle_link_result_new (address, status);
  SocleLinkHop *hop = socle_link_hop_new ("https://a.example/first");

  g_date_time_unref (result->checked_at);
  result->checked_at = g_date_time_new_utc (2020, 2, day, 12, 30, 0);
  result->detail = SOCLE_LINK_DETAIL_EXPIRED;
  result->refusal = SOCLE_REFUSAL_NUMERIC_HOST;
  result->http_status = 301;
  result->final = g_strdup ("https://a.example/final");
  result->target = g_strdup ("https://a.example/target");
  result->title = g_strdup ("SOC “reports” \\ \u202e");
  result->digest = g_strdup ("abc");
  result->modified = g_strdup ("Sat");
  result->media_type = g_strdup ("text/html");
  result->is_pdf = TRUE;
  result->size = 12345;
  hop->status = 301;
  g_ptr_array_add (result->hops, hop);

  return result;
}

static SocleLinkHistory *
load (Fixture *fixture)
{
  SocleLinkHistory *history = socle_link_history_new (fixture->path);

  socle_link_history_load (history);

  return history;
}

static void
add (SocleLinkHistory *history, const char *address, SocleLinkStatus status, int day)
{
  g_autoptr (SocleLinkResult) result = create_result (address, status, day);

  socle_link_history_add (history, result);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static gboolean
save (SocleLinkHistory *history, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  socle_link_history_save_async (history, saved_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return socle_link_history_save_finish (history, result, error);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleLinkHistory) history = load (fixture);
  g_autoptr (SocleLinkHistory) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) time = g_date_time_new_utc (2020, 2, 1, 12, 30, 0);
  SocleLinkResult *result;

  g_assert_null (socle_link_history_get_last (history, "https://a.example/"));
  add (history, "https://a.example/", SOCLE_LINK_TLS, 1);
  save (history, &error);
  g_assert_no_error (error);

  again = load (fixture);
  result = socle_link_history_get_last (again, "https://a.example/");
  g_assert_nonnull (result);
  g_assert_cmpstr (result->address, ==, "https://a.example/");
  g_assert_cmpint (result->status, ==, SOCLE_LINK_TLS);
  g_assert_cmpint (result->detail, ==, SOCLE_LINK_DETAIL_EXPIRED);
  g_assert_cmpint (result->refusal, ==, SOCLE_REFUSAL_NUMERIC_HOST);
  g_assert_cmpuint (result->http_status, ==, 301);
  g_assert_cmpstr (result->final, ==, "https://a.example/final");
  g_assert_cmpstr (result->target, ==, "https://a.example/target");
  g_assert_cmpstr (result->title, ==, "SOC “reports” \\ \u202e");
  g_assert_cmpstr (result->digest, ==, "abc");
  g_assert_cmpstr (result->modified, ==, "Sat");
  g_assert_cmpstr (result->media_type, ==, "text/html");
  g_assert_true (result->is_pdf);
  g_assert_cmpint (result->size, ==, 12345);
  g_assert_cmpuint (socle_link_result_get_n_hops (result), ==, 1);
  g_assert_cmpstr (socle_link_result_get_hop (result, 0)->address, ==, "https://a.example/first");
  g_assert_cmpuint (socle_link_result_get_hop (result, 0)->status, ==, 301);
  g_assert_true (g_date_time_equal (result->checked_at, time));
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleLinkHistory) history = load (fixture);
  g_autoptr (SocleLinkHistory) again = NULL;

  for (int day = 1; day <= 10; day++)
    add (history, "https://a.example/", day % 2 == 0 ? SOCLE_LINK_BUSY : SOCLE_LINK_OK, day);
  add (history, "https://b.example/", SOCLE_LINK_GONE, 1);
  g_assert_true (save (history, NULL));

  again = load (fixture);
  g_assert_cmpuint (socle_link_history_get_checks (again, "https://a.example/")->len, ==, 5);
  g_assert_cmpint (socle_link_history_get_last (again, "https://a.example/")->status, ==,
                   SOCLE_LINK_BUSY);
  g_assert_cmpint (g_date_time_get_day_of_month (
                     socle_link_history_get_before (again, "https://a.example/")->checked_at),
                   ==, 9);
  g_assert_null (socle_link_history_get_before (again, "https://b.example/"));
  g_assert_null (socle_link_history_get_checks (again, "https://c.example/"));
}

/* As much as a library may have is written so that it can be read again. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleLinkHistory) history = load (fixture);
  g_autoptr (SocleLinkHistory) again = NULL;
  guint n = 0;

  for (guint i = 0; i < 2500; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://a.example/%u", i);

      for (int day = 1; day <= 5; day++)
        add (history, address, SOCLE_LINK_OK, day);
    }
  g_assert_true (save (history, NULL));

  again = load (fixture);
  for (guint i = 0; i < 2500; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://a.example/%u", i);

      n += socle_link_history_get_last (again, address) != NULL;
    }
  g_assert_cmpuint (n, ==, 2000);
}

/* However many pages are read, only some of their texts stay in memory. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SocleLinkHistory) history = load (fixture);
  g_autoptr (GBytes) html = g_bytes_new_static ("<p>text", 7);
  guint n_pages = 0;

  g_assert_true (socle_link_history_is_empty (history));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://a.example/%u", i);
      g_autoptr (SocleLinkResult) result = create_result (address, SOCLE_LINK_OK, 1);

      result->page = socle_portal_page_read (html, NULL);
      socle_link_history_add (history, result);
    }
  g_assert_false (socle_link_history_is_empty (history));

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://a.example/%u", i);

      n_pages += socle_link_history_get_last (history, address)->page != NULL;
    }
  g_assert_cmpuint (n_pages, ==, 64);
  g_assert_nonnull (socle_link_history_get_last (history, "https://a.example/199")->page);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = {
    "",
    "[]",
    "{",
    "{}",
    "[1][2]",
    "{\"format\":\"socle-links\",\"version\":2,\"links\":[]}",
    "{\"format\":\"socle-links\",\"version\":1}",
    "{\"format\":\"socle-links\",\"version\":1,\"links\":{}}",
    "{\"format\":\"socle-links\",\"version\":1,\"links\":[1,[],{}]}",
    "{\"format\":\"socle-links\",\"version\":1,\"links\":[{\"address\":1,\"checks\":[]}]}",
    "{\"format\":\"socle-links\",\"version\":1,\"links\":[{\"address\":\"x\",\"checks\":[1,{}]}]}",
    "{\"format\":\"socle-links\",\"version\":1,\"links\":[{\"address\":\"x\",\"checks\":"
    "[{\"time\":\"2020-02-01T00:00:00Z\",\"status\":\"of-old\"}]}]}",
    "{\"format\":\"socle-links\",\"version\":1,\"links\":[{\"address\":\"x\",\"checks\":"
    "[{\"time\":\"never\",\"status\":\"ok\"}]}]}",
  };
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_mkdir (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SocleLinkHistory) history = NULL;

      g_test_message ("%s", files[i]);
      g_file_set_contents (fixture->path, files[i], -1, NULL);
      history = load (fixture);
      g_assert_null (socle_link_history_get_last (history, "x"));
    }

  g_file_set_contents (fixture->path,
                       "{\"format\":\"socle-links\",\"version\":1,\"links\":[{\"address\":\"x\","
                       "\"checks\":[{\"time\":\"2020-02-01T00:00:00Z\",\"status\":\"ok\","
                       "\"detail\":7,\"final\":{},\"hops\":[1,{}],\"size\":\"big\"}]}]}",
                       -1, NULL);
  {
    g_autoptr (SocleLinkHistory) history = load (fixture);

    g_assert_nonnull (socle_link_history_get_last (history, "x"));
  }
}

/* What is no file, or too large a one, is not read at all. */
static void
test_not_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (SocleLinkHistory) pipe = NULL;
  g_autoptr (SocleLinkHistory) large = NULL;

  g_mkdir (folder, 0700);
  g_assert_no_errno (mkfifo (fixture->path, 0600));
  /* Whoever reads it waits for good. */
  alarm (20);
  pipe = load (fixture);
  alarm (0);
  g_assert_true (socle_link_history_is_empty (pipe));
  g_assert_no_errno (g_unlink (fixture->path));

  g_file_set_contents (fixture->path, "{}", -1, NULL);
  g_assert_no_errno (truncate (fixture->path, (off_t) 1 << 40));
  large = load (fixture);
  g_assert_true (socle_link_history_is_empty (large));
}

static void
test_nowhere (void)
{
  g_autoptr (SocleLinkHistory) memory = socle_link_history_new (NULL);
  g_autoptr (SocleLinkHistory) closed = socle_link_history_new ("/proc/nonexistent/links.json");
  g_autoptr (GError) error = NULL;

  socle_link_history_load (memory);
  g_assert_true (save (memory, NULL));
  socle_link_history_load (closed);
  g_assert_false (save (closed, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/link-history/round-trip", test_round_trip);
  ADD ("/link-history/order", test_order);
  ADD ("/link-history/many", test_many);
  ADD ("/link-history/pages", test_pages);
  ADD ("/link-history/damaged", test_damaged);
  ADD ("/link-history/not-read", test_not_read);
  g_test_add_func ("/link-history/nowhere", test_nowhere);
#undef ADD

  return g_test_run ();
}
