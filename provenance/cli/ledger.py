"""``provenance ledger``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from provenance.cli._groups import Group
from provenance.cli._ledger import ledger_option
from provenance.errors import UsageError

__all__ = ["command"]

_KEY: Final = 16  # bytes of a key that nobody guesses


@click.group(
    cls=Group,
    name="ledger",
    epilog="""Examples:

    \b
      provenance ledger merge main.db nightly.db -o main.db
      provenance ledger export history/
      provenance ledger erase --person "Ada Moreau" --reason "request 17"
    """,
)
def command() -> None:
    """Merge ledgers, export one for analysis, and erase words from it on request."""


@command.command(epilog="Example:  provenance ledger merge main.db nightly.db -o main.db")
@click.argument("one", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("other", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help="The merged ledger.")
def merge(one: Path, other: Path, output: Path) -> None:
    """Merge two ledgers into one, the same whichever comes first; both are verified before."""
    from provenance.ledger import merge as merged  # noqa: PLC0415 - so that --help stays quick

    click.echo(f"ledger head {merged(one, other, output)}")


@command.command(
    epilog="""Examples:

    \b
      provenance ledger export history/
      provenance ledger export history/ --redact --key secret.key
    """
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--redact", is_flag=True, help="Replace texts that may name people by keyed hashes.")
@click.option(
    "--key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=f"The key file of --redact, {_KEY} bytes or more; the same key gives the same hashes.",
)
@ledger_option
def export(folder: Path, redact: bool, key: Path | None, ledger: Path) -> None:
    """Write the runs, versions, claims, findings and erasures of the ledger into FOLDER as Parquet.

    --redact leaves out names, bylines, titles, messages and reasons; ids and paths of articles are kept.
    """
    from provenance.ledger import export as exported  # noqa: PLC0415 - so that --help stays quick
    from provenance.ledger import reading  # noqa: PLC0415

    secret = _secret(key) if redact or key else None
    with reading(ledger) as connection:
        for path in exported(connection, folder, key=secret).values():
            click.echo(f"wrote {path}", err=True)


def _secret(key: Path | None) -> bytes:
    """Read the key of a redaction; a short one is guessed as names are."""
    secret = b"" if key is None else key.read_bytes().strip()
    if len(secret) < _KEY:
        found = "none" if key is None else f"{len(secret)} bytes in {key}"
        tip = "openssl rand -hex 32 > secret.key, and --key secret.key"
        raise UsageError(f"--redact needs a key of {_KEY} bytes or more", found=found, tip=tip)
    return secret


@command.command(
    epilog="""Examples:

    \b
      provenance ledger erase --person "Ada Moreau" --reason "request 17"
      provenance ledger erase --article 001_30012bab7c4b44cb --reason "request 18" --at 2025-06-01
    """
)
@click.option("--person", multiple=True, metavar="NAME", help="A name to erase; may be given more than once.")
@click.option("--article", metavar="ID", help="The article whose words to erase, by its id.")
@click.option("--reason", required=True, help="Why, as it is recorded; without the name.")
@click.option(
    "--at", metavar="TIME", help="When, in ISO 8601, as it is recorded.  [default: of the last run]"
)
@ledger_option
def erase(person: tuple[str, ...], article: str | None, reason: str, at: str | None, ledger: Path) -> None:
    """Erase the words that name a person, or all words of an article, from the ledger file.

    Hashes, agencies, ids and paths that do not bear the name stay, and so does the record that words were
    erased, and why. "provenance verify" still holds, with every earlier head. The articles, reports and other
    copies of the ledger are not touched: an article that still bears the name is recorded with it again when
    it changes.
    """
    from provenance.ledger import erase as erased  # noqa: PLC0415 - so that --help stays quick

    done = erased(ledger, persons=person, article=article, reason=reason, at=at)
    for kept in done.kept:
        click.echo(f"kept, since rows go by it: {kept}", err=True)
    click.echo(f"erased from {done.versions} versions of articles and {done.findings} events of findings")
    click.echo(f"ledger head {done.head}")
