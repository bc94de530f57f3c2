"""Hold files to laws: both ways, again by their id, and by an address."""

from telegram import Bot
from telegram.error import BadRequest

from tests.fakes.telegram import TOKEN, Person
from tests.fakes.test_telegram.place import Place


def test_files_go_both_ways(place: Place, marcela: Person) -> None:
    """What the bot sends the client sees, what a client sends the bot can fetch, and a file's id sends it again."""
    content = b"%PDF-1.7 acuerdo"

    async def talk(bot: Bot) -> tuple[bytes, bytes, list[str | None]]:
        sent = await bot.send_document(marcela.id, content, caption="Su acuerdo", filename="acuerdo.pdf")
        assert sent.document is not None
        await bot.send_document(marcela.id, sent.document.file_id)
        back = await (await bot.get_file(sent.document.file_id)).download_as_bytearray()
        marcela.send_voice(b"OggS voz")
        update = (await bot.get_updates())[-1]
        assert update.message is not None
        assert update.message.voice is not None
        voice = await (await update.message.voice.get_file()).download_as_bytearray()
        names = [each.document.file_name for each in (sent,) if each.document]
        return bytes(back), bytes(voice), names

    assert (content, b"OggS voz", ["acuerdo.pdf"]) == place.do(talk)
    assert ["Su acuerdo", ""] == marcela.texts()
    assert "Invalid file_id" == place.refused(BadRequest, lambda bot: bot.get_file("nothing"))


def test_a_file_by_its_address(place: Place, marcela: Person) -> None:
    """A file that is named by an address is fetched there; where there is none, the call is refused."""
    file = place.telegram.places.keep("estado.pdf", "application/pdf", b"%PDF")
    address = f"{place.address}/file/bot{TOKEN}/{file.path}"
    message = place.do(lambda bot: bot.send_document(marcela.id, address))

    assert message.document is not None
    assert ("estado.pdf", 4) == (message.document.file_name, message.document.file_size)
    told = place.refused(BadRequest, lambda bot: bot.send_document(marcela.id, address + "x"))
    assert "Failed to get http url content" == told.replace("HTTP URL", "http url")
