import Inbox

/// How one person wants to be told, as far as their config.yaml says: `notifications:`.
package struct NotificationConfiguration: Hashable, Sendable {
  package enum Desktop: String, CaseIterable, Sendable {
    case auto
    case osc9
    case osc777
    case off
  }

  package var bell: Bool?
  package var desktop: Desktop?
  package var quietHours: [OpeningInterval]?
  package var events: [News.Kind: Set<Notifications.Means>] = [:]

  package init() {}

  init(_ mapping: FileMapping) {
    bell = mapping["bell"]?.bool()
    desktop = mapping["desktop"]?.choice(Desktop.self)
    quietHours = mapping["quiet"]?.intervals()
    if let wanted = mapping["events"]?.mapping() {
      for kind in News.Kind.allCases {
        guard let value = wanted[kind.rawValue] else { continue }
        events[kind] = Set(value.list().compactMap { $0.choice(Notifications.Means.self) })
      }
      wanted.finish()
    }
    mapping.finish()
  }

  /// This one's wishes, where it has any, else the other's; events go one by one.
  func over(_ other: NotificationConfiguration) -> NotificationConfiguration {
    var result = other
    result.bell = bell ?? other.bell
    result.desktop = desktop ?? other.desktop
    result.quietHours = quietHours ?? other.quietHours
    result.events.merge(events) { $1 }
    return result
  }

  /// With what is usual where nothing is said.
  package var notifications: Notifications {
    var notifications = Notifications()
    notifications.rings = bell ?? true
    notifications.quietHours = quietHours ?? []
    notifications.chosen = events
    return notifications
  }
}

extension FileValue {
  /// Intervals of a day, `["09:00-12:00", "13:00-17:00"]` or a single one.
  func intervals() -> [OpeningInterval] {
    list().compactMap { value in
      guard let text = value.text() else { return nil }
      do throws(OpeningInterval.Problem) {
        return try OpeningInterval(text)
      } catch {
        value.error("“\(text)”: \(error)")
        return nil
      }
    }
  }
}
