"""Accuracy on the annotated articles may rise, never fall. ``tests/accuracy.py`` prints what is measured."""

from __future__ import annotations

import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from types import ModuleType


def loaded() -> ModuleType:
    spec = spec_from_file_location("accuracy", Path(__file__).with_name("accuracy.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


ACCURACY: Final = loaded()
MEASURES: Final = [f"{kind}.{measure}" for kind, some in ACCURACY.FLOORS.items() for measure in some]


@pytest.mark.parametrize("name", MEASURES)
def test_accuracy_stays_above_its_floor(name: str) -> None:
    kind, measure = name.split(".")
    told = ACCURACY.measured()[name].figures()
    floors = ACCURACY.FLOORS[kind][measure]
    fallen = {figure: round(told[figure], 1) for figure in told if told[figure] < floors[figure]}
    assert not fallen, f"{name} fell to {fallen}\n{ACCURACY.table()}\n{ACCURACY.mistakes(name)}"


@pytest.mark.parametrize("name", ACCURACY.NAMES)
def test_every_annotation_has_a_place_of_its_own(name: str) -> None:
    article = ACCURACY.article(name)
    for table in ("datelines", "furniture", "quotes", "figures"):
        places = Counter(item.place for item in ACCURACY.annotated(article["body"], article[table]))
        assert max(places.values(), default=1) == 1
    for note in map(ACCURACY.as_note, article["attributions"]):
        assert ACCURACY.marked(article["body"], note["mark"])
