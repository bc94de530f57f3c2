"""The trial with a human witness: what it came to."""

import click

from bot.commands.context import as_json, check_creditors, remembering, show
from flows.witness import CONTROL, WITNESS, Arm, Comparison, compare


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
    found = compare(*(Arm(**counts.get(arm, {"drawn": 0, "kept": 0, "broken": 0})) for arm in (WITNESS, CONTROL)))
    result = {
        "creditor": creditor_id,
        WITNESS: _arm(found.witness),
        CONTROL: _arm(found.control),
        "difference": found.difference,
        "low": found.low,
        "high": found.high,
    }
    show(result, as_json=as_json, words=_words(creditor_id, found))


def _arm(arm: Arm) -> dict[str, float | None]:
    return {"drawn": arm.drawn, "kept": arm.kept, "broken": arm.broken, "kept_rate": arm.rate}


def _words(creditor: str, found: Comparison) -> str:
    if not found.witness.drawn and not found.control.drawn:
        return f"{creditor}: no agreement was drawn yet; `witness: {{share_percent: 50}}` in its file begins the trial."
    arms = "\n".join(
        f"{name:8} {arm.drawn} drawn, {arm.kept} kept, {arm.broken} broken"
        for name, arm in ((WITNESS, found.witness), (CONTROL, found.control))
    )
    if found.difference is None or found.low is None or found.high is None:
        return f"{arms}\nNo difference can be told before agreements of both have ended."
    points = [f"{100 * value:+.1f}" for value in (found.difference, found.low, found.high)]
    return f"{arms}\nKept with a witness: {points[0]} points (95 % interval {points[1]} to {points[2]})."
