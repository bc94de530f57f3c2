"""Say what a statement of a schema's step does to those who write meanwhile, and to the version before it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Rule = tuple[str, str]  #: what a statement says, and why it is refused
TABLE = r"(?:ONLY )?(?:IF EXISTS )?\"?(?P<table>\w+)\"?"

OLD_TABLES: tuple[Rule, ...] = (
    (rf"^CREATE (UNIQUE )?INDEX (?!CONCURRENTLY).*? ON {TABLE}", "nobody writes while the index is built"),
    (r"^DROP INDEX (?!CONCURRENTLY)(?P<table>)", "everybody waits behind whoever reads by the index"),
    (r"^REINDEX (?!.*CONCURRENTLY)(?P<table>)", "nobody writes while the index is built"),
    (rf"^ALTER TABLE {TABLE} .*ADD COLUMN .*\b(STORED|IDENTITY|(BIG|SMALL)?SERIAL)\b", "every row is written anew"),
    (rf"^ALTER TABLE {TABLE} .*ADD COLUMN .*DEFAULT (?!(now|current_timestamp)\b)\w+ ?\(", "every row is written anew"),
    (rf"^ALTER TABLE {TABLE} .*ADD COLUMN (?!.*DEFAULT).*NOT NULL", "the version before leaves it empty"),
    (rf"^ALTER TABLE {TABLE} .*ADD COLUMN .*\b(REFERENCES|CHECK|UNIQUE|PRIMARY KEY)\b", "every row is looked at"),
    (rf"^ALTER TABLE {TABLE} .*ALTER COLUMN \S+ (SET DATA )?TYPE\b", "every row is written anew"),
    (rf"^ALTER TABLE {TABLE} .*ADD (CONSTRAINT \S+ )?(CHECK|FOREIGN KEY)(?!.*NOT VALID)", "every row is looked at"),
    (
        rf"^ALTER TABLE {TABLE} .*ADD (CONSTRAINT \S+ )?(UNIQUE|PRIMARY KEY|EXCLUDE)(?!.*USING INDEX)",
        "it builds an index",
    ),
    (
        rf"^ALTER TABLE {TABLE} .*DROP (?!CONSTRAINT|NOT NULL|DEFAULT|EXPRESSION)",
        "the version before asks for it",
    ),
    (rf"^ALTER TABLE {TABLE} .*RENAME\b", "the version before knows the old name"),
    (rf"^ALTER TABLE {TABLE} .*SET (LOGGED|UNLOGGED|TABLESPACE)\b", "every row is written anew"),
    (rf"^DROP TABLE {TABLE}", "the version before asks for it"),
    (rf"^(TRUNCATE|LOCK|CLUSTER)( TABLE)? {TABLE}", "everybody waits"),
    (r"^VACUUM \(?FULL(?P<table>)", "everybody waits"),
    (rf"^UPDATE {TABLE} ", "whoever changes a row waits: fill some at a time"),
    (rf"^DELETE FROM {TABLE}", "whoever changes a row waits: take some at a time"),  # noqa: S608 - it is read only
)
ALONE = r"^(CREATE (UNIQUE )?INDEX|DROP INDEX) CONCURRENTLY|VALIDATE CONSTRAINT|FOR UPDATE\)"
"""What must not hold on to the locks of statements before it, nor they to its own."""
MADE = re.compile(r"^CREATE TABLE (IF NOT EXISTS )?\"?(?P<table>\w+)", re.IGNORECASE)
PROVES = re.compile(rf"^ALTER TABLE {TABLE} VALIDATE CONSTRAINT", re.IGNORECASE)
EMPTY = re.compile(rf"^ALTER TABLE {TABLE} .*SET NOT NULL", re.IGNORECASE)
DROPS = re.compile(r"DROP (?:COLUMN )?(?:IF EXISTS )?\"?(\w+)", re.IGNORECASE)
BODY = "$$"  #: of a function: what stands in it is run by nobody now


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and whether it was a transaction by itself."""

    words: str
    alone: bool = False

    def parts(self) -> list[str]:
        """Return its statements, each on one line."""
        parts = [self.words] if BODY in self.words else self.words.split(";")
        return [line for part in parts if (line := " ".join(part.split()))]


@dataclass
class Judge:
    """Reads the statements of steps in their order; tables that they made themselves are theirs to lock."""

    retired: frozenset[str] = frozenset()  #: tables, and `table.column`, for which the last release does not ask
    made: set[str] = field(default_factory=lambda: {"alembic_version"})
    proved: set[str] = field(default_factory=set)

    def faults(self, said: Iterable[Said]) -> list[str]:
        """Return what is refused, each with its reason."""
        return [f"{words[:300]}: {why}" for one in said for words in one.parts() for why in self._of(words, one.alone)]

    def _of(self, words: str, alone: bool) -> Iterator[str]:
        self.made |= {found["table"] for found in [MADE.search(words)] if found}
        self.proved |= {found["table"] for found in [PROVES.search(words)] if found}
        if re.search(ALONE, words, re.IGNORECASE) and not alone:
            yield "it shares a transaction, in which every lock is held to the end"
        if (empty := EMPTY.search(words)) and empty["table"] not in self.made | self.proved:
            yield "every row is looked at"
        for shape, why in OLD_TABLES:
            found = re.search(shape, words, re.IGNORECASE)
            if found and found["table"] not in self.made and not self._is_retired(words, found["table"]):
                yield why

    def _is_retired(self, words: str, table: str) -> bool:
        column = DROPS.search(words)
        return table in self.retired or (column is not None and f"{table}.{column[1]}" in self.retired)
