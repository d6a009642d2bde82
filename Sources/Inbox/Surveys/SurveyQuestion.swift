/// The words of a survey: those of the workspace file, else our own.
enum SurveyQuestion {
  /// What is asked, with placeholders, and its language: the customer's, else the workspace's, else
  /// English.
  static func words(
    of kind: SurveyKind, for language: String?, in workspace: Workspace
  ) -> (text: String, language: String) {
    let own =
      switch kind {
      case .csat: workspace.surveys.csat?.ask ?? [:]
      case .nps: workspace.surveys.nps?.ask ?? [:]
      }
    let texts = own.isEmpty ? usual(kind) : own
    let asked = SavedReply(shortcut: "", title: "", bodies: texts)
      .body(for: language, workspace: workspace.language)
    return asked.map { ($0.text, $0.language) } ?? ("", workspace.language)
  }

  private static func usual(_ kind: SurveyKind) -> [String: String] {
    switch kind {
    case .csat: satisfaction
    case .nps: recommendation
    }
  }

  private static let satisfaction = [
    "en": "How satisfied are you with our help? Please answer with a number: 1 (not at all) to 5 "
      + "(very). A few words are welcome.",
    "de": "Wie zufrieden sind Sie mit unserer Hilfe? Bitte antworten Sie mit einer Zahl: 1 (gar "
      + "nicht) bis 5 (sehr). Über ein paar Worte freuen wir uns.",
    "fr": "Êtes-vous satisfait de notre aide ? Répondez par un chiffre : de 1 (pas du tout) à 5 "
      + "(très). Quelques mots sont les bienvenus.",
    "es": "¿Qué tan satisfecho está con nuestra ayuda? Responda con un número: de 1 (nada) a 5 "
      + "(mucho). Puede añadir unas palabras.",
    "it": "Quanto è soddisfatto del nostro aiuto? Risponda con un numero: da 1 (per niente) a 5 "
      + "(molto). Due parole sono benvenute.",
    "pt": "Está satisfeito com a nossa ajuda? Responda com um número: de 1 (nada) a 5 (muito). "
      + "Pode acrescentar algumas palavras.",
    "nl": "Hoe tevreden bent u over onze hulp? Antwoord met een cijfer: 1 (helemaal niet) tot 5 "
      + "(zeer). Een paar woorden zijn welkom.",
    "el": "Πόσο ικανοποιημένοι είστε από τη βοήθειά μας; Απαντήστε με έναν αριθμό: 1 (καθόλου) "
      + "έως 5 (πολύ).",
    "pl": "Jak bardzo są Państwo zadowoleni z naszej pomocy? Prosimy o cyfrę od 1 (wcale) do 5 "
      + "(bardzo).",
    "tr": "Yardımımızdan ne kadar memnunsunuz? 1 (hiç) ile 5 (çok) arasında bir sayı yazın.",
    "ja": "サポートにどのくらいご満足いただけましたか。1(不満)から5(満足)の数字でお答えください。",
  ]

  private static let recommendation = [
    "en": "How likely are you to recommend {{workspace.name}} to a friend? Please answer with a "
      + "number: 0 (not at all) to 10 (very).",
    "de": "Würden Sie {{workspace.name}} weiterempfehlen? Bitte antworten Sie mit einer Zahl: 0 "
      + "(gar nicht) bis 10 (unbedingt).",
    "fr": "Recommanderiez-vous {{workspace.name}} à un proche ? Répondez par un nombre : de 0 "
      + "(pas du tout) à 10 (tout à fait).",
    "es": "¿Recomendaría {{workspace.name}} a un amigo? Responda con un número: de 0 (nada) a 10 "
      + "(sin duda).",
    "it": "Consiglierebbe {{workspace.name}} a un amico? Risponda con un numero: da 0 (per niente) "
      + "a 10 (senz'altro).",
    "pt": "Recomendaria {{workspace.name}} a um amigo? Responda com um número: de 0 (nada) a 10 "
      + "(com certeza).",
    "nl": "Zou u {{workspace.name}} aanbevelen? Antwoord met een cijfer: 0 (zeker niet) tot 10 "
      + "(zeker wel).",
    "el": "Θα συνιστούσατε την {{workspace.name}} σε έναν φίλο; Απαντήστε με έναν αριθμό: 0 "
      + "(καθόλου) έως 10 (σίγουρα).",
    "pl": "Czy poleciliby Państwo {{workspace.name}}? Prosimy o liczbę od 0 (wcale) do 10 (na "
      + "pewno).",
    "tr": "{{workspace.name}} firmasını tavsiye eder misiniz? 0 (hiç) ile 10 (kesinlikle) arasında "
      + "bir sayı yazın.",
    "ja": "{{workspace.name}}を友人に勧めたいと思いますか。0(全く)から10(ぜひ)の数字でお答えください。",
  ]
}
