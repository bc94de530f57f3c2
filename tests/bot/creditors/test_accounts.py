"""Hold what is said of the accounts of a creditor's file: refused by law, wrong by their check digits, doubtful."""

from typing import Any

import pytest

from bot.creditors.accounts import NOT_RECEIVED, account_faults
from bot.creditors.document import CreditorFile
from bot.creditors.faults import faults
from bot.packs import load_packs
from tests.bot.world import FILE

DUTY = "collector_receives_money"


def described(country: str, account: str, tax_id: str | None = None, **changes: Any) -> CreditorFile:  # noqa: ANN401
    """Return a creditor's file with one account."""
    means = {"kind": "transfer", "bank": "B", "account": account, "holder": "Aguas del Valle", "tax_id": tax_id}
    return CreditorFile.model_validate({**FILE, "country": country, "payment_means": [means], **changes})


@pytest.mark.parametrize(
    ("country", "account", "tax_id", "wrong"),
    [
        ("CL", "00-123-45", "76.123.456-0", []),
        ("CL", "00-123-45", "RUT 76.123.456-1", ["tax_id: 76.123.456-1 is no RUT"]),
        ("CL", "00-123-45", "en trámite", []),
        ("MX", "CLABE 002 010 0777 7777 7771", None, []),
        ("MX", "CLABE 002 010 0777 7777 7772", None, ["account: the check digits of this CLABE"]),
        ("MX", "002010077777777772", None, ["account: the check digits of this CLABE"]),  # it is not called so
        ("AR", "CBU: 2850590940090418135202", None, ["account: the check digits of this CBU"]),
        ("BR", "Ag. 1 c/c 2-3", "11.222.333/0001-81", []),
        ("BR", "Ag. 1 c/c 2-3", "111.444.777-35", []),  # a person's
        ("BR", "Ag. 1 c/c 2-3", "11.222.333/0001-82", ["tax_id: 11.222.333/0001-82 is no CNPJ or CPF"]),
        ("ES", "iban ES91 2100 0418 4502 0005 1333", None, ["account: the check digits of this IBAN"]),
        ("ES", "ES91 2100 0418 4502 0005 1333", None, ["account: the check digits of this IBAN"]),
        ("PE", "CCI 801-155-0155501500-17", "20555501502", []),
    ],
)
def test_check_digits(country: str, account: str, tax_id: str | None, wrong: list[str]) -> None:
    """An account and a tax number are refused that fail their check digits, and it is said where to copy them from."""
    found = [*account_faults(described(country, account, tax_id))]

    assert len(wrong) == len(found)
    assert all(fault.startswith(f"payment_means.0.{told}") for fault, told in zip(found, wrong, strict=True))
    assert all("copy it again" in fault for fault in found)


@pytest.mark.parametrize(
    ("country", "role", "holder", "refused"),
    [
        ("MX", "third_party", "Cobranza Total SA de CV", True),
        ("MX", None, "Cobranza Total SA de CV", True),  # the settings say so
        ("MX", "third_party", "Aguas del Valle SA de CV", False),
        ("MX", "first_party", "Cobranza Total SA de CV", False),
        ("CL", "third_party", "Cobranza Total SpA", False),
    ],
)
def test_money_that_is_not_theirs(country: str, role: str | None, holder: str, refused: bool) -> None:
    """Where the law says that an agency receives no payment, only an account in the creditor's name is taken."""
    means = [{"kind": "transfer", "bank": "B", "account": "1", "holder": holder}]
    found = faults({**FILE, "country": country, "sender_role": role, "payment_means": means}, "third_party")

    assert refused == any("may not receive the money" in fault for fault in found)


def test_where_the_packs_say_so() -> None:
    """It goes for the countries whose packs say that an agency never receives the money."""
    packs = load_packs().by_country
    told = {name for name, pack in packs.items() if DUTY in pack.duties and pack.duties[DUTY].value == "never"}

    assert told == NOT_RECEIVED


@pytest.mark.parametrize(
    ("means", "fault"),
    [
        ({"kind": "pix", "key": "11222333000181", "holder": "H", "city": "São Paulo"}, None),
        ({"kind": "pix", "key": "+5511912345678", "holder": "H", "city": "São Paulo"}, None),
        ({"kind": "pix", "key": "11222333000182", "holder": "H", "city": "São Paulo"}, "is no key of Pix"),
        ({"kind": "cheque", "holder": "Aguas del Valle SpA", "where": "Av. Central 100"}, None),
        ({"kind": "direct_debit", "label": "Firme el mandato en la sucursal"}, None),
        ({"kind": "card_link", "url": "https://pagos.example/aguas", "label": "Webpay"}, None),
        (
            {"kind": "card_link", "url": "http://pagos.example/aguas", "label": "Webpay"},
            "payment_means.0.card_link.url",
        ),
    ],
)
def test_kinds(means: dict[str, str], fault: str | None) -> None:
    """Every way to pay has the form that its texts need; a page that takes cards is reached safely."""
    found = faults({**FILE, "payment_means": [means]})

    assert (fault is None) == (not found)
    assert fault is None or fault in found[0]
