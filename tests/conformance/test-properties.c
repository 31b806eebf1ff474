/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every property of every type is read and set, under fatal warnings. */

#include "config.h"

#include "../ui/all-types.h"

static void
read_property (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (object, pspec->name, &value);
}

static void
write_default (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  g_param_value_set_default (pspec, &value);
  g_object_set_property (object, pspec->name, &value);
}

/* Only what Socle adds: GTK's own properties are GTK's to test. */
static void
test_type (gconstpointer user_data)
{
  GType type = ((TypeFunc) user_data) ();
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autoptr (GObject) object = g_object_new (type, NULL);
  guint n_pspecs;
  g_autofree GParamSpec **pspecs =
    g_object_class_list_properties (G_OBJECT_CLASS (klass), &n_pspecs);

  /* A floating widget becomes ours; a window, which GTK keeps, ours too. */
  if (GTK_IS_WIDGET (object))
    g_object_ref_sink (object);

  for (guint i = 0; i < n_pspecs; i++)
    {
      GParamSpec *pspec = pspecs[i];

      if (!g_str_has_prefix (g_type_name (pspec->owner_type), "Socle"))
        continue;

      g_test_message ("%s:%s", g_type_name (pspec->owner_type), pspec->name);
      if (pspec->flags & G_PARAM_READABLE)
        read_property (object, pspec);
      if ((pspec->flags & G_PARAM_WRITABLE) && !(pspec->flags & G_PARAM_CONSTRUCT_ONLY))
        {
          write_default (object, pspec);
          if (pspec->flags & G_PARAM_READABLE)
            read_property (object, pspec);
        }
    }

  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
}

static void
add_tests (const TypeFunc *types, guint n_types)
{
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *path = g_strdup_printf ("/properties/%s", g_type_name (types[i] ()));

      g_test_add_data_func (path, (gconstpointer) types[i], test_type);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_tests (object_types, G_N_ELEMENTS (object_types));
  add_tests (widget_types, G_N_ELEMENTS (widget_types));

  return g_test_run ();
}
