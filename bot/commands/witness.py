"""The trial with a human witness: what it came to."""

from collections.abc import Mapping

import click

from bot.commands.context import as_json, check_creditors, remembering, show
from flows.witness import CONTROL, WITNESS, Arm, Difference, compare


@click.command()
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@as_json
def witness(creditor_id: str, *, as_json: bool) -> None:
    """Compare how many agreements were kept with a named adviser beside the client, and without.

    Example: concilia witness --creditor aguas-del-valle --json
    """
    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        counts = uow.agreements.count_by_arm(creditor_id)
    arms = {name: Arm(**counts.get(name, {"drawn": 0, "kept": 0, "broken": 0})) for name in (WITNESS, CONTROL)}
    found = compare(arms[WITNESS], arms[CONTROL])
    result = {
        "creditor": creditor_id,
        **{name: _arm(arm) for name, arm in arms.items()},
        "difference": found.value if found else None,
        "low": found.low if found else None,
        "high": found.high if found else None,
    }
    words = _words(arms, found) if any(arm.drawn for arm in arms.values()) else NOBODY.format(creditor=creditor_id)
    show(result, as_json=as_json, words=words)


def _arm(arm: Arm) -> dict[str, float | None]:
    return {"drawn": arm.drawn, "kept": arm.kept, "broken": arm.broken, "kept_rate": arm.rate}


def _words(arms: Mapping[str, Arm], found: Difference | None) -> str:
    told = "\n".join(f"{name:8} {arm.drawn} drawn, {arm.kept} kept, {arm.broken} broken" for name, arm in arms.items())
    if found is None:
        return f"{told}\nNo difference can be told before agreements of both have ended."
    points = [f"{100 * value:+.1f}" for value in (found.value, found.low, found.high)]
    return f"{told}\nKept with a witness: {points[0]} points (95 % interval {points[1]} to {points[2]})."


NOBODY = "{creditor}: no agreement was drawn yet; `witness: {{share_percent: 50}}` in its file begins the trial."
