/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user records, whatever it is stored in. */

#include "config.h"

#include "socle-register.h"

/*
 *   records ◄── apply (before → after) ──► trail: one entry a change, in one transaction
 *
 * Each change names the record as its maker saw it. If it is another one by now, nothing is
 * changed: of two people who edit the same record, the second learns of the first. What was
 * changed can be taken back by the change's inverse, which is a change like any other and
 * gets an entry of its own. Nothing disappears from the trail.
 */
G_DEFINE_INTERFACE (SocleRegister, socle_register, G_TYPE_OBJECT)

static void
socle_register_default_init (SocleRegisterInterface *iface)
{
}

/**
 * socle_register_list:
 * @self: a register
 * @kind: a kind of record
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (element-type SocleRecord) (nullable): all records of the kind,
 *   in the order in which they were recorded; %NULL with @error set
 */
GPtrArray *
socle_register_list (SocleRegister *self, SocleRecordKind kind, GError **error)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), NULL);

  return SOCLE_REGISTER_GET_IFACE (self)->list (self, kind, error);
}

/**
 * socle_register_find:
 * @self: a register
 * @kind: a kind of record
 * @id: an identifier
 * @record: (out) (transfer full) (nullable): the record; %NULL if there is none
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_register_find (SocleRegister *self,
                     SocleRecordKind kind,
                     const char *id,
                     SocleRecord **record,
                     GError **error)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->find (self, kind, id, record, error);
}

/**
 * socle_register_apply:
 * @self: a register
 * @changes: (element-type SocleChange): changes to make, in this order
 * @error: where a failure goes
 *
 * Makes all of the changes, each with an entry of the trail, or none. Once this returns
 * without an error, they survive a power cut.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_VALUE if a record cannot be recorded, to _CONFLICT
 * if one is no longer as the change says, or to another one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (element-type SocleChange) (nullable): the changes as they were
 *   made, to undo them by; %NULL with @error set
 */
GPtrArray *
socle_register_apply (SocleRegister *self, GPtrArray *changes, GError **error)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (changes != NULL, NULL);

  return SOCLE_REGISTER_GET_IFACE (self)->apply (self, changes, error);
}

static SocleChange *
apply_one (SocleRegister *self, SocleChange *change, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GPtrArray) made = NULL;

  g_ptr_array_add (changes, change);
  made = socle_register_apply (self, changes, error);

  return made != NULL ? socle_change_ref (g_ptr_array_index (made, 0)) : NULL;
}

/**
 * socle_register_add:
 * @self: a register
 * @record: a record without an identifier, which it gets
 * @error: where a failure goes
 *
 * Sets @error as socle_register_apply() does.
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL with @error set
 */
SocleChange *
socle_register_add (SocleRegister *self, SocleRecord *record, GError **error)
{
  g_autoptr (SocleChange) change = socle_change_new (NULL, record);

  return apply_one (self, change, error);
}

/**
 * socle_register_edit:
 * @self: a register
 * @before: the record as it was shown to the user
 * @after: the record as it is to be
 * @error: where a failure goes
 *
 * Sets @error as socle_register_apply() does.
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL with @error set
 */
SocleChange *
socle_register_edit (SocleRegister *self, SocleRecord *before, SocleRecord *after, GError **error)
{
  g_autoptr (SocleChange) change = socle_change_new (before, after);

  return apply_one (self, change, error);
}

/**
 * socle_register_remove:
 * @self: a register
 * @record: the record as it was shown to the user
 * @error: where a failure goes
 *
 * The trail keeps what it said.
 *
 * Sets @error as socle_register_apply() does.
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL with @error set
 */
SocleChange *
socle_register_remove (SocleRegister *self, SocleRecord *record, GError **error)
{
  g_autoptr (SocleChange) change = socle_change_new (record, NULL);

  return apply_one (self, change, error);
}

/**
 * socle_register_undo:
 * @self: a register
 * @change: a change that was made; to do again what was undone, the undoing one
 * @error: where a failure goes
 *
 * Sets @error as socle_register_apply() does.
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL with @error set
 */
SocleChange *
socle_register_undo (SocleRegister *self, SocleChange *change, GError **error)
{
  g_autoptr (SocleChange) inverse = socle_change_new_inverse (change);

  return apply_one (self, inverse, error);
}

/**
 * socle_register_note:
 * @self: a register
 * @action: what was done, one word, such as "export"
 * @fields: (array zero-terminated=1): what to note of it, as "name=value"
 * @error: where a failure goes
 *
 * Adds an entry about the register itself to the trail, such as that its fingerprint was
 * given out.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether it is saved
 */
gboolean
socle_register_note (SocleRegister *self,
                     const char *action,
                     const char *const *fields,
                     GError **error)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->note (self, action, fields, error);
}

/**
 * socle_register_follow:
 * @self: a register
 * @func: (scope call): called with each entry of the trail, in order; must not use @self
 * @user_data: for @func
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR, or to what @func sets it to.
 *
 * Returns: whether all entries were read
 */
gboolean
socle_register_follow (SocleRegister *self,
                       SocleRegisterTrailFunc func,
                       gpointer user_data,
                       GError **error)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->follow (self, func, user_data, error);
}

/**
 * socle_register_get_fingerprint:
 * @self: a register
 * @count: (out): how many entries the trail has
 * @fingerprint: (out) (transfer full): the fingerprint of all of them
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_register_get_fingerprint (SocleRegister *self,
                                guint64 *count,
                                char **fingerprint,
                                GError **error)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->get_fingerprint (self, count, fingerprint, error);
}

/**
 * socle_register_check:
 * @self: a register
 * @error: where a failure goes
 *
 * Checks all that opening checks: the file, its tables, the trail, and that the records are
 * those that the trail tells of.
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_DAMAGED or _ALTERED with the place, or to another
 * one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether it is good
 */
gboolean
socle_register_check (SocleRegister *self, GError **error)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->check (self, error);
}

/**
 * socle_register_back_up:
 * @self: a register
 * @target: the file that the copy is to be; not replaced if it is there
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_REGISTER_ERROR_BACKUP.
 *
 * Returns: whether the copy is there, and has passed all checks
 */
gboolean
socle_register_back_up (SocleRegister *self, const char *target, GError **error)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->back_up (self, target, error);
}

/**
 * socle_register_has_moved:
 * @self: a register
 *
 * Returns: whether what it is stored in is no longer where it was opened
 */
gboolean
socle_register_has_moved (SocleRegister *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->has_moved (self);
}

/**
 * socle_register_is_read_only:
 * @self: a register
 *
 * Returns: whether nothing can be changed in it
 */
gboolean
socle_register_is_read_only (SocleRegister *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->is_read_only (self);
}

/**
 * socle_register_is_newer:
 * @self: a register
 *
 * Returns: whether a newer Socle wrote it: it can only be looked at then, as far as this one
 *   knows it
 */
gboolean
socle_register_is_newer (SocleRegister *self)
{
  g_return_val_if_fail (SOCLE_IS_REGISTER (self), FALSE);

  return SOCLE_REGISTER_GET_IFACE (self)->is_newer (self);
}
