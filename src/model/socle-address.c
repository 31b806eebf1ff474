/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses a catalogue may give. */

#include "config.h"

#include "socle-address.h"

#include <string.h>

/* Characters that RFC 3986 has no place for and that programs disagree on: a
 * browser reads a backslash as a slash, and so finds another host. */
static gboolean
has_only_good_characters (const char *address)
{
  for (const char *p = address; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isgraph (c) || (c < 0x80 && strchr ("\\\"<>^`{|}", (char) c) != NULL))
        return FALSE;
    }

  return TRUE;
}

/* The host comes without its percent escapes, so that a line break or another
 * separator hidden in them shows. */
static gboolean
is_good_host (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;

  for (const char *p = host; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-._:", *p) == NULL)
      return FALSE;

  return TRUE;
}

/* Escapes in a mailbox would only serve to smuggle headers into the message. */
static gboolean
is_good_mailbox (const char *path)
{
  const char *at = strchr (path, '@');

  return at != NULL && at > path && strchr (path, '%') == NULL && strchr (at, ':') == NULL &&
         is_good_host (at + 1);
}

/* Whether it is what nearly every address of a catalogue is: a web address with
 * nothing in it that could be read in two ways. This spares a library of 100,000
 * services as many times taking an address apart. */
static gboolean
is_plain (const char *address)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  static const char path[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
                             "~/?=&+,;";
  size_t host_length;

  if (g_str_has_prefix (address, "https://"))
    address += strlen ("https://");
  else if (g_str_has_prefix (address, "http://"))
    address += strlen ("http://");
  else
    return FALSE;

  host_length = strspn (address, letters);
  if (host_length == 0)
    return FALSE;
  address += host_length;

  return *address == '\0' || (*address == '/' && address[strspn (address, path)] == '\0');
}

/**
 * socle_address_is_good:
 * @address: (not nullable): UTF-8 text from a catalogue
 *
 * Lets pass addresses of web pages (https and http) and of one mailbox (mailto).
 * Names and passwords in web addresses are refused: they serve to make one host
 * look like another. Whether the address may be contacted is for later to say.
 *
 * Returns: whether @address may be in a catalogue
 */
gboolean
socle_address_is_good (const char *address)
{
  g_autofree char *scheme = NULL;
  g_autofree char *userinfo = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;

  if (is_plain (address))
    return TRUE;

  if (!has_only_good_characters (address) ||
      !g_uri_split (address,
                    G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY |
                      G_URI_FLAGS_ENCODED_FRAGMENT,
                    &scheme, &userinfo, &host, NULL, &path, &query, NULL, NULL))
    return FALSE;

  if (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0)
    return userinfo == NULL && is_good_host (host);

  return g_strcmp0 (scheme, "mailto") == 0 && host == NULL && query == NULL &&
         is_good_mailbox (path);
}

/**
 * socle_address_is_web:
 * @address: (nullable): an address from a catalogue
 *
 * Returns: whether @address is one of a web page, so that a file may lead there
 */
gboolean
socle_address_is_web (const char *address)
{
  return address != NULL &&
         (g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://"));
}
