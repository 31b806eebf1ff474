/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headers of a list of reports: the audit cycles that these belong to. */

#include "config.h"

#include "socle-section-headers.h"

#include "socle-result.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

static GtkWidget *
create_line (const char *css_class)
{
  GtkWidget *line = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (line), 2);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line, css_class);

  return line;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), create_line ("heading"));
  gtk_list_header_set_child (header, box);
}

static void
setup_with_source_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  GtkWidget *source = create_line ("caption");

  setup_cb (factory, header, user_data);
  gtk_widget_add_css_class (source, "dim-label");
  gtk_box_append (GTK_BOX (gtk_list_header_get_child (header)), source);
}

static char *
dup_title (SocleReport *report, SocleMessages *messages)
{
  SocleAuditCycle *cycle = report != NULL ? socle_report_get_cycle (report) : NULL;

  return cycle != NULL ? socle_wording_cycle_title (messages, cycle)
                       : g_strdup (_ ("In No Audit Cycle"));
}

/* Who published it when: expected dates go on for ever, but what they are derived from has
 * a date. */
static char *
dup_source (SocleReport *report, SocleMessages *messages)
{
  SocleCatalogue *catalogue = report != NULL ? socle_report_get_catalogue (report) : NULL;
  g_autofree char *provider = NULL;
  g_autofree char *as_of = NULL;

  if (catalogue == NULL)
    return NULL;

  provider = socle_visible_text (socle_catalogue_get_provider (catalogue));
  as_of = socle_wording_as_of (messages, catalogue);

  return g_strconcat (provider, " · ", as_of, NULL);
}

static void
update_header (GtkListHeader *header, SoclePage *page)
{
  SocleMessages *messages = socle_session_get_messages (socle_page_get_session (page));
  SocleReport *report = socle_result_get_item (gtk_list_header_get_item (header));
  GtkWidget *line = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  g_autofree char *title = dup_title (report, messages);
  g_autofree char *source = NULL;

  gtk_label_set_text (GTK_LABEL (line), title);
  line = gtk_widget_get_next_sibling (line);
  if (line == NULL)
    return;

  source = dup_source (report, messages);
  gtk_label_set_text (GTK_LABEL (line), source != NULL ? source : "");
}

static gboolean
is_empty (GtkListHeader *header)
{
  GtkWidget *line = gtk_widget_get_first_child (gtk_list_header_get_child (header));

  return *gtk_label_get_text (GTK_LABEL (line)) == '\0';
}

static void
item_changed_cb (SocleResult *result, GParamSpec *pspec, GtkListHeader *header)
{
  if (socle_result_get_item (result) != NULL)
    update_header (header, g_object_get_data (G_OBJECT (header), "socle-page"));
}

/* A view makes all headers anew at once. Their texts take longer than anything else there,
 * so those whose section has not got its rows yet keep the text that they had. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, SoclePage *page)
{
  SocleResult *result = gtk_list_header_get_item (header);

  g_object_set_data (G_OBJECT (header), "socle-page", page);
  g_signal_connect_object (result, "notify::item", G_CALLBACK (item_changed_cb), header,
                           G_CONNECT_DEFAULT);
  if (!socle_result_get_waiting (result) || is_empty (header))
    update_header (header, page);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_header_get_item (header), item_changed_cb, header);
}

/**
 * socle_section_headers_get_section:
 * @report: (type SocleReport): a report
 *
 * Reports without an audit cycle are a section of their own.
 *
 * Returns: (transfer none) (nullable): what the reports of a section have in common, for
 *   socle_result_list_set_section_func()
 */
gpointer
socle_section_headers_get_section (gpointer report)
{
  return socle_report_get_cycle (report);
}

/**
 * socle_section_headers_new:
 * @page: the page of the view
 * @with_source: whether to name who published the reports when
 *
 * Returns: (transfer full): what makes the headers of a view of results
 */
GtkListItemFactory *
socle_section_headers_new (SoclePage *page, gboolean with_source)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (with_source ? setup_with_source_cb : setup_cb),
                    NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), page, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}
