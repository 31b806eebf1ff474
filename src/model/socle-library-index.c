/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the services, reports and links of a library are found and ordered by. */

#include "config.h"

#include "socle-library-index.h"

#include "socle-library.h"
#include "socle-search-key.h"

#include <string.h>

/*
 * Names are ordered by their folded form, byte by byte: the same on every
 * computer whatever its language, with "Équipe" beside "equipe", and a hundred
 * times cheaper than collation, which would be done once for each of 100,000
 * names and each column.
 */
typedef struct
{
  GString *text;   /* (owned): the keys, each ended by NUL */
  GArray *entries; /* (owned) (element-type NameKey): one for each item */
} NameKeys;

typedef struct
{
  guint64 prefix; /* the first eight bytes, so that most comparisons are of one number */
  gsize offset;   /* of the whole key in the text */
} NameKey;

static void
clear_name_keys (NameKeys *keys)
{
  g_string_free (keys->text, TRUE);
  g_array_unref (keys->entries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NameKeys, clear_name_keys)

static void
init_name_keys (NameKeys *keys)
{
  keys->text = g_string_new (NULL);
  keys->entries = g_array_new (FALSE, FALSE, sizeof (NameKey));
}

static void
add_name_key (NameKeys *keys, const char *name)
{
  NameKey key = { 0, keys->text->len };
  const char *text;

  socle_search_key_append (keys->text, name);
  text = keys->text->str + key.offset;
  for (guint i = 0; i < sizeof (key.prefix); i++)
    {
      key.prefix = key.prefix << 8 | (guchar) *text;
      text += *text != '\0';
    }

  g_string_append_c (keys->text, '\0');
  g_array_append_val (keys->entries, key);
}

/* The next item has the name of the last. */
static void
repeat_name_key (NameKeys *keys)
{
  NameKey key = g_array_index (keys->entries, NameKey, keys->entries->len - 1);

  g_array_append_val (keys->entries, key);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const NameKeys *keys = user_data;
  const NameKey *key_a = &g_array_index (keys->entries, NameKey, *(const guint32 *) a);
  const NameKey *key_b = &g_array_index (keys->entries, NameKey, *(const guint32 *) b);

  if (key_a->prefix != key_b->prefix)
    return key_a->prefix < key_b->prefix ? -1 : 1;
  if (key_a->offset == key_b->offset)
    return 0;

  return strcmp (keys->text->str + key_a->offset, keys->text->str + key_b->offset);
}

static void
add_strings (SocleSearchIndex *index, const char *const *strings)
{
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    socle_search_index_add_text (index, strings[i]);
}

static void
add_text_in_all_languages (SocleSearchIndex *index, SocleText *text)
{
  for (int i = 0; text != NULL && i < SOCLE_N_LANGUAGES; i++)
    if (socle_text_has (text, (SocleLanguage) i))
      socle_search_index_add_text (index, socle_text_get (text, (SocleLanguage) i));
}

static void
add_service (SocleSearchIndex *index, SocleService *service)
{
  GPtrArray *aliases = socle_service_get_aliases (service);
  SocleCatalogue *catalogue = socle_service_get_catalogue (service);

  socle_search_index_begin_item (index, socle_service_get_scope (service));
  socle_search_index_add_text (index, socle_service_get_name (service));
  add_strings (index, socle_service_get_members (service));
  for (guint i = 0; aliases != NULL && i < aliases->len; i++)
    {
      const SocleAlias *alias = g_ptr_array_index (aliases, i);

      socle_search_index_add_text (index, alias->name);
    }
  add_text_in_all_languages (index, socle_service_get_qualifier (service));
  socle_search_index_add_text (index, socle_catalogue_get_provider (catalogue));
  socle_search_index_add_text (index, socle_service_get_id (service));
  add_strings (index, socle_service_get_environments (service));
}

/* The names that @report covers of @service: where it covers only some members, these
 * and not the service's own name, which may name the others too. */
static void
add_covered_names (SocleSearchIndex *index, SocleReport *report, SocleService *service)
{
  const char *const *members = socle_service_get_members (service);
  gboolean covers_all = TRUE;

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    if (socle_report_covers_member (report, service, members[i]))
      socle_search_index_add_text (index, members[i]);
    else
      covers_all = FALSE;

  if (covers_all)
    socle_search_index_add_text (index, socle_service_get_name (service));
}

static void
add_report (SocleSearchIndex *index, SocleReport *report)
{
  SocleAuditCycle *cycle = socle_report_get_cycle (report);
  SocleCatalogue *catalogue = socle_report_get_catalogue (report);
  GPtrArray *services = socle_report_get_services (report);
  guint32 type_mask = SOCLE_MASK_TYPE (socle_report_get_report_type (report));

  socle_search_index_begin_item (index, socle_report_get_soc (report) | type_mask);
  add_text_in_all_languages (index, socle_report_get_title (report));
  socle_search_index_add_text (index, socle_report_get_label (report));
  socle_search_index_add_text (index, socle_report_get_standard (report));
  if (cycle != NULL)
    add_text_in_all_languages (index, socle_audit_cycle_get_title (cycle));
  socle_search_index_add_text (index, socle_catalogue_get_provider (catalogue));
  for (guint i = 0; services != NULL && i < services->len; i++)
    add_covered_names (index, report, g_ptr_array_index (services, i));
  add_strings (index, socle_report_get_also_covers (report));
  socle_search_index_add_text (index, socle_report_get_id (report));
}

/* A link is found by its address, and by what each place that has it calls it. */
static void
add_link (SocleSearchIndex *index, SoclePortalLink *link)
{
  socle_search_index_begin_item (index, 0);
  socle_search_index_add_text (index, socle_portal_link_get_url (link));
  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    add_text_in_all_languages (index, socle_portal_link_get_use (link, i)->title);
}

static void
rank_services_by_scope (SocleSearchIndex *index,
                        GPtrArray *services,
                        SocleServiceColumn column,
                        SocleSoc soc)
{
  g_autofree guint32 *ranks = g_new (guint32, services->len);

  for (guint i = 0; i < services->len; i++)
    ranks[i] = !(socle_service_get_scope (g_ptr_array_index (services, i)) & soc);

  socle_search_index_rank_column (index, column, ranks, 2);
}

static void
rank_services_by_reports (SocleSearchIndex *index, GPtrArray *services)
{
  g_autofree guint32 *ranks = g_new (guint32, services->len);
  guint32 most = 0;

  for (guint i = 0; i < services->len; i++)
    {
      GPtrArray *reports = socle_service_get_reports (g_ptr_array_index (services, i));

      ranks[i] = reports != NULL ? reports->len : 0;
      most = MAX (most, ranks[i]);
    }
  for (guint i = 0; i < services->len; i++)
    ranks[i] = most - ranks[i];

  socle_search_index_rank_column (index, SOCLE_SERVICE_COLUMN_REPORTS, ranks, most + 1);
}

static void
sort_services_by_name (SocleSearchIndex *index, GPtrArray *services)
{
  g_auto (NameKeys) keys;

  init_name_keys (&keys);
  for (guint i = 0; i < services->len; i++)
    add_name_key (&keys, socle_service_get_name (g_ptr_array_index (services, i)));

  socle_search_index_sort_column (index, SOCLE_SERVICE_COLUMN_NAME, compare_names, &keys);
}

static void
sort_services_by_provider (SocleSearchIndex *index, GPtrArray *services)
{
  g_auto (NameKeys) keys;
  SocleCatalogue *last = NULL;

  init_name_keys (&keys);
  for (guint i = 0; i < services->len; i++)
    {
      SocleCatalogue *catalogue = socle_service_get_catalogue (g_ptr_array_index (services, i));

      if (catalogue == last)
        repeat_name_key (&keys);
      else
        add_name_key (&keys, socle_catalogue_get_provider (catalogue));
      last = catalogue;
    }

  socle_search_index_sort_column (index, SOCLE_SERVICE_COLUMN_PROVIDER, compare_names, &keys);
}

static void
rank_reports_by_soc (SocleSearchIndex *index, GPtrArray *reports)
{
  g_autofree guint32 *ranks = g_new (guint32, reports->len);

  for (guint i = 0; i < reports->len; i++)
    ranks[i] = socle_report_get_soc (g_ptr_array_index (reports, i));

  socle_search_index_rank_column (index, SOCLE_REPORT_COLUMN_SOC, ranks, SOCLE_SOC_ALL + 1);
}

/* Type 1, Type 2, then what does not say. */
static void
rank_reports_by_type (SocleSearchIndex *index, GPtrArray *reports)
{
  const guint32 last = SOCLE_REPORT_TYPE_2 + 1;
  g_autofree guint32 *ranks = g_new (guint32, reports->len);

  for (guint i = 0; i < reports->len; i++)
    {
      SocleReportType type = socle_report_get_report_type (g_ptr_array_index (reports, i));

      ranks[i] = type == SOCLE_REPORT_TYPE_NOT_STATED ? last : type;
    }

  socle_search_index_rank_column (index, SOCLE_REPORT_COLUMN_TYPE, ranks, last + 1);
}

static void
sort_reports_by_title (SocleSearchIndex *index,
                       GPtrArray *reports,
                       SocleReportColumn column,
                       SocleLanguage language)
{
  g_auto (NameKeys) keys;

  init_name_keys (&keys);
  for (guint i = 0; i < reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (reports, i);

      add_name_key (&keys, socle_text_get (socle_report_get_title (report), language));
    }

  socle_search_index_sort_column (index, column, compare_names, &keys);
}

/**
 * socle_library_index_services:
 * @services: (element-type SocleService): services of open catalogues
 *
 * Returns: (transfer full): an index of them, with the columns of #SocleServiceColumn
 */
SocleSearchIndex *
socle_library_index_services (GPtrArray *services)
{
  SocleSearchIndex *index = socle_search_index_new (SOCLE_SERVICE_COLUMN_PROVIDER + 1);

  for (guint i = 0; i < services->len; i++)
    add_service (index, g_ptr_array_index (services, i));

  sort_services_by_name (index, services);
  rank_services_by_scope (index, services, SOCLE_SERVICE_COLUMN_SOC_1, SOCLE_SOC_1);
  rank_services_by_scope (index, services, SOCLE_SERVICE_COLUMN_SOC_2, SOCLE_SOC_2);
  rank_services_by_scope (index, services, SOCLE_SERVICE_COLUMN_SOC_3, SOCLE_SOC_3);
  rank_services_by_reports (index, services);
  sort_services_by_provider (index, services);

  return index;
}

/**
 * socle_library_index_reports:
 * @reports: (element-type SocleReport): reports of open catalogues
 *
 * Returns: (transfer full): an index of them, with the columns of #SocleReportColumn
 */
SocleSearchIndex *
socle_library_index_reports (GPtrArray *reports)
{
  SocleSearchIndex *index = socle_search_index_new (SOCLE_REPORT_COLUMN_TYPE + 1);

  for (guint i = 0; i < reports->len; i++)
    add_report (index, g_ptr_array_index (reports, i));

  sort_reports_by_title (index, reports, SOCLE_REPORT_COLUMN_TITLE_ENGLISH, SOCLE_LANGUAGE_ENGLISH);
  sort_reports_by_title (index, reports, SOCLE_REPORT_COLUMN_TITLE_FRENCH, SOCLE_LANGUAGE_FRENCH);
  rank_reports_by_soc (index, reports);
  rank_reports_by_type (index, reports);

  return index;
}

/**
 * socle_library_index_links:
 * @links: (element-type SoclePortalLink): links of open catalogues
 *
 * Returns: (transfer full): an index of them, in published order only
 */
SocleSearchIndex *
socle_library_index_links (GPtrArray *links)
{
  SocleSearchIndex *index = socle_search_index_new (SOCLE_QUERY_AS_PUBLISHED + 1);

  for (guint i = 0; i < links->len; i++)
    add_link (index, g_ptr_array_index (links, i));

  return index;
}
