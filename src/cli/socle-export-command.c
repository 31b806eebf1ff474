/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "export": the summary for management as a file. */

#include "config.h"

#include "socle-cli-dates.h"
#include "socle-cli-library.h"
#include "socle-cli-register.h"
#include "socle-cli-tables.h"
#include "socle-command.h"
#include "socle-expectation.h"
#include "socle-fiscal-year.h"
#include "socle-format.h"
#include "socle-given-fingerprint.h"
#include "socle-summary-writer.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* The language of the file is that of --language, as for every command. */
static const SocleArgumentSpec specs[] = {
  { "format", 0, "pdf|csv|ics|json", N_ ("What to write; a PDF if not given") },
  { "output", 'o', N_ ("FILE"),
    N_ ("Where it goes; as csv, a folder gets one file a table; standard output if not given") },
  { "table", 0, "coverage|scope|reports|gaps|due-dates|sources|evidence",
    N_ ("Which table a single CSV file has; coverage if not given") },
  { "soc", 0, "1|2|3", N_ ("Only SOC 1, SOC 2 or SOC 3") },
  { "in-use", 0, NULL, N_ ("Only the services in use, and the reports about them") },
  { "year-end", 0, N_ ("MM-DD"), N_ ("The day our fiscal year ends; 12-31 if not given") },
  { "year", 0, N_ ("YYYY"), N_ ("The year in which it ends; the current one if not given") },
  { "sign-off", 0, N_ ("DATE"), N_ ("When our auditor signs; three months later if not given") },
  { "draft", 0, NULL, N_ ("Mark every page as a draft") },
  { "confidentiality", 0, "public|internal|confidential",
    N_ ("Who may read it; confidential if not given") },
  { "document-version", 0, N_ ("TEXT"), N_ ("The version of the summary, such as 1.2") },
  { "paper", 0, "a4|letter", N_ ("The size of the pages; a4 if not given") },
  { NULL, 0, NULL, NULL },
};

/* What the options say. */
typedef struct
{
  SocleSummaryWriting writing;
  const char *path;     /* (unowned) (nullable): none for standard output */
  SocleDateRange *year; /* (owned) */
  GDate sign_off;
  SocleSummaryOptions summary;
} Choices;

static void
clear_choices (Choices *choices)
{
  g_clear_pointer (&choices->year, socle_date_range_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, clear_choices)

static gboolean
read_fiscal_year (SocleCommandContext *context, Choices *choices, GError **error)
{
  SocleMonthDay year_end = { 12, 31 };
  GDateYear year = G_DATE_BAD_YEAR;
  GDate given;

  g_date_clear (&given, 1);
  if (!socle_cli_dates_read_month_day (context, "year-end", &year_end, error) ||
      !socle_cli_dates_read_year (context, "year", &year, error) ||
      !socle_cli_dates_read_date (context, "sign-off", &given, error))
    return FALSE;

  choices->year =
    year != G_DATE_BAD_YEAR
      ? socle_fiscal_year_new (&year_end, year)
      : socle_fiscal_year_new_for_date (&year_end, socle_session_get_today (context->session));
  if (g_date_valid (&given))
    choices->sign_off = given;
  else
    socle_fiscal_year_get_sign_off (choices->year, SOCLE_DEFAULT_SIGN_OFF_LAG, &choices->sign_off);

  return TRUE;
}

/* The parts that go into the file. As CSV, one file has one table and a folder all. */
static SocleSummaryPart
choose_parts (const Choices *choices, int table)
{
  gboolean folder = choices->path != NULL && (g_str_has_suffix (choices->path, G_DIR_SEPARATOR_S) ||
                                              g_file_test (choices->path, G_FILE_TEST_IS_DIR));

  if (table >= 0)
    return (SocleSummaryPart) (1 << table);
  if (choices->writing.format == SOCLE_SUMMARY_FORMAT_CSV && !folder)
    return SOCLE_SUMMARY_COVERAGE;

  return SOCLE_SUMMARY_ALL;
}

static gboolean
read_choices (SocleCommandContext *context, Choices *choices, GError **error)
{
  static const char *const formats[] = { "pdf", "csv", "ics", "json", NULL };
  static const char *const papers[] = { "a4", "letter", NULL };
  static const char *const socs[] = { "1", "2", "3", NULL };
  static const char *const classes[] = { "public", "internal", "confidential", NULL };
  static const char *const tables[] = { "coverage",  "scope",   "reports",  "gaps",
                                        "due-dates", "sources", "evidence", NULL };
  int format = SOCLE_SUMMARY_FORMAT_PDF;
  int paper = SOCLE_PAPER_A4;
  int class = SOCLE_CONFIDENTIALITY_CONFIDENTIAL;
  int table = -1;
  int soc = -1;
  const char *version = NULL;

  if (!socle_command_read_choice (context, "format", formats, &format, error) ||
      !socle_command_read_choice (context, "paper", papers, &paper, error) ||
      !socle_command_read_choice (context, "soc", socs, &soc, error) ||
      !socle_command_read_choice (context, "confidentiality", classes, &class, error) ||
      !socle_command_read_choice (context, "table", tables, &table, error) ||
      !socle_command_read_text (context, "document-version", &version, error) ||
      !read_fiscal_year (context, choices, error))
    return FALSE;

  choices->path = socle_arguments_get (context->arguments, "output");
  if (g_strcmp0 (choices->path, "-") == 0)
    choices->path = NULL;
  choices->writing =
    (SocleSummaryWriting) { .format = (SocleSummaryFormat) format, .paper = (SoclePaper) paper };
  choices->summary = (SocleSummaryOptions) {
    .messages = context->messages,
    .socs = soc < 0 ? SOCLE_SOC_ALL : socle_soc_from_number (soc + 1),
    .confidentiality = (SocleConfidentiality) class,
    .draft = socle_arguments_has (context->arguments, "draft"),
    .version = version,
    .parts = choose_parts (choices, table),
    .year = choices->year,
    .sign_off = &choices->sign_off,
    .today = socle_session_get_today (context->session),
    .lag = SOCLE_DEFAULT_AVAILABILITY_LAG,
    .in_use = socle_arguments_has (context->arguments, "in-use"),
  };

  return TRUE;
}

static gboolean
write_to_output (SocleCommandContext *context,
                 const Choices *choices,
                 SocleSummary *summary,
                 GError **error)
{
  g_autoptr (GOutputStream) memory = NULL;

  if (choices->writing.format == SOCLE_SUMMARY_FORMAT_PDF && isatty (STDOUT_FILENO))
    {
      g_set_error_literal (error, SOCLE_CLI_ERROR, SOCLE_CLI_ERROR_OUTPUT,
                           socle_messages_get (context->messages,
                                               "A terminal cannot show a PDF; name a file with "
                                               "“--output FILE”."));
      return FALSE;
    }

  memory = g_memory_output_stream_new_resizable ();
  if (!socle_summary_write (summary, &choices->writing, memory, NULL, error))
    return FALSE;

  socle_cli_tables_take_stream (context, memory);

  return TRUE;
}

/* Without a register nobody knows what is used, or has evidence to list. */
static gboolean
open_register (SocleCommandContext *context, Choices *choices, GError **error)
{
  gboolean needed = choices->summary.in_use || choices->summary.parts == SOCLE_SUMMARY_EVIDENCE;

  if (needed &&
      !socle_register_keeper_open (socle_session_get_keeper (context->session), FALSE, error))
    return FALSE;

  return socle_cli_register_open (context, &choices->summary.holdings, error);
}

/* The file is there, whether or not the trail can note that; a register that nobody may write
 * to is no reason to give nothing. */
static void
note_given (SocleCommandContext *context, const Choices *choices)
{
  SocleHoldings *holdings = choices->summary.holdings;
  g_autofree char *name =
    choices->path != NULL ? g_filename_display_basename (choices->path) : g_strdup ("-");
  g_autoptr (GError) error = NULL;

  if (holdings != NULL &&
      !socle_given_fingerprint_note (socle_register_keeper_get_register (
                                       socle_session_get_keeper (context->session)),
                                     socle_holdings_get_n_entries (holdings),
                                     socle_holdings_get_fingerprint (holdings), name, &error))
    {
      g_autofree char *sentence =
        socle_format (socle_messages_get (context->messages,
                                          "The fingerprint was given out, but the trail could "
                                          "not note that. {detail}"),
                      "detail", error->message, NULL);

      g_string_append_printf (context->remarks, "%s\n", sentence);
    }
}

static gboolean
run (SocleCommandContext *context, GError **error)
{
  g_auto (Choices) choices = { 0 };
  g_autoptr (SocleSummary) summary = NULL;
  SocleLibrary *library;

  if (!read_choices (context, &choices, error))
    return FALSE;

  library = socle_cli_library_open (context, error);
  if (library == NULL)
    return FALSE;

  if (!open_register (context, &choices, error))
    return FALSE;

  summary = socle_summary_new (library, &choices.summary, NULL, error);
  if (summary == NULL)
    return FALSE;

  if (choices.path != NULL
        ? !socle_summary_save (summary, &choices.writing, choices.path, NULL, error)
        : !write_to_output (context, &choices, summary, error))
    return FALSE;

  note_given (context, &choices);

  return TRUE;
}

const SocleCommand socle_export_command = {
  .name = "export",
  .summary = N_ ("Write the summary for management as a PDF, CSV, calendar or JSON file"),
  .specs = specs,
  .run = run,
};
