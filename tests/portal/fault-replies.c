/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fault server replies. */

#include "config.h"

#include "fault-replies.h"

#include "fault-server.h"

#include <string.h>
#include <sys/socket.h>

#define PDF_BODY                                                                                   \
  "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n2 0 obj<</Producer(test)>>endobj\n"                   \
  "trailer<</Root 1 0 R>>\n%%EOF\n"
#define PDF_SIZE (sizeof (PDF_BODY) - 1)

#define OK "HTTP/1.1 200 OK\r\n"
#define PDF OK "Content-Type: application/pdf\r\n"
#define HTML OK "Content-Type: text/html; charset=utf-8\r\n"
#define FOUND "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n"
#define LOGIN_FORM "<form method=post><input type=email name=login><input type=password></form>"

/* The replies that are nothing but bytes: "{pdf}" is the document, "{length}" its length,
 * "{port}" and "{trap}" ports, "{hex}" the length in hexadecimal, "{half}" the half of the
 * document, "{body}" in front of a body of its own: the lines that end the headers. */
static const struct
{
  const char *path;
  const char *bytes;
} replies[] = {
  { "/empty", "" },
  { "/http09", "<html>hello</html>" },
  { "/ssh", "SSH-2.0-OpenSSH_9.9\r\n" },
  { "/bad-status", "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n" },
  { "/bad-status-and-more", "HTTP/1.1 abc OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" },
  { "/999", "HTTP/1.1 999 Weird\r\nContent-Length: 0\r\n\r\n" },
  { "/short", PDF "Content-Length: 100000\r\n\r\n{pdf}" },
  { "/long", PDF "Content-Length: 100\r\n\r\n{pdf}" },
  { "/negative", PDF "Content-Length: -5\r\n\r\n{pdf}" },
  { "/hex-length", PDF "Content-Length: 0x10\r\n\r\n{pdf}" },
  { "/two-lengths", PDF "Content-Length: 100\r\nContent-Length: {length}\r\n\r\n{pdf}" },
  { "/length-and-chunks",
    PDF "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n{hex}\r\n{pdf}\r\n0\r\n\r\n" },
  { "/bad-chunk", PDF "Transfer-Encoding: chunked\r\n\r\nZZZ\r\n{pdf}\r\n0\r\n\r\n" },
  { "/huge-chunk", PDF "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{pdf}" },
  { "/cut-chunks", PDF "Transfer-Encoding: chunked\r\n\r\n{hex}\r\n{pdf}\r\n" },
  { "/lf-chunks", PDF "Transfer-Encoding: chunked\r\n\r\n{hex}\n{pdf}\n0\n\n" },
  { "/chunks", PDF "Transfer-Encoding: chunked\r\n\r\n{hex}\r\n{pdf}\r\n0\r\n\r\n" },
  { "/until-close", PDF "\r\n{pdf}" },
  { "/nul-header", PDF "X-N: a{nul}b\r\nContent-Length: {length}\r\n\r\n{pdf}" },
  { "/101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\n\r\n" },
  { "/204", "HTTP/1.1 204 No Content\r\n\r\n" },
  { "/304", "HTTP/1.1 304 Not Modified\r\n\r\n" },
  { "/206", "HTTP/1.1 206 Partial Content\r\nContent-Type: application/pdf\r\n"
            "Content-Range: bytes 0-9/1000\r\nContent-Length: 10\r\n\r\n%PDF-1.4\nx" },
  { "/401", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"Trust\"\r\n"
            "Content-Length: 7\r\n\r\nSign in" },
  { "/401-ntlm", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: NTLM\r\n"
                 "WWW-Authenticate: Negotiate\r\nContent-Length: 1\r\n\r\nx" },
  { "/407", "HTTP/1.1 407 Proxy Authentication Required\r\n"
            "Proxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 1\r\n\r\nx" },
  { "/403-form", "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n"
                 "{body}<title>No</title>" LOGIN_FORM },
  { "/403", "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n"
            "{body}<title>Access denied</title><p>No robots." },
  { "/404", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n{body}gone" },
  { "/410", "HTTP/1.1 410 Gone\r\nContent-Length: 4\r\n\r\ngone" },
  { "/500", "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops" },
  { "/429", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n" },
  { "/503", "HTTP/1.1 503 Service Unavailable\r\n"
            "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\nContent-Length: 0\r\n\r\n" },
  { "/loop", FOUND "Location: /loop\r\n\r\n" },
  { "/ping", FOUND "Location: /pong\r\n\r\n" },
  { "/pong", FOUND "Location: /ping\r\n\r\n" },
  { "/moved", "HTTP/1.1 301 Moved Permanently\r\nContent-Length: 0\r\n"
              "Location: /page\r\n\r\n" },
  { "/to-file", FOUND "Location: file:///etc/passwd\r\n\r\n" },
  { "/to-data", FOUND "Location: data:application/pdf;base64,JVBERi0=\r\n\r\n" },
  { "/to-script", FOUND "Location: javascript:alert(1)\r\n\r\n" },
  { "/to-ftp", FOUND "Location: ftp://127.0.0.1/x\r\n\r\n" },
  { "/to-resource", FOUND "Location: resource:///org/gnome/x\r\n\r\n" },
  { "/to-credentials", FOUND "Location: http://user:pw@127.0.0.1:{port}/ok\r\n\r\n" },
  { "/to-localhost", FOUND "Location: http://localhost:{trap}/ok\r\n\r\n" },
  { "/to-v6", FOUND "Location: http://[::1]:{trap}/ok\r\n\r\n" },
  { "/to-mapped", FOUND "Location: http://[::ffff:127.0.0.1]:{trap}/ok\r\n\r\n" },
  { "/to-loopback", FOUND "Location: http://127.0.0.1:{trap}/ok\r\n\r\n" },
  { "/to-0", FOUND "Location: http://0:{trap}/ok\r\n\r\n" },
  { "/to-decimal", FOUND "Location: http://2130706433:{trap}/ok\r\n\r\n" },
  { "/to-octal", FOUND "Location: http://0177.0.0.1:{trap}/ok\r\n\r\n" },
  { "/to-hex", FOUND "Location: http://0x7f.1:{trap}/ok\r\n\r\n" },
  { "/to-metadata", FOUND "Location: http://169.254.169.254/latest/meta-data/\r\n\r\n" },
  { "/to-10", FOUND "Location: http://10.0.0.1/\r\n\r\n" },
  { "/to-192", FOUND "Location: http://192.168.1.1/\r\n\r\n" },
  { "/to-cgnat", FOUND "Location: http://100.64.0.1/\r\n\r\n" },
  { "/to-ula", FOUND "Location: http://[fd00::1]/\r\n\r\n" },
  { "/to-link-local", FOUND "Location: http://[fe80::1]/\r\n\r\n" },
  { "/to-nat64", FOUND "Location: http://[64:ff9b::7f00:1]/\r\n\r\n" },
  { "/to-port", FOUND "Location: http://127.0.0.1:22/\r\n\r\n" },
  { "/to-name", FOUND "Location: http://local-name.example:{trap}/\r\n\r\n" },
  { "/no-location", FOUND "\r\n" },
  { "/empty-location", FOUND "Location: \r\n\r\n" },
  { "/bad-location", FOUND "Location: http://[::1\r\n\r\n" },
  { "/two-locations", FOUND "Location: /ok\r\nLocation: /404\r\n\r\n" },
  { "/non-ascii", FOUND "Location: /ré\r\n\r\n" },
  { "/relative", FOUND "Location: ok\r\n\r\n" },
  { "/no-scheme", FOUND "Location: //127.0.0.1:{port}/ok\r\n\r\n" },
  { "/fragment", FOUND "Location: /ok#part\r\n\r\n" },
  { "/refresh", HTML "Refresh: 0; url=/ok\r\n{body}<title>Moving</title><p>We have moved." },
  { "/meta-refresh", HTML "{body}<meta http-equiv=refresh content=\"0;url=/ok\"><p>Moved." },
  { "/form-as-pdf", PDF "{body}<!doctype html><html>" LOGIN_FORM },
  { "/pdf-as-html", OK "Content-Type: text/html\r\nContent-Length: {length}\r\n\r\n{pdf}" },
  { "/pdf-as-octets",
    OK "Content-Type: application/octet-stream\r\nContent-Length: {length}\r\n\r\n{pdf}" },
  { "/no-type", OK "Content-Length: {length}\r\n\r\n{pdf}" },
  { "/zero", PDF "Content-Length: 0\r\n\r\n" },
  { "/no-end", PDF "{body}%PDF-1.4\n1 0 obj<<>>endobj\n" },
  { "/elf", PDF "{body}\x7f"
                "ELF and so on" },
  { "/polyglot", PDF "{body}<html>   {pdf}" },
  { "/double-gzip", HTML "Content-Encoding: gzip, gzip\r\n{body}xx" },
  { "/bad-gzip", HTML "Content-Encoding: gzip\r\n{body}\x1f\x8bnot gzip at all" },
  { "/unknown-coding", HTML "Content-Encoding: zstd2\r\n{body}<p>x" },
  { "/multipart", OK "Content-Type: multipart/mixed; boundary=x\r\n{body}--x\r\n\r\n--x--" },
  { "/name-traversal", PDF "Content-Disposition: attachment; filename=\"../../../.bashrc\"\r\n"
                           "Content-Length: {length}\r\n\r\n{pdf}" },
  { "/name-absolute", PDF "Content-Disposition: attachment; filename*=UTF-8''%2Fetc%2Fpasswd\r\n"
                          "Content-Length: {length}\r\n\r\n{pdf}" },
  { "/name-nul", PDF "Content-Disposition: attachment; filename*=UTF-8''a%00b.pdf\r\n"
                     "Content-Length: {length}\r\n\r\n{pdf}" },
  { "/name-bidi", PDF "Content-Disposition: attachment; filename*=UTF-8''report%E2%80%AEfdp.exe\r\n"
                      "Content-Length: {length}\r\n\r\n{pdf}" },
  { "/name-of-header", PDF "X-\xe2\x80\xae\x1b[1m: b\r\nX-\xff: c\r\n"
                           "Content-Length: {length}\r\n\r\n{pdf}" },
  { "/name-latin", PDF "Content-Disposition: attachment; filename=\"r\xe9.pdf\"\r\n"
                       "Content-Length: {length}\r\n\r\n{pdf}" },
  { "/set-cookie", FOUND "Set-Cookie: sid=1; Path=/\r\nLocation: /need-cookie\r\n\r\n" },
  { "/need-cookie", FOUND "Location: /set-cookie\r\n\r\n" },
  { "/captive", FOUND "Location: http://sign-in.example/hotel\r\n\r\n" },
  { "/hotel", HTML "{body}<title>Welcome to our network</title><p>Accept the conditions." },
  { "/login", HTML "{body}<html><title>Sign in</title>" LOGIN_FORM },
  { "/to-login", FOUND "Location: /login?returnTo=%2Freport.pdf\r\n\r\n" },
  { "/page", HTML "Last-Modified: Sat, 01 Feb 2020 00:00:00 GMT\r\n"
                  "{body}<html lang=en><title>SOC reports</title><p>They are here." },
};

const char *
fault_server_get_pdf (void)
{
  return PDF_BODY;
}

size_t
fault_server_get_pdf_size (void)
{
  return PDF_SIZE;
}

static gboolean
send_bytes (FaultReply *reply, const char *bytes, size_t size)
{
  return g_output_stream_write_all (reply->output, bytes, size, NULL, NULL, NULL);
}

static gboolean
send_text (FaultReply *reply, const char *text)
{
  return send_bytes (reply, text, strlen (text));
}

static gboolean
send_pdf (FaultReply *reply, const char *headers)
{
  g_autofree char *text = g_strdup_printf (PDF "%sContent-Length: %u\r\n\r\n"
                                               "%s",
                                           headers, (guint) PDF_SIZE, PDF_BODY);

  return send_text (reply, text);
}

static void
wait_for_close (FaultReply *reply)
{
  char buffer[256];

  while (g_input_stream_read (reply->input, buffer, sizeof (buffer), NULL, NULL) > 0)
    ;
}

/* The connection ends as if the computer had been switched off. */
static void
reset (FaultReply *reply)
{
  struct linger linger = { 1, 0 };

  setsockopt (g_socket_get_fd (reply->socket), SOL_SOCKET, SO_LINGER, &linger, sizeof (linger));
}

static void
drip (FaultReply *reply)
{
  while (send_text (reply, "x"))
    g_usleep (G_USEC_PER_SEC / 10);
}

static void
flood (FaultReply *reply, const char *piece)
{
  g_autoptr (GString) block = g_string_new (NULL);

  while (block->len < 64 * 1024)
    g_string_append (block, piece);
  while (send_bytes (reply, block->str, block->len))
    ;
}

static void
repeat (FaultReply *reply, const char *piece, guint n)
{
  for (guint i = 0; i < n && send_text (reply, piece); i++)
    ;
}

/* --- Replies that do something ---------------------------------------------- */

static void
reply_ok (FaultReply *reply)
{
  send_pdf (reply, "");
}

static void
reply_keep_open (FaultReply *reply)
{
  send_pdf (reply, "");
  wait_for_close (reply);
}

static void
reply_silence (FaultReply *reply)
{
  wait_for_close (reply);
}

static void
reply_reset (FaultReply *reply)
{
  reset (reply);
}

static void
reply_reset_in_body (FaultReply *reply)
{
  send_text (reply, PDF "Content-Length: 100000\r\n\r\n" PDF_BODY);
  g_usleep (50 * 1000);
  reset (reply);
}

static void
reply_huge_length (FaultReply *reply)
{
  send_text (reply, PDF "Content-Length: 9223372036854775807\r\n\r\n%PDF-1.4\n");
  wait_for_close (reply);
}

static void
reply_second_chunk (FaultReply *reply)
{
  g_autofree char *text = g_strdup_printf (PDF "Transfer-Encoding: chunked\r\n\r\n%x\r\n"
                                               "%s"
                                               "\r\nZZ\r\n"
                                               "2 0 obj<<>>endobj\n%%%%EOF\n\r\n0\r\n\r\n",
                                           (guint) PDF_SIZE, PDF_BODY);

  send_text (reply, text);
}

/* Another document each time, so that fetching it twice shows it. */
static void
reply_changing (FaultReply *reply)
{
  static int n = 0;
  g_autofree char *body = g_strdup_printf ("%%PDF-1.4\n%% %d\n%%%%EOF\n", g_atomic_int_add (&n, 1));
  g_autofree char *text = g_strdup_printf (PDF "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n"
                                               "0\r\n\r\n",
                                           (guint) strlen (body), body);

  send_text (reply, text);
}

static void
reply_big_header (FaultReply *reply)
{
  send_text (reply, OK "X-A: ");
  repeat (reply, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 5000000 / 64);
  send_pdf (reply, "\r\n");
}

static void
reply_many_headers (FaultReply *reply)
{
  send_text (reply, OK);
  repeat (reply, "X-1: y\r\nX-2: y\r\nX-3: y\r\nX-4: y\r\n", 50000);
  send_text (reply, "\r\n");
}

static void
reply_endless_headers (FaultReply *reply)
{
  send_text (reply, OK);
  flood (reply, "X-1: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n");
}

static void
reply_hints (FaultReply *reply)
{
  repeat (reply, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 100000);
  send_pdf (reply, "");
}

static void
reply_endless_hints (FaultReply *reply)
{
  while (send_text (reply, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"))
    ;
}

static void
reply_slow_headers (FaultReply *reply)
{
  send_text (reply, OK "X: ");
  drip (reply);
}

static void
reply_slow_body (FaultReply *reply)
{
  send_text (reply, PDF "Content-Length: 100000\r\n\r\n%PDF-1.4\n");
  drip (reply);
}

static int n_revisions = 0;

void
fault_replies_revise (void)
{
  g_atomic_int_inc (&n_revisions);
}

/* A document that is another one after fault_replies_revise(). */
static void
reply_revised (FaultReply *reply)
{
  g_autofree char *lines = g_strnfill ((gsize) g_atomic_int_get (&n_revisions), '\n');
  g_autofree char *text = g_strdup_printf (PDF "Content-Length: %u\r\n\r\n%s%s",
                                           (guint) (PDF_SIZE + strlen (lines)), PDF_BODY, lines);

  send_text (reply, text);
}

/* A large document that takes a second to come: long enough to be seen, and cancelled. */
static void
reply_large (FaultReply *reply)
{
  g_autofree char *part = g_strnfill (8192, '%');
  g_autofree char *head =
    g_strdup_printf (PDF "Content-Length: %u\r\n\r\n%%PDF-1.4\n", 9 + 40 * 8192 + 6);

  send_text (reply, head);
  for (guint i = 0; i < 40 && send_text (reply, part); i++)
    g_usleep (25 * 1000);
  send_text (reply, "%%EOF\n");
}

static void
reply_stall (FaultReply *reply)
{
  send_text (reply, PDF "Content-Length: 100000\r\n\r\n%PDF-1.4\n");
  wait_for_close (reply);
}

static void
reply_endless (FaultReply *reply)
{
  send_text (reply, PDF "\r\n%PDF-1.4\n");
  flood (reply, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
}

static void
reply_endless_page (FaultReply *reply)
{
  send_text (reply, HTML "\r\n<title>SOC</title>");
  flood (reply, "<p>More and more and more.</p>\n");
}

static void
reply_endless_redirect (FaultReply *reply)
{
  send_text (reply, "HTTP/1.1 302 Found\r\nLocation: /ok\r\n\r\n");
  flood (reply, "<p>Wait for it.</p>\n");
}

static void
reply_long_name (FaultReply *reply)
{
  g_autofree char *name = g_strnfill (5000, 'a');
  g_autofree char *header =
    g_strdup_printf ("Content-Disposition: attachment; filename=\"%s.pdf\"\r\n", name);

  send_pdf (reply, header);
}

/* "/chain?n=5": five more redirects. */
static void
reply_chain (FaultReply *reply)
{
  guint64 n = g_ascii_strtoull (strchr (reply->path, '=') + 1, NULL, 10);
  g_autofree char *text =
    n > 0 ? g_strdup_printf (FOUND "Location: /chain?n=%" G_GUINT64_FORMAT "\r\n\r\n", n - 1)
          : g_strdup (FOUND "Location: /ok\r\n\r\n");

  send_text (reply, text);
}

static void
reply_grow (FaultReply *reply)
{
  g_autofree char *more = g_strnfill (1000, 'a');
  g_autofree char *text = g_strdup_printf (FOUND "Location: %s%s%s\r\n\r\n", reply->path,
                                           strchr (reply->path, '?') != NULL ? "" : "?", more);

  send_text (reply, text);
}

/* Zeros, or noise, under gzip. */
static GBytes *
compress (size_t size, gboolean noise)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) compressor =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, compressor);
  g_autofree guint8 *block = g_malloc0 (64 * 1024);

  for (size_t done = 0; done < size; done += 64 * 1024)
    {
      for (guint i = 0; noise && i < 64 * 1024; i++)
        block[i] = (guint8) g_random_int ();
      g_output_stream_write_all (stream, block, MIN (size - done, (size_t) 64 * 1024), NULL, NULL,
                                 NULL);
    }
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
send_compressed (FaultReply *reply, GBytes *bytes, size_t size)
{
  g_autofree char *headers =
    g_strdup_printf (HTML "Content-Encoding: gzip\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                     size);

  send_text (reply, headers);
  send_bytes (reply, g_bytes_get_data (bytes, NULL), size);
}

static gpointer
create_bomb (gpointer data)
{
  return compress (64 * 1024 * 1024, FALSE);
}

static GBytes *
get_bomb (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, create_bomb, NULL);
}

void
fault_replies_prepare (void)
{
  get_bomb ();
}

static void
reply_bomb (FaultReply *reply)
{
  GBytes *bytes = get_bomb ();

  send_compressed (reply, bytes, g_bytes_get_size (bytes));
}

static void
reply_cut_gzip (FaultReply *reply)
{
  g_autoptr (GBytes) bytes = compress (20000, TRUE);

  send_compressed (reply, bytes, 9000);
}

static void
reply_gzip (FaultReply *reply)
{
  static const char page[] = "<html><title>SOC</title><p>Packed.";
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) compressor =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, compressor);
  g_autoptr (GBytes) bytes = NULL;

  g_output_stream_write_all (stream, page, strlen (page), NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  send_compressed (reply, bytes, g_bytes_get_size (bytes));
}

/* A page after a while; the connection may be used again. */
static void
reply_later (FaultReply *reply)
{
  g_usleep (20 * 1000);
  send_text (reply, HTML "Content-Length: 26\r\n\r\n<title>Page</title><p>Here");
}

static const struct
{
  const char *path;
  void (*run) (FaultReply *reply);
} runs[] = {
  { "/ok", reply_ok },
  { "/keep-open", reply_keep_open },
  { "/r%C3%A9", reply_ok },
  { "/silence", reply_silence },
  { "/reset", reply_reset },
  { "/reset-in-body", reply_reset_in_body },
  { "/huge-length", reply_huge_length },
  { "/second-chunk", reply_second_chunk },
  { "/changing", reply_changing },
  { "/big-header", reply_big_header },
  { "/many-headers", reply_many_headers },
  { "/endless-headers", reply_endless_headers },
  { "/hints", reply_hints },
  { "/endless-hints", reply_endless_hints },
  { "/slow-headers", reply_slow_headers },
  { "/slow-body", reply_slow_body },
  { "/revised", reply_revised },
  { "/large", reply_large },
  { "/stall", reply_stall },
  { "/endless", reply_endless },
  { "/endless-page", reply_endless_page },
  { "/endless-redirect", reply_endless_redirect },
  { "/name-long", reply_long_name },
  { "/chain", reply_chain },
  { "/grow", reply_grow },
  { "/bomb", reply_bomb },
  { "/cut-gzip", reply_cut_gzip },
  { "/gzip", reply_gzip },
};

/* Fills the places of a reply. */
static GString *
expand (FaultReply *reply, const char *bytes)
{
  const char *body = strstr (bytes, "{body}");
  g_autofree char *port = g_strdup_printf ("%u", reply->port);
  g_autofree char *trap = g_strdup_printf ("%u", reply->trap_port);
  g_autofree char *length = g_strdup_printf ("%u", (guint) PDF_SIZE);
  g_autofree char *hex = g_strdup_printf ("%x", (guint) PDF_SIZE);
  GString *text = g_string_new (bytes);
  const char *nul;

  g_string_replace (text, "{pdf}", PDF_BODY, 0);
  if (body != NULL)
    {
      size_t size = text->len - (size_t) (body - bytes) - strlen ("{body}");
      g_autofree char *end = g_strdup_printf ("Content-Length: %u\r\n\r\n", (guint) size);

      g_string_replace (text, "{body}", end, 0);
    }
  g_string_replace (text, "{port}", port, 0);
  g_string_replace (text, "{trap}", trap, 0);
  g_string_replace (text, "{length}", length, 0);
  g_string_replace (text, "{hex}", hex, 0);
  nul = strstr (text->str, "{nul}");
  if (nul != NULL)
    {
      gssize at = nul - text->str;

      g_string_erase (text, at, strlen ("{nul}"));
      g_string_insert_c (text, at, '\0');
    }

  return text;
}

gboolean
fault_replies_run (FaultReply *reply)
{
  size_t length = strcspn (reply->path, "?");

  if (g_str_has_prefix (reply->path, "/later"))
    {
      reply_later (reply);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if (strlen (runs[i].path) == length && strncmp (runs[i].path, reply->path, length) == 0)
      {
        runs[i].run (reply);
        return FALSE;
      }

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    if (strlen (replies[i].path) == length && strncmp (replies[i].path, reply->path, length) == 0)
      {
        g_autoptr (GString) text = expand (reply, replies[i].bytes);

        send_bytes (reply, text->str, text->len);
        return FALSE;
      }

  send_text (reply, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

  return FALSE;
}
