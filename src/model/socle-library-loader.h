/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-library.h"
#include "socle-problem.h"

G_BEGIN_DECLS

/**
 * SocleLoadProgress:
 * @n_read: how many files have been read
 * @n_files: how many there are
 * @user_data: as given
 *
 * Called on the loading thread as files have been read.
 */
typedef void (*SocleLoadProgress) (guint    n_read,
                                   guint    n_files,
                                   gpointer user_data);

SocleLibrary *socle_library_load (const char * const *paths,
                                  GPtrArray          *problems,
                                  SocleLoadProgress   progress,
                                  gpointer            user_data,
                                  GCancellable       *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
