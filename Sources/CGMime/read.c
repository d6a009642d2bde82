#include "internal.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  GMimeObject *object;
  int32_t parent;
} Part;

struct CGMimeMail {
  GByteArray view;
  GMimeMessage *message;
  GArray *parts;
};

// Parents first, children in their order. GMime's own g_mime_part_iter walks alike, but tells no
// parents' indexes. A stack of its own: hostile nesting must not use up the thread's.
static void collect(CGMimeMail *mail) {
  GArray *open = g_array_new(FALSE, FALSE, sizeof(Part));
  Part root = {g_mime_message_get_mime_part(mail->message), -1};
  if (root.object) g_array_append_val(open, root);
  while (open->len > 0) {
    Part part = g_array_index(open, Part, open->len - 1);
    g_array_set_size(open, open->len - 1);
    int32_t index = (int32_t)mail->parts->len;
    g_array_append_val(mail->parts, part);
    if (GMIME_IS_MULTIPART(part.object)) {
      GMimeMultipart *multipart = GMIME_MULTIPART(part.object);
      for (int child = g_mime_multipart_get_count(multipart) - 1; child >= 0; child--) {
        Part next = {g_mime_multipart_get_part(multipart, child), index};
        if (next.object) g_array_append_val(open, next);
      }
    } else if (GMIME_IS_MESSAGE_PART(part.object)) {
      GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part.object));
      Part next = {inner ? g_mime_message_get_mime_part(inner) : NULL, index};
      if (next.object) g_array_append_val(open, next);
    }
  }
  g_array_free(open, TRUE);
}

CGMimeMail *cgmime_mail_parse(const uint8_t *bytes, size_t count) {
  GMimeParserOptions *options = cgmime_options();
  if (count == 0 || count > G_MAXINT) return NULL;
  CGMimeMail *mail = g_new0(CGMimeMail, 1);
  // A view of the caller's bytes: the parser's streams only read from it.
  mail->view.data = (guint8 *)(uintptr_t)bytes;
  mail->view.len = (guint)count;
  GMimeStream *stream = g_mime_stream_mem_new();
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
  g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), &mail->view);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  g_mime_parser_set_persist_stream(parser, TRUE);
  mail->message = g_mime_parser_construct_message(parser, options);
  g_object_unref(parser);
  g_object_unref(stream);
  if (!mail->message) {
    g_free(mail);
    return NULL;
  }
  mail->parts = g_array_new(FALSE, FALSE, sizeof(Part));
  collect(mail);
  return mail;
}

void cgmime_mail_free(CGMimeMail *mail) {
  g_array_free(mail->parts, TRUE);
  g_object_unref(mail->message);
  g_free(mail);
}

static GMimeHeaderList *fields(const CGMimeMail *mail) {
  return g_mime_object_get_header_list(GMIME_OBJECT(mail->message));
}

static GMimeObject *object(const CGMimeMail *mail, size_t index) {
  return g_array_index(mail->parts, Part, index).object;
}

static const char *raw(GMimeHeader *header) {
  const char *value = header ? g_mime_header_get_raw_value(header) : NULL;
  return value ? value : "";
}

size_t cgmime_mail_header_count(const CGMimeMail *mail) {
  return (size_t)g_mime_header_list_get_count(fields(mail));
}

const char *cgmime_mail_header_name(const CGMimeMail *mail, size_t index) {
  return g_mime_header_get_name(g_mime_header_list_get_header_at(fields(mail), (int)index));
}

const char *cgmime_mail_header_raw(const CGMimeMail *mail, size_t index) {
  return raw(g_mime_header_list_get_header_at(fields(mail), (int)index));
}

size_t cgmime_mail_part_count(const CGMimeMail *mail) { return mail->parts->len; }

CGMimePart cgmime_mail_part(const CGMimeMail *mail, size_t index) {
  Part part = g_array_index(mail->parts, Part, index);
  GMimeContentType *type = g_mime_object_get_content_type(part.object);
  const char *filename =
      g_mime_object_get_content_disposition_parameter(part.object, "filename");
  if (!filename) filename = g_mime_object_get_content_type_parameter(part.object, "name");
  const char *media = type ? g_mime_content_type_get_media_type(type) : NULL;
  const char *subtype = type ? g_mime_content_type_get_media_subtype(type) : NULL;
  return (CGMimePart){
      .kind = GMIME_IS_MULTIPART(part.object)      ? CGMimePartMultipart
              : GMIME_IS_MESSAGE_PART(part.object) ? CGMimePartMessage
                                                   : CGMimePartLeaf,
      .parent = part.parent,
      .type = media ? media : "",
      .subtype = subtype ? subtype : "",
      .disposition = g_mime_object_get_disposition(part.object),
      .filename = filename,
  };
}

const char *cgmime_mail_part_parameter(const CGMimeMail *mail, size_t index, const char *name) {
  return g_mime_object_get_content_type_parameter(object(mail, index), name);
}

static const char *first(GMimeObject *object, const char *name) {
  GMimeHeaderList *list = g_mime_object_get_header_list(object);
  GMimeHeader *header = g_mime_header_list_get_header(list, name);
  return header ? raw(header) : NULL;
}

const char *cgmime_mail_part_header(const CGMimeMail *mail, size_t index, const char *name) {
  return first(object(mail, index), name);
}

const char *cgmime_mail_part_message_header(
    const CGMimeMail *mail, size_t index, const char *name) {
  GMimeObject *part = object(mail, index);
  if (!GMIME_IS_MESSAGE_PART(part)) return NULL;
  GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
  return inner ? first(GMIME_OBJECT(inner), name) : NULL;
}

// What takes a part's bytes; false stops it.
typedef bool (*Sink)(void *context, const char *bytes, size_t count);

static bool drain(GMimeStream *from, Sink sink, void *context) {
  char buffer[16384];
  ssize_t got;
  while ((got = g_mime_stream_read(from, buffer, sizeof buffer)) > 0) {
    if (!sink(context, buffer, (size_t)got)) return false;
  }
  return true;
}

// Hands out a part's content, its transfer encoding undone; what is no leaf as it stands.
static bool pour(const CGMimeMail *mail, size_t index, Sink sink, void *context) {
  GMimeObject *part = object(mail, index);
  if (!GMIME_IS_PART(part)) {
    GMimeObject *whole = part;
    if (GMIME_IS_MESSAGE_PART(part)) {
      GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
      if (inner) whole = GMIME_OBJECT(inner);
    }
    GMimeStream *memory = g_mime_stream_mem_new();
    g_mime_object_write_to_stream(whole, NULL, memory);
    g_mime_stream_reset(memory);
    bool all = drain(memory, sink, context);
    g_object_unref(memory);
    return all;
  }
  GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
  GMimeStream *source = content ? g_mime_data_wrapper_get_stream(content) : NULL;
  if (!source) return true;
  g_mime_stream_reset(source);
  GMimeStream *decoded = g_mime_stream_filter_new(source);
  GMimeContentEncoding encoding = g_mime_data_wrapper_get_encoding(content);
  if (encoding == GMIME_CONTENT_ENCODING_BASE64 ||
      encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
      encoding == GMIME_CONTENT_ENCODING_UUENCODE) {
    GMimeFilter *filter = g_mime_filter_basic_new(encoding, FALSE);
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(decoded), filter);
    g_object_unref(filter);
  }
  bool all = drain(decoded, sink, context);
  g_object_unref(decoded);
  return all;
}

// The head of what is poured, and the count of all of it.
typedef struct {
  uint8_t *out;
  size_t capacity;
  size_t total;
} Head;

static bool keep_head(void *context, const char *bytes, size_t count) {
  Head *head = context;
  if (head->out && head->total < head->capacity) {
    size_t room = head->capacity - head->total;
    memcpy(head->out + head->total, bytes, count < room ? count : room);
  }
  head->total += count;
  return true;
}

size_t cgmime_mail_part_content(
    const CGMimeMail *mail, size_t index, uint8_t *out, size_t capacity) {
  Head head = {out, capacity, 0};
  pour(mail, index, keep_head, &head);
  return head.total;
}

typedef struct {
  int descriptor;
  GChecksum *sum;
  int64_t total;
} File;

static bool write_file(void *context, const char *bytes, size_t count) {
  File *file = context;
  g_checksum_update(file->sum, (const guchar *)bytes, (gssize)count);
  file->total += (int64_t)count;
  while (count > 0) {
    ssize_t written = write(file->descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}

int64_t cgmime_mail_part_write(
    const CGMimeMail *mail, size_t index, int descriptor, char hex[65]) {
  File file = {descriptor, g_checksum_new(G_CHECKSUM_SHA256), 0};
  bool all = pour(mail, index, write_file, &file);
  int problem = errno;
  g_strlcpy(hex, g_checksum_get_string(file.sum), 65);
  g_checksum_free(file.sum);
  errno = problem;
  return all ? file.total : -1;
}
