/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is known about a link: what it is for, where it led, and what is there. */

#include "config.h"

#include "socle-link-pane.h"

#include "socle-detail-pane.h"
#include "socle-detail-sections.h"
#include "socle-evidence-origin.h"
#include "socle-format.h"
#include "socle-kept-section.h"
#include "socle-link-change.h"
#include "socle-link-row.h"
#include "socle-link-wording.h"
#include "socle-text-label.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

struct _SocleLinkPane
{
  AdwBin parent_instance;

  SocleDetailPane *pane; /* (unowned): child */
};

G_DEFINE_FINAL_TYPE (SocleLinkPane, socle_link_pane, ADW_TYPE_BIN)

/* How much of a page's text is laid out: some twenty printed pages. */
#define LONGEST_TEXT 50000

static void
socle_link_pane_class_init (SocleLinkPaneClass *klass)
{
}

static void
socle_link_pane_init (SocleLinkPane *self)
{
  self->pane =
    SOCLE_DETAIL_PANE (socle_detail_pane_new (_ ("No Link Chosen"), "socle-links-symbolic"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->pane));
}

static void
add_fact (GtkListBox *list, const char *title, const char *value)
{
  g_autofree char *shown = value != NULL ? socle_visible_text (value) : NULL;

  if (shown != NULL && *shown != '\0')
    socle_detail_list_add_fact (list, title, shown);
}

/* "Status 301" behind each address that was asked. */
static void
add_hops (SocleDetailPane *pane, SocleLinkResult *result)
{
  guint n_hops = socle_link_result_get_n_hops (result);
  GtkListBox *list;

  if (n_hops < 2)
    return;

  list = socle_detail_pane_add_section (pane, _ ("Where It Led"));
  for (guint i = 0; i < n_hops; i++)
    {
      const SocleLinkHop *hop = socle_link_result_get_hop (result, i);
      g_autofree char *number = g_strdup_printf ("%u", hop->status);
      g_autofree char *address = socle_visible_text (hop->address);
      g_autofree char *status =
        /* Translators: {status} is a number such as 301 that a web server answers with */
        socle_format (i + 1 < n_hops ? _ ("Redirects (status {status})")
                                     : _ ("Answers (status {status})"),
                      "status", number, NULL);

      socle_detail_list_add_fact (list, status, address);
    }
}

static void
add_page (SocleDetailPane *pane, SocleLinkResult *result, SocleMessages *messages)
{
  SoclePortalPage *page = socle_link_result_get_page (result);
  GtkListBox *list = socle_detail_pane_add_section (pane, _ ("What Is There"));
  gint64 size = socle_link_result_get_size (result);

  add_fact (list, _ ("Title"), socle_link_result_get_title (result));
  if (page != NULL)
    {
      add_fact (list, _ ("Description"), socle_portal_page_get_description (page));
      add_fact (list, _ ("Language"), socle_portal_page_get_language (page));
    }
  add_fact (list, _ ("Kind of document"),
            socle_link_result_is_pdf (result) ? _ ("PDF document")
                                              : socle_link_result_get_media_type (result));
  if (size >= 0)
    {
      g_autofree char *shown = socle_link_wording_size (messages, (guint64) size);

      socle_detail_list_add_fact (list, _ ("Size"), shown);
    }
  if (socle_link_result_get_modified (result) != NULL)
    {
      g_autofree char *shown =
        socle_link_wording_modified (messages, socle_link_result_get_modified (result));

      socle_detail_list_add_fact (list, _ ("Last changed, as the server says"), shown);
    }
}

static void
add_earlier_checks (SocleDetailPane *pane, GPtrArray *checks, SocleMessages *messages)
{
  GtkListBox *list;

  if (checks->len < 2)
    return;

  list = socle_detail_pane_add_section (pane, _ ("Earlier Checks"));
  for (guint i = 1; i < checks->len; i++)
    {
      SocleLinkResult *result = g_ptr_array_index (checks, i);
      g_autofree char *time =
        socle_link_wording_time (messages, socle_link_result_get_checked_at (result));

      socle_detail_list_add_fact (
        list, time, socle_link_wording_status (messages, socle_link_result_get_status (result)));
    }
}

/* The text as it can be read here: without the page's pictures, links and scripts. */
static void
add_text (SocleDetailPane *pane, SocleLinkResult *result)
{
  SoclePortalPage *page = socle_link_result_get_page (result);
  const char *text = page != NULL ? socle_portal_page_get_text (page) : "";
  g_autofree char *start = NULL;
  GtkWidget *label, *row;

  if (*text == '\0')
    return;

  start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LONGEST_TEXT));
  label = socle_text_label_new (start, NULL);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);

  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (socle_detail_pane_add_section (pane, _ ("Text of the Page")), row);
}

/* Whether there is a document to be kept, or was one. */
static gboolean
has_kept (const char *url, SocleSession *session)
{
  SocleLinkResult *last = socle_link_history_get_last (
    socle_link_checks_get_history (socle_session_get_link_checks (session)), url);
  SocleHoldings *holdings = socle_register_keeper_get_holdings (socle_session_get_keeper (session));
  g_autoptr (GPtrArray) kept = socle_evidence_origin_list (holdings, url);

  return kept->len > 0 || (last != NULL && socle_link_result_is_pdf (last));
}

/* Shows a link as its checks know it now. */
void
socle_link_pane_show (SocleLinkPane *self, SoclePortalLink *link, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  const char *url = socle_portal_link_get_url (link);
  SocleLinkHistory *history =
    socle_link_checks_get_history (socle_session_get_link_checks (session));
  SocleLinkResult *last = socle_link_history_get_last (history, url);
  SocleLinkResult *before = socle_link_history_get_before (history, url);
  g_autofree char *title =
    socle_visible_text (socle_portal_link_get_title (link, socle_messages_get_language (messages)));
  g_autofree char *uses = socle_link_row_describe (link, messages);
  g_autofree char *change =
    last != NULL && before != NULL ? socle_link_change_describe (messages, before, last) : NULL;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GtkListBox *list;

  socle_detail_pane_begin (self->pane, title, uses);
  list = socle_detail_pane_add_section (self->pane, _ ("Link"));
  socle_detail_list_add_linked_page (list, _ ("Address"), url);
  /* Whoever asked for a check with the keyboard goes on from there. */
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (list), GTK_DIR_TAB_FORWARD);
  if (change != NULL)
    socle_detail_list_add_state (list, "socle-info-symbolic", _ ("Changed since the check before"),
                                 change);
  if (has_kept (url, session))
    socle_detail_pane_add_widget (self->pane, socle_kept_section_new (session, url));
  if (last == NULL)
    return;

  add_hops (self->pane, last);
  if (socle_link_result_get_verdict (last) == SOCLE_LINK_VERDICT_GOOD)
    add_page (self->pane, last, messages);
  add_earlier_checks (self->pane, socle_link_history_get_checks (history, url), messages);
  if (socle_link_result_get_status (last) != SOCLE_LINK_SIGN_IN)
    add_text (self->pane, last);
}
