/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, editions and letters in a few words, for tests of coverage. */

#pragma once

#include "socle-coverage.h"
#include "socle-date.h"
#include "socle-fiscal-year.h"

static inline GDate
make_date (const char *text)
{
  GDate date;

  g_assert_true (socle_date_parse (text, &date));

  return date;
}

static inline SocleDateRange *
make_range (const char *from, const char *to)
{
  GDate first = make_date (from);
  GDate last = make_date (to);
  SocleDateRange *range = socle_date_range_new (&first, &last);

  g_assert_nonnull (range);

  return range;
}

/* A SOC 1 Type 2 edition that we hold. */
static inline SocleEdition *
make_edition (const char *from, const char *to, const char *available)
{
  g_autoptr (SocleDateRange) period = make_range (from, to);
  GDate day = make_date (available);
  SocleEditionFacts facts = {
    .soc = SOCLE_SOC_1,
    .type = SOCLE_REPORT_TYPE_2,
    .period = period,
    .opinion = SOCLE_OPINION_UNQUALIFIED,
    .available = &day,
    .held = TRUE,
  };

  return socle_edition_new (&facts);
}

/* A letter that we hold, signed on the day it was available. */
static inline SocleLetter *
make_letter (const char *from, const char *to, const char *available)
{
  g_autoptr (SocleDateRange) range = make_range (from, to);
  GDate day = make_date (available);

  return socle_letter_new (range, &day, &day, TRUE);
}

/* The months that count as uncovered, as "2020-01 2020-02". */
static inline char *
describe_uncovered (SocleCoverage *coverage)
{
  GString *text = g_string_new (NULL);
  GPtrArray *months = socle_coverage_get_months (coverage);

  for (guint i = 0; i < months->len; i++)
    {
      SocleCoverageMonth *month = g_ptr_array_index (months, i);

      if (socle_coverage_month_get_counts_as (month) == SOCLE_COVERAGE_UNCOVERED)
        g_string_append_printf (text, "%s%04d-%02d", text->len > 0 ? " " : "",
                                socle_coverage_month_get_year (month),
                                socle_coverage_month_get_month (month));
    }

  return g_string_free_and_steal (text);
}

/* Each span of a month as "T 1–14". */
static inline char *
describe_days (SocleCoverageMonth *month)
{
  static const char letters[] = { 'T', 'B', 'U' };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < socle_coverage_month_get_n_spans (month); i++)
    {
      const SocleCoverageSpan *span = socle_coverage_month_get_span (month, i);

      g_string_append_printf (text, "%s%c %d-%d", i > 0 ? ", " : "", letters[span->state],
                              g_date_get_day (socle_date_range_get_from (span->days)),
                              g_date_get_day (socle_date_range_get_to (span->days)));
    }

  return g_string_free_and_steal (text);
}
