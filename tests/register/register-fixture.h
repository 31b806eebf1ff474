/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder with a register in it, at a fixed time. */

#pragma once

#include "socle-sqlite-register.h"

#include "../support/remove-all.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  SocleMessages *messages;
  char *folder;
  char *path;
  GDateTime *now;
  SocleRegisterSettings settings;
} Fixture;

static inline GDateTime *
fixture_tell_time (gpointer data)
{
  Fixture *fixture = data;

  return g_date_time_ref (fixture->now);
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "/nonexistent");
  fixture->folder = g_dir_make_tmp ("socle-register-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "register.db", NULL);
  fixture->now = g_date_time_new_utc (2026, 11, 26, 8, 30, 0);
  fixture->settings = (SocleRegisterSettings) {
    .path = fixture->path,
    .by = "Ann Officer",
    .messages = fixture->messages,
    .clock = fixture_tell_time,
    .clock_data = fixture,
  };
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->folder);
  g_assert_finalize_object (fixture->messages);
  g_date_time_unref (fixture->now);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline SocleRegister *
fixture_create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SocleRegister *reg = socle_sqlite_register_create (&fixture->settings, &error);

  g_assert_no_error (error);

  return reg;
}

static inline SocleRegister *
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SocleRegister *reg = socle_sqlite_register_open (&fixture->settings, &error);

  g_assert_no_error (error);

  return reg;
}

/* Opening must fail, with a sentence. */
static inline void
fixture_refuse (Fixture *fixture, SocleRegisterError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (socle_sqlite_register_open (&fixture->settings, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '{'));
  g_assert_null (strstr (error->message, "\n"));
}

static inline SocleRecord *
fixture_service (const char *service)
{
  return socle_record_new (SOCLE_RECORD_SERVICE, "catalogue", "microsoft", "service", service,
                           "owner", "Ann", "criticality", "high", NULL);
}

static inline SocleRecord *
fixture_edition (void)
{
  return socle_record_new (SOCLE_RECORD_EDITION, "catalogue", "microsoft", "report",
                           "azure-soc1-type2", "soc", "1", "type", "2", "period_from",
                           "2019-10-01", "period_to", "2020-09-30", "issued_on", "2020-11-02",
                           "received_on", "2020-11-20", "auditor", "Firm & Sons", "opinion",
                           "unqualified", NULL);
}

static inline SocleRecord *
fixture_letter (void)
{
  return socle_record_new (SOCLE_RECORD_LETTER, "catalogue", "microsoft", "cycle", "azure",
                           "covers_from", "2020-10-01", "covers_to", "2020-12-31", "signed_on",
                           "2021-01-04", "received_on", "2021-01-11", "changes", "none", NULL);
}

static inline SocleRecord *
fixture_evidence (void)
{
  return socle_record_new (SOCLE_RECORD_EVIDENCE, "sha256",
                           "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                           "size", "0", "name", "report.pdf", "filed_under", "edition-2",
                           "provenance", "https://example.com/\n200 OK", NULL);
}

static inline SocleRecord *
fixture_reminder (void)
{
  return socle_record_new (SOCLE_RECORD_REMINDER, "catalogue", "microsoft", "about", "report",
                           "subject", "azure-soc1-type2", "ends", "2020-09-30", "state", "snoozed",
                           "until", "2020-12-01", NULL);
}

static inline SocleRecord *
fixture_record (SocleRecordKind kind)
{
  switch (kind)
    {
    case SOCLE_RECORD_SERVICE:
      return fixture_service ("azure");
    case SOCLE_RECORD_EDITION:
      return fixture_edition ();
    case SOCLE_RECORD_LETTER:
      return fixture_letter ();
    case SOCLE_RECORD_REMINDER:
      return fixture_reminder ();
    case SOCLE_RECORD_EVIDENCE:
    default:
      return fixture_evidence ();
    }
}

static inline SocleChange *
fixture_add (SocleRegister *reg, SocleRecord *record)
{
  g_autoptr (GError) error = NULL;
  SocleChange *change = socle_register_add (reg, record, &error);

  g_assert_no_error (error);
  socle_record_unref (record);

  return change;
}

static inline guint64
fixture_count (SocleRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fingerprint = NULL;
  guint64 count = 0;

  g_assert_true (socle_register_get_fingerprint (reg, &count, &fingerprint, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (fingerprint), ==, 64);

  return count;
}

/* What another program does to the file. */
static inline int
fixture_tamper (Fixture *fixture, const char *sql)
{
  sqlite3 *handle;
  int rc;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  rc = sqlite3_exec (handle, sql, NULL, NULL, NULL);
  sqlite3_close (handle);

  return rc;
}

static inline GBytes *
fixture_read (Fixture *fixture)
{
  char *content;
  size_t length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));

  return g_bytes_new_take (content, length);
}

static inline void
fixture_write (Fixture *fixture, const void *content, size_t length)
{
  g_assert_true (g_file_set_contents_full (fixture->path, content, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}
