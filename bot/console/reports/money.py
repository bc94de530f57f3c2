"""Tell of a report's money: what came in, how accounts stand and move, what is to come."""

from collections.abc import Callable, Mapping, Sequence

from bot.console.manner import Manner
from bot.console.reports.reading import Reading
from bot.console.reports.values import WHOLE, Bar, Cell, Column, Section, Series, bar, said, share
from bot.console.reports.words import STEPS
from bot.console.speech import say, say_many
from flows.reports.forecast import WEEKS
from flows.reports.period import WEEK, Period
from storage.repositories.report_money import OnDay


def recovered(read: Reading, manner: Manner) -> Section:
    """Tell what came in."""
    amount, payers = read.paid_amount, read.payers
    if not read.paid:
        return Section("recovered", say("No entró ningún pago en estos días."))
    answer = say_many(
        "Entraron %(amount)s de %(num)s cliente", "Entraron %(amount)s de %(num)s clientes", payers,
        amount=manner.amount(amount),
    )  # fmt: skip
    head = [say("Entró"), say("Clientes que pagaron")]
    return Section("recovered", answer, head, [[Cell(amount, "money"), Cell(payers, "count")]])


def recovery(read: Reading, manner: Manner) -> Section:
    """Tell what was paid of what was to pay."""
    moved = read.moved
    if not moved.to_pay:
        return Section("recovery", say("Nada estaba vencido ni venció en estos días."))
    part = Cell(share(moved.paid, moved.to_pay), "percent")
    answer = say("Se pagó el %(share)s de lo que había que pagar", share=said(part, manner))
    head = [say("Había que pagar"), say("Se pagó"), say("Parte")]
    rows = [[Cell(moved.to_pay, "money"), Cell(moved.paid, "money"), part]]
    return Section("recovery", answer, head, rows, [bar(say("Pagado"), part, manner)])


def containment(read: Reading, manner: Manner) -> Section:
    """Tell what did not become older than thirty days."""
    moved = read.moved
    if not moved.young:
        return Section("containment", say("Al empezar no había atrasos de hasta 30 días."))
    part = Cell(share(moved.held, moved.young), "percent")
    answer = say("El %(share)s de los atrasos jóvenes no envejeció", share=said(part, manner))
    head = [say("Hasta 30 días al empezar"), say("No pasó de 30"), say("Parte")]
    rows = [[Cell(moved.young, "money"), Cell(moved.held, "money"), part]]
    return Section("containment", answer, head, rows, [bar(say("Contenido"), part, manner)])


def movement(read: Reading, manner: Manner) -> Section:
    """Tell who came up to date, and who fell behind."""
    moved = read.moved
    if not moved.late and not moved.fallen:
        return Section("movement", say("Nadie tenía ni tiene algo vencido."))
    answer = say(
        "%(cured)s de %(late)s clientes con atraso se pusieron al día; %(fallen)s se atrasaron",
        cured=moved.cured, late=moved.late, fallen=moved.fallen,
    )  # fmt: skip
    part = Cell(share(moved.cured, moved.late), "percent")
    head = [say("Con atraso al empezar"), say("Se pusieron al día"), say("Parte"), say("Se atrasaron")]
    rows = [[Cell(moved.late, "count"), Cell(moved.cured, "count"), part, Cell(moved.fallen, "count")]]
    return Section("movement", answer, head, rows, [bar(say("Al día"), part, manner)] if moved.late else ())


def flow(read: Reading, manner: Manner) -> Section:
    """Tell what came in and what was promised, over time."""
    promised = sum(one.amount for one in read.promised)
    if not read.paid and not read.promised:
        return Section("flow", say("No entró nada, y nada se prometió para estos días."))
    answer = say(
        "Entraron %(paid)s; para estos días se habían prometido %(promised)s",
        paid=manner.amount(read.paid_amount), promised=manner.amount(promised),
    )  # fmt: skip
    names = [say("Entró"), say("Prometido")]
    columns = [
        Column(_stretch(one, manner), [_within(read.paid, one), _within(read.promised, one)]) for one in read.stretches
    ]
    rows = [[Cell(one.name), *(Cell(value, "money") for value in one.values)] for one in columns]
    top = manner.amount(max(value for one in columns for value in one.values))
    return Section("flow", answer, [say("Días"), *names], rows, series=Series(names, columns, top))


def ageing(read: Reading, manner: Manner) -> Section:
    """Tell what was owed at the end, by how late it was."""
    found = {one.step: one for one in read.ageing}
    whole = sum(one.amount for one in found.values())
    if not whole:
        return Section("ageing", say("Al terminar estos días no se debía nada."))
    late = whole - (found[0].amount if 0 in found else 0)
    answer = say("Se debían %(whole)s; vencidos, %(late)s", whole=manner.amount(whole), late=manner.amount(late))
    head = [say("Atraso"), say("Se debe"), say("Parte"), say("Clientes"), say("En acuerdos")]
    rows = [
        [
            Cell(STEPS[step]),
            Cell(one.amount, "money"),
            Cell(one.amount / whole, "percent"),
            Cell(one.clients, "count"),
            Cell(one.agreed, "money"),
        ]
        for step, one in sorted(found.items())
    ]
    bars = [Bar(STEPS[step], manner.amount(one.amount), WHOLE * one.amount / whole) for step, one in found.items()]
    return Section("ageing", answer, head, rows, bars)


def forecast(read: Reading, manner: Manner) -> Section:
    """Tell what agreements will bring, as far as the past tells."""
    promised, found = sum(read.coming.values()), read.band
    if not promised:
        return Section("forecast", say("Nada está acordado para las próximas ocho semanas."))
    weeks = [(read.asked.today + week * WEEK, read.coming.get(week, 0)) for week in range(WEEKS)]
    head = [say("Semana desde"), say("Acordado")]
    if found is None:
        answer = say("Están acordados %(amount)s; aún no hay historia para estimar", amount=manner.amount(promised))
        rows = [[Cell(manner.short(day)), Cell(amount, "money")] for day, amount in weeks]
        return Section("forecast", answer, head, rows)
    likely, low, high = found.of(promised)
    answer = say(
        "Entrarían unos %(likely)s en ocho semanas, entre %(low)s y %(high)s",
        likely=manner.amount(likely), low=manner.amount(low), high=manner.amount(high),
    )  # fmt: skip
    guesses = [(day, amount, *found.of(amount)) for day, amount in weeks]
    columns = [Column(manner.short(day), [at], low, high) for day, _, at, low, high in guesses]
    rows = [[Cell(manner.short(one[0])), *(Cell(value, "money") for value in one[1:])] for one in guesses]
    series = Series([say("Lo probable")], columns, manner.amount(max(one.high for one in columns)))
    return Section("forecast", answer, [*head, say("Probable"), say("Al menos"), say("A lo más")], rows, series=series)


def _within(days: Sequence[OnDay], stretch: Period) -> int:
    return sum(one.amount for one in days if stretch.first <= one.day <= stretch.last)


def _stretch(one: Period, manner: Manner) -> str:
    if one.first == one.last:
        return manner.short(one.first)
    return say("%(first)s a %(last)s", first=manner.short(one.first), last=manner.short(one.last))


SECTIONS: Mapping[str, Callable[[Reading, Manner], Section]] = {
    one.__name__: one for one in (recovered, recovery, containment, movement, flow, ageing, forecast)
}
