#include "internal.h"

#include <string.h>

char *cgmime_header_text(const char *raw) {
  return g_mime_utils_header_decode_text(cgmime_options(), raw);
}

bool cgmime_header_date(const char *raw, int64_t *milliseconds) {
  cgmime_start();
  GDateTime *date = g_mime_utils_header_decode_date(raw);
  if (!date) return false;
  *milliseconds = g_date_time_to_unix(date) * 1000;
  g_date_time_unref(date);
  return true;
}

typedef struct {
  char *value;
  char *name;
} Entry;

struct CGMimeList {
  GArray *entries;
};

static CGMimeList *list_new(void) {
  CGMimeList *list = g_new(CGMimeList, 1);
  list->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  return list;
}

static void add(CGMimeList *list, const char *value, const char *name) {
  Entry entry = {g_strdup(value ? value : ""), g_strdup(name ? name : "")};
  g_array_append_val(list->entries, entry);
}

// Every `from` in a text, whatever its case, as `to`.
static char *swapped(const char *text, const char *from, const char *to) {
  GString *result = g_string_new(NULL);
  size_t length = strlen(from);
  while (*text) {
    if (g_ascii_strncasecmp(text, from, length) == 0) {
      g_string_append(result, to);
      text += length;
    } else {
      g_string_append_c(result, *text++);
    }
  }
  return g_string_free(result, FALSE);
}

// GMime spells a domain in its ASCII form out (xn--bcher-kva becomes bücher), which could not be
// answered, would look like a name that it is not, and is lost where it is no such form. So it never
// sees one: the prefix is another word while it reads, one that the text does not have.
static const char ascii_form[] = "xn--";

static char *stand_in(const char *raw) {
  for (unsigned number = 0;; number++) {
    char *word = g_strdup_printf("xn%uace", number);
    char *without = swapped(raw, word, "");
    bool is_free = strlen(without) == strlen(raw);
    g_free(without);
    if (is_free) return word;
    g_free(word);
  }
}

static void add_written(CGMimeList *list, const char *value, const char *name, const char *word) {
  char *own_value = swapped(value ? value : "", word, ascii_form);
  char *own_name = swapped(name ? name : "", word, ascii_form);
  add(list, own_value, own_name);
  g_free(own_value);
  g_free(own_name);
}

// Groups may hold groups; a stack of our own, for the text decides how deep they go.
CGMimeList *cgmime_addresses_parse(const char *raw, size_t most) {
  CGMimeList *list = list_new();
  char *word = stand_in(raw);
  char *disguised = swapped(raw, ascii_form, word);
  InternetAddressList *parsed = internet_address_list_parse(cgmime_options(), disguised);
  g_free(disguised);
  if (!parsed) {
    g_free(word);
    return list;
  }
  typedef struct {
    InternetAddressList *addresses;
    int next;
  } Level;
  GArray *levels = g_array_new(FALSE, FALSE, sizeof(Level));
  Level top = {parsed, 0};
  g_array_append_val(levels, top);
  while (levels->len > 0 && list->entries->len < most) {
    Level *level = &g_array_index(levels, Level, levels->len - 1);
    if (level->next >= internet_address_list_length(level->addresses)) {
      g_array_set_size(levels, levels->len - 1);
      continue;
    }
    InternetAddress *address =
        internet_address_list_get_address(level->addresses, level->next++);
    if (INTERNET_ADDRESS_IS_GROUP(address)) {
      Level inner = {internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), 0};
      if (inner.addresses) g_array_append_val(levels, inner);
    } else if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
      add_written(
          list, internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)),
          internet_address_get_name(address), word);
    }
  }
  g_array_free(levels, TRUE);
  g_object_unref(parsed);
  g_free(word);
  return list;
}

CGMimeList *cgmime_references_parse(const char *raw) {
  CGMimeList *list = list_new();
  GMimeReferences *references = g_mime_references_parse(cgmime_options(), raw);
  if (!references) return list;
  int count = g_mime_references_length(references);
  for (int index = 0; index < count; index++)
    add(list, g_mime_references_get_message_id(references, index), NULL);
  g_mime_references_free(references);
  return list;
}

void cgmime_list_free(CGMimeList *list) {
  for (guint index = 0; index < list->entries->len; index++) {
    Entry entry = g_array_index(list->entries, Entry, index);
    g_free(entry.value);
    g_free(entry.name);
  }
  g_array_free(list->entries, TRUE);
  g_free(list);
}

size_t cgmime_list_count(const CGMimeList *list) { return list->entries->len; }

const char *cgmime_list_value(const CGMimeList *list, size_t index) {
  return g_array_index(list->entries, Entry, index).value;
}

const char *cgmime_list_name(const CGMimeList *list, size_t index) {
  return g_array_index(list->entries, Entry, index).name;
}
