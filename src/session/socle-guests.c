/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogues that the user opens while Socle runs. */

#include "config.h"

#include "socle-guests.h"

#include "socle-catalogue-reader.h"
#include "socle-format.h"
#include "socle-keeping.h"
#include "socle-paths.h"
#include "socle-visible-text.h"

/*
 * A guest is shown until Socle is closed, beside the catalogues of this run, unless it is
 * kept: then it is copied into the user's folder, and is no guest any more. The last keeping
 * can be taken back.
 *
 * Files are read and written on threads, which see nothing of this object.
 */
struct _SocleGuests
{
  GObject parent_instance;

  SocleOptions *options; /* (owned) */
  GPtrArray *guests;     /* (owned) (element-type SocleGuest): those that are shown */

  GPtrArray *kept_paths;  /* (owned) (element-type filename): of all that were kept */
  GPtrArray *kept_guests; /* (owned) (nullable) (element-type SocleGuest): of the last keeping */
  GPtrArray *keepings;    /* (owned) (nullable) (element-type SocleKeeping): how they were kept */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SocleGuests, socle_guests, G_TYPE_OBJECT)

static void
guest_free (SocleGuest *guest)
{
  g_clear_object (&guest->file);
  g_clear_object (&guest->catalogue);
  g_free (guest->sentence);
  g_free (guest);
}

static GPtrArray *
guest_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) guest_free);
}

static void
socle_guests_dispose (GObject *object)
{
  SocleGuests *self = SOCLE_GUESTS (object);

  g_clear_object (&self->options);
  g_clear_pointer (&self->guests, g_ptr_array_unref);
  g_clear_pointer (&self->kept_paths, g_ptr_array_unref);
  g_clear_pointer (&self->kept_guests, g_ptr_array_unref);
  g_clear_pointer (&self->keepings, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_guests_parent_class)->dispose (object);
}

static void
socle_guests_class_init (SocleGuestsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = socle_guests_dispose;

  /**
   * SocleGuests::changed:
   *
   * There are other guests now. They are seen after the next load of the session.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SOCLE_TYPE_GUESTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
socle_guests_init (SocleGuests *self)
{
  self->guests = guest_list_new ();
  self->kept_paths = g_ptr_array_new_with_free_func (g_free);
}

/**
 * socle_guests_new:
 * @options: the options of this run
 *
 * Returns: (transfer full): no guests yet
 */
SocleGuests *
socle_guests_new (SocleOptions *options)
{
  SocleGuests *self = g_object_new (SOCLE_TYPE_GUESTS, NULL);

  self->options = g_object_ref (options);

  return self;
}

/**
 * socle_guests_get_list:
 * @self: the guests
 *
 * Returns: (transfer none) (element-type SocleGuest): those that are shown, and are in no
 *   folder of catalogues; not to be changed
 */
GPtrArray *
socle_guests_get_list (SocleGuests *self)
{
  g_return_val_if_fail (SOCLE_IS_GUESTS (self), NULL);

  return self->guests;
}

/* Where this run was told which catalogues to read, the user's folder is not read. */
static gboolean
reads_user_folder (SocleGuests *self)
{
  return socle_options_get_catalogues (self->options)[0] == NULL;
}

/**
 * socle_guests_dup_paths:
 * @self: the guests
 *
 * Returns: (transfer full) (element-type filename): what has to be read besides the
 *   catalogues of this run
 */
GStrv
socle_guests_dup_paths (SocleGuests *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (SOCLE_IS_GUESTS (self), NULL);

  for (guint i = 0; i < self->guests->len; i++)
    g_strv_builder_take (builder, g_file_get_path (((SocleGuest *) self->guests->pdata[i])->file));
  for (guint i = 0; !reads_user_folder (self) && i < self->kept_paths->len; i++)
    g_strv_builder_add (builder, self->kept_paths->pdata[i]);

  return g_strv_builder_end (builder);
}

/**
 * socle_guests_get_can_undo:
 * @self: the guests
 *
 * Returns: whether there is a keeping that can be taken back
 */
gboolean
socle_guests_get_can_undo (SocleGuests *self)
{
  g_return_val_if_fail (SOCLE_IS_GUESTS (self), FALSE);

  return self->keepings != NULL;
}

/* --- Reading --- */

typedef struct
{
  GPtrArray *files;        /* (owned) (element-type GFile) */
  SocleMessages *messages; /* (owned) */
} Reading;

static void
reading_free (Reading *reading)
{
  g_ptr_array_unref (reading->files);
  g_object_unref (reading->messages);
  g_free (reading);
}

static SocleGuest *
read_guest (GFile *file, SocleMessages *messages)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  g_autofree char *path = g_file_get_path (file);
  SocleGuest *guest = g_new0 (SocleGuest, 1);

  guest->file = g_object_ref (file);
  guest->state = SOCLE_GUEST_BAD;
  g_date_clear (&guest->other, 1);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);
      g_autofree char *shown = socle_visible_text (uri);

      guest->sentence = socle_format (
        socle_messages_get (messages, "“{file}” is not on this computer; save it here, and open "
                                      "the copy."),
        "file", shown, NULL);
      return guest;
    }

  guest->catalogue = socle_catalogue_read_file (path, problems);
  if (guest->catalogue != NULL)
    guest->state = SOCLE_GUEST_SHOWN;
  else
    guest->sentence = socle_problem_describe (problems->pdata[0], messages);

  return guest;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  GPtrArray *guests = guest_list_new ();

  for (guint i = 0; i < reading->files->len; i++)
    g_ptr_array_add (guests, read_guest (reading->files->pdata[i], reading->messages));

  g_task_return_pointer (task, guests, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * socle_guests_read_async:
 * @self: the guests
 * @files: (element-type GFile): the files to open
 * @messages: the language of what is said about them
 * @callback: called when they have been read
 * @user_data: for @callback
 *
 * Reads files on a thread.
 */
void
socle_guests_read_async (SocleGuests *self,
                         GPtrArray *files,
                         SocleMessages *messages,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->files = g_ptr_array_ref (files);
  reading->messages = g_object_ref (messages);
  g_task_set_source_tag (task, socle_guests_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static SocleCatalogue *
find_catalogue (SocleLibrary *library, const char *id)
{
  GListModel *catalogues = socle_library_get_catalogues (library);

  for (guint i = 0; i < g_list_model_get_n_items (catalogues); i++)
    {
      g_autoptr (SocleCatalogue) catalogue = g_list_model_get_item (catalogues, i);

      /* The list keeps it. */
      if (g_str_equal (socle_catalogue_get_id (catalogue), id))
        return catalogue;
    }

  return NULL;
}

static gboolean
find_same_file (SocleGuests *self, const SocleGuest *guest, guint *index)
{
  for (guint i = 0; i < self->guests->len; i++)
    if (g_file_equal (((SocleGuest *) self->guests->pdata[i])->file, guest->file))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* Decides what becomes of a catalogue that could be read. */
static void
judge_guest (SocleGuests *self, SocleGuest *guest, SocleLibrary *library)
{
  const char *id = socle_catalogue_get_id (guest->catalogue);
  SocleCatalogue *other = library != NULL ? find_catalogue (library, id) : NULL;
  guint index;
  int order;

  /* A guest that was opened again is read again, as it may have been edited. */
  if (find_same_file (self, guest, &index))
    {
      guest->other = ((SocleGuest *) self->guests->pdata[index])->other;
      guest->state = ((SocleGuest *) self->guests->pdata[index])->state;
      return;
    }
  if (other == NULL)
    return;

  guest->other = *socle_catalogue_get_as_of (other);
  order = g_date_compare (socle_catalogue_get_as_of (guest->catalogue), &guest->other);
  guest->state = order > 0 ? SOCLE_GUEST_NEWER : order < 0 ? SOCLE_GUEST_OLDER : SOCLE_GUEST_SAME;
}

static SocleGuest *
guest_copy (const SocleGuest *guest)
{
  SocleGuest *copy = g_new0 (SocleGuest, 1);

  copy->state = guest->state;
  copy->file = g_object_ref (guest->file);
  copy->catalogue = g_object_ref (guest->catalogue);
  copy->other = guest->other;

  return copy;
}

static void
add_guest (SocleGuests *self, const SocleGuest *guest)
{
  guint index;

  if (find_same_file (self, guest, &index))
    g_ptr_array_remove_index (self->guests, index);
  g_ptr_array_add (self->guests, guest_copy (guest));
}

/**
 * socle_guests_read_finish:
 * @self: the guests
 * @result: what the callback was given
 * @library: (nullable): the catalogues in use
 *
 * Takes those in that are new, or newer than the one in use.
 *
 * Returns: (transfer full) (element-type SocleGuest): what became of each file, in their order
 */
GPtrArray *
socle_guests_read_finish (SocleGuests *self, GAsyncResult *result, SocleLibrary *library)
{
  GPtrArray *guests;
  gboolean changed = FALSE;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  guests = g_task_propagate_pointer (G_TASK (result), NULL);
  for (guint i = 0; i < guests->len; i++)
    {
      SocleGuest *guest = guests->pdata[i];

      if (guest->catalogue == NULL)
        continue;
      judge_guest (self, guest, library);
      if (guest->state == SOCLE_GUEST_SHOWN || guest->state == SOCLE_GUEST_NEWER)
        {
          add_guest (self, guest);
          changed = TRUE;
        }
    }
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return guests;
}

/* --- Keeping --- */

typedef struct
{
  GPtrArray *keepings;     /* (owned) (element-type SocleKeeping): of the thread, till it returns */
  GPtrArray *guests;       /* (owned) (element-type SocleGuest): which they are */
  char *folder;            /* (owned) */
  SocleMessages *messages; /* (owned) */
} Job;

static void
job_free (Job *job)
{
  g_ptr_array_unref (job->keepings);
  g_ptr_array_unref (job->guests);
  g_object_unref (job->messages);
  g_free (job->folder);
  g_free (job);
}

static void
keep_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (socle_keeping_do (job->keepings, job->folder, job->messages, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
undo_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (socle_keeping_undo (job->keepings, job->messages, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * socle_guests_keep_async:
 * @self: the guests
 * @messages: the language of the sentences in errors
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Copies all guests into the user's folder of catalogues, on a thread. A file there that
 * holds the same catalogue is replaced.
 */
void
socle_guests_keep_async (SocleGuests *self,
                         SocleMessages *messages,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->keepings = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_keeping_free);
  job->guests = guest_list_new ();
  job->folder = socle_paths_dup_user_catalogues (self->options);
  job->messages = g_object_ref (messages);
  for (guint i = 0; i < self->guests->len; i++)
    {
      SocleGuest *guest = self->guests->pdata[i];
      g_autofree char *path = g_file_get_path (guest->file);

      g_ptr_array_add (job->keepings,
                       socle_keeping_new (path, socle_catalogue_get_id (guest->catalogue)));
      g_ptr_array_add (job->guests, guest_copy (guest));
    }

  g_task_set_source_tag (task, socle_guests_keep_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, keep_in_thread);
}

/**
 * socle_guests_keep_finish:
 * @self: the guests
 * @result: what the callback was given
 * @replaced: (out): whether a file of the folder was replaced
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_EXPORT_ERROR; all are guests then as before.
 *
 * Returns: whether they are in the user's folder, and no guests any more
 */
gboolean
socle_guests_keep_finish (SocleGuests *self,
                          GAsyncResult *result,
                          gboolean *replaced,
                          GError **error)
{
  Job *job;
  guint index;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  g_clear_pointer (&self->kept_guests, g_ptr_array_unref);
  g_clear_pointer (&self->keepings, g_ptr_array_unref);
  self->kept_guests = g_ptr_array_ref (job->guests);
  self->keepings = g_ptr_array_ref (job->keepings);
  *replaced = FALSE;
  for (guint i = 0; i < job->guests->len; i++)
    {
      const SocleKeeping *keeping = job->keepings->pdata[i];

      *replaced = *replaced || keeping->previous != NULL;
      /* Others may have come meanwhile. */
      if (find_same_file (self, job->guests->pdata[i], &index))
        g_ptr_array_remove_index (self->guests, index);
      if (!g_ptr_array_find_with_equal_func (self->kept_paths, keeping->target, g_str_equal, NULL))
        g_ptr_array_add (self->kept_paths, g_strdup (keeping->target));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

/**
 * socle_guests_undo_async:
 * @self: the guests, with a keeping to take back
 * @messages: the language of the sentences in errors
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the user's folder what it was before the last keeping, on a thread.
 */
void
socle_guests_undo_async (SocleGuests *self,
                         SocleMessages *messages,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Job *job;

  g_return_if_fail (self->keepings != NULL);

  job = g_new0 (Job, 1);
  /* Both are this job's from now on, so that it is done once only. */
  job->keepings = g_steal_pointer (&self->keepings);
  job->guests = g_steal_pointer (&self->kept_guests);
  job->messages = g_object_ref (messages);

  g_task_set_source_tag (task, socle_guests_undo_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, undo_in_thread);
}

/**
 * socle_guests_undo_finish:
 * @self: the guests
 * @result: what the callback was given
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_EXPORT_ERROR.
 *
 * Returns: whether they are guests again
 */
gboolean
socle_guests_undo_finish (SocleGuests *self, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  for (guint i = 0; i < job->guests->len; i++)
    {
      const SocleKeeping *keeping = job->keepings->pdata[i];
      guint index;

      add_guest (self, job->guests->pdata[i]);
      if (keeping->previous == NULL &&
          g_ptr_array_find_with_equal_func (self->kept_paths, keeping->target, g_str_equal, &index))
        g_ptr_array_remove_index (self->kept_paths, index);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}
