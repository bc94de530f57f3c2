"""Hold the embedded server in a process of its own, and leave cleanly when standard input ends.

python owner.py DATA_DIR REFUGE [UID]: with UID, root becomes that ordinary user first, as a login would.
Prints one JSON object: the address, or the sentence of the error.
"""

import json
import os
import sys
from pathlib import Path

from storage import embedded
from storage.errors import EmbeddedError


def main(data_dir: str, refuge: str, uid: str | None = None) -> None:
    """Join, tell, wait, and leave by the interpreter's own exit."""
    if uid is not None:
        os.setgroups([])
        os.setgid(int(uid))
        os.setuid(int(uid))
    try:
        told = {"url": embedded.start(Path(data_dir), settings={"fsync": "off"}, refuge=Path(refuge)).url}
    except EmbeddedError as error:
        told = {"error": str(error)}
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
