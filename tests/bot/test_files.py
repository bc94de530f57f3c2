"""A file is what its bytes say: what its sender calls it is believed only where they agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files import SEEN, File, Gone, check
from bot.kinds import true_type

PNG, JPEG, PDF = b"\x89PNG\r\n\x1a\n0", b"\xff\xd8\xff\xe0\0\x10JFIF", b"%PDF-1.7\n"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCX = b"PK\x03\x04\x14\0....[Content_Types].xml...."
KEPT = [
    (PNG, "image/png", "image/png"),
    (JPEG, "image/png", "image/jpeg"),  # a picture of another kind is kept as what it is
    (b"RIFF\1\0\0\0WEBPVP8 ", "image/webp", "image/webp"),
    (b"\0\0\0\x18ftypheic\0\0", "image/jpeg", "image/heic"),
    (b"\0\0\0\x18ftypisom\0\0", "audio/mp4", "audio/mp4"),
    (b"OggS\0", "audio/ogg; codecs=opus", "audio/ogg; codecs=opus"),
    (b"#!AMR\n", "audio/amr", "audio/amr"),
    (PDF, "application/pdf", "application/pdf"),
    (b"\xef\xbb\xbf\n" + PDF, "application/pdf", "application/pdf"),
    (PDF, "application/octet-stream", "application/pdf"),
    (DOCX, WORD, WORD),
    (b"fecha;monto\n1;2", "text/csv", "text/csv"),
    (b"BEGIN:VCARD", "text/x-vcard", "text/x-vcard"),
]
REFUSED = [
    (PDF, "image/jpeg"),
    (b"MZ\x90\0", "application/pdf"),
    (b"\x7fELF", "image/png"),
    (b"<svg onload=alert(1)>", "image/png"),
    (b"<!DOCTYPE html><script>", "text/plain"),
    (b"  <script>", "text/csv"),
    (b"<svg/>", "image/svg+xml"),
    (b"PK\x03\x04 classes.dex", WORD),
    (DOCX + b"word/vbaProject.bin", WORD),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "application/msword"),
    (DOCX, "application/vnd.ms-word.document.macroEnabled.12"),
    (DOCX, "application/octet-stream"),
    (b"what is this", "image/jpeg"),
    (b"\0\1\2", "text/plain"),
]


@pytest.mark.parametrize(("content", "said", "kept"), KEPT)
def test_what_is_kept(content: bytes, said: str, kept: str) -> None:
    """Pictures, recordings, papers and texts are kept, under the type that their bytes show."""
    assert File(content, kept) == check(File(content, said))


@pytest.mark.parametrize(("content", "said"), REFUSED)
def test_what_is_not_what_it_says(content: bytes, said: str) -> None:
    """What is another thing than its sender says, or carries programs, is refused as a kind that is not kept."""
    with pytest.raises(Gone, match=r"^kind_not_kept$"):
        check(File(content, said))


@given(st.binary(min_size=1, max_size=64), st.sampled_from(["image/png", "image/jpeg", "image/gif", "image/webp"]))
def test_nothing_is_shown_that_is_no_picture(content: bytes, said: str) -> None:
    """Whatever bytes claim to be a picture are shown only where they begin as that very picture does."""
    found = true_type(content, said)

    assert (
        found is None
        or not SEEN.fullmatch(found)
        or content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF"))
    )
