"""Tell of a report's agreements: of which shape, who had a hand in them, and how they were kept."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from bot.console.manner import Manner
from bot.console.reports.reading import Reading
from bot.console.reports.values import Cell, Section, bar, said, share
from bot.console.reports.words import PROPOSERS, SHAPES
from bot.console.speech import say, say_many
from flows.reports.plans import SHAPES as ALL_SHAPES
from flows.reports.plans import Kept, widest

Name = TypeVar("Name", bound=str)


def kept_by_proposer(read: Reading, manner: Manner) -> Section:
    """Tell what became of promises, by who proposed the plan."""
    groups = {name: _sum(kept for (by, _), kept in read.kept.items() if by == name) for name in PROPOSERS}
    return _kept("kept_by_proposer", groups, PROPOSERS, say("Propuso"), read, manner)


def kept_by_shape(read: Reading, manner: Manner) -> Section:
    """Tell what became of promises, by the plan's shape."""
    groups = {name: _sum(kept for (_, shape), kept in read.kept.items() if shape == name) for name in ALL_SHAPES}
    return _kept("kept_by_shape", groups, SHAPES, say("Forma"), read, manner)


def soon(read: Reading, manner: Manner) -> Section:
    """Tell who paid something within seven days of agreeing."""
    made = read.made_in_all
    if not made.ripe:
        return Section("soon", say("Ningún acuerdo de estos días tiene ya siete días."))
    part = Cell(share(made.soon, made.ripe), "percent")
    answer = say("En %(soon)s de %(ripe)s acuerdos hubo algún pago en siete días", soon=made.soon, ripe=made.ripe)
    head = [say("Acuerdos"), say("Con algún pago"), say("Parte")]
    rows = [[Cell(made.ripe, "count"), Cell(made.soon, "count"), part]]
    return Section("soon", answer, head, rows, [bar(say("Con algún pago"), part, manner)])


def alone(read: Reading, manner: Manner) -> Section:
    """Tell which agreements nobody of the team had a hand in."""
    made = read.made_in_all
    if not made.plans:
        return Section("alone", say("No se hizo ningún acuerdo en estos días."))
    part = Cell(share(made.alone, made.plans), "percent")
    answer = say("%(alone)s de %(plans)s acuerdos se hicieron sin una persona", alone=made.alone, plans=made.plans)
    head = [say("Acuerdos"), say("Sin una persona"), say("Parte"), say("Por cuánto")]
    rows = [[Cell(made.plans, "count"), Cell(made.alone, "count"), part, Cell(made.total, "money")]]
    return Section("alone", answer, head, rows, [bar(say("Sin una persona"), part, manner)])


def shapes(read: Reading, manner: Manner) -> Section:
    """Tell the shapes of the plans that were agreed on."""
    counts = {name: sum(one.plans for (_, shape), one in read.made.items() if shape == name) for name in ALL_SHAPES}
    shown = {name: count for name, count in counts.items() if count}
    most = widest([*counts.values()])
    if most is None:
        return Section("shapes", say("No se hizo ningún acuerdo en estos días."))
    answer = say_many(
        "Una sola forma de plan", "%(num)s formas distintas; la más común es el %(share)s", len(shown),
        share=said(Cell(most, "percent"), manner),
    )  # fmt: skip
    whole = sum(shown.values())
    rows = [[Cell(SHAPES[name]), Cell(count, "count"), Cell(count / whole, "percent")] for name, count in shown.items()]
    bars = [bar(SHAPES[name], Cell(count / whole, "percent"), manner) for name, count in shown.items()]
    return Section("shapes", answer, [say("Forma"), say("Acuerdos"), say("Parte")], rows, bars)


def _kept(
    key: str, groups: Mapping[Name, Kept], names: Mapping[Name, str], what: str, read: Reading, manner: Manner
) -> Section:
    whole = read.kept_in_all
    if not whole.due:
        return Section(key, say("Ninguna promesa de estos días ha vencido."))
    answer = say(
        "Se cumplieron %(kept)s de %(due)s promesas (%(share)s)",
        kept=whole.kept, due=whole.due, share=said(Cell(share(whole.kept, whole.due), "percent"), manner),
    )  # fmt: skip
    shown = {name: one for name, one in groups.items() if one.due}
    head = [what, say("Promesas"), say("Cumplidas"), say("Parte"), say("Prometido"), say("Pagado")]
    rows = [
        [
            Cell(names[name]),
            Cell(one.due, "count"),
            Cell(one.kept, "count"),
            Cell(share(one.kept, one.due), "percent"),
            Cell(one.due_amount, "money"),
            Cell(one.paid_amount, "money"),
        ]
        for name, one in shown.items()
    ]
    bars = [bar(names[name], Cell(share(one.kept, one.due), "percent"), manner) for name, one in shown.items()]
    return Section(key, answer, head, rows, bars)


def _sum(parts: Iterable[Kept]) -> Kept:
    return sum(parts, Kept())


SECTIONS: Mapping[str, Callable[[Reading, Manner], Section]] = {
    one.__name__: one for one in (kept_by_proposer, kept_by_shape, soon, alone, shapes)
}
