extension Phrasebook {
  static let polish = #"""
    names: Agnieszka Zawada | Piotr Krajewski | Kasia Wrona | Łukasz Mazurek | Ewa Ślusarczyk
    cities: Gdańsk | Kraków | Wrocław | Łódź
    nudge: Czy coś już wiadomo? | Halo, nadal czekam …
    thanks: Super, bardzo dziękuję! | Dzięki za szybką pomoc 🙂
    checking: Dzień dobry {first}, dziękuję za wiadomość. Sprawdzam to w magazynie i odezwę się w ciągu
    godziny. {me}
    closing: Nie ma za co, {first}. Udanych wędrówek! {me}

    == double-charge chat
    C: Dzień dobry, pobrano mi dwa razy {amount} za zamówienie {order}.
    || Dlaczego z karty zeszło mi podwójnie? Zamówienie {order}
    A: Dzień dobry {first}, widzę jedną płatność i jedną blokadę. Bank zdejmie blokadę w ciągu 3–5 dni,
    zapłacisz tylko raz. {me}
    C: Dobrze, poczekam do piątku.
    A: Gdyby nie zniknęła, proszę o numer operacji, od razu zwrócę pieniądze. {me}

    == parcel-late chat
    C: Gdzie jest moja paczka? Zamówienie {order}
    A: Dzień dobry {first}, utknęła w sortowni {city}. Zamówiłem doręczenie na jutro rano. {me}
    C: Właśnie dotarła!

    == invoice mail Faktura do zamówienia {order}
    C: Dzień dobry,
    |
    |proszę o fakturę VAT do zamówienia {order} na dane firmy z profilu.
    |
    |Pozdrawiam
    |{first}
    A: Dzień dobry {first},
    |
    |faktura w załączniku. Wszystkie są też w koncie, w zakładce „Zamówienia”.
    |
    |{me}, Ternwick

    == wrong-size chat
    C: Buty są za małe, czy mogę wymienić na 43?
    A: Dzień dobry {first}, oczywiście. Etykieta jest w mailu, większe czekają odłożone. {me}

    == praise public
    C: {handle} zszyli mi plecak za darmo, jeszcze z liścikiem. Szacunek!
    A: Cała przyjemność po naszej stronie, {first}! {me}

    == praise review
    C: ★★★★★ Trzy tygodnie w deszczu i suche skarpety.
    A: Dziękujemy, {first}! {me}

    == login chat
    C: Nie mogę się zalogować, mail do zmiany hasła nie przychodzi
    A: Dzień dobry {first}, szedł na stary adres. Poprawiłem, proszę spróbować jeszcze raz. {me}
    """#

  static let ukrainian = #"""
    names: Оксана Гриценко | Тарас Левчук | Ірина Поліщук | Богдан Савчин
    cities: Львів | Полтава | Чернівці
    nudge: Є якісь новини? | Добрий день, я ще чекаю …
    thanks: Дуже дякую! | Чудово, дякую за допомогу 🙂
    checking: Добрий день, {first}! Дякую за повідомлення. Уточнюю на складі й відповім протягом години.
    {me}
    closing: Прошу, {first}! Гарних мандрівок. {me}

    == double-charge chat
    C: Добрий день, за замовлення {order} двічі списали {amount}.
    A: Добрий день, {first}! Бачу одну оплату й одну попередню авторизацію. Банк зніме її за 3–5 днів, ви
    платите лише раз. {me}
    C: Зрозуміло, почекаю.

    == parcel-late chat
    C: Де моя посилка? Замовлення {order} мало прийти у вівторок.
    A: Добрий день, {first}! Вона у відділенні {city}, доставка завтра до обіду. {me}
    C: Отримала, дякую!

    == wrong-size mail Обмін розміру, замовлення {order}
    C: Добрий день!
    |
    |Черевики гарні, але тиснуть. Чи є на розмір більші?
    |
    |{first}
    A: Добрий день, {first}!
    |
    |Є, і вже відкладені для вас. Наклейка для обміну у вкладенні.
    |
    |{me}, Ternwick

    == praise public
    C: {handle} дякую за безкоштовний ремонт рюкзака!
    A: Дякуємо й вам, {first}! {me}

    == question chat
    C: Чи можна прати {product} у машинці?
    A: Добрий день, {first}! Краще вручну, до 30 градусів. {me}
    """#

  static let russian = #"""
    names: Алина Верещагина | Игорь Клёнов | Марина Тихонова | Дамир Сафин
    cities: Алматы | Рига | Тбилиси
    nudge: Есть новости? | Здравствуйте, я всё ещё жду …
    thanks: Спасибо большое! | Всё получилось, спасибо 🙂
    checking: Здравствуйте, {first}! Спасибо за сообщение. Уточняю на складе, отвечу в течение часа. {me}
    closing: Пожалуйста, {first}! Хороших походов. {me}

    == double-charge chat
    C: Здравствуйте, за заказ {order} деньги списали два раза.
    A: Здравствуйте, {first}! Вижу одну оплату и одну блокировку. Банк снимет её за 3–5 дней, вы платите
    только один раз. {me}
    C: Хорошо, подожду до пятницы.

    == parcel-late chat
    C: Где мой заказ {order}? Трек не обновляется пять дней.
    A: Здравствуйте, {first}! Посылка задержалась в городе {city}, доставка завтра утром. {me}
    C: Привезли, спасибо!

    == login chat
    C: Не могу войти в приложение, пишет «ошибка 17»
    A: Здравствуйте, {first}! Обновите, пожалуйста, приложение: исправление вышло сегодня утром. {me}
    C: Заработало

    == broken mail Гарантия, заказ {order}
    C: Добрый день!
    |
    |Через два месяца отклеилась подошва, фото прилагаю. Что можно сделать?
    |
    |{first}
    @: podoshva.jpg image/jpeg 1420110
    A: Здравствуйте, {first}!
    |
    |Это гарантийный случай. Новая пара уже отправлена, старую возвращать не нужно.
    |
    |{me}, Ternwick

    == praise public
    C: Прошёл с {handle} двести километров, ноги целы 👍
    A: Спасибо, {first}! Рады слышать. {me}
    """#
}
