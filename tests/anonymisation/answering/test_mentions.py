"""Words that people add: found wherever they stand, laid over what the machine found."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.answering.answers import Act, Answer, Answers, decided
from piacen_qual.anonymisation.answering.mentions import Texts, laid, mentions, sought
from piacen_qual.anonymisation.candidates import HERE, Action, Candidate, Kind
from piacen_qual.anonymisation.masking.guard import FILE as FILES
from piacen_qual.anonymisation.masking.guard import secrets_of
from piacen_qual.anonymisation.reading.normal import Normal, matched, phrase
from piacen_qual.anonymisation.roster import Roster
from piacen_qual.model import Transcript
from tests.anonymisation.making import FILE, spoken

NOBODY = Roster((), (), ())


def addition(words: str, kind: Kind = Kind.PERSON, id_: str = "1") -> Answer:
    said = phrase(words)
    entity = f"{kind}:{said}"
    return Answer(id_, 1, "", "Julie", Act.ADD, question=entity, entity=entity, words=said)


def where(transcript: Transcript, words: str) -> list[tuple[int, str]]:
    return [(each.turn, each.text) for each in mentions([transcript], [addition(words)])]


def at(transcript: Transcript, text: str, action: Action, turn: int = 1) -> Candidate:
    """A candidate of the machine."""
    start = transcript.turns[turn - 1].text.index(text)
    return Candidate(
        FILE, turn, start, start + len(text), text, Kind.UNKNOWN, action,
        f"inconnu:{text}", f"inconnu:{text}", text, "essai", "",
    )  # fmt: skip


def test_words_are_found_whole_whatever_their_case_accents_and_hyphens() -> None:
    talk = spoken("TI-PAUL, ti paul, Tí\u2011Paul! Ti-Paulo?", "L’ami Ti-\u200bPaul.")
    assert where(talk, "Ti-Paul") == [
        (1, "TI-PAUL"),
        (1, "ti paul"),
        (1, "Tí\u2011Paul"),
        (2, "Ti-\u200bPaul"),
    ]
    assert where(talk, "paul ti") == []


def test_words_parted_by_a_stop_are_found_whatever_stop_it_is() -> None:
    talk = spoken("Quand ça vente, je gèle. Ça vente… – je gèle! Ça vente je gèle, je gèle.")
    for typed in ("ça vente, je gèle", "Ça vente; je gèle.", "« ça vente » : je gèle"):
        words = sought(typed)
        assert words == "ca vente, je gele"
        found = mentions([talk], [replace(addition(typed), words=words)])
        assert [each.text for each in found] == [
            "ça vente, je gèle",
            "Ça vente… – je gèle",
            "Ça vente je gèle",
        ]
    assert where(talk, "ça vente je gèle") == [(1, "Ça vente je gèle")]
    assert sought("M. Roy-Paré, l’a.b.c") == "m, roy pare, l a b c"


def test_a_mention_tells_what_it_is_and_who_added_it() -> None:
    (one,) = mentions([spoken("Du Zorglub.")], [addition("zorglub", Kind.ORGANISATION)])
    assert (one.kind, one.action, one.source) == (Kind.ORGANISATION, Action.MASK, "ajout")
    assert one.reason == "ajouté par Julie"
    assert one.context


def test_what_is_added_wins_over_what_the_machine_keeps_or_asks() -> None:
    talk = spoken("À la Maison Zorglub du Zorglub.")
    kept, asked = at(talk, "Maison Zorglub", Action.KEEP), at(talk, "du Zorglub", Action.ASK)
    added = mentions([talk], [addition("Zorglub")])
    told = [(one.text, one.action) for one in laid((kept, asked, *added), [talk])]
    assert told == [
        ("Maison", Action.KEEP),
        ("Zorglub", Action.MASK),
        ("du", Action.ASK),
        ("Zorglub", Action.MASK),
    ]


def test_what_is_wider_and_masked_stays_whole() -> None:
    talk = spoken("À la Maison Zorglub.")
    whole = at(talk, "Maison Zorglub", Action.MASK)
    added = mentions([talk], [addition("Zorglub"), addition("la maison zorglub", id_="2")])
    assert [one.text for one in laid((whole, added[0]), [talk])] == ["Maison Zorglub"]
    assert [one.text for one in laid((whole, *added), [talk])] == ["la Maison Zorglub"]


def test_words_masked_in_one_place_are_no_secret_elsewhere() -> None:
    talk = spoken("On a le skatepark.", "Au skatepark, ça roule.")
    everywhere = mentions([talk], [addition("skatepark", Kind.UNKNOWN)])
    assert secrets_of(NOBODY, everywhere, [talk]).secrets
    here = replace(addition("skatepark", Kind.UNKNOWN), contexts=(everywhere[1].context,))
    (one,) = mentions([talk], [here])
    assert (one.turn, one.action, one.source) == (2, Action.MASK, HERE)
    assert {each.what for each in secrets_of(NOBODY, [one], [talk]).secrets} <= {FILES}


def test_a_mention_that_somebody_keeps_gives_way() -> None:
    talk = spoken("La rose de Rose.")
    added = addition("rose", id_="a")
    found = mentions([talk], [added])
    kept = Answer(
        "b", 2, "", "Julie", Act.KEEP, added.question, added.entity,
        contexts=(found[0].context,), over=("a",),
    )  # fmt: skip
    answers = Answers((added, kept))
    told = laid(decided(mentions([talk], answers.additions), answers), [talk])
    assert [(one.text, one.action) for one in told] == [
        ("rose", Action.KEEP),
        ("Rose", Action.MASK),
    ]


def test_the_leak_scan_looks_for_what_was_added() -> None:
    talk = spoken("Du Zorglub.")
    secrets = secrets_of(NOBODY, mentions([talk], [addition("zorglub")]), [talk])
    assert [one.secret.text for one in secrets.sightings("un ZORGLUB")] == ["Zorglub"]


def test_words_that_begin_so_are_offered() -> None:
    assert Texts([spoken("Zorglub, zorglon, Azor.")]).beginning("zor") == ["zorglon", "zorglub"]


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(1, 9), st.sampled_from(list(Action))), max_size=6
    )
)
def test_nothing_masked_is_lost_and_nothing_overlaps(
    claims: list[tuple[int, int, Action]],
) -> None:
    text = "abcdefghijklmnopqrstuvwxyzabcde"
    talk = spoken(text)
    every = [
        replace(
            at(talk, text, action), start=start, end=start + size, text=text[start : start + size]
        )
        for start, size, action in claims
    ]
    told = laid(every, [talk])
    assert all(one.text == text[one.start : one.end] for one in told)
    places = [place for one in told for place in range(one.start, one.end)]
    assert len(places) == len(set(places))
    for action in (Action.MASK, Action.ASK):
        claimed = {p for one in every if one.action is action for p in range(one.start, one.end)}
        safe = {
            p for one in told if one.action is not Action.KEEP for p in range(one.start, one.end)
        }
        assert claimed <= safe


@given(st.text())
def test_a_text_is_matched_the_same_with_and_without_its_places(text: str) -> None:
    assert matched(text) == Normal.of(text).text
