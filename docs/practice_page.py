"""Write `rubrics.md` from the files of practice: `python -m docs.practice_page`."""

from collections.abc import Mapping
from pathlib import Path

from bot.console.practice.words import LOST, SITUATIONS, WON
from bot.practice.library import open_book
from flows.practice.book import Fault, Situation

PAGE = Path(__file__).with_name("rubrics.md")
HEAD = """# What practice wins and costs

The rubric of each situation of [practice](practice.md), a hundred in all, and what each fault costs, as the console
says it in Spanish. `make pictures` writes this page from `flows/practice`.

"""


def page() -> str:
    """Return the page."""
    book = open_book()
    return HEAD + "\n".join([*map(_rubric, book.situations.values()), _costs(book.common.faults)])


def _rubric(situation: Situation) -> str:
    rows = "".join(f"| {WON[act]} | {points} |\n" for act, points in situation.rubric.items())
    return f"### {SITUATIONS[situation.code]}\n\n| what wins | points |\n| --- | --- |\n{rows}"


def _costs(faults: Mapping[str, Fault]) -> str:
    rows = "".join(
        f"| {LOST[code]} | {one.costs} | {_mark(one.stopped or one.spoils)} | {_mark(one.hurts)} |\n"
        for code, one in faults.items()
    )
    head = "| what costs, each time | points | the message wins nothing | the client tires faster |\n"
    return f"### Faults\n\n{head}| --- | --- | --- | --- |\n{rows}"


def _mark(holds: bool) -> str:  # noqa: FBT001 - a cell of a table
    return "yes" if holds else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
