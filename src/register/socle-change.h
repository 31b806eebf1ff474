/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-record.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_CHANGE (socle_change_get_type ())

typedef struct _SocleChange SocleChange;

GType        socle_change_get_type    (void);

SocleChange *socle_change_new         (SocleRecord       *before,
                                       SocleRecord       *after) G_GNUC_WARN_UNUSED_RESULT;
SocleChange *socle_change_new_inverse (const SocleChange *self) G_GNUC_WARN_UNUSED_RESULT;
SocleChange *socle_change_new_made    (const SocleChange *self,
                                       SocleRecord       *after,
                                       guint64            entry) G_GNUC_WARN_UNUSED_RESULT;
SocleChange *socle_change_ref         (SocleChange       *self);
void         socle_change_unref       (SocleChange       *self);

SocleRecord *socle_change_get_before  (const SocleChange *self);
SocleRecord *socle_change_get_after   (const SocleChange *self);
SocleRecord *socle_change_get_record  (const SocleChange *self);
guint64      socle_change_get_entry   (const SocleChange *self);
guint64      socle_change_get_undoes  (const SocleChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleChange, socle_change_unref)

G_END_DECLS
