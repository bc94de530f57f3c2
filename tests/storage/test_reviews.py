"""Hold which messages are worth a look, what is said of them, and that it goes with them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from storage.database import Database
from storage.errors import Missing
from storage.reviews import Reason, Wanted, find_review, next_review, reviews, surroundings
from storage.schema import Direction, Label, Message, Misreading, Role
from storage.unit_of_work import UnitOfWork
from tests.storage.people import MINUTE, NOW, settle_in

READING = {"intent": "out_of_scope", "confidence": 0.3}


@pytest.fixture
def told(database: Database) -> Iterator[UnitOfWork]:
    """Give a unit of work with two creditors of one client each, and a supervisor with number 1."""
    settle_in(database, "a", "b")
    with database.unit_of_work("a") as uow:
        uow.staff.add(
            name="Ana", email="a@example.org", password_hash="-", role=Role.SUPERVISOR, creditors=["a"], at=NOW
        )
        yield uow


def hear(uow: UnitOfWork, text: str, trace: str, creditor: str = "a", **facts: Any) -> Message:  # noqa: ANN401 - columns
    """Write a message of the client that was read."""
    given = {"intent": "out_of_scope", "reading": READING, "trace_id": trace, **facts}
    return write(uow, Direction.IN, text, creditor, **given)


def answer(uow: UnitOfWork, key: str, trace: str, creditor: str = "a", **facts: Any) -> Message:  # noqa: ANN401 - columns
    """Write an answer of the bot."""
    return write(uow, Direction.OUT, f"({key})", creditor, text_key=key, trace_id=trace, **facts)


def write(uow: UnitOfWork, direction: Direction, text: str, creditor: str, **facts: Any) -> Message:  # noqa: ANN401 - columns
    """Write a message behind the others."""
    row = uow.conversations.lock(creditor, "1")
    at = NOW + row.next_seq * MINUTE
    return uow.messages.add(
        row, direction=direction, channel="web", initiated_by="client", kind="message", text=text, at=at, **facts
    )


def found(uow: UnitOfWork, **wanted: Any) -> dict[str, tuple[Reason, ...]]:  # noqa: ANN401 - fields of Wanted
    """Return the texts that are worth a look, with why."""
    return {one.message.text: one.reasons for one in reviews(uow.session, Wanted(**wanted), limit=50).rows}


def test_repaired(told: UnitOfWork) -> None:
    """What the bot asked back about is worth a look; what it simply answered is not."""
    hear(told, "asdf", "1")
    answer(told, "repair-first", "1")
    hear(told, "50 el viernes", "2")
    answer(told, "plan-doubt", "2")
    hear(told, "¿cuánto debo?", "3")
    answer(told, "balance-statement", "3")

    assert {"50 el viernes": (Reason.REPAIRED,), "asdf": (Reason.REPAIRED,)} == found(told)


def test_handed_over(told: UnitOfWork) -> None:
    """With a case come the message that opened it and the earlier one whose words it holds, no short yes of before."""
    hear(told, "me quedé sin trabajo en enero", "1")
    answer(told, "hardship-offer-person", "1")
    hear(told, "ya", "2")
    answer(told, "nod", "2")
    hear(told, "sí", "3")
    case = told.cases.open(
        creditor="a",
        client="1",
        kind="hardship",
        priority=3,
        at=NOW + 6 * MINUTE,
        due_at=NOW + timedelta(days=1),
        note="me quedé sin trabajo en enero",
    )
    answer(told, "hardship-passed-on", "3", case_id=case.id)

    assert {"sí", "me quedé sin trabajo en enero"} == set(found(told))
    assert {(Reason.HANDED_OVER,)} == set(found(told).values())


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({"intent": "deny"}, True),
        ({"intent": "button", "reading": {"button": "change"}}, True),
        ({"intent": "deny", "reading": {"button": "deny"}}, True),
        ({"intent": "affirm"}, False),
        ({"intent": "button", "reading": {"button": "affirm"}}, False),
    ],
)
def test_refused(told: UnitOfWork, facts: dict[str, Any], is_found: bool) -> None:
    """What was read back and refused was misread, perhaps; what was accepted was not."""
    hear(told, "pago 50 el viernes", "1")
    answer(told, "plan-read-back-once", "1")
    hear(told, "mmm", "2", **facts)
    answer(told, "plan-change-what", "2")

    assert ({"pago 50 el viernes": (Reason.CORRECTED,)} if is_found else {}) == found(told)


def test_objected(told: UnitOfWork) -> None:
    """An adviser's word counts once, however often it is given, and joins the other reasons."""
    said = hear(told, "asdf", "1")
    answer(told, "repair-first", "1")
    noted = [told.labels.object("a", said.id, 1, NOW) for _ in range(2)]

    assert [True, False] == noted
    assert {said.id} == told.labels.objected("a", "1")
    assert {"asdf": (Reason.CORRECTED, Reason.REPAIRED)} == found(told)


def test_difficulty(told: UnitOfWork) -> None:
    """A corrected difficulty keeps what was read, and its words are worth a look once they differ."""
    said = hear(told, "cobro menos este mes", "1", intent="cannot_pay")
    answer(told, "hardship-your-word", "1")
    row = told.difficulties.add("a", "1", "temporary", said.text, said.at + MINUTE)
    before = (row.kind, found(told))
    told.difficulties.correct("a", row.id, "structural", 1, NOW)

    assert ("temporary", {}) == before
    assert ("temporary", "structural", "structural") == (row.code, row.corrected, row.kind)
    assert {said.text: (Reason.CORRECTED,)} == found(told)
    assert "structural" == told.difficulties.corrected("a", "1", NOW)
    assert told.difficulties.corrected("a", "1", NOW + MINUTE) is None
    with pytest.raises(Missing):
        told.difficulties.correct("a", row.id + 1, "structural", 1, NOW)


def test_buttons_and_silence(told: UnitOfWork) -> None:
    """A press of a button was not read, and what nobody read cannot be corrected."""
    hear(told, "Hablar con alguien", "1", intent="ask_human", reading={"button": "ask_human"})
    answer(told, "handover-on-duty", "1", case_id=1000)
    hear(told, "", "2")
    answer(told, "repair-first", "2")
    hear(told, "hola", "3", reading=None)
    answer(told, "repair-first", "3")

    assert {} == found(told)


def test_wanted(told: UnitOfWork) -> None:
    """Reason, language and label narrow the list; it is the newest first, in pages, and counted whole."""
    for place in range(5):
        hear(told, f"x{place}", str(place))
        answer(told, "repair-first", str(place))
    first = reviews(told.session, Wanted(), limit=50).rows[-1].message
    told.labels.put("a", first.id, "greet", 1, NOW)
    told.labels.object("a", first.id, 1, NOW)
    page = reviews(told.session, Wanted(), limit=2, offset=2)
    behind = reviews(told.session, Wanted(), limit=2, offset=6)

    assert ["x4", "x3", "x2", "x1", "x0"] == list(found(told))
    assert ["x2", "x1"] == [one.message.text for one in page.rows]
    assert (5, 0, 5) == (page.total, len(behind.rows), behind.total)
    assert ["x0"] == list(found(told, is_labelled=True))
    assert ["x4", "x3", "x2", "x1"] == list(found(told, is_labelled=False))
    assert ["x0"] == list(found(told, reason=Reason.CORRECTED))
    assert [] == list(found(told, reason=Reason.HANDED_OVER))
    assert (5, {}) == (reviews(told.session, Wanted(language="es"), limit=1).total, found(told, language="en"))


def test_since(told: UnitOfWork) -> None:
    """Of every reason there is, what came since a moment is what came since then of all; each leads to the next."""
    hear(told, "asdf", "1")
    answer(told, "repair-first", "1")
    hear(told, "me quedé sin trabajo", "2")
    answer(told, "hardship-offer-person", "2")
    hear(told, "pago 50 el viernes", "3")
    answer(told, "plan-read-back-once", "3")
    hear(told, "no", "4", intent="deny")
    at = NOW + 9 * MINUTE
    case = told.cases.open(
        creditor="a", client="1", kind="hardship", priority=3, at=at, due_at=at, note="me quedé sin trabajo"
    )
    answer(told, "hardship-passed-on", "4", case_id=case.id)
    said = hear(told, "cobro menos", "5")
    told.difficulties.correct("a", told.difficulties.add("a", "1", "temporary", said.text, at).id, "structural", 1, at)
    told.labels.object("a", hear(told, "luego", "6").id, 1, at)
    every = [one.message for one in reviews(told.session, Wanted(), limit=50).rows]

    assert ["luego", "cobro menos", "no", "pago 50 el viernes", "me quedé sin trabajo", "asdf"] == [
        m.text for m in every
    ]
    for place, message in enumerate(every):
        since = Wanted(since=message.at)
        newer = [one.message.id for one in reviews(told.session, since, limit=50).rows]
        assert [one.id for one in every[: place + 1]] == newer
        assert next_review(told.session, since, message) is None
        following = every[place + 1].id if every[place + 1 :] else None
        assert following == next_review(told.session, Wanted(), message)
        assert find_review(told.session, message.id) is not None


def test_one(told: UnitOfWork) -> None:
    """One message is found by its number, with those around it; any other message is not."""
    answer(told, "welcome", "0")
    said = hear(told, "asdf", "1")
    other = answer(told, "repair-first", "1")
    review = find_review(told.session, said.id)

    assert review is not None
    assert ["(welcome)", "asdf", "(repair-first)"] == [row.text for row in surroundings(told.session, review.message)]
    assert find_review(told.session, other.id) is None


def test_label(told: UnitOfWork) -> None:
    """The last label counts; what teaches nothing is not taught, nor what was labelled before a moment."""
    said, silent = hear(told, "buenas", "1"), hear(told, "jajaja", "2")
    told.labels.put("a", said.id, "thank", 1, NOW)
    told.labels.put("a", said.id, "greet", 1, NOW + MINUTE)
    told.labels.put("a", silent.id, None, 1, NOW)

    assert [("greet", "buenas")] == [(label.intent, row.text) for label, row in told.labels.taught("a")]
    assert [] == told.labels.taught("a", NOW + 2 * MINUTE)


def test_apart(told: UnitOfWork) -> None:
    """A creditor out of scope has nothing to look at, and nothing of it can be labelled."""
    said = hear(told, "asdf", "1")
    answer(told, "repair-first", "1")
    told.labels.put("a", said.id, "greet", 1, NOW)
    told.scope("b")

    assert ({}, [], None) == (found(told), told.labels.taught("a"), find_review(told.session, said.id))


def test_goes_with_its_message(told: UnitOfWork) -> None:
    """Erasing a client's messages erases what was said of them."""
    said = hear(told, "asdf", "1")
    told.labels.put("a", said.id, "greet", 1, NOW)
    told.labels.object("a", said.id, 1, NOW)
    told.session.execute(delete(Message).where(Message.creditor_id == "a", Message.client_id == "1"))
    left = [told.session.scalars(select(table)).all() for table in (Label, Misreading)]

    assert [[], []] == left
