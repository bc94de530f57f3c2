"""Hold `templates`: what an account lacks is made once, submitted once, and every outcome is told with its remedy."""

import json
from collections.abc import Iterator

import pytest

from bot.contents import content_of, session_contents
from bot.settings import Settings
from bot.templates import Sids, alone, wanted
from bot.texts import load_templates, load_wording
from storage.database import Database
from tests.bot.commands.conftest import Command
from tests.fakes.twilio.account import Account, Line
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running

ACCOUNT = Account((Line("whatsapp:+56229000000"),))
CATALOGUE = load_templates(load_wording())
ALL = len(CATALOGUE.templates) + len(session_contents())


@pytest.fixture
def twilio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Twilio]:
    """Give the provider, with the settings pointed at it."""
    with running(ACCOUNT) as provider:
        given = {"ACCOUNT_SID": ACCOUNT.sid, "AUTH_TOKEN": ACCOUNT.token, "API_URL": provider.address}
        for name, value in given.items():
            monkeypatch.setenv(f"CONCILIA_TWILIO_{name}", str(value))
        yield provider


def by_name(twilio: Twilio) -> dict[str, str]:
    """Return the provider's names of contents by ours."""
    return {content.friendly_name.split(" ")[0]: content.sid for content in twilio.state.contents.values()}


def test_sync(concilia: Command, twilio: Twilio) -> None:
    """All templates are made and submitted under their names, and the window's buttons are made and not submitted."""
    rows = concilia("templates", "sync", "--json").json["templates"]
    assert ALL == len(rows) == len(twilio.state.contents)
    submitted = {one.approval["name"] for one in twilio.state.contents.values() if one.approval["name"]}
    assert {template.name for template in CATALOGUE.templates} == submitted
    assert {"UTILITY"} == {one.approval["category"] for one in twilio.state.contents.values() if one.approval["name"]}
    assert {
        ("template", "submitted", "received"),
        ("buttons", "created", "session"),
        ("list", "created", "session"),
    } == {(row["kind"], row["did"], row["status"]) for row in rows}


def test_twice_is_once(concilia: Command, twilio: Twilio) -> None:
    """A second run makes and submits nothing, and learns what was decided."""
    concilia("templates", "sync")
    for content in twilio.state.contents.values():
        if content.approval["name"]:
            twilio.approve(content.sid)
    ran = concilia("templates", "sync", "--json")
    assert (0, ALL) == (ran.status, len(twilio.state.contents))
    assert {("kept", "approved"), ("kept", "session")} == {(row["did"], row["status"]) for row in ran.json["templates"]}
    listed = concilia("templates", "list", "--json").json["templates"]
    assert {"approved", "session"} == {row["status"] for row in listed}
    assert by_name(twilio) == {row["name"]: row["sid"] for row in listed}


def test_one_at_a_time(concilia: Command, twilio: Twilio, settings: Settings) -> None:
    """While somebody syncs an account nobody else does, so that nothing is made twice; another account is free."""
    url = str(settings.database_url)
    with alone(url, ACCOUNT.sid):
        ran = concilia("templates", "sync")
        made = len(twilio.state.contents)
    with alone(url, "another account"):
        again = concilia("templates", "sync")

    assert (1, 0) == (ran.status, made)
    assert "wait until it has ended" in ran.err
    assert (0, ALL) == (again.status, len(twilio.state.contents))


def test_what_was_made_and_not_noted_is_found(concilia: Command, twilio: Twilio, database: Database) -> None:
    """With the table lost, or the process gone between making and noting, nothing is made a second time."""
    concilia("templates", "sync")
    with database.unit_of_work() as uow:
        for row in uow.templates.all(ACCOUNT.sid):
            uow.session.delete(row)
        uow.commit()
    assert {"missing"} == {row["status"] for row in concilia("templates", "list", "--json").json["templates"]}
    assert {"kept"} == {row["did"] for row in concilia("templates", "sync", "--json").json["templates"]}
    assert ALL == len(twilio.state.contents)


def test_a_made_one_is_submitted_later(concilia: Command, twilio: Twilio) -> None:
    """A template that was made before the process ended is submitted by the next run."""
    concilia("templates", "sync")
    one = twilio.state.contents[by_name(twilio)["concilia_nudge_es_v1"]]
    one.approval |= {"status": "unsubmitted", "name": "", "category": ""}
    rows = concilia("templates", "sync", "--json").json["templates"]
    assert ["concilia_nudge_es_v1"] == [row["name"] for row in rows if row["did"] == "submitted"]


def test_dry_run(concilia: Command, twilio: Twilio) -> None:
    """A dry run makes nothing, notes nothing and says what would be done."""
    rows = concilia("templates", "sync", "--dry-run", "--json").json["templates"]
    assert ({}, {"would be created", "would be submitted"}) == (
        twilio.state.contents,
        {row["did"] for row in rows},
    )
    assert {"missing"} == {row["status"] for row in rows}
    assert {"missing"} == {row["status"] for row in concilia("templates", "list", "--json").json["templates"]}


def test_one_locale(concilia: Command, twilio: Twilio) -> None:
    """With a locale, what its clients get is submitted, and nothing in other languages."""
    concilia("templates", "sync", "--locale", "es-CL")
    names = {template.name for template in CATALOGUE.chosen("es-CL")}
    assert "concilia_pause_over_es_cl_v1" in names
    assert names | {content.name for content in session_contents()} == set(by_name(twilio))
    assert 2 == concilia("templates", "sync", "--locale", "fr").status


def test_rejected(concilia: Command, twilio: Twilio) -> None:
    """A rejected text is told with WhatsApp's reason and the remedy, and the command fails."""
    concilia("templates", "sync")
    twilio.reject(by_name(twilio)["concilia_nudge_es_v1"], "INVALID_FORMAT")
    ran = concilia("templates", "sync", "--json")
    told = [row["remedy"] for row in ran.json["templates"] if row["remedy"]]
    expected = (
        "WhatsApp says: INVALID_FORMAT. Change its words in templates/nudge.yml and raise its version: "
        "a rejected name cannot be used again."
    )
    assert (1, [expected]) == (ran.status, told)
    assert "INVALID_FORMAT" in concilia("templates", "sync").out


@pytest.mark.parametrize(("status", "words"), [("paused", "blocked or reported"), ("disabled", "does not come back")])
def test_stopped(concilia: Command, twilio: Twilio, status: str, words: str) -> None:
    """A text that WhatsApp has stopped is told with what to do."""
    concilia("templates", "sync")
    twilio.state.contents[by_name(twilio)["concilia_nudge_es_v1"]].approval["status"] = status
    ran = concilia("templates", "sync")
    assert (1, True) == (ran.status, words in ran.out)


def test_taken_as_marketing(concilia: Command, twilio: Twilio) -> None:
    """A text that WhatsApp approved as marketing is told: it costs more, and does not reach everyone."""
    concilia("templates", "sync")
    one = twilio.state.contents[by_name(twilio)["concilia_nudge_es_v1"]]
    one.approval |= {"status": "approved", "category": "MARKETING"}
    ran = concilia("templates", "sync")
    assert (1, True) == (ran.status, "WhatsApp took it as MARKETING" in ran.out)


def test_other_words_under_a_name(concilia: Command, twilio: Twilio) -> None:
    """Words that were changed without a new version are not submitted again under the spent name."""
    concilia("templates", "sync")
    one = twilio.state.contents[by_name(twilio)["concilia_nudge_es_v1"]]
    one.friendly_name = "concilia_nudge_es_v1 000000000000"
    ran = concilia("templates", "sync", "--json")
    (row,) = [row for row in ran.json["templates"] if row["remedy"]]
    assert (1, "changed", ALL) == (ran.status, row["status"], len(twilio.state.contents))
    assert "raise its version in templates/nudge.yml" in row["remedy"]


def test_wrong_token(concilia: Command, twilio: Twilio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token that Twilio refuses is one sentence with the settings' names."""
    monkeypatch.setenv("CONCILIA_TWILIO_AUTH_TOKEN", "another token than the account's")
    ran = concilia("templates", "sync")
    assert (1, {}) == (ran.status, twilio.state.contents)
    assert "check CONCILIA_TWILIO_ACCOUNT_SID and CONCILIA_TWILIO_AUTH_TOKEN" in ran.err


def test_no_answer(concilia: Command, twilio: Twilio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A provider that cannot be reached is one sentence."""
    monkeypatch.setenv("CONCILIA_TWILIO_API_URL", "http://127.0.0.1:1")
    ran = concilia("templates", "sync")
    assert (1, True) == (ran.status, "Twilio did not answer when asked to list the contents" in ran.err)


def test_off(concilia: Command) -> None:
    """Without an account both commands name the settings."""
    for command in ("sync", "list"):
        ran = concilia("templates", command)
        assert (1, "Twilio is off") == (ran.status, ran.err.split(":")[0])


def test_what_may_be_sent(concilia: Command, twilio: Twilio, database: Database) -> None:
    """A sender finds what is approved and the window's buttons; not what waits, nor an approved text of other words."""
    concilia("templates", "sync")
    approved = by_name(twilio)["concilia_nudge_es_v1"]
    twilio.approve(approved)
    concilia("templates", "sync")
    sids = Sids(database, ACCOUNT.sid, wanted(CATALOGUE))
    assert (approved, None) == (sids("concilia_nudge_es_v1"), sids("concilia_nudge_pt_v1"))
    assert by_name(twilio)["concilia_buttons_3"] == sids("concilia_buttons_3")
    others = [content_of(template) for template in CATALOGUE.templates if template.base != "nudge"]
    assert None is Sids(database, ACCOUNT.sid, others)("concilia_nudge_es_v1")


def test_checked(concilia: Command) -> None:
    """`check` looks at the templates too, and finds nothing in those that ship."""
    ran = concilia("check", "--json")
    assert [] == [fault for fault in json.loads(ran.out)["faults"] if "templates/" in fault]
