import CGMime

/// The walk over a parsed HTML tree, parents before children, without recursion.
struct HTMLWalk {
  private(set) var layout = TextLayout()
  private var open: [Frame] = []

  /// An element whose children are being visited.
  private struct Frame {
    var node: UnsafePointer<GumboNode>
    var next: UInt32 = 0
    /// Where the text of a link begins, and where the link leads.
    var link: (start: Int, target: WebLink)?
    /// The number of the next item of an ordered list; nil in an unordered one.
    var item: Int?
  }

  mutating func run(from root: UnsafePointer<GumboNode>) {
    enter(root)
    while let frame = open.last {
      let children = frame.node.pointee.v.element.children
      guard frame.next < children.length, let child = children.data[Int(frame.next)] else {
        leave(open.removeLast())
        continue
      }
      open[open.count - 1].next += 1
      visit(UnsafePointer(child.assumingMemoryBound(to: GumboNode.self)))
    }
  }

  private mutating func visit(_ node: UnsafePointer<GumboNode>) {
    switch node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: enter(node)
    case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
      if let text = node.pointee.v.text.text { layout.write(String(cString: text)) }
    default: break
    }
  }

  private mutating func enter(_ node: UnsafePointer<GumboNode>) {
    let tag = node.pointee.v.element.tag
    guard !Self.unseen.contains(tag), !isHidden(node) else { return }
    var frame = Frame(node: node)
    switch tag {
    case GUMBO_TAG_BR: layout.lineBreak()
    case GUMBO_TAG_HR: layout.rule()
    case GUMBO_TAG_IMG:
      if let words = attribute("alt", of: node), !words.isEmpty { layout.write("[\(words)]") }
    case GUMBO_TAG_A:
      frame.link = attribute("href", of: node).flatMap(WebLink.init).map { (layout.mark(), $0) }
    case GUMBO_TAG_BLOCKQUOTE: layout.beginQuotation()
    case GUMBO_TAG_PRE: layout.beginPreformatted()
    case GUMBO_TAG_UL, GUMBO_TAG_OL:
      frame.item = tag == GUMBO_TAG_OL ? 1 : nil
      layout.beginList()
    case GUMBO_TAG_LI: layout.beginItem(number: nextNumber())
    case GUMBO_TAG_TD, GUMBO_TAG_TH: layout.space()
    default:
      if Self.paragraphs.contains(tag) { layout.separate(lines: 2) }
      if Self.blocks.contains(tag) { layout.separate(lines: 1) }
    }
    open.append(frame)
  }

  private mutating func leave(_ frame: Frame) {
    let tag = frame.node.pointee.v.element.tag
    if let link = frame.link { layout.endLink(from: link.start, target: link.target) }
    switch tag {
    case GUMBO_TAG_BLOCKQUOTE: layout.endQuotation()
    case GUMBO_TAG_PRE: layout.endPreformatted()
    case GUMBO_TAG_UL, GUMBO_TAG_OL: layout.endList()
    case GUMBO_TAG_LI: layout.separate(lines: 1)
    default:
      if Self.paragraphs.contains(tag) { layout.separate(lines: 2) }
      if Self.blocks.contains(tag) { layout.separate(lines: 1) }
    }
  }

  /// Counts on in the innermost list, if it is an ordered one.
  private mutating func nextNumber() -> Int? {
    let isList: (Frame) -> Bool = { frame in
      let tag = frame.node.pointee.v.element.tag
      return tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL
    }
    guard let list = open.lastIndex(where: isList), let number = open[list].item else { return nil }
    open[list].item = number + 1
    return number
  }

  private func attribute(_ name: String, of node: UnsafePointer<GumboNode>) -> String? {
    var attributes = node.pointee.v.element.attributes
    guard let found = gumbo_get_attribute(&attributes, name) else { return nil }
    return String(cString: found.pointee.value)
  }

  /// Not shown by a browser either: the preview line of newsletters, Outlook's fallbacks.
  private func isHidden(_ node: UnsafePointer<GumboNode>) -> Bool {
    guard let style = attribute("style", of: node) else { return false }
    let bare = style.lowercased().filter { !$0.isWhitespace }
    return bare.contains("display:none") || bare.contains("mso-hide:all")
  }

  private static let unseen: Set<GumboTag> = [
    GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_IFRAME, GUMBO_TAG_SVG, GUMBO_TAG_OBJECT, GUMBO_TAG_APPLET,
  ]

  private static let paragraphs: Set<GumboTag> = [
    GUMBO_TAG_P, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5,
    GUMBO_TAG_H6, GUMBO_TAG_DL,
  ]

  private static let blocks: Set<GumboTag> = [
    GUMBO_TAG_DIV, GUMBO_TAG_TABLE, GUMBO_TAG_TR, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
    GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_CENTER, GUMBO_TAG_ADDRESS, GUMBO_TAG_DT,
    GUMBO_TAG_DD, GUMBO_TAG_FORM, GUMBO_TAG_FIELDSET, GUMBO_TAG_ASIDE, GUMBO_TAG_NAV,
    GUMBO_TAG_MAIN, GUMBO_TAG_FIGURE, GUMBO_TAG_CAPTION, GUMBO_TAG_BODY, GUMBO_TAG_HTML,
  ]
}
