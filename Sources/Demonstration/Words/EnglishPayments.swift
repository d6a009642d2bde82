extension Phrasebook {
  /// Payments, invoices and subscriptions, in English.
  static let englishPayments = #"""
    names: Jon Okafor | Amelia Hart | Ruth Pemberton | Callum Reid | Nadia Rahman | Owen Prichard
    names: Grace Abara | Toby Lindqvist | Hannah Cole | Marcus Bell | Isla Drummond | Ben Farrow
    names: Zoe Whitlock | Dev Malhotra | Kate Sorensen | Liam Keogh | Freya Okonkwo | Sam Tillery
    names: Martha Quill | Adam Novak | Joy Mensah | Elliot Crane | Paula Hendry | Nick Ashdown
    names: Tessa Brandt | Harvey Lund | Mina Castellan | George Attwell | Erin Vance | Rory Blake
    cities: Leeds | Bristol | Dublin | Glasgow | Toronto | Wellington | Cork | Norwich
    nudge: Hello? Any news? | Still waiting here … | Just checking in again, did you see my message?
    nudge: It's been a while now, can someone look at this please? | ??? | Anyone there? 🙏
    thanks: Perfect, thank you! | That was quick, thanks a lot 🙂 | Brilliant, all sorted. Cheers!
    thanks: Thanks {me}, really appreciate it | ok thank you | Great, that answers it. Have a nice day!
    checking: Hi {first}, thanks for writing. I'm checking this with our warehouse and will be back
    within the hour. {me}
    checking: Hi {first}, I see it here. Give me a few minutes, I want to look at the order history
    before I answer. {me}
    checking: Hi {first}, sorry for the trouble. I have asked our bank and come back to you as soon
    as they answer. {me}
    closing: You're very welcome. Enjoy the trail! {me} | Glad it worked out, {first}. {me}

    == double-charge chat
    C: Hi, I've been charged twice for order {order}. Two payments of {amount}, same day, same card.
    || Hey, why was I charged twice?? {amount} two times for order {order}
    || Good morning, my bank shows {amount} twice for {order}. Did I get charged twice by mistake?
    @: statement.png image/png 214312
    C: Please sort this out today, rent is due tomorrow.
    || I only ordered one pair, obviously.
    N: One payment and one authorisation, it drops in 3 to 5 days. Known since 13:00.
    A: Hi {first}, I checked order {order}: there is one payment and one authorisation. Your bank
    releases the second {amount} within 3 to 5 days, you only pay once. Sorry for the scare! {me}
    C: ok but my bank says it is final, not pending? || Phew. I'll keep an eye on it then.
    A: In that case send me the line of the statement with the reference, and I refund it right away.
    {me}

    == double-charge chat
    C: charged twice again. this is the second month in a row 😤
    || Your shop took {amount} twice from my account. Charged twice for ONE backpack.
    A: Hi {first}, that must not happen twice. I have refunded {amount} just now, you'll see it in 2
    to 4 working days, and I've asked our payments team to look at your card token. {me}
    C: thanks, but why does it keep happening?
    A: Your card was renewed, and the old and the new number were both active. I've removed the old
    one. {me}

    == double-charge public
    C: {handle} you charged me twice for order {order} and nobody answers?
    || {handle} charged twice, {amount} each. Not cool. Anyone there?
    || Anybody else charged twice by {handle} today?
    A: Sorry about that, {first}! We found duplicate authorisations from this afternoon, they are
    released by themselves. Send us a private message with your order number and we check yours. {me}

    == double-charge mail Charged twice for order {order}
    C: Hello,
    |
    |I ordered the {product} on your site yesterday (order {order}). My card was charged twice, {amount}
    each time. Please confirm that one of the two will be cancelled.
    |
    |Regards,
    |{first}
    N: Same batch as the others this afternoon.
    A: Hello {first},
    |
    |thank you for the details. One of the two is only an authorisation; your bank releases it within
    3 to 5 days. You pay {amount} once.
    |
    |If it is still there next Monday, just answer this mail.
    |
    |{me}
    |Ternwick
    C: Hello {me},
    |
    |the second one has gone this morning. Thank you.

    == refund-missing chat
    C: I sent the jacket back two weeks ago, order {order}. Where is my refund?
    || refund for {order} still not here, tracking says you got it on the 3rd
    @: receipt.jpg image/jpeg 382110
    A: Hi {first}, your parcel reached us, but the return was booked on another order. I've corrected
    it: {amount} goes back to your card today. {me}
    C: Thank you. How long will the bank need?
    A: Two to three working days as a rule. {me}

    == refund-missing mail Refund for return {order}
    C: Dear team,
    |
    |my return arrived with you on Monday (proof attached), but I have not had a refund or a mail.
    Could you look into it?
    |
    |{first}
    @: proof-of-posting.pdf application/pdf 88214
    A: Hello {first},
    |
    |your return is booked now. {amount} is on its way to the account you paid with. I am sorry that
    you had to ask.
    |
    |{me}
    |Ternwick

    == invoice mail Invoice for order {order}
    C: Hi,
    |
    |could you please send me the invoice for order {order} as a PDF? I need it for my expenses by
    Friday.
    |
    |Many thanks
    |{first}
    A: Hello {first},
    |
    |here it is. You also find all invoices under Account, Orders.
    |
    |{me}
    |Ternwick
    C: Thanks!

    == vat mail Wrong VAT on invoice {order}
    C: Hello,
    |
    |we are a company in Ireland and bought twelve pairs for our wardens. The invoice shows 19 % VAT
    although I entered our VAT number. Please send a corrected one; our auditor will not accept this.
    |
    |{first}
    |Harbour Trust, facilities
    @: invoice.pdf application/pdf 120934
    N: The number is valid in the register, it was typed with blanks. We can reissue.
    A: Dear {first},
    |
    |your number is valid; it was entered with blanks and our form did not recognise it. You find the
    corrected invoice attached, and we refund the difference today.
    |
    |{me}
    |Ternwick
    C: Received, thank you for the fast help.

    == cancel chat
    C: How do I cancel the club membership? || pls cancel my membership, i don't hike anymore since
    my knee op
    A: Hi {first}, done: your membership ends with this month, nothing will be charged after that. If
    the knee allows it one day, you're always welcome. {me}
    C: aw thanks 😊

    == cancel mail Cancellation of my membership
    C: Hello,
    |
    |please cancel my Ternwick Club membership as of the next possible date and confirm in writing.
    |
    |{first}
    A: Hello {first},
    |
    |your membership ends on the last day of this month. No further payment will be taken. Your points
    stay valid for another year.
    |
    |{me}
    |Ternwick
    """#
}
