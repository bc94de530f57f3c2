"""Hold the settings: read once from the environment and `.env`, all faults at once, no secret in sight."""

import dataclasses
from pathlib import Path

import pytest

from bot.errors import BadSettings
from bot.setting_values import SECRET_LENGTH_MIN
from bot.settings import NEEDS, PREFIX, ROLES, TABLE, Settings, load
from storage.schema import Role

SECRET = "s" * SECRET_LENGTH_MIN


def read(**given: str) -> Settings:
    """Read settings by their names without prefix."""
    return load({PREFIX + name: value for name, value in given.items()})


def faults(**given: str) -> list[str]:
    """Return the faults of settings."""
    with pytest.raises(BadSettings) as fault:
        read(**given)
    return list(fault.value.faults)


def test_defaults() -> None:
    """Without any setting everything is embedded, on this machine, and no channel is on."""
    settings = read()
    given = {name: value for name, value in dataclasses.asdict(settings).items() if value is not None}

    assert {
        "data_dir": Path("./var"),
        "public_url": "http://127.0.0.1:8000",
        "understanding": "embedded",
        "rasa_timeout_ms": 800,
        "other_secret_keys": (),
        "webhook_hosts": frozenset(),
        "second_factor": frozenset(),
        "session_idle_minutes": 60,
        "passwords": True,
        "demo_clock": False,
    } == given


def test_table_is_the_settings() -> None:
    """Every row is a field, and every field a row."""
    assert [row.name.lower() for row in TABLE] == [field.name for field in dataclasses.fields(Settings)]


def test_all_faults_at_once() -> None:
    """Bad values, what is missing beside another and unknown names are told together, each with its remedy."""
    found = faults(
        PUBLIC_URL="concilia.example", SECRET_KEY="short", TWILIO_SMS_FROM="+56221234567", SENDER_ROLE="both", COLOR="1"
    )

    assert [
        "CONCILIA_PUBLIC_URL: write an address that begins with http:// or https://.",
        "CONCILIA_SECRET_KEY: write at least 32 random characters, such as `openssl rand -hex 32` gives.",
        "CONCILIA_SENDER_ROLE: write one of first_party, third_party.",
        "CONCILIA_TWILIO_SMS_FROM needs CONCILIA_TWILIO_ACCOUNT_SID beside it.",
        "CONCILIA_COLOR is not a setting: see `concilia check` for all names.",
    ] == found


def test_what_cannot_be_used_is_told_once() -> None:
    """A bad value is not told a second time as one that is missing beside another."""
    url, secret = "postgresql://u:p@h/d", "CONCILIA_SECRET_KEY: write at least 32 random characters"

    assert [True] == [fault.startswith(secret) for fault in faults(DATABASE_URL=url, SECRET_KEY="short")]


def test_faults_show_no_secret() -> None:
    """A fault never repeats the value of a secret."""
    assert [] == [fault for fault in faults(SECRET_KEY="too-short-a-secret") if "too-short" in fault]


@pytest.mark.parametrize(("name", "needed"), [(name, need) for name, needs in NEEDS.items() for need in needs])
def test_needs(name: str, needed: str) -> None:
    """What only works with another setting beside it says so."""
    value = {"secret_key": SECRET, "oidc_issuer": "https://id.example"}.get(name, "given")

    assert f"{PREFIX}{name.upper()} needs {PREFIX}{needed.upper()} beside it." in faults(**{name.upper(): value})


def test_rasa_needs_its_address() -> None:
    """The engine of another server needs the server's address."""
    assert ["CONCILIA_UNDERSTANDING needs CONCILIA_RASA_URL beside it."] == faults(UNDERSTANDING="rasa")
    assert "http://rasa:5005" == read(UNDERSTANDING="rasa", RASA_URL="http://rasa:5005/").rasa_url


@pytest.mark.parametrize("value", ["0", "-1", "0.8", "800 ms", "60001"])
def test_a_wait_is_milliseconds(value: str) -> None:
    """How long a message waits for Rasa is a whole number of milliseconds, and no more than a minute."""
    assert ["CONCILIA_RASA_TIMEOUT_MS: write milliseconds from 1 to 60000."] == faults(RASA_TIMEOUT_MS=value)
    assert 1500 == read(RASA_TIMEOUT_MS="1500").rasa_timeout_ms


@pytest.mark.parametrize("value", ["4", "721", "an hour", "60.5"])
def test_minutes_away_are_few(value: str) -> None:
    """Staff may be away for five minutes at least, and for no longer than a session lasts."""
    fault = "CONCILIA_SESSION_IDLE_MINUTES: write minutes from 5 to 720."

    assert [fault] == faults(SESSION_IDLE_MINUTES=value)
    assert (5, 720) == tuple(read(SESSION_IDLE_MINUTES=bound).session_idle_minutes for bound in ("5", "720"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("on", True), ("1", True), ("TRUE", True), ("yes", True), ("off", False), ("0", False), ("", False)],
)
def test_switch(value: str, expected: bool) -> None:
    """A switch is written in the usual ways."""
    assert expected == read(DEMO_CLOCK=value).demo_clock


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("+56221234567", "+56221234567"),
        ("whatsapp:+14155238886", "+14155238886"),  # as the provider's console shows it
        ("+56 2 2123-4567", "+56221234567"),
        ("40404", "40404"),  # a short code
        ("AGUAS", "AGUAS"),
    ],
)
def test_our_number(written: str, line: str) -> None:
    """A number of ours is taken as it is copied."""
    settings = read(TWILIO_ACCOUNT_SID="AC1", TWILIO_AUTH_TOKEN="t", TWILIO_WHATSAPP_FROM=written)

    assert line == settings.twilio_whatsapp_from


@pytest.mark.parametrize("written", ["56221234567", "whatsapp:", "+", "a number of ours"])
def test_no_number(written: str) -> None:
    """What nobody could be written to from is refused, with how it is written."""
    found = faults(TWILIO_ACCOUNT_SID="AC1", TWILIO_AUTH_TOKEN="t", TWILIO_SMS_FROM=written)

    assert [
        "CONCILIA_TWILIO_SMS_FROM: write a number of your own with the country's code, such as +56221234567."
    ] == found


def test_switch_refused() -> None:
    """And in no others."""
    assert ["CONCILIA_DEMO_CLOCK: write on or off."] == faults(DEMO_CLOCK="maybe")


def test_roles_with_a_second_factor() -> None:
    """Roles are named as they are kept; another word is refused with all of them."""
    assert tuple(Role) == ROLES
    assert frozenset({"auditor", "operator"}) == read(SECOND_FACTOR="operator, auditor").second_factor
    assert [f"CONCILIA_SECOND_FACTOR: write any of {', '.join(Role)}, with commas between them."] == faults(
        SECOND_FACTOR="boss"
    )


def test_some_way_in_stays() -> None:
    """Passwords are switched off only where somebody else says who signs in."""
    given = {"OIDC_ISSUER": "https://id.example/", "OIDC_CLIENT_ID": "concilia", "OIDC_CLIENT_SECRET": "s"}

    assert ["CONCILIA_PASSWORDS needs CONCILIA_OIDC_ISSUER beside it."] == faults(PASSWORDS="off")
    assert (False, "https://id.example") == (
        read(PASSWORDS="off", **given).passwords,
        read(PASSWORDS="off", **given).oidc_issuer,
    )


def test_file(tmp_path: Path) -> None:
    """A `.env` file is read: comments, quotes, `export`; the environment outranks it."""
    path = tmp_path / ".env"
    lines = (
        "# ours",
        "",
        "export CONCILIA_DATA_DIR='/srv/concilia'",
        'CONCILIA_PUBLIC_URL = "https://a.example/"',
        "OTHER=1",
    )
    path.write_text("\n".join(lines), "utf-8")
    settings = load({"CONCILIA_PUBLIC_URL": "https://b.example"}, path)

    assert (Path("/srv/concilia"), "https://b.example") == (settings.data_dir, settings.public_url)


def test_faults_of_the_file(tmp_path: Path) -> None:
    """A name that does not exist is found in the file too; a file that is no text is refused."""
    path = tmp_path / ".env"
    path.write_text("CONCILIA_PUBLIC_URLS=x", "utf-8")
    with pytest.raises(BadSettings, match="CONCILIA_PUBLIC_URLS is not a setting"):
        load({}, path)
    path.write_bytes(b"CONCILIA_DATA_DIR=\xff")
    with pytest.raises(BadSettings, match="not text in UTF-8"):
        load({}, path)


def test_no_file(tmp_path: Path) -> None:
    """Without a file the environment is all there is; what is not ours in it is passed over."""
    assert load({}) == load({"HOME": "/root", "PATH": "x"}, tmp_path / ".env")


def test_shown_without_secrets() -> None:
    """Settings that are printed hide their secrets."""
    settings = read(
        SECRET_KEY=SECRET,
        DATABASE_URL="postgresql://me:hidden@host/db",
        TELEGRAM_TOKEN="t-1",
        TELEGRAM_WEBHOOK_SECRET="t-2",
    )

    assert [] == [secret for secret in (SECRET, "hidden", "t-1", "t-2") if secret in repr(settings)]
