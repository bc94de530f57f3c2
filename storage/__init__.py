"""Remembers: one PostgreSQL database, and everything that is written to it or read from it.

    embedded/        the PostgreSQL that comes along
    migrations/      the steps to the current schema
    schema/          the tables
    scope.py         what a creditor's id may be made of
    database.py      the pool of connections, which cannot see a creditor's data unasked
    unit_of_work.py  one transaction: what it sees, keeps, announces
    repositories/    what is asked of the tables, one class for each kind of thing
    queue/           work in rows: what arrived, what leaves, what the clock asked for
    notify.py        wake-ups between processes
    leader.py        the one process that may do something
    vault.py         what identifies people, encrypted, and personal links
    errors.py        the tree of errors

Invariants: a statement sees rows of the creditors in scope and of no other, and without scope it fails; nothing is kept
without `commit`; a message of a provider is stored once and handled in order; a message leaves in order, under one
lease at a time; an audit entry never changes; times have a zone; money is a whole number of minor units.
"""
