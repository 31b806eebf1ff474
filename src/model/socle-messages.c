/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translations of one language, whatever the process's locale is. */

#include "config.h"

#include "socle-messages.h"

#include "socle-format.h"

#include <string.h>

/*
 * gettext speaks the language of the process, and only on a machine that has a
 * locale for it: under C.UTF-8 glibc gives no translations at all. A file's
 * language is a choice of its own (a French summary from an English window, on a
 * server without locales), so SocleMessages reads the compiled message
 * catalogue (.mo) itself. What it cannot find or read stays in English.
 *
 * Immutable after construction; may be used from several threads.
 */
struct _SocleMessages
{
  GObject parent_instance;

  SocleLanguage language;
  GMappedFile *file; /* (owned) (nullable): none for English */
  GBytes *bytes;     /* (owned) (nullable): the content of file */
  guint32 n_strings;
  guint32 originals;    /* offset of the table of message ids, sorted by strcmp() */
  guint32 translations; /* offset of the table of their translations */
  gboolean swapped;     /* written on a machine of the other byte order */
};

G_DEFINE_FINAL_TYPE (SocleMessages, socle_messages, G_TYPE_OBJECT)

#define MO_MAGIC 0x950412deU
#define CONTEXT_SEPARATOR "\004"

static guint32
read_word (SocleMessages *self, size_t offset)
{
  size_t size;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  guint32 word;

  if (offset > size || size - offset < sizeof word)
    return 0;

  memcpy (&word, data + offset, sizeof word);

  return self->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

/* A string of one of the two tables, NULL if the file is damaged there. Plural
 * forms stand one after the other, each with its NUL; length counts them all. */
static const char *
read_string (SocleMessages *self, guint32 table, guint32 index, guint32 *length)
{
  size_t size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  size_t entry = (size_t) table + (size_t) index * 8;
  size_t offset = read_word (self, entry + 4);

  *length = read_word (self, entry);
  if (offset >= size || *length >= size - offset || data[offset + *length] != '\0')
    return NULL;

  return data + offset;
}

static void
open_file (SocleMessages *self, const char *locale_dir)
{
  g_autofree char *path =
    g_build_filename (locale_dir, socle_language_get_code (self->language), "LC_MESSAGES",
                      GETTEXT_PACKAGE ".mo", NULL);
  guint32 magic;

  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file == NULL)
    return;

  self->bytes = g_mapped_file_get_bytes (self->file);
  magic = read_word (self, 0);
  self->swapped = magic == GUINT32_SWAP_LE_BE (MO_MAGIC);
  if (magic != MO_MAGIC && !self->swapped)
    return;

  self->n_strings = read_word (self, 8);
  self->originals = read_word (self, 12);
  self->translations = read_word (self, 16);
}

static const char *
find_translation (SocleMessages *self, const char *msgid, guint32 *length)
{
  guint32 low = 0, high = self->n_strings;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      guint32 ignored;
      const char *original = read_string (self, self->originals, middle, &ignored);
      int order;

      if (original == NULL)
        return NULL;

      order = strcmp (msgid, original);
      if (order == 0)
        {
          const char *found = read_string (self, self->translations, middle, length);

          return found != NULL && *length > 0 ? found : NULL;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

static void
socle_messages_finalize (GObject *object)
{
  SocleMessages *self = SOCLE_MESSAGES (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->file, g_mapped_file_unref);

  G_OBJECT_CLASS (socle_messages_parent_class)->finalize (object);
}

static void
socle_messages_class_init (SocleMessagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_messages_finalize;
}

static void
socle_messages_init (SocleMessages *self)
{
}

/**
 * socle_messages_new:
 * @language: the language to speak
 * @locale_dir: the folder that holds `fr/LC_MESSAGES/socle.mo`
 *
 * A language whose file is missing or damaged speaks English.
 *
 * Returns: (transfer full): the messages of @language
 */
SocleMessages *
socle_messages_new (SocleLanguage language, const char *locale_dir)
{
  SocleMessages *self;

  g_return_val_if_fail ((guint) language < SOCLE_N_LANGUAGES, NULL);
  g_return_val_if_fail (locale_dir != NULL, NULL);

  self = g_object_new (SOCLE_TYPE_MESSAGES, NULL);
  self->language = language;
  if (language != SOCLE_LANGUAGE_ENGLISH)
    open_file (self, locale_dir);

  return self;
}

/**
 * socle_messages_get_language:
 * @self: messages
 *
 * Returns: the language they are in
 */
SocleLanguage
socle_messages_get_language (SocleMessages *self)
{
  g_return_val_if_fail (SOCLE_IS_MESSAGES (self), SOCLE_LANGUAGE_ENGLISH);

  return self->language;
}

/**
 * socle_messages_get:
 * @self: messages
 * @msgid: an English text of the source
 *
 * Returns: (transfer none): @msgid in the language of @self
 */
const char *
socle_messages_get (SocleMessages *self, const char *msgid)
{
  guint32 length;
  const char *found;

  g_return_val_if_fail (SOCLE_IS_MESSAGES (self), msgid);

  found = find_translation (self, msgid, &length);

  return found != NULL ? found : msgid;
}

/**
 * socle_messages_pget:
 * @self: messages
 * @context: what tells this use of @msgid from others
 * @msgid: an English text of the source
 *
 * Returns: (transfer none): @msgid in the language of @self
 */
const char *
socle_messages_pget (SocleMessages *self, const char *context, const char *msgid)
{
  g_autofree char *key = g_strconcat (context, CONTEXT_SEPARATOR, msgid, NULL);
  guint32 length;
  const char *found;

  g_return_val_if_fail (SOCLE_IS_MESSAGES (self), msgid);

  found = find_translation (self, key, &length);

  return found != NULL ? found : msgid;
}

/**
 * socle_messages_nget:
 * @self: messages
 * @singular: an English text of the source for one
 * @plural: the same for any other number
 * @n: the number
 *
 * French has the singular for 0 and 1, English for 1 only.
 *
 * Returns: (transfer none): the text for @n in the language of @self
 */
const char *
socle_messages_nget (SocleMessages *self, const char *singular, const char *plural, guint64 n)
{
  guint32 length;
  const char *found;
  size_t first;

  g_return_val_if_fail (SOCLE_IS_MESSAGES (self), n == 1 ? singular : plural);

  found = find_translation (self, singular, &length);
  if (found == NULL)
    return n == 1 ? singular : plural;

  first = strlen (found);
  if (n > 1 && first < length)
    return found + first + 1;

  return found;
}

/**
 * socle_messages_format_number:
 * @self: messages
 * @number: any number
 *
 * Returns: (transfer full): @number with its thousands set apart
 */
char *
socle_messages_format_number (SocleMessages *self, guint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  /* French sets thousands apart by a narrow no-break space. */
  const char *separator = self->language == SOCLE_LANGUAGE_FRENCH ? "\u202f" : ",";
  size_t length = strlen (digits);
  GString *result = g_string_sized_new (length * 2);

  for (size_t i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (result, separator);
      g_string_append_c (result, digits[i]);
    }

  return g_string_free_and_steal (result);
}

/**
 * socle_messages_get_month:
 * @self: messages
 * @month: a month
 *
 * Returns: (transfer none): the name of @month as it stands within a sentence
 */
const char *
socle_messages_get_month (SocleMessages *self, GDateMonth month)
{
  g_return_val_if_fail (g_date_valid_month (month), "");

  switch (month)
    {
    case G_DATE_JANUARY: return socle_messages_pget (self, "month", "January");
    case G_DATE_FEBRUARY: return socle_messages_pget (self, "month", "February");
    case G_DATE_MARCH: return socle_messages_pget (self, "month", "March");
    case G_DATE_APRIL: return socle_messages_pget (self, "month", "April");
    case G_DATE_MAY: return socle_messages_pget (self, "month", "May");
    case G_DATE_JUNE: return socle_messages_pget (self, "month", "June");
    case G_DATE_JULY: return socle_messages_pget (self, "month", "July");
    case G_DATE_AUGUST: return socle_messages_pget (self, "month", "August");
    case G_DATE_SEPTEMBER: return socle_messages_pget (self, "month", "September");
    case G_DATE_OCTOBER: return socle_messages_pget (self, "month", "October");
    case G_DATE_NOVEMBER: return socle_messages_pget (self, "month", "November");
    case G_DATE_DECEMBER: return socle_messages_pget (self, "month", "December");
    case G_DATE_BAD_MONTH:
    default: return "";
    }
}

/**
 * socle_messages_get_short_month:
 * @self: messages
 * @month: a month
 *
 * Returns: (transfer none): the name of @month, as short as it is understood: above a cell
 */
const char *
socle_messages_get_short_month (SocleMessages *self, GDateMonth month)
{
  g_return_val_if_fail (g_date_valid_month (month), "");

  switch (month)
    {
    /* Translators: months, as short as they are understood */
    case G_DATE_JANUARY: return socle_messages_pget (self, "short month", "Jan");
    case G_DATE_FEBRUARY: return socle_messages_pget (self, "short month", "Feb");
    case G_DATE_MARCH: return socle_messages_pget (self, "short month", "Mar");
    case G_DATE_APRIL: return socle_messages_pget (self, "short month", "Apr");
    case G_DATE_MAY: return socle_messages_pget (self, "short month", "May");
    case G_DATE_JUNE: return socle_messages_pget (self, "short month", "Jun");
    case G_DATE_JULY: return socle_messages_pget (self, "short month", "Jul");
    case G_DATE_AUGUST: return socle_messages_pget (self, "short month", "Aug");
    case G_DATE_SEPTEMBER: return socle_messages_pget (self, "short month", "Sep");
    case G_DATE_OCTOBER: return socle_messages_pget (self, "short month", "Oct");
    case G_DATE_NOVEMBER: return socle_messages_pget (self, "short month", "Nov");
    case G_DATE_DECEMBER: return socle_messages_pget (self, "short month", "Dec");
    case G_DATE_BAD_MONTH:
    default: return "";
    }
}

/* The first of a month is an ordinal in French, the other days are not. */
static char *
format_day_number (SocleMessages *self, GDateDay day)
{
  if (day == 1)
    return g_strdup (socle_messages_pget (self, "first day of a month", "1"));

  return g_strdup_printf ("%d", day);
}

/**
 * socle_messages_format_date:
 * @self: messages
 * @date: a valid date
 *
 * Returns: (transfer full): @date with its month in words: "1 February 2020"
 */
char *
socle_messages_format_date (SocleMessages *self, const GDate *date)
{
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  day = format_day_number (self, g_date_get_day (date));
  year = g_strdup_printf ("%d", g_date_get_year (date));

  /* Translators: a date. {day} is a number, {month} a word from this file. Use
   * no-break spaces where your language does. */
  return socle_format (socle_messages_get (self, "{day} {month} {year}"), "day", day, "month",
                       socle_messages_get_month (self, g_date_get_month (date)), "year", year,
                       NULL);
}

/**
 * socle_messages_format_day:
 * @self: messages
 * @day: a day
 * @month: a month
 *
 * Returns: (transfer full): a day of every year: "31 March"
 */
char *
socle_messages_format_day (SocleMessages *self, GDateDay day, GDateMonth month)
{
  g_autofree char *number = format_day_number (self, day);

  /* Translators: a day of every year, such as “31 March” */
  return socle_format (socle_messages_get (self, "{day} {month}"), "day", number, "month",
                       socle_messages_get_month (self, month), NULL);
}

/**
 * socle_messages_join:
 * @self: messages
 * @items: (array zero-terminated=1): words or names
 *
 * Returns: (transfer full): an enumeration: "A", "A and B", "A, B and C"
 */
char *
socle_messages_join (SocleMessages *self, const char *const *items)
{
  guint n_items = g_strv_length ((char **) items);
  g_autoptr (GString) head = g_string_new (NULL);

  if (n_items == 0)
    return g_strdup ("");
  if (n_items == 1)
    return g_strdup (items[0]);

  for (guint i = 0; i + 1 < n_items; i++)
    {
      if (i > 0)
        /* Translators: between the items of an enumeration, but the last two */
        g_string_append (head, socle_messages_pget (self, "enumeration", ", "));
      g_string_append (head, items[i]);
    }

  /* Translators: an enumeration; {head} is one or more items, {last} the last one */
  return socle_format (socle_messages_get (self, "{head} and {last}"), "head", head->str, "last",
                       items[n_items - 1], NULL);
}
