import Canvas
import Inbox

extension DisplayText {
  /// What somebody wrote, with the numbers of cards masked: for every place that shows customers'
  /// words, but the one message whose numbers somebody asked to see.
  ///
  /// - Parameter isCut: It is the beginning of something longer.
  init(masking text: String, as field: DisplayField, limit: Int? = nil, isCut: Bool = false) {
    // The filter counts scalars, of four bytes at most.
    let shown = (limit ?? field.limit).multipliedReportingOverflow(by: 4)
    let head = CardNumbers.head(of: text, showing: shown.overflow ? .max : shown.partialValue)
    let masked = CardNumbers.masked(head.text, isCut: isCut || head.isCut)
    if let limit {
      self.init(filtering: masked, as: field, limit: limit)
    } else {
      self.init(filtering: masked, as: field)
    }
  }
}
