/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping a linked document as evidence: a button, how far it is, and what became of it. */

#include "config.h"

#include "socle-link-save-row.h"

#include "socle-evidence-origin.h"
#include "socle-format.h"
#include "socle-link-wording.h"
#include "socle-page.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * There is something to keep where the last check has found a document, or, before the first
 * one, where the address promises one; elsewhere the row is not to be seen. It finds the session
 * through the page that it is in.
 */
struct _SocleLinkSaveRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *state_label;        /* (unowned): template child */
  GtkLabel *detail_label;       /* (unowned): template child */
  GtkProgressBar *progress_bar; /* (unowned): template child */
  GtkButton *button;            /* (unowned): template child */

  char *url;                    /* (owned) (nullable) */
  SocleSession *session;        /* (owned) (nullable): while the row is in a page */
  GSignalGroup *check_signals;  /* (owned) */
  GSignalGroup *saver_signals;  /* (owned) */
  GSignalGroup *keeper_signals; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SocleLinkSaveRow, socle_link_save_row, ADW_TYPE_PREFERENCES_ROW)

static SocleLinkChecks *
get_checks (SocleLinkSaveRow *self)
{
  return socle_session_get_link_checks (self->session);
}

static SocleLinkSaver *
get_saver (SocleLinkSaveRow *self)
{
  return socle_link_checks_get_saver (get_checks (self));
}

static SocleMessages *
get_messages (SocleLinkSaveRow *self)
{
  return socle_session_get_messages (self->session);
}

static gboolean
is_running (SocleLinkSaveRow *self)
{
  return g_strcmp0 (socle_link_saver_get_address (get_saver (self)), self->url) == 0;
}

/* Whether the address ends as those of documents do. */
static gboolean
promises_document (const char *url)
{
  static const char ending[] = ".pdf";
  size_t length = strcspn (url, "?#");

  return length > strlen (ending) &&
         g_ascii_strncasecmp (url + length - strlen (ending), ending, strlen (ending)) == 0;
}

static gboolean
is_document (SocleLinkSaveRow *self)
{
  SocleLinkResult *last =
    socle_link_history_get_last (socle_link_checks_get_history (get_checks (self)), self->url);

  if (last == NULL || socle_link_result_get_verdict (last) == SOCLE_LINK_VERDICT_OPEN)
    return promises_document (self->url);

  return socle_link_result_get_verdict (last) == SOCLE_LINK_VERDICT_GOOD &&
         socle_link_result_is_pdf (last);
}

static void
show_progress (SocleLinkSaveRow *self)
{
  SocleMessages *messages = get_messages (self);
  gint64 received = socle_link_saver_get_received (get_saver (self));
  gint64 total = socle_link_saver_get_total (get_saver (self));
  g_autofree char *come = socle_link_wording_size (messages, (guint64) received);
  g_autofree char *all = total > 0 ? socle_link_wording_size (messages, (guint64) total) : NULL;
  g_autofree char *text = NULL;

  if (received == 0)
    text = g_strdup (_ ("Waiting for the server…"));
  else if (all != NULL)
    /* Translators: {received} and {total} are sizes, such as “331 kB” */
    text = socle_format (_ ("{received} of {total}"), "received", come, "total", all, NULL);
  else
    text = g_steal_pointer (&come);

  gtk_label_set_text (self->state_label, _ ("The document is being fetched…"));
  gtk_label_set_text (self->detail_label, text);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, MIN ((double) received / (double) total, 1));
  else
    gtk_progress_bar_pulse (self->progress_bar);
}

/* When the document was last kept, or that it can be. */
static void
show_kept (SocleLinkSaveRow *self)
{
  SocleHoldings *holdings =
    socle_register_keeper_get_holdings (socle_session_get_keeper (self->session));
  g_autoptr (GPtrArray) kept = socle_evidence_origin_list (holdings, self->url);
  SocleRecord *newest = kept->len > 0 ? g_ptr_array_index (kept, kept->len - 1) : NULL;
  GDate day;

  if (newest != NULL && socle_record_get_date (newest, "received_on", &day))
    {
      g_autofree char *shown = socle_messages_format_date (get_messages (self), &day);
      g_autofree char *state = socle_format (_ ("Kept as evidence on {day}"), "day", shown, NULL);

      gtk_label_set_text (self->state_label, state);
      gtk_label_set_text (self->detail_label, _ ("Save it again to see whether it has changed."));
      return;
    }

  gtk_label_set_text (self->state_label, _ ("PDF document"));
  gtk_label_set_text (self->detail_label, _ ("Socle can keep a copy, with its SHA-256 and where it "
                                             "came from."));
}

/* The same button for both, so that the focus stays where it is. */
static void
button_clicked_cb (SocleLinkSaveRow *self)
{
  if (self->session == NULL)
    return;

  if (is_running (self))
    socle_link_saver_cancel (get_saver (self));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-evidence", "s", self->url);
}

static void
update (SocleLinkSaveRow *self)
{
  SocleLinkSaver *saver;
  SocleLinkResult *failure;
  const char *address;
  gboolean running;

  if (self->session == NULL)
    return;

  saver = get_saver (self);
  address = socle_link_saver_get_address (saver);
  failure = socle_link_saver_get_failure (saver, self->url);
  running = is_running (self);

  if (running)
    show_progress (self);
  else if (failure != NULL)
    {
      g_autofree char *sentence = socle_link_wording_sentence (get_messages (self), failure);

      gtk_label_set_text (self->state_label, _ ("The document could not be kept"));
      gtk_label_set_text (self->detail_label, sentence);
    }
  else
    show_kept (self);

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), running);
  gtk_button_set_label (self->button, running ? _ ("_Cancel") : _ ("Save as _Evidence…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button),
                            running || (address == NULL &&
                                        socle_link_checks_get_allowed (get_checks (self))));
  gtk_widget_set_visible (GTK_WIDGET (self), running || failure != NULL || is_document (self));
}

static void
socle_link_save_row_root (GtkWidget *widget)
{
  SocleLinkSaveRow *self = SOCLE_LINK_SAVE_ROW (widget);
  GtkWidget *page;
  SocleSession *session;

  GTK_WIDGET_CLASS (socle_link_save_row_parent_class)->root (widget);

  page = gtk_widget_get_ancestor (widget, SOCLE_TYPE_PAGE);
  session = page != NULL ? socle_page_get_session (SOCLE_PAGE (page)) : NULL;
  if (session == NULL || self->url == NULL)
    return;

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->check_signals, get_checks (self));
  g_signal_group_set_target (self->saver_signals, get_saver (self));
  g_signal_group_set_target (self->keeper_signals, socle_session_get_keeper (session));
  update (self);
}

static void
socle_link_save_row_unroot (GtkWidget *widget)
{
  SocleLinkSaveRow *self = SOCLE_LINK_SAVE_ROW (widget);

  g_signal_group_set_target (self->check_signals, NULL);
  g_signal_group_set_target (self->saver_signals, NULL);
  g_signal_group_set_target (self->keeper_signals, NULL);
  g_clear_object (&self->session);

  GTK_WIDGET_CLASS (socle_link_save_row_parent_class)->unroot (widget);
}

static void
socle_link_save_row_dispose (GObject *object)
{
  SocleLinkSaveRow *self = SOCLE_LINK_SAVE_ROW (object);

  g_clear_object (&self->check_signals);
  g_clear_object (&self->saver_signals);
  g_clear_object (&self->keeper_signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_LINK_SAVE_ROW);

  G_OBJECT_CLASS (socle_link_save_row_parent_class)->dispose (object);
}

static void
socle_link_save_row_finalize (GObject *object)
{
  g_free (SOCLE_LINK_SAVE_ROW (object)->url);

  G_OBJECT_CLASS (socle_link_save_row_parent_class)->finalize (object);
}

static void
socle_link_save_row_class_init (SocleLinkSaveRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_link_save_row_dispose;
  object_class->finalize = socle_link_save_row_finalize;
  widget_class->root = socle_link_save_row_root;
  widget_class->unroot = socle_link_save_row_unroot;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-link-save-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleLinkSaveRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkSaveRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkSaveRow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SocleLinkSaveRow, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
}

static void
socle_link_save_row_init (SocleLinkSaveRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->check_signals = g_signal_group_new (SOCLE_TYPE_LINK_CHECKS);
  g_signal_group_connect_swapped (self->check_signals, "checked", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->check_signals, "notify::allowed", G_CALLBACK (update),
                                  self);
  self->saver_signals = g_signal_group_new (SOCLE_TYPE_LINK_SAVER);
  g_signal_group_connect_swapped (self->saver_signals, "notify", G_CALLBACK (update), self);
  self->keeper_signals = g_signal_group_new (SOCLE_TYPE_REGISTER_KEEPER);
  g_signal_group_connect_swapped (self->keeper_signals, "notify::holdings", G_CALLBACK (update),
                                  self);
}

GtkWidget *
socle_link_save_row_new (const char *url)
{
  SocleLinkSaveRow *self = g_object_new (SOCLE_TYPE_LINK_SAVE_ROW, NULL);

  self->url = g_strdup (url);

  return GTK_WIDGET (self);
}
