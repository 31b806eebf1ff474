/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a downloaded file comes from, in words that an auditor can read. */

#include "config.h"

#include "socle-portal-fetch-private.h"

#include "socle-visible-text.h"

/* libsoup before 3.8 takes a damaged chunk header for the end of the content. */
#define SOUND_LIBSOUP 8

static void
add (GString *text, const char *name, const char *value)
{
  g_autofree char *shown = socle_visible_text (value);

  g_string_append_printf (text, "%s: %s\n", name, shown);
}

static void
add_hop (GString *text, const SocleLinkHop *hop, gboolean proxied)
{
  g_autofree char *time = g_date_time_format_iso8601 (hop->time);

  add (text, "asked", hop->address);
  g_string_append_printf (text, "answered: %u at %s\n", hop->status, time);
  add (text, "server", hop->peer != NULL ? hop->peer : proxied ? "through a proxy" : "not known");
  add (text, "encryption", hop->tls != NULL ? hop->tls : "none");
  if (hop->certificate != NULL)
    add (text, "certificate-sha256", hop->certificate);
  if (hop->issuer != NULL)
    add (text, "certificate-issuer", hop->issuer);
}

/* Line by line "name: value", in English, since it becomes part of a record. */
char *
socle_portal_provenance_format (SoclePortalFetch *self, SoclePortalSink *sink)
{
  SocleLinkResult *result = self->result;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);

  add (text, "link", result->address);
  for (guint i = 0; i < result->hops->len; i++)
    add_hop (text, g_ptr_array_index (result->hops, i), self->proxied);
  if (self->headers != NULL)
    g_string_append (text, self->headers);
  g_string_append_printf (text, "length: %s\n",
                          self->first == NULL ? "declared"
                                              : "not declared; fetched twice, the same");
  g_string_append_printf (text, "size: %" G_GUINT64_FORMAT "\n", socle_portal_sink_get_size (sink));
  add (text, "sha256", socle_portal_sink_get_sha256 (sink));
  add (text, "declared-type", result->media_type != NULL ? result->media_type : "none");
  add (text, "detected-type", "application/pdf");
  g_string_append_printf (text, "program: Socle %s, libsoup %u.%u.%u%s\n", SOCLE_VERSION,
                          soup_get_major_version (), soup_get_minor_version (),
                          soup_get_micro_version (),
                          soup_get_minor_version () < SOUND_LIBSOUP ? " (library older than 3.8)"
                                                                    : "");
  add (text, "clock", time);

  return g_string_free_and_steal (g_steal_pointer (&text));
}
