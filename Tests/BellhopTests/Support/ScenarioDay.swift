import Inbox

/// Somebody who writes to the desk.
struct Customer {
  let name: String
  let conversation: ConversationRef
  var channel = Channel.whatsapp
  var account: AccountID = "acme-wa"
  var kind = ConversationKind.dm
  var handle: String
  var language: String? = "en"
  var isPublic: Bool?

  var actor: Actor {
    Actor(kind: .customer, id: conversation.text + "-contact", name: name, handle: handle)
  }

  func message(_ direction: Message.Direction, _ text: String) -> Message {
    Message(
      id: "", channel: channel, account: account, kind: kind, direction: direction, text: text,
      isPublic: isPublic)
  }

  /// Waits longest, so the list begins with her.
  static let lena = Customer(name: "Lena Fischer", conversation: "lena", handle: "+49 151 882")
  static let jon = Customer(name: "Jon Okafor", conversation: "jon", handle: "+44 20 311")
  /// Asks where everybody reads.
  static let marta = Customer(
    name: "Marta Dev", conversation: "marta", channel: .x, account: "acme-x", kind: .mention,
    handle: "@dev_marta", isPublic: true)
  static let ruiz = Customer.mail("Ruiz Hijos", "ruiz")
  static let ana = Customer(name: "Ana Lima", conversation: "ana", handle: "+351 90")
  static let chris = Customer.mail("Chris Malone", "chris")
  /// Has an owner: Tom.
  static let petra = Customer.mail("Petra Novak", "petra")
  /// Has an owner: Maya.
  static let jana = Customer.mail("Jana Weiss", "jana")
  /// Open and answered, so that nobody waits in them.
  static let beck = Customer.mail("Beck Foods", "beck")
  static let ortiz = Customer.mail("Ortiz Family", "ortiz")
  /// Waits for the customer.
  static let north = Customer.mail("Northwind Ltd", "north")
  /// Was put off.
  static let kim = Customer.mail("Kim Brandt", "kim")
  /// Not there yet when the desk opens.
  static let newcomer = Customer(name: "Nora New", conversation: "nora", handle: "+49 30 1")

  /// Comments below a post of ours; not there yet when the desk opens.
  static let sunny = Customer(
    name: "Sunny Side", conversation: "sunny", channel: .facebook, account: "acme-fb",
    kind: .comment, handle: "sunnyside", isPublic: true)

  static func mail(_ name: String, _ ref: String) -> Customer {
    Customer(
      name: name, conversation: ConversationRef(ref), channel: .email, account: "care-mail",
      kind: .email, handle: "\(ref)@customer.example")
  }
}

extension ScenarioDesk {
  /// A dozen conversations. All promises are hours long, so that none runs out under a test.
  func tellTheDay() throws {
    try customer(.lena, writes: "You charged me twice", minutesAgo: 100)
    try customer(.lena, writes: "Please look at it today", minutesAgo: 95)
    try customer(.jon, writes: "I am locked out", minutesAgo: 90)
    try customer(.marta, writes: "@acme charged me twice, wow", minutesAgo: 85)
    try customer(.ruiz, writes: "The invoice shows the wrong VAT", minutesAgo: 80)
    try customer(.ana, writes: "Please change my address", minutesAgo: 75)
    try customer(.chris, writes: "Are you open on Sunday?", minutesAgo: 70)
    try customer(.petra, writes: "The refund has not arrived", minutesAgo: 65)
    try agent(.tom, .assign(Assignment(agent: .to(.tom))), of: .petra, minutesAgo: 64)
    try customer(.jana, writes: "And the invoice?", minutesAgo: 60)
    try agent(.maya, .assign(Assignment(agent: .to(.maya))), of: .jana, minutesAgo: 59)
    for (customer, minutes) in [(Customer.beck, Int64(55)), (.ortiz, 50), (.north, 45)] {
      try self.customer(customer, writes: "Is it on its way?", minutesAgo: minutes)
      try agent(
        .priya, .message(customer.message(.out, "It left today.")), of: customer,
        minutesAgo: minutes - 2)
    }
    try agent(.priya, .status(StatusChange(.pending)), of: .north, minutesAgo: 42)
    try customer(.kim, writes: "Call me on Monday", minutesAgo: 40)
    let monday = now.advanced(by: 3 * 86_400_000)
    try agent(.priya, .status(StatusChange(.snoozed, until: monday)), of: .kim, minutesAgo: 38)
  }

  static func workspace(hold: String) -> String {
    """
    workspace: Acme Care
    timezone: UTC
    language: en
    tiers:
      1: { name: FAQ, handled_by: [agent, senior, supervisor] }
      2: { name: Individual, handled_by: [agent, senior, supervisor] }
      3: { name: Priority, handled_by: [senior, supervisor] }
    sla:
      - { name: default, first_response: 5h, next_response: 20h }
    agents:
      - { id: maya, name: Maya, role: supervisor }
      - { id: priya, name: Priya, role: senior }
      - { id: tom, name: Tom, role: agent }
    teams:
      billing: { members: [maya, tom] }
    accounts:
      - { id: care-mail, channel: email, address: care@acme.example, delivery: loopback }
      - { id: acme-wa, channel: whatsapp, delivery: loopback }
      - { id: acme-x, channel: x, handle: "@acme", delivery: loopback }
      - { id: acme-fb, channel: facebook, handle: Acme, delivery: loopback }
    send: { hold: \(hold), then: pending }
    saved_replies:
      - shortcut: rdc
        title: "Refund: double charge"
        tags: [refund]
        bodies:
          en: |
            Hi {{contact.first_name|there}},

            I checked order {{order}} and found one payment.
        then: { tag: [refund], status: pending }
      - shortcut: hrs
        title: Opening hours
        bodies:
          en: We are here from nine to five.
    macros:
      - name: To billing
        key: b
        then: { tag: [refund], tier: 2, assign_team: billing, reply: rdc }
    views:
      - { name: Nobody has them, query: "is:open assignee:none" }

    """
  }
}

extension AgentID {
  static let maya: AgentID = "maya"
  static let priya: AgentID = "priya"
  static let tom: AgentID = "tom"
}
