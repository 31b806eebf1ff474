/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is kept as evidence: its digest, and opening it. */

#include "config.h"

#include "socle-evidence-row.h"

#include "socle-detail-pane.h"
#include "socle-evidence-origin.h"
#include "socle-format.h"
#include "socle-link-wording.h"
#include "socle-register-chore.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

static void
copy_clicked_cb (GtkWidget *row)
{
  SocleRecord *record = g_object_get_data (G_OBJECT (row), "socle-record");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (row), socle_record_get (record, "sha256"));
  gtk_widget_activate_action (row, "win.tell", "s", _ ("SHA-256 copied"));
}

static void
check_again (GtkWidget *row)
{
  SocleSession *session = g_object_get_data (G_OBJECT (row), "socle-session");

  socle_evidence_watch_check_now (socle_session_get_evidence_watch (session));
}

/* The file was read again and is what it was, or a sentence says what is wrong with it. */
static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleRegisterChore) chore =
    socle_register_keeper_call_finish (SOCLE_REGISTER_KEEPER (source), result, &error);
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  /* The row has gone meanwhile, as another report is shown, and so has who wanted the file;
   * what was found is told by the rows that are there now. */
  if (gtk_widget_get_root (row) == NULL)
    {
      if (chore != NULL && chore->findings->len > 0)
        check_again (row);
      return;
    }

  if (chore == NULL)
    gtk_widget_activate_action (row, "win.tell", "s", error->message);
  else if (chore->findings->len > 0)
    {
      gtk_widget_activate_action (row, "win.tell", "s", g_ptr_array_index (chore->findings, 0));
      check_again (row);
    }
  else
    {
      file = g_file_new_for_path (chore->target);
      uri = g_file_get_uri (file);
      gtk_widget_activate_action (row, "win.open-file", "s", uri);
    }
}

static void
open_clicked_cb (GtkWidget *row)
{
  SocleSession *session = g_object_get_data (G_OBJECT (row), "socle-session");
  SocleRecord *record = g_object_get_data (G_OBJECT (row), "socle-record");
  SocleRegisterKeeper *keeper = socle_session_get_keeper (session);
  SocleRegisterChore *chore;

  if (socle_register_keeper_get_register (keeper) == NULL)
    return;

  chore = socle_register_chore_new (socle_session_get_messages (session), NULL);
  chore->record = socle_record_ref (record);
  socle_register_keeper_call_async (keeper, FALSE, socle_register_chore_lay_out, chore,
                                    (GDestroyNotify) socle_register_chore_free, opened_cb,
                                    g_object_ref (row));
}

static void
add_button (GtkWidget *row, const char *icon_name, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", callback, row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* (nullable): what is wrong with a file, and what to do */
static const char *
find_warning (SocleSession *session, SocleRecord *record)
{
  switch (socle_evidence_watch_get_state (socle_session_get_evidence_watch (session), record))
    {
    case SOCLE_EVIDENCE_MISSING:
      return _ (
        "The file is missing or cannot be read. Restore it from a backup or file it again.");
    case SOCLE_EVIDENCE_BAD:
      return _ (
        "The file is not the one that was filed. Restore it from a backup or file it again.");
    case SOCLE_EVIDENCE_GOOD:
    default:
      return NULL;
    }
}

/* Whether something is wrong with the file of a record. */
gboolean
socle_evidence_row_has_warning (SocleSession *session, SocleRecord *record)
{
  return find_warning (session, record) != NULL;
}

/* Marks a row of a file, or of what it is filed under. */
void
socle_evidence_row_add_warning_icon (GtkWidget *row)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("socle-gap-symbolic");

  /* The row's text says what the icon shows. */
  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (icon, "error");
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  else
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
}

static char *
describe (SocleSession *session, SocleRecord *record)
{
  SocleMessages *messages = socle_session_get_messages (session);
  SocleHoldings *holdings = socle_register_keeper_get_holdings (socle_session_get_keeper (session));
  guint64 size = g_ascii_strtoull (socle_record_get (record, "size"), NULL, 10);
  g_autofree char *bytes = socle_link_wording_size (messages, size);
  g_autofree char *link = socle_evidence_origin_dup_link (record);
  g_autofree char *change = NULL;
  g_autofree char *received = NULL;
  SocleRecord *before =
    holdings != NULL ? socle_evidence_origin_find_before (holdings, record) : NULL;
  GDate date;

  if (socle_record_get_date (record, "received_on", &date))
    received = socle_messages_format_date (messages, &date);

  if (before != NULL)
    change = socle_evidence_origin_describe_change (messages, before, record);

  /* A line of its own for the digest, which is compared digit by digit. */
  return g_strconcat (bytes, received != NULL ? " · " : "", received != NULL ? received : "",
                      "\nSHA-256 ", socle_record_get (record, "sha256"), link != NULL ? "\n" : "",
                      link != NULL ? link : "", change != NULL ? "\n" : "",
                      change != NULL ? change : "", NULL);
}

/* A row for a file of the register. */
GtkWidget *
socle_evidence_row_new (SocleSession *session, SocleRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = socle_visible_text (socle_record_get (record, "name"));
  const char *warning = find_warning (session, record);
  g_autofree char *facts = describe (session, record);
  g_autofree char *detail =
    g_strconcat (warning != NULL ? warning : "", warning != NULL ? "\n" : "", facts, NULL);
  const char *title = *name != '\0' ? name : _ ("File without a name");

  g_object_set_data_full (G_OBJECT (row), "socle-session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "socle-record", socle_record_ref (record),
                          (GDestroyNotify) socle_record_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "socle-address");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  socle_detail_row_keep_whole (row);
  if (warning != NULL)
    socle_evidence_row_add_warning_icon (row);
  add_button (row, "edit-copy-symbolic", _ ("Copy SHA-256"), G_CALLBACK (copy_clicked_cb));
  add_button (row, "socle-external-symbolic", _ ("Open File"), G_CALLBACK (open_clicked_cb));

  return row;
}
