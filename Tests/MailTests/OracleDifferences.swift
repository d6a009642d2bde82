/// Where our reading of a mail of the corpora differs from Python's, who is right, and why.
struct OracleDifferences {
  /// Whose reading serves the agent.
  enum Right {
    case ours
    case python
    /// The standards allow both.
    case both
  }

  var right: Right
  var why: String
  var facts: Set<OracleTests.Fact>
  var paths: [String]

  static let byPath: [String: Set<OracleTests.Fact>] = {
    var all: [String: Set<OracleTests.Fact>] = [:]
    for difference in header + text + attachments {
      for path in difference.paths { all[path, default: []].formUnion(difference.facts) }
    }
    return all
  }()

  // MARK: - Header

  private static let header = [
    OracleDifferences(
      right: .ours,
      why: """
        Python reads no field after a line that is none, or that has a blank before its colon. The \
        fields are there, and RFC 5322, section 4.5, allows the blank.
        """,
      facts: [.subject, .sender, .messageID, .date, .text],
      paths: [
        "mime/mikel_plain_emails__raw_email_incorrect_header.eml",
        "mime/mikel_rfc2822__example13.eml",
      ]),
    OracleDifferences(
      right: .ours, why: "The same: what Python did not read has recipients too.",
      facts: [.recipients], paths: ["mime/mikel_plain_emails__raw_email_incorrect_header.eml"]),
    OracleDifferences(
      right: .ours, why: "A trailing blank is no part of a subject.", facts: [.subject],
      paths: [
        "mime/mikel_error_emails__bad_date_header.eml",
        "mime/mikel_error_emails__must_supply_encoding.eml",
      ]),
    OracleDifferences(
      right: .ours, why: "Raw Latin-1: Python gives U+FFFD, we give the letters.",
      facts: [.subject],
      paths: ["mime/mikel_error_emails__invalid_subject_characters.eml"]),
    OracleDifferences(
      right: .ours,
      why: "`Big Bug bb@bug.com` without brackets: Python makes one address of all three words.",
      facts: [.sender], paths: ["mime/mikel_plain_emails__mix_caps_content_type.eml"]),
    OracleDifferences(
      right: .ours, why: "A group without members (`undisclosed recipients:;`) names nobody.",
      facts: [.recipients],
      paths: [
        "mime/cpython_msg_36.eml", "mime/mikel_error_emails__empty_group_lists.eml",
        "threads_jwz/0004.e8d5727378ddde5c3be181df593f1712.eml",
      ]),
    OracleDifferences(
      right: .ours,
      why: "Four thousand references: the root and the newest ninety-nine are kept.",
      facts: [.references], paths: ["torture/huge_references_4000.eml"]),
  ]

  // MARK: - Text

  private static let text = [
    OracleDifferences(
      right: .ours, why: "Raw Latin-1 in a part that calls itself US-ASCII: we give the letters.",
      facts: [.text], paths: ["mime/mikel_plain_emails__raw_email6.eml"]),
    OracleDifferences(
      right: .ours,
      why: "windows-1252 calling itself Latin-1 (WHATWG's table); Python takes the label's word.",
      facts: [.text],
      paths: [
        "torture/charset_mislabelled_latin1_is_cp1252.eml",
        "mime/mikel_attachment_emails__attachment_pdf_non_ascii.eml",
      ]),
    OracleDifferences(
      right: .ours, why: "A charset that Python does not know, and raises.", facts: [.text],
      paths: ["mime/mikel_plain_emails__raw_email10.eml"]),
    OracleDifferences(
      right: .ours, why: "HTML alone: Python gives its source, we its words.", facts: [.text],
      paths: [
        "mime/cpython_msg_40.eml",
        "mime/mikel_error_emails__content_transfer_encoding_empty.eml",
        "mime/mikel_error_emails__content_transfer_encoding_text-html.eml",
        "mime/mikel_error_emails__multiple_invalid_content_dispositions.eml",
      ]),
    OracleDifferences(
      right: .ours, why: "format=flowed: Python leaves the soft line breaks in.", facts: [.text],
      paths: [
        "threads_jwz/0015.a9ff8d7550759f6ab62cc200bdf156e7.eml",
        "threads_jwz/0016.d82758030e304d41fb3f4ebbb7d9dd91.eml",
        "threads_jwz/0019.a8a1b2767e83b3be653e4af0148e1897.eml",
        "threads_jwz/0035.50b257408356cfcfce8cf2afe9fd7959.eml",
        "threads_jwz/0041.af4e0891f17484c10c032f713bce43de.eml",
        "threads_jwz/0043.2ea45c42b1ea15bc214723e142b81127.eml",
        "threads_jwz/0072.d1c080832388ae81835ca069e2efffa3.eml",
        "threads_jwz/0080.7c3a836baaa732cd915546442c0fef1a.eml",
      ]),
    OracleDifferences(
      right: .ours,
      why: "A NUL is dropped, and a bare CR ends no header field (RFC 5322, section 4).",
      facts: [.subject, .text], paths: ["torture/bare_cr_and_nul.eml"]),
    OracleDifferences(
      right: .ours,
      why: "Further text parts (a list's footer, a provider's) belong to what was said.",
      facts: [.text],
      paths: [
        "mime/cpython_msg_05.eml", "mime/cpython_msg_22.eml",
        "mime/mikel_mime_emails__raw_email4.eml",
        "threads_jwz/0097.39badf2fea6bcebc640bea05ced59b59.eml",
      ]),
    OracleDifferences(
      right: .ours,
      why: """
        A boundary with `=` without quotation marks breaks the grammar of RFC 2045, section 5.1; \
        Python then sees no parts, we read what everybody sends.
        """,
      facts: [.text],
      paths: [
        "mime/mikel_mime_emails__raw_email_with_illegal_boundary.eml",
        "mime/mikel_plain_emails__raw_email_bad_time.eml",
      ]),
    OracleDifferences(
      right: .ours,
      why: "A mail that only forwards another is shown with the words of that one.",
      facts: [.text],
      paths: [
        "mime/cpython_msg_11.eml", "mime/cpython_msg_28.eml", "mime/cpython_msg_30.eml",
        "mime/cpython_msg_46.eml",
      ]),
    OracleDifferences(
      right: .both,
      why: """
        A text that quotes the boundaries of the multiparts around it: Python ends it at the first \
        that any of them has (RFC 2046, section 5.1.2), GMime at the part's own, as its writer \
        meant; an agent sees more of it, headers of inner parts included.
        """,
      facts: [.text], paths: ["mime/cpython_msg_38.eml"]),
  ]

  // MARK: - Attachments

  private static let attachments = [
    OracleDifferences(
      right: .ours,
      why: """
        Python lists only parts that have a name; forwarded mails, delivery reports, \
        signatures and nameless pictures are there as well, and an agent must see that they are.
        """,
      facts: [.attachments],
      paths: [
        "mime/cpython_msg_05.eml", "mime/cpython_msg_11.eml", "mime/cpython_msg_16.eml",
        "mime/cpython_msg_28.eml", "mime/cpython_msg_30.eml", "mime/cpython_msg_34.eml",
        "mime/cpython_msg_36.eml", "mime/cpython_msg_42.eml", "mime/cpython_msg_46.eml",
        "mime/mikel_error_emails__missing_content_disposition.eml",
        "mime/mikel_mime_emails__raw_email12.eml",
        "mime/mikel_multipart_report_emails__multi_address_bounce2.eml",
        "mime/mikel_multipart_report_emails__report_422.eml",
        "threads_jwz/0047.5c3e049737a2813d4ac6f13f02362fb1.eml",
        "threads_jwz/0097.39badf2fea6bcebc640bea05ced59b59.eml",
        "torture/bounce_no_messageid.eml", "torture/smime_pgp.eml",
      ]),
    OracleDifferences(
      right: .ours,
      why: "The first of two parts of one name is the text itself, and is shown as such.",
      facts: [.attachments], paths: ["mime/cpython_msg_44.eml"]),
    OracleDifferences(
      right: .both,
      why: "What hangs on a forwarded mail: Python looks inside, we list the mail as one thing.",
      facts: [.attachments],
      paths: ["mime/mikel_attachment_emails__attachment_message_rfc822.eml"]),
    OracleDifferences(
      right: .ours,
      why: "An encoded word as a file's name, which RFC 2047 forbids and everybody sends.",
      facts: [.attachments],
      paths: ["mime/mikel_attachment_emails__attachment_with_base64_encoded_name.eml"]),
    OracleDifferences(
      right: .ours,
      why: """
        A path is cut to its last name, `filename` goes before `name`, and a long name is cut in \
        its middle, so that its ending stays in sight (security.md, attachment names).
        """,
      facts: [.attachments], paths: ["torture/attachment_names.eml"]),
  ]
}
