"""Which test stands against which group of attacks, and those that stand in no other room.

The groups are those of the survey that the ledger and the readers were built on: pages, summaries and logs,
SARIF, CSV, XML, archives, Parquet, JSON, paths, patterns, code in data, schemas, ledgers, identity, secrets.
"""

from __future__ import annotations

import ast
import re
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Never

import pytest

import provenance
from provenance.exports import exports, rendered
from provenance.model import Article
from provenance.reports.sarif import render as sarif

_TESTS = Path(__file__).parent
_ROOT = _TESTS.parent
_GROUPS = {
    "1 markup in bylines, titles, names of agencies and files, messages": [
        "test_hostile_text_changes_nothing"
    ],
    "2 a closing script and a comment in embedded JSON": [
        "test_hostile_text_changes_nothing",
        "test_hostile_text_stays_where_it_is_without_scripts",
    ],
    "3 separators of lines and paragraphs": ["test_hostile_text_changes_nothing"],
    "4 javascript: and data: for an address": ["test_hostile_text_changes_nothing"],
    "5 quotation marks that leave an attribute": ["test_hostile_text_changes_nothing"],
    "6 reading direction and no width": ["test_what_cannot_be_seen_is_shown_or_escaped"],
    "7 a policy of hashes, and no request": [
        "test_the_policy_allows_the_two_hashes_and_nothing_else",
        "test_the_page_sets_no_inline_style_and_no_handler",
    ],
    "8 a page of very many findings": [
        "test_ten_thousand_findings_take_four_megabytes_at_most",
        "test_a_run_beyond_the_limits_is_written_as_a_folder",
    ],
    "9 markup and mentions in a job summary": ["test_markdown_holds_no_markup_of_an_article"],
    "10 commands of a build server": [
        "test_github_sees_only_commands_and_few_enough_of_each_level",
        "test_azure_sees_only_commands",
        "test_no_line_is_a_command_to_a_build_server",
    ],
    "11 escapes of a terminal": ["test_what_cannot_be_seen_is_shown_or_escaped"],
    "12 paths in SARIF": ["test_a_path_in_sarif_is_a_relative_uri_whatever_it_holds"],
    "13 regions behind characters of two units": [
        "test_every_region_is_right_and_every_link_leads_somewhere"
    ],
    "14 lines and placeholders in a message": ["test_a_message_in_sarif_keeps_its_braces_and_links_nothing"],
    "15 formulas in CSV": ["test_no_cell_is_a_formula_whatever_it_begins_with"],
    "16 hostile XML": [
        "test_hostile_xml_is_refused_in_words",
        "test_a_million_attributes_are_only_a_long_element",
    ],
    "17 bombs and archives": [
        "test_a_gzip_bomb_stops_at_its_bound",
        "test_a_bomb_of_lines_stops_at_its_ratio_and_the_user_can_raise_it",
        "test_a_broken_archive_is_refused_in_words",
        "test_formats_that_run_code_or_hold_files_are_not_read",
    ],
    "18 hostile Parquet": [
        "test_a_parquet_bomb_stops_at_its_ratio",
        "test_a_damaged_parquet_file_is_refused_in_words",
        "test_parquet_with_many_columns_reads_those_it_needs",
        "test_parquet_that_holds_no_text_is_refused_in_words",
    ],
    "19 hostile JSON": [
        "test_hostile_json_is_refused_in_words",
        "test_a_lone_surrogate_is_kept_as_it_is",
        "test_a_line_without_end_is_passed_over_in_bounded_memory",
        "test_a_byte_order_mark_tells_the_encoding_and_is_no_text",
    ],
    "20 paths, links, pipes and devices": [
        "test_pipes_and_devices_are_no_files_and_block_nobody",
        "test_links_out_of_the_corpus_and_in_circles_are_told_and_not_followed",
        "test_paths_inside_the_data_are_never_opened",
        "test_names_too_long_and_names_that_differ_in_case",
    ],
    "21 patterns that never end": [
        "test_every_pattern_ends_on_texts_made_to_hold_it_up",
        "test_a_megabyte_of_hostile_markup_is_only_text",
    ],
    "22 data that run code": [
        "test_formats_that_run_code_or_hold_files_are_not_read",
        "test_no_module_runs_or_unpickles_what_it_reads",
    ],
    "23 addresses in data": ["test_an_audit_and_every_export_ask_the_network_for_nothing"],
    "24 ledgers": [
        "test_verifying_finds_an_edit",
        "test_the_last_runs_cut_off_show_against_the_head_alone",
        "test_a_ledger_rewritten_with_new_hashes_shows_against_the_head",
        "test_an_older_copy_put_back_shows_against_the_head",
        "test_a_changed_schema_is_refused_and_told",
        "test_a_view_without_end_in_place_of_a_table_is_never_read",
        "test_the_log_of_another_ledger_beside_it_is_noticed",
        "test_flipped_bits_never_pass_for_the_ledger_that_was_written",
        "test_killed_at_random_moments_no_acknowledged_run_is_lost_and_none_is_partial",
        "test_two_writers_at_once_lose_nothing",
        "test_a_full_disk_leaves_the_ledger_as_it_was",
        "test_a_folder_that_cannot_be_written_can_be_read",
        "test_a_clock_that_goes_backwards_does_not_change_the_order",
        "test_the_same_run_again_is_recorded_once",
    ],
    "25 what only looks like an agency": [
        "test_what_only_looks_like_a_credit_is_none",
        "test_invisible_characters_behind_the_last_line_hide_no_credit",
        "test_a_turkish_capital_is_the_letter_that_it_is",
    ],
    "26 passwords and names": [
        "test_a_password_in_an_address_is_left_out",
        "test_redaction_masks_the_names_of_people_everywhere",
        "test_the_parquet_export_names_nobody_where_a_key_is_given",
        "test_no_byte_of_an_erased_name_is_left_in_the_file_or_beside_it",
        "test_a_tampering_is_told_from_an_erasure",
        "test_a_merge_never_brings_an_erased_name_back",
    ],
}


@pytest.mark.parametrize(("group", "tests"), _GROUPS.items(), ids=_GROUPS.keys())
def test_a_group_of_attacks_has_its_tests(group: str, tests: list[str]) -> None:
    there = {
        name
        for path in _TESTS.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert tests, group
    assert set(tests) <= there


def test_the_groups_are_twenty_six() -> None:
    assert [int(group.partition(" ")[0]) for group in _GROUPS] == list(range(1, 27))


_BODY = "The port reopened on Monday, an official said. It had been closed for three weeks."


@pytest.mark.parametrize(
    "path", ["a b", "a#b", "a%b", "a?b", "ü", "a\\b", "C:a", "::error::a", "a\nb", "\u202ea", "😀", "a{0}"]
)
def test_a_path_in_sarif_is_a_relative_uri_whatever_it_holds(path: str) -> None:
    run = provenance.audit([Article(article_id="a", path=f"{path}.txt", body=_BODY)])
    uris = set(re.findall(r'"uri": "([^"]*)"', sarif(replace(run, root="news"))))
    held = {uri for uri in uris if uri.startswith("news/")}
    assert held
    assert all(re.fullmatch(r"news/([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) for uri in held)


def test_a_message_in_sarif_keeps_its_braces_and_links_nothing() -> None:
    run = provenance.audit([Article(article_id="a", path="a.txt", body=_BODY)])
    hostile = tuple(replace(one, message="{0} [x](javascript:y)\n[z](1)") for one in run.results)
    text = sarif(replace(run, results=hostile))
    assert r"{0} \\[x\\](javascript:y)\n\\[z\\](1)" in text


_PATTERNS = """
import importlib, pkgutil, re, sys
import provenance
hostile = ("A" * 3000 + "!", "Aa " * 1000, " " * 3000, "By " * 1000, "(" * 3000, "1," * 1500, "-" * 3000,
           "A. " * 1000, "“" * 3000, "a-" * 1500, "\\n" * 3000, "http://" * 400, "'s " * 1000, "ÄöÅ" * 1000)
count = 0
for module in pkgutil.walk_packages(provenance.__path__, "provenance."):
    if module.name.endswith("__main__"):
        continue
    try:
        held = vars(importlib.import_module(module.name))
    except ImportError:
        continue
    for value in list(held.values()):
        if isinstance(value, re.Pattern):
            count += 1
            for text in hostile:
                some = text if isinstance(value.pattern, str) else text.encode()
                value.search(some), value.match(some), value.fullmatch(some)
print(count)
"""


def test_every_pattern_ends_on_texts_made_to_hold_it_up() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PATTERNS], capture_output=True, text=True, check=True, timeout=300, cwd=_ROOT
    )
    assert int(done.stdout) > 100


# What is written and read back by this program alone, in memory or beside a lock of its own.
_OWN_PICKLES = {"rules/ordered.py", "testing/session.py"}
_RUNNING = {"eval", "exec", "compile", "__import__"}


def test_no_module_runs_or_unpickles_what_it_reads() -> None:
    for path in sorted((_ROOT / "provenance").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(_ROOT / "provenance").as_posix()
        for node in ast.walk(tree):
            imported: set[str] = set()
            if isinstance(node, ast.Import):
                imported = {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported = {(node.module or "").partition(".")[0]}
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in _RUNNING, f"{name}:{node.lineno}"
            assert not imported & {"marshal", "shelve", "yaml", "joblib", "dill"}, f"{name}:{node.lineno}"
            assert name in _OWN_PICKLES or "pickle" not in imported, f"{name}:{node.lineno}"


def test_an_audit_and_every_export_ask_the_network_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Never:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    where = "http://127.0.0.1:9/x"
    page = f'<link rel="canonical" href="{where}"><script src="{where}"></script>'
    g2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    for name, text in {
        "a.jsonld": f'{{"@context": "{where}", "@type": "NewsArticle", "articleBody": "A body."}}',
        "b.json": f'{{"uri": "{where}/b", "$schema": "{where}", "body_text": "A body.", "headline": "x"}}',
        "c.newsml": f'<newsItem {g2} guid="{where}/c"><catalogRef href="{where}"/><contentSet><inlineXML>'
        f'<html xmlns="{where}"><body><p>A body.</p></body></html></inlineXML></contentSet></newsItem>',
        "d.html": f"<html><head>{page}</head><body><article><img src='{where}'>"
        f"<p>{'A body of a page that is long enough. ' * 9}</p></article></body></html>",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run: Any = provenance.audit(tmp_path)
    assert len(run.articles) == 4
    for standard in exports():
        assert rendered(standard, run)
