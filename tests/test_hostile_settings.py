"""A configuration that says something impossible is refused; it is never half understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import provenance

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "said",
    [
        "select = 'ALL'",
        "select = ['']",
        "fail-on = ['error']",
        "gates.FIG = nan",
        "gates.FIG = true",
        "gates.FIG = {}",
        "reading.columns = {body = 3}",
        "reading.columns = {bdy = 'text'}",
        "reading.encoding = 'base64'",
        "reading.encoding = ''",
        "reading.article-bytes = 0",
        "reading.article-bytes = true",
        "reading.ratio = -1",
        "agencies.x = {name = 3}",
        "agencies.x = {name = ''}",
        "agencies.x = {name = 'X', short = 'XNA'}",
        "agencies.x = {name = 'X', short = [3]}",
        "agencies.x = {name = 'X', short = ['((']}",
        "agencies.x = {name = 'X', since = 'May'}",
        "rules.uncredited-wire = 3",
        "rules.uncredited-wire.share = 'x'",
        "rules.uncredited-wire.share = nan",
        "rules.uncredited-wire.level = ['error']",
        "accept = [{}]",
    ],
)
def test_an_impossible_setting_is_refused(tmp_path: Path, said: str) -> None:
    (tmp_path / "provenance.toml").write_text(said, encoding="utf-8")
    (tmp_path / "wire.txt").write_text("The harbour reopened on Monday.", encoding="utf-8")
    with pytest.raises(provenance.errors.ConfigurationError):
        provenance.audit(tmp_path)


def test_a_tool_that_is_no_table_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("tool = 3", encoding="utf-8")
    (tmp_path / "wire.txt").write_text("The harbour reopened on Monday.\nBy Ada Moreau", encoding="utf-8")
    assert provenance.audit(tmp_path).ok
