#include "internal.h"

struct CGMimeDraft {
  GMimeMessage *message;
};

CGMimeDraft *cgmime_draft_new(void) {
  cgmime_start();
  CGMimeDraft *draft = g_new(CGMimeDraft, 1);
  draft->message = g_mime_message_new(TRUE);
  return draft;
}

void cgmime_draft_free(CGMimeDraft *draft) {
  g_object_unref(draft->message);
  g_free(draft);
}

static void add(
    CGMimeDraft *draft, GMimeAddressType type, const char *name, const char *address) {
  g_mime_message_add_mailbox(draft->message, type, name[0] ? name : NULL, address);
}

void cgmime_draft_set_sender(CGMimeDraft *draft, const char *name, const char *address) {
  add(draft, GMIME_ADDRESS_TYPE_FROM, name, address);
}

void cgmime_draft_add_recipient(CGMimeDraft *draft, const char *name, const char *address) {
  add(draft, GMIME_ADDRESS_TYPE_TO, name, address);
}

bool cgmime_address_is_kept(const char *address) {
  cgmime_start();
  InternetAddress *mailbox = internet_address_mailbox_new(NULL, address);
  const char *wire = internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(mailbox));
  bool is_kept = wire && g_ascii_strcasecmp(wire, address) == 0;
  g_object_unref(mailbox);
  return is_kept;
}

void cgmime_draft_set_subject(CGMimeDraft *draft, const char *subject) {
  g_mime_message_set_subject(draft->message, subject, "utf-8");
}

void cgmime_draft_set_date(CGMimeDraft *draft, int64_t seconds) {
  GDateTime *date = g_date_time_new_from_unix_utc(seconds);
  if (!date) return;
  g_mime_message_set_date(draft->message, date);
  g_date_time_unref(date);
}

void cgmime_draft_set_message_id(CGMimeDraft *draft, const char *message_id) {
  g_mime_message_set_message_id(draft->message, message_id);
}

void cgmime_draft_set_field(CGMimeDraft *draft, const char *name, const char *value) {
  g_mime_object_set_header(GMIME_OBJECT(draft->message), name, value, NULL);
}

void cgmime_draft_set_text(
    CGMimeDraft *draft, const uint8_t *bytes, size_t count, CGMimeEncoding encoding) {
  GMimePart *part = g_mime_part_new_with_type("text", "plain");
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "format", "flowed");
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
  GMimeDataWrapper *content =
      g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
  g_mime_part_set_content(part, content);
  g_mime_part_set_content_encoding(
      part, encoding == CGMimeEncodingBase64            ? GMIME_CONTENT_ENCODING_BASE64
            : encoding == CGMimeEncodingQuotedPrintable ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
                                                        : GMIME_CONTENT_ENCODING_7BIT);
  g_mime_message_set_mime_part(draft->message, GMIME_OBJECT(part));
  g_object_unref(content);
  g_object_unref(stream);
  g_object_unref(part);
}

uint8_t *cgmime_draft_write(CGMimeDraft *draft, size_t *count) {
  GMimeStream *stream = g_mime_stream_mem_new();
  uint8_t *bytes = NULL;
  *count = 0;
  if (g_mime_object_write_to_stream(GMIME_OBJECT(draft->message), NULL, stream) > 0) {
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    *count = array->len;
    bytes = g_memdup2(array->data, array->len);
  }
  g_object_unref(stream);
  return bytes;
}

char *cgmime_base64(const uint8_t *bytes, size_t count) { return g_base64_encode(bytes, count); }

void cgmime_bytes_free(void *bytes) { g_free(bytes); }
