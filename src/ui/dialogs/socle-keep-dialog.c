/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which edition or letter a linked document is to be kept with. */

#include "config.h"

#include "socle-keep-dialog.h"

#include "socle-format.h"
#include "socle-plain-group.h"
#include "socle-record-dialog.h"
#include "socle-record-wording.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

/*
 * To choose from are the editions and letters of the reports that have the link, or, where none
 * has it, all that are held. What is chosen is told by #SocleKeepDialog::chosen and is the
 * identifier of whatever the file can be filed under; empty for nothing.
 */
struct _SocleKeepDialog
{
  AdwDialog parent_instance;

  AdwBin *bin; /* (unowned): template child */

  SocleSession *session;  /* (owned) (nullable) */
  SocleLibrary *library;  /* (owned) (nullable): of which the reports are */
  SoclePortalLink *link;  /* (owned) (nullable) */
  GPtrArray *reports;     /* (owned) (element-type SocleReport): that have the link */
  SocleReport *extended;  /* (owned) (nullable): is being given an edition */
  guint n_before;         /* how many records it had before */
  char *choice;           /* (owned) (nullable): none before the first look */
  GtkCheckButton *radios; /* (owned): never shown; makes one choice alone look like one, too */
};

G_DEFINE_FINAL_TYPE (SocleKeepDialog, socle_keep_dialog, ADW_TYPE_DIALOG)

static guint chosen_signal;

static SocleHoldings *
get_holdings (SocleKeepDialog *self)
{
  return socle_recorder_get_holdings (socle_session_get_recorder (self->session));
}

static SocleMessages *
get_messages (SocleKeepDialog *self)
{
  return socle_session_get_messages (self->session);
}

/* --- What there is to choose from ------------------------------------------------- */

static void
add_report (GPtrArray *reports, SocleReport *report)
{
  if (!g_ptr_array_find (reports, report, NULL))
    g_ptr_array_add (reports, g_object_ref (report));
}

static void
add_reports (GPtrArray *reports, GPtrArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    add_report (reports, g_ptr_array_index (more, i));
}

/* The reports that have a link themselves, or by their service or cycle. */
static GPtrArray *
find_reports (SoclePortalLink *link)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    {
      GObject *item = socle_portal_link_get_use (link, i)->item;

      if (SOCLE_IS_REPORT (item))
        add_report (reports, SOCLE_REPORT (item));
      else if (SOCLE_IS_SERVICE (item))
        add_reports (reports, socle_service_get_reports (SOCLE_SERVICE (item)));
      else if (SOCLE_IS_AUDIT_CYCLE (item))
        add_reports (reports, socle_audit_cycle_get_reports (SOCLE_AUDIT_CYCLE (item)));
    }

  return reports;
}

/* Editions, then letters, the newest of each first. */
static GPtrArray *
list_records (SocleKeepDialog *self, SocleReport *report)
{
  static const SocleRecordKind kinds[] = { SOCLE_RECORD_EDITION, SOCLE_RECORD_LETTER };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && get_holdings (self) != NULL; i++)
    {
      g_autoptr (GPtrArray) records =
        socle_holdings_list_records (get_holdings (self), kinds[i], report);

      for (guint j = records->len; j > 0; j--)
        g_ptr_array_add (found, socle_record_ref (g_ptr_array_index (records, j - 1)));
    }

  return found;
}

/* --- The choices ------------------------------------------------------------------ */

static void
toggled_cb (SocleKeepDialog *self, GtkCheckButton *radio)
{
  if (gtk_check_button_get_active (radio))
    g_set_str (&self->choice, g_object_get_data (G_OBJECT (radio), "socle-id"));
}

static void
add_choice (SocleKeepDialog *self,
            AdwPreferencesGroup *group,
            const char *id,
            const char *title,
            const char *detail)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *radio = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  g_object_set_data_full (G_OBJECT (radio), "socle-id", g_strdup (id), g_free);
  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), self->radios);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), g_strcmp0 (self->choice, id) == 0);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
  adw_preferences_group_add (group, row);
}

static void
add_edition_cb (SocleKeepDialog *self, GtkWidget *row)
{
  SocleReport *report = g_object_get_data (G_OBJECT (row), "socle-report");
  g_autoptr (GPtrArray) records = list_records (self, report);

  g_set_object (&self->extended, report);
  self->n_before = records->len;
  adw_dialog_present (ADW_DIALOG (socle_record_dialog_new (self->session, report,
                                                           SOCLE_RECORD_EDITION, NULL)),
                      GTK_WIDGET (self));
}

static void
add_edition_row (SocleKeepDialog *self, AdwPreferencesGroup *group, SocleReport *report)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Add Edition…"));
  g_object_set_data_full (G_OBJECT (row), "socle-report", g_object_ref (report), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (add_edition_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
fill_report (SocleKeepDialog *self, AdwPreferencesPage *page, SocleReport *report, gboolean extend)
{
  g_autoptr (GPtrArray) records = list_records (self, report);
  g_autofree char *title = socle_wording_report_title (get_messages (self), report);
  AdwPreferencesGroup *group;

  if (records->len == 0 && !extend)
    return;

  group =
    socle_plain_group_new (title, records->len == 0 ? _ ("No edition of it is recorded yet.") : "");
  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      g_autofree char *days = socle_record_wording_days (get_messages (self), record);
      g_autofree char *detail = socle_record_wording_detail (get_messages (self), record);

      add_choice (self, group, socle_record_get_id (record), days, detail);
    }
  if (extend)
    add_edition_row (self, group, report);
  adw_preferences_page_add (page, group);
}

/* The edition that was just added; at first the newest of the first report that has one; else
 * what was chosen before, or nothing. */
static void
find_choice (SocleKeepDialog *self)
{
  g_autoptr (GPtrArray) added = self->extended != NULL ? list_records (self, self->extended) : NULL;

  if (added != NULL && added->len > self->n_before)
    {
      g_set_str (&self->choice, socle_record_get_id (g_ptr_array_index (added, 0)));
      g_clear_object (&self->extended);
    }

  for (guint i = 0; self->choice == NULL && i < self->reports->len; i++)
    {
      g_autoptr (GPtrArray) records = list_records (self, g_ptr_array_index (self->reports, i));

      if (records->len > 0)
        self->choice = g_strdup (socle_record_get_id (g_ptr_array_index (records, 0)));
    }
  if (self->choice == NULL)
    self->choice = g_strdup ("");
}

static AdwPreferencesGroup *
create_introduction (SocleKeepDialog *self)
{
  g_autofree char *title = socle_visible_text (
    socle_portal_link_get_title (self->link, socle_messages_get_language (get_messages (self))));
  g_autofree char *host = socle_visible_text (socle_portal_link_get_host (self->link));
  /* Translators: {title} is a document, {host} a server such as “www.example.com” */
  g_autofree char *text = socle_format (_ ("“{title}” comes from {host} and is kept as it is, with "
                                           "its SHA-256. What does it belong to?"),
                                        "title", title, "host", host, NULL);

  return socle_plain_group_new ("", text);
}

static void
fill (SocleKeepDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GListModel *all = socle_library_get_reports (self->library);
  AdwPreferencesGroup *group = socle_plain_group_new ("", "");

  find_choice (self);
  adw_preferences_page_add (page, create_introduction (self));
  for (guint i = 0; i < self->reports->len; i++)
    fill_report (self, page, g_ptr_array_index (self->reports, i), TRUE);
  for (guint i = 0;
       self->reports->len == 0 && get_holdings (self) != NULL && i < g_list_model_get_n_items (all);
       i++)
    {
      g_autoptr (SocleReport) report = g_list_model_get_item (all, i);

      fill_report (self, page, report, FALSE);
    }

  add_choice (self, group, "", _ ("No edition"),
              _ ("It is found with its link, and an auditor gets it with the rest."));
  adw_preferences_page_add (page, group);
  adw_bin_set_child (self->bin, GTK_WIDGET (page));
}

/* --- The dialog ------------------------------------------------------------------- */

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleKeepDialog *self = SOCLE_KEEP_DIALOG (widget);
  g_autofree char *choice = g_strdup (self->choice);

  g_signal_emit (self, chosen_signal, 0, choice);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
socle_keep_dialog_dispose (GObject *object)
{
  SocleKeepDialog *self = SOCLE_KEEP_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->library);
  g_clear_object (&self->link);
  g_clear_object (&self->extended);
  g_clear_object (&self->radios);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_KEEP_DIALOG);

  G_OBJECT_CLASS (socle_keep_dialog_parent_class)->dispose (object);
}

static void
socle_keep_dialog_finalize (GObject *object)
{
  SocleKeepDialog *self = SOCLE_KEEP_DIALOG (object);

  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self->choice);

  G_OBJECT_CLASS (socle_keep_dialog_parent_class)->finalize (object);
}

static void
socle_keep_dialog_class_init (SocleKeepDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_keep_dialog_dispose;
  object_class->finalize = socle_keep_dialog_finalize;

  /**
   * SocleKeepDialog::chosen:
   * @self: the dialog
   * @filed_under: the identifier of an edition or letter; empty for none
   *
   * The document is to be kept.
   */
  chosen_signal = g_signal_new ("chosen", SOCLE_TYPE_KEEP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/dialogs/socle-keep-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleKeepDialog, bin);
  gtk_widget_class_install_action (widget_class, "keep.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "keep.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "keep.save",
                                       NULL);
}

static void
socle_keep_dialog_init (SocleKeepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->radios = GTK_CHECK_BUTTON (g_object_ref_sink (gtk_check_button_new ()));
}

/* A question about the document behind a link. */
SocleKeepDialog *
socle_keep_dialog_new (SocleSession *session, SoclePortalLink *link)
{
  SocleKeepDialog *self = g_object_new (SOCLE_TYPE_KEEP_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->library = g_object_ref (socle_session_get_library (session));
  self->link = g_object_ref (link);
  self->reports = find_reports (link);
  g_signal_connect_object (socle_session_get_keeper (session), "notify::holdings",
                           G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);

  return self;
}
