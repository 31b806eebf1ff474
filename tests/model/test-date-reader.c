/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reading dates as people type them. */

#include "config.h"

#include "socle-date-reader.h"
#include "socle-date.h"

typedef struct
{
  const char *text;
  const char *date; /* NULL if it is none */
} Case;

static void
check (SocleLanguage language, const Case *cases, guint n_cases)
{
  g_autoptr (SocleMessages) messages = socle_messages_new (language, g_getenv ("SOCLE_LOCALE_DIR"));

  for (guint i = 0; i < n_cases; i++)
    {
      GDate date;
      g_autofree char *read = NULL;

      g_test_message ("case %u", i);
      if (socle_date_read (messages, cases[i].text, &date))
        read = socle_date_to_string (&date);
      g_assert_cmpstr (read, ==, cases[i].date);
    }
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "2021-03-31", "2021-03-31" },
    { " 2021-03-31 ", "2021-03-31" },
    { "31 March 2021", "2021-03-31" },
    { "1 january 2020", "2020-01-01" },
    { "29 Feb 2020", "2020-02-29" },
    { "29 Feb 2021", NULL },
    { "5 Sept. 2021", "2021-09-05" },
    { "31 mars 2021", NULL },
    { "03/31/2021", NULL },
    { "31/03/2021", NULL },
    { "31 March", NULL },
    { "March 2021", NULL },
    { "31 Ma 2021", NULL },
    { "0 March 2021", NULL },
    { "31 March 21", NULL },
    { "0999-01-01", NULL },
    { "31 March 20210", NULL },
    { "", NULL },
    { " ", NULL },
    { "\xff", NULL },
    { "31 March 2021 2021", NULL },
    { "31 … 2021", NULL },
  };

  check (SOCLE_LANGUAGE_ENGLISH, cases, G_N_ELEMENTS (cases));
}

static void
test_french (void)
{
  static const Case cases[] = {
    { "31 mars 2021", "2021-03-31" },
    { "1er février 2020", "2020-02-01" },
    { "1\u00a0FEVRIER\u00a02020", "2020-02-01" },
    { "15 août 2021", "2021-08-15" },
    { "30 juin 2021", "2021-06-30" },
    { "30 juil. 2021", "2021-07-30" },
    { "30 jui 2021", NULL },
    { "2er mars 2021", NULL },
    { "2021-03-31", "2021-03-31" },
  };

  check (SOCLE_LANGUAGE_FRENCH, cases, G_N_ELEMENTS (cases));
}

/* What Socle writes it can read. */
static void
test_round_trip (void)
{
  for (int language = 0; language < SOCLE_N_LANGUAGES; language++)
    {
      g_autoptr (SocleMessages) messages =
        socle_messages_new ((SocleLanguage) language, g_getenv ("SOCLE_LOCALE_DIR"));
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2019);
      for (int i = 0; i < 800; i++)
        {
          g_autofree char *text = socle_messages_format_date (messages, &date);
          GDate read;

          g_assert_true (socle_date_read (messages, text, &read));
          g_assert_cmpint (g_date_compare (&date, &read), ==, 0);
          g_date_add_days (&date, 1);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-reader/english", test_english);
  g_test_add_func ("/date-reader/french", test_french);
  g_test_add_func ("/date-reader/round-trip", test_round_trip);

  return g_test_run ();
}
