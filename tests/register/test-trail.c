/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the trail's texts: entries, and the list with its fingerprints. */

#include "config.h"

#include "socle-trail-chain.h"
#include "socle-trail-entry.h"

#include <glib/gstdio.h>
#include <string.h>

#define SHA256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* An entry in full; what each case changes is put in or taken out by the test. */
#define ENTRY                                                                                      \
  "entry: 12\n"                                                                                    \
  "time: 2026-11-26T08:30:00Z\n"                                                                   \
  "by: Ann Officer\n"                                                                              \
  "action: edit\n"                                                                                 \
  "subject: edition-7\n"                                                                           \
  "before: opinion=qualified\n"                                                                    \
  "before: notes=two\\nlines\\tand \\\\ and \\x1b\n"                                               \
  "after: opinion=unqualified\n"                                                                   \
  "row-sha256: " SHA256 "\n"                                                                       \
  "evidence-sha256: -\n"                                                                           \
  "salt: 00112233445566778899aabbccddeeff\n"

static void
test_parse (void)
{
  g_autoptr (SocleTrailEntry) entry = socle_trail_entry_parse (ENTRY, strlen (ENTRY));
  g_autofree char *text = NULL;

  g_assert_nonnull (entry);
  g_assert_cmpuint (entry->number, ==, 12);
  g_assert_cmpstr (entry->by, ==, "Ann Officer");
  g_assert_cmpstr (entry->action, ==, "edit");
  g_assert_cmpstr (entry->subject, ==, "edition-7");
  g_assert_cmpuint (g_strv_length (entry->before), ==, 2);
  g_assert_cmpstr (entry->before[1], ==, "notes=two\nlines\tand \\ and \x1b");
  g_assert_cmpstr (entry->after[0], ==, "opinion=unqualified");
  text = socle_trail_entry_print (entry);
  g_assert_cmpstr (text, ==, ENTRY);
}

/* What is replaced by what, so that the entry is none any more. */
static const char *const refused[][2] = {
  { "entry: 12", "entry: 0" },
  { "entry: 12", "entry: 012" },
  { "entry: 12", "entry: -1" },
  { "entry: 12", "entry: 99999999999999999999" },
  { "entry: 12\n", "" },
  { "entry: 12", " entry: 12" },
  { "T08", " 08" },
  { "00Z", "00" },
  { "Ann Officer", "" },
  { "by: Ann", "by:Ann" },
  { "by: Ann", "By: Ann" },
  { "edit\n", "Edit\n" },
  { "edit\n", "ed it\n" },
  { "edition-7", "../7" },
  { "before: opinion=", "before: opinion" },
  { "before: opinion=", "before: =" },
  { "before: opinion=", "before: Opinion=" },
  { "after: opinion=unqualified\nrow", "row-sha256: -\nafter: opinion=unqualified\nrow" },
  { "\\n", "\\q" },
  { "\\x1b", "\\x00" },
  { "\\x1b", "\\x1B" },
  { "\\x1b", "\\x41" },
  { "\\x1b", "\\x1" },
  { "\\x1b", "\x1b" },
  { "\\x1b", "\\" },
  { "\\x1b", "\xff" },
  { "e3b0", "E3B0" },
  { "e3b0", "e3b" },
  { "-\nsalt", "none\nsalt" },
  { "eff\n", "eff" },
  { "eff\n", "eff\r\n" },
  { "eff\n", "eff\n\n" },
  { "eff\n", "eff\nmore: x\n" },
  { "salt: 0", "salt: " },
};

static void
test_refuse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GString) text = g_string_new (ENTRY);

      g_test_message ("%u", i);
      g_assert_cmpuint (g_string_replace (text, refused[i][0], refused[i][1], 1), ==, 1);
      g_assert_null (socle_trail_entry_parse (text->str, text->len));
    }

  g_assert_null (socle_trail_entry_parse ("", 0));
  for (size_t length = 0; length < strlen (ENTRY); length++)
    g_assert_null (socle_trail_entry_parse (ENTRY, length));
}

/* Any text comes back as it was. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (SocleTrailEntry) entry = socle_trail_entry_parse (ENTRY, strlen (ENTRY));
      g_autoptr (SocleTrailEntry) again = NULL;
      g_autoptr (GString) value = g_string_new ("notes=");
      g_autofree char *text = NULL;

      for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append_unichar (value,
                                 (gunichar) g_test_rand_int_range (1, i % 2 ? 0x80 : 0xd800));
      g_set_str (&entry->after[0], value->str);
      text = socle_trail_entry_print (entry);
      again = socle_trail_entry_parse (text, strlen (text));
      g_assert_nonnull (again);
      g_assert_cmpstr (again->after[0], ==, value->str);
    }
}

static void
test_salt (void)
{
  g_autofree char *first = socle_trail_entry_new_salt ();
  g_autofree char *second = socle_trail_entry_new_salt ();

  g_assert_cmpuint (strlen (first), ==, 32);
  g_assert_cmpstr (first, !=, second);
}

static void
test_chain (void)
{
  g_autoptr (SocleTrailChain) chain = socle_trail_chain_new ();
  g_autoptr (SocleTrailChain) copy = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  g_assert_cmpuint (socle_trail_chain_get_count (chain), ==, 0);
  g_assert_cmpstr (socle_trail_chain_get_fingerprint (chain), ==, SHA256);

  for (guint64 i = 1; i <= 10; i++)
    {
      g_autofree char *sha256 =
        g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) &i, sizeof i);
      g_autofree char *line = socle_trail_chain_dup_line (i, sha256);
      g_autofree char *fingerprint = NULL;

      g_string_append (list, line);
      socle_trail_chain_append (chain, sha256);
      fingerprint = g_compute_checksum_for_string (G_CHECKSUM_SHA256, list->str, -1);
      g_assert_cmpuint (socle_trail_chain_get_count (chain), ==, i);
      g_assert_cmpstr (socle_trail_chain_get_fingerprint (chain), ==, fingerprint);
    }

  copy = socle_trail_chain_copy (chain);
  socle_trail_chain_append (copy, SHA256);
  g_assert_cmpuint (socle_trail_chain_get_count (chain), ==, 10);
  g_assert_cmpstr (socle_trail_chain_get_fingerprint (chain), !=,
                   socle_trail_chain_get_fingerprint (copy));
}

/* The list's lines are what sha256sum itself writes. */
static void
test_line (void)
{
  g_autofree char *line = socle_trail_chain_dup_line (7, SHA256);
  g_autofree char *far = socle_trail_chain_dup_line (12345678, SHA256);

  g_assert_cmpstr (line, ==, SHA256 "  entries/000007.txt\n");
  g_assert_cmpstr (far, ==, SHA256 "  entries/12345678.txt\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trail/parse", test_parse);
  g_test_add_func ("/trail/refuse", test_refuse);
  g_test_add_func ("/trail/round-trip", test_round_trip);
  g_test_add_func ("/trail/salt", test_salt);
  g_test_add_func ("/trail/chain", test_chain);
  g_test_add_func ("/trail/line", test_line);

  return g_test_run ();
}
