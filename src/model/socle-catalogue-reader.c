/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogues from files: everything that is wrong with one, or the whole of it. */

#include "config.h"

#include "socle-catalogue-reader.h"

#include "socle-catalogue-reader-private.h"
#include "socle-question-reader.h"
#include "socle-small-file.h"

#include <errno.h>
#include <string.h>

/*
 * Bytes → socle_json_scan() → json-glib → typed getters → model objects. A
 * catalogue is all or nothing: one that is half right would show services as
 * uncovered that are not. Problems of content are all collected, so that whoever
 * wrote the file can mend it in one go; what makes it unreadable as JSON ends the
 * reading at once.
 *
 * The functions keep no state and may run in several threads at once.
 */

#define FORMAT "socle-catalogue"
#define VERSION 1

static const char *const portal_kinds[] = { "letters", "portal", "document", "services", NULL };

static void
clear_reading (SocleCatalogueReading *reading)
{
  g_clear_pointer (&reading->services, socle_id_index_free);
  g_clear_pointer (&reading->cycles, socle_id_index_free);
  g_clear_pointer (&reading->others, socle_id_index_free);
  g_clear_pointer (&reading->links, socle_link_collector_free);
  g_clear_object (&reading->catalogue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SocleCatalogueReading, clear_reading)

/* Whether the document says that it is a catalogue of a version known here. */
static gboolean
check_format (SocleJsonCursor *cursor, JsonNode *root)
{
  JsonNode *format = JSON_NODE_HOLDS_OBJECT (root)
                       ? json_object_get_member (json_node_get_object (root), "format")
                       : NULL;
  guint n_problems = cursor->n_problems;
  g_autofree char *detail = NULL;
  int version;

  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format) ||
      g_strcmp0 (json_node_get_string (format), FORMAT) != 0)
    {
      if (format != NULL)
        socle_json_report_member (cursor, "format", SOCLE_CATALOGUE_ERROR_FORMAT, NULL, NULL);
      else
        socle_json_report (cursor, SOCLE_CATALOGUE_ERROR_FORMAT, NULL, NULL);
      return FALSE;
    }

  version = socle_json_get_integer (cursor, json_node_get_object (root), "version",
                                    SOCLE_JSON_REQUIRED, 0, G_MAXINT);
  if (cursor->n_problems > n_problems || version == VERSION)
    return version == VERSION;

  detail = g_strdup_printf ("%d", version);
  socle_json_report_member (cursor, "version", SOCLE_CATALOGUE_ERROR_VERSION, detail, NULL);

  return FALSE;
}

static void
read_source (SocleCatalogueReading *reading, JsonObject *root)
{
  SocleJsonCursor *cursor = &reading->cursor;
  SocleSource *source = &reading->catalogue->source;
  JsonObject *object = socle_json_get_object (cursor, root, "source", SOCLE_JSON_REQUIRED);

  if (object == NULL)
    return;

  socle_json_enter_member (cursor, "source");
  source->title = g_strdup (socle_json_get_name (cursor, object, "title", SOCLE_JSON_REQUIRED));
  source->url = g_strdup (socle_json_get_address (cursor, object, "url", SOCLE_JSON_OPTIONAL));
  source->locale = g_strdup (socle_json_get_name (cursor, object, "locale", SOCLE_JSON_OPTIONAL));
  source->revision =
    g_strdup (socle_json_get_name (cursor, object, "revision", SOCLE_JSON_OPTIONAL));
  source->sha256 = g_strdup (socle_json_get_name (cursor, object, "sha256", SOCLE_JSON_OPTIONAL));

  if (source->sha256 != NULL &&
      (strlen (source->sha256) != 64 || strspn (source->sha256, "0123456789abcdef") != 64))
    socle_json_report_member (cursor, "sha256", SOCLE_CATALOGUE_ERROR_VALUE, source->sha256,
                              SOCLE_EXPECTED_SHA256);
  socle_json_leave (cursor);
}

static void
add_audit (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleCatalogueReading *reading = user_data;
  int soc = socle_json_get_integer (cursor, object, "soc", SOCLE_JSON_REQUIRED, 1, SOCLE_N_SOCS);
  g_auto (GStrv) standards = socle_json_get_names (cursor, object, "standards");
  char detail[2] = { 0 };

  if (!json_object_has_member (object, "standards"))
    socle_json_report_member (cursor, "standards", SOCLE_CATALOGUE_ERROR_MISSING, NULL, NULL);
  if (soc < 1)
    return;

  if (reading->catalogue->standards[soc - 1] == NULL)
    reading->catalogue->standards[soc - 1] = g_steal_pointer (&standards);
  else
    {
      detail[0] = (char) ('0' + soc);
      socle_json_report_member (cursor, "soc", SOCLE_CATALOGUE_ERROR_DUPLICATE_ID, detail, NULL);
    }
}

static void
add_portal (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  static const SocleLinkKind kinds[] = { SOCLE_LINK_LETTERS, SOCLE_LINK_PORTAL, SOCLE_LINK_DOCUMENT,
                                         SOCLE_LINK_SERVICES };
  SocleCatalogueReading *reading = user_data;
  int kind = socle_json_get_choice (cursor, object, "kind", SOCLE_JSON_REQUIRED, portal_kinds);
  g_autoptr (SocleText) title = socle_json_get_text (cursor, object, "title", SOCLE_JSON_REQUIRED);
  SocleAuditCycle *cycle = socle_catalogue_read_cycle (reading, object);
  const char *url = socle_json_get_address (cursor, object, "url", SOCLE_JSON_REQUIRED);

  socle_catalogue_read_id (reading, object, NULL);
  if (kind >= 0 && url != NULL)
    socle_link_collector_add (reading->links, url, kinds[kind], title, (GObject *) cycle);
}

static void
add_question_links (SocleCatalogueReading *reading, SocleQuestion *question, SocleLinkKind kind)
{
  for (guint i = 0; i < socle_question_get_n_references (question); i++)
    {
      const SocleReference *reference = socle_question_get_reference (question, i);

      socle_link_collector_add (reading->links, reference->url, kind, reference->title,
                                G_OBJECT (question));
    }
}

static void
note_question (SocleCatalogueReading *reading, SocleQuestion *question)
{
  socle_id_index_add (reading->others, socle_question_get_id (question), question,
                      socle_json_get_index (&reading->cursor));
}

static void
add_question (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleCatalogueReading *reading = user_data;
  SocleQuestion *question = socle_question_read (cursor, object, "question", "answer");

  if (question == NULL)
    return;

  note_question (reading, question);
  socle_array_list_add (reading->catalogue->questions, question);
  add_question_links (reading, question, SOCLE_LINK_QUESTION);
}

static void
add_article (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleCatalogueReading *reading = user_data;
  SocleQuestion *article = socle_question_read (cursor, object, "title", "body");

  if (article == NULL)
    return;

  note_question (reading, article);
  socle_array_list_add (reading->catalogue->guide, article);
  add_question_links (reading, article, SOCLE_LINK_RESOURCE);
}

static void
add_resource (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleCatalogueReading *reading = user_data;
  g_autoptr (SocleText) title = socle_json_get_text (cursor, object, "title", SOCLE_JSON_REQUIRED);
  g_autoptr (SocleText) remark =
    socle_json_get_text (cursor, object, "remark", SOCLE_JSON_OPTIONAL);
  const char *url = socle_json_get_address (cursor, object, "url", SOCLE_JSON_REQUIRED);

  socle_catalogue_read_id (reading, object, NULL);
  if (url != NULL)
    socle_link_collector_add (reading->links, url, SOCLE_LINK_RESOURCE, title, NULL);
}

/* One use of the address for each service that the contact is for. */
static void
add_contact (SocleJsonCursor *cursor, JsonObject *object, gpointer user_data)
{
  SocleCatalogueReading *reading = user_data;
  g_autoptr (SocleText) title = socle_json_get_text (cursor, object, "title", SOCLE_JSON_REQUIRED);
  g_autoptr (SocleText) remark =
    socle_json_get_text (cursor, object, "remark", SOCLE_JSON_OPTIONAL);
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  const char *url = socle_json_get_address (cursor, object, "url", SOCLE_JSON_REQUIRED);

  socle_catalogue_read_id (reading, object, NULL);
  socle_catalogue_read_references (reading, object, services);
  socle_catalogue_read_scope (reading, object, "scope", SOCLE_JSON_OPTIONAL);
  if (url == NULL)
    return;

  if (services->len == 0)
    socle_link_collector_add (reading->links, url, SOCLE_LINK_CONTACT, title, NULL);
  for (guint i = 0; i < services->len; i++)
    socle_link_collector_add (reading->links, url, SOCLE_LINK_CONTACT, title,
                              g_ptr_array_index (services, i));
}

static void
read_other_list (SocleCatalogueReading *reading,
                 JsonObject *root,
                 const char *name,
                 SocleJsonObjectFunc func)
{
  socle_id_index_free (socle_catalogue_read_list (reading, root, name, SOCLE_JSON_OPTIONAL, func));
}

/* In the order of the format, in which links are counted too. */
static void
read_catalogue (SocleCatalogueReading *reading, JsonObject *root)
{
  SocleJsonCursor *cursor = &reading->cursor;
  SocleCatalogue *catalogue = reading->catalogue;

  catalogue->id = g_strdup (socle_json_get_id (cursor, root, "id", SOCLE_JSON_REQUIRED));
  catalogue->provider =
    g_strdup (socle_json_get_name (cursor, root, "provider", SOCLE_JSON_REQUIRED));
  catalogue->title = socle_json_get_text (cursor, root, "title", SOCLE_JSON_REQUIRED);
  socle_json_get_date (cursor, root, "as_of", SOCLE_JSON_REQUIRED, &catalogue->as_of);
  read_source (reading, root);
  socle_json_for_each_object (cursor, root, "audits", SOCLE_JSON_OPTIONAL, add_audit, reading);

  reading->services = socle_catalogue_read_list (reading, root, "services", SOCLE_JSON_REQUIRED,
                                                 socle_catalogue_add_service);
  reading->cycles = socle_catalogue_read_list (reading, root, "cycles", SOCLE_JSON_OPTIONAL,
                                               socle_catalogue_add_cycle);
  read_other_list (reading, root, "reports", socle_catalogue_add_report);
  read_other_list (reading, root, "portals", add_portal);
  read_other_list (reading, root, "questions", add_question);
  read_other_list (reading, root, "guide", add_article);
  read_other_list (reading, root, "resources", add_resource);
  read_other_list (reading, root, "contacts", add_contact);
}

static SocleCatalogue *
read_bytes (GBytes *bytes, const char *file, const char *path, GPtrArray *problems)
{
  g_auto (SocleCatalogueReading) reading = { 0 };
  g_autoptr (JsonNode) root = socle_json_parse (&reading.cursor, bytes, file, problems);

  if (root == NULL || !check_format (&reading.cursor, root))
    return NULL;

  reading.catalogue = g_object_new (SOCLE_TYPE_CATALOGUE, NULL);
  reading.catalogue->file = g_strdup (path);
  reading.links = socle_link_collector_new ();
  read_catalogue (&reading, json_node_get_object (root));
  if (reading.cursor.n_problems > 0)
    return NULL;

  socle_link_collector_finish (reading.links, reading.catalogue->links);
  socle_catalogue_connect (reading.catalogue);

  return g_steal_pointer (&reading.catalogue);
}

/**
 * socle_catalogue_read_bytes:
 * @bytes: the content of a catalogue file
 * @file: (nullable): the name of the file, for problems and for people
 * @problems: (element-type SocleProblem): where problems go, after those it has
 *
 * Reads a catalogue. Problems are noted with their line and JSON path, up to
 * SOCLE_JSON_MAX_PROBLEMS of them.
 *
 * Returns: (transfer full) (nullable): the catalogue; %NULL if there is any problem
 */
SocleCatalogue *
socle_catalogue_read_bytes (GBytes *bytes, const char *file, GPtrArray *problems)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  return read_bytes (bytes, file, file, problems);
}

/**
 * socle_catalogue_read_file:
 * @path: the path of a catalogue file
 * @problems: (element-type SocleProblem): where problems go, after those it has
 *
 * Reads a catalogue as socle_catalogue_read_bytes() does. Problems name the last
 * component of @path.
 *
 * Returns: (transfer full) (nullable): the catalogue; %NULL if there is any problem
 */
SocleCatalogue *
socle_catalogue_read_file (const char *path, GPtrArray *problems)
{
  g_autofree char *file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  file = g_filename_display_basename (path);
  bytes = socle_small_file_read (path, SOCLE_CATALOGUE_MAX_BYTES);
  if (bytes != NULL)
    return read_bytes (bytes, file, path, problems);

  g_ptr_array_add (problems,
                   errno == EFBIG
                     ? socle_problem_new (SOCLE_CATALOGUE_ERROR_TOO_LARGE, file, 0, NULL, NULL)
                     : socle_problem_new (SOCLE_CATALOGUE_ERROR_UNREADABLE, file, 0, NULL,
                                          g_strerror (errno)));

  return NULL;
}
