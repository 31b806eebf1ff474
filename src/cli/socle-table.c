/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of plain text, with their columns aligned. */

#include "config.h"

#include "socle-table.h"

/*
 * Columns are as wide as their widest cell on a terminal: East Asian letters take
 * two places, combining marks none. Cells are neither cut nor wrapped, so that what
 * is piped into another program is complete. Text from a provider's file must have
 * passed socle_visible_text().
 */
struct _SocleTable
{
  guint n_columns;
  guint *widths;   /* (owned): of the columns */
  GPtrArray *rows; /* (owned) (element-type GStrv): %NULL for a rule */
};

#define COLUMN_SPACING 2

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

/**
 * socle_table_new:
 * @n_columns: how many cells a row has, at least one
 *
 * Returns: (transfer full): a table without rows
 */
SocleTable *
socle_table_new (guint n_columns)
{
  SocleTable *self;

  g_return_val_if_fail (n_columns > 0, NULL);

  self = g_new0 (SocleTable, 1);
  self->n_columns = n_columns;
  self->widths = g_new0 (guint, n_columns);
  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

/**
 * socle_table_free:
 * @self: (transfer full): a table
 *
 * Frees @self.
 */
void
socle_table_free (SocleTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->widths);
  g_free (self);
}

/**
 * socle_table_measure:
 * @text: UTF-8 text without line ends
 *
 * Returns: how many places @text takes on a terminal
 */
guint
socle_table_measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

/**
 * socle_table_add_row:
 * @self: a table
 * @cells: (array): its cells, one for each column
 *
 * Adds a row.
 */
void
socle_table_add_row (SocleTable *self, const char *const *cells)
{
  GStrv row = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      row[i] = g_strdup (cells[i]);
      self->widths[i] = MAX (self->widths[i], socle_table_measure (row[i]));
    }

  g_ptr_array_add (self->rows, row);
}

/**
 * socle_table_add_rule:
 * @self: a table
 *
 * Adds a line, such as below the header.
 */
void
socle_table_add_rule (SocleTable *self)
{
  g_ptr_array_add (self->rows, NULL);
}

static void
print_times (GString *output, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    g_string_append (output, text);
}

/**
 * socle_table_print:
 * @self: a table
 * @output: where it goes
 *
 * Appends the rows, one a line, without spaces at their ends.
 */
void
socle_table_print (SocleTable *self, GString *output)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (self->rows, i);
      guint pending = 0;

      for (guint j = 0; j < self->n_columns; j++)
        {
          guint width = row != NULL ? socle_table_measure (row[j]) : self->widths[j];

          if (width > 0)
            {
              print_times (output, pending, " ");
              pending = 0;
            }
          if (row != NULL)
            g_string_append (output, row[j]);
          else
            print_times (output, width, "─");
          pending += self->widths[j] - width + COLUMN_SPACING;
        }
      g_string_append_c (output, '\n');
    }
}
