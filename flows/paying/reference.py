"""Give a client a short reference to put on a transfer, and know it again in what a bank tells of the money.

It is P, the client's own number in capitals and digits, and two check digits by ISO 7064 MOD 97-10: `P1041-58`. One
wrong sign, or two that changed places, make it none, so that what is read is hardly there by chance.
"""

import re

from stdnum.iso7064 import mod_97_10

from flows.matching.spelling import fold

MARK = "P"
LENGTH_MAX = 20  #: what every country's banks carry; a longer number has no reference
READ = re.compile(rf"({MARK}[0-9A-Z]+)[0-9]{{2}}")


def reference_of(client: str) -> str:
    """Return a client's reference; nothing where their number is too long for one."""
    begin = f"{MARK}{fold(client)}"
    written = f"{begin}-{mod_97_10.calc_check_digits(begin)}"
    return written if len(begin) > len(MARK) and len(written) <= LENGTH_MAX else ""


def client_of(text: str) -> str | None:
    """Return the number, folded, of the client whose reference this is, in capitals and digits; None: it is none."""
    found = READ.fullmatch(text)
    return found[1].removeprefix(MARK) if found and mod_97_10.is_valid(text) else None
