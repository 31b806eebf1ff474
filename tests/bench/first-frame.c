/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when a GTK program painted its first frame, without changing the program. */

#define _GNU_SOURCE /* RTLD_NEXT */

#include "config.h"

#include "bench-support.h"

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * To be preloaded by launch. It stands before g_application_run(), waits for the
 * first frame of the first window, writes
 *
 *   first-frame MILLISECONDS-SINCE-EXEC PSS-IN-MB
 *
 * to the standard error output and ends the program at once. With
 * SOCLE_BENCH_SETTLE set to a number of milliseconds, it waits for so long first and
 * then tells what the program holds in memory.
 */

typedef int (*RunFunc) (GApplication *application, int argc, char **argv);

int g_application_run (GApplication *application, int argc, char **argv);

static double first_frame;
static gboolean rendered;

static void
tell_and_exit (void)
{
  fprintf (stderr, "first-frame %.2f %.2f\n", first_frame,
           bench_read_memory ("/proc/self/smaps_rollup", "Pss:"));
  _exit (EXIT_SUCCESS);
}

static gboolean
settled_cb (gpointer user_data)
{
  tell_and_exit ();

  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  const char *settle = g_getenv ("SOCLE_BENCH_SETTLE");

  if (!rendered || first_frame > 0)
    return;

  first_frame = bench_now () - g_ascii_strtod (g_getenv ("SOCLE_BENCH_START"), NULL);
  if (settle == NULL)
    tell_and_exit ();
  g_timeout_add ((guint) atoi (settle), settled_cb, NULL);
}

/* A hook, since GTK's own handler lets no later one have the signal. */
static gboolean
rendered_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  rendered = TRUE;

  return TRUE;
}

static void
watch (GtkWidget *window, gpointer user_data)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, rendered_cb, NULL,
                              NULL);
  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    watch (GTK_WIDGET (window), NULL);
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (watch), NULL);
}

int
g_application_run (GApplication *application, int argc, char **argv)
{
  RunFunc run = (RunFunc) dlsym (RTLD_NEXT, "g_application_run");

  if (GTK_IS_APPLICATION (application))
    g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return run (application, argc, argv);
}
