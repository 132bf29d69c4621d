import random
import shutil
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.lines import DECISIONS, read_events
from piacen_qual.errors import Level
from piacen_qual.study import Study
from tests.decisions.making import anchor, event

EVENTS = [
    event(Act.ACCEPT, anchor(2, "Il manque"), f"code_{n % 3}", coder=coder)
    for n in range(6)
    for coder in ("Julie", "Zoé")
]
to_line = DECISIONS.to_line
IN_ORDER = tuple(sorted(EVENTS, key=lambda e: (e.coder, e.seq)))


def _study(folder: Path, **files: bytes) -> Study:
    decisions = folder / "decisions"
    shutil.rmtree(decisions, ignore_errors=True)
    decisions.mkdir(parents=True)
    for name, data in files.items():
        (decisions / f"{name}.jsonl").write_bytes(data)
    return Study(folder)


def _lines(*events: Event) -> bytes:
    return b"".join(map(to_line, events))


def test_a_study_without_decisions_has_none(tmp_path: Path) -> None:
    assert read_events(Study(tmp_path)) == ((), ())


@given(st.randoms(use_true_random=False))
def test_which_file_holds_what_and_how_often_is_all_one(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    names = ("a", "b", "c")
    piles: dict[str, list[Event]] = {name: [] for name in names}
    for each in EVENTS:
        for name in chance.sample(names, chance.randint(1, 3)):
            piles[name].append(each)
    for pile in piles.values():
        chance.shuffle(pile)

    study = _study(
        tmp_path_factory.getbasetemp() / "union",
        **{name: _lines(*pile) for name, pile in piles.items()},
    )

    assert read_events(study) == (IN_ORDER, ())


def test_two_copies_that_went_on_apart_merge_into_the_same_whichever_comes_first(
    tmp_path: Path,
) -> None:
    common, here, there = _lines(*EVENTS[:4]), _lines(*EVENTS[4:8]), _lines(*EVENTS[8:])
    one = _study(tmp_path / "1", julie=common + here, julie_copie=common + there)
    two = _study(tmp_path / "2", julie=common + there, julie_copie=common + here)

    assert read_events(one) == read_events(two) == (IN_ORDER, ())


def test_a_damaged_line_is_told_with_its_place_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [to_line(each) for each in EVENTS]
    lines[3] = lines[3].replace(b"code_", b"kode_")
    study = _study(tmp_path, julie=b"".join(lines))

    events, (problem,) = read_events(study)

    assert set(events) == {*EVENTS} - {EVENTS[3]}
    assert (problem.file, problem.line, problem.level) == (
        "decisions/julie.jsonl",
        4,
        Level.ERROR,
    )
    assert "illisible" in problem.message


def test_a_run_of_damaged_lines_is_told_once(tmp_path: Path) -> None:
    study = _study(tmp_path, photo=b"".join(b"%d?\n" % n for n in range(498)))

    (problem,) = read_events(study)[1]

    assert problem.line == 1
    assert "jusqu’à la ligne 498" in problem.message


def test_a_line_of_a_newer_program_is_told_and_kept_apart(tmp_path: Path) -> None:
    body = to_line(EVENTS[0]).replace(b'"v":1', b'"v":7').partition(b',"sum"')[0]
    newer = body + b',"sum":"%08x"}\n' % zlib.crc32(body)
    study = _study(tmp_path, julie=newer + to_line(EVENTS[1]))

    events, (problem,) = read_events(study)

    assert events == (EVENTS[1],)
    assert (problem.line, problem.level) == (1, Level.WARNING)
    assert "version plus récente" in problem.message


def test_an_incomplete_last_line_is_told_and_not_taken_for_damage(tmp_path: Path) -> None:
    study = _study(tmp_path, julie=_lines(*EVENTS)[:-9])

    events, (problem,) = read_events(study)

    assert len(events) == len(EVENTS) - 1
    assert (problem.line, problem.level) == (len(EVENTS), Level.WARNING)
    assert "incomplète" in problem.message


@pytest.mark.parametrize(
    "odd",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data[:-1],
        lambda data: b"\n\n" + data + b"\n",
    ],
    ids=["CRLF", "BOM", "no last break", "blank lines"],
)
def test_what_an_editor_or_git_does_to_the_ends_of_lines_is_harmless(
    tmp_path: Path, odd: object
) -> None:
    assert callable(odd)
    study = _study(tmp_path, julie=odd(_lines(*EVENTS)))

    assert read_events(study) == (IN_ORDER, ())


def test_two_contents_under_one_id_give_the_same_whichever_comes_first(tmp_path: Path) -> None:
    other = Event(**{name: getattr(EVENTS[0], name) for name in Event.__slots__} | {"note": "x"})
    one = _study(tmp_path / "1", a=to_line(EVENTS[0]), b=to_line(other))
    two = _study(tmp_path / "2", a=to_line(other), b=to_line(EVENTS[0]))

    assert read_events(one) == read_events(two)
    assert len(read_events(one)[0]) == 1


def test_a_name_in_two_cases_is_one_coder_and_one_with_an_accent_is_another(tmp_path: Path) -> None:
    coders = ("julie", "Julie", "Juliè", "JULIE")
    events = [event(Act.SEEN, anchor(2, "Il"), coder=coder) for coder in coders]
    study = _study(tmp_path, a=_lines(*events))

    assert [each.coder for each in read_events(study)[0]] == ["JULIE"] * 3 + ["Juliè"]


def test_only_logs_are_read(tmp_path: Path) -> None:
    study = _study(tmp_path, a=_lines(EVENTS[0]))
    for name in (".a.jsonl", "~a.jsonl", "._a.jsonl", "a.lock", "a.txt"):
        (tmp_path / "decisions" / name).write_bytes(b"?\n")
    (tmp_path / "decisions" / "dossier.jsonl").mkdir()
    (tmp_path / "decisions" / "B.JSONL").write_bytes(_lines(EVENTS[1]))

    events, problems = read_events(study)

    assert (len(events), problems) == (2, ())


def test_a_log_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, read = _study(tmp_path, a=_lines(EVENTS[0]), b=_lines(EVENTS[1])), Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.jsonl":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    events, (problem,) = read_events(study)

    assert events == (EVENTS[1],)
    assert "l’accès est refusé" in problem.message
