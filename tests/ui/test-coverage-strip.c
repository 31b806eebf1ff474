/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the coverage strip: cells, names, keys, lines, any length of year. */

#include "config.h"

#include "socle-coverage-cell.h"
#include "socle-coverage-strip.h"

#include "../model/coverage-fixture.h"
#include "ui-fixture.h"

typedef struct
{
  SocleMessages *messages;
  GtkWidget *strip;
  GtkWidget *window;
} Fixture;

static void
set_up_language (Fixture *fixture, SocleLanguage language, gboolean compact)
{
  fixture->messages = socle_messages_new (language, g_getenv ("SOCLE_LOCALE_DIR"));
  fixture->strip = socle_coverage_strip_new (compact);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 200);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->strip);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  set_up_language (fixture, SOCLE_LANGUAGE_ENGLISH, FALSE);
}

static void
set_up_french (Fixture *fixture, gconstpointer user_data)
{
  set_up_language (fixture, SOCLE_LANGUAGE_FRENCH, FALSE);
}

static void
set_up_compact (Fixture *fixture, gconstpointer user_data)
{
  set_up_language (fixture, SOCLE_LANGUAGE_ENGLISH, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *strip = g_object_ref (fixture->strip);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (strip);
  g_clear_object (&fixture->messages);
}

static SocleEdition *
create_edition (const char *from, const char *to, const char *available_text, gboolean held)
{
  g_autoptr (SocleDateRange) period = make_range (from, to);
  GDate available = make_date (available_text);
  const SocleEditionFacts facts = {
    .soc = SOCLE_SOC_1,
    .type = SOCLE_REPORT_TYPE_2,
    .period = period,
    .available = &available,
    .held = held,
  };

  return socle_edition_new (&facts);
}

static SocleLetter *
create_letter (const char *from, const char *to, const char *available_text)
{
  g_autoptr (SocleDateRange) range = make_range (from, to);
  GDate available = make_date (available_text);

  return socle_letter_new (range, NULL, &available, FALSE);
}

/* January to June held, July to September expected, October and half of November bridged. */
static void
show (Fixture *fixture, const char *from, const char *to, const char *today_text)
{
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SocleDateRange) year = make_range (from, to);
  g_autoptr (SocleCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;
  GDate sign_off = make_date ("2025-12-31");
  GDate today = make_date (today_text);

  g_ptr_array_add (editions, create_edition ("2020-01-01", "2020-06-30", "2020-08-31", TRUE));
  g_ptr_array_add (editions, create_edition ("2020-04-01", "2020-09-30", "2020-11-30", FALSE));
  g_ptr_array_add (letters, create_letter ("2020-10-01", "2020-11-15", "2020-12-31"));
  coverage = socle_coverage_new (NULL, year, &sign_off, editions, letters, &error);
  g_assert_no_error (error);

  socle_coverage_strip_show (SOCLE_COVERAGE_STRIP (fixture->strip), coverage, &today,
                             fixture->messages);
}

static void
present (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait_for (ui_is_mapped, fixture->strip);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
get_cell (Fixture *fixture, guint index)
{
  return ui_find (fixture->strip, SOCLE_TYPE_COVERAGE_CELL, index);
}

static guint
count_cells (Fixture *fixture)
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->strip); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += SOCLE_IS_COVERAGE_CELL (child);

  return count;
}

static void
assert_name (GtkWidget *cell, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_names (Fixture *fixture, gconstpointer user_data)
{
  show (fixture, "2020-01-01", "2020-12-31", "2020-02-01");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->strip), GTK_ACCESSIBLE_ROLE_GROUP);
  assert_name (fixture->strip, "9 months tested, 1 bridged by letter, 2 uncovered");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_cell (fixture, 0)),
                                   GTK_ACCESSIBLE_ROLE_BUTTON);
  assert_name (get_cell (fixture, 0),
               "January 2020: Tested by the report for 1 January 2020 to 30 June 2020, received on "
               "31 August 2020.");
  assert_name (get_cell (fixture, 8),
               "September 2020: Tested by the report for 1 April 2020 to 30 September 2020, "
               "expected by 30 November 2020.");
  assert_name (get_cell (fixture, 9),
               "October 2020: Bridged by the letter for 1 October 2020 to 15 November 2020, "
               "expected by 31 December 2020.");
  assert_name (get_cell (fixture, 11), "December 2020: Uncovered: neither a Type 2 report nor a "
                                       "letter that follows one is about this time.");
}

static void
test_french (Fixture *fixture, gconstpointer user_data)
{
  show (fixture, "2020-01-01", "2020-12-31", "2020-02-01");
  assert_name (get_cell (fixture, 0),
               "janvier\u00a02020\u00a0: Testé par le rapport (1er\u00a0janvier\u00a02020\u00a0– "
               "30\u00a0juin\u00a02020) reçu le 31\u00a0août\u00a02020.");
  present (fixture);
}

/* Colour is not the only sign, and the style gives that by the state’s class. */
static void
test_states (Fixture *fixture, gconstpointer user_data)
{
  static const char *const classes[] = { "tested", "tested",  "tested", "tested",
                                         "tested", "tested",  "tested", "tested",
                                         "tested", "bridged", "partly", "uncovered" };

  show (fixture, "2020-01-01", "2020-12-31", "2020-02-01");
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    g_assert_true (gtk_widget_has_css_class (get_cell (fixture, i), classes[i]));
  present (fixture);

  /* Other months in the same cells leave nothing of the ones before. */
  show (fixture, "2021-01-01", "2021-12-31", "2020-02-01");
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_assert_true (gtk_widget_has_css_class (get_cell (fixture, i), "uncovered"));
      g_assert_false (gtk_widget_has_css_class (get_cell (fixture, i), "tested"));
    }
}

/* One month, a year, a year and a month, two years: drawn, at any width. */
static void
test_lengths (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *from;
    const char *to;
    guint n_months;
  } cases[] = {
    { "2020-03-01", "2020-03-31", 1 },  { "2020-03-15", "2020-03-15", 1 },
    { "2020-01-01", "2020-12-31", 12 }, { "2019-09-29", "2020-09-26", 13 },
    { "2019-12-01", "2020-12-31", 13 }, { "2019-01-01", "2020-12-31", 24 },
    { "2018-01-01", "2020-12-31", 36 },
  };
  static const int widths[] = { 132, 270, 320, 700, 2000 };

  present (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      show (fixture, cases[i].from, cases[i].to, "2020-03-15");
      g_assert_cmpuint (count_cells (fixture), ==, cases[i].n_months);

      for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
        {
          int minimum, natural, width;

          gtk_widget_measure (fixture->strip, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                              NULL);
          g_assert_cmpint (width, <=, 132);
          gtk_widget_measure (fixture->strip, GTK_ORIENTATION_VERTICAL, widths[j], &minimum,
                              &natural, NULL, NULL);
          g_assert_cmpint (minimum, ==, natural);
          g_assert_cmpint (minimum, >, 28);
          gtk_widget_size_allocate (fixture->strip, &(GtkAllocation) { 0, 0, widths[j], natural },
                                    -1);
          for (guint k = 0; k < cases[i].n_months; k++)
            g_assert_cmpint (gtk_widget_get_width (get_cell (fixture, k)), >=, 20);
        }
    }
}

/* Twenty-four months stand in lines of the same length where there is no room for one. */
static void
test_lines (Fixture *fixture, gconstpointer user_data)
{
  graphene_rect_t first, last_of_line, second_line;

  show (fixture, "2019-01-01", "2020-12-31", "2020-03-15");
  present (fixture);
  gtk_widget_size_allocate (fixture->strip, &(GtkAllocation) { 0, 0, 300, 120 }, -1);
  g_assert_true (gtk_widget_compute_bounds (get_cell (fixture, 0), fixture->strip, &first));
  g_assert_true (gtk_widget_compute_bounds (get_cell (fixture, 11), fixture->strip, &last_of_line));
  g_assert_true (gtk_widget_compute_bounds (get_cell (fixture, 12), fixture->strip, &second_line));
  g_assert_cmpfloat (first.origin.y, ==, last_of_line.origin.y);
  g_assert_cmpfloat (second_line.origin.x, ==, first.origin.x);
  g_assert_cmpfloat (second_line.origin.y, >, first.origin.y + first.size.height);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static gboolean
press (GtkWidget *widget, guint keyval)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
            continue;
          for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
            {
              g_autoptr (GtkShortcut) shortcut =
                g_list_model_get_item (G_LIST_MODEL (controller), j);
              GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

              if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
                  gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
                  gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0 &&
                  gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, at,
                                                gtk_shortcut_get_arguments (shortcut)))
                return TRUE;
            }
        }
    }

  return FALSE;
}

static void
test_keys (Fixture *fixture, gconstpointer user_data)
{
  show (fixture, "2020-01-01", "2020-12-31", "2020-02-01");
  present (fixture);

  g_assert_true (gtk_widget_grab_focus (fixture->strip));
  g_assert_true (get_focus (fixture) == get_cell (fixture, 0));
  g_assert_true (press (get_focus (fixture), GDK_KEY_Right));
  g_assert_true (get_focus (fixture) == get_cell (fixture, 1));
  g_assert_true (press (get_focus (fixture), GDK_KEY_End));
  g_assert_true (get_focus (fixture) == get_cell (fixture, 11));
  /* At its ends the strip keeps the key, and the focus. */
  g_assert_true (press (get_focus (fixture), GDK_KEY_Right));
  g_assert_true (get_focus (fixture) == get_cell (fixture, 11));
  g_assert_true (press (get_focus (fixture), GDK_KEY_Left));
  g_assert_true (get_focus (fixture) == get_cell (fixture, 10));
  g_assert_true (press (get_focus (fixture), GDK_KEY_Home));
  g_assert_true (get_focus (fixture) == get_cell (fixture, 0));

  /* From right to left the arrows go the way they point. */
  gtk_widget_set_direction (fixture->strip, GTK_TEXT_DIR_RTL);
  g_assert_true (press (get_focus (fixture), GDK_KEY_Left));
  g_assert_true (get_focus (fixture) == get_cell (fixture, 1));

  /* One stop of the Tab key. */
  g_assert_false (gtk_widget_child_focus (fixture->strip, GTK_DIR_TAB_FORWARD));

  /* A shorter year keeps the focus off what is gone. */
  press (get_focus (fixture), GDK_KEY_End);
  show (fixture, "2020-03-01", "2020-03-31", "2020-02-01");
  g_assert_true (gtk_widget_grab_focus (fixture->strip));
  g_assert_true (get_focus (fixture) == get_cell (fixture, 0));
}

static void
test_reason (Fixture *fixture, gconstpointer user_data)
{
  show (fixture, "2020-01-01", "2020-12-31", "2020-02-01");
  present (fixture);

  g_assert_true (gtk_widget_activate (get_cell (fixture, 10)));
  ui_wait_for_label (fixture->strip, "November 2020");
  ui_wait_for_label (fixture->strip,
                     "1 November 2020 to 15 November 2020: Bridged by the letter for "
                     "1 October 2020 to 15 November 2020, expected by 31 December 2020. "
                     "16 November 2020 to 30 November 2020: Uncovered: neither a Type 2 report "
                     "nor a letter that follows one is about this time.");

  /* What the strip shows next has another reason. */
  show (fixture, "2021-01-01", "2021-12-31", "2020-02-01");
  g_assert_true (gtk_widget_activate (get_cell (fixture, 0)));
  ui_wait_for_label (fixture->strip, "January 2021");
}

static void
test_compact (Fixture *fixture, gconstpointer user_data)
{
  show (fixture, "2020-01-01", "2020-12-31", "2020-02-01");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->strip), GTK_ACCESSIBLE_ROLE_IMG);
  assert_name (fixture->strip, "9 months tested, 1 bridged by letter, 2 uncovered");
  present (fixture);
  g_assert_false (gtk_widget_grab_focus (fixture->strip));
  g_assert_false (gtk_widget_get_focusable (get_cell (fixture, 0)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/coverage-strip/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/coverage-strip/french", Fixture, NULL, set_up_french, test_french, tear_down);
  g_test_add ("/coverage-strip/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/coverage-strip/lengths", Fixture, NULL, set_up, test_lengths, tear_down);
  g_test_add ("/coverage-strip/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/coverage-strip/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/coverage-strip/reason", Fixture, NULL, set_up, test_reason, tear_down);
  g_test_add ("/coverage-strip/compact", Fixture, NULL, set_up_compact, test_compact, tear_down);

  return g_test_run ();
}
