"""Tell of a report's treatment: how much we wrote, how people felt, what they had to have put right, and how soon."""

from collections.abc import Callable, Mapping

from bot.console.manner import Manner
from bot.console.report_reading import Reading
from bot.console.report_team import team
from bot.console.report_values import Bar, Cell, Section, said, share
from bot.console.report_words import CLOCKS, SHAPES
from bot.console.speech import say, say_many
from flows.reports.plans import SHAPES as ALL_SHAPES
from flows.reports.plans import widest

WHOLE = 100
HIGHEST = 5  #: of receptivity


def contacted(read: Reading, manner: Manner) -> Section:
    """Tell how much we wrote without being asked."""
    made = read.pressed
    if not made.contacts:
        return Section("contacted", say("No empezamos ninguna conversación en estos días."))
    each = Cell(share(made.contacts, made.clients), "ratio")
    answer = say("%(each)s mensajes nuestros por cliente", each=said(each, manner))
    head = [say("Mensajes"), say("Clientes"), say("Por cliente")]
    rows = [[Cell(made.contacts, "count"), Cell(made.clients, "count"), each]]
    return Section("contacted", answer, head, rows)


def pressure(read: Reading, manner: Manner) -> Section:
    """Tell how much was written to each client: messages, words, and how close together."""
    made = read.pressed
    if not made.contacts:
        return Section("pressure", say("No empezamos ninguna conversación en estos días."))
    each, most = share(made.contacts, made.clients), made.most
    answer = say(
        "%(each)s mensajes por cliente; quien más recibió, %(most)s",
        each=said(Cell(each, "ratio"), manner), most=most,
    )  # fmt: skip
    rows = [
        [Cell(say("Mensajes por cliente")), Cell(each, "ratio")],
        [Cell(say("Palabras por cliente")), Cell(share(made.words, made.clients), "ratio")],
        [Cell(say("Quien más recibió")), Cell(most, "count")],
        [Cell(say("Entre uno y el siguiente")), Cell(made.hours, "hours")],
    ]
    return Section("pressure", answer, [say("Medida"), say("Valor")], rows)


def per_resolution(read: Reading, manner: Manner) -> Section:
    """Tell how many messages of ours a client who paid has cost."""
    made, payers = read.pressed, read.payers
    if not payers:
        return Section("per_resolution", say("Nadie pagó en estos días."))
    each = Cell(share(made.contacts, payers), "ratio")
    answer = say("%(each)s mensajes nuestros por cliente que pagó", each=said(each, manner))
    head = [say("Mensajes"), say("Clientes que pagaron"), say("Por cliente")]
    return Section("per_resolution", answer, head, [[Cell(made.contacts, "count"), Cell(payers, "count"), each]])


def alone(read: Reading, manner: Manner) -> Section:
    """Tell which agreements nobody of the team had a hand in."""
    made = read.made_in_all
    if not made.plans:
        return Section("alone", say("No se hizo ningún acuerdo en estos días."))
    part = Cell(share(made.alone, made.plans), "percent")
    answer = say("%(alone)s de %(plans)s acuerdos se hicieron sin una persona", alone=made.alone, plans=made.plans)
    head = [say("Acuerdos"), say("Sin una persona"), say("Parte"), say("Por cuánto")]
    rows = [[Cell(made.plans, "count"), Cell(made.alone, "count"), part, Cell(made.total, "money")]]
    return Section("alone", answer, head, rows, [_bar(say("Sin una persona"), part, manner)])


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
    bars = [_bar(SHAPES[name], Cell(count / whole, "percent"), manner) for name, count in shown.items()]
    return Section("shapes", answer, [say("Forma"), say("Acuerdos"), say("Parte")], rows, bars)


def left_off(read: Reading, manner: Manner) -> Section:
    """Tell which talks came to nothing."""
    talks, left = sum(one.talks for one in read.talked), sum(one.left_off for one in read.talked)
    if not talks:
        return Section("left_off", say("Ninguna conversación terminó en estos días."))
    part = Cell(share(left, talks), "percent")
    answer = say("%(left)s de %(talks)s conversaciones quedaron en nada", left=left, talks=talks)
    head = [say("Conversaciones"), say("Quedaron en nada"), say("Parte")]
    rows = [[Cell(talks, "count"), Cell(left, "count"), part]]
    return Section("left_off", answer, head, rows, [_bar(say("Quedaron en nada"), part, manner)])


def receptivity(read: Reading, manner: Manner) -> Section:
    """Tell how receptive talks were."""
    talks = sum(one.talks for one in read.talked)
    if not talks:
        return Section("receptivity", say("Ninguna conversación terminó en estos días."))
    mean = Cell(sum(one.receptivity * one.talks for one in read.talked) / talks, "ratio")
    answer = say("%(mean)s de 5 en promedio", mean=said(mean, manner))
    counts = {one.receptivity: one.talks for one in read.talked}
    rows = [
        [Cell(say("%(num)s de 5", num=step)), Cell(counts.get(step, 0), "count"),
         Cell(counts.get(step, 0) / talks, "percent")]
        for step in range(HIGHEST, 0, -1)
    ]  # fmt: skip
    bars = [Bar(str(row[0].value), said(row[1], manner), WHOLE * float(row[2].value or 0)) for row in rows]
    return Section("receptivity", answer, [say("Receptividad"), say("Conversaciones"), say("Parte")], rows, bars)


def satisfaction(read: Reading, manner: Manner) -> Section:
    """Tell how clients found what became of their cases."""
    asked = sum(one.cases for one in read.satisfied)
    if not asked:
        return Section("satisfaction", say("No se preguntó a nadie en estos días."))
    counts = {one.score: one.cases for one in read.satisfied if one.score is not None}
    told = sum(counts.values())
    if not told:
        return Section("satisfaction", say("Respondieron 0 de %(asked)s clientes", asked=asked))
    mean = Cell(sum(score * cases for score, cases in counts.items()) / told, "ratio")
    answer = say(
        "%(mean)s de 5 en promedio; respondieron %(told)s de %(asked)s clientes",
        mean=said(mean, manner), told=told, asked=asked,
    )  # fmt: skip
    rows = [
        [Cell(say("%(num)s de 5", num=step)), Cell(counts.get(step, 0), "count"),
         Cell(counts.get(step, 0) / told, "percent")]
        for step in range(HIGHEST, 0, -1)
    ]  # fmt: skip
    bars = [Bar(str(row[0].value), said(row[1], manner), WHOLE * float(row[2].value or 0)) for row in rows]
    return Section("satisfaction", answer, [say("Nota"), say("Clientes"), say("Parte")], rows, bars)


def retention(read: Reading, manner: Manner) -> Section:
    """Tell who stays."""
    found = read.uneasy
    if not found.touched:
        return Section("retention", say("No hubo contacto con nadie en estos días."))
    part = Cell(share(found.touched - found.gone, found.touched), "percent")
    answer = say("El %(share)s sigue con nosotros", share=said(part, manner))
    head = [say("Clientes en contacto"), say("Quieren irse"), say("Piden silencio"), say("Siguen")]
    rows = [[Cell(found.touched, "count"), Cell(found.leaving, "count"), Cell(found.silent, "count"), part]]
    return Section("retention", answer, head, rows, [_bar(say("Siguen"), part, manner)])


def uneasy(read: Reading, manner: Manner) -> Section:
    """Tell who was ill at ease."""
    found = read.uneasy
    if not found.touched:
        return Section("uneasy", say("No hubo contacto con nadie en estos días."))
    answer = say("%(uneasy)s de %(touched)s clientes, incómodos", uneasy=found.uneasy, touched=found.touched)
    signs = {
        say("Se quejaron"): found.complained,
        say("Quieren irse"): found.leaving,
        say("Piden silencio"): found.silent,
        say("Alguna de las tres"): found.uneasy,
    }
    rows = [[Cell(name), Cell(num, "count"), Cell(num / found.touched, "percent")] for name, num in signs.items()]
    bars = [_bar(name, Cell(num / found.touched, "percent"), manner) for name, num in signs.items()]
    return Section("uneasy", answer, [say("Señal"), say("Clientes"), say("Parte")], rows, bars)


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
    bars = [_bar(CLOCKS[one.name], Cell(share(one.met, one.due), "percent"), manner) for one in found]
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
    return Section("ours", answer, head, rows, [_bar(say("Error nuestro"), part, manner)])


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
        say("Nota"),
    ]
    rows = [
        [
            Cell(one.name),
            Cell(one.cases, "count"),
            Cell(share(one.met, one.due), "percent"),
            Cell(one.hours, "hours"),
            Cell(share(one.again, one.cases), "percent"),
            Cell(one.score, "ratio"),
        ]
        for one in found
    ]
    return Section("advisers", answer, head, rows)


def _bar(name: str, part: Cell, manner: Manner) -> Bar:
    return Bar(name, said(part, manner), WHOLE * min(float(part.value or 0), 1.0))


SECTIONS: Mapping[str, Callable[[Reading, Manner], Section]] = {
    one.__name__: one
    for one in (
        contacted, pressure, per_resolution, alone, shapes, left_off, receptivity, satisfaction, retention, uneasy,
        service, cases, ours, minutes, advisers, team,
    )
}  # fmt: skip
