/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything known about one service. */

#include "config.h"

#include "socle-service-detail.h"

#include "socle-detail-pane.h"
#include "socle-detail-sections.h"
#include "socle-format.h"
#include "socle-item-target.h"
#include "socle-use-section.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

struct _SocleServiceDetail
{
  AdwBin parent_instance;

  SocleDetailPane *pane; /* (unowned): the child */
  SocleUseSection *use;  /* (owned) (nullable): in the pane, for one service after the other */
};

G_DEFINE_FINAL_TYPE (SocleServiceDetail, socle_service_detail, ADW_TYPE_BIN)

static void
socle_service_detail_dispose (GObject *object)
{
  g_clear_object (&SOCLE_SERVICE_DETAIL (object)->use);

  G_OBJECT_CLASS (socle_service_detail_parent_class)->dispose (object);
}

static void
socle_service_detail_class_init (SocleServiceDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = socle_service_detail_dispose;
}

static void
socle_service_detail_init (SocleServiceDetail *self)
{
  self->pane =
    SOCLE_DETAIL_PANE (socle_detail_pane_new (_ ("Select a Service"), "socle-services-symbolic"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->pane));
}

/* Fields to type into take long to make, and are the same for every service. */
static void
add_use (SocleServiceDetail *self, SocleService *service, SocleSession *session)
{
  if (self->use == NULL)
    self->use = SOCLE_USE_SECTION (g_object_ref_sink (socle_use_section_new (session)));

  socle_use_section_show (self->use, service);
  socle_detail_pane_add_widget (self->pane, GTK_WIDGET (self->use));
}

static void
add_scope (SocleServiceDetail *self, SocleService *service, SocleMessages *messages)
{
  GtkListBox *list = socle_detail_pane_add_section (self->pane, _ ("Scope"));

  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    {
      SocleSoc soc = socle_soc_from_number (number);
      gboolean covered = (socle_service_get_scope (service) & soc) != 0;
      g_autofree char *sentence = socle_wording_scope (messages, service, soc);

      socle_detail_list_add_state (list,
                                   covered ? "socle-covered-symbolic" : "socle-uncovered-symbolic",
                                   sentence, NULL);
    }
}

static void
add_names (SocleServiceDetail *self, SocleService *service, SocleMessages *messages)
{
  const char *const *members = socle_service_get_members (service);
  const char *const *environments = socle_service_get_environments (service);
  GPtrArray *aliases = socle_service_get_aliases (service);
  g_autofree char *qualifier = socle_wording_qualifier (messages, service);
  g_autofree char *remark = socle_visible_text (
    socle_text_get (socle_service_get_remark (service), socle_messages_get_language (messages)));
  g_autoptr (GString) names = g_string_new (NULL);
  GtkListBox *list;

  if (members == NULL && environments == NULL && aliases == NULL && qualifier == NULL &&
      *remark == '\0')
    return;

  list = socle_detail_pane_add_section (self->pane, _ ("What It Is"));

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    {
      g_autofree char *member = socle_visible_text (members[i]);

      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", member);
    }
  if (names->len > 0)
    socle_detail_list_add_fact (list, _ ("Members of this entry"), names->str);

  if (qualifier != NULL)
    socle_detail_list_add_fact (list, _ ("In scope as"), qualifier);

  if (environments != NULL)
    {
      g_autofree char *joined = socle_messages_join (messages, environments);
      g_autofree char *shown = socle_visible_text (joined);

      socle_detail_list_add_fact (list, _ ("Environments"), shown);
    }

  g_string_truncate (names, 0);
  for (guint i = 0; aliases != NULL && i < aliases->len; i++)
    {
      g_autofree char *alias = socle_wording_alias (messages, g_ptr_array_index (aliases, i));

      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", alias);
    }
  if (names->len > 0)
    socle_detail_list_add_fact (list, _ ("Other names"), names->str);

  if (*remark != '\0')
    socle_detail_list_add_fact (list, _ ("Remark"), remark);
}

static void
add_reports (SocleServiceDetail *self, SocleService *service, SocleMessages *messages)
{
  GPtrArray *reports = socle_service_get_reports (service);
  GtkListBox *list = socle_detail_pane_add_section (self->pane, _ ("Reports That Name It"));

  if (reports == NULL)
    {
      socle_detail_list_add_state (list, "socle-gap-symbolic", _ ("No report names this service"),
                                   _ ("Ask the provider which report covers it, and note the "
                                      "answer with your evidence."));
      return;
    }

  for (guint i = 0; i < reports->len; i++)
    {
      SocleReport *report = g_ptr_array_index (reports, i);
      g_autofree char *title = socle_wording_report_title (messages, report);
      g_autofree char *kind = socle_wording_kind (messages, report);
      g_autofree char *target = socle_item_target_new (G_OBJECT (report));
      g_auto (GStrv) covered = socle_report_dup_covered_names (report, service);
      g_autofree char *names = socle_messages_join (messages, (const char *const *) covered);
      g_autofree char *shown = socle_visible_text (names);
      g_autofree char *detail = NULL;

      /* Translators: {kind} is “SOC 1 Type 2”, {names} the products that the report names */
      detail = g_str_equal (covered[0], socle_service_get_name (service))
                 ? g_strdup (kind)
                 : socle_format (_ ("{kind}, for {names}"), "kind", kind, "names", shown, NULL);
      socle_detail_list_add_item (list, title, detail, "win.show-item", target);
    }
}

static void
add_cycle (SocleServiceDetail *self, SocleService *service, SocleMessages *messages)
{
  SocleAuditCycle *cycle = socle_service_get_cycle (service);
  GtkListBox *list = socle_detail_pane_add_section (self->pane, _ ("Audit Cycle"));

  if (cycle == NULL)
    socle_detail_list_add_state (list, "socle-gap-symbolic",
                                 _ ("No audit cycle names this service"), NULL);
  else
    socle_detail_list_add_cycle (list, cycle, messages);
}

/* Shows a service, or, if it is NULL, that none is selected. */
void
socle_service_detail_show (SocleServiceDetail *self, SocleService *service, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  SocleCatalogue *catalogue;
  g_autofree char *name = NULL;
  g_autofree char *provider = NULL;
  const char *url;

  if (service == NULL)
    {
      socle_detail_pane_clear (self->pane);
      return;
    }

  catalogue = socle_service_get_catalogue (service);
  name = socle_visible_text (socle_service_get_name (service));
  provider = socle_visible_text (catalogue != NULL ? socle_catalogue_get_provider (catalogue) : "");

  socle_detail_pane_begin (self->pane, name, provider);
  add_use (self, service, session);
  add_scope (self, service, messages);
  socle_detail_pane_add_gaps (self->pane, catalogue, G_OBJECT (service), messages);
  add_names (self, service, messages);
  add_reports (self, service, messages);
  add_cycle (self, service, messages);

  url = socle_service_get_url (service);
  if (url != NULL)
    socle_detail_list_add_linked_page (
      socle_detail_pane_add_section (self->pane, _ ("Linked Page")), _ ("Service page"), url);

  socle_detail_pane_add_contacts (self->pane, catalogue, G_OBJECT (service), messages);
  socle_detail_pane_add_source (self->pane, catalogue, messages);
}
