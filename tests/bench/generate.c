/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a folder of made-up catalogues, as large as wanted and always the same. */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define N_CYCLES 3
#define N_PORTALS 2

static int n_files = 1000;
static int n_services = 100;
static int n_reports = 20;
static int seed = 1;

static const GOptionEntry options[] = {
  { "files", 0, 0, G_OPTION_ARG_INT, &n_files, "How many catalogues", "N" },
  { "services", 0, 0, G_OPTION_ARG_INT, &n_services, "How many services in each", "N" },
  { "reports", 0, 0, G_OPTION_ARG_INT, &n_reports, "How many reports in each", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "For the random numbers", "N" },
  { NULL },
};

static const char *const companies[] = {
  "Aurore", "Borealis", "Çedille", "Delphin", "Étoile", "Fjord", "Garonne", "Hélice", "Île",
  "Jökull", "Kärnten", "Łódź", "Méridien", "Nuage", "Öresund", "Pléiade", "Québec", "Rhône",
  "Señal", "Tōkyō", "Ümit", "Vénus", "Wrocław", "Ypres", "Zürich",
};

static const char *const qualities[] = {
  "Secure", "Managed", "Elastic", "Cloud", "Sécurité", "Données", "Global", "Smart", "Rapid",
  "Private", "Öffentliche", "Edge", "Hybrid", "Núcleo", "Unified", "Quantum", "Trusted",
  "Compliance", "Über", "Façade", "Ångström", "Open", "Advanced", "Serverless", "Distributed",
  "Prémium", "Dedicated", "Virtual",
};

static const char *const things[] = {
  "Storage", "Compute", "Database", "Messaging", "Identité", "Analytics", "Backup", "Firewall",
  "Ledger", "Registry", "Journal", "Vault", "Pipeline", "Gateway", "Monitor", "Réseau", "Tresor",
  "Archive", "Queue", "Cache", "Directory", "Search", "Stream", "Mesh", "Batch", "Réplication",
  "Keys", "Balancer", "Router", "Notebook",
};

static const char *const endings[] = {
  "Service", "Platform", "Manager", "Engine", "for Finance", "for Health", "Européen",
  "Enterprise", "Standard", "Pro", "for Government", "Région Sud", "Nord", "Studio", "Hub",
  "Connect", "Insights", "Shield", "Guard", "Suite",
};

static const char *const environments[] = {
  "Commercial", "Government", "Government High", "Defense", "Deutschland", "France",
};

static const char *const scopes[] = {
  "\"soc1\", \"soc2\", \"soc3\"",
  "\"soc1\", \"soc2\", \"soc3\"",
  "\"soc1\", \"soc2\"",
  "\"soc2\", \"soc3\"",
  "\"soc2\"",
  "\"soc1\"",
};

#define PICK(rand, words) ((words)[g_rand_int_range ((rand), 0, (gint32) G_N_ELEMENTS (words))])

static gboolean
happens (GRand *rand, double probability)
{
  return g_rand_double (rand) < probability;
}

static void
add_service (GString *json, GRand *rand, int file, int number)
{
  const char *quality = PICK (rand, qualities);
  const char *thing = PICK (rand, things);
  const char *ending = PICK (rand, endings);

  g_string_append_printf (json,
                          "    {\"id\": \"service-%d\", \"name\": \"%s %s %s %d\",\n"
                          "     \"scope\": [%s],\n"
                          "     \"url\": \"https://provider-%04d.example/services/%d\"",
                          number, quality, thing, ending, number, PICK (rand, scopes), file,
                          number);
  if (happens (rand, 0.15))
    g_string_append_printf (json, ",\n     \"members\": [\"%s %s\", \"%s %s %s\"]", quality, thing,
                            quality, thing, PICK (rand, environments));
  if (happens (rand, 0.1))
    g_string_append_printf (
      json,
      ",\n     \"aliases\": [{\"name\": \"%s %s\", \"until\": \"2018-%02d-01\"}]",
      PICK (rand, qualities), thing, g_rand_int_range (rand, 1, 13));
  if (happens (rand, 0.3))
    g_string_append_printf (json, ",\n     \"environments\": [\"%s\"]", PICK (rand, environments));
  if (happens (rand, 0.05))
    g_string_append (json, ",\n     \"qualifier\": {\"en\": \"as part of a plan\","
                           " \"fr\": \"dans le cadre d’un forfait\"},"
                           " \"qualifier_scope\": [\"soc1\", \"soc2\"]");
  if (happens (rand, 0.4))
    g_string_append_printf (json,
                            ",\n     \"remark\": {\"en\": \"Covered in the %s environment once %s"
                            " has been enabled for it.\",\n      \"fr\": \"Couvert dans"
                            " l’environnement %s dès que %s y a été activé.\"}",
                            PICK (rand, environments), thing, PICK (rand, environments), thing);
  g_string_append_c (json, '}');
}

/* Some services in a row, as reports of one group name them. */
static void
add_service_ids (GString *json, GRand *rand, int n)
{
  int first = g_rand_int_range (rand, 0, MAX (1, n_services - n + 1));

  for (int i = 0; i < MIN (n, n_services); i++)
    g_string_append_printf (json, "%s\"service-%d\"", i == 0 ? "" : ", ", first + i);
}

static void
add_cycle (GString *json, GRand *rand, int number)
{
  g_string_append_printf (json,
                          "    {\"id\": \"cycle-%d\", \"title\": {\"en\": \"Group %d\","
                          " \"fr\": \"Groupe %d\"},\n     \"services\": [",
                          number, number + 1, number + 1);
  add_service_ids (json, rand, n_services / N_CYCLES);
  g_string_append (json, "],\n     \"frequency\": \"semi-annually\", \"window_months\": 12,"
                         " \"period_ends\": [\"03-31\", \"09-30\"],\n"
                         "     \"letters\": [{\"issued\": 1, \"from\": \"10-01\","
                         " \"to\": \"12-31\"}]}");
}

static void
add_report (GString *json, GRand *rand, int file, int number)
{
  int soc = g_rand_int_range (rand, 1, 4);
  int type = soc == 3 ? 0 : g_rand_int_range (rand, 0, 3);
  const char *quality = PICK (rand, qualities);
  const char *thing = PICK (rand, things);

  g_string_append_printf (json,
                          "    {\"id\": \"report-%d\","
                          " \"title\": {\"en\": \"%s %s SOC %d Report %d\","
                          " \"fr\": \"Rapport SOC %d n° %d – %s %s\"},\n"
                          "     \"label\": \"%s %s – SOC %d\", \"soc\": %d",
                          number, quality, thing, soc, number, soc, number, quality, thing, quality,
                          thing, soc, soc);
  if (type > 0)
    g_string_append_printf (json, ", \"type\": %d", type);
  g_string_append_printf (json,
                          ", \"standard\": \"%s\", \"cycle\": \"cycle-%d\",\n     \"services\": [",
                          soc == 1 ? "SSAE 18" : "AT-C 205", number % N_CYCLES);
  add_service_ids (json, rand, g_rand_int_range (rand, 3, 12));
  g_string_append_printf (json,
                          "],\n     \"url\": \"https://provider-%04d.example/reports/%d\","
                          " \"access\": \"%s\"}",
                          file, number, soc == 3 ? "public" : "nda");
}

static void
add_portal (GString *json, int file, int number)
{
  g_string_append_printf (json,
                          "    {\"id\": \"portal-%d\", \"kind\": \"portal\","
                          " \"title\": {\"en\": \"Trust portal %d\","
                          " \"fr\": \"Portail de confiance %d\"},\n"
                          "     \"url\": \"https://provider-%04d.example/trust/%d\"}",
                          number, number + 1, number + 1, file, number);
}

/* Opens the list called @name, or goes on to its next object. */
static void
begin_object (GString *json, const char *name, int number)
{
  if (number == 0)
    g_string_append_printf (json, ",\n  \"%s\": [\n", name);
  else
    g_string_append (json, ",\n");
}

static char *
make_catalogue (int file)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) (seed * 1000003 + file));
  GString *json = g_string_sized_new (64 * 1024);
  g_autofree char *provider = g_strdup_printf ("%s Cloud %d", PICK (rand, companies), file);

  g_string_append_printf (json,
                          "{\n  \"format\": \"socle-catalogue\",\n  \"version\": 1,\n"
                          "  \"id\": \"provider-%04d\",\n  \"provider\": \"%s\",\n"
                          "  \"title\": {\"en\": \"SOC reports of %s\","
                          " \"fr\": \"Rapports SOC de %s\"},\n"
                          "  \"as_of\": \"2020-%02d-01\",\n"
                          "  \"source\": {\"title\": \"Made up by the benchmarks\"}",
                          file, provider, provider, provider, 1 + file % 12);

  for (int i = 0; i < n_services; i++)
    {
      begin_object (json, "services", i);
      add_service (json, rand, file, i);
    }
  g_string_append (json, n_services > 0 ? "\n  ]" : ",\n  \"services\": []");
  for (int i = 0; i < N_CYCLES; i++)
    {
      begin_object (json, "cycles", i);
      add_cycle (json, rand, i);
    }
  g_string_append (json, "\n  ]");
  for (int i = 0; i < n_reports; i++)
    {
      begin_object (json, "reports", i);
      add_report (json, rand, file, i);
    }
  if (n_reports > 0)
    g_string_append (json, "\n  ]");
  for (int i = 0; i < N_PORTALS; i++)
    {
      begin_object (json, "portals", i);
      add_portal (json, file, i);
    }
  g_string_append (json, "\n  ]\n}\n");

  return g_string_free_and_steal (json);
}

static gboolean
write_all (const char *folder, gsize *n_bytes, GError **error)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_strdup_printf ("provider-%04d.json", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *json = make_catalogue (i);
      gsize length = strlen (json);

      /* No flags: whoever runs a benchmark twice need not wait for the disk. */
      if (!g_file_set_contents_full (path, json, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644,
                                     error))
        return FALSE;
      *n_bytes += length;
    }

  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");
  g_autoptr (GError) error = NULL;
  gsize n_bytes = 0;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("generate: %s\n", error != NULL ? error->message : "one folder is needed");
      return EXIT_FAILURE;
    }

  if (g_mkdir_with_parents (argv[1], 0755) != 0 || !write_all (argv[1], &n_bytes, &error))
    {
      g_printerr ("generate: %s\n", error != NULL ? error->message : g_strerror (errno));
      return EXIT_FAILURE;
    }

  g_print ("%d catalogues, %d services, %d reports, %.1f MB, seed %d\n", n_files,
           n_files * n_services, n_files * n_reports, (double) n_bytes / 1e6, seed);

  return EXIT_SUCCESS;
}
