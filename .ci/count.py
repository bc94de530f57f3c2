"""Print how many tests passed and failed in a folder of JUnit reports; each failed check named counts as a failure.

Exit status 1 when anything failed, or when no test ran at all.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET


def counts(report: Path) -> tuple[int, int]:
    """Return the tests that passed and that did not."""
    suites = ET.parse(report).iter("testsuite")  # noqa: S314  # pytest has just written it
    rows = [[int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")] for suite in suites]
    bad = sum(sum(row[1:]) for row in rows)
    return sum(row[0] for row in rows) - bad, bad


def main(folder: str, *failed: str) -> int:
    """Print the closing line and return the exit status."""
    reports = {path.stem: counts(path) for path in Path(folder).glob("*.xml")}
    passed = sum(good for good, _ in reports.values())
    told = {name for name, (_, bad) in reports.items() if bad}
    bad = sum(bad for _, bad in reports.values()) + len(set(failed) - told)
    print(f"{passed} passed, {bad} failed")
    return int(bool(bad) or not passed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
