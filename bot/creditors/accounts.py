"""Look at the accounts of a creditor's file: a wrong check digit, a wrong tax number, an account that is not its own.

All of it is refused, with its remedy: no bank takes money for a wrong account, or it takes it for somebody else. What
was stored before that is told of until it is put right.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.creditors.document import ChequeMeans, CreditorFile, PaymentLinkMeans, TransferMeans
from bot.portfolio.documents import Worth, judge
from flows.paying.accounts import STANDARDS, bare

NAMED = re.compile(rf"\b({'|'.join(STANDARDS)})\b[\s:.]*", re.IGNORECASE)
LOOKS = {"MX": ("CLABE", r"\d{18}"), "AR": ("CBU", r"\d{22}")}  #: what a bare number of a country's accounts is
IBAN = ("IBAN", r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
TAX_NUMBERS = {  # the names of the numbers of companies in each country, and of persons where they differ
    "AR": ("CUIT",), "BR": ("CNPJ", "CPF"), "CL": ("RUT",), "CO": ("NIT",), "DO": ("RNC", "CEDULA"), "EC": ("RUC",),
    "ES": ("NIF",), "GT": ("NIT",), "MX": ("RFC",), "PE": ("RUC",), "SV": ("NIT",),
}  # fmt: skip
NOT_RECEIVED = frozenset({"MX"})
"""Where an agency does not receive the payment itself.

Mexico: provisions for collection agencies, DOF 07-10-2014; see the duty `collector_receives_money` in the country pack.
"""
FORMS = frozenset(
    {"sa", "de", "cv", "sapi", "srl", "rl", "spa", "sas", "ltda", "sl", "sac", "saa", "inc", "the", "la", "el"}
)


def account_faults(described: CreditorFile, role: str | None = None) -> Iterator[str]:
    """Yield every fault of the accounts; `role` is in which one a creditor writes whose file does not say."""
    for place, means in enumerate(described.payment_means):
        found = (look(described, means, role) for look in LOOKED_AT.get(type(means), ()))
        yield from (f"payment_means.{place}.{fault}" for fault in found if fault)


def _foreign(described: CreditorFile, means: Any, role: str | None) -> str | None:  # noqa: ANN401 - a way of its kind
    """Say that an account in another name than the creditor's would receive money that an agency may not take."""
    third = (described.sender_role or role) == "third_party" and described.country in NOT_RECEIVED
    if not third or _words(described.name) & _words(means.holder or ""):
        return None
    return (
        f"holder: {means.holder!r} is not {described.name!r}, and in {described.country} who collects for another may "
        "not receive the money; name an account of the creditor's own."
    )


def _misspelt(described: CreditorFile, means: Any, _: str | None) -> str | None:  # noqa: ANN401 - a way of its kind
    """Say that an account fails the check digits of the standard that it is called by, or that it looks like."""
    number, named = bare(means.account).upper(), NAMED.search(means.account)
    if named:
        standards = [named[1].upper()]
        number = means.account[named.end() :]
    else:
        looks = filter(None, (LOOKS.get(described.country), IBAN))
        standards = [name for name, form in looks if re.fullmatch(form, number)]
    wrong = next((name for name in standards if not STANDARDS[name](number)), None)
    if wrong is None:
        return None
    return f"account: the check digits of this {wrong} are wrong; copy it again from the bank's own paper."


def _untaxed(described: CreditorFile, means: Any, _: str | None) -> str | None:  # noqa: ANN401 - a way of its kind
    """Say that a tax number fails its check digit; words, such as 'en trámite', are none."""
    kinds, number = TAX_NUMBERS.get(described.country, ()), means.tax_id or ""
    if not kinds or not any(sign.isdecimal() for sign in number):
        return None
    if any(judge(described.country, kind, number) is Worth.GOOD for kind in kinds):
        return None
    return (
        f"tax_id: {number} is no {' or '.join(kinds)}: its check digit is wrong; copy it again from a bill of theirs, "
        "or leave it out."
    )


def _words(name: str) -> set[str]:
    """Return the words by which a company is known, without those that only say what kind of company it is."""
    return {word for word in re.findall(r"\w+", name.casefold().replace(".", "")) if len(word) > 1} - FORMS


Look = Callable[[CreditorFile, Any, str | None], str | None]
LOOKED_AT: Mapping[type, tuple[Look, ...]] = {
    TransferMeans: (_foreign, _misspelt, _untaxed),
    ChequeMeans: (_foreign,),
    PaymentLinkMeans: (_foreign,),
}
"""What is looked at of each kind of way to pay."""
