"""More items than memory should hold, in the order of a key: packed by the hundred, sorted by merging."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from heapq import merge
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Ordered", "Packed"]

T = TypeVar("T")

_HELD: Final = 10_000
"""Items that are held as they are; 10,000 findings take some 20 MB."""
_BLOCK: Final = 100
"""Items that are packed together, into an eighth of their size or less."""
_first: Final = itemgetter(0)
_second: Final = itemgetter(1)


def _same(item: Any) -> Any:
    return item


class Ordered(Generic[T]):
    """Items that are added in any order, and come back in that of a key; equal ones as they were added.

    *freeze* turns an item into what is pickled fast, beside its key, and *thaw* turns that back.
    """

    def __init__(
        self, key: Callable[[T], Any], freeze: Callable[[T], Any] = _same, thaw: Callable[[Any], T] = _same
    ) -> None:
        """Begin without items."""
        self._key, self._freeze, self._thaw = key, freeze, thaw
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
            self._runs.append(list(_pack(self._sorted())))
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
        return map(self._thaw, self._frozen())

    def sequence(self) -> Sequence[T]:
        """Return the items in order: a tuple of few, else packed."""
        if not self._runs:
            return tuple(sorted(self._held, key=self._key))
        return Packed(self._frozen(), self._length, self._thaw)

    def _sorted(self) -> list[tuple[Any, Any]]:
        """Return the items that are held with their keys, frozen and in order."""
        keyed = [(self._key(item), self._freeze(item)) for item in self._held]
        return sorted(keyed, key=_first)

    def _frozen(self) -> Iterator[Any]:
        """Yield all items in order as they are packed, so that none has to be thawed for it."""
        return map(_second, merge(*map(_unpack, self._runs), self._sorted(), key=_first))


class Packed(Sequence[T]):
    """A sequence of very many items, of which a hundred at a time are unpacked."""

    def __init__(self, frozen: Iterable[Any], length: int, thaw: Callable[[Any], T]) -> None:
        """Pack *length* items that come *frozen*, in their order; *thaw* makes them what they were."""
        self._length, self._thaw = length, thaw
        self._blocks = list(_pack(frozen))

    def __len__(self) -> int:
        """Count the items."""
        return self._length

    def __iter__(self) -> Iterator[T]:
        """Yield the items in order."""
        return map(self._thaw, _unpack(self._blocks))

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return one item, or those of a slice as a tuple."""
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(self._length)))
        place = range(self._length)[index]
        return self._thaw(next(islice(_unpack(self._blocks[place // _BLOCK :]), place % _BLOCK, None)))

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
