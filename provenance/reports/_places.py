"""Where a finding stands: path, lines and columns, as every format asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from provenance.reports._clean import well_formed
from provenance.text import Lines

if TYPE_CHECKING:
    from provenance.model import Evidence, Finding, Run

__all__ = ["Place", "place_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of one file: lines and columns count from 1, and the end lies behind the last character."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def uri(self) -> str:
        """The path as a URI reference, percent-encoded."""
        return f"file://{quote(self.path)}" if self.path.startswith("/") else quote(self.path)

    @property
    def shown(self) -> str:
        """``path:line:column``, which terminals and editors make a link of.

        A file may be called what a build server takes for a command at the start of a line.
        """
        here = "./" if self.path.startswith("::") else ""
        return f"{here}{self.path}:{self.line}:{self.column}"


def place_of(run: Run, at: Finding | Evidence) -> Place:
    """Return where *at* stands, from the folder that the run was started in."""
    line, column = Lines(at.text).position(len(at.text))
    return Place(
        path=normpath(well_formed(run.place(at)).replace("\\", "/")),
        line=at.line,
        column=at.column,
        end_line=at.line + line - 1,
        end_column=column if line > 1 else at.column + column - 1,
    )
