"""Look the locked libraries up among the faults that are known of them: `make audit` runs this.

The advisories are those of OSV, which gathers PyPI's, GitHub's and others', or of a mirror that CONCILIA_ADVISORIES
names. Exit status 0: they were asked, and know of no fault; 1: they know of one, or the lock could not be read; 75:
nobody could be asked, so that nothing is known of the libraries either way.
"""

import json
import os
import subprocess
import sys
import urllib.request

from bootstrap import HERE, find_uv, settings_of_uv

ADVISORIES = "https://api.osv.dev"
NAME = "CONCILIA_ADVISORIES"
PATIENCE_SECONDS = 10
CLEAN, FAULTY, UNKNOWN = 0, 1, 75  #: the last is EX_TEMPFAIL of sysexits.h
PREVIEWS = ("--preview-features", "audit-command")  #: uv's own name for what it may still change


def why_away(advisories: str) -> str | None:
    """Return why the advisories cannot be asked, nothing when they answer."""
    question = json.dumps({"queries": []}).encode()
    asked = urllib.request.Request(f"{advisories}/v1/querybatch", question, {"Content-Type": "application/json"})  # noqa: S310
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - the operator's own word
            json.load(answer)
    except (OSError, ValueError) as fault:
        return str(fault)
    return None


def main(project: str = ".") -> int:
    """Look the libraries of a project's lock up; return the exit status."""
    advisories = os.environ.get(NAME, ADVISORIES).rstrip("/")
    if reason := why_away(advisories):
        print(
            f"NOT LOOKED UP: {advisories} does not answer ({reason}). Nothing is known of faults in the locked "
            f"libraries; run `make audit` where it is reached, or name a mirror in {NAME}.",
            file=sys.stderr,
        )
        return UNKNOWN
    uv = find_uv()
    if uv is None:
        print("uv is not here: `make setup` brings it.", file=sys.stderr)
        return FAULTY
    asked = [str(uv), "audit", "--frozen", *PREVIEWS, "--project", project, "--service-url", advisories]
    return int(bool(subprocess.run(asked, cwd=HERE, env={**os.environ, **settings_of_uv()}, check=False).returncode))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
