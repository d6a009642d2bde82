extension Phrasebook {
  /// Parcels, sizes, accounts, praise and questions, in English.
  static let english = #"""
    == parcel-late chat
    C: Tracking says delivered but there is nothing here. Order {order}
    || Where is my parcel? {order} was due on Tuesday
    || says delivered, it is not. Neighbours don't have it either
    C: Building has a concierge, he has seen nothing
    || I leave on Saturday and need the boots!
    A: Hi {first}, I've asked the carrier for the proof of delivery. If they can't show it by tomorrow
    noon, we send a new pair by express, at our cost. {me}
    C: Found it! It was behind the bins 🙈 sorry for the trouble
    || Still nothing, please send the new pair
    A: No trouble at all, thanks for telling us. {me}

    == parcel-late chat
    C: hi, can you still change the delivery to Thursday? order {order}
    A: Hi {first}, yes: it's booked for Thursday between 9 and 12. You'll get a text in the morning.
    {me}

    == parcel-late public
    C: {handle} day 9 of waiting for my {product}. Carrier blames you, you blame the carrier?
    || {handle} where is my order?? your phone line just plays flute music
    A: That's too long, {first}. Please send us the order number in private, we trace it today. {me}

    == parcel-late mail Order {order} has not arrived
    C: Good afternoon,
    |
    |my order {order} should have arrived last week. The tracking has said "in transit, {city}" for
    five days. It is a birthday present for Sunday.
    |
    |Kind regards
    |{first}
    A: Hello {first},
    |
    |the parcel is stuck in {city}. I have sent a second one by express today; it arrives on Friday.
    Should the first one turn up, please just refuse it.
    |
    |{me}
    |Ternwick
    C: It arrived this morning, beautifully wrapped. You saved the birthday. Thank you!

    == address chat
    C: I typed the wrong house number, order {order}! It should be 12, not 21. Can you change it?
    || Moved last week and forgot to change my address 😬 order {order}
    A: Hi {first}, caught it just in time: the parcel hasn't left yet and now goes to the right
    address. {me}

    == wrong-size chat
    C: The {product} is too small, can I swap it for one size up? || need a 43 instead of a 42, what do
    I do?
    A: Hi {first}, of course. I've reserved the bigger one and mailed you a label; it leaves as soon
    as the carrier scans yours. {me}
    C: Do I need the original box?
    A: Any box will do. {me}

    == wrong-size mail Exchange for order {order}
    C: Hello,
    |
    |the {product} is lovely but half a size too small. Is a 41.5 in stock?
    |
    |{first}
    A: Hello {first},
    |
    |it is. The label for the exchange is attached; the new pair leaves us on the day yours is scanned.
    |
    |{me}
    |Ternwick

    == login chat
    C: locked out of my account, and I have a return to register today
    || can't log in, the reset mail never comes
    || Your app says "unknown error 17" when I sign in
    C: yes I checked spam
    A: Hi {first}, the reset mails went to an old address of yours. I've put in the one you write
    from; please try again. {me}
    C: I'm in, thank you!

    == login public
    C: {handle} is the login broken for everyone or just me?
    || {handle} app logs me out every single time. iOS, latest version
    A: Just a few people since this morning, {first}, and a fix is on its way. Signing in on the site
    works meanwhile. {me}

    == hours chat
    C: Are you open on Sunday? || what time does the {city} store close today?
    A: Hi {first}, we're open Monday to Saturday, 10 to 19, closed on Sundays. {me}

    == hours public
    C: Opening hours on Sunday?
    || Is the {city} store open over the holidays?
    A: Monday to Saturday 10 to 19, {first}; on the 24th until 14. See you! {me}

    == feature chat
    C: Does the app work with Linux? || Is there a way to see the stock of a shop before I drive there?
    A: Hi {first}, everything in the app also works in the browser, and each product page shows the
    stock of the shops. {me}
    C: didn't see that, great

    == feature mail Idea: wish list that friends can see
    C: Hi there,
    |
    |small idea: my family always asks what I want for my birthday. A wish list that I can share would
    be great. Or is there one already?
    |
    |{first}
    A: Hi {first},
    |
    |not yet, but you are the ninth to ask this month. I've added your vote.
    |
    |{me}
    |Ternwick

    == praise chat
    C: No question, just wanted to say that the {product} survived three weeks of rain in {city}. Love
    it ❤️
    A: This made our day, {first}! May we show it to the workshop? {me}
    C: Sure!

    == praise public
    C: New {product} by {handle}, love it. 20 km and not a single blister 🥾
    || Shout-out to {handle} support: question at 9, answer at 9:06. More of that please.
    A: Thank you, {first}! Happy trails. {me}

    == praise review
    C: ★★★★★ Wore the {product} out of the box for a week of hut-to-hut walking. Dry, light, no blisters.
    A: Thank you for taking the time, {first}. The workshop reads every one of these. {me}

    == broken chat
    C: The sole of my {product} came off after two months
    || zip of the {product} jammed on day one, see picture
    @: IMG_2231.jpg image/jpeg 1840221
    A: Hi {first}, that should not happen. It's covered: would you like a repair or a new one? {me}
    C: A new one please.
    A: It's on its way, and you keep the old one for parts. {me}

    == broken review
    C: ★★ Nice shoe, but the eyelets rust. For {amount} I expect better.
    A: You're right, {first}, they should not. Eyelets are replaced free of charge; please write to
    care@ternwick.example. {me}

    == broken mail Warranty, {product}, order {order}
    C: Hello,
    |
    |the buckle of my backpack broke on its first trip, halfway up. I had to tie it with a shoelace. I
    attach two pictures.
    |
    |Best
    |{first}
    @: buckle-1.jpg image/jpeg 988120
    @: buckle-2.jpg image/jpeg 1012448
    A: Hello {first},
    |
    |a new buckle is in the mail, it clips in without tools. If you would rather have the whole pack
    exchanged, tell me and I send a label.
    |
    |{me}
    |Ternwick

    == question chat
    C: Is the {product} waterproof or just water-resistant?
    || how heavy is the {product} in 44?
    || Can I wash the {product} in the machine?
    A: Hi {first}, all details are on the product page, but in short: waterproof up to the ankle, 420 g,
    hand wash only. {me}
    C: good to know 👍

    == question public
    C: {handle} is the {product} vegan?
    A: It is, {first}: no leather, no animal glue. {me}

    == press mail Press enquiry: repair instead of replace
    C: Dear Sir or Madam,
    |
    |I write for a consumer magazine about companies that repair. Could I speak to somebody this
    afternoon? My deadline is 18:00.
    |
    |{first}
    N: @maya yours, I think. I told them somebody calls back before five.
    A: Dear {first},
    |
    |gladly. Our head of workshop calls you at 16:30.
    |
    |{me}
    |Ternwick
    """#
}
