"""Try what `docs/operations/deploy` holds as far as a machine without containers and without systemd can."""

import configparser
import ipaddress
import json
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import click
import pytest
import uvicorn
import yaml

from bot.cli import cli as concilia
from bot.errors import BadSettings
from bot.settings import PREFIX, TABLE, Settings, load, read_env_file
from nlu.rasa.__main__ import main as rasa
from tests.bot.services import HERE

DEPLOY = HERE / "docs/operations/deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if service.get("image") == "concilia"]
EXAMPLE = DEPLOY / "environment.example"
CADDY = (DEPLOY / "Caddyfile").read_text()
IMAGE = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
UNITS = sorted(DEPLOY.glob("*.service"))
GROUPS: tuple[click.Group, ...] = (rasa, concilia)  #: as the image's stages come
PROGRAM = "/opt/concilia/bin/concilia"
PORT = 8000
KEY = "k" * 64


def understood(group: click.Group, words: list[str]) -> dict[str, Any]:
    """Return what a command is told by some words. Raises UsageError where it or an option is not there."""
    with click.Context(group) as context:
        name, command, rest = group.resolve_command(context, words)
        assert command is not None
        return command.make_context(name, rest, parent=context).params


def unit(path: Path) -> dict[str, str]:
    """Return what a unit says of its service, each name in small letters; a name that stands twice is a fault."""
    parser = configparser.RawConfigParser(strict=True)
    parser.read(path)
    return dict(parser["Service"])


def given() -> dict[str, str]:
    """Return the environment of our services in containers, the example's empty secrets filled in."""
    filled = {"POSTGRES_PASSWORD": "p", "CONCILIA_PUBLIC_URL": "https://chat.example.com"}
    told = SERVICES["web"]["environment"].items()
    return {name: re.sub(r"\$\{(\w+)[^}]*\}", lambda hit: filled[hit[1]], str(value)) for name, value in told}


def test_the_example_names_settings_and_no_secret() -> None:
    """As it stands it starts a service with the database that comes along; nobody starts with a key of ours."""
    values = read_env_file(EXAMPLE)
    ours = {name.removeprefix(PREFIX) for name in values if name.startswith(PREFIX)}

    assert isinstance(load({}, EXAMPLE), Settings)
    assert set() == ours - {row.name for row in TABLE}
    assert {"POSTGRES_PASSWORD"} == {name for name in values if not name.startswith(PREFIX)}
    assert [] == [row.name for row in TABLE if row.secret and values.get(PREFIX + row.name)]


def test_containers_do_not_start_without_a_key() -> None:
    """The settings of the containers are settings; what is missing in the example is the secret key, and it alone."""
    with pytest.raises(BadSettings) as refused:
        load(given(), EXAMPLE)
    settings = load({**given(), "CONCILIA_SECRET_KEY": KEY}, EXAMPLE)

    assert 1 == str(refused.value).count(PREFIX + "SECRET_KEY")
    assert "postgresql://concilia:p@database:5432/concilia" == settings.database_url


def test_containers_run_commands_that_there_are() -> None:
    """Each of our containers is told a command with its options; the web listens where the proxy looks."""
    told = {name: understood(concilia, SERVICES[name]["command"]) for name in OURS}

    assert {"web", "worker", "migrate"} == set(OURS)
    assert ("0.0.0.0", PORT, True) == tuple(told["web"][name] for name in ("host", "port", "no_worker"))  # noqa: S104
    assert f"web:{PORT}" == SERVICES["proxy"]["environment"]["UPSTREAM"]
    assert 5005 == understood(rasa, SERVICES["rasa"]["command"])["port"]


def test_containers_are_closed() -> None:
    """Only the proxy is reached from outside; ours have no rights, and a root that cannot be written to."""
    closed = {**{name: SERVICES[name] for name in (*OURS, "rasa", "proxy")}}

    assert ["proxy"] == [name for name, service in SERVICES.items() if "ports" in service]
    assert [] == [
        name for name, service in closed.items() if (service["read_only"], service["cap_drop"]) != (True, ["ALL"])
    ]
    assert [] == [name for name, service in SERVICES.items() if "no-new-privileges:true" not in service["security_opt"]]
    assert COMPOSE["networks"]["inside"]["internal"]
    assert ["inside"] == SERVICES["database"]["networks"] == SERVICES["rasa"]["networks"]


def test_containers_name_what_is_there() -> None:
    """Services wait for services; volumes, networks, files and stages of the image that are named exist."""
    stages = set(re.findall(r" AS (\S+)", IMAGE))
    mounts = [mount.split(":")[0] for service in SERVICES.values() for mount in service.get("volumes", [])]
    builds = [service["build"] for service in SERVICES.values() if "build" in service]

    assert set() == {name for service in SERVICES.values() for name in service.get("depends_on", [])} - set(SERVICES)
    assert set() == {name for service in SERVICES.values() for name in service["networks"]} - set(COMPOSE["networks"])
    assert set() == {mount for mount in mounts if mount[0] != "."} - set(COMPOSE["volumes"])
    assert [] == [mount for mount in mounts if mount[0] == "." and not (DEPLOY / mount).is_file()]
    assert {HERE} == {(DEPLOY / build["context"]).resolve() for build in builds}
    assert [] == [
        build for build in builds if not (HERE / build["dockerfile"]).is_file() or build["target"] not in stages
    ]


def test_only_the_proxy_says_who_visits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address from which the web takes the visitor's is the proxy's own, within its network."""
    address = SERVICES["proxy"]["networks"]["outside"]["ipv4_address"]
    (network,) = COMPOSE["networks"]["outside"]["ipam"]["config"]
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", given()["FORWARDED_ALLOW_IPS"])

    assert address == uvicorn.Config("bot.web.process:create").forwarded_allow_ips
    assert ipaddress.ip_address(address) in ipaddress.ip_network(network["subnet"])


def test_the_proxy_hides_figures_and_knows_the_service() -> None:
    """What the proxy hides and asks for are paths of the service; by itself it looks where the unit listens."""
    served = set(re.findall(r'Route\("(/\w+)", ', (HERE / "bot/web/server.py").read_text()))
    hidden = re.findall(r"^\t@inside path (.+)$", CADDY, re.MULTILINE)
    told = understood(concilia, shlex.split(unit(DEPLOY / "concilia-web.service")["execstart"])[1:])

    assert [{"/metrics", "/readyz"}] == [set(paths.split()) for paths in hidden]
    assert {"/metrics", "/readyz"} <= served
    assert set(re.findall(r"health_uri (\S+)", CADDY)) <= served
    assert [f"{told['host']}:{told['port']}"] == re.findall(r"\{\$UPSTREAM:(\S+?)\}", CADDY)
    assert {"CONCILIA_PUBLIC_URL", "UPSTREAM"} == set(re.findall(r"\{\$(\w+)", CADDY))
    assert {"CONCILIA_PUBLIC_URL", "UPSTREAM"} == set(SERVICES["proxy"]["environment"])


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_units_run_commands_that_there_are(path: Path, tmp_path: Path) -> None:
    """A unit starts a command of ours as a user without rights; systemd, where it is, finds no fault in it."""
    says = unit(path)
    program, *words = shlex.split(says["execstart"])
    here = tmp_path / path.name.replace("@", "@1")
    here.write_text(path.read_text().replace(PROGRAM, sys.executable))

    assert PROGRAM == program
    understood(concilia, words)
    assert ("concilia", "/etc/concilia/environment") == (says["user"], says["environmentfile"])
    assert ("yes", "strict", "") == tuple(
        says[name] for name in ("nonewprivileges", "protectsystem", "capabilityboundingset")
    )
    assert (
        says["workingdirectory"] == f"/var/lib/{says['statedirectory']}" == read_env_file(EXAMPLE)["CONCILIA_DATA_DIR"]
    )
    assert "" == _judged_by_systemd(here)


def _judged_by_systemd(path: Path) -> str:
    """Return what systemd finds wrong with a unit; nothing where it is not installed."""
    judge = shutil.which("systemd-analyze")
    if judge is None:
        return ""
    done = subprocess.run([judge, "verify", "--man=no", path], capture_output=True, text=True, check=False)
    return done.stderr if done.returncode or path.name in done.stderr else ""


@pytest.mark.parametrize(("address", "lets"), [("postgresql://x@y/z", True), ("", False)])
def test_a_worker_wants_a_database_of_its_own(address: str, lets: bool) -> None:
    """The unit of workers refuses to start beside the database that belongs to the service."""
    before = shlex.split(unit(DEPLOY / "concilia-worker@.service")["execstartpre"].replace("$$", "$"))
    done = subprocess.run(before, env={"CONCILIA_DATABASE_URL": address}, capture_output=True, text=True, check=False)

    assert (lets, "CONCILIA_DATABASE_URL" not in done.stderr) == (done.returncode == 0, lets)


def test_the_image_takes_what_there_is() -> None:
    """Each file that is copied exists and is let through to whoever builds; the wheel's packages are all among them."""
    copied = [word for words in re.findall(r"^COPY (?!--from)(.+) \S+$", IMAGE, re.MULTILINE) for word in words.split()]
    let = {line[1:] for line in (DEPLOY / "Containerfile.dockerignore").read_text().splitlines() if line[:1] == "!"}
    packages = re.search(r"^packages = (\[.+\])$", (HERE / "pyproject.toml").read_text(), re.MULTILINE)

    assert [] == [name for name in copied if not (HERE / name).exists()]
    assert set(copied) == let
    assert packages
    assert set(json.loads(packages[1])) <= set(copied)


def test_the_image_starts_our_commands_as_nobody() -> None:
    """Entry points exist and are told commands that there are, by a user who is not root; no secret goes in."""
    users = re.findall(r"^USER (\d+)", IMAGE, re.MULTILINE)
    entries = [json.loads(words) for words in re.findall(r"^ENTRYPOINT (\[.+\])$", IMAGE, re.MULTILINE)]
    commands = [json.loads(words) for words in re.findall(r"^CMD (\[.+\])$", IMAGE, re.MULTILINE)]

    assert users
    assert "0" not in users
    assert [["python", "-m", "nlu.rasa"], ["concilia"]] == entries
    assert [5005, PORT] == [understood(group, words)["port"] for group, words in zip(GROUPS, commands, strict=True)]
    assert 'concilia = "bot.__main__:main"' in (HERE / "pyproject.toml").read_text()
    assert [] == [row.name for row in TABLE if row.secret and PREFIX + row.name in IMAGE]


@pytest.fixture
def answering() -> Iterator[tuple[int, list[str]]]:
    """Answer on a port of loopback; give the port and what was asked for."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200 if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server.server_port, asked
        server.shutdown()
        thread.join()


def test_the_image_knows_how_it_is(answering: tuple[int, list[str]]) -> None:
    """The check of the image's health asks the service's own page, and fails where nobody answers it."""
    port, asked = answering
    (words,) = re.findall(r"^HEALTHCHECK .+ CMD (\[.+\])$", IMAGE, re.MULTILINE)
    ways = (str(port), f"{port}/nothing")

    assert str(PORT) in words
    told = [
        subprocess.run(
            [sys.executable, *(word.replace(str(PORT), way) for word in json.loads(words)[1:])],
            capture_output=True, check=False,
        ).returncode
        for way in ways
    ]  # fmt: skip
    assert ([0, 1], ["/healthz", "/nothing/healthz"]) == (told, asked)
