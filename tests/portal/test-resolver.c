/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A resolver that asks nobody. */

#include "config.h"

#include "test-resolver.h"

#include <string.h>

/* Names have an answer of their own, and nobody outside is asked: "local-name.example" is
 * this computer, "changing-name.example" is so from the second time on. */
typedef struct
{
  GResolver parent_instance;
  guint n_asked;
} TestResolver;

typedef GResolverClass TestResolverClass;

G_DEFINE_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static gboolean
look_up_cancelled_cb (GCancellable *cancellable, gpointer task)
{
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static void
look_up (GResolver *resolver,
         const char *name,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  TestResolver *self = (TestResolver *) resolver;
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  const char *answer = NULL;

  if (strcmp (name, "slow-name.example") == 0)
    {
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_source_set_callback (source, G_SOURCE_FUNC (look_up_cancelled_cb), g_object_ref (task),
                             g_object_unref);
      g_source_attach (source, g_main_context_get_thread_default ());
      return;
    }

  if (strcmp (name, "local-name.example") == 0)
    answer = "127.0.0.1";
  else if (strcmp (name, "changing-name.example") == 0)
    answer = self->n_asked++ % 2 == 0 ? "93.184.216.34" : "127.0.0.1";

  if (answer != NULL)
    g_task_return_pointer (task, g_list_append (NULL, g_inet_address_new_from_string (answer)),
                           free_addresses);
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No such name");
}

static void
look_up_with_flags (GResolver *resolver,
                    const char *name,
                    GResolverNameLookupFlags flags,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  look_up (resolver, name, cancellable, callback, user_data);
}

static GList *
finish_look_up (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  klass->lookup_by_name_async = look_up;
  klass->lookup_by_name_finish = finish_look_up;
  klass->lookup_by_name_with_flags_async = look_up_with_flags;
  klass->lookup_by_name_with_flags_finish = finish_look_up;
}

static void
test_resolver_init (TestResolver *self)
{
}
