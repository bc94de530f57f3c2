"""Write `docs/first-words.md` from the texts: `python -m tests.flows.wording.first_words`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.creditors.reader import read
from bot.texts import load_wording
from flows.contact.cadence.rows import Kind
from flows.contact.sayings import RESTS, SAYINGS
from flows.outcome import Say, Value

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "first-words.md"
CREDITORS = ROOT / "bot" / "demo" / "creditors"
WORDING = load_wording()
TODAY = date(2026, 3, 2)
BILLS = {"es": "Cuenta de marzo", "en": "March bill", "pt": "Conta de março"}
OTHERS = ("en-US", "pt-BR")  #: what a client reads whose language is not their creditor's
STAGES: dict[Kind | str, str] = {
    "before_due": "Before a bill's day",
    "due": "On a bill's day",
    "after_due": "After a bill's day",
    "promise": "Before a promised day",
    "missed": "After a promised day",
    "silence": "In the middle of a talk",
}
HEAD = """# The first words

What a client reads when we write first, creditor by creditor of the demonstration, stage by stage and voice by voice:
on WhatsApp, Telegram and the web, then by SMS. Which of them comes when is [the cadence's](cadence.md); how they are
changed stands in [texts](texts.md). Below each stands the code by which it [can be checked](verify.md).

This page is written from the texts themselves and a test compares the two, so that a change of tone is seen:
`python -m tests.flows.wording.first_words`. Read it aloud.
"""


def first_words() -> str:
    """Return the page as Markdown."""
    described = [read(path)[0] for path in sorted(CREDITORS.glob("*.yml"))]
    sections = [*((one.name, one.locale) for one in described), *((described[0].name, locale) for locale in OTHERS)]
    return HEAD + "".join(part for creditor, locale in sections for part in _section(creditor, locale))


def _section(creditor: str, locale: str) -> Iterator[str]:
    yield f"\n## {creditor} ({locale})\n"
    yield from _saying("A stranger", "contact-opening", creditor, locale)
    for kind, voices in SAYINGS.items():
        for voice, one in voices.items():
            stage = STAGES[kind] + (f", {voice}" if len(voices) > 1 else "")
            yield from _saying(stage, one.key, creditor, locale)
        if kind in RESTS:
            yield from _saying(f"{STAGES[kind]}, a part of it paid", RESTS[kind].key, creditor, locale)


def _saying(stage: str, key: str, creditor: str, locale: str) -> Iterator[str]:
    values: dict[str, Value] = {
        "name": "Marcela",
        "creditor": creditor,
        "what": BILLS[locale[:2]],
        "on": date(2026, 3, 12),
        "tail": "41",
    }
    say = Say(key, {name: values[name] for name in sorted(WORDING.blanks(key, locale))})
    yield f"\n**{stage}**\n"
    for channel in ("whatsapp", "sms"):
        body = WORDING.render(say, locale, channel, TODAY).body
        yield "".join(f"\n> {line}".rstrip() for line in body.splitlines()) + "\n"


if __name__ == "__main__":
    PAGE.write_text(first_words(), encoding="utf-8")
