/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fiscal year is looked at, and when our auditor signs for it. */

#include "config.h"

#include "socle-fiscal.h"

#include "socle-coverage-cache.h"
#include "socle-expectation.h"
#include "socle-fiscal-words.h"
#include "socle-fiscal-year.h"

/*
 *   year end, lags          the preferences
 *   chosen year, sign-off   what is looked at; nothing chosen follows today
 *        │
 *        ▼
 *   year (days), sign-off (a day)
 *
 * Everything that is kept is a property that holds a word or a number, as a setting
 * does. What such a word does not say well is taken for nothing chosen: a settings file
 * may have been written by hand. Whatever changes, SocleFiscal::changed follows once the
 * year and the sign-off are right again.
 */
struct _SocleFiscal
{
  GObject parent_instance;

  GDate today;
  SocleMonthDay year_end;
  guint sign_off_lag;
  guint availability_lag;
  GDateYear chosen_number;     /* the year in which it ends; 0 if none is chosen so */
  SocleDateRange *chosen_days; /* (owned) (nullable): days chosen instead */
  GDate chosen_sign_off;       /* not valid if none is chosen */

  SocleDateRange *year; /* (owned) */
  GDate sign_off;
  SocleHoldings *holdings;       /* (owned) (nullable): what we hold, once that is known */
  SocleCoverageCache *coverages; /* (owned): of this year */
};

G_DEFINE_FINAL_TYPE (SocleFiscal, socle_fiscal, G_TYPE_OBJECT)

typedef enum
{
  PROP_YEAR_END = 1,
  PROP_SIGN_OFF_LAG,
  PROP_AVAILABILITY_LAG,
  PROP_CHOSEN_YEAR,
  PROP_CHOSEN_SIGN_OFF,
} SocleFiscalProperty;

static GParamSpec *props[PROP_CHOSEN_SIGN_OFF + 1];
static guint changed_signal;

/* Works out the year and the sign-off anew. A sign-off that was chosen for another year
 * is given up where it would be before the end of this one. */
static void
update (SocleFiscal *self)
{
  socle_coverage_cache_clear (self->coverages);
  g_clear_pointer (&self->year, socle_date_range_unref);
  if (self->chosen_days != NULL)
    self->year = socle_date_range_ref (self->chosen_days);
  else if (self->chosen_number != 0)
    self->year = socle_fiscal_year_new (&self->year_end, self->chosen_number);
  else
    self->year = socle_fiscal_year_new_for_date (&self->year_end, &self->today);

  if (g_date_valid (&self->chosen_sign_off) &&
      g_date_compare (&self->chosen_sign_off, socle_date_range_get_to (self->year)) < 0)
    {
      g_date_clear (&self->chosen_sign_off, 1);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN_SIGN_OFF]);
    }

  if (g_date_valid (&self->chosen_sign_off))
    self->sign_off = self->chosen_sign_off;
  else
    socle_fiscal_year_get_sign_off (self->year, self->sign_off_lag, &self->sign_off);

  g_signal_emit (self, changed_signal, 0);
}

/* Takes over a choice, and says so only if it is another one. */
static void
choose_year (SocleFiscal *self, GDateYear number, SocleDateRange *days)
{
  g_autoptr (SocleDateRange) before = g_steal_pointer (&self->chosen_days);
  gboolean same = self->chosen_number == number &&
                  (before == days || (before != NULL && days != NULL &&
                                      socle_date_range_compare (before, days) == 0));

  self->chosen_number = number;
  self->chosen_days = days != NULL ? socle_date_range_ref (days) : NULL;
  if (same)
    return;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN_YEAR]);
  update (self);
}

static void
choose_sign_off (SocleFiscal *self, const GDate *sign_off)
{
  gboolean valid = sign_off != NULL;
  gboolean was_valid = g_date_valid (&self->chosen_sign_off);

  if (valid == was_valid && (!valid || g_date_compare (sign_off, &self->chosen_sign_off) == 0))
    return;

  if (valid)
    self->chosen_sign_off = *sign_off;
  else
    g_date_clear (&self->chosen_sign_off, 1);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN_SIGN_OFF]);
  update (self);
}

static void
set_lag (SocleFiscal *self, guint *lag, guint value, GParamSpec *pspec)
{
  if (*lag == value)
    return;

  *lag = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  update (self);
}

static void
socle_fiscal_finalize (GObject *object)
{
  SocleFiscal *self = SOCLE_FISCAL (object);

  g_clear_pointer (&self->chosen_days, socle_date_range_unref);
  g_clear_pointer (&self->year, socle_date_range_unref);
  g_clear_object (&self->holdings);
  socle_coverage_cache_free (self->coverages);

  G_OBJECT_CLASS (socle_fiscal_parent_class)->finalize (object);
}

static void
socle_fiscal_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleFiscal *self = SOCLE_FISCAL (object);

  switch ((SocleFiscalProperty) prop_id)
    {
    case PROP_YEAR_END:
      g_value_take_string (value, socle_month_day_to_string (&self->year_end));
      break;
    case PROP_SIGN_OFF_LAG:
      g_value_set_uint (value, self->sign_off_lag);
      break;
    case PROP_AVAILABILITY_LAG:
      g_value_set_uint (value, self->availability_lag);
      break;
    case PROP_CHOSEN_YEAR:
      g_value_take_string (value, socle_fiscal_words_dup (self->chosen_number, self->chosen_days));
      break;
    case PROP_CHOSEN_SIGN_OFF:
      if (g_date_valid (&self->chosen_sign_off))
        g_value_take_string (value, socle_date_to_string (&self->chosen_sign_off));
      else
        g_value_set_static_string (value, "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_words (SocleFiscal *self, SocleFiscalProperty prop_id, const char *word)
{
  SocleMonthDay year_end = { 12, 31 };
  g_autoptr (SocleDateRange) days = NULL;
  GDate date;

  word = word != NULL ? word : "";
  switch (prop_id)
    {
    case PROP_YEAR_END:
      socle_month_day_parse (word, &year_end);
      socle_fiscal_set_year_end (self, &year_end);
      break;
    case PROP_CHOSEN_YEAR:
      days = socle_fiscal_words_parse_days (word);
      choose_year (self, socle_fiscal_words_parse_number (word), days);
      break;
    case PROP_CHOSEN_SIGN_OFF:
      choose_sign_off (self, socle_date_parse (word, &date) &&
                                 socle_fiscal_words_is_year (g_date_get_year (&date))
                               ? &date
                               : NULL);
      break;
    case PROP_SIGN_OFF_LAG:
    case PROP_AVAILABILITY_LAG:
    default:
      break;
    }
}

static void
socle_fiscal_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SocleFiscal *self = SOCLE_FISCAL (object);

  switch ((SocleFiscalProperty) prop_id)
    {
    case PROP_SIGN_OFF_LAG:
      set_lag (self, &self->sign_off_lag, g_value_get_uint (value), pspec);
      break;
    case PROP_AVAILABILITY_LAG:
      set_lag (self, &self->availability_lag, g_value_get_uint (value), pspec);
      break;
    case PROP_YEAR_END:
    case PROP_CHOSEN_YEAR:
    case PROP_CHOSEN_SIGN_OFF:
      set_words (self, (SocleFiscalProperty) prop_id, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags =
    (GParamFlags) (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * SocleFiscal:year-end:
   *
   * The last day of every fiscal year, as MM-DD.
   */
  props[PROP_YEAR_END] = g_param_spec_string ("year-end", NULL, NULL, "12-31", flags);
  /**
   * SocleFiscal:sign-off-lag:
   *
   * How many months after the year's end our auditor signs, if no day is chosen.
   */
  props[PROP_SIGN_OFF_LAG] =
    g_param_spec_uint ("sign-off-lag", NULL, NULL, 0, SOCLE_FISCAL_LONGEST_LAG,
                       SOCLE_DEFAULT_SIGN_OFF_LAG, flags);
  /**
   * SocleFiscal:availability-lag:
   *
   * How many months after the end of its period a report is expected.
   */
  props[PROP_AVAILABILITY_LAG] =
    g_param_spec_uint ("availability-lag", NULL, NULL, 0, SOCLE_FISCAL_LONGEST_LAG,
                       SOCLE_DEFAULT_AVAILABILITY_LAG, flags);
  /**
   * SocleFiscal:chosen-year:
   *
   * The year in which the fiscal year ends, as YYYY, or its days, as
   * YYYY-MM-DD/YYYY-MM-DD; empty for the one that has today.
   */
  props[PROP_CHOSEN_YEAR] = g_param_spec_string ("chosen-year", NULL, NULL, "", flags);
  /**
   * SocleFiscal:chosen-sign-off:
   *
   * The day on which our auditor signs, as YYYY-MM-DD; empty for the one that follows
   * from SocleFiscal:sign-off-lag.
   */
  props[PROP_CHOSEN_SIGN_OFF] = g_param_spec_string ("chosen-sign-off", NULL, NULL, "", flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_fiscal_class_init (SocleFiscalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_fiscal_finalize;
  object_class->get_property = socle_fiscal_get_property;
  object_class->set_property = socle_fiscal_set_property;

  install_properties (object_class);

  /**
   * SocleFiscal::changed:
   *
   * Something of what is looked at is different now.
   */
  changed_signal = g_signal_new ("changed", SOCLE_TYPE_FISCAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
socle_fiscal_init (SocleFiscal *self)
{
  self->coverages = socle_coverage_cache_new ();
  self->year_end = (SocleMonthDay) { 12, 31 };
  self->sign_off_lag = SOCLE_DEFAULT_SIGN_OFF_LAG;
  self->availability_lag = SOCLE_DEFAULT_AVAILABILITY_LAG;
  g_date_clear (&self->chosen_sign_off, 1);
  g_date_clear (&self->today, 1);
  g_date_set_dmy (&self->today, 1, G_DATE_JANUARY, 2020);
  update (self);
}

/* A year that is none here stands for the nearest one. */
static void
take_today (SocleFiscal *self, const GDate *today)
{
  GDateYear year =
    CLAMP (g_date_get_year (today), SOCLE_FISCAL_FIRST_YEAR, SOCLE_FISCAL_LAST_YEAR - 1);
  GDateMonth month = g_date_get_month (today);
  GDateDay last = g_date_get_days_in_month (month, year);

  g_date_set_dmy (&self->today, MIN (g_date_get_day (today), last), month, year);
}

/**
 * socle_fiscal_new:
 * @today: what day it is
 *
 * Returns: (transfer full): the fiscal year that has @today, ending with December
 */
SocleFiscal *
socle_fiscal_new (const GDate *today)
{
  SocleFiscal *self;

  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  self = g_object_new (SOCLE_TYPE_FISCAL, NULL);
  take_today (self, today);
  update (self);

  return self;
}

/**
 * socle_fiscal_set_today:
 * @self: a fiscal year
 * @today: what day it is now
 *
 * Goes on to the fiscal year that has @today, if none was chosen.
 */
void
socle_fiscal_set_today (SocleFiscal *self, const GDate *today)
{
  g_autoptr (SocleDateRange) year = NULL;

  g_return_if_fail (SOCLE_IS_FISCAL (self));
  g_return_if_fail (today != NULL && g_date_valid (today));

  take_today (self, today);
  if (!socle_fiscal_is_current (self))
    return;

  year = socle_fiscal_year_new_for_date (&self->year_end, &self->today);
  if (socle_date_range_compare (year, self->year) != 0)
    update (self);
}

/**
 * socle_fiscal_bind_settings:
 * @self: a fiscal year
 * @settings: settings of Socle
 *
 * Takes over what is kept in @settings, and keeps in them what is chosen from now on.
 */
void
socle_fiscal_bind_settings (SocleFiscal *self, GSettings *settings)
{
  g_return_if_fail (SOCLE_IS_FISCAL (self));

  g_settings_bind (settings, "year-end", self, "year-end", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sign-off-lag", self, "sign-off-lag", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "availability-lag", self, "availability-lag", G_SETTINGS_BIND_DEFAULT);
  /* The year first: it decides whether the sign-off goes with it. */
  g_settings_bind (settings, "coverage-year", self, "chosen-year", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "coverage-sign-off", self, "chosen-sign-off", G_SETTINGS_BIND_DEFAULT);
}

/**
 * socle_fiscal_get_year_end:
 * @self: a fiscal year
 *
 * Returns: (transfer none): the last day of every fiscal year
 */
const SocleMonthDay *
socle_fiscal_get_year_end (SocleFiscal *self)
{
  g_return_val_if_fail (SOCLE_IS_FISCAL (self), NULL);

  return &self->year_end;
}

/**
 * socle_fiscal_set_year_end:
 * @self: a fiscal year
 * @year_end: the last day of every fiscal year
 *
 * Changes #SocleFiscal:year-end.
 */
void
socle_fiscal_set_year_end (SocleFiscal *self, const SocleMonthDay *year_end)
{
  g_return_if_fail (SOCLE_IS_FISCAL (self));

  if (self->year_end.month == year_end->month && self->year_end.day == year_end->day)
    return;

  self->year_end = *year_end;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_YEAR_END]);
  update (self);
}

/**
 * socle_fiscal_get_sign_off_lag:
 * @self: a fiscal year
 *
 * Returns: how many months after the year's end our auditor signs, if no day is chosen
 */
guint
socle_fiscal_get_sign_off_lag (SocleFiscal *self)
{
  g_return_val_if_fail (SOCLE_IS_FISCAL (self), 0);

  return self->sign_off_lag;
}

/**
 * socle_fiscal_get_availability_lag:
 * @self: a fiscal year
 *
 * Returns: how many months after the end of its period a report is expected
 */
guint
socle_fiscal_get_availability_lag (SocleFiscal *self)
{
  g_return_val_if_fail (SOCLE_IS_FISCAL (self), 0);

  return self->availability_lag;
}

/**
 * socle_fiscal_get_year:
 * @self: a fiscal year
 *
 * Returns: (transfer none): its days
 */
SocleDateRange *
socle_fiscal_get_year (SocleFiscal *self)
{
  g_return_val_if_fail (SOCLE_IS_FISCAL (self), NULL);

  return self->year;
}

/**
 * socle_fiscal_set_year:
 * @self: a fiscal year
 * @year: (nullable): its days; %NULL for the fiscal year that has today
 *
 * Days that the year end gives are remembered as that year, so that they follow the
 * year end; others, such as those of a year of 52 weeks, as they are.
 *
 * Returns: whether @year can be one: of four digits, and not longer than
 *   %SOCLE_FISCAL_LONGEST_YEAR days
 */
gboolean
socle_fiscal_set_year (SocleFiscal *self, SocleDateRange *year)
{
  g_autoptr (SocleDateRange) current = NULL;
  g_autoptr (SocleDateRange) regular = NULL;
  GDateYear number;

  g_return_val_if_fail (SOCLE_IS_FISCAL (self), FALSE);

  if (year != NULL && !socle_fiscal_words_is_range (year))
    return FALSE;

  current = socle_fiscal_year_new_for_date (&self->year_end, &self->today);
  if (year == NULL || socle_date_range_compare (year, current) == 0)
    {
      choose_year (self, 0, NULL);
      return TRUE;
    }

  number = g_date_get_year (socle_date_range_get_to (year));
  regular = socle_fiscal_year_new (&self->year_end, number);
  if (socle_date_range_compare (year, regular) == 0)
    choose_year (self, number, NULL);
  else
    choose_year (self, 0, year);

  return TRUE;
}

/**
 * socle_fiscal_is_current:
 * @self: a fiscal year
 *
 * Returns: whether it is the one that has today because none was chosen
 */
gboolean
socle_fiscal_is_current (SocleFiscal *self)
{
  g_return_val_if_fail (SOCLE_IS_FISCAL (self), FALSE);

  return self->chosen_number == 0 && self->chosen_days == NULL;
}

/* The year @step years on. Days that were chosen are followed by as many. */
static SocleDateRange *
find_step (SocleFiscal *self, int step)
{
  int n_days;
  GDate from, to;

  if (self->chosen_days == NULL)
    {
      int number = (int) g_date_get_year (socle_date_range_get_to (self->year)) + step;
      return socle_fiscal_words_is_year (number - 1) && socle_fiscal_words_is_year (number)
               ? socle_fiscal_year_new (&self->year_end, (GDateYear) number)
               : NULL;
    }

  n_days = (int) socle_date_range_get_days (self->year) * step;
  from = *socle_date_range_get_from (self->year);
  to = *socle_date_range_get_to (self->year);
  if (!socle_fiscal_words_is_year (g_date_get_year (&from) + n_days / 365 - 1) ||
      !socle_fiscal_words_is_year (g_date_get_year (&to) + n_days / 365 + 1))
    return NULL;

  g_date_set_julian (&from, (guint32) ((int) g_date_get_julian (&from) + n_days));
  g_date_set_julian (&to, (guint32) ((int) g_date_get_julian (&to) + n_days));

  return socle_date_range_new (&from, &to);
}

/**
 * socle_fiscal_can_step:
 * @self: a fiscal year
 * @step: how many years on; back if negative
 *
 * Returns: whether there is a year to go to
 */
gboolean
socle_fiscal_can_step (SocleFiscal *self, int step)
{
  g_autoptr (SocleDateRange) year = NULL;

  g_return_val_if_fail (SOCLE_IS_FISCAL (self), FALSE);

  year = find_step (self, step);

  return year != NULL;
}

/**
 * socle_fiscal_step:
 * @self: a fiscal year
 * @step: how many years on; back if negative
 *
 * Goes to another fiscal year, if there is one. A sign-off that was chosen belonged to
 * the one before.
 */
void
socle_fiscal_step (SocleFiscal *self, int step)
{
  g_autoptr (SocleDateRange) year = NULL;

  g_return_if_fail (SOCLE_IS_FISCAL (self));

  year = find_step (self, step);
  if (year == NULL)
    return;

  choose_sign_off (self, NULL);
  socle_fiscal_set_year (self, year);
}

/**
 * socle_fiscal_get_sign_off:
 * @self: a fiscal year
 *
 * Returns: (transfer none): when our auditor signs for it, never before it ends
 */
const GDate *
socle_fiscal_get_sign_off (SocleFiscal *self)
{
  g_return_val_if_fail (SOCLE_IS_FISCAL (self), NULL);

  return &self->sign_off;
}

/**
 * socle_fiscal_set_sign_off:
 * @self: a fiscal year
 * @sign_off: (nullable): when our auditor signs; %NULL for what follows from the lag
 *
 * Returns: whether @sign_off is not before the end of the year; if it is, nothing changes
 */
gboolean
socle_fiscal_set_sign_off (SocleFiscal *self, const GDate *sign_off)
{
  GDate usual;

  g_return_val_if_fail (SOCLE_IS_FISCAL (self), FALSE);

  if (sign_off != NULL && (!socle_fiscal_words_is_year (g_date_get_year (sign_off)) ||
                           g_date_compare (sign_off, socle_date_range_get_to (self->year)) < 0))
    return FALSE;

  socle_fiscal_year_get_sign_off (self->year, self->sign_off_lag, &usual);
  choose_sign_off (self,
                   sign_off != NULL && g_date_compare (sign_off, &usual) != 0 ? sign_off : NULL);

  return TRUE;
}

/**
 * socle_fiscal_get_coverage:
 * @self: a fiscal year
 * @report: a report
 *
 * Returns: (transfer none): what @report covers of the year; to be kept by whoever needs
 *   it for longer
 */
SocleCoverage *
socle_fiscal_get_coverage (SocleFiscal *self, SocleReport *report)
{
  SocleCoverageQuestion question;

  g_return_val_if_fail (SOCLE_IS_FISCAL (self), NULL);
  g_return_val_if_fail (SOCLE_IS_REPORT (report), NULL);

  question =
    (SocleCoverageQuestion) { self->year, &self->sign_off, self->availability_lag, self->holdings };
  return socle_coverage_cache_get (self->coverages, report, &question);
}

/**
 * socle_fiscal_get_holdings:
 * @self: a fiscal year
 *
 * Returns: (transfer none) (nullable): what we hold; %NULL as long as that is not known
 */
SocleHoldings *
socle_fiscal_get_holdings (SocleFiscal *self)
{
  g_return_val_if_fail (SOCLE_IS_FISCAL (self), NULL);

  return self->holdings;
}

/**
 * socle_fiscal_set_holdings:
 * @self: a fiscal year
 * @holdings: (nullable): what we hold
 *
 * From now on coverage is of what we hold, and of what is expected where we hold nothing.
 */
void
socle_fiscal_set_holdings (SocleFiscal *self, SocleHoldings *holdings)
{
  g_return_if_fail (SOCLE_IS_FISCAL (self));

  if (g_set_object (&self->holdings, holdings))
    update (self);
}
