/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a register holds at one moment, in the words of the model. */

#include "config.h"

#include "socle-holdings.h"

#include <string.h>

/*
 *   SocleRegister ──► SocleHoldings ──► coverage, overview, lists, exports
 *   waits for disks    in memory
 *
 * Read once, off the window's thread; after a change of the register it is read anew.
 * Immutable, so it may be read from any thread.
 *
 * A record names what it is about by the identifiers of a catalogue. What no catalogue
 * that is open has, is still among the records.
 */
struct _SocleHoldings
{
  GObject parent_instance;

  GPtrArray *records[SOCLE_N_RECORD_KINDS]; /* (owned) (element-type SocleRecord) */
  GHashTable *services;  /* (owned) (element-type utf8 SocleRecord): "catalogue/service" */
  GHashTable *subjects;  /* (owned) (element-type utf8): "catalogue/report", "catalogue//cycle" */
  GHashTable *reminders; /* (owned) (element-type utf8 SocleRecord): see dup_reminder_key() */
  guint64 n_entries;
  char *fingerprint; /* (owned) */
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (SocleHoldings, socle_holdings, G_TYPE_OBJECT)

static void
socle_holdings_finalize (GObject *object)
{
  SocleHoldings *self = SOCLE_HOLDINGS (object);

  for (guint i = 0; i < SOCLE_N_RECORD_KINDS; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_clear_pointer (&self->services, g_hash_table_unref);
  g_clear_pointer (&self->subjects, g_hash_table_unref);
  g_clear_pointer (&self->reminders, g_hash_table_unref);
  g_free (self->fingerprint);

  G_OBJECT_CLASS (socle_holdings_parent_class)->finalize (object);
}

static void
socle_holdings_class_init (SocleHoldingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_holdings_finalize;
}

static void
socle_holdings_init (SocleHoldings *self)
{
  self->services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reminders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* What editions and letters are about, so that the many reports of which nothing is held are
 * told at once. An identifier has no slash. */
static void
index_subjects (SocleHoldings *self, SocleRecordKind kind)
{
  for (guint i = 0; i < self->records[kind]->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (self->records[kind], i);
      const char *catalogue = socle_record_get (record, "catalogue");
      const char *report = socle_record_get (record, "report");

      if (*report != '\0')
        g_hash_table_add (self->subjects, g_strconcat (catalogue, "/", report, NULL));
      else
        g_hash_table_add (self->subjects,
                          g_strconcat (catalogue, "//", socle_record_get (record, "cycle"), NULL));
    }
}

static void
index_services (SocleHoldings *self)
{
  GPtrArray *records = self->records[SOCLE_RECORD_SERVICE];

  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);
      char *key = g_strconcat (socle_record_get (record, "catalogue"), "/",
                               socle_record_get (record, "service"), NULL);

      g_hash_table_replace (self->services, key, record);
    }
}

/* What tells a reminder from all others: the fields that no two have in common. */
static char *
dup_reminder_key (const SocleRecord *record)
{
  return g_strjoin ("/", socle_record_get (record, "catalogue"), socle_record_get (record, "about"),
                    socle_record_get (record, "subject"), socle_record_get (record, "ends"), NULL);
}

static void
index_reminders (SocleHoldings *self)
{
  GPtrArray *records = self->records[SOCLE_RECORD_REMINDER];

  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *record = g_ptr_array_index (records, i);

      g_hash_table_replace (self->reminders, dup_reminder_key (record), record);
    }
}

/**
 * socle_holdings_new:
 * @reg: a register
 * @error: where a failure goes
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: (transfer full) (nullable): what it holds now; %NULL with @error set
 */
SocleHoldings *
socle_holdings_new (SocleRegister *reg, GError **error)
{
  g_autoptr (SocleHoldings) self = g_object_new (SOCLE_TYPE_HOLDINGS, NULL);

  g_return_val_if_fail (SOCLE_IS_REGISTER (reg), NULL);

  if (!socle_register_get_fingerprint (reg, &self->n_entries, &self->fingerprint, error))
    return NULL;
  for (guint i = 0; i < SOCLE_N_RECORD_KINDS; i++)
    {
      self->records[i] = socle_register_list (reg, (SocleRecordKind) i, error);
      if (self->records[i] == NULL)
        return NULL;
    }
  index_services (self);
  index_subjects (self, SOCLE_RECORD_EDITION);
  index_subjects (self, SOCLE_RECORD_LETTER);
  index_reminders (self);
  self->read_only = socle_register_is_read_only (reg);

  return g_steal_pointer (&self);
}

/**
 * socle_holdings_get_records:
 * @self: holdings
 * @kind: a kind of record
 *
 * Returns: (transfer none) (element-type SocleRecord): all records of that kind, in the
 *   order in which they were recorded
 */
GPtrArray *
socle_holdings_get_records (SocleHoldings *self, SocleRecordKind kind)
{
  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), NULL);

  return self->records[kind];
}

/**
 * socle_holdings_get_n_entries:
 * @self: holdings
 *
 * Returns: how many entries the trail had
 */
guint64
socle_holdings_get_n_entries (SocleHoldings *self)
{
  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), 0);

  return self->n_entries;
}

/**
 * socle_holdings_get_fingerprint:
 * @self: holdings
 *
 * Returns: (transfer none): the fingerprint of those entries
 */
const char *
socle_holdings_get_fingerprint (SocleHoldings *self)
{
  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), NULL);

  return self->fingerprint;
}

/**
 * socle_holdings_is_read_only:
 * @self: holdings
 *
 * Returns: whether the register could be read only
 */
gboolean
socle_holdings_is_read_only (SocleHoldings *self)
{
  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), FALSE);

  return self->read_only;
}

/**
 * socle_holdings_find_service:
 * @self: holdings
 * @service: a service of a catalogue
 *
 * Returns: (transfer none) (nullable): what is recorded of its use; %NULL if it is not used
 */
SocleRecord *
socle_holdings_find_service (SocleHoldings *self, SocleService *service)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), NULL);

  key = g_strconcat (socle_catalogue_get_id (socle_service_get_catalogue (service)), "/",
                     socle_service_get_id (service), NULL);

  return g_hash_table_lookup (self->services, key);
}

/**
 * socle_holdings_is_in_use:
 * @self: holdings
 * @service: a service of a catalogue
 *
 * Returns: whether it is recorded as used
 */
gboolean
socle_holdings_is_in_use (SocleHoldings *self, SocleService *service)
{
  return socle_holdings_find_service (self, service) != NULL;
}

/**
 * socle_holdings_concerns_use:
 * @self: holdings
 * @report: a report of a catalogue
 *
 * Returns: whether it names a service that is used
 */
gboolean
socle_holdings_concerns_use (SocleHoldings *self, SocleReport *report)
{
  GPtrArray *services = socle_report_get_services (report);

  for (guint i = 0; services != NULL && i < services->len; i++)
    if (socle_holdings_is_in_use (self, g_ptr_array_index (services, i)))
      return TRUE;

  return FALSE;
}

static gboolean
is_about (SocleRecord *record, const char *field, SocleCatalogue *catalogue, const char *id)
{
  return strcmp (socle_record_get (record, field), id) == 0 &&
         strcmp (socle_record_get (record, "catalogue"), socle_catalogue_get_id (catalogue)) == 0;
}

/* A pair of dates that the register has checked; only another program can have turned them
 * round. */
static SocleDateRange *
get_range (SocleRecord *record, const char *from_field, const char *to_field)
{
  GDate from, to;

  return socle_record_get_date (record, from_field, &from) &&
             socle_record_get_date (record, to_field, &to) && g_date_compare (&from, &to) <= 0
           ? socle_date_range_new (&from, &to)
           : NULL;
}

static SocleEdition *
make_edition (SocleRecord *record, SocleReport *report)
{
  g_autoptr (SocleDateRange) period = get_range (record, "period_from", "period_to");
  GDate as_of, received;
  SocleEditionFacts facts = {
    .report = report,
    .soc = socle_soc_from_number (socle_record_get_choice (record, "soc") + 1),
    .type = (SocleReportType) (socle_record_get_choice (record, "type") + 1),
    .period = period,
    .opinion = (SocleOpinion) (socle_record_get_choice (record, "opinion") + 1),
    .held = TRUE,
  };

  if (socle_record_get_date (record, "as_of", &as_of))
    facts.as_of = &as_of;
  if (!socle_record_get_date (record, "received_on", &received))
    return NULL;
  facts.available = &received;

  return socle_edition_new (&facts);
}

/**
 * socle_holdings_make_letter:
 * @record: a letter, which need not be recorded yet
 *
 * Returns: (transfer full) (nullable): the letter, for coverage; %NULL without its dates
 */
SocleLetter *
socle_holdings_make_letter (SocleRecord *record)
{
  g_autoptr (SocleDateRange) range = get_range (record, "covers_from", "covers_to");
  GDate signed_on, received;
  gboolean is_signed = socle_record_get_date (record, "signed_on", &signed_on);

  return range != NULL && socle_record_get_date (record, "received_on", &received)
           ? socle_letter_new (range, is_signed ? &signed_on : NULL, &received, TRUE)
           : NULL;
}

/* Whether @record is about @report, or about the audit cycle it belongs to. */
static gboolean
concerns (SocleRecord *record, SocleRecordKind kind, SocleReport *report)
{
  SocleCatalogue *catalogue = socle_report_get_catalogue (report);
  SocleAuditCycle *cycle = socle_report_get_cycle (report);

  if (is_about (record, "report", catalogue, socle_report_get_id (report)))
    return TRUE;

  return kind == SOCLE_RECORD_LETTER && cycle != NULL &&
         is_about (record, "cycle", catalogue, socle_audit_cycle_get_id (cycle));
}

/**
 * socle_holdings_list_records:
 * @self: holdings
 * @kind: %SOCLE_RECORD_EDITION or %SOCLE_RECORD_LETTER
 * @report: a report of a catalogue
 *
 * Returns: (transfer full) (element-type SocleRecord): what is recorded of @report; of
 *   letters also those about the audit cycle it belongs to
 */
GPtrArray *
socle_holdings_list_records (SocleHoldings *self, SocleRecordKind kind, SocleReport *report)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);
  GPtrArray *records;

  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), found);
  g_return_val_if_fail (kind == SOCLE_RECORD_EDITION || kind == SOCLE_RECORD_LETTER, found);

  records = self->records[kind];
  for (guint i = 0; i < records->len; i++)
    if (concerns (g_ptr_array_index (records, i), kind, report))
      g_ptr_array_add (found, socle_record_ref (g_ptr_array_index (records, i)));

  return found;
}

/**
 * socle_holdings_list_editions:
 * @self: holdings
 * @report: a report of a catalogue
 *
 * Returns: (transfer full) (element-type SocleEdition): the editions of @report that are
 *   held, for coverage
 */
GPtrArray *
socle_holdings_list_editions (SocleHoldings *self, SocleReport *report)
{
  g_autoptr (GPtrArray) records = socle_holdings_list_records (self, SOCLE_RECORD_EDITION, report);
  GPtrArray *editions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      SocleEdition *edition = make_edition (g_ptr_array_index (records, i), report);

      if (edition != NULL)
        g_ptr_array_add (editions, edition);
    }

  return editions;
}

/**
 * socle_holdings_list_letters:
 * @self: holdings
 * @report: a report of a catalogue
 *
 * Returns: (transfer full) (element-type SocleLetter): the letters about @report, or about
 *   the audit cycle it belongs to, that are held, for coverage
 */
GPtrArray *
socle_holdings_list_letters (SocleHoldings *self, SocleReport *report)
{
  g_autoptr (GPtrArray) records = socle_holdings_list_records (self, SOCLE_RECORD_LETTER, report);
  GPtrArray *letters = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      SocleLetter *letter = socle_holdings_make_letter (g_ptr_array_index (records, i));

      if (letter != NULL)
        g_ptr_array_add (letters, letter);
    }

  return letters;
}

static gboolean
has_subject (SocleHoldings *self, SocleCatalogue *catalogue, const char *slashes, const char *id)
{
  g_autofree char *key = g_strconcat (socle_catalogue_get_id (catalogue), slashes, id, NULL);

  return g_hash_table_contains (self->subjects, key);
}

/**
 * socle_holdings_find_held:
 * @self: holdings
 * @report: a report of a catalogue
 * @editions: (out) (transfer full) (element-type SocleEdition) (nullable): see
 *   socle_holdings_list_editions()
 * @letters: (out) (transfer full) (element-type SocleLetter) (nullable): see
 *   socle_holdings_list_letters()
 *
 * Quick where nothing is held: meant for going through all reports of a library.
 *
 * Returns: whether anything is held of @report; if not, @editions and @letters are %NULL
 */
gboolean
socle_holdings_find_held (SocleHoldings *self,
                          SocleReport *report,
                          GPtrArray **editions,
                          GPtrArray **letters)
{
  SocleCatalogue *catalogue = socle_report_get_catalogue (report);
  SocleAuditCycle *cycle = socle_report_get_cycle (report);

  *editions = NULL;
  *letters = NULL;
  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), FALSE);

  if (g_hash_table_size (self->subjects) == 0 || catalogue == NULL)
    return FALSE;
  if (!has_subject (self, catalogue, "/", socle_report_get_id (report)) &&
      (cycle == NULL || !has_subject (self, catalogue, "//", socle_audit_cycle_get_id (cycle))))
    return FALSE;

  *editions = socle_holdings_list_editions (self, report);
  *letters = socle_holdings_list_letters (self, report);

  return TRUE;
}

/**
 * socle_holdings_find_reminder:
 * @self: holdings
 * @record: what is said, or to be said, to a reminder
 *
 * Returns: (transfer none) (nullable): what is recorded of the same reminder, if anything is
 */
SocleRecord *
socle_holdings_find_reminder (SocleHoldings *self, SocleRecord *record)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), NULL);

  key = dup_reminder_key (record);

  return g_hash_table_lookup (self->reminders, key);
}

/**
 * socle_holdings_find_subject:
 * @self: holdings
 * @evidence: a file
 *
 * Returns: (transfer none) (nullable): the edition or letter that the file is filed under
 */
SocleRecord *
socle_holdings_find_subject (SocleHoldings *self, SocleRecord *evidence)
{
  static const SocleRecordKind kinds[] = { SOCLE_RECORD_EDITION, SOCLE_RECORD_LETTER };
  const char *id = socle_record_get (evidence, "filed_under");

  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *records = self->records[kinds[i]];

      for (guint j = 0; j < records->len; j++)
        if (g_strcmp0 (socle_record_get_id (g_ptr_array_index (records, j)), id) == 0)
          return g_ptr_array_index (records, j);
    }

  return NULL;
}

/**
 * socle_holdings_list_evidence:
 * @self: holdings
 * @record: an edition or a letter
 *
 * Returns: (transfer full) (element-type SocleRecord): the files that are filed under it
 */
GPtrArray *
socle_holdings_list_evidence (SocleHoldings *self, SocleRecord *record)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_record_unref);
  GPtrArray *records;

  g_return_val_if_fail (SOCLE_IS_HOLDINGS (self), files);

  records = self->records[SOCLE_RECORD_EVIDENCE];
  for (guint i = 0; i < records->len; i++)
    {
      SocleRecord *file = g_ptr_array_index (records, i);

      if (g_strcmp0 (socle_record_get (file, "filed_under"), socle_record_get_id (record)) == 0)
        g_ptr_array_add (files, socle_record_ref (file));
    }

  return files;
}
