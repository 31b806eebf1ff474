/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question, or a heading, with its answer in paragraphs and links. */

#include "config.h"

#include "socle-question.h"

/*
 * Serves for a provider's questions and for the articles of the guide. Filled in
 * by a reader; from then on it never changes and may be read from any thread.
 */
struct _SocleQuestion
{
  GObject parent_instance;

  char *id;              /* (owned) */
  SocleText *title;      /* (owned) */
  GPtrArray *paragraphs; /* (owned) (element-type SocleText): owned elements */
  GPtrArray *references; /* (owned) (element-type SocleReference): owned elements */
};

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
} SocleQuestionProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (SocleQuestion, socle_question, G_TYPE_OBJECT)

static void
free_reference (gpointer data)
{
  SocleReference *reference = data;

  socle_text_unref (reference->title);
  g_free (reference->url);
  g_free (reference);
}

static void
socle_question_finalize (GObject *object)
{
  SocleQuestion *self = SOCLE_QUESTION (object);

  g_free (self->id);
  g_clear_pointer (&self->title, socle_text_unref);
  g_clear_pointer (&self->paragraphs, g_ptr_array_unref);
  g_clear_pointer (&self->references, g_ptr_array_unref);

  G_OBJECT_CLASS (socle_question_parent_class)->finalize (object);
}

static void
socle_question_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleQuestion *self = SOCLE_QUESTION (object);

  switch ((SocleQuestionProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_boxed (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_question_class_init (SocleQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_question_finalize;
  object_class->get_property = socle_question_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] = g_param_spec_boxed ("title", NULL, NULL, SOCLE_TYPE_TEXT,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_question_init (SocleQuestion *self)
{
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_text_unref);
  self->references = g_ptr_array_new_with_free_func (free_reference);
}

/**
 * socle_question_new:
 * @id: its identifier, [a-z0-9-]
 * @title: the question
 *
 * Returns: (transfer full): a question without an answer yet
 */
SocleQuestion *
socle_question_new (const char *id, SocleText *title)
{
  SocleQuestion *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (SOCLE_TYPE_QUESTION, NULL);
  self->id = g_strdup (id);
  self->title = socle_text_ref (title);

  return self;
}

/**
 * socle_question_add_paragraph:
 * @self: a question that is being read
 * @paragraph: the next paragraph of the answer
 */
void
socle_question_add_paragraph (SocleQuestion *self, SocleText *paragraph)
{
  g_return_if_fail (SOCLE_IS_QUESTION (self));

  g_ptr_array_add (self->paragraphs, socle_text_ref (paragraph));
}

/**
 * socle_question_add_reference:
 * @self: a question that is being read
 * @title: what the link is called
 * @url: a checked address
 */
void
socle_question_add_reference (SocleQuestion *self, SocleText *title, const char *url)
{
  SocleReference *reference;

  g_return_if_fail (SOCLE_IS_QUESTION (self));

  reference = g_new (SocleReference, 1);
  reference->title = socle_text_ref (title);
  reference->url = g_strdup (url);
  g_ptr_array_add (self->references, reference);
}

/**
 * socle_question_get_id:
 * @self: a question
 *
 * Returns: (transfer none): its identifier, [a-z0-9-]
 */
const char *
socle_question_get_id (SocleQuestion *self)
{
  g_return_val_if_fail (SOCLE_IS_QUESTION (self), NULL);

  return self->id;
}

/**
 * socle_question_get_title:
 * @self: a question
 *
 * Returns: (transfer none): the question or heading
 */
SocleText *
socle_question_get_title (SocleQuestion *self)
{
  g_return_val_if_fail (SOCLE_IS_QUESTION (self), NULL);

  return self->title;
}

/**
 * socle_question_get_n_paragraphs:
 * @self: a question
 *
 * Returns: how many paragraphs the answer has
 */
guint
socle_question_get_n_paragraphs (SocleQuestion *self)
{
  g_return_val_if_fail (SOCLE_IS_QUESTION (self), 0);

  return self->paragraphs->len;
}

/**
 * socle_question_get_paragraph:
 * @self: a question
 * @index: less than socle_question_get_n_paragraphs()
 *
 * Returns: (transfer none): one paragraph of the answer, plain text
 */
SocleText *
socle_question_get_paragraph (SocleQuestion *self, guint index)
{
  g_return_val_if_fail (SOCLE_IS_QUESTION (self), NULL);
  g_return_val_if_fail (index < self->paragraphs->len, NULL);

  return g_ptr_array_index (self->paragraphs, index);
}

/**
 * socle_question_get_n_references:
 * @self: a question
 *
 * Returns: how many links the answer has
 */
guint
socle_question_get_n_references (SocleQuestion *self)
{
  g_return_val_if_fail (SOCLE_IS_QUESTION (self), 0);

  return self->references->len;
}

/**
 * socle_question_get_reference:
 * @self: a question
 * @index: less than socle_question_get_n_references()
 *
 * Returns: (transfer none): one link of the answer
 */
const SocleReference *
socle_question_get_reference (SocleQuestion *self, guint index)
{
  g_return_val_if_fail (SOCLE_IS_QUESTION (self), NULL);
  g_return_val_if_fail (index < self->references->len, NULL);

  return g_ptr_array_index (self->references, index);
}
