/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping a linked document as evidence: from the server, by the store, into the register. */

#include "config.h"

#include "socle-link-saver.h"

#include "socle-evidence-origin.h"
#include "socle-format.h"
#include "socle-visible-text.h"

#include <string.h>

/*
 * One document at a time. It comes into the temporary folder of the register's store, is
 * hashed on the way, and only when it is whole does the recorder hear of it; so that whatever
 * happens before leaves nothing behind.
 */
struct _SocleLinkSaver
{
  GObject parent_instance;

  SoclePortalClient *client; /* (owned) */

  GCancellable *cancellable; /* (owned) (nullable): of the download */
  char *address;             /* (owned) (nullable): what is downloaded */
  gint64 received;
  gint64 total;
  SocleLinkResult *failure; /* (owned) (nullable): of the last download */
};

typedef enum
{
  PROP_ADDRESS = 1,
  PROP_RECEIVED,
} SocleLinkSaverProperty;

static GParamSpec *props[PROP_RECEIVED + 1];

G_DEFINE_FINAL_TYPE (SocleLinkSaver, socle_link_saver, G_TYPE_OBJECT)

/* What becomes of a download. */
typedef struct
{
  SocleRecorder *recorder; /* (owned) */
  SocleMessages *messages; /* (owned) */
  char *address;           /* (owned) */
  char *title;             /* (owned) */
  char *filed_under;       /* (owned) (nullable) */
  GDate received;
} Keeping;

static void
keeping_free (Keeping *keeping)
{
  g_object_unref (keeping->recorder);
  g_object_unref (keeping->messages);
  g_free (keeping->address);
  g_free (keeping->title);
  g_free (keeping->filed_under);
  g_free (keeping);
}

static void
set_address (SocleLinkSaver *self, const char *address)
{
  if (g_set_str (&self->address, address))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ADDRESS]);
}

static void
set_received (SocleLinkSaver *self, gint64 received, gint64 total)
{
  self->total = total;
  if (self->received == received)
    return;

  self->received = received;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECEIVED]);
}

static void
socle_link_saver_dispose (GObject *object)
{
  SocleLinkSaver *self = SOCLE_LINK_SAVER (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->client);
  g_clear_object (&self->failure);

  G_OBJECT_CLASS (socle_link_saver_parent_class)->dispose (object);
}

static void
socle_link_saver_finalize (GObject *object)
{
  g_free (SOCLE_LINK_SAVER (object)->address);

  G_OBJECT_CLASS (socle_link_saver_parent_class)->finalize (object);
}

static void
socle_link_saver_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleLinkSaver *self = SOCLE_LINK_SAVER (object);

  switch ((SocleLinkSaverProperty) prop_id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_RECEIVED:
      g_value_set_int64 (value, self->received);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_link_saver_class_init (SocleLinkSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = (GParamFlags) (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  object_class->dispose = socle_link_saver_dispose;
  object_class->finalize = socle_link_saver_finalize;
  object_class->get_property = socle_link_saver_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  props[PROP_RECEIVED] = g_param_spec_int64 ("received", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_link_saver_init (SocleLinkSaver *self)
{
  self->total = -1;
}

/**
 * socle_link_saver_new:
 * @client: what to download with
 *
 * Returns: (transfer full): a saver at rest
 */
SocleLinkSaver *
socle_link_saver_new (SoclePortalClient *client)
{
  SocleLinkSaver *self = g_object_new (SOCLE_TYPE_LINK_SAVER, NULL);

  self->client = g_object_ref (client);

  return self;
}

/**
 * socle_link_saver_get_address:
 * @self: a saver
 *
 * Returns: (transfer none) (nullable): the link whose document is being downloaded; %NULL at
 *   rest
 */
const char *
socle_link_saver_get_address (SocleLinkSaver *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_SAVER (self), NULL);

  return self->address;
}

/**
 * socle_link_saver_get_received:
 * @self: a saver
 *
 * Returns: how many bytes of the document have come
 */
gint64
socle_link_saver_get_received (SocleLinkSaver *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_SAVER (self), 0);

  return self->received;
}

/**
 * socle_link_saver_get_total:
 * @self: a saver
 *
 * Returns: how many bytes the document has; -1 if its server does not tell
 */
gint64
socle_link_saver_get_total (SocleLinkSaver *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_SAVER (self), -1);

  return self->total;
}

/**
 * socle_link_saver_get_failure:
 * @self: a saver
 * @address: the address of a link
 *
 * Returns: (transfer none) (nullable): why the document of the link could not be kept, if that
 *   was tried last
 */
SocleLinkResult *
socle_link_saver_get_failure (SocleLinkSaver *self, const char *address)
{
  g_return_val_if_fail (SOCLE_IS_LINK_SAVER (self), NULL);

  return self->failure != NULL &&
             g_strcmp0 (socle_link_result_get_address (self->failure), address) == 0
           ? self->failure
           : NULL;
}

/**
 * socle_link_saver_dup_name:
 * @keep: a document that is to be kept
 * @sha256: its digest
 *
 * What a server calls its file is no name for one of ours.
 *
 * Returns: (transfer full): a name that is good everywhere, such as
 *   "azure-soc-3_2020-02-01_ab12cd34ef56.pdf"
 */
char *
socle_link_saver_dup_name (const SocleLinkKeep *keep, const char *sha256)
{
  g_autofree char *ascii = g_str_to_ascii (keep->title, "C");
  g_autofree char *day = socle_date_to_string (keep->received);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && name->len < 60; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (name, g_ascii_tolower (*p));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);

  return g_strdup_printf ("%s_%s_%.12s.pdf", name->len > 0 ? name->str : "document", day, sha256);
}

/* What the step is called: whether the link leads where it did tells more than its name. */
static char *
dup_step (Keeping *keeping, const SocleLinkFile *file)
{
  g_autoptr (GPtrArray) kept =
    socle_evidence_origin_list (socle_recorder_get_holdings (keeping->recorder), keeping->address);
  SocleRecord *before = kept->len > 0 ? g_ptr_array_index (kept, kept->len - 1) : NULL;
  g_autofree char *shown = socle_visible_text (keeping->title);

  if (before == NULL)
    /* Translators: {name} is the name of a file */
    return socle_format (socle_messages_get (keeping->messages, "“{name}” kept as evidence"),
                         "name", shown, NULL);
  if (strcmp (socle_record_get (before, "sha256"), file->sha256) == 0)
    return g_strdup (
      socle_messages_get (keeping->messages, "Kept again; the document is the same"));

  return g_strdup (socle_messages_get (keeping->messages, "Kept; the document has changed"));
}

static void
hand_over (Keeping *keeping, const SocleLinkFile *file)
{
  SocleLinkKeep keep = { keeping->address, keeping->title, keeping->filed_under,
                         &keeping->received };
  g_autofree char *name = socle_link_saver_dup_name (&keep, file->sha256);
  g_autofree char *step = dup_step (keeping, file);

  socle_recorder_take (keeping->recorder, file, name, keeping->filed_under, &keeping->received,
                       step);
}

static void
downloaded_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SocleLinkSaver *self = g_task_get_source_object (task);
  g_autoptr (SocleLinkResult) result = socle_portal_client_finish (self->client, async);
  SocleLinkStatus status = socle_link_result_get_status (result);

  g_clear_object (&self->cancellable);
  if (status == SOCLE_LINK_OK)
    hand_over (g_task_get_task_data (task), socle_link_result_get_file (result));
  else if (status != SOCLE_LINK_CANCELLED)
    g_set_object (&self->failure, result);
  set_address (self, NULL);
  g_task_return_int (task, (gssize) status);
}

static void
progress_cb (gint64 received, gint64 total, gpointer user_data)
{
  set_received (user_data, received, total);
}

/* The temporary folder of the store could not be made. */
static void
fail_at_disk (SocleLinkSaver *self, GTask *task, const char *address)
{
  g_autoptr (SocleLinkResult) result = socle_link_result_new (address, SOCLE_LINK_DISK);

  g_set_object (&self->failure, result);
  set_address (self, NULL);
  g_task_return_int (task, SOCLE_LINK_DISK);
  g_object_unref (task);
}

/**
 * socle_link_saver_keep_async:
 * @self: a saver at rest
 * @keep: what to keep
 * @recorder: who records it
 * @messages: the language in which the step is told
 * @callback: called in the end
 * @user_data: for @callback
 *
 * Downloads a document, and hands it to the recorder, which tells what becomes of it.
 */
void
socle_link_saver_keep_async (SocleLinkSaver *self,
                             const SocleLinkKeep *keep,
                             SocleRecorder *recorder,
                             SocleMessages *messages,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  SocleEvidenceStore *store =
    socle_register_keeper_get_store (socle_recorder_get_keeper (recorder));
  g_autofree char *folder = NULL;
  Keeping *keeping;
  GTask *task;

  g_return_if_fail (SOCLE_IS_LINK_SAVER (self));
  g_return_if_fail (self->address == NULL);

  keeping = g_new0 (Keeping, 1);
  keeping->recorder = g_object_ref (recorder);
  keeping->messages = g_object_ref (messages);
  keeping->address = g_strdup (keep->address);
  keeping->title = g_strdup (keep->title);
  keeping->filed_under = g_strdup (keep->filed_under);
  keeping->received = *keep->received;

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, socle_link_saver_keep_async);
  g_task_set_task_data (task, keeping, (GDestroyNotify) keeping_free);
  g_clear_object (&self->failure);
  set_received (self, 0, -1);
  set_address (self, keep->address);

  folder = socle_evidence_store_dup_temporary (store, NULL);
  if (folder == NULL)
    {
      fail_at_disk (self, task, keep->address);
      return;
    }

  self->cancellable = g_cancellable_new ();
  socle_portal_client_download_async (self->client, keep->address, folder, progress_cb, self,
                                      self->cancellable, downloaded_cb, task);
}

/**
 * socle_link_saver_keep_finish:
 * @self: the saver
 * @result: what the callback was given
 *
 * Returns: %SOCLE_LINK_OK if the document is the recorder's; else why not
 */
SocleLinkStatus
socle_link_saver_keep_finish (SocleLinkSaver *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), SOCLE_LINK_CANCELLED);

  return (SocleLinkStatus) g_task_propagate_int (G_TASK (result), NULL);
}

/**
 * socle_link_saver_cancel:
 * @self: a saver
 *
 * Ends the download, if there is one. Nothing of it stays.
 */
void
socle_link_saver_cancel (SocleLinkSaver *self)
{
  g_return_if_fail (SOCLE_IS_LINK_SAVER (self));

  g_cancellable_cancel (self->cancellable);
}
