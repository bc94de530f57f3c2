"""Tell of a report's treatment: how much we wrote, and how people felt."""

from collections.abc import Callable, Mapping

from bot.console.manner import Manner
from bot.console.reports.reading import Reading
from bot.console.reports.values import WHOLE, Bar, Cell, Section, bar, said, share
from bot.console.speech import say

HIGHEST = 5  #: of receptivity, and of what clients say


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


def left_off(read: Reading, manner: Manner) -> Section:
    """Tell which talks came to nothing."""
    talks, left = sum(one.talks for one in read.talked), sum(one.left_off for one in read.talked)
    if not talks:
        return Section("left_off", say("Ninguna conversación terminó en estos días."))
    part = Cell(share(left, talks), "percent")
    answer = say("%(left)s de %(talks)s conversaciones quedaron en nada", left=left, talks=talks)
    head = [say("Conversaciones"), say("Quedaron en nada"), say("Parte")]
    rows = [[Cell(talks, "count"), Cell(left, "count"), part]]
    return Section("left_off", answer, head, rows, [bar(say("Quedaron en nada"), part, manner)])


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
    return Section("satisfaction", answer, [say("Calificación"), say("Clientes"), say("Parte")], rows, bars)


def retention(read: Reading, manner: Manner) -> Section:
    """Tell who stays."""
    found = read.uneasy
    if not found.touched:
        return Section("retention", say("No hubo contacto con nadie en estos días."))
    part = Cell(share(found.touched - found.gone, found.touched), "percent")
    answer = say("El %(share)s sigue con nosotros", share=said(part, manner))
    head = [say("Clientes en contacto"), say("Quieren irse"), say("Piden silencio"), say("Siguen")]
    rows = [[Cell(found.touched, "count"), Cell(found.leaving, "count"), Cell(found.silent, "count"), part]]
    return Section("retention", answer, head, rows, [bar(say("Siguen"), part, manner)])


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
    bars = [bar(name, Cell(num / found.touched, "percent"), manner) for name, num in signs.items()]
    return Section("uneasy", answer, [say("Señal"), say("Clientes"), say("Parte")], rows, bars)


SECTIONS: Mapping[str, Callable[[Reading, Manner], Section]] = {
    one.__name__: one
    for one in (contacted, pressure, per_resolution, left_off, receptivity, satisfaction, retention, uneasy)
}
