"""Say what was agreed: the plan with all its figures, then what else holds, and where it stands in writing."""

from flows.agreement import patience_text
from flows.facts import Facts
from flows.outcome import (
    AgreementCode,
    AgreementLink,
    BookAgreement,
    CaseNumber,
    Effect,
    Lines,
    OpenCase,
    Say,
    Values,
    WithWitness,
)
from flows.phrases import HOW_TO_PAY, PERSON, money, plan_lines, unreminded


def agree(facts: Facts, booked: BookAgreement) -> tuple[Effect, ...]:
    """Return the booking and the two messages that follow a yes; a named adviser is third, where one stands by."""
    return (booked, plan_words(facts, booked), *after(facts))


def plan_words(facts: Facts, booked: BookAgreement) -> Say:
    """Return the words that confirm the plan: total, every date and amount, and what is waived."""
    values: Values = {**_figures(facts, booked), "first": booked.plan[0].due_on, **unreminded(facts)}
    return Say("plan-agreed" if len(booked.plan) > 1 else "plan-agreed-once", values)


def approved_words(facts: Facts, booked: BookAgreement, *, by_phone: bool = False) -> Say:
    """Return the words that tell of a plan that staff have approved as it was proposed, or agreed on by phone."""
    return Say("case-agreed-by-phone" if by_phone else "case-approved", _figures(facts, booked))


def _figures(facts: Facts, booked: BookAgreement) -> Values:
    return {
        "lines": plan_lines(facts, booked.plan),
        "total": money(facts, booked.total),
        "discount": money(facts, booked.discount) if booked.discount else "",
    }


def after(facts: Facts) -> tuple[Effect, ...]:
    """Return what follows any booking: what a miss leads to, how to pay, change or complain, the paper, a witness."""
    key, values = patience_text(facts.policy.agreement)
    terms: Values = {"missed": Lines(key, (values,)), "link": AgreementLink(), "code": AgreementCode()}
    return (Say("plan-terms", terms, (HOW_TO_PAY, PERSON)), *_witness(facts))


def _witness(facts: Facts) -> tuple[Effect, ...]:
    """Return the case by which a named adviser confirms the agreement, and the word of it."""
    if facts.witness is None:
        return ()
    due = facts.duty.answers("human")
    case = OpenCase("human", due, details={"witness": facts.witness})
    values: Values = {"adviser": facts.witness, "due": due, "case": CaseNumber()}
    return (WithWitness((case, Say("plan-witness", values, (PERSON,)))),)
