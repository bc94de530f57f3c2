"""A campaign's file that cannot be used is told of fault by fault; one that can be used is kept as it was written."""

import json

import pytest

from flows.contact.campaigns.document import Campaign
from flows.contact.campaigns.faults import faults, load_campaign
from flows.contact.errors import BadCampaign
from tests.flows.contact.campaigns.campaigns import SHOWN, shown

SHORT = "campaign: x\nfrom: 2026-04-01\nto: 2026-04-30\narms: [{arm: a, share: 100, rows: [{kind: due}]}]\n"


def test_valid() -> None:
    """A campaign may name everything, or only what it cannot do without."""
    assert [] == faults(SHOWN)
    assert [] == faults(SHORT)


def test_kept() -> None:
    """What is stored of a campaign makes the same campaign again."""
    stored = json.loads(json.dumps(dict(shown().document())))

    assert shown() == Campaign.model_validate(stored)
    assert "2026-04-01" == stored["from"]


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        (SHOWN, "", "line 1: the file is empty: write a campaign as in docs/campaigns.md."),
        ("campaign: abril-suave\n", "", "line 1: campaign is missing: add it."),
        (
            "abril-suave",
            "Abril suave",
            "line 1: campaign is no name: write small letters, digits, - and _",
        ),
        ("2026-06-30", "20260630", "line 3: to is not a day: write one such as 2026-04-01."),
        ("2026-06-30", "2026-06-31", "line 3: to is not a day: write one such as 2026-04-01."),
        ("2026-06-30", "2026-06-30 09:00:00", "line 3: to is not a day: write one such as 2026-04-01."),
        ("2026-06-30", "2026-03-31", "line 3: to is before from: write a later day."),
        ("2026-06-30", "2027-06-30", "line 3: to is 455 days after from: let a campaign run for 366 days at most."),
        ("[1, 60]", "[60, 1]", "line 4: whom.overdue_days ends before it begins: write [1, 60]."),
        ("[1, 60]", "[1]", "line 4: whom.overdue_days[1] is missing: add it."),
        ("[1, 60]", "[-31, 60]", "line 4: whom.overdue_days[0] is too small: write at least -30."),
        ("[1, 60]", "[1, 60, 90]", "line 4: whom.overdue_days is too long: keep at most 2."),
        ("[shops]", "shops", "line 4: whom.segments is not a list: write its parts between brackets"),
        ("share: 45", "share: 40", "line 5: the shares and hold_out make 90, not 100: change them."),
        (
            "share: 45, rows: [{kind: after_due",
            "share: 45, rows: [{kind: promise",
            "line 6: arms[0].rows[0] is of promise",
        ),
        ("arm: plain", "arm: kind", "line 7: arms[1].arm is kind once more: give each arm its own name."),
        ("arm: plain", "arm: hold_out", "line 7: arms[1].arm is hold_out, which is no arm: write hold_out as a key"),
        ("day: 3, voice: plain", "day: 0", "line 7: arms[1].rows[0].day is 0, no day of after_due: write 1 to 365."),
        ("hold_out: 10", "hold_out: 10.5", "line 8: hold_out is not a whole number: write digits"),
        ("hold_out: 10", "holdout: 10", "line 8: holdout is no key here: correct its spelling, or remove it."),
        ("what: paid", "what: won", "line 9: goal.what is not known: write 'paid', 'agreed' or 'answered'."),
        ("within_days: 14", "within_days: 0", "line 9: goal.within_days is too small: write at least 1."),
        ("at_least: 100", "at_least: 20", "line 9: goal.at_least is too small: write at least 100."),
    ],
)
def test_named(written: str, instead: str, said: str) -> None:
    """Each fault stands on its line, with what to write instead."""
    found = [str(one) for one in faults(SHOWN.replace(written, instead))]

    assert [one for one in found if one.startswith(said)]


def test_all_at_once() -> None:
    """All faults are told at once, in the order of the file; such a file is not read."""
    text = SHOWN.replace("2026-06-30", "2026-03-30").replace("hold_out: 10", "hold_out: 5")

    assert [3, 5] == [fault.line for fault in faults(text)]
    with pytest.raises(BadCampaign) as told:
        load_campaign(text)
    assert 2 == len(told.value.faults)


def test_no_arm() -> None:
    """A campaign has an arm, and only the arm that is wrong is told of."""
    empty = "arms: []".join((SHORT.split("arms", maxsplit=1)[0], ""))
    assert ["line 4: arms is too short: write at least 1."] == [str(one) for one in faults(empty)]
    wrong = SHORT.replace("kind: due", "kind: never")
    assert ["arms[0].rows[0].kind is not known"] == [one.what for one in faults(wrong)]
