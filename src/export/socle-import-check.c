/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record names what is in a catalogue. */

#include "config.h"

#include "socle-import-check.h"

#include "socle-format.h"
#include "socle-near-ids.h"
#include "socle-record-table.h"

#include <string.h>

/* The register itself takes any identifier: a catalogue may be gone, or not be open here. In
 * a table that people fill in, one that no catalogue knows is a slip of the pen, unless it
 * was recorded before. */

static gboolean
is_other (const SocleRecord *before, const SocleRecord *after, const char *field)
{
  return before == NULL ||
         strcmp (socle_record_get (before, field), socle_record_get (after, field)) != 0;
}

static const char *
get_id (gpointer item)
{
  if (SOCLE_IS_SERVICE (item))
    return socle_service_get_id (item);
  if (SOCLE_IS_REPORT (item))
    return socle_report_get_id (item);

  return SOCLE_IS_AUDIT_CYCLE (item) ? socle_audit_cycle_get_id (item)
                                     : socle_catalogue_get_id (item);
}

static GStrv
dup_ids (GListModel *items)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      g_strv_builder_add (builder, get_id (item));
    }

  return g_strv_builder_end (builder);
}

static SocleCatalogue *
find_catalogue (SocleLibrary *library, const char *id)
{
  GListModel *catalogues = socle_library_get_catalogues (library);

  for (guint i = 0; i < g_list_model_get_n_items (catalogues); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      if (strcmp (socle_catalogue_get_id (catalogue), id) == 0)
        return catalogue;
    }

  return NULL;
}

static gboolean
refuse (const SocleRecord *record,
        const char *name,
        const char *const *ids,
        SocleMessages *messages,
        const char **field,
        GError **error)
{
  const SocleRecordTable *table = socle_record_table_get (socle_record_get_kind (record));
  int index = socle_record_table_find_field (table, name);
  const char *id = socle_record_get (record, name);
  g_auto (GStrv) near = socle_near_ids_find_among (ids, id);
  g_autofree char *near_list = g_strjoinv (", ", near);
  const char *pattern =
    near[0] != NULL
      /* Translators: {field} is such as “Service”, {near} a list of identifiers that are spelt
       * nearly like {id} */
      ? socle_messages_get (messages, "{field}: “{id}” is in no catalogue that is open; nearly so "
                                      "is called: {near}.")
      /* Translators: {field} is such as “Service” */
      : socle_messages_get (messages, "{field}: “{id}” is in no catalogue that is open; look at "
                                      "its spelling.");
  g_autofree char *sentence =
    socle_format (pattern, "field", socle_messages_get (messages, table->fields[index].label), "id",
                  id, "near", near_list, NULL);

  return socle_record_refuse (table->fields[index].name, field, sentence, error);
}

/* Whether @items have what a field names, if it names anything new. */
static gboolean
check_item (const SocleRecord *before,
            const SocleRecord *after,
            const char *name,
            GListModel *items,
            SocleMessages *messages,
            const char **field,
            GError **error)
{
  const char *id = socle_record_get (after, name);
  g_auto (GStrv) ids = NULL;

  if (*id == '\0' || (!is_other (before, after, name) && !is_other (before, after, "catalogue")))
    return TRUE;

  ids = dup_ids (items);

  return g_strv_contains ((const char *const *) ids, id) ||
         refuse (after, name, (const char *const *) ids, messages, field, error);
}

/**
 * socle_import_check_names:
 * @before: (nullable): the record as it is now
 * @after: the record as it would be, whose fields are good
 * @library: the catalogues that are open
 * @messages: the language of the sentence
 * @field: (out) (optional) (transfer none): the name of the field to look at, on failure
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_VALUE if @after names something new that no catalogue
 * has.
 *
 * Returns: whether it does not
 */
gboolean
socle_import_check_names (const SocleRecord *before,
                          const SocleRecord *after,
                          SocleLibrary *library,
                          SocleMessages *messages,
                          const char **field,
                          GError **error)
{
  SocleCatalogue *catalogue = find_catalogue (library, socle_record_get (after, "catalogue"));

  if (!check_item (before, after, "catalogue", socle_library_get_catalogues (library), messages,
                   field, error))
    return FALSE;
  if (catalogue == NULL)
    return TRUE;

  switch (socle_record_get_kind (after))
    {
    case SOCLE_RECORD_SERVICE:
      return check_item (before, after, "service", socle_catalogue_get_services (catalogue),
                         messages, field, error);
    case SOCLE_RECORD_EDITION:
      return check_item (before, after, "report", socle_catalogue_get_reports (catalogue), messages,
                         field, error);
    case SOCLE_RECORD_LETTER:
      return check_item (before, after, "report", socle_catalogue_get_reports (catalogue), messages,
                         field, error) &&
             check_item (before, after, "cycle", socle_catalogue_get_cycles (catalogue), messages,
                         field, error);
    case SOCLE_RECORD_EVIDENCE:
    case SOCLE_RECORD_REMINDER:
    default:
      return TRUE;
    }
}
