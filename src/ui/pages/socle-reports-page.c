/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports of all open catalogues, by audit cycle. */

#include "config.h"

#include "socle-reports-page.h"

#include "socle-format.h"
#include "socle-item-target.h"
#include "socle-list-pane.h"
#include "socle-report-detail.h"
#include "socle-report-row.h"
#include "socle-result-factory.h"
#include "socle-result-list.h"
#include "socle-soc-filter.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

/*
 * The stack of the list is that of the services page, with a section for each
 * audit cycle as long as the reports stand in published order.
 */
struct _SocleReportsPage
{
  SoclePage parent_instance;

  AdwNavigationSplitView *split_view; /* (unowned): template child */
  SocleListPane *list_pane;           /* (unowned): template child */
  SocleSocFilter *soc_filter;         /* (unowned): template child */
  GtkDropDown *type_filter;           /* (unowned): template child */
  GtkListView *list_view;             /* (unowned): template child */
  AdwNavigationPage *detail_page;     /* (unowned): template child */
  SocleReportDetail *detail;          /* (unowned): template child */

  SocleResultList *results;        /* (owned) */
  GtkSingleSelection *selection;   /* (owned) */
  GtkListItemFactory *headers;     /* (owned) */
  SocleLibrary *library;           /* (owned) (nullable): what results shows */
  SocleReport *shown;              /* (owned) (nullable) */
  char *sort;                      /* (owned): a value of the setting */
  gboolean descending;
  gboolean selecting; /* while the page moves the selection itself */
};

typedef enum
{
  PROP_SORT = 1,
  PROP_DESCENDING,
} SocleReportsPageProperty;

static GParamSpec *props[PROP_DESCENDING + 1];

G_DEFINE_FINAL_TYPE (SocleReportsPage, socle_reports_page, SOCLE_TYPE_PAGE)

/* The order of the drop-down; also the values of the setting. */
static const char *const type_names[] = { "all", "type1", "type2", "not-stated" };
static const SocleReportType types[] = { 0, SOCLE_REPORT_TYPE_1, SOCLE_REPORT_TYPE_2,
                                         SOCLE_REPORT_TYPE_NOT_STATED };

static SocleMessages *
get_messages (SocleReportsPage *self)
{
  return socle_session_get_messages (socle_page_get_session (SOCLE_PAGE (self)));
}

static const char *
get_title (SocleReportsPage *self, SocleReport *report)
{
  return socle_text_get (socle_report_get_title (report),
                         socle_messages_get_language (get_messages (self)));
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

/* The whole row in a sentence. */
static char *
label_row (gpointer item, gpointer user_data)
{
  SocleReportsPage *self = user_data;
  g_autofree char *title = socle_visible_text (get_title (self, item));
  g_autofree char *kind = socle_wording_kind (get_messages (self), item);
  g_autofree char *standard = socle_wording_standard (get_messages (self), item);
  const char *access = socle_wording_access (get_messages (self), socle_report_get_access (item));

  /* Translators: read aloud for a row of the list of reports; {kind} is “SOC 1 Type 2” */
  return socle_format (_("{title}, {kind}, {standard}, {access}"), "title", title, "kind", kind,
                       "standard", standard, "access", access, NULL);
}

/* Reports without a cycle are a section of their own. */
static gpointer
get_section (gpointer item)
{
  return socle_report_get_cycle (item);
}

static void
select_shown (SocleReportsPage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->shown == NULL || !socle_result_list_find (self->results, self->shown, &position))
    position = GTK_INVALID_LIST_POSITION;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
}

static void
show_report (SocleReportsPage *self, SocleReport *report)
{
  g_set_object (&self->shown, report);
  socle_report_detail_show (self->detail, report, get_messages (self));
  adw_navigation_page_set_title (self->detail_page,
                                 report != NULL ? get_title (self, report) : _("Report"));
}

static void
update_count (SocleReportsPage *self)
{
  SocleMessages *messages = get_messages (self);
  guint total = socle_result_list_get_total (self->results);
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

static SocleReportColumn
get_column (SocleReportsPage *self)
{
  if (g_strcmp0 (self->sort, "title") == 0)
    return socle_messages_get_language (get_messages (self)) == SOCLE_LANGUAGE_FRENCH
             ? SOCLE_REPORT_COLUMN_TITLE_FRENCH
             : SOCLE_REPORT_COLUMN_TITLE_ENGLISH;
  if (g_strcmp0 (self->sort, "soc") == 0)
    return SOCLE_REPORT_COLUMN_SOC;
  if (g_strcmp0 (self->sort, "type") == 0)
    return SOCLE_REPORT_COLUMN_TYPE;

  return SOCLE_REPORT_COLUMN_PUBLISHED;
}

static void
run_query (SocleReportsPage *self)
{
  SocleSoc soc = socle_soc_filter_get_soc (self->soc_filter);
  guint type = gtk_drop_down_get_selected (self->type_filter);
  SocleQuery query = { 0 };

  query.text = socle_list_pane_get_search_text (self->list_pane);
  query.masks[0] = soc == SOCLE_SOC_ALL ? 0 : soc;
  if (type > 0 && type < G_N_ELEMENTS (types))
    query.masks[1] = SOCLE_MASK_TYPE (types[type]);
  query.column = get_column (self);
  query.descending = self->descending;

  gtk_list_view_set_header_factory (
    self->list_view, query.column == SOCLE_REPORT_COLUMN_PUBLISHED ? self->headers : NULL);
  socle_result_list_set_query (self->results, &query);
  select_shown (self);
  update_count (self);
}

static void
query_changed_cb (SocleReportsPage *self)
{
  /* Nothing to ask yet, or, while the page goes, no longer. */
  if (self->library == NULL)
    return;

  run_query (self);
  socle_list_pane_scroll_to_top (self->list_pane);
}

static void
show_all_cb (SocleReportsPage *self)
{
  socle_list_pane_clear_search (self->list_pane);
  socle_soc_filter_set_soc (self->soc_filter, SOCLE_SOC_ALL);
  gtk_drop_down_set_selected (self->type_filter, 0);
}

static SocleReport *
get_report_at (SocleReportsPage *self, guint position)
{
  g_autoptr (SocleResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), position);

  return result != NULL ? socle_result_get_item (result) : NULL;
}

static void
selected_changed_cb (SocleReportsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->selecting && position != GTK_INVALID_LIST_POSITION)
    show_report (self, get_report_at (self, position));
}

static void
row_activated_cb (GtkListView *list_view, guint position, SocleReportsPage *self)
{
  show_report (self, get_report_at (self, position));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Where there is room for a detail pane, it is not left empty. */
static void
show_first (SocleReportsPage *self)
{
  if (self->shown == NULL && !socle_page_get_compact (SOCLE_PAGE (self)))
    show_report (self, get_report_at (self, 0));
}

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, SocleReportsPage *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, SocleReportsPage *self)
{
  SocleResult *result = gtk_list_header_get_item (header);
  SocleReport *report = socle_result_get_item (result);
  SocleAuditCycle *cycle = report != NULL ? socle_report_get_cycle (report) : NULL;
  g_autofree char *title = NULL;

  if (cycle != NULL)
    title = socle_visible_text (
      socle_text_get (socle_audit_cycle_get_title (cycle),
                      socle_messages_get_language (get_messages (self))));

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)),
                      title != NULL ? title : _("In No Audit Cycle"));
}

/* A row that was not chosen is not marked where its details do not show. */
static void
compact_changed_cb (SocleReportsPage *self)
{
  if (!socle_page_get_compact (SOCLE_PAGE (self)))
    show_first (self);
  else if (!adw_navigation_split_view_get_show_content (self->split_view))
    show_report (self, NULL);

  select_shown (self);
}

static void
socle_reports_page_update (SoclePage *page)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (page);
  SocleLibrary *library = socle_page_get_library (page);

  if (library == NULL)
    {
      gboolean loading = socle_session_get_loading (socle_page_get_session (page));

      socle_list_pane_set_state (self->list_pane,
                                 loading ? SOCLE_LIST_LOADING : SOCLE_LIST_EMPTY);
      return;
    }

  if (self->library != library)
    {
      /* Rows that go may still show what the library before has. */
      g_autoptr (SocleLibrary) before = g_steal_pointer (&self->library);
      /* The same report of a library that was read anew is another object. */
      g_autofree char *target =
        self->shown != NULL ? socle_item_target_new (G_OBJECT (self->shown)) : NULL;

      self->library = g_object_ref (library);
      socle_result_list_set_contents (self->results, socle_library_get_reports (library),
                                      socle_library_get_report_index (library));
      query_changed_cb (self);
      show_report (self, target != NULL ? (gpointer) socle_item_target_find (target, library) : NULL);
      show_first (self);
      select_shown (self);
    }
}

static gboolean
socle_reports_page_show_item (SoclePage *page, GObject *item)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (page);
  guint position;

  if (!SOCLE_IS_REPORT (item))
    return FALSE;

  show_report (self, SOCLE_REPORT (item));
  if (!socle_result_list_find (self->results, item, &position))
    show_all_cb (self);
  select_shown (self);

  if (socle_result_list_find (self->results, item, &position))
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);

  return TRUE;
}

static void
socle_reports_page_start_search (SoclePage *page)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  socle_list_pane_start_search (self->list_pane);
}

static void
socle_reports_page_set_soc (SoclePage *page, SocleSoc soc)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  socle_soc_filter_set_soc (self->soc_filter, soc);
}

static gboolean
setting_to_type (GValue *value, GVariant *variant, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_str_equal (type_names[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
type_to_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint index = g_value_get_uint (value);

  return g_variant_new_string (type_names[index < G_N_ELEMENTS (type_names) ? index : 0]);
}

static void
socle_reports_page_constructed (GObject *object)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (object);
  GSettings *settings = socle_page_get_settings (SOCLE_PAGE (self));

  if (settings != NULL)
    {
      socle_soc_filter_bind_setting (self->soc_filter, settings, "reports-soc");
      g_settings_bind_with_mapping (settings, "reports-type", self->type_filter, "selected",
                                    G_SETTINGS_BIND_DEFAULT, setting_to_type, type_to_setting,
                                    NULL, NULL);
      g_settings_bind (settings, "reports-sort-column", self, "sort", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "reports-sort-descending", self, "descending",
                       G_SETTINGS_BIND_DEFAULT);
    }

  g_signal_connect (self, "notify::compact", G_CALLBACK (compact_changed_cb), NULL);

  G_OBJECT_CLASS (socle_reports_page_parent_class)->constructed (object);
}

static void
socle_reports_page_dispose (GObject *object)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (object);

  g_clear_object (&self->library);
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_REPORTS_PAGE);
  g_clear_object (&self->headers);
  g_clear_object (&self->selection);
  g_clear_object (&self->results);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (socle_reports_page_parent_class)->dispose (object);
}

static void
socle_reports_page_finalize (GObject *object)
{
  g_free (SOCLE_REPORTS_PAGE (object)->sort);

  G_OBJECT_CLASS (socle_reports_page_parent_class)->finalize (object);
}

static void
socle_reports_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (object);

  switch ((SocleReportsPageProperty) prop_id)
    {
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_reports_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (object);

  switch ((SocleReportsPageProperty) prop_id)
    {
    case PROP_SORT:
      if (!g_set_str (&self->sort, g_value_get_string (value)))
        return;
      break;
    case PROP_DESCENDING:
      if (self->descending == g_value_get_boolean (value))
        return;
      self->descending = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
  query_changed_cb (self);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * SocleReportsPage:sort:
   *
   * What the reports are sorted by: "published", "title", "soc" or "type".
   */
  props[PROP_SORT] =
    g_param_spec_string ("sort", NULL, NULL, "published",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * SocleReportsPage:descending:
   *
   * Whether the order is reversed.
   */
  props[PROP_DESCENDING] =
    g_param_spec_boolean ("descending", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, SOCLE_RESOURCE_PATH "/ui/pages/socle-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, soc_filter);
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, type_filter);
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, detail_page);
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
socle_reports_page_class_init (SocleReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SoclePageClass *page_class = SOCLE_PAGE_CLASS (klass);

  object_class->constructed = socle_reports_page_constructed;
  object_class->dispose = socle_reports_page_dispose;
  object_class->finalize = socle_reports_page_finalize;
  object_class->get_property = socle_reports_page_get_property;
  object_class->set_property = socle_reports_page_set_property;

  page_class->update = socle_reports_page_update;
  page_class->show_item = socle_reports_page_show_item;
  page_class->start_search = socle_reports_page_start_search;
  page_class->set_soc = socle_reports_page_set_soc;

  install_properties (object_class);
  gtk_widget_class_install_property_action (widget_class, "page.sort-descending", "descending");
  gtk_widget_class_install_property_action (widget_class, "page.sort", "sort");

  g_type_ensure (SOCLE_TYPE_LIST_PANE);
  g_type_ensure (SOCLE_TYPE_REPORT_DETAIL);
  g_type_ensure (SOCLE_TYPE_SOC_FILTER);
  bind_template (widget_class);
}

static void
socle_reports_page_init (SocleReportsPage *self)
{
  g_autoptr (GtkListItemFactory) rows =
    socle_result_factory_new (create_row, update_row, label_row, self);

  self->sort = g_strdup ("published");
  gtk_widget_init_template (GTK_WIDGET (self));

  self->headers = gtk_signal_list_item_factory_new ();
  g_signal_connect (self->headers, "setup", G_CALLBACK (header_setup_cb), self);
  g_signal_connect (self->headers, "bind", G_CALLBACK (header_bind_cb), self);

  self->results = socle_result_list_new ();
  g_signal_connect_object (self->results, "notify::complete", G_CALLBACK (select_shown), self,
                           G_CONNECT_SWAPPED);
  socle_result_list_set_section_func (self->results, get_section);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->results)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_changed_cb),
                           self, G_CONNECT_SWAPPED);

  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_header_factory (self->list_view, self->headers);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}
