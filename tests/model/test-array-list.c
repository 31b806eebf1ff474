/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the list over an array. */

#include "config.h"

#include "socle-array-list.h"

#include "socle-portal-link.h"

static void
test_items (void)
{
  SocleArrayList *list = socle_array_list_new (SOCLE_TYPE_PORTAL_LINK);
  GListModel *model = G_LIST_MODEL (list);

  g_assert_true (g_list_model_get_item_type (model) == SOCLE_TYPE_PORTAL_LINK);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (g_list_model_get_item (model, 0));

  socle_array_list_add (list, socle_portal_link_new ("https://example.org/a"));
  socle_array_list_add (list, socle_portal_link_new ("https://example.org/b"));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);

  {
    g_autoptr (SoclePortalLink) second = g_list_model_get_item (model, 1);

    g_assert_cmpstr (socle_portal_link_get_url (second), ==, "https://example.org/b");
  }

  g_assert_null (g_list_model_get_item (model, 2));
  g_assert_null (g_list_model_get_item (model, G_MAXUINT));
  g_assert_finalize_object (list);
}

static void
test_link_schemes (void)
{
  static const struct
  {
    const char *url;
    const char *host;
    gboolean mail;
    gboolean encrypted;
  } cases[] = {
    { "https://aka.ms/stp", "aka.ms", FALSE, TRUE },
    { "HTTPS://aka.ms/stp", "aka.ms", FALSE, TRUE },
    { "http://ssae16.com/SSAE16_overview.html", "ssae16.com", FALSE, FALSE },
    { "HTTP://ssae16.com/", "ssae16.com", FALSE, FALSE },
    { "mailto:somebody@example.org", NULL, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoclePortalLink *link = socle_portal_link_new (cases[i].url);

      g_assert_cmpstr (socle_portal_link_get_host (link), ==, cases[i].host);
      g_assert_cmpint (socle_portal_link_is_mail (link), ==, cases[i].mail);
      g_assert_cmpint (socle_portal_link_is_encrypted (link), ==, cases[i].encrypted);
      g_assert_cmpstr (socle_portal_link_get_title (link, SOCLE_LANGUAGE_FRENCH), ==,
                       cases[i].url);
      g_assert_finalize_object (link);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/array-list/items", test_items);
  g_test_add_func ("/portal-link/schemes", test_link_schemes);

  return g_test_run ();
}
