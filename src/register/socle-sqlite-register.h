/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-register.h"

G_BEGIN_DECLS

/**
 * SocleRegisterSettings:
 * @path: the register's file
 * @by: who makes the changes, as the desktop account or the user says
 * @messages: the language of the sentences in errors
 * @newer_too: whether one of a newer Socle is to be opened, for looking at it only
 * @clock: (nullable): tells the time; %NULL for this computer's clock
 * @clock_data: for @clock
 * @vfs: (nullable): SQLite's file layer; %NULL for the usual one
 *
 * What a register is opened with. The last three are for tests.
 */
typedef struct
{
  const char *path;
  const char *by;
  SocleMessages *messages;
  gboolean newer_too;
  GDateTime *(*clock) (gpointer clock_data);
  gpointer clock_data;
  const char *vfs;
} SocleRegisterSettings;

#define SOCLE_TYPE_SQLITE_REGISTER (socle_sqlite_register_get_type ())

G_DECLARE_FINAL_TYPE (SocleSqliteRegister, socle_sqlite_register, SOCLE, SQLITE_REGISTER, GObject)

SocleRegister *socle_sqlite_register_open   (const SocleRegisterSettings  *settings,
                                             GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
SocleRegister *socle_sqlite_register_create (const SocleRegisterSettings  *settings,
                                             GError                      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
