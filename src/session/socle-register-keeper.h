/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-evidence.h"
#include "socle-holdings.h"

G_BEGIN_DECLS

/**
 * SocleRegisterFunc:
 * @reg: a register
 * @store: where its evidence is
 * @data: what was given with the function
 * @error: where a failure goes
 *
 * Works with a register, on a thread.
 *
 * Returns: whether it could
 */
typedef gboolean (*SocleRegisterFunc) (SocleRegister       *reg,
                                       SocleEvidenceStore  *store,
                                       gpointer             data,
                                       GError             **error);

/**
 * SocleRegisterState:
 * @SOCLE_REGISTER_STATE_PLAIN: nothing of what follows
 * @SOCLE_REGISTER_STATE_READ_ONLY: it can only be looked at
 * @SOCLE_REGISTER_STATE_NEWER: that is because a newer Socle wrote it
 * @SOCLE_REGISTER_STATE_REMOTE: it is on a network drive
 *
 * What there is to know of a register that is open.
 */
typedef enum
{
  SOCLE_REGISTER_STATE_PLAIN = 0,
  SOCLE_REGISTER_STATE_READ_ONLY = 1 << 0,
  SOCLE_REGISTER_STATE_NEWER = 1 << 1,
  SOCLE_REGISTER_STATE_REMOTE = 1 << 2,
} SocleRegisterState;

#define SOCLE_TYPE_REGISTER_KEEPER (socle_register_keeper_get_type ())

G_DECLARE_FINAL_TYPE (SocleRegisterKeeper,
                      socle_register_keeper,
                      SOCLE,
                      REGISTER_KEEPER,
                      GObject)

SocleRegisterKeeper *socle_register_keeper_new          (const char           *path,
                                                         gboolean              chosen,
                                                         SocleMessages        *messages) G_GNUC_WARN_UNUSED_RESULT;

void                 socle_register_keeper_set_messages (SocleRegisterKeeper  *self,
                                                         SocleMessages        *messages);

const char          *socle_register_keeper_get_path     (SocleRegisterKeeper  *self);
gboolean             socle_register_keeper_get_chosen   (SocleRegisterKeeper  *self);
SocleRegisterState   socle_register_keeper_get_state    (SocleRegisterKeeper  *self);
gboolean             socle_register_keeper_exists       (SocleRegisterKeeper  *self);
SocleRegister       *socle_register_keeper_get_register (SocleRegisterKeeper  *self);
SocleEvidenceStore  *socle_register_keeper_get_store    (SocleRegisterKeeper  *self);
SocleHoldings       *socle_register_keeper_get_holdings (SocleRegisterKeeper  *self);

gboolean             socle_register_keeper_open         (SocleRegisterKeeper  *self,
                                                         gboolean              create,
                                                         GError              **error);
void                 socle_register_keeper_open_async   (SocleRegisterKeeper  *self,
                                                         gboolean              create,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean             socle_register_keeper_open_finish  (SocleRegisterKeeper  *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

void                 socle_register_keeper_switch_async (SocleRegisterKeeper  *self,
                                                         const char           *path,
                                                         gboolean              chosen,
                                                         gboolean              create,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
void                 socle_register_keeper_restore_async
                                                        (SocleRegisterKeeper  *self,
                                                         const char           *backup,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
const char          *socle_register_keeper_get_backup_problem
                                                        (SocleRegisterKeeper  *self);

void                 socle_register_keeper_apply_async  (SocleRegisterKeeper  *self,
                                                         GPtrArray            *changes,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray           *socle_register_keeper_apply_finish (SocleRegisterKeeper  *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void                 socle_register_keeper_call_async   (SocleRegisterKeeper  *self,
                                                         gboolean              changes,
                                                         SocleRegisterFunc     func,
                                                         gpointer              data,
                                                         GDestroyNotify        destroy,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gpointer             socle_register_keeper_call_finish  (SocleRegisterKeeper  *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
