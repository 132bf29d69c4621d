from pathlib import Path

import pytest

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.lines import read_events
from piacen_qual.decisions.log import Log
from piacen_qual.decisions.replay import replay
from piacen_qual.decisions.versions import Version, read_versions
from piacen_qual.journals import session as session_module
from piacen_qual.study import Study
from tests.decisions.making import FILE, NORD, TALK, anchor, transcript

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


def test_a_clock_that_goes_back_changes_nothing(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    for time, act in (("2031-05-02", Act.ACCEPT), ("1999-12-31", Act.REJECT)):
        monkeypatch.setattr(session_module, "now", lambda time=time: time)
        with Log(study, "Julie", [NORD]) as log:
            log.append(act, at=AT, code="manque")

    assert [event.time for event in read_events(study)[0]] == ["2031-05-02", "1999-12-31"]
    (standing,) = replay(read_events(study)[0]).codings
    assert standing.verdict == "rejete"


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


def test_a_transcript_with_odd_characters_is_decided_on_like_any_other(study: Study) -> None:
    odd = transcript("Bonjour?", "Ah\u2028[rires] 👩‍🌾 \ud800 \x85 fin", file="é\udce9.txt")
    with Log(study, "Julie", [odd]) as log:
        made = log.append(Act.ADD, at=(odd.file, 2, 3, 12), code="manque")

    assert read_events(study) == ((made,), ())
    assert read_versions(study, [Version.of(odd).sha256])[1] == ()
