/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a recorder is asked for, and what it has made. */

#pragma once

#include "socle-holdings.h"

G_BEGIN_DECLS

typedef enum
{
  SOCLE_RECORDER_OPEN,
  SOCLE_RECORDER_RESTORE,
  SOCLE_RECORDER_USE,
  SOCLE_RECORDER_STOP_USE,
  SOCLE_RECORDER_USE_FIELD,
  SOCLE_RECORDER_PUT,
  SOCLE_RECORDER_REMOVE,
  SOCLE_RECORDER_FILE,
  SOCLE_RECORDER_UNDO,
  SOCLE_RECORDER_REDO,
} SocleRecorderJobKind;

/* What was made at once, and is taken back at once. */
typedef struct
{
  GPtrArray *made; /* (owned) (element-type SocleChange) */
  char *title;     /* (owned) */
} SocleRecorderStep;

typedef struct
{
  SocleRecorderJobKind kind;
  char *title;           /* (owned) (nullable): what it does, for people */
  SocleService *service; /* (owned) (nullable) */
  char *field;           /* (owned) (nullable) */
  char *value;           /* (owned) (nullable) */
  SocleRecord *record;   /* (owned) (nullable) */
  char *path;            /* (owned) (nullable): a file to keep, or a backup */
  char *filed_under;     /* (owned) (nullable) */
  char *received;        /* (owned) (nullable): when the file was received */
  GPtrArray *made;       /* (owned) (nullable) (element-type SocleChange): so far */
} SocleRecorderJob;

SocleRecorderStep *socle_recorder_step_new         (GPtrArray              *made,
                                                    const char             *title) G_GNUC_WARN_UNUSED_RESULT;
void               socle_recorder_step_free        (SocleRecorderStep      *step);
GPtrArray         *socle_recorder_step_invert      (SocleRecorderStep      *step) G_GNUC_WARN_UNUSED_RESULT;

SocleRecorderJob  *socle_recorder_job_new          (SocleRecorderJobKind    kind,
                                                    const char             *title) G_GNUC_WARN_UNUSED_RESULT;
void               socle_recorder_job_free         (SocleRecorderJob       *job);
GPtrArray         *socle_recorder_job_new_changes  (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray         *socle_recorder_job_find_changes (const SocleRecorderJob *job,
                                                    SocleHoldings          *holdings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
