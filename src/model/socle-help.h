/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "socle-text.h"

G_BEGIN_DECLS

/**
 * SocleHelpTopic:
 * @id: what it is called among the topics
 * @page: (nullable): the page of the window that it is about
 * @title: its title
 * @body: (element-type SocleText): paragraphs above the steps
 * @steps: (element-type SocleText): what to do, in order; may be empty
 * @notes: (element-type SocleText): paragraphs below the steps; may be empty
 *
 * What Socle’s help says about one task.
 */
typedef struct
{
  char *id;         /* (owned) */
  char *page;       /* (owned) (nullable) */
  SocleText *title; /* (owned) */
  GPtrArray *body;  /* (owned) (element-type SocleText) */
  GPtrArray *steps; /* (owned) (element-type SocleText) */
  GPtrArray *notes; /* (owned) (element-type SocleText) */
} SocleHelpTopic;

#define SOCLE_TYPE_HELP (socle_help_get_type ())

G_DECLARE_FINAL_TYPE (SocleHelp, socle_help, SOCLE, HELP, GObject)

SocleHelp            *socle_help_new            (void) G_GNUC_WARN_UNUSED_RESULT;
SocleHelp            *socle_help_new_from_bytes (GBytes     *bytes,
                                                 GPtrArray  *problems) G_GNUC_WARN_UNUSED_RESULT;

guint                 socle_help_get_n_topics   (SocleHelp  *self);
const SocleHelpTopic *socle_help_get_topic      (SocleHelp  *self,
                                                 guint       index);
guint                 socle_help_find_page      (SocleHelp  *self,
                                                 const char *page);

G_END_DECLS
