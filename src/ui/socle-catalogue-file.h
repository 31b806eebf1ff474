/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOCLE_CATALOGUE_MIME_TYPE "application/vnd.socle.catalogue+json"

gboolean   socle_catalogue_file_is_one     (GFile            *file);

void       socle_catalogue_file_remember   (GFile            *file);
GPtrArray *socle_catalogue_file_dup_recent (GtkRecentManager *manager) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
