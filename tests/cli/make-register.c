/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a register with evidence in a folder, for the checks of the command line. */

#include "config.h"

#include "socle-received-file.h"
#include "socle-sqlite-register.h"

static SocleChange *
add (SocleRegister *reg, SocleRecord *record)
{
  g_autoptr (GError) error = NULL;
  SocleChange *change = socle_register_add (reg, record, &error);

  if (change == NULL)
    g_error ("%s", error->message);
  socle_record_unref (record);

  return change;
}

static void
add_evidence (SocleRegister *reg, SocleMessages *messages, const char *folder, const char *under)
{
  g_autofree char *evidence = g_build_filename (folder, "evidence", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (SocleEvidenceStore) store = socle_evidence_store_new (evidence, messages);
  g_autoptr (SocleReceivedFile) file = socle_received_file_new (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleChange) change = NULL;

  if (!g_file_set_contents (path, "%PDF-1.7\nA report\n%%EOF\n", -1, &error))
    g_error ("%s", error->message);
  change = socle_received_file_record (file, reg, store, under, NULL, &error);
  if (change == NULL)
    g_error ("%s", error->message);
}

/* Argument: the folder. */
int
main (int argc, char *argv[])
{
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autofree char *path = g_build_filename (argv[1], "register.db", NULL);
  SocleRegisterSettings settings = { .path = path, .by = "Ann", .messages = messages };
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleRegister) reg = socle_sqlite_register_create (&settings, &error);
  g_autoptr (SocleChange) edition = NULL;

  if (reg == NULL)
    g_error ("%s", error->message);

  socle_change_unref (add (reg, socle_record_new (SOCLE_RECORD_SERVICE, "catalogue", "microsoft",
                                                  "service", "azure", NULL)));
  socle_change_unref (add (reg, socle_record_new (SOCLE_RECORD_SERVICE, "catalogue", "microsoft",
                                                  "service", "office-365", NULL)));
  edition = add (reg, socle_record_new (SOCLE_RECORD_EDITION, "catalogue", "microsoft", "report",
                                        "azure-soc1-type2", "soc", "1", "type", "2", "period_from",
                                        "2019-01-01", "period_to", "2019-12-31", "received_on",
                                        "2020-02-15", "opinion", "unqualified", NULL));
  add_evidence (reg, messages, argv[1], socle_record_get_id (socle_change_get_after (edition)));

  return 0;
}
