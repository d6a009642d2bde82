#include "internal.h"

#include <errno.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

char *cgmime_utf8(
    const char *charset, const uint8_t *bytes, size_t count, size_t unit, size_t *length) {
  static const char replacement[] = "\xEF\xBF\xBD";
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return NULL;
  GByteArray *result = g_byte_array_sized_new((guint)(count + count / 2 + 16));
  char *in = (char *)(uintptr_t)bytes;
  size_t left = count;
  char buffer[8192];
  for (;;) {
    char *out = buffer;
    size_t room = sizeof buffer;
    // The last call, without input, writes out what a stateful charset still holds back.
    size_t done = iconv(converter, left > 0 ? &in : NULL, &left, &out, &room);
    int reason = errno;
    bool last = left == 0;
    g_byte_array_append(result, (const guint8 *)buffer, (guint)(out - buffer));
    if (done == (size_t)-1 && reason != E2BIG) {
      size_t skip = left < unit ? left : unit;
      g_byte_array_append(result, (const guint8 *)replacement, 3);
      in += skip;
      left -= skip;
      if (reason != EILSEQ) break;  // EINVAL: the text ends within a character.
    } else if (last && done != (size_t)-1) {
      break;
    }
  }
  iconv_close(converter);
  *length = result->len;
  return (char *)g_byte_array_free(result, FALSE);
}

char *cgmime_host_ascii(const char *host) { return g_hostname_to_ascii(host); }

// MARK: HTML

typedef struct Block {
  struct Block *next;
} Block;

struct CGMimeHTML {
  GumboOutput *output;
  Block *blocks;
  char *free_from;
  size_t free_count;
  size_t budget;
  unsigned allocations;
  int64_t deadline;
  jmp_buf exhausted;
};

enum { block_size = 256 * 1024, alignment = 16, allocations_per_look = 128 };

static int64_t own_time(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

// libgumbo never checks for NULL, so running out of the budget leaves its frames at once; they hold
// nothing that is not in the arena.
static void *allocate(void *data, size_t size) {
  CGMimeHTML *html = data;
  if (html->allocations++ % allocations_per_look == 0 && own_time() > html->deadline)
    longjmp(html->exhausted, 1);
  if (size > html->budget) longjmp(html->exhausted, 1);
  size = (size + alignment - 1) / alignment * alignment;
  if (size == 0) size = alignment;
  if (size > html->free_count) {
    size_t body = size > block_size ? size : block_size;
    if (body > html->budget) longjmp(html->exhausted, 1);
    Block *block = malloc(alignment + body);
    if (!block) longjmp(html->exhausted, 1);
    html->budget -= body;
    block->next = html->blocks;
    html->blocks = block;
    if (body > block_size) return (char *)block + alignment;
    html->free_from = (char *)block + alignment;
    html->free_count = body;
  }
  void *place = html->free_from;
  html->free_from += size;
  html->free_count -= size;
  return place;
}

static void deallocate(void *data, void *place) { (void)data, (void)place; }

void cgmime_html_free(CGMimeHTML *html) {
  while (html->blocks) {
    Block *next = html->blocks->next;
    free(html->blocks);
    html->blocks = next;
  }
  free(html);
}

CGMimeHTML *cgmime_html_parse(
    const uint8_t *bytes, size_t count, size_t most, int64_t milliseconds) {
  CGMimeHTML *html = calloc(1, sizeof *html);
  if (!html) return NULL;
  html->budget = most;
  html->deadline = own_time() + milliseconds * 1000000;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = html;
  options.max_errors = 0;
  if (setjmp(html->exhausted) != 0) {
    cgmime_html_free(html);
    return NULL;
  }
  html->output = gumbo_parse_with_options(&options, (const char *)bytes, count);
  return html;
}

const GumboNode *cgmime_html_root(const CGMimeHTML *html) { return html->output->root; }
