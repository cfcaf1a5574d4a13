"""Project files and bundles that were damaged at random or made to harm: clear errors only?

`python3 run.py faults hostile [SECONDS] [SEED]`: half of the time for project files, half for bundles and handouts
(default 600). Prints how many were tried, and how it ended; exit code 1 where anything came but success or a sentence.
The same harm with more to choose from: tests/fuzz/projects.py, tests/fuzz/bundles.py.
"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

SECONDS = 600.0
ROOT = Path(__file__).resolve().parents[3]


def main() -> int:
    """Run both fuzzers; return the exit code."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    seed = sys.argv[2] if len(sys.argv) > 2 else str(random.SystemRandom().randrange(1 << 32))
    codes = []
    for name in ("projects", "bundles"):  # each in a process of its own: its folders are its environment's
        program = ROOT / "tests" / "fuzz" / f"{name}.py"
        codes.append(subprocess.run([sys.executable, str(program), str(seconds / 2), seed], check=False).returncode)
    print("clear errors only" if not any(codes) else "something was no clear error, see above")
    return max(map(abs, codes))


if __name__ == "__main__":
    raise SystemExit(main())
