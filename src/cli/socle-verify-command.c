/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "verify": whether register, trail and evidence are as they were left. */

#include "config.h"

#include "socle-audit-pack.h"
#include "socle-cli-register.h"
#include "socle-format.h"
#include "socle-json-output.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>

/*
 * Opening a register checks all of it but the evidence. What a check finds wrong goes to
 * standard error, a sentence each, and into the exit status; a register that cannot be
 * checked at all is bad input.
 */

static const SocleArgumentSpec specs[] = {
  { "export", 0, N_ ("FOLDER"),
    N_ ("Also write trail and evidence into this new folder, for an auditor") },
  { "format", 0, "text|json", N_ ("How to print it; as text if not given") },
  { NULL, 0, NULL, NULL },
};

typedef struct
{
  SocleCommandContext *context; /* (unowned) */
  guint n_good;
  GPtrArray *missing; /* (owned) (element-type utf8) */
  GPtrArray *bad;     /* (owned) (element-type utf8) */
  GPtrArray *unfiled; /* (owned) (element-type utf8) */
} Findings;

static void
complain (Findings *findings, SocleRecord *record, const char *sentence)
{
  g_autofree char *name = socle_visible_text (socle_record_get (record, "name"));
  g_autofree char *shown = socle_format (sentence, "id", socle_record_get_id (record), "name",
                                         *name != '\0' ? name : "?", NULL);

  g_string_append_printf (findings->context->complaints, "%s\n", shown);
}

static void
note_evidence (SocleRecord *record, SocleEvidenceState state, gpointer user_data)
{
  Findings *findings = user_data;
  SocleMessages *messages = findings->context->messages;

  switch (state)
    {
    case SOCLE_EVIDENCE_MISSING:
      g_ptr_array_add (findings->missing, g_strdup (socle_record_get_id (record)));
      /* Translators: {id} is like “evidence-5”, {name} the name of a file */
      complain (findings, record,
                socle_messages_get (
                  messages, "The file of {id}, “{name}”, is missing; restore it from a backup."));
      break;
    case SOCLE_EVIDENCE_BAD:
      g_ptr_array_add (findings->bad, g_strdup (socle_record_get_id (record)));
      /* Translators: {id} is like “evidence-5”, {name} the name of a file */
      complain (findings, record,
                socle_messages_get (messages, "The file of {id}, “{name}”, has changed and was "
                                              "put aside; restore it from a backup."));
      break;
    case SOCLE_EVIDENCE_GOOD:
    default:
      findings->n_good++;
    }
}

static gboolean
check_evidence (Findings *findings, GError **error)
{
  SocleRegisterKeeper *keeper = socle_session_get_keeper (findings->context->session);
  SocleRegister *reg = socle_register_keeper_get_register (keeper);
  SocleEvidenceStore *store = socle_register_keeper_get_store (keeper);

  g_autoptr (GError) local = NULL;

  findings->unfiled = socle_evidence_find_unfiled (reg, store, error);
  if (findings->unfiled == NULL)
    return FALSE;

  /* What cannot be read is a finding as well, and does not keep the others from being told. */
  if (!socle_evidence_check (reg, store, note_evidence, findings, &local))
    g_string_append_printf (findings->context->complaints, "%s\n", local->message);

  return TRUE;
}

static void
print_line (SocleCommandContext *context, const char *sentence, const char *count, const char *text)
{
  g_autofree char *line = socle_format (sentence, "count", count, "text", text, NULL);

  g_string_append_printf (context->output, "%s\n", line);
}

static void
print_text (Findings *findings, SocleRegisterKeeper *keeper)
{
  SocleCommandContext *context = findings->context;
  SocleMessages *messages = context->messages;
  SocleHoldings *holdings = socle_register_keeper_get_holdings (keeper);
  guint64 n_entries = socle_holdings_get_n_entries (holdings);
  g_autofree char *path = socle_arguments_show_word (socle_register_keeper_get_path (keeper));
  g_autofree char *entries = socle_messages_format_number (messages, n_entries);
  g_autofree char *good = socle_messages_format_number (messages, findings->n_good);
  g_autofree char *unfiled = socle_messages_format_number (messages, findings->unfiled->len);

  /* Translators: {text} is the path of a file */
  print_line (context,
              socle_messages_nget (messages,
                                   "{text} is as Socle left it, with {count} entry in its trail.",
                                   "{text} is as Socle left it, with {count} entries in its trail.",
                                   n_entries),
              entries, path);
  /* Translators: {text} is 64 digits */
  print_line (context, socle_messages_get (messages, "The fingerprint of the trail is {text}."),
              NULL, socle_holdings_get_fingerprint (holdings));
  print_line (context,
              socle_messages_nget (messages, "{count} file of evidence is as it was received.",
                                   "{count} files of evidence are as they were received.",
                                   findings->n_good),
              good, NULL);
  if (findings->unfiled->len > 0)
    print_line (context,
                socle_messages_nget (messages, "{count} file is kept without being recorded.",
                                     "{count} files are kept without being recorded.",
                                     findings->unfiled->len),
                unfiled, NULL);
}

static void
add_list (JsonBuilder *builder, const char *name, GPtrArray *list)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (list, i));
  json_builder_end_array (builder);
}

static void
print_json (Findings *findings, SocleRegisterKeeper *keeper)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  SocleHoldings *holdings = socle_register_keeper_get_holdings (keeper);
  g_autofree char *path = g_filename_display_name (socle_register_keeper_get_path (keeper));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "register");
  json_builder_add_string_value (builder, path);
  json_builder_set_member_name (builder, "entries");
  json_builder_add_int_value (builder, (gint64) socle_holdings_get_n_entries (holdings));
  json_builder_set_member_name (builder, "fingerprint");
  json_builder_add_string_value (builder, socle_holdings_get_fingerprint (holdings));
  json_builder_set_member_name (builder, "evidence");
  json_builder_add_int_value (builder, findings->n_good);
  add_list (builder, "missing", findings->missing);
  add_list (builder, "bad", findings->bad);
  add_list (builder, "unfiled", findings->unfiled);
  json_builder_end_object (builder);

  socle_json_output_print (builder, findings->context->output);
}

/* Damage is what this command looks for. */
static gboolean
is_finding (const GError *error)
{
  return g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_DAMAGED) ||
         g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_ALTERED) ||
         g_error_matches (error, SOCLE_REGISTER_ERROR, SOCLE_REGISTER_ERROR_CUT_OFF);
}

static gboolean
check (Findings *findings, gboolean json, const char *folder, GError **error)
{
  SocleCommandContext *context = findings->context;
  SocleRegisterKeeper *keeper = socle_session_get_keeper (context->session);

  if (!check_evidence (findings, error))
    return FALSE;
  if (json)
    print_json (findings, keeper);
  else
    print_text (findings, keeper);

  return folder == NULL || socle_audit_pack_write (socle_register_keeper_get_register (keeper),
                                                   socle_register_keeper_get_store (keeper),
                                                   context->messages, folder, error);
}

static gboolean
run (SocleCommandContext *context, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  SocleRegisterKeeper *keeper = socle_session_get_keeper (context->session);
  const char *folder = socle_arguments_get (context->arguments, "export");
  Findings findings = { .context = context };
  g_autoptr (GError) local = NULL;
  int format = 0;
  gboolean done;

  if (!socle_command_read_choice (context, "format", formats, &format, error))
    return FALSE;

  if (!socle_register_keeper_open (keeper, FALSE, &local))
    {
      if (!is_finding (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_string_append_printf (context->complaints, "%s\n", local->message);
      return TRUE;
    }

  findings.missing = g_ptr_array_new_with_free_func (g_free);
  findings.bad = g_ptr_array_new_with_free_func (g_free);
  done = check (&findings, format == 1, folder, error);
  g_ptr_array_unref (findings.missing);
  g_ptr_array_unref (findings.bad);
  g_clear_pointer (&findings.unfiled, g_ptr_array_unref);

  return done;
}

const SocleCommand socle_verify_command = {
  .name = "verify",
  .summary = N_ ("Check the register, its trail and the evidence"),
  .specs = specs,
  .run = run,
};
