"""The byline that is delivered beside the text: markup, standfirsts with the author in them, and all."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from provenance.parsers.bylines.blurbs import read_blurb
from provenance.parsers.bylines.grammar import LONGEST, read

if TYPE_CHECKING:
    from provenance.parsers.bylines.reading import Reading

__all__ = ["read_delivered"]

_TAG: Final = re.compile(r"<[^<>]{1,200}>")


def read_delivered(byline: str) -> tuple[Reading, str]:
    """Read a delivered byline; returns the reading and the text, freed of markup, in which it counts."""
    text = byline[:LONGEST]
    if "&" in text or "<" in text:
        text = html.unescape(_TAG.sub(" ", text))
    reading = read(text)
    if text.islower() and len(text.title()) == len(text) and not (reading.people or reading.sources):
        text = text.title()
        reading = read(text)
    if reading.rest:
        blurb = read_blurb(text)
        if blurb is not None:
            blurb.rest = reading.rest
            return blurb, text
    return reading, text
