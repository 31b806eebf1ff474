/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections that the panes of services and of reports both have. */

#include "config.h"

#include "socle-detail-sections.h"

#include "socle-format.h"
#include "socle-gap-finder.h"
#include "socle-gap-wording.h"
#include "socle-link-check-row.h"
#include "socle-link-save-row.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the catalogue leaves open about an item; nothing if there is no gap. */
void
socle_detail_pane_add_gaps (SocleDetailPane *pane,
                            SocleCatalogue *catalogue,
                            GObject *subject,
                            SocleMessages *messages)
{
  g_autoptr (GListModel) gaps = NULL;
  GtkListBox *list;

  if (catalogue == NULL)
    return;

  gaps = socle_gap_finder_find_for (catalogue, subject);
  if (g_list_model_get_n_items (gaps) == 0)
    return;

  list = socle_detail_pane_add_section (pane, _ ("Gaps in the Catalogue"));
  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    {
      g_autoptr (SocleGap) gap = g_list_model_get_item (gaps, i);
      g_autofree char *sentence = socle_gap_wording_sentence (messages, gap);

      socle_detail_list_add_state (list, "socle-gap-symbolic", sentence,
                                   socle_gap_wording_advice (messages, socle_gap_get_kind (gap)));
    }
}

/* Whom to ask about an item, where the provider names somebody. */
void
socle_detail_pane_add_contacts (SocleDetailPane *pane,
                                SocleCatalogue *catalogue,
                                GObject *subject,
                                SocleMessages *messages)
{
  GListModel *links = catalogue != NULL ? socle_catalogue_get_links (catalogue) : NULL;
  GtkListBox *list = NULL;

  for (guint i = 0; links != NULL && i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

      for (guint j = 0; j < socle_portal_link_get_n_uses (link); j++)
        {
          const SocleLinkUse *use = socle_portal_link_get_use (link, j);
          g_autofree char *title = socle_visible_text (
            socle_text_get (use->title, socle_messages_get_language (messages)));

          if (use->item != subject || use->kind != SOCLE_LINK_CONTACT)
            continue;
          if (list == NULL)
            list = socle_detail_pane_add_section (pane, _ ("Contact"));
          socle_detail_list_add_link (list, title, socle_portal_link_get_url (link));
        }
    }
}

/* Where the facts come from, and of which day they are. */
void
socle_detail_pane_add_source (SocleDetailPane *pane,
                              SocleCatalogue *catalogue,
                              SocleMessages *messages)
{
  const SocleSource *source;
  GtkListBox *list;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  if (catalogue == NULL)
    return;

  source = socle_catalogue_get_source (catalogue);
  list = socle_detail_pane_add_section (pane, _ ("Source"));
  date = socle_wording_as_of (messages, catalogue);
  title = socle_visible_text (source->title);
  socle_detail_list_add_fact (list, title, date);

  if (source->url != NULL)
    socle_detail_list_add_link (list, _ ("Source page"), source->url);
}

static void
add_letters_link (GtkListBox *list, SocleAuditCycle *cycle)
{
  GPtrArray *reports = socle_audit_cycle_get_reports (cycle);
  SocleCatalogue *catalogue =
    reports->len > 0 ? socle_report_get_catalogue (g_ptr_array_index (reports, 0)) : NULL;
  GListModel *links = catalogue != NULL ? socle_catalogue_get_links (catalogue) : NULL;

  for (guint i = 0; links != NULL && i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (SoclePortalLink) link = g_list_model_get_item (links, i);

      for (guint j = 0; j < socle_portal_link_get_n_uses (link); j++)
        {
          const SocleLinkUse *use = socle_portal_link_get_use (link, j);

          if (use->kind == SOCLE_LINK_LETTERS && use->item == G_OBJECT (cycle))
            socle_detail_list_add_link (list, _ ("Bridge letters and further reports"),
                                        socle_portal_link_get_url (link));
        }
    }
}

/* When the services of a cycle are audited and what bridges the time between. */
void
socle_detail_list_add_cycle (GtkListBox *list, SocleAuditCycle *cycle, SocleMessages *messages)
{
  g_autofree char *title = socle_wording_cycle_title (messages, cycle);
  g_autofree char *periods = socle_wording_periods (messages, cycle);
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n_letters;
  const SocleLetterRule *rules = socle_audit_cycle_get_letters (cycle, &n_letters);

  socle_detail_list_add_fact (
    list, title, socle_wording_frequency (messages, socle_audit_cycle_get_frequency (cycle)));
  socle_detail_list_add_fact (list, _ ("Audit periods"), periods);

  for (guint i = 0; i < n_letters; i++)
    {
      g_autofree char *letter = socle_wording_letter (messages, &rules[i]);

      g_string_append_printf (letters, "%s%s", i > 0 ? "\n" : "", letter);
    }
  socle_detail_list_add_fact (list, _ ("Bridge letters"),
                              n_letters > 0 ? letters->str : _ ("No dates published"));
  add_letters_link (list, cycle);
}

/* A page of the provider, with what its last check has found. */
void
socle_detail_list_add_linked_page (GtkListBox *list, const char *title, const char *url)
{
  socle_detail_list_add_link (list, title, url);
  if (g_ascii_strncasecmp (url, "mailto:", strlen ("mailto:")) != 0)
    {
      gtk_list_box_append (list, socle_link_check_row_new (url));
      gtk_list_box_append (list, socle_link_save_row_new (url));
    }
}
