"""Whatever ends a run or one of its processes, nothing is lost: what is left goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from runs import WIRE, answer, report_among

import provenance
from provenance.model import Article

ROOT = Path(__file__).parents[1]
STOPS = [
    "articles 1",
    "articles 7",
    "shared_passages 0",
    "candidates 0",
    "repeats 0",
    "repeats 1",
    "repeats 3",
    "rules 0",
    "rules 1",
]


def crowd() -> list[Article]:
    copies = [
        Article(article_id=f"late{n}", body=f"{WIRE}It was told to town {n}.", published=f"2025-03-0{n}")
        for n in range(2, 6)
    ]
    return [*report_among(5), *copies]


@pytest.fixture(scope="module")
def undisturbed() -> tuple[object, ...]:
    return answer(provenance.audit(crowd(), select=["AGY2", "PRV"]))


@pytest.mark.parametrize("stop", STOPS)
def test_a_run_that_was_killed_is_taken_up_and_ends_as_an_undisturbed_one(
    tmp_path: Path, undisturbed: tuple[object, ...], stop: str
) -> None:
    cache = tmp_path / "tables.duckdb"
    code = (
        "import sys; sys.path[:0] = sys.argv[1:3]\n"
        "from pathlib import Path\n"
        "import provenance, provenance.engines.duckdb as engine, provenance.pipeline.loading as loading\n"
        "import test_interruptions as test\n"
        "loading._TOGETHER = loading._STORED = loading.PAIRS = engine.PAIRS = 1\n"
        "def progress(step):\n"
        "    if f'{step.stage} {step.done}' == sys.argv[4]:\n"
        "        print('here', flush=True)\n"
        "        sys.stdin.read()\n"
        "provenance.audit(test.crowd(), select=['AGY2', 'PRV'], cache=Path(sys.argv[3]), progress=progress)\n"
        "print('done', flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(ROOT), str(ROOT / "tests"), str(cache), stop],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
    assert answer(provenance.audit(crowd(), select=["AGY2", "PRV"], cache=cache)) == undisturbed


DEADLY = """
import os, signal, sys
sys.path[:0] = sys.argv[1:3]
import provenance.comparers.repeats as repeats
import provenance.pipeline.parsing as parsing

parse_article, read = parsing.parse_article, repeats.read

def parse(article):
    if article.article_id == "own3":
        os.kill(os.getpid(), signal.SIGKILL)
    return parse_article(article)

def look(body):
    if "town 4" in body:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(body)

parsing.parse_article, repeats.read = parse, look

if __name__ == "__main__":
    import provenance, test_interruptions
    import provenance.pipeline.loading as loading

    loading._TOGETHER = 3
    run = provenance.audit(test_interruptions.crowd(), select=["AGY201", "PRV102"], workers=2)
    for one in run.results:
        print(one.code, one.article_id)
    print(len(run.articles))
"""


def test_a_process_that_dies_of_an_article_costs_no_other_one(tmp_path: Path) -> None:
    script = tmp_path / "deadly.py"
    script.write_text(DEADLY, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, ROOT, ROOT / "tests"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    *found, articles = done.stdout.splitlines()
    assert "PRV102 own3" in found
    assert {"AGY201 late2", "AGY201 late3", "AGY201 late5"} <= set(found)
    assert "AGY201 late4" not in found
    assert int(articles) == len(crowd())
