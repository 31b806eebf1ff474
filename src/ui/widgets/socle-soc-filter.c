/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of All, SOC 1, SOC 2 and SOC 3. */

#include "config.h"

#include "socle-soc-filter.h"

#include "socle-model-enums.h"

struct _SocleSocFilter
{
  AdwBin parent_instance;

  AdwToggleGroup *toggle_group; /* (unowned): template child */
};

typedef enum
{
  PROP_SOC = 1,
} SocleSocFilterProperty;

static GParamSpec *props[PROP_SOC + 1];

G_DEFINE_FINAL_TYPE (SocleSocFilter, socle_soc_filter, ADW_TYPE_BIN)

static gboolean
setting_to_soc (GValue *value, GVariant *variant, gpointer user_data)
{
  SocleSoc soc = socle_soc_from_string (g_variant_get_string (variant, NULL));

  g_value_set_flags (value, soc != SOCLE_SOC_NONE ? soc : SOCLE_SOC_ALL);

  return TRUE;
}

static GVariant *
soc_to_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *name = socle_soc_to_string (g_value_get_flags (value));

  return g_variant_new_string (name != NULL ? name : "all");
}

static void
active_name_changed_cb (SocleSocFilter *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SOC]);
}

static void
socle_soc_filter_dispose (GObject *object)
{
  /* The parent class keeps the child, and would let go of it a second time. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_SOC_FILTER);

  G_OBJECT_CLASS (socle_soc_filter_parent_class)->dispose (object);
}

static void
socle_soc_filter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleSocFilter *self = SOCLE_SOC_FILTER (object);

  switch ((SocleSocFilterProperty) prop_id)
    {
    case PROP_SOC:
      g_value_set_flags (value, socle_soc_filter_get_soc (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_soc_filter_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  SocleSocFilter *self = SOCLE_SOC_FILTER (object);

  switch ((SocleSocFilterProperty) prop_id)
    {
    case PROP_SOC:
      socle_soc_filter_set_soc (self, g_value_get_flags (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_soc_filter_class_init (SocleSocFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_soc_filter_dispose;
  object_class->get_property = socle_soc_filter_get_property;
  object_class->set_property = socle_soc_filter_set_property;

  /**
   * SocleSocFilter:soc:
   *
   * The kind to show: one of them, or %SOCLE_SOC_ALL.
   */
  props[PROP_SOC] =
    g_param_spec_flags ("soc", NULL, NULL, SOCLE_TYPE_SOC, SOCLE_SOC_ALL,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, SOCLE_RESOURCE_PATH "/ui/widgets/socle-soc-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleSocFilter, toggle_group);
  gtk_widget_class_bind_template_callback (widget_class, active_name_changed_cb);
}

static void
socle_soc_filter_init (SocleSocFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SocleSoc
socle_soc_filter_get_soc (SocleSocFilter *self)
{
  const char *name = adw_toggle_group_get_active_name (self->toggle_group);
  SocleSoc soc = socle_soc_from_string (name);

  return soc != SOCLE_SOC_NONE ? soc : SOCLE_SOC_ALL;
}

/* Any set that is not one kind shows all. */
void
socle_soc_filter_set_soc (SocleSocFilter *self, SocleSoc soc)
{
  const char *name = socle_soc_to_string (soc);

  adw_toggle_group_set_active_name (self->toggle_group, name != NULL ? name : "all");
}

/* Keeps the choice in a setting whose values are "all", "soc1", "soc2", "soc3". */
void
socle_soc_filter_bind_setting (SocleSocFilter *self, GSettings *settings, const char *key)
{
  g_settings_bind_with_mapping (settings, key, self, "soc", G_SETTINGS_BIND_DEFAULT,
                                setting_to_soc, soc_to_setting, NULL, NULL);
}
