/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the portal client have in common. */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "fault-server.h"
#include "socle-portal-client.h"

/* For the tests' servers, and in a hurry only where a server is silent. */
static inline void
init_limits (SoclePortalLimits *limits, const char *const *exempt, const guint16 *ports)
{
  socle_portal_limits_init (limits);
  limits->exempt = exempt;
  for (guint i = 0; i < SOCLE_PORTAL_MAX_PORTS - 2 && ports[i] != 0; i++)
    limits->ports[i + 2] = ports[i];
  limits->silence = 2;
  limits->download_size = 1024 * 1024;
  limits->retries = 0;
  limits->gap = 0;
}

typedef struct
{
  SoclePortalClient *client;
  SocleLinkResult *result;
} Wait;

static inline void
finished_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  Wait *wait = user_data;

  wait->result = socle_portal_client_finish (wait->client, async);
}

static inline SocleLinkResult *
wait_for_result (Wait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return wait->result;
}

/* Looks at a link, or downloads it into a folder, and waits for the result. */
static inline SocleLinkResult *
fetch (SoclePortalClient *client, const char *address, const char *folder)
{
  Wait wait = { client, NULL };

  if (folder != NULL)
    socle_portal_client_download_async (client, address, folder, NULL, NULL, NULL, finished_cb,
                                        &wait);
  else
    socle_portal_client_check_async (client, address, NULL, finished_cb, &wait);

  return wait_for_result (&wait);
}

static inline guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static inline void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}
