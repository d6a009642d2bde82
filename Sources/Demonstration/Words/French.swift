extension Phrasebook {
  static let french = #"""
    names: Camille Auberon | Léo Marchetti | Élodie Vasseur | Baptiste Lorrain | Noémie Caradec
    names: Hugo Delmas | Inès Belkacem | Sylvain Roche | Margaux Thibert | Aurélien Piquet
    cities: Lyon | Nantes | Genève | Liège | Québec
    nudge: Avez-vous des nouvelles ? | Toujours pas de réponse … | Il y a quelqu’un ?
    thanks: Parfait, merci beaucoup ! | Merci {me}, bonne journée 🙂 | C’est réglé, merci.
    checking: Bonjour {first}, merci pour votre message. Je me renseigne auprès de l’entrepôt et je
    reviens vers vous dans l’heure. {me}
    closing: Avec plaisir, {first}. Belles randonnées ! {me}

    == double-charge chat
    C: Bonjour, j’ai été débité deux fois pour la commande {order}.
    || Deux prélèvements de {amount} pour la même commande, c’est normal ?
    C: Merci de régler ça aujourd’hui.
    @: releve.png image/png 188213
    A: Bonjour {first}, je vois un paiement et une autorisation. Votre banque libère l’autorisation sous
    3 à 5 jours ; vous ne payez qu’une fois. {me}
    C: D’accord, j’attends vendredi alors. || Ma banque dit que les deux sont définitifs.
    A: Si les deux restent, envoyez-moi la référence et je rembourse aussitôt. {me}

    == double-charge public
    C: {handle} débité deux fois et personne au téléphone… vous existez encore ?
    A: Désolés, {first} ! Ce sont des autorisations en double de ce midi, elles s’annulent d’elles-mêmes.
    Écrivez-nous en privé avec le numéro de commande. {me}

    == parcel-late chat
    C: Mon colis est indiqué « livré », mais je n’ai rien reçu. Commande {order}
    || Où en est ma commande {order} ? Elle devait arriver mardi.
    A: Bonjour {first}, j’ai demandé la preuve de livraison au transporteur. Sans réponse demain midi, je
    vous renvoie un colis en express. {me}
    C: Le gardien l’avait ! Désolé pour le dérangement.
    A: Aucun souci, merci de nous l’avoir dit. {me}

    == wrong-size chat
    C: La {product} taille petit, puis-je l’échanger contre un 43 ?
    A: Bonjour {first}, bien sûr : l’étiquette est dans vos mails et la nouvelle est réservée. {me}
    C: Faut-il la boîte d’origine ?
    A: Non, n’importe quel carton convient. {me}

    == invoice mail Facture de la commande {order}
    C: Bonjour,
    |
    |pourriez-vous m’envoyer la facture de la commande {order} au nom de mon association ?
    |
    |Cordialement,
    |{first}
    A: Bonjour {first},
    |
    |la voici en pièce jointe, au nom de l’association.
    |
    |{me}, Ternwick
    C: Bien reçue, merci.

    == refund-missing mail Remboursement non reçu
    C: Bonjour,
    |
    |vous avez reçu mon retour le 3, mais toujours pas de remboursement. Pouvez-vous vérifier ?
    |
    |{first}
    @: preuve-depot.pdf application/pdf 76122
    A: Bonjour {first},
    |
    |le retour avait été mal enregistré. Les {amount} partent aujourd’hui sur votre carte. Toutes mes
    excuses pour l’attente.
    |
    |{me}, Ternwick

    == login chat
    C: Impossible de me connecter, le mail de réinitialisation n’arrive pas.
    A: Bonjour {first}, il partait vers une ancienne adresse. C’est corrigé, réessayez. {me}
    C: Ça marche !

    == praise public
    C: Merci {handle} pour la réparation gratuite de mon sac, rare de nos jours 💚
    A: Merci à vous, {first} : réparer, c’est notre métier. {me}

    == broken review
    C: ★★★ Bonne chaussure, mais les lacets ne tiennent pas.
    A: Merci, {first} : des lacets plus ronds partent aujourd’hui, ils tiennent mieux. {me}

    == hours public
    C: Vous êtes ouverts le dimanche à {city} ?
    A: Du lundi au samedi de 10 h à 19 h, {first}, fermé le dimanche. {me}

    == question chat
    C: Le {product} passe-t-il en bagage cabine ?
    A: Bonjour {first}, oui, 50 × 30 × 20 cm une fois les sangles serrées. {me}
    C: Génial 👍
    """#
}
