"""Take in money: files of banks and of anybody who keeps a list of payments, and what payment providers tell.

    entry.py      one movement of money, as every kind of file tells it
    form.py       what kind of file it is, by its content
    table.py      CSV, TSV and XLSX → entries
    camt.py       ISO 20022 camt.053 → entries
    mt940.py      SWIFT MT940 → entries
    details.py    what stands beside an MT940 entry, in one form
    amounts.py    a bank's decimal amount → minor units
    references.py a name for money that the bank gave none
    naming.py     under which name money is known, so that the same is taken in once
    seeking.py    what speaks for whom, for many entries in a few looks
    receiving.py  entries → payments, and money that waits for a person
    plain.py      payments of clients with bills and nothing else, many at once
    returning.py  what a bank took back → reversals
    deciding.py   a person says whose it is, or that it goes back
    keys.py       with which a payment provider signs
    report.py     what an import did
    loader.py     the whole story of a file

Invariants: a file is read entry by entry and never held whole; the same reference is the same money; nothing is
guessed; money of which nobody is found to be the owner is kept.
"""
