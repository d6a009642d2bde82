// What Mail needs of GMime, libgumbo, iconv, GLib and posix_spawn, as plain functions on opaque
// handles.
//
// GMime is GObject: casts, variadics and header paths that Swift cannot import without flags for
// every target above. Nothing here decides anything about mail; it hands over what the libraries
// found. Strings are UTF-8 unless called raw, and live as long as the handle they came from.
#ifndef CGMIME_H
#define CGMIME_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Starts GMime once for the process and silences its log, which would write over the terminal.
/// Every other function here calls it; it may be called from any thread.
void cgmime_start(void);

// MARK: Reading

/// A parsed mail: its header fields and its parts in the order of the text, parents first.
typedef struct CGMimeMail CGMimeMail;

typedef enum {
  CGMimePartLeaf,
  CGMimePartMultipart,
  CGMimePartMessage,
} CGMimePartKind;

typedef struct {
  CGMimePartKind kind;
  /// Index of the part that holds this one, -1 for the outermost.
  int32_t parent;
  const char *_Nonnull type;
  const char *_Nonnull subtype;
  /// `attachment`, `inline`, something else, or NULL without Content-Disposition.
  const char *_Nullable disposition;
  /// The file name as given (RFC 2231 and RFC 2047 decoded), unfiltered: it may be a path.
  const char *_Nullable filename;
} CGMimePart;

/// Parses one mail. `bytes` are not copied and must outlive the handle. NULL if there is no mail.
CGMimeMail *_Nullable cgmime_mail_parse(const uint8_t *_Nonnull bytes, size_t count);
void cgmime_mail_free(CGMimeMail *_Nonnull mail);

/// The fields of the outermost header in their order, undecoded and still folded.
size_t cgmime_mail_header_count(const CGMimeMail *_Nonnull mail);
const char *_Nonnull cgmime_mail_header_name(const CGMimeMail *_Nonnull mail, size_t index);
const char *_Nonnull cgmime_mail_header_raw(const CGMimeMail *_Nonnull mail, size_t index);

size_t cgmime_mail_part_count(const CGMimeMail *_Nonnull mail);
CGMimePart cgmime_mail_part(const CGMimeMail *_Nonnull mail, size_t index);
/// A parameter of the part's Content-Type, decoded, or NULL.
const char *_Nullable cgmime_mail_part_parameter(
    const CGMimeMail *_Nonnull mail, size_t index, const char *_Nonnull name);
/// The first field of that name in the part's own header, undecoded, or NULL.
const char *_Nullable cgmime_mail_part_header(
    const CGMimeMail *_Nonnull mail, size_t index, const char *_Nonnull name);
/// Message-ID and Subject of the mail inside a message part, undecoded, or NULL.
const char *_Nullable cgmime_mail_part_message_header(
    const CGMimeMail *_Nonnull mail, size_t index, const char *_Nonnull name);
/// Undoes the part's transfer encoding into `out` (at most `capacity` bytes) and returns how many
/// bytes there are in all. A part that is no leaf counts as it stands in the mail.
size_t cgmime_mail_part_content(
    const CGMimeMail *_Nonnull mail, size_t index, uint8_t *_Nullable out, size_t capacity);

/// Writes the same bytes to a file, and their SHA-256 in lower-case hexadecimal with a final NUL into
/// `hex`. Returns how many there are, -1 with `errno` if the file does not take them.
int64_t cgmime_mail_part_write(
    const CGMimeMail *_Nonnull mail, size_t index, int descriptor, char hex[_Nonnull 65]);

/// Decodes an unstructured header field (RFC 2047, raw 8-bit). The text is freed with `cgmime_bytes_free`.
char *_Nullable cgmime_header_text(const char *_Nonnull raw);
/// Reads a date field as milliseconds since 1970; false if GMime finds no date in it.
bool cgmime_header_date(const char *_Nonnull raw, int64_t *_Nonnull milliseconds);

/// The mailboxes or the message ids of a header field, groups taken apart.
typedef struct CGMimeList CGMimeList;
CGMimeList *_Nonnull cgmime_addresses_parse(const char *_Nonnull raw, size_t most);
CGMimeList *_Nonnull cgmime_references_parse(const char *_Nonnull raw);
void cgmime_list_free(CGMimeList *_Nonnull list);
size_t cgmime_list_count(const CGMimeList *_Nonnull list);
/// The address, or the message id without its angle brackets.
const char *_Nonnull cgmime_list_value(const CGMimeList *_Nonnull list, size_t index);
/// The display name, empty if there is none.
const char *_Nonnull cgmime_list_name(const CGMimeList *_Nonnull list, size_t index);

// MARK: Text

/// Converts to UTF-8 with iconv; what cannot be converted becomes U+FFFD. The text is
/// freed with `cgmime_bytes_free`. NULL if iconv does not know the charset.
char *_Nullable cgmime_utf8(
    const char *_Nonnull charset, const uint8_t *_Nonnull bytes, size_t count, size_t unit,
    size_t *_Nonnull length);

/// The host name in ASCII (IDNA, `xn--…`), NULL if it has none. Freed with `cgmime_bytes_free`.
char *_Nullable cgmime_host_ascii(const char *_Nonnull host);

/// Lower-case hexadecimal SHA-256 and a final NUL.
void cgmime_sha256(const uint8_t *_Nonnull bytes, size_t count, char hex[_Nonnull 65]);

/// A parsed HTML text. It lives in one arena: libgumbo's own freeing recurses over the tree, and a
/// tree that outgrows `most` bytes, or takes more than so many milliseconds of the thread's own
/// time, is given up: browsers' parsing rules have quadratic corners.
typedef struct CGMimeHTML CGMimeHTML;
CGMimeHTML *_Nullable cgmime_html_parse(
    const uint8_t *_Nonnull bytes, size_t count, size_t most, int64_t milliseconds);
const GumboNode *_Nonnull cgmime_html_root(const CGMimeHTML *_Nonnull html);
void cgmime_html_free(CGMimeHTML *_Nonnull html);

// MARK: Composing

/// A mail being written. Values are encoded and folded by GMime; they must hold no line break.
typedef struct CGMimeDraft CGMimeDraft;

typedef enum {
  CGMimeEncoding7Bit,
  CGMimeEncodingQuotedPrintable,
  CGMimeEncodingBase64,
} CGMimeEncoding;

CGMimeDraft *_Nonnull cgmime_draft_new(void);
void cgmime_draft_set_sender(
    CGMimeDraft *_Nonnull draft, const char *_Nonnull name, const char *_Nonnull address);
void cgmime_draft_add_recipient(
    CGMimeDraft *_Nonnull draft, const char *_Nonnull name, const char *_Nonnull address);
/// Whether GMime will write an address as it is given: it spells the ASCII form of a domain out and
/// back, and what is no such form does not come back.
bool cgmime_address_is_kept(const char *_Nonnull address);
void cgmime_draft_set_subject(CGMimeDraft *_Nonnull draft, const char *_Nonnull subject);
void cgmime_draft_set_date(CGMimeDraft *_Nonnull draft, int64_t seconds);
/// Without angle brackets.
void cgmime_draft_set_message_id(CGMimeDraft *_Nonnull draft, const char *_Nonnull message_id);
void cgmime_draft_set_field(
    CGMimeDraft *_Nonnull draft, const char *_Nonnull name, const char *_Nonnull value);
/// UTF-8 with LF line ends, already format=flowed.
void cgmime_draft_set_text(
    CGMimeDraft *_Nonnull draft, const uint8_t *_Nonnull bytes, size_t count,
    CGMimeEncoding encoding);
/// Writes the mail with LF line ends; NULL if GMime fails. Freed with `cgmime_bytes_free`.
uint8_t *_Nullable cgmime_draft_write(CGMimeDraft *_Nonnull draft, size_t *_Nonnull count);
void cgmime_draft_free(CGMimeDraft *_Nonnull draft);

/// Base64 on one line. Freed with `cgmime_bytes_free`.
char *_Nonnull cgmime_base64(const uint8_t *_Nonnull bytes, size_t count);

// MARK: Handing over

/// Starts a program without a shell: its path and arguments as given (NULL at the end), our
/// environment, default signals, no descriptor but pipes for standard input and error. Returns 0 or
/// an errno; hands out our ends of the pipes, which do not block.
int cgmime_spawn(
    char *_Nullable const *_Nonnull arguments, int *_Nonnull process, int *_Nonnull input,
    int *_Nonnull errors);

/// Frees what the functions above hand over.
void cgmime_bytes_free(void *_Nullable bytes);

#endif
