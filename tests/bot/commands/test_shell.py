"""Hold the manners of every command: help with an example, one sentence for a fault, exit statuses."""

import shlex
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import click
import pytest

from bot.cli import COMMANDS, Lazy, cli
from tests.bot.commands.conftest import Command

CONTRACT = {
    "api-key create",
    "audit verify",
    "backup",
    "bench import",
    "bench understanding",
    "chat",
    "check",
    "creditor apply",
    "creditor list",
    "demo",
    "import",
    "may-send",
    "migrate",
    "negotiate",
    "parse",
    "policy apply",
    "policy check",
    "restore",
    "resume",
    "serve",
    "staff add",
    "staff disable",
    "staff list",
    "stop-all",
    "worker",
}


def leaves() -> dict[str, click.Command]:
    """Return every command by its words."""
    context = click.Context(cli)
    found: dict[str, click.Command] = {}
    for name in sorted(COMMANDS):
        command = cli.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= {f"{name} {part}": leaf for part, leaf in command.commands.items()}
        else:
            found[name] = command
    return found


def test_commands_of_the_contract() -> None:
    """Every command that operators script against is there."""
    assert set() == CONTRACT - set(leaves())


@pytest.mark.parametrize("words", sorted(leaves()))
def test_help(concilia: Command, words: str) -> None:
    """The help of each command shows an example of itself."""
    ran = concilia(*words.split(), "--help")

    assert (0, "") == (ran.status, ran.err)
    assert f"concilia {words}" in ran.out.split("Example:")[1]


@pytest.mark.parametrize("words", ["", *sorted({words.split()[0] for words in leaves() if " " in words})])
def test_nothing_is_cut_short(concilia: Command, words: str) -> None:
    """The help of a group says of each command what its own help says first, to the full stop."""
    shown = " ".join(concilia(*words.split(), "--help").out.split("Commands:")[1].split())

    assert "..." not in shown
    assert shown.endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "creditor",
        "chat",
        "serve --port many",
        "serve --workers 0",
        "creditor apply missing.yml",
        "parse --loud",
    ],
)
def test_wrong_use(concilia: Command, line: str) -> None:
    """Wrong use ends with status 2, and says what is wrong and where the help is."""
    ran = concilia(*shlex.split(line))

    assert (2, "") == (ran.status, ran.out)
    assert "--help" in ran.err or "Usage:" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "line",
    [
        "policy apply policy.yml --creditor nobody",
        "api-key create --name erp --creditor nobody",
        "api-key revoke 7",
        "chat --client 1 --creditor nobody",
        "link --client 1 --creditor nobody",
        "chat --client 1 --creditor NOBODY",
        "staff disable nobody@example.com",
        "import policy.yml --creditor nobody",
    ],
)
def test_could_not_be_done(concilia: Command, creditor_file: Path, line: str) -> None:
    """What could not be done ends with status 1 and one sentence."""
    ran = concilia(*shlex.split(line))

    assert (1, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    assert "Traceback" not in ran.err


def test_unforeseen(concilia: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is a sentence with its place, without the words of the fault."""

    def fail() -> None:
        raise KeyError("Marcela Fuentes")

    monkeypatch.setattr(Lazy, "get_command", lambda *_: click.Command("broken", callback=fail))
    ran = concilia("broken")

    assert (1, 1) == (ran.status, ran.err.count("\n"))
    assert "KeyError in bot/commands/test_shell.py" in ran.err
    assert "Marcela" not in ran.err


def test_no_database(concilia: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that does not answer is told in a sentence, without its password."""
    monkeypatch.setenv("CONCILIA_DATABASE_URL", "postgresql://me:very-secret@127.0.0.1:1/nothing")
    ran = concilia("creditor", "list")

    assert (1, 1) == (ran.status, ran.err.count("\n"))
    assert "CONCILIA_DATABASE_URL" in ran.err
    assert "very-secret" not in ran.err


def test_bad_settings(concilia: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """All faults of the settings are told at once, a line each; what needs a bad one beside it is no fault more."""
    monkeypatch.setenv("CONCILIA_PUBLIC_URL", "concilia")
    monkeypatch.setenv("CONCILIA_SECRET_KEY", "short")
    ran = concilia("creditor", "list")

    assert (1, ["CONCILIA_PUBLIC_URL", "CONCILIA_SECRET_KEY"]) == (
        ran.status,
        [line.split(":")[0].split(" ")[0] for line in ran.err.splitlines()],
    )


def test_reader_that_leaves(tmp_path: Path) -> None:
    """A reader who has seen enough, such as `head`, ends the command without a word, its work undone."""
    asked = tmp_path / "asked.jsonl"
    asked.write_text('{"id": "1", "country": "CL"}\n' * 5_000, "utf-8")
    command = [sys.executable, "-m", "bot", "may-send"]
    with asked.open() as lines, subprocess.Popen(command, stdin=lines, stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()

        assert (True, "", 1) == ('"id": "1"' in first, process.stderr.read(), process.wait())
