"""Hold whose language the console speaks: only one that it speaks throughout, each request its own."""

import contextvars
import threading

import pytest

from bot.console import speech
from tests.bot.console.conftest import Desk

WISHED = {"Accept-Language": "pt-BR,pt;q=0.9,en;q=0.8"}
SPOKEN = {"es": "Español", "en": "English"}


def test_own_language(andrea: Desk) -> None:
    """The choice of a language leads back to where it was made; one that the console lacks is none, nor spoken."""
    stranger = andrea.client.get("/console/nowhere", headers=WISHED)
    chosen, unknown = (
        andrea.client.post(
            "/console/me/language",
            data={"csrf": andrea.word(), "language": language},
            headers={"Referer": f"{andrea.client.base_url}/console/payments"},
        )
        for language in ("es", "fr")
    )

    assert (303, "/console/payments") == (chosen.status_code, chosen.headers["location"])
    assert 404 == unknown.status_code
    assert '<html lang="es">' in stranger.text


def test_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language chosen in a thread that works for a request is heard in the request, and in no other."""
    monkeypatch.setattr(speech, "LANGUAGES", SPOKEN)

    def ask() -> list[str]:
        speech.listen("es")
        heard = [speech.say("Idioma")]
        thread = threading.Thread(target=contextvars.copy_context().run, args=(speech.speak, "en"))
        thread.start()
        thread.join()
        return [*heard, speech.language(), speech.say("Idioma")]

    assert ["Idioma", "en", "Language"] == contextvars.copy_context().run(ask)
    assert "es" == speech.language()
