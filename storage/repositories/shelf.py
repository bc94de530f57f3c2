"""Reach every repository of one session by the name of what it keeps."""

from functools import cached_property

from sqlalchemy.orm import Session

from storage.queue import Inbox, Jobs, Outbox
from storage.queue.deliveries import Deliveries
from storage.repositories.accounts import Accounts
from storage.repositories.addresses import Addresses
from storage.repositories.agreements import Agreements
from storage.repositories.api_keys import ApiKeys, IdempotentRequests
from storage.repositories.approvals import Approvals
from storage.repositories.attachments import Attachments
from storage.repositories.audit import Audit
from storage.repositories.bookkeeping import Bookkeeping
from storage.repositories.campaigns import Campaigns
from storage.repositories.case_clocks import CaseClocks
from storage.repositories.case_labels import CaseLabels
from storage.repositories.case_looks import CaseLooks
from storage.repositories.case_notes import CaseNotes
from storage.repositories.case_visits import CaseVisits
from storage.repositories.case_words import WordsOfCases
from storage.repositories.cases import Cases
from storage.repositories.clients import Clients
from storage.repositories.clock import ClockOffset
from storage.repositories.codes import Codes
from storage.repositories.contact_pauses import ContactPauses
from storage.repositories.contacts import Contacts
from storage.repositories.conversations import Conversations
from storage.repositories.creditors import Creditors
from storage.repositories.credits import Credits
from storage.repositories.departures import Departures
from storage.repositories.difficulties import Difficulties
from storage.repositories.drafts import Drafts
from storage.repositories.dues import Dues
from storage.repositories.duties import Duties
from storage.repositories.erasure import Erasure
from storage.repositories.expiry import Expiry
from storage.repositories.fairness import Fairness
from storage.repositories.fulfilment import Fulfilment
from storage.repositories.history import Histories
from storage.repositories.holds import Holds
from storage.repositories.invitations import Invitations
from storage.repositories.invoices import Invoices
from storage.repositories.labels import Labels
from storage.repositories.leaving import Departing
from storage.repositories.links import Links
from storage.repositories.means import MeansLists
from storage.repositories.merges import Merges
from storage.repositories.messages import Messages
from storage.repositories.objections import Objections
from storage.repositories.owners import Owners
from storage.repositories.paces import Paces
from storage.repositories.packs import PackTexts
from storage.repositories.payments import Payments
from storage.repositories.people import People
from storage.repositories.policies import Policies
from storage.repositories.policy_trials import PolicyTrials
from storage.repositories.practices import Practices
from storage.repositories.proposals import Proposals
from storage.repositories.provider_codes import ProviderCodes
from storage.repositories.quality import Quality
from storage.repositories.queue_views import QueueViews
from storage.repositories.receipts import Receipts
from storage.repositories.regional_holds import RegionalHolds
from storage.repositories.report_money import ReportMoney
from storage.repositories.report_treatment import ReportTreatment
from storage.repositories.representatives import Representatives
from storage.repositories.satisfactions import Satisfactions
from storage.repositories.second_steps import SecondSteps
from storage.repositories.segments import Segments
from storage.repositories.sessions import Sessions
from storage.repositories.staff import StaffMembers
from storage.repositories.talks import Talks
from storage.repositories.templates import Templates
from storage.repositories.tickets import Tickets
from storage.repositories.topics import Topics
from storage.repositories.totals import Totals
from storage.repositories.traces import TracesOfClients
from storage.repositories.trials import Trials
from storage.repositories.unmatched import Unmatched
from storage.repositories.webhooks import Webhooks


class Shelf:
    """The repositories of one session, each made when it is first asked for."""

    session: Session

    @cached_property
    def inbox(self) -> Inbox:
        """Return the inbox."""
        return Inbox(self.session)

    @cached_property
    def outbox(self) -> Outbox:
        """Return the outbox."""
        return Outbox(self.session)

    @cached_property
    def totals(self) -> Totals:
        """Return the totals."""
        return Totals(self.session)

    @cached_property
    def report_money(self) -> ReportMoney:
        """Return the money of reports."""
        return ReportMoney(self.session)

    @cached_property
    def report_treatment(self) -> ReportTreatment:
        """Return the treatment of reports."""
        return ReportTreatment(self.session)

    @cached_property
    def traces(self) -> TracesOfClients:
        """Return what there is of clients."""
        return TracesOfClients(self.session)

    @cached_property
    def jobs(self) -> Jobs:
        """Return the jobs."""
        return Jobs(self.session)

    @cached_property
    def accounts(self) -> Accounts:
        """Return the accounts."""
        return Accounts(self.session)

    @cached_property
    def addresses(self) -> Addresses:
        """Return the addresses."""
        return Addresses(self.session)

    @cached_property
    def agreements(self) -> Agreements:
        """Return the agreements."""
        return Agreements(self.session)

    @cached_property
    def api_keys(self) -> ApiKeys:
        """Return the api keys."""
        return ApiKeys(self.session)

    @cached_property
    def approvals(self) -> Approvals:
        """Return the approvals."""
        return Approvals(self.session)

    @cached_property
    def attachments(self) -> Attachments:
        """Return the attachments."""
        return Attachments(self.session)

    @cached_property
    def audit(self) -> Audit:
        """Return the audit."""
        return Audit(self.session)

    @cached_property
    def bookkeeping(self) -> Bookkeeping:
        """Return the bookkeeping."""
        return Bookkeeping(self.session)

    @cached_property
    def campaigns(self) -> Campaigns:
        """Return the campaigns."""
        return Campaigns(self.session)

    @cached_property
    def case_clocks(self) -> CaseClocks:
        """Return the clocks of cases."""
        return CaseClocks(self.session)

    @cached_property
    def case_labels(self) -> CaseLabels:
        """Return the labels of cases."""
        return CaseLabels(self.session)

    @cached_property
    def case_looks(self) -> CaseLooks:
        """Return who has cases open."""
        return CaseLooks(self.session)

    @cached_property
    def case_notes(self) -> CaseNotes:
        """Return the notes on cases."""
        return CaseNotes(self.session)

    @cached_property
    def case_visits(self) -> CaseVisits:
        """Return who saw cases."""
        return CaseVisits(self.session)

    @cached_property
    def case_words(self) -> WordsOfCases:
        """Return who wrote how much in cases."""
        return WordsOfCases(self.session)

    @cached_property
    def cases(self) -> Cases:
        """Return the cases."""
        return Cases(self.session)

    @cached_property
    def clients(self) -> Clients:
        """Return the clients."""
        return Clients(self.session)

    @cached_property
    def clock(self) -> ClockOffset:
        """Return the clock."""
        return ClockOffset(self.session)

    @cached_property
    def codes(self) -> Codes:
        """Return the codes of contacts of ours."""
        return Codes(self.session)

    @cached_property
    def contact_pauses(self) -> ContactPauses:
        """Return the pauses of contacts."""
        return ContactPauses(self.session)

    @cached_property
    def contacts(self) -> Contacts:
        """Return the contacts."""
        return Contacts(self.session)

    @cached_property
    def conversations(self) -> Conversations:
        """Return the conversations."""
        return Conversations(self.session)

    @cached_property
    def creditors(self) -> Creditors:
        """Return the creditors."""
        return Creditors(self.session)

    @cached_property
    def credits(self) -> Credits:
        """Return the credits."""
        return Credits(self.session)

    @cached_property
    def departing(self) -> Departing:
        """Return what is about to leave."""
        return Departing(self.session)

    @cached_property
    def departures(self) -> Departures:
        """Return what left."""
        return Departures(self.session)

    @cached_property
    def difficulties(self) -> Difficulties:
        """Return the difficulties."""
        return Difficulties(self.session)

    @cached_property
    def drafts(self) -> Drafts:
        """Return the drafts of what supervisors decide."""
        return Drafts(self.session)

    @cached_property
    def dues(self) -> Dues:
        """Return who may be written to of what they owe."""
        return Dues(self.session)

    @cached_property
    def fairness(self) -> Fairness:
        """Return how clients are treated."""
        return Fairness(self.session)

    @cached_property
    def histories(self) -> Histories:
        """Return the pasts of clients."""
        return Histories(self.session)

    @cached_property
    def holds(self) -> Holds:
        """Return the holds."""
        return Holds(self.session)

    @cached_property
    def idempotent_requests(self) -> IdempotentRequests:
        """Return the idempotent requests."""
        return IdempotentRequests(self.session)

    @cached_property
    def fulfilment(self) -> Fulfilment:
        """Return how far agreements are kept."""
        return Fulfilment(self.session)

    @cached_property
    def duties(self) -> Duties:
        """Return what staff are given by itself."""
        return Duties(self.session)

    @cached_property
    def erasure(self) -> Erasure:
        """Return what goes of a client."""
        return Erasure(self.session)

    @cached_property
    def expiry(self) -> Expiry:
        """Return what is kept beyond its time."""
        return Expiry(self.session)

    @cached_property
    def invitations(self) -> Invitations:
        """Return the invitations of staff."""
        return Invitations(self.session)

    @cached_property
    def invoices(self) -> Invoices:
        """Return the invoices."""
        return Invoices(self.session)

    @cached_property
    def labels(self) -> Labels:
        """Return the labels."""
        return Labels(self.session)

    @cached_property
    def links(self) -> Links:
        """Return the links."""
        return Links(self.session)

    @cached_property
    def means(self) -> MeansLists:
        """Return the ways to pay."""
        return MeansLists(self.session)

    @cached_property
    def merges(self) -> Merges:
        """Return which numbers are one person's."""
        return Merges(self.session)

    @cached_property
    def messages(self) -> Messages:
        """Return the messages."""
        return Messages(self.session)

    @cached_property
    def objections(self) -> Objections:
        """Return the objections."""
        return Objections(self.session)

    @cached_property
    def paces(self) -> Paces:
        """Return the paces."""
        return Paces(self.session)

    @cached_property
    def packs(self) -> PackTexts:
        """Return the contact rules as they were in force."""
        return PackTexts(self.session)

    @cached_property
    def payments(self) -> Payments:
        """Return the payments."""
        return Payments(self.session)

    @cached_property
    def people(self) -> People:
        """Return the people."""
        return People(self.session)

    @cached_property
    def policies(self) -> Policies:
        """Return the policies."""
        return Policies(self.session)

    @cached_property
    def policy_trials(self) -> PolicyTrials:
        """Return the trials of policies on invented clients."""
        return PolicyTrials(self.session)

    @cached_property
    def practices(self) -> Practices:
        """Return what advisers practise."""
        return Practices(self.session)

    @cached_property
    def proposals(self) -> Proposals:
        """Return what clients proposed, as it was judged."""
        return Proposals(self.session)

    @cached_property
    def provider_codes(self) -> ProviderCodes:
        """Return the counts of providers' codes."""
        return ProviderCodes(self.session)

    @cached_property
    def quality(self) -> Quality:
        """Return the cases that are looked at again, and what was found."""
        return Quality(self.session)

    @cached_property
    def queue_views(self) -> QueueViews:
        """Return the kept views of the queue."""
        return QueueViews(self.session)

    @cached_property
    def receipts(self) -> Receipts:
        """Return the receipts."""
        return Receipts(self.session)

    @cached_property
    def representatives(self) -> Representatives:
        """Return who acts for clients."""
        return Representatives(self.session)

    @cached_property
    def satisfactions(self) -> Satisfactions:
        """Return how clients found what became of their cases."""
        return Satisfactions(self.session)

    @cached_property
    def regional_holds(self) -> RegionalHolds:
        """Return the regional holds."""
        return RegionalHolds(self.session)

    @cached_property
    def second_steps(self) -> SecondSteps:
        """Return the second steps of staff."""
        return SecondSteps(self.session)

    @cached_property
    def segments(self) -> Segments:
        """Return the segments that rules give."""
        return Segments(self.session)

    @cached_property
    def sessions(self) -> Sessions:
        """Return the sessions."""
        return Sessions(self.session)

    @cached_property
    def staff(self) -> StaffMembers:
        """Return the staff."""
        return StaffMembers(self.session)

    @cached_property
    def talks(self) -> Talks:
        """Return the talks."""
        return Talks(self.session)

    @cached_property
    def templates(self) -> Templates:
        """Return the templates."""
        return Templates(self.session)

    @cached_property
    def tickets(self) -> Tickets:
        """Return the tickets and orders."""
        return Tickets(self.session)

    @cached_property
    def topics(self) -> Topics:
        """Return the topics."""
        return Topics(self.session)

    @cached_property
    def trials(self) -> Trials:
        """Return what came of contacts."""
        return Trials(self.session)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Return the webhooks."""
        return Webhooks(self.session)

    @cached_property
    def deliveries(self) -> Deliveries:
        """Return the events on their way to webhooks."""
        return Deliveries(self.session)

    @cached_property
    def owners(self) -> Owners:
        """Return what finds whose money it may be."""
        return Owners(self.session)

    @cached_property
    def unmatched(self) -> Unmatched:
        """Return the money of which nobody knows whose it is."""
        return Unmatched(self.session)
