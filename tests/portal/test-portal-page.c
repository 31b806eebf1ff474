/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reading linked pages, and of telling sign-ins. */

#include "config.h"

#include "socle-address-policy.h"
#include "socle-portal-page.h"
#include "socle-sign-in.h"

#include <string.h>

static SoclePortalPage *
read_page (const char *html, const char *charset)
{
  g_autoptr (GBytes) content = g_bytes_new (html, strlen (html));

  return socle_portal_page_read (content, charset);
}

static void
test_head (void)
{
  g_autoptr (SoclePortalPage) page = read_page (
    "<!doctype html><html lang='fr-FR'><head><title>\n  SOC &amp;\tSOC 2 </title><title>no</title>"
    "<meta name=description content=' Rapports  SOC'><meta property='og:description' content=no>"
    "<meta name='updated_at' content='2024-03-14'>"
    "<meta http-equiv=Refresh content=\"0; URL='/new'\"><body><svg><title>svg</title></svg>",
    NULL);

  g_assert_cmpstr (socle_portal_page_get_title (page), ==, "SOC & SOC 2");
  g_assert_cmpstr (socle_portal_page_get_language (page), ==, "fr-FR");
  g_assert_cmpstr (socle_portal_page_get_description (page), ==, "Rapports SOC");
  g_assert_cmpstr (socle_portal_page_get_modified (page), ==, "2024-03-14");
  g_assert_cmpstr (socle_portal_page_get_refresh (page), ==, "/new");
}

static void
test_text (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "<p>One\n two</p><p>three", "One two\n\nthree" },
    { "a<b>b</b> <i> c</i>", "ab c" },
    { "a<br>b<br><br>c", "a\nb\nc" },
    { "<ul><li>a<li>b</ul>c", "• a\n• b\n\nc" },
    { "<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc" },
    { "a<script>b</script><style>c</style><template>d</template>e", "ae" },
    { "<title>no</title>a<!-- no -->b", "ab" },
    { "&eacute;&nbsp;&#x202e;&lt;b&gt;", "é\u00a0\u202e<b>" },
    { "a&#0;b&#1;c", "a\ufffdbc" },
    { "<div><div><div>a</div></div></div>b", "a\n\nb" },
    { "<svg><p>a", "a" },
    { "<svg><script><g></g></script></svg>a", "a" },
    { "<select><option>no</select>a<textarea>no</textarea>", "a" },
    { "<h1>a</h1>b<h2>c</h2>", "a\n\nb\n\nc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoclePortalPage) page = read_page (cases[i].html, "utf-8");

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (socle_portal_page_get_text (page), ==, cases[i].text);
    }
}

static void
test_charsets (void)
{
  static const struct
  {
    const char *html;
    const char *charset;
    const char *text; /* NULL: not readable */
  } cases[] = {
    { "\xc3\xa9", "utf-8", "é" },
    { "\xe9\x80", "iso-8859-1", "é€" },
    { "\xe9\xa4", "ISO-8859-15", "é€" },
    { "\xe9", NULL, "é" },
    { "\xc3\xa9", NULL, "é" },
    { "\xef\xbb\xbf\xc3\xa9", "iso-8859-1", "é" },
    { "\xe9", "utf-8", "\ufffd" },
    { "<meta charset=iso-8859-1>\xe9", NULL, "é" },
    { "<meta charset='utf-8'>\xe9", NULL, "\ufffd" },
    { "plain", "shift_jis", "plain" },
    { "\x83\x54", "shift_jis", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoclePortalPage) page = read_page (cases[i].html, cases[i].charset);

      g_test_message ("%u", i);
      if (cases[i].text == NULL)
        g_assert_null (page);
      else
        g_assert_cmpstr (socle_portal_page_get_text (page), ==, cases[i].text);
    }
}

static void
test_digest (void)
{
  g_autoptr (SoclePortalPage) one = read_page ("<p>a b<!-- 1 -->", NULL);
  g_autoptr (SoclePortalPage) same = read_page ("<div>a  b</div><script>2</script>", NULL);
  g_autoptr (SoclePortalPage) other = read_page ("<p>a c", NULL);

  g_assert_cmpstr (socle_portal_page_get_digest (one), ==, socle_portal_page_get_digest (same));
  g_assert_cmpstr (socle_portal_page_get_digest (one), !=, socle_portal_page_get_digest (other));
}

static void
append_times (GString *html, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (html, piece);
}

/* Two megabytes each of what parsers stumble over. */
static void
test_traps (void)
{
  static const struct
  {
    const char *start;
    const char *piece;
  } traps[] = {
    { "", "<div>" },
    { "", "<b><p>" },
    { "", "<svg>" },
    { "", "<a b=c " },
    { "<table>", "<a>" },
    { "", "<b a=1><i b=2><p>" },
    { "", "<p>" },
    { "", "<template>" },
    { "<!--", "<" },
    { "<a ", "b" },
    { "", "&" },
    { "<select>", "<option>" },
    { "<title>", "<x" },
    { "", "<table>" },
    { "<script>", "<!--<script>" },
    { "", "<font color=x><p>" },
    { "", "</p>" },
    { "<svg>", "<desc><div>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autoptr (GString) html = g_string_new (traps[i].start);
      g_autoptr (SoclePortalPage) page = NULL;
      gint64 start, took;

      append_times (html, traps[i].piece, (guint) (2 * 1024 * 1024 / strlen (traps[i].piece)));
      start = g_get_monotonic_time ();
      page = read_page (html->str, "utf-8");
      took = g_get_monotonic_time () - start;

      g_test_message ("%s: %s in %" G_GINT64_FORMAT " ms", traps[i].piece,
                      page != NULL ? "read" : "refused", took / 1000);
      if (page != NULL)
        g_assert_cmpuint (strlen (socle_portal_page_get_text (page)), <=, 257 * 1024);
      g_assert_cmpint (took, <, 20 * G_USEC_PER_SEC);
    }
}

static void
test_large (void)
{
  g_autoptr (GString) html = g_string_new ("<title>t</title>");
  g_autoptr (SoclePortalPage) page = NULL;

  /* Little more than is kept, so that valgrind gets through it in the time a page may take. */
  append_times (html,
                "<p>A paragraph with <b>words</b> in it, and with more of them than one would "
                "think that a single paragraph of a page about audit reports needs to have.</p>\n",
                2000);
  page = read_page (html->str, "utf-8");
  g_assert_nonnull (page);
  g_assert_true (socle_portal_page_is_cut (page));
}

/* The first line of a sample: "<!-- 200 https://… -->". */
static gboolean
is_wall (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SoclePortalPage) page = NULL;
  g_autoptr (GUri) uri = NULL;
  g_auto (GStrv) words = NULL;
  SoclePortalLimits limits;
  SocleRefusal refusal;
  size_t size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  words = g_strsplit (content, " ", 4);
  g_assert_cmpuint (g_strv_length (words), ==, 4);

  socle_portal_limits_init (&limits);
  uri = socle_address_policy_parse (words[2], &limits, &refusal);
  g_assert_nonnull (uri);
  bytes = g_bytes_new (content, size);
  page = socle_portal_page_read (bytes, NULL);
  g_assert_nonnull (page);
  g_test_message ("signs %x", socle_portal_page_get_signs (page));

  return socle_sign_in_is_wall (uri, (guint) g_ascii_strtoull (words[1], NULL, 10), page);
}

static void
test_wall (gconstpointer path)
{
  g_assert_true (is_wall (path));
}

static void
test_no_wall (gconstpointer path)
{
  g_assert_false (is_wall (path));
}

static void
add_samples (const char *kind, GTestDataFunc test)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "pages", kind, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/portal-page/%s/%s", kind, name);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test, g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portal-page/head", test_head);
  g_test_add_func ("/portal-page/text", test_text);
  g_test_add_func ("/portal-page/charsets", test_charsets);
  g_test_add_func ("/portal-page/digest", test_digest);
  g_test_add_func ("/portal-page/traps", test_traps);
  g_test_add_func ("/portal-page/large", test_large);
  add_samples ("sign-in", test_wall);
  add_samples ("normal", test_no_wall);

  return g_test_run ();
}
