"""Tell what kind of file holds payments by its content, whatever it is called."""

import re
from enum import Enum

from bot.errors import BadFile
from bot.portfolio.source import Source

HEAD_CHARACTERS = 4_096
MT940 = re.compile(r"\s*\{1:|(?:[ \w:]{0,40}\r?\n){0,6}:20:", re.ASCII)  #: banks write a few lines of their own before
TAGS = re.compile(r"^:(?:60[FM]|61|62[FM]|25P?):", re.MULTILINE)


class Form(Enum):
    """A kind of file."""

    TABLE = "table"
    CAMT = "camt"
    MT940 = "mt940"


def form_of(source: Source) -> Form:
    """Return what a file is; whatever is neither XML nor MT940 is a table. Raises BadFile."""
    if source.encoding is None:
        return Form.TABLE
    try:
        with source.path.open(encoding=source.encoding) as file:
            head = file.read(HEAD_CHARACTERS).lstrip("\ufeff \t\r\n\x01")
    except UnicodeError as fault:
        reason = f"is not text in {source.encoding}; set encoding in the mapping file, or save the file as UTF-8."
        raise BadFile(source.path.name, [reason]) from fault
    if head.startswith("<"):
        return Form.CAMT
    return Form.MT940 if MT940.match(head) and (TAGS.search(head) or head.startswith("{1:")) else Form.TABLE
