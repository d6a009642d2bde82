extension Phrasebook {
  static let german = #"""
    names: Lena Fischer | Jonas Weber | Miriam Kaltenbach | Tobias Renner | Anke Brandstätter
    names: Ferdinand Östreich | Sabine Lohmann | Kerstin Vogt | Paul Hennig | Ilse Grünwald
    names: Max Steinhoff | Ayla Demirel | Katrin Paulsen | Moritz Falk | Greta Sommerfeld | Ole Jansen
    cities: Leipzig | Freiburg | Wien | Bern | Rostock | Kassel
    nudge: Gibt es schon etwas Neues? | Hallo? Ich warte noch … | Ist da noch jemand?
    nudge: Und bitte nicht wieder so lange warten lassen. | Ich bräuchte heute noch eine Antwort.
    thanks: Super, vielen Dank! | Danke für die schnelle Hilfe 🙂 | Alles klar, danke {me}!
    thanks: Hat geklappt, besten Dank. | Perfekt, schönen Tag noch!
    checking: Hallo {first}, danke für die Nachricht. Ich kläre das gerade mit dem Lager und melde mich
    innerhalb der nächsten Stunde. {me}
    checking: Hallo {first}, ich sehe mir die Bestellung an und schreibe gleich noch einmal. {me}
    closing: Sehr gern, {first}. Viel Freude damit! {me} | Gern geschehen, gute Touren! {me}

    == double-charge chat
    C: Hi, meine Karte wurde für Bestellung {order} zweimal belastet.
    || Ihr habt {amount} zweimal abgebucht, Bestellung {order}. Was ist da los?
    C: Zwei Buchungen von {amount}. Bitte heute noch klären!
    @: kontoauszug.png image/png 214020
    N: Eine Zahlung, eine Vormerkung; fällt in 3–5 Tagen weg. @maya nimmst du das?
    A: Hallo {first}, danke für den Auszug. Ich sehe eine Zahlung und eine Vormerkung; die Vormerkung
    gibt deine Bank in 3 bis 5 Tagen frei. Du zahlst nur einmal. {me}
    C: Meine Bank sagt aber, beides sei gebucht. || Ok, dann warte ich bis Freitag.
    A: Dann schick mir bitte die Umsatznummer, ich erstatte sofort. {me}

    == double-charge public
    C: {handle} zweimal abgebucht und niemand geht ans Telefon. Service?
    || Bei {handle} heute auch wem doppelt abgebucht worden?
    A: Das tut uns leid, {first}. Es sind doppelte Vormerkungen von heute Mittag, sie lösen sich von
    selbst. Schreib uns gern privat mit Bestellnummer, dann prüfen wir deine. {me}

    == double-charge mail Doppelte Abbuchung, Bestellung {order}
    C: Guten Tag,
    |
    |für meine Bestellung {order} wurden {amount} zweimal von meinem Konto abgebucht. Ich bitte um
    umgehende Erstattung und eine kurze Bestätigung.
    |
    |Mit freundlichen Grüßen
    |{first}
    A: Guten Tag {first},
    |
    |eine der beiden Buchungen ist nur eine Vormerkung und verfällt in 3 bis 5 Tagen. Sollte sie am
    Montag noch da sein, genügt eine Antwort auf diese Mail.
    |
    |Freundliche Grüße
    |{me}, Ternwick

    == parcel-late chat
    C: Wo ist mein Paket? Bestellung {order} || Die Sendung hängt seit Tagen in {city} fest.
    || Laut Sendungsverfolgung zugestellt, hier ist aber nichts.
    C: Ich fahre am Samstag in Urlaub und brauche die Schuhe!
    A: Hallo {first}, das Paket liegt noch im Depot {city}. Ich habe die Zustellung für morgen Vormittag
    bestellt; klappt das nicht, schicken wir neue Schuhe per Express. {me}
    C: Ist gerade angekommen, danke!
    A: Das freut mich, schönen Urlaub! {me}

    == address chat
    C: Lieferadresse bitte ändern, Bestellung {order}: Hausnummer 12 statt 21.
    A: Hallo {first}, ist geändert, das Paket war zum Glück noch nicht unterwegs. {me}

    == wrong-size chat
    C: Der {product} fällt sehr klein aus. Kann ich 43 statt 42 haben?
    || Schuhe sind schön, aber zu eng. Wie geht der Umtausch?
    A: Hallo {first}, klar. Das Rücksendeetikett ist in deiner Mail, die größeren sind reserviert. {me}
    C: Brauche ich den Originalkarton?
    A: Nein, jeder Karton ist recht. {me}

    == wrong-size mail Umtausch Bestellung {order}
    C: Hallo zusammen,
    |
    |die Jacke ist toll, aber an den Ärmeln zu kurz. Gibt es sie auch in Langgröße?
    |
    |Viele Grüße
    |{first}
    A: Hallo {first},
    |
    |leider nicht, aber die nächste Größe hat 3 cm längere Ärmel. Ich habe eine zurückgelegt; das
    Etikett für den Umtausch hängt an.
    |
    |{me}, Ternwick

    == login chat
    C: Ich komme nicht mehr in mein Konto, die Mail zum Zurücksetzen kommt nicht an.
    || Die App meldet mich ständig ab.
    A: Hallo {first}, die Mails gingen an deine alte Adresse. Ich habe sie geändert, bitte versuch es
    noch einmal. {me}
    C: Bin drin!

    == invoice mail Rechnung zu {order}
    C: Sehr geehrte Damen und Herren,
    |
    |bitte senden Sie mir die Rechnung zur Bestellung {order} als PDF für die Steuer.
    |
    |Mit freundlichen Grüßen
    |{first}
    A: Guten Tag {first},
    |
    |anbei die Rechnung. Alle Rechnungen finden Sie auch im Konto unter „Bestellungen“.
    |
    |{me}, Ternwick
    C: Vielen Dank.

    == vat mail Falsche Umsatzsteuer auf Rechnung {order}
    C: Guten Tag,
    |
    |wir sind ein Verein in Österreich mit gültiger UID. Auf der Rechnung stehen trotzdem 19 %. Bitte
    um eine korrigierte Rechnung.
    |
    |{first}, Bergfreunde Hochkar
    @: rechnung.pdf application/pdf 119320
    A: Guten Tag {first},
    |
    |die UID war ohne Länderkürzel eingetragen. Die korrigierte Rechnung hängt an, die Differenz
    erstatten wir heute.
    |
    |{me}, Ternwick

    == cancel chat
    C: Wie kündige ich die Club-Mitgliedschaft? || Bitte Mitgliedschaft zum Monatsende kündigen.
    A: Hallo {first}, erledigt: Sie endet am Monatsletzten, danach wird nichts mehr abgebucht. {me}
    C: Das ging ja einfach. Danke!

    == refund-missing chat
    C: Rücksendung ist seit zwei Wochen bei euch, wo bleibt die Erstattung? Bestellung {order}
    A: Hallo {first}, sie war falsch zugeordnet. {amount} gehen heute zurück auf dein Konto. {me}

    == praise public
    C: Neue {product} von {handle}: 20 km und keine einzige Blase. Bin begeistert!
    A: Das hören wir gern, {first}! Gute Touren. {me}

    == praise review
    C: ★★★★★ Nach drei Wochen Dauerregen in {city} immer noch dicht. Klare Empfehlung.
    A: Danke, {first}! Das geben wir an die Werkstatt weiter. {me}

    == hours public
    C: Habt ihr am Sonntag offen? || Hat der Laden in {city} zwischen den Jahren auf?
    A: Montag bis Samstag 10 bis 19 Uhr, {first}, sonntags geschlossen. {me}

    == broken chat
    C: Nach zwei Monaten löst sich die Sohle. Foto anbei.
    @: sohle.jpg image/jpeg 1620441
    A: Hallo {first}, das ist ein Garantiefall. Lieber Reparatur oder neue Schuhe? {me}
    C: Lieber reparieren.
    A: Gern, das Etikett ist unterwegs; nach zehn Tagen sind sie wieder bei dir. {me}

    == question chat
    C: Ist der {product} wasserdicht? || Wie schwer ist der {product} in 44?
    A: Hallo {first}, wasserdicht bis zum Knöchel, 420 g je Schuh. {me}
    """#
}
