/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-command.h"
#include "socle-csv-writer.h"
#include "socle-table.h"

G_BEGIN_DECLS

/**
 * SocleCliFormat:
 * @SOCLE_CLI_FORMAT_TABLE: for people
 * @SOCLE_CLI_FORMAT_JSON: for programs
 * @SOCLE_CLI_FORMAT_CSV: for spreadsheets
 *
 * How a list is printed.
 */
typedef enum
{
  SOCLE_CLI_FORMAT_TABLE,
  SOCLE_CLI_FORMAT_JSON,
  SOCLE_CLI_FORMAT_CSV,
} SocleCliFormat;

gboolean socle_cli_tables_read_format   (SocleCommandContext  *context,
                                         SocleCliFormat       *format,
                                         GError              **error);
void     socle_cli_tables_finish        (SocleCommandContext  *context,
                                         SocleTable           *table,
                                         GPtrArray            *catalogues,
                                         const char           *sentence);

gboolean socle_cli_tables_add_header    (SocleCsvWriter       *writer,
                                         const char * const   *names,
                                         GError              **error);
void     socle_cli_tables_add_text      (SocleCsvWriter       *writer,
                                         const char           *text);
void     socle_cli_tables_add_list      (SocleCsvWriter       *writer,
                                         const char * const   *texts);
void     socle_cli_tables_add_scope     (SocleCsvWriter       *writer,
                                         SocleSoc              scope);
void     socle_cli_tables_add_catalogue (SocleCsvWriter       *writer,
                                         SocleCatalogue       *catalogue);
void     socle_cli_tables_take_stream   (SocleCommandContext  *context,
                                         GOutputStream        *stream);

G_END_DECLS
