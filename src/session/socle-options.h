/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-arguments.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_OPTIONS (socle_options_get_type ())

G_DECLARE_FINAL_TYPE (SocleOptions, socle_options, SOCLE, OPTIONS, GObject)

SocleOptions            *socle_options_new            (void) G_GNUC_WARN_UNUSED_RESULT;
SocleOptions            *socle_options_new_from_words (const char * const *words,
                                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;

const SocleArgumentSpec *socle_options_get_specs      (void);

const char * const      *socle_options_get_catalogues (SocleOptions       *self);
const char              *socle_options_get_data_dir   (SocleOptions       *self);
const char              *socle_options_get_register   (SocleOptions       *self);
const GDate             *socle_options_get_today      (SocleOptions       *self);
gboolean                 socle_options_get_language   (SocleOptions       *self,
                                                       SocleLanguage      *language);
gboolean                 socle_options_get_help       (SocleOptions       *self);
gboolean                 socle_options_get_version    (SocleOptions       *self);
gboolean                 socle_options_get_service    (SocleOptions       *self);
const char              *socle_options_get_command    (SocleOptions       *self);
const char * const      *socle_options_get_arguments  (SocleOptions       *self);
const char * const      *socle_options_get_files      (SocleOptions       *self);

G_END_DECLS
