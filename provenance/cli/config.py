"""``provenance config``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from provenance.cli._counted import counted
from provenance.cli._groups import Group
from provenance.cli._options import choosing

if TYPE_CHECKING:
    from provenance.cli._options import Choice

__all__ = ["command"]


@click.group(
    cls=Group,
    name="config",
    epilog="""Examples:

    \b
      provenance config show articles/
      provenance config check articles/
    """,
)
def command() -> None:
    """Show and check the configuration of a corpus."""


@command.command()
@choosing
def show(choice: Choice) -> None:
    """Print the settings that an audit of CORPUS would have, and the rules that it would run."""
    from provenance.pipeline import chosen  # noqa: PLC0415 - so that --help stays quick

    settings = choice.settings()
    lists = {"select": settings.select, "ignore": settings.ignore}
    click.echo(f"# from {settings.folder or 'the defaults'}")
    for key, names in lists.items():
        click.echo(f"{key} = {json.dumps(names)}")
    click.echo(f"fail-on = {json.dumps(settings.fail_on)}")
    for key, path in (("baseline", settings.baseline), ("contract", settings.contract)):
        if path is not None:
            click.echo(f"{key} = {json.dumps(str(path))}")
    for limit in settings.gates:
        most = f"{limit.most:.2%} of articles" if limit.share else f"{limit.most:g}"
        click.echo(f"gate {limit.name}: at most {most}")
    for one in settings.accept:
        click.echo(f"accept {one.rule} in {one.article}: {one.reason}")
    for rule in chosen(choice.corpus, settings=settings):
        options = "".join(f"  {key} = {json.dumps(value)}" for key, value in rule.options.items())
        click.echo(f"{rule.code}  {rule.name}  {rule.level}{options}")


@command.command()
@choosing
def check(choice: Choice) -> None:
    """Check that the configuration of CORPUS says only what can be, its own schemas and decisions too."""
    from pathlib import Path  # noqa: PLC0415

    from provenance.pipeline import chosen  # noqa: PLC0415 - so that --help stays quick
    from provenance.pipeline.accepted import sidecars  # noqa: PLC0415
    from provenance.pipeline.deciding import load  # noqa: PLC0415
    from provenance.pipeline.run import contract_of  # noqa: PLC0415

    settings = choice.settings()
    rules = chosen(choice.corpus, settings=settings)
    contract_of(settings).to_pandera()
    beside = sidecars(Path(choice.corpus)) if Path(choice.corpus).is_dir() else ()
    decisions = len(load(settings.baseline)) if settings.baseline else 0
    accepted, gates = len(settings.accept) + len(beside), len(settings.gates)
    said = {"rule": len(rules), "gate": gates, "acceptance": accepted, "decision": decisions}
    click.echo(", ".join(counted(number, thing) for thing, number in said.items()) + ": all right")


@command.command()
def schema() -> None:
    """Print the JSON Schema of ``provenance.toml``, for an editor that checks it while it is written."""
    from provenance.pipeline.describing import configuration_schema  # noqa: PLC0415
    from provenance.rules import load_rules  # noqa: PLC0415

    click.echo(json.dumps(configuration_schema(load_rules()), ensure_ascii=False, indent=2))
