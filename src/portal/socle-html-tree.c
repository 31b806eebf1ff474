/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as gumbo reads it, within limits. */

#include "config.h"

#include "socle-html-tree.h"

#include <setjmp.h>
#include <string.h>

/*
 * gumbo has no limits of its own. A page may nest elements a million deep, and freeing
 * such a tree by recursion overruns the stack; it may have formatting elements repeated
 * in every block that follows, which makes the tree grow with the square of the page.
 *
 * So gumbo takes its memory from blocks that are freed all at once, and when it has
 * taken too much, or too long, the parser is left by longjmp(): it holds nothing but
 * that memory. The tree is walked without recursion, from a node to its parent.
 */
#define BLOCK_SIZE (256 * 1024)
#define BASE_MEMORY (8 * 1024 * 1024)
#define MEMORY_PER_BYTE 24
#define LONGEST_TIME (2 * G_USEC_PER_SEC)
#define CALLS_PER_LOOK 1024

struct _SocleHtmlTree
{
  GPtrArray *blocks; /* (owned) */
  char *free;        /* (unowned): within the last block */
  size_t n_free;
  size_t n_left; /* bytes that may still be taken */
  guint n_calls;
  gint64 deadline;
  jmp_buf give_up;
  GumboOutput *output; /* (unowned): within the blocks */
};

static void *
take_memory (void *user_data, size_t size)
{
  SocleHtmlTree *self = user_data;
  void *memory;

  size = (size + 15) & ~(size_t) 15;
  if (size > self->n_left ||
      (++self->n_calls % CALLS_PER_LOOK == 0 && g_get_monotonic_time () > self->deadline))
    longjmp (self->give_up, 1);
  self->n_left -= size;

  if (size > BLOCK_SIZE / 4)
    {
      memory = g_malloc (size);
      g_ptr_array_add (self->blocks, memory);
      return memory;
    }

  if (size > self->n_free)
    {
      self->free = g_malloc (BLOCK_SIZE);
      self->n_free = BLOCK_SIZE;
      g_ptr_array_add (self->blocks, self->free);
    }
  memory = self->free;
  self->free += size;
  self->n_free -= size;

  return memory;
}

static void
keep_memory (void *user_data, void *memory)
{
}

/**
 * socle_html_tree_parse:
 * @html: a page in UTF-8
 *
 * Returns: (transfer full) (nullable): its tree; %NULL if the page is a trap for
 *   parsers
 */
SocleHtmlTree *
socle_html_tree_parse (const char *html)
{
  size_t length = strlen (html);
  SocleHtmlTree *self = g_new0 (SocleHtmlTree, 1);
  GumboOptions options = kGumboDefaultOptions;

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->n_left = BASE_MEMORY + length * MEMORY_PER_BYTE;
  self->deadline = g_get_monotonic_time () + LONGEST_TIME;

  options.allocator = take_memory;
  options.deallocator = keep_memory;
  options.userdata = self;
  options.max_errors = 0;

  if (setjmp (self->give_up) != 0)
    {
      socle_html_tree_free (self);
      return NULL;
    }
  self->output = gumbo_parse_with_options (&options, html, length);

  return self;
}

/**
 * socle_html_tree_free:
 * @self: (transfer full): a tree
 *
 * Frees @self and all nodes.
 */
void
socle_html_tree_free (SocleHtmlTree *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * socle_html_tree_get_root:
 * @self: a tree
 *
 * Returns: (transfer none): the element "html"
 */
const GumboNode *
socle_html_tree_get_root (SocleHtmlTree *self)
{
  return self->output->root;
}

/**
 * socle_html_tree_enter:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): its first child
 */
const GumboNode *
socle_html_tree_enter (const GumboNode *node)
{
  if ((node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) ||
      node->v.element.children.length == 0)
    return NULL;

  return node->v.element.children.data[0];
}

/**
 * socle_html_tree_skip:
 * @node: a node
 * @top: the node that is walked
 *
 * Returns: (transfer none) (nullable): what comes after @node and all in it: its next
 *   sibling; %NULL if there is none within its parent, or it is @top
 */
const GumboNode *
socle_html_tree_skip (const GumboNode *node, const GumboNode *top)
{
  const GumboVector *siblings;

  if (node == top || node->parent == NULL || node->parent->type == GUMBO_NODE_DOCUMENT)
    return NULL;

  siblings = &node->parent->v.element.children;

  return node->index_within_parent + 1 < siblings->length
           ? siblings->data[node->index_within_parent + 1]
           : NULL;
}
