extension Phrasebook {
  static let spanish = #"""
    names: Lucía Ferrán | Marta Iborra | Gonzalo Ruiz | Álvaro Pineda | Inés Calatrava | Rubén Soto
    names: Ximena Larrea | Tomás Villaseñor | Paloma Ochoa | Nuria Beltrán
    cities: Sevilla | Bilbao | Valencia | Rosario | Mérida
    nudge: ¿Hay alguna novedad? | Hola, sigo esperando … | ¿Hay alguien ahí?
    thanks: ¡Perfecto, muchas gracias! | Genial, gracias {me} 😊 | Todo aclarado, gracias.
    checking: Hola {first}, gracias por escribir. Lo estoy consultando con el almacén y te digo algo en
    menos de una hora. {me}
    closing: ¡De nada, {first}! Que lo disfrutes. {me}

    == double-charge chat
    C: Hola, me habéis cobrado dos veces el pedido {order}.
    || Me aparece dos veces el cargo de {amount}, ¿qué ha pasado?
    C: Necesito que lo devolváis hoy, por favor.
    A: Hola {first}, veo un pago y una retención. El banco libera la retención en 3 a 5 días; solo pagas
    una vez. {me}
    C: Mi banco dice que son dos cargos. || Vale, entonces espero.
    A: En ese caso envíame la referencia del extracto y te lo devuelvo enseguida. {me}

    == double-charge public
    C: {handle} me habéis cobrado dos veces y no contesta nadie. ¿En serio?
    A: Lo sentimos, {first}. Son retenciones duplicadas de este mediodía y se liberan solas. Escríbenos
    por privado con el número de pedido y lo miramos. {me}

    == invoice mail Factura con IVA equivocado
    C: Buenos días:
    |
    |la factura del pedido {order} lleva un IVA que no corresponde. Somos una empresa con NIF
    intracomunitario. ¿Podéis rehacerla?
    |
    |Un saludo,
    |{first}
    |Ruiz e Hijos
    @: factura.pdf application/pdf 98220
    A: Hola {first}:
    |
    |ya está corregida y va adjunta. Te devolvemos hoy la diferencia.
    |
    |Un saludo,
    |{me}, Ternwick
    C: Recibida, gracias.

    == parcel-late chat
    C: ¿Dónde está mi paquete? Pedido {order} || Pone «entregado», pero aquí no ha llegado nada.
    A: Hola {first}, he pedido el comprobante al transportista. Si mañana al mediodía no aparece, te
    enviamos otro por mensajería urgente. {me}
    C: ¡Ya apareció! Lo tenía la vecina.
    A: ¡Qué bien! Gracias por avisar. {me}

    == parcel-late mail Pedido {order} sin noticias
    C: Hola:
    |
    |mi pedido lleva ocho días «en reparto». Salgo de viaje el sábado. ¿Me podéis decir dónde está?
    |
    |{first}
    A: Hola {first}:
    |
    |el paquete está parado en {city}. Hoy sale otro por urgente y te llega el jueves.
    |
    |{me}, Ternwick

    == wrong-size chat
    C: El {product} me queda pequeño, ¿lo puedo cambiar por un 43?
    A: Hola {first}, claro que sí. Te acabo de mandar la etiqueta; el nuevo ya está reservado. {me}
    C: ¡Qué rapidez!

    == refund-missing chat
    C: Reembolso no recibido, devolví el pedido {order} hace dos semanas
    A: Hola {first}, perdona la espera: hoy mismo te hemos devuelto {amount}. {me}

    == login chat
    C: No puedo entrar en mi cuenta, no llega el correo para cambiar la contraseña
    A: Hola {first}, llegaba a una dirección antigua. Ya está corregida, prueba otra vez. {me}
    C: Ahora sí, gracias

    == cancel mail Baja del club
    C: Hola, quiero darme de baja del club desde el mes que viene. Gracias.
    |
    |{first}
    A: Hola {first}:
    |
    |hecho. Tu suscripción termina el último día de este mes y no habrá más cobros.
    |
    |{me}, Ternwick

    == praise public
    C: Qué buena atención la de {handle}: pregunta a las 9, respuesta a las 9:05 👏
    A: ¡Muchas gracias, {first}! {me}

    == praise review
    C: ★★★★★ Tres semanas de camino y ni una ampolla. Repetiré.
    A: ¡Gracias, {first}! Buen camino. {me}

    == hours public
    C: ¿Abrís los domingos en {city}?
    A: De lunes a sábado de 10 a 19, {first}. Los domingos cerramos. {me}
    """#
}
