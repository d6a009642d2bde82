extension DemonstrationWorkspace {
  /// The answers the team has written once.
  static let savedReplies = #"""
    # Below >- lines are joined, and two empty ones make a paragraph.
    # {{…}} is filled in, {{name}} without a dot is a gap for the author, |text the fallback.
    saved_replies:
      - shortcut: rdc
        title: "Refund: double charge"
        tags: [payments, refund]
        tier: 2
        bodies:
          en: >-
            Hi {{contact.first_name|there}},


            I checked order {{order}}: there is one payment and one authorisation. Your bank releases
            the second amount within 3 to 5 days, so you only pay once.


            {{agent.signature}}
          de: >-
            Hallo {{contact.first_name|}},


            zu Bestellung {{order}} sehe ich eine Zahlung und eine Vormerkung. Die Vormerkung gibt
            deine Bank in 3 bis 5 Tagen frei; du zahlst nur einmal.


            {{agent.signature}}
          es: >-
            Hola {{contact.first_name|}}:


            En el pedido {{order}} veo un pago y una retención. El banco la libera en 3 a 5 días; solo
            pagas una vez.


            {{agent.signature}}
          fr: >-
            Bonjour {{contact.first_name|}},


            Pour la commande {{order}}, je vois un paiement et une autorisation. Votre banque libère
            l’autorisation sous 3 à 5 jours ; vous ne payez qu’une fois.


            {{agent.signature}}
          tr: >-
            Merhaba {{contact.first_name|}},


            {{order}} numaralı siparişte bir ödeme ve bir provizyon görüyorum. Bankanız provizyonu 3–5
            gün içinde kaldırır.


            {{agent.signature}}
        then: { tag: [refund], status: pending }   # staged beside the draft, applied on send
      - shortcut: rbd
        title: "Refund: bank delay"
        tags: [refund]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, the refund left us on {{day}}. Banks take two to four
            working days; should it not be there by {{until}}, please write again. {{agent.first_name}}
          de: >-
            Hallo {{contact.first_name|}}, die Erstattung ging am {{day}} raus. Banken brauchen zwei bis
            vier Werktage; ist sie bis {{until}} nicht da, melde dich bitte. {{agent.first_name}}
        then: { status: pending }
      - shortcut: rdo
        title: "Refund: duplicate order"
        tags: [refund]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, two orders came in within a minute. I cancelled {{order}};
            the other one leaves today. {{agent.first_name}}
        then: { tag: [refund], status: resolved }
      - shortcut: trace
        title: "Parcel: trace started"
        tags: [delivery]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, I've asked the carrier for the proof of delivery of
            {{order}}. If they can't show it by {{until|tomorrow noon}}, we send a new one by express.
            {{agent.first_name}}
          de: >-
            Hallo {{contact.first_name|}}, ich habe zu {{order}} den Zustellnachweis angefordert. Kommt
            er bis {{until|morgen Mittag}} nicht, schicken wir per Express neu. {{agent.first_name}}
          pl: >-
            Dzień dobry {{contact.first_name|}}, poprosiłem przewoźnika o potwierdzenie doręczenia
            {{order}}. {{agent.first_name}}
          uk: >-
            Добрий день, {{contact.first_name|}}! Запитую у перевізника підтвердження доставки {{order}}.
            {{agent.first_name}}
        then: { tag: [delivery], status: snoozed }
      - shortcut: express
        title: "Parcel: new one by express"
        tags: [delivery]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, a new {{product}} left today by express and arrives on
            {{day}}. Should the first parcel turn up, please refuse it. {{agent.first_name}}
          es: >-
            Hola {{contact.first_name|}}, hoy sale otro {{product}} por urgente y llega el {{day}}.
            {{agent.first_name}}
        then: { status: pending }
      - shortcut: size
        title: "Exchange: another size"
        tags: [exchange]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, I've put a {{size}} aside for you. The label is in your
            mail; any box will do. {{agent.first_name}}
          de: >-
            Hallo {{contact.first_name|}}, Größe {{size}} liegt für dich bereit. Das Etikett ist in
            deiner Mail, jeder Karton ist recht. {{agent.first_name}}
          fr: >-
            Bonjour {{contact.first_name|}}, le {{size}} est réservé ; l’étiquette est dans vos mails.
            {{agent.first_name}}
          ja: >-
            {{contact.name|お客様}}様、{{size}}を確保いたしました。返送ラベルをメールでお送りします。{{agent.first_name}}
        then: { tag: [exchange], status: pending }
      - shortcut: reset
        title: "Login: reset mail"
        tags: [login]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, I've sent a new link to the address you write from. It is
            good for an hour. {{agent.first_name}}
          de: >-
            Hallo {{contact.first_name|}}, ein neuer Link ist unterwegs und gilt eine Stunde.
            {{agent.first_name}}
          pt: >-
            Olá {{contact.first_name|}}, enviei uma nova ligação, válida durante uma hora.
            {{agent.first_name}}
        then: { status: pending }
      - shortcut: inv
        title: Invoice attached
        tags: [invoice]
        bodies:
          en: >-
            Hello {{contact.first_name|}},


            the invoice for order {{order}} is attached. All of them are under Account, Orders.


            {{agent.signature}}
          de: >-
            Guten Tag {{contact.name|}},


            anbei die Rechnung zu {{order}}. Alle Rechnungen finden Sie im Konto unter „Bestellungen“.


            {{agent.signature}}
          it: >-
            Buongiorno {{contact.first_name|}},


            in allegato la fattura dell’ordine {{order}}.


            {{agent.signature}}
        then: { status: resolved }
      - shortcut: vat
        title: "Invoice: VAT corrected"
        tags: [vat]
        tier: 2
        bodies:
          en: >-
            Hello {{contact.first_name|}},


            your VAT number {{vat_id}} is valid; the corrected invoice is attached and we refund
            {{amount}} today.


            {{agent.signature}}
        then: { tag: [vat], status: resolved }
      - shortcut: bye
        title: Membership cancelled
        tags: [cancel]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, your membership ends on {{day}}. Nothing will be charged
            after that. {{agent.first_name}}
          de: >-
            Hallo {{contact.first_name|}}, deine Mitgliedschaft endet am {{day}}, danach wird nichts mehr
            abgebucht. {{agent.first_name}}
        then: { tag: [cancel], status: resolved }
      - shortcut: hours
        title: Opening hours
        tags: [opening-hours]
        tier: 1
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, all shops are open Monday to Saturday, 10 to 19.
          de: >-
            Hallo {{contact.first_name|}}, alle Läden haben Montag bis Samstag von 10 bis 19 Uhr auf.
          es: >-
            Hola {{contact.first_name|}}, abrimos de lunes a sábado, de 10 a 19.
          el: >-
            Γεια σας {{contact.first_name|}}, Δευτέρα με Σάββατο 10–19.
        then: { status: resolved }
      - shortcut: warranty
        title: "Warranty: repair or new"
        tags: [warranty]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, that is covered. Would you like your {{product}} repaired
            (ten days) or a new one? {{agent.first_name}}
          de: >-
            Hallo {{contact.first_name|}}, das ist ein Garantiefall. Reparatur (zehn Tage) oder neu?
            {{agent.first_name}}
        then: { tag: [warranty], status: pending }
      - shortcut: idea
        title: "Idea: thank you"
        tags: [idea]
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, thank you, I've added your vote for “{{idea}}”.
            {{agent.first_name}}
        then: { tag: [idea], status: resolved }
      - shortcut: praise
        title: "Praise: thank you"
        tags: [praise]
        bodies:
          en: "Thank you, {{contact.first_name|}}! The workshop reads every one of these."
          de: "Danke, {{contact.first_name|}}! Die Werkstatt liest jede dieser Nachrichten."
          ja: "嬉しいお言葉をありがとうございます！"
          ko: "고맙습니다! 공방에 전하겠습니다."
        then: { tag: [praise], status: resolved }
      - shortcut: dm
        title: Please write in private
        bodies:
          en: "Sorry about that, {{contact.first_name|}}! Please send us the order number in private."
          de: "Das tut uns leid! Schreib uns gern privat mit Bestellnummer."
          fr: "Désolés ! Écrivez-nous en privé avec le numéro de commande."
          pt: "Lamentamos! Envie-nos o número da encomenda em privado."
        then: { status: pending }
      - shortcut: esc
        title: Handed to a senior
        bodies:
          en: >-
            Hi {{contact.first_name|there}}, I've asked a senior colleague to look at this today. You
            hear from us before {{until|six}}. {{agent.first_name}}
        then: { tier: 3, status: open }
      - shortcut: press
        title: "Press: we call back"
        tags: [press]
        tier: 3
        bodies:
          en: >-
            Dear {{contact.name|colleague}},


            our head of workshop calls you at {{time}}.


            {{agent.signature}}
        then: { tag: [press], status: pending }
      - shortcut: hold
        title: A moment, please
        bodies:
          en: "Hi {{contact.first_name|there}}, I'm looking into it and answer within the hour."
          de: "Hallo {{contact.first_name|}}, ich kläre das und melde mich innerhalb einer Stunde."
          es: "Hola {{contact.first_name|}}, lo consulto y te digo algo en menos de una hora."
          ru: "Здравствуйте! Уточняю, отвечу в течение часа."
          mn: "Сайн байна уу, лавлаад нэг цагийн дотор хариу өгье."
          zh: "您好，正在核实，一小时内回复您。"
          ar: "مرحباً، أتحقق من الأمر وأعود إليك خلال ساعة."
        then: { status: open }
      - shortcut: legal
        title: "Complaint: received"
        tier: 3
        bodies:
          en: >-
            Dear {{contact.name|customer}},


            we received your complaint of {{date}} under {{conversation.id}}. {{workspace.name}} answers
            in writing within ten working days.


            {{agent.signature}}
        then: { tier: 3, status: open }
      - shortcut: night
        title: "Automatic: good night"
        bodies:
          en: >-
            Thank you for writing to {{workspace.name}}. We are back in the morning at eight and answer
            you first. If you hang on a rope right now: 112.
          de: >-
            Danke für deine Nachricht an {{workspace.name}}. Wir sind ab acht Uhr wieder da.
    """#
}
