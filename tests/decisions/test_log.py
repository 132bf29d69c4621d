import os
import shutil
import zlib
from pathlib import Path

import pytest

from piacen_qual.decisions import log as log_module
from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.lines import to_line
from piacen_qual.decisions.lock import LockedLogError
from piacen_qual.decisions.log import Log
from piacen_qual.decisions.names import lock_path, log_path
from piacen_qual.decisions.reading import read_events
from piacen_qual.decisions.replay import replay
from piacen_qual.decisions.versions import Version, read_versions
from piacen_qual.errors import Level, UnwritableFileError
from piacen_qual.study import Study
from tests.decisions.making import FILE, NORD, TALK, anchor, event, transcript

AT = (FILE, 2, 0, 9)  # « Il manque »


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path)


def _decide(study: Study, coder: str, *codes: str) -> list[Event]:
    with Log(study, coder, [NORD]) as log:
        return [log.append(Act.ACCEPT, at=AT, code=code) for code in codes]


def test_a_decision_is_in_the_log_with_all_that_it_takes_to_understand_it(study: Study) -> None:
    with Log(study, "Julie", [NORD], codebook="0.3 (abcd)") as log:
        made = log.append(Act.REJECT, at=AT, code="manque", rule="manque.1", note="hm", shown=False)

    (read,), problems = read_events(study)
    assert problems == ()
    assert read == made
    assert (read.coder, read.seq, read.act, read.code) == ("Julie", 1, Act.REJECT, "manque")
    assert (read.rule, read.note, read.shown, read.codebook) == (
        "manque.1",
        "hm",
        False,
        "0.3 (abcd)",
    )
    assert read.anchor == anchor(2, "Il manque")
    assert read.anchor.after == " des pelles, on en a deux pour d"


def test_the_words_decided_on_are_kept_before_the_first_decision(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = Version.of(NORD)

    def look(_line: bytes) -> None:
        assert read_versions(study, [version.sha256]) == ({version.sha256: version}, ())

    with Log(study, "Julie", [NORD]) as log:
        monkeypatch.setattr(log._journal, "append", look)
        log.append(Act.ACCEPT, at=AT, code="manque")
        assert version.texts == TALK


def test_nothing_but_the_log_and_the_words_is_left_in_the_folder(study: Study) -> None:
    _decide(study, "Julie", "manque")

    kept = {path.name for path in (study.root / "decisions").rglob("*")}
    assert kept == {"julie.jsonl", "versions", f"{Version.of(NORD).sha256}.json"}


def test_ranks_go_on_from_session_to_session(study: Study) -> None:
    _decide(study, "Julie", "a", "b")
    made = _decide(study, "JULIE", "c")

    assert [(event.seq, event.coder) for event in made] == [(3, "Julie")]
    assert [event.code for event in read_events(study)[0]] == ["a", "b", "c"]


def test_each_coder_has_a_file_and_all_see_what_the_others_decided(study: Study) -> None:
    _decide(study, "Zoé", "a")
    _decide(study, "é/..", "b")

    with Log(study, "Julie") as log:
        assert [event.coder for event in log.events] == ["Zoé", "é/.."]
    assert len(list((study.root / "decisions").glob("*.jsonl"))) == 2  # Julie decided nothing


def test_a_second_session_of_the_same_coder_is_refused_and_the_first_goes_on(study: Study) -> None:
    with Log(study, "Zoé", [NORD]) as first:
        with pytest.raises(LockedLogError, match="« zoé » a déjà une session ouverte"):
            Log(study, "zoé").__enter__()
        with Log(study, "Julie"):
            first.append(Act.ACCEPT, at=AT, code="manque")
    with Log(study, "Zoé") as again:
        assert len(again.events) == 1


def test_a_clock_that_goes_back_changes_nothing(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    for time, act in (("2031-05-02", Act.ACCEPT), ("1999-12-31", Act.REJECT)):
        monkeypatch.setattr(log_module, "_now", lambda time=time: time)
        with Log(study, "Julie", [NORD]) as log:
            log.append(act, at=AT, code="manque")

    assert [event.time for event in read_events(study)[0]] == ["2031-05-02", "1999-12-31"]
    (standing,) = replay(read_events(study)[0]).codings
    assert standing.verdict == "rejete"


def test_a_decision_made_after_reading_a_copy_comes_after_what_the_copy_tells(study: Study) -> None:
    _decide(study, "Julie", "manque", "prix")
    path = log_path(study, "Julie")
    shutil.copy(path, path.with_name("julie (copie en conflit).jsonl"))
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")

    (made,) = _decide(study, "Julie", "outil")

    assert made.seq == 3
    assert [event.code for event in read_events(study)[0]] == ["manque", "prix", "outil"]


def test_the_rank_of_lines_of_a_newer_program_counts(study: Study) -> None:
    _decide(study, "Julie", "manque")
    with log_path(study, "Julie").open("ab") as stream:
        newer = to_line(event(Act.SEEN, anchor(2, "Il"), seq=40)).replace(b'"v":1', b'"v":2')
        body = newer[: newer.index(b',"sum"')]
        stream.write(body + b',"sum":"%08x"}\n' % zlib.crc32(body))

    (made,) = _decide(study, "Julie", "prix")

    assert made.seq == 41


def test_a_torn_last_line_and_a_session_that_died_are_told_once(study: Study) -> None:
    _decide(study, "Julie", "manque", "prix")
    path = log_path(study, "Julie")
    path.write_bytes(path.read_bytes()[:-7])

    with Log(study, "Julie") as log:
        (torn,) = log.problems
        assert [event.code for event in log.events] == ["manque"]
    assert (torn.file, torn.level) == ("decisions/julie.jsonl", Level.WARNING)
    assert "incomplète" in torn.message
    with Log(study, "Julie") as log:
        assert log.problems == ()


def test_a_session_that_died_is_told(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_: None)
        _decide(study, "Julie", "manque")
    assert lock_path(study, "Julie").exists()

    with Log(study, "Julie") as log:
        (told,) = log.problems
        assert told.level is Level.NOTE
        assert "s’est arrêtée sans se fermer" in told.message
        assert len(log.events) == 1


def test_a_refused_decision_is_not_in_the_log_and_takes_no_rank(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with Log(study, "Julie", [NORD]) as log:
        log.append(Act.ACCEPT, at=AT, code="manque")
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda handle, data: write(handle, data[:8]))
            with pytest.raises(UnwritableFileError, match="plus de place"):
                log.append(Act.REJECT, at=AT, code="manque")
        assert log.append(Act.ACCEPT, at=AT, code="prix").seq == 2

    assert [event.code for event in read_events(study)[0]] == ["manque", "prix"]


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (Act.ACCEPT, {"at": AT}),
        (Act.ACCEPT, {"code": "a"}),
        (Act.RECODE, {"at": AT, "code": "a"}),
        (Act.RETRACT, {}),
        (Act.MEMO, {"note": "n"}),
        (Act.SEEN, {}),
        (Act.ACCEPT, {"at": (FILE, 2, 5, 5), "code": "a"}),
        (Act.ACCEPT, {"at": (FILE, 9, 0, 5), "code": "a"}),
        (Act.ACCEPT, {"at": (FILE, 2, 0, 999), "code": "a"}),
        (Act.ACCEPT, {"at": ("autre.txt", 2, 0, 5), "code": "a"}),
    ],
)
def test_what_says_too_little_is_a_mistake_of_ours_and_never_written(
    study: Study, act: Act, given: dict[str, object]
) -> None:
    with Log(study, "Julie", [NORD]) as log, pytest.raises(ValueError, match=r"."):
        log.append(act, **given)  # type: ignore[arg-type]

    assert read_events(study) == ((), ())


def test_a_memo_may_be_on_words_on_a_transcript_or_on_a_code(study: Study) -> None:
    with Log(study, "Julie", [NORD]) as log:
        log.append(Act.MEMO, at=AT, note="ici")
        log.append(Act.MEMO, at=(FILE, 0, 0, 0), note="partout")
        log.append(Act.MEMO, code="manque", note="trop large")

    assert [event.note for event in read_events(study)[0]] == ["ici", "partout", "trop large"]


def test_a_file_in_the_place_of_the_folder_is_said(study: Study) -> None:
    (study.root / "decisions").write_text("")

    with pytest.raises(UnwritableFileError, match="portent le même nom"):
        Log(study, "Julie").__enter__()


def test_a_log_that_does_not_open_leaves_no_lock(study: Study) -> None:
    log_path(study, "Julie").mkdir(parents=True)

    with pytest.raises(UnwritableFileError):
        Log(study, "Julie").__enter__()

    assert not lock_path(study, "Julie").exists()


def test_a_transcript_with_odd_characters_is_decided_on_like_any_other(study: Study) -> None:
    odd = transcript("Bonjour?", "Ah\u2028[rires] 👩‍🌾 \ud800 \x85 fin", file="é\udce9.txt")
    with Log(study, "Julie", [odd]) as log:
        made = log.append(Act.ADD, at=(odd.file, 2, 3, 12), code="manque")

    assert read_events(study) == ((made,), ())
    assert read_versions(study, [Version.of(odd).sha256])[1] == ()
