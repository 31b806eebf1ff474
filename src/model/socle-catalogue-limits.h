/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Limits of what a catalogue may hold. They keep a hostile or broken file from
 * taking the program's memory or time; the figures come from measuring json-glib
 *. */

#define SOCLE_CATALOGUE_MAX_BYTES (16 * 1024 * 1024)
#define SOCLE_CATALOGUE_MAX_VALUES 200000
#define SOCLE_CATALOGUE_MAX_DEPTH 32
#define SOCLE_CATALOGUE_MAX_MEMBERS 256
#define SOCLE_CATALOGUE_MAX_STRING (64 * 1024)
#define SOCLE_CATALOGUE_MAX_NAME 10000
#define SOCLE_CATALOGUE_MAX_URL 2048
