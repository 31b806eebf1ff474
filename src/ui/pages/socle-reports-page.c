/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports of all open catalogues, by audit cycle. */

#include "config.h"

#include "socle-reports-page.h"

#include "socle-format.h"
#include "socle-report-detail.h"
#include "socle-report-row.h"
#include "socle-result-factory.h"
#include "socle-section-headers.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

/* The list has a section for each audit cycle as long as the reports stand in
 * published order. */
struct _SocleReportsPage
{
  SocleListPage parent_instance;

  GtkDropDown *type_filter;  /* (unowned): template child */
  SocleReportDetail *detail; /* (unowned): template child */

  GtkListItemFactory *headers; /* (owned) */
  char *sort;                  /* (owned): a value of the setting */
  gboolean descending;
};

typedef enum
{
  PROP_SORT = 1,
  PROP_DESCENDING,
} SocleReportsPageProperty;

static GParamSpec *props[PROP_DESCENDING + 1];

G_DEFINE_FINAL_TYPE (SocleReportsPage, socle_reports_page, SOCLE_TYPE_LIST_PAGE)

/* The order of the drop-down; also the values of the setting. */
static const char *const type_names[] = { "all", "type1", "type2", "not-stated" };
static const SocleReportType types[] = { 0, SOCLE_REPORT_TYPE_1, SOCLE_REPORT_TYPE_2,
                                         SOCLE_REPORT_TYPE_NOT_STATED };

static SocleMessages *
get_messages (SocleReportsPage *self)
{
  return socle_list_page_get_messages (SOCLE_LIST_PAGE (self));
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
  g_autofree char *title = socle_wording_report_title (get_messages (self), item);
  g_autofree char *kind = socle_wording_kind (get_messages (self), item);
  g_autofree char *standard = socle_wording_standard (get_messages (self), item);
  const char *access = socle_wording_access (get_messages (self), socle_report_get_access (item));

  /* Translators: read aloud for a row of the list of reports; {kind} is “SOC 1 Type 2” */
  return socle_format (_ ("{title}, {kind}, {standard}, {access}"), "title", title, "kind", kind,
                       "standard", standard, "access", access, NULL);
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
socle_reports_page_fill_query (SocleListPage *page, SocleQuery *query)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (page);
  guint type = gtk_drop_down_get_selected (self->type_filter);

  if (type > 0 && type < G_N_ELEMENTS (types))
    query->masks[1] = SOCLE_MASK_TYPE (types[type]);
  query->column = get_column (self);
  query->descending = self->descending;

  gtk_list_view_set_header_factory (GTK_LIST_VIEW (socle_list_page_get_view (page)),
                                    query->column == SOCLE_REPORT_COLUMN_PUBLISHED ? self->headers
                                                                                   : NULL);
}

static void
socle_reports_page_clear_filters (SocleListPage *page)
{
  gtk_drop_down_set_selected (SOCLE_REPORTS_PAGE (page)->type_filter, 0);
}

static const char *
socle_reports_page_get_count_sentence (guint total, guint all)
{
  return total == all ? ngettext ("{count} report", "{count} reports", total)
                      : ngettext ("{count} of {all} report", "{count} of {all} reports", all);
}

static const char *
socle_reports_page_show_details (SocleListPage *page, gpointer item)
{
  SocleReportsPage *self = SOCLE_REPORTS_PAGE (page);

  socle_report_detail_show (self->detail, item, socle_page_get_session (SOCLE_PAGE (page)));

  return item != NULL ? get_title (self, item) : _ ("Report");
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
      g_settings_bind_with_mapping (settings, "reports-type", self->type_filter, "selected",
                                    G_SETTINGS_BIND_DEFAULT, setting_to_type, type_to_setting, NULL,
                                    NULL);
      g_settings_bind (settings, "reports-sort-column", self, "sort", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "reports-sort-descending", self, "descending",
                       G_SETTINGS_BIND_DEFAULT);
    }

  G_OBJECT_CLASS (socle_reports_page_parent_class)->constructed (object);
}

static void
socle_reports_page_dispose (GObject *object)
{
  /* The view has the headers made, so it goes first. */
  G_OBJECT_CLASS (socle_reports_page_parent_class)->dispose (object);

  g_clear_object (&SOCLE_REPORTS_PAGE (object)->headers);
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
  socle_list_page_query_changed (SOCLE_LIST_PAGE (self));
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
socle_reports_page_class_init (SocleReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SocleListPageClass *page_class = SOCLE_LIST_PAGE_CLASS (klass);

  object_class->constructed = socle_reports_page_constructed;
  object_class->dispose = socle_reports_page_dispose;
  object_class->finalize = socle_reports_page_finalize;
  object_class->get_property = socle_reports_page_get_property;
  object_class->set_property = socle_reports_page_set_property;

  page_class->get_items = socle_library_get_reports;
  page_class->get_index = socle_library_get_report_index;
  page_class->get_item_type = socle_report_get_type;
  page_class->soc_setting = "reports-soc";
  page_class->fill_query = socle_reports_page_fill_query;
  page_class->clear_filters = socle_reports_page_clear_filters;
  page_class->get_count_sentence = socle_reports_page_get_count_sentence;
  page_class->show_details = socle_reports_page_show_details;

  install_properties (object_class);
  gtk_widget_class_install_property_action (widget_class, "page.sort-descending", "descending");
  gtk_widget_class_install_property_action (widget_class, "page.sort", "sort");

  g_type_ensure (SOCLE_TYPE_REPORT_DETAIL);
  socle_list_page_class_bind_template (page_class,
                                       SOCLE_RESOURCE_PATH "/ui/pages/socle-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, type_filter);
  gtk_widget_class_bind_template_child (widget_class, SocleReportsPage, detail);
}

static void
socle_reports_page_init (SocleReportsPage *self)
{
  SocleListPage *page = SOCLE_LIST_PAGE (self);
  g_autoptr (GtkListItemFactory) rows =
    socle_result_factory_new (create_row, update_row, label_row, self);
  GtkListView *view;

  self->sort = g_strdup ("published");
  socle_list_page_init_template (page);

  self->headers = socle_section_headers_new (SOCLE_PAGE (self), FALSE);
  socle_result_list_set_section_func (socle_list_page_get_results (page),
                                      socle_section_headers_get_section);
  view = GTK_LIST_VIEW (socle_list_page_get_view (page));
  gtk_list_view_set_factory (view, rows);
  gtk_list_view_set_header_factory (view, self->headers);
}
