"""Show how surely a client pays, what moved that, how an adviser may go about it, and how the relation has been."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.console import words
from bot.console.manner import Manner
from bot.console.risk_words import (
    BANDS,
    SIGNS,
    TREATMENTS,
    agreement_words,
    bill_words,
    contact_words,
    dispute_words,
    payday_words,
    reason,
)
from bot.console.speech import N_, say
from bot.risk import Judged, judge_client
from flows.risk.signs import signs
from storage.schema import Client
from storage.unit_of_work import UnitOfWork

GIVEN = N_("Lo dice la empresa en sus datos.")


@dataclass(frozen=True, slots=True)
class Hint:
    """What stands out in a client's past, and how to go about it."""

    sign: str
    treatment: str


@dataclass(frozen=True, slots=True)
class RiskPane:
    """The band with its name, the reasons, the hints, and the figures of the relation by name."""

    band: str
    title: str
    reasons: Sequence[str]
    hints: Sequence[Hint]
    relation: Sequence[tuple[str, str]]


def read_risk(uow: UnitOfWork, client: Client, manner: Manner) -> RiskPane | None:
    """Return what the account pane shows of how a client pays; None of a visitor."""
    judged = judge_client(uow, client, manner.now)
    if judged is None:
        return None
    return RiskPane(
        band=judged.risk.band,
        title=BANDS[judged.risk.band],
        reasons=[say(GIVEN)] if judged.is_given else [reason(one, judged.past) for one in judged.risk.reasons],
        hints=[Hint(SIGNS[row.sign], TREATMENTS[row.treatment]) for row in signs(judged.past)],
        relation=_relation(judged, client, manner),
    )


def _relation(judged: Judged, client: Client, manner: Manner) -> list[tuple[str, str]]:
    past = judged.past
    known = {
        say("Cliente desde"): manner.short(client.since_on) if client.since_on else "",
        say("Valor al año"): manner.amount(client.yearly_value) if client.yearly_value else "",
        say("Facturas"): bill_words(past),
        say("Suele pagar"): payday_words(past),
        say("Responde por"): words.CHANNELS.get(past.channel or "", past.channel or ""),
        say("Acuerdos"): agreement_words(past),
        say("Reclamos"): dispute_words(past),
        say("Contactos nuestros"): contact_words(past),
    }
    return [(name, fact) for name, fact in known.items() if fact]
