/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what is added to a PDF to say its language. */

#include "config.h"

#include "socle-pdf-language.h"

#include <string.h>

#define CATALOGUE "7 0 obj\n<< /Type /Catalog\n   /Pages 1 0 R\n>>\nendobj\n"
#define TRAILER "trailer\n<< /Size 8\n   /Root 7 0 R\n   /Info 6 0 R\n>>\nstartxref\n123\n%%EOF\n"

static char *
watch (const char *content, size_t piece)
{
  g_autoptr (SoclePdfLanguage) language = socle_pdf_language_new ("fr");
  size_t length = strlen (content);

  for (size_t i = 0; i < length; i += piece)
    socle_pdf_language_watch (language, content + i, MIN (piece, length - i));

  return socle_pdf_language_finish (language);
}

/* However the file comes, and however much lies around the catalogue. */
static void
test_update (void)
{
  static const size_t pieces[] = { 1, 7, 4096, 100000 };
  static const size_t paddings[] = { 0, 5000, 40000 };

  for (guint p = 0; p < G_N_ELEMENTS (paddings); p++)
    for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
      {
        g_autofree char *padding = g_strnfill (paddings[p], 'x');
        g_autofree char *content =
          g_strconcat ("%PDF-1.4\n", padding, CATALOGUE, padding, TRAILER, NULL);
        g_autofree char *update = watch (content, pieces[i]);
        g_autofree char *offset = g_strdup_printf ("\n%010zu 00000 n \n", strlen (content));

        g_assert_nonnull (update);
        g_assert_true (g_str_has_prefix (update, "7 0 obj\n<< /Type /Catalog\n   /Pages 1 0 R\n"));
        g_assert_nonnull (strstr (update, "/Lang (fr)"));
        g_assert_nonnull (strstr (update, "/DisplayDocTitle true"));
        g_assert_nonnull (strstr (update, offset));
        g_assert_nonnull (strstr (update, "/Prev 123\n"));
        g_assert_true (g_str_has_suffix (update, "%%EOF\n"));
      }
}

static void
test_other_files_stay (void)
{
  static const char *const contents[] = {
    "",
    CATALOGUE,
    TRAILER,
    "<< /Type /Catalog",
    "7 0 obj\n<< /Type /Catalog\n   /Lang (en)\n>>\nendobj\n" TRAILER,
    CATALOGUE "trailer\n<< /Size 8 >>\nstartxref\n123\n%%EOF\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *update = watch (contents[i], 100);

      g_assert_null (update);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pdf-language/update", test_update);
  g_test_add_func ("/pdf-language/other-files-stay", test_other_files_stay);

  return g_test_run ();
}
