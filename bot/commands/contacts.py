"""List the contacts that are due, and write those that the rules allow."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from bot.commands.context import as_json, check_creditors, opened
from bot.roster import Line, Roster
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bot.app import App

AHEAD = timedelta(days=31)  #: what is due later depends on what happens until then
YEARS = range(2000, 2100)
EVERY = frozenset({"sms", "whatsapp", "telegram", "web", "terminal"})
ERASE = "\r\x1b[2K"  #: takes a progress bar away from the line where words are to stand


class Moment(click.ParamType[datetime]):
    """A time with its zone, in RFC 3339."""

    name = "time"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read it; one that cannot be read, or lacks its zone, is refused with the remedy."""
        try:
            read = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no time; write it as 2026-03-15T10:00:00-03:00.", param, ctx)
        if read.tzinfo is None:
            self.fail(f"{value!r} lacks its zone; write it as 2026-03-15T10:00:00-03:00.", param, ctx)
        if read.year not in YEARS:
            self.fail(f"{value!r} lies too far away; write a year from {YEARS[0]} to {YEARS[-1]}.", param, ctx)
        return read


@dataclass(slots=True)
class Tally:
    """Counts what was judged, while it is told line by line."""

    by_rule: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    by_channel: Counter[str | None] = field(default_factory=Counter)

    def count(self, line: Line) -> None:
        """Count one account."""
        self.by_rule[line.decision, line.rule] += 1
        if line.decision == "allowed":
            self.by_channel[line.channel] += 1

    def total(self, decision: str) -> int:
        """Return how many accounts had a decision."""
        return sum(count for (one, _), count in self.by_rule.items() if one == decision)

    @property
    def has_faults(self) -> bool:
        """Say whether something went wrong with an account."""
        return self.by_rule["blocked", "fault"] > 0

    def words(self, *, dry_run: bool) -> str:
        """Return the sums as they are read."""
        done = "allowed" if dry_run else "queued"
        blocked = sorted((rule or "", count) for (one, rule), count in self.by_rule.items() if one == "blocked")
        rules = f" ({', '.join(f'{rule} {count}' for rule, count in blocked)})" if blocked else ""
        sums = f"{self.total('allowed')} {done}, {self.total('blocked')} blocked{rules}"
        return f"{sums}, {self.total('none')} with nothing due."


@click.command()
@click.option("--at", "moment", type=Moment(), metavar="TIME", help="The moment that is meant. Default: now.")
@click.option("--creditor", "creditor_id", help="The only creditor it is about; without it, all.")
@click.option("--dry-run", is_flag=True, help="Write nothing; only list.")
@as_json
def contacts(moment: datetime | None, creditor_id: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Write the contacts that are due by each creditor's cadence, and list those that are withheld, each with the rule.

    Every account is judged at TIME, with what is known of it by now: by the law's hours, though the clock itself writes
    from ten o'clock on where the client is. What is allowed is queued once, whoever else writes at the same time, and
    leaves at TIME, or as soon as it may when TIME is past, if it has not lost its purpose by then. TIME lies a month
    ahead at most, unless nothing is written.

    With --dry-run every channel counts as set up, and any TIME will do. Nudges in a talk and thanks for a payment leave
    by themselves, and are not listed.

    Example: concilia contacts --at 2026-03-15T10:00:00-03:00 --dry-run
    """
    with opened() as app:
        now = app.clock.now()
        at = moment or now
        if not dry_run and at > now + AHEAD:
            raise click.UsageError("--at lies more than a month ahead: add --dry-run to look, and write it later.")
        roster = _roster(app, at, None if dry_run else now)
        with app.database.unit_of_work() as uow:
            creditors = _creditors(uow, creditor_id)
            count = sum(_count(uow, creditor) for creditor in creditors)
        found = _tell((line for one in creditors for line in roster.lines(one)), count, as_json=as_json)
        _warn(found, app)
    if not as_json:
        click.echo(found.words(dry_run=dry_run))
    if found.has_faults:
        raise SystemExit(1)


def _roster(app: "App", at: datetime, now: datetime | None) -> Roster:
    """Return what goes through the accounts; where nothing is kept, as if every channel were set up."""
    judge = app.reminder.judge
    reminder = app.reminder if now else replace(app.reminder, judge=replace(judge, channels=EVERY))
    return Roster(app.database, app.bot, reminder, at, now)


def _creditors(uow: UnitOfWork, creditor: str | None) -> list[str]:
    """Return the creditors in force, or the one that is named."""
    if creditor is not None:
        check_creditors(uow, creditor)
    found = [row.id for row in uow.creditors.all() if row.policy_version and creditor in (None, row.id)]
    if creditor is not None and not found:
        raise click.ClickException(f"{creditor} has no policy in force: `concilia policy apply` stores one.")
    if not found:
        raise click.ClickException("There are no creditors in force yet: `concilia creditor apply` adds one.")
    return found


def _count(uow: UnitOfWork, creditor: str) -> int:
    uow.scope(creditor)
    return uow.clients.count(creditor)


def _tell(lines: Iterable[Line], count: int, *, as_json: bool) -> Tally:
    """Print each account as soon as it is judged: as JSON, or for people those of whom there is something to say."""
    tally, watched = Tally(), sys.stderr.isatty()
    erase = watched and sys.stdout.isatty()
    with click.progressbar(length=count, label="Judging", file=sys.stderr, hidden=not watched) as bar:
        for line in lines:
            tally.count(line)
            if as_json or line.decision != "none":
                click.echo(ERASE, err=True, nl=False) if erase else None
                click.echo(json.dumps(line.as_json(), ensure_ascii=False) if as_json else _words(line))
            bar.update(1)
    return tally


def _words(line: Line) -> str:
    """Return one account in a line for people."""
    known = f"{line.creditor}  {line.client:12}  {line.kind or '':10}  {line.channel or '-':8}  {line.decision}"
    if line.decision == "allowed":
        return f"{known}  message {line.message}" if line.message else known
    next_at = line.next_allowed_at
    until = f" (next {next_at:%Y-%m-%d %H:%M %z})" if next_at else ""
    return f"{known}  {line.rule}: {line.reason}{until}"


def _warn(found: Tally, app: "App") -> None:
    """Say of which channels something is allowed that would not be written here."""
    for channel, count in sorted(found.by_channel.items()):
        if channel not in app.reminder.judge.channels:
            words = f"{channel} is not set up here: without --dry-run {count} of these would not be written."
            click.echo(words, err=True)
