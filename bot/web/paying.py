"""Let a client pay what is next: a signed link shows the sum, and a press on the button leads to the provider's page.

Messengers open links by themselves to show what is behind; only a press asks the provider. The sum is the account's at
that moment, whenever the link was made. No transaction is open while the provider is asked; one that is slow or away is
not waited for, and the client reads the other ways to pay instead.
"""

from dataclasses import dataclass
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import UnknownCreditor
from bot.papers.links import Till
from bot.paylinks.line import NoPage
from bot.stage import locale_of
from bot.web.notices import PAPER_GONE, say
from bot.web.pages import PAGES, PRIVATE, language_of
from bot.web.security import leading_out
from bot.web.service import Service
from flows import gates
from flows.facts import Facts, PaymentMeans
from flows.outcome import Lines, Say, Values
from flows.paying.due import next_amount
from flows.paying.link import LinkWish, link_wish
from flows.paying.reference import reference_of
from flows.paying.ways import PAYMENT_LINK, row_for
from flows.phrases import money
from storage.errors import BadLink, Missing
from storage.unit_of_work import UnitOfWork

PATH = "/pay/{token}"
CALLS_MAX = 8  #: at once, of one process: a slow provider keeps no other page waiting
SPARE_SECONDS = 1.0  #: beyond what the calls take by themselves
GO, AGAIN = "button-pay-page", "button-pay-again"
UNLISTED = {"X-Robots-Tag": "noindex", **PRIVATE}
LOST = (BadLink, Missing, UnknownCreditor)


@dataclass(frozen=True, slots=True)
class Counter:
    """A client who stands before paying: whose account as it is now, and in which language they read."""

    place: Till
    facts: Facts
    locale: str

    @property
    def wish(self) -> LinkWish | None:
        """Return the page to be made; None where nothing is to be paid, or no sum may be told."""
        return None if self.is_doubtful else link_wish(self.facts)

    @property
    def is_doubtful(self) -> bool:
        """Say whether something comes before a sum is told: see `flows.gates`."""
        return gates.before("pay", self.facts, {}) is not None

    @property
    def is_served(self) -> bool:
        """Say whether the provider is still one of the creditor's ways to pay."""
        return any(_is_of(means, self.place.provider) for means in self.facts.creditor.means)

    @property
    def others(self) -> tuple[PaymentMeans, ...]:
        """Return the ways to pay that need no provider."""
        return tuple(means for means in self.facts.creditor.means if means.kind != PAYMENT_LINK)


def pay_routes(service: Service) -> list[BaseRoute]:
    """Return the routes of the page."""
    page = PayPage(service)
    return [Route(PATH, page.show, methods=["GET"]), Route(PATH, page.go, methods=["POST"])]


class PayPage:
    """The page on which a client goes to pay."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service, self._app = service, service.app
        self._limiter = anyio.CapacityLimiter(CALLS_MAX)
        self._headers = {**UNLISTED, **leading_out(self._app.payline.guard.named)}

    async def show(self, request: Request) -> Response:
        """Show what is next to be paid, and the button."""
        try:
            counter = await self._counter(request)
        except LOST:
            return say(PAPER_GONE, language_of(request), 410)
        if counter.wish and not counter.is_served:
            return self._away(counter)
        return self._page(counter, _told(counter), GO if counter.wish else None)

    async def go(self, request: Request) -> Response:
        """Lead to the provider's page; where there is none now, show the other ways to pay."""
        try:
            counter = await self._counter(request)
        except LOST:
            return say(PAPER_GONE, language_of(request), 410)
        if counter.wish is None:
            return self._page(counter, _told(counter))
        try:
            address = await self._ask(counter, counter.wish)
        except (NoPage, TimeoutError):
            return self._away(counter)
        await self._service.work(partial(self._note, counter, counter.wish), counter.place.creditor)
        return RedirectResponse(address, 303, headers=self._headers)

    async def _counter(self, request: Request) -> Counter:
        place = self._app.bot.links.read_pay(request.path_params["token"], self._app.clock.now())
        return await self._service.work(partial(self._stand, place), place.creditor)

    def _stand(self, place: Till, uow: UnitOfWork) -> Counter:
        client, bot = uow.clients.get(place.creditor, place.client), self._app.bot
        facts = bot.facts.gather(uow, bot.profiles.get(uow, place.creditor), client, self._app.clock.now())
        return Counter(place, facts, locale_of(client))

    async def _ask(self, counter: Counter, wish: LinkWish) -> str:
        """Return the address of a provider's page. Raises NoPage and TimeoutError."""
        if not counter.is_served:
            raise NoPage(counter.place.provider)
        line = self._app.payline
        asking = partial(line.ask, counter.place.provider, wish, counter.facts.creditor.name)
        with anyio.fail_after(line.longest + SPARE_SECONDS):
            return await anyio.to_thread.run_sync(asking, limiter=self._limiter, abandon_on_cancel=True)

    def _note(self, counter: Counter, wish: LinkWish, uow: UnitOfWork) -> None:
        """Note that a page was made: what a payment by it is known by."""
        place, at = counter.place, self._app.clock.now()
        told = {"provider": place.provider, "reference": wish.reference, "until": wish.until.isoformat()}
        uow.audit.append(place.creditor, at, "visitor", "payment_link.made", f"client:{place.client}", told)

    def _away(self, counter: Counter) -> Response:
        """Show the other ways to pay, and how to try again."""
        lines = Lines("pay-line", tuple(row_for(means, counter.facts) for means in counter.others))
        values: Values = {"means": lines, "reference": reference_of(counter.facts.client.id)}
        said = Say("pay-page-away", values) if counter.others else Say("pay-page-away-alone")
        return self._page(counter, said, AGAIN if counter.is_served else None, status=503)

    def _page(self, counter: Counter, said: Say, button: str | None = None, status: int = 200) -> Response:
        wording, today = self._app.wording, counter.facts.today
        page = PAGES.get_template("pay.html").render(
            creditor=counter.facts.creditor.name,
            locale=counter.locale,
            paragraphs=wording.render(said, counter.locale, today=today).body.split("\n\n"),
            button=wording.word(button, counter.locale) if button else None,
        )
        return HTMLResponse(page, status, headers=self._headers)


def _told(counter: Counter) -> Say:
    """Return what the page says: the sum, that there is none, or that it must be looked at first."""
    facts = counter.facts
    if counter.is_doubtful:
        return Say("pay-page-ask")
    if not next_amount(facts):
        return Say("plan-nothing-due")
    values: Values = {"amount": money(facts, next_amount(facts)), "reference": reference_of(facts.client.id)}
    return Say("pay-page", values)


def _is_of(means: PaymentMeans, provider: str) -> bool:
    return means.kind == PAYMENT_LINK and means.details["provider"] == provider
