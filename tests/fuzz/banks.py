"""Fuzz what reads files of banks."""

from collections.abc import Mapping

from bot.bank.camt import read_camt
from bot.bank.mt940 import read_mt940
from bot.bank.table import read_table
from bot.portfolio import mapping
from bot.portfolio.source import look_at
from tests.bot.bank import statements
from tests.fuzz.target import Target, written

PAID = """reference;amount;paid_on;client_id;text
P-1;-44.000;05/03/2026;1041;pago agua
"""


def payments(data: bytes) -> None:
    """Read a list of payments to its end."""
    with read_table(look_at(written(data, "fuzz-paid.csv")), mapping.PLAIN, "CLP") as statement:
        for _ in statement.lines:
            pass


def camt(data: bytes) -> None:
    """Read a bank's XML to its end."""
    for _ in read_camt(look_at(written(data, "fuzz-camt.xml"))).lines:
        pass


def mt940(data: bytes) -> None:
    """Read a bank's lines to their end."""
    for _ in read_mt940(look_at(written(data, "fuzz.sta"))).lines:
        pass


TARGETS: Mapping[str, Target] = {
    "camt": Target(
        camt,
        [statements.camt(statements.booked(text="agua")).encode()],
        signs=["Ntry", "Amt", "CdtDbtInd", "BookgDt", "TxDtls", "RmtInf"],
    ),
    "mt940": Target(
        mt940,
        [statements.mt940(statements.moved()).encode()],
        signs=[":20:", ":61:", ":86:", ":60F:", ":62F:", "C260101CLP"],
    ),
    "payments": Target(payments, [PAID.encode()]),
}
