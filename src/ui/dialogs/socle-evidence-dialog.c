/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is evidence of: first the report, then its edition or letter. */

#include "config.h"

#include "socle-evidence-dialog.h"

#include "socle-format.h"
#include "socle-intake.h"
#include "socle-plain-group.h"
#include "socle-record-wording.h"
#include "socle-report-row.h"
#include "socle-result-factory.h"
#include "socle-result-list.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

struct _SocleEvidenceDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation; /* (unowned): template child */
  GtkLabel *question;            /* (unowned): template child */
  GtkSearchEntry *search_entry;  /* (unowned): template child */
  GtkStack *stack;               /* (unowned): template child */
  GtkListView *view;             /* (unowned): template child */

  SocleSession *session;    /* (owned) (nullable) */
  SocleLibrary *library;    /* (owned) (nullable): of which the reports are */
  SocleReceivedFile *file;  /* (owned) (nullable) */
  SocleReport *report;      /* (owned) (nullable): that was chosen */
  SocleResultList *results; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SocleEvidenceDialog, socle_evidence_dialog, ADW_TYPE_DIALOG)

static SocleMessages *
get_messages (SocleEvidenceDialog *self)
{
  return socle_session_get_messages (self->session);
}

static GtkWidget *
create_row (gpointer user_data)
{
  return socle_report_row_new ();
}

static void
update_row (GtkWidget *row, gpointer item, gpointer user_data)
{
  socle_report_row_show (SOCLE_REPORT_ROW (row), item, get_messages (user_data));
}

static char *
label_row (gpointer item, gpointer user_data)
{
  SocleEvidenceDialog *self = user_data;
  g_autofree char *title = socle_wording_report_title (get_messages (self), item);
  g_autofree char *kind = socle_wording_kind (get_messages (self), item);

  return g_strjoin (", ", title, kind, NULL);
}

static void
search_changed_cb (SocleEvidenceDialog *self)
{
  SocleQuery query = { .text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) };

  socle_result_list_set_query (self->results, &query);
  gtk_stack_set_visible_child_name (self->stack, socle_result_list_get_total (self->results) > 0
                                                   ? "list"
                                                   : "no-results");
}

/* The dialog makes way for what comes next. */
static GtkWidget *
leave (SocleEvidenceDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_force_close (ADW_DIALOG (self));

  return window;
}

static void
record_chosen_cb (SocleEvidenceDialog *self, GtkWidget *row)
{
  g_autoptr (SocleEvidenceDialog) kept = g_object_ref (self);
  SocleRecord *record = g_object_get_data (G_OBJECT (row), "socle-record");

  socle_intake_file_under (self->session, record, self->file);
  leave (self);
}

static void
open_form (SocleEvidenceDialog *self, SocleRecordKind kind)
{
  g_autoptr (SocleEvidenceDialog) kept = g_object_ref (self);

  socle_intake_open_form (leave (self), self->session, self->report, kind, self->file);
}

static void
new_edition_cb (SocleEvidenceDialog *self)
{
  open_form (self, SOCLE_RECORD_EDITION);
}

static void
new_letter_cb (SocleEvidenceDialog *self)
{
  open_form (self, SOCLE_RECORD_LETTER);
}

static GtkWidget *
create_record_row (SocleEvidenceDialog *self, SocleRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *days = socle_record_wording_days (get_messages (self), record);
  g_autofree char *detail = socle_record_wording_detail (get_messages (self), record);

  g_object_set_data_full (G_OBJECT (row), "socle-record", socle_record_ref (record),
                          (GDestroyNotify) socle_record_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), days);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, days,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  g_signal_connect_object (row, "activated", G_CALLBACK (record_chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

/* The editions or letters of the report, the newest first, and a new one. */
static AdwPreferencesGroup *
create_group (SocleEvidenceDialog *self, SocleRecordKind kind)
{
  SocleHoldings *holdings =
    socle_recorder_get_holdings (socle_session_get_recorder (self->session));
  gboolean is_edition = kind == SOCLE_RECORD_EDITION;
  AdwPreferencesGroup *group =
    socle_plain_group_new (is_edition ? _ ("Editions Received") : _ ("Bridge Letters"), "");
  GtkWidget *button = adw_button_row_new ();

  if (holdings != NULL)
    {
      g_autoptr (GPtrArray) records = socle_holdings_list_records (holdings, kind, self->report);

      for (guint i = records->len; i > 0; i--)
        adw_preferences_group_add (group,
                                   create_record_row (self, g_ptr_array_index (records, i - 1)));
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button),
                                 is_edition ? _ ("New Edition…") : _ ("New Letter…"));
  g_signal_connect_object (button, "activated",
                           is_edition ? G_CALLBACK (new_edition_cb) : G_CALLBACK (new_letter_cb),
                           self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, button);

  return group;
}

static void
row_activated_cb (SocleEvidenceDialog *self, guint position)
{
  g_autoptr (SocleResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), position);

  if (result != NULL && socle_result_get_item (result) != NULL)
    socle_evidence_dialog_show_report (self, socle_result_get_item (result));
}

/* Enter in the search takes the first report that was found. */
static void
search_activated_cb (SocleEvidenceDialog *self)
{
  row_activated_cb (self, 0);
}

static void
socle_evidence_dialog_dispose (GObject *object)
{
  SocleEvidenceDialog *self = SOCLE_EVIDENCE_DIALOG (object);

  /* The parent class keeps the child, and would let go of it a second time. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_EVIDENCE_DIALOG);
  g_clear_object (&self->results);
  g_clear_object (&self->report);
  g_clear_object (&self->file);
  g_clear_object (&self->library);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_evidence_dialog_parent_class)->dispose (object);
}

static void
socle_evidence_dialog_class_init (SocleEvidenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_evidence_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/dialogs/socle-evidence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleEvidenceDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, SocleEvidenceDialog, question);
  gtk_widget_class_bind_template_child (widget_class, SocleEvidenceDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SocleEvidenceDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SocleEvidenceDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
socle_evidence_dialog_init (SocleEvidenceDialog *self)
{
  self->results = socle_result_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->view));
}

/* Asks what a file that can be kept is evidence of. */
SocleEvidenceDialog *
socle_evidence_dialog_new (SocleSession *session, SocleReceivedFile *file)
{
  SocleEvidenceDialog *self = g_object_new (SOCLE_TYPE_EVIDENCE_DIALOG, NULL);
  g_autofree char *name = socle_visible_text (socle_received_file_get_name (file));
  /* Translators: {name} is the name of a file */
  g_autofree char *question = socle_format (_ ("Which report is “{name}”?"), "name", name, NULL);
  g_autoptr (GtkListItemFactory) rows =
    socle_result_factory_new (create_row, update_row, label_row, self);
  GtkSingleSelection *selection =
    gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->results)));

  self->session = g_object_ref (session);
  self->file = g_object_ref (file);
  if (socle_session_get_library (session) != NULL)
    {
      self->library = g_object_ref (socle_session_get_library (session));
      socle_result_list_set_contents (self->results, socle_library_get_reports (self->library),
                                      socle_library_get_report_index (self->library));
    }
  gtk_label_set_text (self->question, question);
  gtk_list_view_set_factory (self->view, rows);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  search_changed_cb (self);

  return self;
}

/* Goes on with a report. */
void
socle_evidence_dialog_show_report (SocleEvidenceDialog *self, SocleReport *report)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  g_autofree char *title = socle_wording_report_title (get_messages (self), report);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_set_object (&self->report, report);
  /* The description of a page is always taken for markup. */
  adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (page), escaped);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), create_group (self, SOCLE_RECORD_EDITION));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), create_group (self, SOCLE_RECORD_LETTER));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_navigation_view_push (self->navigation,
                            adw_navigation_page_new (view, _ ("Edition or Letter")));
}
