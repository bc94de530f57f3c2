"""Let an adviser say that the assistant was wrong: about a message, or about the kind of a difficulty."""

from bot.console import words
from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.speech import say
from storage.errors import Missing
from storage.schema import Difficulty, Direction, Message

FIGURES_MAX = 18  #: of a number that the database takes


def object_to_reading(act: Act) -> None:
    """Note that a message was misread; a supervisor will look at it."""
    creditor, message = act.case.creditor_id, _message(act)
    if act.uow.labels.object(creditor, message.id, act.me.staff.id, act.now):
        told = {"intent": message.intent}
        act.uow.audit.append(
            creditor, act.now, f"staff:{act.me.staff.id}", "reading.objected", f"message:{message.id}", told
        )


def correct_difficulty(act: Act) -> None:
    """Say of what kind a difficulty is; the assistant goes by that from now on."""
    kind, row = act.form.get("kind", ""), _difficulty(act)
    if kind not in words.DIFFICULTIES:
        raise Refusal(say("Elija si la dificultad es pasajera o duradera."))
    if kind == row.kind:
        return
    told = {"read": row.code, "before": row.kind, "kind": kind}
    act.uow.difficulties.correct(act.case.creditor_id, row.id, kind, act.me.staff.id, act.now)
    act.uow.audit.append(
        act.case.creditor_id,
        act.now,
        f"staff:{act.me.staff.id}",
        "difficulty.corrected",
        f"client:{act.case.client_id}",
        told,
    )


def _message(act: Act) -> Message:
    """Return the message of this case's client that was read."""
    seq = _number(act.form.get("seq", ""))
    rows = act.uow.messages.of(act.case.creditor_id, act.case.client_id, after=seq - 1, limit=1)
    if not rows or rows[0].seq != seq or rows[0].direction is not Direction.IN:
        raise Missing("message", seq)
    if rows[0].intent is None or "button" in (rows[0].reading or {}):
        raise Refusal(say("Ese mensaje no se leyó: eligió una respuesta rápida."))
    return rows[0]


def _difficulty(act: Act) -> Difficulty:
    number = _number(act.form.get("difficulty", ""))
    rows = act.uow.difficulties.of(act.case.creditor_id, act.case.client_id)
    row = next((row for row in rows if row.id == number), None)
    if row is None:
        raise Missing("difficulty", number)
    return row


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) <= FIGURES_MAX else 0
