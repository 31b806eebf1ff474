/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-page.h"
#include "socle-window.h"

G_BEGIN_DECLS

#define SOCLE_N_PAGES 6

/* The fields, for the files that make up the window. */
struct _SocleWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;     /* (unowned): template child */
  AdwNavigationSplitView *split_view; /* (unowned): template child */
  AdwNavigationPage *content_page;    /* (unowned): template child */
  GtkStack *page_stack;               /* (unowned): template child */
  GtkMenuButton *menu_button;         /* (unowned): template child */
  GMenuModel *primary_menu;           /* (unowned): template child */
  GtkListBox *sidebar;                /* (unowned): template child */
  GtkLabel *catalogue_title;          /* (unowned): template child */
  GtkLabel *catalogue_date;           /* (unowned): template child */
  GtkButton *problems_button;         /* (unowned): template child */
  GtkProgressBar *progress_bar;       /* (unowned): template child */
  AdwBanner *register_banner;         /* (unowned): template child */
  AdwBanner *guests_banner;           /* (unowned): template child */

  SocleSession *session;           /* (owned) (nullable) */
  GSettings *settings;             /* (owned) (nullable) */
  SoclePage *pages[SOCLE_N_PAGES]; /* (unowned) (nullable): of the stack, made when first shown */
  guint current;                   /* index of the page shown */
  guint progress_delay;            /* source that shows the progress of a long load */
  AdwToast *step_toast;            /* (owned) (nullable): about the last step that was recorded */
  char *seen_notice;               /* (owned) (nullable): what the user has read of the register */
  gboolean compact;
  gboolean narrow;
};

void socle_window_class_actions_init  (GtkWidgetClass *widget_class);
void socle_window_class_evidence_init (GtkWidgetClass *widget_class);
void socle_window_class_open_init     (GtkWidgetClass *widget_class);
void socle_window_class_register_init (GtkWidgetClass *widget_class);
void socle_window_add_first_keys      (SocleWindow    *self);
void socle_window_follow_guests       (SocleWindow    *self);
void socle_window_follow_register     (SocleWindow    *self);
void socle_window_class_files_init    (GtkWidgetClass *widget_class);
void socle_window_follow_file         (SocleWindow    *self);
char *socle_window_dup_register_notice (SocleWindow   *self) G_GNUC_WARN_UNUSED_RESULT;

SoclePage *socle_window_get_current_page (SocleWindow *self);
void       socle_window_step_page        (SocleWindow *self,
                                          int          step);

G_END_DECLS
