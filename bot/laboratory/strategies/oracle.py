"""Negotiate knowing all of it: what the client has, bears and will pay. A ceiling for the others, nobody's rival."""

from bot.laboratory.client import Client
from bot.laboratory.paying import live
from bot.laboratory.person import Person
from bot.laboratory.population_file import Population
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.strategies.way import CLOSED, Way
from bot.laboratory.words import Kind, Reply
from bot.laboratory.worth import present_value
from flows.negotiation.judge import Decision, judge
from flows.negotiation.proposal import Plan

TRIES = 6


class Oracle(Way):
    """Put the plan that will bring most, of those that the policy admits and the client would take."""

    def __init__(self, desk: Desk, person: Person, population: Population) -> None:
        super().__init__(desk)
        self.person, self.population = person, population
        self.best: Plan | None = None

    def answer(self, proposal: Plan) -> Reply:
        """Put the best plan, or leave the client alone where that brings more."""
        if self.rounds == 0:
            self.best = self._best(proposal)
        if self.best is None or self.rounds >= TRIES:
            return CLOSED
        if self.best == proposal:
            self.rounds += 1
            return self.read_back(proposal) if self.desk.admits(proposal) else _ask_staff(proposal)
        return self.put(self.best)

    def _best(self, proposal: Plan) -> Plan | None:
        """Return what brings most; nothing where no plan does better than none."""
        client = Client(self.person, self.population.talk)
        plans = [plan for plan in self._others(proposal) if client.excess(plan) <= self.person.temper.tolerance]
        if self.desk.admits(proposal) or self.desk.staff_admits(proposal):
            plans.append(proposal)
        return max([None, *plans], key=self._worth)

    def _others(self, proposal: Plan) -> list[Plan]:
        found = [self.desk.equal(count) for count in self.desk.lengths]
        case = self.desk.within(self.person.said.capacity)
        verdict = judge(self.person.said.legs(self.person.known.balance), case, self.desk.policy)
        if verdict.decision is Decision.COUNTER:
            found.append(verdict.plan)
        return [plan for plan in found if plan != proposal]

    def _worth(self, plan: Plan | None) -> float:
        life = self.population.life
        paid = live(self.person, plan, life.horizon_days, ownership=self.population.payment.ownership if plan else 1.0)
        return present_value(paid.payments, life.monthly_rate)


def _ask_staff(proposal: Plan) -> Reply:
    return Reply(Kind.HANDED, (proposal,), matter="exception")
