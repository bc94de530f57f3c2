"""Tell how much memory this process holds."""

import os
import resource
import sys
from pathlib import Path

STATM = Path("/proc/self/statm")
KIB_IN_MIB = 1024


def resident_mb() -> int:
    """Return the resident memory in MiB; where the system does not tell, the highest so far."""
    if STATM.exists():
        return int(STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (2**20 if sys.platform == "darwin" else KIB_IN_MIB)
