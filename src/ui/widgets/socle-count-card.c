/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number with what it counts, leading to the list of it. */

#include "config.h"

#include "socle-count-card.h"

struct _SocleCountCard
{
  GtkFlowBoxChild parent_instance;

  GtkButton *button; /* (unowned): template child */
  GtkLabel *count;   /* (unowned): template child */
  GtkLabel *label;   /* (unowned): template child */
};

G_DEFINE_FINAL_TYPE (SocleCountCard, socle_count_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
socle_count_card_dispose (GObject *object)
{
  /* The parent class keeps the child, and would let go of it a second time. */
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_COUNT_CARD);

  G_OBJECT_CLASS (socle_count_card_parent_class)->dispose (object);
}

static void
socle_count_card_class_init (SocleCountCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = socle_count_card_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, SOCLE_RESOURCE_PATH "/ui/widgets/socle-count-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleCountCard, button);
  gtk_widget_class_bind_template_child (widget_class, SocleCountCard, count);
  gtk_widget_class_bind_template_child (widget_class, SocleCountCard, label);
}

static void
socle_count_card_init (SocleCountCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* target is that of win.show-list: "services:soc1", "reports:all". */
GtkWidget *
socle_count_card_new (const char *count, const char *label, const char *target)
{
  SocleCountCard *self = g_object_new (SOCLE_TYPE_COUNT_CARD, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", count, label);

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.show-list");

  return GTK_WIDGET (self);
}
