"""The words that stop all messages are heard in any dress, and are no word of any dialogue."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import load_wording
from flows.contact.sayings import text_keys
from flows.contact.words import HELP, INTENTS, START, STOP, WORDS, Heard, asks_to_send, heard, speaks_of_paying
from flows.interrupts import ENTRIES, OFFERED, always
from flows.outcome import Say
from flows.turn import Turn
from flows.wording.choices import LEADS
from nlu import places
from nlu.examples import DATA, files, read
from tests.flows.wording.samples import LOCALES, button_titles, renderings

WORDING = load_wording()
KEYS = sorted(WORDING.keys("es"))
#: What a text tells the client to write: in quotes, or in capitals.
SUGGESTED = re.compile(r'«([^»]+)»|"([^"]+)"|\b([A-ZÁÉÍÓÚÃÕÇ]{2,})\b')
THANKS = (
    "payment-received",
    "payment-received-next",
    "payment-received-part",
    "payment-received-all",
    "payment-received-noted",
    "payment-received-over",
)
EXPLAINED = {  # the texts that explain such a word
    "stop": {
        *text_keys(),
        *THANKS,
        "account-settled",
        "contact-opening",
        "opt-in-confirmed",
        "payment-reversed",
        "payment-misplaced",
    },
    "start": {
        "stop-confirmed",
        "stop-elsewhere",
        "stop-erase",
        "stop-erase-by-law",
        "stop-object",
        "stop-object-by-law",
    },
    "help": set(),
}


@pytest.mark.parametrize(
    ("text", "expected"), [("no más", None), ("Não mais.", None), ("NO MAS SMS", "stop"), ("baja", "stop")]
)
def test_answers_to_a_question(text: str, expected: Heard | None) -> None:
    """To a question that is under way, 'no more' is an answer; every other word stays what it is."""
    assert expected == heard(text, asked=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("STOP", "stop"),
        ("stop.", "stop"),
        (" ¡BAJA! ", "stop"),
        ("«Baja»", "stop"),
        ("Stop 😡", "stop"),
        ("no más", "stop"),
        ("NO MAS", "stop"),
        ("Alto", "stop"),
        ("detener", "stop"),
        ("Parar", "stop"),
        ("SAIR", "stop"),
        ("não mais", "stop"),
        ("Stop  all", "stop"),
        ("opt-out", "stop"),
        ("stop por favor", "stop"),
        ("Por favor, BAJA", "stop"),
        ("please stop!", "stop"),
        ("Quiero darme de baja.", "stop"),
        ("ＳＴＯＰ", "stop"),  # as some keyboards write it
        ("ALTA", "start"),
        ("voltar", "start"),
        ("Start", "start"),
        ("ayuda?", "help"),
        ("INFO", "help"),
        # to pay, in half of these countries
        ("CANCELAR", None),
        ("cancel", None),
        ("quiero cancelar", None),
        # more than the word: read as any message
        ("no quiero parar de pagar", None),
        ("la baja del precio", None),
        ("baja el monto", None),
        ("stop by friday", None),
        ("por favor", None),
        # a messenger's command
        ("/start", None),
        ("/stop", None),
        ("", None),
        ("?", None),
        ("sí", None),
    ],
)
def test_what_is_heard(text: str, expected: Heard | None) -> None:
    """A message that is such a word and nothing else means it; capitals, accents and punctuation aside."""
    assert expected == heard(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no quiero parar de pagar", True),
        ("¡Parar de pagar no quiero!", True),
        ("no voy a dejar de pagar mis cuotas", True),
        ("não quero parar de pagar", True),
        ("I don't want to stop paying my bills", True),
        # who adds a wish has one
        ("dejé de pagar y no me escriban más", False),
        ("quiero dejar de pagar y de recibir mensajes", False),
        ("paren de cobrarme", False),
        ("stop sending payment reminders", False),
        ("stop", False),
    ],
)
def test_who_pays_on(text: str, expected: bool) -> None:
    """What is about paying and nothing else asks no messages to stop, whatever a reading makes of it."""
    turn = Turn(text=text, intent="opt_out")

    assert expected == speaks_of_paying(text)
    assert (None if expected else "stop") == always(turn)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("que me la manden ya", True),
        ("mándenmela ya", True),
        ("¡tráiganme la refri!", True),
        ("me mandem a geladeira", True),
        ("deliver it already", True),
        # who wants silence says so
        ("no me manden nada", False),
        ("que ya no me la manden", False),
        ("déjenme en paz y manden a otro", False),
        ("dejen de mandarme mensajes", False),
        ("manden todo por correo", False),
        ("remove me and send a confirmation", False),
        ("parem de mandar", False),
        ("baja", False),
    ],
)
def test_who_wants_it_delivered(text: str, expected: bool) -> None:
    """Who asks for what never came to be sent asks for no silence, whatever a reading makes of it."""
    turn = Turn(text=text, intent="opt_out")

    assert expected == asks_to_send(text)
    assert (None if expected else "stop") == always(turn)


@given(st.sampled_from(sorted(WORDS)), st.sampled_from(["", " ", "\n", "!", "...", "¡¡", '"', "😡"]), st.booleans())
def test_any_dress(word: str, around: str, capitals: bool) -> None:
    """Each word is heard with anything around it that is no word."""
    assert WORDS[word] == heard(f"{around}{word.upper() if capitals else word}{around}")


def test_cancelling_is_none_of_them() -> None:
    """To cancel is to pay for half of the clients; no such word stands in the tables."""
    assert [] == [word for word in WORDS if "cancel" in word]
    assert len(WORDS) == len({*STOP, *START, *HELP}) == len([*STOP, *START, *HELP])


@pytest.mark.parametrize("locale", LOCALES)
def test_no_quick_reply_is_one(locale: str) -> None:
    """No title of a quick reply, in any language, stops or allows messages when it is typed."""
    titles = button_titles(WORDING, locale)
    assert {} == {title: found for title in titles if (found := heard(title))}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_what_texts_tell_to_write(locale: str, channel: str) -> None:
    """What a text tells the client to write stops messages where the text explains just that, and nowhere else."""
    told: dict[str, set[str]] = {word: set() for word in INTENTS}
    for key in KEYS:
        for values in renderings(WORDING, key, locale):
            body = WORDING.render(Say(key, values), locale, channel).body
            for found in SUGGESTED.finditer(body):
                if word := heard(next(filter(None, found.groups()))):
                    told[word].add(key)
    assert EXPLAINED == told


def test_no_answer_to_a_question_is_one() -> None:
    """What clients write for anything else, in the training messages of all languages, is never taken for one."""
    examples = read(files(DATA))
    wrong = [one for one in examples if (word := heard(one.text)) and INTENTS[word] != one.intent]
    assert examples
    assert [] == wrong


def test_no_word_of_the_machine_is_one() -> None:
    """Neither a place in a list, nor a lead over the quick replies, nor the name of a dialogue's entry."""
    names = {name for name in (*ENTRIES, *OFFERED) if name not in {"help", "opt_in"}}
    spoken = {*places.PLACES, *places.AROUND, *LEADS.values(), *names}
    assert [] == [word for word in spoken if heard(word)]
