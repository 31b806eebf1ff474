/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of records, what each of its rows would change, and then the import. */

#include "config.h"

#include "socle-import-dialog.h"

#include "socle-detail-pane.h"
#include "socle-file-filters.h"
#include "socle-format.h"
#include "socle-record-import.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/*
 * The file is read on a thread, and again whenever the table is taken for another one or the
 * register changes: what is shown is what would happen. The last reading that was asked for
 * counts.
 */
struct _SocleImportDialog
{
  AdwDialog parent_instance;

  AdwToolbarView *view;            /* (unowned): template child */
  GtkStack *stack;                 /* (unowned): template child */
  GtkWidget *spinner;              /* (unowned): template child */
  GtkButton *import_button;        /* (unowned): template child */
  AdwActionRow *file_row;          /* (unowned): template child */
  AdwComboRow *table_row;          /* (unowned): template child */
  GtkListBox *notes;               /* (unowned): template child */
  AdwPreferencesGroup *rows_group; /* (unowned): template child */
  GtkListBox *rows;                /* (unowned): template child */

  SocleSession *session;     /* (owned) */
  GFile *file;               /* (owned) (nullable): what was chosen */
  int kind;                  /* what the table is taken for */
  SocleRecordImport *import; /* (owned) (nullable): what was read */
  guint n_readings;          /* how many were asked for */
  gboolean filling;          /* the table row changes by itself */
};

G_DEFINE_FINAL_TYPE (SocleImportDialog, socle_import_dialog, ADW_TYPE_DIALOG)

/* More than these nobody reads; problems come first. */
#define MAX_ROWS 200

/* What a thread is told. */
typedef struct
{
  char *path; /* (owned) */
  int kind;
  SocleHoldings *holdings; /* (owned) (nullable) */
  SocleLibrary *library;   /* (owned) (nullable) */
  SocleMessages *messages; /* (owned) */
  guint number;
} Reading;

static void start_reading (SocleImportDialog *self);

static void
reading_free (Reading *reading)
{
  g_free (reading->path);
  g_clear_object (&reading->holdings);
  g_clear_object (&reading->library);
  g_object_unref (reading->messages);
  g_free (reading);
}

static SocleRegisterKeeper *
get_keeper (SocleImportDialog *self)
{
  return socle_session_get_keeper (self->session);
}

static guint
count_changes (SocleImportDialog *self)
{
  return socle_record_import_count (self->import, SOCLE_IMPORT_NEW) +
         socle_record_import_count (self->import, SOCLE_IMPORT_CHANGED);
}

static gboolean
is_read_only (SocleImportDialog *self)
{
  return (socle_register_keeper_get_state (get_keeper (self)) & SOCLE_REGISTER_STATE_READ_ONLY) !=
         0;
}

static void
add_note (SocleImportDialog *self, const char *icon_name, const char *sentence)
{
  socle_detail_list_add_state (self->notes, icon_name, sentence, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), TRUE);
}

static void
fill_notes (SocleImportDialog *self)
{
  GPtrArray *notes = socle_record_import_get_notes (self->import);
  const char *problem = socle_record_import_get_problem (self->import);

  gtk_list_box_remove_all (self->notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), FALSE);
  if (problem != NULL)
    add_note (self, "socle-gap-symbolic", problem);
  else if (!socle_record_import_is_good (self->import))
    add_note (self, "socle-gap-symbolic",
              _ ("Nothing is imported before all rows are good. Put them right in the spreadsheet, "
                 "save it and choose it again."));
  if (is_read_only (self))
    add_note (self, "socle-gap-symbolic",
              _ ("The register can only be looked at, so nothing can be imported."));
  for (guint i = 0; i < notes->len; i++)
    add_note (self, "socle-info-symbolic", g_ptr_array_index (notes, i));
}

static GtkWidget *
create_badge (SocleImportRow *row, SocleMessages *messages)
{
  GtkWidget *label = gtk_label_new (socle_import_row_get_word (row, messages));
  static const char *const css_classes[SOCLE_N_IMPORT_STATES] = { "warning", "accent", "accent",
                                                                  "dim-label" };

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "socle-badge");
  gtk_widget_add_css_class (label, css_classes[socle_import_row_get_state (row)]);

  return label;
}

static GtkWidget *
create_row (SocleImportDialog *self, SocleImportRow *item)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title =
    socle_import_row_dup_title (item, socle_session_get_library (self->session), messages);
  g_autofree char *detail = socle_import_row_dup_detail (item, messages);

  if (*title == '\0')
    {
      g_autofree char *line =
        socle_messages_format_number (messages, socle_import_row_get_line (item));

      g_set_str (&title, NULL);
      title = socle_format (_ ("Line {line}"), "line", line, NULL);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_badge (item, messages));
  socle_detail_row_keep_whole (row);

  return row;
}

/* The rows in one state, as far as there is room. Returns how much room is left. */
static guint
add_rows (SocleImportDialog *self, SocleImportState state, guint room)
{
  GListModel *rows = socle_record_import_get_rows (self->import);

  for (guint i = 0; room > 0 && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SocleImportRow) row = g_list_model_get_item (rows, i);

      if (socle_import_row_get_state (row) != state)
        continue;
      gtk_list_box_append (self->rows, create_row (self, row));
      room--;
    }

  return room;
}

static const char *
get_count_sentence (SocleImportState state, guint n)
{
  switch (state)
    {
    case SOCLE_IMPORT_CHANGED:
      /* Translators: rows of a table that would change what is recorded */
      return ngettext ("{count} change", "{count} changes", n);
    case SOCLE_IMPORT_NEW:
      /* Translators: rows of a table that are not recorded yet */
      return ngettext ("{count} new", "{count} new", n);
    case SOCLE_IMPORT_SAME:
      /* Translators: rows of a table that are recorded already, just like that */
      return ngettext ("{count} the same", "{count} the same", n);
    case SOCLE_IMPORT_PROBLEM:
    default:
      return ngettext ("{count} row with a problem", "{count} rows with a problem", n);
    }
}

/* "1 change · 2 new", without what there is none of. */
static char *
dup_counts (SocleImportDialog *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (int state = 0; state < SOCLE_N_IMPORT_STATES; state++)
    {
      guint n = socle_record_import_count (self->import, (SocleImportState) state);
      g_autofree char *count = socle_messages_format_number (messages, n);

      if (n > 0)
        g_strv_builder_take (builder,
                             socle_format (get_count_sentence (state, n), "count", count, NULL));
    }
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

static void
fill_rows (SocleImportDialog *self)
{
  guint n_rows = g_list_model_get_n_items (socle_record_import_get_rows (self->import));
  g_autofree char *counts = dup_counts (self);
  g_autofree char *escaped_counts = g_markup_escape_text (counts, -1);
  guint room = MAX_ROWS;

  gtk_list_box_remove_all (self->rows);
  for (int state = 0; state < SOCLE_N_IMPORT_STATES; state++)
    room = add_rows (self, (SocleImportState) state, room);
  if (n_rows > MAX_ROWS)
    {
      g_autofree char *count =
        socle_messages_format_number (socle_session_get_messages (self->session),
                                      n_rows - MAX_ROWS);
      g_autofree char *text = socle_format (ngettext ("… and {count} more row",
                                                      "… and {count} more rows", n_rows - MAX_ROWS),
                                            "count", count, NULL);

      socle_detail_list_add_item (self->rows, text, NULL, NULL, NULL);
    }
  adw_preferences_group_set_title (self->rows_group, escaped_counts);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_group), n_rows > 0);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), counts,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update_button (SocleImportDialog *self)
{
  guint n = self->import != NULL ? count_changes (self) : 0;
  gboolean good = n > 0 && socle_record_import_is_good (self->import) && !is_read_only (self);
  g_autofree char *count =
    socle_messages_format_number (socle_session_get_messages (self->session), n);
  g_autofree char *label =
    socle_format (ngettext ("_Import {count} Record", "_Import {count} Records", n), "count", count,
                  NULL);

  gtk_button_set_label (self->import_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.import", good);
  adw_toolbar_view_set_reveal_bottom_bars (self->view, good);
}

static void
take_import (SocleImportDialog *self, SocleRecordImport *import)
{
  int kind = socle_record_import_get_kind (import);

  g_set_object (&self->import, import);
  /* The first choice stands for none of them, which is what is found where none suits. */
  self->filling = TRUE;
  adw_combo_row_set_selected (self->table_row, (guint) (kind + 1));
  self->filling = FALSE;
  fill_notes (self);
  fill_rows (self);
  update_button (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

/* On a thread. */
static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;

  g_task_return_pointer (task,
                         socle_record_import_read (reading->path, reading->kind, reading->holdings,
                                                   reading->library, reading->messages),
                         g_object_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleImportDialog) self = user_data;
  g_autoptr (SocleRecordImport) import = g_task_propagate_pointer (G_TASK (result), NULL);
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (self->session == NULL || reading->number != self->n_readings)
    return;

  gtk_widget_set_visible (self->spinner, FALSE);
  take_import (self, import);
}

static void
start_reading (SocleImportDialog *self)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, read_cb, g_object_ref (self));

  reading->path = g_file_get_path (self->file);
  reading->kind = self->kind;
  g_set_object (&reading->holdings, socle_register_keeper_get_holdings (get_keeper (self)));
  g_set_object (&reading->library, socle_session_get_library (self->session));
  reading->messages = g_object_ref (socle_session_get_messages (self->session));
  reading->number = ++self->n_readings;
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  gtk_widget_set_visible (self->spinner, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

static void
holdings_changed_cb (SocleImportDialog *self)
{
  if (self->file != NULL)
    start_reading (self);
}

static void
table_chosen_cb (SocleImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->table_row);

  if (self->filling || self->file == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  self->kind = (int) selected - 1;
  start_reading (self);
}

/* Reads a table that was chosen; which one it is follows from its columns. */
void
socle_import_dialog_read (SocleImportDialog *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  if (path == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  _ ("Choose a place on this computer."));
      return;
    }

  g_set_object (&self->file, file);
  self->kind = SOCLE_IMPORT_ANY_KIND;
  name = g_filename_display_basename (path);
  shown = socle_visible_text (name);
  adw_action_row_set_subtitle (self->file_row, shown);
  start_reading (self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleImportDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->session != NULL)
    socle_import_dialog_read (self, file);
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  const char *const suffixes[] = { "csv", "tsv", "txt", NULL };
  g_autoptr (GListModel) filters = socle_file_filters_new (_ ("Tables"), suffixes);

  gtk_file_dialog_set_title (dialog, _ ("Import Records"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb,
                        g_object_ref (widget));
}

/* One step, which the toast about it takes back. */
static void
import_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleImportDialog *self = SOCLE_IMPORT_DIALOG (widget);
  g_autoptr (GPtrArray) changes = socle_record_import_dup_changes (self->import);
  g_autofree char *count =
    socle_messages_format_number (socle_session_get_messages (self->session), changes->len);
  g_autofree char *title =
    socle_format (ngettext ("{count} record imported", "{count} records imported", changes->len),
                  "count", count, NULL);

  socle_recorder_import (socle_session_get_recorder (self->session), changes, title);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
socle_import_dialog_dispose (GObject *object)
{
  SocleImportDialog *self = SOCLE_IMPORT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_object (&self->import);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (socle_import_dialog_parent_class)->dispose (object);
}

static void
socle_import_dialog_class_init (SocleImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_import_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/dialogs/socle-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, table_row);
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, rows_group);
  gtk_widget_class_bind_template_child (widget_class, SocleImportDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, table_chosen_cb);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "import.import", NULL, import_cb);
}

static void
socle_import_dialog_init (SocleImportDialog *self)
{
  self->kind = SOCLE_IMPORT_ANY_KIND;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.import", FALSE);
}

SocleImportDialog *
socle_import_dialog_new (SocleSession *session)
{
  SocleImportDialog *self = g_object_new (SOCLE_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (get_keeper (self), "notify::holdings", G_CALLBACK (holdings_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}
