/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to do things with Socle: the text of its help. */

#include "config.h"

#include "socle-help.h"

#include "socle-json-getters.h"
#include "socle-model-resources.h"

#define HELP_RESOURCE SOCLE_RESOURCE_PATH "/model/help.json"
#define HELP_FORMAT "socle-help"

/* The help is part of the program, so that it is there offline, in a sandbox, and in both
 * languages, whatever else is installed. Immutable: may be read from any thread. */
struct _SocleHelp
{
  GObject parent_instance;

  GPtrArray *topics; /* (owned) (element-type SocleHelpTopic) */
};

G_DEFINE_FINAL_TYPE (SocleHelp, socle_help, G_TYPE_OBJECT)

static void
topic_free (SocleHelpTopic *topic)
{
  g_free (topic->id);
  g_free (topic->page);
  g_clear_pointer (&topic->title, socle_text_unref);
  g_clear_pointer (&topic->body, g_ptr_array_unref);
  g_clear_pointer (&topic->steps, g_ptr_array_unref);
  g_clear_pointer (&topic->notes, g_ptr_array_unref);
  g_free (topic);
}

static GPtrArray *
read_texts (SocleJsonCursor *cursor, JsonObject *object, const char *name)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_text_unref);
  JsonArray *array = socle_json_get_array (cursor, object, name, SOCLE_JSON_REQUIRED);
  guint n_items = array != NULL ? json_array_get_length (array) : 0;

  socle_json_enter_member (cursor, name);
  for (guint i = 0; i < n_items; i++)
    {
      SocleText *text = socle_json_get_item_text (cursor, array, i);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  socle_json_leave (cursor);

  return texts;
}

static void
add_topic (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleHelp *self = user_data;
  SocleHelpTopic *topic = g_new0 (SocleHelpTopic, 1);

  topic->id = g_strdup (socle_json_get_id (cursor, object, "id", SOCLE_JSON_REQUIRED));
  topic->page = g_strdup (socle_json_get_id (cursor, object, "page", SOCLE_JSON_OPTIONAL));
  topic->title = socle_json_get_text (cursor, object, "title", SOCLE_JSON_REQUIRED);
  topic->body = read_texts (cursor, object, "body");
  topic->steps = read_texts (cursor, object, "steps");
  topic->notes = read_texts (cursor, object, "notes");
  g_ptr_array_add (self->topics, topic);
}

static void
socle_help_finalize (GObject *object)
{
  SocleHelp *self = SOCLE_HELP (object);

  g_ptr_array_unref (self->topics);

  G_OBJECT_CLASS (socle_help_parent_class)->finalize (object);
}

static void
socle_help_class_init (SocleHelpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_help_finalize;
}

static void
socle_help_init (SocleHelp *self)
{
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) topic_free);
}

/**
 * socle_help_new:
 *
 * Returns: (transfer full): the help that is part of the program
 */
SocleHelp *
socle_help_new (void)
{
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (socle_model_get_resource (), HELP_RESOURCE, 0, NULL);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  SocleHelp *self = socle_help_new_from_bytes (bytes, problems);

  /* It was compiled in, and the tests read it. */
  g_assert (self != NULL);

  return self;
}

/**
 * socle_help_new_from_bytes:
 * @bytes: a help, as JSON
 * @problems: (element-type SocleProblem): where problems go, after those it has
 *
 * Returns: (transfer full) (nullable): the help; %NULL if there is any problem
 */
SocleHelp *
socle_help_new_from_bytes (GBytes *bytes, GPtrArray *problems)
{
  static const char *const formats[] = { HELP_FORMAT, NULL };
  g_autoptr (SocleHelp) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  SocleJsonCursor cursor;
  JsonObject *object;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  root = socle_json_parse (&cursor, bytes, "help.json", problems);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      socle_json_report (&cursor, SOCLE_CATALOGUE_ERROR_TYPE, NULL, SOCLE_EXPECTED_OBJECT);
      return NULL;
    }

  self = g_object_new (SOCLE_TYPE_HELP, NULL);
  object = json_node_get_object (root);
  socle_json_get_choice (&cursor, object, "format", SOCLE_JSON_REQUIRED, formats);
  socle_json_get_integer (&cursor, object, "version", SOCLE_JSON_REQUIRED, 1, 1);
  socle_json_for_each_object (&cursor, object, "topics", SOCLE_JSON_REQUIRED, add_topic, self);

  return cursor.n_problems == 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * socle_help_get_n_topics:
 * @self: the help
 *
 * Returns: how many topics it has
 */
guint
socle_help_get_n_topics (SocleHelp *self)
{
  g_return_val_if_fail (SOCLE_IS_HELP (self), 0);

  return self->topics->len;
}

/**
 * socle_help_get_topic:
 * @self: the help
 * @index: which topic, from 0
 *
 * Returns: (transfer none): the topic
 */
const SocleHelpTopic *
socle_help_get_topic (SocleHelp *self, guint index)
{
  g_return_val_if_fail (SOCLE_IS_HELP (self), NULL);
  g_return_val_if_fail (index < self->topics->len, NULL);

  return self->topics->pdata[index];
}

/**
 * socle_help_find_page:
 * @self: the help
 * @page: (nullable): a page of the window
 *
 * Returns: the index of the topic about that page; 0, the first steps, if there is none
 */
guint
socle_help_find_page (SocleHelp *self, const char *page)
{
  g_return_val_if_fail (SOCLE_IS_HELP (self), 0);

  for (guint i = 0; i < self->topics->len; i++)
    if (page != NULL && g_strcmp0 (socle_help_get_topic (self, i)->page, page) == 0)
      return i;

  return 0;
}
