"""Hold how supervisors write campaigns, see what they would do, approve each other's, stop them and take them back."""

import html
import re
from datetime import date

import pytest

from bot import campaigns
from bot.console.campaigns import example
from bot.console.fault_words import in_words
from bot.console.halts import CAMPAIGNS, STOPS
from flows.contact.campaigns.faults import faults
from flows.contact.campaigns.guard import Alarm, Rule
from storage.schema import Assignment, CampaignStatus, Role
from tests.bot.campaigns.scene import ALONE, add, begin, entries, row_of, submit, written
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, World

WHY = "leen un monto que no es"
TAGS = re.compile(r"<[^>]+>")


@pytest.fixture
def eva(hire: Hire) -> Desk:
    """Give another supervisor of all creditors who is signed in."""
    desk = hire("Eva Ríos", "eva@example.org", role=Role.SUPERVISOR)
    desk.enter()
    return desk


def put(desk: Desk, document: str, act: str = "save", creditor: str = CREDITOR) -> tuple[int, str]:
    """Send a campaign's file; return the status and the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": creditor, "document": document}
    answer = desk.client.post(CAMPAIGNS, data=given, follow_redirects=True)
    return answer.status_code, html.unescape(answer.text)


def press(desk: Desk, number: int, act: str, reason: str = WHY, **fields: str) -> tuple[int, str]:
    """Press a button of a campaign's page; return the status and the page that follows."""
    given = {"csrf": desk.word(), "act": act, "reason": reason, **fields}
    answer = desk.client.post(f"{CAMPAIGNS}/{number}", data=given, follow_redirects=True)
    return answer.status_code, html.unescape(answer.text)


def seen(desk: Desk, path: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(desk.see(path).text)).split())


def test_from_draft_to_end(world: World, paula: Desk, eva: Desk) -> None:
    """Who writes a campaign cannot approve it; another does, stops it, lifts that, and takes it back, with reasons."""
    status, draft = put(paula, written())
    with world.unit() as uow:
        (row,) = uow.campaigns.of(CREDITOR)
        makers = [uow.staff.find(desk.email) for desk in (paula, eva)]
    paula_is, eva_is = (f"staff:{one.id}" for one in makers if one is not None)
    own, own_page = press(paula, row.id, "approve")
    stages = [press(eva, row.id, "approve")[1], press(eva, row.id, "pause")[1]]
    with world.unit() as uow:
        (pause,) = uow.contact_pauses.standing(CREDITOR)
    stages += [press(paula, row.id, "lift", pause=str(pause.id))[1], press(paula, row.id, "recall")[1]]
    done = [(actor, action) for actor, action, _ in entries(world, f"campaign:{row.id}")]

    assert (200, True, False) == (status, "La escribió usted" in draft, "Aprobar la campaña" in draft)
    assert (422, True) == (own, "la aprueba otra persona" in own_page)
    for page, said in zip(stages, ("En marcha", "Detenida", "En marcha", "Retirada"), strict=True):
        assert said in page
    assert [
        (paula_is, "campaign.submitted"),
        (eva_is, "campaign.approved"),
        (eva_is, "campaign.paused"),
        (paula_is, "campaign.lifted"),
        (paula_is, "campaign.recalled"),
    ] == done
    assert CampaignStatus.RECALLED == row_of(world, row.id).status


def test_in_plain_words(world: World, paula: Desk) -> None:
    """A campaign is told without its YAML: when, for whom, which contacts, what is measured."""
    number = submit(
        world, whom={"segments": ["comercios"], "overdue_days": [-5, 60]}, goal={"what": "agreed", "within_days": 7}
    )
    page = seen(paula, f"{CAMPAIGNS}/{number}")

    for said in (
        "Del domingo 1 de marzo al martes 30 de junio, incluido",
        "Clientes del segmento comercios; su factura más antigua, desde 5 días antes de vencer",
        "hasta 60 días después de vencer",
        "Si cada cliente acuerda un plan en los 7 días desde que entra. Nada se dice con menos de 100 clientes medidos",
        "«kind» 45 de cada 100 clientes 3 días después de vencer: recuerda con suavidad",
        "Sin campaña 10 de cada 100 clientes",
        "Escrita (Paula Reyes) hoy a las 12:00",
    ):
        assert said in page


def test_faults_before_saving(world: World, paula: Desk) -> None:
    """Every fault is shown with its line, what was typed stays typed, nothing is saved; a script gets faults alone."""
    spoilt = written(hold_out=5, goal={"what": "won"})
    (checked, found), (refused, _) = put(paula, spoilt, "check"), put(paula, spoilt)
    given = {"csrf": paula.word(), "act": "check", "creditor": CREDITOR, "document": written()}
    part = paula.client.post(CAMPAIGNS, data=given, headers={"HX-Request": "true"}).text
    with world.unit() as uow:
        kept = uow.campaigns.of(CREDITOR)

    assert (200, 422, []) == (checked, refused, kept)
    assert "what: won" in found
    assert "goal.what no se conoce: escriba 'paid', 'agreed' o 'answered'." in found
    assert (True, False) == ("Todo en orden" in part, "<html" in part)


def test_name_taken(world: World, paula: Desk) -> None:
    """A name that a living campaign has is refused in a sentence; what was typed stays typed."""
    submit(world)
    status, page = put(paula, written())

    assert (422, True, True) == (status, "Ya hay una campaña «marzo-suave»" in page, "hold_out: 10" in page)


def test_preview(world: World, eva: Desk) -> None:
    """Whoever is to approve a draft reads what its clients would, how many there are, and what forbids the others."""
    add(world, *(f"C-{place}" for place in range(6)), due_on=date(2026, 3, 1))
    number = submit(world, **ALONE)
    before, page = seen(eva, f"{CAMPAIGNS}/{number}"), seen(eva, f"{CAMPAIGNS}/{number}?preview=1")
    with world.unit() as uow:
        assigned = uow.campaigns.sizes(CREDITOR, number)
        campaigns.pause(uow, CREDITOR, None, campaigns.CLOCK, WHY, world.now)
    paused = seen(eva, f"{CAMPAIGNS}/{number}?preview=1")

    assert [("Antes de aprobarla" in one, "Aprobar la campaña" in one) for one in (before, page)] == [
        (True, False),
        (False, True),
    ]
    assert "«all»: 6 clientes Primeros contactos mirados: 6; pueden salir 6." in page
    assert "pueden salir 0. 6: Los contactos de la empresa, o de su campaña, están detenidos." in paused
    assert "Nada de esto se ha enviado." in page
    assert 3 == page.count("Chat web, el sáb 7/3 a las 10:00 Hola, Rosa C-")
    assert ({}, []) == (assigned, world.messages(client="C-1"))


def test_report(world: World, paula: Desk) -> None:
    """What came of the arms is told in plain words, and nothing that cannot be told yet."""
    number = begin(world)
    clients = [f"C-{place}" for place in range(3)]
    add(world, *clients)
    with world.unit() as uow:
        for client in clients:
            uow.session.add(
                Assignment(creditor_id=CREDITOR, campaign_id=number, client_id=client, arm="kind", at=world.now)
            )
    world.wall.move(days=20)
    paula.enter()
    page = seen(paula, f"{CAMPAIGNS}/{number}")

    assert "De 3 medidos pagaron 0 (0,0 %); entraron 3 clientes." in page
    assert "De 0 medidos pagaron 0; entraron 0 clientes." in page
    assert "«kind»: todavía no se puede decir nada, faltan clientes por medir." in page


def test_banner(world: World, paula: Desk, andrea: Desk) -> None:
    """While a guard rail pauses contacts, every page of everybody says so in Spanish; supervisors are led to it."""
    number = begin(world)
    rule: Rule = "complaints"
    alarm = Alarm(rule, 3, 40, 0.5, 0.0001)
    with world.unit() as uow:
        for of in (number, None):
            campaigns.pause(uow, CREDITOR, of, campaigns.CLOCK, alarm.code, world.now, rule)
    told = "De 40 clientes contactados en 7 días reclamaron 3: 7,5 %, y lo habitual o tolerado es 0,5 %."
    pages = [html.unescape(desk.see(path).text) for desk, path in ((andrea, "/console"), (paula, CAMPAIGNS))]

    for page in pages:
        assert f"Campaña «marzo-suave» detenida hoy a las 12:00: {told}" in page
        assert f"Contactos nuestros detenidos hoy a las 12:00: {told} A quien escriba se le responde." in page
    assert [(False, False), (True, True)] == [
        (f'href="{CAMPAIGNS}/{number}">Ver pausa' in page, f'href="{STOPS}">Ver pausa' in page) for page in pages
    ]


def test_contacts_paused_by_hand(world: World, paula: Desk) -> None:
    """All contacts of a creditor are paused on the page of pauses, once, and lifted there, with reasons."""
    given = {"csrf": paula.word(), "act": "pause_contacts", "creditor": CREDITOR, "reason": WHY}
    first, second = (paula.client.post(STOPS, data=given) for _ in range(2))
    shown = seen(paula, STOPS)
    with world.unit() as uow:
        (pause,) = uow.contact_pauses.standing(CREDITOR)
    lift = {**given, "act": "lift_contacts", "pause": str(pause.id)}
    lifted = [paula.client.post(STOPS, data=one).status_code for one in ({**lift, "reason": ""}, lift, lift)]

    assert (303, 422) == (first.status_code, second.status_code)
    assert f"{WHY}. Desde hoy a las 12:00 por Paula Reyes." in shown
    assert [422, 303, 422] == lifted
    assert 404 == paula.client.post(STOPS, data={**lift, "pause": "no"}).status_code


def test_refused(world: World, paula: Desk, eva: Desk) -> None:
    """What cannot be done is refused in a sentence; what is none is not found."""
    past = submit(world, **{"from": "2026-02-01", "to": "2026-02-20"}, campaign="febrero")
    number = begin(world)
    for desk, of, act, fields, said in (
        (eva, past, "approve", {}, "Su último día ya pasó"),
        (eva, number, "approve", {}, "ya no está como usted la veía"),
        (eva, number, "recall", {"reason": " "}, "Diga por qué"),
    ):
        status, page = press(desk, of, act, **fields)
        assert (422, True) == (status, said in page)

    assert [404, 404] == [press(eva, number, *given)[0] for given in (("explode",), ("lift", WHY))]
    assert [404, 404] == [eva.see(f"{CAMPAIGNS}/{one}").status_code for one in (9_999, 2**60)]


def test_supervisors_of_the_creditor_alone(world: World, hire: Hire, andrea: Desk) -> None:
    """Advisers see no campaign, and supervisors none of a creditor that is not theirs."""
    world.add_creditor("luz-del-valle", name="Luz del Valle")
    number = submit(world)
    other = hire("Luis Soto", "luis@example.org", "luz-del-valle", role=Role.SUPERVISOR)
    other.enter()

    assert [403, 403] == [andrea.see(CAMPAIGNS).status_code, put(andrea, written())[0]]
    assert [404, 404] == [other.see(f"{CAMPAIGNS}/{number}").status_code, press(other, number, "recall")[0]]
    assert (404, False) == (put(other, written())[0], "marzo-suave" in other.see(CAMPAIGNS).text)


def test_example() -> None:
    """The example that the page shows may be saved as it is, whatever language explains it."""
    assert [[], [], []] == [faults(example(one)) for one in ("es", "en", "pt")]


SPOILT = [
    ("marzo-suave", "Marzo suave"),
    ("2026-06-30", "2026-06-31"),
    ("2026-06-30", "2026-02-01"),
    ("2026-06-30", "2028-02-01"),
    ("share: 45", "share: 0"),
    ("share: 45", "share: 101"),
    ("share: 45", "share: 4.5"),
    ("share: 45", "share: 44"),
    ("arm: plain", "arm: kind"),
    ("arm: plain", "arm: hold_out"),
    ("kind: after_due", "kind: promise"),
    ("kind: after_due", "kind: someday"),
    ("day: 3", "day: 400"),
    ("day: 3", "day: 3\n    every: 3"),
    ("- kind: after_due", "- kind: due\n    day: 0\n    every: 30\n  - kind: after_due"),
    ("- kind: after_due", "- kind: after_due\n    day: 3\n  - kind: after_due"),
    ("hold_out: 10", "hold_out: 10\nwhom: {segments: shops, overdue_days: [5, 1]}"),
    ("hold_out: 10", "hold_out: 10\nwhom: {segments: [''], overdue_days: [5, 1]}"),
    ("hold_out: 10", "hold_out: 10\nwhom: {overdue_days: [1, 2, 3]}"),
    ("hold_out: 10", "hold_out: 10\nwhom: shops"),
    ("hold_out: 10", "hold_out: 10\ngoal: {what: won, at_least: 1, within_days: x}"),
    ("arms:", "arms: []\nlegs:"),
    (written(), ""),
]


@pytest.mark.parametrize("change", SPOILT, ids=lambda change: change[1])
def test_every_fault_has_words(change: tuple[str, str]) -> None:
    """Each fault that a campaign's file may have is told in Spanish, what is wrong and the remedy."""
    found = faults(written().replace(*change))
    told = [(fault, in_words(fault)) for fault in found]

    assert found
    assert [] == [str(fault) for fault, (_, what, remedy) in told if fault.what == what or fault.remedy == remedy]
