/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was kept of a linked document, each time that it was. */

#include "config.h"

#include "socle-kept-section.h"

#include "socle-detail-pane.h"
#include "socle-evidence-origin.h"
#include "socle-evidence-row.h"
#include "socle-list-rows.h"
#include "socle-text-label.h"

#include <glib/gi18n.h>

/* Filled anew whenever the register holds something else. */
struct _SocleKeptSection
{
  AdwBin parent_instance;

  GtkListBox *list; /* (unowned): a child */

  SocleSession *session; /* (owned) (nullable) */
  char *url;             /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleKeptSection, socle_kept_section, ADW_TYPE_BIN)

static void
holdings_changed_cb (SocleKeptSection *self)
{
  SocleHoldings *holdings =
    socle_register_keeper_get_holdings (socle_session_get_keeper (self->session));
  g_autoptr (GPtrArray) kept = socle_evidence_origin_list (holdings, self->url);

  gtk_list_box_remove_all (self->list);
  /* The newest first. */
  for (guint i = kept->len; i > 0; i--)
    gtk_list_box_append (self->list,
                         socle_evidence_row_new (self->session, g_ptr_array_index (kept, i - 1)));
  if (kept->len == 0)
    socle_detail_list_add_state (self->list, "socle-uncovered-symbolic", _ ("Not kept yet"), NULL);
}

static void
socle_kept_section_dispose (GObject *object)
{
  g_clear_object (&SOCLE_KEPT_SECTION (object)->session);

  G_OBJECT_CLASS (socle_kept_section_parent_class)->dispose (object);
}

static void
socle_kept_section_finalize (GObject *object)
{
  g_free (SOCLE_KEPT_SECTION (object)->url);

  G_OBJECT_CLASS (socle_kept_section_parent_class)->finalize (object);
}

static void
socle_kept_section_class_init (SocleKeptSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = socle_kept_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = socle_kept_section_finalize;
}

static void
socle_kept_section_init (SocleKeptSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (socle_boxed_list_new (_ ("Kept as Evidence")));
  gtk_box_append (GTK_BOX (box), socle_text_label_new (_ ("Kept as Evidence"), "heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
socle_kept_section_new (SocleSession *session, const char *url)
{
  SocleKeptSection *self = g_object_new (SOCLE_TYPE_KEPT_SECTION, NULL);

  self->session = g_object_ref (session);
  self->url = g_strdup (url);
  g_signal_connect_object (socle_session_get_keeper (session), "notify::holdings",
                           G_CALLBACK (holdings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (socle_session_get_evidence_watch (session), "notify::findings",
                           G_CALLBACK (holdings_changed_cb), self, G_CONNECT_SWAPPED);
  holdings_changed_cb (self);

  return GTK_WIDGET (self);
}
