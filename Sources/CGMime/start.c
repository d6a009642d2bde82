#include "internal.h"

#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static GMimeParserOptions *options;

static void drop(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer data) {
  (void)domain, (void)level, (void)text, (void)data;
}

static void start(void) {
  static const char *fallback[] = {"utf-8", "windows-1252", NULL};
  g_mime_init();
  // "gmime" complains about hostile mail on standard error, which is the agents' screen.
  g_log_set_handler("gmime", G_LOG_LEVEL_MASK | G_LOG_FLAG_RECURSION, drop, NULL);
  options = g_mime_parser_options_new();
  g_mime_parser_options_set_fallback_charsets(options, fallback);
  g_mime_parser_options_set_allow_addresses_without_domain(options, TRUE);
}

void cgmime_start(void) { pthread_once(&once, start); }

GMimeParserOptions *cgmime_options(void) {
  cgmime_start();
  return options;
}

void cgmime_sha256(const uint8_t *bytes, size_t count, char hex[65]) {
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, bytes, (gssize)count);
  g_strlcpy(hex, g_checksum_get_string(sum), 65);
  g_checksum_free(sum);
}
