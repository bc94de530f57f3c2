"""Start a trial in a process of its own, and hear how far it is."""

import json
import subprocess
import sys
import threading
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Self

from bot.laboratory import apart

PATIENCE_SECONDS = 5.0  #: between asking a process to end and ending it
Json = dict[str, Any]


class Errand:
    """A process that carries a trial out; leaving the block ends it, wherever it is."""

    def __init__(self, given: Json, program: str = apart.__name__) -> None:
        """Take what is wanted, as `bot.laboratory.apart` reads it; nothing runs yet."""
        self._given, self._program = given, program
        self._lines: SimpleQueue[str] = SimpleQueue()
        self.steps, self.found = 0, dict[str, Any]()

    def __enter__(self) -> Self:
        """Start the process."""
        command = [sys.executable, "-P", "-m", self._program]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._ear = threading.Thread(target=self._hear, daemon=True)
        self._ear.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, place: TracebackType | None
    ) -> None:
        """End the process, if it has not ended."""
        self._process.terminate()
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._ear.join()

    @property
    def number(self) -> int:
        """Return the process's id."""
        return self._process.pid

    def goes_on(self, seconds: float) -> bool:
        """Wait so long for news and take in what there is; say whether more may come. `steps` and `found` tell."""
        try:
            line = self._lines.get(timeout=seconds)
        except Empty:
            return True
        if line.startswith("{"):
            self.found = json.loads(line)
        self.steps += line.strip() == apart.STEP
        return bool(line)

    def _hear(self) -> None:
        """Give the process what it is to do, and keep what it says; an empty line when it says nothing more."""
        stdin, stdout = self._process.stdin, self._process.stdout
        try:
            if stdin is not None and stdout is not None:
                with stdin, stdout:
                    stdin.write(json.dumps(self._given))
                    stdin.close()
                    for line in stdout:
                        self._lines.put(line)
        except OSError:
            pass  # it died before it had read everything
        finally:
            self._lines.put("")
