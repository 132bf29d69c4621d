"""From a file to a transcript: layout, opening and end, encodings, what is said about it."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from piacen_qual.errors import Level
from piacen_qual.model import Aside, Corpus, Group, Participant, Role
from tests.transcripts.garden import CODES, GARDEN, NAMES, ROLES, ids, read, spoken, turns, written

TEMPLATE = "{label} : {words}\n"


def test_a_transcript_says_where_it_comes_from(tmp_path: Path) -> None:
    transcript, _ = read(tmp_path, written(TEMPLATE, CODES))

    assert (transcript.file, transcript.format, transcript.encoding) == (
        "jardin_g1.txt",
        "txt",
        "utf-8",
    )
    assert (transcript.group.case, transcript.group.number) == ("JARDIN", 1)
    assert [turn.n for turn in transcript.turns] == list(range(1, len(GARDEN) + 1))
    assert [turn.line for turn in transcript.turns] == list(range(1, len(GARDEN) + 1))


WRAPPED = """\
ANIMATRICE : Bonjour tout le monde, merci d’être venus malgré la pluie. On va jaser
du jardin collectif pendant une petite heure, tranquillement, pis je vous sers du
café en même temps. Qui veut partir le bal?

INTERVENANTE 1 : Moi je peux. Ça fait trois ans que j’ai ma parcelle, en avant, à
côté du cabanon. La première année j’ai fait juste des radis, parce que je savais
pas faire autre chose. La deuxième : des tomates, enfin, pis des concombres, pis
Question 3 : comment on garde ça en vie au mois d’août?

INTERVENANT 2 : Moi c’est le contraire, j’ai commencé gros pis j’ai fini avec
rien. J’ai planté trop serré, fait que tout s’est étouffé, c’était un beau dégât-
là. Mais bon, on apprend.

ANIMATRICE : Vous apprenez avec qui?

INTERVENANTE 1 : Avec les voisins, surtout. Il y en a un qui passe à tous les soirs
pis qui donne des conseils à tout le monde, même à ceux qui en veulent pas. On
l’aime bien pareil.

INTERVENANT 2 : Ah, lui! (rires)

ANIMATRICE : On se laisse là-dessus, merci.
"""


def test_lines_broken_at_the_width_of_a_page_are_joined(tmp_path: Path) -> None:
    transcript, _ = read(tmp_path, WRAPPED)

    assert ids(transcript) == ["ANIMATRICE", "INTERVENANTE 1", "INTERVENANT 2"]
    assert [turn.line for turn in transcript.turns] == [1, 5, 10, 14, 16, 20, 22]
    said = WRAPPED.replace("\n\n", "¶").replace("\n", " ").replace("dégât- là", "dégât-là")
    assert [turn.text for turn in transcript.turns] == [
        paragraph.split(" : ", 1)[1].strip() for paragraph in said.split("¶")
    ]


@pytest.mark.parametrize("ending", ["", "...", "-", ","])
@pytest.mark.parametrize("cast", [CODES, NAMES, ROLES], ids=["codes", "names", "roles"])
def test_a_turn_that_breaks_off_leaves_the_next_one_alone(
    tmp_path: Path, cast: Mapping[str, str], ending: str
) -> None:
    """In short turns the longest lines are no wider a page than the others."""
    long = f"Ben, moi, la pelle, je l’ai prise une fois pis là{ending}"
    talk = tuple((who, long if n % 5 == 1 else "Oui.") for n, (who, _) in enumerate(GARDEN))

    transcript, _ = read(tmp_path, written(TEMPLATE, cast, talk))

    assert turns(transcript) == spoken(cast, talk)


@pytest.mark.parametrize("cast", [CODES, NAMES, ROLES], ids=["codes", "names", "roles"])
@pytest.mark.parametrize(
    "template", ["{label} : {words}\n\n", "{label}\n{words}\n\n", "**{label}**\n\n{words}\n\n"]
)
def test_paragraphs_without_label_go_on_with_the_turn(
    tmp_path: Path, template: str, cast: Mapping[str, str]
) -> None:
    more = "Pis l’eau, on la prend au coin.\n\nMême quand il pleut, imagine."
    talk = (*GARDEN[:5], ("3", f"On partage la hose.\n\n{more}"), *GARDEN[6:])

    transcript, _ = read(tmp_path, written(template, cast, talk), "jardin_g1.md")

    sixth = transcript.turns[5]
    assert sixth.label == cast["3"]
    assert sixth.text == f"On partage la hose. {more}".replace("\n\n", " ")
    assert len(transcript.turns) == len(GARDEN)


def test_consecutive_turns_of_one_person_are_one(tmp_path: Path) -> None:
    talk = (*GARDEN[:5], ("3", "Moi aussi."), ("3", "Un samedi."), *GARDEN[6:])

    transcript, _ = read(tmp_path, written(TEMPLATE, CODES, talk))

    assert (transcript.turns[5].text, transcript.turns[5].line) == ("Moi aussi. Un samedi.", 6)
    assert len(transcript.turns) == len(GARDEN)


def test_a_file_without_labels_is_kept_whole_and_said(tmp_path: Path) -> None:
    words = [words for _, words in GARDEN]

    transcript, problems = read(tmp_path, "\n\n".join(words))

    assert [(t.speaker, t.label, t.text) for t in transcript.turns] == [
        ("inconnu", "", " ".join(words))
    ]
    (said,) = [p for p in problems if p.level is Level.ERROR]
    assert said.line == 1
    assert "aucune étiquette de locuteur reconnue" in said.message


@pytest.mark.parametrize("content", ["• (16 h 20) •[00:12:34]", "0:03\n\n0:07\n"])
def test_a_file_without_words_is_read_and_said(tmp_path: Path, content: str) -> None:
    transcript, problems = read(tmp_path, content)

    assert transcript.speakers == ()
    assert any("aucune étiquette" in problem.message for problem in problems)


def test_words_before_the_first_label_of_subtitles_are_nobodys(tmp_path: Path) -> None:
    cues = written("{long}.000 --> {long_end}.000\n{label}: {words}\n\n", NAMES)
    content = "WEBVTT\n\n" + cues.replace("Ghislaine: Bonjour", "Bonjour", 1)

    transcript, problems = read(tmp_path, content, "jardin_g1.vtt")

    assert transcript.turns[0].speaker == "inconnu"
    assert any("précèdent la première étiquette" in problem.message for problem in problems)


def test_a_label_that_no_words_follow_is_said(tmp_path: Path) -> None:
    content = written(TEMPLATE, CODES, GARDEN[:6]) + "P1 :\n" + written(TEMPLATE, CODES, GARDEN[6:])

    transcript, problems = read(tmp_path, content)

    assert turns(transcript) == spoken(CODES)
    assert [p.line for p in problems if "sans paroles" in p.message] == [7]


TOP = """\
Jardin collectif des Ormes — groupe 1
Date : 12 mai
Durée : 45 minutes
Animation : Ghislaine
Personnes présentes : Marie-Pier, Omar, Léo

"""


def test_what_stands_before_the_talk_is_set_aside(tmp_path: Path) -> None:
    transcript, _ = read(tmp_path, TOP + written(TEMPLATE, NAMES))

    assert turns(transcript) == spoken(NAMES)
    assert transcript.asides == tuple(
        Aside(n, "preambule", line) for n, line in enumerate(TOP.strip().split("\n"), 1)
    )


def test_a_list_of_the_people_at_the_top_is_no_talk(tmp_path: Path) -> None:
    people = "Anim : Ghislaine Béland, coordonnatrice\nP1 : Marie-Pier Roy, commis\n"
    people += "P2 : Omar Kassem, retraité\nP3 : Léo Dubuc, étudiant\n\n"

    transcript, _ = read(tmp_path, people + written(TEMPLATE, CODES))

    assert turns(transcript) == spoken(CODES)
    assert len(transcript.asides) == 4


@pytest.mark.parametrize(
    "line",
    ["[Fin de l’enregistrement]", "Fin de la transcription", "Ghislaine a arrêté la transcription"],
)
def test_what_ends_the_file_is_not_said_by_anybody(tmp_path: Path, line: str) -> None:
    transcript, _ = read(tmp_path, written(TEMPLATE, NAMES) + f"\n{line}\n")

    assert turns(transcript) == spoken(NAMES)
    assert transcript.asides == (Aside(17, "note", line),)


def test_turns_run_into_one_line_are_told_apart_and_it_is_said(tmp_path: Path) -> None:
    content = written(TEMPLATE, CODES, GARDEN[:8])
    content += written("{label} : {words} ", CODES, GARDEN[8:]) + "\n"

    transcript, problems = read(tmp_path, content)

    assert turns(transcript) == spoken(CODES)
    assert [p.line for p in problems if "au milieu d’une ligne" in p.message] == [9]


def test_a_long_file_of_one_line_is_read(tmp_path: Path) -> None:
    times = 400
    content = written("{label} : {words} ", CODES) * times
    assert len(content) > 300_000

    transcript, _ = read(tmp_path, content)

    assert ids(transcript) == list(CODES.values())
    assert len(transcript.turns) == times * (len(GARDEN) - 1) + 1  # the last opens the next
    assert transcript.turns[1].text == GARDEN[1][1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16"])
def test_encodings_give_the_same_words(tmp_path: Path, encoding: str) -> None:
    content = written(TEMPLATE, NAMES)

    transcript, _ = read(tmp_path, content.encode(encoding))

    assert turns(transcript) == spoken(NAMES)


def test_accents_written_apart_make_no_other_name(tmp_path: Path) -> None:
    """Somebody who speaks twice only, in a file where lines without label are many."""
    talk = tuple((who, "Oui.\nPis l’eau?\nOn la prend au coin.") for who in "A123" * 2)
    content = written(TEMPLATE, NAMES, talk)

    transcript, _ = read(tmp_path, unicodedata.normalize("NFD", content))

    assert list(ids(transcript)) == list(NAMES.values())


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\x0b"])
def test_rare_separators_break_no_line_number(tmp_path: Path, separator: str) -> None:
    talk = (*GARDEN[:5], ("3", f"Oui{separator}non."), *GARDEN[6:])

    transcript, _ = read(tmp_path, written(TEMPLATE, NAMES, talk))

    assert [turn.line for turn in transcript.turns] == list(range(1, len(GARDEN) + 1))


def test_a_file_with_nobody_to_code_says_so(tmp_path: Path) -> None:
    group = Group("jardin_g1.txt", moderators=("Ghislaine", "Marie-Pier", "Omar", "Léo"))

    _, problems = read(tmp_path, written(TEMPLATE, NAMES), corpus=Corpus((group,)))

    assert [p.message for p in problems if p.level is Level.ERROR] == [
        "aucune personne participante : rien ne sera codé. Dites dans corpus.yaml qui anime"
        " (animation) et qui participe (participants)."
    ]


def test_a_label_that_only_corpus_yaml_knows_is_recognised(tmp_path: Path) -> None:
    """Words that would be talk anywhere else."""
    people = (Participant("P1", ("moi",)), Participant("P2", ("le gars du fond",)))
    corpus = Corpus((Group("jardin_g1.txt", moderators=("Anim",), participants=people),))
    cast = {"A": "Anim", "1": "moi", "2": "le gars du fond", "3": "moi"}

    transcript, _ = read(tmp_path, written(TEMPLATE, cast), corpus=corpus)

    assert ids(transcript) == ["Anim", "P1", "P2"]
    assert {s.id: s.role for s in transcript.speakers}["Anim"] is Role.MODERATION
