import Canvas
import Inbox

/// What notifies, and how, as a list of the settings; `notifications:` of config.yaml.
extension DeskState {
  mutating func openNotificationSettings() {
    layers.append(
      .picker(Picker(.notifications, title: "What notifies you, and how", items: notificationItems))
    )
  }

  var notificationItems: [Picker.Item] {
    News.Kind.allCases.map { kind in
      Picker.Item(
        kind.title, detail: detail(of: settings.notifications.wanted(for: kind)),
        haystack: "\(kind.title) \(kind.rawValue)", value: .news(kind))
    }
  }

  private func detail(of means: Set<Notifications.Means>) -> DisplayText {
    switch (means.contains(.bell), means.contains(.desktop)) {
    case (true, true): "bell, desktop"
    case (true, false): "bell"
    case (false, true): "desktop"
    case (false, false): "nothing"
    }
  }

  /// Both, the bell, the desktop, neither, and both again.
  mutating func changeMeans(of kind: News.Kind) {
    let all: [Set<Notifications.Means>] = [[.bell, .desktop], [.bell], [.desktop], []]
    let place = all.firstIndex(of: settings.notifications.wanted(for: kind)) ?? 0
    let means = all[(place + 1) % all.count]
    let isUsual = means == Notifications.usual(for: kind)
    settings.notifications.chosen[kind] = isUsual ? nil : means
    let words = Notifications.Means.allCases.filter(means.contains).map(\.rawValue)
    save(
      Preference(["notifications", "events", kind.rawValue], isUsual ? nil : .list(words)))
    refreshSettings()
  }
}

extension News.Kind {
  fileprivate var title: DisplayText {
    switch self {
    case .failed: "A reply of yours was not sent"
    case .mention: "A note names you"
    case .assigned: "A conversation is given to you"
    case .approval: "An approval waits or was given"
    case .reply: "A customer of yours writes"
    case .due: "A promise of yours is nearly due"
    case .breach: "A promise of yours was missed"
    case .incident: "An incident opens or closes"
    }
  }
}
