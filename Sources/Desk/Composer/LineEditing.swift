import Canvas

extension TextBuffer {
  /// Does what an editing command says; false if it is none, or at an edge where the layer that
  /// holds the text may have something better to do.
  ///
  /// - Parameter width: of the wrapped lines, for Up and Down; nil for a single line.
  mutating func edit(_ command: CommandID, width: Int?) -> Bool {
    switch command {
    case .lineStart: moveToLineStart()
    case .lineEnd: moveToLineEnd()
    case .charBack: moveBack()
    case .charForward: moveForward()
    case .wordBack: moveWordBack()
    case .wordForward: moveWordForward()
    case .lineUp:
      guard let width else { return false }
      return moveLine(by: -1, width: width)
    case .lineDown:
      guard let width else { return false }
      return moveLine(by: 1, width: width)
    case .deleteBack: deleteBack()
    case .deleteForward: deleteForward()
    case .killWord: killWordBack()
    case .killToStart: killToLineStart()
    case .killToEnd: killToLineEnd()
    case .yank: yank()
    case .transpose: transpose()
    case .newline:
      guard width != nil else { return false }
      insert("\n")
    default: return false
    }
    return true
  }
}
