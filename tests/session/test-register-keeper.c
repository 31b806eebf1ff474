/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a session's register: opening and changing it on threads. */

#include "config.h"

#include "socle-register-keeper.h"

#include "../register/register-fixture.h"

typedef struct
{
  Fixture fixture;
  SocleRegisterKeeper *keeper;
  GMainLoop *loop;
  GAsyncResult *result;
  guint n_notified;
} KeeperFixture;

static void
notified_cb (GObject *object, GParamSpec *pspec, KeeperFixture *self)
{
  self->n_notified++;
}

static void
set_up (KeeperFixture *self, gconstpointer data)
{
  fixture_set_up (&self->fixture, data);
  self->keeper = socle_register_keeper_new (self->fixture.path, FALSE, self->fixture.messages);
  self->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (self->keeper, "notify::holdings", G_CALLBACK (notified_cb), self);
}

static void
tear_down (KeeperFixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->keeper);
  g_main_loop_unref (self->loop);
  fixture_tear_down (&self->fixture, data);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KeeperFixture *self = user_data;

  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

static GAsyncResult *
wait_for_result (KeeperFixture *self)
{
  g_main_loop_run (self->loop);

  return g_steal_pointer (&self->result);
}

static gboolean
open_async (KeeperFixture *self, gboolean create, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  socle_register_keeper_open_async (self->keeper, create, done_cb, self);
  result = wait_for_result (self);

  return socle_register_keeper_open_finish (self->keeper, result, error);
}

static GPtrArray *
apply_service (KeeperFixture *self, const char *name)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
  g_autoptr (SocleRecord) service = fixture_service (name);
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (changes, socle_change_new (NULL, service));
  socle_register_keeper_apply_async (self->keeper, changes, done_cb, self);
  result = wait_for_result (self);

  return socle_register_keeper_apply_finish (self->keeper, result, NULL);
}

static void
test_open (KeeperFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (socle_register_keeper_exists (self->keeper));
  g_assert_false (open_async (self, FALSE, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (socle_register_keeper_get_register (self->keeper));
  g_assert_null (socle_register_keeper_get_holdings (self->keeper));
  g_assert_cmpuint (self->n_notified, ==, 0);

  g_assert_true (open_async (self, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (socle_register_keeper_exists (self->keeper));
  g_assert_nonnull (socle_register_keeper_get_register (self->keeper));
  g_assert_nonnull (socle_register_keeper_get_holdings (self->keeper));
  g_assert_cmpuint (self->n_notified, ==, 1);

  g_assert_true (socle_register_keeper_open (self->keeper, FALSE, &error));
  g_assert_cmpuint (self->n_notified, ==, 2);

  /* A failure leaves the register in use in use. */
  g_assert_false (open_async (self, TRUE, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EXISTS);
  g_assert_nonnull (socle_register_keeper_get_holdings (self->keeper));
}

static void
test_apply (KeeperFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) socle_change_unref);
  g_autoptr (SocleRecord) service = fixture_service ("azure");
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SocleHoldings *holdings;

  g_assert_true (socle_register_keeper_open (self->keeper, TRUE, &error));
  g_ptr_array_add (changes, socle_change_new (NULL, service));
  socle_register_keeper_apply_async (self->keeper, changes, done_cb, self);
  result = wait_for_result (self);
  made = socle_register_keeper_apply_finish (self->keeper, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 1);
  g_assert_cmpuint (self->n_notified, ==, 2);
  holdings = socle_register_keeper_get_holdings (self->keeper);
  g_assert_cmpuint (socle_holdings_get_records (holdings, SOCLE_RECORD_SERVICE)->len, ==, 1);
  g_assert_cmpuint (socle_holdings_get_n_entries (holdings), ==, 2);
  g_clear_object (&result);

  /* The same once more is refused, and changes nothing. */
  socle_register_keeper_apply_async (self->keeper, changes, done_cb, self);
  result = wait_for_result (self);
  g_assert_null (socle_register_keeper_apply_finish (self->keeper, result, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_VALUE);
  g_assert_cmpuint (self->n_notified, ==, 2);
}

static gboolean
note (SocleRegister *reg, SocleEvidenceStore *store, gpointer data, GError **error)
{
  static const char *const fields[] = { NULL };

  return socle_register_note (reg, "export", fields, error);
}

/* What is not just a change of records is changed after a backup, too. */
static void
test_backup_before_call (KeeperFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->fixture.folder, "backups", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (socle_register_keeper_open (self->keeper, TRUE, &error));
  g_file_set_contents (folder, "", 0, NULL);
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      socle_register_keeper_call_async (self->keeper, TRUE, note, self, NULL, done_cb, self);
      result = wait_for_result (self);
      g_assert_true (socle_register_keeper_call_finish (self->keeper, result, &error) == self);
      g_assert_no_error (error);
      g_assert_true ((round == 0) ==
                     (socle_register_keeper_get_backup_problem (self->keeper) != NULL));
      g_unlink (folder);
    }
}

/* The first change of a day makes a backup, which can be put back; one that cannot be made
 * is told, and the change is saved all the same. */
static void
test_backups (KeeperFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->fixture.folder, "backups", NULL);
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GDir) dir = NULL;
  SocleHoldings *holdings;

  g_assert_true (socle_register_keeper_open (self->keeper, TRUE, &error));
  made = apply_service (self, "azure");
  g_assert_nonnull (made);
  g_assert_null (socle_register_keeper_get_backup_problem (self->keeper));
  dir = g_dir_open (folder, 0, NULL);
  backup = g_build_filename (folder, g_dir_read_name (dir), NULL);

  socle_register_keeper_restore_async (self->keeper, backup, done_cb, self);
  result = wait_for_result (self);
  g_assert_true (socle_register_keeper_open_finish (self->keeper, result, &error));
  g_assert_no_error (error);
  holdings = socle_register_keeper_get_holdings (self->keeper);
  g_assert_cmpuint (socle_holdings_get_records (holdings, SOCLE_RECORD_SERVICE)->len, ==, 0);

  remove_all (folder);
  g_file_set_contents (folder, "", 0, NULL);
  g_clear_pointer (&made, g_ptr_array_unref);
  made = apply_service (self, "graph");
  g_assert_nonnull (made);
  g_assert_nonnull (socle_register_keeper_get_backup_problem (self->keeper));
}

static gboolean
switch_to (KeeperFixture *self, const char *name, gboolean chosen, gboolean create, GError **error)
{
  g_autofree char *path = g_build_filename (self->fixture.folder, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  socle_register_keeper_switch_async (self->keeper, path, chosen, create, done_cb, self);
  result = wait_for_result (self);

  return socle_register_keeper_open_finish (self->keeper, result, error);
}

static void
assert_holds (KeeperFixture *self, const char *name, guint n_services)
{
  g_autofree char *path = g_build_filename (self->fixture.folder, name, NULL);
  SocleHoldings *holdings = socle_register_keeper_get_holdings (self->keeper);

  g_assert_cmpstr (socle_register_keeper_get_path (self->keeper), ==, path);
  g_assert_cmpuint (socle_holdings_get_records (holdings, SOCLE_RECORD_SERVICE)->len, ==,
                    n_services);
}

/* Another register takes the place of one once it is open, each with backups of its own. */
static void
test_switch (KeeperFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->fixture.folder, "backups", NULL);
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) made_there = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n_backups = 0;

  g_assert_true (socle_register_keeper_open (self->keeper, TRUE, &error));
  made = apply_service (self, "azure");
  g_assert_nonnull (made);
  assert_holds (self, "register.db", 1);
  g_assert_false (socle_register_keeper_get_chosen (self->keeper));

  g_assert_false (switch_to (self, "acme.db", TRUE, FALSE, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_holds (self, "register.db", 1);

  g_assert_true (switch_to (self, "acme.db", TRUE, TRUE, &error));
  g_assert_no_error (error);
  assert_holds (self, "acme.db", 0);
  g_assert_true (socle_register_keeper_get_chosen (self->keeper));
  made_there = apply_service (self, "graph");
  g_assert_nonnull (made_there);
  g_assert_false (switch_to (self, "acme.db", TRUE, TRUE, &error));
  g_assert_error (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_EXISTS);
  g_clear_error (&error);
  assert_holds (self, "acme.db", 1);

  g_assert_true (switch_to (self, "register.db", FALSE, FALSE, &error));
  assert_holds (self, "register.db", 1);

  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n_backups++;
  g_assert_cmpuint (n_backups, ==, 2);
}

/* The default register need not be there: the first change makes it. */
static void
test_switch_to_none (KeeperFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (switch_to (self, "acme.db", TRUE, TRUE, &error));
  assert_holds (self, "acme.db", 0);
  self->n_notified = 0;
  g_assert_true (switch_to (self, "register.db", FALSE, FALSE, &error));
  g_assert_no_error (error);
  g_assert_null (socle_register_keeper_get_register (self->keeper));
  g_assert_null (socle_register_keeper_get_holdings (self->keeper));
  g_assert_cmpuint (self->n_notified, ==, 1);
  g_assert_cmpstr (socle_register_keeper_get_path (self->keeper), ==, self->fixture.path);
  g_assert_false (socle_register_keeper_exists (self->keeper));
}

/* Whoever asked goes away while a thread is still at work. */
static void
test_early_end (KeeperFixture *self, gconstpointer data)
{
  SocleRegisterKeeper *other =
    socle_register_keeper_new (self->fixture.path, FALSE, self->fixture.messages);
  g_autoptr (GAsyncResult) result = NULL;

  socle_register_keeper_open_async (other, TRUE, done_cb, self);
  g_object_unref (other);
  result = wait_for_result (self);
  g_assert_true (G_IS_TASK (result));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/register-keeper/" path, KeeperFixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("open", test_open);
  ADD ("apply", test_apply);
  ADD ("backups", test_backups);
  ADD ("backup-before-call", test_backup_before_call);
  ADD ("switch", test_switch);
  ADD ("switch-to-none", test_switch_to_none);
  ADD ("early-end", test_early_end);

  return g_test_run ();
}
