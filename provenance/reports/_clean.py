"""Characters that a report may not pass on as they are.

Article text is untrusted: it may carry terminal escapes, characters that turn the reading direction, and
lone surrogates that no UTF-8 file can hold.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["one_line", "printable", "well_formed", "xml_text"]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# C0 and C1 controls, the marks that turn the reading direction, and the line and paragraph separators.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_SPACE: Final = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")


def well_formed(text: str) -> str:
    """Put U+FFFD for each lone surrogate, so that the text can be written as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """Put U+FFFD for each character that XML 1.0 forbids; markup is not escaped here."""
    return _NOT_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Join the lines of a text with single spaces."""
    return _SPACE.sub(" ", text).strip()


def printable(text: str) -> str:
    r"""Return the text as one line that cannot steer a terminal: what is unseen shows as ``\u202e``."""
    return _UNSEEN.sub(_shown, well_formed(one_line(text)))


def _shown(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
