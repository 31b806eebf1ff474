/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which register a session records in. */

#include "config.h"

#include "socle-session-private.h"

#include "socle-paths.h"

static void
holdings_changed_cb (SocleSession *self)
{
  socle_fiscal_set_holdings (self->fiscal, socle_recorder_get_holdings (self->recorder));
}

/**
 * socle_session_remembers_register:
 * @self: a session
 *
 * Returns: whether the user's choice of a register is for other runs, too: not if the command
 *   line says where this one is
 */
gboolean
socle_session_remembers_register (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), FALSE);

  return socle_options_get_register (self->options) == NULL &&
         socle_options_get_data_dir (self->options) == NULL;
}

/**
 * socle_session_choose_register:
 * @self: a session whose register nobody has asked for yet
 * @path: (type filename): what the user chose in another run; empty for the default register
 *
 * Does what socle_session_remembers_register() allows.
 */
void
socle_session_choose_register (SocleSession *self, const char *path)
{
  g_return_if_fail (SOCLE_IS_SESSION (self));
  g_return_if_fail (self->recorder == NULL);

  if (socle_session_remembers_register (self))
    g_set_str (&self->chosen_register, *path != '\0' ? path : NULL);
}

/**
 * socle_session_dup_default_register:
 * @self: a session
 *
 * Returns: (transfer full) (type filename): the register of who chooses none
 */
char *
socle_session_dup_default_register (SocleSession *self)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  folder = socle_paths_dup_user_dir (self->options);

  return g_build_filename (folder, SOCLE_REGISTER_NAME, NULL);
}

/**
 * socle_session_get_keeper:
 * @self: a session
 *
 * Returns: (transfer none): who keeps the user's register, which is not opened by this
 */
SocleRegisterKeeper *
socle_session_get_keeper (SocleSession *self)
{
  return socle_recorder_get_keeper (socle_session_get_recorder (self));
}

/**
 * socle_session_get_recorder:
 * @self: a session
 *
 * Returns: (transfer none): who makes the user's changes of the register, and takes them
 *   back
 */
SocleRecorder *
socle_session_get_recorder (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  if (self->recorder == NULL)
    {
      g_autofree char *usual = socle_paths_dup_register (self->options);
      const char *path = self->chosen_register != NULL ? self->chosen_register : usual;
      gboolean chosen =
        self->chosen_register != NULL || socle_options_get_register (self->options) != NULL;
      g_autoptr (SocleRegisterKeeper) keeper =
        socle_register_keeper_new (path, chosen, self->messages);

      self->recorder = socle_recorder_new (keeper);
      g_signal_connect_object (keeper, "notify::holdings", G_CALLBACK (holdings_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  return self->recorder;
}

/**
 * socle_session_get_evidence_watch:
 * @self: a session
 *
 * Returns: (transfer none): who reads the files of evidence again; not before this
 */
SocleEvidenceWatch *
socle_session_get_evidence_watch (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  if (self->evidence_watch == NULL)
    self->evidence_watch =
      socle_evidence_watch_new (socle_session_get_recorder (self), self->messages,
                                socle_session_get_today (self));

  return self->evidence_watch;
}
