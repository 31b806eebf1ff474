/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times how long the window stands still while its links are checked. */

#include "config.h"

#include "links-fixture.h"
#include "socle-window-private.h"

#include "bench-stall.h"

#include <stdlib.h>
#include <unistd.h>

/*
 * 200 links of a server that takes 20 ms for each, 8 of them at once, with the page of links in
 * view. The server's own connections are accepted on the same loop, so that the figure is a
 * little too high.
 */

#define N_LINKS 200

static guint n_frames;

static gboolean
is_at_rest (gpointer checks)
{
  return !socle_link_checks_get_running (checks);
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  n_frames++;
}

static gboolean
ended_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* The window comes to rest: everything in it has been painted once. */
static void
settle (void)
{
  gboolean ended = FALSE;

  g_timeout_add (1500, ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  static const char *const none[] = { NULL };
  const char *paths[N_LINKS + 1] = { NULL };
  LinksFixture links = { .at_once = 8 };
  SocleLinkChecks *checks;
  SocleWindow *window;
  double start;

  adw_init ();
  for (guint i = 0; i < N_LINKS; i++)
    paths[i] = g_strdup_printf ("later?%u", i);
  links_set_up (&links, paths, none);
  checks = socle_session_get_link_checks (links.session);

  window = socle_window_new (NULL, links.session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait_for (ui_is_mapped, window);
  g_assert_true (socle_session_load (links.session, NULL));
  socle_window_show_page (window, "links");
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (painted_cb), NULL);
  settle ();

  bench_watch_stalls ();
  n_frames = 0;
  start = bench_now ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (socle_window_get_current_page (window)),
                                             "page.check-all", NULL));
  g_assert_true (socle_link_checks_get_running (checks));
  ui_wait_for (is_at_rest, checks);
  settle ();

  g_print ("# %u links in %.0f ms, %u frames\n", socle_link_checks_get_done (checks),
           bench_now () - start, n_frames);
  bench_print_stall ("check", bench_take_stall ());
  remove_all (links.folder);

  /* Taking the window apart is no part of it. */
  fflush (stdout);
  _exit (EXIT_SUCCESS);
}
