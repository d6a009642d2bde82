import Canvas
import Inbox

/// What can be set from the screens; each is a key of config.yaml.
enum SettingID: String, CaseIterable, Hashable, Sendable {
  case theme, keys
  case bell, desktop, notifications, quiet, mouse
  case preview, figures, headlines, details
  case afterResolve
  case ascii, ambiguous, synchronized
  case language

  var path: [String] {
    switch self {
    case .theme, .keys, .mouse, .ascii, .ambiguous, .synchronized, .language: [rawValue]
    case .bell, .desktop, .quiet: ["notifications", rawValue]
    case .notifications: ["notifications", "events"]
    case .headlines: ["figures"]
    case .preview, .figures, .details: ["panes", rawValue]
    case .afterResolve: ["after_resolve"]
    }
  }

  fileprivate static let onlyLanguage: DisplayText =
    "The screens speak English only, so far; replies follow the customer"

  var title: DisplayText {
    switch self {
    case .theme: "Theme …"
    case .keys: "Keys …"
    case .bell: "Bell"
    case .desktop: "Messages on the desktop"
    case .notifications: "What notifies you …"
    case .quiet: "Quiet hours …"
    case .mouse: "Mouse"
    case .preview: "Preview below the list"
    case .figures: "Figures beside the list"
    case .headlines: "Which figures …"
    case .details: "Details beside the conversation"
    case .afterResolve: "After resolving"
    case .ascii: "ASCII only"
    case .ambiguous: "Width of East Asian ambiguous"
    case .synchronized: "Frames shown whole"
    case .language: "Language of the screens"
    }
  }
}

extension DeskState {
  /// `gs`: everything that can be preferred. Enter changes it, at once and for good.
  mutating func openSettings() {
    layers.append(.picker(Picker(.settings, title: "Settings", items: settingItems)))
  }

  private var settingItems: [Picker.Item] {
    SettingID.allCases.map { id in
      let problem: DisplayText? =
        switch id {
        case .theme where settings.themes.isEmpty: "This terminal shows no colours"
        case .language: SettingID.onlyLanguage
        default: nil
        }
      return Picker.Item(
        id.title, detail: said(of: id), haystack: "\(id.title) \(id.rawValue)",
        value: .setting(id), problem: problem)
    }
  }

  private func said(of id: SettingID) -> DisplayText {
    let look = settings.look
    switch id {
    case .theme: return look.theme.isEmpty ? "auto" : DisplayText(filtering: look.theme, as: .name)
    case .keys:
      let count = keymap.own.count
      return count == 0 ? "as usual" : "\(count) of your own"
    case .bell: return onOff(settings.notifications.rings)
    case .desktop: return DisplayText(composed: look.desktop.rawValue)
    case .notifications:
      let count = settings.notifications.chosen.count
      return count == 0 ? "as usual" : "\(count) of your own"
    case .quiet: return quietHoursSummary
    case .mouse: return onOff(look.mouse)
    case .preview: return onOff(settings.panes.preview)
    case .figures: return onOff(settings.panes.figures)
    case .headlines: return figuresSummary
    case .details: return onOff(settings.panes.details)
    case .afterResolve:
      switch settings.afterResolve {
      case .next: return "the next one opens"
      case .list: return "back to the list"
      case .stay: return "stay there"
      }
    case .ascii: return onOff(look.ascii)
    case .ambiguous: return look.ambiguousIsWide ? "2" : "1"
    case .synchronized: return DisplayText(composed: look.synchronized.rawValue)
    case .language: return DisplayText(filtering: look.language, as: .name)
    }
  }

  private func onOff(_ value: Bool) -> DisplayText { value ? "on" : "off" }

  /// Changes a setting that was chosen; false for what is none.
  mutating func chooseSetting(_ value: Picker.Value, in picker: Picker) -> Bool {
    switch (value, picker.purpose) {
    case (.setting(.theme), _): openThemes()
    case (.setting(.keys), _): openKeys()
    case (.setting(.headlines), _): openFigureSettings()
    case (.setting(.notifications), _): openNotificationSettings()
    case (.setting(.quiet), _): askQuietHours()
    case (.news(let kind), _): changeMeans(of: kind)
    case (.figure(let figure), _): toggle(figure)
    case (.setting(let id), _):
      change(id)
      refreshSettings()
    case (.theme(let name), .themes):
      layers.removeLast()
      settings.look.theme = name
      effects.append(.previewTheme(name))
      save(Preference(["theme"], .word(name)))
      refreshSettings()
    case (.keys(let id), _): layers.append(.keys(KeyCapture(command: id)))
    default: return false
    }
    return true
  }

  /// To the next value.
  private mutating func change(_ id: SettingID) {
    func toggled(_ value: inout Bool) -> Preference.Value {
      value.toggle()
      return .word(value ? "true" : "false")
    }
    let value: Preference.Value
    switch id {
    case .theme, .keys, .headlines, .notifications, .quiet: return
    case .bell: value = toggled(&settings.notifications.rings)
    case .desktop:
      settings.look.desktop = next(
        after: settings.look.desktop, of: DeskSettings.Look.Desktop.allCases)
      value = .word(settings.look.desktop.rawValue)
    case .preview: value = toggled(&settings.panes.preview)
    case .figures: value = toggled(&settings.panes.figures)
    case .details: value = toggled(&settings.panes.details)
    case .ascii: value = toggled(&settings.look.ascii)
    case .mouse:
      settings.look.mouse.toggle()
      value = .word(settings.look.mouse ? "on" : "off")
    case .ambiguous:
      settings.look.ambiguousIsWide.toggle()
      value = .word(settings.look.ambiguousIsWide ? "2" : "1")
    case .afterResolve:
      settings.afterResolve = next(after: settings.afterResolve, of: [.next, .list, .stay])
      value = .word("\(settings.afterResolve)")
    case .synchronized:
      settings.look.synchronized = next(
        after: settings.look.synchronized, of: DeskSettings.Look.Synchronized.allCases)
      value = .word(settings.look.synchronized.rawValue)
    case .language:
      return say(.hint, SettingID.onlyLanguage.string)
    }
    save(Preference(id.path, value))
  }

  private func next<Value: Equatable>(after value: Value, of all: [Value]) -> Value {
    let place = all.firstIndex(of: value) ?? 0
    return all[(place + 1) % all.count]
  }

  mutating func save(_ wish: Preference) {
    emit(.savePreference(wish))
    // Panes that come or go leave the list another height.
    queue.list.reveal(in: listRoom)
  }

  mutating func preferenceSaved(_ wish: Preference, _ problem: String?) {
    if let problem { return announce(.warning, problem) }
    say(.done, "\(wish.words), kept in config.yaml")
  }

  /// The settings below a list that was left say what is now.
  mutating func refreshSettings() {
    for place in layers.indices {
      guard case .picker(var picker) = layers[place] else { continue }
      switch picker.purpose {
      case .settings: picker.update(settingItems)
      case .keys: picker.update(keyItems)
      case .figures: picker.update(figureItems)
      case .notifications: picker.update(notificationItems)
      default: continue
      }
      layers[place] = .picker(picker)
    }
  }

  // MARK: Themes

  private mutating func openThemes() {
    let now = settings.look.theme.isEmpty ? settings.themes.first ?? "" : settings.look.theme
    let items = settings.themes.map {
      Picker.Item(
        DisplayText(filtering: $0, as: .name), detail: $0 == now ? "now" : .empty,
        value: .theme($0))
    }
    var picker = Picker(.themes(before: now), title: "Theme", items: items)
    picker.moveCursor(to: .theme(now))
    layers.append(.picker(picker))
  }

  /// While one is looked for, the screens are drawn in it.
  mutating func previewTheme(in picker: Picker) {
    guard case .themes = picker.purpose, case .theme(let name)? = picker.chosen?.value else {
      return
    }
    effects.append(.previewTheme(name))
  }
}
