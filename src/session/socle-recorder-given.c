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
  char *fingerprint;       /* (owned) */
  char *to;                /* (owned) */
  SocleMessages *messages; /* (owned): to tell of a failure in */
} Given;

static void
given_free (Given *given)
{
  g_free (given->fingerprint);
  g_free (given->to);
  g_object_unref (given->messages);
  g_free (given);
}

/* On a thread. */
static gboolean
note_in_thread (SocleRegister *reg, SocleEvidenceStore *store, gpointer data, GError **error)
{
  Given *given = data;
  g_autoptr (GError) local = NULL;

  if (socle_given_fingerprint_note (reg, given->n_entries, given->fingerprint, given->to, &local))
    return TRUE;

  return socle_register_error_take (
    error, SOCLE_REGISTER_ERROR_REFUSED,
    socle_format (
      /* Translators: {detail} is a sentence */
      socle_messages_get (given->messages, "The fingerprint was given out, but the trail could not "
                                           "note that. {detail}"),
      "detail", local->message, NULL));
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleRecorder) self = user_data;
  g_autoptr (GError) error = NULL;
  Given *given = socle_register_keeper_call_finish (SOCLE_REGISTER_KEEPER (source), result, &error);

  if (given != NULL)
    given_free (given);
  else
    socle_recorder_refuse (self, error->message);
}

/**
 * socle_recorder_note_given:
 * @self: a recorder
 * @messages: the language to tell of a failure in
 * @holdings: (nullable): what the register held
 * @to: where its fingerprint went, such as the name of a file
 *
 * Notes in the trail that the fingerprint of @holdings was given out. What has the
 * fingerprint is not taken back if that cannot be noted; #SocleRecorder:problem says so.
 */
void
socle_recorder_note_given (SocleRecorder *self,
                           SocleMessages *messages,
                           SocleHoldings *holdings,
                           const char *to)
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
    .messages = g_object_ref (messages),
  };
  socle_register_keeper_call_async (keeper, TRUE, note_in_thread, given,
                                    (GDestroyNotify) given_free, noted_cb, g_object_ref (self));
}
