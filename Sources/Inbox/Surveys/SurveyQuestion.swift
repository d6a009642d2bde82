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
    "ru":
      "Насколько вы довольны нашей помощью? Ответьте, пожалуйста, цифрой: от 1 (совсем нет) до 5 "
      + "(очень).",
    "uk":
      "Наскільки ви задоволені нашою допомогою? Відповідайте, будь ласка, цифрою: від 1 (зовсім "
      + "ні) до 5 (дуже).",
    "ro": "Cât de mulțumit sunteți de ajutorul nostru? Răspundeți cu o cifră: de la 1 (deloc) la 5 "
      + "(foarte).",
    "lt": "Ar esate patenkinti mūsų pagalba? Atsakykite skaičiumi: nuo 1 (visai ne) iki 5 (labai).",
    "mn":
      "Манай тусламжид хэр сэтгэл хангалуун байна вэ? 1 (огт үгүй)-ээс 5 (маш их) хүртэлх тоогоор "
      + "хариулна уу.",
    "zh": "您对我们的服务满意吗？请回复一个数字：1（很不满意）到 5（非常满意）。",
    "ko": "저희 도움에 얼마나 만족하셨나요? 1(전혀)부터 5(매우)까지 숫자로 답해 주세요.",
    "ar": "ما مدى رضاك عن مساعدتنا؟ يرجى الرد برقم من 1 (غير راضٍ) إلى 5 (راضٍ جدًا).",
    "he": "עד כמה את/ה מרוצה מהעזרה שלנו? נא להשיב במספר: 1 (בכלל לא) עד 5 (מאוד).",
    "hi": "आप हमारी सहायता से कितने संतुष्ट हैं? कृपया एक अंक लिखें: 1 (बिल्कुल नहीं) से 5 (बहुत)।",
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
    "ru":
      "Порекомендуете ли вы {{workspace.name}} знакомым? Ответьте числом: от 0 (точно нет) до 10 "
      + "(точно да).",
    "uk":
      "Чи порекомендуєте ви {{workspace.name}} знайомим? Відповідайте числом: від 0 (точно ні) до "
      + "10 (точно так).",
    "ro":
      "Ați recomanda {{workspace.name}} unui prieten? Răspundeți cu un număr: de la 0 (deloc) la "
      + "10 (sigur).",
    "lt":
      "Ar rekomenduotumėte {{workspace.name}} draugui? Atsakykite skaičiumi: nuo 0 (tikrai ne) iki "
      + "10 (tikrai taip).",
    "mn": "Та {{workspace.name}}-ийг найздаа санал болгох уу? 0 (огт үгүй)-ээс 10 (заавал) хүртэлх "
      + "тоогоор хариулна уу.",
    "zh": "您会向朋友推荐 {{workspace.name}} 吗？请回复一个数字：0（绝不会）到 10（一定会）。",
    "ko": "{{workspace.name}}을(를) 지인에게 추천하시겠습니까? 0(전혀)부터 10(꼭)까지 숫자로 답해 주세요.",
    "ar": "هل توصي أصدقاءك بـ {{workspace.name}}؟ يرجى الرد برقم من 0 (أبدًا) إلى 10 (بالتأكيد).",
    "he":
      "האם היית ממליץ/ה על {{workspace.name}} לחברים? נא להשיב במספר: 0 (בכלל לא) עד 10 (בהחלט).",
    "hi": "क्या आप {{workspace.name}} की सिफ़ारिश मित्रों से करेंगे? कृपया एक अंक लिखें: 0 (बिल्कुल नहीं) से 10 "
      + "(ज़रूर)।",
    "ja": "{{workspace.name}}を友人に勧めたいと思いますか。0(全く)から10(ぜひ)の数字でお答えください。",
  ]
}
