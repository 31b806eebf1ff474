/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions and articles from JSON, for catalogues and the guide alike. */

#include "config.h"

#include "socle-question-reader.h"

static void
read_link (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleQuestion *question = user_data;
  g_autoptr (SocleText) title = socle_json_get_text (cursor, object, "title", SOCLE_JSON_REQUIRED);
  const char *url = socle_json_get_address (cursor, object, "url", SOCLE_JSON_REQUIRED);

  if (title != NULL && url != NULL && question != NULL)
    socle_question_add_reference (question, title, url);
}

static void
read_paragraphs (SocleJsonCursor *cursor,
                 JsonObject *object,
                 const char *name,
                 SocleQuestion *question)
{
  JsonArray *array = socle_json_get_array (cursor, object, name, SOCLE_JSON_REQUIRED);
  guint n_items = array != NULL ? json_array_get_length (array) : 0;

  socle_json_enter_member (cursor, name);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (SocleText) paragraph = socle_json_get_item_text (cursor, array, i);

      if (paragraph != NULL && question != NULL)
        socle_question_add_paragraph (question, paragraph);
    }
  socle_json_leave (cursor);
}

/**
 * socle_question_read:
 * @cursor: a cursor at @object
 * @object: a question or an article
 * @title: the member that has its title
 * @paragraphs: the member that has its paragraphs
 *
 * Returns: (transfer full) (nullable): the question; %NULL if it has no id or
 *   title, which @cursor then knows
 */
SocleQuestion *
socle_question_read (SocleJsonCursor *cursor,
                     JsonObject *object,
                     const char *title,
                     const char *paragraphs)
{
  const char *id = socle_json_get_id (cursor, object, "id", SOCLE_JSON_REQUIRED);
  g_autoptr (SocleText) text = socle_json_get_text (cursor, object, title, SOCLE_JSON_REQUIRED);
  SocleQuestion *question = id != NULL && text != NULL ? socle_question_new (id, text) : NULL;

  read_paragraphs (cursor, object, paragraphs, question);
  socle_json_for_each_object (cursor, object, "links", SOCLE_JSON_OPTIONAL, read_link, question);

  return question;
}
