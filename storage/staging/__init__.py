"""Take in many clients and invoices at once: COPY into temporary tables, then one statement for each kind of thing.

COPY is refused on tables under row-level security; the rows therefore arrive in temporary tables of the transaction,
and go on from there under the same rules as everything else.

    rows.py         what arrives
    tables.py       the temporary tables
    arrivals.py     each batch: what is new is written at once, what is known waits
    settlement.py   at the end: of what is known, the last word in the file counts, and only differences are written
    carried.py      what a balance says beyond its lines becomes a credit
    known.py        clients and addresses that are known already
    wishes.py       who is to hear nothing more by what the file says
    agreed.py       money for invoices under an agreement
    settled.py      who is to learn that nothing is owed any more
    intake.py       the whole, for one creditor and one transaction

Invariants: what is known and does not differ is not written; money that was recorded on its own is never asked for
again by a file; a wish not to be written to is never undone by a file.
"""

from storage.staging.intake import ImportUnderWay, Intake, Settled, TablesBusy, Told
from storage.staging.rows import Batch, ClientRow, InvoiceRow, PointRow

__all__ = ["Batch", "ClientRow", "ImportUnderWay", "Intake", "InvoiceRow", "PointRow", "Settled", "TablesBusy", "Told"]
