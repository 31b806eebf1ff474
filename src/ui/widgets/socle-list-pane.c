/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list with its search, its filters and what stands there when it is empty. */

#include "config.h"

#include "socle-list-pane.h"

#include "socle-format.h"

/* Typing anywhere in the pane searches. The pages own what the list shows. */
struct _SocleListPane
{
  AdwNavigationPage parent_instance;

  AdwHeaderBar *header_bar;           /* (unowned): template child */
  GtkSearchBar *search_bar;           /* (unowned): template child */
  GtkSearchEntry *search_entry;       /* (unowned): template child */
  AdwBin *filters_bin;                /* (unowned): template child */
  GtkStack *stack;                    /* (unowned): template child */
  GtkScrolledWindow *scrolled_window; /* (unowned): template child */
  AdwBin *whole_bin;                  /* (unowned): template child */
  GtkScrolledWindow *scroller;        /* (unowned) (nullable): below whole_bin */
  GtkToggleButton *search_button;     /* (unowned): template child */
  GtkLabel *count_label;              /* (unowned): template child */
  GtkWidget *header_widget;           /* (unowned) (nullable): in header_bar */
  int frames_to_scroll;               /* until the list stands at its top */
  gboolean whole_bin_used;            /* the list is there, not in scrolled_window */
};

typedef enum
{
  PROP_LIST = 1,
  PROP_FILTERS,
  PROP_HEADER_WIDGET,
  PROP_SEARCH_PLACEHOLDER,
  PROP_SEARCH_TEXT,
} SocleListPaneProperty;

static GParamSpec *props[PROP_SEARCH_TEXT + 1];

enum
{
  SIGNAL_SHOW_ALL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SocleListPane, socle_list_pane, ADW_TYPE_NAVIGATION_PAGE)

static void
set_filters (SocleListPane *self, GtkWidget *filters)
{
  adw_bin_set_child (self->filters_bin, filters);
  gtk_widget_set_visible (GTK_WIDGET (self->filters_bin), filters != NULL);
}

/* What scrolls by itself is put into the scrolled window; what does not has its own. */
static void
set_list (SocleListPane *self, GtkWidget *list)
{
  self->whole_bin_used = list != NULL && !GTK_IS_SCROLLABLE (list);
  if (self->whole_bin_used)
    adw_bin_set_child (self->whole_bin, list);
  else
    gtk_scrolled_window_set_child (self->scrolled_window, list);
}

static void
set_header_widget (SocleListPane *self, GtkWidget *widget)
{
  if (self->header_widget != NULL)
    adw_header_bar_remove (self->header_bar, self->header_widget);

  self->header_widget = widget;
  if (widget != NULL)
    adw_header_bar_pack_end (self->header_bar, widget);
}

static void
set_search_placeholder (SocleListPane *self, const char *placeholder)
{
  gtk_search_entry_set_placeholder_text (self->search_entry, placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder != NULL ? placeholder : "", -1);
}

static void
search_changed_cb (SocleListPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH_TEXT]);
}

static void
show_all_clicked_cb (SocleListPane *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_ALL], 0);
}

static void
socle_list_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_LIST_PANE);

  G_OBJECT_CLASS (socle_list_pane_parent_class)->dispose (object);
}

static void
socle_list_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleListPane *self = SOCLE_LIST_PANE (object);

  switch ((SocleListPaneProperty) prop_id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->whole_bin_used
                                   ? adw_bin_get_child (self->whole_bin)
                                   : gtk_scrolled_window_get_child (self->scrolled_window));
      break;
    case PROP_FILTERS:
      g_value_set_object (value, adw_bin_get_child (self->filters_bin));
      break;
    case PROP_HEADER_WIDGET:
      g_value_set_object (value, self->header_widget);
      break;
    case PROP_SEARCH_PLACEHOLDER:
      g_value_set_string (value, gtk_search_entry_get_placeholder_text (self->search_entry));
      break;
    case PROP_SEARCH_TEXT:
      g_value_set_string (value, socle_list_pane_get_search_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_list_pane_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SocleListPane *self = SOCLE_LIST_PANE (object);

  switch ((SocleListPaneProperty) prop_id)
    {
    case PROP_LIST:
      set_list (self, g_value_get_object (value));
      break;
    case PROP_FILTERS:
      set_filters (self, g_value_get_object (value));
      break;
    case PROP_HEADER_WIDGET:
      set_header_widget (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_PLACEHOLDER:
      set_search_placeholder (self, g_value_get_string (value));
      break;
    case PROP_SEARCH_TEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * SocleListPane:list: (nullable)
   *
   * The list; what does not scroll by itself, such as several lists in a stack, has to
   * see to that.
   */
  props[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SocleListPane:filters: (nullable)
   *
   * The controls between the search and the list.
   */
  props[PROP_FILTERS] = g_param_spec_object ("filters", NULL, NULL, GTK_TYPE_WIDGET,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SocleListPane:header-widget: (nullable)
   *
   * A control beside the search button.
   */
  props[PROP_HEADER_WIDGET] = g_param_spec_object ("header-widget", NULL, NULL, GTK_TYPE_WIDGET,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SocleListPane:search-placeholder: (nullable)
   *
   * What the search entry says when it is empty, and its accessible name.
   */
  props[PROP_SEARCH_PLACEHOLDER] = g_param_spec_string ("search-placeholder", NULL, NULL, NULL,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SocleListPane:search-text:
   *
   * What is typed into the search.
   */
  props[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_list_pane_class_init (SocleListPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_list_pane_dispose;
  object_class->get_property = socle_list_pane_get_property;
  object_class->set_property = socle_list_pane_set_property;

  install_properties (object_class);

  /**
   * SocleListPane::show-all:
   *
   * Nothing was found, and the user wants the search and the filters taken away.
   */
  signals[SIGNAL_SHOW_ALL] = g_signal_new ("show-all", SOCLE_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, header_bar);
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, filters_bin);
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, whole_bin);
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, search_button);
  gtk_widget_class_bind_template_child (widget_class, SocleListPane, count_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked_cb);
}

static void
socle_list_pane_init (SocleListPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
}

const char *
socle_list_pane_get_search_text (SocleListPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

void
socle_list_pane_clear_search (SocleListPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* Whether there is anything to search; if not, typing opens no search either. */
void
socle_list_pane_set_searchable (SocleListPane *self, gboolean searchable)
{
  if (!searchable)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), searchable);
  gtk_search_bar_set_key_capture_widget (self->search_bar, searchable ? GTK_WIDGET (self) : NULL);
}

/* Opens the search with what it has selected, so that typing starts anew. */
void
socle_list_pane_start_search (SocleListPane *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

/* Searches for a text as if it had been typed. */
void
socle_list_pane_search (SocleListPane *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  socle_list_pane_start_search (self);
}

void
socle_list_pane_set_state (SocleListPane *self, SocleListState state)
{
  static const char *const names[] = { "loading", "empty", "no-results", "list" };
  const char *name = state == SOCLE_LIST_SHOWN && self->whole_bin_used ? "whole" : names[state];

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label),
                          state == SOCLE_LIST_SHOWN || state == SOCLE_LIST_NO_RESULTS);
}

/* Shows how many rows there are, and says so to screen readers when that changes. */
void
socle_list_pane_set_count_text (SocleListPane *self, const char *text)
{
  if (g_str_equal (gtk_label_get_text (self->count_label), text))
    return;

  gtk_label_set_text (self->count_label, text);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* Shows how many of all rows there are, and the list or why it is empty. The sentence
 * has places for "count" and "all". */
void
socle_list_pane_show_count (SocleListPane *self,
                            SocleMessages *messages,
                            guint count,
                            guint all,
                            const char *sentence)
{
  g_autofree char *count_text = socle_messages_format_number (messages, count);
  g_autofree char *all_text = socle_messages_format_number (messages, all);
  g_autofree char *text = socle_format (sentence, "count", count_text, "all", all_text, NULL);

  socle_list_pane_set_count_text (self, text);
  socle_list_pane_set_state (self, all == 0     ? SOCLE_LIST_EMPTY
                                   : count == 0 ? SOCLE_LIST_NO_RESULTS
                                                : SOCLE_LIST_SHOWN);
}

/* Where the list has a scrolled window of its own: which one it is. */
void
socle_list_pane_set_scroller (SocleListPane *self, GtkScrolledWindow *scroller)
{
  self->scroller = scroller;
}

static GtkScrolledWindow *
get_scroller (SocleListPane *self)
{
  return self->scroller != NULL ? self->scroller : self->scrolled_window;
}

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SocleListPane *self = SOCLE_LIST_PANE (widget);

  if (self->frames_to_scroll-- > 0)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (get_scroller (self)), 0);

  return G_SOURCE_REMOVE;
}

/* A list holds on to its first row while its contents change, and so hides a
 * header above it; the list is scrolled once more when it has been laid out. */
void
socle_list_pane_scroll_to_top (SocleListPane *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (get_scroller (self)), 0);

  if (self->frames_to_scroll <= 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_tick_cb, NULL, NULL);
  self->frames_to_scroll = 1;
}
