/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coverage of the fiscal year in one look: how many reports cover it, and a line for
 * each audit cycle. */

#include "config.h"

#include "socle-coverage-card.h"

#include "socle-coverage-strip.h"
#include "socle-coverage-wording.h"
#include "socle-fiscal-work.h"
#include "socle-format.h"
#include "socle-list-rows.h"
#include "socle-weak-data.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

/* It is summed up on a thread, anew whenever the library, the fiscal year or the day changes;
 * until then the card shows what it was. */
struct _SocleCoverageCard
{
  GtkBox parent_instance;

  GtkLabel *title;  /* (unowned): template child */
  GtkLabel *answer; /* (unowned): template child */
  GtkListBox *list; /* (unowned): template child */

  SocleSession *session;     /* (owned) (nullable) */
  SocleLibrary *library;     /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of the sum that goes on */
};

G_DEFINE_FINAL_TYPE (SocleCoverageCard, socle_coverage_card, GTK_TYPE_BOX)

static SocleMessages *
get_messages (SocleCoverageCard *self)
{
  return socle_session_get_messages (self->session);
}

/* "SOC 1 Type 2, SOC 2 Type 2" */
static char *
describe_kinds (SocleCoverageGroup *group, SocleMessages *messages)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kinds = NULL;

  for (guint i = 0; i < group->reports->len; i++)
    g_strv_builder_take (builder,
                         socle_wording_kind (messages, g_ptr_array_index (group->reports, i)));
  kinds = g_strv_builder_end (builder);

  return g_strjoinv (" · ", kinds);
}

/* What the group covers, or that nobody knows for which time it is audited. */
static char *
describe_coverage (SocleCoverageGroup *group, SocleMessages *messages)
{
  if (socle_coverage_is_period_known (group->coverage))
    return socle_coverage_wording_totals (messages, group->coverage);

  return g_strdup (socle_messages_get (messages, "No audit period is published"));
}

static GtkWidget *
create_label (const char *text, const char *first_class, const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (first_class != NULL)
    gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);

  return label;
}

static GtkWidget *
create_group (SocleCoverageCard *self, SocleCoverageGroup *group)
{
  SocleMessages *messages = get_messages (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = socle_wording_cycle_title (messages, group->cycle);
  g_autofree char *kinds = describe_kinds (group, messages);
  g_autofree char *coverage = describe_coverage (group, messages);
  g_autofree char *detail = g_strconcat (kinds, " – ", coverage, NULL);
  g_autofree char *label =
    socle_format (_ ("{title}: {totals}"), "title", title, "totals", detail, NULL);

  gtk_box_append (GTK_BOX (box), create_label (title, NULL, NULL));
  if (socle_coverage_is_period_known (group->coverage))
    {
      GtkWidget *strip = socle_coverage_strip_new (TRUE);

      socle_coverage_strip_show (SOCLE_COVERAGE_STRIP (strip), group->coverage,
                                 socle_session_get_today (self->session), messages);
      gtk_box_append (GTK_BOX (box), strip);
    }
  gtk_box_append (GTK_BOX (box), create_label (detail, "caption", "dim-label"));

  return socle_list_row_new (box, label, "win.show-view", "strips");
}

static GtkWidget *
create_more (SocleCoverageCard *self, guint n_more)
{
  g_autofree char *count = socle_messages_format_number (get_messages (self), n_more);
  g_autofree char *text =
    socle_format (ngettext ("And {count} more", "And {count} more", n_more), "count", count, NULL);

  return socle_list_row_new (create_label (text, NULL, NULL), text, "win.show-view", "strips");
}

static void
show_digest (SocleCoverageCard *self, SocleCoverageDigest *digest)
{
  SocleMessages *messages = get_messages (self);
  SocleFiscal *fiscal = socle_session_get_fiscal (self->session);
  GPtrArray *groups = socle_coverage_digest_get_groups (digest);
  guint n_groups = socle_coverage_digest_get_n_groups (digest);
  guint n_reliable = socle_coverage_digest_get_n_reliable (digest);
  g_autofree char *count =
    socle_messages_format_number (messages, socle_coverage_digest_get_n_full (digest));
  g_autofree char *all = socle_messages_format_number (messages, n_reliable);
  g_autofree char *date = socle_messages_format_date (messages, socle_fiscal_get_sign_off (fiscal));
  g_autofree char *answer = socle_format (
    /* Translators: {count} of {all} are numbers of reports, {date} a date */
    ngettext ("At the sign-off on {date}, {count} of {all} SOC 1 and SOC 2 report leaves no month "
              "uncovered.",
              "At the sign-off on {date}, {count} of {all} SOC 1 and SOC 2 reports leave no month "
              "uncovered.",
              n_reliable),
    "date", date, "count", count, "all", all, NULL);

  gtk_label_set_text (self->answer, answer);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < groups->len; i++)
    gtk_list_box_append (self->list, create_group (self, g_ptr_array_index (groups, i)));
  if (n_groups > groups->len)
    gtk_list_box_append (self->list, create_more (self, n_groups - groups->len));
  gtk_widget_set_visible (GTK_WIDGET (self), groups->len > 0);
}

static void
summed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleCoverageCard) self = socle_weak_data_take (user_data);
  g_autoptr (SocleCoverageDigest) digest = socle_fiscal_sum_up_finish (result, NULL);

  /* A sum that was given up comes to nothing. */
  if (self != NULL && digest != NULL)
    show_digest (self, digest);
}

static void
update (SocleCoverageCard *self)
{
  SocleFiscal *fiscal = socle_session_get_fiscal (self->session);
  g_autofree char *year =
    g_strdup_printf ("%d",
                     g_date_get_year (socle_date_range_get_to (socle_fiscal_get_year (fiscal))));
  /* Translators: {year} is the year in which the fiscal year ends */
  g_autofree char *title = socle_format (_ ("Coverage of Fiscal Year {year}"), "year", year, NULL);

  gtk_label_set_text (self->title, title);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  socle_fiscal_sum_up_async (fiscal, self->library, self->cancellable, summed_up_cb,
                             socle_weak_data_new (self));
}

static void
question_changed_cb (SocleCoverageCard *self)
{
  if (self->library != NULL)
    update (self);
}

static void
socle_coverage_card_dispose (GObject *object)
{
  SocleCoverageCard *self = SOCLE_COVERAGE_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_COVERAGE_CARD);
  g_clear_object (&self->library);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_coverage_card_parent_class)->dispose (object);
}

static void
socle_coverage_card_class_init (SocleCoverageCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_coverage_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-coverage-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleCoverageCard, title);
  gtk_widget_class_bind_template_child (widget_class, SocleCoverageCard, answer);
  gtk_widget_class_bind_template_child (widget_class, SocleCoverageCard, list);
}

static void
socle_coverage_card_init (SocleCoverageCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Shows what the reports of a library cover, once that is known. */
void
socle_coverage_card_show (SocleCoverageCard *self, SocleSession *session, SocleLibrary *library)
{
  if (g_set_object (&self->session, session))
    {
      g_signal_connect_object (socle_session_get_fiscal (session), "changed",
                               G_CALLBACK (question_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::today", G_CALLBACK (question_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  if (g_set_object (&self->library, library))
    update (self);
}
