/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "socle-session.h"

G_BEGIN_DECLS

void socle_intake_take       (GtkWidget         *widget,
                              SocleSession      *session,
                              SocleReport       *report,
                              SocleReceivedFile *file);
void socle_intake_take_files (GtkWidget         *widget,
                              SocleSession      *session,
                              SocleReport       *report,
                              GSList            *files);
void socle_intake_file_under (SocleSession      *session,
                              SocleRecord       *record,
                              SocleReceivedFile *file);
void socle_intake_open_form  (GtkWidget         *widget,
                              SocleSession      *session,
                              SocleReport       *report,
                              SocleRecordKind    kind,
                              SocleReceivedFile *file);

/**
 * SocleIntakeFunc:
 * @widget: what files were dropped on
 *
 * Returns: (transfer none) (nullable): the report that they are for
 */
typedef SocleReport *(*SocleIntakeFunc) (GtkWidget *widget);

void socle_intake_add_drop   (GtkWidget         *widget,
                              SocleIntakeFunc    get_report);
void socle_intake_paste      (GtkWidget         *widget);

G_END_DECLS
