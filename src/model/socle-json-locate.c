/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a JSON path, looked for only once there is something to say of it. */

#include "config.h"

#include "socle-json-locate.h"

#include <stdlib.h>
#include <string.h>

/*
 * A tree that kept the place of every value would cost each good catalogue what
 * only a broken one needs. The bytes have passed socle_json_scan(), so that this
 * may take the grammar for granted; a path that is not there gives the place
 * of the innermost value on it that is.
 */

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;

  return p;
}

/* From an opening quote to behind the closing one: the first with an even number
 * of backslashes before it. */
static const char *
skip_string (const char *p, const char *end)
{
  const char *start = ++p;

  while ((p = memchr (p, '"', end - p)) != NULL)
    {
      const char *backslashes = p;

      while (backslashes > start && backslashes[-1] == '\\')
        backslashes--;
      p++;
      if ((p - 1 - backslashes) % 2 == 0)
        return p;
    }

  return end;
}

static const char *
skip_value (const char *p, const char *end)
{
  guint depth = 0;

  while (p < end)
    {
      if (*p == '"')
        {
          p = skip_string (p, end);
          if (depth == 0)
            return p;
          continue;
        }

      if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        {
          /* The bracket of the container around a number or literal. */
          if (depth == 0)
            return p;
          if (--depth == 0)
            return p + 1;
        }
      else if (depth == 0 && (*p == ',' || g_ascii_isspace (*p)))
        return p;
      p++;
    }

  return end;
}

/* The value of the named member of the object at p, NULL if it has none. Our own
 * members' names have no character that a file would need to escape; one that is
 * escaped all the same is not found, and its object's line is given. */
static const char *
find_member (const char *p, const char *end, const char *name, size_t length)
{
  if (p >= end || *p != '{')
    return NULL;

  p = skip_space (p + 1, end);
  while (p < end && *p == '"')
    {
      const char *key = p + 1;

      p = skip_string (p, end);
      if ((size_t) (p - 1 - key) == length && memcmp (key, name, length) == 0)
        return skip_space (skip_space (p, end) + 1, end);

      p = skip_space (skip_space (p, end) + 1, end);
      p = skip_space (skip_value (p, end), end);
      if (p < end && *p == ',')
        p = skip_space (p + 1, end);
    }

  return NULL;
}

/* The item of the array at p, NULL if it has fewer. */
static const char *
find_item (const char *p, const char *end, guint64 index)
{
  if (p >= end || *p != '[')
    return NULL;

  p = skip_space (p + 1, end);
  while (p < end && *p != ']')
    {
      if (index-- == 0)
        return p;
      p = skip_space (skip_value (p, end), end);
      if (p < end && *p == ',')
        p = skip_space (p + 1, end);
    }

  return NULL;
}

/**
 * socle_json_locate:
 * @bytes: (array length=length): JSON that socle_json_scan() has passed
 * @length: how many bytes
 * @path: a path such as "reports[3].period_end"; "" for the document
 *
 * Returns: the line, counted from 1, on which the value starts, or the innermost
 *   value around it that is there
 */
guint
socle_json_locate (const char *bytes, size_t length, const char *path)
{
  const char *end = bytes + length;
  const char *p = bytes;
  const char *found;
  guint line = 1;

  if (length >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  p = found = skip_space (p, end);

  while (*path != '\0' && p != NULL)
    {
      if (*path == '[')
        {
          char *rest;

          p = find_item (p, end, g_ascii_strtoull (path + 1, &rest, 10));
          path = *rest == ']' ? rest + 1 : rest;
        }
      else
        {
          size_t name_length;

          path += *path == '.';
          name_length = strcspn (path, ".[");
          p = find_member (p, end, path, name_length);
          path += name_length;
        }
      found = p != NULL ? p : found;
    }

  for (p = bytes; (p = memchr (p, '\n', found - p)) != NULL; p++)
    line++;

  return line;
}
