"""Write cells that a table program shows and never computes, and read them back as they were.

A cell that begins like a formula (OWASP, *CSV injection*) gets an apostrophe before it; signed numbers, telephone
numbers and a lone dash are none. One that already has apostrophes before such a beginning gets one more, so that what
was written is always what is read.
"""

import re

APOSTROPHE = "'"
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-][\d .,]*")


def as_text(cell: str) -> str:
    """Return what to write of a cell into a file that somebody may open in a table program."""
    return APOSTROPHE + cell if _is_formula(cell) else cell


def as_meant(cell: str) -> str:
    """Return what a cell was before `as_text`."""
    return cell[1:] if cell.startswith(APOSTROPHE) and _is_formula(cell[1:]) else cell


def _is_formula(cell: str) -> bool:
    return bool(FORMULA.match(cell)) and not NUMBER.fullmatch(cell)
