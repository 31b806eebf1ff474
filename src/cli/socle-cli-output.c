/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a command's output, in full or with an error. */

#include "config.h"

#include "socle-cli-output.h"

#include "socle-command.h"
#include "socle-format.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/**
 * socle_cli_output_prepare:
 *
 * Makes every failure to write show as an error of the write. A reader that goes
 * away must not kill us by a signal, and a standard output that is closed must not
 * become the number of the next file that is opened.
 */
void
socle_cli_output_prepare (void)
{
  signal (SIGPIPE, SIG_IGN);

  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
    if (fcntl (descriptor, F_GETFD) < 0 && errno == EBADF)
      {
        /* The wrong way round, so that its use fails as that of a closed one does. */
        int mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;

        if (open ("/dev/null", mode) != descriptor)
          return;
      }
}

static gboolean
write_all (int descriptor, const char *text, size_t length)
{
  int copy;

  while (length > 0)
    {
      ssize_t n = write (descriptor, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;

      text += n;
      length -= (size_t) n;
    }

  /* Network file systems tell of a full disk only when a file is closed. */
  copy = dup (descriptor);

  return copy >= 0 && close (copy) == 0;
}

/**
 * socle_cli_output_write:
 * @descriptor: an open file
 * @text: what to write
 * @length: how many bytes
 * @messages: the language of the sentence
 * @error: where a failure goes
 *
 * Sets @error to %SOCLE_CLI_ERROR_OUTPUT if not all was written.
 *
 * Returns: whether all was written
 */
gboolean
socle_cli_output_write (int descriptor,
                        const char *text,
                        size_t length,
                        SocleMessages *messages,
                        GError **error)
{
  g_autofree char *sentence = NULL;

  if (write_all (descriptor, text, length))
    return TRUE;

  /* Translators: {reason} is what the system says, such as “No space left on device” */
  sentence =
    socle_format (socle_messages_get (messages, "The output could not be written: {reason}."),
                  "reason", g_strerror (errno), NULL);
  g_set_error_literal (error, SOCLE_CLI_ERROR, SOCLE_CLI_ERROR_OUTPUT, sentence);

  return FALSE;
}
