/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trail says of a change. */

#include "config.h"

#include "socle-change-entry.h"

#include "socle-record-table.h"

static SocleTrailEntry *
new_entry (const char *action, const char *subject, const char *by, GDateTime *now)
{
  SocleTrailEntry *entry = socle_trail_entry_new ();

  entry->time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  entry->by = g_strdup (by);
  entry->action = g_strdup (action);
  entry->subject = g_strdup (subject);
  entry->row_sha256 = g_strdup (SOCLE_TRAIL_NONE);
  entry->evidence_sha256 = g_strdup (SOCLE_TRAIL_NONE);

  return entry;
}

/* The fields of @record that @other has not, or has otherwise. */
static GStrv
list_fields (SocleRecord *record, SocleRecord *other, guint64 undoes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const SocleField *fields;

  if (undoes > 0)
    g_strv_builder_take (builder, g_strdup_printf ("undoes=%" G_GUINT64_FORMAT, undoes));
  if (record == NULL)
    return g_strv_builder_end (builder);

  fields = socle_record_table_get (socle_record_get_kind (record))->fields;
  for (guint i = 0; fields[i].name != NULL; i++)
    {
      const char *value = socle_record_get_nth (record, i);

      if (g_strcmp0 (value, other != NULL ? socle_record_get_nth (other, i) : "") != 0)
        g_strv_builder_take (builder, g_strconcat (fields[i].name, "=", value, NULL));
    }

  return g_strv_builder_end (builder);
}

static const char *
get_action (const SocleChange *change)
{
  if (socle_change_get_undoes (change) > 0)
    return "undo";
  if (socle_change_get_before (change) == NULL)
    return "add";

  return socle_change_get_after (change) == NULL ? "remove" : "edit";
}

/**
 * socle_change_entry_new: (skip)
 * @change: a change
 * @after: (nullable): the record after it, with its identifier
 * @by: who makes it
 * @now: when, in UTC
 *
 * Returns: (transfer full): its entry, complete but for number and salt
 */
SocleTrailEntry *
socle_change_entry_new (const SocleChange *change,
                        SocleRecord *after,
                        const char *by,
                        GDateTime *now)
{
  SocleRecord *before = socle_change_get_before (change);
  SocleRecord *record = after != NULL ? after : before;
  SocleTrailEntry *entry = new_entry (get_action (change), socle_record_get_id (record), by, now);

  entry->before = list_fields (before, after, 0);
  entry->after = list_fields (after, before, socle_change_get_undoes (change));
  if (after != NULL)
    {
      g_free (entry->row_sha256);
      entry->row_sha256 = socle_record_dup_sha256 (after);
    }
  if (socle_record_get_kind (record) == SOCLE_RECORD_EVIDENCE)
    g_set_str (&entry->evidence_sha256, socle_record_get (record, "sha256"));

  return entry;
}

/**
 * socle_change_entry_new_note: (skip)
 * @action: what was done, one word
 * @fields: (array zero-terminated=1): what to note of it, as "name=value"
 * @by: who did it
 * @now: when, in UTC
 *
 * Returns: (transfer full): an entry about the register itself, complete but for number and
 *   salt
 */
SocleTrailEntry *
socle_change_entry_new_note (const char *action,
                             const char *const *fields,
                             const char *by,
                             GDateTime *now)
{
  SocleTrailEntry *entry = new_entry (action, "register", by, now);

  entry->before = g_new0 (char *, 1);
  entry->after = g_strdupv ((GStrv) fields);

  return entry;
}
