/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A linked page: what it says of itself, and its text. */

#include "config.h"

#include "socle-portal-page.h"

#include "socle-html-tree.h"
#include "socle-page-decoder.h"

#include <string.h>

/* Immutable; may be read from any thread. */
struct _SoclePortalPage
{
  GObject parent_instance;

  char *title;       /* (owned) (nullable) */
  char *language;    /* (owned) (nullable) */
  char *description; /* (owned) (nullable) */
  char *modified;    /* (owned) (nullable) */
  char *refresh;     /* (owned) (nullable) */
  char *text;        /* (owned) */
  char *digest;      /* (owned) */
  gboolean cut;
  guint signs;
};

G_DEFINE_FINAL_TYPE (SoclePortalPage, socle_portal_page, G_TYPE_OBJECT)

#define MAX_LINE 1024
#define MAX_TEXT (256 * 1024)

/* A page with less text than that has nothing to say but what its form asks for. */
#define SHORT_TEXT 1200

/* A page is read in one walk. */
typedef struct
{
  SoclePortalPage *page; /* (unowned) */
  GString *text;         /* (owned) */
  gboolean space;        /* white space came since the last word */
  guint n_breaks;        /* line breaks to come before the next word */
  guint n_text_fields;
  gboolean has_name_field;
  gboolean has_form;
} Reading;

typedef enum
{
  FLOW_INLINE,
  FLOW_BLOCK,
  FLOW_LINE,
  FLOW_SKIP,
} Flow;

static Flow
get_flow (const GumboNode *node)
{
  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
      return FLOW_SKIP;
    case GUMBO_TAG_BR:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return FLOW_LINE;
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_UL:
      return FLOW_BLOCK;
    default:
      return FLOW_INLINE;
    }
}

/* --- Text ------------------------------------------------------------------- */

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Adds text the way a browser shows it: runs of white space are one space, and what
 * cannot be seen is left out. */
static void
add_text (Reading *reading, const char *text)
{
  for (const char *p = text; *p != '\0' && reading->text->len < MAX_TEXT; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c))
        reading->space = TRUE;
      else if (g_unichar_iscntrl (c) || c == 0xfeff || c == 0x200b)
        continue;
      else
        {
          if (reading->text->len > 0 && reading->n_breaks > 0)
            g_string_append (reading->text, reading->n_breaks > 1 ? "\n\n" : "\n");
          else if (reading->text->len > 0 && reading->space)
            g_string_append_c (reading->text, ' ');
          reading->space = FALSE;
          reading->n_breaks = 0;
          g_string_append_unichar (reading->text, c);
        }
    }

  if (reading->text->len >= MAX_TEXT)
    reading->page->cut = TRUE;
}

static void
add_break (Reading *reading, Flow flow)
{
  if (flow == FLOW_BLOCK)
    reading->n_breaks = 2;
  else if (flow == FLOW_LINE)
    reading->n_breaks = MAX (reading->n_breaks, 1);
}

/* One line of text from an attribute or a title, or NULL if there is none. */
static char *
dup_line (const char *value)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = value; *p != '\0' && line->len < MAX_LINE; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c) && line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
      else if (!is_space (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (line, c);
    }
  g_strchomp (line->str);

  return *line->str != '\0' ? g_strdup (line->str) : NULL;
}

/* --- What the page says of itself ------------------------------------------- */

static const char *
get_attribute (const GumboNode *node, const char *name)
{
  const GumboAttribute *attribute = gumbo_get_attribute (&node->v.element.attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

static void
read_title (Reading *reading, const GumboNode *node)
{
  const GumboNode *child = socle_html_tree_enter (node);

  if (reading->page->title == NULL && node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML &&
      child != NULL && child->type == GUMBO_NODE_TEXT)
    reading->page->title = dup_line (child->v.text.text);
}

static void
take_meta (char **target, const char *content)
{
  if (*target == NULL)
    *target = dup_line (content);
}

/* "5; url=https://…" */
static void
read_refresh (SoclePortalPage *page, const char *content)
{
  g_autofree char *lower = g_ascii_strdown (content, -1);
  const char *found = strstr (lower, "url");
  const char *address;

  if (found == NULL || page->refresh != NULL)
    return;

  address = content + (found - lower) + strlen ("url");
  while (g_ascii_isspace (*address) || *address == '=' || *address == '\'' || *address == '"')
    address++;
  page->refresh = dup_line (address);
  if (page->refresh != NULL && strlen (page->refresh) > 0 &&
      strchr ("'\"", page->refresh[strlen (page->refresh) - 1]) != NULL)
    page->refresh[strlen (page->refresh) - 1] = '\0';
}

static void
read_meta (Reading *reading, const GumboNode *node)
{
  SoclePortalPage *page = reading->page;
  const char *content = get_attribute (node, "content");
  const char *name = get_attribute (node, "name");
  const char *equivalent = get_attribute (node, "http-equiv");

  if (name == NULL)
    name = get_attribute (node, "property");
  if (content == NULL)
    return;

  if (equivalent != NULL && g_ascii_strcasecmp (equivalent, "refresh") == 0)
    read_refresh (page, content);
  else if (name == NULL)
    return;
  else if (g_ascii_strcasecmp (name, "description") == 0 ||
           g_ascii_strcasecmp (name, "og:description") == 0)
    take_meta (&page->description, content);
  else if (g_ascii_strcasecmp (name, "updated_at") == 0 ||
           g_ascii_strcasecmp (name, "article:modified_time") == 0 ||
           g_ascii_strcasecmp (name, "last-modified") == 0 ||
           g_ascii_strcasecmp (name, "ms.date") == 0)
    take_meta (&page->modified, content);
}

/* --- Signs of a sign-in ----------------------------------------------------- */

static gboolean
contains_any (const char *text, const char *const *pieces)
{
  for (guint i = 0; pieces[i] != NULL; i++)
    if (strstr (text, pieces[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Names of fields that forms of sign-in ask for a user's name with. */
static gboolean
is_name_field (const GumboNode *node)
{
  static const char *const attributes[] = { "name", "id", "autocomplete" };
  static const char *const names[] = { "user",  "login",  "identifier", "signin",   "sign-in",
                                       "email", "e-mail", "upn",        "loginfmt", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = get_attribute (node, attributes[i]);
      g_autofree char *lower = value != NULL ? g_ascii_strdown (value, -1) : NULL;

      if (lower != NULL && contains_any (lower, names))
        return TRUE;
    }

  return FALSE;
}

static void
read_input (Reading *reading, const GumboNode *node)
{
  static const char *const tokens[] = { "SAMLRequest", "SAMLResponse", "id_token", "RelayState",
                                        "wresult",     "wctx",         NULL };
  const char *type = get_attribute (node, "type");
  const char *name = get_attribute (node, "name");
  gboolean hidden = type != NULL && g_ascii_strcasecmp (type, "hidden") == 0;

  if (type != NULL && g_ascii_strcasecmp (type, "password") == 0)
    reading->page->signs |= SOCLE_SIGN_IN_SIGN_PASSWORD;
  else if (hidden && name != NULL && g_strv_contains (tokens, name))
    reading->page->signs |= SOCLE_SIGN_IN_SIGN_PROTOCOL;
  else if (type == NULL || g_ascii_strcasecmp (type, "text") == 0 ||
           g_ascii_strcasecmp (type, "email") == 0)
    {
      reading->n_text_fields++;
      if (is_name_field (node))
        reading->has_name_field = TRUE;
    }
}

static void
read_script (Reading *reading, const GumboNode *node)
{
  static const char *const pieces[] = { "login.microsoftonline.",
                                        "login.live.com",
                                        "login.windows.net",
                                        "wsignin1.0",
                                        "SAMLRequest",
                                        "/oauth2/authorize",
                                        "/oauth2/v2.0/authorize",
                                        "oktaSignIn",
                                        "OktaSignIn",
                                        "signInUrl",
                                        "loginRedirect",
                                        "auth0",
                                        NULL };
  const GumboNode *child = socle_html_tree_enter (node);

  /* In an SVG picture a script may have elements in it. */
  if (child != NULL && child->type == GUMBO_NODE_TEXT && contains_any (child->v.text.text, pieces))
    reading->page->signs |= SOCLE_SIGN_IN_SIGN_SCRIPT;
}

/* How a title begins, or what it consists of, folded as g_utf8_casefold() does. */
static gboolean
is_sign_in_title (const char *title)
{
  static const char *const words[] = {
    "sign in",
    "sign-in",
    "signin",
    "log in",
    "log-in",
    "login",
    "log on",
    "logon",
    "connexion",
    "se connecter",
    "connectez-vous",
    "s’identifier",
    "s'identifier",
    "authentification",
    "authentication",
    "anmelden",
    "anmeldung",
    "iniciar sesión",
    "inicie sesión",
    "inicio de sesión",
    "accedi",
    "accesso",
    "entrar",
    "iniciar sessão",
    "inloggen",
    "aanmelden",
    "logga in",
    "log ind",
    "logg inn",
    "kirjaudu",
    "zaloguj",
    "přihlásit",
    "bejelentkezés",
    "oturum aç",
    "вход",
    "войти",
    "サインイン",
    "ログイン",
    "登录",
    "登入",
    "로그인",
    "single sign-on",
    "sso",
    NULL,
  };
  g_autofree char *folded = g_utf8_casefold (title, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_utf8_casefold (words[i], -1);
      const char *found = strstr (folded, word);

      /* At the start, or after a separator: "Contoso - Sign In". */
      if (found == folded || (found != NULL && found - folded >= 2 &&
                              (strchr ("-|:>", found[-2]) != NULL || (found[-2] & 0x80) != 0)))
        return TRUE;
    }

  return FALSE;
}

static void
conclude_signs (Reading *reading)
{
  SoclePortalPage *page = reading->page;

  if (page->title != NULL && is_sign_in_title (page->title))
    page->signs |= SOCLE_SIGN_IN_SIGN_TITLE;
  if (g_utf8_strlen (page->text, -1) < SHORT_TEXT)
    page->signs |= SOCLE_SIGN_IN_SIGN_SHORT;
  /* A search field has a text of its own, and stands alone in many pages. */
  if (reading->has_name_field && reading->n_text_fields <= 2)
    page->signs |= SOCLE_SIGN_IN_SIGN_NAME;
}

/* --- The walk --------------------------------------------------------------- */

static void
read_element (Reading *reading, const GumboNode *node)
{
  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_TITLE:
      read_title (reading, node);
      break;
    case GUMBO_TAG_META:
      read_meta (reading, node);
      break;
    case GUMBO_TAG_INPUT:
      read_input (reading, node);
      break;
    case GUMBO_TAG_SCRIPT:
      read_script (reading, node);
      break;
    case GUMBO_TAG_LI:
      add_break (reading, FLOW_LINE);
      add_text (reading, "• ");
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      reading->space = TRUE;
      break;
    default:
      break;
    }
}

static void
walk (Reading *reading, const GumboNode *root)
{
  const GumboNode *node = root;
  guint n_skipped = 0; /* how many elements around the node are not shown */

  while (node != NULL)
    {
      const GumboNode *child = NULL;

      if (node->type == GUMBO_NODE_ELEMENT)
        {
          Flow flow = get_flow (node);

          if (flow != FLOW_SKIP)
            add_break (reading, flow);
          read_element (reading, node);
          child = socle_html_tree_enter (node);
          if (flow == FLOW_SKIP && child != NULL)
            n_skipped++;
        }
      else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
               node->type == GUMBO_NODE_CDATA)
        {
          if (n_skipped == 0)
            add_text (reading, node->v.text.text);
        }

      if (child != NULL)
        {
          node = child;
          continue;
        }

      /* Out of every element that ends here. */
      for (;;)
        {
          const GumboNode *next = socle_html_tree_skip (node, root);

          if (node != root && next != NULL)
            {
              node = next;
              break;
            }
          node = node == root ? NULL : node->parent;
          if (node == NULL || node->type == GUMBO_NODE_DOCUMENT)
            return;
          if (get_flow (node) == FLOW_SKIP)
            n_skipped--;
          else
            add_break (reading, get_flow (node));
        }
    }
}

static void
socle_portal_page_finalize (GObject *object)
{
  SoclePortalPage *self = SOCLE_PORTAL_PAGE (object);

  g_free (self->title);
  g_free (self->language);
  g_free (self->description);
  g_free (self->modified);
  g_free (self->refresh);
  g_free (self->text);
  g_free (self->digest);

  G_OBJECT_CLASS (socle_portal_page_parent_class)->finalize (object);
}

static void
socle_portal_page_class_init (SoclePortalPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = socle_portal_page_finalize;
}

static void
socle_portal_page_init (SoclePortalPage *self)
{
}

/**
 * socle_portal_page_read:
 * @content: the bytes of a page, which may be anything
 * @charset: (nullable): their encoding as the server says
 *
 * Reads a page. Nothing in it is followed, run or loaded.
 *
 * Returns: (transfer full) (nullable): the page; %NULL if it cannot be read: its
 *   encoding is not known to Socle, or it is a trap for parsers
 */
SoclePortalPage *
socle_portal_page_read (GBytes *content, const char *charset)
{
  g_autofree char *html = socle_page_decoder_decode (content, charset);
  g_autoptr (SocleHtmlTree) tree = html != NULL ? socle_html_tree_parse (html) : NULL;
  g_autoptr (SoclePortalPage) self = NULL;
  const GumboNode *root;
  Reading reading = { 0 };
  const char *language;

  if (tree == NULL)
    return NULL;

  self = g_object_new (SOCLE_TYPE_PORTAL_PAGE, NULL);
  reading.page = self;
  reading.text = g_string_new (NULL);

  root = socle_html_tree_get_root (tree);
  language = get_attribute (root, "lang");
  if (language != NULL)
    self->language = dup_line (language);
  walk (&reading, root);

  self->text = g_string_free_and_steal (reading.text);
  self->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->text, -1);
  conclude_signs (&reading);

  return g_steal_pointer (&self);
}

/**
 * socle_portal_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): its title, on one line
 */
const char *
socle_portal_page_get_title (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), NULL);

  return self->title;
}

/**
 * socle_portal_page_get_language:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the language it says it is in, such as "fr-FR"
 */
const char *
socle_portal_page_get_language (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), NULL);

  return self->language;
}

/**
 * socle_portal_page_get_description:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): its description of itself, on one line
 */
const char *
socle_portal_page_get_description (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), NULL);

  return self->description;
}

/**
 * socle_portal_page_get_modified:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): when it says it was changed, in its own words
 */
const char *
socle_portal_page_get_modified (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), NULL);

  return self->modified;
}

/**
 * socle_portal_page_get_refresh:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the address that it sends browsers on to
 */
const char *
socle_portal_page_get_refresh (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), NULL);

  return self->refresh;
}

/**
 * socle_portal_page_get_text:
 * @self: a page
 *
 * Returns: (transfer none): its text: blocks are separated by empty lines
 */
const char *
socle_portal_page_get_text (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), NULL);

  return self->text;
}

/**
 * socle_portal_page_get_digest:
 * @self: a page
 *
 * Returns: (transfer none): SHA-256 of its text
 */
const char *
socle_portal_page_get_digest (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), NULL);

  return self->digest;
}

/**
 * socle_portal_page_is_cut:
 * @self: a page
 *
 * Returns: whether its text is longer than what is kept
 */
gboolean
socle_portal_page_is_cut (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), FALSE);

  return self->cut;
}

/**
 * socle_portal_page_get_signs:
 * @self: a page
 *
 * Returns: #SocleSignInSign flags: what speaks for its being a sign-in
 */
guint
socle_portal_page_get_signs (SoclePortalPage *self)
{
  g_return_val_if_fail (SOCLE_IS_PORTAL_PAGE (self), 0);

  return self->signs;
}
