/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the longest stall of the whole window, by what was done in it. */

#include "config.h"

#include "socle-window.h"

#include "bench-stall.h"

#include <stdlib.h>
#include <unistd.h>

/*
 * Opens the window on a folder of catalogues and goes through its pages by its own actions,
 * each page once for the first time and once again, then the filters and views of the pages
 * that have some. Between two steps there is time for the lists to have grown.
 */
typedef enum
{
  STEP_OPEN,
  STEP_RETURN,
  STEP_FILTER,
  STEP_VIEW,
  STEP_YEAR,
  N_KINDS
} StepKind;

static const char *const kind_names[N_KINDS] = { "open", "return", "filter", "view", "year" };

typedef struct
{
  StepKind kind;
  const char *action; /* of the window; none for another fiscal year */
  const char *target;
} Step;

static const Step steps[] = {
  { STEP_OPEN, "win.show-page", "services" },
  { STEP_OPEN, "win.show-page", "reports" },
  { STEP_OPEN, "win.show-page", "coverage" },
  { STEP_OPEN, "win.show-page", "links" },
  { STEP_OPEN, "win.show-page", "guide" },
  { STEP_RETURN, "win.show-page", "overview" },
  { STEP_RETURN, "win.show-page", "services" },
  { STEP_RETURN, "win.show-page", "links" },
  { STEP_RETURN, "win.show-page", "guide" },
  { STEP_RETURN, "win.show-page", "reports" },
  { STEP_FILTER, "win.soc", "soc1" },
  { STEP_FILTER, "win.soc", "soc3" },
  { STEP_FILTER, "win.soc", "all" },
  { STEP_RETURN, "win.show-page", "coverage" },
  { STEP_FILTER, "win.soc", "soc1" },
  { STEP_FILTER, "win.soc", "soc2" },
  { STEP_FILTER, "win.soc", "soc3" },
  { STEP_FILTER, "win.soc", "all" },
  { STEP_YEAR, NULL, NULL },
  { STEP_YEAR, NULL, NULL },
  { STEP_VIEW, "win.show-view", "table" },
  { STEP_FILTER, "win.soc", "soc1" },
  { STEP_FILTER, "win.soc", "all" },
  { STEP_YEAR, NULL, NULL },
  { STEP_VIEW, "win.show-view", "dates" },
  { STEP_VIEW, "win.show-view", "strips" },
  { STEP_YEAR, NULL, NULL },
};

#define STEP_INTERVAL_MS 800

typedef struct
{
  const char *folder;    /* (unowned) */
  SocleSession *session; /* (owned) (nullable) */
  GtkWidget *window;     /* (unowned) */
  guint step;
  BenchStall longest[N_KINDS];
} Bench;

static void
take_stall (Bench *bench, const Step *step)
{
  BenchStall stall = bench_take_stall ();
  BenchStall *longest = &bench->longest[step->kind];

  g_print ("# %-6s %s %s: %.2f ms, %.2f of them computing\n", kind_names[step->kind],
           step->action != NULL ? step->action : "", step->target != NULL ? step->target : "",
           stall.wall, stall.cpu);
  longest->wall = MAX (longest->wall, stall.wall);
  longest->cpu = MAX (longest->cpu, stall.cpu);
}

static void
finish (Bench *bench)
{
  for (guint i = 0; i < N_KINDS; i++)
    bench_print_stall (kind_names[i], bench->longest[i]);

  /* Taking the window and the library apart is no part of it. */
  fflush (stdout);
  _exit (EXIT_SUCCESS);
}

static gboolean
next_step_cb (gpointer user_data)
{
  Bench *bench = user_data;
  const Step *step;

  if (bench->step > 0)
    take_stall (bench, &steps[bench->step - 1]);
  if (bench->step == G_N_ELEMENTS (steps))
    finish (bench);

  bench_take_stall ();
  step = &steps[bench->step++];
  if (step->action == NULL)
    socle_fiscal_step (socle_session_get_fiscal (bench->session), 1);
  else if (!gtk_widget_activate_action (bench->window, step->action, "s", step->target))
    g_error ("There is no action %s", step->action);

  return G_SOURCE_CONTINUE;
}

static void
loaded_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  socle_session_load_finish (SOCLE_SESSION (source_object), result);
  g_timeout_add (STEP_INTERVAL_MS, next_step_cb, user_data);
}

static gboolean
window_shown_cb (gpointer user_data)
{
  Bench *bench = user_data;

  socle_session_load_async (bench->session, NULL, loaded_cb, bench);

  return G_SOURCE_REMOVE;
}

static void
activated_cb (GtkApplication *application, gpointer user_data)
{
  Bench *bench = user_data;
  const char *words[] = { "--today", "2020-02-01", "--catalogue", bench->folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleOptions) options = socle_options_new_from_words (words, &error);
  g_autoptr (GSettings) settings = g_settings_new (SOCLE_APP_ID);

  if (options == NULL)
    g_error ("%s", error->message);

  bench->session = socle_session_new (options);
  socle_fiscal_bind_settings (socle_session_get_fiscal (bench->session), settings);
  bench->window = GTK_WIDGET (socle_window_new (application, bench->session, settings));
  gtk_window_present (GTK_WINDOW (bench->window));
  g_timeout_add (STEP_INTERVAL_MS, window_shown_cb, bench);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  Bench bench = { 0 };

  if (argc != 2)
    {
      g_printerr ("Usage: bench-window FOLDER\n");
      return EXIT_FAILURE;
    }

  bench.folder = argv[1];
  bench_watch_stalls ();
  application = adw_application_new ("io.github.socle.Bench", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activated_cb), &bench);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
