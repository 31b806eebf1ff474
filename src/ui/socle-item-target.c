/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of services and reports as targets of actions. */

#include "config.h"

#include "socle-item-target.h"

#include <string.h>

#define SERVICE_PREFIX "service:"
#define REPORT_PREFIX "report:"

/* The target of win.show-item for a service or report: "service:microsoft/azure".
 * NULL for anything else, or when the item's catalogue is gone. */
char *
socle_item_target_new (GObject *item)
{
  if (SOCLE_IS_SERVICE (item))
    {
      SocleCatalogue *catalogue = socle_service_get_catalogue (SOCLE_SERVICE (item));

      return catalogue == NULL ? NULL
                               : g_strconcat (SERVICE_PREFIX, socle_catalogue_get_id (catalogue),
                                              "/", socle_service_get_id (SOCLE_SERVICE (item)),
                                              NULL);
    }

  if (SOCLE_IS_REPORT (item))
    {
      SocleCatalogue *catalogue = socle_report_get_catalogue (SOCLE_REPORT (item));

      return catalogue == NULL ? NULL
                               : g_strconcat (REPORT_PREFIX, socle_catalogue_get_id (catalogue),
                                              "/", socle_report_get_id (SOCLE_REPORT (item)),
                                              NULL);
    }

  return NULL;
}

/* (transfer none): what a target names, NULL if the library does not have it. */
GObject *
socle_item_target_find (const char *target, SocleLibrary *library)
{
  const char *id = strchr (target, ':');

  if (library == NULL || id == NULL)
    return NULL;

  if (g_str_has_prefix (target, SERVICE_PREFIX))
    return (GObject *) socle_library_find_service (library, id + 1);
  if (g_str_has_prefix (target, REPORT_PREFIX))
    return (GObject *) socle_library_find_report (library, id + 1);

  return NULL;
}
