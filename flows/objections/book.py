"""Hold a file of objections as values: what clients object, how it is met, and where the answer leads.

A technique is how an objection is met, by name; a route is where the answer leads. Both are closed lists, so that a
file can be checked for dead ends and every name means something to whoever reads the counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

SHOW_PROOF, EXPLAIN_BENEFIT = "show_proof", "explain_benefit"

TECHNIQUES: Mapping[str, str] = {
    "listen_and_split": "hear it, and make the payments smaller",
    "smaller_step": "begin with little, or later",
    SHOW_PROOF: "show how to check it; said before the client is verified too, so it names no debt",
    "show_the_account": "show what is on record",
    "own_the_error": "own an error of the company, without an excuse",
    "clear_it_up": "clear up first what went wrong",
    "invite_the_decider": "leave room for whoever decides too",
    "leave_time": "leave the time that a decision needs",
    "part_by_part": "take what is right apart from what is not",
    "put_in_writing": "say where it stands in writing",
    EXPLAIN_BENEFIT: "tell one benefit of being up to date, at most once a talk",
}
"""How an objection is met, by name."""

NOWHERE = "none"
ROUTES: Mapping[str, str | None] = {
    "plan": "plan",
    "balance": "balance",
    "person": "handover",
    "trust": "trust",
    "claim": "claim",
    "dispute": "dispute",
    "hardship": "hardship",
    "later": "later",
    "pay": "pay",
    "complaint": "complaint",
    NOWHERE: None,
}
"""Where an answer leads, and the dialogue that it means; none takes up again what was under way."""

OPEN_ROUTES = frozenset({"trust", "person", NOWHERE})
"""Where an answer may lead before the client is verified."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A way on that the client may choose: its code, its title by language, its route."""

    code: str
    title: Mapping[str, str]
    route: str


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that clients object.

    `says` are messages that raise it, by language; `reply` is the answer by language or locale (`es`, `es-AR`), `sms`
    its shorter form where the answer is too long for that channel. Without `branches` the answer leads to `route`.
    """

    code: str
    technique: str
    says: Mapping[str, tuple[str, ...]]
    reply: Mapping[str, str]
    route: str
    branches: tuple[Branch, ...] = ()
    sms: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Say whether it is answered before the client is verified."""
        return self.technique == SHOW_PROOF


@dataclass(frozen=True, slots=True)
class Book:
    """The objections of a file, by code, and the file's version."""

    version: str = ""
    objections: Mapping[str, Objection] = field(default_factory=dict)

    def find(self, code: str | None) -> Objection | None:
        """Return an objection by its code."""
        return self.objections.get(code or "")

    def says(self) -> dict[str, list[str]]:
        """Return every example by the code of its objection."""
        return {code: [text for texts in one.says.values() for text in texts] for code, one in self.objections.items()}


def spoken(texts: Mapping[str, str], language: str, country: str) -> str:
    """Return a text in a language as a country says it; a language that the file lacks gets Spanish."""
    return texts.get(f"{language}-{country}") or texts.get(language) or texts["es"]
