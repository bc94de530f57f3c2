"""Show when a client gave leave to be written to, or to keep something, and when they took it back."""

from collections.abc import Mapping, Sequence

from bot.consents import AGREED, HEALTH, SILENCE, SPEECH, Leave, history
from bot.console import words
from bot.console.manner import Manner, place
from bot.console.speech import N_, Phrases, say
from storage.schema import Client
from storage.unit_of_work import UnitOfWork

TOLD: Mapping[str, str] = Phrases(
    {
        AGREED: N_("Dio permiso para escribirle"),
        SILENCE: N_("Pidió silencio"),
        SPEECH: N_("Quiso volver a recibir mensajes"),
        HEALTH: N_("Dio permiso para guardar lo que contó de su salud"),
    }
)


def read_consents(uow: UnitOfWork, client: Client, manner: Manner) -> Sequence[tuple[str, str]]:
    """Return what a client gave leave for and took back, the newest first, each with its moment and where."""
    return [(TOLD[one.what], _facts(one, manner)) for one in reversed(history(uow, client))]


def _facts(one: Leave, manner: Manner) -> str:
    where = place(one.channel, one.address) if one.address else words.CHANNELS.get(one.channel, one.channel)
    source = say("según %(name)s", name=one.source) if one.source else ""
    return " · ".join(filter(None, (manner.moment(one.at), where, source)))
