"""Choose who reads messages: the embedded engine alone, or Rasa with it in its back; log and count Rasa's silences."""

from collections.abc import Callable
from dataclasses import dataclass

from prometheus_client import Counter

from bot.log import logger
from bot.settings import Settings
from nlu.understand import Understanding

SILENCES = Counter("concilia_rasa_silences", "Messages that the embedded engine read in Rasa's place.", ["reason"])
RESTING = "resting"  #: counted, and not logged: the fault that it follows was


@dataclass(frozen=True, slots=True)
class Readers:
    """Who can read messages here: `rasa` where its server's address is set, `chosen` whom the settings name."""

    embedded: Understanding
    rasa: Understanding | None
    chosen: Understanding
    close: Callable[[], None]


def open_readers(settings: Settings, embedded: Understanding) -> Readers:
    """Set Rasa before the embedded engine where the settings give its address; nothing is asked yet."""
    if settings.rasa_url is None:
        return Readers(embedded, None, embedded, lambda: None)
    from nlu.rasa.engine import RasaEngine  # noqa: PLC0415 - only who asks a server loads what asks

    engine = RasaEngine(
        embedded.model,
        settings.rasa_url,
        token=settings.rasa_token,
        patience_ms=settings.rasa_timeout_ms,
        missed=_note,
    )
    rasa = embedded.through(engine)
    return Readers(embedded, rasa, rasa if settings.understanding == "rasa" else embedded, engine.close)


def _note(reason: str) -> None:
    SILENCES.labels(reason).inc()
    if reason != RESTING:
        logger().warning("rasa.silent", reason=reason, answers="embedded")
