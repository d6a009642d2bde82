import Inbox

// What stands beside a draft stays true: a colleague's reply leaves or is taken back, and more
// happens, while the author still decides.

extension DeskState {
  /// After the conversation was read anew. A choice that was about to be made is made on what stands
  /// there now: keys within the time of a reaction do nothing.
  mutating func refreshConflict(_ page: ConversationPage) {
    guard var screen = conversation, case .news(let before) = screen.composer.beside else { return }
    let news = refreshed(before, page, newerThan: screen.composer.newsKnownThrough)
    guard
      news != before || screen.composer.collision.map({ $0.version < page.row.version }) ?? false
    else { return }
    screen.composer.beside = .news(news)
    if var collision = screen.composer.collision {
      collision.news = news
      collision.version = max(collision.version, page.row.version)
      screen.composer.collision = collision
    }
    conversation = screen
    guard case .question(var box) = layers.last, box.isBar, news != before else { return }
    box.lines = besideLines(screen, width: 70)
    box.deafSince = now
    layers[layers.count - 1] = .question(box)
  }

  private func refreshed(
    _ before: [Collision.News], _ page: ConversationPage, newerThan sequence: Int64
  ) -> [Collision.News] {
    let workspace = settings.workspace
    // What the author did, and what rules say by themselves, is no news to the author.
    let said = page.entries.filter { entry in
      !entry.undone && entry.event.by != .agent(me)
        && !entry.event.isSaidByRule
    }
    let leaving = page.outbox.filter {
      $0.author != me && $0.state.isUnderWay && !$0.isAutomatic
    }.map { $0.news(in: workspace) }
    var news = before.map { news -> Collision.News in
      guard news.kind == .replyUnderWay,
        !leaving.contains(where: { $0.by == news.by && $0.text == news.text })
      else { return news }
      let sent = said.last {
        $0.event.news(in: workspace).map {
          $0.kind == .reply && $0.by == news.by && $0.text == news.text && $0.at >= news.at
        } ?? false
      }
      return sent?.event.news(in: workspace) ?? news.withdrawn
    }
    for entry in said where entry.sequence > sequence {
      if let one = entry.event.news(in: workspace), !news.contains(one) { news.append(one) }
    }
    for one in leaving
    where !news.contains(where: {
      $0.kind == .replyUnderWay && $0.by == one.by && $0.text == one.text
    }) {
      news.append(one)
    }
    return news
  }
}

extension ConversationScreen {
  /// The last line of the journal that stands on the screen.
  var newestSequence: Int64 { timeline.blocks.map(\.sequence).max() ?? .min }
}

extension OutboxEntry {
  fileprivate func news(in workspace: Workspace) -> Collision.News {
    Collision.News(
      kind: .replyUnderWay, at: createdAt, by: workspace.name(of: author), text: reply.text)
  }
}

extension Collision.News {
  /// It was stopped or taken back, so that nobody has answered.
  fileprivate var withdrawn: Collision.News {
    Collision.News(kind: .replyTakenBack, at: at, by: by, text: text)
  }
}
