"""Commands that read JSON lines and answer each with a line, in order, as soon as it is read."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from bot.app import MODEL_FOLDER, read_model
from bot.commands.context import as_json, settings, show
from bot.log import configure
from bot.packs import open_packs
from flows.errors import FlowError

STDOUT, STDERR = 1, 2  #: file descriptors, as every library in C knows them


class _UnreadableFile(FlowError):
    """A policy file that a line names cannot be read."""


@click.command()
def parse() -> None:
    """Read messages and write what each was understood to mean, JSON lines in and out.

    Example: concilia parse < messages.jsonl, where a line is
    {"id": "1", "text": "pago 50 lucas el viernes", "locale": "es-CL", "today": "2026-03-10"}
    """
    from nlu.parse import run  # noqa: PLC0415 - a command loads only its own parts

    configure()
    given = settings()
    readers = read_model(given)
    try:
        for answer in run(_lines(), readers.embedded, rasa=readers.rasa, backend=given.understanding):
            click.echo(answer)
            sys.stdout.flush()
    finally:
        readers.close()


@click.command()
def negotiate() -> None:
    """Judge proposals under a policy, JSON lines in and out.

    Example: concilia negotiate < proposals.jsonl
    """
    from flows.negotiation.answer import answer  # noqa: PLC0415 - a command loads only its own parts

    _run(lambda line: answer(line, _policy_text))


@click.command("may-send")
def may_send() -> None:
    """Ask the contact rules whether messages may be sent, JSON lines in and out.

    Example: concilia may-send < questions.jsonl
    """
    from flows.contact.line import answer  # noqa: PLC0415 - a command loads only its own parts

    packs = open_packs(settings())
    _run(lambda line: answer(line, packs))


@click.command()
@as_json
def train(*, as_json: bool) -> None:
    """Train the embedded model when its data has changed; loading it is all otherwise.

    Example: concilia train
    """
    folder = settings().data_dir / MODEL_FOLDER
    read_model(settings()).close()
    show({"model": str(folder)}, as_json=as_json, words=f"The model is ready in {folder}.")


def _run(answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    """Answer each line of standard input; one that cannot be read gets its error in its place."""
    with answers_alone() as out:
        for raw in _lines():
            if raw.strip():
                click.echo(json.dumps(_answer(raw, answer), ensure_ascii=False), file=out)
                out.flush()


@contextmanager
def answers_alone() -> Iterator[TextIO]:
    """Give a stream to standard output that nothing else writes to: what libraries print goes to standard error.

    A solver written in C prints past Python's own streams; one such line would be a broken answer to whoever reads.
    """
    sys.stdout.flush()
    kept = os.dup(STDOUT)
    os.dup2(STDERR, STDOUT)
    try:
        with os.fdopen(os.dup(kept), "w", encoding="utf-8") if _is_own(sys.stdout) else nullcontext(sys.stdout) as out:
            yield out
    finally:
        sys.stdout.flush()
        os.dup2(kept, STDOUT)
        os.close(kept)


def _is_own(stream: TextIO) -> bool:
    """Say whether a stream writes to the process's own standard output, not to what a caller put in its place."""
    try:
        return stream.fileno() == STDOUT
    except OSError:
        return False


def _lines() -> Iterator[str]:
    """Yield the lines of standard input as they come, in UTF-8 whatever the locale; bad bytes become signs."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    yield from sys.stdin


def _answer(raw: str, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> Mapping[str, Any]:
    try:
        line = json.loads(raw, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        return {"id": None, "error": f"The line is not JSON: {fault}."}
    if not isinstance(line, Mapping):
        return {"id": None, "error": 'The line is not a JSON object: write its keys in braces, {"id": …}.'}
    try:
        return answer(line)
    except FlowError as fault:
        return {"id": line.get("id"), "error": str(fault)}


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _policy_text(name: str) -> str:
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise _UnreadableFile(f"policy_file: {name} cannot be read; write its path.") from fault
