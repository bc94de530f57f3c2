"""The table of the walk: for every route that opens a page, the ways on which one comes to what is shown there."""

from collections.abc import Callable, Mapping, Sequence

from playwright.sync_api import Page, expect
from pyotp import TOTP

from tests.bot.console.conftest import EMAIL, PASSWORD
from tests.bot.walk.walker import OPEN, Walker

Way = Callable[[Walker], Page]
"""Comes to a page, and returns it."""


def known(path: str, *keys: str) -> Way:
    """Come to a page as a supervisor, and press keys there."""

    def go(walker: Walker) -> Page:
        walker.open(walker.known, path.format(**walker.scene.places))
        for key in keys:
            walker.known.keyboard.press(key)
        return walker.known

    return go


def strange(path: str) -> Way:
    """Come to a page as somebody whom nobody knows."""

    def go(walker: Walker) -> Page:
        walker.open(walker.strange, path.format(**walker.scene.places))
        return walker.strange

    return go


def sending(start: Way, button: str, **fields: str) -> Way:
    """Come to a page, fill in fields by their ids, and press the button that leads on."""

    def go(walker: Walker) -> Page:
        page = start(walker)
        page.evaluate(OPEN)
        for name, value in fields.items():
            page.fill(f"#{name}", value)
        with page.expect_navigation():
            page.click(button)
        return page

    return go


def showing_codes(walker: Walker) -> Page:
    """Let an adviser set up their phone: the list of codes is shown, once."""
    page = sending(strange("/console/sign-in"), ".primary", email=EMAIL, password=PASSWORD)(walker)
    walker.open(page, "/console/me/second-step")
    code = TOTP(page.inner_text("p.code").replace(" ", "")).at(walker.scene.world.app.clock.wall())
    page.fill("#code", code)
    page.click("button[value=enrol]")
    expect(page.locator(".codes")).to_be_visible()
    return page


def asking_for_a_code(walker: Walker) -> Page:
    """Let an adviser who has set up a phone show their password."""
    walker.strange.context.clear_cookies()
    return sending(strange("/console/sign-in"), ".primary", email=EMAIL, password=PASSWORD)(walker)


def practising(walker: Walker) -> Page:
    """Let a supervisor answer a simulated client."""
    page = sending(known("/console/practice"), "button[value=start]")(walker)
    page.fill("#text", "Gracias por contarlo. ¿Cómo le acomoda pagarlo?")
    with page.expect_navigation():
        page.click("button[value=say]")
    return page


def writing(walker: Walker) -> Page:
    """Let a supervisor write to a client: how it arrives is shown."""
    page = known("/console/cases/{mine}")(walker)
    page.fill("#reply-text", "Es su último aviso.")
    expect(page.locator("#reply .preview .error")).to_be_visible()
    return page


def reviewing(walker: Walker) -> Page:
    """Let a supervisor look at a drawn case again, and note what they found."""
    page = known("/console/quality/{done}")(walker)
    for first in page.locator("fieldset").all():
        first.locator("input[type=radio]").first.check()
    page.fill("textarea[name=note]", "Nombró lo que le preocupaba.")
    with page.expect_navigation():
        page.click("button[value=review]")
    return known("/console/quality/{done}")(walker)


def with_open_floor(walker: Walker) -> Page:
    """Let a supervisor open a floor's list of rooms."""
    page = known("/console/me")(walker)
    page.click(".rooms button")
    expect(page.locator(".floor a").first).to_be_visible()
    return page


def with_a_client(walker: Walker) -> Page:
    """Wait until the conversation of a client is there."""
    page = strange("{chat}")(walker)
    expect(page.locator(".message").last).to_be_visible()
    return page


POLICY = "/console/policies?creditor={creditor}"
STOPS: Mapping[str, Sequence[Way]] = {
    "/chat/{token}": [with_a_client, strange("/chat/none")],
    "/documents/{token}": [strange("{bill}"), strange("/documents/none")],
    "/c/{word}": [strange("{file}"), strange("/c/none")],
    "/pay/{token}": [strange("{pay}"), strange("/pay/none")],
    "/verify": [strange("/verify"), sending(strange("/verify"), "form button", code="K7PM-3F91")],
    "/console/welcome/{word}": [strange("{welcome}"), strange("/console/welcome/none")],
    "/console/sign-in/once/{word}": [strange("{once}")],
    "/console": [known("/console"), known("/console?q=nada"), known("/console", "?")],
    "/console/cases/{number:int}": [
        known("/console/cases/{exception}"),
        known("/console/cases/{exception}", "r"),
        known("/console/cases/{visitor}", "x"),
        writing,
        known("/console/cases/{mine}", "x"),
        known("/console/cases/{other}"),
        known("/console/cases/{done}"),
        known("/console/cases/{asked}"),
        known("/console/cases/{behalf}"),
    ],
    "/console/team": [known("/console/team")],
    "/console/views": [known("/console/views")],
    "/console/me": [known("/console/me"), with_open_floor],
    "/console/readings": [known("/console/readings")],
    "/console/readings/{number:int}": [known("/console/readings/{odd}")],
    "/console/quality": [known("/console/quality")],
    "/console/quality/{number:int}": [known("/console/quality/{done}"), reviewing],
    "/console/quality/mine": [known("/console/quality/mine")],
    "/console/practice": [known("/console/practice")],
    "/console/practice/{number:int}": [practising, known("/console/practice")],
    "/console/objections": [known("/console/objections?creditor={creditor}")],
    "/console/deliveries": [known("/console/deliveries"), known("/console/deliveries?view=parked")],
    "/console/payments": [known("/console/payments")],
    "/console/totals": [known("/console/totals")],
    "/console/reports": [known("/console/reports"), known("/console/reports?creditor={creditor}")],
    "/console/people": [
        known("/console/people"),
        sending(known("/console/people"), "#invite-title ~ form .primary", name="Eva Ríos", email="eva@example.org"),
    ],
    "/console/people/{number:int}": [known("/console/people/{person}")],
    "/console/stops": [known("/console/stops")],
    "/console/means": [known("/console/means?creditor={creditor}")],
    "/console/policies": [
        known(POLICY),
        known(f"{POLICY}&one=2026-03-01&other=2026-03-05"),
        sending(known("/console/policies?creditor=luz-de-los-andes"), "details:first-of-type button[value=try]"),
    ],
    "/console/policies/trials": [known("/console/policies/trials?creditor={creditor}")],
    "/console/policies/trials/{number:int}": [
        known("/console/policies/trials/{tried}"),
        known("/console/policies/trials/{under_way}"),
    ],
    "/console/phrases": [known("/console/phrases?creditor={creditor}")],
    "/console/cadence": [known("/console/cadence?creditor={creditor}")],
    "/console/texts": [known("/console/texts?creditor={creditor}")],
    "/console/wording": [
        known("/console/wording?creditor={creditor}&words=pago"),
        sending(known("/console/wording?creditor={creditor}&key=plan-nothing-due"), "button[value=try]"),
    ],
    "/console/limits": [known("/console/limits?creditor={creditor}")],
    "/console/countries": [known("/console/countries"), known("/console/countries?country=BR")],
    "/console/campaigns": [known("/console/campaigns")],
    "/console/campaigns/{number:int}": [known("/console/campaigns/{campaign}?creditor={creditor}")],
    "/console/{rest:path}": [known("/console/nowhere")],
    "/console/sign-in": [
        strange("/console/sign-in"),
        sending(strange("/console/sign-in"), ".primary", email=EMAIL, password="no es esta"),
    ],
    "/console/me/second-step": [known("/console/me/second-step"), showing_codes],
    "/console/sign-in/code": [asking_for_a_code],
    "/demo": [strange("/demo")],
}
"""Every route that opens a page, in the order of the walk; what of it changes people comes last."""

NO_PAGES: Mapping[str, str] = {
    "/": "leads on to the demonstration",
    "/demo/phone": "leads on to the chat",
    "/demo/events": "never ends",
    "/console/demo": "leads on to the queue",
    "/chat/{token}/messages": "is data",
    "/chat/{token}/events": "never ends",
    "/chat/{token}/telegram": "leads on to Telegram",
    "/console/queue": "is a part of the queue's page",
    "/console/cases/{number:int}/live": "is parts of a case's page",
    "/console/events": "never ends",
    "/console/sign-in/oidc": "leads on to another house",
    "/console/sign-in/oidc/back": "leads on to the queue",
    "/console/cases/{number:int}/file.{form}": "is a paper or data",
    "/console/attachments/{creditor}/{number:int}": "is a client's file",
    "/console/policies/trials/{number:int}/step": "is a part of a trial's page",
    "/console/policies/trials/{number:int}/report.{form}": "is a file to take away",
    "/console/reports.csv": "is data",
    "/console/reports.pdf": "is a paper",
    "/healthz": "is data",
    "/readyz": "is data",
    "/metrics": "is data",
}
"""What else answers to being opened, and why nobody reads it as a page."""
