/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-options.h"

G_BEGIN_DECLS

/* What a register is called whose name nobody has chosen. */
#define SOCLE_REGISTER_NAME "register.db"

char  *socle_paths_dup_data_dir   (void) G_GNUC_WARN_UNUSED_RESULT;
char  *socle_paths_dup_locale_dir (void) G_GNUC_WARN_UNUSED_RESULT;
char  *socle_paths_dup_user_dir   (SocleOptions *options) G_GNUC_WARN_UNUSED_RESULT;
char  *socle_paths_dup_state_dir  (SocleOptions *options) G_GNUC_WARN_UNUSED_RESULT;
char  *socle_paths_dup_user_catalogues
                                  (SocleOptions *options) G_GNUC_WARN_UNUSED_RESULT;
GStrv  socle_paths_dup_catalogues (SocleOptions *options) G_GNUC_WARN_UNUSED_RESULT;
char  *socle_paths_dup_register   (SocleOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
