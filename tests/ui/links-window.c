/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window for a person, or for xdotool, whose links lead to a server of our own that does
 * everything wrong: links-window LANGUAGE STYLE WIDTH HEIGHT */

#include "config.h"

#include "socle-paths.h"
#include "socle-window.h"

#include "../portal/fault-replies.h"
#include "../portal/tls-servers.h"
#include "links-fixture.h"

#include <locale.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* The program itself refuses to contact this computer; only this one may. */

/* One of each state that a link can be in; the servers with another encryption come in
 * between. */
static const char *paths[] = {
  "page",       "moved",        "refresh",     "login",        "404",     "403",
  NULL,         NULL,           NULL,          "to-localhost", "to-file", "loop",
  "chain?n=10", "no-location",  "empty",       "ssh",          "silence", "slow-body",
  "cut-gzip",   "endless-page", "two-lengths", "zero",         NULL,
};

#define FIRST_TLS 6

static const char *const reports[] = { "ok", "large", "revised", "no-end", "changing", NULL };

static gboolean
revise_cb (gpointer user_data)
{
  fault_replies_revise ();

  return G_SOURCE_CONTINUE;
}

static gboolean
is_language (const char *language, const char *wanted)
{
  return strcmp (language, wanted) == 0;
}

static void
add_tls_servers (LinksFixture *links)
{
  TlsServers *tls = tls_servers_new (fault_server_get_port (links->server));
  const guint16 ports[] = { tls_servers_get_port (tls, TLS_SELF_SIGNED),
                            tls_servers_get_port (tls, TLS_EXPIRED),
                            tls_servers_get_old_port (tls) };

  links->database = tls_servers_get_database (tls);
  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      links->exempt[i + 1] = g_strdup_printf ("127.0.0.1:%u", ports[i]);
      paths[FIRST_TLS + i] = g_strdup_printf ("https://%s/", links->exempt[i + 1]);
    }
}

/* What an application does for its windows. */
static void
add_resources (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();

  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    SOCLE_RESOURCE_PATH "/icons");
  gtk_css_provider_load_from_resource (provider, SOCLE_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char *argv[])
{
  LinksFixture links = { 0 };
  g_autofree char *locale_dir = socle_paths_dup_locale_dir ();
  g_autoptr (GMainLoop) loop = NULL;
  SocleWindow *window;

  g_test_init (&argc, &argv, NULL);
  if (argc < 5)
    {
      g_printerr ("usage: %s LANGUAGE STYLE WIDTH HEIGHT\n", argv[0]);
      return 2;
    }

  g_setenv ("LANGUAGE", argv[1], TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  add_resources ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_language (argv[2], "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);

  fault_replies_prepare ();
  links.server = fault_server_new ();
  add_tls_servers (&links);
  links_set_up (&links, paths, reports);
  socle_session_set_language (links.session, is_language (argv[1], "fr") ? SOCLE_LANGUAGE_FRENCH
                                                                         : SOCLE_LANGUAGE_ENGLISH);
  g_timeout_add_seconds (20, revise_cb, NULL);

  window = socle_window_new (NULL, links.session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[3]), atoi (argv[4]));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (socle_session_load (links.session, NULL));
  socle_window_show_page (window, "links");

  loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  g_main_loop_run (loop);
  links_tear_down (&links);

  return 0;
}
