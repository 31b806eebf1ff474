/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edition of a report: what it tests, what it concludes, when we have it. */

#include "config.h"

#include "socle-edition.h"

/*
 * A provider publishes a report again and again; each time it is an edition with a
 * period of its own. One that we hold comes from the register, one that we expect
 * is derived from the published cadence: coverage takes both, and keeps them apart.
 *
 * Immutable, so it may be read from any thread. Keeps its report alive.
 */
struct _SocleEdition
{
  GObject parent_instance;

  SocleReport *report; /* (owned) (nullable) */
  SocleSoc soc;
  SocleReportType type;
  SocleDateRange *period; /* (owned) (nullable) */
  GDate as_of;            /* clear if there is a period, or if not known */
  SocleOpinion opinion;
  GDate available;
  gboolean held;
};

G_DEFINE_FINAL_TYPE (SocleEdition, socle_edition, G_TYPE_OBJECT)

static void
socle_edition_finalize (GObject *object)
{
  SocleEdition *self = SOCLE_EDITION (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->period, socle_date_range_unref);

  G_OBJECT_CLASS (socle_edition_parent_class)->finalize (object);
}

static void
socle_edition_class_init (SocleEditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_edition_finalize;
}

static void
socle_edition_init (SocleEdition *self)
{
  g_date_clear (&self->as_of, 1);
  g_date_clear (&self->available, 1);
}

/**
 * socle_edition_new: (skip)
 * @facts: what is known of it; @available is required
 *
 * Returns: (transfer full): a new edition
 */
SocleEdition *
socle_edition_new (const SocleEditionFacts *facts)
{
  SocleEdition *self;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (facts->available != NULL && g_date_valid (facts->available), NULL);
  g_return_val_if_fail (facts->as_of == NULL || g_date_valid (facts->as_of), NULL);

  self = g_object_new (SOCLE_TYPE_EDITION, NULL);
  g_set_object (&self->report, facts->report);
  self->soc = facts->soc;
  self->type = facts->type;
  if (facts->period != NULL)
    self->period = socle_date_range_ref (facts->period);
  else if (facts->as_of != NULL)
    self->as_of = *facts->as_of;
  self->opinion = facts->opinion;
  self->available = *facts->available;
  self->held = facts->held;

  return self;
}

/**
 * socle_edition_get_report:
 * @self: an edition
 *
 * Returns: (transfer none) (nullable): the report it is an edition of; %NULL if no
 *   catalogue has it
 */
SocleReport *
socle_edition_get_report (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), NULL);

  return self->report;
}

/**
 * socle_edition_get_soc:
 * @self: an edition
 *
 * Returns: which kind of SOC report it is
 */
SocleSoc
socle_edition_get_soc (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), SOCLE_SOC_NONE);

  return self->soc;
}

/**
 * socle_edition_get_report_type:
 * @self: an edition
 *
 * Returns: its type
 */
SocleReportType
socle_edition_get_report_type (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), SOCLE_REPORT_TYPE_NOT_STATED);

  return self->type;
}

/**
 * socle_edition_get_period:
 * @self: an edition
 *
 * Returns: (transfer none) (nullable): the days it is about; %NULL if it describes
 *   one date, or if they are not known
 */
SocleDateRange *
socle_edition_get_period (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), NULL);

  return self->period;
}

/**
 * socle_edition_get_as_of:
 * @self: an edition
 *
 * Returns: (transfer none) (nullable): the date it describes, if it has no period
 */
const GDate *
socle_edition_get_as_of (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), NULL);

  return g_date_valid (&self->as_of) ? &self->as_of : NULL;
}

/**
 * socle_edition_get_opinion:
 * @self: an edition
 *
 * Returns: the service auditor's opinion
 */
SocleOpinion
socle_edition_get_opinion (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), SOCLE_OPINION_NOT_KNOWN);

  return self->opinion;
}

/**
 * socle_edition_get_available:
 * @self: an edition
 *
 * Returns: (transfer none): the day it was received or, if it is not held, is expected
 */
const GDate *
socle_edition_get_available (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), NULL);

  return &self->available;
}

/**
 * socle_edition_is_held:
 * @self: an edition
 *
 * Returns: whether we have it; %FALSE if it is only expected
 */
gboolean
socle_edition_is_held (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), FALSE);

  return self->held;
}

/**
 * socle_edition_tests:
 * @self: an edition
 *
 * Only a SOC 1 or SOC 2 report that is stated to be Type 2 tests the days of its
 * period: Type 1 describes a date, SOC 3 is a summary for the public, and a type
 * that is not stated is not guessed.
 *
 * Returns: whether the days of its period count as tested
 */
gboolean
socle_edition_tests (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), FALSE);

  return self->period != NULL && self->type == SOCLE_REPORT_TYPE_2 &&
         (self->soc == SOCLE_SOC_1 || self->soc == SOCLE_SOC_2);
}

/**
 * socle_edition_is_modified:
 * @self: an edition
 *
 * Returns: whether its opinion is known and not unqualified
 */
gboolean
socle_edition_is_modified (SocleEdition *self)
{
  g_return_val_if_fail (SOCLE_IS_EDITION (self), FALSE);

  return self->opinion != SOCLE_OPINION_NOT_KNOWN && self->opinion != SOCLE_OPINION_UNQUALIFIED;
}
