/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-command.h"
#include "socle-csv-writer.h"
#include "socle-table.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SocleListing:
 * @column: the column of the published order
 * @n_cells: how many cells a row of the table has
 * @csv_header: (array zero-terminated=1): the names of the columns in CSV
 * @get_items: the list of the library that is searched
 * @get_index: its index
 * @get_catalogue: the catalogue of an item
 * @read_filters: (nullable): reads the options beyond --soc, --search and --format
 * @keep: (nullable): takes those away that further options leave out
 * @add_header: adds the first row of the table
 * @add_row: adds the row of an item
 * @add_json: adds the members of an item's object
 * @add_csv: adds the cells of an item, up to those of its catalogue
 * @get_sentence: a translated text with a place for the "count" of items
 *
 * A command that searches the libraries' items and prints what it found.
 */
typedef struct
{
  guint column;
  guint n_cells;
  const char *const *csv_header;

  GListModel *(*get_items) (SocleLibrary *library);
  SocleSearchIndex *(*get_index) (SocleLibrary *library);
  SocleCatalogue *(*get_catalogue) (gpointer item);

  gboolean (*read_filters) (SocleCommandContext *context,
                            SocleQuery          *query,
                            GError             **error);

  gboolean (*keep) (SocleCommandContext *context,
                    GPtrArray           *items,
                    GError             **error);

  void (*add_header) (SocleTable    *table,
                      SocleMessages *messages);
  void (*add_row) (SocleTable    *table,
                   SocleMessages *messages,
                   SocleLibrary  *library,
                   gpointer       item);
  void (*add_json) (JsonBuilder *builder,
                    gpointer     item);
  void (*add_csv) (SocleCsvWriter *writer,
                   SocleMessages  *messages,
                   gpointer        item);
  const char *(*get_sentence) (SocleMessages *messages,
                               guint          n_items);
} SocleListing;

gboolean socle_listing_run (const SocleListing   *listing,
                            SocleCommandContext  *context,
                            GError              **error);

G_END_DECLS
