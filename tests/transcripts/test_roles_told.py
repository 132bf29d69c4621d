"""Who moderates, who observes, who takes part: each way in which a file or corpus.yaml tells it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from piacen_qual.errors import Level
from piacen_qual.model import Corpus, Group, Participant, Role, Transcript
from tests.transcripts.garden import CODES, GARDEN, NAMES, ids, read, written

TEMPLATE = "{label} : {words}\n"


def _roles(transcript: Transcript) -> dict[str, Role]:
    return {speaker.id: speaker.role for speaker in transcript.speakers}


def _moderators(transcript: Transcript) -> list[str]:
    return [s.id for s in transcript.speakers if s.role is Role.MODERATION]


@pytest.mark.parametrize(
    "label",
    [
        "Animatrice",
        "Animateur 2",
        "ANIMATION",
        "Anim.",
        "Modératrice",
        "Chercheuse",
        "Intervieweur",
        "Facilitateur·trice",
        "La présidente (Mme Béland)",
        "Ghislaine (animatrice)",
    ],
)
def test_the_label_tells_who_moderates(tmp_path: Path, label: str) -> None:
    transcript, problems = read(tmp_path, written(TEMPLATE, {**CODES, "A": label}))

    assert _moderators(transcript) == [transcript.turns[0].speaker]
    assert list(_roles(transcript).values()).count(Role.PARTICIPANT) == 3
    assert not [problem for problem in problems if "deviné, animation" in problem.message]


def test_the_vice_chair_takes_part(tmp_path: Path) -> None:
    cast = {**NAMES, "A": "La Présidente (Mme Béland)", "2": "Le Vice-Président (M. Kassem)"}

    transcript, _ = read(tmp_path, written(TEMPLATE, cast))

    assert _moderators(transcript) == [cast["A"]]


def test_who_asks_and_gives_the_floor_moderates_and_it_is_said(tmp_path: Path) -> None:
    transcript, problems = read(tmp_path, written(TEMPLATE, NAMES))

    assert _moderators(transcript) == ["Ghislaine"]
    (guess,) = [p for p in problems if p.level is Level.WARNING and "Ghislaine" in p.message]
    assert "rôle deviné, animation" in guess.message


OPENINGS = {
    "role first": ["Animation : Ghislaine Béland", "Observation : Léo Dubuc"],
    "with initials": ["Animatrice : Ghislaine B.", "Observateur : Léo D."],
    "name first": ["Ghislaine : animatrice", "Léo : observateur"],
    "with an equal sign": ["Ghislaine = animatrice", "Léo = observateur"],
    "in brackets": ["Ghislaine Béland (animatrice)", "Léo Dubuc (observateur)"],
    "on one line": ["Animation : Ghislaine Béland; Omar Kassem", "Observation : Léo Dubuc"],
}


@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
def test_the_opening_lines_tell_the_roles(tmp_path: Path, opening: list[str]) -> None:
    top = ["Jardin collectif, groupe 1", "Date : 12 mai", *opening]

    transcript, _ = read(tmp_path, "\n".join(top) + "\n\n" + written(TEMPLATE, NAMES))

    both = [NAMES["A"], *([NAMES["2"]] if "Omar" in opening[0] else [])]
    assert _moderators(transcript) == both
    assert _roles(transcript)["Léo"] is Role.OBSERVATION
    assert [aside.text for aside in transcript.asides] == top
    assert len(transcript.turns) == len(GARDEN)


def _group(
    moderators: tuple[str, ...] = (),
    observers: tuple[str, ...] = (),
    participants: Mapping[str, str] | None = None,
) -> Corpus:
    people = tuple(
        Participant(id_, (label,), attributes={"fonction": "bénévole"})
        for id_, label in (participants or {}).items()
    )
    group = Group(
        "jardin_g1.txt",
        case="JARDIN",
        number=1,
        moderators=moderators,
        observers=observers,
        participants=people,
    )
    return Corpus((group,))


def test_corpus_yaml_decides_against_behaviour(tmp_path: Path) -> None:
    corpus = _group(("Omar",), ("Léo",), {"P1": "Marie-Pier", "P2": "Ghislaine"})

    transcript, problems = read(tmp_path, written(TEMPLATE, NAMES), corpus=corpus)

    assert _roles(transcript) == {
        "P2": Role.PARTICIPANT,
        "P1": Role.PARTICIPANT,
        "Omar": Role.MODERATION,
        "Léo": Role.OBSERVATION,
    }
    assert transcript.turns[0].label == "Ghislaine"
    assert transcript.speakers[0].attributes == {"fonction": "bénévole"}
    assert [p for p in problems if p.level is not Level.NOTE] == []


def test_somebody_unknown_to_corpus_yaml_is_said_with_the_first_line(tmp_path: Path) -> None:
    corpus = _group(("Ghislaine",), (), {"P1": "Marie-Pier", "P2": "Omar"})

    transcript, problems = read(tmp_path, written(TEMPLATE, NAMES), corpus=corpus)

    assert ids(transcript) == ["Ghislaine", "P1", "P2", "Léo"]
    (said,) = [p for p in problems if "inconnue de corpus.yaml" in p.message]
    assert (said.line, said.level) == (6, Level.WARNING)
    assert said.message.startswith("« Léo » : personne inconnue de corpus.yaml (3 tours).")


def test_names_aliases_and_labels_of_corpus_yaml_are_one_person(tmp_path: Path) -> None:
    people = (
        Participant("P1", ("iPhone de Marie",), "Marie-Pier Roy", ("Mapi",)),
        Participant("P2", ("Omar",)),
        Participant("P3", ("Léo",)),
    )
    corpus = Corpus((Group("jardin_g1.txt", moderators=("Ghislaine",), participants=people),))
    content = (
        written(TEMPLATE, {**NAMES, "1": "iPhone de Marie"}, GARDEN[:4])
        + written(TEMPLATE, {**NAMES, "1": "Marie-Pier Roy"}, GARDEN[4:8])
        + written(TEMPLATE, {**NAMES, "1": "Mapi"}, GARDEN[8:])
    )

    transcript, _ = read(tmp_path, content, corpus=corpus)

    assert ids(transcript) == ["Ghislaine", "P1", "P2", "P3"]
    assert set(transcript.speakers[1].labels) == {"iPhone de Marie", "Marie-Pier Roy", "Mapi"}


@pytest.mark.parametrize(
    "words",
    [
        "Je prends des notes, faites comme si j’étais pas là.",
        "Bonjour. Moi j’observe, je vais juste écouter.",
    ],
)
def test_who_says_once_that_they_take_notes_observes(tmp_path: Path, words: str) -> None:
    content = written(TEMPLATE, NAMES, GARDEN[:3])
    content += f"Coralie : {words}\n" + written(TEMPLATE, NAMES, GARDEN[3:])

    transcript, _ = read(tmp_path, content)

    assert _roles(transcript)["Coralie"] is Role.OBSERVATION
    assert transcript.turns[3].role is Role.OBSERVATION


def test_the_moderation_presents_who_observes(tmp_path: Path) -> None:
    hello = ("A", "Bonjour. Coralie, dans le coin, va prendre des notes pendant qu’on jase.")
    content = written(TEMPLATE, NAMES, (hello, *GARDEN[1:3]))
    content += "Coralie : Allô.\n" + written(TEMPLATE, NAMES, GARDEN[3:])

    transcript, _ = read(tmp_path, content)

    assert _roles(transcript)["Coralie"] is Role.OBSERVATION


@pytest.mark.parametrize("label", ["Observatrice", "Obs.", "OBSERVATEUR", "Coralie (observatrice)"])
def test_a_label_that_stands_once_tells_who_observes(tmp_path: Path, label: str) -> None:
    content = written(TEMPLATE, CODES, GARDEN[:6])
    content += f"{label} : Excusez, l’enregistreuse clignote.\n"
    content += written(TEMPLATE, CODES, GARDEN[6:])

    transcript, _ = read(tmp_path, content)

    seventh = transcript.turns[6]
    assert (seventh.role, seventh.text) == (
        Role.OBSERVATION,
        "Excusez, l’enregistreuse clignote.",
    )
    assert len(transcript.turns) == len(GARDEN) + 1


@pytest.mark.parametrize("label", ["Des voix", "Une voix", "Plusieurs", "Tous", "P1 et P2", "??"])
def test_collective_voices_take_part(tmp_path: Path, label: str) -> None:
    content = written(TEMPLATE, CODES, GARDEN[:9])
    content += f"{label} : La pelle!\n" + written(TEMPLATE, CODES, GARDEN[9:])

    transcript, _ = read(tmp_path, content)

    tenth = transcript.turns[9]
    assert (tenth.label, tenth.role, tenth.text) == (label, Role.PARTICIPANT, "La pelle!")
    assert len(transcript.speakers) == 5


def test_a_co_moderator_is_recognised_by_behaviour(tmp_path: Path) -> None:
    """Half of the questions are another person's."""
    cast = {**NAMES, "C": "Solange"}
    talk = tuple(("C" if n in {7, 11} else who, words) for n, (who, words) in enumerate(GARDEN))

    transcript, _ = read(tmp_path, written(TEMPLATE, cast, talk))

    assert _moderators(transcript) == ["Ghislaine", "Solange"]


def test_two_moderators_by_label_are_two_people(tmp_path: Path) -> None:
    cast = {**CODES, "A": "Animatrice 1", "C": "Animatrice 2"}
    talk = tuple(("C" if n in {7, 11} else who, words) for n, (who, words) in enumerate(GARDEN))

    transcript, _ = read(tmp_path, written(TEMPLATE, cast, talk))

    assert _moderators(transcript) == ["Animatrice 1", "Animatrice 2"]


def test_nobody_moderates_a_chat_between_participants(tmp_path: Path) -> None:
    talk = tuple((who, words) for who, words in GARDEN if who != "A") * 2

    transcript, problems = read(tmp_path, written(TEMPLATE, NAMES, talk))

    assert _moderators(transcript) == []
    assert any("personne n’est reconnu comme animation" in p.message for p in problems)
