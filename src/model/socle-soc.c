/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of SOC report and their spellings in catalogues. */

#include "config.h"

#include "socle-soc.h"

static const char *const soc_strings[SOCLE_N_SOCS] = { "soc1", "soc2", "soc3" };

/**
 * socle_soc_from_number:
 * @number: 1, 2 or 3; any other number is allowed
 *
 * Returns: the kind of that number, or %SOCLE_SOC_NONE if there is none
 */
SocleSoc
socle_soc_from_number (int number)
{
  if (number < 1 || number > SOCLE_N_SOCS)
    return SOCLE_SOC_NONE;

  return (SocleSoc) (1 << (number - 1));
}

/**
 * socle_soc_get_number:
 * @soc: one kind
 *
 * Returns: 1, 2 or 3; 0 if @soc is none or several kinds
 */
int
socle_soc_get_number (SocleSoc soc)
{
  for (int number = 1; number <= SOCLE_N_SOCS; number++)
    if (socle_soc_from_number (number) == soc)
      return number;

  return 0;
}

/**
 * socle_soc_from_string:
 * @string: as in a catalogue's scope lists: "soc1", "soc2", "soc3"
 *
 * Returns: the kind, or %SOCLE_SOC_NONE for any other text
 */
SocleSoc
socle_soc_from_string (const char *string)
{
  for (int i = 0; i < SOCLE_N_SOCS; i++)
    if (g_strcmp0 (string, soc_strings[i]) == 0)
      return socle_soc_from_number (i + 1);

  return SOCLE_SOC_NONE;
}

/**
 * socle_soc_to_string:
 * @soc: one kind
 *
 * Returns: (nullable): the spelling in a catalogue; %NULL if @soc is none or
 *   several kinds
 */
const char *
socle_soc_to_string (SocleSoc soc)
{
  int number = socle_soc_get_number (soc);

  return number > 0 ? soc_strings[number - 1] : NULL;
}
