# ruff: noqa: SIM905 - words are read best as a text
"""Hold how English says numbers, with the spellings that people use."""

from typing import Final

from nlu.grammar.number_words import DOZEN, HUNDREDS, TENS, THOUSAND, NumberWords, count_up, equal_parts, packs_of

_PLAIN: Final = (
    count_up(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    )
    | count_up("twenty thirty forty/fourty fifty sixty seventy eighty ninety/ninty", 20, TENS)
    | dict.fromkeys(("zero", "nought", "naught", "nil"), 0)
)
_FROM_THIRD: Final = (
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
)

WORDS: Final = NumberWords(
    small=_PLAIN,
    join="and",
    ones=frozenset(("a", "an")),
    halves=frozenset(("half",)),
    points=frozenset(("point",)),
    parts=equal_parts(
        _FROM_THIRD,
        {
            "quarter": 4,
            "thirtieth": 30,
            "hundredth": HUNDREDS,
            "thousandth": THOUSAND,
            "millionth": 10**6,
            "billionth": 10**9,
            "trillionth": 10**12,
        },
    )
    | {"halves": 2},
    packs=packs_of(DOZEN, "dozen", "dozens", "doz", "dz") | packs_of(2, "couple", "pair") | packs_of(3, "few"),
    ratio="over",
    hundreds=frozenset(("hundred", "hundreds")),
    ordinals=count_up("first second " + _FROM_THIRD) | {"thirtieth": 30},
    of="of",
    after_half=frozenset(("a", "of")),
    nouns=frozenset("payments installments months month weeks days times years hours parts fortnights".split()),
    pronouns=frozenset("this that the which no another every each any some".split()),
)
"""Number words of English; hundreds are said by multiplying."""
