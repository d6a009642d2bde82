/// Words that say nothing about what a message is about: articles, pronouns, prepositions, what
/// people greet and thank with. Folded, in the languages that desks write most.
///
/// A word that is missing here costs a stranger label, never a missed burst: what is always said is
/// said as often at the same hour of other weeks.
package struct BurstStopWords: Sendable {
  private let hashes: Set<UInt64>

  package static let shared = BurstStopWords(lists.joined(separator: " "))

  package init(_ words: String) {
    var hashes: Set<UInt64> = []
    for token in FoldedText.tokens(of: words) {
      hashes.insert(BurstTerms.hash(Array(token.utf8).span))
    }
    self.hashes = hashes
  }

  /// With more of them: what the desk itself is called, for everybody says it to it.
  package func adding(_ words: [String]) -> BurstStopWords {
    BurstStopWords(hashes: hashes.union(BurstStopWords(words.joined(separator: " ")).hashes))
  }

  private init(hashes: Set<UInt64>) {
    self.hashes = hashes
  }

  func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  private static let lists = [
    // English
    """
    a an the this that these those i you he she it we they me him her us them my your his its our
    their mine yours who whom which what when where why how is am are was were be been being do does
    did done doing have has had having will would shall should can could may might must not no yes
    ok and or but if then than so as at by for from in into of off on onto out over to up with
    without about after again all also any because before both each else ever every few get got here
    just more most much now only other own same some still such there too very via well while let
    please thanks thank you hello hi hey dear regards sorry good morning evening day one two today
    yesterday tomorrow re fwd s t d ll ve m don isn wasn didn doesn can won couldn anybody anyone
    somebody someone nobody something anything
    """,
    // German
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen ich du er sie es wir
    ihr mich dich sich uns euch mir dir ihm ihn ihnen mein meine meinen meinem meiner dein deine ihre
    ihren ihrem ihrer unser unsere und oder aber wenn dann als so wie auf an am im in ins aus bei bis
    durch fuer für gegen mit nach ohne seit um unter von vom vor zu zum zur uber über ist bin bist
    sind seid war waren wird werden wurde wurden worden habe haben hat hatte hatten habt kann konnen
    können konnte muss mussen müssen soll sollte will wollen darf nicht nichts nein ja doch noch
    schon nur auch sehr mehr mal hier dort da jetzt heute gestern morgen bitte danke hallo guten tag
    liebe lieber sehr geehrte geehrter damen herren gruss grüße grusse freundlichen was wer wo wann
    warum welche welcher diese dieser dieses diesen jemand etwas man
    """,
    // French
    """
    le la les l un une des du de d au aux ce cet cette ces je j tu il elle on nous vous ils elles me
    m te t se s lui leur leurs y en mon ma mes ton ta tes son sa ses notre nos votre vos qui que qu
    quoi dont ou où et mais si donc or ni car a à dans par pour sur sous avec sans chez vers depuis
    est suis es sommes etes êtes sont etait était etre être ai as avons avez ont avait eu fait faire
    peut peux pouvez dois doit pas plus ne n non oui tres très bien encore deja déjà aussi tout tous
    toute rien ici la là hier demain aujourd hui merci bonjour bonsoir salut svp plait plaît cordialement
    """,
    // Spanish, Portuguese, Italian
    """
    el los las lo uno una unos unas del al y e o u pero si sin con por para en entre desde hasta
    sobre yo tu usted él ella nosotros ellos mi mis su sus me te se le les nos que qué quien cual
    como cuando donde porque es soy eres son era fue ser estar esta está este esto esa ese eso estoy
    he has ha hemos han había hay tengo tiene no ni ya muy mas más también solo sólo todo todos nada
    algo hoy ayer mañana gracias hola buenos buenas dias días tardes favor saludos
    os as um uma uns umas do da dos das no na nos nas ao aos pelo pela eu ele ela nós eles meu minha
    seu sua isto isso aquilo não sim são foi estou está tem tenho quando onde porque obrigado obrigada
    olá oi bom dia boa
    il lo gli i un uno di dei degli delle della dello nel nella sul sulla dal dalla con per tra fra
    io lui lei noi voi loro mio mia suo sua che chi cosa come quando dove perché sono sei siamo siete
    era stato stata ho hai abbiamo avete hanno non anche ancora già più molto solo tutto oggi ieri
    grazie ciao salve buongiorno buonasera saluti
    """,
    // Dutch, Polish, Czech, Romanian, Swedish, Danish, Turkish
    """
    het een ik jij je hij zij wij jullie mij jou hem haar ons hun mijn jouw zijn en of maar als dan
    op aan uit bij tot voor met naar van te om niet geen wel nog al ook is ben bent was waren heb
    hebt heeft had kan moet wil dit dat deze die wat wie waar wanneer waarom hallo dank groet
    i w z na do od za po dla przy przez nie tak jest sa są byl był byla było mam ma co kto jak gdzie
    kiedy ten ta to te mnie mi moj moje moja dzien dzień dobry prosze proszę dziekuje dziękuję
    a v s k o u je jsem jsi jsou byl byla bylo mam má mate co kdo jak kde kdy ten ta to ty muj můj
    moje dobry dobrý den prosim prosím dekuji děkuji
    si și cu din pe la de ce cine cum unde cand când este sunt am ai are nu da buna bună ziua
    multumesc mulțumesc va vă rog
    och att det som en ett jag du han hon vi ni de mig dig på av för med till från är var har hade
    inte ja nej hej tack og jeg ikke til fra på med som er var har hvad hvem hvor
    ve bir bu su şu o ben sen biz siz onlar da de mi mı ne kim nasil nasıl neden icin için ile var
    yok degil değil merhaba lutfen lütfen tesekkurler teşekkürler
    """,
    // Russian, Ukrainian, Bulgarian, Greek
    """
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне
    было вот от меня еще нет о из ему теперь когда даже ну ли если уже или быть был была мы это
    этот здравствуйте добрый день спасибо пожалуйста привет мой моя мои
    і та це що як не на до з із за від ви ми вони мене мені дякую добрий будь ласка
    се ли съм сте са ще ме моля благодаря здравейте
    και να το τα ο η οι του της των τον την στο στη στην σε με για από που πως δεν μη θα είναι είμαι
    έχω έχει μου σου μας σας καλημέρα καλησπέρα ευχαριστώ παρακαλώ γεια
    """,
  ]
}
