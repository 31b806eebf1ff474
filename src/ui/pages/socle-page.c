/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of the sidebar have in common. */

#include "config.h"

#include "socle-page.h"

/*
 * A page looks at the session and follows it: update() is called whenever another
 * library or language is there. Pages are made when they are first shown. One that is
 * not shown follows when nothing else is to be done, since following takes a good
 * part of a frame, and at the latest when something is asked of it.
 */
typedef struct
{
  SocleSession *session; /* (owned) */
  GSettings *settings;   /* (owned) */
  guint update_source;   /* of an update that is to come, or 0 */
  gboolean compact;
  gboolean narrow;
} SoclePagePrivate;

typedef enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
  PROP_COMPACT,
  PROP_NARROW,
} SoclePageProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SoclePage, socle_page, ADW_TYPE_BIN)

static void
update (SoclePage *self)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (self);
  SoclePageClass *klass = SOCLE_PAGE_GET_CLASS (self);

  g_clear_handle_id (&priv->update_source, g_source_remove);
  if (klass->update != NULL)
    klass->update (self);
}

/* What is about to be asked of the page is asked of what the session has now. */
static void
catch_up (SoclePage *self)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (self);

  if (priv->update_source != 0)
    update (self);
}

static gboolean
update_due_cb (gpointer user_data)
{
  catch_up (user_data);

  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (SoclePage *self)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  else if (priv->update_source == 0)
    priv->update_source = g_idle_add_full (G_PRIORITY_LOW, update_due_cb, self, NULL);
}

static void
socle_page_map (GtkWidget *widget)
{
  catch_up (SOCLE_PAGE (widget));

  GTK_WIDGET_CLASS (socle_page_parent_class)->map (widget);
}

static void
socle_page_constructed (GObject *object)
{
  SoclePage *self = SOCLE_PAGE (object);
  SoclePagePrivate *priv = socle_page_get_instance_private (self);

  G_OBJECT_CLASS (socle_page_parent_class)->constructed (object);

  if (priv->session == NULL)
    return;

  g_signal_connect_object (priv->session, "notify::library", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->session, "notify::loading", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
socle_page_dispose (GObject *object)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (SOCLE_PAGE (object));

  g_clear_handle_id (&priv->update_source, g_source_remove);
  g_clear_object (&priv->session);
  g_clear_object (&priv->settings);

  G_OBJECT_CLASS (socle_page_parent_class)->dispose (object);
}

static void
socle_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (SOCLE_PAGE (object));

  switch ((SoclePageProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, priv->settings);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, priv->compact);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (GObject *object, gboolean *flag, gboolean value, GParamSpec *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (object, pspec);
}

static void
socle_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (SOCLE_PAGE (object));

  switch ((SoclePageProperty) prop_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      priv->settings = g_value_dup_object (value);
      break;
    case PROP_COMPACT:
      set_flag (object, &priv->compact, g_value_get_boolean (value), pspec);
      break;
    case PROP_NARROW:
      set_flag (object, &priv->narrow, g_value_get_boolean (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_page_class_init (SoclePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = socle_page_constructed;
  object_class->dispose = socle_page_dispose;
  object_class->get_property = socle_page_get_property;
  object_class->set_property = socle_page_set_property;

  GTK_WIDGET_CLASS (klass)->map = socle_page_map;

  /**
   * SoclePage:session: (nullable)
   *
   * What the page looks at. Without one the page stays empty.
   */
  props[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SOCLE_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SoclePage:settings: (nullable)
   *
   * Where the page remembers its filters. Without them it forgets.
   */
  props[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SoclePage:compact:
   *
   * Whether there is room for one column only.
   */
  props[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * SoclePage:narrow:
   *
   * Whether there is room for the most important columns of a list only.
   */
  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_page_init (SoclePage *self)
{
}

SocleSession *
socle_page_get_session (SoclePage *self)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (self);

  return priv->session;
}

GSettings *
socle_page_get_settings (SoclePage *self)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (self);

  return priv->settings;
}

/* The library in use; NULL while the first one is being read. */
SocleLibrary *
socle_page_get_library (SoclePage *self)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (self);

  return priv->session != NULL ? socle_session_get_library (priv->session) : NULL;
}

gboolean
socle_page_get_compact (SoclePage *self)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (self);

  return priv->compact;
}

gboolean
socle_page_get_narrow (SoclePage *self)
{
  SoclePagePrivate *priv = socle_page_get_instance_private (self);

  return priv->narrow;
}

gboolean
socle_page_show_item (SoclePage *self, GObject *item)
{
  SoclePageClass *klass = SOCLE_PAGE_GET_CLASS (self);

  catch_up (self);

  return klass->show_item != NULL && klass->show_item (self, item);
}

void
socle_page_start_search (SoclePage *self)
{
  SoclePageClass *klass = SOCLE_PAGE_GET_CLASS (self);

  catch_up (self);
  if (klass->start_search != NULL)
    klass->start_search (self);
}

void
socle_page_search (SoclePage *self, const char *text)
{
  SoclePageClass *klass = SOCLE_PAGE_GET_CLASS (self);

  if (klass->search != NULL)
    klass->search (self, text);
}

void
socle_page_set_soc (SoclePage *self, SocleSoc soc)
{
  SoclePageClass *klass = SOCLE_PAGE_GET_CLASS (self);

  catch_up (self);
  if (klass->set_soc != NULL)
    klass->set_soc (self, soc);
}
