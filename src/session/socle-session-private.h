/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields, for the files that make up the session. */

#pragma once

#include "socle-session.h"

G_BEGIN_DECLS

typedef enum
{
  SOCLE_SESSION_PROP_OPTIONS = 1,
  SOCLE_SESSION_PROP_MESSAGES,
  SOCLE_SESSION_PROP_LIBRARY,
  SOCLE_SESSION_PROP_LOADING,
  SOCLE_SESSION_PROP_PROGRESS,
  SOCLE_SESSION_PROP_PROBLEMS,
  SOCLE_SESSION_PROP_TODAY,
} SocleSessionProperty;

struct _SocleSession
{
  GObject parent_instance;

  SocleOptions *options;    /* (owned) */
  SocleDayWatch *day_watch; /* (owned) */
  SocleMessages *messages;  /* (owned) */
  SocleGuide *guide;       /* (owned) (nullable): until it is first asked for */
  SocleFiscal *fiscal;     /* (owned) */
  SocleLinkChecks *checks; /* (owned) (nullable): until they are first asked for */
  SocleRecorder *recorder; /* (owned) (nullable): until it is first asked for */
  char *chosen_register;   /* (owned) (nullable): by the user, in another run */
  SocleReminders *reminders; /* (owned) (nullable): until they are first asked for */
  SocleEvidenceWatch *evidence_watch; /* (owned) (nullable): until it is first asked for */
  SocleGuests *guests;       /* (owned) */

  SocleLibrary *library;     /* (owned) (nullable): until a load has brought one */
  GPtrArray *problems;       /* (owned) (element-type SocleProblem): of the last load */
  GCancellable *cancellable; /* (owned) (nullable): of the load that goes on */
  double progress;
};

void socle_session_tell (SocleSession         *self,
                         SocleSessionProperty  property);

G_END_DECLS
