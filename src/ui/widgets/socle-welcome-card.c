/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first run: what Socle is, and when the fiscal year ends. */

#include "config.h"

#include "socle-welcome-card.h"

#include "socle-year-end-rows.h"

/* Asked once. Whoever skips it keeps December, and the preferences have the same rows. */
struct _SocleWelcomeCard
{
  GtkBox parent_instance;

  AdwPreferencesGroup *group; /* (unowned): template child */

  GSettings *settings; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SocleWelcomeCard, socle_welcome_card, GTK_TYPE_BOX)

static void
answered_cb (SocleWelcomeCard *self)
{
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "year-end-known", TRUE);
}

static void
socle_welcome_card_dispose (GObject *object)
{
  SocleWelcomeCard *self = SOCLE_WELCOME_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_WELCOME_CARD);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (socle_welcome_card_parent_class)->dispose (object);
}

static void
socle_welcome_card_class_init (SocleWelcomeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_welcome_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-welcome-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleWelcomeCard, group);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
}

static void
socle_welcome_card_init (SocleWelcomeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Shows the card until it has been answered, in whichever window. To be called once. */
void
socle_welcome_card_set_up (SocleWelcomeCard *self, SocleSession *session, GSettings *settings)
{
  if (g_settings_get_boolean (settings, "year-end-known"))
    return;

  g_set_object (&self->settings, settings);
  socle_year_end_rows_add (self->group, session);
  g_settings_bind (settings, "year-end-known", self, "visible",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_INVERT_BOOLEAN);
}
