/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day on which something ends, is expected, or has to be done. */

#include "config.h"

#include "socle-due-date.h"

/* Immutable; keeps what it is about alive. */
struct _SocleDueDate
{
  GObject parent_instance;

  SocleDueDateKind kind;
  GDate date;
  GObject *subject;          /* (owned) (nullable): a cycle or a report */
  SocleCatalogue *catalogue; /* (owned) (nullable) */
  SocleDateRange *range;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleDueDate, socle_due_date, G_TYPE_OBJECT)

static void
socle_due_date_finalize (GObject *object)
{
  SocleDueDate *self = SOCLE_DUE_DATE (object);

  g_clear_object (&self->subject);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->range, socle_date_range_unref);

  G_OBJECT_CLASS (socle_due_date_parent_class)->finalize (object);
}

static void
socle_due_date_class_init (SocleDueDateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_due_date_finalize;
}

static void
socle_due_date_init (SocleDueDate *self)
{
  g_date_clear (&self->date, 1);
}

static const char *
get_subject_id (SocleDueDate *self)
{
  if (SOCLE_IS_REPORT (self->subject))
    return socle_report_get_id (SOCLE_REPORT (self->subject));
  if (SOCLE_IS_AUDIT_CYCLE (self->subject))
    return socle_audit_cycle_get_id (SOCLE_AUDIT_CYCLE (self->subject));

  return "";
}

/**
 * socle_due_date_new:
 * @kind: what happens
 * @date: on which day
 * @subject: (nullable): the cycle or report it is about; %NULL for our fiscal year
 * @catalogue: (nullable): the catalogue of @subject
 * @range: (nullable): the period, the letter's days or the fiscal year that it is about
 *
 * Returns: (transfer full): a new due date
 */
SocleDueDate *
socle_due_date_new (SocleDueDateKind kind,
                    const GDate *date,
                    GObject *subject,
                    SocleCatalogue *catalogue,
                    SocleDateRange *range)
{
  SocleDueDate *self;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  self = g_object_new (SOCLE_TYPE_DUE_DATE, NULL);
  self->kind = kind;
  self->date = *date;
  g_set_object (&self->subject, subject);
  g_set_object (&self->catalogue, catalogue);
  self->range = range != NULL ? socle_date_range_ref (range) : NULL;

  return self;
}

/**
 * socle_due_date_get_kind:
 * @self: a due date
 *
 * Returns: what happens
 */
SocleDueDateKind
socle_due_date_get_kind (SocleDueDate *self)
{
  g_return_val_if_fail (SOCLE_IS_DUE_DATE (self), SOCLE_DUE_DATE_PERIOD_END);

  return self->kind;
}

/**
 * socle_due_date_get_date:
 * @self: a due date
 *
 * Returns: (transfer none): the day
 */
const GDate *
socle_due_date_get_date (SocleDueDate *self)
{
  g_return_val_if_fail (SOCLE_IS_DUE_DATE (self), NULL);

  return &self->date;
}

/**
 * socle_due_date_get_cycle:
 * @self: a due date
 *
 * Returns: (transfer none) (nullable): the cycle it is about
 */
SocleAuditCycle *
socle_due_date_get_cycle (SocleDueDate *self)
{
  g_return_val_if_fail (SOCLE_IS_DUE_DATE (self), NULL);

  return SOCLE_IS_AUDIT_CYCLE (self->subject) ? SOCLE_AUDIT_CYCLE (self->subject) : NULL;
}

/**
 * socle_due_date_get_report:
 * @self: a due date
 *
 * Returns: (transfer none) (nullable): the report it is about
 */
SocleReport *
socle_due_date_get_report (SocleDueDate *self)
{
  g_return_val_if_fail (SOCLE_IS_DUE_DATE (self), NULL);

  return SOCLE_IS_REPORT (self->subject) ? SOCLE_REPORT (self->subject) : NULL;
}

/**
 * socle_due_date_get_catalogue:
 * @self: a due date
 *
 * Returns: (transfer none) (nullable): the catalogue it is derived from; %NULL for
 *   our fiscal year
 */
SocleCatalogue *
socle_due_date_get_catalogue (SocleDueDate *self)
{
  g_return_val_if_fail (SOCLE_IS_DUE_DATE (self), NULL);

  return self->catalogue;
}

/**
 * socle_due_date_get_range:
 * @self: a due date
 *
 * Returns: (transfer none) (nullable): the audit period, the letter's days or the
 *   fiscal year that it is about; %NULL if that is not published
 */
SocleDateRange *
socle_due_date_get_range (SocleDueDate *self)
{
  g_return_val_if_fail (SOCLE_IS_DUE_DATE (self), NULL);

  return self->range;
}

/**
 * socle_due_date_get_kind_name:
 * @kind: what happens
 *
 * Returns: (transfer none): its name for programs, the same in every language
 */
const char *
socle_due_date_get_kind_name (SocleDueDateKind kind)
{
  switch (kind)
    {
    case SOCLE_DUE_DATE_PERIOD_END:
      return "period-end";
    case SOCLE_DUE_DATE_REPORT:
      return "report-expected";
    case SOCLE_DUE_DATE_LETTER:
      return "letter-expected";
    case SOCLE_DUE_DATE_YEAR_END:
      return "year-end";
    case SOCLE_DUE_DATE_SIGN_OFF:
    default:
      return "sign-off";
    }
}

/**
 * socle_due_date_dup_uid:
 * @self: a due date
 *
 * Names the due date by what it is about, not by its day, so that it keeps its name
 * when the day moves: the provider, the cycle or report, and the months in which the
 * period or letter begins and ends; of our fiscal year, the year in which it ends.
 *
 * Returns: (transfer full): a name that is the same on every computer
 */
char *
socle_due_date_dup_uid (SocleDueDate *self)
{
  const GDate *from, *to;

  g_return_val_if_fail (SOCLE_IS_DUE_DATE (self), NULL);

  from = self->range != NULL ? socle_date_range_get_from (self->range) : &self->date;
  to = self->range != NULL ? socle_date_range_get_to (self->range) : &self->date;

  if (self->subject == NULL)
    return g_strdup_printf ("%s-%04d@%s", socle_due_date_get_kind_name (self->kind),
                            g_date_get_year (to), SOCLE_APP_ID);

  return g_strdup_printf ("%s-%s-%s-%04d%02d-%04d%02d@%s",
                          socle_due_date_get_kind_name (self->kind),
                          self->catalogue != NULL ? socle_catalogue_get_id (self->catalogue) : "",
                          get_subject_id (self), g_date_get_year (from), g_date_get_month (from),
                          g_date_get_year (to), g_date_get_month (to), SOCLE_APP_ID);
}

/**
 * socle_due_date_compare:
 * @a: a due date
 * @b: another
 *
 * Orders due dates by day, then by kind.
 *
 * Returns: less than, equal to or greater than 0
 */
int
socle_due_date_compare (SocleDueDate *a, SocleDueDate *b)
{
  int date = g_date_compare (&a->date, &b->date);

  return date != 0 ? date : (int) a->kind - (int) b->kind;
}
