"""Measure how fast payments of a bank's statement find their clients and are recorded, and how much memory that takes.

A database of its own holds as many clients as payments, each with a bill; the statement is a camt.053 that names most
bills in what the payer wrote, in other words than ours. Some payments name nobody, and wait for a person. A share of
the clients has shown who they are, and is thanked right after, message by message: some of these are measured too.
"""

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from sqlalchemy import text

from bot.app import MODEL_FOLDER, App, build
from bot.bank.loader import import_payments
from bot.bank.receiving import Outcome
from bot.bench import processes
from bot.bench.accounts import NOW
from bot.bench.contacts import GIVEN
from bot.bench.creditor import CREDITOR, register
from bot.bench.imports import write as write_portfolio
from bot.clock import Clock
from bot.portfolio import import_portfolio
from bot.settings import PREFIX, load
from bot.thanks import JOB
from nlu.intents import find_or_train
from storage import embedded
from storage.statistics import backend, count_rows

STRANGERS: Final = 100  #: one of so many payments names nobody
THANKS_MAX: Final = 1_000  #: messages of thanks that are measured
MEMORY_AT: Final = (0.1, 0.5, 1.0)
KIB_IN_MIB: Final = 1024
MINUTE: Final = 60
SHOW: Final = text("""
UPDATE contact_points SET verified_at = :now WHERE creditor_id = :creditor AND abs(hashtext(client_id) % 100) < :share
""")
TABLES: Final = ("people", "clients", "contact_points", "invoices", "payments", "allocations")
HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>1</Id><Acct><Id><Othr><Id>001</Id></Othr></Id></Acct>
"""
ENTRY: Final = """<Ntry><Amt Ccy="CLP">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-03-16</Dt></BookgDt><ValDt><Dt>2026-03-16</Dt></ValDt><AcctSvcrRef>BR{number:09}</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Marta Rojas Soto</Nm></Pty></Dbtr>
<DbtrAcct><Id><Othr><Id>{number:012}</Id></Othr></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
"""
TAIL: Final = "</Stmt></BkToCstmrStmt></Document>\n"


def run(payments: int, model_folder: Path, thanked: int = 20) -> dict[str, Any]:
    """Import so many payments, those of `thanked` percent of the clients to be thanked for, and return the figures.

    `thanks` tells of the messages that follow from a queue: how many wait when the import is done, and how long the
    first of them take one thread.
    `peak_rss_mb` is this process's highest resident memory in MiB when that share of the file was done;
    `processor_seconds` is what this process took of the processor, `database_seconds` what the database did.
    """
    find_or_train(model_folder)
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        (folder / MODEL_FOLDER).symlink_to(model_folder.resolve())
        with embedded.start(folder / "data", refuge=folder / "refuge") as server:
            given = GIVEN | {"DATABASE_URL": server.url, "DATA_DIR": str(folder)}
            app = build(load({f"{PREFIX}{name}": value for name, value in given.items()}), Clock(lambda: NOW))
            try:
                return _measure(app, folder, payments, thanked)
            finally:
                app.close()


def _measure(app: App, folder: Path, payments: int, thanked: int) -> dict[str, Any]:
    statement = folder / "statement.xml"
    _seed(app, folder, payments)
    _let_show(app, thanked)
    with statement.open("w", encoding="utf-8") as file:
        file.writelines(_statement(payments))
    size, memory = statement.stat().st_size, dict[str, float]()
    postmaster = {processes.parent(backend(app.database))}
    begun, worked, stored = time.perf_counter(), time.process_time(), processes.spent(postmaster)

    def progress(done: int) -> None:
        for share in MEMORY_AT:
            if done >= share * size and str(share) not in memory:
                memory[str(share)] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_IN_MIB, 1)

    report = import_payments(app.database, app.receiver, CREDITOR.creditor, statement, progress=progress, now=NOW)
    seconds, worked, count = time.perf_counter() - begun, time.process_time() - worked, report.outcomes
    stored_after = processes.spent(postmaster)
    return {
        "payments": payments,
        "thanked_percent": thanked,
        "recorded": count[Outcome.RECORDED],
        "unmatched": count[Outcome.UNMATCHED],
        "seconds": round(seconds, 2),
        "processor_seconds": round(worked, 2),
        "database_seconds": stored_after and stored and round(stored_after - stored, 2),
        "matched_per_minute": round(count[Outcome.RECORDED] / seconds * MINUTE),
        "peak_rss_mb": memory,
        "thanks": _thank(app),
    }


def _thank(app: App) -> dict[str, Any]:
    """Write the first thanks that wait, as a worker's thread does, and say how long that took."""
    with app.database.unit_of_work() as uow:
        waiting = uow.jobs.count_waiting(JOB)
    begun = time.perf_counter()
    written = sum(app.runner.run_soon() for _ in range(min(waiting, THANKS_MAX)))
    seconds = time.perf_counter() - begun
    return {"waiting": waiting, "written": written, "seconds": round(seconds, 2)}


def _seed(app: App, folder: Path, payments: int) -> None:
    """Write a portfolio with as many bills as there are payments."""
    with app.database.unit_of_work(CREDITOR.creditor) as uow:
        register(uow, NOW)
        uow.commit()
    portfolio = folder / "portfolio.csv"
    write_portfolio(portfolio, payments)
    import_portfolio(app.database, app.vault, CREDITOR.creditor, portfolio, now=NOW)
    count_rows(app.database, TABLES)


def _let_show(app: App, percent: int) -> None:
    """Let a share of the clients have shown who they are, so that they are thanked."""
    with app.database.unit_of_work(CREDITOR.creditor) as uow:
        uow.session.execute(SHOW, {"creditor": CREDITOR.creditor, "now": NOW, "share": percent})
        uow.commit()


def _statement(payments: int) -> Iterator[str]:
    """Yield a statement that pays each bill of the portfolio, its number written without what stands before it."""
    yield HEAD
    for number in range(payments):
        bill = number * 7_919 % payments if payments % 7_919 else number  # in another order than ours
        told = "deposito en efectivo" if number % STRANGERS == 0 else f"Pago factura F {bill:08} agua, gracias"
        yield ENTRY.format(amount=4_999, number=number, text=escape(told))
    yield TAIL
