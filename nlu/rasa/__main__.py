"""Work with Rasa from the command line: `python -m nlu.rasa --help`."""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from nlu.rasa.program import Rasa, RasaFault
from nlu.rasa.project import OURS

DATA_DIR = "CONCILIA_DATA_DIR"
FOLDER = Path(os.environ.get(DATA_DIR) or "var") / "rasa"


def _said_plainly(command: Callable[..., Any]) -> Callable[..., Any]:
    """Say what went wrong in a sentence."""

    @wraps(command)
    def safe(*words: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the command takes
        try:
            return command(*words, **more)
        except RasaFault as fault:
            raise click.ClickException(str(fault)) from fault

    return safe


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--folder",
    default=FOLDER,
    show_default=True,
    type=click.Path(path_type=Path),
    help=f"Keeps the models; under {DATA_DIR}.",
)
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Let Rasa learn from our messages and judge those of clients; `make rasa` installs it first."""
    context.obj = Rasa(folder.absolute())


@main.command()
@click.pass_obj
@_said_plainly
def check(rasa: Rasa) -> None:
    """Let Rasa validate the project; its notes that intents stand in no story are passed over."""
    faults = rasa.faults(OURS)
    click.echo("\n".join(faults) or "Rasa finds no fault.")
    sys.exit(bool(faults))


@main.command()
@click.pass_obj
@_said_plainly
def train(rasa: Rasa) -> None:
    """Train the model on all messages, unless it is there; this takes about half an hour on two cores."""
    click.echo(rasa.train(OURS))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the server listens.")
@click.option("--port", default=5005, show_default=True, help="On which port.")
@click.option("--token", envvar="CONCILIA_RASA_TOKEN", help="What callers must show; CONCILIA_RASA_TOKEN otherwise.")
@click.pass_obj
@_said_plainly
def serve(rasa: Rasa, host: str, port: int, token: str | None) -> None:
    """Train the model unless it is there, and serve it; the service asks it with CONCILIA_UNDERSTANDING=rasa."""
    model = rasa.train(OURS)
    click.echo(f"Serving on http://{host}:{port}; let the service ask it by CONCILIA_UNDERSTANDING=rasa "
               f"CONCILIA_RASA_URL=http://{host}:{port}")  # fmt: skip
    rasa.become_server(model, host, port, token)


@main.command()
@click.option("--train", "taught", type=click.Path(exists=True, path_type=Path), help="Teaches; our own by default.")
@click.option("--test", "asked", type=click.Path(exists=True, path_type=Path), required=True, help="Is read by both.")
@click.option("--each", type=click.IntRange(3), help="Teach so many messages of each intent and language, not all.")
@click.option("--epochs", type=click.IntRange(1), help="Train Rasa for so many epochs, not those of config.yml.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the table there too.")
@click.pass_obj
@_said_plainly
def compare(
    rasa: Rasa, taught: Path | None, asked: Path, each: int | None, epochs: int | None, markdown: Path | None
) -> None:
    """Teach Rasa and the embedded engine the same messages, let both read others, and print how well, as JSON.

    Messages are a folder or file of Rasa YAML, or a CSV file with the columns text and category (or intent).
    """
    from nlu.rasa.compare import run, table  # noqa: PLC0415 - it needs scikit-learn

    report = run(rasa, taught, asked, each=each, epochs=epochs)
    if markdown:
        markdown.write_text(table(report), encoding="utf-8")
    click.echo(json.dumps(report, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main(prog_name="python -m nlu.rasa")
