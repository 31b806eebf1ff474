/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session whose links lead to a server of our own, with a register in a folder of its own. */

#pragma once

#include "../portal/portal-fixture.h"
#include "../support/remove-all.h"
#include "ui-fixture.h"

#include <string.h>

typedef struct
{
  FaultServer *server;
  char *folder;
  char *data; /* the folder of the register */
  char *catalogue;
  char *exempt[8];        /* (owned): the servers; the first one is @server */
  GTlsDatabase *database; /* (unowned) (nullable): whom to trust */
  guint at_once;          /* how many links are checked at once; 0 for as many as always */
  SocleSession *session;
} LinksFixture;

static inline char *
links_dup_id (const char *path)
{
  return g_strcanon (g_strdup (path), G_CSET_a_2_z G_CSET_DIGITS, '-');
}

/* A catalogue with a service for each path or address, whose page is there, and a report for
 * each of @reports. */
static inline void
links_write_catalogue (LinksFixture *self, const char *const *paths, const char *const *reports)
{
  g_autoptr (GString) text = g_string_new (
    "{\"format\":\"socle-catalogue\",\"version\":1,\"id\":\"test\",\"provider\":\"Test\","
    "\"title\":{\"en\":\"Test\",\"fr\":\"Test\"},\"as_of\":\"2020-02-01\","
    "\"source\":{\"title\":\"A page\",\"url\":\"https://test.example/\"},\"services\":[");
  g_autofree char *first = links_dup_id (paths[0]);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *id = links_dup_id (paths[i]);
      g_autofree char *url = strstr (paths[i], "://") != NULL
                               ? g_strdup (paths[i])
                               : g_strdup_printf ("http://%s/%s", self->exempt[0], paths[i]);

      g_string_append_printf (text,
                              "%s{\"id\":\"s-%s\",\"name\":\"Service %s\",\"scope\":[\"soc1\"],"
                              "\"url\":\"%s\"}",
                              i > 0 ? "," : "", id, paths[i], url);
    }
  g_string_append (text, "],\"reports\":[");
  for (guint i = 0; reports[i] != NULL; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"r-%s\",\"title\":{\"en\":\"Report %s\",\"fr\":\"Rapport "
                            "%s\"},\"soc\":2,\"type\":2,\"services\":[\"s-%s\"],"
                            "\"url\":\"http://%s/%s\",\"access\":\"public\"}",
                            i > 0 ? "," : "", reports[i], reports[i], reports[i], first,
                            self->exempt[0], reports[i]);
  g_string_append (text, "]}");
  g_file_set_contents (self->catalogue, text->str, -1, &error);
  g_assert_no_error (error);
}

static inline SocleLinkChecks *
links_create_checks (LinksFixture *self)
{
  static const guint16 ports[] = { 0 };
  g_autofree char *history = g_build_filename (self->folder, "links.json", NULL);
  g_autoptr (SoclePortalClient) client = NULL;
  SoclePortalLimits limits;

  init_limits (&limits, (const char *const *) self->exempt, ports);
  limits.page_time = 4000;
  if (self->at_once > 0)
    limits.at_once = limits.per_host = self->at_once;
  client = socle_portal_client_new (&limits, self->database, NULL);

  return socle_link_checks_new (history, client);
}

static inline void
links_set_up (LinksFixture *self, const char *const *paths, const char *const *reports)
{
  const char *words[] = { "--today", "2020-02-01", "--catalogue", NULL, "--data-dir", NULL, NULL };
  g_autoptr (SocleLinkChecks) checks = NULL;
  g_autoptr (SocleOptions) options = NULL;

  if (self->server == NULL)
    self->server = fault_server_new ();
  self->exempt[0] = g_strdup_printf ("127.0.0.1:%u", fault_server_get_port (self->server));
  self->folder = g_dir_make_tmp ("socle-links-XXXXXX", NULL);
  self->data = g_build_filename (self->folder, "data", NULL);
  self->catalogue = g_build_filename (self->folder, "test.json", NULL);
  links_write_catalogue (self, paths, reports);

  words[3] = self->catalogue;
  words[5] = self->data;
  options = socle_options_new_from_words (words, NULL);
  self->session = socle_session_new (options);
  checks = links_create_checks (self);
  socle_session_set_link_checks (self->session, checks);
}

static inline void
links_tear_down (LinksFixture *self)
{
  g_clear_object (&self->session);
  fault_server_free (self->server);
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->data);
  g_free (self->catalogue);
  for (guint i = 0; i < G_N_ELEMENTS (self->exempt); i++)
    g_free (self->exempt[i]);
}
