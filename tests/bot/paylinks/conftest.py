"""Give tests a payment provider that is served, and a bot that knows it by an operator's file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings, load
from nlu.intents import Model
from tests.bot.conftest import SECRET
from tests.fakes.paylinks import KEY, PayProvider, serving

NAME = "pasarela"
MEANS = {"kind": "payment_link", "provider": NAME, "label": "Pago en línea"}
TRANSFER = {"kind": "transfer", "bank": "Banco del Valle", "account": "00-123-45", "holder": "Aguas del Valle SpA"}


@pytest.fixture
def provider() -> PayProvider:
    """Give a provider on a good day."""
    return PayProvider()


@pytest.fixture
def address(provider: PayProvider) -> Iterator[str]:
    """Give the address at which it makes pages."""
    with serving(provider) as url:
        yield url


@pytest.fixture
def settings(migrated_url: str, data_folder: Path, model: Model, address: str, tmp_path: Path) -> Settings:
    """Give the settings of a bot that knows the provider."""
    file = tmp_path / "providers.yml"
    file.write_text(f"{NAME}: {{url: '{address}', key: {KEY}}}\n", "utf-8")
    given = {
        "DATABASE_URL": migrated_url,
        "SECRET_KEY": SECRET,
        "DATA_DIR": str(data_folder),
        "PAYMENT_PROVIDERS": str(file),
    }
    return load({f"CONCILIA_{name}": value for name, value in given.items()})
