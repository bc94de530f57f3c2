"""Show an adviser what the client would read, before it is sent."""

from dataclasses import dataclass

from bot.console.cases import find_address
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.office import Parts
from bot.console.texts import Verdict, count_segments, judge
from bot.desk import OUTCOMES
from bot.stage import locale_of
from flows.outcome import Say
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Preview:
    """The text as it arrives, who signs it, how many SMS it takes (0 elsewhere), and what was found in it."""

    text: str
    author: str
    segments: int
    verdict: Verdict


def preview(uow: UnitOfWork, parts: Parts, me: Signed, number: int, form: Form) -> Preview:
    """Return what the client would read of a draft. Raises Missing for a case that is not in scope."""
    case = uow.cases.get(number)
    client = uow.clients.get(case.creditor_id, case.client_id)
    locale, typed = locale_of(client), form.get("text", "").strip()
    address = find_address(uow, client, uow.conversations.get(case.creditor_id, case.client_id))
    channel = address.channel if address else "web"
    key = _key(form.get("act", ""), form.get("outcome", ""))
    text = typed
    if key and typed:
        text = parts.wording.render(Say(key, {"case": number, "text": typed}), locale, channel).body
    phrases = parts.bot.profiles.get(uow, case.creditor_id).described.contact.forbidden_phrases
    return Preview(
        text=text,
        author="" if key else parts.wording.word("staff-wrote", locale, {"adviser": me.staff.name}),
        segments=count_segments(text) if channel == "sms" else 0,
        verdict=judge(typed, locale, phrases),
    )


def _key(act: str, outcome: str) -> str:
    """Return the text that an act is told in; an answer is told in its own words."""
    if act == "refuse":
        return "case-refused"
    return f"case-resolved-{outcome}" if act == "resolve" and outcome in OUTCOMES else ""
