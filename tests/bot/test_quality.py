"""Hold how ended cases come to be looked at again: drawn once a week by itself, by whom, and shown to whom."""

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot import quality
from bot.creditors.document import CreditorFile
from bot.errors import ClientMistake
from flows.quality.draw import MOST, draw, fingerprint, week_before
from flows.quality.rubric import LINES, Line
from storage.errors import Missing
from storage.repositories.case_words import Words
from storage.schema import Message
from tests.bot.world import CREDITOR, FILE, World

SANTIAGO = ZoneInfo("America/Santiago")
WEEK = date(2026, 3, 2)
WHOLE: Mapping[Line, int | None] = {**dict.fromkeys(LINES, 2), "kind": None}


@pytest.fixture
def team(world: World) -> list[int]:
    """Let Ana end three cases of three clients, and Luis one, and one that no client knows of; Paula ends none."""
    for client in ("2", "3", "4"):
        world.add_client(client, f"Cliente {client}", document=None)
    kinds = {"1041": "dispute_service", "2": "human", "3": "human", "4": "complaint"}
    staff = [world.add_staff(name, email=f"{name}@example.org").id for name in ("ana", "luis", "paula")]
    with world.unit() as uow:
        for client, kind, adviser in [*zip(kinds, kinds.values(), [staff[0]] * 3 + [staff[1]], strict=True),
                                      ("2", "unclean_debt", staff[1])]:  # fmt: skip
            number = uow.cases.open(creditor=CREDITOR, client=client, kind=kind, at=world.now, due_at=world.now).id
            uow.cases.take(number, adviser)
            uow.cases.resolve(number, "explanation", "Se repuso.", world.now)
    return staff


def tick(world: World) -> None:
    """Let the clock's job run."""
    with world.app.database.unit_of_work() as uow:
        uow.jobs.put(quality.JOB, world.now)
        uow.commit()
    world.work()


def test_draw(world: World, team: list[int]) -> None:
    """A week is drawn once, when it is over; the log tells by what, and whoever reads it draws the same again."""
    tick(world)
    with world.unit() as uow:
        assert [] == uow.quality.samples(WEEK)
    world.wall.move(days=7)
    with world.unit() as uow:
        pool = uow.quality.ended(CREDITOR, *week_before(world.now.date()).moments(SANTIAGO))
    for _ in range(2):
        tick(world)
        world.wall.move(days=1)

    with world.unit() as uow:
        row, samples = uow.quality.drawn(CREDITOR, WEEK), uow.quality.samples(WEEK)
        ((entry, told),) = uow.audit.about(CREDITOR, quality.subject(WEEK))
        assert row is not None
        assert told is not None
        assert {team[0]: 3, team[1]: 1} == {staff: len(cases) for staff, cases in pool.items()}
        assert ("quality.drawn", row.seed, 4, fingerprint(pool)) == (
            entry.action, told["seed"], row.ended, row.fingerprint,
        )  # fmt: skip
        drawn = draw(told["seed"], pool, told["per_adviser"])
        assert {case for cases in drawn.values() for case in cases} == {case.id for _, case in samples}
        assert {team[0]: 2, team[1]: 1} == {staff: len(cases) for staff, cases in drawn.items()}
        assert {} == {
            staff: set(cases) & {case.id for _, case in samples}
            for staff, cases in uow.quality.ended(CREDITOR, *week_before(world.now.date()).moments(SANTIAGO)).items()
            if set(cases) & {case.id for _, case in samples}
        }  # what was drawn once is not drawn again


def test_size() -> None:
    """A creditor's file says how many cases; more than can be looked at is refused."""
    assert 0 == CreditorFile.model_validate({**FILE, "quality": {"per_adviser": 0}}).quality.per_adviser
    with pytest.raises(ValueError, match="less than or equal"):
        CreditorFile.model_validate({**FILE, "quality": {"per_adviser": MOST + 1}})


def test_found(world: World, team: list[int]) -> None:
    """Nobody looks at their own case, twice, or at a client whom they know; whose work it is answers once."""
    world.wall.move(days=7)
    tick(world)
    ana, luis, paula = team
    with world.unit() as uow:
        uow.cases.take(uow.cases.open(creditor=CREDITOR, client="4", kind="human", at=world.now, due_at=world.now).id,
                       paula)  # fmt: skip
        first = next(one for one, _ in uow.quality.samples(WEEK) if one.adviser_id == ana)
        other = next(one for one, _ in uow.quality.samples(WEEK) if one.adviser_id == luis)
        for sample, who, note, fault in (
            (first, ana, "Bien", "own"), (other, paula, "Bien", "known"), (first, paula, "", "note"),
            (first, paula, "x" * 1_001, "note"),
        ):  # fmt: skip
            with pytest.raises(ClientMistake) as refused:
                quality.review(uow, sample, who, WHOLE, {}, note, world.now)
            assert fault == refused.value.field
        with pytest.raises(ClientMistake):
            quality.review(uow, first, paula, {**WHOLE, "kind": 3}, {}, "Bien", world.now)
        quality.review(uow, first, paula, WHOLE, {"listened": "La dejó terminar", "kind": ""}, "Bien", world.now)
        with pytest.raises(ClientMistake, match="twice"):
            quality.review(uow, first, paula, WHOLE, {}, "Otra vez", world.now)
        with pytest.raises(Missing):
            quality.answer(uow, first.case_id, paula, luis, "No es mío", world.now)
        quality.answer(uow, first.case_id, paula, ana, "Gracias", world.now)
        with pytest.raises(ClientMistake, match="already"):
            quality.answer(uow, first.case_id, paula, ana, "Otra cosa", world.now)
        case = first.case_id

    with world.unit() as uow:
        (row,) = uow.quality.of_adviser(ana)
        assert (dict(WHOLE), {"listened": "La dejó terminar"}, "Gracias") == (row.marks, row.told, row.answer)
        assert ["quality.reviewed", "quality.answered"] == [
            entry.action for entry, _ in uow.audit.about(CREDITOR, f"case:{case}") if "quality" in entry.action
        ]


def test_shown(world: World, team: list[int]) -> None:
    """PostgreSQL shows whoever only answers cases what is of their own work, and nobody what a complaint keeps away."""
    world.wall.move(days=7)
    tick(world)
    with world.unit() as uow:
        for sample, _ in uow.quality.samples(WEEK):
            if sample.client_id != "4":
                quality.review(uow, sample, team[2], WHOLE, {}, "Bien", world.now)
    seen = []
    for staff, hidden in ((None, ()), (team[0], ()), (team[1], ()), (None, (f"{CREDITOR} 4",))):
        with world.unit() as uow:
            if staff:
                uow.show_reviews_of(staff)
            uow.hide(hidden)
            seen.append((len(uow.quality.samples(WEEK)), len(uow.quality.latest())))

    assert [(3, 2), (2, 2), (1, 0), (2, 2)] == seen


def test_words(world: World) -> None:
    """Words are counted from the talk in which a case was opened to its outcome, and kept when their time is over."""
    number, adviser = world.dispute(), world.add_staff("Ana", email="ana@example.org")
    with world.unit() as uow:
        so_far = uow.case_words.of(uow.cases.get(number))
    before = world.messages()
    world.wall.move(minutes=5)
    with world.unit() as uow:
        world.app.desk.reply(uow, number, adviser, "Ya lo  estamos\nviendo", world.now, "0" * 32)
    with world.unit() as uow:
        world.app.desk.resolve(uow, number, adviser.id, "explanation", "Se repuso.", world.now, "1" * 32)
    after = world.messages()[len(before) :]
    world.wall.move(minutes=5)
    world.say("gracias por todo, de verdad")
    with world.unit() as uow:
        whole = uow.case_words.of(uow.cases.get(number))
        for row in uow.messages.of(CREDITOR, world.client):
            row.text = ""
    with world.unit() as uow:
        kept = uow.case_words.of(uow.cases.get(number))

    by_hand = [row for row in after if row.staff_id or row.initiated_by == "adviser"]
    assert Words(written(before, "in"), 0, written(before, "out")) == so_far
    assert "Ya lo  estamos\nviendo" == by_hand[0].text
    assert Words(so_far.client, written(by_hand), so_far.bot + written(after) - written(by_hand)) == whole == kept


def written(messages: Sequence[Message], *ways: str) -> int:
    """Count the words of messages, those that went some way alone if any is named."""
    return sum(len(one.text.split()) for one in messages if not ways or one.direction in ways)
