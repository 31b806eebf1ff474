/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOCLE_CHOICE_MAX 4

/* A setting whose values are words, shown as a choice of phrases. */
typedef struct
{
  const char *key;
  const char *title;                         /* untranslated */
  const char *values[SOCLE_CHOICE_MAX + 1];
  const char *labels[SOCLE_CHOICE_MAX + 1];  /* untranslated */
} SocleChoice;

GtkWidget *socle_choice_row_new (const SocleChoice *choice,
                                 GSettings         *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
