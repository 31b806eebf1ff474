/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Socle says of a linked page, in either language. */

#include "config.h"

#include "socle-link-wording.h"

#include "socle-date.h"
#include "socle-format.h"
#include "socle-visible-text.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

static const char *const statuses[] = {
  /* Translators: the linked page is there */
  [SOCLE_LINK_OK] = NC_ ("link", "Found"),
  [SOCLE_LINK_MOVED] = NC_ ("link", "Moved"),
  /* Translators: a page that takes browsers to another one by itself */
  [SOCLE_LINK_MOVES_ON] = NC_ ("link", "Leads on"),
  [SOCLE_LINK_SIGN_IN] = NC_ ("link", "Sign-in required"),
  [SOCLE_LINK_PROXY_SIGN_IN] = NC_ ("link", "Proxy wants a sign-in"),
  [SOCLE_LINK_GONE] = NC_ ("link", "Gone"),
  /* Translators: the server does not answer programs */
  [SOCLE_LINK_BLOCKED] = NC_ ("link", "Not shown to programs"),
  [SOCLE_LINK_HTTP] = NC_ ("link", "Server error"),
  [SOCLE_LINK_BUSY] = NC_ ("link", "Server busy"),
  /* Translators: Socle does not contact the address */
  [SOCLE_LINK_REFUSED] = NC_ ("link", "Not contacted"),
  [SOCLE_LINK_BAD_REDIRECT] = NC_ ("link", "Leads nowhere"),
  [SOCLE_LINK_LOOP] = NC_ ("link", "Leads in a circle"),
  [SOCLE_LINK_TOO_MANY_REDIRECTS] = NC_ ("link", "Too many redirects"),
  [SOCLE_LINK_TLS] = NC_ ("link", "Not secure"),
  [SOCLE_LINK_NETWORK] = NC_ ("link", "No answer"),
  [SOCLE_LINK_TIMEOUT] = NC_ ("link", "Server silent"),
  [SOCLE_LINK_DEADLINE] = NC_ ("link", "Too slow"),
  [SOCLE_LINK_TRUNCATED] = NC_ ("link", "Cut off"),
  [SOCLE_LINK_BAD_RESPONSE] = NC_ ("link", "Unreliable answer"),
  [SOCLE_LINK_EMPTY] = NC_ ("link", "Empty"),
  [SOCLE_LINK_TOO_LARGE] = NC_ ("link", "Too large"),
  [SOCLE_LINK_NOT_PDF] = NC_ ("link", "No PDF document"),
  [SOCLE_LINK_PDF_INCOMPLETE] = NC_ ("link", "Incomplete PDF document"),
  [SOCLE_LINK_DIFFERS] = NC_ ("link", "Not the same twice"),
  [SOCLE_LINK_DISK] = NC_ ("link", "Could not be saved"),
  [SOCLE_LINK_OFFLINE] = NC_ ("link", "Offline"),
  [SOCLE_LINK_CAPTIVE] = NC_ ("link", "Behind a network’s sign-in"),
  [SOCLE_LINK_CANCELLED] = NC_ ("link", "Stopped"),
};

/**
 * socle_link_wording_status:
 * @messages: the language to speak
 * @status: what was found
 *
 * Returns: (transfer none): that in two or three words
 */
const char *
socle_link_wording_status (SocleMessages *messages, SocleLinkStatus status)
{
  if ((guint) status >= G_N_ELEMENTS (statuses))
    return "";

  return socle_messages_pget (messages, "link", statuses[status]);
}

static const char *
get_refusal_sentence (SocleMessages *messages, SocleRefusal refusal)
{
  switch (refusal)
    {
    case SOCLE_REFUSAL_TOO_LONG:
      return socle_messages_get (messages, "The address is too long to be opened safely.");
    case SOCLE_REFUSAL_SCHEME:
      return socle_messages_get (messages, "Only web addresses can be checked, and {target} is not "
                                           "one.");
    case SOCLE_REFUSAL_CREDENTIALS:
      return socle_messages_get (messages, "The address contains a name or a password, which Socle "
                                           "never sends.");
    case SOCLE_REFUSAL_PORT:
      return socle_messages_get (messages, "{target} is at a port where no web page should be.");
    case SOCLE_REFUSAL_HOST:
      return socle_messages_get (messages, "The host of {target} has no valid name.");
    case SOCLE_REFUSAL_NUMERIC_HOST:
      return socle_messages_get (messages, "{target} hides its host in a number.");
    case SOCLE_REFUSAL_LOCAL:
      return socle_messages_get (messages,
                                 "The link leads to this computer or to the local network, "
                                 "where no provider’s page can be.");
    case SOCLE_REFUSAL_DOWNGRADE:
      return socle_messages_get (messages, "The secure page redirects to {target}, which is not "
                                           "encrypted.");
    case SOCLE_REFUSAL_NONE:
    case SOCLE_REFUSAL_BAD_ADDRESS:
    default:
      return socle_messages_get (messages, "{target} cannot be read as a web address.");
    }
}

static const char *
get_tls_sentence (SocleMessages *messages, SocleLinkDetail detail)
{
  switch ((int) detail)
    {
    case SOCLE_LINK_DETAIL_UNKNOWN_ISSUER:
      return socle_messages_get (messages, "Nobody this computer trusts vouches for {host}.");
    case SOCLE_LINK_DETAIL_EXPIRED:
      return socle_messages_get (messages, "The certificate of {host} has expired.");
    case SOCLE_LINK_DETAIL_NOT_YET_VALID:
      return socle_messages_get (messages,
                                 "The certificate of {host} is not valid yet. Is the clock "
                                 "of this computer right?");
    case SOCLE_LINK_DETAIL_WRONG_NAME:
      return socle_messages_get (messages, "The certificate that {host} shows belongs to another "
                                           "host.");
    case SOCLE_LINK_DETAIL_REVOKED:
      return socle_messages_get (messages, "The certificate of {host} has been revoked.");
    case SOCLE_LINK_DETAIL_WEAK:
      return socle_messages_get (messages,
                                 "The certificate of {host} was made with a method that is "
                                 "no longer secure.");
    case SOCLE_LINK_DETAIL_OLD_TLS:
      return socle_messages_get (messages, "{host} only offers an outdated encryption.");
    default:
      return socle_messages_get (messages, "No encryption could be agreed on with {host}.");
    }
}

static const char *
get_network_sentence (SocleMessages *messages, SocleLinkDetail detail)
{
  switch ((int) detail)
    {
    case SOCLE_LINK_DETAIL_NO_SUCH_HOST:
      return socle_messages_get (messages, "There is no host called {host}.");
    case SOCLE_LINK_DETAIL_NO_RESOLVER:
      return socle_messages_get (messages, "The name {host} could not be looked up.");
    case SOCLE_LINK_DETAIL_UNREACHABLE:
      return socle_messages_get (messages, "There is no way to {host}.");
    case SOCLE_LINK_DETAIL_CONNECTION_REFUSED:
      return socle_messages_get (messages, "{host} does not accept connections.");
    case SOCLE_LINK_DETAIL_NOT_HTTP:
      return socle_messages_get (messages, "{host} answered in a way that no web server does.");
    default:
      return socle_messages_get (messages, "{host} ended the connection without an answer.");
    }
}

static const char *
get_answer_sentence (SocleMessages *messages, SocleLinkDetail detail)
{
  switch ((int) detail)
    {
    case SOCLE_LINK_DETAIL_LENGTH:
      return socle_messages_get (messages, "The answer of {host} contradicts itself about its "
                                           "length.");
    case SOCLE_LINK_DETAIL_CODING:
      return socle_messages_get (messages,
                                 "The answer of {host} is compressed in a way that cannot "
                                 "be relied on.");
    case SOCLE_LINK_DETAIL_MULTIPART:
      return socle_messages_get (messages, "The answer of {host} consists of several parts instead "
                                           "of one page.");
    default:
      return socle_messages_get (messages, "The answer of {host} is damaged.");
    }
}

static const char *
get_page_sentence (SocleMessages *messages, SocleLinkStatus status)
{
  switch ((int) status)
    {
    case SOCLE_LINK_OK:
      return socle_messages_get (messages, "The page is there.");
    case SOCLE_LINK_MOVED:
      return socle_messages_get (messages, "The page is there, and has moved for good to {final}.");
    case SOCLE_LINK_MOVES_ON:
      return socle_messages_get (messages, "The page takes browsers on to {target}; Socle does not "
                                           "follow.");
    case SOCLE_LINK_SIGN_IN:
      return socle_messages_get (messages, "The provider asks for a sign-in. Open the link in your "
                                           "browser; Socle never signs in.");
    case SOCLE_LINK_PROXY_SIGN_IN:
      return socle_messages_get (messages,
                                 "Your network’s proxy wants a sign-in, which Socle never "
                                 "sends.");
    case SOCLE_LINK_GONE:
      return socle_messages_get (messages,
                                 "{host} says that the page does not exist (status {http}). "
                                 "Ask the provider for the new address.");
    case SOCLE_LINK_BLOCKED:
      return socle_messages_get (messages, "{host} does not show the page to programs (status "
                                           "{http}). Open the link in your browser.");
    case SOCLE_LINK_HTTP:
      return socle_messages_get (messages, "{host} answered with status {http} instead of a page.");
    case SOCLE_LINK_BAD_REDIRECT:
      return socle_messages_get (messages, "{host} redirects to something that is no address.");
    case SOCLE_LINK_LOOP:
      return socle_messages_get (messages, "The redirects of {host} lead in a circle.");
    case SOCLE_LINK_TOO_MANY_REDIRECTS:
      return socle_messages_get (messages, "The link leads from one redirect to the next, too many "
                                           "times.");
    default:
      return NULL;
    }
}

static const char *
get_content_sentence (SocleMessages *messages, SocleLinkStatus status)
{
  switch ((int) status)
    {
    case SOCLE_LINK_TIMEOUT:
      return socle_messages_get (messages, "{host} fell silent. Try again later.");
    case SOCLE_LINK_DEADLINE:
      return socle_messages_get (messages, "{host} took too long. Try again later.");
    case SOCLE_LINK_TRUNCATED:
      return socle_messages_get (messages, "The connection to {host} ended in the middle of the "
                                           "page. Try again.");
    case SOCLE_LINK_EMPTY:
      return socle_messages_get (messages, "{host} answered with nothing.");
    case SOCLE_LINK_TOO_LARGE:
      return socle_messages_get (messages, "There is more than a page or a report can have, so "
                                           "Socle stopped.");
    case SOCLE_LINK_NOT_PDF:
      return socle_messages_get (messages, "What the link leads to is no PDF document; nothing was "
                                           "saved.");
    case SOCLE_LINK_PDF_INCOMPLETE:
      return socle_messages_get (messages, "The PDF document lacks its end; nothing was saved. Try "
                                           "again.");
    case SOCLE_LINK_DIFFERS:
      return socle_messages_get (messages, "The document was fetched twice and was not the same; "
                                           "nothing was saved.");
    case SOCLE_LINK_DISK:
      return socle_messages_get (messages,
                                 "The document could not be written to the disk. Is there "
                                 "room left?");
    case SOCLE_LINK_OFFLINE:
      return socle_messages_get (messages, "There is no connection to the internet. Nothing was "
                                           "checked.");
    case SOCLE_LINK_CAPTIVE:
      return socle_messages_get (messages,
                                 "The sign-in page of your network answers in place of the "
                                 "providers. Sign in to the network, and check again.");
    case SOCLE_LINK_CANCELLED:
      return socle_messages_get (messages, "The check was stopped.");
    default:
      return "";
    }
}

static const char *
get_sentence (SocleMessages *messages, SocleLinkResult *result)
{
  SocleLinkStatus status = socle_link_result_get_status (result);
  SocleLinkDetail detail = socle_link_result_get_detail (result);
  const char *sentence;

  switch ((int) status)
    {
    case SOCLE_LINK_REFUSED:
      return get_refusal_sentence (messages, socle_link_result_get_refusal (result));
    case SOCLE_LINK_TLS:
      return get_tls_sentence (messages, detail);
    case SOCLE_LINK_NETWORK:
      return get_network_sentence (messages, detail);
    case SOCLE_LINK_BAD_RESPONSE:
      return get_answer_sentence (messages, detail);
    case SOCLE_LINK_BUSY:
      return socle_link_result_get_retry_at (result) != NULL
               ? socle_messages_get (messages, "{host} asks to be left alone until {time}.")
               : socle_messages_get (messages, "{host} is busy. Try again later.");
    case SOCLE_LINK_OK:
      if (socle_link_result_is_pdf (result))
        return socle_messages_get (messages, "The link leads to a PDF document.");
      break;
    case SOCLE_LINK_NOT_PDF:
      if (detail == SOCLE_LINK_DETAIL_WEB_PAGE)
        return socle_messages_get (messages, "The link leads to a web page, not to a PDF document; "
                                             "nothing was saved.");
      break;
    default:
      break;
    }

  sentence = get_page_sentence (messages, status);

  return sentence != NULL ? sentence : get_content_sentence (messages, status);
}

/* The host that the last answer came from, or that was to be asked. */
static char *
dup_host (SocleLinkResult *result)
{
  const char *address = socle_link_result_get_final (result);
  g_autoptr (GUri) uri = NULL;

  if (address == NULL)
    address = socle_link_result_get_address (result);
  uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  return socle_visible_text (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri)
                                                                         : address);
}

/**
 * socle_link_wording_sentence:
 * @messages: the language to speak
 * @result: what opening a link found
 *
 * Returns: (transfer full): that, and what to do, in one or two sentences
 */
char *
socle_link_wording_sentence (SocleMessages *messages, SocleLinkResult *result)
{
  const char *final = socle_link_result_get_final (result);
  const char *target = socle_link_result_get_target (result);
  GDateTime *retry_at = socle_link_result_get_retry_at (result);
  g_autofree char *host = dup_host (result);
  g_autofree char *http = g_strdup_printf ("%u", socle_link_result_get_http_status (result));
  g_autofree char *shown_final =
    socle_visible_text (final != NULL ? final : socle_link_result_get_address (result));
  g_autofree char *shown_target =
    socle_visible_text (target != NULL ? target : socle_link_result_get_address (result));
  g_autofree char *time =
    retry_at != NULL ? socle_link_wording_time (messages, retry_at) : g_strdup ("");

  return socle_format (get_sentence (messages, result), "host", host, "http", http, "final",
                       shown_final, "target", shown_target, "time", time, NULL);
}

/**
 * socle_link_wording_time:
 * @messages: the language to speak
 * @time: a time
 *
 * Returns: (transfer full): its day and minute, where the user is; where @time is from, if it
 *   cannot be told otherwise
 */
char *
socle_link_wording_time (SocleMessages *messages, GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autofree char *clock = NULL;
  g_autofree char *day = NULL;
  GDate date;

  /* The first and the last hours that there are, such as 9999-12-31T23:59:59Z, which pages do
   * say, are out of reach in other zones. */
  if (local == NULL)
    local = g_date_time_ref (time);

  clock = g_date_time_format (local, "%H:%M");
  socle_date_of_time (local, &date);
  day = socle_messages_format_date (messages, &date);

  /* Translators: a day and a time of that day, such as “1 February 2020, 14:05” */
  return socle_format (socle_messages_get (messages, "{date}, {clock}"), "date", day, "clock",
                       clock, NULL);
}

/**
 * socle_link_wording_modified:
 * @messages: the language to speak
 * @modified: when a page was changed, as its server or the page itself says
 *
 * Returns: (transfer full): that day and minute, where the user is; what is no time, as it
 *   stands there
 */
char *
socle_link_wording_modified (SocleMessages *messages, const char *modified)
{
  g_autoptr (GDateTime) time = soup_date_time_new_from_http_string (modified);

  if (time == NULL)
    time = g_date_time_new_from_iso8601 (modified, NULL);

  return time != NULL ? socle_link_wording_time (messages, time) : socle_visible_text (modified);
}

/**
 * socle_link_wording_size:
 * @messages: the language to speak
 * @size: bytes
 *
 * Returns: (transfer full): the size in the unit that suits it
 */
char *
socle_link_wording_size (SocleMessages *messages, guint64 size)
{
  g_autofree char *number = NULL;
  const char *unit;

  if (size < 1000)
    {
      unit = socle_messages_nget (messages, "{count} byte", "{count} bytes", size);
      number = socle_messages_format_number (messages, size);
    }
  else if (size < 1000 * 1000)
    {
      /* Translators: thousands of bytes */
      unit = socle_messages_get (messages, "{count} kB");
      number = socle_messages_format_number (messages, (size + 500) / 1000);
    }
  else
    {
      /* Translators: millions of bytes */
      unit = socle_messages_get (messages, "{count} MB");
      number = socle_messages_format_number (messages, (size + 500000) / 1000000);
    }

  return socle_format (unit, "count", number, NULL);
}
