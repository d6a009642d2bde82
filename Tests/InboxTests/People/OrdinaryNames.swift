/// Two hundred names as people bear them, in many languages: none of them is a disguise.
enum OrdinaryNames {
  static let all: [String] = lines.flatMap { $0.split(separator: ",").map(String.init) }

  private static let lines = [
    // Western and northern Europe.
    "Lena Fischer,Jonas Weber,Jürgen Groß,Björn Åkesson,Søren Kierkegaard,Ólafur Þórðarson",
    "Siân Llewellyn,Seán Ó Briain,Niamh O’Connor,D'Arcy McNeill,Jean-Luc Lefèvre,Zoë van der Berg",
    "François Lemaître,Chloé Dubois,Anaïs Nin,Gaël Le Goff,Maïwenn,Geoffroy de Beaupré-Saint-Cyr",
    "Lucía Ferrán,José María Núñez,Íñigo Pérez,Àlex Puigdemont,Uxía Castro,Joaquín Sabina",
    "João Conceição,Inês Magalhães,Luís Araújo,Niccolò Ammaniti,Chiara D’Angelo,Nicoletta Rossi",
    "Väinö Mäkelä,Aino Kärkkäinen,Jüri Põld,Õie Tamm,Ieva Bērziņa,Jānis Kļaviņš",
    "Žydrūnas Šimkus,Gabija Čepaitė,Ruth Pemberton,Tom Hanks,William Birnbaum,Karn Vernon",
    // Central, eastern and southern Europe.
    "Łukasz Wiśniewski,Grażyna Żółć,Zdzisław Ćwikła,Šárka Nováková,Jiří Dvořák,Ľubomír Ďurica",
    "Győző Szűcs,Erzsébet Kovács,Ștefan Țăran,Ioana Mureșan,Đorđe Živković,Nikša Šarić",
    "Ђорђе Живковић,Љиљана Његош,Стефан Петков,Мария Иванова,Анна,Сара Хосе",
    "Оксана Гриценко,Їжакевич Іван,Ґалаґан Петро,Алесь Ўладзіміравіч,Роза Сосо,Никита Ершов",
    "Ходжа Насреддин,Ольга Смирнова,Рената Сорос,Вера Орех,Тарас Шевченко,Нурсұлтан Әбішұлы",
    "Γιώργος Παπαδόπουλος,Ελένη Βασιλείου,Ουρανία Νικολάου,Κώστας Τότης,Μαρία Ανθή,Νίκος Ρήγας",
    "Արամ Խաչատրյան,Հասմիկ Պապյան,Նարեկ Սարգսյան,ნინო ქართველიშვილი,გიორგი მაისურაძე",
    // Near East and North Africa.
    "Elif Karaca,Çağrı Işık,İbrahim Gökçe,Şükrü Ünal,Iğdır Öğüt,Gülşah Yıldız",
    "محمد عبد الله,فاطمة الزهراء,أحمد بن سعيد,ليلى حسن,نور الدين,عمر الخيام",
    "שרה לוי,דוד בן־גוריון,יוסף כהן,נועה אברהמי,فرهاد مجیدی,زهرا موسوی",
    "پروین اعتصامی,Əli Məmmədov,Gülnarə Əliyeva,Nadia Rahman,Yasmine El-Khoury,Karim ben Ali",
    // Africa.
    "Ngũgĩ wa Thiong'o,Wangari Maathai,Chimamanda Adichie,Ọlá Ọdúnladé,Ìyábọ̀ Adéọlá,Ɔkɔmfo Anɔkye",
    "Ɛsi Mensah,Ɗan Ƙarami,Hauwa Ɓagudu,አበበ ቢቂላ,ትርሐስ ገብረ,Thandiwe Mkhize",
    "Nkosazana Dlamini,Kwame Nkrumah,Aminata Sow,Fatou N’Diaye,Zola Qubeka,Jon Okafor",
    // South and South-East Asia.
    "प्रिया शर्मा,राहुल वर्मा,अमिताभ बच्चन,রবীন্দ্রনাথ ঠাকুর,শেখ হাসিনা,ગીતા પટેલ",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ,சுந்தர் பிச்சை,கமலா தேவி,రామకృష్ణ,ಕಾವ್ಯ ಗೌಡ,മോഹൻലാൽ",
    "සුනිල් පෙරේරා,สมชาย ใจดี,พี่Bank,ນາງ ສົມຈິດ,អ៊ុំ សុខា,မောင်အောင်",
    "Nguyễn Thị Hương,Trần Đức Thắng,Đặng Thuỳ Trâm,Lan Phạm,Siti Nurhaliza,Putu Wayan",
    "Jose Rizal,Maria Clara de los Reyes,བསྟན་འཛིན་རྒྱ་མཚོ,Энхжин Батбаяр,Цэцэгмаа Дорж,ᠮᠣᠩᠭᠣᠯ",
    // East Asia.
    "高瀬 美咲,田中太郎,山田 ハナコ,佐々木 りん,Kポップ太郎,ＡＢＣ商事",
    "王小明,陳美玲,李 Jack,欧阳娜娜,ㄓㄤ 小明,김민준",
    "박서연,이 Alice,Mary 田中,최ㅎㅎ,ｶﾀｶﾅ 太郎,中村〆子",
    // As people call themselves on networks.
    "salt_walks2,maria92,Anna 🌻,x_kevin_x,mr. brown,Dr. phil. A. Müller",
    "Acme Logistics,Ruiz & Hijos,Ortiz Family,Beck Foods,Northwind Ltd,+49 170 311",
    "Ilse Illmann,Lilli Illing,Ian 1st,Thorn Tornsen,Warner Arnold,Vivvi W.",
    "Lisa & Tom,J.R.R. Tolkien,Kim (she/her),Café Zürich,Bäckerei Öztürk GmbH,№1 Дача",
    "Мария (Maria),Иван-John,O'Neil 3rd,1⁄2 Anna,5 Star Pizza,R2D2",
  ]
}
