/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the coverage as a table: reports, months, totals. */

#include "config.h"

#include "socle-coverage-columns.h"

#include "socle-coverage-row.h"
#include "socle-coverage-wording.h"
#include "socle-result-factory.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

/*
 * The columns are of one fiscal year. A cell asks for the coverage of its report, which
 * the fiscal year remembers, and takes its month from it.
 */
typedef struct
{
  SocleSession *session; /* (unowned): of the page that has the columns */
  guint month;           /* index of the month that a column is about */
  guint (*count) (SocleCoverage *coverage);
} Column;

static const char *const state_classes[] = { "tested", "bridged", "uncovered", "partly" };

static SocleCoverage *
get_coverage (const Column *column, gpointer report)
{
  return socle_fiscal_get_coverage (socle_session_get_fiscal (column->session), report);
}

static GtkWidget *
create_title (gpointer user_data)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 16);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), 34);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 2);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), 2);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (inscription), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);

  return inscription;
}

/* What kind it is stands first: titles begin alike, and may be cut. */
static void
update_title (GtkWidget *cell, gpointer report, gpointer user_data)
{
  const Column *column = user_data;
  SocleMessages *messages = socle_session_get_messages (column->session);
  g_autofree char *title = socle_wording_report_title (messages, report);

  g_autofree char *kind = socle_wording_kind (messages, report);
  g_autofree char *text = g_strconcat (kind, "\n", title, NULL);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, title);
}

/* Why the month is in its state, only when somebody points at it. */
static gboolean
tooltip_queried_cb (GtkWidget *cell,
                    int x,
                    int y,
                    gboolean keyboard_mode,
                    GtkTooltip *tooltip,
                    const Column *column)
{
  SocleCoverage *coverage = g_object_get_data (G_OBJECT (cell), "socle-coverage");
  GPtrArray *months = coverage != NULL ? socle_coverage_get_months (coverage) : NULL;
  g_autofree char *text = NULL;

  if (months == NULL || column->month >= months->len)
    return FALSE;

  text = socle_coverage_wording_cell (socle_session_get_messages (column->session),
                                      g_ptr_array_index (months, column->month), NULL);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static GtkWidget *
create_mark (gpointer user_data)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 2);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), 2);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 0.5f);
  gtk_widget_add_css_class (inscription, "socle-mark");
  gtk_widget_set_has_tooltip (inscription, TRUE);
  g_signal_connect (inscription, "query-tooltip", G_CALLBACK (tooltip_queried_cb), user_data);

  return inscription;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What we hold is in bold letters, what is expected is not; the style says so. */
static void
update_mark (GtkWidget *cell, gpointer report, gpointer user_data)
{
  const Column *column = user_data;
  SocleMessages *messages = socle_session_get_messages (column->session);
  SocleCoverage *coverage = get_coverage (column, report);
  GPtrArray *months = socle_coverage_get_months (coverage);
  SocleCoverageMonth *month;
  SocleCoverageState state;

  /* While the columns give way to those of another year. */
  if (column->month >= months->len)
    return;

  month = g_ptr_array_index (months, column->month);
  state = socle_coverage_month_get_state (month);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), socle_coverage_wording_mark (messages, state));

  for (guint i = 0; i < G_N_ELEMENTS (state_classes); i++)
    set_class (cell, state_classes[i], i == (guint) state);
  g_object_set_data_full (G_OBJECT (cell), "socle-coverage", g_object_ref (coverage),
                          g_object_unref);
  set_class (cell, "held", socle_coverage_month_is_held (month));
  set_class (cell, "muted", !socle_coverage_can_test (coverage));
}

static GtkWidget *
create_count (gpointer user_data)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 2);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), 3);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 1);
  gtk_widget_add_css_class (inscription, "numeric");

  return inscription;
}

static void
update_count (GtkWidget *cell, gpointer report, gpointer user_data)
{
  const Column *column = user_data;
  g_autofree char *number =
    socle_messages_format_number (socle_session_get_messages (column->session),
                                  column->count (get_coverage (column, report)));

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), number);
}

static char *
label_row (gpointer report, gpointer user_data)
{
  return socle_coverage_row_dup_label (report, ((const Column *) user_data)->session);
}

/* The factory keeps what its cells are told. */
static GtkListItemFactory *
keep (GtkListItemFactory *factory, Column *column)
{
  g_object_set_data_full (G_OBJECT (factory), "socle-column", column, g_free);

  return factory;
}

static Column *
column_new (SocleSession *session)
{
  Column *column = g_new0 (Column, 1);

  column->session = session;

  return column;
}

static GtkColumnViewColumn *
append_column (GtkColumnView *column_view, const char *title, GtkListItemFactory *factory)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  gtk_column_view_append_column (column_view, column);

  return column;
}

static void
add_months (GtkColumnView *column_view, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  SocleDateRange *year = socle_fiscal_get_year (socle_session_get_fiscal (session));
  GDate day = *socle_date_range_get_from (year);

  g_date_set_day (&day, 1);
  for (guint i = 0; g_date_compare (&day, socle_date_range_get_to (year)) <= 0; i++)
    {
      Column *column = column_new (session);

      column->month = i;
      append_column (
        column_view, socle_messages_get_short_month (messages, g_date_get_month (&day)),
        keep (socle_result_factory_new (create_mark, update_mark, NULL, column), column));
      g_date_add_months (&day, 1);
    }
}

static void
add_total (GtkColumnView *column_view,
           SocleSession *session,
           const char *title,
           guint (*count) (SocleCoverage *coverage))
{
  Column *column = column_new (session);

  column->count = count;
  append_column (column_view, title,
                 keep (socle_result_factory_new (create_count, update_count, NULL, column),
                       column));
}

static void
clear (GtkColumnView *column_view)
{
  GListModel *columns = gtk_column_view_get_columns (column_view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column =
        g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

      gtk_column_view_remove_column (column_view, column);
    }
}

/* Gives the view the columns of the fiscal year that is looked at, in the place of those
 * it has. */
void
socle_coverage_columns_fill (GtkColumnView *column_view, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  Column *title = column_new (session);
  Column *row = column_new (session);
  g_autoptr (GtkListItemFactory) rows = keep (socle_result_row_factory_new (label_row, row), row);
  GtkColumnViewColumn *column;

  clear (column_view);
  column = append_column (column_view, C_ ("column", "Report"),
                          keep (socle_result_factory_new (create_title, update_title, NULL, title),
                                title));
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  add_months (column_view, session);
  add_total (column_view, session, socle_coverage_wording_state (messages, SOCLE_COVERAGE_TESTED),
             socle_coverage_get_tested);
  /* Translators: heading of a narrow column of numbers: months that a letter covers */
  add_total (column_view, session, C_ ("column", "Bridged"), socle_coverage_get_bridged);
  add_total (column_view, session,
             socle_coverage_wording_state (messages, SOCLE_COVERAGE_UNCOVERED),
             socle_coverage_get_uncovered);
  gtk_column_view_set_row_factory (column_view, rows);
}
