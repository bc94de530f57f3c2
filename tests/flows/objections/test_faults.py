"""A file of objections is held to what it promises: every fault at once, with its line and a remedy."""

import pytest

from flows.errors import BadObjections
from flows.objections.book import ROUTES, TECHNIQUES
from flows.objections.faults import faults, load_book
from flows.objections.file import LANGUAGES
from tests.flows.objections.books import BOOK, SMALL, TEXT

LOCALES = (None, "es-CL", "es-MX", "es-CO", "es-PE", "es-DO", "es-AR", "es-CR", "es-ES", "en-US", "en-GB", "pt-BR")

SPOILT = {
    ("technique: listen_and_split", "technique: listen_and_spilt"): (
        "line 4: 'listen_and_spilt' is no technique: write listen_and_split."
    ),
    ("    route: trust", "    route: trsut"): "line 14: 'trsut' leads nowhere: there is no such route: write trust.",
    ("en: [too expensive], ", ""): "line 5: too_expensive: en is missing: write it too.",
    ("es: [no confio]", "es: [Es  muy caro]"): (
        "line 12: 'Es  muy caro' is an example of too_expensive too: keep it under one of them."
    ),
    ("title: {es: Menos, en: Less, pt: Menos}, route: plan", "title: {es: Menos, en: Less, pt: Menos}, route: none"): (
        "line 8: too_expensive: every branch leads nowhere: let one lead to a route, such as person."
    ),
    ("es: Menos, en: Less", "es: Pagos bastante más pequeños, en: Less"): (
        "line 8: too_expensive has a button of 27 characters: 'Pagos bastante más pequeños': write another title."
    ),
    (
        "¿Qué ayuda?",
        "Ya veremos.",
    ): "line 6: too_expensive offers branches and asks nothing: end the reply with a question.",
    ("It is healthy to doubt.", "Why not?"): (
        "line 13: no_trust asks and offers nothing to answer with: add branches, or ask nothing."
    ),
    ("Es sano dudar,", "Su deuda es real,"): "line 13: no_trust tells a stranger of a debt: 'deuda': leave it out.",
    ("Pesa.", "São 20 reais."): "line 6: too_expensive states a figure: write it otherwise.",
    ("{creditor} lo sabe", "{empresa} lo sabe"): (
        "line 13: no_trust has a blank that nothing fills; only {creditor} is known: write it otherwise."
    ),
    ("It weighs.", "You must pay immediately."): ("line 6: too_expensive rushes: 'immediately': write it otherwise."),
    ("code: no_trust", "code: too_expensive"): (
        "line 10: the code too_expensive stands twice: give one of them another code."
    ),
    ('version: "1"', "version: 1"): "line 1: version is not text: write it between quotes.",
    ("    technique: show_proof\n", ""): "line 10: objections[1].technique is missing: add it.",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_ships_is_valid(locale: str | None) -> None:
    """The objections that ship are without a fault, as the clients of every country read them."""
    assert [] == faults(TEXT, locale)


def test_what_ships_is_enough() -> None:
    """There are at least fourteen objections, each with eight examples and an answer in every language."""
    short = [
        (code, language) for code, one in BOOK.objections.items() for language in LANGUAGES
        if len(one.says[language]) < 8 or not one.reply[language]
    ]  # fmt: skip

    assert len(BOOK.objections) >= 14
    assert [] == short
    assert set() == {one.technique for one in BOOK.objections.values()} - TECHNIQUES.keys()
    assert set() == {one.route for one in BOOK.objections.values()} - ROUTES.keys()


@pytest.mark.parametrize(("change", "sentence"), SPOILT.items(), ids=lambda given: given[1] if len(given) == 2 else "")
def test_fault(change: tuple[str, str], sentence: str) -> None:
    """A fault is told with its line and what to write instead."""
    assert [] == faults(SMALL)
    assert sentence in map(str, faults(SMALL.replace(*change)))


def test_all_at_once() -> None:
    """Every fault is told at once, in the order of the lines."""
    spoilt = SMALL
    for change in SPOILT:
        spoilt = spoilt.replace(*change)
    found = faults(spoilt)

    assert len(found) >= 8
    assert sorted(found) == found
    with pytest.raises(BadObjections) as fault:
        load_book(spoilt)
    assert tuple(map(str, found)) == fault.value.faults


@pytest.mark.parametrize(
    "text", ["", "version: [", "- 1", "objections: 3", "version: '1'\nobjections: []", "a: &a [*a]"]
)
def test_no_file(text: str) -> None:
    """What is no file of objections at all is a fault, never an exception."""
    assert faults(text)


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("todo junto", "line 6: too_expensive says 'todo junto', which contact.forbidden_phrases forbids"),
        ("SANO", "line 13: no_trust says 'SANO', which contact.forbidden_phrases forbids"),
        ("less", "line 9: too_expensive says 'less', which contact.forbidden_phrases forbids"),
    ],
)
def test_a_creditor_may_forbid_more(phrase: str, sentence: str) -> None:
    """What a creditor does not want said is found in replies and titles, in any language."""
    assert [f"{sentence}: write it otherwise."] == [str(one) for one in faults(SMALL, forbidden=[phrase])]


def test_argentina_is_addressed_as_vos() -> None:
    """A reply that says usted is refused where clients are addressed otherwise, unless it has words for the country."""
    formal = SMALL.replace("Visto todo junto pesa.", "Usted lo ve todo junto.")

    assert ([], True) == (faults(formal), bool(faults(formal, "es-AR")))
