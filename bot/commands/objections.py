"""Files of objections: check, apply, list with what came of each branch, measure."""

from pathlib import Path
from typing import Any

import click

from bot.commands.context import FILE, as_json, check_creditors, remembering, settings, show
from bot.commands.listing import Listing
from bot.disk import read_text
from bot.errors import BadFile
from bot.log import configure
from bot.objections import apply_objections, counted, text_of
from flows.objections.faults import faults, load_book, read_book

ENDS = ("agreement", "payment", "case", "none", "under_way")
DECIMALS = 3


@click.group(cls=Listing)
def objections() -> None:
    """Check, apply, list and measure what is answered to objections."""


@objections.command("check")
@click.argument("file", type=FILE)
@click.option("--locale", help="Judge the replies as clients of this locale read them, such as es-AR.")
@as_json
def check(file: Path, locale: str | None, *, as_json: bool) -> None:
    """Report every fault of a file of objections, each with its line and remedy.

    Example: concilia objections check objections.yml
    """
    found = faults(read_text(file), locale)
    rows = [{"line": one.line, "what": one.what, "remedy": one.remedy} for one in found]
    if found and not as_json:
        raise BadFile(file.name, [str(one) for one in found])
    show({"faults": rows}, as_json=as_json, words=f"{file.name}: valid.")
    if found:
        raise SystemExit(1)


@objections.command("apply")
@click.argument("file", type=FILE)
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@as_json
def apply(file: Path, creditor_id: str, *, as_json: bool) -> None:
    """Store a file as a new immutable version of a creditor's objections, in force from now on.

    Example: concilia objections apply objections.yml --creditor aguas-del-valle
    """
    text = read_text(file)
    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        book = apply_objections(uow, creditor_id, file.name, text, "operator", memory.clock.now())
        uow.commit()
    words = f"{creditor_id}: version {book.version} of its objections is in force."
    show({"creditor": creditor_id, "objections_version": book.version}, as_json=as_json, words=words)


@objections.command("list")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@click.option("--all-versions", is_flag=True, help="Count all versions together, not only the one in force.")
@as_json
def list_objections(creditor_id: str, *, all_versions: bool, as_json: bool) -> None:
    """List a creditor's objections: technique, route, and for each branch how often and how those talks ended.

    Example: concilia objections list --creditor aguas-del-valle
    """
    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        book = read_book(text_of(uow, uow.creditors.get(creditor_id)))
        rows = [
            {
                "code": row.code,
                "branch": row.branch,
                "technique": row.technique,
                "route": row.route,
                "times": row.times,
                **{end: row.ended.get(end, 0) for end in ENDS},
            }
            for row in counted(uow, creditor_id, book, only=None if all_versions else book.version)
        ]
    result = {"creditor": creditor_id, "version": book.version, "objections": rows}
    show(result, as_json=as_json, words="\n".join((f"Version {book.version}", _head(), *map(_line, rows))))


@objections.command("measure")
@click.argument("file", type=FILE)
@click.argument("labelled", type=click.Path(exists=True, path_type=Path))
@as_json
def measure_objections(file: Path, labelled: Path, *, as_json: bool) -> None:
    """Measure how many labelled messages a file recognises; LABELLED is es.yml, en.yml, pt.yml or a folder of them.

    Each holds messages below the code that they raise, and below `none` messages that raise nothing.

    Example: concilia objections measure objections.yml labelled/
    """
    from bot.app import read_model  # noqa: PLC0415 - a command loads only its own parts
    from bot.bench.objections import measure, read_labelled  # noqa: PLC0415
    from nlu.objections import Recogniser  # noqa: PLC0415

    paths = sorted(labelled.glob("*.yml")) if labelled.is_dir() else [labelled]
    book, told = load_book(read_text(file)), read_labelled(paths)
    configure()
    readers = read_model(settings())
    try:
        found = measure(Recogniser(book.says()), readers.chosen, told)
    finally:
        readers.close()
    lines = [f"{code:26} {found.found.get(code, 0):4} of {count}" for code, count in found.total.items()]
    wrong = [f"  {one.text!r} is {one.code}, taken for {code}" for one, code in found.wrong]
    share = f"recall {found.recall:.{DECIMALS}f} (mean of the objections), precision {found.precision:.{DECIMALS}f}"
    show(found.as_json(), as_json=as_json, words="\n".join((*lines, share, *wrong)))


def _head() -> str:
    return f"{'objection':26} {'branch':14} {'leads to':10} {'times':>5}  " + "  ".join(ENDS)


def _line(row: dict[str, Any]) -> str:
    ends = "  ".join(f"{row[end]:>{len(end)}}" for end in ENDS)
    return f"{row['code']:26} {row['branch'] or '':14} {row['route']:10} {row['times']:5}  {ends}"
