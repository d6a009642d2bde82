import Canvas
import Inbox

extension DeskState {
  mutating func press(_ key: Key) {
    attention.touched(at: now)
    notices.keyPressed(at: now)
    let said = notices.count
    let before = (layers.count, context, queue.view)
    carryOut(key)
    // Another screen: what was said was about the one before.
    if notices.count == said, before != (layers.count, context, queue.view) {
      notices.clearAnswer()
    }
  }

  private mutating func carryOut(_ key: Key) {
    if key == .control("c") { return pressQuit() }
    typed.quitUntil = nil
    if case .question(let box) = layers.last { return answer(box, with: key) }
    if case .keys(let box) = layers.last { return capture(key, box) }
    if gate.isClosed, !isHarmless(key) {
      typed.clear()
      lose(key)
      return drop(key)
    }
    typed.dropped = 0
    if isDeaf(to: key) {
      lose(key)
      return say(.hint, deafWords(key))
    }
    if followsLostPrefix(key) {
      let name = spelled([key])
      return say(
        .hint,
        "\(name) came behind a key that did nothing, so neither did \(name): press both again")
    }
    if isHeldDown(key) { return }
    if followsPaste(key) {
      lose(key)
      return say(.hint, "\(spelled([key])) came with the paste and did nothing")
    }
    let context = context
    if context == .help, case .help(let help) = layers.last, help.isFinding {
      return typeIntoHelp(key)
    }
    if pressedInPrompt(key) || pressedInForm(key) || pressedInApproval(key) || pressedInWords(key) {
      return
    }
    if key == Key(.backspace), !typed.keys.isEmpty, context != .composer {
      typed.keys.removeLast()
      if typed.keys.isEmpty { typed.clear() }
      return
    }
    if key == Key(.escape), !typed.keys.isEmpty || typed.showsMenu {
      return typed.clear()
    }
    let keys = typed.keys + [key]
    switch keymap.meaning(of: keys, in: context) {
    case .command(let id):
      typed.clear()
      run(id, pressed: key)
    case .prefix:
      typed.keys = keys
      typed.since = now
    case .nothing:
      let wasMenu = typed.showsMenu
      let hadKeys = !typed.keys.isEmpty
      typed.clear()
      if !hadKeys, type(key) { return }
      if wasMenu && !hadKeys { return }
      lose(key)
      say(.hint, "\(spelled(keys)) does nothing here; ? shows the keys")
    }
  }

  /// A key did nothing. Where it begins a sequence (`g` of `gm`, also as Alt-g, which Esc and g make
  /// of a quick hand or a slow line), what completes that must not run as a key of its own.
  private mutating func lose(_ key: Key) {
    let plain = Key(key.code, key.modifiers.subtracting(.alt))
    guard keymap.meaning(of: [plain], in: context) == .prefix else { return }
    typed.lostPrefixUntil = now.advanced(by: TypedKeys.behindLostPrefix)
  }

  /// The prefix pressed anew begins anew; whatever leaves is always heard.
  private mutating func followsLostPrefix(_ key: Key) -> Bool {
    guard let until = typed.lostPrefixUntil else { return false }
    typed.lostPrefixUntil = nil
    return now < until && key != Key(.escape)
      && keymap.meaning(of: [key], in: context) != .prefix
  }

  /// What comes right behind a paste may still be of it, where a terminal let its end mark through:
  /// text is text, and nothing of it is a command before the paste stands on the screen. What sends
  /// waits a moment longer, for a slow line tears the rest off.
  private mutating func followsPaste(_ key: Key) -> Bool {
    guard let until = typed.pastedUntil else { return false }
    if typed.pasteIsPainted {
      let meaning = keymap.meaning(of: typed.keys + [key], in: context)
      let sends = meaning == .command(.send) || meaning == .command(.sendResolve)
      return sends && now < until
    }
    return !(context == .composer && (key.typed != nil || key == Key(.enter)))
  }

  /// What happened, and what to do.
  private func deafWords(_ key: Key) -> String {
    let name = spelled([key])
    return typed.hearsTakeBack
      ? "\(name) may have been typed for the reply that has just gone: press it again"
      : "\(name) right behind Esc can be half of an Alt key, so it did nothing: press it again"
  }

  /// Typed for what stood there before: it does nothing, and says so unless something weightier is
  /// being said.
  private mutating func drop(_ key: Key) {
    typed.dropped += 1
    if let weight = notices.current?.weight, weight == .warning || weight == .error { return }
    let what = typed.dropped == 1 ? spelled([key]) : "\(typed.dropped) keys"
    say(.hint, "\(what) came before this was shown and did nothing")
  }

  private func spelled(_ keys: [Key]) -> String {
    keys.map(\.description).joined(separator: " ")
  }

  /// What a closed gate lets through: leaving, and what only changes the view of the screen.
  private func isHarmless(_ key: Key) -> Bool {
    key == Key(.escape) || key == .control("l") || key == .control("z")
  }

  private func isDeaf(to key: Key) -> Bool {
    guard let until = typed.deafUntil, now < until else { return false }
    // Right after a send, taking it back is what a letter may well be for.
    if typed.hearsTakeBack, newestHeldID != nil,
      keymap.meaning(of: [key], in: context) == .command(.takeBack)
    {
      return false
    }
    return key.typed != nil || key.modifiers.contains(.alt)
  }

  /// A key that repeats itself must not resolve one conversation after the other.
  private mutating func isHeldDown(_ key: Key) -> Bool {
    guard keymap.meaning(of: typed.keys + [key], in: context) == .command(.resolve) else {
      // Another key came in between: nobody holds that one down.
      typed.lastResolve = nil
      return false
    }
    guard target?.conversation.waitingSince == nil else { return false }
    let isRepeated = typed.lastResolve.map { now.since($0) < 500 } ?? false
    typed.lastResolve = now
    return isRepeated
  }

  private mutating func pressQuit() {
    if let until = typed.quitUntil, now < until { return leave() }
    typed.clear()
    typed.quitUntil = now.advanced(by: 2000)
    let held = newestHeldID == nil ? "" : ", and what is held leaves once a Bellhop is open"
    say(.hint, "^C again leaves; drafts are kept\(held)")
  }

  /// Plain text goes into what is being written; false if nothing is.
  private mutating func type(_ key: Key) -> Bool {
    guard let scalar = key.typed else { return false }
    let text = String(Character(scalar))
    switch layers.last {
    case .conversation(let screen) where screen.isWriting:
      insertIntoDraft(text)
      return true
    case .prompt(var prompt):
      prompt.buffer.insert(text)
      layers[layers.count - 1] = .prompt(prompt)
      promptChanged()
      return true
    case .savedReply:
      typeIntoForm(text)
      return true
    case .approval(let box) where box.mode != .reading:
      typeIntoApproval(text)
      return true
    case .words:
      typeIntoWords(text)
      return true
    case .picker(var picker):
      picker.buffer.insert(text)
      picker.filter()
      layers[layers.count - 1] = .picker(picker)
      rankPicker()
      return true
    default: return false
    }
  }

  /// Pasted text is text: line feeds in it are line feeds, never Enter, and it runs no command.
  mutating func paste(_ text: String) {
    attention.touched(at: now)
    typed.clear()
    typed.pastedUntil = now.advanced(by: TypedKeys.behindPaste)
    typed.pasteIsPainted = false
    guard !gate.isClosed else { return }
    let oneLine = String(text.map { $0.isNewline ? " " : $0 })
    switch layers.last {
    case .conversation(let screen) where screen.isWriting:
      let words = TextBuffer.normalised(text)
      let before = conversation?.composer.active.buffer.text.utf8.count ?? 0
      insertIntoDraft(words)
      let taken = (conversation?.composer.active.buffer.text.utf8.count ?? 0) - before
      if words.utf8.count - taken > 8 {
        say(
          .warning,
          "Too long to write here: of \(words.utf8.count) bytes \(max(0, taken)) are pasted")
      }
    case .prompt(var prompt):
      prompt.buffer.insert(oneLine)
      layers[layers.count - 1] = .prompt(prompt)
      promptChanged()
    case .approval: typeIntoApproval(TextBuffer.normalised(text))
    case .words: typeIntoWords(TextBuffer.normalised(text))
    case .savedReply(let form):
      typeIntoForm(form.focus == .body ? TextBuffer.normalised(text) : oneLine)
    case .picker(var picker):
      picker.buffer.insert(oneLine)
      picker.filter()
      layers[layers.count - 1] = .picker(picker)
      rankPicker()
    default:
      say(.hint, "Nothing is being written here: the paste is dropped (r answers, i notes)")
    }
  }

  mutating func painted() {
    gate.painted()
    typed.pasteIsPainted = true
    let now = now
    conversation?.painted(at: now)
    markSeen()
  }
}
