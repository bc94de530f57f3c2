"""Hold the bench of the laboratory: every way of negotiating is measured, and the people by themselves."""

from bot.bench.laboratory import run


def test_figures() -> None:
    """A rate stands for each way that is measured, for inventing people, and for all together."""
    figures = run(10, ways=("accept_all", "equal_instalments"))

    assert {"clients", "people", "all", "accept_all", "equal_instalments"} == set(figures)
    assert min(figures.values()) > 0
