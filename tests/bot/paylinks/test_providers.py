"""Hold the operator's file of payment providers: every fault named with its remedy, no key in the open."""

from pathlib import Path

import pytest

from bot.creditors.document import CreditorFile
from bot.errors import BadSettings
from bot.paylinks.providers import read_providers, serves, unserved
from bot.settings import Settings, load
from tests.bot.paylinks.conftest import MEANS, NAME
from tests.bot.world import FILE

GOOD = f"{NAME}: {{url: 'https://api.example/links', key: sk_test_0123456789, creditors: [aguas-del-valle]}}"


def known(folder: Path, text: str) -> Settings:
    """Return settings that name a file with a text."""
    file = folder / "providers.yml"
    file.write_text(text, "utf-8")
    return load({"CONCILIA_PAYMENT_PROVIDERS": str(file)})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", None),
        (GOOD, None),
        (f"{NAME}: {{url: 'https://api.example/links'}}", f"{NAME}.key: is missing"),
        (f"{NAME}: {{url: 'ftp://api.example', key: sk_test_0123456789}}", f"{NAME}.url"),
        (f"{NAME}: {{url: 'http://api.example', key: sk_test_0123456789}}", "must begin with https://"),
        ("A b: {url: 'https://api.example', key: sk_test_0123456789}", "A b"),
        ("[", "providers.yml"),
    ],
)
def test_faults(tmp_path: Path, text: str, fault: str | None) -> None:
    """A file that cannot be used is told of in sentences that name the place, and never the key."""
    settings = known(tmp_path, text)
    if fault is None:
        assert (NAME in text) == (NAME in read_providers(settings))
        return
    with pytest.raises(BadSettings) as told:
        read_providers(settings)

    assert "CONCILIA_PAYMENT_PROVIDERS: " in str(told.value)
    assert fault in str(told.value)
    assert "sk_test" not in str(told.value)


def test_whose(tmp_path: Path) -> None:
    """A provider serves the creditors that its operator named; the others' ways to pay are told as faults."""
    providers = read_providers(known(tmp_path, GOOD))
    ours = CreditorFile.model_validate({**FILE, "payment_means": [MEANS]})
    others = ours.model_copy(update={"creditor": "luz"})

    assert [True, False, False] == [
        serves(providers, *whose) for whose in ((NAME, ours.creditor), (NAME, "luz"), ("otra", ours.creditor))
    ]
    assert ([], 1) == ([*unserved(providers, ours)], len([*unserved(providers, others)]))
    assert {} == read_providers(load({}))
