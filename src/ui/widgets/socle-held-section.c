/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editions or letters of a report that we hold, with their files. */

#include "config.h"

#include "socle-held-section.h"

#include "socle-detail-pane.h"
#include "socle-evidence-row.h"
#include "socle-intake.h"
#include "socle-letter-check.h"
#include "socle-record-dialog.h"
#include "socle-record-wording.h"
#include "socle-text-label.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/*
 * Filled anew whenever the register holds something else; what was open stays open. A row
 * opens to the files that were received, with what can be done below them.
 */
struct _SocleHeldSection
{
  GtkBox parent_instance;

  GtkListBox *list; /* (unowned): a child */

  SocleSession *session; /* (owned) (nullable) */
  SocleReport *report;   /* (owned) (nullable) */
  SocleRecordKind kind;
};

G_DEFINE_FINAL_TYPE (SocleHeldSection, socle_held_section, GTK_TYPE_BOX)

static SocleRecorder *
get_recorder (SocleHeldSection *self)
{
  return socle_session_get_recorder (self->session);
}

static SocleMessages *
get_messages (SocleHeldSection *self)
{
  return socle_session_get_messages (self->session);
}

static SocleRecord *
get_record (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "socle-record");
}

static void
set_record (GtkWidget *widget, SocleRecord *record)
{
  g_object_set_data_full (G_OBJECT (widget), "socle-record", socle_record_ref (record),
                          (GDestroyNotify) socle_record_unref);
}

static void
add_clicked_cb (SocleHeldSection *self)
{
  if (self->session != NULL)
    socle_intake_open_form (GTK_WIDGET (self), self->session, self->report, self->kind, NULL);
}

static void
edit_clicked_cb (SocleHeldSection *self, GtkWidget *button)
{
  SocleRecordDialog *dialog =
    socle_record_dialog_new (self->session, self->report, self->kind, get_record (button));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
remove_clicked_cb (SocleHeldSection *self, GtkWidget *button)
{
  socle_recorder_remove (get_recorder (self), get_record (button),
                         self->kind == SOCLE_RECORD_EDITION ? _ ("Edition removed")
                                                            : _ ("Letter removed"));
}

static void
file_under (SocleHeldSection *self, SocleRecord *record, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (SocleReceivedFile) received = path != NULL ? socle_received_file_new (path) : NULL;

  if (received != NULL)
    socle_intake_file_under (self->session, record, received);
  else
    socle_recorder_refuse (get_recorder (self), _ ("Choose a place on this computer."));
}

/* A file that is chosen for a record. */
typedef struct
{
  SocleHeldSection *section; /* (owned) */
  SocleRecord *record;       /* (owned) */
} Choice;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && choice->section->session != NULL)
    file_under (choice->section, choice->record, file);
  g_object_unref (choice->section);
  socle_record_unref (choice->record);
  g_free (choice);
}

static void
add_file_clicked_cb (SocleHeldSection *self, GtkWidget *button)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice) { g_object_ref (self), socle_record_ref (get_record (button)) };
  gtk_file_dialog_set_title (dialog, _ ("Choose the File Received"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        file_chosen_cb, choice);
}

static void
add_button (SocleHeldSection *self,
            GtkWidget *box,
            SocleRecord *record,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  set_record (button, record);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

static GtkWidget *
create_buttons (SocleHeldSection *self, SocleRecord *record)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_button (self, box, record, _ ("_Edit…"), G_CALLBACK (edit_clicked_cb));
  add_button (self, box, record, _ ("Add _File…"), G_CALLBACK (add_file_clicked_cb));
  add_button (self, box, record, _ ("_Remove"), G_CALLBACK (remove_clicked_cb));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static void
add_note (AdwExpanderRow *expander, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_row (expander, row);
}

static void
add_check (SocleHeldSection *self, AdwExpanderRow *expander, SocleRecord *record)
{
  gboolean good = FALSE;
  g_autofree char *sentence = socle_letter_check (
    socle_recorder_get_holdings (get_recorder (self)), self->report, record,
    socle_fiscal_get_availability_lag (socle_session_get_fiscal (self->session)),
    get_messages (self), &good);

  if (sentence != NULL)
    add_note (expander, good ? _ ("It bridges") : _ ("To be looked at"), sentence);
}

static gboolean
are_as_filed (SocleHeldSection *self, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (socle_evidence_row_has_warning (self->session, g_ptr_array_index (files, i)))
      return FALSE;

  return TRUE;
}

/* Also where it is not opened to its files, it says that one of them is not what it was. */
static char *
describe (SocleHeldSection *self, SocleRecord *record, gboolean as_filed)
{
  g_autofree char *detail = socle_record_wording_detail (get_messages (self), record);

  return as_filed ? g_steal_pointer (&detail)
                  : g_strconcat (detail, "\n", _ ("A file is not as it was filed."), NULL);
}

static GtkWidget *
create_row (SocleHeldSection *self, SocleRecord *record)
{
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (self));
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *days = socle_record_wording_days (get_messages (self), record);
  g_autoptr (GPtrArray) files = socle_holdings_list_evidence (holdings, record);
  gboolean as_filed = are_as_filed (self, files);
  g_autofree char *detail = describe (self, record, as_filed);
  g_autofree char *notes = socle_visible_text (socle_record_get (record, "notes"));

  set_record (row, record);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), days);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), detail);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 0);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, days,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);

  if (self->kind == SOCLE_RECORD_LETTER)
    add_check (self, ADW_EXPANDER_ROW (row), record);
  if (*notes != '\0')
    add_note (ADW_EXPANDER_ROW (row), _ ("Notes"), notes);
  for (guint i = 0; i < files->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              socle_evidence_row_new (self->session, g_ptr_array_index (files, i)));
  if (!as_filed)
    socle_evidence_row_add_warning_icon (row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_buttons (self, record));

  return row;
}

static void
add_empty_row (SocleHeldSection *self)
{
  socle_detail_list_add_state (
    self->list, "socle-uncovered-symbolic",
    self->kind == SOCLE_RECORD_EDITION ? _ ("No edition recorded") : _ ("No letter recorded"),
    self->kind == SOCLE_RECORD_EDITION ? _ ("What is expected counts until one is.") : NULL);
}

static GPtrArray *
list_records (SocleHeldSection *self)
{
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (self));

  return holdings != NULL ? socle_holdings_list_records (holdings, self->kind, self->report)
                          : g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);
}

/* Which rows are open, by the identifiers of their records. */
static GHashTable *
find_open (SocleHeldSection *self)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
      g_hash_table_add (open, g_strdup (socle_record_get_id (get_record (row))));

  return open;
}

static void
holdings_changed_cb (SocleHeldSection *self)
{
  g_autoptr (GHashTable) open = find_open (self);
  g_autoptr (GPtrArray) records = list_records (self);

  gtk_list_box_remove_all (self->list);
  /* The newest first. */
  for (guint i = records->len; i > 0; i--)
    {
      SocleRecord *record = g_ptr_array_index (records, i - 1);
      GtkWidget *row = create_row (self, record);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                     g_hash_table_contains (open, socle_record_get_id (record)));
      gtk_list_box_append (self->list, row);
    }
  if (records->len == 0)
    add_empty_row (self);
}

static void
socle_held_section_dispose (GObject *object)
{
  SocleHeldSection *self = SOCLE_HELD_SECTION (object);

  g_clear_object (&self->session);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (socle_held_section_parent_class)->dispose (object);
}

static void
socle_held_section_class_init (SocleHeldSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = socle_held_section_dispose;
}

static void
socle_held_section_init (SocleHeldSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
}

static void
add_heading (SocleHeldSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *title =
    self->kind == SOCLE_RECORD_EDITION ? _ ("Editions Received") : _ ("Bridge Letters");
  GtkWidget *label = socle_text_label_new (title, "heading");
  GtkWidget *button = gtk_button_new_with_mnemonic (
    self->kind == SOCLE_RECORD_EDITION ? _ ("_Add Edition…") : _ ("Add _Letter…"));

  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self), box);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/* The editions of a report, or the letters about it. */
GtkWidget *
socle_held_section_new (SocleSession *session, SocleReport *report, SocleRecordKind kind)
{
  SocleHeldSection *self = g_object_new (SOCLE_TYPE_HELD_SECTION, NULL);

  self->session = g_object_ref (session);
  self->report = g_object_ref (report);
  self->kind = kind;
  add_heading (self);
  g_signal_connect_object (socle_session_get_keeper (session), "notify::holdings",
                           G_CALLBACK (holdings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (socle_session_get_evidence_watch (session), "notify::findings",
                           G_CALLBACK (holdings_changed_cb), self, G_CONNECT_SWAPPED);
  holdings_changed_cb (self);

  return GTK_WIDGET (self);
}
