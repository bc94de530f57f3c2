"""Measure talks in sentences: what was understood as meant, what became of what was not, and what the texts say.

Each measure is one figure of one seed's people; shares run from 0 to 1, and one of nothing at all is whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.laboratory.life import Life
from bot.laboratory.metrics import Figures
from bot.laboratory.text.heard import Heard, Said
from bot.laboratory.words import Act
from flows.lighter import LIGHTER

RECALLS = {"dispute_recall": Act.DISPUTE, "wrong_person_recall": Act.WRONG_PERSON, "distress_recall": Act.DISTRESS}
FIRST = "_at_once"  #: of a matter that is told once
SPOKEN = (*(act.value for act in Act if act is not Act.SILENCE), LIGHTER)
EXAMPLES = 2  #: sentences that are kept of each way to be misread

Misread = dict[tuple[str, str], list[str]]


def hearing(heard: Sequence[Heard], lived: Sequence[Life], with_acts: Sequence[Life]) -> Figures:
    """Return every measure of these talks, beside the same people's talks in acts; all three in the same order."""
    said = [one for talk in heard for one in talk.said]
    pairs = [(life.talked, acts.talked) for life, acts in zip(lived, with_acts, strict=True) if life.is_eligible]
    confirmed = [talk for talk in heard if talk.lacks is not None]
    return {
        "understood": _understood(said),
        **{f"understood_{act}": _understood(one for one in said if one.meant == act) for act in SPOKEN},
        "understood_means_beside": _share([one.means for one in said if one.means is not None]),
        **_recalls(heard),
        "rounds_more": _mean([talked.rounds - acts.rounds for talked, acts in pairs]),
        "messages_of_client": _mean([talk.messages for talk in heard if talk.messages]),
        "said_again": _mean([talk.again for talk in heard if talk.messages]),
        "pressed_instead": _mean([talk.pressed for talk in heard if talk.messages]),
        "gave_up": _mean([talk.gave_up for talk in heard if talk.messages]),
        "passed_astray": _mean([bool(talk.stray) for talk in heard if talk.messages and not talk.matter]),
        "booked_unasked": float(sum(talk.unasked for talk in heard)),
        "booked_misread": float(sum(talk.misread for talk in heard)),
        "passed_misread": float(sum(talk.passed_misread for talk in heard)),
        "information_complete": _share([not talk.lacks for talk in confirmed]),
        "texts_with_faults": float(sum(len(talk.faults) for talk in heard)),
    }


def misread(heard: Iterable[Heard]) -> Misread:
    """Return what was misread, by what was meant and what it was taken for, each with the sentences."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for talk in heard:
        for one in talk.said:
            if not one.is_understood:
                found[one.meant, one.taken].append(f"{talk.country}: {one.text}")
    return dict(found)


def often(found: Iterable[Misread], most: int) -> list[dict[str, object]]:
    """Return what was misread most, with how often and a few sentences, of several seeds together."""
    sentences: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in found:
        for kind, lines in one.items():
            sentences[kind] += lines
    ranked = sorted(sentences.items(), key=lambda row: (-len(row[1]), row[0]))[:most]
    return [
        {"meant": meant, "taken": taken, "times": len(lines), "sentences": _examples(lines)}
        for (meant, taken), lines in ranked
    ]


def _examples(lines: Iterable[str]) -> list[str]:
    return [line for line, _ in Counter(lines).most_common(EXAMPLES)]


def _recalls(heard: Sequence[Heard]) -> Figures:
    """Return which share of each matter reached a person as what it is: in the end, and told once."""
    found: Figures = {}
    for name, act in RECALLS.items():
        talks = [talk for talk in heard if talk.matter is act]
        found[name] = _share([talk.reached for talk in talks])
        found[name + FIRST] = _share([talk.reached and len(talk.said) == 1 for talk in talks])
    return found


def _understood(said: Iterable[Said]) -> float:
    return _share([one.is_understood for one in said])


def _share(told: Sequence[bool]) -> float:
    return sum(told) / len(told) if told else 1.0


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
