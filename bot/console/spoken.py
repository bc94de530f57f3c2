"""Let an adviser enter a plan that was agreed on by phone, payment by payment."""

from collections.abc import Iterator
from datetime import date

from bot import spoken_plans
from bot.console import words
from bot.console.act import Act
from bot.console.crediting import read_amount
from bot.console.gate import Form, Refusal
from bot.console.manner import Manner
from bot.console.speech import say
from bot.errors import ClientMistake
from flows.errors import BadAmount
from flows.negotiation.proposal import Payment, Plan
from storage.schema import CaseStatus

ROWS = 12  #: payments that a form takes


def enter_plan(act: Act) -> str | None:
    """Enter a plan, and book it where the policy asks for no second person. Raises Refusal with a sentence."""
    manner = Manner.of(act.uow.creditors.get(act.case.creditor_id), act.now)
    plan = read_rows(act.form, manner)
    try:
        made = spoken_plans.enter(act.parts.desk, act.uow, act.case.id, act.me.staff.id, plan, act.now, act.trace_id)
    except ClientMistake as fault:
        raise Refusal(words.unapprovable(fault.field)) from fault
    return None if made.status is CaseStatus.RESOLVED else "plan-first"


def read_rows(form: Form, manner: Manner) -> Plan:
    """Return the plan that a form holds. Raises Refusal for none, and for a row that is only half filled in."""
    plan = tuple(_rows(form, manner))
    if not plan:
        raise Refusal(say("Escriba al menos un pago: su fecha y su monto."))
    if len({part.due_on for part in plan}) < len(plan):
        raise Refusal(say("Hay dos pagos en la misma fecha: júntelos en uno."))
    return plan


def _rows(form: Form, manner: Manner) -> Iterator[Payment]:
    for row in range(1, ROWS + 1):
        day, typed = form.get(f"day-{row}", "").strip(), form.get(f"amount-{row}", "").strip()
        if not day and not typed:
            continue
        try:
            payment = Payment(date.fromisoformat(day), read_amount(typed, manner))
        except (ValueError, BadAmount) as fault:
            raise Refusal(say("Complete la fecha y el monto del pago %(row)s.", row=row)) from fault
        yield payment
