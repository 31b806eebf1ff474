/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-messages.h"

G_BEGIN_DECLS

#define SOCLE_EXPORT_ERROR (socle_export_error_quark ())

/**
 * SocleExportError:
 * @SOCLE_EXPORT_ERROR_OUTPUT: the file cannot be written
 * @SOCLE_EXPORT_ERROR_DATES: the dates do not go together
 * @SOCLE_EXPORT_ERROR_INPUT: what is to be read is not what it should be
 *
 * Why nothing was exported, or read back. The messages are whole sentences in the language that was
 * asked for. A cancelled export is %G_IO_ERROR_CANCELLED instead.
 */
typedef enum
{
  SOCLE_EXPORT_ERROR_OUTPUT,
  SOCLE_EXPORT_ERROR_DATES,
  SOCLE_EXPORT_ERROR_INPUT,
} SocleExportError;

typedef struct _SocleExportFile SocleExportFile;

/**
 * SocleExportFunc:
 * @stream: where the content goes
 * @data: what was given with the function
 * @cancellable: (nullable): to give up with
 * @error: where a failure goes
 *
 * Writes the content of a file. An error that is not of %SOCLE_REGISTER_ERROR is one of the
 * stream.
 *
 * Returns: whether it is all there
 */
typedef gboolean (*SocleExportFunc) (GOutputStream  *stream,
                                     gpointer        data,
                                     GCancellable   *cancellable,
                                     GError        **error);

GQuark           socle_export_error_quark     (void);

SocleExportFile *socle_export_file_open       (const char       *path,
                                               SocleMessages    *messages,
                                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             socle_export_file_free       (SocleExportFile  *self);

GOutputStream   *socle_export_file_get_stream (SocleExportFile  *self);
gboolean         socle_export_file_finish     (SocleExportFile  *self,
                                               GError          **error);
gboolean         socle_export_file_commit     (SocleExportFile  *self,
                                               GError          **error);
gboolean         socle_export_file_save       (const char       *path,
                                               SocleExportFunc   func,
                                               gpointer          data,
                                               SocleMessages    *messages,
                                               GCancellable     *cancellable,
                                               GError          **error);
void             socle_export_error_say       (GError          **error,
                                               SocleMessages    *messages,
                                               const char       *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleExportFile, socle_export_file_free)

G_END_DECLS
