/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of Socle: its options, its language, and the catalogues it has open. */

#include "config.h"

#include "socle-session.h"

#include "socle-session-private.h"

#include "socle-locale.h"
#include "socle-paths.h"

/*
 * There is one session for a run, handed down as a property. It belongs to the main
 * context. How it gets its catalogues is in socle-session-load.c.
 */
G_DEFINE_FINAL_TYPE (SocleSession, socle_session, G_TYPE_OBJECT)

static GParamSpec *props[SOCLE_SESSION_PROP_TODAY + 1];

/**
 * socle_session_tell: (skip)
 * @self: a session
 * @property: one of its properties
 *
 * Says that a property is another one now.
 */
void
socle_session_tell (SocleSession *self, SocleSessionProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
library_changed_cb (SocleSession *self)
{
  socle_reminders_set_library (self->reminders, self->library);
}

/* What computes with today first, then whoever shows it. */
static void
day_changed_cb (SocleSession *self)
{
  const GDate *today = socle_session_get_today (self);

  if (self->reminders != NULL)
    socle_reminders_set_today (self->reminders, today);
  socle_fiscal_set_today (self->fiscal, today);
  if (self->evidence_watch != NULL)
    socle_evidence_watch_set_today (self->evidence_watch, today);
  socle_session_tell (self, SOCLE_SESSION_PROP_TODAY);
}

static void
socle_session_dispose (GObject *object)
{
  SocleSession *self = SOCLE_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->evidence_watch);
  g_clear_object (&self->reminders);
  g_clear_object (&self->library);
  g_clear_object (&self->recorder);
  g_clear_object (&self->guide);
  g_clear_object (&self->fiscal);
  g_clear_object (&self->checks);
  g_clear_object (&self->guests);
  g_clear_object (&self->day_watch);
  g_clear_object (&self->messages);
  g_clear_object (&self->options);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->chosen_register, g_free);

  G_OBJECT_CLASS (socle_session_parent_class)->dispose (object);
}

static void
socle_session_constructed (GObject *object)
{
  SocleSession *self = SOCLE_SESSION (object);
  SocleLanguage language = socle_locale_get_wanted ();

  G_OBJECT_CLASS (socle_session_parent_class)->constructed (object);

  if (self->options == NULL)
    self->options = socle_options_new ();

  socle_options_get_language (self->options, &language);
  self->day_watch = socle_day_watch_new (socle_options_get_today (self->options));
  g_signal_connect_object (self->day_watch, "notify::today", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->fiscal = socle_fiscal_new (socle_session_get_today (self));
  self->guests = socle_guests_new (self->options);
  socle_session_set_language (self, language);
}

static void
socle_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SocleSession *self = SOCLE_SESSION (object);

  switch ((SocleSessionProperty) prop_id)
    {
    case SOCLE_SESSION_PROP_OPTIONS:
      g_value_set_object (value, self->options);
      break;
    case SOCLE_SESSION_PROP_MESSAGES:
      g_value_set_object (value, self->messages);
      break;
    case SOCLE_SESSION_PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case SOCLE_SESSION_PROP_LOADING:
      g_value_set_boolean (value, socle_session_get_loading (self));
      break;
    case SOCLE_SESSION_PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case SOCLE_SESSION_PROP_PROBLEMS:
      g_value_set_boxed (value, self->problems);
      break;
    case SOCLE_SESSION_PROP_TODAY:
      g_value_set_boxed (value, socle_session_get_today (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SocleSession *self = SOCLE_SESSION (object);

  switch ((SocleSessionProperty) prop_id)
    {
    case SOCLE_SESSION_PROP_OPTIONS:
      self->options = g_value_dup_object (value);
      break;
    case SOCLE_SESSION_PROP_MESSAGES:
    case SOCLE_SESSION_PROP_LIBRARY:
    case SOCLE_SESSION_PROP_LOADING:
    case SOCLE_SESSION_PROP_PROGRESS:
    case SOCLE_SESSION_PROP_PROBLEMS:
    case SOCLE_SESSION_PROP_TODAY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_session_class_init (SocleSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = socle_session_constructed;
  object_class->dispose = socle_session_dispose;
  object_class->get_property = socle_session_get_property;
  object_class->set_property = socle_session_set_property;

  /* What each property holds is said at its accessor. */
  props[SOCLE_SESSION_PROP_OPTIONS] =
    g_param_spec_object ("options", NULL, NULL, SOCLE_TYPE_OPTIONS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[SOCLE_SESSION_PROP_MESSAGES] =
    g_param_spec_object ("messages", NULL, NULL, SOCLE_TYPE_MESSAGES,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[SOCLE_SESSION_PROP_LIBRARY] =
    g_param_spec_object ("library", NULL, NULL, SOCLE_TYPE_LIBRARY,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[SOCLE_SESSION_PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[SOCLE_SESSION_PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[SOCLE_SESSION_PROP_PROBLEMS] =
    g_param_spec_boxed ("problems", NULL, NULL, G_TYPE_PTR_ARRAY,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[SOCLE_SESSION_PROP_TODAY] = g_param_spec_boxed ("today", NULL, NULL, G_TYPE_DATE,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
socle_session_init (SocleSession *self)
{
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) socle_problem_unref);
}

/**
 * socle_session_new:
 * @options: the options of this run
 *
 * Returns: (transfer full): a session without a library
 */
SocleSession *
socle_session_new (SocleOptions *options)
{
  g_return_val_if_fail (SOCLE_IS_OPTIONS (options), NULL);

  return g_object_new (SOCLE_TYPE_SESSION, "options", options, NULL);
}

/**
 * socle_session_get_options:
 * @self: a session
 *
 * Returns: (transfer none): the options of this run
 */
SocleOptions *
socle_session_get_options (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->options;
}

/**
 * socle_session_get_day_watch:
 * @self: a session
 *
 * Returns: (transfer none): who notices that it is another day; by itself once it is started
 */
SocleDayWatch *
socle_session_get_day_watch (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->day_watch;
}

/**
 * socle_session_get_today:
 * @self: a session
 *
 * Returns: (transfer none): the date of --today, else what day it is; when it is another one,
 *   all that the session computes with it is on its way already
 */
const GDate *
socle_session_get_today (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return socle_day_watch_get_today (self->day_watch);
}

/**
 * socle_session_get_messages:
 * @self: a session
 *
 * Returns: (transfer none): the language in which the session speaks
 */
SocleMessages *
socle_session_get_messages (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->messages;
}

/**
 * socle_session_set_language:
 * @self: a session
 * @language: the language to speak from now on
 *
 * Changes #SocleSession:messages, and nothing of the process's locale.
 */
void
socle_session_set_language (SocleSession *self, SocleLanguage language)
{
  g_autofree char *locale_dir = socle_paths_dup_locale_dir ();

  g_return_if_fail (SOCLE_IS_SESSION (self));

  if (self->messages != NULL && socle_messages_get_language (self->messages) == language)
    return;

  g_clear_object (&self->messages);
  self->messages = socle_messages_new (language, locale_dir);
  if (self->recorder != NULL)
    socle_recorder_set_messages (self->recorder, self->messages);
  g_object_notify_by_pspec (G_OBJECT (self), props[SOCLE_SESSION_PROP_MESSAGES]);
}

/**
 * socle_session_get_guide:
 * @self: a session
 *
 * Returns: (transfer none): the guide that comes with Socle
 */
SocleGuide *
socle_session_get_guide (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  if (self->guide == NULL)
    self->guide = socle_guide_new ();

  return self->guide;
}

/**
 * socle_session_get_fiscal:
 * @self: a session
 *
 * Returns: (transfer none): the fiscal year that is looked at, in every window and file
 */
SocleFiscal *
socle_session_get_fiscal (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->fiscal;
}

/**
 * socle_session_set_link_checks:
 * @self: a session whose checks nobody has asked for yet
 * @checks: the checks that it is to have, such as of a test's own server
 *
 * Decides with which limits, and where to, links are checked.
 */
void
socle_session_set_link_checks (SocleSession *self, SocleLinkChecks *checks)
{
  g_return_if_fail (SOCLE_IS_SESSION (self));
  g_return_if_fail (self->checks == NULL);

  self->checks = g_object_ref (checks);
}

/**
 * socle_session_get_link_checks:
 * @self: a session
 *
 * Returns: (transfer none): the checks of linked pages, and what they have found
 */
SocleLinkChecks *
socle_session_get_link_checks (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  if (self->checks == NULL)
    {
      g_autofree char *folder = socle_paths_dup_state_dir (self->options);
      g_autofree char *path = g_build_filename (folder, "links.json", NULL);

      self->checks = socle_link_checks_new (path, NULL);
    }

  return self->checks;
}

/**
 * socle_session_get_reminders:
 * @self: a session
 *
 * Returns: (transfer none): what is missing of what is in use; not looked for before this
 */
SocleReminders *
socle_session_get_reminders (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  if (self->reminders == NULL)
    {
      self->reminders = socle_reminders_new (self->fiscal, socle_session_get_recorder (self),
                                             socle_session_get_today (self));
      g_signal_connect (self, "notify::library", G_CALLBACK (library_changed_cb), NULL);
      library_changed_cb (self);
    }

  return self->reminders;
}

/**
 * socle_session_get_guests:
 * @self: a session
 *
 * Returns: (transfer none): the catalogues that were opened while Socle runs
 */
SocleGuests *
socle_session_get_guests (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->guests;
}

/**
 * socle_session_get_library:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the catalogues in use; %NULL until a load has
 *   brought some
 */
SocleLibrary *
socle_session_get_library (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->library;
}

/**
 * socle_session_get_loading:
 * @self: a session
 *
 * Returns: whether socle_session_load_async() is at work
 */
gboolean
socle_session_get_loading (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * socle_session_get_progress:
 * @self: a session
 *
 * Returns: which part of the files the load has read, 0 to 1
 */
double
socle_session_get_progress (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), 0);

  return self->progress;
}

/**
 * socle_session_get_problems:
 * @self: a session
 *
 * Returns: (transfer none) (element-type SocleProblem): what the last load could not
 *   read; not to be changed
 */
GPtrArray *
socle_session_get_problems (SocleSession *self)
{
  g_return_val_if_fail (SOCLE_IS_SESSION (self), NULL);

  return self->problems;
}
