"""Look at the accounts of a creditor's file: a wrong check digit, a wrong tax number, an account that is not its own.

An account that the law forbids is refused. One that is called by a standard's name and fails it is stored and told of
until it is put right: no bank takes money for it. What only looks like one, and tax numbers, is remarked upon.
"""

import re
from collections.abc import Iterator

from bot.creditors.document import CreditorFile, TransferMeans
from bot.portfolio.documents import Worth, judge
from flows.paying.accounts import STANDARDS, bare

NAMED = re.compile(rf"\b({'|'.join(STANDARDS)})\b[\s:.]*", re.IGNORECASE)
LOOKS = {"MX": ("CLABE", r"\d{18}"), "AR": ("CBU", r"\d{22}")}  #: what a bare number of a country's accounts is
IBAN = ("IBAN", r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
TAX_NUMBERS = {  # the name of the number of companies, in each country
    "AR": "CUIT", "BR": "CNPJ", "CL": "RUT", "CO": "NIT", "DO": "RNC", "EC": "RUC", "ES": "NIF", "GT": "NIT",
    "MX": "RFC", "PE": "RUC", "SV": "NIT",
}  # fmt: skip
NOT_RECEIVED = frozenset({"MX"})
"""Where an agency does not receive the payment itself.

Mexico: provisions for collection agencies, DOF 07-10-2014; see the duty `collector_receives_money` in the country pack.
"""
FORMS = frozenset(
    {"sa", "de", "cv", "sapi", "srl", "rl", "spa", "sas", "ltda", "sl", "sac", "saa", "inc", "the", "la", "el"}
)


def forbidden_accounts(described: CreditorFile) -> Iterator[str]:
    """Yield the accounts that the law forbids; a file with one is refused."""
    for place, means in _transfers(described):
        if is_foreign(described, means):
            yield (
                f"payment_means.{place}.holder: {means.holder!r} is not {described.name!r}, and in {described.country} "
                "who collects for another may not receive the money; name an account of the creditor's own."
            )


def wrong_accounts(described: CreditorFile) -> Iterator[str]:
    """Yield the accounts that are called by a standard's name and fail its check digits: no bank takes them."""
    for place, means in _transfers(described):
        named = NAMED.search(means.account)
        if named and not STANDARDS[name := named[1].upper()](means.account[named.end() :]):
            yield (
                f"payment_means.{place}.account: the check digits of this {name} are wrong; "
                "copy it again from the bank's own paper."
            )


def account_remarks(described: CreditorFile) -> Iterator[str]:
    """Yield what looks wrong and is kept all the same."""
    for place, means in _transfers(described):
        for name, form in filter(None, (LOOKS.get(described.country), IBAN)):
            number = bare(means.account).upper()
            if not NAMED.search(means.account) and re.fullmatch(form, number) and not STANDARDS[name](number):
                yield f"payment_means.{place}.account: looks like a {name}, and its check digits are wrong."
        kind = TAX_NUMBERS.get(described.country)
        if means.tax_id and kind and judge(described.country, kind, means.tax_id) is not Worth.GOOD:
            yield f"payment_means.{place}.tax_id: {means.tax_id} is no {kind}: its check digit is wrong."


def is_foreign(described: CreditorFile, means: TransferMeans) -> bool:
    """Say whether an account in another name than the creditor's would receive money that an agency may not take."""
    if described.sender_role != "third_party" or described.country not in NOT_RECEIVED:
        return False
    return not _words(described.name) & _words(means.holder)


def _words(name: str) -> set[str]:
    """Return the words by which a company is known, without those that only say what kind of company it is."""
    return {word for word in re.findall(r"\w+", name.casefold().replace(".", "")) if len(word) > 1} - FORMS


def _transfers(described: CreditorFile) -> Iterator[tuple[int, TransferMeans]]:
    for place, means in enumerate(described.payment_means):
        if isinstance(means, TransferMeans):
            yield place, means
