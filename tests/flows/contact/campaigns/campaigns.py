"""Make campaigns in a few words."""

from collections.abc import Sequence

from flows.contact.campaigns.document import Campaign
from flows.contact.campaigns.faults import load_campaign

SHOWN = """campaign: abril-suave
from: 2026-04-01
to: 2026-06-30
whom: {segments: [shops], overdue_days: [1, 60]}
arms:
  - {arm: kind, share: 45, rows: [{kind: after_due, day: 3, voice: kind}]}
  - {arm: plain, share: 45, rows: [{kind: after_due, day: 3, voice: plain}]}
hold_out: 10
goal: {what: paid, within_days: 14, at_least: 100}
"""


def shown() -> Campaign:
    """Return the campaign above."""
    return load_campaign(SHOWN)


def split(shares: Sequence[int], hold_out: int = 0) -> Campaign:
    """Return a campaign for everybody, whose arms a0, a1 … have these shares."""
    arms = [f"  - {{arm: a{place}, share: {share}, rows: [{{kind: due}}]}}" for place, share in enumerate(shares)]
    days = "campaign: try\nfrom: 2026-03-01\nto: 2026-03-31\n"
    return load_campaign("\n".join((f"{days}hold_out: {hold_out}\narms:", *arms)))
