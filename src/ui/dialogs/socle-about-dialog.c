/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Socle is, whose it is, and what it runs on. */

#include "config.h"

#include "socle-about-dialog.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* More catalogues than help somebody to find a mistake are only counted. */
#define MAX_CATALOGUES 20

/* For a report of a mistake: not translated, so that who reads it can. */
static char *
create_debug_info (SocleLibrary *library)
{
  GString *info = g_string_new (NULL);
  GListModel *catalogues = library != NULL ? socle_library_get_catalogues (library) : NULL;
  guint n_catalogues = catalogues != NULL ? g_list_model_get_n_items (catalogues) : 0;

  g_string_append_printf (info, "Socle %s\n", SOCLE_VERSION);
  g_string_append_printf (info, "GTK %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (info, "libadwaita %u.%u.%u\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
  g_string_append_printf (info, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version,
                          glib_micro_version);
  g_string_append_printf (info, "json-glib %s\n", JSON_VERSION_S);
  g_string_append_printf (info, "Flatpak: %s\n",
                          g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "yes" : "no");
  g_string_append_printf (info, "Catalogues: %u\n", n_catalogues);

  for (guint i = 0; i < MIN (n_catalogues, MAX_CATALOGUES); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      g_string_append_printf (info, "- %s\n", socle_catalogue_get_id (catalogue));
    }

  return g_string_free_and_steal (info);
}

/* The words of the metainfo file, which says the same where programs are chosen. */
static char *
create_release_notes (void)
{
  return g_strdup_printf (
    "<p>%s</p><ul><li>%s</li><li>%s</li><li>%s</li><li>%s</li><li>%s</li><li>%s</li><li>%s</li>"
    "</ul>",
    _ ("The first release opens a dated catalogue of Microsoft’s cloud services and shows which "
       "SOC reports cover them."),
    _ ("Services and reports filtered by SOC type, searched, sorted and linked to each other"),
    _ ("The coverage of the fiscal year, month by month, and what is due"),
    _ ("A register of the editions and letters received, with their files and a trail"),
    _ ("A summary as PDF, tables, calendar or data, in English and French"),
    _ ("Gaps worked out from the catalogue, such as services that no report names"),
    _ ("A guide with questions, answers and a glossary in English and French"),
    _ ("The same answers on the command line, as a table, JSON or CSV"));
}

AdwDialog *
socle_about_dialog_new (SocleLibrary *library)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  g_autofree char *debug_info = create_debug_info (library);
  g_autofree char *release_notes = create_release_notes ();
  const char *developers = _ ("The Socle developers");
  g_autofree char *copyright = g_strdup_printf ("© 2026 %s", developers);

  g_object_set (dialog, "application-icon", SOCLE_APP_ID, "application-name", "Socle", "version",
                SOCLE_VERSION, "developer-name", developers, "copyright", copyright, "license-type",
                GTK_LICENSE_GPL_3_0, "comments",
                _ ("Which cloud services are covered by a SOC report, for which months, and where "
                   "the proof is"),
                "website", "https://github.com/socle/socle", "issue-url",
                "https://github.com/socle/socle/issues", "debug-info", debug_info,
                "debug-info-filename", "socle-debug-info.txt", "release-notes", release_notes,
                "release-notes-version", SOCLE_VERSION,
                /* Translators: your names, one on each line */
                "translator-credits", _ ("translator-credits"), NULL);

  return dialog;
}
