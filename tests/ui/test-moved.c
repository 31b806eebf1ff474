/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a register that is moved, deleted or replaced while windows show it. */

#include "config.h"

#include "socle-register-dialog.h"
#include "socle-sqlite-register.h"

#include "recording-fixture.h"

#define MOVED                                                                                      \
  "“register.db” was moved, deleted or replaced while it was open; put it back, or open it again."

static char *
dup_path (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* The banner at the foot, which is not the only one. */
static AdwBanner *
get_banner (SocleWindow *window)
{
  GtkWidget *banner;
  guint index = 0;

  do
    {
      banner = ui_find (GTK_WIDGET (window), ADW_TYPE_BANNER, index++);
      g_assert_nonnull (banner);
    }
  while (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)),
                    "win.register-problem") != 0);

  return ADW_BANNER (banner);
}

static gboolean
shows_banner (gpointer window)
{
  return adw_banner_get_revealed (get_banner (window));
}

static gboolean
shows_no_banner (gpointer window)
{
  return !shows_banner (window);
}

/* As a window does when it becomes active. */
static void
look (Fixture *self)
{
  socle_recorder_look (get_recorder (self), socle_session_get_messages (self->session));
}

static void
use (Fixture *self, const char *id)
{
  SocleService *service =
    socle_library_find_service (socle_session_get_library (self->session), id);

  socle_recorder_set_in_use (get_recorder (self), service, TRUE, "In use");
  wait_for_recorder (self);
}

static guint
count_used (Fixture *self)
{
  return get_records (self, SOCLE_RECORD_SERVICE)->len;
}

static void
make_other (Fixture *self, const char *path)
{
  SocleRegisterSettings settings = {
    .path = path,
    .by = "Bob",
    .messages = socle_session_get_messages (self->session),
  };
  g_autoptr (SocleRegister) reg = socle_sqlite_register_create (&settings, NULL);

  g_assert_nonnull (reg);
}

typedef struct
{
  gboolean renamed;  /* else deleted */
  gboolean replaced; /* by another register */
} Case;

static const Case cases[] = { { TRUE, FALSE }, { FALSE, FALSE }, { TRUE, TRUE }, { FALSE, TRUE } };

static void
move (Fixture *self, const Case *which)
{
  g_autofree char *path = dup_path (self, "register.db");
  g_autofree char *elsewhere = dup_path (self, "elsewhere.db");

  if (which->renamed)
    g_assert_no_errno (g_rename (path, elsewhere));
  else
    g_assert_no_errno (g_remove (path));
  if (which->replaced)
    make_other (self, path);
}

static void
assert_told (SocleWindow *window)
{
  ui_wait_for (shows_banner, window);
  g_assert_cmpstr (adw_banner_get_title (get_banner (window)), ==, MOVED);
  g_assert_cmpstr (adw_banner_get_button_label (get_banner (window)), ==, "_Reopen");
}

/* Both windows tell of it when the user comes back to one of them. */
static void
test_come_back (Fixture *self, gconstpointer data)
{
  const Case *which = data;
  SocleWindow *other = socle_window_new (NULL, self->session, self->settings);

  gtk_window_present (GTK_WINDOW (other));
  ui_wait_for (ui_is_mapped, other);
  use (self, "azure");
  move (self, which);
  look (self);
  assert_told (self->window);
  assert_told (other);

  activate (self, "win.register-problem", NULL);
  wait_for_recorder (self);
  if (which->replaced)
    {
      ui_wait_for (shows_no_banner, other);
      g_assert_cmpuint (count_used (self), ==, 0);
      g_assert_false (socle_recorder_get_can_undo (get_recorder (self)));
      use (self, "azure-devops");
      g_assert_cmpuint (count_used (self), ==, 1);
    }
  else
    {
      /* Nothing new is begun in its place; what was recorded is still to be seen. */
      g_assert_true (shows_banner (other));
      g_assert_cmpstr (adw_banner_get_button_label (get_banner (other)), ==, "_What to Do…");
      g_assert_cmpuint (count_used (self), ==, 1);
    }
  gtk_window_destroy (GTK_WINDOW (other));
}

/* Nor is a change made to what is somewhere else, before anyone came back. */
static void
test_change (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_path (self, "register.db");

  use (self, "azure");
  move (self, data);
  use (self, "azure-devops");
  g_assert_true (shows_banner (self->window));
  g_assert_true (socle_recorder_is_moved (get_recorder (self)));
  g_assert_cmpuint (count_used (self), ==, 1);
  if (!((const Case *) data)->replaced)
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_put_back (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_path (self, "register.db");
  g_autofree char *elsewhere = dup_path (self, "elsewhere.db");

  use (self, "azure");
  move (self, &cases[0]);
  look (self);
  ui_wait_for (shows_banner, self->window);
  g_assert_no_errno (g_rename (elsewhere, path));
  look (self);
  ui_wait_for (shows_no_banner, self->window);
  use (self, "azure-devops");
  g_assert_cmpuint (count_used (self), ==, 2);
}

/* What is open of a deleted file can still be kept. */
static void
test_rescue (Fixture *self, gconstpointer data)
{
  g_autofree char *kept_path = dup_path (self, "kept.db");
  g_autoptr (GFile) kept = g_file_new_for_path (kept_path);
  SocleRegisterDialog *dialog;

  use (self, "azure");
  move (self, &cases[1]);
  look (self);
  ui_wait_for (shows_banner, self->window);
  activate (self, "win.register-problem", NULL);
  wait_for_recorder (self);

  activate (self, "win.register-problem", NULL);
  dialog = SOCLE_REGISTER_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  socle_register_dialog_back_up (dialog, kept);
  ui_wait_for_label (dialog, "The backup is saved and was read back.");
  socle_register_dialog_restore (dialog, kept);
  wait_for_recorder (self);
  g_assert_false (shows_banner (self->window));
  g_assert_cmpuint (count_used (self), ==, 1);
  use (self, "azure-devops");
  g_assert_cmpuint (count_used (self), ==, 2);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "renamed", "deleted", "renamed-and-replaced", "replaced" };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *come_back_path = g_strconcat ("/moved/come-back/", names[i], NULL);
      g_autofree char *change_path = g_strconcat ("/moved/change/", names[i], NULL);

      g_test_add (come_back_path, Fixture, &cases[i], set_up, test_come_back, tear_down);
      g_test_add (change_path, Fixture, &cases[i], set_up, test_change, tear_down);
    }
  g_test_add ("/moved/put-back", Fixture, NULL, set_up, test_put_back, tear_down);
  g_test_add ("/moved/rescue", Fixture, NULL, set_up, test_rescue, tear_down);

  return g_test_run ();
}
