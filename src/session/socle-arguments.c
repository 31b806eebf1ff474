/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the words of a command line against a table of options. */

#include "config.h"

#include "socle-arguments.h"

#include "socle-format.h"
#include "socle-visible-text.h"

#include <string.h>

/*
 * GOptionContext reads the words; what it would say of a mistake is in the
 * language of the process and not a sentence, so every option is read through a
 * callback that accepts anything, and the mistakes are told afterwards, once the
 * wanted language is known. Options that are not in the table are left among the
 * rest: a later table may know them.
 */
struct _SocleArguments
{
  GHashTable *values; /* (owned) (element-type utf8 GPtrArray): by name; what a flag has is empty */
  char *missing;      /* (owned) (nullable): the first option without the value it needs */
  GStrv rest;         /* (owned): the other words, in order */
};

G_DEFINE_QUARK (socle - arguments - error - quark, socle_arguments_error)

typedef struct
{
  SocleArguments *self;           /* (unowned) */
  const SocleArgumentSpec *specs; /* (unowned) */
} Reading;

/* Finds the option that was written as "--name", "--name=…" or "-n". */
static const SocleArgumentSpec *
find_spec (const SocleArgumentSpec *specs, const char *written)
{
  for (; specs->name != NULL; specs++)
    if (g_str_has_prefix (written, "--") ? strcmp (written + 2, specs->name) == 0
                                         : written[1] == specs->short_name)
      return specs;

  return NULL;
}

static gboolean
option_read_cb (const char *written, const char *value, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  SocleArguments *self = reading->self;
  const SocleArgumentSpec *spec = find_spec (reading->specs, written);
  GPtrArray *values;

  g_return_val_if_fail (spec != NULL, TRUE);

  values = g_hash_table_lookup (self->values, spec->name);
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->values, g_strdup (spec->name), values);
    }

  if (value != NULL)
    g_ptr_array_add (values, g_strdup (value));
  else if (spec->placeholder != NULL)
    g_set_str (&self->missing, self->missing != NULL ? self->missing : written);

  return TRUE;
}

static GOptionContext *
create_context (const SocleArgumentSpec *specs, Reading *reading)
{
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  GOptionContext *context = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new ("socle", "", "", reading, NULL);

  for (const SocleArgumentSpec *spec = specs; spec->name != NULL; spec++)
    {
      GOptionEntry entry = {
        .long_name = spec->name,
        .short_name = spec->short_name,
        .flags = G_OPTION_FLAG_FILENAME |
                 (spec->placeholder != NULL ? G_OPTION_FLAG_OPTIONAL_ARG : G_OPTION_FLAG_NO_ARG),
        .arg = G_OPTION_ARG_CALLBACK,
        .arg_data = (gpointer) option_read_cb,
      };

      g_array_append_val (entries, entry);
    }

  g_option_group_add_entries (group, (const GOptionEntry *) (void *) entries->data);
  g_option_context_set_main_group (context, group);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);

  return context;
}

/* (nullable): the name of the option that a word is, if the next word is its value. */
static const char *
get_awaiting (const SocleArgumentSpec *specs, const char *word)
{
  for (; specs->name != NULL; specs++)
    {
      const char letter[] = { specs->short_name, '\0' };

      if (specs->placeholder == NULL)
        continue;
      if (g_str_has_prefix (word, "--") && g_str_equal (word + 2, specs->name))
        return specs->name;
      if (specs->short_name != 0 && word[0] == '-' && g_str_equal (word + 1, letter))
        return specs->name;
    }

  return NULL;
}

/* A value "-" would pass for a missing one, because the values are optional to GLib;
 * in one word with its option it does not. */
static void
add_words (GStrvBuilder *builder, const SocleArgumentSpec *specs, const char *const *words)
{
  gboolean only_operands = FALSE;

  for (; *words != NULL; words++)
    {
      const char *name = NULL;

      only_operands = only_operands || g_str_equal (*words, "--");
      if (!only_operands && g_strcmp0 (words[1], "-") == 0)
        name = get_awaiting (specs, *words);

      if (name == NULL)
        g_strv_builder_add (builder, *words);
      else
        {
          g_strv_builder_take (builder, g_strdup_printf ("--%s=-", name));
          words++;
        }
    }
}

/**
 * socle_arguments_parse: (skip)
 * @specs: the options, ended by one without a name
 * @words: (array zero-terminated=1): the words, without the program's name
 *
 * Takes the options of @specs out of @words, wherever they stand before a word
 * "--". Mistakes are kept for socle_arguments_check().
 *
 * Returns: (transfer full): what was read
 */
SocleArguments *
socle_arguments_parse (const SocleArgumentSpec *specs, const char *const *words)
{
  SocleArguments *self = g_new0 (SocleArguments, 1);
  Reading reading = { self, specs };
  g_autoptr (GOptionContext) context = create_context (specs, &reading);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;

  self->values =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  /* The context skips the first word as the program's name. */
  g_strv_builder_add (builder, GETTEXT_PACKAGE);
  add_words (builder, specs, words);
  argv = g_strv_builder_end (builder);

  if (!g_option_context_parse_strv (context, &argv, &error))
    g_warning ("The options were not read: %s", error->message);

  self->rest = g_strdupv (argv + 1);

  return self;
}

/**
 * socle_arguments_free:
 * @self: (transfer full): what was read
 *
 * Frees @self.
 */
void
socle_arguments_free (SocleArguments *self)
{
  g_hash_table_unref (self->values);
  g_free (self->missing);
  g_strfreev (self->rest);
  g_free (self);
}

/**
 * socle_arguments_has:
 * @self: what was read
 * @name: an option
 *
 * Returns: whether the option was given
 */
gboolean
socle_arguments_has (SocleArguments *self, const char *name)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_hash_table_contains (self->values, name);
}

/**
 * socle_arguments_get:
 * @self: what was read
 * @name: an option that takes a value
 *
 * Returns: (transfer none) (nullable): its value, the last one if it was given
 *   several times; %NULL if it was not
 */
const char *
socle_arguments_get (SocleArguments *self, const char *name)
{
  GPtrArray *values;

  g_return_val_if_fail (self != NULL, NULL);

  values = g_hash_table_lookup (self->values, name);

  return values != NULL && values->len > 0 ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/**
 * socle_arguments_dup_all:
 * @self: what was read
 * @name: an option that takes a value
 *
 * Returns: (transfer full): each value that it was given, in order
 */
GStrv
socle_arguments_dup_all (SocleArguments *self, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *values;

  g_return_val_if_fail (self != NULL, NULL);

  values = g_hash_table_lookup (self->values, name);
  for (guint i = 0; values != NULL && i < values->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (values, i));

  return g_strv_builder_end (builder);
}

/**
 * socle_arguments_get_rest:
 * @self: what was read
 *
 * Returns: (transfer none): the words that belong to no option of the table
 */
const char *const *
socle_arguments_get_rest (SocleArguments *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->rest;
}

/**
 * socle_arguments_show_word:
 * @word: a word of a command line, in any encoding
 *
 * Returns: (transfer full): @word as it can stand in a sentence on a terminal
 */
char *
socle_arguments_show_word (const char *word)
{
  g_autofree char *valid = g_utf8_make_valid (word, -1);

  return socle_visible_text (valid);
}

/**
 * socle_arguments_check:
 * @self: what was read
 * @messages: the language of the sentence
 * @error: where a mistake goes
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_MISSING_VALUE if an option lacks the value
 * that it needs.
 *
 * Returns: whether each option has its value
 */
gboolean
socle_arguments_check (SocleArguments *self, SocleMessages *messages, GError **error)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->missing == NULL)
    return TRUE;

  sentence = socle_format (socle_messages_get (messages, "The option {option} needs a value."),
                           "option", self->missing, NULL);
  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, SOCLE_ARGUMENTS_ERROR_MISSING_VALUE, sentence);

  return FALSE;
}

static void
set_word_error (GError **error,
                SocleArgumentsError code,
                const char *sentence,
                const char *word,
                const char *program)
{
  g_autofree char *shown = socle_arguments_show_word (word);
  g_autofree char *message = socle_format (sentence, "word", shown, "program", program, NULL);

  g_set_error_literal (error, SOCLE_ARGUMENTS_ERROR, code, message);
}

/**
 * socle_arguments_dup_operands:
 * @self: what was read
 * @messages: the language of the sentence
 * @program: what to call with --help: "socle services"
 * @error: where a mistake goes
 *
 * Takes the rest for operands: words that are no options, and any words after "--".
 *
 * Sets @error to %SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION if an option is left, and to
 * %SOCLE_ARGUMENTS_ERROR_NOT_UTF8 if a word is not UTF-8.
 *
 * Returns: (transfer full) (nullable): the operands; %NULL with @error set
 */
GStrv
socle_arguments_dup_operands (SocleArguments *self,
                              SocleMessages *messages,
                              const char *program,
                              GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean only_operands = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  for (int i = 0; self->rest[i] != NULL; i++)
    {
      const char *word = self->rest[i];
      SocleArgumentsError code;
      const char *sentence;

      if (!only_operands && strcmp (word, "--") == 0)
        {
          only_operands = TRUE;
          continue;
        }

      if (!only_operands && word[0] == '-' && word[1] != '\0')
        {
          code = SOCLE_ARGUMENTS_ERROR_UNKNOWN_OPTION;
          /* Translators: {program} is a command such as “socle services” */
          sentence = socle_messages_get (
            messages, "There is no option “{word}”; “{program} --help” lists the options.");
        }
      else if (!g_utf8_validate (word, -1, NULL))
        {
          code = SOCLE_ARGUMENTS_ERROR_NOT_UTF8;
          sentence = socle_messages_get (messages, "“{word}” is not UTF-8 text.");
        }
      else
        {
          g_strv_builder_add (builder, word);
          continue;
        }

      set_word_error (error, code, sentence, word, program);

      return NULL;
    }

  return g_strv_builder_end (builder);
}
