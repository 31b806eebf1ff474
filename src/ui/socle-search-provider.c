/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services and reports in the search of the desktop. */

#include "config.h"

#include "socle-search-provider.h"

#include "socle-item-target.h"
#include "socle-shell-search.h"
#include "socle-visible-text.h"
#include "socle-wording.h"

/*
 * GNOME Shell, and others that speak its interface, start Socle over D-Bus when
 * something is typed, and ask while it is typed. No window opens for that. The
 * catalogues are read for the first question; those that come meanwhile wait. Socle
 * stays for a while after the last one, so that the next need not read again.
 */
struct _SocleSearchProvider
{
  GObject parent_instance;

  GApplication *application;           /* (unowned): which has the provider */
  SocleShellSearchProvider2 *skeleton; /* (owned) */
  SocleSession *session;               /* (owned) (nullable): until the application starts */
  GPtrArray *waiting; /* (owned) (element-type Request): until the catalogues are read */
};

G_DEFINE_FINAL_TYPE (SocleSearchProvider, socle_search_provider, G_TYPE_OBJECT)

enum
{
  SIGNAL_ITEM_CHOSEN,
  SIGNAL_SEARCH_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a desktop shows of one application at most, and how many of it are reports
 * when there are enough services to take every place. */
#define N_RESULTS 10
#define N_REPORTS 3

/* How long Socle stays without a window after a search, in milliseconds. */
#define STAY_TIME (30 * 1000)

typedef struct _Request Request;
typedef void (*Answer) (SocleSearchProvider *self, const Request *request);

/* One call, and what it was called with. */
struct _Request
{
  GDBusMethodInvocation *invocation; /* (owned): given away by the answer */
  Answer answer;
  GStrv words; /* (owned) */
};

static void
request_free (Request *request)
{
  g_strfreev (request->words);
  g_free (request);
}

/* (transfer full) (element-type GObject): the first items of a list that a search finds. */
static GPtrArray *
find_items (GListModel *items, SocleSearchIndex *index, const char *text)
{
  g_autofree guint32 *positions = g_new (guint32, socle_search_index_get_n_items (index) + 1);
  SocleQuery query = { .text = text };
  guint n_found = socle_search_index_query (index, &query, positions);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (n_found, N_RESULTS); i++)
    g_ptr_array_add (found, g_list_model_get_item (items, positions[i]));

  return found;
}

/* Services first, in the order of the window, which is that of the catalogues. */
static GStrv
dup_targets (SocleLibrary *library, const char *text)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_autoptr (GPtrArray) services = find_items (socle_library_get_services (library),
                                               socle_library_get_service_index (library), text);
  g_autoptr (GPtrArray) reports = find_items (socle_library_get_reports (library),
                                              socle_library_get_report_index (library), text);
  guint n_services = MIN (services->len, N_RESULTS - MIN (reports->len, N_REPORTS));
  guint n_reports = MIN (reports->len, N_RESULTS - n_services);

  /* The library keeps the catalogues that they need for a name. */
  for (guint i = 0; i < n_services; i++)
    g_strv_builder_take (targets, socle_item_target_new (services->pdata[i]));
  for (guint i = 0; i < n_reports; i++)
    g_strv_builder_take (targets, socle_item_target_new (reports->pdata[i]));

  return g_strv_builder_end (targets);
}

static void
answer_search (SocleSearchProvider *self, const Request *request)
{
  SocleLibrary *library = socle_session_get_library (self->session);
  g_autofree char *text = g_strstrip (g_strjoinv (" ", request->words));
  g_auto (GStrv) targets = NULL;

  /* Without a word everything would be found. */
  if (library != NULL && *text != '\0')
    targets = dup_targets (library, text);
  else
    targets = g_new0 (char *, 1);

  g_dbus_method_invocation_return_value (request->invocation,
                                         g_variant_new ("(^as)", (const char *const *) targets));
}

/* "SOC 1, SOC 2 · Microsoft", or for a report "SOC 2 Type 2 · Microsoft". */
static char *
dup_description (SocleMessages *messages, GObject *item)
{
  g_autofree char *provider = NULL;
  g_autofree char *kind = NULL;
  SocleCatalogue *catalogue;

  if (SOCLE_IS_SERVICE (item))
    {
      SocleSoc scope = socle_service_get_scope (SOCLE_SERVICE (item));

      kind = socle_wording_scope_short (messages, scope);
      catalogue = socle_service_get_catalogue (SOCLE_SERVICE (item));
    }
  else
    {
      kind = socle_wording_kind (messages, SOCLE_REPORT (item));
      catalogue = socle_report_get_catalogue (SOCLE_REPORT (item));
    }

  provider = socle_visible_text (socle_catalogue_get_provider (catalogue));

  return *kind == '\0' ? g_steal_pointer (&provider) : g_strjoin (" · ", kind, provider, NULL);
}

static char *
dup_name (SocleMessages *messages, GObject *item)
{
  if (SOCLE_IS_SERVICE (item))
    return socle_visible_text (socle_service_get_name (SOCLE_SERVICE (item)));

  return socle_wording_report_title (messages, SOCLE_REPORT (item));
}

static void
add_meta (GVariantBuilder *metas, SocleMessages *messages, const char *target, GObject *item)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (SOCLE_APP_ID);
  g_autoptr (GVariant) icon_variant = g_icon_serialize (icon);
  g_autofree char *name = dup_name (messages, item);
  g_autofree char *description = dup_description (messages, item);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (target));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "icon", icon_variant);
  g_variant_builder_close (metas);
}

/* What is gone since it was found is left out. */
static void
answer_metas (SocleSearchProvider *self, const Request *request)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  SocleLibrary *library = socle_session_get_library (self->session);
  g_auto (GVariantBuilder) metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; request->words[i] != NULL; i++)
    {
      GObject *item = socle_item_target_find (request->words[i], library);

      if (item != NULL)
        add_meta (&metas, messages, request->words[i], item);
    }

  g_dbus_method_invocation_return_value (request->invocation, g_variant_new ("(aa{sv})", &metas));
}

static void
answer_activation (SocleSearchProvider *self, const Request *request)
{
  g_signal_emit (self, signals[SIGNAL_ITEM_CHOSEN], 0, request->words[0]);
  g_dbus_method_invocation_return_value (request->invocation, NULL);
}

static void
answer_launch (SocleSearchProvider *self, const Request *request)
{
  g_autofree char *text = g_strjoinv (" ", request->words);

  g_signal_emit (self, signals[SIGNAL_SEARCH_CHOSEN], 0, text);
  g_dbus_method_invocation_return_value (request->invocation, NULL);
}

static void
answer_request (SocleSearchProvider *self, Request *request)
{
  request->answer (self, request);
  request_free (request);
  /* Held since it came; from now on the time to stay runs. */
  g_application_release (self->application);
}

/* A load that brought nothing answers, too: there is nothing to find. */
static void
loading_changed_cb (SocleSearchProvider *self)
{
  g_autoptr (GPtrArray) waiting = NULL;

  if (socle_session_get_loading (self->session))
    return;

  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    answer_request (self, waiting->pdata[i]);
}

/* Answers at once, or when the catalogues have been read. Takes the invocation. */
static gboolean
take_request (SocleSearchProvider *self,
              GDBusMethodInvocation *invocation,
              Answer answer,
              const char *const *words)
{
  Request *request = g_new0 (Request, 1);

  request->invocation = invocation;
  request->answer = answer;
  request->words = g_strdupv ((char **) words);

  g_application_set_inactivity_timeout (self->application, STAY_TIME);
  g_application_hold (self->application);

  if (socle_session_get_library (self->session) != NULL)
    {
      answer_request (self, request);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }

  g_ptr_array_add (self->waiting, request);
  if (!socle_session_get_loading (self->session))
    socle_session_load_async (self->session, NULL, NULL, NULL);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
initial_cb (SocleSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  return take_request (self, invocation, answer_search, terms);
}

/* Searching all again takes no longer than looking through what was found. */
static gboolean
subsearch_cb (SocleSearchProvider *self,
              GDBusMethodInvocation *invocation,
              const char *const *previous,
              const char *const *terms)
{
  return take_request (self, invocation, answer_search, terms);
}

static gboolean
metas_cb (SocleSearchProvider *self,
          GDBusMethodInvocation *invocation,
          const char *const *identifiers)
{
  return take_request (self, invocation, answer_metas, identifiers);
}

static gboolean
activate_cb (SocleSearchProvider *self,
             GDBusMethodInvocation *invocation,
             const char *identifier,
             const char *const *terms,
             guint timestamp)
{
  const char *words[] = { identifier, NULL };

  return take_request (self, invocation, answer_activation, words);
}

static gboolean
launch_cb (SocleSearchProvider *self,
           GDBusMethodInvocation *invocation,
           const char *const *terms,
           guint timestamp)
{
  return take_request (self, invocation, answer_launch, terms);
}

static void
socle_search_provider_dispose (GObject *object)
{
  SocleSearchProvider *self = SOCLE_SEARCH_PROVIDER (object);

  socle_search_provider_unexport (self);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (socle_search_provider_parent_class)->dispose (object);
}

static void
socle_search_provider_finalize (GObject *object)
{
  SocleSearchProvider *self = SOCLE_SEARCH_PROVIDER (object);

  /* Nobody is left to answer to. */
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Request *request = self->waiting->pdata[i];

      g_object_unref (request->invocation);
      request_free (request);
    }
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (socle_search_provider_parent_class)->finalize (object);
}

static void
socle_search_provider_class_init (SocleSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = socle_search_provider_dispose;
  object_class->finalize = socle_search_provider_finalize;

  /**
   * SocleSearchProvider::item-chosen:
   * @target: a service or report, as socle_item_target_find() knows it
   *
   * A result was chosen, and is to be shown.
   */
  signals[SIGNAL_ITEM_CHOSEN] =
    g_signal_new ("item-chosen", SOCLE_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * SocleSearchProvider::search-chosen:
   * @text: what was typed
   *
   * The search is to go on in the window.
   */
  signals[SIGNAL_SEARCH_CHOSEN] =
    g_signal_new ("search-chosen", SOCLE_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
socle_search_provider_init (SocleSearchProvider *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "handle-get-initial-result-set", G_CALLBACK (initial_cb) },
    { "handle-get-subsearch-result-set", G_CALLBACK (subsearch_cb) },
    { "handle-get-result-metas", G_CALLBACK (metas_cb) },
    { "handle-activate-result", G_CALLBACK (activate_cb) },
    { "handle-launch-search", G_CALLBACK (launch_cb) },
  };

  self->waiting = g_ptr_array_new ();
  self->skeleton = socle_shell_search_provider2_skeleton_new ();
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->skeleton, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

/**
 * socle_search_provider_new:
 * @application: the application, which must outlive the provider
 *
 * Returns: (transfer full): a provider that nobody can ask yet
 */
SocleSearchProvider *
socle_search_provider_new (GApplication *application)
{
  SocleSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (SOCLE_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;

  return self;
}

/**
 * socle_search_provider_export:
 * @self: a provider
 * @connection: the session bus
 * @application_path: the object path of the application
 * @error: why it cannot be asked
 *
 * Lets the desktop ask, at the path that the search provider's file names.
 *
 * Returns: whether it can be asked
 */
gboolean
socle_search_provider_export (SocleSearchProvider *self,
                              GDBusConnection *connection,
                              const char *application_path,
                              GError **error)
{
  g_autofree char *path = g_strconcat (application_path, "/SearchProvider", NULL);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           path, error);
}

/**
 * socle_search_provider_unexport:
 * @self: a provider
 *
 * Nobody can ask any more.
 */
void
socle_search_provider_unexport (SocleSearchProvider *self)
{
  GDBusInterfaceSkeleton *skeleton = G_DBUS_INTERFACE_SKELETON (self->skeleton);

  if (skeleton != NULL && g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
}

/**
 * socle_search_provider_set_session:
 * @self: a provider
 * @session: what is searched, and in which language
 *
 * To be called once, before the main loop runs.
 */
void
socle_search_provider_set_session (SocleSearchProvider *self, SocleSession *session)
{
  g_return_if_fail (SOCLE_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
