"""Who tells of an impostor is heard by their words; who doubts, or speaks of paying, is not taken for one."""

import pytest

from flows.impersonation import is_reported


@pytest.mark.parametrize(
    "text",
    [
        "me llegó un mensaje falso de ustedes pidiendo mi tarjeta",
        "Alguien se hizo pasar por ustedes y me pidió la clave",
        "recibí un sms pidiéndome la clave del banco",
        "me pidieron que deposite a una cuenta de una persona",
        "quiero reportar un phishing",
        "quiero denunciar una estafa",
        "me escribieron de otro número a nombre de ustedes",
        "ME PIDEN EL CODIGO QUE ME LLEGO POR SMS",
        "nos están solicitando la contraseña por teléfono",
        "they asked me for my card number",
        "I got a fake message in your name",
        "someone is pretending to be you",
        "someone asked me to transfer to an account of a person",
        "recebi um golpe no whatsapp em nome de vocês",
        "me pediram a senha do banco",
        "uma pessoa se passou por vocês",
    ],
)
def test_reported(text: str) -> None:
    """What pretends to be the creditor, or asks what we never ask for, goes to a person."""
    assert is_reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "es real este mensaje?",
        "esto es estafa?",
        "¿es phishing?",
        "alguien se está haciendo pasar por la empresa?",
        "is this message real?",
        "essa mensagem é verdadeira?",
        "me llegó este mensaje, es una estafa?",
        "me cobraron con la tarjeta sin permiso",
        "la página me pide la tarjeta para pagar",
        "me pide el número de cliente",
        "me pidieron el rut",
        "puedo pagar con tarjeta de crédito?",
        "me llegó la boleta por correo",
        "ustedes son unos estafadores",
        "no me pidan más plata",
        "",
    ],
)
def test_not_reported(text: str) -> None:
    """A doubt is shown how to check; a bill, a payment and anger have their own answers."""
    assert not is_reported(text)
