"""Show what a campaign would do before anybody is written to: whom it covers, what they would read, what forbids it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.campaign_preview import Foreseen, Preview, preview
from bot.console import campaign_words, words
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.speech import say, say_many
from storage.schema import Campaign
from storage.unit_of_work import UnitOfWork

SAMPLES = 3  #: texts of each arm and channel


@dataclass(frozen=True, slots=True)
class Text:
    """One text as its client would read it: on which channel, when."""

    channel: str
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class ArmView:
    """An arm: how many clients, how many of those looked at may be written to, what forbids the others, and texts."""

    title: str
    covered: str
    allowed: str
    blocked: Sequence[tuple[str, int]]
    texts: Sequence[Text]


@dataclass(frozen=True, slots=True)
class View:
    """A preview as it is shown. `without` says how many of those looked at have no contact; `nobody`: of nobody."""

    arms: Sequence[ArmView]
    when: str
    without: str
    nobody: bool


def foresee(uow: UnitOfWork, parts: Parts, row: Campaign) -> View:
    """Return the preview of a campaign; nothing of it is kept. Raises ClientMistake when it is over."""
    now = parts.clock.now()
    seen = preview(parts.reminder, uow, row.creditor_id, row.id, now)
    manner = Manner.of(uow.creditors.get(row.creditor_id), now)
    return View(
        arms=[_arm(seen, name, manner) for name in seen.standing.document.names],
        when=say("Como saldría %(when)s", when=manner.moment(seen.at)),
        without=say_many(
            "%(num)s cliente mirado no tiene contacto en los próximos días.",
            "%(num)s clientes mirados no tienen contacto en los próximos días.",
            seen.without,
        )
        if seen.without
        else "",
        nobody=not any(seen.covered.values()),
    )


def _arm(seen: Preview, name: str, manner: Manner) -> ArmView:
    own = [one for one in seen.foreseen if one.arm == name]
    allowed = [one for one in own if one.decision == "allowed"]
    blocked = Counter(words.decision(one.rule) for one in own if one.decision == "blocked")
    count = seen.covered.get(name, 0)
    return ArmView(
        title=campaign_words.title(name),
        covered=say_many("%(num)s cliente", "%(num)s clientes", count),
        allowed=say(
            "Primeros contactos mirados: %(seen)s; pueden salir %(allowed)s.", seen=len(own), allowed=len(allowed)
        )
        if own
        else "",
        blocked=blocked.most_common(),
        texts=[_text(one, manner) for one in _samples(allowed)],
    )


def _samples(allowed: Sequence[Foreseen]) -> list[Foreseen]:
    """Return a few texts of each channel, none twice."""
    found: dict[str | None, dict[str, Foreseen]] = defaultdict(dict)
    for one in allowed:
        if one.text and len(found[one.channel]) < SAMPLES:
            found[one.channel].setdefault(one.text, one)
    return [one for texts in found.values() for one in texts.values()]


def _text(one: Foreseen, manner: Manner) -> Text:
    channel = words.CHANNELS.get(one.channel or "", one.channel or "")
    return Text(channel, manner.moment(one.at), one.text or "")
