"""Hold the console's languages: each says all that the code marks, as it is meant, and nothing is said unmarked."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from babel.messages.catalog import Catalog, Message
from jinja2 import Environment, nodes

from bot.console.phrasebook import LANGUAGES, MARKS, forms, lacking, read, texts, written
from bot.console.speech import CATALOGUES, SOURCE
from bot.console.speech import LANGUAGES as SPOKEN

CONSOLE = CATALOGUES.parent
BLANK = re.compile(r"%\(\w+\)s|%%|%.?")
KEPT = re.compile(r"</?\w+[^>]*>|\\\d|`[^`]+`")
WORD = re.compile(r"[^\W\d_]{3,}")
LETTERS = re.compile(r"[^\W\d_]")
UNMARKED = {"Español", "Português", "Cache-Control", "Opera", "OPR/|Opera", "goals", "not_judicial"}
"""What stands in the code unmarked and has a Spanish word in it all the same: names, and keys of files."""
NAMES = {"Concilia", "C", "Enter", "Ctrl", "Esc", "×"}
TELLING = {"title", "aria-label", "placeholder", "alt", "data-title"}
"""What is said on pages as it stands: names, beside the keys of a keyboard; and attributes that are read."""


def sources_of(message: Message) -> tuple[str, ...]:
    """Return a text as the code has it, one or many."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """Give the catalogue of each language."""
    return read(request.param)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole(language: str) -> None:
    """A catalogue has the texts that the code marks and no other; a language is offered just when it lacks none."""
    assert (CATALOGUES / f"{language}.po").read_bytes() == written(language), "run `make phrases`"
    assert (language in SPOKEN) == (not lacking(language)), lacking(language)[:10]
    assert {SOURCE, *LANGUAGES} >= SPOKEN.keys()


def test_faithful(catalogue: Catalog) -> None:
    """A translation has the blanks and tags of its source, each form of a plural too; it can be filled and joined."""
    faults = [
        (source, form)
        for message in texts(catalogue)
        for source, form in zip(sources_of(message), forms(message), strict=True)
        if form
        and (
            set(BLANK.findall(source)) != set(BLANK.findall(form))
            or sorted(KEPT.findall(source)) != sorted(KEPT.findall(form))
            or _edges(source) != _edges(form)
        )
    ]

    assert [] == faults


def _edges(text: str) -> tuple[bool, bool, bool]:
    """Say what joins a text to its neighbours: a blank before or behind it, and a full stop."""
    return text[0] == " ", text[-1] == " ", text.rstrip().endswith(".")


def test_nothing_unmarked() -> None:
    """No string in the console's Python is Spanish, by the words of what is marked, unless it is marked."""
    known = list(texts(read("en")))
    spanish = {word for message in known for text in sources_of(message) for word in words_of(text)}
    english = {word for message in known for text in forms(message) for word in words_of(text)}
    found = [
        (path.name, text)
        for path in CONSOLE.rglob("*.py")
        for text in bare(ast.parse(path.read_text("utf-8")))
        if text not in UNMARKED and (words_of(text) & (spanish - english) or re.search(r"[áéíóúñ]\w|\w[áéíóúñ]", text))
    ]

    assert [] == found


def words_of(text: str) -> set[str]:
    """Return the words of a text without its blanks and tags."""
    return {word.lower() for word in WORD.findall(KEPT.sub(" ", BLANK.sub(" ", text)))}


def bare(node: ast.AST) -> Iterator[str]:
    """Yield the strings of a module that are neither marked nor documentation."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    marks = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS
    for child in ast.iter_child_nodes(node):
        is_text = isinstance(child, ast.Constant)
        if not (is_text and marks) and not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from bare(child)


def test_pages_are_marked() -> None:
    """A page's own words are marked: in its text, in the attributes that are read, and in what it fills in."""
    pages = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    said = [
        (path.name, text)
        for path in (CONSOLE / "pages").glob("*.html")
        for text in unmarked(pages.parse(path.read_text("utf-8")))
    ]

    assert [] == [(name, text) for name, text in said if text not in NAMES and not re.fullmatch("[a-z]", text)]


def unmarked(page: nodes.Template) -> Iterator[str]:
    """Yield what a page says as it stands, and the strings that it fills in and that look like words."""
    calls = (call for call in page.find_all(nodes.Call) if isinstance(call.node, nodes.Name))
    marked = {id(text) for call in calls if call.node.name in MARKS for text in call.args}  # type: ignore[attr-defined]
    filled = (one.value for one in page.find_all(nodes.Const) if id(one) not in marked and isinstance(one.value, str))
    yield from (text for text in filled if re.search(r"^[A-Z¿¡][a-zé]| \w+ |[áéíóúñ]", text))
    reader = Reader()
    reader.feed("".join(_text(page)))
    yield from reader.said


def _text(tree: nodes.Node) -> Iterator[str]:
    for one in tree.find_all(nodes.Output):
        yield from (part.data if isinstance(part, nodes.TemplateData) else "" for part in one.nodes)


class Reader(HTMLParser):
    """Keeps what a page says as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value.strip(" ·") for name, value in attrs if value and name in TELLING and LETTERS.search(value)]

    def handle_data(self, data: str) -> None:
        self.said += [text.strip(" ·") for text in data.splitlines() if LETTERS.search(text)]
