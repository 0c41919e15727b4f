"""More items than memory should hold, in the order of a key: packed by the hundred, sorted by merging."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Ordered", "Packed"]

T = TypeVar("T")

_HELD: Final = 10_000
"""Items that are held as they are; 10,000 findings take some 20 MB."""
_BLOCK: Final = 100
"""Items that are packed together, into an eighth of their size or less."""


class Ordered(Generic[T]):
    """Items that are added in any order, and come back in that of a key; equal ones as they were added."""

    def __init__(self, key: Callable[[T], Any]) -> None:
        """Begin without items."""
        self._key = key
        self._held: list[T] = []
        self._runs: list[list[bytes]] = []
        self._length = 0

    def __len__(self) -> int:
        """Count the items."""
        return self._length

    def add(self, item: T) -> None:
        """Add one more item."""
        self._held.append(item)
        self._length += 1
        if len(self._held) == _HELD:
            self._runs.append(list(_pack(sorted(self._held, key=self._key))))
            self._held.clear()

    def mark(self) -> tuple[int, tuple[T, ...]]:
        """Return what `reset` takes to forget everything that is added from now on."""
        return len(self._runs), tuple(self._held)

    def reset(self, mark: tuple[int, tuple[T, ...]]) -> None:
        """Forget what was added since *mark*."""
        runs, held = mark
        del self._runs[runs:]
        self._held = list(held)
        self._length = runs * _HELD + len(held)

    def __iter__(self) -> Iterator[T]:
        """Yield the items in order."""
        return merge(*map(_unpack, self._runs), sorted(self._held, key=self._key), key=self._key)

    def sequence(self) -> Sequence[T]:
        """Return the items in order: a tuple of few, else packed."""
        return Packed(self) if self._runs else tuple(self)


class Packed(Sequence[T]):
    """A sequence of very many items, of which a hundred at a time are unpacked."""

    def __init__(self, items: Iterable[T]) -> None:
        """Pack the *items*, in their order."""
        self._length = 0
        self._blocks = list(_pack(self._counted(items)))

    def _counted(self, items: Iterable[T]) -> Iterator[T]:
        for item in items:
            self._length += 1
            yield item

    def __len__(self) -> int:
        """Count the items."""
        return self._length

    def __iter__(self) -> Iterator[T]:
        """Yield the items in order."""
        return _unpack(self._blocks)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return one item, or those of a slice as a tuple."""
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(self._length)))
        place = range(self._length)[index]
        found: T = next(islice(_unpack(self._blocks[place // _BLOCK :]), place % _BLOCK, None))
        return found

    def __eq__(self, other: object) -> bool:
        """Say whether *other* is a sequence of the same items."""
        if not isinstance(other, (Packed, tuple)) or len(self) != len(other):
            return False
        return all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


def _pack(items: Iterable[Any]) -> Iterator[bytes]:
    remaining = iter(items)
    while some := list(islice(remaining, _BLOCK)):
        yield zlib.compress(pickle.dumps(some, pickle.HIGHEST_PROTOCOL), 1)


def _unpack(blocks: Iterable[bytes]) -> Iterator[Any]:
    return chain.from_iterable(pickle.loads(zlib.decompress(one)) for one in blocks)  # noqa: S301 - our own
