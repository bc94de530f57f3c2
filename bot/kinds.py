"""Say what a file truly is, by its first bytes: what its sender says of it is a hint, and no more.

The kinds that are kept are few and do not change, so their signs stand in one table. What is not found there is not
kept; nor are papers that carry programs with them.
"""

import re

TEXT_HEAD = 8192  #: bytes by which a text is told from what only claims to be one
SIGNS: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(sign, re.DOTALL), kind)
    for sign, kind in (
        (rb"\xff\xd8\xff", "image/jpeg"),
        (rb"\x89PNG\r\n\x1a\n", "image/png"),
        (rb"GIF8[79]a", "image/gif"),
        (rb"RIFF....WEBP", "image/webp"),
        (rb"BM.{4}\0{4}", "image/bmp"),
        (rb"II\*\0|MM\0\*", "image/tiff"),
        (rb"....ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)", "image/heic"),
        (rb"....ftypM4[AB] ", "audio/mp4"),
        (rb"....ftyp3g", "video/3gpp"),
        (rb"....ftyp", "video/mp4"),
        (rb"OggS", "audio/ogg"),
        (rb"#!AMR", "audio/amr"),
        (rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", "audio/mpeg"),
        (rb"ADIF|\xff[\xf0\xf1\xf8\xf9]", "audio/aac"),
        (rb"RIFF....WAVE", "audio/wav"),
        (rb"fLaC", "audio/flac"),
        (rb"caff", "audio/x-caf"),
        (rb"\x1a\x45\xdf\xa3", "video/webm"),
        (rb"\0\0\x01[\xba\xb3]", "video/mpeg"),
        (rb".{0,1019}%PDF-", "application/pdf"),  # readers look for it that far
        (rb"\{\\rtf", "application/rtf"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
        (rb"PK\x03\x04.*(?:\[Content_Types\]\.xml|mimetypeapplication/vnd\.oasis\.opendocument)", "application/msword"),
    )
)
FAMILIES = (
    (re.compile(r"image/.*"), "picture"),
    (re.compile(r"(?:audio|video)/.*|application/ogg"), "recording"),
    (re.compile(r"application/pdf"), "pdf"),
    (re.compile(r"application/rtf|text/rtf"), "rtf"),
    (re.compile(r"application/(?:msword|vnd\..*)"), "office"),
    (re.compile(r"text/.*"), "text"),
)
PRECISE = frozenset({"picture", "pdf", "rtf"})  #: families of which the bytes tell more than the sender
UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})
MACROS = (b"vbaProject.bin", "_VBA_PROJECT".encode("utf-16-le"))  #: programs inside of a paper
MARKUP = re.compile(rb"\s*(?:<(?:!doctype|html|head|body|script|svg|\?xml|\?php)|#!|MZ|\x7fELF)", re.IGNORECASE)


def true_type(content: bytes, said: str) -> str | None:
    """Return the content type under which a file is kept, None for one that is not what its sender says.

    `said` is a content type without parameters. A picture of another kind than said is kept as what it is.
    """
    found = _found(content)
    family = _family(found or said)
    if said in UNSAID:
        return found if family in PRECISE else None
    if found is None:
        return said if _family(said) == "text" and _is_text(content) else None
    if _family(said) != family or any(sign in content for sign in MACROS):
        return None
    return found if family in PRECISE else said


def _found(content: bytes) -> str | None:
    return next((kind for sign, kind in SIGNS if sign.match(content)), None)


def _family(content_type: str) -> str:
    return next((name for kinds, name in FAMILIES if kinds.fullmatch(content_type)), "")


def _is_text(content: bytes) -> bool:
    head = content[:TEXT_HEAD]
    return b"\0" not in head and MARKUP.match(head) is None
