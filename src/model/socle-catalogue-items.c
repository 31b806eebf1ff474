/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's part for services, audit cycles and reports. */

#include "config.h"

#include "socle-catalogue-reader-private.h"

#include "socle-audit-cycle-private.h"
#include "socle-report-private.h"
#include "socle-service-private.h"

/* In the order of SocleFrequency, SocleReportType and SocleAccess, whose first
 * value stands for a member that is absent. */
static const char *const frequencies[] = { "at-least-annually", "annually", "semi-annually", NULL };
static const char *const accesses[] = { "nda", "public", "request", NULL };

static void
report_duplicate (const SocleIdEntry *entry, gpointer user_data)
{
  SocleJsonCursor *cursor = user_data;

  socle_json_enter_item (cursor, entry->position);
  socle_json_report_member (cursor, "id", SOCLE_CATALOGUE_ERROR_DUPLICATE_ID, entry->id, NULL);
  socle_json_leave (cursor);
}

/* Reads one of the file's lists of items; returns the index of their identifiers. */
SocleIdIndex *
socle_catalogue_read_list (SocleCatalogueReading *reading,
                           JsonObject *root,
                           const char *name,
                           SocleJsonNeed need,
                           SocleJsonObjectFunc func)
{
  SocleJsonCursor *cursor = &reading->cursor;

  reading->others = socle_id_index_new ();
  socle_json_for_each_object (cursor, root, name, need, func, reading);

  socle_json_enter_member (cursor, name);
  socle_id_index_finish (reading->others, report_duplicate, cursor);
  socle_json_leave (cursor);

  return g_steal_pointer (&reading->others);
}

/* The identifier of an item of the list being read, noted for @item. */
const char *
socle_catalogue_read_id (SocleCatalogueReading *reading, JsonObject *object, gpointer item)
{
  SocleJsonCursor *cursor = &reading->cursor;
  const char *id = socle_json_get_id (cursor, object, "id", SOCLE_JSON_REQUIRED);

  if (id != NULL)
    socle_id_index_add (reading->others, id, item, socle_json_get_index (cursor));

  return id;
}

/* The member "cycle": the cycle that it names, NULL if it is absent or wrong. */
SocleAuditCycle *
socle_catalogue_read_cycle (SocleCatalogueReading *reading, JsonObject *object)
{
  SocleJsonCursor *cursor = &reading->cursor;
  const char *id = socle_json_get_string (cursor, object, "cycle", SOCLE_JSON_OPTIONAL);
  SocleIdEntry *entry = id != NULL ? socle_id_index_find (reading->cycles, id) : NULL;

  if (id != NULL && entry == NULL)
    socle_json_report_member (cursor, "cycle", SOCLE_CATALOGUE_ERROR_REFERENCE, id, NULL);

  return entry != NULL ? entry->item : NULL;
}

static void
read_reference (SocleCatalogueReading *reading, JsonArray *array, guint index, GPtrArray *services)
{
  SocleJsonCursor *cursor = &reading->cursor;
  const char *id = socle_json_get_item_string (cursor, array, index);
  SocleIdEntry *entry = id != NULL ? socle_id_index_find (reading->services, id) : NULL;

  if (id == NULL)
    return;

  if (entry != NULL && entry->mark != reading->mark)
    {
      entry->mark = reading->mark;
      g_ptr_array_add (services, g_object_ref (entry->item));
      return;
    }

  socle_json_enter_item (cursor, index);
  socle_json_report (cursor,
                     entry == NULL ? SOCLE_CATALOGUE_ERROR_REFERENCE
                                   : SOCLE_CATALOGUE_ERROR_DUPLICATE_ID,
                     id, NULL);
  socle_json_leave (cursor);
}

/* The member "services": adds the services that it names, each of which it may name once. */
void
socle_catalogue_read_references (SocleCatalogueReading *reading,
                                 JsonObject *object,
                                 GPtrArray *services)
{
  SocleJsonCursor *cursor = &reading->cursor;
  JsonArray *array = socle_json_get_array (cursor, object, "services", SOCLE_JSON_OPTIONAL);
  guint n_items = array != NULL ? json_array_get_length (array) : 0;

  reading->mark++;
  socle_json_enter_member (cursor, "services");
  for (guint i = 0; i < n_items; i++)
    read_reference (reading, array, i, services);
  socle_json_leave (cursor);
}

/* A list of scopes. Those that are not SOC are another program's business. */
SocleSoc
socle_catalogue_read_scope (SocleCatalogueReading *reading,
                            JsonObject *object,
                            const char *name,
                            SocleJsonNeed need)
{
  SocleJsonCursor *cursor = &reading->cursor;
  JsonArray *array = socle_json_get_array (cursor, object, name, need);
  guint n_items = array != NULL ? json_array_get_length (array) : 0;
  SocleSoc scope = SOCLE_SOC_NONE;

  socle_json_enter_member (cursor, name);
  for (guint i = 0; i < n_items; i++)
    {
      const char *string = socle_json_get_item_string (cursor, array, i);

      if (string != NULL)
        scope |= socle_soc_from_string (string);
    }
  socle_json_leave (cursor);

  return scope;
}

static void
add_alias (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleService *service = user_data;
  const char *name = socle_json_get_name (cursor, object, "name", SOCLE_JSON_REQUIRED);
  const char *locale = socle_json_get_name (cursor, object, "locale", SOCLE_JSON_OPTIONAL);
  SocleAlias *alias = socle_alias_new (name, locale);

  socle_json_get_date (cursor, object, "from", SOCLE_JSON_OPTIONAL, &alias->from);
  if (socle_json_get_date (cursor, object, "until", SOCLE_JSON_OPTIONAL, &alias->until) &&
      g_date_valid (&alias->from) && g_date_compare (&alias->until, &alias->from) < 0)
    {
      g_autofree char *from = socle_date_to_string (&alias->from);
      g_autofree char *until = socle_date_to_string (&alias->until);
      g_autofree char *allowed = g_strconcat ("≥ ", from, NULL);

      socle_json_report_member (cursor, "until", SOCLE_CATALOGUE_ERROR_VALUE, until, allowed);
    }

  if (service->aliases == NULL)
    service->aliases = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_alias_free);
  g_ptr_array_add (service->aliases, alias);
}

/* Reads a service and adds it, and its link, to the catalogue. */
void
socle_catalogue_add_service (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleCatalogueReading *reading = user_data;
  SocleService *service = g_object_new (SOCLE_TYPE_SERVICE, NULL);

  socle_array_list_add (reading->catalogue->services, service);

  service->id = g_strdup (socle_catalogue_read_id (reading, object, service));
  service->name = g_strdup (socle_json_get_name (cursor, object, "name", SOCLE_JSON_REQUIRED));
  service->members = socle_json_get_names (cursor, object, "members");
  socle_json_for_each_object (cursor, object, "aliases", SOCLE_JSON_OPTIONAL, add_alias, service);
  service->qualifier = socle_json_get_text (cursor, object, "qualifier", SOCLE_JSON_OPTIONAL);
  service->qualifier_scope =
    socle_catalogue_read_scope (reading, object, "qualifier_scope", SOCLE_JSON_OPTIONAL);
  service->scope = socle_catalogue_read_scope (reading, object, "scope", SOCLE_JSON_REQUIRED);
  service->environments = socle_json_get_names (cursor, object, "environments");
  service->url = g_strdup (socle_json_get_address (cursor, object, "url", SOCLE_JSON_OPTIONAL));
  service->remark = socle_json_get_text (cursor, object, "remark", SOCLE_JSON_OPTIONAL);

  if (service->url != NULL && service->name != NULL)
    {
      g_autoptr (SocleText) title = socle_text_new (service->name, NULL);

      socle_link_collector_add (reading->links, service->url, SOCLE_LINK_SERVICE, title,
                                G_OBJECT (service));
    }
}

static void
add_letter (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleAuditCycle *cycle = user_data;
  SocleLetterRule letter = { 0 };
  int issued = socle_json_get_integer (cursor, object, "issued", SOCLE_JSON_REQUIRED, 1, 12);
  gboolean good = issued > 0;

  letter.issued = good ? (GDateMonth) issued : G_DATE_BAD_MONTH;
  good = socle_json_get_month_day (cursor, object, "from", &letter.from) && good;
  good = socle_json_get_month_day (cursor, object, "to", &letter.to) && good;

  if (good)
    g_array_append_val (cycle->letters, letter);
}

static void
read_period_ends (SocleJsonCursor *cursor, JsonObject *object, SocleAuditCycle *cycle)
{
  JsonArray *array = socle_json_get_array (cursor, object, "period_ends", SOCLE_JSON_OPTIONAL);
  guint n_items = array != NULL ? json_array_get_length (array) : 0;

  socle_json_enter_member (cursor, "period_ends");
  for (guint i = 0; i < n_items; i++)
    {
      const char *string = socle_json_get_item_string (cursor, array, i);
      SocleMonthDay period_end;

      if (string == NULL)
        continue;

      if (socle_month_day_parse (string, &period_end))
        g_array_append_val (cycle->period_ends, period_end);
      else
        {
          socle_json_enter_item (cursor, i);
          socle_json_report (cursor, SOCLE_CATALOGUE_ERROR_DATE, string, SOCLE_EXPECTED_MONTH_DAY);
          socle_json_leave (cursor);
        }
    }
  socle_json_leave (cursor);
}

/* Reads an audit cycle and adds it to the catalogue, whose services are there. */
void
socle_catalogue_add_cycle (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleCatalogueReading *reading = user_data;
  SocleAuditCycle *cycle = g_object_new (SOCLE_TYPE_AUDIT_CYCLE, NULL);
  int frequency, window_months;

  socle_array_list_add (reading->catalogue->cycles, cycle);

  cycle->id = g_strdup (socle_catalogue_read_id (reading, object, cycle));
  cycle->title = socle_json_get_text (cursor, object, "title", SOCLE_JSON_REQUIRED);
  socle_catalogue_read_references (reading, object, cycle->services);
  cycle->also_covers = socle_json_get_names (cursor, object, "also_covers");

  frequency = socle_json_get_choice (cursor, object, "frequency", SOCLE_JSON_OPTIONAL, frequencies);
  cycle->frequency = (SocleFrequency) (frequency + 1);

  window_months =
    socle_json_get_integer (cursor, object, "window_months", SOCLE_JSON_OPTIONAL, 1, 60);
  cycle->window_months = window_months > 0 ? (guint) window_months : 0;

  read_period_ends (cursor, object, cycle);
  socle_json_for_each_object (cursor, object, "letters", SOCLE_JSON_OPTIONAL, add_letter, cycle);
}

/* Reads a report and adds it, and its link, to the catalogue, whose services and
 * cycles are there. */
void
socle_catalogue_add_report (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleCatalogueReading *reading = user_data;
  SocleReport *report = g_object_new (SOCLE_TYPE_REPORT, NULL);
  int soc, type, access;

  socle_array_list_add (reading->catalogue->reports, report);

  report->id = g_strdup (socle_catalogue_read_id (reading, object, report));
  report->title = socle_json_get_text (cursor, object, "title", SOCLE_JSON_REQUIRED);
  report->label = g_strdup (socle_json_get_name (cursor, object, "label", SOCLE_JSON_OPTIONAL));

  soc = socle_json_get_integer (cursor, object, "soc", SOCLE_JSON_REQUIRED, 1, SOCLE_N_SOCS);
  report->soc = socle_soc_from_number (soc);
  type = socle_json_get_integer (cursor, object, "type", SOCLE_JSON_OPTIONAL, 1, 2);
  report->report_type = type > 0 ? (SocleReportType) type : SOCLE_REPORT_TYPE_NOT_STATED;

  report->standard =
    g_strdup (socle_json_get_name (cursor, object, "standard", SOCLE_JSON_OPTIONAL));
  report->superseded_by =
    g_strdup (socle_json_get_name (cursor, object, "superseded_by", SOCLE_JSON_OPTIONAL));
  report->cycle = socle_catalogue_read_cycle (reading, object);
  socle_catalogue_read_references (reading, object, report->services);
  report->members = socle_json_get_names (cursor, object, "members");
  report->also_covers = socle_json_get_names (cursor, object, "also_covers");
  report->url = g_strdup (socle_json_get_address (cursor, object, "url", SOCLE_JSON_OPTIONAL));

  access = socle_json_get_choice (cursor, object, "access", SOCLE_JSON_OPTIONAL, accesses);
  report->access = (SocleAccess) (access + 1);

  if (report->url != NULL)
    socle_link_collector_add (reading->links, report->url, SOCLE_LINK_REPORT, report->title,
                              G_OBJECT (report));
}
