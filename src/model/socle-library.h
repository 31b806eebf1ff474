/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue.h"
#include "socle-search-index.h"

G_BEGIN_DECLS

/**
 * SocleServiceColumn:
 * @SOCLE_SERVICE_COLUMN_PUBLISHED: the order of the catalogues
 * @SOCLE_SERVICE_COLUMN_NAME: by name
 * @SOCLE_SERVICE_COLUMN_SOC_1: those in the scope of SOC 1 first
 * @SOCLE_SERVICE_COLUMN_SOC_2: those in the scope of SOC 2 first
 * @SOCLE_SERVICE_COLUMN_SOC_3: those in the scope of SOC 3 first
 * @SOCLE_SERVICE_COLUMN_REPORTS: by how many reports name them, most first
 * @SOCLE_SERVICE_COLUMN_PROVIDER: by provider
 *
 * Columns of the index of services. Ties keep the published order.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_SERVICE_COLUMN_PUBLISHED,
  SOCLE_SERVICE_COLUMN_NAME,
  SOCLE_SERVICE_COLUMN_SOC_1,
  SOCLE_SERVICE_COLUMN_SOC_2,
  SOCLE_SERVICE_COLUMN_SOC_3,
  SOCLE_SERVICE_COLUMN_REPORTS,
  SOCLE_SERVICE_COLUMN_PROVIDER,
} SocleServiceColumn;

/**
 * SocleReportColumn:
 * @SOCLE_REPORT_COLUMN_PUBLISHED: the order of the catalogues, by audit cycle
 * @SOCLE_REPORT_COLUMN_TITLE_ENGLISH: by English title
 * @SOCLE_REPORT_COLUMN_TITLE_FRENCH: by French title
 * @SOCLE_REPORT_COLUMN_SOC: SOC 1, 2, 3
 * @SOCLE_REPORT_COLUMN_TYPE: Type 1, Type 2, not stated
 *
 * Columns of the index of reports. Ties keep the published order.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_REPORT_COLUMN_PUBLISHED,
  SOCLE_REPORT_COLUMN_TITLE_ENGLISH,
  SOCLE_REPORT_COLUMN_TITLE_FRENCH,
  SOCLE_REPORT_COLUMN_SOC,
  SOCLE_REPORT_COLUMN_TYPE,
} SocleReportColumn;

/* Bits of an item's mask in the indexes: the SOC bits as in SocleSoc, then, for
 * reports, one bit for the type. */
#define SOCLE_MASK_TYPE(type) (1U << (8 + (type)))

#define SOCLE_TYPE_LIBRARY (socle_library_get_type ())

G_DECLARE_FINAL_TYPE (SocleLibrary, socle_library, SOCLE, LIBRARY, GObject)

SocleLibrary     *socle_library_new                (GPtrArray    *catalogues) G_GNUC_WARN_UNUSED_RESULT;

GListModel       *socle_library_get_catalogues     (SocleLibrary *self);
GListModel       *socle_library_get_services       (SocleLibrary *self);
GListModel       *socle_library_get_reports        (SocleLibrary *self);
GListModel       *socle_library_get_links          (SocleLibrary *self);
guint             socle_library_get_n_providers    (SocleLibrary *self);

SocleSearchIndex *socle_library_get_service_index  (SocleLibrary *self);
SocleSearchIndex *socle_library_get_report_index   (SocleLibrary *self);
SocleSearchIndex *socle_library_get_link_index     (SocleLibrary *self);

SocleService     *socle_library_find_service       (SocleLibrary *self,
                                                    const char   *id);
SocleReport      *socle_library_find_report        (SocleLibrary *self,
                                                    const char   *id);

G_END_DECLS
