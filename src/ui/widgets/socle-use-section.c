/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is recorded of our use of a service; every field saves itself. */

#include "config.h"

#include "socle-use-section.h"

#include "socle-format.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/*
 * A field that is typed into is saved two seconds after the last key, when it is left, and
 * when the section goes. What the register holds is shown wherever it changes, but for the
 * field that is being typed into: whoever types sees what is typed.
 */
struct _SocleUseSection
{
  GtkBox parent_instance;

  GtkWidget *use_row;         /* (unowned): template child */
  GtkWidget *owner_row;       /* (unowned): template child */
  GtkWidget *purpose_row;     /* (unowned): template child */
  GtkWidget *criticality_row; /* (unowned): template child */
  GtkWidget *notes_row;       /* (unowned): template child */
  GtkTextView *notes;         /* (unowned): template child */

  SocleSession *session; /* (owned) (nullable) */
  SocleService *service; /* (owned) (nullable) */
  guint save_source;     /* of saving what was typed, or 0 */
  gboolean setting;      /* while the fields show what they are given */
};

G_DEFINE_FINAL_TYPE (SocleUseSection, socle_use_section, GTK_TYPE_BOX)

#define SAVE_DELAY_SECONDS 2

/* In the order of the choices of the row; the first is that none is made. */
static const char *const criticalities[] = { "", "low", "medium", "high", "critical" };

static SocleRecorder *
get_recorder (SocleUseSection *self)
{
  return socle_session_get_recorder (self->session);
}

static SocleRecord *
find_record (SocleUseSection *self)
{
  SocleHoldings *holdings = socle_recorder_get_holdings (get_recorder (self));

  return holdings != NULL ? socle_holdings_find_service (holdings, self->service) : NULL;
}

/* Records whether a service is used, with words for the toast. */
void
socle_use_record (SocleRecorder *recorder, SocleService *service, gboolean in_use)
{
  g_autofree char *name = socle_visible_text (socle_service_get_name (service));
  /* Translators: {name} is a service; what was done */
  g_autofree char *title =
    socle_format (in_use ? _ ("In use: {name}") : _ ("No longer in use: {name}"), "name", name,
                  NULL);

  socle_recorder_set_in_use (recorder, service, in_use, title);
}

static char *
dup_notes (SocleUseSection *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
save_field (SocleUseSection *self, const char *field, const char *value)
{
  SocleRecord *record = find_record (self);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (record == NULL || g_strcmp0 (socle_record_get (record, field), value) == 0)
    return;

  name = socle_visible_text (socle_service_get_name (self->service));
  /* Translators: {name} is a service; what was done */
  title = socle_format (_ ("Use described: {name}"), "name", name, NULL);
  socle_recorder_set_use_field (get_recorder (self), self->service, field, value, title);
}

/* Saves what was typed, if anything was. */
static void
save (SocleUseSection *self)
{
  g_autofree char *notes = NULL;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->session == NULL || self->service == NULL)
    return;

  notes = dup_notes (self);
  save_field (self, "owner", gtk_editable_get_text (GTK_EDITABLE (self->owner_row)));
  save_field (self, "purpose", gtk_editable_get_text (GTK_EDITABLE (self->purpose_row)));
  save_field (self, "notes", notes);
}

static gboolean
save_due_cb (gpointer user_data)
{
  SocleUseSection *self = user_data;

  self->save_source = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (SocleUseSection *self)
{
  if (self->setting)
    return;

  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add_seconds (SAVE_DELAY_SECONDS, save_due_cb, self);
}

static void
left_cb (SocleUseSection *self)
{
  if (self->save_source != 0)
    save (self);
}

static void
criticality_chosen_cb (SocleUseSection *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->criticality_row));

  if (!self->setting && self->session != NULL && selected < G_N_ELEMENTS (criticalities))
    save_field (self, "criticality", criticalities[selected]);
}

static void
use_switched_cb (SocleUseSection *self)
{
  gboolean in_use = adw_switch_row_get_active (ADW_SWITCH_ROW (self->use_row));

  if (self->setting || self->session == NULL)
    return;

  save (self);
  socle_use_record (get_recorder (self), self->service, in_use);
}

/* A field that has what it is to show keeps its cursor. */
static void
show_text (GtkWidget *row, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_record (SocleUseSection *self, SocleRecord *record)
{
  g_autofree char *notes = dup_notes (self);
  const char *wanted = socle_record_get (record, "notes");

  for (guint i = 0; i < G_N_ELEMENTS (criticalities); i++)
    if (g_str_equal (criticalities[i], socle_record_get (record, "criticality")))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->criticality_row), i);

  if (self->save_source != 0)
    return;

  show_text (self->owner_row, socle_record_get (record, "owner"));
  show_text (self->purpose_row, socle_record_get (record, "purpose"));
  if (!g_str_equal (notes, wanted))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), wanted, -1);
}

static void
holdings_changed_cb (SocleUseSection *self)
{
  SocleRecord *record = self->service != NULL ? find_record (self) : NULL;
  GtkWidget *const fields[] = { self->owner_row, self->purpose_row, self->criticality_row,
                                self->notes_row };

  self->setting = TRUE;
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->use_row), record != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_set_visible (fields[i], record != NULL);
  if (record != NULL)
    show_record (self, record);
  self->setting = FALSE;
}

static void
socle_use_section_unmap (GtkWidget *widget)
{
  left_cb (SOCLE_USE_SECTION (widget));

  GTK_WIDGET_CLASS (socle_use_section_parent_class)->unmap (widget);
}

static void
socle_use_section_dispose (GObject *object)
{
  SocleUseSection *self = SOCLE_USE_SECTION (object);

  left_cb (self);
  self->setting = TRUE;
  g_clear_object (&self->session);
  g_clear_object (&self->service);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_USE_SECTION);

  G_OBJECT_CLASS (socle_use_section_parent_class)->dispose (object);
}

static void
socle_use_section_class_init (SocleUseSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_use_section_dispose;
  widget_class->unmap = socle_use_section_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-use-section.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleUseSection, use_row);
  gtk_widget_class_bind_template_child (widget_class, SocleUseSection, owner_row);
  gtk_widget_class_bind_template_child (widget_class, SocleUseSection, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, SocleUseSection, criticality_row);
  gtk_widget_class_bind_template_child (widget_class, SocleUseSection, notes_row);
  gtk_widget_class_bind_template_child (widget_class, SocleUseSection, notes);
  gtk_widget_class_bind_template_callback (widget_class, use_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, criticality_chosen_cb);
}

static void
socle_use_section_init (SocleUseSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->notes), "changed", G_CALLBACK (typed_cb),
                           self, G_CONNECT_SWAPPED);
}

/* A section that shows no service yet. */
GtkWidget *
socle_use_section_new (SocleSession *session)
{
  SocleUseSection *self = g_object_new (SOCLE_TYPE_USE_SECTION, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (socle_session_get_keeper (session), "notify::holdings",
                           G_CALLBACK (holdings_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Shows another service. What was typed of the one before is saved. */
void
socle_use_section_show (SocleUseSection *self, SocleService *service)
{
  left_cb (self);
  g_set_object (&self->service, service);
  holdings_changed_cb (self);
}
