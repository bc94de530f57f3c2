"""Find what has the right shape in a file of objections and makes no sense: names, dead ends, examples, replies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from flows.lined_yaml import Path, Problem
from flows.objections.book import NOWHERE, OPEN_ROUTES, ROUTES, SHOW_PROOF, TECHNIQUES
from flows.objections.file import LANGUAGES, BookKeys, ObjectionKeys
from flows.wording import lint

CREDITOR = "{creditor}"  #: the one blank that a reply may hold
SAMPLE_NAME = "Comercial del Norte"
LOCALE = re.compile(r"(es|en|pt)(-[A-Z]{2})?")
DEBT = (
    "deud*", "factura*", "saldo*", "cuota*", "pago*", "pagar", "cuenta*", "invoice*", "bill*", "debt*", "balance",
    "payment*", "pay", "account", "divida*", "fatura*", "parcela*", "pagamento*", "conta",
)  # fmt: skip
"""Words that would tell a stranger of a debt."""


def sense_problems(keys: BookKeys, locale: str | None = None, forbidden: Sequence[str] = ()) -> Iterator[Problem]:
    """Yield what makes no sense; replies are judged in their own language, and as clients of a locale read them.

    `forbidden` are phrases that the creditor does not want said.
    """
    yield from _twice(keys)
    for place, one in enumerate(keys.objections):
        at: Path = ("objections", place)
        yield from _names(at, one)
        yield from _languages(at, one)
        yield from _dead_ends(at, one)
        yield from _open(at, one)
        yield from _texts(at, one, locale)
        yield from _unwanted(at, one, forbidden)


def _twice(keys: BookKeys) -> Iterator[Problem]:
    """Yield codes that stand twice, and examples that do: a message raises one objection."""
    codes: dict[str, int] = {}
    owners: dict[str, str] = {}
    for place, one in enumerate(keys.objections):
        at: Path = ("objections", place)
        if codes.setdefault(one.code, place) != place:
            yield (*at, "code"), f"the code {one.code} stands twice", "give one of them another code"
        for language, texts in one.says.items():
            for number, text in enumerate(texts):
                plain = " ".join(lint.fold(text).split())
                owner = owners.setdefault(plain, one.code)
                if owner != one.code:
                    where: Path = (*at, "says", language, number)
                    yield where, f"{text!r} is an example of {owner} too", "keep it under one of them"


def _names(at: Path, one: ObjectionKeys) -> Iterator[Problem]:
    if one.technique not in TECHNIQUES:
        yield (*at, "technique"), f"{one.technique!r} is no technique", _nearest(one.technique, TECHNIQUES)
    codes = [branch.code for branch in one.branches]
    for place, branch in enumerate(one.branches):
        if branch.code in codes[:place]:
            path: Path = (*at, "branches", place, "code")
            yield path, f"the branch {branch.code} stands twice", "give one of them another code"


def _languages(at: Path, one: ObjectionKeys) -> Iterator[Problem]:
    said = {"says": set(one.says), "reply": set(one.reply)}
    titles = {("branches", place, "title"): set(branch.title) for place, branch in enumerate(one.branches)}
    for part, there in [*(((name,), keys) for name, keys in said.items()), *titles.items(), (("sms",), set(one.sms))]:
        path: Path = (*at, *part)
        if part != ("sms",):
            yield from (
                (path, f"{one.code}: {name} is missing", "write it too") for name in LANGUAGES if name not in there
            )
        for name in sorted(there):
            if not LOCALE.fullmatch(name) or (part == ("says",) and name not in LANGUAGES):
                yield (*path, name), f"{name!r} is no language here", "write es, en or pt, or a country's such as es-AR"


def _dead_ends(at: Path, one: ObjectionKeys) -> Iterator[Problem]:
    """Yield routes that do not exist, questions that nothing answers, and choices that nobody asked for."""
    routes: list[tuple[Path, str]] = [((*at, "route"), one.route)]
    routes += [((*at, "branches", place, "route"), branch.route) for place, branch in enumerate(one.branches)]
    for path, route in routes:
        if route not in ROUTES:
            yield path, f"{route!r} leads nowhere: there is no such route", _nearest(route, ROUTES)
    if one.branches and all(branch.route == NOWHERE for branch in one.branches):
        yield (*at, "branches"), f"{one.code}: every branch leads nowhere", "let one lead to a route, such as person"
    for name, reply in one.reply.items():
        asks = reply.rstrip().endswith("?")
        if asks and not one.branches:
            yield (
                (*at, "reply", name),
                f"{one.code} asks and offers nothing to answer with",
                "add branches, or ask nothing",
            )
        if one.branches and not asks:
            yield (*at, "reply", name), f"{one.code} offers branches and asks nothing", "end the reply with a question"


def _open(at: Path, one: ObjectionKeys) -> Iterator[Problem]:
    """Yield what may not be said before the client is verified."""
    if one.technique != SHOW_PROOF:
        return
    if one.branches or one.route not in OPEN_ROUTES:
        remedy = f"lead to {', '.join(sorted(OPEN_ROUTES))}, without branches"
        yield (*at, "route"), f"{one.code}: {SHOW_PROOF} answers before the client is verified", remedy
    for part, texts in (("reply", one.reply), ("sms", one.sms)):
        for name, text in texts.items():
            if hits := [hit for word in DEBT if (hit := lint.phrase_in(word, lint.fold(text)))]:
                yield (*at, part, name), f"{one.code} tells a stranger of a debt: {hits[0]!r}", "leave it out"


def _texts(at: Path, one: ObjectionKeys, locale: str | None) -> Iterator[Problem]:
    """Yield what the lint of texts finds in replies and titles, figures, blanks, and what is too long."""
    for part, texts in (("reply", one.reply), ("sms", one.sms)):
        for name, text, read_as in _read(texts, locale):
            path: Path = (*at, part, name)
            for found in [*_reply_faults(text, read_as), *lint.length_faults(_filled(text), "web")]:
                yield path, f"{one.code} {found}", "write it otherwise"
    for name, reply in one.reply.items():
        short = one.sms.get(name, reply)
        if found_long := lint.length_faults(_filled(short), "sms"):
            where: Path = (*at, "sms" if name in one.sms else "reply", name)
            yield where, f"{one.code} {found_long[0]} as an SMS", "shorten it, or add a shorter one under sms"
    for name in sorted({name for branch in one.branches for name in branch.title}):
        titles = [branch.title[name] for branch in one.branches if name in branch.title]
        for found in [*lint.button_faults(titles), *(fault for title in titles for fault in lint.faults(title, name))]:
            yield (*at, "branches"), f"{one.code} {found}", "write another title"


def _unwanted(at: Path, one: ObjectionKeys, forbidden: Sequence[str]) -> Iterator[Problem]:
    """Yield what the creditor does not want said."""
    shown: list[tuple[Path, str]] = [((*at, "reply", name), text) for name, text in one.reply.items()]
    shown += [((*at, "sms", name), text) for name, text in one.sms.items()]
    shown += [
        ((*at, "branches", place, "title", name), title)
        for place, branch in enumerate(one.branches)
        for name, title in branch.title.items()
    ]
    for path, text in shown:
        for phrase in lint.said(text, forbidden):
            yield path, f"{one.code} says {phrase!r}, which contact.forbidden_phrases forbids", "write it otherwise"


def _read(texts: Mapping[str, str], locale: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield each text with its key and the locale to judge it by: its own, and that of the clients who will read it."""
    for name, text in texts.items():
        yield name, text, name
    if locale and texts:
        language = locale.partition("-")[0]
        name = locale if locale in texts else language
        if name in texts and name != locale:
            yield name, texts[name], locale


def _reply_faults(text: str, locale: str) -> Iterator[str]:
    filled = _filled(text)
    yield from lint.faults(filled, locale)
    if re.search(r"\d", text):
        yield "states a figure"
    if "{" in filled or "}" in filled:
        yield f"has a blank that nothing fills; only {CREDITOR} is known"


def _filled(text: str) -> str:
    return text.replace(CREDITOR, SAMPLE_NAME)


def _nearest(name: str, known: Mapping[str, object] | Sequence[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"write {near[0]}" if near else f"write one of {', '.join(known)}"
