/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a recorder is asked for, and what it has made. */

#pragma once

#include "socle-evidence.h"
#include "socle-holdings.h"
#include "socle-link-result.h"
#include "socle-recorder.h"

G_BEGIN_DECLS

typedef enum
{
  SOCLE_RECORDER_OPEN,
  SOCLE_RECORDER_OPEN_ANEW,
  SOCLE_RECORDER_REOPEN,
  SOCLE_RECORDER_RESTORE,
  SOCLE_RECORDER_SWITCH,
  SOCLE_RECORDER_USE,
  SOCLE_RECORDER_STOP_USE,
  SOCLE_RECORDER_USE_FIELD,
  SOCLE_RECORDER_PUT,
  SOCLE_RECORDER_REMOVE,
  SOCLE_RECORDER_FILE,
  SOCLE_RECORDER_IMPORT,
  SOCLE_RECORDER_UNDO,
  SOCLE_RECORDER_REDO,
} SocleRecorderJobKind;

/* What was made at once, and is taken back at once. */
typedef struct
{
  GPtrArray *made; /* (owned) (element-type SocleChange) */
  char *title;     /* (owned) */
} SocleRecorderStep;

/* A file on its way into the register; the thread's until it returns. */
typedef struct
{
  SocleReceivedFile *file; /* (owned) */
  char *filed_under;       /* (owned) (nullable) */
  char *received;          /* (owned) */
  gboolean keep_only;      /* until what it belongs to is recorded */
  SocleChange *change;     /* (owned) (nullable): brought */
} SocleRecorderFiling;

typedef struct
{
  SocleRecorderJobKind kind;
  char *title;           /* (owned) (nullable): what it does, for people */
  SocleService *service; /* (owned) (nullable) */
  char *field;           /* (owned) (nullable) */
  char *value;           /* (owned) (nullable) */
  SocleRecord *record;   /* (owned) (nullable) */
  char *path;            /* (owned) (nullable): a backup, or a register */
  gboolean chosen;       /* whether the user has chosen that register */
  gboolean create;       /* whether to make it */
  SocleReceivedFile *file; /* (owned) (nullable): to be kept */
  char *filed_under;     /* (owned) (nullable) */
  char *received;        /* (owned) (nullable): when the file was received */
  gboolean is_kept;      /* whether the store has the file */
  gboolean has_failed;
  GPtrArray *changes;    /* (owned) (nullable) (element-type SocleChange): to import */
  GPtrArray *made;       /* (owned) (nullable) (element-type SocleChange): so far */
} SocleRecorderJob;

/* The fields, for the files that make up the recorder. */
struct _SocleRecorder
{
  GObject parent_instance;

  SocleRegisterKeeper *keeper; /* (owned) */
  GQueue jobs; /* (element-type SocleRecorderJob): owned; the first one is at work */
  gboolean working;
  GPtrArray *undo; /* (owned) (element-type SocleRecorderStep): the newest last */
  GPtrArray *redo; /* (owned) (element-type SocleRecorderStep): what was taken back last, last */
  GError *failure; /* (owned) (nullable): of which the problem is the sentence */
  char *problem;   /* (owned) (nullable) */
  gboolean is_unopened; /* whether the problem is that there is no register to change */
  gboolean looking;
  gboolean look_again; /* since what is looked at may have changed meanwhile */
};

void               socle_recorder_push_job         (SocleRecorder          *self,
                                                    SocleRecorderJob       *job);
void               socle_recorder_set_problem      (SocleRecorder          *self,
                                                    const GError           *failure,
                                                    gboolean                is_unopened);
void               socle_recorder_clear_steps      (SocleRecorder          *self);
void               socle_recorder_word_problem     (SocleRecorder          *self,
                                                    SocleMessages          *messages);

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

SocleRecorderFiling *
                   socle_recorder_filing_new       (const SocleRecorderJob *job) G_GNUC_WARN_UNUSED_RESULT;
void               socle_recorder_filing_free      (SocleRecorderFiling    *filing);
gboolean           socle_recorder_filing_run       (SocleRegister          *reg,
                                                    SocleEvidenceStore     *store,
                                                    gpointer                data,
                                                    GError                **error);

G_END_DECLS
