"""Try policies on invented clients."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.context import settings
from flows.negotiation.policy import BadPolicy, load_policy

if TYPE_CHECKING:
    from bot.laboratory.population_file import Population
    from bot.laboratory.trial import Wanted

REPORT, PAGE = "report.json", "report.html"
LEVELS = (ACTS, TEXT) = ("acts", "text")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, writable=True, path_type=Path)


@click.command()
@click.option(
    "--policy", "files", required=True, multiple=True, type=FILE, help="A policy's file; twice to compare two."
)
@click.option(
    "--population",
    "populations",
    default=("base",),
    show_default=True,
    multiple=True,
    help="A population's file, or one that ships; further ones to see whether what is found holds there too.",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default=LEVELS[0],
    show_default=True,
    help="What clients say: acts, or Spanish sentences that are read as the product reads them, to ours alone.",
)
@click.option("--clients", default=300, show_default=True, type=click.IntRange(10), help="Of each seed.")
@click.option("--seeds", default=20, show_default=True, type=click.IntRange(1), help="Times that other people are met.")
@click.option("--strategies", metavar="A,B", help="Ways of negotiating; all but the ablations unless named.")
@click.option("--ownership", type=click.FloatRange(0.5, 2.0), help="Of a plan of one's own, instead of the file's.")
@click.option("--processes", type=click.IntRange(1), help="Cores that work on it; all there are unless named.")
@click.option("--out", required=True, type=FOLDER, help="The reports' folder.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON too.")
def simulate(  # noqa: PLR0913 - one parameter for each option
    files: tuple[Path, ...],
    populations: tuple[str, ...],
    clients: int,
    seeds: int,
    strategies: str | None,
    ownership: float | None,
    processes: int | None,
    out: Path,
    *,
    level: str,
    as_json: bool,
) -> None:
    """Let invented clients meet one policy or two; write report.json and report.html.

    Example: concilia simulate --policy policy.yml --policy looser.yml --seeds 20 --out trial
    """
    from bot.laboratory.page import page  # noqa: PLC0415 - a command loads only its own parts
    from bot.laboratory.report import report  # noqa: PLC0415
    from bot.laboratory.trial import Wanted, run  # noqa: PLC0415

    policies, model = _named(files), _model() if level == TEXT else None
    ways = _spoken(strategies) if model else _ways(strategies)
    trials = [Wanted(policies, guessed, ways, clients, seeds, model) for guessed in _guessed(populations, ownership)]
    _check_world(trials)
    out.mkdir(parents=True, exist_ok=True)  # before the work begins: nobody waits for what cannot be kept
    steps = seeds * len(policies) * len(ways) * len(trials)
    with click.progressbar(length=steps, label="Living", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        (wanted, found), *beside = [(trial, run(trial, processes, lambda: bar.update(1))) for trial in trials]
    made = report(wanted, found, beside)
    written = json.dumps(made, ensure_ascii=False, indent=1)
    (out / REPORT).write_text(written + "\n", encoding="utf-8")
    (out / PAGE).write_text(page(made), encoding="utf-8")
    click.echo(written if as_json else f"{out / REPORT} and {out / PAGE} are written.")


def _guessed(names: tuple[str, ...], ownership: float | None) -> "list[Population]":
    """Return the populations, with another ownership where it is named; refuse two of one name."""
    from bot.laboratory.population import load_population  # noqa: PLC0415

    found = [load_population(name) for name in names]
    twice = [name for name, count in Counter(one.population for one in found).items() if count > 1]
    if twice:
        said = f"two are called {twice[0]}: name others, or write another name into one's first line."
        raise click.BadParameter(said, param_hint="--population")
    if ownership is None:
        return found
    return [
        one.model_copy(update={"payment": one.payment.model_copy(update={"ownership": ownership})}) for one in found
    ]


def _check_world(trials: "Sequence[Wanted]") -> None:
    """Raise BotError, before anybody lives, where an income in a policy's currency is unknown, or a country's words."""
    from bot.laboratory.text.book import open_book  # noqa: PLC0415
    from bot.laboratory.world import World  # noqa: PLC0415

    for trial in trials:
        for _, text in trial.policies:
            policy = load_policy(text)
            _ = World(trial.population, policy.country, policy.currency).income_median
            if trial.model:
                open_book(policy.country)


def _model() -> Path:
    """Return the folder of the model that reads sentences, trained here where it is not yet, once for all processes."""
    from bot.app import LEARNING, MODEL_FOLDER  # noqa: PLC0415
    from bot.laboratory.text.ears import open_ears  # noqa: PLC0415

    model = settings().data_dir / MODEL_FOLDER
    open_ears(model, lambda: click.echo(LEARNING, err=True))
    return model


def _spoken(named: str | None) -> tuple[str, ...]:
    """Return the ways that are tried where clients write: ours with acts and with sentences, and those named."""
    from bot.laboratory.strategies import OURS  # noqa: PLC0415
    from bot.laboratory.trial import TEXT as SENTENCES  # noqa: PLC0415

    others = _ways(named) if named else ()
    return tuple(dict.fromkeys((OURS, *others, SENTENCES)))


def _named(files: tuple[Path, ...]) -> tuple[tuple[str, str], ...]:
    """Return each policy's name and text; those of one name are told apart by version, else by file."""
    if len(files) > 2:  # noqa: PLR2004 - two are compared
        raise click.BadParameter("name one policy, or two to compare them.", param_hint="--policy")
    texts = [_text(file) for file in files]
    try:
        policies = [load_policy(text) for text in texts]
    except BadPolicy as fault:
        raise click.ClickException(f"{fault} `concilia policy check` tells all faults of a file.") from fault
    for names in (
        [policy.name for policy in policies],
        [f"{policy.name} {policy.version}" for policy in policies],
        [str(file) for file in files],
    ):
        if max(Counter(names).values()) == 1:
            return tuple(zip(names, texts, strict=True))
    raise click.BadParameter("the same file twice: name another one to compare it with.", param_hint="--policy")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise click.ClickException(f"{file} cannot be read as UTF-8 text: name a policy's YAML file.") from fault


def _ways(named: str | None) -> tuple[str, ...]:
    """Return the ways that are tried; raise BadParameter for what is none."""
    from bot.laboratory.strategies import ALL, STRATEGIES  # noqa: PLC0415

    if named is None:
        return tuple(STRATEGIES)
    ways = tuple(dict.fromkeys(name.strip() for name in named.split(",") if name.strip()))
    if unknown := [name for name in ways if name not in ALL]:
        raise click.BadParameter(f"{', '.join(unknown)}: write some of {', '.join(ALL)}.", param_hint="--strategies")
    if not ways:
        raise click.BadParameter(f"write some of {', '.join(ALL)}.", param_hint="--strategies")
    return ways
