/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which months of our fiscal year each report covers, and what is due. */

#include "config.h"

#include "socle-coverage-page.h"

#include "socle-calendar-export.h"
#include "socle-coverage-columns.h"
#include "socle-coverage-legend.h"
#include "socle-coverage-row.h"
#include "socle-coverage-wording.h"
#include "socle-date-entry.h"
#include "socle-due-list.h"
#include "socle-format.h"
#include "socle-list-pane.h"
#include "socle-result-factory.h"
#include "socle-result-list.h"
#include "socle-section-headers.h"
#include "socle-soc-filter.h"
#include "socle-year-chooser.h"

#include <glib/gi18n.h>

/*
 * Strips and table have a result list each, since a view keeps the rows of a list that it
 * has been given. Only the one that is seen follows what is asked and what year it is;
 * the other one catches up when it is shown. The coverage of a report is worked out when
 * a row shows it.
 */
typedef enum
{
  VIEW_STRIPS,
  VIEW_TABLE,
  VIEW_DATES,
  N_VIEWS,
} View;

typedef struct
{
  SocleResultList *results; /* (owned): none for the due dates */
  gboolean asks_anew;       /* another library or query waits for it */
  gboolean shows_anew;      /* another fiscal year waits for it */
} List;

struct _SocleCoveragePage
{
  SoclePage parent_instance;

  SocleListPane *list_pane;           /* (unowned): template child */
  AdwToggleGroup *view_group;         /* (unowned): template child */
  GtkStack *filters;                  /* (unowned): template child */
  SocleYearChooser *year_chooser;     /* (unowned): template child */
  SocleDateEntry *sign_off_entry;     /* (unowned): template child */
  SocleSocFilter *soc_filter;         /* (unowned): template child */
  GtkStack *views;                    /* (unowned): template child */
  GtkScrolledWindow *strips_window;   /* (unowned): template child */
  GtkListView *list_view;             /* (unowned): template child */
  GtkColumnView *column_view;         /* (unowned): template child */
  SocleDueList *due_list;             /* (unowned): template child */
  SocleCoverageLegend *legend;        /* (unowned): template child */
  SocleCoverageLegend *narrow_legend; /* (unowned): template child */

  List lists[VIEW_DATES];
  SocleLibrary *library;  /* (owned) (nullable): what is shown */
  GDateMonth first_month; /* of the table's columns */
  guint n_months;         /* likewise */
  View view;
};

typedef enum
{
  PROP_VIEW = 1,
} SocleCoveragePageProperty;

static GParamSpec *props[PROP_VIEW + 1];

G_DEFINE_FINAL_TYPE (SocleCoveragePage, socle_coverage_page, SOCLE_TYPE_PAGE)

/* Also the values of the setting. */
static const char *const view_names[N_VIEWS] = { "strips", "table", "dates" };

/* A row has a cell for each month: it costs as much as several plain ones. */
#define ROWS_PER_FRAME 4

/* How many days before a date the alarm of a calendar file goes off. */
#define REMINDER 7

static SocleMessages *
get_messages (SocleCoveragePage *self)
{
  return socle_session_get_messages (socle_page_get_session (SOCLE_PAGE (self)));
}

static SocleFiscal *
get_fiscal (SocleCoveragePage *self)
{
  return socle_session_get_fiscal (socle_page_get_session (SOCLE_PAGE (self)));
}

static GtkWidget *
create_row (gpointer user_data)
{
  return socle_coverage_row_new ();
}

static void
update_row (GtkWidget *row, gpointer report, gpointer user_data)
{
  socle_coverage_row_show (SOCLE_COVERAGE_ROW (row), report, socle_page_get_session (user_data));
}

static char *
label_row (gpointer report, gpointer user_data)
{
  return socle_coverage_row_dup_label (report, socle_page_get_session (user_data));
}

static void
update_count (SocleCoveragePage *self)
{
  SocleMessages *messages = get_messages (self);
  guint total = socle_result_list_get_total (self->lists[self->view].results);
  guint all = socle_search_index_get_n_items (socle_library_get_report_index (self->library));
  g_autofree char *count = socle_messages_format_number (messages, total);
  g_autofree char *of = socle_messages_format_number (messages, all);
  g_autofree char *text =
    total == all
      ? socle_format (ngettext ("{count} report", "{count} reports", total), "count", count, NULL)
      : socle_format (ngettext ("{count} of {all} report", "{count} of {all} reports", all),
                      "count", count, "all", of, NULL);

  socle_list_pane_set_count_text (self->list_pane, text);
  socle_list_pane_set_state (self->list_pane, all == 0     ? SOCLE_LIST_EMPTY
                                              : total == 0 ? SOCLE_LIST_NO_RESULTS
                                                           : SOCLE_LIST_SHOWN);
}

static void
update_due_count (SocleCoveragePage *self)
{
  SocleMessages *messages = get_messages (self);
  GListModel *due_dates = socle_due_list_get_due_dates (self->due_list);
  guint n_due_dates = due_dates != NULL ? g_list_model_get_n_items (due_dates) : 0;
  g_autofree char *count = socle_messages_format_number (messages, n_due_dates);
  g_autofree char *text =
    socle_format (ngettext ("{count} due date", "{count} due dates", n_due_dates), "count", count,
                  NULL);

  socle_list_pane_set_count_text (self->list_pane, text);
  socle_list_pane_set_state (self->list_pane, SOCLE_LIST_SHOWN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export-calendar", n_due_dates > 0);
}

static guint
count_months (SocleDateRange *year)
{
  const GDate *from = socle_date_range_get_from (year);
  const GDate *to = socle_date_range_get_to (year);

  return ((guint) g_date_get_year (to) * 12 + g_date_get_month (to)) -
         ((guint) g_date_get_year (from) * 12 + g_date_get_month (from)) + 1;
}

/* Columns stay as long as they have the right names. */
static void
update_columns (SocleCoveragePage *self)
{
  SocleDateRange *year = socle_fiscal_get_year (get_fiscal (self));
  GDateMonth first_month = g_date_get_month (socle_date_range_get_from (year));
  guint n_months = count_months (year);

  if (self->first_month == first_month && self->n_months == n_months)
    return;

  self->first_month = first_month;
  self->n_months = n_months;
  socle_coverage_columns_fill (self->column_view, socle_page_get_session (SOCLE_PAGE (self)));
}

static void
ask (SocleCoveragePage *self, List *list)
{
  SocleSoc soc = socle_soc_filter_get_soc (self->soc_filter);
  const SocleQuery query = {
    .text = socle_list_pane_get_search_text (self->list_pane),
    .masks = { soc == SOCLE_SOC_ALL ? 0 : soc },
    .column = SOCLE_REPORT_COLUMN_PUBLISHED,
  };

  socle_result_list_set_contents (list->results, socle_library_get_reports (self->library),
                                  socle_library_get_report_index (self->library));
  socle_result_list_set_query (list->results, &query);
  if (self->view == VIEW_STRIPS)
    socle_list_pane_scroll_to_top (self->list_pane);
}

/* Brings what is seen up to date. */
static void
update_view (SocleCoveragePage *self)
{
  List *list;

  if (self->library == NULL)
    return;

  if (self->view == VIEW_DATES)
    {
      socle_due_list_show (self->due_list, socle_page_get_session (SOCLE_PAGE (self)),
                           self->library);
      update_due_count (self);
      return;
    }

  list = &self->lists[self->view];
  if (self->view == VIEW_TABLE)
    update_columns (self);
  if (list->asks_anew)
    ask (self, list);
  if (list->shows_anew)
    socle_result_list_refresh (list->results);
  list->asks_anew = list->shows_anew = FALSE;
  update_count (self);
}

static void
query_changed_cb (SocleCoveragePage *self)
{
  for (guint i = 0; i < VIEW_DATES; i++)
    self->lists[i].asks_anew = TRUE;
  update_view (self);
}

/* The line at today is elsewhere. */
static void
day_changed_cb (SocleCoveragePage *self)
{
  for (guint i = 0; i < VIEW_DATES; i++)
    self->lists[i].shows_anew = TRUE;
  update_view (self);
}

static void
fiscal_changed_cb (SocleCoveragePage *self)
{
  socle_date_entry_set_date (self->sign_off_entry, socle_fiscal_get_sign_off (get_fiscal (self)));
  day_changed_cb (self);
}

static char *
check_sign_off (const GDate *date, gpointer user_data)
{
  SocleCoveragePage *self = user_data;
  SocleDateRange *year = socle_fiscal_get_year (get_fiscal (self));

  return g_date_compare (date, socle_date_range_get_to (year)) < 0
           ? socle_coverage_wording_sign_off (get_messages (self), year, date)
           : NULL;
}

static void
sign_off_taken_cb (SocleCoveragePage *self)
{
  /* What cannot be kept, such as the year 9999, gives way to what is. */
  if (!socle_fiscal_set_sign_off (get_fiscal (self),
                                  socle_date_entry_get_date (self->sign_off_entry)))
    socle_date_entry_set_date (self->sign_off_entry, socle_fiscal_get_sign_off (get_fiscal (self)));
}

static void
due_dates_changed_cb (SocleCoveragePage *self)
{
  if (self->view == VIEW_DATES)
    update_due_count (self);
}

static void
show_all_cb (SocleCoveragePage *self)
{
  socle_list_pane_clear_search (self->list_pane);
  socle_soc_filter_set_soc (self->soc_filter, SOCLE_SOC_ALL);
}

/* Where there is no room for it, the legend is in a popover. */
static void
update_legend (SocleCoveragePage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->legend),
                          self->view != VIEW_DATES && !socle_page_get_narrow (SOCLE_PAGE (self)));
}

static void
set_view (SocleCoveragePage *self, View view)
{
  if (self->view == view)
    return;

  self->view = view;
  adw_toggle_group_set_active_name (self->view_group, view_names[view]);
  gtk_stack_set_visible_child_name (self->views, view_names[view]);
  gtk_stack_set_visible_child_name (self->filters, view == VIEW_DATES ? "dates" : "coverage");
  update_legend (self);
  socle_list_pane_set_searchable (self->list_pane, view != VIEW_DATES);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
  update_view (self);
}

static void
set_view_by_name (SocleCoveragePage *self, const char *name)
{
  for (guint i = 0; i < N_VIEWS; i++)
    if (g_strcmp0 (view_names[i], name) == 0)
      set_view (self, (View) i);
}

static void
view_toggled_cb (SocleCoveragePage *self)
{
  set_view_by_name (self, adw_toggle_group_get_active_name (self->view_group));
}

static void
export_calendar_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SocleCoveragePage *self = SOCLE_COVERAGE_PAGE (widget);
  GSettings *settings = socle_page_get_settings (SOCLE_PAGE (self));
  GListModel *due_dates = socle_due_list_get_due_dates (self->due_list);
  gboolean alarms = settings != NULL && g_settings_get_boolean (settings, "calendar-alarms");

  if (due_dates != NULL)
    socle_calendar_export_ask (widget, socle_page_get_session (SOCLE_PAGE (self)), due_dates,
                               alarms ? REMINDER : 0);
}

static void
socle_coverage_page_update (SoclePage *page)
{
  SocleCoveragePage *self = SOCLE_COVERAGE_PAGE (page);
  SocleLibrary *library = socle_page_get_library (page);
  g_autoptr (SocleLibrary) before = NULL;

  if (library == NULL)
    {
      gboolean loading = socle_session_get_loading (socle_page_get_session (page));

      socle_list_pane_set_state (self->list_pane, loading ? SOCLE_LIST_LOADING : SOCLE_LIST_EMPTY);
      return;
    }

  if (self->library == library)
    return;

  /* Rows that go may still show what the library before has: both lists let go of it. */
  before = g_steal_pointer (&self->library);
  self->library = g_object_ref (library);
  for (guint i = 0; before != NULL && i < VIEW_DATES; i++)
    socle_result_list_set_contents (self->lists[i].results, NULL, NULL);
  query_changed_cb (self);
}

static void
socle_coverage_page_start_search (SoclePage *page)
{
  SocleCoveragePage *self = SOCLE_COVERAGE_PAGE (page);

  if (self->view == VIEW_DATES)
    set_view (self, VIEW_STRIPS);
  socle_list_pane_start_search (self->list_pane);
}

static void
socle_coverage_page_set_soc (SoclePage *page, SocleSoc soc)
{
  SocleCoveragePage *self = SOCLE_COVERAGE_PAGE (page);

  if (self->view == VIEW_DATES)
    set_view (self, VIEW_STRIPS);
  socle_soc_filter_set_soc (self->soc_filter, soc);
}

static void
socle_coverage_page_constructed (GObject *object)
{
  SocleCoveragePage *self = SOCLE_COVERAGE_PAGE (object);
  SocleSession *session = socle_page_get_session (SOCLE_PAGE (self));
  GSettings *settings = socle_page_get_settings (SOCLE_PAGE (self));

  if (session != NULL)
    {
      SocleMessages *messages = socle_session_get_messages (session);

      socle_date_entry_set_messages (self->sign_off_entry, messages);
      socle_date_entry_set_check (self->sign_off_entry, check_sign_off, self);
      socle_coverage_legend_set_messages (self->legend, messages);
      socle_coverage_legend_set_messages (self->narrow_legend, messages);
      socle_year_chooser_set_session (self->year_chooser, session);
      g_signal_connect_object (socle_session_get_fiscal (session), "changed",
                               G_CALLBACK (fiscal_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::today", G_CALLBACK (day_changed_cb), self,
                               G_CONNECT_SWAPPED);
      fiscal_changed_cb (self);
    }

  if (settings != NULL)
    {
      socle_soc_filter_bind_setting (self->soc_filter, settings, "coverage-soc");
      g_settings_bind (settings, "coverage-view", self, "view", G_SETTINGS_BIND_DEFAULT);
    }

  g_signal_connect (self, "notify::narrow", G_CALLBACK (update_legend), NULL);

  G_OBJECT_CLASS (socle_coverage_page_parent_class)->constructed (object);
}

static void
socle_coverage_page_dispose (GObject *object)
{
  SocleCoveragePage *self = SOCLE_COVERAGE_PAGE (object);

  g_clear_object (&self->library);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_COVERAGE_PAGE);
  for (guint i = 0; i < VIEW_DATES; i++)
    g_clear_object (&self->lists[i].results);

  G_OBJECT_CLASS (socle_coverage_page_parent_class)->dispose (object);
}

static void
socle_coverage_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleCoveragePage *self = SOCLE_COVERAGE_PAGE (object);

  switch ((SocleCoveragePageProperty) prop_id)
    {
    case PROP_VIEW:
      g_value_set_static_string (value, view_names[self->view]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_coverage_page_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  SocleCoveragePage *self = SOCLE_COVERAGE_PAGE (object);

  switch ((SocleCoveragePageProperty) prop_id)
    {
    case PROP_VIEW:
      set_view_by_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/pages/socle-coverage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, view_group);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, filters);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, year_chooser);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, sign_off_entry);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, soc_filter);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, views);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, strips_window);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, list_view);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, column_view);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, due_list);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, legend);
  gtk_widget_class_bind_template_child (widget_class, SocleCoveragePage, narrow_legend);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_off_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_dates_changed_cb);
}

static void
socle_coverage_page_class_init (SocleCoveragePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SoclePageClass *page_class = SOCLE_PAGE_CLASS (klass);

  object_class->constructed = socle_coverage_page_constructed;
  object_class->dispose = socle_coverage_page_dispose;
  object_class->get_property = socle_coverage_page_get_property;
  object_class->set_property = socle_coverage_page_set_property;

  page_class->update = socle_coverage_page_update;
  page_class->start_search = socle_coverage_page_start_search;
  page_class->set_soc = socle_coverage_page_set_soc;

  /**
   * SocleCoveragePage:view:
   *
   * What the page shows: "strips", "table" or "dates".
   */
  props[PROP_VIEW] =
    g_param_spec_string ("view", NULL, NULL, "strips",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_property_action (widget_class, "page.view", "view");
  gtk_widget_class_install_action (widget_class, "page.export-calendar", NULL, export_calendar_cb);

  g_type_ensure (SOCLE_TYPE_COVERAGE_LEGEND);
  g_type_ensure (SOCLE_TYPE_DATE_ENTRY);
  g_type_ensure (SOCLE_TYPE_DUE_LIST);
  g_type_ensure (SOCLE_TYPE_LIST_PANE);
  g_type_ensure (SOCLE_TYPE_SOC_FILTER);
  g_type_ensure (SOCLE_TYPE_YEAR_CHOOSER);
  bind_template (widget_class);
}

static void
add_list (SocleCoveragePage *self, View view)
{
  List *list = &self->lists[view];
  GtkNoSelection *selection;

  list->results = socle_result_list_new ();
  socle_result_list_set_step (list->results, ROWS_PER_FRAME);
  list->asks_anew = TRUE;
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (list->results)));
  if (view == VIEW_STRIPS)
    {
      socle_result_list_set_section_func (list->results, socle_section_headers_get_section);
      gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
    }
  else
    gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
socle_coverage_page_init (SocleCoveragePage *self)
{
  g_autoptr (GtkListItemFactory) rows =
    socle_result_factory_new (create_row, update_row, label_row, self);
  g_autoptr (GtkListItemFactory) headers = socle_section_headers_new (SOCLE_PAGE (self), TRUE);

  gtk_widget_init_template (GTK_WIDGET (self));
  socle_list_pane_set_scroller (self->list_pane, self->strips_window);

  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_header_factory (self->list_view, headers);
  add_list (self, VIEW_STRIPS);
  add_list (self, VIEW_TABLE);
}
