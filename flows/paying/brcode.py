"""Write the code that a Brazilian bank's app takes for a Pix: 'Pix copia e cola'.

Banco Central do Brasil, Manual do BR Code 2.0.1, a static code; it follows EMV QRCPS Merchant-Presented Mode 1.1. Each
field is two digits of name, two of length, and its value; the last one is a CRC-16/CCITT-FALSE of all before it.
"""

import unicodedata
from binascii import crc_hqx

REAL = "986"  #: ISO 4217, in digits
NAME_MAX, CITY_MAX, TXID_MAX = 25, 15, 25
WITHOUT_TXID = "***"
BEGIN = 0xFFFF  #: of the CRC


def br_code(key: str, holder: str, city: str, amount: str, reference: str = "") -> str:
    """Return the code of a Pix of an amount, `123.45`, to a key; `reference` comes back with the money."""
    account = _field("00", "br.gov.bcb.pix") + _field("01", key)
    txid = "".join(sign for sign in _plain(reference) if sign.isalnum())[:TXID_MAX]
    body = "".join((
        _field("00", "01"),
        _field("26", account),
        _field("52", "0000"),
        _field("53", REAL),
        _field("54", amount) if amount else "",
        _field("58", "BR"),
        _field("59", _plain(holder)[:NAME_MAX]),
        _field("60", _plain(city)[:CITY_MAX]),
        _field("62", _field("05", txid or WITHOUT_TXID)),
        "6304",
    ))  # fmt: skip
    return f"{body}{crc_hqx(body.encode(), BEGIN):04X}"


def _field(name: str, value: str) -> str:
    return f"{name}{len(value):02}{value}"


def _plain(text: str) -> str:
    """Return a text in ASCII, as every bank reads it."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
