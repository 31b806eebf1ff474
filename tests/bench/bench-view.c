/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times a key press until its results are painted, in a column view of a whole library. */

#include "config.h"

#include "socle-library-loader.h"
#include "socle-services-page.h"
#include "socle-window.h"

#include "bench-stall.h"

#include <adwaita.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * Two designs show the same services, and a third nothing:
 *
 *   socle   Socle's own window, driven through its search entry, actions and headers
 *   stock   a window of GTK's own parts: GtkStringFilter, GtkStringSorter, GtkLabel
 *   empty   a window without contents that is painted anew with each step: the least
 *           that a step takes on this machine
 *
 * The steps run one by one. A step's cost is this thread's processor time from the
 * key until the end of the first frame painted after it, so that waiting for the
 * next frame does not count. A stall is the time that the main loop did not wait
 * for events; the longest of each kind of step is told, on the clock and as processor
 * time, since on a shared machine the former is also what others take.
 */

typedef enum
{
  DESIGN_SOCLE,
  DESIGN_STOCK,
  DESIGN_EMPTY,
} Design;

typedef enum
{
  CELL_NAME,
  CELL_SOC_1,
  CELL_SOC_2,
  CELL_SOC_3,
  CELL_REPORTS,
  CELL_PROVIDER,
  N_CELLS
} Cell;

typedef enum
{
  STEP_KEY,
  STEP_FILTER,
  STEP_SORT,
  STEP_SCROLL,
  STEP_SELECT,
} StepKind;

typedef struct
{
  StepKind kind;
  const char *text;
  guint32 value; /* the SOC filter, the column, the per cent or the position */
} Step;

static const Step steps[] = {
  { STEP_KEY, "s", 0 },       { STEP_KEY, "se", 0 },       { STEP_KEY, "sec", 0 },
  { STEP_KEY, "secu", 0 },    { STEP_KEY, "secur", 0 },    { STEP_KEY, "securi", 0 },
  { STEP_KEY, "securit", 0 }, { STEP_KEY, "securite", 0 }, { STEP_KEY, "", 0 },
  { STEP_KEY, "z", 0 },       { STEP_KEY, "", 0 },         { STEP_KEY, "queue hub 7", 0 },
  { STEP_KEY, "", 0 },        { STEP_KEY, "zzzz", 0 },     { STEP_KEY, "", 0 },
  { STEP_FILTER, NULL, 1 },   { STEP_FILTER, NULL, 2 },    { STEP_FILTER, NULL, 4 },
  { STEP_FILTER, NULL, 0 },   { STEP_SORT, NULL, 0 },      { STEP_SORT, NULL, 2 },
  { STEP_SORT, NULL, 1 },     { STEP_SCROLL, NULL, 50 },   { STEP_SCROLL, NULL, 90 },
  { STEP_SCROLL, NULL, 10 },  { STEP_SCROLL, NULL, 0 },    { STEP_SCROLL, NULL, 50 },
  { STEP_KEY, "queue", 0 },   { STEP_SCROLL, NULL, 50 },   { STEP_KEY, "queue hub 7", 0 },
  { STEP_KEY, "", 0 },        { STEP_SCROLL, NULL, 50 },   { STEP_KEY, "zzzz", 0 },
  { STEP_KEY, "", 0 },        { STEP_SELECT, NULL, 1 },    { STEP_SELECT, NULL, 2 },
  { STEP_SELECT, NULL, 3 },   { STEP_SELECT, NULL, 4 },
};

typedef struct
{
  const char *folder; /* (unowned) */
  Design design;

  GtkWindow *window;         /* (unowned) */
  GtkColumnView *view;       /* (unowned): not of an empty window */
  GtkAdjustment *adjustment; /* (unowned): its own */

  /* socle */
  SocleSession *session; /* (owned) (nullable) */
  GtkEditable *search;   /* (unowned) */

  /* stock */
  SocleLibrary *library;          /* (owned) (nullable) */
  GtkStringFilter *string_filter; /* (unowned): the view's */
  GtkCustomFilter *mask_filter;   /* (unowned): the view's */
  GtkSortListModel *sorted;       /* (unowned): the view's */
  guint32 mask;

  guint step;
  gboolean waiting;
  gboolean rendered;
  double start;
  double costs[G_N_ELEMENTS (steps)];
  double walls[G_N_ELEMENTS (steps)];
  double wall_start;
  BenchStall stalls[G_N_ELEMENTS (steps)];
  BenchStall load_stall;
} Bench;

/* --- Cells ------------------------------------------------------------------------ */

static void
format_cell (SocleService *service, Cell cell, char *buffer, gsize size)
{
  GPtrArray *reports = socle_service_get_reports (service);
  SocleSoc scope = socle_service_get_scope (service);

  switch (cell)
    {
    case CELL_SOC_1:
    case CELL_SOC_2:
    case CELL_SOC_3:
      g_strlcpy (buffer, scope & (1U << (cell - CELL_SOC_1)) ? "Yes" : "", size);
      break;
    case CELL_REPORTS:
      g_snprintf (buffer, size, "%u", reports != NULL ? reports->len : 0);
      break;
    case CELL_PROVIDER:
      g_strlcpy (buffer, socle_catalogue_get_provider (socle_service_get_catalogue (service)),
                 size);
      break;
    case CELL_NAME:
    case N_CELLS:
    default:
      g_strlcpy (buffer, socle_service_get_name (service), size);
    }
}

static void
setup_label_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_label_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  char buffer[256];

  format_cell (gtk_list_item_get_item (list_item), (Cell) GPOINTER_TO_UINT (user_data), buffer,
               sizeof (buffer));
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), buffer);
}

/* --- Models ----------------------------------------------------------------------- */

static gboolean
matches_mask (gpointer item, gpointer user_data)
{
  Bench *bench = user_data;

  return bench->mask == 0 || (socle_service_get_scope (item) & bench->mask) != 0;
}

static GtkExpression *
make_name_expression (void)
{
  return gtk_property_expression_new (SOCLE_TYPE_SERVICE, NULL, "name");
}

static int
compare_scopes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gboolean in_a = (socle_service_get_scope ((gpointer) a) & SOCLE_SOC_1) != 0;
  gboolean in_b = (socle_service_get_scope ((gpointer) b) & SOCLE_SOC_1) != 0;

  return in_b - in_a;
}

static GtkSorter *
make_sorter (guint column)
{
  if (column == SOCLE_SERVICE_COLUMN_NAME)
    return GTK_SORTER (gtk_string_sorter_new (make_name_expression ()));
  if (column == SOCLE_SERVICE_COLUMN_PUBLISHED)
    return NULL;

  return GTK_SORTER (gtk_custom_sorter_new (compare_scopes, NULL, NULL));
}

static GListModel *
make_stock_model (Bench *bench)
{
  GListModel *services = socle_library_get_services (bench->library);
  GtkEveryFilter *every = gtk_every_filter_new ();
  GtkFilterListModel *filtered;

  bench->string_filter = gtk_string_filter_new (make_name_expression ());
  bench->mask_filter = gtk_custom_filter_new (matches_mask, bench, NULL);
  gtk_multi_filter_append (GTK_MULTI_FILTER (every), GTK_FILTER (bench->string_filter));
  gtk_multi_filter_append (GTK_MULTI_FILTER (every), GTK_FILTER (bench->mask_filter));
  filtered = gtk_filter_list_model_new (g_object_ref (services), GTK_FILTER (every));
  bench->sorted =
    gtk_sort_list_model_new (G_LIST_MODEL (filtered), make_sorter (SOCLE_SERVICE_COLUMN_NAME));

  return G_LIST_MODEL (bench->sorted);
}

/* --- Doing a step ----------------------------------------------------------------- */

static void
apply_to_stock (Bench *bench, const Step *step)
{
  g_autoptr (GtkSorter) sorter = NULL;

  switch (step->kind)
    {
    case STEP_KEY:
      gtk_string_filter_set_search (bench->string_filter, step->text);
      break;
    case STEP_FILTER:
      bench->mask = step->value;
      gtk_filter_changed (GTK_FILTER (bench->mask_filter), GTK_FILTER_CHANGE_DIFFERENT);
      break;
    case STEP_SORT:
      sorter = make_sorter (step->value);
      gtk_sort_list_model_set_sorter (bench->sorted, sorter);
      break;
    case STEP_SCROLL:
    case STEP_SELECT:
    default:
      break;
    }
}

static void
apply_to_socle (Bench *bench, const Step *step)
{
  GListModel *columns = gtk_column_view_get_columns (bench->view);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  switch (step->kind)
    {
    case STEP_KEY:
      gtk_editable_set_text (bench->search, step->text);
      break;
    case STEP_FILTER:
      socle_window_set_soc (SOCLE_WINDOW (bench->window),
                            step->value != 0 ? (SocleSoc) step->value : SOCLE_SOC_ALL);
      break;
    case STEP_SORT:
      if (step->value > 0)
        column = g_list_model_get_item (columns, step->value - 1);
      gtk_column_view_sort_by_column (bench->view, column, GTK_SORT_ASCENDING);
      break;
    case STEP_SCROLL:
    case STEP_SELECT:
    default:
      break;
    }
}

/* Another background, so that all of the window is painted. */
static void
repaint_window (Bench *bench)
{
  GtkWidget *window = GTK_WIDGET (bench->window);

  if (gtk_widget_has_css_class (window, "view"))
    gtk_widget_remove_css_class (window, "view");
  else
    gtk_widget_add_css_class (window, "view");
}

static void
apply_step (Bench *bench, const Step *step)
{
  if (bench->design == DESIGN_EMPTY)
    repaint_window (bench);
  else if (step->kind == STEP_SCROLL)
    gtk_adjustment_set_value (bench->adjustment,
                              gtk_adjustment_get_upper (bench->adjustment) * step->value / 100);
  else if (step->kind == STEP_SELECT)
    gtk_selection_model_select_item (gtk_column_view_get_model (bench->view), step->value, TRUE);
  else if (bench->design == DESIGN_STOCK)
    apply_to_stock (bench, step);
  else
    apply_to_socle (bench, step);
}

/* --- Steps ------------------------------------------------------------------------ */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_kind (Bench *bench, const char *name, StepKind kind)
{
  double costs[G_N_ELEMENTS (steps)];
  BenchStall stall = { 0 };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].kind == kind)
      {
        costs[n++] = bench->costs[i];
        stall.wall = MAX (stall.wall, bench->stalls[i].wall);
        stall.cpu = MAX (stall.cpu, bench->stalls[i].cpu);
      }
  qsort (costs, n, sizeof (double), compare_doubles);

  g_print ("%s-median-ms %.2f\n", name, costs[n / 2]);
  g_print ("%s-worst-ms %.2f\n", name, costs[n - 1]);
  bench_print_stall (name, stall);
}

static void
finish (Bench *bench)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_print ("# %d %-12s %2u: %6.2f ms, %6.2f on the clock; stall %6.2f ms, %6.2f on the clock\n",
             (int) steps[i].kind, steps[i].text != NULL ? steps[i].text : "", steps[i].value,
             bench->costs[i], bench->walls[i], bench->stalls[i].cpu, bench->stalls[i].wall);

  print_kind (bench, "key", STEP_KEY);
  print_kind (bench, "filter", STEP_FILTER);
  print_kind (bench, "sort", STEP_SORT);
  print_kind (bench, "scroll", STEP_SCROLL);
  print_kind (bench, "select", STEP_SELECT);
  bench_print_stall ("load", bench->load_stall);

  /* Taking the window and the library apart is no part of it. */
  fflush (stdout);
  _exit (EXIT_SUCCESS);
}

static gboolean
next_step_cb (gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->step > 0)
    bench->stalls[bench->step - 1] = bench_take_stall ();
  if (bench->step == G_N_ELEMENTS (steps))
    {
      finish (bench);
      return G_SOURCE_REMOVE;
    }

  bench_take_stall ();
  bench->rendered = FALSE;
  bench->waiting = TRUE;
  bench->wall_start = bench_now ();
  bench->start = bench_thread_time ();
  apply_step (bench, &steps[bench->step]);
  gtk_widget_queue_draw (GTK_WIDGET (bench->window));

  return G_SOURCE_REMOVE;
}

/* A hook, since GTK's own handler lets no later one have the signal. */
static gboolean
rendered_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  Bench *bench = user_data;

  bench->rendered = TRUE;

  return TRUE;
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  if (!bench->waiting || !bench->rendered)
    return;

  bench->waiting = FALSE;
  bench->costs[bench->step] = bench_thread_time () - bench->start;
  bench->walls[bench->step] = bench_now () - bench->wall_start;
  bench->step++;
  /* Long enough for the list to have grown, as between two keys. */
  g_timeout_add (250, next_step_cb, bench);
}

/* --- Windows ---------------------------------------------------------------------- */

/* The first widget of a type, searched depth first. */
static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static GtkWidget *
make_stock_view (Bench *bench)
{
  GtkWidget *view =
    gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (make_stock_model (bench))));

  for (guint i = 0; i < N_CELLS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Column %u", i + 1);
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_fixed_width (column, i == 0 ? 380 : 150);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }

  return view;
}

static void
open_stock_window (Bench *bench, GtkApplication *application)
{
  const char *paths[] = { bench->folder, NULL };
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  bench->library = socle_library_load (paths, problems, NULL, NULL, NULL);
  bench->window = GTK_WINDOW (adw_application_window_new (application));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_stock_view (bench));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), scrolled);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), toolbar_view);
}

static void
open_socle_window (Bench *bench, GtkApplication *application)
{
  const char *words[] = { "--catalogue", bench->folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, &error);
  g_autoptr (GSettings) settings = g_settings_new (SOCLE_APP_ID);

  if (options == NULL)
    g_error ("%s", error->message);

  bench->session = socle_session_new (options);
  bench->window = GTK_WINDOW (socle_window_new (application, bench->session, settings));
  socle_window_show_page (SOCLE_WINDOW (bench->window), "services");
}

static void
find_view (Bench *bench)
{
  GtkWidget *root = GTK_WIDGET (bench->window);
  GtkWidget *scrolled;

  if (bench->design == DESIGN_SOCLE)
    {
      root = find_widget (root, SOCLE_TYPE_SERVICES_PAGE);
      bench->search = GTK_EDITABLE (find_widget (root, GTK_TYPE_SEARCH_ENTRY));
    }

  bench->view = GTK_COLUMN_VIEW (find_widget (root, GTK_TYPE_COLUMN_VIEW));
  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (bench->view), GTK_TYPE_SCROLLED_WINDOW);
  bench->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

/* The views are there and have rows: from here on it is measured. */
static void
begin (Bench *bench)
{
  if (bench->design != DESIGN_EMPTY)
    find_view (bench);
  if (bench->design == DESIGN_SOCLE)
    apply_to_socle (bench, &(Step) { STEP_SORT, NULL, SOCLE_SERVICE_COLUMN_NAME });

  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, rendered_cb, bench,
                              NULL);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint",
                    G_CALLBACK (painted_cb), bench);
  g_timeout_add (1500, next_step_cb, bench);
}

static gboolean
settled_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench->load_stall = bench_take_stall ();
  begin (bench);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  socle_session_load_finish (SOCLE_SESSION (source_object), result);
  /* Until the list has filled, the load is not over for who looks at it. */
  g_timeout_add (1000, settled_cb, user_data);
}

/* The window has painted for the first time; what comes now must not hold it up. */
static gboolean
window_shown_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench_take_stall ();
  socle_session_load_async (bench->session, NULL, loaded_cb, bench);

  return G_SOURCE_REMOVE;
}

static void
activated_cb (GtkApplication *application, gpointer user_data)
{
  Bench *bench = user_data;

  switch (bench->design)
    {
    case DESIGN_SOCLE:
      open_socle_window (bench, application);
      break;
    case DESIGN_STOCK:
      open_stock_window (bench, application);
      break;
    case DESIGN_EMPTY:
    default:
      bench->window = GTK_WINDOW (adw_application_window_new (application));
    }

  gtk_window_set_default_size (bench->window, 1200, 800);
  gtk_window_present (bench->window);

  if (bench->design == DESIGN_SOCLE)
    g_timeout_add (1000, window_shown_cb, bench);
  else
    begin (bench);
}

/* Returns whether there is such a design. */
static gboolean
read_design (const char *name, Design *design)
{
  static const char *const names[] = { "socle", "stock", "empty" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *design = (Design) i;
        return TRUE;
      }

  return FALSE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  Bench bench = { 0 };

  if (argc != 3 || !read_design (argv[1], &bench.design))
    {
      g_printerr ("Usage: bench-view socle|stock|empty FOLDER\n");
      return EXIT_FAILURE;
    }

  bench.folder = argv[2];

  bench_watch_stalls ();
  application = adw_application_new ("io.github.socle.Bench", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activated_cb), &bench);
  g_application_run (G_APPLICATION (application), 1, argv);
  g_clear_object (&bench.session);
  g_clear_object (&bench.library);

  return EXIT_SUCCESS;
}
