/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a register's keeper has done on a thread. */

#pragma once

#include "socle-register-keeper.h"

G_BEGIN_DECLS

/* What a thread is told and what it brings; the thread's until it returns. */
typedef struct
{
  char *path;              /* (owned) */
  SocleMessages *messages; /* (owned) */
  gboolean create;
  gboolean newer_too;
  gboolean chosen;         /* whether the user has chosen the file */
  char *backup;            /* (owned) (nullable): to be put in the register's place first */
  SocleRegister *reg;      /* (owned) (nullable): brought by opening, used by changing */
  SocleRegisterState state; /* brought by opening */
  GPtrArray *changes;      /* (owned) (nullable) (element-type SocleChange) */
  GPtrArray *made;         /* (owned) (nullable) (element-type SocleChange) */
  SocleHoldings *holdings; /* (owned) (nullable): brought */
  char *backup_problem;    /* (owned) (nullable): brought */
  SocleRegisterFunc func;  /* (nullable): what else is to be done with the register */
  gboolean changes_it;     /* whether func changes the register */
  gpointer data;           /* (owned) (nullable): for func; the caller's afterwards */
  GDestroyNotify destroy;  /* (nullable): for data */
} SocleRegisterWork;

SocleRegisterWork *socle_register_work_new     (const char         *path,
                                                SocleMessages      *messages) G_GNUC_WARN_UNUSED_RESULT;
void               socle_register_work_free    (SocleRegisterWork  *work);
SocleEvidenceStore *
                   socle_register_work_create_store
                                               (const char         *path,
                                                SocleMessages      *messages) G_GNUC_WARN_UNUSED_RESULT;
void               socle_register_work_release (SocleRegisterWork  *work);

gboolean           socle_register_work_open    (SocleRegisterWork  *work,
                                                GError            **error);
char              *socle_register_work_back_up (SocleRegister      *reg,
                                                const char         *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
