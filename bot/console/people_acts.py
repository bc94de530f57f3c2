"""Carry out what supervisors press about somebody: role, companies, access, sessions, second step."""

from collections.abc import Callable, Mapping

from bot.console.gate import Refusal
from bot.console.press import Press
from bot.console.speech import say
from bot.people import Change
from storage.errors import Missing
from storage.schema import Role


def read_role(press: Press) -> Role:
    """Return the role that was chosen. Raises Missing."""
    chosen = press.form.get("role", "")
    if chosen not in set(Role):
        raise Missing("role", chosen)
    return Role(chosen)


def read_creditor(press: Press) -> str:
    """Return the creditor that was chosen, one of their own. Raises Missing."""
    chosen = press.form.get("creditor", "")
    if chosen not in press.me.creditors:
        raise Missing("creditor", chosen)
    return chosen


def _change_role(press: Press, change: Change) -> None:
    role = read_role(press)
    if role is not change.staff.role:
        change.change_role(role, press.parts.desk)


def _add(press: Press, change: Change) -> None:
    creditor = read_creditor(press)
    if creditor not in press.uow.staff.creditors(change.staff.id):
        change.add_creditor(creditor)


def _remove(press: Press, change: Change) -> None:
    creditor, whose = read_creditor(press), press.uow.staff.creditors(change.staff.id)
    if creditor not in whose:
        return
    if len(whose) == 1:
        raise Refusal(say("Es su única empresa: quítele mejor el acceso."))
    change.remove_creditor(creditor, press.parts.desk)


def _disable(press: Press, change: Change) -> None:
    if change.staff.disabled_at is None:
        change.disable(press.parts.desk)


def _enable(_: Press, change: Change) -> None:
    if change.staff.disabled_at is not None:
        change.enable()


def _end_sessions(_: Press, change: Change) -> None:
    change.end_sessions()


def _reset(_: Press, change: Change) -> None:
    change.reset_second_step()


ACTS: Mapping[str, Callable[[Press, Change], None]] = {
    "role": _change_role,
    "add": _add,
    "remove": _remove,
    "disable": _disable,
    "enable": _enable,
    "end_sessions": _end_sessions,
    "reset": _reset,
}
