/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SocleSoc:
 * @SOCLE_SOC_NONE: in no SOC scope
 * @SOCLE_SOC_1: controls relevant to the customers' financial reporting
 * @SOCLE_SOC_2: controls measured against the Trust Services Criteria
 * @SOCLE_SOC_3: the short, general-use form of a SOC 2 Type 2 report
 *
 * Kinds of SOC report. A service's scope is a set of them, a report has one.
 */
typedef enum /*< flags,prefix=SOCLE >*/
{
  SOCLE_SOC_NONE = 0,
  SOCLE_SOC_1 = 1 << 0,
  SOCLE_SOC_2 = 1 << 1,
  SOCLE_SOC_3 = 1 << 2,
} SocleSoc;

#define SOCLE_N_SOCS 3
#define SOCLE_SOC_ALL ((SocleSoc) (SOCLE_SOC_1 | SOCLE_SOC_2 | SOCLE_SOC_3))

/**
 * SocleReportType:
 * @SOCLE_REPORT_TYPE_NOT_STATED: the provider does not say
 * @SOCLE_REPORT_TYPE_1: description and design of controls at a date
 * @SOCLE_REPORT_TYPE_2: also their operating effectiveness over a period
 *
 * Type of a report. "Not stated" is a value of its own: it is never guessed.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_REPORT_TYPE_NOT_STATED,
  SOCLE_REPORT_TYPE_1,
  SOCLE_REPORT_TYPE_2,
} SocleReportType;

/**
 * SocleAccess:
 * @SOCLE_ACCESS_NOT_STATED: the provider does not say
 * @SOCLE_ACCESS_NDA: given to customers under a nondisclosure agreement
 * @SOCLE_ACCESS_PUBLIC: anyone may read it
 * @SOCLE_ACCESS_REQUEST: to be asked for, case by case
 *
 * How a report is obtained.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_ACCESS_NOT_STATED,
  SOCLE_ACCESS_NDA,
  SOCLE_ACCESS_PUBLIC,
  SOCLE_ACCESS_REQUEST,
} SocleAccess;

/**
 * SocleFrequency:
 * @SOCLE_FREQUENCY_NOT_PUBLISHED: the provider publishes none
 * @SOCLE_FREQUENCY_AT_LEAST_ANNUALLY: once a year or more often
 * @SOCLE_FREQUENCY_ANNUALLY: once a year
 * @SOCLE_FREQUENCY_SEMI_ANNUALLY: twice a year
 *
 * How often the services of an audit cycle are audited.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_FREQUENCY_NOT_PUBLISHED,
  SOCLE_FREQUENCY_AT_LEAST_ANNUALLY,
  SOCLE_FREQUENCY_ANNUALLY,
  SOCLE_FREQUENCY_SEMI_ANNUALLY,
} SocleFrequency;

/**
 * SocleLinkKind:
 * @SOCLE_LINK_SERVICE: a service's own page
 * @SOCLE_LINK_REPORT: where one report is obtained
 * @SOCLE_LINK_LETTERS: bridge letters and further reports of a cycle
 * @SOCLE_LINK_PORTAL: the provider's portal
 * @SOCLE_LINK_DOCUMENT: a document about the reports
 * @SOCLE_LINK_SERVICES: a list of services
 * @SOCLE_LINK_QUESTION: named in the answer to a question
 * @SOCLE_LINK_RESOURCE: further reading
 * @SOCLE_LINK_CONTACT: whom to ask
 *
 * What a link of a catalogue leads to.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_LINK_SERVICE,
  SOCLE_LINK_REPORT,
  SOCLE_LINK_LETTERS,
  SOCLE_LINK_PORTAL,
  SOCLE_LINK_DOCUMENT,
  SOCLE_LINK_SERVICES,
  SOCLE_LINK_QUESTION,
  SOCLE_LINK_RESOURCE,
  SOCLE_LINK_CONTACT,
} SocleLinkKind;

SocleSoc    socle_soc_from_number (int         number);
int         socle_soc_get_number  (SocleSoc    soc);
SocleSoc    socle_soc_from_string (const char *string);
const char *socle_soc_to_string   (SocleSoc    soc);

G_END_DECLS
