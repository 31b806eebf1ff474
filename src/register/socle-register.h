/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-change.h"
#include "socle-trail-entry.h"

G_BEGIN_DECLS

/**
 * SocleRegisterTrailFunc:
 * @entry: an entry of the trail
 * @text: its text
 * @sha256: the digest of that
 * @user_data: what was given with the function
 * @error: where a failure goes
 *
 * Returns: whether to go on; %FALSE with @error set
 */
typedef gboolean (*SocleRegisterTrailFunc) (const SocleTrailEntry  *entry,
                                            const char             *text,
                                            const char             *sha256,
                                            gpointer                user_data,
                                            GError                **error);

#define SOCLE_TYPE_REGISTER (socle_register_get_type ())

G_DECLARE_INTERFACE (SocleRegister, socle_register, SOCLE, REGISTER, GObject)

/**
 * SocleRegisterInterface:
 * @list: implements socle_register_list()
 * @find: implements socle_register_find()
 * @apply: implements socle_register_apply()
 * @note: implements socle_register_note()
 * @follow: implements socle_register_follow()
 * @get_fingerprint: implements socle_register_get_fingerprint()
 * @check: implements socle_register_check()
 * @back_up: implements socle_register_back_up()
 * @has_moved: implements socle_register_has_moved()
 * @is_read_only: implements socle_register_is_read_only()
 * @is_newer: implements socle_register_is_newer()
 *
 * What a store of the register does. All of it may wait for a disk and none of it belongs
 * on a window's thread; each may be called from any thread.
 */
struct _SocleRegisterInterface
{
  GTypeInterface parent_iface;

  GPtrArray *(*list)            (SocleRegister           *self,
                                 SocleRecordKind          kind,
                                 GError                 **error);
  gboolean   (*find)            (SocleRegister           *self,
                                 SocleRecordKind          kind,
                                 const char              *id,
                                 SocleRecord            **record,
                                 GError                 **error);
  GPtrArray *(*apply)           (SocleRegister           *self,
                                 GPtrArray               *changes,
                                 GError                 **error);
  gboolean   (*note)            (SocleRegister           *self,
                                 const char              *action,
                                 const char * const      *fields,
                                 GError                 **error);
  gboolean   (*follow)          (SocleRegister           *self,
                                 SocleRegisterTrailFunc   func,
                                 gpointer                 user_data,
                                 GError                 **error);
  gboolean   (*get_fingerprint) (SocleRegister           *self,
                                 guint64                 *count,
                                 char                   **fingerprint,
                                 GError                 **error);
  gboolean   (*check)           (SocleRegister           *self,
                                 GError                 **error);
  gboolean   (*back_up)         (SocleRegister           *self,
                                 const char              *target,
                                 GError                 **error);
  gboolean   (*has_moved)       (SocleRegister           *self);
  gboolean   (*is_read_only)    (SocleRegister           *self);
  gboolean   (*is_newer)        (SocleRegister           *self);
};

GPtrArray   *socle_register_list            (SocleRegister           *self,
                                             SocleRecordKind          kind,
                                             GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     socle_register_find            (SocleRegister           *self,
                                             SocleRecordKind          kind,
                                             const char              *id,
                                             SocleRecord            **record,
                                             GError                 **error);
GPtrArray   *socle_register_apply           (SocleRegister           *self,
                                             GPtrArray               *changes,
                                             GError                 **error);
SocleChange *socle_register_add             (SocleRegister           *self,
                                             SocleRecord             *record,
                                             GError                 **error);
SocleChange *socle_register_edit            (SocleRegister           *self,
                                             SocleRecord             *before,
                                             SocleRecord             *after,
                                             GError                 **error);
SocleChange *socle_register_remove          (SocleRegister           *self,
                                             SocleRecord             *record,
                                             GError                 **error);
SocleChange *socle_register_undo            (SocleRegister           *self,
                                             SocleChange             *change,
                                             GError                 **error);
gboolean     socle_register_note            (SocleRegister           *self,
                                             const char              *action,
                                             const char * const      *fields,
                                             GError                 **error);
gboolean     socle_register_follow          (SocleRegister           *self,
                                             SocleRegisterTrailFunc   func,
                                             gpointer                 user_data,
                                             GError                 **error);
gboolean     socle_register_get_fingerprint (SocleRegister           *self,
                                             guint64                 *count,
                                             char                   **fingerprint,
                                             GError                 **error);
gboolean     socle_register_check           (SocleRegister           *self,
                                             GError                 **error);
gboolean     socle_register_back_up         (SocleRegister           *self,
                                             const char              *target,
                                             GError                 **error);
gboolean     socle_register_has_moved       (SocleRegister           *self);
gboolean     socle_register_is_read_only    (SocleRegister           *self);
gboolean     socle_register_is_newer        (SocleRegister           *self);

G_END_DECLS
