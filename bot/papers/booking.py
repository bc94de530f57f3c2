"""Put together the terms of what is booked: the creditor's own words, the client, the account and the policy."""

from datetime import datetime

from bot.profiles import Profile
from flows.agreement import TAIL, AgreementTerms, Party, terms_of
from flows.outcome import BookAgreement
from storage.schema import Client
from storage.unit_of_work import UnitOfWork


def booked_terms(
    uow: UnitOfWork, profile: Profile, client: Client, booked: BookAgreement, at: datetime
) -> AgreementTerms:
    """Return everything that is agreed, as the client will read it on paper."""
    return terms_of(
        booked,
        creditor=profile.public,
        client=Party(client.id, client.name, client.id[-TAIL:], client.country, client.timezone),
        invoices=uow.accounts.invoices(profile.id, client.id, at),
        policy=profile.policy_of(uow, booked.policy_version),
        at=at,
    )
