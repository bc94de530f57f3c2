"""Read the service's settings from the environment: one table, all faults at once, a frozen result.

Every variable begins with `CONCILIA_`; a `.env` file in the working folder is read when present, and the
environment outranks it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import BadSettings
from bot.numbers import read_sender
from bot.setting_values import choice, choices, hosts, milliseconds, minutes, secret, secrets, switch, text, url, word

PREFIX = "CONCILIA_"
ROLES = ("adviser", "supervisor", "operator", "auditor", "viewer")  #: of staff, as `storage.schema.Role` has them


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: its name without prefix, its default as shown, how it is read, what it means."""

    name: str
    default: str | None
    read: Callable[[str], Any]
    help: str
    secret: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """The service's settings; a field for each row of the table."""

    database_url: str | None
    data_dir: Path
    public_url: str
    secret_key: str | None
    other_secret_keys: tuple[str, ...]
    understanding: str
    rasa_url: str | None
    rasa_token: str | None
    rasa_timeout_ms: int
    twilio_account_sid: str | None
    twilio_auth_token: str | None
    twilio_sms_from: str | None
    twilio_whatsapp_from: str | None
    twilio_api_url: str | None
    telegram_token: str | None
    telegram_webhook_secret: str | None
    telegram_api_url: str | None
    rest_key: str | None
    sender_role: str | None
    pager_url: str | None
    webhook_hosts: frozenset[str]
    traces_url: str | None
    payment_providers: Path | None
    holidays: Path | None
    second_factor: frozenset[str]
    session_idle_minutes: int
    oidc_issuer: str | None
    oidc_client_id: str | None
    oidc_client_secret: str | None
    passwords: bool
    demo_clock: bool

    def __repr__(self) -> str:
        """Show the settings without their secrets."""
        shown = {row.name.lower(): "…" if row.secret else getattr(self, row.name.lower()) for row in TABLE}
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


TABLE: tuple[Setting, ...] = (
    Setting(
        "DATABASE_URL", None, text, "PostgreSQL 14 or newer; without it an embedded one under DATA_DIR", secret=True
    ),
    Setting("DATA_DIR", "./var", Path, "embedded database, models, exports"),
    Setting(
        "PUBLIC_URL",
        "http://127.0.0.1:8000",
        url,
        "the address that providers call; signatures are checked against it",
    ),
    Setting(
        "SECRET_KEY",
        None,
        secret,
        "signs sessions and links, encrypts identity data; made once in DATA_DIR, required with DATABASE_URL",
        secret=True,
    ),
    Setting(
        "OTHER_SECRET_KEYS",
        "",
        secrets,
        "further secret keys that are accepted while SECRET_KEY is being changed, with `||` between them",
        secret=True,
    ),
    Setting("UNDERSTANDING", "embedded", choice("embedded", "rasa"), "the engine that reads messages"),
    Setting("RASA_URL", None, url, "the Rasa server, with UNDERSTANDING=rasa"),
    Setting("RASA_TOKEN", None, text, "what the Rasa server was started with as --auth-token", secret=True),
    Setting(
        "RASA_TIMEOUT_MS",
        "800",
        milliseconds,
        "how long a message waits for Rasa before the embedded engine answers, in milliseconds",
    ),
    Setting("TWILIO_ACCOUNT_SID", None, text, "SMS and WhatsApp stay off without it"),
    Setting("TWILIO_AUTH_TOKEN", None, text, "signs Twilio's webhooks", secret=True),
    Setting("TWILIO_SMS_FROM", None, read_sender, "the number that SMS leave from"),
    Setting("TWILIO_WHATSAPP_FROM", None, read_sender, "the number that WhatsApp messages leave from"),
    Setting("TWILIO_API_URL", None, url, "another base address, for test servers and proxies"),
    Setting("TELEGRAM_TOKEN", None, text, "Telegram stays off without it", secret=True),
    Setting("TELEGRAM_WEBHOOK_SECRET", None, word, "proves that an update comes from Telegram", secret=True),
    Setting("TELEGRAM_API_URL", None, url, "another base address"),
    Setting(
        "REST_KEY", None, secret, "the key of the REST channel in Rasa's shape; it stays off without it", secret=True
    ),
    Setting(
        "SENDER_ROLE",
        None,
        choice("first_party", "third_party"),
        "who writes, unless the creditor's file says; required before any proactive message",
    ),
    Setting("PAGER_URL", None, url, "called when a person in distress needs someone now", secret=True),
    Setting(
        "WEBHOOK_HOSTS",
        "",
        hosts,
        "hosts of your own that webhooks may go to, with commas between them, each as `host` or `host:port`",
    ),
    Setting(
        "TRACES_URL",
        None,
        url,
        "where traces are sent to by OTLP over HTTP, such as `http://127.0.0.1:4318`; needs the extra `traces`",
    ),
    Setting(
        "PAYMENT_PROVIDERS",
        None,
        Path,
        "a file of payment providers, each with the address that makes pages and its key: see docs/paying.md",
    ),
    Setting(
        "HOLIDAYS",
        None,
        Path,
        "a file of days that contacts keep as holidays beside the published ones, or not: `CL: {add: [2026-06-15]}`",
    ),
    Setting(
        "SECOND_FACTOR",
        "",
        choices(*ROLES),
        f"roles that must show a code of their phone beside the password, with commas between them: {', '.join(ROLES)}",
    ),
    Setting(
        "SESSION_IDLE_MINUTES",
        "60",
        minutes,
        "after so many minutes without a request of theirs staff sign in again, and after twelve hours in any case",
    ),
    Setting("OIDC_ISSUER", None, url, "the OpenID provider that staff may sign in with, as it names itself"),
    Setting("OIDC_CLIENT_ID", None, text, "what it knows the console as"),
    Setting("OIDC_CLIENT_SECRET", None, text, "what it gave the console beside", secret=True),
    Setting("PASSWORDS", "on", switch, "lets staff sign in by password too; off needs OIDC_ISSUER"),
    Setting("DEMO_CLOCK", "off", switch, "lets the clock be moved forward by API, for demonstrations only"),
)


def load(environment: Mapping[str, str], env_file: Path | None = None) -> Settings:
    """Return the settings, or raise BadSettings with every fault: bad values, unknown names, what is missing."""
    given = {
        **read_env_file(env_file),
        **{name: value for name, value in environment.items() if name.startswith(PREFIX)},
    }
    values, faults = _read(given)
    faults += _missing(values, given) + _unknown(given)
    if faults:
        raise BadSettings(faults)
    return Settings(**values)


def read_env_file(path: Path | None) -> dict[str, str]:
    """Return the variables of a `.env` file: NAME=value lines, quotes taken off, comments and blanks passed over."""
    if path is None or not path.is_file():
        return {}
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as fault:
        raise BadSettings([f"{path.name} is not text in UTF-8: save it as UTF-8."]) from fault
    found = (re.match(r"\s*(?:export\s+)?(\w+)\s*=\s*(.*?)\s*$", line) for line in lines)
    return {line[1]: line[2].strip("\"'") for line in found if line}


def _read(given: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    faults = []
    for row in TABLE:
        raw = given.get(PREFIX + row.name) or row.default
        try:
            values[row.name.lower()] = None if raw is None else row.read(raw)
        except ValueError as fault:
            faults.append(f"{PREFIX}{row.name}: {fault}.")
            values[row.name.lower()] = None
    return values, faults


NEEDS = {
    "database_url": ("secret_key",),
    "twilio_account_sid": ("twilio_auth_token",),
    "twilio_auth_token": ("twilio_account_sid",),
    "twilio_sms_from": ("twilio_account_sid",),
    "twilio_whatsapp_from": ("twilio_account_sid",),
    "telegram_token": ("telegram_webhook_secret",),
    "telegram_webhook_secret": ("telegram_token",),
    "rasa_token": ("rasa_url",),
    "oidc_issuer": ("oidc_client_id", "oidc_client_secret"),
    "oidc_client_id": ("oidc_issuer",),
    "oidc_client_secret": ("oidc_issuer",),
}


def _missing(values: Mapping[str, Any], given: Mapping[str, str]) -> list[str]:
    """Name what a setting needs beside it; keys that processes share must be given where machines share a database.

    What was given and cannot be used is told already.
    """
    needs = [(name, need) for name, all_needs in NEEDS.items() if values[name] for need in all_needs]
    if values["understanding"] == "rasa":
        needs.append(("understanding", "rasa_url"))
    if values["passwords"] is False:
        needs.append(("passwords", "oidc_issuer"))
    return [
        f"{PREFIX}{name.upper()} needs {PREFIX}{need.upper()} beside it."
        for name, need in needs
        if not values[need] and not given.get(PREFIX + need.upper())
    ]


def _unknown(given: Mapping[str, str]) -> list[str]:
    known = {PREFIX + row.name for row in TABLE} | OTHER_NAMES
    return [
        f"{name} is not a setting: see `concilia check` for all names."
        for name in given
        if name.startswith(PREFIX) and name not in known
    ]


OTHER_NAMES = {
    "CONCILIA_BROWSER",
    "CONCILIA_RASA_UNDER_TEST",
    "CONCILIA_SERVE",
    "CONCILIA_STAFF_PASSWORD",
    "CONCILIA_TEST_SERVERS",
    "CONCILIA_TRIAL_DATA",
    "CONCILIA_TRIAL_SEED",
}  #: between our own processes, and of the tests
