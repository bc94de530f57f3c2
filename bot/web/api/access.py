"""Let a program in by its key, and only to the creditors and verbs that the key opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.app import App
from bot.web.service import Service
from storage.schema import ApiKey
from storage.unit_of_work import UnitOfWork

BEARER = HTTPBearer(auto_error=False, description="A key of `concilia api-key create`.")
ID = r"^[^\x00-\x1f\x7f]{1,100}$"  #: what an id of a client, invoice or payment may be
PACE = parse("3000 per 10 seconds")  #: of one key to one process: more than a program sends that waits for each answer
CREDITOR = r"^[a-z0-9]+(-[a-z0-9]+)*$"

CreditorQuery = Annotated[str, Query(pattern=CREDITOR, max_length=64, description="The creditor's id.")]
OneOrAll = Annotated[
    str | None,
    Query(pattern=CREDITOR, max_length=64, description="The creditor's id; without it, all that the key opens."),
]


@dataclass(frozen=True, slots=True)
class Call:
    """One request: the joined app, its transaction, its key, and the words under which it is done once."""

    app: App
    uow: UnitOfWork
    key: ApiKey
    creditors: tuple[str, ...]
    once: str | None

    def scope(self, creditor: str) -> str:
        """See one creditor's data, if the key opens it; one that does not exist is named as such."""
        if creditor not in self.creditors:
            raise HTTPException(404, f"No creditor is called {creditor!r} for this key.")
        self.uow.scope(creditor)
        return creditor

    def scope_all(self) -> None:
        """See the data of all creditors that the key opens."""
        if not self.creditors:
            raise HTTPException(404, "There are no creditors yet.")
        self.uow.scope(*self.creditors)

    def scope_one_or_all(self, creditor: str | None) -> None:
        """See the data of the creditor that is named, of all that the key opens where none is."""
        if creditor is None:
            self.scope_all()
        else:
            self.scope(creditor)


class Pace:
    """Counts the requests of each key in this process, so that no program takes the service from the others."""

    def __init__(self, limit: RateLimitItem = PACE) -> None:
        """Take how many requests a key may send, and in which time."""
        self._limit, self._counter = limit, MovingWindowRateLimiter(MemoryStorage())

    def allows(self, key: ApiKey) -> bool:
        """Count a request of a key, and say whether it may be answered."""
        return self._counter.hit(self._limit, str(key.id))


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _call(
    request: Request,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
    once: Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=200)] = None,
) -> Iterator[Call]:
    """Open the request's transaction for whoever holds the key."""
    app = _service(request).app
    with app.database.unit_of_work() as uow:
        key = uow.api_keys.find(given.credentials) if given else None
        if key is None:
            raise HTTPException(401, "Send a valid key as `Authorization: Bearer KEY`.", {"WWW-Authenticate": "Bearer"})
        if not request.app.state.pace.allows(key):
            raise HTTPException(429, "This key asks faster than it may: go on in a second.", {"Retry-After": "1"})
        needed = "read" if request.method == "GET" else "write"
        if needed not in key.scopes:
            raise HTTPException(403, f"This key may not {needed}; create one with --scope {needed}.")
        creditors = (key.creditor_id,) if key.creditor_id else uow.creditors.ids()
        yield Call(app, uow, key, creditors, once)


ROOM = 8  #: requests at a time, as many as the pool has connections
Calling = Annotated[Call, Depends(_call, scope="function", max_concurrency=ROOM)]
