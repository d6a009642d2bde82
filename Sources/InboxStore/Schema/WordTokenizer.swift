import GRDB
import Inbox

/// SQLite's full-text index cuts text into the words that `FoldedText` finds, so that the index,
/// the query language and the rules agree on what a word is.
final class WordTokenizer: FTS5CustomTokenizer {
  static let name = "bellhop"

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?,
    nText: CInt, tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return 0 }
    var code: CInt = 0
    let count = Int(nText)
    pText.withMemoryRebound(to: UInt8.self, capacity: count) { start in
      let text = Span(_unsafeStart: start, count: count)
      FoldedText.eachToken(in: text) { folded, place in
        code = folded.withUnsafeBufferPointer { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            tokenCallback(
              context, 0, $0.baseAddress, CInt($0.count), CInt(place.lowerBound),
              CInt(place.upperBound))
          }
        }
        return code == 0
      }
    }
    return code
  }
}
