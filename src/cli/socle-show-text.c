/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One service or report as text, with what concerns it. */

#include "config.h"

#include "socle-show-text.h"

#include "socle-cli-library.h"
#include "socle-format.h"
#include "socle-gap-finder.h"
#include "socle-gap-wording.h"
#include "socle-item-links.h"
#include "socle-table.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

/*
 * A page is a title and facts in two columns. A fact of several lines has its name
 * on the first only; a fact that the catalogue does not state has no line, except
 * where its absence is itself a fact.
 */
typedef struct
{
  SocleMessages *messages; /* (unowned) */
  SocleLanguage language;
  SocleTable *table; /* (owned) */
  const char *name;  /* (unowned) (nullable): of the fact, until its first line */
} Page;

static void
begin_page (Page *page, SocleMessages *messages)
{
  page->messages = messages;
  page->language = socle_messages_get_language (messages);
  page->table = socle_table_new (2);
  page->name = NULL;
}

static void
end_page (Page *page, const char *title, GString *output)
{
  g_autoptr (SocleTable) heading = socle_table_new (1);
  g_autofree char *shown = socle_visible_text (title);

  socle_table_add_row (heading, (const char *[]) { shown });
  socle_table_add_rule (heading);
  socle_table_print (heading, output);
  socle_table_print (page->table, output);
  g_clear_pointer (&page->table, socle_table_free);
}

/* Starts a fact; the lines that follow are its. */
static void
begin_fact (Page *page, const char *name)
{
  page->name = name;
}

/* Adds a line of our own wording. */
static void
add_line (Page *page, const char *line)
{
  if (line == NULL || *line == '\0')
    return;

  socle_table_add_row (page->table,
                       (const char *[]) { page->name != NULL ? page->name : "", line });
  page->name = NULL;
}

static void
take_line (Page *page, char *line)
{
  add_line (page, line);
  g_free (line);
}

/* Adds a line from the provider's file. */
static void
add_text (Page *page, const char *text)
{
  take_line (page, socle_visible_text (text));
}

static void
add_texts (Page *page, const char *const *texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    add_text (page, texts[i]);
}

static void
add_cycle (Page *page, SocleCatalogue *catalogue, SocleAuditCycle *cycle)
{
  guint n_letters;
  const SocleLetterRule *letters;

  if (cycle == NULL)
    return;

  begin_fact (page, socle_messages_pget (page->messages, "fact", "Audit cycle"));
  add_text (page, socle_text_get (socle_audit_cycle_get_title (cycle), page->language));
  add_line (page,
            socle_wording_frequency (page->messages, socle_audit_cycle_get_frequency (cycle)));
  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    take_line (page,
               socle_wording_standards (page->messages, catalogue, socle_soc_from_number (number)));
  take_line (page, socle_wording_periods (page->messages, cycle));

  letters = socle_audit_cycle_get_letters (cycle, &n_letters);
  for (guint i = 0; i < n_letters; i++)
    take_line (page, socle_wording_letter (page->messages, &letters[i]));
}

static void
add_gaps_of (Page *page, SocleCatalogue *catalogue, gpointer subject)
{
  g_autoptr (GListModel) gaps = NULL;

  if (subject == NULL)
    return;

  gaps = socle_gap_finder_find_for (catalogue, subject);
  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    {
      g_autoptr (SocleGap) gap = g_list_model_get_item (gaps, i);

      take_line (page, socle_gap_wording_sentence (page->messages, gap));
      add_line (page, socle_gap_wording_advice (page->messages, socle_gap_get_kind (gap)));
    }
}

static void
add_gaps (Page *page, SocleCatalogue *catalogue, gpointer item, SocleAuditCycle *cycle)
{
  /* Translators: what the provider’s publication leaves open */
  begin_fact (page, socle_messages_pget (page->messages, "fact", "Gaps"));
  add_gaps_of (page, catalogue, item);
  add_gaps_of (page, catalogue, cycle);
}

static void
add_links (Page *page, SocleCatalogue *catalogue, GObject *item, SocleAuditCycle *cycle)
{
  g_autoptr (GArray) links = socle_item_links_find (catalogue, item, cycle);

  begin_fact (page, socle_messages_pget (page->messages, "fact", "Links"));
  for (guint i = 0; i < links->len; i++)
    {
      const SocleItemLink *link = &g_array_index (links, SocleItemLink, i);
      g_autofree char *url = socle_visible_text (socle_portal_link_get_url (link->link));

      /* Translators: {link} is what a link leads to, {url} its address */
      take_line (page, socle_format (socle_messages_get (page->messages, "{link}: {url}"), "link",
                                     socle_wording_link (page->messages, link->use->kind), "url",
                                     url, NULL));
    }
}

static void
add_source (Page *page, SocleCatalogue *catalogue)
{
  begin_fact (page, socle_messages_pget (page->messages, "fact", "Source"));
  take_line (page, socle_cli_library_dup_source (page->messages, catalogue));
}

static void
add_reports (Page *page, SocleLibrary *library, GPtrArray *reports)
{
  begin_fact (page, socle_messages_pget (page->messages, "fact", "Reports"));
  if (reports == NULL || reports->len == 0)
    add_line (page, socle_messages_get (page->messages, "No report names it"));

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (reports, i);
      g_autofree char *id = socle_cli_library_dup_id (library, socle_report_get_catalogue (report),
                                                      socle_report_get_id (report));
      g_autofree char *title = socle_wording_report_title (page->messages, report);

      take_line (page, g_strdup_printf ("%s (%s)", title, id));
    }
}

static void
add_aliases (Page *page, GPtrArray *aliases)
{
  begin_fact (page, socle_messages_pget (page->messages, "fact", "Other names"));
  for (guint i = 0; aliases != NULL && i < aliases->len; i++)
    take_line (page, socle_wording_alias (page->messages, g_ptr_array_index (aliases, i)));
}

/**
 * socle_show_text_print_service:
 * @context: a command's
 * @service: a service
 *
 * Prints everything known about @service.
 */
void
socle_show_text_print_service (SocleCommandContext *context, SocleService *service)
{
  SocleMessages *messages = context->messages;
  SocleLibrary *library = socle_session_get_library (context->session);
  SocleCatalogue *catalogue = socle_service_get_catalogue (service);
  SocleAuditCycle *cycle = socle_service_get_cycle (service);
  Page page;

  begin_page (&page, messages);
  begin_fact (&page, socle_messages_pget (messages, "fact", "Identifier"));
  take_line (&page, socle_cli_library_dup_id (library, catalogue, socle_service_get_id (service)));
  begin_fact (&page, socle_messages_pget (messages, "fact", "Provider"));
  add_text (&page, socle_catalogue_get_provider (catalogue));
  /* Translators: the services that a compound service consists of */
  begin_fact (&page, socle_messages_pget (messages, "fact", "Members"));
  add_texts (&page, socle_service_get_members (service));
  add_aliases (&page, socle_service_get_aliases (service));
  begin_fact (&page, socle_messages_pget (messages, "fact", "Environments"));
  add_texts (&page, socle_service_get_environments (service));
  begin_fact (&page, socle_messages_pget (messages, "fact", "Scope"));
  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    take_line (&page, socle_wording_scope (messages, service, socle_soc_from_number (number)));
  /* Translators: in which form a service is in scope */
  begin_fact (&page, socle_messages_pget (messages, "fact", "Condition"));
  take_line (&page, socle_wording_qualifier (messages, service));
  begin_fact (&page, socle_messages_pget (messages, "fact", "Remark"));
  add_text (&page, socle_text_get (socle_service_get_remark (service), page.language));
  add_reports (&page, library, socle_service_get_reports (service));
  add_cycle (&page, catalogue, cycle);
  add_links (&page, catalogue, G_OBJECT (service), cycle);
  add_gaps (&page, catalogue, service, cycle);
  add_source (&page, catalogue);
  end_page (&page, socle_service_get_name (service), context->output);
}

static void
add_services (Page *page, SocleLibrary *library, SocleReport *report)
{
  GPtrArray *services = socle_report_get_services (report);

  begin_fact (page, socle_messages_pget (page->messages, "fact", "Services"));
  for (guint i = 0; i < services->len; i++)
    {
      SocleService *service = g_ptr_array_index (services, i);
      g_auto (GStrv) names = socle_report_dup_covered_names (report, service);
      g_autofree char *joined = socle_messages_join (page->messages, (const char *const *) names);
      g_autofree char *shown = socle_visible_text (joined);
      g_autofree char *id =
        socle_cli_library_dup_id (library, socle_service_get_catalogue (service),
                                  socle_service_get_id (service));

      take_line (page, g_strdup_printf ("%s (%s)", shown, id));
    }
  add_texts (page, socle_report_get_also_covers (report));
}

/**
 * socle_show_text_print_report:
 * @context: a command's
 * @report: a report
 *
 * Prints everything known about @report.
 */
void
socle_show_text_print_report (SocleCommandContext *context, SocleReport *report)
{
  SocleMessages *messages = context->messages;
  SocleLibrary *library = socle_session_get_library (context->session);
  SocleCatalogue *catalogue = socle_report_get_catalogue (report);
  SocleAuditCycle *cycle = socle_report_get_cycle (report);
  Page page;

  begin_page (&page, messages);
  begin_fact (&page, socle_messages_pget (messages, "fact", "Identifier"));
  take_line (&page, socle_cli_library_dup_id (library, catalogue, socle_report_get_id (report)));
  begin_fact (&page, socle_messages_pget (messages, "fact", "Provider"));
  add_text (&page, socle_catalogue_get_provider (catalogue));
  begin_fact (&page, socle_messages_pget (messages, "fact", "Kind"));
  take_line (&page, socle_wording_kind (messages, report));
  add_line (&page, socle_wording_kind_explained (messages, report));
  begin_fact (&page, socle_messages_pget (messages, "fact", "Standard"));
  take_line (&page, socle_wording_standard (messages, report));
  /* Translators: the title of a report as the provider’s page prints it */
  begin_fact (&page, socle_messages_pget (messages, "fact", "As published"));
  add_text (&page, socle_report_get_label (report));
  add_services (&page, library, report);
  add_cycle (&page, catalogue, cycle);
  begin_fact (&page, socle_messages_pget (messages, "fact", "Access"));
  add_line (&page, socle_wording_access (messages, socle_report_get_access (report)));
  add_line (&page, socle_wording_access_explained (messages, socle_report_get_access (report)));
  add_links (&page, catalogue, G_OBJECT (report), cycle);
  add_gaps (&page, catalogue, report, cycle);
  add_source (&page, catalogue);
  end_page (&page, socle_text_get (socle_report_get_title (report), page.language),
            context->output);
}
