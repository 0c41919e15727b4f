"""Prints the pages of docs/ that are made from code.

    python docs/build.py            writes them
    python docs/build.py --check    fails where one is out of date, and names it

Each function that ends in ``_page`` makes the page of its name.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import main as command
from provenance.exports._mapping import table
from provenance.pipeline import explain
from provenance.rules import load_rules
from provenance.tables import schema, schema_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.tables import Field

DOCS = Path(__file__).parent
SHOWN: dict[str, Any] = {
    "terminal_width": 80,
    "max_content_width": 80,
    "help_option_names": ["-h", "--help"],
}
NOTICE = "<!-- Made by `make docs`; edit the code that it is made from. -->\n\n"


def rules_page() -> str:
    """List every rule, and print the documentation of each as `provenance explain` does."""
    rules = load_rules()
    rows = "".join(
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.level} | {rule.confidence} "
        f"| {rule.summary} |\n"
        for rule in rules
    )
    table = f"| code | name | level | confidence | what it finds |\n|---|---|---|---|---|\n{rows}"
    return f"# Rules\n\n{table}\n" + "\n".join(_deeper(explain(rule.code)) for rule in rules)


def standards_page() -> str:
    """Print which field of which standard holds what."""
    return f"# Standards\n\nWhich field of which standard an export puts each thing into.\n\n{table()}"


def _deeper(markdown: str) -> str:
    fenced = False
    lines = []
    for line in markdown.splitlines():
        fenced ^= line.lstrip().startswith("```")
        lines.append(f"#{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(lines) + "\n"


def tables_page() -> str:
    """Describe every table and its columns from its Table Schema."""
    made = {
        "read": "Read from the corpus.",
        "known": "Known beforehand: `provenance/knowledge/{}.toml`.",
        "parsed": "Parsed from one article by `provenance/parsers/{}`.",
        "derived": "Made from other tables by `schemas/{}.sql`.",
        "compared": "Made by `provenance/comparers/` from the pairs that `schemas/{}.sql` chooses.",
    }
    parts = ["# Tables\n\n`start` and `stop` are offsets in Unicode code points, half open.\n"]
    for name in schema_names():
        table = schema(name)
        rows = "".join(
            f"| `{one.name}` | {one.type} | {_limits(one)} | {one.description} |\n" for one in table.fields
        )
        parts.append(
            f"## {name}\n\n{table.description}\n\n{made[table.made].format(name)}\n\n"
            f"| column | type | constraints | meaning |\n|---|---|---|---|\n{rows}"
        )
    return "\n".join(parts)


def _limits(one: Field) -> str:
    said = [
        name if value is True else f"{name} {', '.join(value) if isinstance(value, list) else f'`{value}`'}"
        for name, value in one.constraints.items()
    ]
    return "; ".join(said).replace("|", "\\|")


def cli_page() -> str:
    """Print the help of every command."""
    parts = ["# The command line\n"]
    for path, one in _commands(command, ("provenance",)):
        context = click.Context(one, info_name=" ".join(path), **SHOWN)
        parts.append(f"## {' '.join(path)}\n\n```text\n{one.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(one: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, one
    if isinstance(one, click.Group):
        context = click.Context(one, **SHOWN)
        for name in one.list_commands(context):
            inner = one.get_command(context, name)
            if inner is not None:
                yield from _commands(inner, (*path, name))


def pages() -> dict[Path, str]:
    """Return every generated page, by its path."""
    makers = {name: made for name, made in globals().items() if name.endswith("_page")}
    return {DOCS / f"{name.removesuffix('_page')}.md": NOTICE + made() for name, made in makers.items()}


def main() -> int:
    """Write the pages, or with --check say which are out of date."""
    stale = [
        path
        for path, text in pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"docs/{path.name} is out of date: run make docs", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8")
        print(f"wrote docs/{path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
