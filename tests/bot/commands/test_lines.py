"""Hold the commands that read JSON lines: an answer for each in its place, whatever a line holds, at once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot
from bot.packs import load_packs
from flows.contact.errors import BadLine
from flows.contact.line import answer as may_send
from flows.negotiation.answer import answer as negotiate
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR, POLICY

MESSAGE = {"id": "x1", "text": "puedo pagar 50 lucas el viernes", "locale": "es-CL", "today": "2026-03-10"}
QUESTION = {"id": "q1", "country": "CL", "zones": ["America/Santiago"], "now": "2026-03-10T12:00:00-03:00"}
QUESTION |= {"channel": "web", "kind": "reply", "initiated_by": "client", "debt": "D1"}
PROPOSAL = {"id": "p1", "today": "2026-03-10", "balance": "144000", "days_overdue": 26}
PROPOSAL |= {"policy_file": "policy.yml", "legs": [{"amount": "all", "date": "2026-03-13", "count": 1}]}
BAD = ("{", "[]", "7", "{}", '{"id": NaN}', '{"id": "bad"}', "[" * 100_000)
PACKS = load_packs()

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


def lines(*rows: Any) -> str:  # noqa: ANN401 - JSON values
    """Return rows as JSON lines; text stands as it is."""
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


@pytest.mark.parametrize(("name", "good"), [("parse", MESSAGE), ("negotiate", PROPOSAL), ("may-send", QUESTION)])
def test_in_their_places(concilia: Command, creditor_file: Path, name: str, good: dict[str, Any]) -> None:
    """Every line has its answer in its place: a bad one its error, blank ones nothing, and the command goes on."""
    ran = concilia(name, stdin=lines(good, *BAD, "", good))
    first, *bad, last = ran.rows

    assert (0, "", [good["id"]] * 2) == (ran.status, ran.err, [first["id"], last["id"]])
    assert [{"id", "error"}] * len(BAD) == [set(row) for row in bad]
    assert "error" not in first


def test_parse(concilia: Command) -> None:
    """A message is read into intent, entities and legs, as the contract writes them."""
    row = concilia("parse", stdin=lines(MESSAGE)).rows[0]
    leg = {"amount": "50000", "date": "2026-03-13", "count": 1, "frequency": None}

    assert ("propose_plan", [leg]) == (row["intent"], row["legs"])


def test_negotiate(concilia: Command, creditor_file: Path) -> None:
    """A proposal within the policy is accepted; a policy that cannot be read is named."""
    missing = {**PROPOSAL, "policy_file": "missing.yml"}
    good, bad = concilia("negotiate", stdin=lines(PROPOSAL, missing)).rows

    assert ("p1", "accept") == (good["id"], good["decision"])
    assert "missing.yml" in bad["error"]


def test_may_send(concilia: Command) -> None:
    """A reminder without consent is blocked with its rule; an answer is allowed."""
    reminder = {**QUESTION, "kind": "after_due", "initiated_by": "bot", "channel": "whatsapp"}
    answer, blocked = concilia("may-send", stdin=lines(QUESTION, reminder)).rows

    assert {"id": "q1", "decision": "allowed", "rule": "answer", "next_allowed_at": None} == {
        key: value for key, value in answer.items() if key != "reason"
    }
    assert ("blocked", "consent") == (blocked["decision"], blocked["rule"])


def test_bad_bytes(concilia: Command) -> None:
    """Bytes that are no UTF-8 spoil a word of their own line, and nothing else."""
    content = b'{"id": "1", "text": "hola \xff", "today": "2026-03-10"}\n' + lines(MESSAGE).encode()

    assert ["1", "x1"] == [row["id"] for row in concilia("parse", stdin=content).rows]


@given(st.sampled_from([*sorted(PROPOSAL), "policy", "paydays", "capacity"]), values)
def test_negotiate_survives(key: str, value: Any) -> None:  # noqa: ANN401 - JSON values
    """Whatever stands under a key, there is an answer with the line's id."""
    text = POLICY.format(creditor=CREDITOR, country="CL", currency="CLP")
    row = {**PROPOSAL, key: value}

    assert row["id"] == negotiate(row, lambda _: text)["id"]


@given(st.sampled_from([*sorted(QUESTION), "history", "holds", "holidays", "consents", "region"]), values)
def test_may_send_survives(key: str, value: Any) -> None:  # noqa: ANN401 - JSON values
    """Whatever stands under a key, there is an answer, or the fault of a line."""
    row = {**QUESTION, "kind": "after_due", "initiated_by": "bot", key: value}
    try:
        found = may_send(row, PACKS)["decision"]
    except BadLine:
        found = "refused"

    assert found in {"allowed", "blocked", "refused"}


PATHS = {**os.environ, "PYTHONPATH": str(Path(bot.__file__).parents[1])}
BOUND = {"capacity": {"amount": "30000", "window_days": 26}, "legs": [{"amount": "20000", "date": "2026-05-10"}]}
CHATTY = """
import ctypes, os
from bot.commands.lines import answers_alone
with answers_alone() as out:
    ctypes.CDLL(None).puts(b"printed in C"); ctypes.CDLL(None).fflush(None)
    os.write(1, b"written past Python\\n")
    print("printed in Python")
    print("the answer", file=out)
print("afterwards")
"""


def test_nothing_but_answers(creditor_file: Path) -> None:
    """A process of its own writes a line of JSON for each line, also when a solver has worked, and nothing else."""
    rows = lines(*({**PROPOSAL, **BOUND, "id": number, "balance": str(90_000 + number)} for number in range(20)))
    command = [sys.executable, "-m", "bot", "negotiate"]
    env = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    ran = subprocess.run(
        command, input=rows, capture_output=True, text=True, check=True, cwd=creditor_file.parent, env=env
    )

    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (list(range(20)), "") == ([row["id"] for row in answers], ran.stderr)
    assert {"counter"} == {row["decision"] for row in answers}


def test_whatever_libraries_print() -> None:
    """What a library prints goes to standard error while answers are written, and nowhere else afterwards."""
    ran = subprocess.run([sys.executable, "-c", CHATTY], capture_output=True, text=True, check=True, env=PATHS)

    assert ["the answer", "afterwards"] == ran.stdout.splitlines()
    assert {"printed in C", "written past Python", "printed in Python"} == set(ran.stderr.splitlines())


def test_at_once(tmp_path: Path) -> None:
    """A line is answered before the next one is sent."""
    command = [sys.executable, "-m", "bot", "may-send"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        answers = []
        for name in ("a", "b"):
            process.stdin.write(lines({**QUESTION, "id": name}))
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline())["id"])
        process.stdin.close()

        assert ["a", "b"] == answers
