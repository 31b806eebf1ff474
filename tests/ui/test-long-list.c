/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long lists that become short, and what of them is seen at each frame. */

#include "config.h"

#include "socle-result.h"
#include "socle-window.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>

#define N_ITEMS 400
#define CYCLE_LENGTH 4

typedef struct
{
  const char *page;     /* its name */
  const char *singular; /* what it has, in the names of the items too */
  GType (*view_type) (void);
} Case;

static const Case cases[] = {
  { "services", "service", gtk_column_view_get_type },
  { "reports", "report", gtk_list_view_get_type },
};

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
  SocleSession *session;
  SocleWindow *window;
  GtkWidget *view;
} Fixture;

/* What is expected of each frame that is painted. */
typedef struct
{
  Fixture *fixture;
  const char *text; /* what each row says */
  guint n_rows;
  guint n_frames;
} Watch;

/* Without digits, since a search finds a report by its cycle, too. */
static char *
format_cycle (guint number)
{
  return g_strdup_printf ("group-%c%c", 'a' + number / 10, 'a' + number % 10);
}

/* A catalogue with as many reports as services; reports in a row have an audit cycle each. */
static char *
write_catalogue (const char *folder)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *path = g_build_filename (folder, "long.json", NULL);

  g_string_append (text, "{\"format\": \"socle-catalogue\", \"version\": 1, \"id\": \"long\","
                         " \"provider\": \"Long\", \"title\": {\"en\": \"Long\"},"
                         " \"as_of\": \"2026-01-01\", \"source\": {\"title\": \"Long\"},"
                         " \"services\": [");
  for (guint i = 0; i < N_ITEMS; i++)
    g_string_append_printf (text,
                            "%s{\"id\": \"s%u\", \"name\": \"service-%03u\","
                            " \"scope\": [\"soc1\"]}",
                            i > 0 ? ", " : "", i, i);
  g_string_append (text, "], \"cycles\": [");
  for (guint i = 0; i < N_ITEMS / CYCLE_LENGTH; i++)
    {
      g_autofree char *title = format_cycle (i);

      g_string_append_printf (text,
                              "%s{\"id\": \"c%u\", \"title\": {\"en\": \"%s\"},"
                              " \"services\": [\"s0\"]}",
                              i > 0 ? ", " : "", i, title);
    }
  g_string_append (text, "], \"reports\": [");
  for (guint i = 0; i < N_ITEMS; i++)
    g_string_append_printf (text,
                            "%s{\"id\": \"r%u\", \"title\": {\"en\": \"report-%03u\"},"
                            " \"soc\": 1, \"cycle\": \"c%u\", \"services\": [\"s%u\"],"
                            " \"url\": \"https://example.org/\"}",
                            i > 0 ? ", " : "", i, i, i / CYCLE_LENGTH, i);
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  const Case *a_case = user_data;

  fixture->folder = g_dir_make_tmp ("socle-long-XXXXXX", NULL);
  fixture->path = write_catalogue (fixture->folder);
  fixture->session = ui_create_session (fixture->path);
  fixture->window = socle_window_new (NULL, fixture->session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait_for (ui_is_mapped, fixture->window);

  g_assert_true (socle_session_load (fixture->session, NULL));
  socle_window_show_page (fixture->window, a_case->page);
  fixture->view = ui_find (GTK_WIDGET (fixture->window), a_case->view_type (), 0);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  SocleWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
  g_assert_finalize_object (fixture->session);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *pane = gtk_widget_get_ancestor (fixture->view, ADW_TYPE_TOOLBAR_VIEW);

  gtk_editable_set_text (GTK_EDITABLE (ui_find (pane, GTK_TYPE_SEARCH_ENTRY, 0)), text);
}

static GtkSingleSelection *
get_model (Fixture *fixture)
{
  return GTK_SINGLE_SELECTION (GTK_IS_COLUMN_VIEW (fixture->view)
                                 ? gtk_column_view_get_model (GTK_COLUMN_VIEW (fixture->view))
                                 : gtk_list_view_get_model (GTK_LIST_VIEW (fixture->view)));
}

static guint
get_length (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture)));
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (fixture->view, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

typedef struct
{
  Fixture *fixture;
  guint n_items;
} Length;

static gboolean
has_length (gpointer user_data)
{
  Length *length = user_data;

  return get_length (length->fixture) == length->n_items;
}

static void
wait_for_length (Fixture *fixture, guint n_items)
{
  Length length = { fixture, n_items };

  ui_wait_for (has_length, &length);
}

static gboolean
says (GtkWidget *root, const char *text)
{
  const char *own = GTK_IS_LABEL (root)         ? gtk_label_get_text (GTK_LABEL (root))
                    : GTK_IS_INSCRIPTION (root) ? gtk_inscription_get_text (GTK_INSCRIPTION (root))
                                                : NULL;

  if (own != NULL && strstr (own, text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* Counts the rows that are seen, each of which must say @text. */
static guint
count_rows (GtkWidget *root, const char *text)
{
  guint n_rows = 0;

  if (g_str_equal (gtk_widget_get_css_name (root), "row"))
    {
      if (!gtk_widget_get_visible (root))
        return 0;

      g_assert_true (says (root, text));
      return 1;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child, text);

  return n_rows;
}

static gboolean
has_many_rows (gpointer view)
{
  return count_rows (view, "-") > 100;
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  Watch *watch = user_data;
  GtkAdjustment *adjustment = get_adjustment (watch->fixture);

  watch->n_frames++;
  g_assert_cmpuint (count_rows (watch->fixture->view, watch->text), ==, watch->n_rows);
  /* There is nothing to scroll to, either. */
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));
}

/* Types, and watches each frame until the list has the length that it says. */
static void
type_and_watch (Fixture *fixture, const char *text, guint n_items, const char *sentence)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->view);
  Watch watch = { fixture, text, n_items, 0 };
  gulong handler;

  /* The count is the true one from the start. */
  type (fixture, text);
  ui_wait_for_label (fixture->window, sentence);
  g_assert_cmpuint (get_length (fixture), >, n_items);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &watch);
  wait_for_length (fixture, n_items);
  g_assert_cmpuint (watch.n_frames, >, 1);
  g_signal_handler_disconnect (clock, handler);
}

static char *
format_count (const Case *a_case, guint n_items)
{
  return g_strdup_printf ("%u of %u %ss", n_items, N_ITEMS, a_case->singular);
}

/* Rows that are left over of a longer list are never seen. */
static void
test_surplus (Fixture *fixture, gconstpointer user_data)
{
  const Case *a_case = user_data;
  g_autofree char *four = format_count (a_case, 4);
  g_autofree char *one = format_count (a_case, 1);

  wait_for_length (fixture, N_ITEMS);
  type_and_watch (fixture, "99", 4, four);
  type (fixture, "");
  wait_for_length (fixture, N_ITEMS);
  type_and_watch (fixture, "-117", 1, one);

  /* Back to what is far longer before all of them have gone, and to nothing. */
  type (fixture, "");
  wait_for_length (fixture, N_ITEMS);
  type (fixture, "-117");
  ui_wait_for_label (fixture->window, one);
  g_assert_cmpuint (get_length (fixture), >, 100);
  type (fixture, "");
  wait_for_length (fixture, N_ITEMS);
  ui_wait_for (has_many_rows, fixture->view);
  type (fixture, "-517");
  ui_wait_for_label (fixture->window, "No Results Found");
  g_assert_cmpuint (count_rows (fixture->view, "-517"), ==, 0);
  wait_for_length (fixture, 0);
}

/* A list that is far down when it gets short starts at its top. */
static void
test_scrolled (Fixture *fixture, gconstpointer user_data)
{
  const Case *a_case = user_data;
  g_autofree char *four = format_count (a_case, 4);

  wait_for_length (fixture, N_ITEMS);
  gtk_adjustment_set_value (get_adjustment (fixture),
                            gtk_adjustment_get_upper (get_adjustment (fixture)) / 2);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 1000);
  type_and_watch (fixture, "99", 4, four);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, 0);
}

static const char *
get_selected_id (Fixture *fixture)
{
  SocleResult *result = gtk_single_selection_get_selected_item (get_model (fixture));
  gpointer item;

  item = result != NULL ? socle_result_get_item (result) : NULL;

  return item == NULL              ? NULL
         : SOCLE_IS_SERVICE (item) ? socle_service_get_id (item)
                                   : socle_report_get_id (item);
}

/* The selection is of the item, wherever it goes. */
static void
test_selection (Fixture *fixture, gconstpointer user_data)
{
  const Case *a_case = user_data;
  g_autofree char *id = g_strdup_printf ("%c17", a_case->singular[0]);
  g_autofree char *four = format_count (a_case, 4);
  g_autofree char *fourteen = format_count (a_case, 14);
  g_autofree char *target = g_strdup_printf ("%s:long/%s", a_case->singular, id);

  wait_for_length (fixture, N_ITEMS);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-item", "s", target);
  g_assert_cmpstr (get_selected_id (fixture), ==, id);

  type (fixture, "99");
  ui_wait_for_label (fixture->window, four);
  g_assert_null (get_selected_id (fixture));
  wait_for_length (fixture, 4);
  g_assert_null (get_selected_id (fixture));
  type (fixture, "17");
  ui_wait_for_label (fixture->window, fourteen);
  g_assert_cmpstr (get_selected_id (fixture), ==, id);
  wait_for_length (fixture, 14);
  type (fixture, "");
  wait_for_length (fixture, N_ITEMS);
  g_assert_cmpstr (get_selected_id (fixture), ==, id);

  /* A place that is about to go is no selection, even if a key goes there. */
  type (fixture, "17");
  ui_wait_for_label (fixture->window, fourteen);
  g_object_set (get_model (fixture), "selected", 100, NULL);
  wait_for_length (fixture, 14);
  g_assert_cmpstr (get_selected_id (fixture), ==, id);
}

/* Which report a row is of. */
static guint
find_report (GtkWidget *row)
{
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_autofree char *text = g_strdup_printf ("report-%03u", i);

      if (says (row, text))
        return i;
    }

  g_assert_not_reached ();
}

/* Checks that each row stands below the header of its audit cycle, and returns how many
 * headers there are. */
static guint
count_headers (GtkWidget *view)
{
  GtkWidget *header = NULL;
  guint n_headers = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_css_name (child), "header"))
      {
        header = child;
        n_headers++;
      }
    else if (gtk_widget_get_visible (child))
      {
        g_autofree char *cycle = format_cycle (find_report (child) / CYCLE_LENGTH);

        g_assert_nonnull (header);
        g_assert_true (says (header, cycle));
      }

  return n_headers;
}

/* Headers get their texts with the rows below them, some of which have theirs later. */
static void
test_headers (Fixture *fixture, gconstpointer user_data)
{
  wait_for_length (fixture, N_ITEMS);
  g_assert_cmpuint (count_headers (fixture->view), >, 40);

  /* Every hundred has 19 reports with a five, of 11 cycles. */
  type (fixture, "5");
  wait_for_length (fixture, 76);
  g_assert_cmpuint (count_headers (fixture->view), ==, 48);

  type (fixture, "");
  wait_for_length (fixture, N_ITEMS);
  g_assert_cmpuint (count_headers (fixture->view), >, 40);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *surplus = g_strdup_printf ("/long-list/%s/surplus", cases[i].page);
      g_autofree char *scrolled = g_strdup_printf ("/long-list/%s/scrolled", cases[i].page);
      g_autofree char *selection = g_strdup_printf ("/long-list/%s/selection", cases[i].page);

      g_test_add (surplus, Fixture, &cases[i], set_up, test_surplus, tear_down);
      g_test_add (scrolled, Fixture, &cases[i], set_up, test_scrolled, tear_down);
      g_test_add (selection, Fixture, &cases[i], set_up, test_selection, tear_down);
    }
  g_test_add ("/long-list/reports/headers", Fixture, &cases[1], set_up, test_headers, tear_down);

  return g_test_run ();
}
