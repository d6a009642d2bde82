import Canvas
import Inbox

extension DisplayText {
  /// What somebody wrote, with the numbers of cards masked: for every place that shows customers'
  /// words, but the one message whose numbers somebody asked to see.
  ///
  /// - Parameter isCut: It is the beginning of something longer.
  init(masking text: String, as field: DisplayField, limit: Int? = nil, isCut: Bool = false) {
    let masked = CardNumbers.masked(text, isCut: isCut)
    if let limit {
      self.init(filtering: masked, as: field, limit: limit)
    } else {
      self.init(filtering: masked, as: field)
    }
  }
}
