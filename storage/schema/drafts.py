"""Tables of what supervisors decide: drafts that wait for a second person, and what policies are tried on."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, choice, to_client


class DraftStatus(StrEnum):
    """Where a draft stands."""

    PROPOSED = "proposed"  #: waits for a second person
    APPROVED = "approved"  #: the second person put it in force
    REFUSED = "refused"  #: the second person said no
    WITHDRAWN = "withdrawn"  #: whoever proposed it put another one in its place


class Draft(OfCreditor, Base):
    """A change of what a creditor's clients are offered or told, with four eyes. One of a kind waits at a time.

    `kind` is what it changes, `name` what it is called (a policy's version), `document` the text as it would be in
    force and `base` the text in whose place it is to come; `why` and `word` are the reasons of the two who decided.
    """

    __tablename__ = "drafts"
    __table_args__ = (
        Index("ix_drafts_waiting", "creditor_id", "kind", unique=True, postgresql_where=text("status = 'proposed'")),
        Index(None, "creditor_id", "kind", "id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    document: Mapped[str]
    base: Mapped[str]
    why: Mapped[str]
    status: Mapped[DraftStatus] = mapped_column(choice(DraftStatus), default=DraftStatus.PROPOSED)
    proposed_by: Mapped[str]
    proposed_at: Mapped[datetime]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    word: Mapped[str] = mapped_column(default="", server_default="")


class Proposal(OfCreditor, Base):
    """What a client proposed as it was judged: the legs, and the situation it was judged in; no word of theirs.

    `situation` is written by `flows.negotiation.trial`; `decision` is what came of it under `policy_version`.
    """

    __tablename__ = "proposals"
    __table_args__ = (to_client(), Index(None, "creditor_id", "client_id"), Index(None, "creditor_id", "at"))

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    at: Mapped[datetime]
    policy_version: Mapped[str]
    decision: Mapped[str]
    legs: Mapped[list[Json]]
    situation: Mapped[Json]


class TrialStatus(StrEnum):
    """Where a trial of a policy stands."""

    WAITING = "waiting"  #: nobody carries it out yet, or not any more
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"  #: somebody wanted no more of it


class PolicyTrial(OfCreditor, Base):
    """A policy tried on invented clients, beside the one in force then; no real client is in it. One runs at a time.

    `name` and `document` are what is tried, `base_name` and `base` what was in force. `tries` counts who took it up,
    `steps_done` how far the last one came; `fault` is a word of `bot.policy_trials`, `report` the laboratory's, `page`
    the same as the page that this version of the laboratory wrote.
    """

    __tablename__ = "policy_trials"
    __table_args__ = (
        Index(
            "ix_policy_trials_under_way",
            "creditor_id",
            unique=True,
            postgresql_where=text("status IN ('waiting', 'running')"),
        ),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    name: Mapped[str]
    document: Mapped[str]
    base_name: Mapped[str]
    base: Mapped[str]
    population: Mapped[str]
    clients: Mapped[int]
    seeds: Mapped[int]
    status: Mapped[TrialStatus] = mapped_column(choice(TrialStatus), default=TrialStatus.WAITING)
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int]
    steps_done: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]
    fault: Mapped[str] = mapped_column(default="", server_default="")
    report: Mapped[Json | None]
    page: Mapped[str | None]
