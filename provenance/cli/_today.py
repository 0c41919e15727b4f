"""The day on which acceptances are judged: today, or the day of SOURCE_DATE_EPOCH for repeatable builds."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from provenance.errors import UsageError

__all__ = ["today"]


def today() -> str:
    """Return the day in UTC, in ISO 8601; raises `UsageError` where SOURCE_DATE_EPOCH is no number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError("SOURCE_DATE_EPOCH is no time", found=epoch, tip="seconds since 1970") from error
