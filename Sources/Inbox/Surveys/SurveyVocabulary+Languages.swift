extension SurveyVocabulary {
  /// By the base of the language's code.
  static let of: [String: SurveyVocabulary] = [
    "en": .init(
      numbers: "zero one two three four five six seven eight nine ten",
      scale: "star stars point points", of: "of out",
      leads: "i d would give rate you it a an my score rating is say the answer",
      openers: """
        great good super perfect excellent awesome amazing fantastic ok okay fine nice fast quick \
        very really but because bad poor terrible awful slow would love loved happy unhappy
        """,
      polite: "thanks thank you thx ty cheers very much so many a lot",
      requests: "please pls can could need want call when",
      praise: """
        great good super perfect excellent awesome amazing fantastic brilliant ok okay fine nice \
        fast quick really all the service support help team staff helpful friendly love loved \
        happy satisfied everything was is for your guys and well done best job work always top \
        experience
        """),
    "de": .init(
      numbers: "null eins|eine zwei drei vier fünf sechs sieben acht neun zehn",
      scale: "stern sterne sternen punkt punkte punkten", of: "von aus",
      leads: "ich gebe vergebe würde euch ihnen eine ein die note bewertung meine ist das war",
      openers: """
        super gut sehr toll perfekt klasse prima ok okay schnell langsam schlecht aber weil nett \
        ausgezeichnet hervorragend leider zufrieden unzufrieden
        """,
      polite: "danke dank vielen schön sehr besten herzlichen dankeschön",
      requests: "bitte können könnt kann brauche möchte will wann",
      praise: """
        super gut gute guter toll perfekt klasse prima ok okay schnell schnelle nett freundlich \
        ausgezeichnet hervorragend zufrieden alles bestens top service hilfe support team der \
        die das und war euer eure ihr ihre für weiter so
        """),
    "fr": .init(
      numbers: "zéro un|une deux trois quatre cinq six sept huit neuf dix",
      scale: "étoile étoiles point points", of: "sur",
      leads: "je donne mets vous note ma est un une le la",
      openers: """
        super très bien parfait excellent bon bonne mais car rapide lent mauvais génial nul ok \
        satisfait insatisfait
        """,
      polite: "merci beaucoup bien bonne journée",
      requests: "svp pouvez voudrais veux besoin quand",
      praise: """
        super très bien parfait excellent bon bonne rapide génial ok satisfait service équipe \
        aide et le la votre pour tout efficace aimable accueil
        """
    ),
    "es": .init(
      numbers: "cero uno|un|una dos tres cuatro cinco seis siete ocho nueve diez",
      scale: "estrella estrellas punto puntos", of: "de sobre",
      leads: "le les doy un una mi nota es puntuación",
      openers: """
        muy bien bueno buena excelente perfecto genial pero porque rápido lento malo mala ok \
        contento contenta
        """,
      polite: "gracias muchas mil", requests: "favor necesito quiero pueden puede cuando ayuda",
      praise: """
        muy bien bueno buena excelente perfecto genial rápido ok contento contenta servicio \
        atención ayuda equipo por la su el todo y
        """),
    "it": .init(
      numbers: "zero uno|una due tre quattro cinque sei sette otto nove dieci",
      scale: "stella stelle punto punti", of: "su di", leads: "do un una il mio voto è",
      openers: """
        ottimo ottima bene molto perfetto perfetta bravi ma perché veloce lento male pessimo ok \
        eccellente
        """,
      polite: "grazie mille molte tante", requests: "favore vorrei voglio bisogno potete quando",
      praise: """
        ottimo ottima bene perfetto perfetta bravi veloce ok eccellente servizio assistenza \
        aiuto tutto per il vostro e gentili
        """),
    "pt": .init(
      numbers: "zero um|uma dois|duas três quatro cinco seis sete oito nove dez",
      scale: "estrela estrelas ponto pontos", of: "de em",
      leads: "dou um uma a minha nota é",
      openers: "muito bom boa ótimo ótima excelente perfeito mas porque rápido lento mau ruim ok",
      polite: "obrigado obrigada muito",
      requests: "favor preciso quero podem pode quando",
      praise: """
        bom boa ótimo ótima excelente perfeito rápido ok serviço atendimento ajuda tudo pela \
        pelo e
        """),
    "nl": .init(
      numbers: "nul een|één twee drie vier vijf zes zeven acht negen tien",
      scale: "ster sterren punt punten", of: "van uit op", leads: "ik geef een het cijfer is",
      openers: "goed heel erg prima top perfect super maar want snel traag slecht ok uitstekend",
      polite: "dank bedankt je u wel hartelijk", requests: "graag alstublieft kunt kan wil wanneer",
      praise: """
        goed goede heel erg prima top perfect super snel snelle ok uitstekend service hulp voor \
        de en alles
        """
    ),
    "el": .init(
      numbers: """
        μηδέν ένα|ένας δύο|δυο τρία|τρεις τέσσερα|τέσσερις πέντε έξι επτά|εφτά οκτώ|οχτώ \
        εννέα|εννιά δέκα
        """,
      scale: "αστέρι αστέρια βαθμός βαθμοί", of: "από στα στους", leads: "βάζω δίνω ένα βαθμός",
      openers: "πολύ καλό καλή τέλεια άριστα αλλά γιατί αργό γρήγορα κακή κακό οκ μπράβο",
      polite: "ευχαριστώ ευχαριστούμε πολύ",
      requests: "παρακαλώ μπορείτε θέλω χρειάζομαι πότε",
      praise: """
        καλό καλή τέλεια άριστα γρήγορα οκ μπράβο εξυπηρέτηση όλα για την και βοήθεια σας
        """),
    "ru": .init(
      numbers: "ноль один два три четыре пять шесть семь восемь девять десять",
      scale: "звезда звезды звёзд балл балла баллов", of: "из",
      leads: "ставлю оценка моя я",
      openers: "очень хорошо отлично супер но потому быстро медленно плохо нормально ок",
      polite: "спасибо большое благодарю", requests: "пожалуйста можете нужно хочу когда помогите",
      praise: """
        очень хорошо отлично супер быстро нормально ок сервис всё поддержка за помощь и
        """
    ),
    "pl": .init(
      numbers: "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
      scale: "gwiazdka gwiazdki gwiazdek punkt punkty punktów", of: "na z",
      leads: "daję ocena moja to",
      openers: "bardzo dobrze super świetnie ale bo szybko wolno źle ok",
      polite: "dziękuję dzięki bardzo", requests: "proszę chcę potrzebuję kiedy możecie",
      praise: """
        dobrze super świetnie szybko ok obsługa wszystko za pomoc i
        """),
    "tr": .init(
      numbers: "sıfır bir iki üç dört beş altı yedi sekiz dokuz on",
      scale: "yıldız puan", of: "üzerinden", leads: "puanım notum",
      openers: "çok iyi güzel harika mükemmel ama çünkü yavaş hızlı kötü süper",
      polite: "teşekkürler teşekkür ederim sağolun", requests: "lütfen istiyorum lazım",
      praise: """
        çok iyi güzel harika mükemmel hızlı süper hizmet için ve
        """),
    "ro": .init(
      numbers: "zero unu|una doi|două trei patru cinci șase șapte opt nouă zece",
      scale: "stea stele punct puncte", of: "din", leads: "dau nota mea este",
      openers: "foarte bine bun bună excelent perfect dar lent rapid slab super",
      polite: "mulțumesc mersi mult", requests: "rog vreau nevoie când puteți",
      praise: """
        foarte bine bun bună excelent perfect rapid super serviciu pentru ajutor și tot
        """),
    "lt": .init(
      numbers: "nulis vienas du trys keturi penki šeši septyni aštuoni devyni dešimt",
      scale: "žvaigždutės žvaigždutė žvaigždučių balai balas balų", of: "iš", leads: "vertinu",
      openers: "labai gerai puikiai bet nes greitai lėtai blogai", polite: "ačiū dėkui labai",
      requests: "prašau noriu reikia kada",
      praise: """
        gerai puikiai greitai viskas už pagalbą ir
        """),
    "mn": .init(
      numbers: "тэг нэг хоёр гурав дөрөв тав зургаа долоо найм ес арав",
      scale: "од оноо", of: "оос өөс", leads: "үнэлгээ", openers: "маш сайн гэхдээ муу удаан",
      polite: "баярлалаа их", requests: "хэрэгтэй хэзээ тусална",
      praise: """
        маш сайн үйлчилгээ
        """),
    "ja": .init(
      numbers: "零|〇 一 二 三 四 五 六 七 八 九 十",
      scale: "点 点です 点でした 星 つ星 つ星です です でした", of: "", leads: "評価 評価は",
      openers: "", polite: "ありがとう ありがとうございます ありがとうございました",
      requests: "お願いします ください",
      praise: """
        とても 大変 よかった 良かった よかったです 良かったです です 丁寧 対応 迅速 早い 最高 満足 でした の が に で は な
        """),
    "zh": .init(
      numbers: "零|〇 一 二|两 三 四 五 六 七 八 九 十", scale: "分 星 颗星 顆星", of: "",
      leads: "评分 評分 我给 我給", openers: "", polite: "谢谢 謝謝 多谢 多謝",
      requests: "请 請 麻烦",
      praise: """
        很 非常 好 不错 不錯 满意 滿意 服务 服務 态度 態度 快 的 了 都
        """),
    "ko": .init(
      numbers: "영 일|하나 이|둘 삼|셋 사|넷 오|다섯 육|여섯 칠|일곱 팔|여덟 구|아홉 십|열",
      scale: "점 점입니다 점이요 점요 별 개", of: "", leads: "평점 점수는",
      openers: "좋아요 좋았어요 최고", polite: "감사합니다 고맙습니다", requests: "부탁드립니다 주세요",
      praise: """
        좋아요 좋았어요 최고 매우 아주 서비스 친절
        """),
    "ar": .init(
      numbers: "صفر واحد اثنان|اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
      scale: "نجوم نجمة نقاط", of: "من", leads: "تقييمي",
      openers: "ممتاز جيد جدا شكرا لكن سيء بطيء", polite: "شكرا جزيلا لكم لك",
      requests: "فضلك أريد أحتاج متى",
      praise: """
        ممتاز جيد جدا خدمة ممتازة رائع رائعة
        """),
    "uk": .init(
      numbers: """
        нуль один|одна два|дві три чотири п’ять|пять шість сім вісім дев’ять|девять десять
        """,
      scale: "зірка зірки зірок бал бали балів", of: "з із", leads: "ставлю оцінка моя",
      openers: "дуже добре чудово супер але бо швидко повільно погано нормально ок",
      polite: "дякую дякуємо щиро дуже спасибі",
      requests: "будь ласка можете потрібно хочу коли допоможіть",
      praise: "добре чудово супер швидко ок все сервіс за допомогу і"),
    "he": .init(
      numbers: """
        אפס אחת|אחד שתיים|שניים שלוש|שלושה ארבע|ארבעה חמש|חמישה שש|שישה שבע|שבעה שמונה תשע|תשעה \
        עשר|עשרה
        """,
      scale: "כוכב כוכבים נקודות", of: "מתוך", leads: "אני נותן נותנת ציון",
      openers: "מצוין טוב מאוד נהדר אבל כי רע איטי", polite: "תודה רבה לכם",
      requests: "בבקשה צריך צריכה רוצה מתי אפשר", praise: "מצוין טוב מאוד נהדר שירות מעולה"),
    "hi": .init(
      numbers: "शून्य एक दो तीन चार पाँच|पांच छह|छः सात आठ नौ दस", scale: "सितारे अंक", of: "में से",
      leads: "", openers: "बहुत अच्छा लेकिन", polite: "धन्यवाद शुक्रिया बहुत",
      requests: "कृपया चाहिए कब", praise: "अच्छा अच्छी सेवा"),
  ]
}
