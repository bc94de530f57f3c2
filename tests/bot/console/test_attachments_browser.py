"""Hold what an adviser hears and sees of a client's files with a real browser."""

import base64
import io
import wave

import pytest
from playwright.sync_api import Page, expect

from tests.bot.console.browsing import WIDE, enter
from tests.bot.console.conftest import send_file
from tests.bot.world import World

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
LENGTH = "a => new Promise(done => { a.onloadedmetadata = () => done(a.duration); a.load(); })"


def sound(seconds: int) -> bytes:
    """Return silence as a wave file."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8_000)
        file.writeframes(bytes([128]) * 8_000 * seconds)
    return written.getvalue()


@pytest.mark.parametrize("width", [390, WIDE["width"]])
def test_files_in_a_case(world: World, office: str, dispute: int, page: Page, width: int) -> None:
    """A voice note is there to be played and a picture to be seen, inside the thread on a phone too."""
    voice = send_file(world, "voice", "audio/wav", sound(2))
    picture = send_file(world, "image", "image/png", PNG, "la boleta")
    page.set_viewport_size({"width": width, "height": 844})
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    audio, image = page.locator(f"#file-{voice} audio"), page.locator(f"#file-{picture} img")
    image.scroll_into_view_if_needed()

    expect(audio).to_be_visible()
    expect(image).to_be_visible()
    assert 2 == audio.evaluate(LENGTH)
    assert 1 == image.evaluate("i => i.decode().then(() => i.naturalWidth)")
    assert width >= page.evaluate("document.documentElement.scrollWidth")


def test_a_voice_note_plays_on(world: World, office: str, dispute: int, page: Page) -> None:
    """What is new in a conversation does not stop the voice note that is being heard."""
    voice = send_file(world, "voice", "audio/wav", sound(300))
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    audio = page.locator(f"#file-{voice} audio")
    audio.evaluate("a => { a.muted = true; a.heard = true; return a.play(); }")
    world.say("¿escucharon mi audio?")
    expect(page.locator("#thread")).to_contain_text("¿escucharon mi audio?")

    assert audio.evaluate("a => a.heard && !a.paused")
