"""The registry of agencies is what it says it is, and a corpus can add to it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

import provenance
from provenance.comparers.repeats import Pair
from provenance.engines.comparing import compare_batch
from provenance.engines.packing import pack_compared
from provenance.errors import ConfigurationError
from provenance.knowledge.agencies import Agency, agencies_in_use, read_agencies, registry, using

if TYPE_CHECKING:
    from provenance.engines.comparing import Compared

AGENCIES = tuple(registry().agencies.values())
EXAMPLES = [pytest.param(one, text, id=f"{one.id}: {text}") for one in AGENCIES for text in one.examples]
OTHERS = [pytest.param(one, text, id=f"{one.id}: {text}") for one in AGENCIES for text in one.counterexamples]


def named_in(text: str, agency: Agency) -> set[str | None]:
    language = agency.languages[0] if agency.languages else None
    document = provenance.parse(text, language=language, publisher=f"example.{agency.country.lower()}")
    return {credit.agency for credit in document.credits}


@pytest.mark.parametrize(("agency", "text"), EXAMPLES)
def test_an_example_names_its_agency(agency: Agency, text: str) -> None:
    assert agency.id in named_in(text, agency)


@pytest.mark.parametrize(("agency", "text"), OTHERS)
def test_a_counterexample_does_not(agency: Agency, text: str) -> None:
    assert agency.id not in named_in(text, agency)


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.id)
def test_an_agency_has_a_country_and_an_example(agency: Agency) -> None:
    assert len(agency.country) == 2
    assert agency.examples
    assert (agency.since or 0) <= (agency.until or 9999)


def test_a_form_that_is_also_a_word_has_a_counterexample() -> None:
    words = {
        "map",
        "tap",
        "app",
        "uni",
        "mia",
        "ina",
        "nina",
        "petra",
        "trend",
        "kan",
        "mehr",
        "sana",
        "lana",
    }
    known = {one.id: one for one in AGENCIES}
    assert not [word for word in words if not known[word].counterexamples]


def test_a_short_form_of_several_agencies_is_left_open() -> None:
    ids = ("apa", "apa_az", "apanews")
    assert registry().resolve(ids, country=None, language=None) is None
    assert registry().resolve(ids, country="AZ", language="de") == "apa_az"
    assert registry().resolve(ids, country=None, language="de-AT") == "apa"


def test_an_agency_exists_between_its_years() -> None:
    assert registry().exists("havas", 1900)
    assert not registry().exists("havas", 1950)
    assert not registry().exists("afp", 1930)


def test_a_corpus_adds_its_own_agency_and_changes_nothing_built_in() -> None:
    own = read_agencies({"lna": {"name": "Lindholm News Agency", "short": ["LNA"], "country": "SE"}})
    book = registry(own)
    assert book.name("lna") == "Lindholm News Agency"
    assert book.forms["lna"][0].ids == ("lna",)
    assert "lna" not in registry().agencies
    assert len(book.agencies) == len(registry().agencies) + 1


def test_a_corpus_s_own_agency_is_read_where_it_is_used_and_nowhere_else() -> None:
    own = read_agencies({"lna": {"name": "Lindholm News Agency", "short": ["LNA"]}})
    text = (
        "LINDHOLM (LNA) - The port reopened, and a fisherman told LNA that it was late.\n\nBy Ada Moreau, LNA"
    )
    with using(own):
        inside = [(credit.agency, credit.via) for credit in provenance.parse(text).credits]
    assert inside == [("lna", "dateline"), ("lna", "in text"), ("lna", "byline")]
    assert "lna" not in {credit.agency for credit in provenance.parse(text).credits}


def test_a_process_that_compares_elsewhere_knows_the_corpus_s_own_agencies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known: list[tuple[Agency, ...]] = []

    def watched(table: str, pairs: pa.RecordBatch) -> Compared:
        known.append(agencies_in_use())
        return compare_batch(table, pairs)

    monkeypatch.setattr("provenance.engines.packing.compare_batch", watched)
    own = read_agencies({"lna": {"name": "Lindholm News Agency", "short": ["LNA"]}})
    columns = [field.name for field in fields(Pair)]
    none = pa.record_batch([pa.array([], pa.string())] * len(columns), names=columns)
    assert [one.column("name").to_pylist() for one in pack_compared("repeats", own, [none])] == [
        ["repeats", "unparsed"]
    ]
    assert known == [own]
    assert agencies_in_use() == ()


@pytest.mark.parametrize("entry", [{}, {"name": "X", "colour": "red"}])
def test_an_entry_that_cannot_be_read_is_told(entry: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError, match="'lna'"):
        read_agencies({"lna": entry})
