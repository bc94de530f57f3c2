"""What waits for advisers is seen to by urgency and need; what a client is worth comes after both.

It is found by words: that the server folds them as the code does is held against any text, what is found against
looking at each case.
"""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from storage.caseload import STATES, Wanted, count_by_kind, count_each, waiting
from storage.database import Database
from storage.words import words_of
from tests.storage.people import MINUTE, NOW, settle_in

CASES = (  # client, kind, priority, due after
    ("1", "human", 3, 5 * MINUTE),
    ("2", "human", 3, 9 * MINUTE),
    ("3", "hardship", 3, 9 * MINUTE),
    ("4", "human", 3, timedelta(hours=2)),
    ("5", "human", 2, timedelta(hours=9)),
)
WORTH = {"2": 1_000_000, "4": 9_000_000}


def test_order(database: Database) -> None:
    """Urgent before normal, sooner hours before later, the vulnerable before others; only then who is worth more.

    Vulnerable is also whose account is stopped for such a reason, while it is.
    """
    settle_in(database, "a", clients=5)
    with database.unit_of_work("a") as uow:
        for client, worth in WORTH.items():
            uow.clients.get("a", client).yearly_value = worth
        for client, kind, priority, due in CASES:
            uow.cases.open(creditor="a", client=client, kind=kind, priority=priority, at=NOW, due_at=NOW + due)

        def order(now: datetime = NOW) -> list[str]:
            return [one.client.id for one in waiting(uow.session, Wanted(), now)]

        assert ["5", "3", "2", "1", "4"] == order()
        hold = uow.holds.place(creditor="a", client="1", kind="bereavement", at=NOW, until=NOW + MINUTE)
        uow.holds.place(creditor="a", client="2", kind="payment_claim", at=NOW)
        assert ["5", "1", "3", "2", "4"] == order()
        assert ["5", "3", "2", "1", "4"] == order(NOW + MINUTE)
        uow.holds.lift("a", hold.id, NOW)
        assert ["5", "3", "2", "1", "4"] == order()


def test_worth_of_two_creditors(database: Database) -> None:
    """A client counts by their place among their own creditor's cases: amounts of two currencies are never compared."""
    settle_in(database, "a", "b", clients=2)
    with database.unit_of_work("a", "b") as uow:
        worth = {("a", "1"): 900_000, ("a", "2"): 800_000, ("b", "1"): 70, ("b", "2"): None}
        for place, ((creditor, client), amount) in enumerate(worth.items()):
            uow.clients.get(creditor, client).yearly_value = amount
            uow.cases.open(creditor=creditor, client=client, kind="human", at=NOW, due_at=NOW + place * MINUTE)

        assert [("a", "1"), ("b", "1"), ("a", "2"), ("b", "2")] == [
            (one.creditor.id, one.client.id) for one in waiting(uow.session, Wanted(), NOW)
        ]


SIGNS = "aAáÁñÑçÇeéEÉ0129 -./_'\"\\:*&|!(),;@#¿¡«»…\n\t½ªº€ßøŁИйあ\u0301\u2028\x7f\xa0"
KNOWN = st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=("Cs", "Cn"), min_codepoint=1))
LOOKED_FOR = "SELECT concilia_words(CAST(:told AS text), CAST(:numbers AS text[])) = array_to_tsvector(:words)"


def test_words(database: Database) -> None:
    """Whatever a text holds, the server knows it by the very words that the code does."""

    @given(st.lists(st.tuples(st.text(KNOWN, max_size=140), st.lists(st.text(KNOWN, max_size=80), max_size=3))))
    def are_the_same(rows: list[tuple[str, list[str]]]) -> None:
        with database.unit_of_work() as uow:
            for told, numbers in rows:
                asked = {"told": told, "numbers": numbers, "words": sorted(words_of(told, numbers))}
                assert uow.session.execute(text(LOOKED_FOR), asked).scalar(), (told, numbers)

    are_the_same()


NAMES = ("José Pérez", "ROSA  PEÑA-ÑANDÚ", "O'Higgins, Zoë", "Müller 77", "")
NOTES = ("ya pagué la factura LA-2041", "no llegó: la luz", "50.000 el viernes", "", "PEREZA", "caso 1001?")
TYPED = st.one_of(
    st.sampled_from(("jose", "JOSÉ p", "per", "perez", "la2041", "LA-2041", "2041", "ñan", "o'h", "1001", "luz llego")),
    st.text("abcdeéñpérz 0124'-&|:*!\\", max_size=6),
)


def test_search(database: Database) -> None:
    """What is typed finds the cases, in scope and in the state asked for, that have each word's beginning; no other.

    Their order is the same whoever else's are looked at. A case is found by its client's name and number, its own, its
    invoices, and what was said in it, as these are now.
    """
    settle_in(database, "a", "b", clients=len(NAMES))
    texts: dict[int, frozenset[str]] = {}
    with database.unit_of_work("a", "b") as uow:
        for place, note in enumerate(NOTES * 4):
            creditor, client = "ab"[place % 2], str(place % len(NAMES) + 1)
            row = uow.cases.open(
                creditor=creditor, client=client, kind="human", note="antes", at=NOW, due_at=NOW + place * MINUTE
            )
            row.note, row.invoices = note, [f"LA-20{place}"] if place % 3 else []
            uow.clients.get(creditor, client).name = NAMES[int(client) - 1]
            numbers = [str(row.id), client, *row.invoices]
            texts[row.id] = words_of(f"{note} {NAMES[int(client) - 1]}", numbers)
            if place % 4 == 0:
                uow.cases.resolve(row.id, "other", "", NOW)
        uow.commit()

    @given(TYPED, st.sampled_from(sorted(STATES)), st.sampled_from(("a", "b", "ab")))
    def finds(typed: str, state: str, creditors: str) -> None:
        with database.unit_of_work(*creditors) as uow:
            every = {one.case.id for one in waiting(uow.session, Wanted(state=state), NOW, 500)}
            found = [one.case.id for one in waiting(uow.session, Wanted(state=state, told=typed), NOW, 500)]
            counted = count_by_kind(uow.session, Wanted(state=state, told=typed))
            assert [len(every)] == count_each(uow.session, [Wanted(state=state)])
        asked = words_of(typed)
        assert {
            number for number in every if all(any(has.startswith(word) for has in texts[number]) for word in asked)
        } == set(found)
        assert len(found) == len(set(found)) == sum(counted.values())
        with database.unit_of_work("a", "b") as uow:
            of_all = [one.case for one in waiting(uow.session, Wanted(state=state, told=typed), NOW, 500)]
        assert found == [row.id for row in of_all if row.creditor_id in creditors]

    finds()
    with database.unit_of_work("b") as uow:
        assert {"b"} == {one.case.creditor_id for one in waiting(uow.session, Wanted(state="all"), NOW, 500)}
