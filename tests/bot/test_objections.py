"""A creditor's objections in force, what is counted of them, and who answers where a creditor has none of its own."""

import pytest

from bot.errors import BadFile
from bot.objections import apply_objections, counted, default_text, text_of
from flows.objections.book import Book
from flows.objections.faults import load_book
from nlu.objections import Recogniser
from tests.bot.world import CREDITOR, World
from tests.flows.objections.books import BOOK, SMALL


def test_in_force(world: World) -> None:
    """The file that ships answers until a creditor has its own; a change is in force from the next message."""
    world.verify()
    shipped = world.say("es muy caro")
    with world.unit() as uow:
        before = text_of(uow, uow.creditors.get(CREDITOR))
        apply_objections(uow, CREDITOR, "own.yml", SMALL, "operator", world.now)
        after = text_of(uow, uow.creditors.get(CREDITOR))
    again, own = world.say("es muy caro"), world.say("no confio")

    assert (default_text(), SMALL) == (before, after)
    assert [BOOK.objections["too_expensive"].reply["es"]] == shipped
    assert "Ya hablamos de esto y no quiero repetir lo mismo." in again[0]
    assert "Es sano dudar, Aguas del Valle lo sabe." == own[0]


def test_what_a_creditor_forbids(world: World) -> None:
    """A file that says what its creditor does not want said is refused, and the one before it stays in force."""
    world.add_creditor(contact={"forbidden_phrases": ["pesa"]})
    with world.unit() as uow:
        with pytest.raises(BadFile, match="too_expensive says 'pesa'"):
            apply_objections(uow, CREDITOR, "own.yml", SMALL, "operator", world.now)
        assert default_text() == text_of(uow, uow.creditors.get(CREDITOR))


def test_two_creditors(world: World) -> None:
    """A creditor's objections are its own: another's client gets the answers that ship."""
    world.add_creditor("luz-del-sur")
    world.add_client("2001", "Rosa Vidal", creditor="luz-del-sur", document="9.876.543-3")
    with world.unit() as uow:
        apply_objections(uow, CREDITOR, "own.yml", SMALL, "operator", world.now)
    world.verify(client="2001", creditor="luz-del-sur", last4="5433")

    assert [BOOK.objections["too_expensive"].reply["es"]] == world.say(
        "es muy caro", client="2001", creditor="luz-del-sur"
    )


def test_counts_outlive_their_branch(world: World) -> None:
    """What was counted under a branch or an objection that the file no longer has is still listed."""
    world.verify()
    world.say("es muy caro")
    world.press("Pagos más pequeños")
    with world.unit() as uow:
        rows = counted(uow, CREDITOR, Book("9", {}), only=None)
        none = counted(uow, CREDITOR, load_book(SMALL), only="1")

    assert [("too_expensive", None, 1), ("too_expensive", "smaller", 1)] == [
        (row.code, row.branch, row.times) for row in rows
    ]
    assert {"none"} == {row.route for row in rows}
    assert {0} == {row.times for row in none}


def test_recogniser_is_made_once(world: World) -> None:
    """Creditors with the same file share what recognises it."""
    world.add_creditor("luz-del-sur")
    with world.unit(CREDITOR, "luz-del-sur") as uow:
        profiles = [world.app.bot.profiles.get(uow, name) for name in (CREDITOR, "luz-del-sur")]

    assert profiles[0].recogniser is profiles[1].recogniser
    assert isinstance(profiles[0].recogniser, Recogniser)
