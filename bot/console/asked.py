"""Read which part of the queue a page's address asks for, and write it into one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bot.console.pages import read_length
from bot.console.speech import N_, Phrases
from storage.caseload import Wanted

LENGTH = 100  #: rows that a queue shows at first, and that each further step adds
LENGTH_MAX = 1_000
TOLD_MAX = 200  #: characters that somebody types to find a case
STATES: Mapping[str, str] = Phrases(
    {
        "": N_("Sin resolver"),
        "open": N_("Esperan respuesta"),
        "waiting": N_("Respondidos"),
        "mine": N_("Míos"),
        "nobody": N_("De nadie"),
        "called": N_("Me mencionan"),
        "resolved": N_("Resueltos"),
        "all": N_("Todos los casos"),
    }
)
"""Where the cases stand that are shown, by the words of `storage.caseload`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the queue is looked at; empty is all that waits."""

    kind: str = ""
    creditor: str = ""
    state: str = ""
    label: str = ""
    told: str = ""
    length: int = LENGTH

    @property
    def is_filtered(self) -> bool:
        """Say whether something narrows the queue."""
        return bool(self.filter or self.told)

    @property
    def filter(self) -> dict[str, str]:
        """Return what a view of the queue keeps: all but the words that are looked for, which tell of people."""
        given = {"kind": self.kind, "creditor": self.creditor, "state": self.state, "label": self.label}
        return {name: value for name, value in given.items() if value}

    @property
    def address(self) -> str:
        """Return what stands in the address of a queue that shows this."""
        length = {"shown": str(self.length)} if self.length != LENGTH else {}
        return urlencode({**self.filter, **({"q": self.told} if self.told else {}), **length})

    @property
    def more(self) -> "Asked":
        """Return the same with more of it shown."""
        return replace(self, length=self.length + LENGTH)

    def wanted(self, me: int) -> Wanted:
        """Return which cases that is for whoever looks."""
        return Wanted(self.kind, self.state, self.label, self.told, me, self.creditor)


def asked_of(query: Mapping[str, str]) -> Asked:
    """Return what a page's address asks for."""
    state = query.get("state", "")
    return Asked(
        query.get("kind", ""),
        query.get("creditor", ""),
        state if state in STATES else "",
        query.get("label", ""),
        query.get("q", "")[:TOLD_MAX].strip(),
        read_length(query.get("shown"), LENGTH, LENGTH_MAX),
    )
