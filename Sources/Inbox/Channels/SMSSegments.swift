/// How a text message is cut into the parts that are paid for.
///
/// 3GPP TS 23.038: 160 characters of the GSM alphabet (153 each where there are several), those of
/// its extension count two; anything else makes the whole message UCS-2, 70 units (67 each).
package struct SMSSegments: Hashable, Sendable {
  package let count: Int
  /// Whether the GSM alphabet suffices; a single other character more than doubles the price.
  package let isGSM: Bool
  /// Units still free in the last segment.
  package let left: Int

  package init(_ text: String) {
    var septets = 0
    var isGSM = true
    for scalar in text.unicodeScalars {
      if SMSSegments.basic.contains(scalar) {
        septets += 1
      } else if SMSSegments.extended.contains(scalar) {
        septets += 2
      } else {
        isGSM = false
        break
      }
    }
    self.isGSM = isGSM
    let units = isGSM ? septets : text.utf16.count
    let single = isGSM ? 160 : 70
    let several = isGSM ? 153 : 67
    let count = units <= single ? 1 : (units + several - 1) / several
    self.count = count
    left = count == 1 ? single - units : count * several - units
  }

  private static let basic = Set(
    """
    @£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ\
    ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà
    """.unicodeScalars)

  private static let extended = Set("\u{0C}^{}\\[~]|€".unicodeScalars)
}
