"""Hold what is promised of practice: talks end, good work scores, hints help, scores are the sum of what is shown."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.library import open_book
from flows.practice.book import LANGUAGES, OUTCOME, Book, read_book
from flows.practice.marks import read_marks
from flows.practice.talk import FLOOR, TURNS_MAX, Talk, begin
from tests.bot.practice.scene import RUDE, SEEDS, hear_it, heed, hint, profile, repeat, scene, write

SITUATIONS = [*open_book().situations]
GOOD = 90
WORDS = [
    *RUDE.values(), "", "hola", "¿Qué pasó?", "Gracias por contarme.", "¿Puede pagar $ 50.000 mañana?", "Lo reviso yo.",
    "$50.000 el viernes", "JAJA!!!", "{name}", "Your bill is on hold; I'll write tomorrow.", "Você deve pagar já", "?",
]  # fmt: skip


def all_is_shown(talk: Talk) -> bool:
    """Say whether a score is what its parts come to, within its bounds, each thing won once."""
    won = [part.code for part in talk.parts if part.points > 0 and part.code != FLOOR]
    return (
        talk.score == sum(part.points for turn in talk.turns for part in turn.parts)
        and 0 <= talk.score <= 100
        and len(won) == len({*won})
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SITUATIONS)
def test_good_and_rude(code: str, language: str) -> None:
    """Whoever heeds the hints leaves the client content and scores high; who threatens is left with nothing."""
    for seed in SEEDS:
        at = scene(code, language, seed)
        good, rude = heed(at), repeat(at, RUDE[language])

        assert (good.ending, rude.ending) == ("solved", "left"), seed
        assert good.score >= GOOD > rude.score == 0, (seed, good.parts)
        assert all_is_shown(good)
        assert all_is_shown(rude)
        assert OUTCOME in good.earned


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SITUATIONS)
def test_hints(code: str, language: str) -> None:
    """What a hint names is still to be won, its words win it, and they are at no fault."""
    at = scene(code, language, 7)
    talk = begin(at, "coached")
    while not talk.ending:
        act, words = hint(talk, at)
        after = write(talk, at, words)
        points = {part.code: part.points for part in after.turns[-1].parts}

        assert act not in talk.earned
        assert points[act] == at.situation.rubric[act] > 0
        assert min(points.values()) > 0, points
        talk = after


@given(code=st.sampled_from(SITUATIONS), seed=st.integers(0, 2**31), said=st.lists(st.sampled_from(WORDS), min_size=9))
def test_every_talk_ends(code: str, seed: int, said: list[str]) -> None:
    """Whatever is written, a talk is over after a few messages, and its score is what is shown."""
    at = scene(code, LANGUAGES[seed % len(LANGUAGES)], seed)
    talk = begin(at, "before")
    for text in said:
        if talk.ending:
            break
        talk = write(talk, at, text)

    assert talk.ending
    assert len(talk.turns) <= TURNS_MAX
    assert all_is_shown(talk)
    assert all(turn.reply and "{" not in turn.reply for turn in talk.turns)


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [
        (
            "disputed_line",
            "es",
            [
                "Tiene razón en preguntar. ¿Qué aparece en la cuenta que no corresponde?",
                "Detengo el cobro de esa reconexión ahora; el resto puede seguir igual.",
                "Lo reviso yo con la cuadrilla y le escribo a más tardar el viernes 13 de marzo.",
            ],
        ),
        (
            "hardship",
            "en",
            [
                "I'm sorry, that is a hard thing to go through, and losing a job is no fault of yours.",
                "There is no rush, and nothing to decide now. The account is on hold.",
                "I'll write to you on Monday 9 March with what can be done.",
            ],
        ),
        (
            "wrong_person",
            "pt",
            ["Desculpe o incômodo: o número estava errado.", "Já retiro seu número daqui; você não recebe mais nada."],
        ),
        (
            "discount",
            "es",
            [
                "Gracias por decirlo. ¿Cómo le acomodaría, si lo vemos en partes?",
                "Una rebaja de la mitad no la puedo dar yo: se lo consulto a supervisión y le aviso el lunes.",
                "Lo que sí puedo hoy son 3 cuotas iguales desde el 20 de marzo.",
            ],
        ),
    ],
)
def test_own_words(code: str, language: str, said: list[str]) -> None:
    """Words of one's own, and several things in one message, count as well as those of the examples."""
    at = scene(code, language, 1)
    talk = begin(at, "after")
    for text in said:
        talk = write(talk, at, text)

    assert "solved" == talk.ending, talk
    assert talk.score >= GOOD, talk.parts


@pytest.mark.parametrize(
    ("code", "language", "text", "faults"),
    [
        ("discount", "es", "Le dejo un 50 % de descuento.", {"beyond"}),
        ("discount", "es", "Un 50 % de descuento no lo puedo dar yo.", set()),
        ("discount", "es", "Un 50 % de descuento lo decide supervisión.", set()),
        ("discount", "en", "You could pay $144.000 in 40 payments.", {"beyond"}),
        ("discount", "pt", "Pode pagar em 3 parcelas iguais a partir de 20 de março.", set()),
        ("hardship", "es", "¿Puede pagar una parte?", {"asks_money"}),
        ("hardship", "es", "No tiene que decidir ni pagar nada ahora.", set()),
        ("hardship", "en", "Could you do two instalments?", {"asks_money"}),
        ("disputed_line", "es", "¿Puede pagar una parte?", set()),
        ("wrong_person", "en", "It was about an overdue bill.", {"discloses"}),
        ("wrong_person", "es", "No puedo decirle nada de la factura de Marcela.", {"discloses"}),
        ("angry", "es", "Su caso está cerrado.", {"banned"}),
        ("angry", "es", "Entiendo perfectamente cómo se siente.", {"warmth"}),
        ("angry", "es", "YA LE DIJE", {"shouts"}),
        ("angry", "es", "¿Qué pasó? ¿Cuándo fue? Dígame.", {"questions"}),
        ("silent", "en", "word " * 61, {"long"}),
        ("angry", "pt", "Gostaria que você pagasse com urgência.", {"rushes"}),
    ],
)
def test_faults(code: str, language: str, text: str, faults: set[str]) -> None:
    """What harms is seen by the real checks of texts and plans; what is denied, or left to a supervisor, is none."""
    at = scene(code, language, 1)
    banned = profile().described.contact.forbidden_phrases
    marks = read_marks(text, at.locale, hear_it(text, at), at.situation, at.book, banned)

    assert faults == {fault.code for fault in marks.faults}
    assert marks.is_stopped == (faults <= {"banned", "rushes"} and bool(faults))
    assert not (marks.is_stopped and marks.acts)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Tres pagos iguales desde el 20 de marzo", "within"),
        ("7 cuotas mensuales iguales desde el 20 de marzo", "exception"),
        ("40 cuotas mensuales iguales desde el 20 de marzo", "beyond"),
        ("Le escribo el viernes", ""),
        ("¿Qué pasó con la cuenta de febrero?", ""),
    ],
)
def test_plans(text: str, plan: str) -> None:
    """An adviser's plan is judged under the creditor's own policy; a day to write again is no plan."""
    heard = hear_it(text, scene("discount", "es", 1))

    assert (plan, text != "¿Qué pasó con la cuenta de febrero?") == (heard.plan, heard.dated)


@pytest.mark.parametrize(
    ("code", "text"),
    [("discount", "Le dejo un 50 % de descuento."), ("over_promiser", "40 cuotas mensuales desde el 20 de marzo")],
)
def test_promise(code: str, text: str) -> None:
    """Who promises what nobody may hears a pleased client, pays for it, and comes no nearer to the end."""
    at = scene(code, "es", 1)
    talk = write(begin(at, "before"), at, text)

    assert at.situation.promised is not None
    assert talk.turns[-1].reply in at.situation.promised["es"]
    assert [("beyond", -15)] == [(part.code, part.points) for part in talk.parts]


def test_seeds() -> None:
    """The same seed draws the same client, and another one another."""
    drawn = [scene("angry", "es", seed).cast for seed in range(40)]

    assert drawn == [scene("angry", "es", seed).cast for seed in range(40)]
    assert len({cast.balance for cast in drawn}) > 20
    assert len({cast.name for cast in drawn}) > 3
    assert 2 == len({begin(scene("angry", "es", seed), "before").opening for seed in range(40)})


@cache
def written() -> dict[str, Any]:
    """Return the book that ships, as its files hold it."""
    return open_book().model_dump()


@pytest.mark.parametrize(
    "change",
    [
        {"rubric": {"concern": 50, "outcome": 40}},
        {"rubric": {"concern": 90, "outcome": 10, "magic": 0}},
        {"faults": ("laughs",)},
        {"stuck": {"es": ("ya",)}},
        {"states": {"opens": {"say": {"es": "a", "en": "a", "pt": "a"}, "ways": []}}},
    ],
)
def test_bad_book(change: dict[str, object]) -> None:
    """A situation that leads nowhere, is not told in a language, or earns what nothing sees, is refused."""
    book = written()
    row = {**book["situations"]["angry"], **change}
    row.pop("code", None)

    assert isinstance(Book.model_validate(book), Book)
    with pytest.raises(ValueError, match=r"(?s)angry|languages?|told|states|every|nothing"):
        read_book(book["common"], {"angry": row})
