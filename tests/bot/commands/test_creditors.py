"""Hold the commands that set a house up: schema, creditors, policies, staff, keys, audit."""

import json
from pathlib import Path

import pytest
import yaml

from bot.passwords import is_right
from storage.database import Database
from storage.migrations import HEAD
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR, FILE


def write(path: Path, **changes: object) -> Path:
    """Write a creditor's file with other keys; None leaves one out."""
    document = {name: value for name, value in {**FILE, **changes}.items() if value is not None}
    path.write_text(yaml.safe_dump(document, allow_unicode=True), "utf-8")
    return path


def test_migrate(concilia: Command) -> None:
    """The schema is brought up to date, as often as one likes."""
    assert [{"schema": HEAD}, {"schema": HEAD}] == [concilia("migrate", "--json").json for _ in range(2)]


def test_creditor(concilia: Command, creditor_file: Path) -> None:
    """A creditor is created with its policy, updated by the same command, and listed."""
    first = concilia("creditor", "apply", creditor_file, "--json")
    write(creditor_file, name="Aguas del Valle S.A.")
    again = concilia("creditor", "apply", creditor_file)
    facts = {"creditor": CREDITOR, "country": "CL", "currency": "CLP", "policy_version": "2026-01-01"}

    assert {"creditor": CREDITOR, "policy_version": "2026-01-01"} == first.json
    assert (0, f"{CREDITOR}: stored, with policy version 2026-01-01.\n") == (again.status, again.out)
    assert [{**facts, "name": "Aguas del Valle S.A."}] == concilia("creditor", "list", "--json").json
    assert "Aguas del Valle S.A." in concilia("creditor", "list").out


def test_two_creditors_may_share_a_sender(concilia: Command, creditor_file: Path) -> None:
    """A number or bot may be two creditors' own: who is written to on it is asked."""
    senders = {"sms": "+56 2 2123 4567", "whatsapp": "whatsapp:+56221234567", "telegram": "@AguasDelValleBot"}
    stored = [
        concilia("creditor", "apply", write(creditor_file, creditor=creditor, senders=senders)).status
        for creditor in ("aguas-del-valle", "luz-del-valle")
    ]

    assert [0, 0] == stored


def test_nobody_yet(concilia: Command) -> None:
    """An empty list says how it is filled."""
    said = [concilia(*words).out for words in (("creditor", "list"), ("staff", "list"), ("api-key", "list"))]

    assert ["creditor apply" in said[0], "staff add" in said[1], "no keys" in said[2]] == [True, True, True]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"country": None, "currenci": "CLP"}, ["country: is missing; add it.", "currenci: is no key here"]),
        (
            {"timezone": "Chile", "locale": "español"},
            ["timezone: 'Chile' is not a time zone", "locale: 'español' is not"],
        ),
        (
            {"country": "Chile", "name": 5, "benefits": "luz", "sender_role": "boss"},
            [
                "name: is not text; write it between quotes",
                "country: is not a country; write its two capital letters, such as CL",
                "sender_role: is none of 'first_party' or 'third_party'; write one of them",
                "benefits: is not a list; write its parts below it, each after a dash",
            ],
        ),
        (
            {"payment_means": [{"kind": "bitcoin"}]},
            ["payment_means.0: has another 'kind' than 'transfer', 'link', 'cash', 'other', 'card_link'"],
        ),
        ({"adviser_hours": {"mon_fri": None}}, ["adviser_hours: adviser_hours has no open day"]),
        ({"adviser_hours": {"monday": ["9", "18"]}}, ["adviser_hours: "]),
        (
            {"creditor": "Mal Id"},
            ["creditor: is not an id; write small letters, digits and -, such as"],
        ),
        ({"currency": "MXN"}, ["currency: the creditor says MXN, its policy CLP"]),
        ({"policy": "other.yml"}, ["policy: other.yml cannot be read"]),
        ({"payment_means": [{"kind": "transfer"}]}, ["payment_means.0.transfer.bank: is missing"]),
        (
            {"routes": {"pause": {"days_max": 0}, "skip_instalment": {"per_agreement_max": 9}, "barter": {}}},
            ["routes.pause.days_max: ", "routes.skip_instalment.per_agreement_max: ", "routes.barter: is no key here"],
        ),
        (
            {"senders": {"sms": "221234567", "telegram": "Aguas", "fax": "+56"}},
            [
                "senders.sms: write a number of your own with the country's code, such as +56221234567",
                "senders.telegram: 'Aguas' is no bot; write the name that ends in 'bot'",
                "senders.fax: is no key here",
            ],
        ),
        ({"goals": {"be_rich": "…"}}, ["goals.be_rich.[key]: "]),
        (
            {"goals": {"keep_service": "Si no paga, habrá acciones legales."}},
            ["goals.keep_service: the text threatens: 'acciones legales'; say it without."],
        ),
        (
            {
                "contact": {"forbidden_phrases": ["Sin Compromiso", " línea*", "…"]},
                "answers": {"interest": "Nada se suma, sin compromíso."},
                "benefits": ["Se paga con calma.", "Es sin compromiso."],
                "goals": {"be_done": "Se termina sin compromiso."},
                "payment_means": [{"kind": "link", "url": "https://pagos.example", "label": "Pago en lineas"}],
            },
            [
                "answers.interest: the text says 'Sin Compromiso', which contact.forbidden_phrases forbids; say it",
                "benefits.1: the text says 'Sin Compromiso'",
                "goals.be_done: the text says 'Sin Compromiso'",
                "payment_means.0.label: the text says ' línea*'",
                "contact.forbidden_phrases.2: has no word in it; write a phrase, or remove it.",
            ],
        ),
    ],
)
def test_creditor_refused(
    concilia: Command, creditor_file: Path, changes: dict[str, object], faults: list[str]
) -> None:
    """Every fault of a creditor's file is told at once with its remedy, and nothing is stored."""
    ran = concilia("creditor", "apply", write(creditor_file, **changes))

    assert (1, "") == (ran.status, ran.out)
    assert [True] * len(faults) == [fault in ran.err for fault in faults]
    assert [] == concilia("creditor", "list", "--json").json


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"creditor: [", b"since: 2026-02-30", b"- 1", b""])
def test_unreadable(concilia: Command, creditor_file: Path, content: bytes) -> None:
    """A file that is no YAML, or no text, is refused in a sentence."""
    creditor_file.write_bytes(content)
    ran = concilia("creditor", "apply", creditor_file)
    policy = concilia("policy", "check", creditor_file)

    assert (1, 1, True) == (ran.status, policy.status, ran.err.startswith("aguas.yml: "))


def test_policy_check(concilia: Command, creditor_file: Path) -> None:
    """A policy's faults are told with line and remedy; a valid one is called valid."""
    policy = creditor_file.with_name("policy.yml")
    good = concilia("policy", "check", policy)
    policy.write_text(policy.read_text("utf-8").replace("payments_max: 6", "payments_max: many"), "utf-8")
    bad, told = concilia("policy", "check", policy), concilia("policy", "check", policy, "--json")

    assert (0, "policy.yml: valid.\n") == (good.status, good.out)
    assert (1, True) == (bad.status, "payments_max" in bad.err)
    assert (1, {"line", "what", "remedy"}) == (told.status, set(told.json["faults"][0]))


def test_policy_remarks(concilia: Command, creditor_file: Path) -> None:
    """What a valid policy holds without effect is told on its line, and is no fault."""
    policy = creditor_file.with_name("policy.yml")
    useless = policy.read_text("utf-8").replace("rescue: {per_agreement_max: 2", "rescue: {per_agreement_max: 0")
    policy.write_text(useless, "utf-8")
    told, said = concilia("policy", "check", policy, "--json"), concilia("policy", "check", policy)

    assert (0, [], {"line", "what", "remedy"}) == (told.status, told.json["faults"], set(told.json["remarks"][0]))
    assert (0, 2, True) == (said.status, said.out.count("\n"), "no instalment can be moved" in said.out)


def test_policy_schema(concilia: Command) -> None:
    """The schema that is printed is the one that editors find among the documents."""
    page = Path(__file__).parents[3] / "docs" / "schemas" / "policy.schema.json"

    assert json.loads(page.read_text("utf-8")) == concilia("policy", "schema").json


@pytest.mark.parametrize(
    ("changed", "creditor", "sentence"),
    [
        (("payments_max: 6", "payments_max: 0"), CREDITOR, "policy.yml: line 11: levels[0].bot.payments_max: '0'"),
        (("x", "x"), "nobody", "No creditor is called 'nobody'"),
    ],
)
def test_policy_apply_refused(
    concilia: Command, creditor_file: Path, changed: tuple[str, str], creditor: str, sentence: str
) -> None:
    """A policy with faults, and one for nobody, are refused in a sentence; what was in force stays so."""
    concilia("creditor", "apply", creditor_file)
    policy = creditor_file.with_name("policy.yml")
    policy.write_text(policy.read_text("utf-8").replace("2026-01-01", "2026-04-01").replace(*changed), "utf-8")
    ran = concilia("policy", "apply", policy, "--creditor", creditor)

    assert (1, "", True) == (ran.status, ran.out, ran.err.startswith(sentence))
    assert ["2026-01-01"] == [row["policy_version"] for row in concilia("creditor", "list", "--json").json]


def test_policy_apply(concilia: Command, creditor_file: Path, database: Database) -> None:
    """A new version is in force; the same version with other words is refused, and the first one stands."""
    concilia("creditor", "apply", creditor_file)
    policy = creditor_file.with_name("policy.yml")
    text = policy.read_text("utf-8")
    policy.write_text(text.replace("2026-01-01", "2026-04-01"), "utf-8")
    applied = concilia("policy", "apply", policy, "--creditor", CREDITOR, "--json")
    policy.write_text(policy.read_text("utf-8").replace("payments_max: 6", "payments_max: 5"), "utf-8")
    changed = concilia("policy", "apply", policy, "--creditor", CREDITOR)
    with database.unit_of_work(CREDITOR) as uow:
        current = uow.policies.current(CREDITOR)

    assert {"creditor": CREDITOR, "policy_version": "2026-04-01"} == applied.json
    assert (1, True) == (changed.status, "give the changed one a new version" in changed.err)
    assert current is not None
    assert "payments_max: 6" in current.document


def test_policy_of_elsewhere(concilia: Command, creditor_file: Path) -> None:
    """A policy made for another country or currency is refused."""
    concilia("creditor", "apply", creditor_file)
    policy = creditor_file.with_name("policy.yml")
    policy.write_text(policy.read_text("utf-8").replace("country: CL", "country: MX"), "utf-8")
    ran = concilia("policy", "apply", policy, "--creditor", CREDITOR)

    assert (1, True) == (ran.status, "country: the creditor says CL, its policy MX" in ran.err)


def test_staff(concilia: Command, creditor_file: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """An adviser is added with a password that is only kept as a hash, listed, and disabled."""
    concilia("creditor", "apply", creditor_file)
    monkeypatch.setenv("CONCILIA_STAFF_PASSWORD", "a long password")
    who = ("--name", "Andrea Rojas", "--email", "Andrea@example.com", "--creditor", CREDITOR)
    added = concilia("staff", "add", *who, "--json").json
    twice = concilia("staff", "add", *who)
    disabled = concilia("staff", "disable", "andrea@example.com", "--json").json
    rows = concilia("staff", "list", "--json").json
    with database.unit_of_work() as uow:
        hashed = uow.staff.get(added["id"]).password_hash
    facts = {"id": added["id"], "name": "Andrea Rojas", "email": "andrea@example.com", "role": "adviser"}

    assert (True, "andrea@example.com") == (is_right("a long password", hashed), added["email"])
    assert (1, True) == (twice.status, "already" in twice.err)
    assert {"id": added["id"], "disabled": True} == disabled
    assert [{**facts, "creditors": [CREDITOR], "disabled": True}] == rows


def test_staff_come_and_go(
    concilia: Command, creditor_file: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is disabled gets no link until they are enabled; each step is on record, without anybody's words."""
    concilia("creditor", "apply", creditor_file)
    monkeypatch.setenv("CONCILIA_STAFF_PASSWORD", "a long password")
    who = "andrea@example.com"
    number = concilia("staff", "add", "--name", "Andrea Rojas", "--email", who, "--json").json["id"]
    concilia("staff", "disable", who)
    refused = concilia("staff", "invite", who)
    concilia("staff", "enable", who)
    url = concilia("staff", "invite", who, "--json").json["url"]
    codes = concilia("staff", "reset-code", who, "--json").json
    nobody = concilia("staff", "enable", "eva@example.com")
    with database.unit_of_work(CREDITOR) as uow:
        entries = uow.audit.about(CREDITOR, f"staff:{number}")

    assert (1, True) == (refused.status, f"concilia staff enable {who}" in refused.err)
    assert (1, True) == (nobody.status, "concilia staff list" in nobody.err)
    assert "/console/welcome/" in url
    assert {"id": number, "reset": False} == codes
    assert ["hired", "disabled", "enabled", "invited"] == [entry.action.removeprefix("staff.") for entry, _ in entries]
    assert {"operator"} == {entry.actor for entry, _ in entries}
    assert who not in str([payload for _, payload in entries])


@pytest.mark.parametrize(
    ("words", "password", "status"),
    [
        (("--name", "A", "--email", "a@example.com"), "short", 1),
        (("--name", "A", "--email", "a@example.com", "--creditor", "nobody"), "a long password", 1),
        (("--name", "A", "--email", "andrea"), "a long password", 2),
        (("--name", "  ", "--email", "a@example.com"), "a long password", 2),
        (("--name", "A", "--email", "a@example.com", "--role", "boss"), "a long password", 2),
    ],
)
def test_staff_refused(
    concilia: Command, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], password: str, status: int
) -> None:
    """A short password, an unknown creditor, no address, no name, an unknown role: refused, and nobody is added."""
    monkeypatch.setenv("CONCILIA_STAFF_PASSWORD", password)
    ran = concilia("staff", "add", *words)

    assert (status, 1, []) == (ran.status, ran.err.count("\n"), concilia("staff", "list", "--json").json)


def test_key(concilia: Command, creditor_file: Path, database: Database) -> None:
    """A key is printed once; listed without its words; revoked it opens nothing."""
    concilia("creditor", "apply", creditor_file)
    made = concilia("api-key", "create", "--name", "erp", "--creditor", CREDITOR, "--scope", "read", "--json").json
    plain = concilia("api-key", "create", "--name", "crm").out.splitlines()
    with database.unit_of_work() as uow:
        found = [uow.api_keys.find(words) for words in (made["key"], plain[0])]
    rows = concilia("api-key", "list", "--json")
    concilia("api-key", "revoke", str(rows.json[1]["id"]))
    with database.unit_of_work() as uow:
        revoked = uow.api_keys.find(made["key"])

    assert ({"name", "key"}, "erp") == (set(made), made["name"])
    assert [(CREDITOR, ["read"]), (None, ["read", "write"])] == [(key.creditor_id, key.scopes) for key in found if key]
    assert (None, False) == (revoked, made["key"] in rows.out)


@pytest.mark.parametrize("scope", ["", "admin", "read,admin"])
def test_key_refused(concilia: Command, scope: str) -> None:
    """A key has a known scope."""
    assert 2 == concilia("api-key", "create", "--name", "erp", "--scope", scope).status


def test_audit(concilia: Command, creditor_file: Path, database: Database) -> None:
    """A whole chain is proved; a changed entry is found, with status 1."""
    concilia("creditor", "apply", creditor_file)
    whole = concilia("audit", "verify", "--json")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("RESET ROLE")
        connection.exec_driver_sql("ALTER TABLE audit DISABLE TRIGGER ALL")
        connection.exec_driver_sql("UPDATE audit SET actor = 'somebody' WHERE seq = 1")
        connection.exec_driver_sql("ALTER TABLE audit ENABLE TRIGGER ALL")
    broken = concilia("audit", "verify")

    assert (0, True, 2) == (whole.status, whole.json["whole"], whole.json["creditors"][0]["entries"])
    assert (1, True) == (broken.status, "entry 1 was changed" in broken.out)


def test_ways_to_pay_by_two(concilia: Command, creditor_file: Path) -> None:
    """Other ways to pay wait for somebody else, which is said; a list shows both, and a no keeps what is in force."""
    concilia("creditor", "apply", creditor_file)
    write(creditor_file, payment_means=[{"kind": "cash", "label": "Caja nueva"}])
    stored = concilia("creditor", "apply", creditor_file, "--by", "Paula Reyes")
    number = concilia("means", "list", "--json").json[0]["waiting"]["id"]
    where = (number, "--creditor", CREDITOR)
    own = concilia("means", "approve", *where, "--by", "paula reyes")
    shown = concilia("means", "list", "--creditor", CREDITOR).out
    refused = concilia("means", "refuse", *where, "--by", "Andrés Soto", "--reason", "aún no abre")
    late = concilia("means", "approve", *where, "--by", "Andrés Soto")
    concilia("creditor", "apply", creditor_file, "--by", "Paula Reyes")
    again = concilia("means", "list", "--json").json[0]["waiting"]["id"]
    approved = concilia("means", "approve", again, "--creditor", CREDITOR, "--by", "Andrés Soto", "--json").json

    assert (0, True) == (
        stored.status,
        f"list {number}, proposed by Paula Reyes, waits for somebody else" in stored.out,
    )
    assert (1, True) == (own.status, "second person" in own.err)
    assert ["+ cash, Caja nueva" in shown, "- transfer, Banco del Valle" in shown] == [True, True]
    assert (0, 1, "active") == (refused.status, late.status, approved["status"])
    assert [{"kind": "cash", "label": "Caja nueva"}] == concilia("means", "list", "--json").json[0]["active"]["means"]
