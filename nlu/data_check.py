"""Find what is wrong with the training data before an engine learns from it: every fault at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from nlu.examples import LANGUAGES, BadExamples, Example, files, read
from nlu.grammar.text import fold

DOMAIN = Path(__file__).parent / "domain.yml"
FLOOR = {"es": 60, "en": 25, "pt": 25}  #: messages that an intent needs to be told from its neighbours


def faults(paths: Sequence[Path] | None = None, domain: Path = DOMAIN) -> list[str]:
    """Return a sentence for every fault: files that cannot be read, intents without enough, messages claimed twice."""
    found: list[str] = []
    examples: list[Example] = []
    for path in files() if paths is None else paths:
        try:
            examples += read([path])
        except BadExamples as fault:
            found.append(str(fault))
    intents = intents_of(domain)
    return [*found, *_strangers(examples, intents), *_too_few(examples, intents), *_claimed_twice(examples)]


def intents_of(domain: Path = DOMAIN) -> tuple[str, ...]:
    """Return the intents that the domain names, in its order."""
    named: list[str] = yaml.safe_load(domain.read_text(encoding="utf-8"))["intents"]
    return tuple(named)


def _strangers(examples: Iterable[Example], intents: Sequence[str]) -> Iterator[str]:
    for name in sorted({example.intent for example in examples} - set(intents)):
        yield f"training data: {name} is no intent of domain.yml; correct its name, or add it there."


def _too_few(examples: Iterable[Example], intents: Sequence[str]) -> Iterator[str]:
    counted = Counter((example.intent, example.language) for example in examples)
    for intent in intents:
        for language in LANGUAGES:
            number, floor = counted[intent, language], FLOOR[language]
            if number < floor:
                yield f"training data: {intent} has {number} messages in {language}; give it {floor} or more."


def _claimed_twice(examples: Iterable[Example]) -> Iterator[str]:
    """Yield messages that stand under two intents, however they are written: one model learns all languages."""
    claims: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for example in examples:
        claims[fold(example.text)[0].strip() or example.text].add((example.intent, example.language))
    for text, owners in sorted(claims.items()):
        if len({intent for intent, _ in owners}) > 1:
            places = ", ".join(f"{intent} ({language})" for intent, language in sorted(owners))
            yield f"training data: {text!r} stands under {places}; keep one of them."
