/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of a command: opening it, and choosing by what is in it. */

#include "config.h"

#include "socle-cli-register.h"

/**
 * socle_cli_register_open:
 * @context: a command's
 * @holdings: (out) (transfer none) (nullable): what the register holds; %NULL if the user
 *   has none and asked for none
 * @error: where a failure goes
 *
 * Opens the user's register, if there is one.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR.
 *
 * Returns: whether there was no error
 */
gboolean
socle_cli_register_open (SocleCommandContext *context, SocleHoldings **holdings, GError **error)
{
  SocleRegisterKeeper *keeper = socle_session_get_keeper (context->session);

  *holdings = NULL;
  if (!socle_register_keeper_exists (keeper) && !socle_register_keeper_get_chosen (keeper))
    return TRUE;
  if (!socle_register_keeper_open (keeper, FALSE, error))
    return FALSE;
  *holdings = socle_register_keeper_get_holdings (keeper);

  return TRUE;
}

/**
 * socle_cli_register_keep_in_use:
 * @context: a command's
 * @services: (element-type SocleService): services; those that are not used are removed
 * @error: where a failure goes
 *
 * Does what --in-use asks for, if it was given.
 *
 * Sets @error to one of %SOCLE_REGISTER_ERROR, %SOCLE_REGISTER_ERROR_NOT_FOUND among them:
 * without a register, nobody knows which services are used.
 *
 * Returns: whether there was no error
 */
gboolean
socle_cli_register_keep_in_use (SocleCommandContext *context, GPtrArray *services, GError **error)
{
  SocleRegisterKeeper *keeper = socle_session_get_keeper (context->session);
  SocleHoldings *holdings;

  if (!socle_arguments_has (context->arguments, "in-use"))
    return TRUE;
  if (!socle_register_keeper_open (keeper, FALSE, error))
    return FALSE;

  holdings = socle_register_keeper_get_holdings (keeper);
  for (guint i = services->len; i > 0; i--)
    if (!socle_holdings_is_in_use (holdings, g_ptr_array_index (services, i - 1)))
      g_ptr_array_remove_index (services, i - 1);

  return TRUE;
}
