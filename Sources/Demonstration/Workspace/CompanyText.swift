extension DemonstrationWorkspace {
  /// The company: hours, promises, people, accounts. Meant to be read as an example.
  ///
  /// - Parameter zone: By which clock it works.
  static func company(in zone: String) -> String {
    #"""
    # Ternwick makes boots, backpacks and tents, sells them in nine shops and on the web, and repairs
    # what it sold. No such company exists: this is the workspace of Bellhop's demonstration.
    # `bellhop workspace export` prints it, and it is a good file to begin your own with.
    workspace: Ternwick
    timezone: \#(zone)              # days and hours of every report are cut in it
    language: en

    # Hours in which a promise counts. What is left out is closed.
    calendars:
      office:                            # invoices, reviews, everything that can wait for the morning
        hours:
          mon: ["09:00-12:00", "13:00-17:00"]      # lunch is closed: the clock stands still
          tue: ["09:00-12:00", "13:00-17:00"]
          wed: ["09:00-12:00", "13:00-17:00"]
          thu: ["09:00-12:00", "13:00-17:00"]
          fri: ["09:00-12:00", "13:00-15:00"]
        holidays: [2026-12-25, 2026-12-26, 2027-01-01, 2027-03-26, 2027-03-29, 2027-05-01]
        special:                         # these days only; special beats holiday
          2026-12-24: ["09:00-12:00"]
          2026-12-31: ["09:00-12:00"]
      service:                           # the long day of the service desk, shops open on Saturdays
        hours:
          mon: ["08:00-20:00"]
          tue: ["08:00-20:00"]
          wed: ["08:00-20:00"]
          thu: ["08:00-20:00"]
          fri: ["08:00-20:00"]
          sat: ["10:00-19:00"]
        holidays: [2026-12-25, 2027-01-01]
      nights:
        hours:
          fri: ["22:00-06:00"]           # crosses midnight, belongs to Friday
          sat: ["22:00-06:00"]

    tiers:
      1: { name: FAQ,        handled_by: [agent, senior, supervisor] }
      2: { name: Individual, handled_by: [agent, senior, supervisor] }
      3: { name: Priority,   handled_by: [senior, supervisor] }

    # Promises: the first policy that matches, from the top. One without a calendar counts day and
    # night, for mountains have no closing time.
    sla:
      - name: vip                        # guides and huts that equip whole groups with us
        when: { segment: [vip] }
        first_response: 15m
        next_response: 30m
        resolution: 8h
      - name: priority
        when: { tier: [3] }
        first_response: 15m
        next_response: 30m
        resolution: 6h
      - name: live chat                  # somebody sits in front of an empty window
        when: { channel: [webchat, irc] }
        first_response: 10m
        next_response: 15m
        resolution: 12h
      - name: in public                  # everybody reads how long we take
        when: { kind: [mention, comment, post] }
        first_response: 30m
        next_response: 1h
        resolution: 24h
      - name: messengers
        when:
          channel: [x, facebook, messenger, instagram, whatsapp, wechat, telegram, line, sms, mastodon,
                    bluesky, matrix, xmpp]
        first_response: 1h
        next_response: 2h
        resolution: 24h
      - name: individual
        when: { tier: [2] }
        calendar: service
        first_response: 4h
        next_response: 4h
        resolution: 16h
      - name: everything else
        calendar: office
        first_response: 8h               # working hours: about one day
        next_response: 8h
        resolution: 24h

    agents:
      - id: maya                         # you, unless you say otherwise with --as
        name: Maya
        role: supervisor
        email: maya@ternwick.example
        languages: [en, de, tr, el]
        capacity: 12
        signature: "Maya, Ternwick"
      - { id: priya, name: Priya, role: senior, email: priya@ternwick.example,
          languages: [en, fr, hi, ar], capacity: 14, signature: "Priya, Ternwick" }
      - { id: tom, name: Tom, role: agent, email: tom@ternwick.example,
          languages: [en, pl, uk, ru, mn], capacity: 10, signature: "Tom, Ternwick",
          approval: [2] }              # his replies there wait for a senior: ga
      - { id: sol, name: Sol, role: agent, email: sol@ternwick.example,
          languages: [es, it, en, he], capacity: 12, signature: "Sol, Ternwick" }
      - { id: ines, name: Ines, role: agent, email: ines@ternwick.example,
          languages: [pt, de, en, ja, ko, zh], capacity: 12, signature: "Ines, Ternwick" }

    teams:
      billing:   { members: [maya, sol], calendar: service }
      logistics: { members: [tom, ines], calendar: service }
      seniors:   { members: [priya, maya] }

    # One of each channel. `loopback` accepts every reply after its hold and sends it to nobody: right
    # for a demonstration, and refused in a store that ever delivered otherwise.
    accounts:
      - { id: care-mail,   channel: email,     address: care@ternwick.example, delivery: loopback }
      - id: ternwick-x
        channel: x
        handle: "@ternwick"
        delivery: loopback
        open: true                       # takes public questions, so `devoted` counts it
        expect:                          # said privately, once per contact
          text: "We answer here day and night; with an order number it goes faster."
          once_per: 30d
      - { id: ternwick-fb, channel: facebook,  handle: Ternwick, delivery: loopback, open: true }
      - { id: ternwick-ms, channel: messenger, handle: Ternwick, delivery: loopback }
      - { id: ternwick-ig, channel: instagram, handle: "@ternwick", delivery: loopback, open: true }
      - { id: ternwick-wa, channel: whatsapp,  handle: "+49 30 23125 100", delivery: loopback }
      - { id: ternwick-wc, channel: wechat,    handle: ternwick-care, delivery: loopback }
      - { id: ternwick-tg, channel: telegram,  handle: "@ternwick_bot", delivery: loopback }
      - { id: ternwick-ln, channel: line,      handle: "@ternwick", delivery: loopback }
      - { id: ternwick-sm, channel: sms,       handle: "+44 20 7946 0100", delivery: loopback }
      - { id: site-chat,   channel: webchat,   handle: ternwick.example, delivery: loopback }
      - { id: ternwick-md, channel: mastodon,  handle: "@ternwick@social.example", delivery: loopback,
          open: true }
      - { id: ternwick-bs, channel: bluesky,   handle: "@ternwick.example", delivery: loopback,
          open: true }
      - { id: ternwick-mx, channel: matrix,    handle: "@care:ternwick.example", delivery: loopback }
      - { id: ternwick-xm, channel: xmpp,      address: care@xmpp.ternwick.example, delivery: loopback }
      - { id: ternwick-ir, channel: irc,       handle: ternwick, delivery: loopback, open: true }
      - { id: hotline,     channel: phone,     handle: "+49 30 23125 110", delivery: loopback }
      - { id: reviews,     channel: review,    handle: Ternwick, delivery: loopback, open: true }
      - { id: shop-form,   channel: api,       handle: contact-form, delivery: loopback }

    resolve: { require: [] }             # [tag] would ask for a tag before anything is resolved
    send: { hold: 10s, then: pending }   # ten seconds to take a reply back; then we wait for them

    shifts:
      - { agents: [maya, priya, tom, sol, ines], calendar: service }
      - { agents: [tom], calendar: nights }

    # Who may read a conversation with one of these tags, its subject included.
    restricted: { employee: [supervisor], threat: [senior, supervisor] }

    costs: { call_usd: 11.5, message_usd: 1.2 }

    surveys:
      csat:
        after: resolved
        delay: 10m
        low_score: 2                     # up to this a senior calls back, in a linked conversation
        then: { follow_up: { team: seniors, tag: [low-csat] } }
      nps: { after: resolved, every: 90d }

    # Run once per event, in this order; a rule that changes nothing leaves no trace.
    rules:
      - name: Payments go to billing
        on: message
        when:
          any: ["charged twice", "charged me twice", "zweimal belastet", "zweimal abgebucht",
                "débité deux fois", "cobrado dos veces", "addebitato due volte", "χρεώθηκα δύο"]
        then: { tier: 2, tag: [payments], assign_team: billing }
      - name: Many people listen
        on: message
        when: { kind: [mention, comment, post], followers: ">=10000" }
        then: { priority: 2, notify: [maya] }
      - name: The press
        on: opened
        when: { any: ["press enquiry", "journalist", "Presseanfrage"] }
        then: { tier: 3, tag: [press], assign_team: seniors }
      - name: Good night
        on: opened
        when: { channel: [email, api], outside: service }
        then: { reply: night }

    # Several acts as one: M and the key, shown before they run.
    macros:
      - name: Double charge to billing
        key: b
        then: { tag: [refund, payments], tier: 2, assign_team: billing, priority: 1, reply: rdc }
      - name: Lost parcel
        key: l
        then: { tag: [delivery], assign: me, reply: trace }
      - name: Press to the seniors
        key: p
        then: { tag: [press], tier: 3, assign_team: seniors, note: "@maya the press asks" }
      - name: Later today
        key: t
        then: { assign: me, snooze: 3h }

    # Lists of the team: g1, g2 and so on, behind one's own.
    views:
      - { name: Soon due, query: "is:open due:<30m" }
      - { name: In public, query: "is:open public:yes" }
      - { name: Billing, query: "is:open team:billing" }
    """#
  }
}
