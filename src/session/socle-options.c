/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that every command and the window have in common. */

#include "config.h"

#include "socle-options.h"

#include "socle-date.h"
#include "socle-format.h"
#include "socle-locale.h"
#include "socle-paths.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * What the command line says before any command is looked at. Immutable after
 * construction; may be read from any thread.
 */
struct _SocleOptions
{
  GObject parent_instance;

  GStrv catalogues;    /* (owned): empty if none were given */
  char *data_dir;      /* (owned) (nullable) */
  char *register_path; /* (owned) (nullable) */
  GDate today;         /* clear if not given */
  gboolean has_language;
  SocleLanguage language; /* only if has_language */
  gboolean help;
  gboolean version;
  gboolean service;
  char *command;   /* (owned) (nullable) */
  GStrv arguments; /* (owned): the words after the command */
  GStrv files;     /* (owned): catalogue files to open in the window */
};

G_DEFINE_FINAL_TYPE (SocleOptions, socle_options, G_TYPE_OBJECT)

static const SocleArgumentSpec specs[] = {
  { "catalogue", 0, N_ ("PATH"),
    N_ ("Read this catalogue, or all of this folder; can be given several times") },
  { "data-dir", 0, N_ ("FOLDER"), N_ ("Keep Socle’s data in this folder") },
  { "register", 0, N_ ("FILE"), N_ ("Use this register instead of the one in that folder") },
  { "today", 0, N_ ("DATE"), N_ ("Take this date, as YYYY-MM-DD, for today’s") },
  { "language", 0, "en|fr", N_ ("Speak English or French") },
  { "help", 'h', NULL, N_ ("Show this help") },
  { "version", 0, NULL, N_ ("Show the version of Socle") },
  { NULL, 0, NULL, NULL },
};

/* What the desktop, not a person, passes to the window. */
#define SERVICE_WORD "--gapplication-service"

static void
socle_options_finalize (GObject *object)
{
  SocleOptions *self = SOCLE_OPTIONS (object);

  g_strfreev (self->catalogues);
  g_strfreev (self->arguments);
  g_strfreev (self->files);
  g_free (self->data_dir);
  g_free (self->register_path);
  g_free (self->command);

  G_OBJECT_CLASS (socle_options_parent_class)->finalize (object);
}

static void
socle_options_class_init (SocleOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_options_finalize;
}

static void
socle_options_init (SocleOptions *self)
{
  self->catalogues = g_new0 (char *, 1);
  self->arguments = g_new0 (char *, 1);
  self->files = g_new0 (char *, 1);
  g_date_clear (&self->today, 1);
}

static gboolean
set_value_error (GError **error, const char *sentence, const char *value)
{
  g_autofree char *shown = socle_arguments_show_word (value);
  g_autofree char *message = socle_format (sentence, "value", shown, NULL);

  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_BAD_VALUE, message);

  return FALSE;
}

/* Takes the language, in which all later mistakes are told. */
static SocleMessages *
read_language (SocleOptions *self, SocleArguments *arguments)
{
  const char *code = socle_arguments_get (arguments, "language");
  g_autofree char *locale_dir = socle_paths_dup_locale_dir ();

  for (int i = 0; code != NULL && i < SOCLE_N_LANGUAGES; i++)
    if (strcmp (code, socle_language_get_code ((SocleLanguage) i)) == 0)
      {
        self->has_language = TRUE;
        self->language = (SocleLanguage) i;
      }

  return socle_messages_new (self->has_language ? self->language : socle_locale_get_wanted (),
                             locale_dir);
}

static gboolean
read_values (SocleOptions *self, SocleArguments *arguments, SocleMessages *messages, GError **error)
{
  const char *today = socle_arguments_get (arguments, "today");

  if (!socle_arguments_check (arguments, messages, error))
    return FALSE;

  if (socle_arguments_has (arguments, "language") && !self->has_language)
    return set_value_error (
      error,
      socle_messages_get (messages,
                          "Socle does not speak “{value}”; write --language en or --language fr."),
      socle_arguments_get (arguments, "language"));

  if (today != NULL && !socle_date_parse (today, &self->today))
    return set_value_error (
      error, socle_messages_get (messages, "“{value}” is not a date; write --today YYYY-MM-DD."),
      today);

  g_strfreev (self->catalogues);
  self->catalogues = socle_arguments_dup_all (arguments, "catalogue");
  g_set_str (&self->data_dir, socle_arguments_get (arguments, "data-dir"));
  g_set_str (&self->register_path, socle_arguments_get (arguments, "register"));
  self->help = socle_arguments_has (arguments, "help");
  self->version = socle_arguments_has (arguments, "version");

  return TRUE;
}

/* Commands are plain words; a file, or its address, has a dot or a slash. */
static gboolean
is_file (const char *word)
{
  return strpbrk (word, "./") != NULL;
}

/* Splits what is no global option into the command and its words. */
static gboolean
read_command (SocleOptions *self,
              SocleArguments *arguments,
              SocleMessages *messages,
              GError **error)
{
  const char *const *rest = socle_arguments_get_rest (arguments);
  g_auto (GStrv) operands = NULL;

  if (rest[0] != NULL && strcmp (rest[0], SERVICE_WORD) == 0)
    {
      self->service = TRUE;
      return TRUE;
    }

  /* An option in front of the command is nobody's. */
  if (rest[0] != NULL && rest[0][0] == '-')
    {
      operands = socle_arguments_dup_operands (arguments, messages, GETTEXT_PACKAGE, error);
      if (operands == NULL)
        return FALSE;
      rest = (const char *const *) operands;
    }

  if (rest[0] != NULL && is_file (rest[0]))
    {
      g_strfreev (self->files);
      self->files = g_strdupv ((GStrv) rest);
    }
  else if (rest[0] != NULL)
    {
      self->command = g_strdup (rest[0]);
      g_strfreev (self->arguments);
      self->arguments = g_strdupv ((GStrv) rest + 1);
    }

  return TRUE;
}

/**
 * socle_options_new:
 *
 * Returns: (transfer full): the options of a command line without any
 */
SocleOptions *
socle_options_new (void)
{
  return g_object_new (SOCLE_TYPE_OPTIONS, NULL);
}

/**
 * socle_options_new_from_words:
 * @words: (array zero-terminated=1): the words of a command line, without the
 *   program's name
 * @error: where a mistake goes
 *
 * Reads the global options, which may stand before or after the command.
 *
 * Sets @error to one of %SOCLE_ARGUMENTS_ERROR, whose message is a sentence in the
 * language that was asked for.
 *
 * Returns: (transfer full) (nullable): the options; %NULL with @error set
 */
SocleOptions *
socle_options_new_from_words (const char *const *words, GError **error)
{
  g_autoptr (SocleOptions) self = socle_options_new ();
  g_autoptr (SocleArguments) arguments = NULL;
  g_autoptr (SocleMessages) messages = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  arguments = socle_arguments_parse (specs, words);
  messages = read_language (self, arguments);

  if (!read_values (self, arguments, messages, error) ||
      !read_command (self, arguments, messages, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * socle_options_get_specs: (skip)
 *
 * Returns: (transfer none): the global options, ended by one without a name
 */
const SocleArgumentSpec *
socle_options_get_specs (void)
{
  return specs;
}

/**
 * socle_options_get_catalogues:
 * @self: options
 *
 * Returns: (transfer none): the files and folders of --catalogue; empty if not given
 */
const char *const *
socle_options_get_catalogues (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), NULL);

  return (const char *const *) self->catalogues;
}

/**
 * socle_options_get_data_dir:
 * @self: options
 *
 * Returns: (transfer none) (nullable): the folder of --data-dir
 */
const char *
socle_options_get_data_dir (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), NULL);

  return self->data_dir;
}

/**
 * socle_options_get_register:
 * @self: options
 *
 * Returns: (transfer none) (nullable) (type filename): the file of --register
 */
const char *
socle_options_get_register (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), NULL);

  return self->register_path;
}

/**
 * socle_options_get_today:
 * @self: options
 *
 * Returns: (transfer none) (nullable): the date of --today
 */
const GDate *
socle_options_get_today (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), NULL);

  return g_date_valid (&self->today) ? &self->today : NULL;
}

/**
 * socle_options_get_language:
 * @self: options
 * @language: (out) (optional): the language of --language; untouched if not given
 *
 * Returns: whether --language was given
 */
gboolean
socle_options_get_language (SocleOptions *self, SocleLanguage *language)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), FALSE);

  if (self->has_language && language != NULL)
    *language = self->language;

  return self->has_language;
}

/**
 * socle_options_get_help:
 * @self: options
 *
 * Returns: whether help was asked for
 */
gboolean
socle_options_get_help (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), FALSE);

  return self->help;
}

/**
 * socle_options_get_version:
 * @self: options
 *
 * Returns: whether the version was asked for
 */
gboolean
socle_options_get_version (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), FALSE);

  return self->version;
}

/**
 * socle_options_get_service:
 * @self: options
 *
 * Returns: whether the desktop starts Socle in the background, to open a window later
 */
gboolean
socle_options_get_service (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), FALSE);

  return self->service;
}

/**
 * socle_options_get_command:
 * @self: options
 *
 * Returns: (transfer none) (nullable): the command, known or not; %NULL for the window
 */
const char *
socle_options_get_command (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), NULL);

  return self->command;
}

/**
 * socle_options_get_arguments:
 * @self: options
 *
 * Returns: (transfer none): the words after the command, but global options
 */
const char *const *
socle_options_get_arguments (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), NULL);

  return (const char *const *) self->arguments;
}

/**
 * socle_options_get_files:
 * @self: options
 *
 * Returns: (transfer none): the catalogue files, or their addresses, that the window is to
 *   open; empty if there are none
 */
const char *const *
socle_options_get_files (SocleOptions *self)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (self), NULL);

  return (const char *const *) self->files;
}
