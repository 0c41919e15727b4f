"""Small drawings and documents as trees, which Jinja prints and the page's script grows.

A tree is a string, or ``(tag, attributes, *children)``. The page may not set HTML from text, so what is made
in Python reaches the script as a tree of allowed tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

__all__ = ["Tree", "markup", "node", "number"]

Tree: TypeAlias = str | tuple[object, ...]

_EMPTY: Final = frozenset({"br", "hr"})


def node(tag: str, /, *children: Tree, **attributes: str | float | None) -> Tree:
    """Make one node; ``class_`` is the attribute class, an underscore in a name stands for a hyphen."""
    clean = {
        name.rstrip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
        for name, value in attributes.items()
        if value is not None
    }
    return (tag, clean, *children)


def number(value: float) -> str:
    """Write a coordinate with no more digits than a screen can show."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def markup(tree: Tree) -> Markup:
    """Print *tree* as HTML, with everything escaped."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - only a page needs it

    if isinstance(tree, str):
        return Markup(escape(tree))  # noqa: S704 - escaped on this line
    tag, attributes, *children = tree
    return Markup("").join(
        [
            Markup("<") + str(tag),
            *_attributes(attributes),  # type: ignore[arg-type]
            Markup(">"),
            *(markup(child) for child in children),  # type: ignore[arg-type]
            Markup("") if tag in _EMPTY else Markup("</") + str(tag) + Markup(">"),
        ]
    )


def _attributes(attributes: Mapping[str, str]) -> list[Markup]:
    from markupsafe import Markup  # noqa: PLC0415

    return [Markup(' {}="{}"').format(name, value) for name, value in attributes.items()]
