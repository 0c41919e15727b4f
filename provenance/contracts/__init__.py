"""What a corpus must look like, from ``schemas/*.json``, for pandera and Great Expectations."""

from provenance.contracts.contract import Contract, Violation, contract

__all__ = ["Contract", "Violation", "contract"]
