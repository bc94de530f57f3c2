"""Hold that the wheel carries its model: unpacked anywhere, it reads a message at once and learns nothing."""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

LINE = {"id": 1, "text": "puedo pagar 200 el viernes", "locale": "es-MX", "today": "2026-03-10"}


def main(dist: Path) -> int:
    """Read one message with the newest wheel of a folder; return the exit status."""
    wheel = max(dist.glob("*.whl"), key=lambda path: path.stat().st_mtime)
    with tempfile.TemporaryDirectory() as place, zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
        kept = Path(place) / "data"
        told = subprocess.run(
            [sys.executable, "-P", "-m", "bot", "parse"],
            input=json.dumps(LINE),
            capture_output=True,
            text=True,
            check=True,
            cwd=place,
            env={**os.environ, "PYTHONPATH": place, "CONCILIA_DATA_DIR": str(kept)},
        ).stdout
        learned = [path.name for path in kept.rglob("model.json")]
    reading = json.loads(told)
    if reading["intent"] != "propose_plan" or learned:
        print(f"{wheel.name}: read {reading['intent']}, and learned {learned or 'nothing'}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
