/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window beside Socle's from which files are dragged, as from a file manager. Says “ready”
 * once it is dragged, “copy” when what is below would take it, and “dropped” or “refused” at
 * the end, with which it ends.
 *
 * usage: drag-source FILE… */

#include <gtk/gtk.h>

typedef struct
{
  GdkFileList *files; /* (owned) */
  GMainLoop *loop;    /* (owned) */
} Source;

static void
say (const char *word)
{
  g_print ("%s\n", word);
  fflush (stdout);
}

static void
action_changed_cb (GdkDrag *drag)
{
  if (gdk_drag_get_selected_action (drag) == GDK_ACTION_COPY)
    say ("copy");
}

static GdkContentProvider *
prepare_cb (Source *source)
{
  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, source->files);
}

static void
begin_cb (GtkDragSource *controller, GdkDrag *drag)
{
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (action_changed_cb), NULL);
  say ("ready");
}

static void
cancel_cb (void)
{
  say ("refused");
}

static void
end_cb (Source *source)
{
  say ("dropped");
  g_main_loop_quit (source->loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GtkDragSource *controller;
  GtkWidget *window, *label;
  Source source;

  gtk_init ();
  for (int i = 1; i < argc; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (argv[i]));
  source.files = gdk_file_list_new_from_array ((GFile **) files->pdata, files->len);
  source.loop = g_main_loop_new (NULL, FALSE);

  controller = gtk_drag_source_new ();
  gtk_drag_source_set_actions (controller, GDK_ACTION_COPY);
  g_signal_connect_swapped (controller, "prepare", G_CALLBACK (prepare_cb), &source);
  g_signal_connect (controller, "drag-begin", G_CALLBACK (begin_cb), NULL);
  g_signal_connect (controller, "drag-cancel", G_CALLBACK (cancel_cb), NULL);
  g_signal_connect_swapped (controller, "drag-end", G_CALLBACK (end_cb), &source);

  label = gtk_label_new ("Drag Me");
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (controller));
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), "Drag Source");
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 120);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (source.loop);

  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (source.loop);
  g_boxed_free (GDK_TYPE_FILE_LIST, source.files);

  return 0;
}
