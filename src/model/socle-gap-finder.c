/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works out what a provider's own publication leaves open. */

#include "config.h"

#include "socle-gap-finder.h"

#include "socle-array-list.h"
#include "socle-search-key.h"

/* A walk over one catalogue; gaps are found kind by kind, in published order. */
typedef struct
{
  SocleCatalogue *catalogue; /* (unowned) */
  SocleArrayList *gaps;      /* (owned) */
} Finder;

static void
add_gap (Finder *finder,
         SocleGapKind kind,
         gpointer subject,
         const char *name,
         SocleSoc socs,
         SoclePortalLink *contact)
{
  socle_array_list_add (finder->gaps,
                        socle_gap_new (kind, G_OBJECT (subject), name, socs, contact));
}

/* Lists of a catalogue are arrays below; asking them spares a reference each. */
static GPtrArray *
get_items (GListModel *list)
{
  return socle_array_list_get_items (SOCLE_ARRAY_LIST (list));
}

static gboolean
link_is_used (SoclePortalLink *link, SocleLinkKind kind, gpointer item)
{
  for (guint i = 0; i < socle_portal_link_get_n_uses (link); i++)
    {
      const SocleLinkUse *use = socle_portal_link_get_use (link, i);

      if (use->kind == kind && use->item == item)
        return TRUE;
    }

  return FALSE;
}

static SoclePortalLink *
find_link (Finder *finder, SocleLinkKind kind, gpointer item)
{
  GPtrArray *links = get_items (socle_catalogue_get_links (finder->catalogue));

  for (guint i = 0; i < links->len; i++)
    if (link_is_used (g_ptr_array_index (links, i), kind, item))
      return g_ptr_array_index (links, i);

  return NULL;
}

static gboolean
member_is_reported (SocleService *service, const char *member)
{
  GPtrArray *reports = socle_service_get_reports (service);

  for (guint i = 0; i < reports->len; i++)
    if (socle_report_covers_member (g_ptr_array_index (reports, i), service, member))
      return TRUE;

  return FALSE;
}

static void
find_unreported (Finder *finder)
{
  GPtrArray *services = get_items (socle_catalogue_get_services (finder->catalogue));

  for (guint i = 0; i < services->len; i++)
    {
      SocleService *service = g_ptr_array_index (services, i);
      const char *const *members = socle_service_get_members (service);

      if (socle_service_get_scope (service) == SOCLE_SOC_NONE)
        continue;

      if (socle_service_get_reports (service) == NULL)
        add_gap (finder, SOCLE_GAP_NO_REPORT, service, NULL, SOCLE_SOC_NONE,
                 find_link (finder, SOCLE_LINK_CONTACT, service));
      else
        for (guint j = 0; members != NULL && members[j] != NULL; j++)
          if (!member_is_reported (service, members[j]))
            add_gap (finder, SOCLE_GAP_NO_REPORT, service, members[j], SOCLE_SOC_NONE, NULL);
    }
}

/* The folded names of everything in a scope list: names differ in spaces and
 * apostrophes from one part of a page to another. */
static GHashTable *
collect_scope_names (Finder *finder)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *services = get_items (socle_catalogue_get_services (finder->catalogue));

  for (guint i = 0; i < services->len; i++)
    {
      SocleService *service = g_ptr_array_index (services, i);
      const char *const *members = socle_service_get_members (service);

      g_hash_table_add (names, socle_search_key_new (socle_service_get_name (service)));
      for (guint j = 0; members != NULL && members[j] != NULL; j++)
        g_hash_table_add (names, socle_search_key_new (members[j]));
    }

  return names;
}

/* A name counts once, where it is first named. */
static void
find_unscoped_names (Finder *finder, GHashTable *known, gpointer subject, const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_hash_table_add (known, socle_search_key_new (names[i])))
      add_gap (finder, SOCLE_GAP_NO_SCOPE, subject, names[i], SOCLE_SOC_NONE, NULL);
}

static void
find_unscoped (Finder *finder)
{
  g_autoptr (GHashTable) known = collect_scope_names (finder);
  GPtrArray *cycles = get_items (socle_catalogue_get_cycles (finder->catalogue));
  GPtrArray *reports = get_items (socle_catalogue_get_reports (finder->catalogue));

  for (guint i = 0; i < reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (reports, i);

      find_unscoped_names (finder, known, report, socle_report_get_also_covers (report));
    }

  for (guint i = 0; i < cycles->len; i++)
    {
      SocleAuditCycle *cycle = g_ptr_array_index (cycles, i);

      find_unscoped_names (finder, known, cycle, socle_audit_cycle_get_also_covers (cycle));
    }
}

static void
find_partly_scoped (Finder *finder)
{
  GPtrArray *services = get_items (socle_catalogue_get_services (finder->catalogue));
  SocleSoc published = SOCLE_SOC_NONE;

  for (guint i = 0; i < services->len; i++)
    published |= socle_service_get_scope (g_ptr_array_index (services, i));

  for (guint i = 0; i < services->len; i++)
    {
      SocleService *service = g_ptr_array_index (services, i);
      SocleSoc scope = socle_service_get_scope (service);

      if (scope != SOCLE_SOC_NONE && scope != published)
        add_gap (finder, SOCLE_GAP_PARTIAL_SCOPE, service, NULL, published & ~scope, NULL);
    }
}

static void
find_in_cycles (Finder *finder)
{
  GPtrArray *cycles = get_items (socle_catalogue_get_cycles (finder->catalogue));

  for (guint i = 0; i < cycles->len; i++)
    {
      SocleAuditCycle *cycle = g_ptr_array_index (cycles, i);
      guint n_ends;

      socle_audit_cycle_get_period_ends (cycle, &n_ends);
      if (n_ends == 0)
        add_gap (finder, SOCLE_GAP_NO_PERIOD, cycle, NULL, SOCLE_SOC_NONE, NULL);
    }

  for (guint i = 0; i < cycles->len; i++)
    {
      SocleAuditCycle *cycle = g_ptr_array_index (cycles, i);
      SoclePortalLink *link = find_link (finder, SOCLE_LINK_LETTERS, cycle);
      guint n_letters;

      socle_audit_cycle_get_letters (cycle, &n_letters);
      if (n_letters > 0 && link == NULL)
        add_gap (finder, SOCLE_GAP_LETTERS_NOT_LINKED, cycle, NULL, SOCLE_SOC_NONE, NULL);
      else if (n_letters == 0 && link != NULL)
        add_gap (finder, SOCLE_GAP_LETTERS_NOT_DATED, cycle, NULL, SOCLE_SOC_NONE, NULL);
    }
}

static gboolean
report_has_gap (SocleReport *report, SocleGapKind kind)
{
  gboolean is_soc_3 = socle_report_get_soc (report) == SOCLE_SOC_3;
  SocleReportType type = socle_report_get_report_type (report);

  switch (kind)
    {
    case SOCLE_GAP_TYPE_NOT_STATED:
      return !is_soc_3 && type == SOCLE_REPORT_TYPE_NOT_STATED;
    case SOCLE_GAP_TYPE_1:
      return !is_soc_3 && type == SOCLE_REPORT_TYPE_1;
    case SOCLE_GAP_SOC_3:
      return is_soc_3;
    case SOCLE_GAP_SUPERSEDED:
      return socle_report_get_superseded_by (report) != NULL;
    case SOCLE_GAP_NO_REPORT:
    case SOCLE_GAP_NO_SCOPE:
    case SOCLE_GAP_PARTIAL_SCOPE:
    case SOCLE_GAP_NO_PERIOD:
    case SOCLE_GAP_LETTERS_NOT_LINKED:
    case SOCLE_GAP_LETTERS_NOT_DATED:
    case SOCLE_GAP_NOT_ENCRYPTED:
    default:
      return FALSE;
    }
}

static void
find_in_reports (Finder *finder)
{
  GPtrArray *reports = get_items (socle_catalogue_get_reports (finder->catalogue));

  for (SocleGapKind kind = SOCLE_GAP_TYPE_NOT_STATED; kind <= SOCLE_GAP_SUPERSEDED; kind++)
    for (guint i = 0; i < reports->len; i++)
      if (report_has_gap (g_ptr_array_index (reports, i), kind))
        add_gap (finder, kind, g_ptr_array_index (reports, i), NULL, SOCLE_SOC_NONE, NULL);
}

static void
find_unencrypted (Finder *finder)
{
  GPtrArray *links = get_items (socle_catalogue_get_links (finder->catalogue));

  for (guint i = 0; i < links->len; i++)
    if (!socle_portal_link_is_encrypted (g_ptr_array_index (links, i)))
      add_gap (finder, SOCLE_GAP_NOT_ENCRYPTED, g_ptr_array_index (links, i), NULL, SOCLE_SOC_NONE,
               NULL);
}

/**
 * socle_gap_finder_find:
 * @catalogue: a catalogue
 *
 * Works out what the catalogue leaves open: services without a report, names in
 * no scope list, missing dates and so on. Nothing is typed in and nothing is
 * guessed; a newer catalogue has the gaps that its facts have.
 *
 * Returns: (transfer full): a list of #SocleGap, by kind, then in published order
 */
GListModel *
socle_gap_finder_find (SocleCatalogue *catalogue)
{
  Finder finder = { catalogue, NULL };

  g_return_val_if_fail (SOCLE_IS_CATALOGUE (catalogue), NULL);

  finder.gaps = socle_array_list_new (SOCLE_TYPE_GAP);
  find_unreported (&finder);
  find_unscoped (&finder);
  find_partly_scoped (&finder);
  find_in_cycles (&finder);
  find_in_reports (&finder);
  find_unencrypted (&finder);

  return G_LIST_MODEL (finder.gaps);
}

/**
 * socle_gap_finder_find_for:
 * @catalogue: a catalogue
 * @subject: a service, report, cycle or link of it
 *
 * Returns: (transfer full): the gaps of socle_gap_finder_find() that are about
 *   @subject
 */
GListModel *
socle_gap_finder_find_for (SocleCatalogue *catalogue, GObject *subject)
{
  g_autoptr (GListModel) all = socle_gap_finder_find (catalogue);
  GPtrArray *gaps = get_items (all);
  SocleArrayList *found = socle_array_list_new (SOCLE_TYPE_GAP);

  for (guint i = 0; i < gaps->len; i++)
    {
      SocleGap *gap = g_ptr_array_index (gaps, i);

      if (socle_gap_get_subject (gap) == subject)
        socle_array_list_add (found, g_object_ref (gap));
    }

  return G_LIST_MODEL (found);
}
