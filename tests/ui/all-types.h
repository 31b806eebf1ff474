/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every type of Socle, so that a test can go over all of them. */

#pragma once

#include "socle-application.h"
#include "socle-array-list.h"
#include "socle-catalogue.h"
#include "socle-count-card.h"
#include "socle-coverage-card.h"
#include "socle-coverage-cell.h"
#include "socle-coverage-legend.h"
#include "socle-coverage-page.h"
#include "socle-coverage-row.h"
#include "socle-coverage-strip.h"
#include "socle-date-entry.h"
#include "socle-detail-pane.h"
#include "socle-due-card.h"
#include "socle-due-list.h"
#include "socle-due-row.h"
#include "socle-evidence-check-row.h"
#include "socle-evidence-dialog.h"
#include "socle-export-dialog.h"
#include "socle-fiscal.h"
#include "socle-gap.h"
#include "socle-glossary-term.h"
#include "socle-guide-page.h"
#include "socle-guide.h"
#include "socle-guests.h"
#include "socle-held-section.h"
#include "socle-help-window.h"
#include "socle-help.h"
#include "socle-holdings.h"
#include "socle-import-dialog.h"
#include "socle-library.h"
#include "socle-link-check-row.h"
#include "socle-link-checks.h"
#include "socle-link-pane.h"
#include "socle-link-row.h"
#include "socle-links-page.h"
#include "socle-list-pane.h"
#include "socle-messages.h"
#include "socle-name-cell.h"
#include "socle-overview-page.h"
#include "socle-page-view.h"
#include "socle-recorder.h"
#include "socle-record-dialog.h"
#include "socle-record-import.h"
#include "socle-records-dialog.h"
#include "socle-record-fields.h"
#include "socle-register-dialog.h"
#include "socle-register-keeper.h"
#include "socle-reminder-card.h"
#include "socle-reminder-row.h"
#include "socle-report-detail.h"
#include "socle-report-row.h"
#include "socle-reports-page.h"
#include "socle-result-list.h"
#include "socle-scope-card.h"
#include "socle-service-columns.h"
#include "socle-service-detail.h"
#include "socle-services-page.h"
#include "socle-session.h"
#include "socle-sidebar-row.h"
#include "socle-soc-filter.h"
#include "socle-sqlite-register.h"
#include "socle-summary-preview.h"
#include "socle-summary-worker.h"
#include "socle-use-section.h"
#include "socle-welcome-card.h"
#include "socle-window.h"
#include "socle-year-chooser.h"

typedef GType (*TypeFunc) (void);

/* Made of what a reader or a worker fills in; without that they are empty. */
static const TypeFunc object_types[] = {
  socle_array_list_get_type,
  socle_audit_cycle_get_type,
  socle_catalogue_get_type,
  socle_evidence_watch_get_type,
  socle_fiscal_get_type,
  socle_gap_get_type,
  socle_glossary_term_get_type,
  socle_guests_get_type,
  socle_guide_get_type,
  socle_help_get_type,
  socle_holdings_get_type,
  socle_library_get_type,
  socle_link_checks_get_type,
  socle_messages_get_type,
  socle_portal_link_get_type,
  socle_question_get_type,
  socle_received_file_get_type,
  socle_recorder_get_type,
  socle_register_keeper_get_type,
  socle_reminder_get_type,
  socle_reminders_get_type,
  socle_report_get_type,
  socle_result_get_type,
  socle_result_list_get_type,
  socle_search_index_get_type,
  socle_service_get_type,
  socle_sqlite_register_get_type,
  socle_summary_get_type,
  socle_summary_table_get_type,
  socle_summary_worker_get_type,
};

static const TypeFunc widget_types[] = {
  socle_count_card_get_type,
  socle_coverage_card_get_type,
  socle_coverage_cell_get_type,
  socle_coverage_legend_get_type,
  socle_coverage_page_get_type,
  socle_coverage_row_get_type,
  socle_coverage_strip_get_type,
  socle_date_entry_get_type,
  socle_detail_pane_get_type,
  socle_due_card_get_type,
  socle_due_list_get_type,
  socle_due_row_get_type,
  socle_evidence_dialog_get_type,
  socle_export_dialog_get_type,
  socle_guide_page_get_type,
  socle_held_section_get_type,
  socle_help_window_get_type,
  socle_import_dialog_get_type,
  socle_link_check_row_get_type,
  socle_link_pane_get_type,
  socle_link_row_get_type,
  socle_links_page_get_type,
  socle_list_pane_get_type,
  socle_name_cell_get_type,
  socle_overview_page_get_type,
  socle_page_view_get_type,
  socle_record_dialog_get_type,
  socle_record_fields_get_type,
  socle_records_dialog_get_type,
  socle_register_dialog_get_type,
  socle_reminder_card_get_type,
  socle_reminder_row_get_type,
  socle_report_detail_get_type,
  socle_report_row_get_type,
  socle_reports_page_get_type,
  socle_scope_card_get_type,
  socle_service_detail_get_type,
  socle_services_page_get_type,
  socle_sidebar_row_get_type,
  socle_soc_filter_get_type,
  socle_summary_preview_get_type,
  socle_use_section_get_type,
  socle_welcome_card_get_type,
  socle_window_get_type,
  socle_year_chooser_get_type,
};
