import Inbox

/// Words, folded, that say whether a capital is a name.
enum OrdinaryWords {
  /// Written with a capital though they are no names; our own among them, which stand in one text
  /// with somebody else's.
  static let all: Set<String> = {
    var words: Set<String> = [
      "public", "private", "vip", "bellhop", "sla", "i", "ok",
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
      "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
      "sonntag", "januar", "februar", "marz", "mai", "juni", "juli", "oktober", "dezember",
      "euro", "team", "sir", "madam", "support", "customer", "service", "damen", "herren",
      "zusammen", "alle", "liebes", "kundenservice", "kundendienst", "sie", "ihr", "ihre", "ihren",
      "ihrem", "ihrer", "ihnen", "du", "dein", "deine", "vielen", "viele", "danke", "bitte",
      "thanks", "thank", "please", "best", "kind", "regards", "cheers", "yours", "there",
      "κυριακη", "δευτερα", "τριτη", "τεταρτη", "πεμπτη", "παρασκευη", "σαββατο", "ιανουαριου",
      "φεβρουαριου", "μαρτιου", "απριλιου", "μαιου", "ιουνιου", "ιουλιου", "αυγουστου",
      "σεπτεμβριου",
      "οκτωβριου", "νοεμβριου", "δεκεμβριου", "saturdays", "sundays", "mondays",
    ]
    for channel in Channel.allCases {
      for part in channel.name.split(separator: " ") { words.insert(FoldedText.fold(String(part))) }
    }
    return words
  }()

  /// A name follows.
  static let titles: Set<String> = folded([
    "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "herrn", "frau", "familie", "fam", "señor",
    "señora", "sr", "sra", "mme", "mlle", "monsieur", "madame", "signor", "signora", "κ", "κος",
    "κα",
    "κύριε", "κυρία", "κύριος", "pan", "pani", "bay", "bayan", "пан", "пані", "господин", "госпожа",
  ])

  /// Beginnings and ends of letters: whom it is to, whom it is from.
  static let greetings: Set<String> = folded([
    "hi", "hello", "hey", "dear", "hallo", "liebe", "lieber", "moin", "servus", "grüße", "grüßen",
    "gruß", "grüsse", "regards", "bonjour", "cher", "chère", "hola", "querida", "querido", "ciao",
    "cara", "caro", "αγαπητέ", "αγαπητή", "cordialement", "saludos", "saluti", "привіт",
  ])

  static let nameWords: Set<String> = folded([
    "name", "nachname", "vorname", "surname", "nom", "nombre", "nome", "όνομα", "ονομα",
  ])

  static let streets: Set<String> = folded([
    "street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "square", "sq", "court",
    "boulevard", "blvd", "terrace", "crescent", "straße", "strasse", "str", "weg", "platz", "allee",
    "gasse",
  ])

  /// `Hauptstraße`, `Lindenweg`.
  static let streetEndings: [String] = Array(
    folded(["straße", "strasse", "str", "gasse", "allee", "platz", "damm", "ufer", "weg", "ring"]))

  /// First names and towns that are read as such wherever they stand.
  static let names: Set<String> = folded([
    "anna", "anne", "andreas", "alexander", "alex", "ali", "ahmed", "amelia", "andrea", "angela",
    "antonio", "barbara", "ben", "birgit", "carlos", "charlotte", "christian", "christina",
    "claudia", "daniel", "david", "elena", "elias", "elisabeth", "emily", "emma", "eva", "fatma",
    "felix", "florian", "frank", "georg", "george", "giorgos", "γιώργος", "μαρία", "ελένη",
    "γιάννης", "κώστας", "δημήτρης", "hannah", "hans", "heike", "helga", "ines", "ivan", "jack",
    "jan", "jana", "james", "jennifer", "jessica", "johannes", "john", "jon", "jonas", "jose",
    "josé", "julia", "jürgen", "karin", "karl", "katharina", "kevin", "klaus", "lars", "laura",
    "lena", "leon", "lisa", "luca", "lucas", "lukas", "manfred", "marco", "marie", "maria",
    "markus", "martin", "matthias", "maya", "mehmet", "michael", "michelle", "mohammed", "monika",
    "nadia", "nicole", "nina", "noah", "oliver", "olivia", "olga", "patrick", "paul", "paula",
    "peter", "petra", "philipp", "pierre", "priya", "rachel", "robert", "sabine", "sandra", "sara",
    "sarah", "sebastian", "silke", "simon", "sofia", "sophie", "stefan", "stefanie", "stephan",
    "susanne", "sven", "tanja", "thomas", "tim", "tobias", "tom", "ulrich", "ursula", "uwe",
    "victoria", "werner", "wolfgang", "yusuf",
    "berlin", "hamburg", "münchen", "köln", "frankfurt", "stuttgart", "düsseldorf", "leipzig",
    "dresden", "hannover", "nürnberg", "bremen", "bonn", "wien", "graz", "salzburg", "zürich",
    "basel", "bern", "london", "paris", "madrid", "rome", "dublin", "athen", "athens", "αθήνα",
  ])

  private static func folded(_ words: [String]) -> Set<String> {
    Set(words.map { FoldedText.fold($0) })
  }
}

/// Whether a line is German, by words and endings that no neighbour shares.
enum GermanSigns {
  static func areIn(_ text: ScrambledText, _ folded: [String]) -> Bool {
    if text.scalars.contains("ß") { return true }
    var shared: Set<String> = []
    for word in folded {
      if clear.contains(word) { return true }
      if often.contains(word) { shared.insert(word) }
    }
    if shared.count > 1 { return true }
    return zip(folded, text.words).contains { word, range in
      text.scalars[range.lowerBound].properties.isUppercase && word.count > 5
        && clearEndings.contains { word.hasSuffix($0) }
    }
  }

  static let endings = [
    "ung", "ungen", "heit", "keit", "schaft", "nummer", "tion", "tat", "nis", "karte", "konto",
    "paket", "jacke", "schuhe",
  ]

  private static let clearEndings = ["ung", "ungen", "heit", "keit", "schaft", "bestellnummer"]

  private static let clear: Set<String> = Set(
    [
      "ich", "ist", "nicht", "und", "für", "auf", "zum", "zur", "ein", "eine", "einen", "einem",
      "einer", "kein", "keine", "keinen", "mein", "meine", "meinen", "meiner", "meinem", "noch",
      "auch", "aber", "oder", "wurde", "wurden", "wird", "werden", "habe", "haben", "seit", "warum",
      "wann", "nach", "über", "sehr", "bitte", "danke", "hallo", "kann", "können", "wir", "unsere",
      "ihre", "zwei", "drei", "vier", "rechnung", "bestellung", "lieferung", "rücksendung",
      "grüße", "grüßen", "gruß", "frau", "herr", "liebe", "lieber", "neue", "falsche", "immer",
      "mich", "dich", "sich", "deine", "deinen", "nur", "wenn", "dann", "weil", "dass",
    ].map { FoldedText.fold($0) })

  private static let often: Set<String> = [
    "der", "die", "das", "den", "dem", "des", "von", "mit", "zu", "im", "wie", "wo", "bei", "aus",
    "schon", "sind", "bin", "uns", "paket", "artikel", "adresse",
  ]
}
