/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the summary, for paper and for programs alike. */

#include "config.h"

#include "socle-summary-table.h"

/*
 * Rows are made when they are asked for, since a summary of a large library has more of
 * them than it needs in memory at once. Immutable after construction.
 */
struct _SocleSummaryTable
{
  GObject parent_instance;

  SocleSummaryColumn columns[SOCLE_SUMMARY_MAX_COLUMNS];
  guint n_columns;
  guint n_rows;
  SocleSummaryRowFunc fill;
  gpointer user_data;
  GDestroyNotify destroy; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleSummaryTable, socle_summary_table, G_TYPE_OBJECT)

static void
socle_summary_table_finalize (GObject *object)
{
  SocleSummaryTable *self = SOCLE_SUMMARY_TABLE (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);

  G_OBJECT_CLASS (socle_summary_table_parent_class)->finalize (object);
}

static void
socle_summary_table_class_init (SocleSummaryTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_summary_table_finalize;
}

static void
socle_summary_table_init (SocleSummaryTable *self)
{
}

/**
 * socle_summary_table_new: (skip)
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many there are
 * @n_rows: how many rows it has
 * @fill: makes a row
 * @user_data: for @fill
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): a table
 */
SocleSummaryTable *
socle_summary_table_new (const SocleSummaryColumn *columns,
                         guint n_columns,
                         guint n_rows,
                         SocleSummaryRowFunc fill,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  SocleSummaryTable *self;

  g_return_val_if_fail (n_columns > 0 && n_columns <= SOCLE_SUMMARY_MAX_COLUMNS, NULL);
  g_return_val_if_fail (fill != NULL, NULL);

  self = g_object_new (SOCLE_TYPE_SUMMARY_TABLE, NULL);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i] = columns[i];
  self->n_columns = n_columns;
  self->n_rows = n_rows;
  self->fill = fill;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

/**
 * socle_summary_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
socle_summary_table_get_n_columns (SocleSummaryTable *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY_TABLE (self), 0);

  return self->n_columns;
}

/**
 * socle_summary_table_get_column: (skip)
 * @self: a table
 * @index: the index of a column
 *
 * Returns: (transfer none): the column
 */
const SocleSummaryColumn *
socle_summary_table_get_column (SocleSummaryTable *self, guint index)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY_TABLE (self), NULL);
  g_return_val_if_fail (index < self->n_columns, NULL);

  return &self->columns[index];
}

/**
 * socle_summary_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has
 */
guint
socle_summary_table_get_n_rows (SocleSummaryTable *self)
{
  g_return_val_if_fail (SOCLE_IS_SUMMARY_TABLE (self), 0);

  return self->n_rows;
}

/**
 * socle_summary_table_fill_row: (skip)
 * @self: a table
 * @index: the index of a row
 * @row: (out caller-allocates): the row, for socle_summary_row_clear()
 *
 * Makes a row.
 */
void
socle_summary_table_fill_row (SocleSummaryTable *self, guint index, SocleSummaryRow *row)
{
  g_return_if_fail (SOCLE_IS_SUMMARY_TABLE (self));
  g_return_if_fail (index < self->n_rows);

  *row = (SocleSummaryRow) { 0 };
  for (guint i = 0; i < self->n_columns; i++)
    {
      row->cells[i].number = -1;
      g_date_clear (&row->cells[i].date, 1);
    }

  self->fill (row, index, self->user_data);
}

/**
 * socle_summary_row_clear: (skip)
 * @row: a row
 *
 * Frees what is in @row.
 */
void
socle_summary_row_clear (SocleSummaryRow *row)
{
  for (guint i = 0; i < SOCLE_SUMMARY_MAX_COLUMNS; i++)
    {
      g_clear_pointer (&row->cells[i].text, g_free);
      g_clear_pointer (&row->cells[i].url, g_free);
    }
  g_clear_pointer (&row->group, g_free);
  g_clear_pointer (&row->group_note, g_free);
}
