/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SoclePortalSink SoclePortalSink;

SoclePortalSink *socle_portal_sink_new        (const char      *folder,
                                               GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void             socle_portal_sink_free       (SoclePortalSink *self);

gboolean         socle_portal_sink_write      (SoclePortalSink *self,
                                               const guint8    *data,
                                               size_t           size,
                                               GError         **error);
gboolean         socle_portal_sink_finish     (SoclePortalSink *self,
                                               GError         **error);
char            *socle_portal_sink_steal_path (SoclePortalSink *self) G_GNUC_WARN_UNUSED_RESULT;

guint64          socle_portal_sink_get_size   (SoclePortalSink *self);
const char      *socle_portal_sink_get_sha256 (SoclePortalSink *self);
gboolean         socle_portal_sink_has_end    (SoclePortalSink *self);

guint            socle_portal_sink_clean_up   (const char      *folder,
                                               gint64           min_age);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoclePortalSink, socle_portal_sink_free)

G_END_DECLS
