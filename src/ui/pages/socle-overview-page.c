/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether everything is all right, in one look: coverage, what is due, scope, gaps. */

#include "config.h"

#include "socle-overview-page.h"

#include "socle-count-card.h"
#include "socle-coverage-card.h"
#include "socle-detail-pane.h"
#include "socle-due-card.h"
#include "socle-format.h"
#include "socle-gap-digest.h"
#include "socle-gap-wording.h"
#include "socle-item-target.h"
#include "socle-reminder-card.h"
#include "socle-links-card.h"
#include "socle-scope-card.h"
#include "socle-visible-text.h"
#include "socle-weak-data.h"
#include "socle-welcome-card.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

/*
 * The counts come from the indexes of the library. The gaps are worked out in a
 * thread, since a library may have a thousand catalogues; until they are there,
 * their section is not.
 */
struct _SocleOverviewPage
{
  SoclePage parent_instance;

  GtkStack *stack;                  /* (unowned): template child */
  GtkLabel *heading;                /* (unowned): template child */
  GtkLabel *subheading;             /* (unowned): template child */
  SocleWelcomeCard *welcome_card;   /* (unowned): template child */
  SocleCoverageCard *coverage_card; /* (unowned): template child */
  SocleReminderCard *reminder_card; /* (unowned): template child */
  SocleDueCard *due_card;           /* (unowned): template child */
  SocleScopeCard *scope_card;       /* (unowned): template child */
  SocleLinksCard *links_card;       /* (unowned): template child */
  GtkFlowBox *cards;                /* (unowned): template child */
  GtkBox *gaps_section;             /* (unowned): template child */
  GtkListBox *gaps;                 /* (unowned): template child */
  GtkBox *sources_section;          /* (unowned): template child */
  GtkListBox *sources;              /* (unowned): template child */

  SocleLibrary *library;     /* (owned) (nullable): what is shown */
  GCancellable *cancellable; /* (owned) (nullable): of the search for gaps */
};

G_DEFINE_FINAL_TYPE (SocleOverviewPage, socle_overview_page, SOCLE_TYPE_PAGE)

/* More sources than a person would read through are only counted. */
#define MAX_SOURCES 20

static SocleMessages *
get_messages (SocleOverviewPage *self)
{
  return socle_session_get_messages (socle_page_get_session (SOCLE_PAGE (self)));
}

static guint
count_matches (SocleSearchIndex *index, SocleSoc soc)
{
  guint n_items = socle_search_index_get_n_items (index);
  guint count = 0;

  for (guint i = 0; i < n_items; i++)
    count += (socle_search_index_get_mask (index, i) & soc) != 0;

  return count;
}

static void
add_card (SocleOverviewPage *self, guint n, const char *sentence, const char *page, SocleSoc soc)
{
  g_autofree char *count = socle_messages_format_number (get_messages (self), n);
  /* A card is small: the number stays with its word when the line is broken. */
  g_autofree char *name = g_strdup_printf ("SOC\u00a0%d", socle_soc_get_number (soc));
  g_autofree char *label = socle_format (sentence, "soc", name, NULL);
  g_autofree char *target =
    g_strconcat (page, ":", soc == SOCLE_SOC_NONE ? "all" : socle_soc_to_string (soc), NULL);

  gtk_flow_box_append (self->cards, socle_count_card_new (count, label, target));
}

static void
fill_cards (SocleOverviewPage *self)
{
  SocleSearchIndex *services = socle_library_get_service_index (self->library);
  SocleSearchIndex *reports = socle_library_get_report_index (self->library);
  guint n_services = socle_search_index_get_n_items (services);
  guint n_reports = socle_search_index_get_n_items (reports);

  gtk_flow_box_remove_all (self->cards);
  add_card (self, n_services, ngettext ("service", "services", n_services), "services",
            SOCLE_SOC_NONE);
  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    {
      SocleSoc soc = socle_soc_from_number (number);
      guint n = count_matches (services, soc);

      /* Translators: below a number; {soc} is “SOC 1”, “SOC 2” or “SOC 3” */
      add_card (self, n, ngettext ("service in {soc}", "services in {soc}", n), "services", soc);
    }

  add_card (self, n_reports, ngettext ("report", "reports", n_reports), "reports", SOCLE_SOC_NONE);
  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    {
      SocleSoc soc = socle_soc_from_number (number);
      guint n = count_matches (reports, soc);

      /* Translators: below a number; {soc} is “SOC 1”, “SOC 2” or “SOC 3” */
      add_card (self, n, ngettext ("{soc} report", "{soc} reports", n), "reports", soc);
    }
}

static void
fill_heading (SocleOverviewPage *self)
{
  SocleMessages *messages = get_messages (self);
  GListModel *catalogues = socle_library_get_catalogues (self->library);
  guint n_catalogues = g_list_model_get_n_items (catalogues);
  guint n_providers = socle_library_get_n_providers (self->library);
  g_autofree char *heading = NULL;
  g_autofree char *subheading = NULL;

  if (n_catalogues == 1)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, 0);

      heading = socle_visible_text (socle_text_get (socle_catalogue_get_title (catalogue),
                                                    socle_messages_get_language (messages)));
      subheading = socle_wording_as_of (messages, catalogue);
    }
  else
    {
      g_autofree char *catalogue_count = socle_messages_format_number (messages, n_catalogues);
      g_autofree char *provider_count = socle_messages_format_number (messages, n_providers);

      heading = socle_format (ngettext ("{count} catalogue", "{count} catalogues", n_catalogues),
                              "count", catalogue_count, NULL);
      subheading = socle_format (ngettext ("{count} provider", "{count} providers", n_providers),
                                 "count", provider_count, NULL);
    }

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->subheading, subheading);
}

static void
fill_sources (SocleOverviewPage *self)
{
  SocleMessages *messages = get_messages (self);
  GListModel *catalogues = socle_library_get_catalogues (self->library);
  guint n_catalogues = g_list_model_get_n_items (catalogues);

  gtk_list_box_remove_all (self->sources);
  for (guint i = 0; i < MIN (n_catalogues, MAX_SOURCES); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);
      const SocleSource *source = socle_catalogue_get_source (catalogue);
      g_autofree char *date = socle_wording_as_of (messages, catalogue);
      g_autofree char *title = socle_visible_text (source->title);
      g_autoptr (GString) facts = g_string_new (date);

      for (int number = 1; number <= SOCLE_N_SOCS; number++)
        {
          g_autofree char *standards =
            socle_wording_standards (messages, catalogue, socle_soc_from_number (number));

          if (standards != NULL)
            g_string_append_printf (facts, "\n%s", standards);
        }

      if (source->url != NULL)
        socle_detail_list_add_link (self->sources, title, source->url);
      socle_detail_list_add_fact (self->sources, title, facts->str);
    }

  if (n_catalogues > MAX_SOURCES)
    {
      guint n_more = n_catalogues - MAX_SOURCES;
      g_autofree char *count = socle_messages_format_number (messages, n_more);
      g_autofree char *text = socle_format (ngettext ("And {count} more catalogue",
                                                      "And {count} more catalogues", n_more),
                                            "count", count, NULL);

      socle_detail_list_add_state (self->sources, "view-more-symbolic", text, NULL);
    }
}

static GtkWidget *
create_gap_row (SocleOverviewPage *self, SocleGap *gap)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sentence = socle_gap_wording_sentence (get_messages (self), gap);
  g_autofree char *target = socle_item_target_new (socle_gap_get_subject (gap));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);

  if (target != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

      g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-item");
    }

  return row;
}

static GtkWidget *
create_more_row (SocleOverviewPage *self, guint n_more)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count = socle_messages_format_number (get_messages (self), n_more);
  g_autofree char *text =
    socle_format (ngettext ("And {count} more", "And {count} more", n_more), "count", count, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return row;
}

/* The gaps of one kind, for a group that has not been opened yet. */
typedef struct
{
  SocleOverviewPage *page; /* (unowned): has the group */
  GPtrArray *gaps;         /* (owned) (element-type SocleGap) */
  guint total;
} GapGroup;

static void
free_gap_group (gpointer data, GClosure *closure)
{
  GapGroup *group = data;

  g_ptr_array_unref (group->gaps);
  g_free (group);
}

/* A group makes its rows when it is first opened: most never are. */
static void
expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, GapGroup *group)
{
  for (guint i = 0; i < group->gaps->len; i++)
    adw_expander_row_add_row (expander,
                              create_gap_row (group->page, g_ptr_array_index (group->gaps, i)));
  if (group->total > group->gaps->len)
    adw_expander_row_add_row (expander,
                              create_more_row (group->page, group->total - group->gaps->len));

  g_signal_handlers_disconnect_by_func (expander, expanded_cb, group);
}

static void
add_gap_kind (SocleOverviewPage *self, SocleGapDigest *digest, SocleGapKind kind)
{
  guint total = socle_gap_digest_get_count (digest, kind);
  g_autofree char *count = socle_messages_format_number (get_messages (self), total);
  const char *title = socle_gap_wording_kind (get_messages (self), kind);
  const char *advice = socle_gap_wording_advice (get_messages (self), kind);
  GapGroup *group;
  GtkWidget *expander;
  GtkWidget *label;

  if (total == 0)
    return;

  expander = adw_expander_row_new ();
  label = gtk_label_new (count);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), advice);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (expander), 0);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (expander), 0);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (expander), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);

  group = g_new (GapGroup, 1);
  group->page = self;
  group->gaps = g_ptr_array_ref (socle_gap_digest_get_gaps (digest, kind));
  group->total = total;
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (expanded_cb), group,
                         free_gap_group, 0);
  gtk_list_box_append (self->gaps, expander);
}

static void
show_gaps (SocleOverviewPage *self, SocleGapDigest *digest)
{
  gtk_list_box_remove_all (self->gaps);
  for (SocleGapKind kind = 0; kind < SOCLE_N_GAP_KINDS; kind++)
    add_gap_kind (self, digest, kind);

  gtk_widget_set_visible (GTK_WIDGET (self->gaps_section),
                          gtk_widget_get_first_child (GTK_WIDGET (self->gaps)) != NULL);
}

static void
find_gaps_in_thread (GTask *task, gpointer source, gpointer library, GCancellable *cancellable)
{
  SocleGapDigest *digest = socle_gap_digest_new (library, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, digest, (GDestroyNotify) socle_gap_digest_free);
  else if (digest != NULL)
    socle_gap_digest_free (digest);
}

static void
gaps_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleOverviewPage) self = socle_weak_data_take (user_data);
  g_autoptr (SocleGapDigest) digest = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Only a search that was given up finds nothing to tell. */
  if (self != NULL && digest != NULL)
    show_gaps (self, digest);
}

/* The task does not hold the page: a thread must not be the last to let go of a
 * widget. */
static void
find_gaps (SocleOverviewPage *self)
{
  g_autoptr (GTask) task = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->gaps_section), FALSE);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  task = g_task_new (NULL, self->cancellable, gaps_found_cb, socle_weak_data_new (self));
  g_task_set_source_tag (task, find_gaps);
  g_task_set_task_data (task, g_object_ref (self->library), g_object_unref);
  g_task_run_in_thread (task, find_gaps_in_thread);
}

static void
socle_overview_page_update (SoclePage *page)
{
  SocleOverviewPage *self = SOCLE_OVERVIEW_PAGE (page);
  SocleLibrary *library = socle_page_get_library (page);

  if (library == NULL)
    {
      gboolean loading = socle_session_get_loading (socle_page_get_session (page));

      gtk_stack_set_visible_child_name (self->stack, loading ? "loading" : "empty");
      return;
    }

  if (g_set_object (&self->library, library))
    {
      fill_heading (self);
      socle_coverage_card_show (self->coverage_card, socle_page_get_session (page), library);
      socle_reminder_card_show (self->reminder_card, socle_page_get_session (page));
      socle_due_card_show (self->due_card, socle_page_get_session (page), library);
      socle_scope_card_show (self->scope_card, socle_page_get_session (page), library);
      socle_links_card_show (self->links_card, socle_page_get_session (page), library);
      fill_cards (self);
      fill_sources (self);
      find_gaps (self);
      gtk_stack_set_visible_child_name (self->stack, "overview");
    }
}

static void
socle_overview_page_constructed (GObject *object)
{
  SocleOverviewPage *self = SOCLE_OVERVIEW_PAGE (object);
  SocleSession *session = socle_page_get_session (SOCLE_PAGE (self));
  GSettings *settings = socle_page_get_settings (SOCLE_PAGE (self));

  if (session != NULL && settings != NULL)
    socle_welcome_card_set_up (self->welcome_card, session, settings);

  G_OBJECT_CLASS (socle_overview_page_parent_class)->constructed (object);
}

static void
socle_overview_page_dispose (GObject *object)
{
  SocleOverviewPage *self = SOCLE_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (socle_overview_page_parent_class)->dispose (object);
}

static void
socle_overview_page_class_init (SocleOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = socle_overview_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = socle_overview_page_dispose;
  SOCLE_PAGE_CLASS (klass)->update = socle_overview_page_update;

  g_type_ensure (SOCLE_TYPE_COVERAGE_CARD);
  g_type_ensure (SOCLE_TYPE_DUE_CARD);
  g_type_ensure (SOCLE_TYPE_REMINDER_CARD);
  g_type_ensure (SOCLE_TYPE_LINKS_CARD);
  g_type_ensure (SOCLE_TYPE_SCOPE_CARD);
  g_type_ensure (SOCLE_TYPE_WELCOME_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/pages/socle-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, subheading);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, welcome_card);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, coverage_card);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, reminder_card);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, due_card);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, scope_card);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, links_card);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, gaps_section);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, gaps);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, sources_section);
  gtk_widget_class_bind_template_child (widget_class, SocleOverviewPage, sources);
}

static void
socle_overview_page_init (SocleOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
