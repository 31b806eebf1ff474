/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A series of changes of every sort, for tests in which something breaks during it. */

#pragma once

#include "register-fixture.h"

/* How many entries each change of the series makes, in order; 0 ends it. */
static const guint workload_entries[] = { 1, 1, 1, 1, 1, 1, 1, 1, 3, 0 };

typedef struct
{
  SocleChange *service;
  SocleChange *edition;
  SocleChange *letter;
  SocleChange *removed;
} Workload;

static inline SocleChange *
workload_add (SocleRegister *reg, SocleRecord *record, GError **error)
{
  SocleChange *change = socle_register_add (reg, record, error);

  socle_record_unref (record);

  return change;
}

static inline gboolean
workload_edit (SocleRegister *reg, SocleChange *change, GError **error)
{
  SocleRecord *record = socle_change_get_after (change);
  g_autoptr (SocleRecord) changed = socle_record_with (record, "opinion", "qualified", NULL);
  g_autoptr (SocleChange) edited = socle_register_edit (reg, record, changed, error);

  return edited != NULL;
}

static inline gboolean
workload_apply (SocleRegister *reg, SocleChange *change, GError **error)
{
  SocleRecord *record = socle_change_get_after (change);
  g_autoptr (SocleRecord) changed = socle_record_with (record, "owner", "Bob", NULL);
  g_autoptr (SocleRecord) graph = fixture_service ("graph");
  g_autoptr (SocleRecord) intune = fixture_service ("intune");
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
  g_autoptr (GPtrArray) made = NULL;

  g_ptr_array_add (changes, socle_change_new (record, changed));
  g_ptr_array_add (changes, socle_change_new (NULL, graph));
  g_ptr_array_add (changes, socle_change_new (NULL, intune));
  made = socle_register_apply (reg, changes, error);

  return made != NULL;
}

static inline gboolean
workload_note (SocleRegister *reg, GError **error)
{
  static const char *const fields[] = { "entries=7", NULL };

  return socle_register_note (reg, "export", fields, error);
}

/* Makes the change of that number. Returns whether it is saved. */
static inline gboolean
workload_step (SocleRegister *reg, Workload *self, guint step, GError **error)
{
  g_autoptr (SocleChange) other = NULL;

  switch (step)
    {
    case 0:
      self->service = workload_add (reg, fixture_service ("azure"), error);
      return self->service != NULL;
    case 1:
      self->edition = workload_add (reg, fixture_edition (), error);
      return self->edition != NULL;
    case 2:
      self->letter = workload_add (reg, fixture_letter (), error);
      return self->letter != NULL;
    case 3:
      other = workload_add (reg, fixture_evidence (), error);
      return other != NULL;
    case 4:
      return workload_edit (reg, self->edition, error);
    case 5:
      self->removed = socle_register_remove (reg, socle_change_get_after (self->letter), error);
      return self->removed != NULL;
    case 6:
      other = socle_register_undo (reg, self->removed, error);
      return other != NULL;
    case 7:
      return workload_note (reg, error);
    default:
      return workload_apply (reg, self->service, error);
    }
}

static inline void
workload_clear (Workload *self)
{
  g_clear_pointer (&self->service, socle_change_unref);
  g_clear_pointer (&self->edition, socle_change_unref);
  g_clear_pointer (&self->letter, socle_change_unref);
  g_clear_pointer (&self->removed, socle_change_unref);
}

/* Opens the register and makes one change after the other until one fails.
 *
 * Returns how many entries were acknowledged; @pending gets how many more there may be, of
 * the change that failed. */
static inline guint
workload_run (const SocleRegisterSettings *settings, guint *pending, GError **error)
{
  g_autoptr (SocleRegister) reg = socle_sqlite_register_open (settings, error);
  Workload self = { 0 };
  guint acknowledged = 0;

  *pending = 0;
  for (guint step = 0; reg != NULL && workload_entries[step] > 0; step++)
    {
      if (!workload_step (reg, &self, step, error))
        {
          *pending = workload_entries[step];
          break;
        }
      acknowledged += workload_entries[step];
    }
  workload_clear (&self);

  return acknowledged;
}
