/// The figures of the side panel: today so far, and what runs out (metrics.md names them).
///
/// `today` is the workspace's local day that holds `now`, cut just after it. Undefined values are
/// nil and shown as "—", never 0.
package struct LiveFigures: Hashable, Sendable {
  package var open: Int
  package var unowned: Int
  package var pending: Int
  package var snoozed: Int
  package var mine: Int
  package var mentions: Int
  package var failed: Int
  package var breached: Int
  /// Due within fifteen minutes, and within the hour, the breached left out.
  package var dueWithinQuarter: Int
  package var dueWithinHour: Int
  package var later: Int
  package var paused: Int
  /// Customer messages of the last sixty minutes.
  package var inboundLastHour: Int
  /// Customer messages by hour, the last hours, oldest first.
  package var inboundByHour: [Int]
  package var firstResponseP50: Int64?
  package var firstResponseByHour: [Int64?]
  /// Met ÷ (met + breached), 0...1.
  package var sla: Double?
  package var slaByHour: [Double?]
  /// Customer messages of today, by channel, most first.
  package var byChannel: [ChannelCount]
  /// Everybody of the workspace with what they have open and have in hand.
  package var team: [TeamMember]
  /// What is held, leaving, failed or unknown.
  package var leaving: [OutboxEntry]

  package struct ChannelCount: Hashable, Sendable {
    package var channel: Channel
    package var inbound: Int
    package var byHour: [Int]

    package init(channel: Channel, inbound: Int, byHour: [Int]) {
      self.channel = channel
      self.inbound = inbound
      self.byHour = byHour
    }
  }

  package struct TeamMember: Hashable, Sendable {
    package var agent: AgentID
    package var name: String
    package var open: Int
    package var capacity: Int?
    package var mode: Presence.Mode?
    package var inHand: ConversationID?

    package init(
      agent: AgentID, name: String, open: Int, capacity: Int?, mode: Presence.Mode?,
      inHand: ConversationID?
    ) {
      self.agent = agent
      self.name = name
      self.open = open
      self.capacity = capacity
      self.mode = mode
      self.inHand = inHand
    }
  }

  package init() {
    open = 0
    unowned = 0
    pending = 0
    snoozed = 0
    mine = 0
    mentions = 0
    failed = 0
    breached = 0
    dueWithinQuarter = 0
    dueWithinHour = 0
    later = 0
    paused = 0
    inboundLastHour = 0
    inboundByHour = []
    firstResponseP50 = nil
    firstResponseByHour = []
    sla = nil
    slaByHour = []
    byChannel = []
    team = []
    leaving = []
  }
}
