/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is on this computer, or on another one that may know less of locks. */

#include "config.h"

#include "socle-file-place.h"

#ifdef __linux__
#include <sys/vfs.h>
#endif

/* What statfs() says of file systems that another computer or program serves; most of these
 * numbers are in <linux/magic.h>. */
static const guint64 network_types[] = {
  0x00006969, /* NFS */
  0x0000517b, /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB 2 and later */
  0x65735546, /* FUSE: sshfs, the desktop’s network folders */
  0x01021997, /* 9p */
  0x5346414f, /* AFS */
  0x6b414653, /* AFS of the kernel */
  0x00c36400, /* Ceph */
  0x73757245, /* Coda */
  0x0000564c, /* NetWare */
  0x01161970, /* GFS 2 */
  0x7461636f, /* OCFS 2 */
};

/**
 * socle_file_place_is_network:
 * @type: the type of a file system, as statfs() tells it
 *
 * Returns: whether several computers may see it at once
 */
gboolean
socle_file_place_is_network (guint64 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (network_types[i] == type)
      return TRUE;

  return FALSE;
}

/**
 * socle_file_place_is_remote:
 * @path: (type filename): a file or folder
 *
 * May wait for the network.
 *
 * Returns: whether @path is known to be on a network drive
 */
gboolean
socle_file_place_is_remote (const char *path)
{
#ifdef __linux__
  struct statfs status;

  /* The type is a signed number on some machines. */
  return statfs (path, &status) == 0 && socle_file_place_is_network ((guint32) status.f_type);
#else
  return FALSE;
#endif
}

/**
 * socle_file_place_is_lent:
 * @path: (type filename): a file
 * @runtime_dir: (type filename): the user's runtime folder
 *
 * Returns: whether the desktop lends a sandbox this file alone, without the folder that it
 *   is in
 */
gboolean
socle_file_place_is_lent (const char *path, const char *runtime_dir)
{
  g_autofree char *documents = g_strconcat (runtime_dir, "/doc/", NULL);

  return g_str_has_prefix (path, documents) || g_str_has_prefix (path, "/run/flatpak/doc/");
}
