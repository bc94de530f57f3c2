"""Import a portfolio: a file of a creditor's clients and invoices, in whatever dialect their system writes.

    columns.py    what a portfolio's columns are called, and which must be there
    mapping.py    the operator's mapping file: other names, dates, decimals, values
    source.py     a file's digest, encoding and delimiter
    reader.py     text or workbook → rows of text, one at a time
    layout.py     which cell of a row belongs to which column, with defaults, values and padding
    cells.py      one cell's text → its value, or why not
    places.py     locale and time zone of a client whose row names neither
    phones.py     numbers → E.164, and the few that must stay as written
    documents.py  what makes an identity document usable
    rows.py       one row → what is owed, whom it concerns, and how they are reached
    rejected.py   the file of rows that could not be kept, with the reason
    report.py     what an import did
    opening.py    a table, a workbook, or tax documents
    taxes/        the tax documents of Chile and Mexico
    lowering.py   their credit notes
    differences.py  what a file says beside what we know
    comparison.py   a file held against what we know, nothing written
    loader.py     the whole story, in one transaction

Invariants: a file is read row by row and never held whole; nothing is kept of an import that broke off; a dry run
takes the same steps and keeps nothing; reasons name columns and remedies, never a person's data.
"""

from bot.portfolio.loader import import_portfolio
from bot.portfolio.report import Report

__all__ = ["Report", "import_portfolio"]
