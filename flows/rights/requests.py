"""Make a request out of a right that is asked for: a case with a number, our promise, and the day of the law."""

from flows.facts import Facts, OpenCaseFact
from flows.outcome import AddToCase, CaseNumber, Effect, OpenCase, Say, Values
from flows.rights.book import MATTER, lawful_day

KIND = "human"  #: of the case that a request travels as
BY_LAW = {
    "rights-rectify": "rights-rectify-by-law",
    "rights-taken": "rights-taken-by-law",
    "stop-erase": "stop-erase-by-law",
    "stop-object": "stop-object-by-law",
}  #: the text that names the law and its last day, in the place of the one that names our promise alone
PRIORITY = 2


def under_way(facts: Facts, right: str) -> OpenCaseFact | None:
    """Return the open request of the same right, if there is one."""
    return next((case for case in facts.cases if case.matter == right), None)


def request(facts: Facts, right: str, words: str, key: str) -> tuple[Effect, ...]:
    """Return what opens a request, or adds to the one under way, and what is said of it."""
    if case := under_way(facts, right):
        values: Values = {"case": case.id, "due": facts.expected(case)}
        return (AddToCase(case.kind, words), Say("rights-under-way", values))
    due = facts.duty.answers(KIND)
    opened = OpenCase(KIND, due, words, priority=PRIORITY, details={MATTER: right})
    return (opened, answer(facts, right, key, {"case": CaseNumber(), "due": due}))


def answer(facts: Facts, right: str, key: str, values: Values) -> Say:
    """Return what is said of a request: our own promise, and the law's last day where a law was found written."""
    rights, country = facts.law.rights, facts.client.country
    day = lawful_day(rights, right, country, facts.today)
    if rights is None or day is None:
        return Say(key, values)
    return Say(BY_LAW[key], {**values, "law": rights.law, "last": day})
