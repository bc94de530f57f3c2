"""Know which cell of a row belongs to which column, and put defaults, translated values and padding in place."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from bot.errors import BadFile
from bot.portfolio import columns
from bot.portfolio.mapping import Mapping

Pick = Callable[[Sequence[str]], tuple[str, ...]]
Dress = Callable[[Sequence[str]], list[str]]
Fix = Callable[[str], str]


class Layout:
    """The places of our columns in one file."""

    def __init__(
        self, header: Sequence[str], mapping: Mapping, name: str, form: columns.Form = columns.PORTFOLIO
    ) -> None:
        """Find the columns, or raise BadFile with all that is missing, doubtful or named in vain."""
        self._mapping, self._form = mapping, form
        self._header = [cell.strip().casefold() for cell in header]
        self._wanted = {column: mapping.columns.get(column, column).casefold() for column in form.every}
        if faults := [*self._missing(), *self._vain(), *self._twofold()]:
            raise BadFile(name, faults)
        self.width = len(header)

    def has(self, column: str) -> bool:
        """Say whether the file, or a default, tells of a column."""
        return column in self._mapping.defaults or self._wanted[column] in self._header

    def ignored(self) -> tuple[str, ...]:
        """Return the names in the header that no column reads."""
        read = {*self._wanted.values(), columns.REASON}
        return tuple(cell for cell in self._header if cell and cell not in read)

    def pick(self, group: Sequence[str]) -> Pick:
        """Return a function that takes a group of columns out of a row, behind whose cells stands an empty text."""
        return itemgetter(*(self._place(column) for column in group))

    def dress(self, group: Sequence[str]) -> Dress:
        """Return a function that gives what was picked its defaults, translations and padding, blanks taken off."""
        fixes = [(at, fix) for at, column in enumerate(group) if (fix := self._fix(column))]

        def dress(cells: Sequence[str]) -> list[str]:
            found = [cell.strip() for cell in cells]
            for at, fix in fixes:
                found[at] = fix(found[at])
            return found

        return dress

    def _place(self, column: str) -> int:
        """Return a column's place in a row; behind the last one stands an empty text."""
        wanted = self._wanted[column]
        return self._header.index(wanted) if wanted in self._header else -1

    def _fix(self, column: str) -> Fix | None:
        """Return what is done to a column's text: its default, then its translation, then its padding."""
        default = self._mapping.defaults.get(column, "")
        values = {key.casefold(): value for key, value in self._mapping.values.get(column, {}).items()}
        length = self._mapping.pad.get(column, 0)
        if not (default or values or length):
            return None

        def fix(text: str) -> str:
            text = text or default
            text = values.get(text.casefold(), text) if values else text
            return text.rjust(length, "0") if text else text

        return fix

    def _missing(self) -> list[str]:
        return [
            f"has no column {self._mapping.columns.get(column, column)!r}, and {column} is required; "
            "name its column under columns in the mapping file, or give it a default there."
            for column in self._form.required
            if not self.has(column)
        ]

    def _vain(self) -> list[str]:
        return [
            f"has no column {theirs!r}, which the mapping file names for {column}."
            for column, theirs in self._mapping.columns.items()
            if theirs.casefold() not in self._header and (column not in self._form.required or self.has(column))
        ]

    def _twofold(self) -> list[str]:
        read = sorted({cell for cell in self._header if self._header.count(cell) > 1} & set(self._wanted.values()))
        return [f"has more than one column {cell!r}; rename all but one." for cell in read]
