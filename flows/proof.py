"""Write and read the codes by which whoever got a contact of ours can ask whether it is real.

A code has eight of the 24 signs below, in two groups: 'K7PM-3F91'. The signs are the digits and those letters that look
like no digit and like no other letter, without vowels, so that no word comes about. Whatever else somebody writes
because it looks the same is read as the sign that it looks like; case, spaces and dashes do not count.
"""

import re
from unicodedata import normalize

SIGNS = "0123456789CFHJKMNPRTVWXY"
LENGTH = 8
GROUP = 4
COUNT = len(SIGNS) ** LENGTH  #: how many codes there are: a hundred thousand million
LOOK_ALIKES = str.maketrans("OQDILZEASGBU", "00011234568V")
BETWEEN = str.maketrans(dict.fromkeys(" \t\r\n-‐‑‒–—−_.·:/«»\"'()", ""))  #: stands around signs and says nothing
GROUPED = re.compile(rf"\b\w{{{GROUP}}}[-‐‑‒–—−]\w{{{GROUP}}}\b")  #: a code as it stands in a message
WRITTEN_MAX = 2_000  #: characters of what is read at all
BLANKS = frozenset({"proof", "check"})  #: of the line that tells a code: the code, and where it is checked
GAP = "\n\n"  #: between paragraphs


def code_of(number: int) -> str:
    """Return the code of a number from 0 to `COUNT` - 1; the shell draws the number."""
    signs = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs = SIGNS[place] + signs
    return signs


def grouped(code: str) -> str:
    """Return a code as people read it."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read(written: str) -> str | None:
    """Return the code that somebody wrote, or the first in a message that they pasted whole; nothing where is none."""
    if len(written) > WRITTEN_MAX:
        return None
    plain = normalize("NFKC", written)
    return next((code for one in (plain, *GROUPED.findall(plain)) if (code := _alone(one))), None)


def _alone(written: str) -> str | None:
    """Return what is a code and nothing else."""
    code = written.translate(BETWEEN).upper().translate(LOOK_ALIKES)
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else None


def with_line(body: str, line: str, *, short: bool = False) -> str:
    """Return a text with the line of its code last; a `short` one, such as an SMS, takes it on its own line.

    A question that stands alone stays the last thing that is said.
    """
    if short:
        return f"{body} {line}"
    before, gap, last = body.rpartition(GAP)
    return GAP.join((before, line, last)) if gap and last.endswith("?") else f"{body}{GAP}{line}"
