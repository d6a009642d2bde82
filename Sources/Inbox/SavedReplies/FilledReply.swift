/// A saved reply ready for its author: filled in one pass, with the gaps that are left.
package struct FilledReply: Hashable, Sendable {
  /// A stretch that the author fills; it shows as it was written, braces included.
  package struct Gap: Hashable, Sendable {
    /// `order`, or `contact.first_name` where that is not known and has no fallback.
    package var name: String
    /// In grapheme clusters of `text`.
    package var range: Range<Int>
    /// A value the desk should have had, not a variable of the reply.
    package var isUnknownValue: Bool

    package init(name: String, range: Range<Int>, isUnknownValue: Bool) {
      self.name = name
      self.range = range
      self.isUnknownValue = isUnknownValue
    }
  }

  /// A placeholder and what went in for it.
  package struct Fill: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  package var text: String
  /// In the order of the text.
  package var gaps: [Gap]
  /// What was filled in, in the order of the text, each name once.
  package var fills: [Fill]

  /// What is missing before it may leave, each once.
  package var missing: [String] {
    gaps.reduce(into: []) { names, gap in if !names.contains(gap.name) { names.append(gap.name) } }
  }

  /// Fills a body. Values go in as they are and are never read again: one that holds
  /// `{{agent.signature}}` says just that.
  package init(_ template: ReplyTemplate, values: ReplyValues) {
    text = ""
    gaps = []
    fills = []
    // Where gaps stand in UTF-8; clusters can join across the seams, so they are counted at the end.
    var places: [(name: String, range: Range<Int>, isUnknownValue: Bool)] = []
    for piece in template.pieces {
      switch piece {
      case .text(let said): text += said
      case .placeholder(let placeholder, let fallback, let written):
        if let value = values.value(of: placeholder) ?? fallback {
          text += value
          let fill = Fill(name: placeholder.description, value: value)
          if !fills.contains(where: { $0.name == fill.name }) { fills.append(fill) }
        } else {
          let start = text.utf8.count
          text += written
          let isGap = if case .gap = placeholder { true } else { false }
          places.append((placeholder.description, start..<text.utf8.count, !isGap))
        }
      }
    }
    guard !places.isEmpty else { return }
    var ends: [Int] = []
    var end = 0
    for character in text {
      end += character.utf8.count
      ends.append(end)
    }
    var cluster = 0
    for place in places {
      while cluster < ends.count, ends[cluster] <= place.range.lowerBound { cluster += 1 }
      let first = cluster
      while cluster < ends.count, ends[cluster] < place.range.upperBound { cluster += 1 }
      let range = first..<min(cluster + 1, ends.count)
      gaps.append(Gap(name: place.name, range: range, isUnknownValue: place.isUnknownValue))
    }
  }
}

extension SavedReply {
  /// A body with its language, and how well that fits.
  package struct Body: Hashable, Sendable {
    package var language: String
    package var text: String
    /// In another language than the customer's: the picker says so.
    package var isFallback: Bool

    package init(language: String, text: String, isFallback: Bool) {
      self.language = language
      self.text = text
      self.isFallback = isFallback
    }
  }

  /// The body for a customer who writes in `language`: that one, its base language or another kind
  /// of it, else the workspace's, else the first by code. Nil only for a reply without bodies.
  package func body(for language: String?, workspace: String) -> Body? {
    func find(_ wanted: String, isFallback: Bool) -> Body? {
      let codes = bodies.keys.sorted()
      let normal = Language.normal(wanted)
      let base = Language.base(wanted)
      let code =
        codes.first { Language.normal($0) == normal }
        ?? codes.first { Language.normal($0) == base }
        ?? codes.first { Language.base($0) == base }
      return code.flatMap { code in
        bodies[code].map { Body(language: code, text: $0, isFallback: isFallback) }
      }
    }
    let any = bodies.keys.min().flatMap { code in
      bodies[code].map { Body(language: code, text: $0, isFallback: true) }
    }
    return language.flatMap { find($0, isFallback: false) }
      ?? find(workspace, isFallback: language != nil) ?? any
  }

  /// Fills the body in this language. Nil where there is none.
  package func filled(language: String, values: ReplyValues) -> FilledReply? {
    bodies[language].map { FilledReply(ReplyTemplate($0), values: values) }
  }
}
