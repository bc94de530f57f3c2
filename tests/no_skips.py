"""Turn every skipped or expected failure into a failed one: a test that does not run proves nothing."""

from collections.abc import Generator

import pytest


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Fail a report that says *skipped*, with the reason it gave."""
    if not report.skipped:
        return
    reason = getattr(report, "wasxfail", None) or (
        report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    )
    vars(report).pop("wasxfail", None)
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid} did not run ({reason}). Provide what it needs, or remove the test."


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Refuse skips and expected failures of a test."""
    report = yield
    _refuse(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Refuse a module that skips itself."""
    report = yield
    _refuse(report)
    return report
