/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which services are not in the scope of SOC 1, 2 or 3: of those in use, once some are. */

#include "config.h"

#include "socle-scope-card.h"

#include "socle-format.h"
#include "socle-item-target.h"
#include "socle-list-rows.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SocleScopeCard
{
  GtkBox parent_instance;

  GtkLabel *title;  /* (unowned): template child */
  GtkListBox *list; /* (unowned): template child */

  SocleLibrary *library;   /* (owned) (nullable) */
  SocleMessages *messages; /* (owned) (nullable) */
  SocleSession *session;   /* (owned) (nullable) */
  GPtrArray *in_use;       /* (owned) (nullable) (element-type SocleService): if there are any */
};

G_DEFINE_FINAL_TYPE (SocleScopeCard, socle_scope_card, GTK_TYPE_BOX)

/* A row lists so many; the rest is counted. */
#define MAX_SERVICES 50

/* The services that are recorded as used and that the library has; NULL if there are none. */
static GPtrArray *
find_in_use (SocleScopeCard *self)
{
  SocleHoldings *holdings =
    socle_recorder_get_holdings (socle_session_get_recorder (self->session));
  GPtrArray *records =
    holdings != NULL ? socle_holdings_get_records (holdings, SOCLE_RECORD_SERVICE) : NULL;
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      g_autofree char *id = g_strconcat (socle_record_get (record, "catalogue"), "/",
                                         socle_record_get (record, "service"), NULL);
      SocleService *service = socle_library_find_service (self->library, id);

      if (service != NULL)
        g_ptr_array_add (services, g_object_ref (service));
    }

  return services->len > 0 ? g_steal_pointer (&services) : NULL;
}

static guint
count_services (SocleScopeCard *self)
{
  return self->in_use != NULL
           ? self->in_use->len
           : socle_search_index_get_n_items (socle_library_get_service_index (self->library));
}

/* The service at a position, if it is outside the scope of @soc. */
static SocleService *
find_without (SocleScopeCard *self, guint position, SocleSoc soc)
{
  SocleService *service;

  if (self->in_use != NULL)
    {
      service = g_ptr_array_index (self->in_use, position);

      return (socle_service_get_scope (service) & soc) == 0 ? g_object_ref (service) : NULL;
    }

  /* Of many services, most are only looked at here. */
  if ((socle_search_index_get_mask (socle_library_get_service_index (self->library), position) &
       soc) != 0)
    return NULL;

  return g_list_model_get_item (socle_library_get_services (self->library), position);
}

static guint
count_without (SocleScopeCard *self, SocleSoc soc)
{
  SocleSearchIndex *index = socle_library_get_service_index (self->library);
  guint count = 0;

  if (self->in_use != NULL)
    for (guint i = 0; i < self->in_use->len; i++)
      count += (socle_service_get_scope (g_ptr_array_index (self->in_use, i)) & soc) == 0;
  else
    for (guint i = 0; i < socle_search_index_get_n_items (index); i++)
      count += (socle_search_index_get_mask (index, i) & soc) == 0;

  return count;
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static GtkWidget *
create_service (SocleService *service)
{
  g_autofree char *name = socle_visible_text (socle_service_get_name (service));
  g_autofree char *target = socle_item_target_new (G_OBJECT (service));

  return socle_list_row_new (create_text (name), name, target != NULL ? "win.show-item" : NULL,
                             target);
}

/* The rows are made when they are first asked for: most never are. */
static void
expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, SocleScopeCard *self)
{
  SocleSoc soc = (SocleSoc) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (expander), "socle-soc"));
  guint n_services = count_services (self);
  guint n_listed = 0;
  guint n_more;

  for (guint i = 0; i < n_services && n_listed < MAX_SERVICES; i++)
    {
      g_autoptr (SocleService) service = find_without (self, i, soc);

      if (service == NULL)
        continue;
      adw_expander_row_add_row (expander, create_service (service));
      n_listed++;
    }

  n_more = count_without (self, soc) - n_listed;
  if (n_more > 0)
    {
      g_autofree char *count = socle_messages_format_number (self->messages, n_more);
      g_autofree char *text =
        socle_format (ngettext ("And {count} more", "And {count} more", n_more), "count", count,
                      NULL);

      adw_expander_row_add_row (expander, socle_list_row_new (create_text (text), text,
                                                              "win.show-page", "services"));
    }

  g_signal_handlers_disconnect_by_func (expander, expanded_cb, self);
}

static GtkWidget *
create_expander (SocleScopeCard *self, SocleSoc soc, guint n_services)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *count = socle_messages_format_number (self->messages, n_services);
  /* Translators: {soc} is “SOC 1”, “SOC 2” or “SOC 3” */
  g_autofree char *title =
    socle_format (_ ("Not in the scope of {soc}"), "soc", socle_wording_soc (soc), NULL);
  GtkWidget *label = gtk_label_new (count);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (expander), 0);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (expander), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
  g_object_set_data (G_OBJECT (expander), "socle-soc", GUINT_TO_POINTER (soc));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_DEFAULT);

  return expander;
}

/* Where nothing is missing, that is said. */
static GtkWidget *
create_good (SocleScopeCard *self, SocleSoc soc)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("socle-covered-symbolic");
  /* Translators: {soc} is “SOC 1”, “SOC 2” or “SOC 3” */
  g_autofree char *text =
    socle_format (self->in_use != NULL ? _ ("Every service in use is in the scope of {soc}")
                                       : _ ("Every service is in the scope of {soc}"),
                  "soc", socle_wording_soc (soc), NULL);

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (icon, "success");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), create_text (text));

  return socle_list_row_new (box, text, NULL, NULL);
}

static void
socle_scope_card_dispose (GObject *object)
{
  SocleScopeCard *self = SOCLE_SCOPE_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_SCOPE_CARD);
  g_clear_object (&self->library);
  g_clear_object (&self->messages);
  g_clear_object (&self->session);
  g_clear_pointer (&self->in_use, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_scope_card_parent_class)->dispose (object);
}

static void
socle_scope_card_class_init (SocleScopeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_scope_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-scope-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleScopeCard, list);
  gtk_widget_class_bind_template_child (widget_class, SocleScopeCard, title);
}

static void
socle_scope_card_init (SocleScopeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update (SocleScopeCard *self)
{
  g_clear_pointer (&self->in_use, g_ptr_array_unref);
  self->in_use = find_in_use (self);
  gtk_label_set_text (self->title, self->in_use != NULL
                                     ? _ ("Services in Use Without SOC 1, 2 or 3")
                                     : _ ("Services Without SOC 1, 2 or 3"));

  gtk_list_box_remove_all (self->list);
  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    {
      SocleSoc soc = socle_soc_from_number (number);
      guint n_services = count_without (self, soc);

      gtk_list_box_append (self->list, n_services > 0 ? create_expander (self, soc, n_services)
                                                      : create_good (self, soc));
    }
}

static void
holdings_changed_cb (SocleScopeCard *self)
{
  if (self->library != NULL)
    update (self);
}

/* Takes the place of what the card showed before, and follows what is recorded. */
void
socle_scope_card_show (SocleScopeCard *self, SocleSession *session, SocleLibrary *library)
{
  g_set_object (&self->messages, socle_session_get_messages (session));
  g_set_object (&self->library, library);
  if (g_set_object (&self->session, session))
    g_signal_connect_object (socle_session_get_keeper (session), "notify::holdings",
                             G_CALLBACK (holdings_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
