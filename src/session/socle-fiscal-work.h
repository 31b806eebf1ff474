/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-coverage-digest.h"
#include "socle-fiscal.h"
#include "socle-reminder.h"

G_BEGIN_DECLS

void                 socle_fiscal_find_due_dates_async  (SocleFiscal        *self,
                                                         SocleLibrary       *library,
                                                         SocleDateRange     *span,
                                                         GCancellable       *cancellable,
                                                         GAsyncReadyCallback callback,
                                                         gpointer            user_data);
GListModel          *socle_fiscal_find_due_dates_finish (GAsyncResult       *result,
                                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;

void                 socle_fiscal_sum_up_async          (SocleFiscal        *self,
                                                         SocleLibrary       *library,
                                                         GCancellable       *cancellable,
                                                         GAsyncReadyCallback callback,
                                                         gpointer            user_data);
SocleCoverageDigest *socle_fiscal_sum_up_finish         (GAsyncResult       *result,
                                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;

void                 socle_fiscal_find_reminders_async  (SocleFiscal        *self,
                                                         SocleLibrary       *library,
                                                         const GDate        *today,
                                                         guint               lead,
                                                         GCancellable       *cancellable,
                                                         GAsyncReadyCallback callback,
                                                         gpointer            user_data);
GListModel          *socle_fiscal_find_reminders_finish (GAsyncResult       *result,
                                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
