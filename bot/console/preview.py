"""Show an adviser what the client would read, before it is sent: the words as they leave, and what they cost."""

from dataclasses import dataclass

from bot import outcomes
from bot.console.crediting import balance_after
from bot.console.gate import Form
from bot.console.line import find_address
from bot.console.login import Signed
from bot.console.office import Parts
from bot.console.speech import say
from bot.console.texts import Verdict, judge, sms_advice, sms_size
from bot.lengths import excess, length, most
from bot.stage import locale_of
from flows.outcome import Say
from flows.wording.sms import fold
from storage.schema import Case, Client
from storage.unit_of_work import UnitOfWork

NEAR = 0.8  #: of what fits; from there on how long it is stands beside it


@dataclass(frozen=True, slots=True)
class Preview:
    """The text as it arrives, who signs it, how long it is and what that costs, and what was found in it.

    `balance` is what the account comes to after the credit that is given; empty where none is.
    """

    text: str
    author: str
    size: str
    verdict: Verdict
    balance: str = ""


def preview(uow: UnitOfWork, parts: Parts, me: Signed, number: int, form: Form) -> Preview:
    """Return what the client would read of a draft. Raises Missing for a case that is not in scope."""
    case = uow.cases.get(number)
    client = uow.clients.get(case.creditor_id, case.client_id)
    locale, typed = locale_of(client), form.get("text", "").strip()
    channel, key = channel_of(uow, case, client), _key(form.get("act", ""), form.get("outcome", ""))
    text = as_it_leaves(parts, form, case, client, channel)
    phrases = parts.bot.profiles.get(uow, case.creditor_id).described.contact.forbidden_phrases
    found = judge(typed, locale, phrases)
    over, advice = too_long(text, channel), sms_advice(text) if channel == "sms" else ()
    return Preview(
        text=fold(text) if channel == "sms" else text,
        author="" if key else parts.wording.word("staff-wrote", locale, {"adviser": me.staff.name}),
        size=_size(text, channel),
        verdict=Verdict((*found.refused, *filter(None, [over])), (*found.advice, *advice)),
        balance=balance_after(uow, parts, case, form),
    )


def channel_of(uow: UnitOfWork, case: Case, client: Client) -> str:
    """Return the channel that an answer leaves on."""
    address = find_address(uow, case, client, uow.conversations.get(case.creditor_id, case.client_id))
    return address.channel if address else "web"


def as_it_leaves(parts: Parts, form: Form, case: Case, client: Client, channel: str) -> str:
    """Return the words that leave: what was typed, inside the text that tells an outcome where the act is one."""
    typed, act, outcome = form.get("text", "").strip(), form.get("act", ""), form.get("outcome", "")
    if not _key(act, outcome) or not typed:
        return typed
    refused = Say("case-refused", {"text": typed})
    said = refused if act == "refuse" else outcomes.told(outcome, case.id, typed, client.country)
    return parts.wording.render(said, locale_of(client), channel).body


def too_long(text: str, channel: str) -> str:
    """Return why a text does not fit on a channel, and the remedy; empty when it fits."""
    over = excess(text, channel)
    if over is None:
        return ""
    return say(
        "Tiene %(length)s caracteres y caben %(most)s: acórtelo o envíelo en dos partes.",
        length=over.length,
        most=over.most,
    )


def _size(text: str, channel: str) -> str:
    """Say how long a text is where that matters: always by SMS, elsewhere when little room is left."""
    if not text:
        return ""
    if channel == "sms":
        return sms_size(text)
    long = length(text, channel)
    return (
        say("%(length)s de %(most)s caracteres", length=long, most=most(channel))
        if long >= NEAR * most(channel)
        else ""
    )


def _key(act: str, outcome: str) -> str:
    """Return the text that an act is told in; an answer is told in its own words."""
    if act == "refuse":
        return "case-refused"
    return outcomes.told_as(outcome) if act == "resolve" and outcome in outcomes.ALL else ""
