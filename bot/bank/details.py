"""Put the details of an MT940 entry into the one form that the library reads, and find the payer in free text.

Theory of operation. Details in fields are written `166?00…?20…?21…`; some banks write another mark than `?`.
A field of text that is full goes on in the next one; one that is not ends with a word.
"""

import re
from collections.abc import Sequence

DETAILS = ":86:"
FIELDED = re.compile(r":86:\s?\d{3}([?~><^])(?=\d\d)")
TEXTS = re.compile(r"\?((?:2\d|3[23]|6[0-5]))([^?]*)(?=\?\d\d)")  #: fields that others of their kind may follow
FULL = 27  #: characters of a field
SLASHED = re.compile(r"/(NAME|IBAN|CNTP|ORDP|BENM|REMI|EREF|TRTP|BIC|PREF|MARF|CSID|ISDT|PURP)/")
CNTP = re.compile(r"([^/]*)/([^/]*)/([^/]*)")  #: account, bank, name


def dress(lines: Sequence[str]) -> list[str]:
    """Return the lines of details; where they are fields, in one line with the common mark, ended words apart."""
    found = FIELDED.match(lines[0]) if lines else None
    if found is None:
        return list(lines)
    whole = "".join(lines)
    if found[1] != "?":
        whole = re.sub(rf"[{re.escape(found[1])}](?=\d\d)", "?", whole)
    return [TEXTS.sub(_apart, whole)]


def party(text: str) -> tuple[str, str]:
    """Return name and account of whoever paid, of details in which words between strokes say what follows."""
    told = dict(zip(*[iter(SLASHED.split(text)[1:])] * 2, strict=False))
    account, name = told.get("IBAN", ""), told.get("NAME", "")
    if between := CNTP.match(told.get("CNTP", "")):
        account, _, name = between.groups()
    return name.strip(" /"), account.strip(" /")


def _apart(found: re.Match[str]) -> str:
    text = found[2]
    return f"?{found[1]}{text}{'' if len(text) >= FULL or text.endswith(' ') else ' '}"
