"""Say what a code proves, or that it proves nothing, in the visitor's language: for the page, and for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml

from flows.wording import figures
from storage.repositories.codes import Proof
from storage.unit_of_work import UnitOfWork

FILE = Path(__file__).with_name("verify.yml")
Words = Mapping[str, Any]  #: texts, lists of texts and the channels' names, by their keys


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows of a code: `kind` is real or unknown; the creditor's contacts where it is real."""

    kind: str
    title: str
    paragraphs: tuple[str, ...]
    official: str = ""
    page: str = ""
    phone: str = ""


@cache
def spoken() -> Mapping[str, Words]:
    """Return the page's words by language, as their file has them."""
    read: Mapping[str, Words] = yaml.safe_load(FILE.read_text("utf-8"))
    return read


def words(language: str) -> Words:
    """Return the words of a language that the page speaks."""
    return spoken()[language]


def as_shown(proof: Proof, said: Words, language: str, now: datetime) -> Answer:
    """Return what people are shown of a message that is ours."""
    day = figures.day(_sent_on(proof), language, now.date())
    channel = said["channels"].get(proof.channel, proof.channel)
    where = said["real_tail"].format(tail=proof.tail) if proof.tail else said["real_elsewhere"]
    return Answer(
        kind="real",
        title=said["real_title"],
        paragraphs=(said["real"].format(creditor=proof.creditor.name, channel=channel, day=day), where),
        official=said["official"].format(creditor=proof.creditor.name),
        page=_official(proof, "page") or "",
        phone=_official(proof, "phone") or "",
    )


def never_ours(said: Words) -> Answer:
    """Return what people are shown whose code is not ours."""
    return Answer("unknown", said["unknown_title"], (said["unknown"],))


def as_json(proof: Proof | None, said: Words) -> dict[str, Any]:
    """Return the answer for programs; `tail` is null where the address has no figures that its owner knows."""
    if proof is None:
        return {"real": False, "what_to_do": said["unknown"], "never_asked": said["never"]}
    return {
        "real": True,
        "creditor": proof.creditor.name,
        "channel": proof.channel,
        "sent_on": _sent_on(proof).isoformat(),
        "tail": proof.tail or None,
        "official_page": _official(proof, "page"),
        "official_phone": _official(proof, "phone"),
        "never_asked": said["never"],
    }


def official_origins(uow: UnitOfWork) -> tuple[str, ...]:
    """Return where the pages of the creditors in force lie, which may show the check in a frame."""
    pages = (row.document.get("official_page") for row in uow.creditors.all() if row.policy_version is not None)
    parts = (urlsplit(page) for page in pages if page)
    return tuple(dict.fromkeys(f"{one.scheme}://{one.netloc.rpartition('@')[2]}" for one in parts))


def _sent_on(proof: Proof) -> date:
    """Return the day on which it was sent, where the creditor is."""
    return proof.at.astimezone(ZoneInfo(proof.creditor.timezone)).date()


def _official(proof: Proof, what: str) -> str | None:
    found: str | None = proof.creditor.document.get(f"official_{what}")
    return found
