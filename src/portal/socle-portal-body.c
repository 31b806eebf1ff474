/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of an answer, looked at as it comes. */

#include "config.h"

#include "socle-portal-body.h"

#include "socle-sign-in.h"

#include <string.h>

/*
 * Nothing here knows of the network: bytes go in, a status comes out, and however they
 * arrive in pieces, it is the same. What the content is, its first bytes tell; the
 * server's word is needed only for a page that does not look like one.
 */
struct _SoclePortalBody
{
  SoclePortalBodySpec spec; /* without its strings */
  char *folder;             /* (owned) (nullable) */
  char *media_type;         /* (owned) (nullable) */
  char *charset;            /* (owned) (nullable) */
  char *coding;             /* (owned) (nullable): none once the content is decompressed */
  GByteArray *kept;         /* (owned): the start; all of a page */
  gboolean decided;
  gboolean is_pdf;
  gboolean is_html;
  guint64 size;
  SocleLinkStatus status; /* OK until something else shows */
  SocleLinkDetail detail;
  SoclePortalSink *sink; /* (owned) (nullable) */
  SoclePortalPage *page; /* (owned) (nullable) */
};

/* Enough to see what a page begins with. */
#define START 1024

/**
 * socle_portal_body_new:
 * @spec: what is known of it
 *
 * Returns: (transfer full): a body of which nothing has come yet
 */
SoclePortalBody *
socle_portal_body_new (const SoclePortalBodySpec *spec)
{
  SoclePortalBody *self = g_new0 (SoclePortalBody, 1);

  self->spec = *spec;
  self->folder = g_strdup (spec->folder);
  self->media_type = g_strdup (spec->media_type);
  self->charset = g_strdup (spec->charset);
  self->coding = g_strdup (spec->coding);
  self->kept = g_byte_array_new ();

  return self;
}

/**
 * socle_portal_body_free:
 * @self: (transfer full): a body
 *
 * Frees @self and removes its file, unless that was taken.
 */
void
socle_portal_body_free (SoclePortalBody *self)
{
  g_free (self->folder);
  g_free (self->media_type);
  g_free (self->charset);
  g_free (self->coding);
  g_byte_array_unref (self->kept);
  g_clear_pointer (&self->sink, socle_portal_sink_free);
  g_clear_object (&self->page);
  g_free (self);
}

static gboolean
fail (SoclePortalBody *self, SocleLinkStatus status, SocleLinkDetail detail)
{
  self->status = status;
  self->detail = detail;

  return FALSE;
}

static gboolean
starts_like_html (const guint8 *data, size_t size)
{
  static const char *const starts[] = { "<!doctype html", "<html", "<head",   "<body",
                                        "<title",         "<meta", "<script", "<form",
                                        "<!--",           "<h1",   "<div",    "<p>" };
  size_t i = 0;

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    i = 3;
  while (i < size && g_ascii_isspace (data[i]))
    i++;

  for (guint k = 0; k < G_N_ELEMENTS (starts); k++)
    {
      size_t length = strlen (starts[k]);

      if (size - i >= length &&
          g_ascii_strncasecmp ((const char *) data + i, starts[k], length) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_html_type (const char *type)
{
  return type != NULL && (g_ascii_strcasecmp (type, "text/html") == 0 ||
                          g_ascii_strcasecmp (type, "application/xhtml+xml") == 0);
}

static gboolean
open_sink (SoclePortalBody *self)
{
  g_autoptr (GError) error = NULL;

  self->sink = socle_portal_sink_new (self->folder, &error);
  if (self->sink == NULL ||
      !socle_portal_sink_write (self->sink, self->kept->data, self->kept->len, &error))
    return fail (self, SOCLE_LINK_DISK, SOCLE_LINK_DETAIL_NONE);
  g_byte_array_set_size (self->kept, 0);

  return TRUE;
}

/* Called once the start is there, or all. Returns whether more is wanted. */
static gboolean
decide (SoclePortalBody *self)
{
  static const char magic[] = "%PDF-";
  const guint8 *data = self->kept->data;
  size_t size = self->kept->len;

  self->decided = TRUE;
  if (self->coding != NULL)
    return TRUE;

  self->is_pdf = size >= strlen (magic) && memcmp (data, magic, strlen (magic)) == 0;
  self->is_html =
    !self->is_pdf && size > 0 && (is_html_type (self->media_type) || starts_like_html (data, size));

  if (self->is_html)
    return TRUE;
  if (!self->spec.download || self->spec.http_status == 403)
    return FALSE;
  if (!self->is_pdf)
    return size > 0 ? fail (self, SOCLE_LINK_NOT_PDF, SOCLE_LINK_DETAIL_NONE) : FALSE;

  return open_sink (self);
}

/**
 * socle_portal_body_feed:
 * @self: a body
 * @data: (array length=size): what came
 * @size: how much
 *
 * Returns: whether more is wanted; if not, socle_portal_body_conclude() says why
 */
gboolean
socle_portal_body_feed (SoclePortalBody *self, const guint8 *data, size_t size)
{
  const SoclePortalLimits *limits = self->spec.limits;

  self->size += size;

  if (self->sink != NULL)
    {
      g_autoptr (GError) error = NULL;

      if (self->size > limits->download_size)
        return fail (self, SOCLE_LINK_TOO_LARGE, SOCLE_LINK_DETAIL_NONE);
      if (!socle_portal_sink_write (self->sink, data, size, &error))
        return fail (self, SOCLE_LINK_DISK, SOCLE_LINK_DETAIL_NONE);

      return TRUE;
    }

  if (self->decided && self->size > limits->page_size)
    return fail (self, SOCLE_LINK_TOO_LARGE, SOCLE_LINK_DETAIL_NONE);
  g_byte_array_append (self->kept, data, (guint) size);

  return self->decided || self->kept->len < START || decide (self);
}

/* Decompresses a page, as far as a page may go; what is cut off is refused. */
static gboolean
decompress (SoclePortalBody *self)
{
  gboolean is_gzip = g_ascii_strcasecmp (self->coding, "gzip") == 0 ||
                     g_ascii_strcasecmp (self->coding, "x-gzip") == 0;
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (
    is_gzip ? G_ZLIB_COMPRESSOR_FORMAT_GZIP : G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  guint8 buffer[16 * 1024];
  size_t done = 0;

  if (!is_gzip && g_ascii_strcasecmp (self->coding, "deflate") != 0)
    return FALSE;

  for (;;)
    {
      size_t n_read = 0, n_written = 0;
      GConverterResult result =
        g_converter_convert (converter, self->kept->data + done, self->kept->len - done, buffer,
                             sizeof (buffer), G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);

      if (result == G_CONVERTER_ERROR)
        return FALSE;
      done += n_read;
      g_byte_array_append (plain, buffer, (guint) n_written);
      if (plain->len > self->spec.limits->page_size)
        return FALSE;
      if (result == G_CONVERTER_FINISHED)
        break;
    }

  g_clear_pointer (&self->kept, g_byte_array_unref);
  self->kept = g_steal_pointer (&plain);

  return TRUE;
}

static SocleLinkStatus
conclude_page (SoclePortalBody *self, GUri *uri, SocleLinkDetail *detail)
{
  g_autoptr (GBytes) content = g_bytes_new (self->kept->data, self->kept->len);

  self->page = socle_portal_page_read (content, self->charset);
  if (socle_sign_in_is_wall (uri, self->spec.http_status, self->page))
    return SOCLE_LINK_SIGN_IN;
  if (self->spec.http_status == 403)
    return SOCLE_LINK_BLOCKED;
  if (self->spec.download)
    {
      *detail = SOCLE_LINK_DETAIL_WEB_PAGE;
      return SOCLE_LINK_NOT_PDF;
    }

  return SOCLE_LINK_OK;
}

static SocleLinkStatus
conclude_download (SoclePortalBody *self)
{
  g_autoptr (GError) error = NULL;

  if (!socle_portal_sink_has_end (self->sink))
    return SOCLE_LINK_PDF_INCOMPLETE;
  if (!socle_portal_sink_finish (self->sink, &error))
    return SOCLE_LINK_DISK;

  return SOCLE_LINK_OK;
}

/**
 * socle_portal_body_conclude:
 * @self: a body of which all came that is wanted
 * @uri: where it came from
 * @detail: (out): which of several reasons the status has
 *
 * Returns: what it is
 */
SocleLinkStatus
socle_portal_body_conclude (SoclePortalBody *self, GUri *uri, SocleLinkDetail *detail)
{
  *detail = SOCLE_LINK_DETAIL_NONE;

  if (!self->decided)
    decide (self);
  if (self->status == SOCLE_LINK_OK && self->coding != NULL && self->kept->len > 0)
    {
      if (self->kept->len > self->spec.limits->page_size)
        fail (self, SOCLE_LINK_TOO_LARGE, SOCLE_LINK_DETAIL_NONE);
      else if (self->spec.download || !decompress (self))
        fail (self, SOCLE_LINK_BAD_RESPONSE, SOCLE_LINK_DETAIL_CODING);
      else
        {
          g_clear_pointer (&self->coding, g_free);
          decide (self);
        }
    }

  *detail = self->detail;
  if (self->status != SOCLE_LINK_OK)
    return self->status;
  if (self->is_html && self->kept->len > self->spec.limits->page_size)
    return SOCLE_LINK_TOO_LARGE;
  if (self->sink != NULL && self->size > self->spec.limits->download_size)
    return SOCLE_LINK_TOO_LARGE;
  if (self->spec.http_status == 403 && !self->is_html)
    return SOCLE_LINK_BLOCKED;
  if (self->size == 0)
    return SOCLE_LINK_EMPTY;
  if (self->is_html)
    return conclude_page (self, uri, detail);
  if (self->spec.download && self->sink != NULL)
    return conclude_download (self);
  /* What is no page cannot be told from a sign-in by what it says. */
  if (socle_sign_in_is_address (uri))
    return SOCLE_LINK_SIGN_IN;

  return SOCLE_LINK_OK;
}

/**
 * socle_portal_body_get_size:
 * @self: a body
 *
 * Returns: how many bytes came
 */
guint64
socle_portal_body_get_size (SoclePortalBody *self)
{
  return self->size;
}

/**
 * socle_portal_body_is_pdf:
 * @self: a body
 *
 * Returns: whether it begins as a PDF document does
 */
gboolean
socle_portal_body_is_pdf (SoclePortalBody *self)
{
  return self->is_pdf;
}

/**
 * socle_portal_body_get_page:
 * @self: a body after socle_portal_body_conclude()
 *
 * Returns: (transfer none) (nullable): the page, if it is one that can be read
 */
SoclePortalPage *
socle_portal_body_get_page (SoclePortalBody *self)
{
  return self->page;
}

/**
 * socle_portal_body_get_sink:
 * @self: a body
 *
 * Returns: (transfer none) (nullable): the file, if it is a PDF document that is wanted
 */
SoclePortalSink *
socle_portal_body_get_sink (SoclePortalBody *self)
{
  return self->sink;
}
