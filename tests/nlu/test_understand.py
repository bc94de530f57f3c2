"""Laws of understanding: rules before chances, the graver first, a question shifts what an answer means."""

from datetime import date

import pytest

from nlu.reading import Reading
from nlu.rules import find_grave, is_free_answer, settle
from nlu.topics import topic_of
from nlu.understand import Understanding

TODAY = date(2026, 3, 10)


def intent(understanding: Understanding, text: str, locale: str = "es-CL", question: str | None = None) -> str:
    """Read one message and give its intent."""
    return read(understanding, text, locale, question).intent


def read(understanding: Understanding, text: str, locale: str = "es-CL", question: str | None = None) -> Reading:
    """Read one message on the day of all these tests."""
    return understanding.understand(text, locale, TODAY, question=question)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BAJA", "opt_out"),
        ("baja.", "opt_out"),
        ("Stop!", "opt_out"),
        ("ALTO", "opt_out"),
        ("sair", "opt_out"),
        ("PARAR", "opt_out"),
        ("unsubscribe", "opt_out"),
        ("ALTA", "opt_in"),
        ("START", "opt_in"),
        ("sip", "affirm"),
        ("dale", "affirm"),
        ("ya", "affirm"),
        ("de una", "affirm"),
        ("órale", "affirm"),
        ("va", "affirm"),
        ("claro", "affirm"),
        ("ok", "affirm"),
        ("👍", "affirm"),
        ("👍🏽", "affirm"),
        ("siiii", "affirm"),
        ("Sí.", "affirm"),
        ("beleza", "affirm"),
        ("sim", "affirm"),
        ("yep", "affirm"),
        ("sure", "affirm"),
        ("no", "deny"),
        ("nop", "deny"),
        ("nel", "deny"),
        ("noooo", "deny"),
        ("não", "deny"),
        ("nah", "deny"),
        ("👎", "deny"),
        ("Buenos días", "greet"),
        ("gracias", "thank"),
        ("chau", "goodbye"),
        ("ayuda", "help"),
        ("CANCELAR", None),
        ("cancelar", None),
        ("quiero la baja del servicio", None),
        ("ya pagué", None),
    ],
)
def test_rules_over_whole_messages(text: str, expected: str | None) -> None:
    """Bare words of the law, of consent and of courtesy need no model; CANCELAR has no rule."""
    assert expected == settle(text, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("estoy pensando en quitarme la vida", "distress"),
        ("i want to kill myself", "distress"),
        ("penso em me matar", "distress"),
        ("ya no quiero vivir", "distress"),
        ("no me escriban más y me quiero matar", "distress"),
        ("por favor no me manden más mensajes", "opt_out"),
        ("please stop texting me", "opt_out"),
        ("parem de mandar mensagem", "opt_out"),
        ("me muero de la risa", None),
        ("quiero morirme de la risa", None),
        ("casi me da un infarto", None),
        ("no me escriban más tarde de las 8", None),
        ("de dónde sacaron mi número", None),
        ("me dijeron que no me llamarían más y siguen", None),
    ],
)
def test_grave_words_count_anywhere(text: str, expected: str | None) -> None:
    """Despair and the wish to be left alone are heard anywhere in a message; idioms are not taken for them."""
    assert expected == find_grave(text)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("no quiero pagar menos, quiero pagar hoy", "es-MX", "propose_plan"),
        ("me muero de la risa con esa cuenta, pero pago 50 lucas el viernes", "es-CL", "propose_plan"),
        ("no he pagado porque no me llegó la factura", "es-PE", "dispute_invoice"),
        ("la luz nunca llegó", "es-DO", "dispute_service"),
        ("nunca me conectaron la luz", "es-CO", "dispute_service"),
        ("pero si el refri nunca me llegó, cómo voy a pagar eso", "es-CR", "dispute_service"),
        ("dejen de romper las pelotas, me escriben tres veces por día", "es-AR", "complain"),
        ("ya no tengo trabajo desde noviembre, no se como voy a hacer", "es-DO", "cannot_pay"),
        ("no llego al viernes, cobro el lunes", "es-ES", "change_agreement"),
        ("100 soles cada mes desde agosto", "es-PE", "propose_plan"),
        (
            "hola si se q debo pero este mes me quede corta, puedo dar 50 lucas el viernes y lo otro en 2 veces",
            "es-CL",
            "propose_plan",
        ),
        ("dónde puedo cancelar la factura?", "es-CO", "ask_payment_methods"),
        ("quiero cancelar el servicio", "es-CL", "cancel_service"),
        ("ya cancelé la factura", "es-PE", "already_paid"),
        ("mi papá falleció en marzo", "es-MX", "wrong_person"),
        ("¿es estafa?", "es-MX", "ask_identity"),
    ],
)
def test_messages_that_mislead(understanding: Understanding, text: str, locale: str, expected: str) -> None:
    """Words that look like one thing and mean another are read as an adviser would."""
    assert expected == intent(understanding, text, locale)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cuánto debo? bueno da igual, me quiero matar", "distress"),
        ("ya pagué, no me escriban más", "opt_out"),
        ("no soy Marcela, número equivocado, no me escriban más", "opt_out"),
        ("me llaman a mi trabajo todo el día, es acoso. y además ya pagué", "complain"),
        ("hola buenas tardes, ya pagué esa factura ayer", "already_paid"),
    ],
)
def test_the_graver_matter_goes_first(understanding: Understanding, text: str, expected: str) -> None:
    """When a message holds several matters, the contract's precedence decides."""
    assert expected == intent(understanding, text)


def test_the_lesser_matters_stand_beside(understanding: Understanding) -> None:
    """What else was said is told under `also`."""
    assert "already_paid" in read(understanding, "ya pagué esa factura ayer, no me escriban más").also


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("ya", "confirm", "affirm"),
        ("bueno", "confirm", "affirm"),
        ("genial", "confirm", "affirm"),
        ("otra fecha", "confirm", "deny"),
        ("todavía no", "confirm", "deny"),
        ("asi no", "confirm", "deny"),
        ("el viernes", "date", "propose_plan"),
        ("para el 15", "date", "propose_plan"),
        ("50 lucas", "amount", "propose_plan"),
        ("tres", "count", "propose_plan"),
        ("no puedo pagar nada, estoy sin trabajo", "amount", "cannot_pay"),
        ("ya pagué", "date", "already_paid"),
        ("BAJA", "confirm", "opt_out"),
        ("quiero hablar con una persona", "date", "ask_human"),
        ("5", "rating", "out_of_scope"),
        ("le pongo un 4", "rating", "out_of_scope"),
        ("no", "rating", "deny"),
        ("7K2", "identity", "out_of_scope"),
        ("termina en 345", "identity", "out_of_scope"),
        ("quién es?", "identity", "ask_identity"),
        ("la de marzo", "which_invoice", "out_of_scope"),
        ("F-1042", "which_invoice", "out_of_scope"),
        ("todas", "which_invoice", "out_of_scope"),
        ("no reconozco ninguna deuda", "which_invoice", "dispute_invoice"),
    ],
)
def test_a_question_shifts_the_reading(understanding: Understanding, text: str, question: str, expected: str) -> None:
    """An answer means what was asked; a graver matter still means itself."""
    assert expected == intent(understanding, text, question=question)


@pytest.mark.parametrize(("text", "question"), [("7K2", "identity"), ("5", "rating"), ("la de marzo", "which_invoice")])
def test_free_answers_propose_nothing(understanding: Understanding, text: str, question: str) -> None:
    """A code, a score or a bill's name is taken as it is, surely, and never as an amount or a date."""
    reading = read(understanding, text, question=question)
    assert (True, ()) == (reading.certain, reading.legs)
    assert not is_free_answer(text, None)


def test_proposals_alone_carry_legs(understanding: Understanding) -> None:
    """A proposal has its legs; a payment already made has none, though it names a day and a sum."""
    assert read(understanding, "puedo pagar 50 lucas el viernes").legs
    assert () == read(understanding, "ya pagué 50 lucas el viernes").legs


def test_what_is_unclear_is_not_certain(understanding: Understanding) -> None:
    """Letters without sense are never acted on."""
    reading = read(understanding, "xkq wrtp lmnz oprq")
    assert reading.intent == "out_of_scope" or not reading.certain


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("I can't pay, I lost my job", "es-CL", "en"),
        ("não tenho dinheiro agora", "es-AR", "pt"),
        ("no tengo plata este mes", "en-US", "es"),
        ("ok", "es-CL", "es"),
        ("puedo pagar el lunes", "es-MX", "es"),
        ("I'll pay on friday", "en-GB", "en"),
        ("pago na sexta", "pt-BR", "pt"),
    ],
)
def test_the_language_is_that_of_the_words(understanding: Understanding, text: str, locale: str, expected: str) -> None:
    """A message in another language than the client's is read in its own."""
    assert expected == read(understanding, text, locale).language


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("esto me manda a DICOM?", "out_of_scope", "credit_bureau"),
        ("salgo en el buró?", "out_of_scope", "credit_bureau"),
        ("quedo en Veraz?", "out_of_scope", "credit_bureau"),
        ("meu nome vai pro Serasa?", "out_of_scope", "credit_bureau"),
        ("qué pasa si no pago?", "out_of_scope", "consequences"),
        ("y si no pago q", "out_of_scope", "consequences"),
        ("what happens if I don't pay", "out_of_scope", "consequences"),
        ("me van a cortar la luz?", "out_of_scope", "consequences"),
        ("me pueden embargar?", "out_of_scope", "seizure"),
        ("voy preso por esto?", "out_of_scope", "seizure"),
        ("cuánto interés cobran", "ask_reason", "interest"),
        ("qual a taxa de juros", "ask_reason", "interest"),
        ("qué gano si pago?", "out_of_scope", "benefits"),
        ("hola", "greet", None),
        ("me amenazaron con un embargo, es acoso", "complain", None),
    ],
)
def test_topics_are_matched_word_for_word(text: str, said: str, expected: str | None) -> None:
    """Questions that creditors answer are named; what is acted on as it is has no topic."""
    assert expected == topic_of(text, said)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("tal vez", "es-PE"),
        ("la segunda", "es-PE"),
        ("quizás sí", "es-CL"),
        ("supongo que sí", "es-MX"),
        ("prefiero la primera opción", "es-CO"),
        ("maybe yes", "en-US"),
        ("I guess so", "en-GB"),
        ("acho que sim", "pt-BR"),
    ],
)
def test_a_hedged_yes_is_no_yes_to_a_plan(understanding: Understanding, text: str, locale: str) -> None:
    """A yes with a doubt in it, or one that chooses among things, is never sure after a plan was read back."""
    reading = understanding.understand(text, locale, date(2026, 3, 10), question="confirm")
    assert not (reading.intent == "affirm" and reading.certain)
