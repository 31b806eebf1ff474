/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "socle-migrations.h"

G_BEGIN_DECLS

/* The newest version of the register's tables. */
#define SOCLE_SCHEMA_VERSION 2

/* The steps from an empty database to it. */
extern const SocleMigration socle_schema_steps[SOCLE_SCHEMA_VERSION];

G_END_DECLS
