/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A term of the glossary, with what it means. */

#include "config.h"

#include "socle-glossary-term.h"

/* Immutable: may be read from any thread. */
struct _SocleGlossaryTerm
{
  GObject parent_instance;

  char *id;              /* (owned) */
  SocleText *term;       /* (owned) */
  SocleText *definition; /* (owned) */
  GStrv synonyms;        /* (owned) (nullable) */
};

typedef enum
{
  PROP_ID = 1,
  PROP_TERM,
  PROP_DEFINITION,
  PROP_SYNONYMS,
} SocleGlossaryTermProperty;

static GParamSpec *props[PROP_SYNONYMS + 1];

G_DEFINE_FINAL_TYPE (SocleGlossaryTerm, socle_glossary_term, G_TYPE_OBJECT)

static void
socle_glossary_term_finalize (GObject *object)
{
  SocleGlossaryTerm *self = SOCLE_GLOSSARY_TERM (object);

  g_free (self->id);
  g_clear_pointer (&self->term, socle_text_unref);
  g_clear_pointer (&self->definition, socle_text_unref);
  g_strfreev (self->synonyms);

  G_OBJECT_CLASS (socle_glossary_term_parent_class)->finalize (object);
}

static void
socle_glossary_term_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleGlossaryTerm *self = SOCLE_GLOSSARY_TERM (object);

  switch ((SocleGlossaryTermProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TERM:
      g_value_set_boxed (value, self->term);
      break;
    case PROP_DEFINITION:
      g_value_set_boxed (value, self->definition);
      break;
    case PROP_SYNONYMS:
      g_value_set_boxed (value, self->synonyms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_glossary_term_class_init (SocleGlossaryTermClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = socle_glossary_term_finalize;
  object_class->get_property = socle_glossary_term_get_property;

  /* What each property holds is said at its accessor. */
  props[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TERM] = g_param_spec_boxed ("term", NULL, NULL, SOCLE_TYPE_TEXT,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DEFINITION] = g_param_spec_boxed ("definition", NULL, NULL, SOCLE_TYPE_TEXT,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SYNONYMS] = g_param_spec_boxed ("synonyms", NULL, NULL, G_TYPE_STRV,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_glossary_term_init (SocleGlossaryTerm *self)
{
}

/**
 * socle_glossary_term_new:
 * @id: an identifier
 * @term: the term
 * @definition: what it means
 * @synonyms: (nullable) (array zero-terminated=1): other words for it, in any language
 *
 * Returns: (transfer full): a new term
 */
SocleGlossaryTerm *
socle_glossary_term_new (const char *id,
                         SocleText *term,
                         SocleText *definition,
                         const char *const *synonyms)
{
  SocleGlossaryTerm *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);
  g_return_val_if_fail (definition != NULL, NULL);

  self = g_object_new (SOCLE_TYPE_GLOSSARY_TERM, NULL);
  self->id = g_strdup (id);
  self->term = socle_text_ref (term);
  self->definition = socle_text_ref (definition);
  self->synonyms = g_strdupv ((char **) synonyms);

  return self;
}

/**
 * socle_glossary_term_get_id:
 * @self: a term
 *
 * Returns: (transfer none): its identifier within the guide, [a-z0-9-]
 */
const char *
socle_glossary_term_get_id (SocleGlossaryTerm *self)
{
  g_return_val_if_fail (SOCLE_IS_GLOSSARY_TERM (self), NULL);

  return self->id;
}

/**
 * socle_glossary_term_get_term:
 * @self: a term
 *
 * Returns: (transfer none): the term itself
 */
SocleText *
socle_glossary_term_get_term (SocleGlossaryTerm *self)
{
  g_return_val_if_fail (SOCLE_IS_GLOSSARY_TERM (self), NULL);

  return self->term;
}

/**
 * socle_glossary_term_get_definition:
 * @self: a term
 *
 * Returns: (transfer none): what it means
 */
SocleText *
socle_glossary_term_get_definition (SocleGlossaryTerm *self)
{
  g_return_val_if_fail (SOCLE_IS_GLOSSARY_TERM (self), NULL);

  return self->definition;
}

/**
 * socle_glossary_term_get_synonyms:
 * @self: a term
 *
 * Returns: (transfer none) (nullable): other words for it, in any language
 */
const char *const *
socle_glossary_term_get_synonyms (SocleGlossaryTerm *self)
{
  g_return_val_if_fail (SOCLE_IS_GLOSSARY_TERM (self), NULL);

  return (const char *const *) self->synonyms;
}
