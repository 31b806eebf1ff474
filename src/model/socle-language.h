/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SocleLanguage:
 * @SOCLE_LANGUAGE_ENGLISH: English
 * @SOCLE_LANGUAGE_FRENCH: French
 *
 * The languages that Socle speaks.
 */
typedef enum /*< prefix=SOCLE >*/
{
  SOCLE_LANGUAGE_ENGLISH,
  SOCLE_LANGUAGE_FRENCH,
} SocleLanguage;

#define SOCLE_N_LANGUAGES 2

const char    *socle_language_get_code     (SocleLanguage       language);
gboolean       socle_language_from_code    (const char         *code,
                                            SocleLanguage      *language);
SocleLanguage  socle_language_from_environ (const char * const *names);

G_END_DECLS
