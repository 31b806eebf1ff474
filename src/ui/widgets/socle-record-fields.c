/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an edition or letter, to be filled in. */

#include "config.h"

#include "socle-record-fields.h"

#include "socle-date-entry.h"
#include "socle-date.h"
#include "socle-list-rows.h"
#include "socle-record-table.h"
#include "socle-wording.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * One row for each field of the record's kind that a person fills in, made after what the
 * register says that the field takes. What the report says is taken from it: it is the
 * report that the form was opened on.
 */
struct _SocleRecordFields
{
  GtkBox parent_instance;

  GtkListBox *list; /* (unowned): the child */

  SocleMessages *messages;   /* (owned) (nullable) */
  SocleReport *report;       /* (owned) (nullable) */
  SocleCatalogue *catalogue; /* (owned) (nullable): which a report does not keep by itself */
  SocleRecord *record;       /* (owned) (nullable): what is edited; %NULL for a new one */
  SocleRecordKind kind;
  GtkWidget *editors[SOCLE_MAX_FIELDS]; /* (unowned) (nullable): by field */
  GtkWidget *rows[SOCLE_MAX_FIELDS];    /* (unowned) (nullable): by field */
  GtkWidget *about;                     /* (unowned) (nullable): what a letter is about */
};

G_DEFINE_FINAL_TYPE (SocleRecordFields, socle_record_fields, GTK_TYPE_BOX)

static guint changed_signal;

typedef struct
{
  const char *field;
  const char *value;
  const char *label; /* untranslated */
} ChoiceLabel;

static const ChoiceLabel choice_labels[] = {
  { "type", "1", N_ ("Type 1") },
  { "type", "2", N_ ("Type 2") },
  { "opinion", "unqualified", N_ ("Unqualified opinion") },
  { "opinion", "qualified", N_ ("Qualified opinion") },
  { "opinion", "adverse", N_ ("Adverse opinion") },
  { "opinion", "disclaimer", N_ ("Disclaimer of opinion") },
  { "changes", "none", N_ ("None declared") },
  { "changes", "declared", N_ ("Changes declared") },
  { "criteria", "security", N_ ("Security") },
  { "criteria", "availability", N_ ("Availability") },
  { "criteria", "processing-integrity", N_ ("Processing integrity") },
  { "criteria", "confidentiality", N_ ("Confidentiality") },
  { "criteria", "privacy", N_ ("Privacy") },
};

static const char *
get_choice_label (const char *field, const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (choice_labels); i++)
    if (g_str_equal (choice_labels[i].field, field) && g_str_equal (choice_labels[i].value, value))
      return _ (choice_labels[i].label);

  return value;
}

static const SocleField *
get_field (SocleRecordFields *self, guint index)
{
  return &socle_record_table_get (self->kind)->fields[index];
}

static GtkWidget *
get_editor (SocleRecordFields *self, const char *name)
{
  int index = socle_record_table_find_field (socle_record_table_get (self->kind), name);

  return index >= 0 ? self->editors[index] : NULL;
}

static char *dup_value (SocleRecordFields *self, guint index);

static gboolean
is_readable (GtkWidget *editor)
{
  return editor == NULL || !SOCLE_IS_DATE_ENTRY (editor) ||
         socle_date_entry_is_good (SOCLE_DATE_ENTRY (editor));
}

/* A field that is not asked for shows all the same once it has something. */
static void
ask_if (SocleRecordFields *self, const char *name, gboolean wanted)
{
  int index = socle_record_table_find_field (socle_record_table_get (self->kind), name);
  g_autofree char *value = NULL;

  if (index < 0 || self->rows[index] == NULL)
    return;

  value = dup_value (self, (guint) index);
  gtk_widget_set_visible (self->rows[index],
                          wanted || *value != '\0' || !is_readable (self->editors[index]));
}

/* What is asked for follows from the answers: a Type 1 report is about a date, a Type 2
 * report about a period, and only a modified opinion is about something. */
static void
update_visibility (SocleRecordFields *self)
{
  GtkWidget *type = get_editor (self, "type");
  GtkWidget *opinion = get_editor (self, "opinion");
  guint type_choice = type != NULL ? adw_combo_row_get_selected (ADW_COMBO_ROW (type)) : 0;

  if (self->kind != SOCLE_RECORD_EDITION)
    return;

  /* The first choice is that none is made, the second the first of the register's. */
  ask_if (self, "period_from", type_choice != 1);
  ask_if (self, "period_to", type_choice != 1);
  ask_if (self, "as_of", type_choice != 2);
  ask_if (self, "opinion_on", adw_combo_row_get_selected (ADW_COMBO_ROW (opinion)) > 1);
}

static void
changed_cb (SocleRecordFields *self)
{
  if (self->messages == NULL)
    return;

  update_visibility (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
set_title (GtkWidget *row, const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static GtkWidget *
add_date (SocleRecordFields *self, const SocleField *field, GtkWidget **row)
{
  GtkWidget *entry =
    g_object_new (SOCLE_TYPE_DATE_ENTRY, "label", _ (field->label), "optional", TRUE, "valign",
                  GTK_ALIGN_CENTER, "margin-top", 6, "margin-bottom", 6, NULL);

  *row = adw_action_row_new ();
  gtk_widget_set_focusable (*row, FALSE);
  socle_date_entry_set_messages (SOCLE_DATE_ENTRY (entry), self->messages);
  adw_action_row_add_suffix (ADW_ACTION_ROW (*row), entry);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (*row), 0);
  g_signal_connect_object (entry, "typed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "taken", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

static GtkWidget *
add_line (SocleRecordFields *self, GtkWidget **row)
{
  *row = adw_entry_row_new ();
  g_signal_connect_object (*row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return *row;
}

static GtkWidget *
add_text (SocleRecordFields *self, const SocleField *field, GtkWidget **row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_ (field->label));
  GtkWidget *view = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_widget_set_size_request (view, -1, 54);
  gtk_widget_add_css_class (view, "socle-notes");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);

  *row = adw_preferences_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (*row), FALSE);
  gtk_widget_set_focusable (*row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (*row), box);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return view;
}

/* The first choice is that none is made. */
static GtkWidget *
add_choice (SocleRecordFields *self, const SocleField *field, GtkWidget **row)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  /* Translators: a choice of none, as of an opinion that nobody has read yet */
  gtk_string_list_append (labels, C_ ("choice", "Not stated"));
  for (guint i = 0; field->choices[i] != NULL; i++)
    gtk_string_list_append (labels, get_choice_label (field->name, field->choices[i]));

  *row = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (*row), G_LIST_MODEL (labels));
  /* Opinions are named in two languages in French, which takes the whole width. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (*row), g_str_equal (field->name, "opinion"));
  g_signal_connect_object (*row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return *row;
}

static GtkWidget *
add_choices (SocleRecordFields *self, const SocleField *field, GtkWidget **row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; field->choices[i] != NULL; i++)
    {
      GtkWidget *check =
        gtk_check_button_new_with_label (get_choice_label (field->name, field->choices[i]));

      gtk_widget_set_name (check, field->choices[i]);
      g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), check);
    }

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  *row = adw_action_row_new ();
  gtk_widget_set_focusable (*row, FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (*row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (*row), box);

  return box;
}

static gboolean
is_asked_for (SocleRecordFields *self, const SocleField *field)
{
  SocleSoc soc = socle_report_get_soc (self->report);

  if (field->type == SOCLE_FIELD_ID || g_str_equal (field->name, "soc"))
    return FALSE;
  if (g_str_equal (field->name, "type"))
    return soc != SOCLE_SOC_3;
  if (g_str_equal (field->name, "criteria"))
    return soc != SOCLE_SOC_1;

  return TRUE;
}

static void
add_field (SocleRecordFields *self, guint index)
{
  const SocleField *field = get_field (self, index);
  GtkWidget *row = NULL;
  GtkWidget *editor;

  switch (field->type)
    {
    case SOCLE_FIELD_DATE:
      editor = add_date (self, field, &row);
      break;
    case SOCLE_FIELD_TEXT:
      editor = add_text (self, field, &row);
      break;
    case SOCLE_FIELD_CHOICE:
      editor = add_choice (self, field, &row);
      break;
    case SOCLE_FIELD_CHOICES:
      editor = add_choices (self, field, &row);
      break;
    case SOCLE_FIELD_LINE:
    case SOCLE_FIELD_ID:
    case SOCLE_FIELD_NUMBER:
    case SOCLE_FIELD_SHA256:
    default:
      editor = add_line (self, &row);
    }

  set_title (row, _ (field->label));
  self->editors[index] = editor;
  self->rows[index] = row;
  gtk_list_box_append (self->list, row);
}

/* A letter is about the report that the form was opened on, or about its audit cycle. */
static void
add_about (SocleRecordFields *self)
{
  SocleAuditCycle *cycle = socle_report_get_cycle (self->report);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *title = NULL;

  if (cycle != NULL)
    {
      title = socle_wording_cycle_title (self->messages, cycle);
      gtk_string_list_append (labels, title);
    }
  gtk_string_list_append (labels, _ ("This report alone"));

  self->about = adw_combo_row_new ();
  /* Translators: what a bridge letter is about: an audit cycle, or one report */
  set_title (self->about, _ ("About"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->about), G_LIST_MODEL (labels));
  if (self->record != NULL && *socle_record_get (self->record, "report") != '\0')
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->about), cycle != NULL ? 1 : 0);
  g_signal_connect_object (self->about, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, self->about);
}

static void
show_choices (GtkWidget *box, SocleRecord *record, const char *field)
{
  for (GtkWidget *check = gtk_widget_get_first_child (box); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 socle_record_has_choice (record, field,
                                                          gtk_widget_get_name (check)));
}

static void
show_value (SocleRecordFields *self, guint index, SocleRecord *record)
{
  const SocleField *field = get_field (self, index);
  const char *value = socle_record_get (record, field->name);
  GtkWidget *editor = self->editors[index];
  GDate date;

  if (editor == NULL)
    return;

  if (field->type == SOCLE_FIELD_DATE)
    {
      g_date_clear (&date, 1);
      (void) socle_record_get_date (record, field->name, &date);
      socle_date_entry_set_date (SOCLE_DATE_ENTRY (editor), &date);
    }
  else if (field->type == SOCLE_FIELD_CHOICE)
    adw_combo_row_set_selected (ADW_COMBO_ROW (editor),
                                (guint) (socle_record_get_choice (record, field->name) + 1));
  else if (field->type == SOCLE_FIELD_CHOICES)
    show_choices (editor, record, field->name);
  else if (field->type == SOCLE_FIELD_TEXT)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), value, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (editor), value);
}

static char *
dup_choices (GtkWidget *box)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (GtkWidget *check = gtk_widget_get_first_child (box); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                              gtk_widget_get_name (check));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
dup_date (GtkWidget *entry)
{
  GDate date;

  return socle_date_entry_peek (SOCLE_DATE_ENTRY (entry), &date) && g_date_valid (&date)
           ? socle_date_to_string (&date)
           : g_strdup ("");
}

static char *
dup_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
dup_value (SocleRecordFields *self, guint index)
{
  const SocleField *field = get_field (self, index);
  GtkWidget *editor = self->editors[index];
  guint selected;

  if (field->type == SOCLE_FIELD_DATE)
    return dup_date (editor);
  if (field->type == SOCLE_FIELD_CHOICES)
    return dup_choices (editor);
  if (field->type == SOCLE_FIELD_TEXT)
    return dup_text (editor);
  if (field->type != SOCLE_FIELD_CHOICE)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor))));

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (editor));

  return g_strdup (
    selected > 0 && selected != GTK_INVALID_LIST_POSITION ? field->choices[selected - 1] : "");
}

/* A record that says what the report says, and no more. */
static SocleRecord *
create_blank (SocleRecordFields *self)
{
  static const char *const socs[] = { "1", "2", "3" };
  static const char *const types[] = { "", "1", "2" };
  const char *catalogue = socle_catalogue_get_id (self->catalogue);
  SocleSoc soc = socle_report_get_soc (self->report);
  SocleReportType type = socle_report_get_report_type (self->report);
  guint number = soc == SOCLE_SOC_1 ? 0 : soc == SOCLE_SOC_2 ? 1 : 2;

  if (self->kind == SOCLE_RECORD_LETTER)
    return socle_record_new (self->kind, "catalogue", catalogue, NULL);

  return socle_record_new (self->kind, "catalogue", catalogue, "report",
                           socle_report_get_id (self->report), "soc", socs[number], "type",
                           types[type == SOCLE_REPORT_TYPE_1   ? 1
                                 : type == SOCLE_REPORT_TYPE_2 ? 2
                                                               : 0],
                           NULL);
}

static void
socle_record_fields_dispose (GObject *object)
{
  SocleRecordFields *self = SOCLE_RECORD_FIELDS (object);

  g_clear_object (&self->messages);
  g_clear_object (&self->report);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->record, socle_record_unref);

  G_OBJECT_CLASS (socle_record_fields_parent_class)->dispose (object);
}

static void
socle_record_fields_class_init (SocleRecordFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = socle_record_fields_dispose;

  /**
   * SocleRecordFields::changed:
   *
   * A field shows something else.
   */
  changed_signal = g_signal_new ("changed", SOCLE_TYPE_RECORD_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
socle_record_fields_init (SocleRecordFields *self)
{
  self->list = GTK_LIST_BOX (socle_boxed_list_new (_ ("Fields")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/* The fields of @record, or of a new one about @report that was received today. */
GtkWidget *
socle_record_fields_new (SocleSession *session,
                         SocleReport *report,
                         SocleRecordKind kind,
                         SocleRecord *record)
{
  SocleRecordFields *self = g_object_new (SOCLE_TYPE_RECORD_FIELDS, NULL);
  const SocleRecordTable *table = socle_record_table_get (kind);
  g_autofree char *today = socle_date_to_string (socle_session_get_today (session));
  g_autoptr (SocleRecord) shown = NULL;

  self->kind = kind;
  self->report = g_object_ref (report);
  g_set_object (&self->catalogue, socle_report_get_catalogue (report));
  self->record = record != NULL ? socle_record_ref (record) : NULL;
  self->messages = g_object_ref (socle_session_get_messages (session));

  if (kind == SOCLE_RECORD_LETTER)
    add_about (self);
  for (guint i = 0; i < socle_record_table_count (table); i++)
    if (is_asked_for (self, get_field (self, i)))
      add_field (self, i);

  if (record != NULL)
    shown = socle_record_ref (record);
  else
    {
      g_autoptr (SocleRecord) blank = create_blank (self);

      shown = socle_record_with (blank, "received_on", today, NULL);
    }
  for (guint i = 0; i < socle_record_table_count (table); i++)
    show_value (self, i, shown);
  update_visibility (self);

  return GTK_WIDGET (self);
}

/* The record that the fields show. */
SocleRecord *
socle_record_fields_dup_record (SocleRecordFields *self)
{
  const SocleRecordTable *table = socle_record_table_get (self->kind);
  SocleRecord *record =
    self->record != NULL ? socle_record_ref (self->record) : create_blank (self);

  for (guint i = 0; i < socle_record_table_count (table); i++)
    if (self->editors[i] != NULL)
      {
        g_autofree char *value = dup_value (self, i);
        g_autoptr (SocleRecord) before = g_steal_pointer (&record);

        record = socle_record_with (before, table->fields[i].name, value, NULL);
      }

  if (self->about != NULL)
    {
      SocleAuditCycle *cycle = socle_report_get_cycle (self->report);
      gboolean whole =
        cycle != NULL && adw_combo_row_get_selected (ADW_COMBO_ROW (self->about)) == 0;
      g_autoptr (SocleRecord) before = g_steal_pointer (&record);

      record = socle_record_with (before, "cycle", whole ? socle_audit_cycle_get_id (cycle) : "",
                                  "report", whole ? "" : socle_report_get_id (self->report), NULL);
    }

  return record;
}

/* Whether every date that is typed is one. */
gboolean
socle_record_fields_is_readable (SocleRecordFields *self)
{
  for (guint i = 0; i < SOCLE_MAX_FIELDS; i++)
    if (!is_readable (self->editors[i]))
      return FALSE;

  return TRUE;
}

/* Marks the field that something is wrong with, and takes the mark from all others. */
void
socle_record_fields_mark (SocleRecordFields *self, const char *field)
{
  for (guint i = 0; i < SOCLE_MAX_FIELDS; i++)
    {
      gboolean wrong =
        self->rows[i] != NULL && field != NULL && g_str_equal (get_field (self, i)->name, field);

      if (self->rows[i] == NULL)
        continue;
      if (wrong)
        gtk_widget_add_css_class (self->rows[i], "error");
      else
        gtk_widget_remove_css_class (self->rows[i], "error");
    }
}

/* Fills in a field as if it had been typed. */
void
socle_record_fields_set (SocleRecordFields *self, const char *field, const char *value)
{
  g_autoptr (SocleRecord) record = socle_record_new (self->kind, field, value, NULL);
  int index = socle_record_table_find_field (socle_record_table_get (self->kind), field);

  g_return_if_fail (index >= 0 && get_editor (self, field) != NULL);

  show_value (self, (guint) index, record);
  changed_cb (self);
}

/* Where filling in begins. */
GtkWidget *
socle_record_fields_get_first_row (SocleRecordFields *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->list));
}
