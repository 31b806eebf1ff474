/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything known about one report. */

#include "config.h"

#include "socle-report-detail.h"

#include "socle-detail-pane.h"
#include "socle-detail-sections.h"
#include "socle-held-section.h"
#include "socle-intake.h"
#include "socle-item-target.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

#include <glib/gi18n.h>

struct _SocleReportDetail
{
  AdwBin parent_instance;

  SocleDetailPane *pane; /* (unowned): the child */
  SocleReport *report;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleReportDetail, socle_report_detail, ADW_TYPE_BIN)

static SocleReport *
get_report (GtkWidget *widget)
{
  return SOCLE_REPORT_DETAIL (widget)->report;
}

static void
socle_report_detail_dispose (GObject *object)
{
  g_clear_object (&SOCLE_REPORT_DETAIL (object)->report);

  G_OBJECT_CLASS (socle_report_detail_parent_class)->dispose (object);
}

static void
socle_report_detail_class_init (SocleReportDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = socle_report_detail_dispose;
}

static void
socle_report_detail_init (SocleReportDetail *self)
{
  socle_intake_add_drop (GTK_WIDGET (self), get_report);
  self->pane =
    SOCLE_DETAIL_PANE (socle_detail_pane_new (_ ("Select a Report"), "socle-reports-symbolic"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->pane));
}

static void
add_facts (SocleReportDetail *self, SocleReport *report, SocleMessages *messages)
{
  GtkListBox *list = socle_detail_pane_add_section (self->pane, _ ("Kind of Report"));
  g_autofree char *kind = socle_wording_kind (messages, report);
  g_autofree char *standard = socle_wording_standard (messages, report);
  g_autofree char *label = socle_visible_text (socle_report_get_label (report));
  g_autofree char *audits =
    socle_report_get_catalogue (report) != NULL
      ? socle_wording_standards (messages, socle_report_get_catalogue (report),
                                 socle_report_get_soc (report))
      : NULL;

  socle_detail_list_add_fact (list, kind, socle_wording_kind_explained (messages, report));
  socle_detail_list_add_fact (list, _ ("Standard named by the report"), standard);
  if (audits != NULL)
    socle_detail_list_add_fact (list, _ ("Standards of the provider’s audits"), audits);
  if (socle_report_get_label (report) != NULL)
    socle_detail_list_add_fact (list, _ ("Title on the provider’s page"), label);
}

static void
add_access (SocleReportDetail *self, SocleReport *report, SocleMessages *messages)
{
  GtkListBox *list = socle_detail_pane_add_section (self->pane, _ ("How to Get It"));
  SocleAccess access = socle_report_get_access (report);

  socle_detail_list_add_fact (list, socle_wording_access (messages, access),
                              socle_wording_access_explained (messages, access));
  if (socle_report_get_url (report) != NULL)
    socle_detail_list_add_linked_page (list, _ ("Linked page"), socle_report_get_url (report));
}

static void
add_services (SocleReportDetail *self, SocleReport *report, SocleMessages *messages)
{
  GtkListBox *list = socle_detail_pane_add_section (self->pane, _ ("What It Names"));
  GPtrArray *services = socle_report_get_services (report);
  const char *const *also = socle_report_get_also_covers (report);

  for (guint i = 0; i < services->len; i++)
    {
      SocleService *service = g_ptr_array_index (services, i);
      g_auto (GStrv) covered = socle_report_dup_covered_names (report, service);
      g_autofree char *names = socle_messages_join (messages, (const char *const *) covered);
      g_autofree char *title = socle_visible_text (names);
      g_autofree char *target = socle_item_target_new (G_OBJECT (service));
      g_autofree char *name = socle_visible_text (socle_service_get_name (service));

      socle_detail_list_add_item (list, title, g_str_equal (title, name) ? NULL : name,
                                  "win.show-item", target);
    }

  for (guint i = 0; also != NULL && also[i] != NULL; i++)
    {
      g_autofree char *name = socle_visible_text (also[i]);

      socle_detail_list_add_state (list, "socle-gap-symbolic", name, _ ("In no scope list"));
    }

  if (services->len == 0 && also == NULL)
    socle_detail_list_add_state (list, "socle-gap-symbolic", _ ("The report names no service"),
                                 NULL);
}

/* Shows a report, or, if it is NULL, that none is selected. */
void
socle_report_detail_show (SocleReportDetail *self, SocleReport *report, SocleSession *session)
{
  SocleMessages *messages = socle_session_get_messages (session);
  SocleCatalogue *catalogue;
  g_autofree char *title = NULL;
  g_autofree char *provider = NULL;
  SocleReportType type;

  g_set_object (&self->report, report);
  if (report == NULL)
    {
      socle_detail_pane_clear (self->pane);
      return;
    }

  catalogue = socle_report_get_catalogue (report);
  title = socle_wording_report_title (messages, report);
  provider = socle_visible_text (catalogue != NULL ? socle_catalogue_get_provider (catalogue) : "");
  type = socle_report_get_report_type (report);

  socle_detail_pane_begin (self->pane, title, provider);
  socle_detail_pane_add_badge (self->pane, socle_wording_soc (socle_report_get_soc (report)),
                               "accent");
  if (socle_report_get_soc (report) != SOCLE_SOC_3)
    socle_detail_pane_add_badge (self->pane, socle_wording_type (messages, type), NULL);
  socle_detail_pane_add_badge (self->pane,
                               socle_wording_access (messages, socle_report_get_access (report)),
                               NULL);
  if (socle_report_get_superseded_by (report) != NULL)
    socle_detail_pane_add_badge (self->pane, _ ("Superseded standard"), "warning");

  socle_detail_pane_add_widget (self->pane,
                                socle_held_section_new (session, report, SOCLE_RECORD_EDITION));
  socle_detail_pane_add_widget (self->pane,
                                socle_held_section_new (session, report, SOCLE_RECORD_LETTER));
  add_facts (self, report, messages);
  socle_detail_pane_add_gaps (self->pane, catalogue, G_OBJECT (report), messages);
  add_access (self, report, messages);
  add_services (self, report, messages);

  if (socle_report_get_cycle (report) != NULL)
    socle_detail_list_add_cycle (socle_detail_pane_add_section (self->pane, _ ("Audit Cycle")),
                                 socle_report_get_cycle (report), messages);

  socle_detail_pane_add_source (self->pane, catalogue, messages);
}
