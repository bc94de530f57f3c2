"""Tell of a report's cases: what had to be put right, how soon, and by whom."""

from collections.abc import Callable, Mapping

from bot.console.manner import Manner
from bot.console.reports.reading import Reading
from bot.console.reports.team import team
from bot.console.reports.values import WHOLE, Bar, Cell, Section, bar, said, share
from bot.console.reports.words import CLOCKS
from bot.console.speech import say, say_many
from flows.quality.rubric import AT_LEAST


def service(read: Reading, manner: Manner) -> Section:
    """Tell which deadlines were met."""
    found = [read.answered[name] for name in CLOCKS if name in read.answered]
    if not found:
        return Section("service", say("Ningún plazo venció en estos días."))
    met, due = sum(one.met for one in found), sum(one.due for one in found)
    answer = say("Se cumplieron %(met)s de %(due)s plazos", met=met, due=due)
    rows = [
        [
            Cell(CLOCKS[one.name]),
            Cell(one.due, "count"),
            Cell(one.met, "count"),
            Cell(share(one.met, one.due), "percent"),
        ]
        for one in found
    ]
    bars = [bar(CLOCKS[one.name], Cell(share(one.met, one.due), "percent"), manner) for one in found]
    return Section("service", answer, [say("Plazo"), say("Vencieron"), say("Cumplidos"), say("Parte")], rows, bars)


def cases(read: Reading, manner: Manner) -> Section:
    """Tell what cases were about, and which matters came back."""
    found = read.opened
    if not found:
        return Section("cases", say("No se abrió ningún caso en estos días."))
    whole, again = sum(one.cases for one in found), sum(one.again for one in found)
    answer = say_many("%(num)s caso; volvieron: %(again)s", "%(num)s casos; volvieron: %(again)s", whole, again=again)
    rows = [
        [
            Cell(read.kind(one.kind)),
            Cell(one.cases, "count"),
            Cell(one.cases / whole, "percent"),
            Cell(one.again, "count"),
        ]
        for one in found
    ]
    bars = [
        Bar(read.kind(one.kind), said(Cell(one.cases, "count"), manner), WHOLE * one.cases / whole) for one in found
    ]
    return Section("cases", answer, [say("Motivo"), say("Casos"), say("Parte"), say("Volvieron")], rows, bars)


def ours(read: Reading, manner: Manner) -> Section:
    """Tell in how many disputes the client was right."""
    closed = read.closed
    if not closed.disputes:
        return Section("ours", say("No se resolvió ninguna disputa en estos días."))
    part = Cell(share(closed.ours, closed.disputes), "percent")
    answer = say("En %(ours)s de %(num)s disputas el error era nuestro", ours=closed.ours, num=closed.disputes)
    head = [say("Disputas resueltas"), say("Error nuestro"), say("Parte")]
    rows = [[Cell(closed.disputes, "count"), Cell(closed.ours, "count"), part]]
    return Section("ours", answer, head, rows, [bar(say("Error nuestro"), part, manner)])


def minutes(read: Reading, manner: Manner) -> Section:
    """Tell how long cases took."""
    closed = read.closed
    if not closed.cases:
        return Section("minutes", say("No se resolvió ningún caso en estos días."))
    whole, first = Cell(closed.minutes, "minutes"), Cell(closed.first_minutes, "minutes")
    answer = say_many(
        "%(num)s caso resuelto, en %(time)s", "%(num)s casos resueltos; la mitad, en %(time)s o menos", closed.cases,
        time=said(whole, manner),
    )  # fmt: skip
    rows = [[Cell(closed.cases, "count"), first, whole]]
    return Section("minutes", answer, [say("Casos"), say("Primera respuesta"), say("Desenlace")], rows)


def advisers(read: Reading, manner: Manner) -> Section:  # noqa: ARG001 - as every section
    """Tell what each adviser brought to an end, and how well."""
    found = read.advised
    if not found:
        return Section("advisers", say("Nadie del equipo resolvió un caso en estos días."))
    answer = say_many(
        "%(num)s persona resolvió casos: %(cases)s", "%(num)s personas resolvieron casos: %(cases)s", len(found),
        cases=sum(one.cases for one in found),
    )  # fmt: skip
    head = [
        say("Quién"),
        say("Casos"),
        say("Respuestas a tiempo"),
        say("Hasta el desenlace"),
        say("Volvieron"),
        say("Calificación"),
        say("Revisiones"),
        say("Nota de las revisiones"),
        say("Palabras del cliente"),
    ]
    rows = [
        [
            Cell(one.name),
            Cell(one.cases, "count"),
            Cell(share(one.met, one.due), "percent"),
            Cell(one.hours, "hours"),
            Cell(share(one.again, one.cases), "percent"),
            Cell(one.score, "ratio"),
            Cell(one.reviews, "count"),
            Cell(one.mark if one.reviews >= AT_LEAST else None, "ratio"),
            Cell(share(one.theirs, one.words), "percent"),
        ]
        for one in found
    ]
    return Section("advisers", answer, head, rows)


def spoken(read: Reading, manner: Manner) -> Section:
    """Tell who wrote how much in cases."""
    words = read.spoken.words
    if not words.all:
        return Section("spoken", say("De los casos de estos días no hay palabras contadas."))
    sides = {say("El cliente"): words.client, say("El equipo"): words.adviser, say("El asistente"): words.bot}
    parts = {name: Cell(count / words.all, "percent") for name, count in sides.items()}
    answer = say("El cliente escribió el %(share)s de las palabras", share=said(parts[say("El cliente")], manner))
    rows = [[Cell(name), Cell(count, "count"), parts[name]] for name, count in sides.items()]
    bars = [bar(name, part, manner) for name, part in parts.items()]
    return Section("spoken", answer, [say("Quién"), say("Palabras"), say("Parte")], rows, bars)


SECTIONS: Mapping[str, Callable[[Reading, Manner], Section]] = {
    one.__name__: one for one in (service, cases, ours, minutes, spoken, advisers, team)
}
