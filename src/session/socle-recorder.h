/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-link-result.h"
#include "socle-received-file.h"
#include "socle-register-keeper.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_RECORDER (socle_recorder_get_type ())

G_DECLARE_FINAL_TYPE (SocleRecorder, socle_recorder, SOCLE, RECORDER, GObject)

SocleRecorder       *socle_recorder_new           (SocleRegisterKeeper *keeper) G_GNUC_WARN_UNUSED_RESULT;

SocleRegisterKeeper *socle_recorder_get_keeper    (SocleRecorder       *self);
SocleHoldings       *socle_recorder_get_holdings  (SocleRecorder       *self);
const char          *socle_recorder_get_problem   (SocleRecorder       *self);
gboolean             socle_recorder_is_unopened   (SocleRecorder       *self);
gboolean             socle_recorder_is_moved      (SocleRecorder       *self);
gboolean             socle_recorder_get_busy      (SocleRecorder       *self);
gboolean             socle_recorder_get_can_undo  (SocleRecorder       *self);
gboolean             socle_recorder_get_can_redo  (SocleRecorder       *self);

void                 socle_recorder_open          (SocleRecorder       *self);
void                 socle_recorder_create        (SocleRecorder       *self,
                                                   const char          *path);
void                 socle_recorder_switch        (SocleRecorder       *self,
                                                   const char          *path,
                                                   gboolean             chosen);
void                 socle_recorder_set_messages  (SocleRecorder       *self,
                                                   SocleMessages       *messages);
void                 socle_recorder_look          (SocleRecorder       *self,
                                                   SocleMessages       *messages);
void                 socle_recorder_reopen        (SocleRecorder       *self);
void                 socle_recorder_restore       (SocleRecorder       *self,
                                                   const char          *backup);

void                 socle_recorder_dismiss       (SocleRecorder       *self);
void                 socle_recorder_refuse        (SocleRecorder       *self,
                                                   const char          *problem);

void                 socle_recorder_set_in_use    (SocleRecorder       *self,
                                                   SocleService        *service,
                                                   gboolean             in_use,
                                                   const char          *title);
void                 socle_recorder_set_use_field (SocleRecorder       *self,
                                                   SocleService        *service,
                                                   const char          *field,
                                                   const char          *value,
                                                   const char          *title);
void                 socle_recorder_put           (SocleRecorder       *self,
                                                   SocleRecord         *record,
                                                   SocleReceivedFile   *file,
                                                   const GDate         *received,
                                                   const char          *title);
void                 socle_recorder_remove        (SocleRecorder       *self,
                                                   SocleRecord         *record,
                                                   const char          *title);
void                 socle_recorder_file          (SocleRecorder       *self,
                                                   SocleReceivedFile   *file,
                                                   const char          *filed_under,
                                                   const GDate         *received,
                                                   const char          *title);
void                 socle_recorder_take          (SocleRecorder       *self,
                                                   const SocleLinkFile *file,
                                                   const char          *name,
                                                   const char          *filed_under,
                                                   const GDate         *received,
                                                   const char          *title);

void                 socle_recorder_import        (SocleRecorder       *self,
                                                   GPtrArray           *changes,
                                                   const char          *title);
void                 socle_recorder_note_given    (SocleRecorder       *self,
                                                   SocleMessages       *messages,
                                                   SocleHoldings       *holdings,
                                                   const char          *to);

void                 socle_recorder_undo          (SocleRecorder       *self);
void                 socle_recorder_redo          (SocleRecorder       *self);

G_END_DECLS
