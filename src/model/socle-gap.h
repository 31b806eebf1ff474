/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-catalogue.h"

G_BEGIN_DECLS

/**
 * SocleGapKind:
 * @SOCLE_GAP_NO_REPORT: a service in scope that no report names
 * @SOCLE_GAP_NO_SCOPE: a report or cycle names what no scope list has
 * @SOCLE_GAP_PARTIAL_SCOPE: a service that some scope lists have and others do not
 * @SOCLE_GAP_NO_PERIOD: a cycle without published period ends
 * @SOCLE_GAP_LETTERS_NOT_LINKED: a cycle whose bridge letters are described, but not linked
 * @SOCLE_GAP_LETTERS_NOT_DATED: a cycle whose bridge letters are linked, but not dated
 * @SOCLE_GAP_TYPE_NOT_STATED: a SOC 1 or SOC 2 report whose type is not stated
 * @SOCLE_GAP_TYPE_1: a Type 1 report, which tests no month
 * @SOCLE_GAP_SOC_3: a SOC 3 report, which tests no month for a reliance on SOC 1
 * @SOCLE_GAP_SUPERSEDED: a report under a superseded standard
 * @SOCLE_GAP_NOT_ENCRYPTED: a link over plain http
 *
 * What a provider's own publication leaves open. Each is worked out from the
 * catalogue.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_GAP_NO_REPORT,
  SOCLE_GAP_NO_SCOPE,
  SOCLE_GAP_PARTIAL_SCOPE,
  SOCLE_GAP_NO_PERIOD,
  SOCLE_GAP_LETTERS_NOT_LINKED,
  SOCLE_GAP_LETTERS_NOT_DATED,
  SOCLE_GAP_TYPE_NOT_STATED,
  SOCLE_GAP_TYPE_1,
  SOCLE_GAP_SOC_3,
  SOCLE_GAP_SUPERSEDED,
  SOCLE_GAP_NOT_ENCRYPTED,
} SocleGapKind;

#define SOCLE_N_GAP_KINDS (SOCLE_GAP_NOT_ENCRYPTED + 1)

#define SOCLE_TYPE_GAP (socle_gap_get_type ())

G_DECLARE_FINAL_TYPE (SocleGap, socle_gap, SOCLE, GAP, GObject)

SocleGap        *socle_gap_new         (SocleGapKind     kind,
                                        GObject         *subject,
                                        const char      *name,
                                        SocleSoc         socs,
                                        SoclePortalLink *contact) G_GNUC_WARN_UNUSED_RESULT;

SocleGapKind     socle_gap_get_kind    (SocleGap        *self);
GObject         *socle_gap_get_subject (SocleGap        *self);
const char      *socle_gap_get_name    (SocleGap        *self);
SocleSoc         socle_gap_get_socs    (SocleGap        *self);
SoclePortalLink *socle_gap_get_contact (SocleGap        *self);

G_END_DECLS
