extension Phrasebook {
  static let portuguese = #"""
    names: Beatriz Nogueira | Tiago Salvador | Mariana Queirós | Rafael Antunes | Joana Lacerda
    cities: Porto | Braga | Recife | Coimbra
    nudge: Há alguma novidade? | Olá, ainda estou à espera …
    thanks: Perfeito, muito obrigada! | Obrigado pela rapidez 🙂
    checking: Olá {first}, obrigado pela mensagem. Estou a confirmar com o armazém e respondo dentro de
    uma hora. {me}
    closing: Ora essa, {first}. Boas caminhadas! {me}

    == double-charge chat
    C: Olá, cobraram-me duas vezes a encomenda {order}. || Fui cobrada duas vezes, {amount} cada. Porquê?
    A: Olá {first}, vejo um pagamento e uma autorização. O banco liberta a autorização em 3 a 5 dias; só
    paga uma vez. {me}
    C: Está bem, fico atenta à conta.
    A: Se não desaparecer até segunda, escreva-me e devolvo o valor. {me}

    == parcel-late chat
    C: Onde está a minha encomenda {order}? Devia ter chegado na terça.
    A: Olá {first}, está parada em {city}. Já pedi nova entrega para amanhã de manhã. {me}
    C: Chegou agora mesmo!

    == wrong-size mail Troca da encomenda {order}
    C: Bom dia,
    |
    |as botas ficam-me apertadas. Têm o 42 em stock?
    |
    |{first}
    A: Bom dia {first},
    |
    |temos, e já estão reservadas. Segue em anexo a etiqueta para a troca.
    |
    |{me}, Ternwick

    == cancel chat
    C: Como é que cancelo a subscrição do clube?
    A: Olá {first}, já está cancelada; termina no fim do mês, sem mais cobranças. {me}

    == praise public
    C: Três semanas à chuva e os pés sempre secos. Obrigada {handle}!
    A: Ficamos muito contentes, {first}! {me}

    == praise review
    C: ★★★★★ Atendimento impecável e entrega em dois dias.
    A: Obrigado, {first}! {me}

    == login chat
    C: A aplicação diz que a palavra-passe está errada, mas não está
    A: Olá {first}, a conta estava bloqueada após cinco tentativas. Já a desbloqueei. {me}
    """#

  static let italian = #"""
    names: Giulia Santarelli | Matteo Bruschi | Chiara Lombardini | Davide Orsolin | Elena Vismara
    cities: Torino | Bologna | Trento | Lecce
    nudge: Ci sono novità? | Buongiorno, sto ancora aspettando …
    thanks: Perfetto, grazie mille! | Grazie {me}, gentilissimi 😊
    checking: Ciao {first}, grazie del messaggio. Sto verificando con il magazzino e ti rispondo entro
    un’ora. {me}
    closing: Figurati, {first}. Buone camminate! {me}

    == double-charge chat
    C: Buongiorno, mi avete addebitato due volte l’ordine {order}. || Due addebiti da {amount}, perché?
    A: Ciao {first}, vedo un pagamento e un’autorizzazione. La banca la sblocca in 3–5 giorni; paghi una
    volta sola. {me}
    C: Va bene, allora aspetto.

    == parcel-late chat
    C: Il pacco risulta consegnato ma qui non c’è. Ordine {order}
    A: Ciao {first}, ho chiesto la prova di consegna al corriere. Se domani non c’è risposta te ne mando
    un altro con l’espresso. {me}
    C: Trovato, era in portineria! Scusate

    == invoice mail Fattura ordine {order}
    C: Buongiorno,
    |
    |avrei bisogno della fattura elettronica per l’ordine {order}. Il codice destinatario è nel profilo.
    |
    |Cordiali saluti
    |{first}
    A: Buongiorno {first},
    |
    |la fattura è stata emessa oggi; in allegato una copia in PDF.
    |
    |{me}, Ternwick
    C: Ricevuta, grazie.

    == wrong-size chat
    C: La {product} mi sta stretta, posso cambiarla con una taglia in più?
    A: Ciao {first}, certo: l’etichetta è nella tua posta e quella nuova è già da parte. {me}

    == praise public
    C: Mai visto un servizio così: {handle} mi ha riparato lo zaino gratis 🙌
    A: Grazie a te, {first}! {me}

    == praise review
    C: ★★★★ Scarpa comodissima, peccato per i lacci.
    A: Grazie, {first}: te ne spediamo un paio più robusti. {me}

    == feature chat
    C: Si può vedere la disponibilità nei negozi dall’app?
    A: Ciao {first}, sì: nella scheda del prodotto, sotto «Negozi». {me}
    """#
}
