/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SOC reports are and how to read them, whoever provides them. */

#include "config.h"

#include "socle-guide.h"

#include "socle-array-list.h"
#include "socle-json-getters.h"
#include "socle-model-resources.h"
#include "socle-question-reader.h"

#define GUIDE_RESOURCE SOCLE_RESOURCE_PATH "/model/guide.json"
#define GUIDE_FORMAT "socle-guide"

/* Immutable: may be read from any thread. */
struct _SocleGuide
{
  GObject parent_instance;

  SocleArrayList *articles; /* (owned) of SocleQuestion */
  SocleArrayList *glossary; /* (owned) of SocleGlossaryTerm */
};

typedef enum
{
  PROP_ARTICLES = 1,
  PROP_GLOSSARY,
} SocleGuideProperty;

static GParamSpec *props[PROP_GLOSSARY + 1];

G_DEFINE_FINAL_TYPE (SocleGuide, socle_guide, G_TYPE_OBJECT)

static void
add_article (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleGuide *self = user_data;
  SocleQuestion *article = socle_question_read (cursor, object, "title", "body");

  if (article != NULL)
    socle_array_list_add (self->articles, article);
}

static void
add_term (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleGuide *self = user_data;
  const char *id = socle_json_get_id (cursor, object, "id", SOCLE_JSON_REQUIRED);
  g_autoptr (SocleText) term = socle_json_get_text (cursor, object, "term", SOCLE_JSON_REQUIRED);
  g_autoptr (SocleText) definition =
    socle_json_get_text (cursor, object, "definition", SOCLE_JSON_REQUIRED);
  g_auto (GStrv) synonyms = socle_json_get_names (cursor, object, "synonyms");

  if (id != NULL && term != NULL && definition != NULL)
    socle_array_list_add (self->glossary, socle_glossary_term_new (id, term, definition,
                                                                   (const char *const *) synonyms));
}

static void
socle_guide_finalize (GObject *object)
{
  SocleGuide *self = SOCLE_GUIDE (object);

  g_clear_object (&self->articles);
  g_clear_object (&self->glossary);

  G_OBJECT_CLASS (socle_guide_parent_class)->finalize (object);
}

static void
socle_guide_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleGuide *self = SOCLE_GUIDE (object);

  switch ((SocleGuideProperty) prop_id)
    {
    case PROP_ARTICLES:
      g_value_set_object (value, self->articles);
      break;
    case PROP_GLOSSARY:
      g_value_set_object (value, self->glossary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_guide_class_init (SocleGuideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_guide_finalize;
  object_class->get_property = socle_guide_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ARTICLES] = g_param_spec_object ("articles", NULL, NULL, G_TYPE_LIST_MODEL,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_GLOSSARY] = g_param_spec_object ("glossary", NULL, NULL, G_TYPE_LIST_MODEL,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_guide_init (SocleGuide *self)
{
  self->articles = socle_array_list_new (SOCLE_TYPE_QUESTION);
  self->glossary = socle_array_list_new (SOCLE_TYPE_GLOSSARY_TERM);
}

/**
 * socle_guide_new:
 *
 * Returns: (transfer full): the guide that is part of the program
 */
SocleGuide *
socle_guide_new (void)
{
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (socle_model_get_resource (), GUIDE_RESOURCE, 0, NULL);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
  SocleGuide *self = socle_guide_new_from_bytes (bytes, problems);

  /* It was compiled in, and the tests read it. */
  g_assert (self != NULL);

  return self;
}

/**
 * socle_guide_new_from_bytes:
 * @bytes: a guide, as JSON
 * @problems: (element-type SocleProblem): where problems go, after those it has
 *
 * Returns: (transfer full) (nullable): the guide; %NULL if there is any problem
 */
SocleGuide *
socle_guide_new_from_bytes (GBytes *bytes, GPtrArray *problems)
{
  static const char *const formats[] = { GUIDE_FORMAT, NULL };
  g_autoptr (SocleGuide) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  SocleJsonCursor cursor;
  JsonObject *object;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  root = socle_json_parse (&cursor, bytes, "guide.json", problems);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      socle_json_report (&cursor, SOCLE_CATALOGUE_ERROR_TYPE, NULL, SOCLE_EXPECTED_OBJECT);
      return NULL;
    }

  self = g_object_new (SOCLE_TYPE_GUIDE, NULL);
  object = json_node_get_object (root);
  socle_json_get_choice (&cursor, object, "format", SOCLE_JSON_REQUIRED, formats);
  socle_json_get_integer (&cursor, object, "version", SOCLE_JSON_REQUIRED, 1, 1);
  socle_json_for_each_object (&cursor, object, "articles", SOCLE_JSON_REQUIRED, add_article, self);
  socle_json_for_each_object (&cursor, object, "glossary", SOCLE_JSON_REQUIRED, add_term, self);

  return cursor.n_problems == 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * socle_guide_get_articles:
 * @self: the guide
 *
 * Returns: (transfer none): a list of #SocleQuestion: the articles
 */
GListModel *
socle_guide_get_articles (SocleGuide *self)
{
  g_return_val_if_fail (SOCLE_IS_GUIDE (self), NULL);

  return G_LIST_MODEL (self->articles);
}

/**
 * socle_guide_get_glossary:
 * @self: the guide
 *
 * Returns: (transfer none): a list of #SocleGlossaryTerm: the terms
 */
GListModel *
socle_guide_get_glossary (SocleGuide *self)
{
  g_return_val_if_fail (SOCLE_IS_GUIDE (self), NULL);

  return G_LIST_MODEL (self->glossary);
}
