"""Bad input gets a clear error or a finding; no traceback, and no article is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import provenance
from provenance.errors import UsageError


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "provenance.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def codes(corpus: Path) -> dict[str, set[str]]:
    run = provenance.audit(corpus)
    found: dict[str, set[str]] = {}
    for one in run.results:
        found.setdefault(one.article_id, set()).add(one.code)
    return found


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(
        "The harbour reopened on Monday.\nBy Ada Moreau, AFP", encoding="utf-8"
    )
    return tmp_path


def test_a_missing_path_ends_with_2_and_says_what_to_do(tmp_path: Path) -> None:
    done = command("audit", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "there is no corpus at" in done.stderr
    assert "tip:" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_ends_with_2(tmp_path: Path) -> None:
    done = command("audit", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no article in" in done.stderr


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"caf\xe9 society reopened", "it is not UTF-8: byte 0xe9 at offset 3"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is binary, not text"),
    ],
)
def test_a_file_that_is_no_text_is_a_finding_and_the_rest_go_on(
    corpus: Path, content: bytes, reason: str
) -> None:
    (corpus / "bad.txt").write_bytes(content)
    run = provenance.audit(corpus)
    assert [(one.article_id, one.code) for one in run.results if one.article_id == "bad"] == [
        ("bad", "PRV101")
    ]
    assert reason in next(one.message for one in run.results if one.code == "PRV101")
    assert [article.article_id for article in run.articles] == ["good"]
    assert not run.ok


def test_an_empty_file_is_an_article_and_is_said_to_be_empty(corpus: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    assert "SCH101" in codes(corpus)["empty"]


def test_a_link_that_leads_back_is_a_finding(corpus: Path) -> None:
    (corpus / "below").mkdir()
    (corpus / "below" / "up").symlink_to(corpus)
    assert codes(corpus)["below/up"] == {"PRV101"}


def test_a_link_to_nothing_is_a_finding(corpus: Path) -> None:
    (corpus / "dangling.txt").symlink_to(corpus / "gone")
    assert codes(corpus)["dangling"] == {"PRV101"}


def test_a_folder_that_may_not_be_listed_is_a_finding(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "locked").mkdir()
    listed = Path.iterdir

    def refuse(self: Path) -> object:
        if self.name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert codes(corpus)["locked"] == {"PRV101"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_a_finding_and_is_not_waited_for(corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.txt")
    assert codes(corpus)["pipe"] == {"PRV101"}


def test_a_line_of_50_megabytes_is_a_finding_and_the_rest_go_on(corpus: Path) -> None:
    (corpus / "long.txt").write_text("The harbour reopened and " * 2_000_000, encoding="utf-8")
    run = provenance.audit(corpus)
    assert [one.code for one in run.results if one.article_id == "long"] == ["SCH101"]
    assert [article.article_id for article in run.articles] == ["good"]


@pytest.mark.parametrize("body", ["a\0b", "\ufeffBy Ada Moreau", "\u202eyxalag", "By " * 50])
def test_odd_characters_are_read_as_they_are(body: str) -> None:
    run = provenance.audit([{"article_id": "odd", "body": body}])
    assert not [step for step in run.steps if step.outcome == "unevaluated"]
    assert len(next(iter(run.articles)).body) == len(body)


def test_a_body_that_is_no_valid_unicode_is_a_finding_that_can_be_printed() -> None:
    run = provenance.audit([{"article_id": "odd", "body": "\ud800 alone"}])
    assert [(one.article_id, one.code) for one in run.results] == [("odd", "SCH101")]
    assert run.render("full").encode("utf-8")


def test_two_articles_with_one_id_are_said_and_the_first_is_audited() -> None:
    frame = pd.DataFrame({"article_id": ["a", "a", "b"], "body": ["One.", "Two.", "Three."]})
    run = provenance.audit(frame)
    assert [article.body for article in run.articles] == ["One.", "Three."]
    assert [one.article_id for one in run.results if one.code == "SCH101"] == ["a"]


def test_an_article_without_id_or_body_is_said_by_its_place() -> None:
    run = provenance.audit([{"article_id": "a", "body": "One."}, {"body": "Two."}, {"article_id": "c"}])
    found = {(one.article_id, one.details["field"]) for one in run.results if one.code == "SCH101"}
    assert found == {("row 1", "article_id"), ("c", "body")}


@pytest.mark.parametrize("source", [5, None, b"bytes", {"article_id": "a"}])
def test_what_is_no_corpus_is_refused(source: object) -> None:
    with pytest.raises(UsageError, match=r"no corpus|no article"):
        provenance.audit(source)


@pytest.mark.parametrize("argument", [None, 5, b"bytes"])
def test_parse_refuses_a_body_that_is_no_string(argument: object) -> None:
    with pytest.raises(TypeError, match="body must be a str"):
        provenance.parse(argument)  # type: ignore[arg-type]
