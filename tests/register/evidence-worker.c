/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files evidence, or checks all there is, for tests that break the system under it. */

#include "config.h"

#include "socle-received-file.h"
#include "socle-sqlite-register.h"

#include <string.h>

#define STATUS_DONE 0
#define STATUS_REFUSED 1
#define STATUS_BROKEN 2

static void
note_state (SocleRecord *record, SocleEvidenceState state, gpointer user_data)
{
  guint *n_wrong = user_data;

  *n_wrong += state != SOCLE_EVIDENCE_GOOD;
}

static int
check (SocleRegister *reg, SocleEvidenceStore *store)
{
  guint n_wrong = 0;

  if (!socle_evidence_check (reg, store, note_state, &n_wrong, NULL))
    return STATUS_BROKEN;

  return n_wrong == 0 ? STATUS_DONE : STATUS_BROKEN;
}

static int
file (SocleRegister *reg, SocleEvidenceStore *store, const char *path)
{
  g_autoptr (SocleReceivedFile) received = socle_received_file_new (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleChange) change =
    socle_received_file_record (received, reg, store, NULL, NULL, &error);

  if (change == NULL)
    g_printerr ("%s\n", error->message);

  return change != NULL ? STATUS_DONE : STATUS_REFUSED;
}

/* Arguments: create, check, or file and a path; then the folder. */
int
main (int argc, char *argv[])
{
  const char *folder = argv[argc - 1];
  g_autoptr (SocleMessages) messages = socle_messages_new (SOCLE_LANGUAGE_ENGLISH, "");
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *evidence = g_build_filename (folder, "evidence", NULL);
  SocleRegisterSettings settings = { .path = path, .by = "Ann", .messages = messages };
  g_autoptr (SocleEvidenceStore) store = socle_evidence_store_new (evidence, messages);
  g_autoptr (GError) error = NULL;
  g_autoptr (SocleRegister) reg = NULL;

  reg = strcmp (argv[1], "create") == 0 ? socle_sqlite_register_create (&settings, &error)
                                        : socle_sqlite_register_open (&settings, &error);
  if (reg == NULL)
    {
      g_printerr ("%s\n", error->message);
      return strcmp (argv[1], "check") == 0 ? STATUS_BROKEN : STATUS_REFUSED;
    }
  if (strcmp (argv[1], "check") == 0)
    return check (reg, store);

  return strcmp (argv[1], "file") == 0 ? file (reg, store, argv[2]) : STATUS_DONE;
}
