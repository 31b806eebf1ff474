/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a summary that is about to be exported, one at a time. */

#include "config.h"

#include "socle-summary-preview.h"

#include "socle-format.h"
#include "socle-page-view.h"

#include <glib/gi18n.h>

/*
 * Every change of the choices lays out the pages anew, beside the window. A layout that
 * was overtaken by the next change is cancelled; so is the drawing of a page that is no
 * longer looked at.
 */
struct _SocleSummaryPreview
{
  AdwBin parent_instance;

  GtkStack *stack;            /* (unowned): template child */
  SoclePageView *page_view;   /* (unowned): template child */
  GtkWidget *spinner;         /* (unowned): template child */
  GtkWidget *previous_button; /* (unowned): template child */
  GtkWidget *next_button;     /* (unowned): template child */
  GtkLabel *page_label;       /* (unowned): template child */
  AdwStatusPage *note;        /* (unowned): template child */

  SocleSession *session;      /* (owned) (nullable) */
  SocleSummaryWorker *worker; /* (owned) */
  GCancellable *lay_out;      /* (owned) (nullable): while pages are made */
  GCancellable *draw;         /* (owned) (nullable): while a page is drawn */
  SoclePaper paper;           /* of the pages that are being made */
  char *problem;              /* (owned) (nullable): why there are no pages */
  char *note_title;           /* (owned) (nullable): what is said instead of the pages */
  char *note_text;            /* (owned) (nullable) */
  guint n_pages;
  guint page;
};

typedef enum
{
  PROP_READY = 1,
} SocleSummaryPreviewProperty;

static GParamSpec *props[PROP_READY + 1];

G_DEFINE_FINAL_TYPE (SocleSummaryPreview, socle_summary_preview, ADW_TYPE_BIN)

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* "Page 2 of 7" */
static char *
describe_page (SocleSummaryPreview *self)
{
  SocleMessages *messages = socle_session_get_messages (self->session);
  const char *sentence = socle_messages_get (messages, "Page {number} of {count}");
  g_autofree char *number = socle_messages_format_number (messages, self->page + 1);
  g_autofree char *count = socle_messages_format_number (messages, self->n_pages);

  return socle_format (sentence, "number", number, "count", count, NULL);
}

static void
update_buttons (SocleSummaryPreview *self)
{
  gtk_widget_set_sensitive (self->previous_button, self->page > 0);
  gtk_widget_set_sensitive (self->next_button, self->page + 1 < self->n_pages);
}

/* The status page reads markup, and a problem may name a file. */
static void
show_note (SocleSummaryPreview *self, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->note, title);
  adw_status_page_set_description (self->note, escaped);
  gtk_stack_set_visible_child_name (self->stack, "note");
}

static void
update_stack (SocleSummaryPreview *self)
{
  if (self->problem != NULL)
    show_note (self, _ ("No Summary"), self->problem);
  else if (self->note_title != NULL)
    show_note (self, self->note_title, self->note_text);
  else
    gtk_stack_set_visible_child_name (self->stack, "pages");
}

static void
show_image (SocleSummaryPreview *self, SoclePageImage *image)
{
  g_autofree char *name = describe_page (self);
  g_autoptr (GdkTexture) texture =
    gdk_memory_texture_new (image->width, image->height, GDK_MEMORY_DEFAULT, image->pixels,
                            image->stride);
  double width, height;

  socle_paper_get_size (self->paper, &width, &height);
  socle_page_view_set_size (self->page_view, width, height);
  socle_page_view_set_texture (self->page_view, texture, name);
  gtk_label_set_text (self->page_label, name);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleSummaryPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoclePageImage) image =
    socle_summary_worker_draw_finish (SOCLE_SUMMARY_WORKER (source), result, &error);

  /* What was cancelled has been followed by another. */
  if (image == NULL || self->session == NULL)
    return;

  g_clear_object (&self->draw);
  show_image (self, image);
}

static void
draw_page (SocleSummaryPreview *self)
{
  double scale = socle_page_view_get_scale (self->page_view);

  cancel (&self->draw);
  if (self->n_pages == 0 || scale <= 0)
    return;

  self->draw = g_cancellable_new ();
  socle_summary_worker_draw_async (self->worker, self->page, scale, self->draw, drawn_cb,
                                   g_object_ref (self));
}

static void
scale_changed_cb (SocleSummaryPreview *self)
{
  draw_page (self);
}

static void
set_busy (SocleSummaryPreview *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READY]);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SocleSummaryPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_pages =
    socle_summary_worker_lay_out_finish (SOCLE_SUMMARY_WORKER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;

  g_clear_object (&self->lay_out);
  self->n_pages = n_pages;
  self->page = MIN (self->page, MAX (n_pages, 1) - 1);
  g_set_str (&self->problem, error != NULL ? error->message : NULL);
  draw_page (self);
  update_stack (self);
  update_buttons (self);
  set_busy (self, FALSE);
}

static void
previous_clicked_cb (SocleSummaryPreview *self)
{
  socle_summary_preview_step (self, -1);
}

static void
next_clicked_cb (SocleSummaryPreview *self)
{
  socle_summary_preview_step (self, 1);
}

static void
socle_summary_preview_dispose (GObject *object)
{
  SocleSummaryPreview *self = SOCLE_SUMMARY_PREVIEW (object);

  cancel (&self->lay_out);
  cancel (&self->draw);
  g_clear_object (&self->session);
  g_clear_object (&self->worker);

  /* The parent class keeps the child, and would let go of it a second time. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOCLE_TYPE_SUMMARY_PREVIEW);

  G_OBJECT_CLASS (socle_summary_preview_parent_class)->dispose (object);
}

static void
socle_summary_preview_finalize (GObject *object)
{
  SocleSummaryPreview *self = SOCLE_SUMMARY_PREVIEW (object);

  g_free (self->problem);
  g_free (self->note_title);
  g_free (self->note_text);

  G_OBJECT_CLASS (socle_summary_preview_parent_class)->finalize (object);
}

static void
socle_summary_preview_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch ((SocleSummaryPreviewProperty) prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, socle_summary_preview_is_ready (SOCLE_SUMMARY_PREVIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
socle_summary_preview_class_init (SocleSummaryPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = socle_summary_preview_dispose;
  object_class->finalize = socle_summary_preview_finalize;
  object_class->get_property = socle_summary_preview_get_property;

  /**
   * SocleSummaryPreview:ready:
   *
   * Whether the pages of the latest choices are there.
   */
  props[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SOCLE_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SOCLE_RESOURCE_PATH
                                               "/ui/widgets/socle-summary-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SocleSummaryPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, SocleSummaryPreview, page_view);
  gtk_widget_class_bind_template_child (widget_class, SocleSummaryPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, SocleSummaryPreview, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SocleSummaryPreview, next_button);
  gtk_widget_class_bind_template_child (widget_class, SocleSummaryPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, SocleSummaryPreview, note);
  gtk_widget_class_bind_template_callback (widget_class, scale_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
}

static void
socle_summary_preview_init (SocleSummaryPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->worker = socle_summary_worker_new ();
  update_buttons (self);
}

void
socle_summary_preview_set_session (SocleSummaryPreview *self, SocleSession *session)
{
  g_set_object (&self->session, session);
}

/* Makes the pages of the session's library. Saving comes after it, whenever it is asked for. */
void
socle_summary_preview_lay_out (SocleSummaryPreview *self,
                               const SocleSummaryOptions *options,
                               SoclePaper paper)
{
  cancel (&self->lay_out);
  cancel (&self->draw);
  self->lay_out = g_cancellable_new ();
  self->paper = paper;
  set_busy (self, TRUE);
  socle_summary_worker_lay_out_async (self->worker, socle_session_get_library (self->session),
                                      options, paper, self->lay_out, laid_out_cb,
                                      g_object_ref (self));
}

/* Shows words instead of the pages; without a title, the pages. */
void
socle_summary_preview_set_note (SocleSummaryPreview *self,
                                const char *title,
                                const char *description)
{
  g_set_str (&self->note_title, title);
  g_set_str (&self->note_text, description);
  update_stack (self);
}

/* Whether there are pages, and none are being made. */
gboolean
socle_summary_preview_is_ready (SocleSummaryPreview *self)
{
  return self->lay_out == NULL && self->n_pages > 0;
}

SocleSummaryWorker *
socle_summary_preview_get_worker (SocleSummaryPreview *self)
{
  return self->worker;
}

/* Shows the page so many after the one shown, if there is one. */
void
socle_summary_preview_step (SocleSummaryPreview *self, int step)
{
  gint64 page = (gint64) self->page + step;

  if (page < 0 || page >= self->n_pages)
    return;

  self->page = (guint) page;
  update_buttons (self);
  draw_page (self);
}
