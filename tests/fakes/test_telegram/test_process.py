"""Hold the Telegram as a process of its own to the same words."""

import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.fakes.telegram import TOKEN

HERE = Path(__file__).resolve().parents[3]


def test_as_a_process(tmp_path: Path) -> None:
    """Started as a process it says its address, is played over HTTP, and writes what happened as JSON lines."""
    ledger = tmp_path / "ledger.jsonl"
    command = [sys.executable, "-m", "tests.fakes.telegram", "--ledger", str(ledger), "--unhurried"]
    piped = subprocess.PIPE
    with ExitStack() as stack:
        process = stack.enter_context(subprocess.Popen(command, cwd=HERE, stdout=piped, text=True))
        stack.callback(process.send_signal, signal.SIGTERM)
        assert process.stdout is not None
        address = process.stdout.readline().split()[-1]
        play = stack.enter_context(httpx.Client(base_url=f"{address}/play"))
        person = play.post("/people", json={"first_name": "Marcela"}).json()["id"]
        play.post(f"/people/{person}/start", json={"payload": "t0ken"}).raise_for_status()
        play.post("/troubles", json={"kind": "drop", "accepted": True}).raise_for_status()
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.post(f"{address}/bot{TOKEN}/sendMessage", json={"chat_id": person, "text": "Hola"})
        texts = play.post(f"/people/{person}/texts").json()["result"]
        entries = play.get("/ledger", params={"chat": person}).json()["entries"]
        wrong = play.post(f"/people/{person}/vanish")
        group = play.post("/groups", json={"title": "Asesores"}).json()["id"]
        staff = play.post(f"/groups/{group}/staff", json={"first_name": "Andrea"}).json()["id"]
        play.post(f"/people/{staff}/write", json={"topic": None, "text": "hola"}).raise_for_status()
        play.post(f"/people/{staff}/send_document", json={"topic": None, "content": "JVBERg==", "name": "a.pdf"})
        updates = httpx.get(f"{address}/bot{TOKEN}/getUpdates").json()["result"]

    assert 0 == process.returncode
    assert ["Hola"] == texts
    assert [("start", False), ("sendMessage", True)] == [(each["name"], each["lost"]) for each in entries]
    assert 4 == len(ledger.read_text().splitlines())
    assert "hola" == updates[-2]["message"]["text"]
    assert 4 == updates[-1]["message"]["document"]["file_size"]
    assert 404 == wrong.status_code
