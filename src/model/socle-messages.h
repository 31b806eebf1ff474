/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-language.h"

G_BEGIN_DECLS

#define SOCLE_TYPE_MESSAGES (socle_messages_get_type ())

G_DECLARE_FINAL_TYPE (SocleMessages, socle_messages, SOCLE, MESSAGES, GObject)

SocleMessages *socle_messages_new           (SocleLanguage  language,
                                             const char    *locale_dir) G_GNUC_WARN_UNUSED_RESULT;

SocleLanguage  socle_messages_get_language  (SocleMessages *self);

const char    *socle_messages_get           (SocleMessages *self,
                                             const char    *msgid) G_GNUC_FORMAT (2);
const char    *socle_messages_pget          (SocleMessages *self,
                                             const char    *context,
                                             const char    *msgid) G_GNUC_FORMAT (3);
const char    *socle_messages_nget          (SocleMessages *self,
                                             const char    *singular,
                                             const char    *plural,
                                             guint64        n) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

char          *socle_messages_format_number (SocleMessages *self,
                                             guint64        number) G_GNUC_WARN_UNUSED_RESULT;
char          *socle_messages_format_date   (SocleMessages *self,
                                             const GDate   *date) G_GNUC_WARN_UNUSED_RESULT;
char          *socle_messages_format_day    (SocleMessages *self,
                                             GDateDay       day,
                                             GDateMonth     month) G_GNUC_WARN_UNUSED_RESULT;
const char    *socle_messages_get_month     (SocleMessages *self,
                                             GDateMonth     month);
const char    *socle_messages_get_short_month
                                            (SocleMessages *self,
                                             GDateMonth     month);
char          *socle_messages_join          (SocleMessages *self,
                                             const char * const *items) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
