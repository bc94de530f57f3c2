"""Read files of texts: parse them, lay a country's over its language's, and find the blanks of each text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import dedent, indent

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.serializer import serialize_pattern
from fluent.syntax.visitor import Visitor

from flows.wording.errors import BrokenSource
from flows.wording.functions import FUNCTIONS


def parse(name: str, source: str) -> ast.Resource:
    """Parse a file of texts; refuse it whole when any of it is not Fluent."""
    resource = FluentResource(source)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            start = entry.span.start if entry.span else 0
            raise BrokenSource(name, source.count("\n", 0, start) + 1, str(entry.annotations[0].message))
    return resource


def chain(resources: Mapping[str, ast.Resource], name: str, *above: str) -> Iterator[ast.Resource]:
    """Yield the language's texts, then the country's that stand above them, then those of `above`."""
    parts = dict.fromkeys((name.partition("-")[0], name, *above))
    yield from (resources[part] for part in parts if part in resources)


def merge(resources: Mapping[str, ast.Resource], name: str, *above: str) -> dict[str, ast.Message]:
    """Return the texts that hold in a source, by key."""
    entries = (entry for resource in chain(resources, name, *above) for entry in resource.body)
    return {entry.id.name: entry for entry in entries if isinstance(entry, ast.Message)}


def bundle(resources: Mapping[str, ast.Resource], name: str, *above: str) -> FluentBundle:
    """Return the bundle that writes a source's texts."""
    made = FluentBundle([name], functions=dict(FUNCTIONS), use_isolating=False)
    for resource in chain(resources, name, *above):
        made.add_resource(resource, allow_overrides=True)
    return made


class BlankFinder(Visitor):
    """Collect the variables of a text and the texts it quotes."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.blanks: set[str] = set()
        self.quoted: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's name
        """Note a blank."""
        self.blanks.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the visitor's name
        """Note a quoted text."""
        self.quoted.add(node.id.name)


def blanks(entries: Mapping[str, ast.Message], key: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return the blanks of a text and of the texts it quotes."""
    finder = BlankFinder()
    finder.visit(entries[key])
    quoted = (finder.quoted & entries.keys()) - seen - {key}
    return finder.blanks.union(*(blanks(entries, other, seen | {key}) for other in quoted))


class RunFinder(Visitor):
    """Collect the words of a text between its blanks."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.found: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - the visitor's name
        """Note a run of words, on one line."""
        self.found.append(" ".join(node.value.split()))


def runs(entry: ast.Message) -> list[str]:
    """Return the runs of words of a text, of all its forms."""
    finder = RunFinder()
    finder.visit(entry)
    return finder.found


def remark(entry: ast.Message) -> str:
    """Return what stands above a text for whoever changes it."""
    return entry.comment.content or "" if entry.comment else ""


def written(entry: ast.Message) -> dict[str, str]:
    """Return the forms of a text as they are written, by channel; '' is every channel without a form of its own."""
    forms = {"": entry.value, **{attribute.id.name: attribute.value for attribute in entry.attributes}}
    return {name: dedent(serialize_pattern(form)).strip() for name, form in forms.items() if form}


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a form of a text names: blanks, and other texts."""

    blanks: frozenset[str]
    texts: frozenset[str]


def quoted(form: str) -> Quoted:
    """Return what a form of a text names, as it is written."""
    finder = BlankFinder()
    finder.visit(FluentResource(f"form =\n{indent(form, ' ' * 4)}\n"))
    return Quoted(frozenset(finder.blanks), frozenset(finder.quoted))
