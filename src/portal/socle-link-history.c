/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What earlier checks of links have found. */

#include "config.h"

#include "socle-link-history.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "socle-json-scan.h"
#include "socle-link-result-private.h"
#include "socle-portal-enums.h"
#include "socle-small-file.h"

/*
 * One JSON file, which is there whole or not at all. It is a convenience, not a record:
 * a file that cannot be read is as good as none, and the next check makes a new one.
 */
struct _SocleLinkHistory
{
  GObject parent_instance;

  char *path;         /* (owned) (nullable): none keeps the history in memory only */
  GHashTable *checks; /* (owned) (element-type utf8 GPtrArray): newest first */
  GPtrArray *read;    /* (owned) (element-type SocleLinkResult): with their pages, oldest first */
};

G_DEFINE_FINAL_TYPE (SocleLinkHistory, socle_link_history, G_TYPE_OBJECT)

#define FORMAT "socle-links"
#define VERSION 1

#define MAX_CHECKS 5
/* Of how many links the text can be read; each may be a quarter of a megabyte. */
#define MAX_PAGES 64
/* What may be read again within the limits of socle_json_scan(). */
#define MAX_LINKS 2000
#define MAX_FILE (16 * 1024 * 1024)

/* --- Reading ---------------------------------------------------------------- */

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gint64
get_number (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : fallback;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The value of that nick; 0, which is "none", if there is none. */
static int
get_enum (JsonObject *object, const char *name, GType type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const char *nick = get_string (object, name);
  GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  return value != NULL ? value->value : 0;
}

static void
read_hops (SocleLinkResult *result, JsonObject *object)
{
  JsonArray *hops = get_array (object, "hops");

  for (guint i = 0; hops != NULL && i < json_array_get_length (hops); i++)
    {
      JsonObject *item = get_element (hops, i);
      const char *address = item != NULL ? get_string (item, "address") : NULL;
      SocleLinkHop *hop;

      if (address == NULL)
        continue;
      hop = socle_link_hop_new (address);
      hop->status = (guint) get_number (item, "status", 0);
      g_ptr_array_add (result->hops, hop);
    }
}

static SocleLinkResult *
read_check (JsonObject *object, const char *address)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  const char *text = get_string (object, "time");
  SocleLinkStatus status;
  SocleLinkResult *result;

  time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;
  if (time == NULL || !socle_link_status_from_name (get_string (object, "status"), &status))
    return NULL;

  result = socle_link_result_new (address, status);
  g_date_time_unref (result->checked_at);
  result->checked_at = g_steal_pointer (&time);
  result->detail = (SocleLinkDetail) get_enum (object, "detail", SOCLE_TYPE_LINK_DETAIL);
  result->refusal = (SocleRefusal) get_enum (object, "refusal", SOCLE_TYPE_REFUSAL);
  result->http_status = (guint) CLAMP (get_number (object, "http", 0), 0, 999);
  result->final = g_strdup (get_string (object, "final"));
  result->target = g_strdup (get_string (object, "target"));
  result->title = g_strdup (get_string (object, "title"));
  result->digest = g_strdup (get_string (object, "digest"));
  result->modified = g_strdup (get_string (object, "modified"));
  result->media_type = g_strdup (get_string (object, "type"));
  result->is_pdf = get_number (object, "pdf", 0) != 0;
  result->size = get_number (object, "size", -1);
  read_hops (result, object);

  return result;
}

static GPtrArray *
get_or_add (SocleLinkHistory *self, const char *address)
{
  GPtrArray *checks = g_hash_table_lookup (self->checks, address);

  if (checks == NULL)
    {
      checks = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->checks, g_strdup (address), checks);
    }

  return checks;
}

static void
read_link (SocleLinkHistory *self, JsonObject *object)
{
  const char *address = get_string (object, "address");
  JsonArray *items = get_array (object, "checks");

  for (guint i = 0; address != NULL && items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = get_element (items, i);
      SocleLinkResult *result = item != NULL ? read_check (item, address) : NULL;
      GPtrArray *checks;

      if (result == NULL)
        continue;
      checks = get_or_add (self, address);
      if (checks->len < MAX_CHECKS)
        g_ptr_array_add (checks, result);
      else
        g_object_unref (result);
    }
}

/**
 * socle_link_history_load:
 * @self: a history
 *
 * Reads what was saved. What cannot be read is left out.
 */
void
socle_link_history_load (SocleLinkHistory *self)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (SocleProblem) problem = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  size_t length;
  guint n_values;
  JsonNode *root;
  JsonArray *links;

  g_return_if_fail (SOCLE_IS_LINK_HISTORY (self));

  bytes = self->path != NULL ? socle_small_file_read (self->path, MAX_FILE) : NULL;
  if (bytes == NULL)
    return;

  text = g_bytes_get_data (bytes, &length);
  problem = socle_json_scan (text, length, self->path, &n_values);
  json_parser_set_strict (parser, TRUE);
  if (problem != NULL || !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return;

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      g_strcmp0 (get_string (json_node_get_object (root), "format"), FORMAT) != 0 ||
      get_number (json_node_get_object (root), "version", 0) != VERSION)
    return;

  links = get_array (json_node_get_object (root), "links");
  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    {
      JsonObject *item = get_element (links, i);

      if (item != NULL)
        read_link (self, item);
    }
}

/* --- Writing ---------------------------------------------------------------- */

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_enum (JsonBuilder *builder, const char *name, GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (klass, value);

  if (value != 0 && found != NULL)
    add_string (builder, name, found->value_nick);
}

static void
add_check (JsonBuilder *builder, SocleLinkResult *result)
{
  g_autofree char *time = g_date_time_format_iso8601 (result->checked_at);

  json_builder_begin_object (builder);
  add_string (builder, "time", time);
  add_string (builder, "status", socle_link_status_get_name (result->status));
  add_enum (builder, "detail", SOCLE_TYPE_LINK_DETAIL, (int) result->detail);
  add_enum (builder, "refusal", SOCLE_TYPE_REFUSAL, (int) result->refusal);
  if (result->http_status != 0)
    add_number (builder, "http", result->http_status);
  add_string (builder, "final", result->final);
  add_string (builder, "target", result->target);
  add_string (builder, "title", result->title);
  add_string (builder, "digest", result->digest);
  add_string (builder, "modified", result->modified);
  add_string (builder, "type", result->media_type);
  if (result->is_pdf)
    add_number (builder, "pdf", 1);
  if (result->size >= 0 && result->size < ((gint64) 1 << 53))
    add_number (builder, "size", result->size);
  json_builder_set_member_name (builder, "hops");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->hops->len; i++)
    {
      const SocleLinkHop *hop = g_ptr_array_index (result->hops, i);

      json_builder_begin_object (builder);
      add_string (builder, "address", hop->address);
      add_number (builder, "status", hop->status);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
compare_newest (gconstpointer a, gconstpointer b, gpointer checks)
{
  GPtrArray *checks_a = g_hash_table_lookup (checks, *(const char *const *) a);
  GPtrArray *checks_b = g_hash_table_lookup (checks, *(const char *const *) b);
  SocleLinkResult *newest_a = g_ptr_array_index (checks_a, 0);
  SocleLinkResult *newest_b = g_ptr_array_index (checks_b, 0);

  return g_date_time_compare (newest_b->checked_at, newest_a->checked_at);
}

static char *
format (SocleLinkHistory *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) addresses = g_hash_table_get_keys_as_ptr_array (self->checks);

  g_ptr_array_sort_with_data (addresses, compare_newest, self->checks);

  json_builder_begin_object (builder);
  add_string (builder, "format", FORMAT);
  add_number (builder, "version", VERSION);
  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (addresses->len, (guint) MAX_LINKS); i++)
    {
      const char *address = g_ptr_array_index (addresses, i);
      GPtrArray *checks = g_hash_table_lookup (self->checks, address);

      json_builder_begin_object (builder);
      add_string (builder, "address", address);
      json_builder_set_member_name (builder, "checks");
      json_builder_begin_array (builder);
      for (guint k = 0; k < checks->len; k++)
        add_check (builder, g_ptr_array_index (checks, k));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}

/* A text on its way to the disk. */
typedef struct
{
  char *path; /* (owned) */
  char *text; /* (owned) */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->path);
  g_free (writing->text);
  g_free (writing);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *writing = task_data;
  g_autofree char *folder = g_path_get_dirname (writing->path);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (writing->path, writing->text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * socle_link_history_save_async:
 * @self: a history that nobody else is saving
 * @callback: called in the end
 * @user_data: for @callback
 *
 * Writes the file as it is now, for the user alone to read, and leaves the waiting for the disk
 * to a thread.
 */
void
socle_link_history_save_async (SocleLinkHistory *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  g_return_if_fail (SOCLE_IS_LINK_HISTORY (self));

  /* The history is not the source: the thread may be the last to let go of that. */
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, socle_link_history_save_async);
  if (self->path == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  writing = g_new (Writing, 1);
  *writing = (Writing) { g_strdup (self->path), format (self) };
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * socle_link_history_save_finish:
 * @self: the history
 * @result: what the callback was given
 * @error: where a failure goes
 *
 * Sets @error to a #GFileError.
 *
 * Returns: whether it is on the disk
 */
gboolean
socle_link_history_save_finish (SocleLinkHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
socle_link_history_finalize (GObject *object)
{
  SocleLinkHistory *self = SOCLE_LINK_HISTORY (object);

  g_free (self->path);
  g_hash_table_unref (self->checks);
  g_ptr_array_unref (self->read);

  G_OBJECT_CLASS (socle_link_history_parent_class)->finalize (object);
}

static void
socle_link_history_class_init (SocleLinkHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_link_history_finalize;
}

static void
socle_link_history_init (SocleLinkHistory *self)
{
  self->checks =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->read = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * socle_link_history_new:
 * @path: (nullable) (type filename): the file, which need not exist
 *
 * Returns: (transfer full): a history with nothing in it
 */
SocleLinkHistory *
socle_link_history_new (const char *path)
{
  SocleLinkHistory *self = g_object_new (SOCLE_TYPE_LINK_HISTORY, NULL);

  self->path = g_strdup (path);

  return self;
}

/* The results themselves are small; pages are let go of, so that checking many links takes
 * no more memory than checking some. */
static void
keep_page (SocleLinkHistory *self, SocleLinkResult *result)
{
  if (result->page == NULL)
    return;

  g_ptr_array_add (self->read, g_object_ref (result));
  if (self->read->len > MAX_PAGES)
    {
      SocleLinkResult *oldest = g_ptr_array_index (self->read, 0);

      g_clear_object (&oldest->page);
      g_ptr_array_remove_index (self->read, 0);
    }
}

/**
 * socle_link_history_add:
 * @self: a history
 * @result: what a check has found; it belongs to the history from now on, which may let
 *   go of its page
 *
 * Remembers @result as the newest of its link.
 */
void
socle_link_history_add (SocleLinkHistory *self, SocleLinkResult *result)
{
  GPtrArray *checks;

  g_return_if_fail (SOCLE_IS_LINK_HISTORY (self));
  g_return_if_fail (SOCLE_IS_LINK_RESULT (result));

  checks = get_or_add (self, result->address);
  g_ptr_array_insert (checks, 0, g_object_ref (result));
  if (checks->len > MAX_CHECKS)
    g_ptr_array_set_size (checks, MAX_CHECKS);
  keep_page (self, result);
}

/**
 * socle_link_history_is_empty:
 * @self: a history
 *
 * Returns: whether no link was ever checked
 */
gboolean
socle_link_history_is_empty (SocleLinkHistory *self)
{
  g_return_val_if_fail (SOCLE_IS_LINK_HISTORY (self), TRUE);

  return g_hash_table_size (self->checks) == 0;
}

/**
 * socle_link_history_get_checks:
 * @self: a history
 * @address: the address of a link, as the catalogue gives it
 *
 * Returns: (transfer none) (nullable) (element-type SocleLinkResult): its checks, newest
 *   first; %NULL if it was never checked
 */
GPtrArray *
socle_link_history_get_checks (SocleLinkHistory *self, const char *address)
{
  g_return_val_if_fail (SOCLE_IS_LINK_HISTORY (self), NULL);

  return g_hash_table_lookup (self->checks, address);
}

/**
 * socle_link_history_get_last:
 * @self: a history
 * @address: the address of a link, as the catalogue gives it
 *
 * Returns: (transfer none) (nullable): what its last check has found
 */
SocleLinkResult *
socle_link_history_get_last (SocleLinkHistory *self, const char *address)
{
  GPtrArray *checks = socle_link_history_get_checks (self, address);

  return checks != NULL ? g_ptr_array_index (checks, 0) : NULL;
}

/**
 * socle_link_history_get_before:
 * @self: a history
 * @address: the address of a link, as the catalogue gives it
 *
 * Returns: (transfer none) (nullable): what the check before the last has found; checks
 *   that said nothing about the link are passed over
 */
SocleLinkResult *
socle_link_history_get_before (SocleLinkHistory *self, const char *address)
{
  GPtrArray *checks = socle_link_history_get_checks (self, address);

  for (guint i = 1; checks != NULL && i < checks->len; i++)
    {
      SocleLinkResult *result = g_ptr_array_index (checks, i);

      if (socle_link_result_get_verdict (result) != SOCLE_LINK_VERDICT_OPEN)
        return result;
    }

  return NULL;
}
