/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting that a fingerprint was given out. */

#include "config.h"

#include "socle-recorder.h"

#include "socle-format.h"
#include "socle-given-fingerprint.h"

/* A fingerprint that was given out; the thread's until it returns. */
typedef struct
{
  guint64 n_entries;
  char *fingerprint; /* (owned) */
  char *to;          /* (owned) */
} Given;

static void
given_free (Given *given)
{
  g_free (given->fingerprint);
  g_free (given->to);
  g_free (given);
}

/* On a thread. */
static gboolean
note_in_thread (SocleRegister *reg, SocleEvidenceStore *store, gpointer data, GError **error)
{
  Given *given = data;

  return socle_given_fingerprint_note (reg, given->n_entries, given->fingerprint, given->to, error);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecorder) self = user_data;
  SocleRegisterKeeper *keeper = SOCLE_REGISTER_KEEPER (source);
  SocleMessages *messages = socle_register_keeper_get_messages (keeper);
  g_autoptr (GError) error = NULL;
  Given *given = socle_register_keeper_call_finish (keeper, result, &error);
  g_autofree char *problem = NULL;

  if (given != NULL)
    {
      given_free (given);
      return;
    }

  problem = socle_format (
    /* Translators: {detail} is a sentence */
    socle_messages_get (messages, "The fingerprint was given out, but the trail could not note "
                                  "that. {detail}"),
    "detail", error->message, NULL);
  socle_recorder_refuse (self, problem);
}

/**
 * socle_recorder_note_given:
 * @self: a recorder
 * @holdings: (nullable): what the register held
 * @to: where its fingerprint went, such as the name of a file
 *
 * Notes in the trail that the fingerprint of @holdings was given out. What has the
 * fingerprint is not taken back if that cannot be noted; #SocleRecorder:problem says so.
 */
void
socle_recorder_note_given (SocleRecorder *self, SocleHoldings *holdings, const char *to)
{
  SocleRegisterKeeper *keeper = socle_recorder_get_keeper (self);
  Given *given;

  g_return_if_fail (SOCLE_IS_RECORDER (self));

  if (holdings == NULL || socle_register_keeper_get_register (keeper) == NULL)
    return;

  given = g_new (Given, 1);
  *given = (Given) {
    .n_entries = socle_holdings_get_n_entries (holdings),
    .fingerprint = g_strdup (socle_holdings_get_fingerprint (holdings)),
    .to = g_strdup (to),
  };
  socle_register_keeper_call_async (keeper, TRUE, note_in_thread, given,
                                    (GDestroyNotify) given_free, noted_cb, g_object_ref (self));
}
