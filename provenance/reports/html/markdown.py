"""Markdown of a rule's documentation as a tree of allowed tags; HTML inside it stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.reports.html.tree import node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.tree import SyntaxTreeNode

    from provenance.reports.html.tree import Tree

__all__ = ["document"]

_TAGS: Final = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "em": "em",
    "strong": "strong",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
}
_LEAVES: Final[dict[str, Callable[[str], Tree]]] = {
    "text": str,
    "html_inline": str,
    "html_block": str,
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: " ",
    "code_inline": lambda text: node("code", text),
    "fence": lambda text: node("pre", node("code", text)),
    "code_block": lambda text: node("pre", node("code", text)),
    "hr": lambda _: node("hr"),
}
_LINKS: Final = ("https://", "http://", "#")
_FIRST_HEADING: Final = 3


def document(text: str) -> list[Tree]:
    """Read Markdown; headings start at level three, under the name of the rule."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only a page with rules needs it
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _all(SyntaxTreeNode(parser.parse(text)).children)


def _all(found: Sequence[SyntaxTreeNode]) -> list[Tree]:
    return [tree for one in found for tree in _one(one)]


def _one(one: SyntaxTreeNode) -> list[Tree]:
    kind = one.type
    if kind in _LEAVES:
        return [_LEAVES[kind](one.content)]
    inside = _all(one.children)
    if kind == "heading":
        level = min(6, max(_FIRST_HEADING, int(one.tag[1]) + 1))
        return [node(f"h{level}", *inside)]
    if kind == "link" and str(one.attrGet("href")).startswith(_LINKS):
        return [node("a", *inside, href=str(one.attrGet("href")), rel="noreferrer")]
    return [node(_TAGS[kind], *inside)] if kind in _TAGS else inside
