"""The lint finds each fault it names, and leaves clean texts alone."""

import pytest

from flows.wording.lint import button_faults, faults, length_faults, news_faults


@pytest.mark.parametrize(
    ("locale", "text", "fault"),
    [
        ("es-CL", "Como deudor puede escribirnos.", "accuses: 'deudor'"),
        ("es-CL", "Los clientes morosos.", "accuses: 'morosos'"),
        ("es-MX", "Tomaremos acciones legales.", "threatens: 'acciones legales'"),
        ("es-MX", "Este es el último aviso.", "threatens: 'ultimo aviso'"),
        ("es-CO", "Responda a la brevedad.", "rushes: 'a la brevedad'"),
        ("es-CO", "Usted debe regularizar su cuenta.", "rushes: 'debe regularizar'"),
        ("es-PE", "Lamentamos los inconvenientes.", "feigns warmth: 'lamentamos los inconvenientes'"),
        ("es-PE", "Entiendo perfectamente cómo se siente.", "feigns warmth: 'entiendo perfectamente'"),
        ("es-DO", "Le informamos que su cuenta venció.", "talks like a file: 'le informamos que'"),
        ("es-CR", "Sea bienvenida.", "names a gender: 'bienvenida'"),
        ("es-CR", "Hola, estimado/a Sofía.", "names a gender: 'estimado/a'"),
        ("es-ES", "Hola a tod@s.", "names a gender: 'tod@s'"),
        ("es-CR", "¿Cómo te queda mejor?", "addresses the client as elsewhere: 'te'"),
        ("es-MX", "Dígame si puedes.", "addresses the client as elsewhere: 'puedes'"),
        ("es-CL", "Contame cómo querés.", "addresses the client as elsewhere: 'contame'"),
        ("es-AR", "Cuénteme cómo prefiere.", "addresses the client as elsewhere: 'cuénteme'"),
        ("es-AR", "Revisé su cuenta.", "addresses the client as elsewhere: 'su'"),
        ("es-AR", "Si puedes, decime.", "addresses the client as elsewhere: 'puedes'"),
        ("es-CL", "Su numero de cuenta.", "misses an accent: 'numero'"),
        ("pt-BR", "Como voce prefere pagar?", "misses an accent: 'voce'"),
        ("es-CL", "Responda HOY por favor.", "raises its voice: 'HOY'"),
        ("es-CL", "¡Hola! ¡Gracias!", "exclaims more than once"),
        ("es-CL", "Gracias 😀", "carries a picture"),
        ("es-CL", "¿Le sirve? ¿O prefiere otro día?", "asks 2 questions"),
        ("es-CL", "¿Le sirve? Quedo a la espera.", "goes on after its question"),
        ("es-CL", "Le sirve?", "opens or closes a mark without its pair"),
        ("es-CL", "Su saldo está de baja.", "uses a word that ends all messages: 'baja'"),
        ("es-MX", "Puede cancelar el viernes.", "uses a word that ends all messages: 'cancelar'"),
        ("en-US", "You can cancel the plan.", "uses a word that ends all messages: 'cancel'"),
        ("es-CL", "Son $ 50.000.", "a space between sign and figure: '$ 50'"),
        ("es-CL", "Son 50.000$.", "a sign on the wrong side: '000$'"),
        ("es-CL", "Son $50000.", "an amount without its thousands: '$50000'"),
        ("es-ES", "Son € 60.", "a sign on the wrong side: '€ 60'"),
        ("es-CL", "Hola, { $name }.", "a blank left open: '{'"),
        ("en-GB", "This is your final notice.", "threatens: 'final notice'"),
        ("en-GB", "You must pay by Friday.", "rushes: 'must pay'"),
        ("pt-BR", "Prezado cliente.", "names a gender: 'prezado'"),
        ("pt-BR", "Pague imediatamente.", "rushes: 'imediatamente'"),
        ("pt-BR", "Você está inadimplente.", "accuses: 'inadimplente'"),
    ],
)
def test_each_fault_is_found(locale: str, text: str, fault: str) -> None:
    """A text with a fault is reported with the fault's name and its words."""
    assert fault in faults(text, locale)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("es-CL", "Gracias por decírmelo así de claro, Marcela. Son $94.000. ¿En qué fechas le quedan bien?"),
        ("es-AR", "Tenés razón. Te contesta hoy antes de las 18. Si preferís que no te escribamos, respondé BAJA."),
        ("es-MX", "Busque «Verificar mensaje» en https://example.com/?a=1&b=2 o llame al número de su factura."),
        ("es-PE", "Son S/ 1,200 el martes 30 de junio, o US$ 100. Sin embargo, usted decide."),
        ("es-ES", "Lo paso al lunes 16 de noviembre, los mismos 1.200 €; lo demás no cambia."),
        ("es-CL", "La factura FAC-00123 se paga con su RUT en la página oficial."),
        ("es-CO", "La persona titular puede escribirnos antes de las 5 p. m. del viernes."),
        ("en-GB", "Thanks for telling me straight. Shall we leave it like that?"),
        ("pt-BR", "Obrigado por explicar. São R$ 1.200. Fica bom para você?"),
    ],
)
def test_a_clean_text_has_no_fault(locale: str, text: str) -> None:
    """What is well said passes."""
    assert [] == faults(text, locale)


def test_a_creditor_may_forbid_more() -> None:
    """A creditor's own phrases are found whatever their capitals and accents."""
    assert ["says 'Plan Único'"] == faults("Le va bien el plan unico.", "es-CL", also=["Plan Único"])


def test_lengths() -> None:
    """Prose is counted in words and paragraphs, rows of a list are not; an SMS in segments."""
    rows = "\n".join(["• $47.000 el martes 31 de marzo"] * 24)
    assert [] == length_faults(f"Entendí esto:\n{rows}", "web")
    assert ["has 66 words"] == length_faults("a " * 66, "web")
    assert ["has 4 paragraphs"] == length_faults("a\n\nb\n\nc\n\nd", "whatsapp")
    assert [] == length_faults("á" * 135, "sms")
    assert ["takes 3 segments"] == length_faults("á" * 307, "sms")


def test_buttons() -> None:
    """Quick replies are at most three, of at most twenty characters, and differ."""
    assert [] == button_faults(["Sí, lo dejo así", "Cambiar algo", "Hablar con alguien"])
    assert ["has 4 buttons"] == button_faults(["a", "b", "c", "d"])
    assert ["has two buttons alike"] == button_faults(["a", "a"])
    assert ["has a button of 21 characters: 'aaaaaaaaaaaaaaaaaaaaa'"] == button_faults(["a" * 21])


def test_bad_news_is_acknowledged_before_figures() -> None:
    """An answer to bad news opens with a sentence that is only for that."""
    assert [] == news_faults("Gracias por contármelo. La factura de $50.000 queda en pausa.")
    assert ["opens with a figure: 'Son $50.000.'"] == news_faults("Son $50.000. Gracias por contármelo.")
