/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date that is typed or picked, with what is wrong with it below. */

#include "config.h"

#include "socle-date-entry.h"

#include "socle-date-reader.h"
#include "socle-date.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * What is typed is read at every key, so that it is seen at once whether it is a date
 * that can be taken. It is taken on Enter and when the entry is left; a day of the
 * calendar at once. What cannot be taken stays to be corrected, with a sentence.
 */
struct _SocleDateEntry
{
  GtkBox parent_instance;

  GtkEntry *entry;                /* (unowned): template child */
  GtkMenuButton *calendar_button; /* (unowned): template child */
  GtkCalendar *calendar;          /* (unowned) (nullable): in the popover of calendar_button */
  GtkLabel *problem_label;        /* (unowned): template child */

  SocleMessages *messages; /* (owned) (nullable) */
  SocleDateCheck check;    /* (nullable) */
  gpointer user_data;      /* (unowned): of check */
  GDate date;              /* the one that was taken last; not valid before */
  char *label;             /* (owned) (nullable) */
  gboolean optional;       /* whether nothing may be given */
  gboolean setting;        /* while the entry shows what it was given */
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_OPTIONAL,
} SocleDateEntryProperty;

static GParamSpec *props[PROP_OPTIONAL + 1];
static guint taken_signal;
static guint typed_signal;

G_DEFINE_FINAL_TYPE (SocleDateEntry, socle_date_entry, GTK_TYPE_BOX)

static void
show_problem (SocleDateEntry *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);

  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->problem_label,
                                      NULL, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    }
}

/* Reads what is typed. Returns why it cannot be taken; NULL if it can. */
static char *
read_text (SocleDateEntry *self, GDate *date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->messages == NULL)
    return g_strdup ("");
  g_date_clear (date, 1);
  if (self->optional && *text == '\0')
    return NULL;
  if (!socle_date_read (self->messages, text, date))
    return g_strdup (_ ("Write a date such as 31 March 2021 or 2021-03-31."));

  return self->check != NULL ? self->check (date, self->user_data) : NULL;
}

static void
show_date (SocleDateEntry *self, const GDate *date)
{
  g_autofree char *text =
    g_date_valid (date) ? socle_messages_format_date (self->messages, date) : g_strdup ("");

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
  show_problem (self, NULL);
}

static void
take_date (SocleDateEntry *self, const GDate *date)
{
  gboolean same = g_date_valid (&self->date) == g_date_valid (date) &&
                  (!g_date_valid (date) || g_date_compare (&self->date, date) == 0);

  self->date = *date;
  show_date (self, date);
  if (!same)
    g_signal_emit (self, taken_signal, 0);
}

static void
text_changed_cb (SocleDateEntry *self)
{
  g_autofree char *problem = NULL;
  GDate date;

  if (self->setting)
    return;

  problem = read_text (self, &date);
  show_problem (self, problem);
  g_signal_emit (self, typed_signal, 0);
}

static void
take_cb (SocleDateEntry *self)
{
  g_autofree char *problem = NULL;
  GDate date;

  problem = read_text (self, &date);
  if (problem == NULL)
    take_date (self, &date);
  else if (self->messages != NULL)
    show_problem (self, problem);
}

static void
select_typed_day (SocleDateEntry *self)
{
  g_autofree char *problem = NULL;
  GDate date;
  g_autoptr (GDateTime) time = NULL;

  problem = read_text (self, &date);
  if (problem != NULL && g_date_valid (&self->date))
    date = self->date;
  else if (problem != NULL || !g_date_valid (&date))
    return;

  time = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);
  self->setting = TRUE;
  gtk_calendar_select_day (self->calendar, time);
  self->setting = FALSE;
}

static void
day_selected_cb (SocleDateEntry *self)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;
  GDate date;

  if (self->setting || self->messages == NULL)
    return;

  time = gtk_calendar_get_date (self->calendar);
  socle_date_of_time (time, &date);
  text = socle_messages_format_date (self->messages, &date);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  take_cb (self);
}

/* A calendar takes longer to make than all else here, and most are never looked at: it is
 * made when it is first opened. */
static void
calendar_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  SocleDateEntry *self = user_data;

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      gtk_menu_button_set_popover (button, popover);
    }

  select_typed_day (self);
}

static void
socle_date_entry_dispose (GObject *object)
{
  SocleDateEntry *self = SOCLE_DATE_ENTRY (object);

  /* The entry is left while it goes, and nobody is to be told. */
  g_clear_object (&self->messages);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_DATE_ENTRY);

  G_OBJECT_CLASS (socle_date_entry_parent_class)->dispose (object);
}

static void
socle_date_entry_finalize (GObject *object)
{
  g_free (SOCLE_DATE_ENTRY (object)->label);

  G_OBJECT_CLASS (socle_date_entry_parent_class)->finalize (object);
}

static void
socle_date_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleDateEntry *self = SOCLE_DATE_ENTRY (object);

  switch ((SocleDateEntryProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_date_entry_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  SocleDateEntry *self = SOCLE_DATE_ENTRY (object);

  switch ((SocleDateEntryProperty) prop_id)
    {
    case PROP_LABEL:
      g_set_str (&self->label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->label != NULL ? self->label : "", -1);
      break;
    case PROP_OPTIONAL:
      self->optional = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_date_entry_class_init (SocleDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_date_entry_dispose;
  object_class->finalize = socle_date_entry_finalize;
  object_class->get_property = socle_date_entry_get_property;
  object_class->set_property = socle_date_entry_set_property;

  /**
   * SocleDateEntry:label: (nullable)
   *
   * What the date is, for screen readers.
   */
  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SocleDateEntry:optional:
   *
   * Whether nothing may be given, too: a date that is not valid.
   */
  props[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * SocleDateEntry::typed:
   *
   * The text is another one, whether it can be taken or not.
   */
  typed_signal = g_signal_new ("typed", SOCLE_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  /**
   * SocleDateEntry::taken:
   *
   * Another date was typed or picked, and can be taken.
   */
  taken_signal = g_signal_new ("taken", SOCLE_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleDateEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, SocleDateEntry, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, SocleDateEntry, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
socle_date_entry_init (SocleDateEntry *self)
{
  g_date_clear (&self->date, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->calendar_button, calendar_wanted_cb, self, NULL);
}

/* The language in which dates are written and read. */
void
socle_date_entry_set_messages (SocleDateEntry *self, SocleMessages *messages)
{
  g_set_object (&self->messages, messages);
}

void
socle_date_entry_set_check (SocleDateEntry *self, SocleDateCheck check, gpointer user_data)
{
  self->check = check;
  self->user_data = user_data;
}

/* Whether somebody is at something else than the date that was taken last. */
static gboolean
is_being_typed (SocleDateEntry *self)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  g_autofree char *text = g_date_valid (&self->date)
                            ? socle_messages_format_date (self->messages, &self->date)
                            : g_strdup ("");

  return gtk_widget_is_focus (GTK_WIDGET (gtk_editable_get_delegate (entry))) &&
         strcmp (gtk_editable_get_text (entry), text) != 0;
}

/* Shows a date that is good, without a signal; what is being typed stays until it is taken. */
void
socle_date_entry_set_date (SocleDateEntry *self, const GDate *date)
{
  gboolean typed;

  g_return_if_fail (self->messages != NULL);

  typed = is_being_typed (self);
  self->date = *date;
  if (!typed)
    show_date (self, date);
}

/* The date that was taken last. */
const GDate *
socle_date_entry_get_date (SocleDateEntry *self)
{
  return &self->date;
}

/* Whether what the entry shows now could be taken. */
gboolean
socle_date_entry_is_good (SocleDateEntry *self)
{
  GDate date;
  g_autofree char *problem = read_text (self, &date);

  return problem == NULL;
}

/* The date that is typed, not valid if there is none. Returns whether it could be taken. */
gboolean
socle_date_entry_peek (SocleDateEntry *self, GDate *date)
{
  g_autofree char *problem = read_text (self, date);

  return problem == NULL;
}
