/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-problem.h"

G_BEGIN_DECLS

/* How a control or non-character is named in a problem's detail: "U+202E". */
#define SOCLE_JSON_CODE_POINT "U+%04X"

SocleProblem *socle_json_scan (const char *bytes,
                               size_t      length,
                               const char *file,
                               guint      *n_values) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
