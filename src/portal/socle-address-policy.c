/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses Socle contacts. */

#include "config.h"

#include "socle-address-policy.h"

#include <string.h>

/*
 * The first of three layers: what can be told from the address alone. The portal
 * client looks up the name and passes each answer to
 * socle_address_policy_check_inet(), and does so once more with the address that a
 * connection really goes to, since a name may have another answer by then.
 */

/* libsoup's own flags, without libsoup. */
#define URI_FLAGS                                                                                  \
  (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY |               \
   G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE)

#define LONGEST_HOST 253
#define LONGEST_LABEL 63

typedef struct
{
  guint8 prefix[4];
  guint8 bits;
} Range;

/* What of IPv4 is not the public internet (IANA's special-purpose registry). */
static const Range closed_v4[] = {
  { { 0 }, 8 },
  { { 10 }, 8 },
  { { 100, 64 }, 10 },
  { { 127 }, 8 },
  { { 169, 254 }, 16 },
  { { 172, 16 }, 12 },
  { { 192, 0, 0 }, 24 },
  { { 192, 0, 2 }, 24 },
  { { 192, 88, 99 }, 24 },
  { { 192, 168 }, 16 },
  { { 198, 18 }, 15 },
  { { 198, 51, 100 }, 24 },
  { { 203, 0, 113 }, 24 },
  { { 224 }, 4 },
  { { 240 }, 4 },
};

/* What inside of IPv6's global unicast (2000::/3) is not: protocol assignments with
 * Teredo, 6to4, and both documentation prefixes. */
static const Range closed_v6[] = {
  { { 0x20, 0x01, 0x00, 0x00 }, 23 },
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },
  { { 0x20, 0x02 }, 16 },
  { { 0x3f, 0xff, 0x00, 0x00 }, 20 },
};

static gboolean
is_in_range (const guint8 *bytes, const Range *range)
{
  for (guint i = 0; i < range->bits; i += 8)
    {
      guint bits = MIN (8U, range->bits - i);
      guint8 mask = (guint8) (0xff << (8 - bits));

      if ((bytes[i / 8] & mask) != range->prefix[i / 8])
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_in_ranges (const guint8 *bytes, const Range *ranges, guint n_ranges)
{
  for (guint i = 0; i < n_ranges; i++)
    if (is_in_range (bytes, &ranges[i]))
      return TRUE;

  return FALSE;
}

/* The IPv4 address in one of IPv6's forms that a router would send on to it. */
static const guint8 *
find_inner_v4 (const guint8 *bytes)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  static const guint8 nat64[12] = { 0, 0x64, 0xff, 0x9b };

  if (memcmp (bytes, mapped, sizeof (mapped)) == 0 || memcmp (bytes, nat64, sizeof (nat64)) == 0)
    return bytes + 12;

  return NULL;
}

/**
 * socle_address_policy_check_inet:
 * @address: what a name was resolved to, or a connection goes to
 *
 * Returns: %SOCLE_REFUSAL_NONE if @address is of the public internet, else
 *   %SOCLE_REFUSAL_LOCAL
 */
SocleRefusal
socle_address_policy_check_inet (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);
  gboolean open;

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    {
      const guint8 *inner = find_inner_v4 (bytes);

      if (inner != NULL)
        open = !is_in_ranges (inner, closed_v4, G_N_ELEMENTS (closed_v4));
      else
        open =
          (bytes[0] & 0xe0) == 0x20 && !is_in_ranges (bytes, closed_v6, G_N_ELEMENTS (closed_v6));
    }
  else
    open = !is_in_ranges (bytes, closed_v4, G_N_ELEMENTS (closed_v4));

  return open ? SOCLE_REFUSAL_NONE : SOCLE_REFUSAL_LOCAL;
}

/**
 * socle_address_policy_is_exempt:
 * @uri: an address that was parsed
 * @limits: the limits
 *
 * Returns: whether it is at a server of the tests
 */
gboolean
socle_address_policy_is_exempt (GUri *uri, const SoclePortalLimits *limits)
{
  g_autofree char *authority = NULL;

  if (limits->exempt == NULL)
    return FALSE;

  authority = g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));

  return g_strv_contains (limits->exempt, authority);
}

static gboolean
is_number (const char *label)
{
  if (label[0] == '0' && (label[1] == 'x' || label[1] == 'X'))
    return TRUE;

  return label[strspn (label, "0123456789")] == '\0';
}

/* Letters, digits and hyphens; no label is empty or too long. */
static gboolean
is_host_name (const char *host)
{
  size_t length = strlen (host);
  size_t label = 0;

  if (length == 0 || length > LONGEST_HOST)
    return FALSE;

  for (const char *p = host; *p != '\0'; p++)
    {
      if (*p == '.')
        {
          if (label == 0)
            return FALSE;
          label = 0;
        }
      else if (!(g_ascii_isalnum (*p) || *p == '-') || ++label > LONGEST_LABEL)
        return FALSE;
    }

  return label > 0;
}

/* A name without a dot is looked up in the local network. */
static gboolean
is_local_name (const char *host)
{
  return strchr (host, '.') == NULL || g_str_has_suffix (host, ".localhost") ||
         g_str_has_suffix (host, ".local") || g_str_has_suffix (host, ".internal") ||
         g_str_has_suffix (host, ".home.arpa");
}

/* Brings a host into the one form that everything after this sees. */
static char *
normalize_host (const char *host, SocleRefusal *refusal)
{
  g_autoptr (GInetAddress) literal = NULL;
  g_autofree char *ascii = NULL;
  g_autofree char *lower = NULL;
  const char *last;
  size_t length;

  *refusal = SOCLE_REFUSAL_HOST;

  literal = g_inet_address_new_from_string (host);
  if (literal != NULL)
    {
      *refusal = socle_address_policy_check_inet (literal);
      return g_inet_address_to_string (literal);
    }

  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL)
    return NULL;

  /* Wide digits are plain ones by now, and a final dot says nothing new. */
  lower = g_ascii_strdown (ascii, -1);
  length = strlen (lower);
  if (length > 1 && lower[length - 1] == '.')
    lower[length - 1] = '\0';
  if (!is_host_name (lower))
    return NULL;

  literal = g_inet_address_new_from_string (lower);
  if (literal != NULL)
    {
      *refusal = socle_address_policy_check_inet (literal);
      return g_steal_pointer (&lower);
    }

  last = strrchr (lower, '.');
  if (is_number (last != NULL ? last + 1 : lower))
    *refusal = SOCLE_REFUSAL_NUMERIC_HOST;
  else if (is_local_name (lower))
    *refusal = SOCLE_REFUSAL_LOCAL;
  else
    *refusal = SOCLE_REFUSAL_NONE;

  return g_steal_pointer (&lower);
}

static gboolean
is_port_open (int port, const SoclePortalLimits *limits)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits->ports) && limits->ports[i] != 0; i++)
    if (limits->ports[i] == port)
      return TRUE;

  return FALSE;
}

/* Every byte of an address is printable ASCII once it is ready to be sent; what else
 * there is in path and query is escaped. */
static char *
escape (const char *part)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = part; *p != '\0'; p++)
    if (*p > ' ' && *p < 0x7f && strchr ("\"<>\\^`{|}", *p) == NULL)
      g_string_append_c (escaped, *p);
    else
      g_string_append_printf (escaped, "%%%02X", (guint8) *p);

  return g_string_free_and_steal (escaped);
}

static GUri *
build (GUri *uri, const char *scheme, const char *host, int port)
{
  const char *path = g_uri_get_path (uri);
  const char *query = g_uri_get_query (uri);
  g_autofree char *escaped_path = escape (*path != '\0' ? path : "/");
  g_autofree char *escaped_query = query != NULL ? escape (query) : NULL;

  return g_uri_build (URI_FLAGS, scheme, NULL, host, port, escaped_path, escaped_query, NULL);
}

static SocleRefusal
check_parts (GUri *uri, const char **scheme, int *port)
{
  *scheme = g_uri_get_scheme (uri);
  if (strcmp (*scheme, "https") != 0 && strcmp (*scheme, "http") != 0)
    return SOCLE_REFUSAL_SCHEME;
  if (g_uri_get_userinfo (uri) != NULL)
    return SOCLE_REFUSAL_CREDENTIALS;
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return SOCLE_REFUSAL_BAD_ADDRESS;

  *port = g_uri_get_port (uri);
  if (*port == -1)
    *port = strcmp (*scheme, "https") == 0 ? 443 : 80;

  return SOCLE_REFUSAL_NONE;
}

/* What GUri finds in an address must be what others find in it, too. */
static GUri *
check (GUri *uri, const SoclePortalLimits *limits, SocleRefusal *refusal)
{
  const char *scheme;
  int port = -1;
  g_autofree char *host = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GUri) built = NULL;
  gboolean exempt;

  *refusal = check_parts (uri, &scheme, &port);
  if (*refusal != SOCLE_REFUSAL_NONE)
    return NULL;

  host = normalize_host (g_uri_get_host (uri), refusal);
  if (host == NULL)
    return NULL;

  built = build (uri, scheme, host, port);
  exempt = socle_address_policy_is_exempt (built, limits);
  if (!exempt && !is_port_open (port, limits))
    *refusal = SOCLE_REFUSAL_PORT;
  if (exempt)
    *refusal = SOCLE_REFUSAL_NONE;

  text = g_uri_to_string (built);
  if (strlen (text) > limits->address_length)
    *refusal = SOCLE_REFUSAL_TOO_LONG;

  return *refusal == SOCLE_REFUSAL_NONE ? g_steal_pointer (&built) : NULL;
}

/* White space and control characters within an address have served to smuggle a
 * second line into a request, and backslashes to hide a host. */
static gboolean
has_only_good_characters (const char *address)
{
  for (const char *p = address; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || *p == ' ' || *p == '\\')
      return FALSE;

  return g_utf8_validate (address, -1, NULL);
}

/**
 * socle_address_policy_parse:
 * @address: text that may be an address
 * @limits: the limits
 * @refusal: (out): why it is not to be contacted
 *
 * Reads an address of a web page, without contacting anyone: not even the name is
 * looked up.
 *
 * Returns: (transfer full) (nullable): the address in its normal form: scheme and host
 *   in small ASCII letters, the port given, no fragment; %NULL with @refusal set
 */
GUri *
socle_address_policy_parse (const char *address,
                            const SoclePortalLimits *limits,
                            SocleRefusal *refusal)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  *refusal = SOCLE_REFUSAL_TOO_LONG;
  if (strlen (address) > limits->address_length)
    return NULL;

  *refusal = SOCLE_REFUSAL_BAD_ADDRESS;
  if (!has_only_good_characters (address))
    return NULL;

  uri = g_uri_parse (address, URI_FLAGS, NULL);
  if (uri == NULL)
    return NULL;

  return check (uri, limits, refusal);
}

/**
 * socle_address_policy_follow:
 * @base: the address that answered with a redirect
 * @location: what it sent as the new address
 * @limits: the limits
 * @refusal: (out): why it is not followed
 *
 * Returns: (transfer full) (nullable): the new address in its normal form; %NULL with
 *   @refusal set: %SOCLE_REFUSAL_BAD_ADDRESS if @location is no address at all
 */
GUri *
socle_address_policy_follow (GUri *base,
                             const char *location,
                             const SoclePortalLimits *limits,
                             SocleRefusal *refusal)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) followed = NULL;

  g_return_val_if_fail (base != NULL && location != NULL, NULL);

  *refusal = SOCLE_REFUSAL_TOO_LONG;
  if (strlen (location) > limits->address_length)
    return NULL;

  *refusal = SOCLE_REFUSAL_BAD_ADDRESS;
  if (*location == '\0' || !has_only_good_characters (location))
    return NULL;

  uri = g_uri_parse_relative (base, location, URI_FLAGS, NULL);
  if (uri == NULL)
    return NULL;

  followed = check (uri, limits, refusal);
  if (followed != NULL && strcmp (g_uri_get_scheme (base), "https") == 0 &&
      strcmp (g_uri_get_scheme (followed), "http") == 0)
    {
      *refusal = SOCLE_REFUSAL_DOWNGRADE;
      return NULL;
    }

  return g_steal_pointer (&followed);
}

/**
 * socle_address_policy_prefer_https:
 * @address: an address from a catalogue
 *
 * Returns: (transfer full) (nullable): the encrypted address to try first, if @address
 *   is an unencrypted one at the usual port; else %NULL
 */
char *
socle_address_policy_prefer_https (const char *address)
{
  g_autoptr (GUri) uri =
    has_only_good_characters (address) ? g_uri_parse (address, URI_FLAGS, NULL) : NULL;
  int port = uri != NULL ? g_uri_get_port (uri) : -1;

  if (uri == NULL || strcmp (g_uri_get_scheme (uri), "http") != 0 || (port != -1 && port != 80) ||
      g_uri_get_host (uri) == NULL)
    return NULL;

  return g_uri_join (URI_FLAGS, "https", g_uri_get_userinfo (uri), g_uri_get_host (uri), -1,
                     g_uri_get_path (uri), g_uri_get_query (uri), g_uri_get_fragment (uri));
}
