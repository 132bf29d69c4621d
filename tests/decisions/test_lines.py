import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.decisions.events import Act, Anchor, Event
from piacen_qual.decisions.lines import DECISIONS
from piacen_qual.journals.sealing import is_whole
from piacen_qual.journals.shelf import Newer
from tests.decisions.making import anchor, event

from_line, to_line = DECISIONS.from_line, DECISIONS.to_line
texts = st.text()
anchors = st.builds(
    Anchor, texts, texts, st.integers(0), st.integers(0), st.integers(0), texts, texts, texts
)
events = st.builds(
    Event,
    id=texts,
    seq=st.integers(0, 10**9),
    time=texts,
    coder=texts,
    act=st.sampled_from([Act.ACCEPT, Act.REJECT, Act.ADD, Act.SPAN, Act.MEMO, Act.SEEN]),
    anchor=anchors,
    code=st.text(min_size=1),
    note=texts,
    codebook=texts,
    rule=texts,
    shown=st.booleans(),
    by=texts,
)


@given(events)
def test_an_event_comes_back_as_it_was(made: Event) -> None:
    line = to_line(made)

    assert line.count(b"\n") == 1
    assert from_line(line[:-1]) == made


def test_a_line_is_json_that_people_can_read() -> None:
    told = json.loads(to_line(event(Act.ACCEPT, anchor(3, "Ça coûte cher"), "prix")))

    assert told["anchor"]["text"] == "Ça coûte cher"
    assert told["coder"] == "Julie"
    assert "note" not in told  # what is not said takes no room


@given(events, st.data())
def test_a_line_cut_or_changed_anywhere_is_known_as_damaged(
    made: Event, data: st.DataObject
) -> None:
    line = to_line(made)[:-1]
    cut = data.draw(st.integers(0, len(line) - 1))
    other = bytes([line[cut] ^ data.draw(st.integers(1, 255))])

    assert not is_whole(line[:cut])
    assert from_line(line[:cut]) is None
    assert from_line(line[:cut] + other + line[cut + 1 :]) is None


def _line(**told: object) -> bytes:
    """A line with a right checksum, whatever it tells."""
    body = json.dumps(told).encode()[:-1]
    return body + b',"sum":"%08x"}' % zlib.crc32(body)


RETRACT = {"id": "a", "seq": 4, "time": "t", "coder": "Julie", "act": "retract", "target": "b"}


def test_a_line_of_this_version_is_understood() -> None:
    assert isinstance(from_line(_line(v=1, **RETRACT)), Event)


@pytest.mark.parametrize(
    "newer",
    [
        {"v": 2},
        {"act": "applaud"},
        {"mood": "bonne"},
        {"shown": "oui"},
        {"target": ""},
        {"anchor": {"file": "a"}},
        {"anchor": [1]},
        {"anchor": {**dict.fromkeys(Anchor.__slots__, 1)}},
    ],
)
def test_what_this_version_does_not_know_is_kept_with_its_rank(newer: dict[str, object]) -> None:
    assert from_line(_line(**({"v": 1} | RETRACT | newer))) == Newer("Julie", 4)


def test_a_line_that_goes_on_after_its_end_is_not_believed() -> None:
    body = b'{"v":1,"coder":"Julie","seq":4} puis'

    assert from_line(body + b',"sum":"%08x"}' % zlib.crc32(body)) is None


@pytest.mark.parametrize("odd", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_line_at_all_is_damaged(odd: bytes) -> None:
    assert from_line(odd) is None
    assert from_line(odd[:-1] + b',"sum":"%08x"}' % zlib.crc32(odd[:-1])) is None
