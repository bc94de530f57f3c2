"""Copy the whole database into one sealed file, and make a database of it again.

    parcel.py     the file: a header that anybody can read, and records that only the secret key opens
    snapshot.py   one moment of the database, counted, which the copy is of
    programs.py   pg_dump and pg_restore, fed and read as they run
    backup.py     make a file
    restore.py    make a database

Theory of operation. A transaction is opened that sees one moment and shares its snapshot; in it every table is counted,
and `pg_dump` copies that same moment, while the service goes on. What it writes is sealed piece by piece under a key of
the file's own, derived from the secret key, which is not in it. The last record holds the counts and the heads of the
audit logs. `restore` takes an empty database, feeds `pg_restore` in one transaction, and counts again: a file that was
cut, changed, or put together of two leaves the database as empty as it was.
"""
