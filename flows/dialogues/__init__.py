"""The dialogues, by name."""

from flows.dialogues import (
    abuse,
    balance,
    claim,
    complaint,
    dispute,
    distress,
    exit_intent,
    farewell,
    handover,
    hardship,
    help,  # noqa: A004 - the dialogue's own name
    identify,
    language,
    later,
    opt_in,
    pay,
    plan,
    promise,
    rating,
    repair,
    silence,
    stop,
    topic,
    trust,
    welcome,
    wrong_person,
)
from flows.table import Dialogue

DIALOGUES: dict[str, Dialogue] = {
    module.DIALOGUE.name: module.DIALOGUE
    for module in (
        abuse,
        balance,
        claim,
        complaint,
        dispute,
        distress,
        exit_intent,
        farewell,
        handover,
        hardship,
        help,
        identify,
        language,
        later,
        opt_in,
        pay,
        plan,
        promise,
        rating,
        repair,
        silence,
        stop,
        topic,
        trust,
        welcome,
        wrong_person,
    )
}
