"""Hold whose language the console speaks: each request its reader's throughout, and clients always their own."""

import contextvars
import html
import re
import threading

import pytest

from bot.console import speech
from bot.console.phrasebook import LANGUAGES, forms, read, texts
from storage.schema import Direction
from tests.bot.console.conftest import Desk
from tests.bot.console.test_rights import routes_of
from tests.bot.world import World

WISHED = {"Accept-Language": "pt-BR,pt;q=0.9,en;q=0.8"}
TYPED = re.compile(r"<textarea.*?</textarea>|<pre.*?</pre>|data-text=\"[^\"]*\"|<article.*?</article>", re.DOTALL)
READY = re.compile(r'data-key="(\w+)" data-text="([^"]*)"><b>[^<]*</b> ([^<]*)<')
ROOM = re.compile(r"/console(?!/events|/sign-in)[a-z/-]*")
LONG = 12  #: characters by which a text is known again


def choose(desk: Desk, language: str) -> None:
    """Let a desk hear the console in a language from here on."""
    with desk.world.unit() as uow:
        staff = uow.staff.find(desk.email)
        assert staff is not None
        uow.staff.choose_language(staff.id, language)


def known(language: str) -> dict[str, str]:
    """Return the texts of the code that a language says otherwise, long enough to be known again."""
    pairs = ((message.id, forms(message)[0]) for message in texts(read(language)))
    return {
        text: said
        for text, said in pairs
        if isinstance(text, str) and "%" not in text + said and min(len(text), len(said)) > LONG and text != said
    }


def test_own_language(andrea: Desk) -> None:
    """The choice of a language leads back to where it was made; one that the console lacks is none, nor spoken."""
    chosen, unknown = (
        andrea.client.post(
            "/console/me/language",
            data={"csrf": andrea.word(), "language": language},
            headers={"Referer": f"{andrea.client.base_url}/console/payments"},
        )
        for language in ("en", "fr")
    )
    nowhere = andrea.client.get("/console/nowhere", headers=WISHED)
    andrea.client.cookies.clear()
    stranger = andrea.client.get("/console/nowhere", headers=WISHED)

    assert (303, "/console/payments") == (chosen.status_code, chosen.headers["location"])
    assert 404 == unknown.status_code
    assert '<html lang="en">' in nowhere.text, "who is signed in hears their own, whatever their browser wishes"
    assert '<html lang="pt">' in stranger.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page(world: World, paula: Desk, dispute: int, language: str) -> None:
    """Whoever hears another language finds no Spanish of ours on any page, and their language named by each."""
    choose(paula, language)
    paths = {route.path for route in routes_of(world) if "GET" in (route.methods or ()) and ROOM.fullmatch(route.path)}
    said = {path: paula.see(path).text for path in sorted({*paths, f"/console/cases/{dispute}", "/console/nowhere"})}
    with world.unit() as uow:
        summary = uow.cases.get(dispute).summary
    whole = {path: html.unescape(TYPED.sub("", page)) for path, page in said.items() if "<html" in page}

    assert [] == [path for path, page in whole.items() if f'<html lang="{language}">' not in page]
    assert [] == [(path, text) for path, page in whole.items() for text in (summary, *known(language)) if text in page]


def test_clients_hear_their_own(world: World, andrea: Desk, dispute: int) -> None:
    """Ready replies are in the client's language whoever offers them, and nothing that is sent is in the adviser's."""
    ready = {}
    for language in (speech.SOURCE, *LANGUAGES):
        choose(andrea, language)
        ready[language] = READY.findall(andrea.see(f"/console/cases/{dispute}").text)
    andrea.act(dispute, "take")
    andrea.act(dispute, "reply", text="Lo estoy viendo.")
    andrea.act(dispute, "resolve", outcome="explanation", text="Ya llegó todo.")
    sent = [row.text or "" for row in world.messages() if row.direction is Direction.OUT]
    titles = {language: [title for _, _, title in found] for language, found in ready.items()}
    texts_of = {language: [text for _, text, _ in found] for language, found in ready.items()}

    assert texts_of["es"] == texts_of["en"] == texts_of["pt"]
    assert "a más tardar el" in " ".join(texts_of["es"])
    assert len({tuple(found) for found in titles.values()}) == len(titles)
    assert "Ya llegó todo." in " ".join(sent)
    assert [] == [text for language in LANGUAGES for text in known(language).values() if text in " ".join(sent)]


def test_threads() -> None:
    """A language chosen in a thread that works for a request is heard in the request, and in no other."""

    def ask() -> list[str]:
        speech.listen("es")
        heard = [speech.say("Idioma")]
        thread = threading.Thread(target=contextvars.copy_context().run, args=(speech.speak, "en"))
        thread.start()
        thread.join()
        return [*heard, speech.language(), speech.say("Idioma")]

    assert ["Idioma", "en", "Language"] == contextvars.copy_context().run(ask)
    assert "es" == speech.language()
    assert "" == speech.say(""), "what is empty has no text, and not the head of a catalogue"


@pytest.mark.parametrize(("language", "told"), [("es", "0 casos"), ("en", "0 cases"), ("pt", "0 casos")])
def test_none(language: str, told: str) -> None:
    """Of nothing one speaks as of many."""
    speech.listen(language)
    said = speech.say_many("%(num)s caso encontrado", "%(num)s casos encontrados", 0)
    speech.listen(speech.SOURCE)

    assert said.startswith(told)
