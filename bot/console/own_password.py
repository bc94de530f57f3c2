"""Let somebody choose a password, and say in their words what is wrong with one."""

from collections.abc import Mapping
from datetime import timedelta

from bot.console.gate import Refusal
from bot.console.press import Press
from bot.console.speech import N_, say
from bot.passwords import KNOWN, LENGTH_MAX, LENGTH_MIN, LONG, PLAIN, SHORT, find_fault, hash_password, is_right
from bot.people import Change, own_words
from bot.tries import Limit, Tries
from storage.schema import Staff

FAULTS: Mapping[str, str] = {
    SHORT: N_("La contraseña es corta: use al menos %(least)s letras, por ejemplo cuatro palabras al azar."),
    LONG: N_("La contraseña es demasiado larga: bastan %(most)s letras."),
    PLAIN: N_("La contraseña se repite o sigue el teclado: use varias palabras que no vayan juntas."),
    KNOWN: N_("La contraseña está hecha de su nombre o de palabras que se prueban primero: use otras."),
}
OTHERWISE = N_("La contraseña nueva no es igual las dos veces. Escríbala otra vez.")
WRONG = N_("La contraseña actual no es esa. Revísela y pruebe otra vez.")
OLD = Limit("own password", 8, timedelta(seconds=37.5))  #: whoever holds a session may not guess the password behind it
TOO_MANY = N_("Fueron muchos intentos seguidos. Espere cinco minutos y pruebe otra vez.")


def of(press: Press) -> Change:
    """Return what somebody changes about themselves."""
    return Change(press.uow, press.me.staff, press.actor, press.now)


def hash_chosen(staff: Staff, password: str, again: str) -> str:
    """Return the hash of a password that somebody chose and typed twice. Raises Refusal."""
    about = own_words(staff)
    if fault := find_fault(password, about):
        raise Refusal(say(FAULTS[fault], least=LENGTH_MIN, most=LENGTH_MAX))
    if password != again:
        raise Refusal(say(OTHERWISE))
    return hash_password(password, about)


def change_password(press: Press) -> None:
    """Put a new password in the place of the old one, and end all other sessions. Raises Refusal."""
    staff, old = press.me.staff, press.form.get("old", "")
    if Tries(press.parts.vault).left(press.uow, OLD, str(staff.id), press.now):
        raise Refusal(say(TOO_MANY))
    if not is_right(old, staff.password_hash):
        raise Refusal(say(WRONG))
    hashed = hash_chosen(staff, press.form.get("new", ""), press.form.get("again", ""))
    Tries(press.parts.vault).forget(press.uow, OLD, str(staff.id))
    press.uow.staff.change_password(staff.id, hashed, keep=press.me.session)
    of(press).note("password_changed")
