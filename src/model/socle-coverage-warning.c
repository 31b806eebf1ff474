/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something about a report's coverage that an auditor would ask about. */

#include "config.h"

#include "socle-coverage-warning.h"

/* Immutable; keeps what it is about alive. */
struct _SocleCoverageWarning
{
  GObject parent_instance;

  SocleCoverageWarningKind kind;
  SocleEdition *edition; /* (owned) (nullable) */
  SocleLetter *letter;   /* (owned) (nullable) */
  SocleDateRange *days;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleCoverageWarning, socle_coverage_warning, G_TYPE_OBJECT)

static void
socle_coverage_warning_finalize (GObject *object)
{
  SocleCoverageWarning *self = SOCLE_COVERAGE_WARNING (object);

  g_clear_object (&self->edition);
  g_clear_object (&self->letter);
  g_clear_pointer (&self->days, socle_date_range_unref);

  G_OBJECT_CLASS (socle_coverage_warning_parent_class)->finalize (object);
}

static void
socle_coverage_warning_class_init (SocleCoverageWarningClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_coverage_warning_finalize;
}

static void
socle_coverage_warning_init (SocleCoverageWarning *self)
{
}

/**
 * socle_coverage_warning_new:
 * @kind: what there is to ask
 * @edition: (nullable): the edition it is about
 * @letter: (nullable): the letter it is about
 * @days: (nullable): the days it is about
 *
 * Returns: (transfer full): a new warning
 */
SocleCoverageWarning *
socle_coverage_warning_new (SocleCoverageWarningKind kind,
                            SocleEdition *edition,
                            SocleLetter *letter,
                            SocleDateRange *days)
{
  SocleCoverageWarning *self = g_object_new (SOCLE_TYPE_COVERAGE_WARNING, NULL);

  self->kind = kind;
  g_set_object (&self->edition, edition);
  g_set_object (&self->letter, letter);
  self->days = days != NULL ? socle_date_range_ref (days) : NULL;

  return self;
}

/**
 * socle_coverage_warning_get_kind:
 * @self: a warning
 *
 * Returns: what there is to ask
 */
SocleCoverageWarningKind
socle_coverage_warning_get_kind (SocleCoverageWarning *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_WARNING (self), SOCLE_COVERAGE_WARNING_NO_PERIOD);

  return self->kind;
}

/**
 * socle_coverage_warning_get_edition:
 * @self: a warning
 *
 * Returns: (transfer none) (nullable): the edition it is about
 */
SocleEdition *
socle_coverage_warning_get_edition (SocleCoverageWarning *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_WARNING (self), NULL);

  return self->edition;
}

/**
 * socle_coverage_warning_get_letter:
 * @self: a warning
 *
 * Returns: (transfer none) (nullable): the letter it is about
 */
SocleLetter *
socle_coverage_warning_get_letter (SocleCoverageWarning *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_WARNING (self), NULL);

  return self->letter;
}

/**
 * socle_coverage_warning_get_days:
 * @self: a warning
 *
 * Returns: (transfer none) (nullable): the days without a report or letter before
 *   one that starts too late; those that one which starts too early shares with
 *   what it should follow; those with letters only
 */
SocleDateRange *
socle_coverage_warning_get_days (SocleCoverageWarning *self)
{
  g_return_val_if_fail (SOCLE_IS_COVERAGE_WARNING (self), NULL);

  return self->days;
}
