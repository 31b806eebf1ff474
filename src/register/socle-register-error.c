/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a register, and the sentences that say so. */

#include "config.h"

#include "socle-register-error.h"

#include "socle-format.h"
#include "socle-visible-text.h"

/* What a sentence is made of, so that it can be said in another language later. */
typedef struct
{
  gboolean is_made; /* of these, and not by whoever set the error */
  char *path;       /* (owned) (nullable) */
  char *detail;     /* (owned) (nullable) */
} SocleRegisterErrorPrivate;

static void
socle_register_error_private_init (SocleRegisterErrorPrivate *priv)
{
}

static void
socle_register_error_private_copy (const SocleRegisterErrorPrivate *source,
                                   SocleRegisterErrorPrivate *target)
{
  target->is_made = source->is_made;
  target->path = g_strdup (source->path);
  target->detail = g_strdup (source->detail);
}

static void
socle_register_error_private_clear (SocleRegisterErrorPrivate *priv)
{
  g_free (priv->path);
  g_free (priv->detail);
}

G_DEFINE_EXTENDED_ERROR (SocleRegisterError, socle_register_error)

/* What the file is, when it cannot be opened. */
static const char *
get_file_sentence (SocleMessages *messages, SocleRegisterError code)
{
  switch ((int) code)
    {
    case SOCLE_REGISTER_ERROR_NOT_FOUND:
      return socle_messages_get (messages,
                                 "There is no register “{file}”; create one or open another.");
    case SOCLE_REGISTER_ERROR_EXISTS:
      return socle_messages_get (
        messages, "“{file}” is there already, and stays as it is; choose another name.");
    case SOCLE_REGISTER_ERROR_EMPTY:
      return socle_messages_get (
        messages, "“{file}” is empty, so it is not a register; restore a backup or open another.");
    case SOCLE_REGISTER_ERROR_FOREIGN:
      return socle_messages_get (
        messages, "“{file}” is not a register of Socle, and stays as it is; open another file.");
    case SOCLE_REGISTER_ERROR_NEWER:
      return socle_messages_get (
        messages, "“{file}” was written by a newer Socle, and stays as it is; update Socle.");
    case SOCLE_REGISTER_ERROR_CUT_OFF:
      /* Translators: {detail} is a number */
      return socle_messages_get (
        messages, "“{file}” ends too early, after {detail} bytes; restore a backup.");
    case SOCLE_REGISTER_ERROR_DAMAGED:
      /* Translators: {detail} says where, such as “entry 12” */
      return socle_messages_get (messages, "“{file}” is damaged: {detail}; restore a backup.");
    case SOCLE_REGISTER_ERROR_ALTERED:
      /* Translators: {detail} says where, such as “entry 12” */
      return socle_messages_get (
        messages, "“{file}” was changed without Socle: {detail}; compare it with a backup.");
    default:
      return NULL;
    }
}

/* Why a change was not saved. */
static const char *
get_change_sentence (SocleMessages *messages, SocleRegisterError code)
{
  switch ((int) code)
    {
    case SOCLE_REGISTER_ERROR_READ_ONLY:
      return socle_messages_get (
        messages, "“{file}” may not be written to, so this was not saved; change its permissions.");
    case SOCLE_REGISTER_ERROR_FULL:
      return socle_messages_get (
        messages, "The disk of “{file}” is full, so this was not saved; free some space.");
    case SOCLE_REGISTER_ERROR_BUSY:
      return socle_messages_get (
        messages, "Another program is writing to “{file}”, so this was not saved; try again.");
    case SOCLE_REGISTER_ERROR_MOVED:
      return socle_messages_get (messages, "“{file}” was moved, deleted or replaced while it was "
                                           "open, so this was not saved; open it again.");
    case SOCLE_REGISTER_ERROR_DISK:
      /* Translators: {detail} is what the system says, such as “Input/output error” */
      return socle_messages_get (
        messages, "“{file}” could not be read or written: {detail}; what was saved before stays.");
    case SOCLE_REGISTER_ERROR_MEMORY:
      return socle_messages_get (
        messages, "There is no memory left for “{file}”, so this was not saved; try again.");
    case SOCLE_REGISTER_ERROR_BACKUP:
      return socle_messages_get (
        messages, "No backup of “{file}” could be made: {detail}; the register stays as it is.");
    case SOCLE_REGISTER_ERROR_UNCERTAIN:
      return socle_messages_get (
        messages, "“{file}” failed while saving, so look whether this was saved: open it again.");
    case SOCLE_REGISTER_ERROR_CONFLICT:
      return socle_messages_get (
        messages, "This was changed elsewhere in the meantime, so it was not saved; look at it "
                  "again.");
    case SOCLE_REGISTER_ERROR_REFUSED:
      /* Translators: {detail} is a message of the database, in English */
      return socle_messages_get (
        messages, "“{file}” could not be used: {detail}; what was saved before stays.");
    default:
      return NULL;
    }
}

static char *
make_sentence (SocleRegisterError code,
               SocleMessages *messages,
               const char *path,
               const char *detail)
{
  const char *sentence = get_file_sentence (messages, code);
  g_autofree char *name = g_filename_display_name (path != NULL ? path : "");
  g_autofree char *shown = socle_visible_text (name);
  g_autofree char *valid = g_utf8_make_valid (detail != NULL ? detail : "", -1);
  g_autofree char *reason = socle_visible_text (valid);

  if (sentence == NULL)
    sentence = get_change_sentence (messages, code);
  if (sentence == NULL)
    sentence = "{detail}";

  return socle_format (sentence, "file", shown, "detail", reason, NULL);
}

/**
 * socle_register_error_set:
 * @error: where the error goes
 * @code: what is wrong
 * @messages: the language of the sentence
 * @path: (nullable): the register
 * @detail: (nullable): what the code asks for
 *
 * Sets @error to a sentence on @code.
 *
 * Returns: %FALSE, always
 */
gboolean
socle_register_error_set (GError **error,
                          SocleRegisterError code,
                          SocleMessages *messages,
                          const char *path,
                          const char *detail)
{
  SocleRegisterErrorPrivate *priv;

  socle_register_error_take (error, code, make_sentence (code, messages, path, detail));
  if (error != NULL)
    {
      priv = socle_register_error_get_private (*error);
      priv->is_made = TRUE;
      priv->path = g_strdup (path);
      priv->detail = g_strdup (detail);
    }

  return FALSE;
}

/**
 * socle_register_error_set_path:
 * @error: (nullable): where a failure has gone
 * @messages: the language of the sentence
 * @path: what people call the file that it is about
 *
 * Says of another file what socle_register_error_set() said of one.
 */
void
socle_register_error_set_path (GError **error, SocleMessages *messages, const char *path)
{
  SocleRegisterErrorPrivate *priv;

  if (error == NULL || *error == NULL || (*error)->domain != SOCLE_REGISTER_ERROR)
    return;

  priv = socle_register_error_get_private (*error);
  if (!priv->is_made)
    return;

  g_set_str (&priv->path, path);
  g_free ((*error)->message);
  (*error)->message =
    make_sentence ((SocleRegisterError) (*error)->code, messages, path, priv->detail);
}

/**
 * socle_register_error_take:
 * @error: where the error goes
 * @code: what is wrong
 * @sentence: (transfer full): the sentence on it
 *
 * Sets @error.
 *
 * Returns: %FALSE, always
 */
gboolean
socle_register_error_take (GError **error, SocleRegisterError code, char *sentence)
{
  g_set_error_literal (error, SOCLE_REGISTER_ERROR, code, sentence);
  g_free (sentence);

  return FALSE;
}

/**
 * socle_register_error_word:
 * @error: any error
 * @messages: the language to speak
 *
 * Returns: (transfer full): the sentence on @error, in that language if it is of
 *   socle_register_error_set(); a detail that another library gave stays in its own
 */
char *
socle_register_error_word (const GError *error, SocleMessages *messages)
{
  const SocleRegisterErrorPrivate *priv;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != SOCLE_REGISTER_ERROR)
    return g_strdup (error->message);

  priv = socle_register_error_get_private (error);

  return priv->is_made
           ? make_sentence ((SocleRegisterError) error->code, messages, priv->path, priv->detail)
           : g_strdup (error->message);
}
