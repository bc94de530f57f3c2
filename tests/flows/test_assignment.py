"""Hold whose turn a case is: never who may not have it, the same in any order, and the one with less to do."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from flows.assignment import Candidate, choose

LANGUAGES, KINDS = ("es", "en", "pt"), ("human", "complaint", "distress")
PEOPLE = st.builds(
    Candidate,
    staff=st.integers(1, 9),
    languages=st.frozensets(st.sampled_from(LANGUAGES)),
    kinds=st.frozensets(st.sampled_from(KINDS)),
    open_max=st.integers(0, 4),
    has=st.integers(0, 5),
)
TEAM = st.lists(PEOPLE, max_size=6, unique_by=lambda one: one.staff)


@given(st.data(), TEAM, st.sampled_from(KINDS), st.sampled_from(LANGUAGES), st.frozensets(st.integers(1, 9)))
def test_choose(data: st.DataObject, team: list[Candidate], kind: str, language: str, never: frozenset[int]) -> None:
    """Whoever it is may have the case, and nobody who may and knows such matters has fewer; order tells nothing apart.

    Nobody is chosen only where nobody may. Who has one more is no sooner chosen, and one's leaving harms no other.
    """
    may = {
        one.staff: one
        for one in team
        if one.staff not in never
        and language in one.languages
        and one.has < one.open_max
        and (not one.kinds or kind in one.kinds)
    }
    found = choose(kind, language, team, never)
    assert found == choose(kind, language, data.draw(st.permutations(team)), never)
    if found is None:
        assert {} == may
        return
    chosen = may[found.staff]
    assert (language, kind in chosen.kinds, chosen.has) == (found.language, found.knows, found.has)
    assert not any(one.has < chosen.has and (kind in one.kinds or kind not in chosen.kinds) for one in may.values())
    for one in may.values():
        if one.staff != found.staff:
            busier = [replace(each, has=each.has + 1) if each == one else each for each in team]
            assert found == choose(kind, language, busier, never)
            assert found == choose(kind, language, [each for each in team if each != one], never)
