/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An address that a catalogue links to, and every place that does. */

#include "config.h"

#include "socle-portal-link.h"

#include <gio/gio.h>
#include <string.h>

/*
 * Uses are added by the catalogue reader; from then on a link never changes and
 * may be read from any thread.
 */
struct _SoclePortalLink
{
  GObject parent_instance;

  char *url;    /* (owned) */
  char *host;   /* (owned) (nullable): none for mail */
  GArray *uses; /* (owned) (element-type SocleLinkUse) */
};

typedef enum
{
  PROP_URL = 1,
} SoclePortalLinkProperty;

static GParamSpec *props[PROP_URL + 1];

G_DEFINE_FINAL_TYPE (SoclePortalLink, socle_portal_link, G_TYPE_OBJECT)

static gboolean
has_scheme (SoclePortalLink *self, const char *scheme)
{
  return self->url != NULL && g_ascii_strncasecmp (self->url, scheme, strlen (scheme)) == 0;
}

static void
clear_use (gpointer data)
{
  SocleLinkUse *use = data;

  g_clear_pointer (&use->title, socle_text_unref);
  g_clear_object (&use->item);
}

static void
socle_portal_link_finalize (GObject *object)
{
  SoclePortalLink *self = SOCLE_PORTAL_LINK (object);

  g_free (self->url);
  g_free (self->host);
  g_array_unref (self->uses);

  G_OBJECT_CLASS (socle_portal_link_parent_class)->finalize (object);
}

static void
socle_portal_link_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SoclePortalLink *self = SOCLE_PORTAL_LINK (object);

  switch ((SoclePortalLinkProperty) prop_id)
    {
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_portal_link_class_init (SoclePortalLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_portal_link_finalize;
  object_class->get_property = socle_portal_link_get_property;

  /**
   * SoclePortalLink:url:
   *
   * The address as the catalogue gives it.
   */
  props[PROP_URL] =
    g_param_spec_string ("url", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_portal_link_init (SoclePortalLink *self)
{
  self->uses = g_array_new (FALSE, FALSE, sizeof (SocleLinkUse));
  g_array_set_clear_func (self->uses, clear_use);
}

/**
 * socle_portal_link_new:
 * @url: a checked address: http, https or mailto
 *
 * Returns: (transfer full): a link without uses
 */
SoclePortalLink *
socle_portal_link_new (const char *url)
{
  SoclePortalLink *self;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  self = g_object_new (SOCLE_TYPE_PORTAL_LINK, NULL);
  self->url = g_strdup (url);
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  if (uri != NULL)
    self->host = g_strdup (g_uri_get_host (uri));

  return self;
}

/**
 * socle_portal_link_add_use:
 * @self: a link
 * @kind: what the link is there
 * @title: (nullable): what it is called there
 * @item: (nullable): what has the link
 */
void
socle_portal_link_add_use (SoclePortalLink *self,
                           SocleLinkKind kind,
                           SocleText *title,
                           GObject *item)
{
  SocleLinkUse use = { kind, NULL, NULL };

  g_return_if_fail (SOCLE_IS_PORTAL_LINK (self));

  use.title = title != NULL ? socle_text_ref (title) : NULL;
  g_set_object (&use.item, item);
  g_array_append_val (self->uses, use);
}

/**
 * socle_portal_link_get_url:
 * @self: a link
 *
 * Returns: (transfer none): the address as the catalogue gives it
 */
const char *
socle_portal_link_get_url (SoclePortalLink *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_LINK (self), NULL);

  return self->url;
}

/**
 * socle_portal_link_get_host:
 * @self: a link
 *
 * Returns: (transfer none) (nullable): the host; %NULL for a mail address
 */
const char *
socle_portal_link_get_host (SoclePortalLink *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_LINK (self), NULL);

  return self->host;
}

/**
 * socle_portal_link_is_mail:
 * @self: a link
 *
 * Returns: whether it is a mail address
 */
gboolean
socle_portal_link_is_mail (SoclePortalLink *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_LINK (self), FALSE);

  return has_scheme (self, "mailto:");
}

/**
 * socle_portal_link_is_encrypted:
 * @self: a link
 *
 * Returns: whether nobody on the way can read or change the page; a mail address
 *   is not counted against
 */
gboolean
socle_portal_link_is_encrypted (SoclePortalLink *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_LINK (self), FALSE);

  return !has_scheme (self, "http:");
}

/**
 * socle_portal_link_get_n_uses:
 * @self: a link
 *
 * Returns: how many places of the catalogue have it
 */
guint
socle_portal_link_get_n_uses (SoclePortalLink *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_LINK (self), 0);

  return self->uses->len;
}

/**
 * socle_portal_link_get_use:
 * @self: a link
 * @index: less than socle_portal_link_get_n_uses()
 *
 * Returns: (transfer none): one place that has it, in published order
 */
const SocleLinkUse *
socle_portal_link_get_use (SoclePortalLink *self, guint index)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_LINK (self), NULL);
  g_return_val_if_fail (index < self->uses->len, NULL);

  return &g_array_index (self->uses, SocleLinkUse, index);
}

/**
 * socle_portal_link_get_title:
 * @self: a link
 * @language: the language wanted
 *
 * Returns: (transfer none): what it is called where it is first used; the address
 *   if it has no title there
 */
const char *
socle_portal_link_get_title (SoclePortalLink *self, SocleLanguage language)
{
  const char *title = NULL;

  g_return_val_if_fail (SOCLE_IS_PORTAL_LINK (self), NULL);

  if (self->uses->len > 0)
    title = socle_text_get (g_array_index (self->uses, SocleLinkUse, 0).title, language);

  return title != NULL ? title : self->url;
}
