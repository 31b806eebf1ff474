/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "socle-catalogue-limits.h"
#include "socle-date.h"
#include "socle-problem.h"
#include "socle-text.h"

G_BEGIN_DECLS

#define SOCLE_JSON_MAX_PROBLEMS 100

typedef struct
{
  const char *name; /* (unowned) (nullable): a member; none for an array's item */
  guint index;
} SocleJsonStep;

/**
 * SocleJsonCursor:
 *
 * Where in a JSON document the reading is, and where problems go. The getters
 * note a problem and return nothing when a member is missing or wrong, so that a
 * reader can go on and find the others. A cursor lives on the stack; everything
 * in it belongs to the reader.
 */
typedef struct
{
  const char *file;    /* (unowned): name of the file, for problems */
  const char *bytes;   /* (unowned): the document, which must be valid */
  size_t length;       /* of bytes */
  GPtrArray *problems; /* (unowned) (element-type SocleProblem) */
  guint n_problems;    /* of this document; not all of them need be in problems */
  guint depth;
  SocleJsonStep steps[SOCLE_CATALOGUE_MAX_DEPTH + 1];
} SocleJsonCursor;

/* Whether a member must be there. */
typedef enum
{
  SOCLE_JSON_OPTIONAL,
  SOCLE_JSON_REQUIRED,
} SocleJsonNeed;

typedef void (*SocleJsonObjectFunc) (SocleJsonCursor *cursor,
                                     JsonObject      *item,
                                     gpointer         user_data);

JsonNode   *socle_json_parse            (SocleJsonCursor     *cursor,
                                         GBytes              *bytes,
                                         const char          *file,
                                         GPtrArray           *problems) G_GNUC_WARN_UNUSED_RESULT;

void        socle_json_enter_member     (SocleJsonCursor     *cursor,
                                         const char          *name);
void        socle_json_enter_item       (SocleJsonCursor     *cursor,
                                         guint                index);
void        socle_json_leave            (SocleJsonCursor     *cursor);
guint       socle_json_get_index        (SocleJsonCursor     *cursor);
void        socle_json_report           (SocleJsonCursor     *cursor,
                                         SocleCatalogueError  code,
                                         const char          *detail,
                                         const char          *expected);
void        socle_json_report_member    (SocleJsonCursor     *cursor,
                                         const char          *name,
                                         SocleCatalogueError  code,
                                         const char          *detail,
                                         const char          *expected);

JsonObject *socle_json_get_object       (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need);
JsonArray  *socle_json_get_array        (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need);
void        socle_json_for_each_object  (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need,
                                         SocleJsonObjectFunc  func,
                                         gpointer             user_data);
const char *socle_json_get_item_string  (SocleJsonCursor     *cursor,
                                         JsonArray           *array,
                                         guint                index);

const char *socle_json_get_string       (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need);
const char *socle_json_get_name         (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need);
const char *socle_json_get_id           (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need);
const char *socle_json_get_address      (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need);
int         socle_json_get_choice       (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need,
                                         const char * const  *choices);
int         socle_json_get_integer      (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need,
                                         int                  lowest,
                                         int                  highest);
gboolean    socle_json_get_date         (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need,
                                         GDate               *date);
gboolean    socle_json_get_month_day    (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleMonthDay       *month_day);
SocleText  *socle_json_get_text         (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name,
                                         SocleJsonNeed        need) G_GNUC_WARN_UNUSED_RESULT;
SocleText  *socle_json_get_item_text    (SocleJsonCursor     *cursor,
                                         JsonArray           *array,
                                         guint                index) G_GNUC_WARN_UNUSED_RESULT;
GStrv       socle_json_get_names        (SocleJsonCursor     *cursor,
                                         JsonObject          *object,
                                         const char          *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
