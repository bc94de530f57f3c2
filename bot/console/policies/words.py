"""Say a policy in sentences that one reads without its file: each limit alone, and what differs between two."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal

from bot.console.manner import Manner
from bot.console.speech import N_, Phrases, language, say, say_many
from flows.negotiation.policy import Level, Policy, Terms
from flows.negotiation.policy_change import Difference, Way, read_general
from flows.negotiation.terms import Conditions, Settlement

WAYS: Mapping[Way, str] = Phrases(
    {Way.LOOSER: N_("Da más espacio"), Way.STRICTER: N_("Da menos espacio"), Way.OTHER: N_("Según el caso")}
)
ROLES: Mapping[str, str] = Phrases({"bot": N_("El asistente solo"), "staff": N_("Con aprobación de una persona")})
NONE = N_("Sin esta regla")
FACTS: Mapping[str, str] = Phrases(
    {"document_last4": N_("los últimos 4 del documento"), "birth_date": N_("la fecha de nacimiento")}
)
STEPS: Mapping[str, str] = Phrases({"instalments": N_("las cuotas"), "oldest_invoice": N_("la factura más antigua")})
Sentence = Callable[[Any, Manner], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a policy in sentences: a level with whom it is for, or what holds for all."""

    title: str
    whom: str
    bot: Sequence[str]
    staff: Sequence[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One limit that differs between two policies, as sentences of both."""

    where: str
    before: str
    after: str
    way: str
    effect: str


def parts_of(policy: Policy, manner: Manner) -> list[Part]:
    """Return a policy part by part; what an adviser may approve is told only where it is more."""
    levels = [_part(level, manner) for level in policy.levels]
    rest = [GENERAL[key](value, manner) for key, value in read_general(policy).items() if key in GENERAL]
    return [*levels, Part(say("Para todos los niveles"), "", rest, ())]


def row_of(one: Difference, manner: Manner) -> Row:
    """Return a difference in sentences."""
    where = " · ".join(filter(None, [one.level, ROLES[one.role] if one.role else ""])) or say("Para todos los niveles")
    sentence = TERMS.get(one.key) or GENERAL.get(one.key) or SHAPE[one.key]
    before, after = (sentence(value, manner) for value in (one.before, one.after))
    return Row(where, before, after, one.way, WAYS[one.way])


def whom(when: Conditions, manner: Manner) -> str:
    """Say for whom a level is."""
    told = [say_it(value, manner) for key, say_it in CONDITIONS.items() if (value := getattr(when, key)) is not None]
    return say("Para clientes %(which)s.", which="; ".join(told)) if told else say("Para todos los demás clientes.")


def percent(share: Decimal) -> str:
    """Write a share."""
    return say("%(figure)s %%", figure=format_decimal(share, locale=language()))


def _part(level: Level, manner: Manner) -> Part:
    bot = [TERMS[field.name](getattr(level.bot, field.name), manner) for field in fields(Terms)]
    more = [
        TERMS[field.name](getattr(level.staff, field.name), manner)
        for field in fields(Terms)
        if getattr(level.staff, field.name) != getattr(level.bot, field.name)
    ]
    return Part(level.name, whom(level.when, manner), bot, more)


def _days(number: int) -> str:
    return say_many("%(num)s día", "%(num)s días", number)


def _payment_min(minor: int, manner: Manner) -> str:
    if not minor:
        return say("Cada pago puede ser de cualquier monto.")
    return say("Cada pago, menos el último, es de %(amount)s o más.", amount=manner.amount(minor))


def _down(share: Decimal, _: Manner) -> str:
    if not share:
        return say("El primer pago puede ser cualquier parte del total.")
    return say("Con el primer pago se reúne al menos el %(share)s del total.", share=percent(share))


def _milestones(rows: Sequence[Any], _: Manner) -> str:
    told = [
        say(
            "A los %(days)s debe ir pagado el %(share)s.",
            days=_days(row.within_days),
            share=percent(row.percent),
        )
        for row in rows
    ]
    return " ".join(told) or say("Sin avances obligados en el camino.")


def _settlements(rows: Sequence[Settlement], _: Manner) -> str:
    return " ".join(_settlement(row) for row in rows) or say("Sin descuentos por saldar.")


def _settlement(row: Settlement) -> str:
    told = say("A quien ofrece saldar se le descuenta hasta el %(share)s", share=percent(row.discount_percent))
    if row.payments_max is not None:
        told = f"{told}, {say_many('en %(num)s pago', 'en %(num)s pagos a lo más', row.payments_max)}"
    if row.within_days is not None:
        told = f"{told}, {say('dentro de %(days)s', days=_days(row.within_days))}"
    return f"{told}."


def _approvals(rows: Sequence[Any], manner: Manner) -> str:
    told = [
        say(
            "Desde %(amount)s aprueban %(people)s personas.",
            amount=manner.amount(row.amount_at_least),
            people=row.people,
        )
        for row in rows
    ]
    return " ".join(told) or say("Una excepción la aprueba una persona.")


def _early(rows: Sequence[Any], _: Manner) -> str:
    told = [
        say(
            "Quien paga %(days)s antes de vencer recibe el %(share)s de descuento.",
            days=_days(row.days_before_due_at_least),
            share=percent(row.discount_percent),
        )
        for row in rows
    ]
    return " ".join(told) or say("Sin descuento por pagar antes de vencer.")


def _optional(none: str, one: str, many: str) -> Sentence:
    """Return the sentence of a count that need not be there."""
    return lambda value, _: say(none) if value is None else say(one if value == 1 else many, num=value)


def _level(level: Level | None, manner: Manner) -> str:
    return say("No existe este nivel.") if level is None else whom(level.when, manner)


TERMS: Mapping[str, Sentence] = {
    "term_days_max": lambda days, _: say("Todo queda pagado en %(days)s a lo más.", days=_days(days)),
    "payments_max": lambda many, _: say_many("En %(num)s pago.", "En %(num)s pagos a lo más.", many),
    "first_payment_within_days": lambda days, _: say("El primer pago llega dentro de %(days)s.", days=_days(days)),
    "payment_min": _payment_min,
    "down_payment_percent": _down,
    "milestones": _milestones,
    "settlements": _settlements,
}
GENERAL: Mapping[str, Sentence] = {
    "counter_offers_max": _optional(
        N_("No hay límite de contrapropuestas."),
        N_("Después de %(num)s contrapropuesta lo ve una persona."),
        N_("Después de %(num)s contrapropuestas lo ve una persona."),
    ),
    "offer_valid_hours": _optional(
        N_("Lo ofrecido no vence."), N_("Lo ofrecido vale %(num)s hora."), N_("Lo ofrecido vale %(num)s horas.")
    ),
    "rescue_times": _optional(
        N_("Mover una cuota lo ve siempre una persona."),
        N_("El cliente puede mover %(num)s cuota por acuerdo."),
        N_("El cliente puede mover %(num)s cuotas por acuerdo."),
    ),
    "rescue_days": _optional(
        N_("Una cuota no se mueve sin una persona."),
        N_("Una cuota se mueve %(num)s día a lo más."),
        N_("Una cuota se mueve %(num)s días a lo más."),
    ),
    "grace_days": _optional(
        NONE,
        N_("Una cuota cuenta como atrasada %(num)s día después de su fecha."),
        N_("Una cuota cuenta como atrasada %(num)s días después de su fecha."),
    ),
    "missed_in_a_row": _optional(
        N_("El acuerdo no se cae por cuotas atrasadas seguidas."),
        N_("El acuerdo se cae con %(num)s cuota atrasada."),
        N_("El acuerdo se cae con %(num)s cuotas atrasadas seguidas."),
    ),
    "days_late": _optional(
        N_("El acuerdo no se cae por el atraso de una sola cuota."),
        N_("El acuerdo se cae si una cuota se atrasa más de %(num)s día."),
        N_("El acuerdo se cae si una cuota se atrasa más de %(num)s días."),
    ),
    "late_bill_extension_days": _optional(
        N_("Una factura que llegó tarde no cambia de fecha por sí sola."),
        N_("Una factura que llegó tarde vence %(num)s día después."),
        N_("Una factura que llegó tarde vence %(num)s días después."),
    ),
    "attempts_max": _optional(
        N_("La identidad la comprueba una persona."),
        N_("Tras %(num)s respuesta errada de identidad sigue una persona."),
        N_("Tras %(num)s respuestas erradas de identidad sigue una persona."),
    ),
    "any_of": lambda names, _: (
        say("La identidad se comprueba con %(facts)s.", facts=" / ".join(FACTS[name] for name in names))
        if names
        else say("La identidad la comprueba una persona.")
    ),
    "approvals": _approvals,
    "early_payment": _early,
    "questions": lambda value, _: (
        say("Sobre lo que puede pagar se pregunta una sola cosa.")
        if value == "one"
        else say("Sobre lo que puede pagar se preguntan cuatro cosas.")
    ),
    "share_percent": lambda share, _: say(
        "Un plan nuestro toma a lo más el %(share)s de lo que le queda.", share=percent(share)
    ),
    "payment_step": lambda minor, manner: say(
        "Lo que ofrecemos va de %(amount)s en %(amount)s.", amount=manner.amount(minor)
    ),
    "allocation": lambda steps, _: say(
        "El dinero cubre primero %(first)s.", first=say(" y después ").join(STEPS[step] for step in steps)
    ),
    "closures": lambda days, manner: (
        say("No se paga el %(days)s.", days=", ".join(manner.short(day) for day in sorted(days)))
        if days
        else say("Sin cierres propios.")
    ),
}
SHAPE: Mapping[str, Sentence] = {
    "level": _level,
    "when": whom,
    "order": lambda names, _: " → ".join(names),
}
CONDITIONS: Mapping[str, Sentence] = {
    "days_overdue_at_least": lambda days, _: say("con %(days)s de atraso o más", days=_days(days)),
    "days_overdue_below": lambda days, _: say("con menos de %(days)s de atraso", days=_days(days)),
    "balance_at_least": lambda minor, manner: say("que deben %(amount)s o más", amount=manner.amount(minor)),
    "balance_below": lambda minor, manner: say("que deben menos de %(amount)s", amount=manner.amount(minor)),
    "segment_in": lambda names, _: say("de los segmentos %(names)s", names=", ".join(names)),
    "broken_agreements_at_most": lambda many, _: say_many(
        "con %(num)s acuerdo caído o menos", "con %(num)s acuerdos caídos o menos", many
    ),
}
