"""How long it takes until something happens: imports, the help, the smallest audit.

    python benchmarks/startup.py

Each in a process of its own; the quickest of five, in processor time, which other work disturbs little.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

_CALLS = {
    "python": ["-c", "pass"],
    "import provenance": ["-c", "import provenance"],
    "provenance.parse of one line": [
        "-c",
        "import provenance; provenance.parse('By Ada Moreau, AFP').people",
    ],
    "provenance --help": ["-m", "provenance.cli", "--help"],
    "provenance audit of one article": ["-m", "provenance.cli", "audit", "--no-ledger", "."],
}


def seconds(arguments: list[str], folder: str) -> float:
    """Return the processor seconds of the quickest of five runs."""
    best = float("inf")
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], cwd=folder, stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def main() -> None:
    """Print one line a call."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "one.txt").write_text("The harbour reopened on Monday.\n\nBy Ada Moreau, AFP", "utf-8")
        print("| what is started | processor seconds |\n|---|---|")
        for label, arguments in _CALLS.items():
            print(f"| {label} | {seconds(arguments, folder):.2f} |")


if __name__ == "__main__":
    main()
