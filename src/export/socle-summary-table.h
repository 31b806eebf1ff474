/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-coverage-month.h"

G_BEGIN_DECLS

/**
 * SocleSummaryCellKind:
 * @SOCLE_SUMMARY_TEXT: a text, possibly with a link
 * @SOCLE_SUMMARY_NUMBER: a number; none if negative
 * @SOCLE_SUMMARY_DATE: a date; none if not valid
 * @SOCLE_SUMMARY_YES_NO: a number that is 0 or 1, and the word for it as text
 * @SOCLE_SUMMARY_MONTHS: months of coverage
 *
 * What the cells of a column hold.
 */
typedef enum
{
  SOCLE_SUMMARY_TEXT,
  SOCLE_SUMMARY_NUMBER,
  SOCLE_SUMMARY_DATE,
  SOCLE_SUMMARY_YES_NO,
  SOCLE_SUMMARY_MONTHS,
} SocleSummaryCellKind;

/**
 * SocleSummaryColumn:
 * @id: its name in files for programs
 * @title: (nullable): its heading on paper
 * @kind: what its cells hold
 * @share: how much of a page's width it gets beside the others; 0 to leave it out on paper
 *
 * A column of a table.
 */
typedef struct
{
  const char *id;    /* (unowned): lives for ever */
  const char *title; /* (unowned) (nullable): lives as long as the language's messages */
  SocleSummaryCellKind kind;
  double share;
} SocleSummaryColumn;

/**
 * SocleSummaryMonth:
 * @year: the year it is in
 * @month: which one it is
 * @state: what we have for it
 * @held: whether what we have is there already, and not only expected
 *
 * A month of coverage.
 */
typedef struct
{
  GDateYear year;
  GDateMonth month;
  SocleCoverageState state;
  gboolean held;
} SocleSummaryMonth;

/**
 * SocleSummaryMonths:
 * @known: whether it is known which months a report is about
 * @n_months: how many there are
 * @months: (array length=n_months): the months
 *
 * The months of a year.
 */
typedef struct
{
  gboolean known;
  guint n_months;
  SocleSummaryMonth *months; /* (owned) */
} SocleSummaryMonths;

#define SOCLE_SUMMARY_MAX_COLUMNS 16

/**
 * SocleSummaryCell:
 * @text: (nullable): what it says
 * @url: (nullable): an http or https address that it leads to
 * @number: its number
 * @date: its date
 * @months: (nullable): its months
 *
 * A cell of a table.
 */
typedef struct
{
  char *text;                       /* (owned) (nullable) */
  char *url;                        /* (owned) (nullable) */
  gint64 number;
  GDate date;
  const SocleSummaryMonths *months; /* (unowned) (nullable) */
} SocleSummaryCell;

/**
 * SocleSummaryRow:
 * @group: (nullable): a heading on paper for this row and those after it with the same
 * @group_note: (nullable): a sentence below that heading
 * @cells: a cell for each column
 *
 * A row of a table.
 */
typedef struct
{
  char *group;      /* (owned) (nullable) */
  char *group_note; /* (owned) (nullable) */
  SocleSummaryCell cells[SOCLE_SUMMARY_MAX_COLUMNS];
} SocleSummaryRow;

typedef void (*SocleSummaryRowFunc) (SocleSummaryRow *row,
                                     guint            index,
                                     gpointer         user_data);

#define SOCLE_TYPE_SUMMARY_TABLE (socle_summary_table_get_type ())

G_DECLARE_FINAL_TYPE (SocleSummaryTable, socle_summary_table, SOCLE, SUMMARY_TABLE, GObject)

SocleSummaryTable        *socle_summary_table_new           (const SocleSummaryColumn *columns,
                                                             guint                     n_columns,
                                                             guint                     n_rows,
                                                             SocleSummaryRowFunc       fill,
                                                             gpointer                  user_data,
                                                             GDestroyNotify            destroy) G_GNUC_WARN_UNUSED_RESULT;

guint                     socle_summary_table_get_n_columns (SocleSummaryTable        *self);
const SocleSummaryColumn *socle_summary_table_get_column    (SocleSummaryTable        *self,
                                                             guint                     index);
guint                     socle_summary_table_get_n_rows    (SocleSummaryTable        *self);
void                      socle_summary_table_fill_row      (SocleSummaryTable        *self,
                                                             guint                     index,
                                                             SocleSummaryRow          *row);
void                      socle_summary_row_clear           (SocleSummaryRow          *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SocleSummaryRow, socle_summary_row_clear)

G_END_DECLS
