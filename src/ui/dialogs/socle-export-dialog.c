/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting the summary: what goes into it, how it looks, where it goes. */

#include "config.h"

#include "socle-export-dialog.h"

#include "socle-coverage-wording.h"
#include "socle-export-choices.h"
#include "socle-format.h"
#include "socle-summary-preview.h"

#include <glib/gi18n.h>

/*
 * Every choice is kept in the settings but the version, which belongs to one document.
 * Each change makes the pages anew; what is saved or printed is what the preview shows.
 */
struct _SocleExportDialog
{
  AdwDialog parent_instance;

  AdwNavigationSplitView *split_view;  /* (unowned): template child */
  AdwBanner *banner;                   /* (unowned): template child */
  GtkWidget *page;                     /* (unowned): template child */
  AdwPreferencesGroup *file_group;     /* (unowned): template child */
  AdwPreferencesGroup *content_group;  /* (unowned): template child */
  AdwPreferencesGroup *document_group; /* (unowned): template child */
  AdwActionRow *year_row;              /* (unowned): template child */
  GtkWidget *draft_row;                /* (unowned): template child */
  GtkWidget *version_row;              /* (unowned): template child */
  GtkWidget *preview_row;              /* (unowned): template child */
  GtkStack *bottom_stack;              /* (unowned): template child */
  GtkProgressBar *progress_bar;        /* (unowned): template child */
  SocleSummaryPreview *preview;        /* (unowned): template child */

  SocleSession *session; /* (owned) (nullable) */
  GSettings *settings;   /* (owned) (nullable) */
  GCancellable *saving;  /* (owned) (nullable): while a file is written */
  GFile *target;         /* (owned) (nullable): that file */
  GtkWidget *focus;      /* (weak) (nullable): where the keyboard was before that */
  SocleHoldings *given;  /* (owned) (nullable): what it tells the fingerprint of */
  gboolean printing;     /* the file is for the printer, and goes when it is printed */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SocleExportDialog, socle_export_dialog, ADW_TYPE_DIALOG)

static gboolean
is_pdf (SocleExportDialog *self)
{
  return socle_export_choices_get_format (self->settings) == SOCLE_SUMMARY_FORMAT_PDF;
}

static void
update_actions (SocleExportDialog *self)
{
  gboolean ready = socle_summary_preview_is_ready (self->preview) && self->saving == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.print", ready && is_pdf (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.cancel", self->saving != NULL);
  gtk_widget_set_sensitive (self->page, self->saving == NULL);
  gtk_stack_set_visible_child_name (self->bottom_stack,
                                    self->saving != NULL ? "progress" : "actions");
}

/* What the preview says of a format that has no pages. */
static void
update_note (SocleExportDialog *self)
{
  switch (socle_export_choices_get_format (self->settings))
    {
    case SOCLE_SUMMARY_FORMAT_CSV:
      socle_summary_preview_set_note (
        self->preview, _ ("CSV Tables"),
        _ ("A folder with one table for each section, for spreadsheets"));
      break;
    case SOCLE_SUMMARY_FORMAT_ICS:
      socle_summary_preview_set_note (
        self->preview, _ ("Calendar of Due Dates"),
        _ ("One file with the due dates of the next twelve months, for calendars"));
      break;
    case SOCLE_SUMMARY_FORMAT_JSON:
      socle_summary_preview_set_note (self->preview, _ ("JSON Data"),
                                      _ ("One file with the whole summary, for other programs"));
      break;
    case SOCLE_SUMMARY_FORMAT_PDF:
    default:
      socle_summary_preview_set_note (self->preview, NULL, NULL);
    }
}

static void
update_year (SocleExportDialog *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  SocleFiscal *fiscal = socle_session_get_fiscal (self->session);
  g_autofree char *days = socle_coverage_wording_range (messages, socle_fiscal_get_year (fiscal));
  g_autofree char *sign_off =
    socle_messages_format_date (messages, socle_fiscal_get_sign_off (fiscal));
  g_autofree char *subtitle =
    /* Translators: {days} is two days, such as “1 January 2020 – 31 December 2020” */
    socle_format (_ ("{days}, signed on {date}"), "days", days, "date", sign_off, NULL);

  adw_action_row_set_subtitle (self->year_row, subtitle);
}

static void
lay_out (SocleExportDialog *self)
{
  g_autoptr (SocleMessages) messages = NULL;
  const char *version = gtk_editable_get_text (GTK_EDITABLE (self->version_row));
  SocleSummaryOptions options;

  if (self->session == NULL || socle_session_get_library (self->session) == NULL)
    return;

  messages = socle_export_choices_dup_messages (self->settings, self->session);
  options = socle_export_choices_get_options (self->settings, self->session, messages);
  if (*version != '\0')
    options.version = version;

  update_year (self);
  update_note (self);
  socle_summary_preview_lay_out (self->preview, &options,
                                 socle_export_choices_get_paper (self->settings));
}

static void
choices_changed_cb (SocleExportDialog *self)
{
  lay_out (self);
  update_actions (self);
}

static void
setting_changed_cb (SocleExportDialog *self, const char *key)
{
  if (g_str_has_prefix (key, "export-"))
    choices_changed_cb (self);
}

/* A summary says on which day it was made, and what is due from then on. */
static void
day_changed_cb (SocleExportDialog *self)
{
  if (self->saving == NULL)
    choices_changed_cb (self);
}

static void
ready_changed_cb (SocleExportDialog *self)
{
  update_actions (self);
}

static void
banner_dismissed_cb (SocleExportDialog *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
}

static void
preview_activated_cb (SocleExportDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
show_problem (SocleExportDialog *self, const char *sentence)
{
  adw_banner_set_title (self->banner, sentence);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GError) error = NULL;

  /* A dialog that was dismissed is no problem, and others the print dialog tells itself. */
  if (!gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error))
    g_debug ("not printed: %s", error->message);
  g_file_delete_async (file, G_PRIORITY_LOW, NULL, NULL, NULL);
}

static void
print_file (SocleExportDialog *self, GFile *file)
{
  g_autoptr (GtkPrintDialog) print_dialog = gtk_print_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_print_dialog_set_title (print_dialog, _ ("Print Summary"));
  gtk_print_dialog_print_file (print_dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                               file, NULL, printed_cb, g_object_ref (file));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleExportDialog) self = user_data;
  g_autoptr (GFile) target = g_steal_pointer (&self->target);
  g_autoptr (GError) error = NULL;
  gboolean written =
    socle_summary_worker_save_finish (SOCLE_SUMMARY_WORKER (source), result, &error);

  g_clear_object (&self->saving);
  /* A file for the printer that nobody is going to print. */
  if (self->printing && (!written || self->session == NULL))
    g_file_delete_async (target, G_PRIORITY_LOW, NULL, NULL, NULL);
  if (self->session == NULL)
    return;

  update_actions (self);
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  if (written)
    {
      g_autofree char *name = g_file_get_basename (target);
      g_autofree char *shown = g_filename_display_name (name);

      socle_recorder_note_given (socle_session_get_recorder (self->session),
                                 socle_session_get_messages (self->session), self->given,
                                 self->printing ? "printer" : shown);
    }
  if (written && self->printing)
    print_file (self, target);
  else if (written)
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, target);
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
}

static void
progress_cb (guint done, guint all, gpointer user_data)
{
  SocleExportDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / all);
}

static void
write_file (SocleExportDialog *self, GFile *file, gboolean printing)
{
  SocleSummaryWriting writing = { .format = socle_export_choices_get_format (self->settings),
                                  .paper = socle_export_choices_get_paper (self->settings),
                                  .progress = progress_cb,
                                  .user_data = self };
  g_autofree char *path = g_file_get_path (file);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (path == NULL)
    {
      show_problem (self, _ ("Files can be saved only in folders of this computer; choose another "
                             "place"));
      return;
    }

  g_set_object (&self->target, file);
  if (root != NULL)
    g_set_weak_pointer (&self->focus, gtk_root_get_focus (root));
  g_set_object (&self->given,
                socle_recorder_get_holdings (socle_session_get_recorder (self->session)));
  self->printing = printing;
  self->saving = g_cancellable_new ();
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  update_actions (self);
  /* What had the keyboard is insensitive now; without it the dialog would not hear Escape. */
  gtk_widget_child_focus (GTK_WIDGET (self->bottom_stack), GTK_DIR_TAB_FORWARD);
  socle_summary_worker_save_async (socle_summary_preview_get_worker (self->preview), &writing, path,
                                   self->saving, written_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleExportDialog) self = user_data;
  GtkFileDialog *file_dialog = GTK_FILE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (self->session == NULL)
    return;

  if (socle_export_choices_get_format (self->settings) == SOCLE_SUMMARY_FORMAT_CSV)
    file = gtk_file_dialog_select_folder_finish (file_dialog, result, &error);
  else
    file = gtk_file_dialog_save_finish (file_dialog, result, &error);

  if (file != NULL)
    socle_export_dialog_save (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_problem (self, error->message);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleExportDialog *self = SOCLE_EXPORT_DIALOG (widget);
  SocleSummaryFormat format = socle_export_choices_get_format (self->settings);
  SocleFiscal *fiscal = socle_session_get_fiscal (self->session);
  g_autoptr (SocleMessages) messages =
    socle_export_choices_dup_messages (self->settings, self->session);
  g_autofree char *name =
    socle_summary_format_dup_name (format, messages, socle_fiscal_get_year (fiscal));
  g_autoptr (GtkFileDialog) file_dialog = gtk_file_dialog_new ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_file_dialog_set_modal (file_dialog, TRUE);
  gtk_file_dialog_set_accept_label (file_dialog, _ ("_Save"));
  if (format == SOCLE_SUMMARY_FORMAT_CSV)
    {
      gtk_file_dialog_set_title (file_dialog, _ ("Folder for the Tables"));
      gtk_file_dialog_select_folder (file_dialog, window, NULL, file_chosen_cb,
                                     g_object_ref (self));
      return;
    }

  gtk_file_dialog_set_title (file_dialog, _ ("Save Summary"));
  gtk_file_dialog_set_initial_name (file_dialog, name);
  gtk_file_dialog_save (file_dialog, window, NULL, file_chosen_cb, g_object_ref (self));
}

static void
print_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleExportDialog *self = SOCLE_EXPORT_DIALOG (widget);
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("socle-XXXXXX.pdf", &stream, &error);

  if (file != NULL)
    write_file (self, file, TRUE);
  else
    show_problem (self, error->message);
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_cancellable_cancel (SOCLE_EXPORT_DIALOG (widget)->saving);
}

static void
section_toggled_cb (GtkWidget *row, GParamSpec *pspec, SocleExportDialog *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "export-sections");
  const char *name = gtk_widget_get_name (row);
  gboolean active = adw_switch_row_get_active (ADW_SWITCH_ROW (row));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sections = NULL;

  for (guint i = 0; i < SOCLE_N_SUMMARY_PARTS; i++)
    {
      const char *section = socle_export_choices_get_section (i);

      if (g_str_equal (section, name) ? active
                                      : g_strv_contains ((const char *const *) chosen, section))
        g_strv_builder_add (builder, section);
    }
  sections = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "export-sections", (const char *const *) sections);
}

static void
add_sections (SocleExportDialog *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "export-sections");
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Sections"));
  for (guint i = 0; i < SOCLE_N_SUMMARY_PARTS; i++)
    {
      const char *section = socle_export_choices_get_section (i);
      GtkWidget *row = adw_switch_row_new ();

      gtk_widget_set_name (row, section);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     socle_export_choices_name_section (messages, i));
      adw_switch_row_set_active (ADW_SWITCH_ROW (row),
                                 g_strv_contains ((const char *const *) chosen, section));
      g_signal_connect_object (row, "notify::active", G_CALLBACK (section_toggled_cb), self, 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    }
  adw_preferences_group_add (self->content_group, expander);
}

/* What is used is known only with a register. */
static void
add_in_use (SocleExportDialog *self)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Services in Use Only"));
  gtk_widget_set_visible (row, socle_fiscal_get_holdings (
                                 socle_session_get_fiscal (self->session)) != NULL);
  g_settings_bind (self->settings, "export-in-use", row, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (self->content_group, row);
}

static void
add_choices (SocleExportDialog *self)
{
  AdwPreferencesGroup *const groups[SOCLE_N_EXPORT_CHOICES] = {
    self->file_group, self->file_group, self->file_group, self->content_group, self->document_group,
  };

  for (guint i = 0; i < SOCLE_N_EXPORT_CHOICES; i++)
    adw_preferences_group_add (groups[i],
                               socle_choice_row_new (&socle_export_choices[i], self->settings));
  add_sections (self);
  add_in_use (self);
  g_settings_bind (self->settings, "export-draft", self->draft_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
socle_export_dialog_closed (AdwDialog *dialog)
{
  SocleExportDialog *self = SOCLE_EXPORT_DIALOG (dialog);

  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
}

static void
socle_export_dialog_dispose (GObject *object)
{
  SocleExportDialog *self = SOCLE_EXPORT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->saving);
  g_clear_weak_pointer (&self->focus);

  /* The parent class keeps the child, and would let go of it a second time. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (socle_export_dialog_parent_class)->dispose (object);
}

static void
socle_export_dialog_finalize (GObject *object)
{
  /* Not sooner: a file that is being written outlives the dialog on the screen. */
  g_clear_object (&SOCLE_EXPORT_DIALOG (object)->target);
  g_clear_object (&SOCLE_EXPORT_DIALOG (object)->given);

  G_OBJECT_CLASS (socle_export_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SOCLE_TYPE_SUMMARY_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/dialogs/socle-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, page);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, file_group);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, content_group);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, document_group);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, draft_row);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, version_row);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, preview_row);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, bottom_stack);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SocleExportDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, banner_dismissed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_changed_cb);
}

static void
socle_export_dialog_class_init (SocleExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = socle_export_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = socle_export_dialog_closed;

  /**
   * SocleExportDialog::saved:
   * @file: the file, or the folder with the files
   *
   * The summary was saved.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "export.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "export.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "export.print",
                                       NULL);
}

static void
socle_export_dialog_init (SocleExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SocleExportDialog *
socle_export_dialog_new (SocleSession *session, GSettings *settings)
{
  SocleExportDialog *self = g_object_new (SOCLE_TYPE_EXPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  socle_summary_preview_set_session (self->preview, session);
  add_choices (self);
  g_signal_connect_object (settings, "changed", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::library", G_CALLBACK (choices_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  choices_changed_cb (self);

  return self;
}

/* Saves what the preview shows, and closes when that is done. */
void
socle_export_dialog_save (SocleExportDialog *self, GFile *file)
{
  write_file (self, file, FALSE);
}
