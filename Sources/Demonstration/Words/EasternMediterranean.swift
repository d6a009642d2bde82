extension Phrasebook {
  static let greek = #"""
    names: Ελένη Καραμήτρου | Νίκος Βλαστός | Δήμητρα Πανταζή | Στέλιος Ραφτόπουλος
    cities: Θεσσαλονίκη | Πάτρα | Λευκωσία
    nudge: Υπάρχει κάποιο νέο; | Καλησπέρα, ακόμα περιμένω …
    thanks: Τέλεια, ευχαριστώ πολύ! | Ευχαριστώ για την άμεση βοήθεια 🙂
    checking: Γεια σας {first}, ευχαριστούμε για το μήνυμα. Ρωτάω την αποθήκη και σας απαντώ μέσα σε μία
    ώρα. {me}
    closing: Παρακαλώ, {first}. Καλές διαδρομές! {me}

    == double-charge chat
    C: Καλησπέρα, χρεώθηκα δύο φορές για την παραγγελία {order}. || Γιατί δύο χρεώσεις των {amount};
    A: Γεια σας {first}, βλέπω μία πληρωμή και μία δέσμευση. Η τράπεζα την αποδεσμεύει σε 3–5 ημέρες·
    πληρώνετε μόνο μία φορά. {me}
    C: Εντάξει, θα περιμένω.

    == invoice mail Τιμολόγιο για την παραγγελία {order}
    C: Καλημέρα σας,
    |
    |θα ήθελα τιμολόγιο αντί για απόδειξη για την παραγγελία {order}. Γίνεται;
    |
    |Ευχαριστώ,
    |{first}
    A: Καλημέρα {first},
    |
    |βεβαίως, το τιμολόγιο είναι συνημμένο.
    |
    |{me}, Ternwick

    == parcel-late chat
    C: Πού βρίσκεται το δέμα μου; Παραγγελία {order}
    A: Γεια σας {first}, είναι στο κέντρο διαλογής ({city}) και παραδίδεται αύριο το πρωί. {me}
    C: Μόλις έφτασε!

    == praise public
    C: Συγχαρητήρια {handle}, επισκευή δωρεάν και σε τρεις μέρες!
    A: Ευχαριστούμε, {first}! {me}

    == hours public
    C: Είστε ανοιχτά την Κυριακή;
    A: Δευτέρα με Σάββατο 10–19, {first}. Την Κυριακή κλειστά. {me}
    """#

  static let turkish = #"""
    names: Elif Karaca | Burak Sönmez | Zeynep Işık | Emre Yıldızhan | Defne Toprak
    cities: İzmir | Bursa | Eskişehir
    nudge: Bir gelişme var mı? | Merhaba, hâlâ bekliyorum …
    thanks: Çok teşekkür ederim! | Harika, sağ olun 🙂
    checking: Merhaba {first}, mesajınız için teşekkürler. Depoya soruyorum, bir saat içinde dönüş
    yapacağım. {me}
    closing: Rica ederim {first}, keyifli yürüyüşler! {me}

    == double-charge chat
    C: Merhaba, {order} numaralı sipariş için kartımdan iki kez para çekilmiş.
    || Neden iki kere {amount} çekildi?
    C: Bugün çözülmesini rica ediyorum.
    A: Merhaba {first}, bir ödeme ve bir provizyon görüyorum. Bankanız provizyonu 3–5 gün içinde
    kaldırır, yalnızca bir kez ödersiniz. {me}
    C: Tamam, bekliyorum o zaman.

    == parcel-late chat
    C: Kargom nerede? Sipariş {order}
    A: Merhaba {first}, kargonuz {city} şubesinde, yarın öğlene kadar teslim edilecek. {me}
    C: Şimdi geldi, teşekkürler!

    == wrong-size mail Değişim, sipariş {order}
    C: Merhaba,
    |
    |botlar biraz dar geldi. 43 numara ile değiştirebilir miyim?
    |
    |{first}
    A: Merhaba {first},
    |
    |elbette. Değişim etiketi ekte, 43 numara sizin için ayrıldı.
    |
    |{me}, Ternwick

    == praise public
    C: {handle} çantamı ücretsiz tamir etti, böyle firma kaldı mı 👏
    A: Güzel sözleriniz için teşekkürler {first}! {me}

    == login chat
    C: Uygulamaya giremiyorum, şifre yenileme e-postası gelmiyor
    A: Merhaba {first}, e-posta eski adresinize gidiyordu. Düzelttim, tekrar dener misiniz? {me}
    """#

  static let arabic = #"""
    names: ليلى حداد | سامر الخطيب | نور العبدالله | يوسف منصور
    cities: عمّان | الدار البيضاء | دبي
    nudge: هل من جديد؟ | مرحباً، ما زلت أنتظر …
    thanks: شكراً جزيلاً! | ممتاز، شكراً على السرعة 🙂
    checking: مرحباً {first}، شكراً على رسالتك. أتحقق من الأمر مع المستودع وأعود إليك خلال ساعة. {me}
    closing: على الرحب والسعة، {first}. {me}

    == double-charge chat
    C: مرحباً، تم خصم {amount} مرتين عن الطلب {order}.
    A: مرحباً {first}، أرى دفعة واحدة ومبلغاً محجوزاً. يحرّره المصرف خلال 3 إلى 5 أيام، ولن تدفع إلا مرة
    واحدة. {me}
    C: حسناً، سأنتظر.

    == parcel-late chat
    C: أين طلبي {order}؟ كان من المفترض أن يصل يوم الثلاثاء.
    A: مرحباً {first}، الطرد في {city} وسيصل غداً قبل الظهر. {me}
    C: وصل الآن، شكراً!

    == wrong-size mail استبدال المقاس، الطلب {order}
    C: السلام عليكم،
    |
    |الحذاء جميل لكنه ضيّق. هل يمكن استبداله بمقاس 43؟
    |
    |{first}
    A: وعليكم السلام {first}،
    |
    |بالتأكيد. ملصق الإرجاع مرفق، والمقاس الجديد محجوز باسمك.
    |
    |{me}، Ternwick

    == praise public
    C: شكراً {handle} على إصلاح حقيبتي مجاناً 🌿
    A: سعداء بذلك، {first}! {me}
    """#

  static let hebrew = #"""
    names: נועה ברקאי | איתן שלו | תמר גולן | יואב מזרחי
    cities: חיפה | באר שבע | ירושלים
    nudge: יש חדש? | שלום, אני עדיין מחכה …
    thanks: תודה רבה! | מעולה, תודה על העזרה 🙂
    checking: שלום {first}, תודה על ההודעה. אני בודקת עם המחסן וחוזרת אליך תוך שעה. {me}
    closing: בשמחה, {first}. {me}

    == double-charge chat
    C: שלום, חויבתי פעמיים על הזמנה {order}.
    A: שלום {first}, אני רואה תשלום אחד ואישור זמני אחד. הבנק משחרר אותו תוך 3 עד 5 ימים; התשלום הוא
    פעם אחת בלבד. {me}
    C: בסדר, אחכה.

    == parcel-late chat
    C: איפה החבילה שלי? הזמנה {order}
    A: שלום {first}, היא במרכז המיון ב{city} ותימסר מחר לפני הצהריים. {me}
    C: הגיעה עכשיו!

    == question mail שאלה על {product}
    C: שלום,
    |
    |האם הדגם עמיד במים? אני יוצאת לטיול של שבוע.
    |
    |{first}
    A: שלום {first},
    |
    |כן, עד גובה הקרסול. טיול נעים!
    |
    |{me}, Ternwick

    == praise public
    C: {handle} שירות מעולה, תיקנו לי את התיק בחינם
    A: תודה, {first}! {me}
    """#
}
