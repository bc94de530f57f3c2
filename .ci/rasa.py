"""Try the real Rasa in minutes: `make try-rasa` runs this when Rasa is installed.

Rasa validates the whole project, then learns from a part of it for a few epochs, as is said; the figures of the whole
training stand in `docs/understanding.md`. Its server answers the contract tests, and it tests itself.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from nlu.rasa.program import Rasa, RasaFault  # noqa: E402 - a script beside the packages
from nlu.rasa.project import OURS, epochs_of, few, lay_out, ours  # noqa: E402

EACH = 80  #: messages of each intent and language
EPOCHS = 15
DEVELOPMENT = HERE / "tests/nlu/development"
LEAST_RIGHT = 0.5  #: so little training teaches at least so much


def main(pytest: list[str]) -> int:
    """Try everything; return the exit status."""
    with tempfile.TemporaryDirectory(prefix="concilia-rasa-") as place:
        try:
            return try_rasa(Path(place), pytest)
        except RasaFault as fault:
            print(f"Rasa failed. {fault}", file=sys.stderr)
            return 1


def try_rasa(folder: Path, pytest: list[str]) -> int:
    """Validate, train a little, serve to the tests, let Rasa test itself; 1 when any of it fails."""
    rasa = Rasa(folder)
    faults = rasa.faults(OURS)
    print("Rasa finds in the project:", *(faults or ["no fault."]), sep="\n")
    everything = ours()
    part = few(everything, EACH)
    share = f"{len(part)} of {len(everything)} messages, {EPOCHS} of {epochs_of()} epochs"
    print(f"Training a little, to try the ways between us: {share}.", flush=True)
    project = lay_out(folder / "project", part, epochs=EPOCHS)
    model = rasa.train(project)
    with rasa.serving(model) as (url, _):
        tests = [sys.executable, "-m", "pytest", "tests/nlu/test_contract.py", *pytest]
        failed = subprocess.run(tests, cwd=HERE, env={**os.environ, "CONCILIA_RASA_UNDER_TEST": url}, check=False)
    rasa.test(model, project.domain, DEVELOPMENT, folder / "results")
    right = json.loads((folder / "results/intent_report.json").read_text("utf-8"))["accuracy"]
    print(f"Rasa's own test: {right:.1%} of the development messages after this small training.")
    return int(bool(faults) or bool(failed.returncode) or right < LEAST_RIGHT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
