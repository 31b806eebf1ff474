/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-day-watch.h"
#include "socle-evidence-watch.h"
#include "socle-fiscal.h"
#include "socle-guests.h"
#include "socle-guide.h"
#include "socle-library.h"
#include "socle-link-checks.h"
#include "socle-messages.h"
#include "socle-options.h"
#include "socle-problem.h"
#include "socle-recorder.h"
#include "socle-reminders.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_SESSION (socle_session_get_type ())

G_DECLARE_FINAL_TYPE (SocleSession, socle_session, SOCLE, SESSION, GObject)

SocleSession  *socle_session_new           (SocleOptions         *options) G_GNUC_WARN_UNUSED_RESULT;

SocleOptions  *socle_session_get_options   (SocleSession         *self);
SocleDayWatch *socle_session_get_day_watch (SocleSession         *self);
const GDate   *socle_session_get_today     (SocleSession         *self);
SocleMessages *socle_session_get_messages  (SocleSession         *self);
void           socle_session_set_language  (SocleSession         *self,
                                            SocleLanguage         language);
SocleGuide    *socle_session_get_guide     (SocleSession         *self);
SocleFiscal   *socle_session_get_fiscal    (SocleSession         *self);
SocleLinkChecks *
               socle_session_get_link_checks (SocleSession       *self);
void           socle_session_set_link_checks (SocleSession       *self,
                                              SocleLinkChecks    *checks);

SocleRegisterKeeper *
               socle_session_get_keeper    (SocleSession         *self);
SocleRecorder *socle_session_get_recorder  (SocleSession         *self);
gboolean       socle_session_remembers_register
                                           (SocleSession         *self);
void           socle_session_choose_register
                                           (SocleSession         *self,
                                            const char           *path);
char          *socle_session_dup_default_register
                                           (SocleSession         *self) G_GNUC_WARN_UNUSED_RESULT;
SocleReminders *
               socle_session_get_reminders (SocleSession         *self);
SocleEvidenceWatch *
               socle_session_get_evidence_watch
                                           (SocleSession         *self);

SocleGuests   *socle_session_get_guests    (SocleSession         *self);
SocleLibrary  *socle_session_get_library   (SocleSession         *self);
gboolean       socle_session_get_loading   (SocleSession         *self);
double         socle_session_get_progress  (SocleSession         *self);
GPtrArray     *socle_session_get_problems  (SocleSession         *self);

gboolean       socle_session_load          (SocleSession         *self,
                                            GCancellable         *cancellable);
void           socle_session_load_async    (SocleSession         *self,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean       socle_session_load_finish   (SocleSession         *self,
                                            GAsyncResult         *result);

G_END_DECLS
