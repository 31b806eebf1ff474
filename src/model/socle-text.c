/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in each of Socle's languages, as catalogues give it. */

#include "config.h"

#include "socle-text.h"

#include <string.h>

/*
 * SocleText is immutable and may be shared between threads. It is one block of
 * memory, since a large library holds hundreds of thousands of them.
 */
struct _SocleText
{
  gatomicrefcount ref_count;
  guint32 offsets[SOCLE_N_LANGUAGES]; /* into data; NO_TEXT where absent */
  char data[];
};

#define NO_TEXT G_MAXUINT32

G_DEFINE_BOXED_TYPE (SocleText, socle_text, socle_text_ref, socle_text_unref)

/**
 * socle_text_new:
 * @english: (nullable): the English text
 * @french: (nullable): the French text
 *
 * At least one of the two must be given.
 *
 * Returns: (transfer full): a new text
 */
SocleText *
socle_text_new (const char *english, const char *french)
{
  const char *texts[SOCLE_N_LANGUAGES] = { english, french };
  size_t size = 0;
  SocleText *self;

  g_return_val_if_fail (english != NULL || french != NULL, NULL);

  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    size += texts[i] != NULL ? strlen (texts[i]) + 1 : 0;

  self = g_malloc (sizeof (SocleText) + size);
  g_atomic_ref_count_init (&self->ref_count);
  size = 0;

  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    {
      self->offsets[i] = texts[i] != NULL ? (guint32) size : NO_TEXT;
      if (texts[i] != NULL)
        {
          strcpy (self->data + size, texts[i]);
          size += strlen (texts[i]) + 1;
        }
    }

  return self;
}

/**
 * socle_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self
 */
SocleText *
socle_text_ref (SocleText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * socle_text_unref:
 * @self: (transfer full): a text
 */
void
socle_text_unref (SocleText *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * socle_text_get:
 * @self: (nullable): a text
 * @language: the language wanted
 *
 * Returns: (nullable): the text in @language, else in the other language;
 *   %NULL only if @self is %NULL
 */
const char *
socle_text_get (const SocleText *self, SocleLanguage language)
{
  g_return_val_if_fail ((guint) language < SOCLE_N_LANGUAGES, NULL);

  if (self == NULL)
    return NULL;

  if (self->offsets[language] != NO_TEXT)
    return self->data + self->offsets[language];

  for (int i = 0; i < SOCLE_N_LANGUAGES; i++)
    if (self->offsets[i] != NO_TEXT)
      return self->data + self->offsets[i];

  return NULL;
}

/**
 * socle_text_has:
 * @self: a text
 * @language: a language
 *
 * Returns: whether @self says it in @language, without falling back
 */
gboolean
socle_text_has (const SocleText *self, SocleLanguage language)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail ((guint) language < SOCLE_N_LANGUAGES, FALSE);

  return self->offsets[language] != NO_TEXT;
}
