"""Take in what a creditor's service knows of its clients: tickets and orders, from a file or one by one.

    form.py     what a file's columns are called, and which must be there
    rows.py     one row → a ticket, or why not
    book.py     a ticket → its row, if it says something new
    loader.py   a whole file, in one transaction
    report.py   what an import did

Files are read by the portfolio's own reader, with its mapping files: CSV, TSV and XLSX alike.
"""

from bot.tickets.loader import import_tickets
from bot.tickets.report import Report

__all__ = ["Report", "import_tickets"]
