"""Characters that a report may not pass on as they are.

Article text is untrusted: it may carry terminal escapes, characters that turn the reading direction, and
lone surrogates that no UTF-8 file can hold.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["escaped", "one_line", "printable", "visible", "well_formed", "xml_text"]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# C0 and C1 controls, the marks that turn the reading direction, the separators of lines and paragraphs, and
# what has no width: soft hyphens, fillers, joiners between Latin letters, tags, supplementary selectors.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
    "|(?<=[A-Za-z])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z])"
)
# What build servers take for a command wherever it stands in a line that is printed.
_COMMAND: Final = re.compile(r"##(?=(?:vso)?\[)")
_SPACE: Final = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")


def well_formed(text: str) -> str:
    """Put U+FFFD for each lone surrogate, so that the text can be written as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """Put U+FFFD for each character that XML 1.0 forbids, and show the unseen; markup is not escaped here."""
    return visible(_NOT_XML.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Join the lines of a text with single spaces."""
    return _SPACE.sub(" ", text).strip()


def visible(text: str) -> str:
    r"""Return the text with what is unseen shown as ``\u202e``; lines and spaces stay as they are."""
    return _UNSEEN.sub(_shown, well_formed(text))


def printable(text: str) -> str:
    r"""Return the text as one line that steers no terminal and no build server.

    What is unseen shows as ``\u202e``, and what Azure would obey, ``##vso[``, is written apart.
    """
    return _COMMAND.sub("# #", visible(one_line(text)))


def escaped(text: str) -> str:
    """Write what is unseen in JSON as its escapes: the value stays what it was, whoever prints it."""
    return _UNSEEN.sub(_unit, well_formed(text))


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the last of the basic plane


def _unit(match: re.Match[str]) -> str:
    pair = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{pair[at : at + 4]}" for at in range(0, len(pair), 4))
