"""Draw terms of agreements: every field, with what real ones hold and what they may leave out."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from flows.agreement import AgreementTerms, Covered, Party
from flows.facts import PaymentMeans
from flows.negotiation.proposal import Payment
from flows.negotiation.terms import Patience, Rescue

WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
SUMS = st.integers(1, 10**9)
NONE_OR_FEW = st.none() | st.integers(1, 60)
CURRENCIES = ("CLP", "MXN", "PEN", "BRL", "EUR")
ZONES = ("America/Santiago", "Europe/Madrid")

parties = st.builds(Party, WORDS, WORDS, WORDS, st.sampled_from(("CL", "AR", "BR")), st.sampled_from(ZONES))
payments = st.lists(st.builds(Payment, DAYS, SUMS), min_size=1, max_size=4).map(tuple)
covered = st.lists(st.builds(Covered, WORDS, WORDS, DAYS, SUMS), max_size=3).map(tuple)
means = st.lists(
    st.builds(PaymentMeans, st.sampled_from(("transfer", "link")), st.dictionaries(WORDS, WORDS, max_size=2)),
    max_size=2,
).map(tuple)
terms = st.builds(
    AgreementTerms,
    creditor=WORDS,
    creditor_name=WORDS,
    client=parties,
    currency=st.sampled_from(CURRENCIES),
    covered=covered,
    payments=payments,
    total=SUMS,
    discount=st.integers(0, 10**6),
    patience=st.builds(Patience, st.integers(0, 9), NONE_OR_FEW, NONE_OR_FEW),
    rescue=st.none() | st.builds(Rescue, st.integers(0, 3), st.integers(1, 30)),
    means=means,
    official_page=st.none() | WORDS,
    official_phone=st.none() | WORDS,
    policy_version=WORDS,
    proposed_by=st.sampled_from(("client", "bot", "adviser")),
    accepted_at=MOMENTS,
    valid_until=st.none() | MOMENTS,
    lapses_on=st.none() | DAYS,
)

EXAMPLE = AgreementTerms(
    creditor="aguas-del-valle",
    creditor_name="Aguas del Valle",
    client=Party("1041", "Marcela Fuentes", "41", "CL", "America/Santiago"),
    currency="CLP",
    covered=(Covered("1041-1", "Agua, enero", date(2026, 2, 12), 150_000),),
    payments=(Payment(date(2026, 3, 13), 72_000), Payment(date(2026, 4, 13), 72_000)),
    total=144_000,
    discount=6_000,
    patience=Patience(3, 2, 15),
    rescue=Rescue(2, 14),
    means=(PaymentMeans("link", {"label": "Pago en línea", "url": "https://pagos.example"}),),
    official_page="https://aguas.example",
    official_phone="600 555 0100",
    policy_version="2026-01-01",
    proposed_by="client",
    accepted_at=datetime(2026, 3, 5, 15, 0, tzinfo=UTC),
    valid_until=datetime(2026, 3, 8, 15, 0, tzinfo=UTC),
)
"""A usual agreement; other tests change one term of it at a time."""
