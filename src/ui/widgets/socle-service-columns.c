/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the list of services, and the order they ask for. */

#include "config.h"

#include "socle-service-columns.h"

#include "socle-format.h"
#include "socle-name-cell.h"
#include "socle-result-factory.h"
#include "socle-use-section.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

/*
 * The index of the library keeps every order at hand, so the columns' sorters
 * compare nothing: they only make the headers clickable and say which one was.
 */
struct _SocleServiceColumns
{
  GObject parent_instance;

  GtkColumnView *view;     /* (unowned): owns the page that owns this */
  SocleMessages *messages; /* (owned) (nullable) */
  SocleRecorder *recorder; /* (owned) (nullable) */
  gboolean many_providers;
  gboolean narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} SocleServiceColumnsProperty;

static GParamSpec *props[PROP_NARROW + 1];

enum
{
  SIGNAL_SORT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SocleServiceColumns, socle_service_columns, G_TYPE_OBJECT)

/* In the order of SocleServiceColumn; also the values of the setting. */
static const char *const sort_names[] = { "published", "name",    "soc1",    "soc2",
                                          "soc3",      "reports", "provider" };

static GtkWidget *
create_name_cell (gpointer user_data)
{
  return socle_name_cell_new ();
}

/* What tells an entry from others: the further members of a compound one, with the
 * provider where there are several. In a narrow list, where the columns of the
 * scopes do not fit, the scopes. */
static char *
describe_service (SocleServiceColumns *self, SocleService *service)
{
  const char *const *members = socle_service_get_members (service);
  SocleCatalogue *catalogue = socle_service_get_catalogue (service);
  const char *parts[3] = { NULL };
  guint n_parts = 0;
  g_autofree char *others = NULL;
  g_autofree char *joined = NULL;

  if (self->narrow)
    return socle_wording_scope_short (self->messages, socle_service_get_scope (service));

  if (self->many_providers && catalogue != NULL)
    parts[n_parts++] = socle_catalogue_get_provider (catalogue);

  if (members != NULL && members[0] != NULL && members[1] != NULL)
    parts[n_parts++] = others = g_strjoinv (", ", (char **) members + 1);

  joined = g_strjoinv (" · ", (char **) parts);

  return socle_visible_text (joined);
}

static void
update_name_cell (GtkWidget *cell, gpointer item, gpointer user_data)
{
  SocleServiceColumns *self = user_data;
  SocleService *service = item;
  const char *const *members = socle_service_get_members (service);
  g_autofree char *title = socle_visible_text (
    members != NULL && members[0] != NULL ? members[0] : socle_service_get_name (service));
  g_autofree char *subtitle = describe_service (self, service);

  socle_name_cell_set_texts (SOCLE_NAME_CELL (cell), title, subtitle);
}

static GtkWidget *
create_scope_cell (gpointer user_data)
{
  GtkWidget *image = gtk_image_new ();

  /* The row says in words what the columns show. */
  g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  return image;
}

static void
update_scope_cell (GtkWidget *cell, SocleService *service, SocleSoc soc)
{
  gboolean covered = (socle_service_get_scope (service) & soc) != 0;
  const char *icon_name = covered ? "socle-covered-symbolic" : "socle-uncovered-symbolic";

  /* Most rows show what the row before them showed, and finding an icon takes time. */
  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (cell)), icon_name) == 0)
    return;

  gtk_image_set_from_icon_name (GTK_IMAGE (cell), icon_name);
  gtk_widget_set_css_classes (cell, covered ? (const char *[]) { "socle-covered", NULL }
                                            : (const char *[]) { "dim-label", NULL });
}

static void
update_soc_1_cell (GtkWidget *cell, gpointer item, gpointer user_data)
{
  update_scope_cell (cell, item, SOCLE_SOC_1);
}

static void
update_soc_2_cell (GtkWidget *cell, gpointer item, gpointer user_data)
{
  update_scope_cell (cell, item, SOCLE_SOC_2);
}

static void
update_soc_3_cell (GtkWidget *cell, gpointer item, gpointer user_data)
{
  update_scope_cell (cell, item, SOCLE_SOC_3);
}

static GtkWidget *
create_reports_cell (gpointer user_data)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 3);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
  gtk_widget_add_css_class (cell, "numeric");

  return cell;
}

static guint
count_reports (SocleService *service)
{
  GPtrArray *reports = socle_service_get_reports (service);

  return reports != NULL ? reports->len : 0;
}

static void
update_reports_cell (GtkWidget *cell, gpointer item, gpointer user_data)
{
  SocleServiceColumns *self = user_data;
  g_autofree char *count = socle_messages_format_number (self->messages, count_reports (item));

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), count);
}

static gboolean
is_in_use (SocleServiceColumns *self, SocleService *service)
{
  SocleHoldings *holdings =
    self->recorder != NULL ? socle_recorder_get_holdings (self->recorder) : NULL;

  return holdings != NULL && socle_holdings_is_in_use (holdings, service);
}

/* The star says what is asked for until what is recorded says the same. */
static void
star_clicked_cb (GtkToggleButton *star, SocleServiceColumns *self)
{
  SocleService *service = g_object_get_data (G_OBJECT (star), "socle-service");

  if (self->recorder != NULL && service != NULL)
    socle_use_record (self->recorder, service, gtk_toggle_button_get_active (star));
}

static GtkWidget *
create_use_cell (gpointer user_data)
{
  GtkWidget *star = gtk_toggle_button_new ();

  gtk_widget_add_css_class (star, "flat");
  gtk_widget_add_css_class (star, "socle-star");
  gtk_widget_set_valign (star, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (star, _ ("In Use"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("In Use"), -1);
  g_signal_connect_object (star, "clicked", G_CALLBACK (star_clicked_cb), user_data,
                           G_CONNECT_DEFAULT);

  return star;
}

static void
update_use_cell (GtkWidget *cell, gpointer item, gpointer user_data)
{
  gboolean in_use = is_in_use (user_data, item);
  const char *icon_name = in_use ? "starred-symbolic" : "non-starred-symbolic";

  g_object_set_data_full (G_OBJECT (cell), "socle-service", g_object_ref (item), g_object_unref);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cell), in_use);
  if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (cell)), icon_name) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (cell), icon_name);
}

static char *
describe_row (SocleServiceColumns *self, SocleService *service)
{
  guint n_reports = count_reports (service);
  g_autofree char *name = socle_visible_text (socle_service_get_name (service));
  g_autofree char *scope =
    socle_wording_scope_short (self->messages, socle_service_get_scope (service));
  g_autofree char *count = socle_messages_format_number (self->messages, n_reports);

  if (socle_service_get_scope (service) == SOCLE_SOC_NONE)
    /* Translators: read aloud for a row of the list of services */
    return socle_format (ngettext ("{name}, in no SOC scope, {count} report",
                                   "{name}, in no SOC scope, {count} reports", n_reports),
                         "name", name, "count", count, NULL);

  /* Translators: read aloud for a row of the list of services; {scope} is “SOC 1 and SOC 2” */
  return socle_format (ngettext ("{name}, in scope of {scope}, {count} report",
                                 "{name}, in scope of {scope}, {count} reports", n_reports),
                       "name", name, "scope", scope, "count", count, NULL);
}

/* The whole row in a sentence. */
static char *
label_row (gpointer item, gpointer user_data)
{
  g_autofree char *row = describe_row (user_data, item);

  if (!is_in_use (user_data, item))
    return g_steal_pointer (&row);

  /* Translators: read aloud for a row of the list of services; {row} is all else about it */
  return socle_format (_ ("{row}, in use"), "row", row, NULL);
}

static GtkColumnViewColumn *
add_column (SocleServiceColumns *self,
            const char *title,
            SocleServiceColumn sort,
            SocleCellSetup setup,
            SocleCellUpdate update)
{
  g_autoptr (GtkListItemFactory) factory = socle_result_factory_new (setup, update, NULL, self);
  g_autoptr (GtkColumnViewColumn) column =
    gtk_column_view_column_new (title, g_object_ref (factory));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  gtk_column_view_column_set_id (column, sort_names[sort]);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->view, column);

  return column;
}

/* It has no order of its own: a filter finds what is used. */
static void
add_use_column (SocleServiceColumns *self)
{
  g_autoptr (GtkListItemFactory) factory =
    socle_result_factory_new (create_use_cell, update_use_cell, NULL, self);
  g_autoptr (GtkColumnViewColumn) column =
    gtk_column_view_column_new (_ ("In Use"), g_object_ref (factory));

  gtk_column_view_append_column (self->view, column);
}

static void
sorter_changed_cb (SocleServiceColumns *self)
{
  g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0);
}

static void
set_narrow (SocleServiceColumns *self, gboolean narrow)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  if (self->narrow == narrow)
    return;

  /* The names say what the other columns do, so they are told anew. */
  self->narrow = narrow;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (i == 0)
        {
          g_autoptr (GtkListItemFactory) names =
            socle_result_factory_new (create_name_cell, update_name_cell, NULL, self);

          gtk_column_view_column_set_factory (column, names);
        }
      else if (gtk_column_view_column_get_id (column) != NULL)
        gtk_column_view_column_set_visible (column, !narrow);
    }
}

static void
socle_service_columns_finalize (GObject *object)
{
  SocleServiceColumns *self = SOCLE_SERVICE_COLUMNS (object);

  g_clear_object (&self->messages);
  g_clear_object (&self->recorder);

  G_OBJECT_CLASS (socle_service_columns_parent_class)->finalize (object);
}

static void
socle_service_columns_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  SocleServiceColumns *self = SOCLE_SERVICE_COLUMNS (object);

  switch ((SocleServiceColumnsProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_service_columns_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  SocleServiceColumns *self = SOCLE_SERVICE_COLUMNS (object);

  switch ((SocleServiceColumnsProperty) prop_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_service_columns_class_init (SocleServiceColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_service_columns_finalize;
  object_class->get_property = socle_service_columns_get_property;
  object_class->set_property = socle_service_columns_set_property;

  /**
   * SocleServiceColumns:narrow:
   *
   * Whether there is room for the most important columns only.
   */
  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * SocleServiceColumns::sort-changed:
   *
   * Another order is asked for.
   */
  signals[SIGNAL_SORT_CHANGED] =
    g_signal_new ("sort-changed", SOCLE_TYPE_SERVICE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
socle_service_columns_init (SocleServiceColumns *self)
{
}

/* Columns for a view that has none yet. The view must outlive them. */
SocleServiceColumns *
socle_service_columns_new (GtkColumnView *view)
{
  SocleServiceColumns *self = g_object_new (SOCLE_TYPE_SERVICE_COLUMNS, NULL);
  g_autoptr (GtkListItemFactory) row_factory = socle_result_row_factory_new (label_row, self);
  GtkColumnViewColumn *name;

  self->view = view;
  name =
    add_column (self, _ ("Service"), SOCLE_SERVICE_COLUMN_NAME, create_name_cell, update_name_cell);
  gtk_column_view_column_set_expand (name, TRUE);
  add_column (self, "SOC 1", SOCLE_SERVICE_COLUMN_SOC_1, create_scope_cell, update_soc_1_cell);
  add_column (self, "SOC 2", SOCLE_SERVICE_COLUMN_SOC_2, create_scope_cell, update_soc_2_cell);
  add_column (self, "SOC 3", SOCLE_SERVICE_COLUMN_SOC_3, create_scope_cell, update_soc_3_cell);
  add_column (self, _ ("Reports"), SOCLE_SERVICE_COLUMN_REPORTS, create_reports_cell,
              update_reports_cell);
  add_use_column (self);
  gtk_column_view_set_row_factory (view, row_factory);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
socle_service_columns_set_library (SocleServiceColumns *self,
                                   SocleLibrary *library,
                                   SocleSession *session)
{
  g_set_object (&self->messages, socle_session_get_messages (session));
  g_set_object (&self->recorder, socle_session_get_recorder (session));
  self->many_providers = socle_library_get_n_providers (library) > 1;
}

static void
remember_sort_cb (SocleServiceColumns *self, GSettings *settings)
{
  gboolean descending;
  SocleServiceColumn column = socle_service_columns_get_sort (self, &descending);

  g_settings_set_string (settings, "services-sort-column", sort_names[column]);
  g_settings_set_boolean (settings, "services-sort-descending", descending);
}

/* Takes the order up where it was left, and remembers it from now on. */
void
socle_service_columns_bind_settings (SocleServiceColumns *self, GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, "services-sort-column");
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), name) == 0)
        gtk_column_view_sort_by_column (
          self->view, column,
          g_settings_get_boolean (settings, "services-sort-descending") ? GTK_SORT_DESCENDING
                                                                        : GTK_SORT_ASCENDING);
    }

  g_signal_connect_object (self, "sort-changed", G_CALLBACK (remember_sort_cb), settings,
                           G_CONNECT_DEFAULT);
}

/* The column to sort by; as published until a header is clicked. */
SocleServiceColumn
socle_service_columns_get_sort (SocleServiceColumns *self, gboolean *descending)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  const char *id = column != NULL ? gtk_column_view_column_get_id (column) : NULL;

  *descending =
    gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING && id != NULL;

  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (sort_names); i++)
    if (g_str_equal (sort_names[i], id))
      return (SocleServiceColumn) i;

  return SOCLE_SERVICE_COLUMN_PUBLISHED;
}
