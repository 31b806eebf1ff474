/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

typedef struct _SocleHtmlTree SocleHtmlTree;

SocleHtmlTree   *socle_html_tree_parse    (const char      *html) G_GNUC_WARN_UNUSED_RESULT;
void             socle_html_tree_free     (SocleHtmlTree   *self);

const GumboNode *socle_html_tree_get_root (SocleHtmlTree   *self);
const GumboNode *socle_html_tree_enter    (const GumboNode *node);
const GumboNode *socle_html_tree_skip     (const GumboNode *node,
                                           const GumboNode *top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SocleHtmlTree, socle_html_tree_free)

G_END_DECLS
