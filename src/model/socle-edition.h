/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-date-range.h"
#include "socle-report.h"

G_BEGIN_DECLS

/**
 * SocleOpinion:
 * @SOCLE_OPINION_NOT_KNOWN: nobody has read it yet
 * @SOCLE_OPINION_UNQUALIFIED: without reservation
 * @SOCLE_OPINION_QUALIFIED: with a reservation
 * @SOCLE_OPINION_ADVERSE: the controls did not do what they should
 * @SOCLE_OPINION_DISCLAIMER: the service auditor could not form one
 *
 * The service auditor's opinion. All but the first two are modified opinions.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_OPINION_NOT_KNOWN,
  SOCLE_OPINION_UNQUALIFIED,
  SOCLE_OPINION_QUALIFIED,
  SOCLE_OPINION_ADVERSE,
  SOCLE_OPINION_DISCLAIMER,
} SocleOpinion;

/**
 * SocleEditionFacts:
 * @report: (nullable): the report it is an edition of
 * @soc: which kind of SOC report it is
 * @type: its type
 * @period: (nullable): the days it tests; %NULL for one that describes a date
 * @as_of: (nullable): the date it describes, for one without a period
 * @opinion: the service auditor's opinion
 * @available: the day it was received, or is expected
 * @held: whether we have it; %FALSE if it is only expected
 *
 * What makes an edition.
 */
typedef struct
{
  SocleReport *report;
  SocleSoc soc;
  SocleReportType type;
  SocleDateRange *period;
  const GDate *as_of;
  SocleOpinion opinion;
  const GDate *available;
  gboolean held;
} SocleEditionFacts;

#define SOCLE_TYPE_EDITION (socle_edition_get_type ())

G_DECLARE_FINAL_TYPE (SocleEdition, socle_edition, SOCLE, EDITION, GObject)

SocleEdition    *socle_edition_new             (const SocleEditionFacts *facts) G_GNUC_WARN_UNUSED_RESULT;

SocleReport     *socle_edition_get_report      (SocleEdition *self);
SocleSoc         socle_edition_get_soc         (SocleEdition *self);
SocleReportType  socle_edition_get_report_type (SocleEdition *self);
SocleDateRange  *socle_edition_get_period      (SocleEdition *self);
const GDate     *socle_edition_get_as_of       (SocleEdition *self);
SocleOpinion     socle_edition_get_opinion     (SocleEdition *self);
const GDate     *socle_edition_get_available   (SocleEdition *self);
gboolean         socle_edition_is_held         (SocleEdition *self);

gboolean         socle_edition_tests           (SocleEdition *self);
gboolean         socle_edition_is_modified     (SocleEdition *self);

G_END_DECLS
