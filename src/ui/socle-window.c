/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: a sidebar of pages, and the page that is shown. */

#include "config.h"

#include "socle-window-private.h"

#include "socle-coverage-page.h"
#include "socle-format.h"
#include "socle-guide-page.h"
#include "socle-item-target.h"
#include "socle-link-state.h"
#include "socle-links-page.h"
#include "socle-overview-page.h"
#include "socle-reports-page.h"
#include "socle-services-page.h"
#include "socle-sidebar-row.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * Before its first frame a window reads no data and makes no page. The page that was
 * shown last is made after that frame, while the library is read beside it. A page that
 * has been shown stays where it is, since to put it back is to style all of it anew.
 */
typedef enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
  PROP_COMPACT,
  PROP_NARROW,
} SocleWindowProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (SocleWindow, socle_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
} PageSpec;

static const PageSpec page_specs[SOCLE_N_PAGES] = {
  { "overview", N_ ("Overview"), "socle-overview-symbolic", socle_overview_page_get_type },
  { "services", N_ ("Services"), "socle-services-symbolic", socle_services_page_get_type },
  { "reports", N_ ("Reports"), "socle-reports-symbolic", socle_reports_page_get_type },
  { "coverage", N_ ("Coverage"), "socle-coverage-symbolic", socle_coverage_page_get_type },
  { "links", N_ ("Links"), "socle-links-symbolic", socle_links_page_get_type },
  { "guide", N_ ("Guide"), "socle-guide-symbolic", socle_guide_page_get_type },
};

/* A load shorter than this passes without a progress bar, in milliseconds. */
#define PROGRESS_DELAY 400

/* Returns SOCLE_N_PAGES for a name that no page has. */
static guint
find_page (const char *name)
{
  guint index = 0;

  while (index < SOCLE_N_PAGES && !g_str_equal (page_specs[index].name, name))
    index++;

  return index;
}

static SoclePage *
create_page (SocleWindow *self, guint index)
{
  SoclePage *page = g_object_new (page_specs[index].get_type (), "session", self->session,
                                  "settings", self->settings, NULL);
  GtkWidget *place = gtk_stack_get_child_by_name (self->page_stack, page_specs[index].name);

  g_object_bind_property (self, "compact", page, "compact", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);

  adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (page));

  return page;
}

static void
select_page (SocleWindow *self, guint index)
{
  self->current = index;
  gtk_list_box_select_row (self->sidebar,
                           gtk_list_box_get_row_at_index (self->sidebar, (int) index));
  adw_navigation_page_set_title (self->content_page, _ (page_specs[index].title));
}

static void
show_page_at (SocleWindow *self, guint index)
{
  if (self->pages[index] == NULL)
    self->pages[index] = create_page (self, index);

  select_page (self, index);
  gtk_stack_set_visible_child_name (self->page_stack, page_specs[index].name);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "page", page_specs[index].name);
}

static void
sidebar_row_activated_cb (GtkListBox *sidebar, GtkListBoxRow *row, SocleWindow *self)
{
  show_page_at (self, (guint) gtk_list_box_row_get_index (row));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Keys that move the selection move the page: the row that is marked is the page shown. */
static void
sidebar_row_selected_cb (GtkListBox *sidebar, GtkListBoxRow *row, SocleWindow *self)
{
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : self->current;

  if (index != self->current)
    show_page_at (self, index);
}

static void
show_count (SocleWindow *self, const char *page, const char *count, const char *spoken)
{
  socle_sidebar_row_set_count (
    SOCLE_SIDEBAR_ROW (gtk_list_box_get_row_at_index (self->sidebar, (int) find_page (page))),
    count, spoken);
}

static void
set_count (SocleWindow *self, const char *page, guint n, const char *sentence)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  g_autofree char *count = socle_messages_format_number (messages, n);
  g_autofree char *spoken = socle_format (sentence, "count", count, NULL);

  show_count (self, page, count, spoken);
}

/* "3 problems" once there are some; else how many links there are. */
static void
update_link_count (SocleWindow *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  SocleLinkChecks *checks = socle_session_get_link_checks (self->session);
  SocleLibrary *library = socle_session_get_library (self->session);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  const SocleLinkCounts *counts;

  if (library == NULL || socle_link_checks_get_running (checks))
    return;

  counts = socle_link_checks_count (checks, library);
  if (counts->n_problems == 0)
    {
      set_count (self, "links", counts->n_links,
                 ngettext ("{count} link", "{count} links", counts->n_links));
      return;
    }

  count = socle_messages_format_number (messages, counts->n_problems);
  text = socle_format (ngettext ("{count} problem", "{count} problems", counts->n_problems),
                       "count", count, NULL);
  spoken = socle_link_state_describe_problems (messages, counts);
  show_count (self, "links", text, spoken);
}

static void
update_counts (SocleWindow *self, SocleLibrary *library)
{
  guint n_services = g_list_model_get_n_items (socle_library_get_services (library));
  guint n_reports = g_list_model_get_n_items (socle_library_get_reports (library));

  set_count (self, "services", n_services,
             ngettext ("{count} service", "{count} services", n_services));
  set_count (self, "reports", n_reports, ngettext ("{count} report", "{count} reports", n_reports));
  update_link_count (self);
}

/* One catalogue is named with its date; of several only their number is said. */
static void
update_catalogue (SocleWindow *self, SocleLibrary *library)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  GListModel *catalogues = socle_library_get_catalogues (library);
  guint n_catalogues = g_list_model_get_n_items (catalogues);
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;

  if (n_catalogues == 1)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, 0);

      title = socle_visible_text (socle_text_get (socle_catalogue_get_title (catalogue),
                                                  socle_messages_get_language (messages)));
      date = socle_wording_as_of (messages, catalogue);
    }
  else
    {
      g_autofree char *count = socle_messages_format_number (messages, n_catalogues);

      title = socle_format (ngettext ("{count} catalogue", "{count} catalogues", n_catalogues),
                            "count", count, NULL);
    }

  gtk_label_set_text (self->catalogue_title, title);
  gtk_label_set_text (self->catalogue_date, date != NULL ? date : "");
  gtk_widget_set_visible (GTK_WIDGET (self->catalogue_date), date != NULL);
}

static void
library_changed_cb (SocleWindow *self)
{
  SocleLibrary *library = socle_session_get_library (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self->catalogue_title), library != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->catalogue_date), library != NULL);
  if (library == NULL)
    return;

  update_counts (self, library);
  update_catalogue (self, library);
}

static void
problems_changed_cb (SocleWindow *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  GPtrArray *problems = socle_session_get_problems (self->session);
  guint n_problems = problems != NULL ? problems->len : 0;
  g_autofree char *count = socle_messages_format_number (messages, n_problems);
  g_autofree char *text =
    socle_format (ngettext ("{count} Problem", "{count} Problems", n_problems), "count", count,
                  NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->problems_button), n_problems > 0);
  gtk_button_set_label (self->problems_button, text);
}

static gboolean
progress_delay_cb (gpointer user_data)
{
  SocleWindow *self = user_data;

  self->progress_delay = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), TRUE);

  return G_SOURCE_REMOVE;
}

static void
loading_changed_cb (SocleWindow *self)
{
  g_clear_handle_id (&self->progress_delay, g_source_remove);

  if (socle_session_get_loading (self->session))
    self->progress_delay = g_timeout_add (PROGRESS_DELAY, progress_delay_cb, self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
}

/* A page is made when it is first shown, but its place is there from the start: a new child
 * of the stack would have the style of all the others worked out anew. */
static void
fill_stack (SocleWindow *self)
{
  for (guint i = 0; i < SOCLE_N_PAGES; i++)
    gtk_stack_add_named (self->page_stack, adw_bin_new (), page_specs[i].name);
}

static void
fill_sidebar (SocleWindow *self)
{
  for (guint i = 0; i < SOCLE_N_PAGES; i++)
    gtk_list_box_append (self->sidebar,
                         socle_sidebar_row_new (page_specs[i].name, _ (page_specs[i].title),
                                                page_specs[i].icon_name));
}

static void
bind_settings (SocleWindow *self)
{
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/* The first thing that is done with a computer that was woken up. */
static void
active_changed_cb (SocleWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    socle_day_watch_look (socle_session_get_day_watch (self->session));
}

static void
follow_session (SocleWindow *self)
{
  g_signal_connect_object (self->session, "notify::library", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::problems", G_CALLBACK (problems_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (socle_session_get_link_checks (self->session), "notify::running",
                           G_CALLBACK (update_link_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL,
                           G_CONNECT_DEFAULT);
  g_object_bind_property (self->session, "progress", self->progress_bar, "fraction",
                          G_BINDING_SYNC_CREATE);
  library_changed_cb (self);
  problems_changed_cb (self);
  loading_changed_cb (self);
  socle_window_follow_register (self);
  socle_window_follow_guests (self);
  socle_window_follow_file (self);
}

/* A menu takes as long to make as all of the sidebar, so it waits until it is wanted. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer primary_menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, primary_menu);
}

/* Names the page that was shown last, which is still to be made. */
static void
announce_page (SocleWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "page");
  guint index = find_page (name);

  select_page (self, index < SOCLE_N_PAGES ? index : 0);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
first_frame_cb (GdkFrameClock *clock, SocleWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, self);
  socle_window_get_current_page (self);
}

static void
socle_window_map (GtkWidget *widget)
{
  SocleWindow *self = SOCLE_WINDOW (widget);

  GTK_WIDGET_CLASS (socle_window_parent_class)->map (widget);

  if (self->session != NULL && self->pages[self->current] == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (first_frame_cb), self, G_CONNECT_DEFAULT);
}

static void
socle_window_constructed (GObject *object)
{
  SocleWindow *self = SOCLE_WINDOW (object);

  G_OBJECT_CLASS (socle_window_parent_class)->constructed (object);

  fill_stack (self);
  fill_sidebar (self);
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_menu_cb, self->primary_menu, NULL);
  if (self->settings != NULL)
    {
      bind_settings (self);
      announce_page (self);
    }
  if (self->session != NULL)
    follow_session (self);
}

static void
socle_window_dispose (GObject *object)
{
  SocleWindow *self = SOCLE_WINDOW (object);

  g_clear_handle_id (&self->progress_delay, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_WINDOW);
  /* They went with the stack. */
  memset (self->pages, 0, sizeof self->pages);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->step_toast);
  g_clear_pointer (&self->seen_notice, g_free);

  G_OBJECT_CLASS (socle_window_parent_class)->dispose (object);
}

static void
socle_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleWindow *self = SOCLE_WINDOW (object);

  switch ((SocleWindowProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SocleWindow *self = SOCLE_WINDOW (object);

  switch ((SocleWindowProperty) prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * SocleWindow:session: (nullable)
   *
   * What the window looks at.
   */
  props[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SOCLE_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SocleWindow:settings: (nullable)
   *
   * Where the window remembers its size and page.
   */
  props[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SocleWindow:compact:
   *
   * Whether there is no room for a list and a detail pane side by side.
   */
  props[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SocleWindow:narrow:
   *
   * Whether there is room for the most important columns of a list only.
   */
  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_window_class_init (SocleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = socle_window_constructed;
  object_class->dispose = socle_window_dispose;
  object_class->get_property = socle_window_get_property;
  object_class->set_property = socle_window_set_property;

  widget_class->map = socle_window_map;

  install_properties (object_class);
  socle_window_class_actions_init (widget_class);
  socle_window_class_evidence_init (widget_class);
  socle_window_class_register_init (widget_class);
  socle_window_class_open_init (widget_class);
  socle_window_class_files_init (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOCLE_RESOURCE_PATH "/ui/socle-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, catalogue_title);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, catalogue_date);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, problems_button);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, register_banner);
  gtk_widget_class_bind_template_child (widget_class, SocleWindow, guests_banner);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_selected_cb);
}

static void
socle_window_init (SocleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  socle_window_add_first_keys (self);
}

SocleWindow *
socle_window_new (GtkApplication *application, SocleSession *session, GSettings *settings)
{
  return g_object_new (SOCLE_TYPE_WINDOW, "application", application, "session", session,
                       "settings", settings, NULL);
}

/* Makes the page if it has not been shown yet. */
SoclePage *
socle_window_get_current_page (SocleWindow *self)
{
  if (self->pages[self->current] == NULL)
    show_page_at (self, self->current);

  return self->pages[self->current];
}

/* Shows the page after or before the current one, as far as there is one. */
void
socle_window_step_page (SocleWindow *self, int step)
{
  int index = (int) self->current + step;

  if (index >= 0 && index < SOCLE_N_PAGES)
    show_page_at (self, (guint) index);
}

/* An unknown name is ignored. */
void
socle_window_show_page (SocleWindow *self, const char *name)
{
  guint index = find_page (name);

  if (index == SOCLE_N_PAGES)
    return;

  show_page_at (self, index);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Shows the service or report that a target names, on its page. Returns whether
 * the library has it. */
gboolean
socle_window_show_item (SocleWindow *self, const char *target)
{
  GObject *item = socle_item_target_find (target, socle_session_get_library (self->session));

  if (item == NULL)
    return FALSE;

  socle_window_show_page (self, SOCLE_IS_REPORT (item) ? "reports" : "services");

  return socle_page_show_item (socle_window_get_current_page (self), item);
}

/* Shows the services in the scope of soc. */
void
socle_window_set_soc (SocleWindow *self, SocleSoc soc)
{
  socle_window_show_page (self, "services");
  socle_page_set_soc (socle_window_get_current_page (self), soc);
}

/* Searches all services for a text as if it had been typed. */
void
socle_window_search (SocleWindow *self, const char *text)
{
  socle_window_set_soc (self, SOCLE_SOC_ALL);
  socle_page_search (socle_window_get_current_page (self), text);
}

void
socle_window_add_toast (SocleWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* A toast about a file that was written, with a button that opens it. */
void
socle_window_tell_file (SocleWindow *self, const char *text, GFile *file)
{
  AdwToast *toast = adw_toast_new (text);
  g_autofree char *uri = g_file_get_uri (file);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_set_action_name (toast, "win.open-file");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
