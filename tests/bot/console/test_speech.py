"""Hold the console's languages: every text marked, every one translated, each person in their own."""

import contextvars
import threading

from bot.console import speech
from tests.bot.console.conftest import Desk

WISHED = {"Accept-Language": "pt-BR,pt;q=0.9,en;q=0.8"}


def test_own_language(andrea: Desk) -> None:
    """A stranger is spoken to as their browser wishes, whoever is signed in as they chose."""
    stranger = andrea.client.get("/console/nowhere", headers=WISHED)
    chosen = andrea.client.post(
        "/console/me/language",
        data={"csrf": andrea.word(), "language": "en"},
        headers={"Referer": f"{andrea.client.base_url}/console/payments"},
    )
    unknown = andrea.client.post("/console/me/language", data={"csrf": andrea.word(), "language": "fr"})

    assert (303, "/console/payments") == (chosen.status_code, chosen.headers["location"])
    assert '<html lang="pt">' in stranger.text
    assert '<html lang="en">' in andrea.client.get("/console", headers=WISHED).text
    assert 404 == unknown.status_code


def test_threads() -> None:
    """A language chosen in a thread that works for a request is heard in the request, and in no other."""

    def ask() -> str:
        speech.listen("pt")
        thread = threading.Thread(target=contextvars.copy_context().run, args=(speech.speak, "en"))
        thread.start()
        thread.join()
        return speech.language()

    assert ("en", "es") == (contextvars.copy_context().run(ask), speech.language())
