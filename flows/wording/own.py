"""Hold a creditor's own texts in place of the house's: what may be one, how it is written, and what is wrong with it.

An own text is written for one locale, such as es-CL, and read there by every client of the creditor. It is a whole
text of the conversation with what the house's fills in; it keeps what the house's text says of the machine, of the way
to a person and of the word that stops messages. Texts that a law wants, that meet somebody in danger or that prove who
writes stay the house's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from textwrap import indent

from flows.outcome import Say
from flows.wording import own_rules
from flows.wording.errors import BrokenSource, WordingError
from flows.wording.own_rules import ANOTHER_YEAR, Read
from flows.wording.samples import samples
from flows.wording.sources import parse, quoted
from flows.wording.wording import Wording

CHANNELS = ("web", "sms")  #: WhatsApp and Telegram take the text of the web
TEXT_MAX = 2000  #: characters
CLOSED = (
    "abuse", "button-", "card-", "case-kind-", "case-summary", "code-line", "distress", "figures-", "file-",
    "law-first-", "letter-", "next-", "opt-", "paper-", "pay-page", "phishing", "plan-in-full", "reception-",
    "receipt-", "settlement-", "staff-", "statement-", "stop-", "trust-", "visitor-", "wrong-",
)  # fmt: skip
"""What texts begin with that stay the house's."""
NUDGE = "nudge"  #: says that an answer waits where a window closed; it leaves as a template alone
Texts = Mapping[str, Mapping[str, "Own"]]  #: own texts by locale and key


@dataclass(frozen=True, slots=True)
class Own:
    """A creditor's own text, as it is written; `sms` is its shorter form, empty where it has none."""

    text: str
    sms: str = ""

    def source(self, key: str) -> str:
        """Return it as a file of texts holds it."""
        sms = f"\n    .sms =\n{indent(self.sms.strip(), ' ' * 8)}" if self.sms.strip() else ""
        return f"{key} =\n{indent(self.text.strip(), ' ' * 4)}{sms}\n"


def sources(texts: Texts) -> dict[str, str]:
    """Return own texts as files of texts, by locale."""
    return {locale: "".join(own.source(key) for key, own in keys.items()) for locale, keys in texts.items()}


@lru_cache(maxsize=64)
def open_keys(house: Wording, locale: str) -> tuple[str, ...]:
    """Return the texts of the house that a creditor may say in its own words: whole sentences of a conversation."""
    free = (key for key in sorted(house.keys(locale)) if not key.startswith(CLOSED) and key != NUDGE)
    return tuple(key for key in free if _is_whole(house, key, locale))


def faults(own: Own, key: str, locale: str, house: Wording, forbidden: tuple[str, ...] = ()) -> list[str]:
    """Return everything for which a creditor's own text may not stand in the place of the house's, each once."""
    if key not in open_keys(house, locale):
        return [f"stays the house's: {key!r}"]
    if max(len(own.text), len(own.sms)) > TEXT_MAX or not own.text.strip():
        return ["is too long"] if own.text.strip() else ["is empty"]
    try:
        laid = _laid(own, key, locale, house)
    except BrokenSource:
        return ["cannot be read"]
    found = list(_shape(own, key, locale, house, laid))
    return found or list(dict.fromkeys(_judged(key, locale, house, laid, forbidden)))


def preview(own: Own, key: str, locale: str, house: Wording, channel: str, creditor: str) -> str:
    """Return a text as a client of a creditor would read it on a channel. Raises `WordingError` where it cannot be."""
    values = samples(house, key, locale, own_rules.EVERYDAY)[0]
    named = {name: creditor if name == "creditor" else value for name, value in values.items()}
    return _laid(own, key, locale, house).render(Say(key, named), locale, channel).body


def _laid(own: Own, key: str, locale: str, house: Wording) -> Wording:
    """Return the house's texts with one in its place. Raises `BrokenSource` where it is not one text and no more."""
    body = parse(locale, own.source(key)).body
    if [getattr(getattr(entry, "id", None), "name", "") for entry in body] != [key]:
        raise BrokenSource(locale, 1, "more than one text")
    return house.with_own({locale: own.source(key)})


def _shape(own: Own, key: str, locale: str, house: Wording, laid: Wording) -> Iterator[str]:
    """Find blanks and texts that are missing or unknown, and forms that no channel has."""
    forms = laid.written(key, locale)
    yield from (f"has a form for {name!r}" for name in forms.keys() - {"", "sms"})
    before = house.blanks(key, locale)
    after = quoted(forms[""])
    yield from (f"misses the blank {name!r}" for name in sorted(_told(house, key, locale) - after.blanks))
    for name in sorted((after.blanks | quoted(forms.get("sms", "")).blanks) - before):
        yield f"has the blank {name!r}, which nothing fills"
    if own.sms.strip() and "sms" in (known := house.written(key, locale)):
        needed = quoted(known["sms"]).blanks - quoted(forms["sms"]).blanks
        yield from (f"misses the blank {name!r} by SMS" for name in sorted(needed))


def _told(house: Wording, key: str, locale: str) -> frozenset[str]:
    return quoted(house.written(key, locale)[""]).blanks


def _judged(key: str, locale: str, house: Wording, laid: Wording, forbidden: tuple[str, ...]) -> Iterator[str]:
    """Hold every rendering with the worst values to the laws."""
    news = "bad news" in house.remark(key, locale)
    for values in samples(house, key, locale):
        for channel in CHANNELS:
            said = Say(key, values)
            try:
                body = laid.render(said, locale, channel, ANOTHER_YEAR).body
            except WordingError:
                yield "names something that is not there"
                return
            before = house.render(said, locale, channel, ANOTHER_YEAR).body
            read = Read(key, locale, channel, values, body, before, is_news=news, forbidden=forbidden)
            for rule in own_rules.RULES:
                yield from rule(read)


def _is_whole(house: Wording, key: str, locale: str) -> bool:
    """Say whether a text is a message of its own, and not a part of another one or a row of a list."""
    try:
        body = house.render(Say(key, samples(house, key, locale)[0]), locale, "web").body
    except (KeyError, WordingError):
        return False
    return (body[:1].isupper() and body.rstrip()[-1:] in ".?!") or body[:1] in "¿¡"
