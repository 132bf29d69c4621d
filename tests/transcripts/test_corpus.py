import unicodedata
from pathlib import Path

import pytest

from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.model import Corpus, Group, Participant
from piacen_qual.transcripts.corpus import group_of, load_corpus

WHOLE = """\
groupes:
  - fichier: rivemont_g1.vtt
    cas: Rivemont
    groupe: 1
    date: 2023-05-04
    edition: 2
    animation: [Animatrice, Co-anim]
    observation: Stagiaire
    participants:
      - {id: P1, etiquettes: [Line B., iPhone de Line], nom: Line Bastien, alias: [Linou],
         genre: f, age: 35-54, fonction: locataire, experience: 05}
      - id: P2
        genre: h
    themes: {54: bail, 80: voisins}
personnes: [Rose Untel, {nom: Guy Trudel, alias: [Ti-Guy]}]
organismes: [Comité logement du Cap]
lieux: Rivemont
garder: [Zoom, 1984]
"""


def _load(tmp_path: Path, text: str) -> tuple[Corpus, tuple[Problem, ...]]:
    path = tmp_path / "corpus.yaml"
    path.write_text(text, encoding="utf-8")
    return load_corpus(path)


def test_everything_that_the_team_wrote_is_read(tmp_path: Path) -> None:
    corpus, problems = _load(tmp_path, WHOLE)

    assert problems == ()
    (group,) = corpus.groups
    assert (group.file, group.case, group.number) == ("rivemont_g1.vtt", "Rivemont", 1)
    assert (group.date, group.edition) == ("2023-05-04", 2)
    assert (group.moderators, group.observers) == (("Animatrice", "Co-anim"), ("Stagiaire",))
    assert group.theme_overrides == {54: "bail", 80: "voisins"}
    first, second = group.participants
    assert (first.id, first.name) == ("P1", "Line Bastien")
    assert (first.labels, first.aliases) == (("Line B.", "iPhone de Line"), ("Linou",))
    assert first.attributes == {
        **{"genre": "f", "age": "35-54"},
        **{"fonction": "locataire", "experience": "05"},
    }
    assert second == Participant("P2", attributes={"genre": "h"})
    assert [(person.name, person.aliases) for person in corpus.people] == [
        ("Rose Untel", ()),
        ("Guy Trudel", ("Ti-Guy",)),
    ]
    assert corpus.organisations == ("Comité logement du Cap",)
    assert (corpus.places, corpus.keep) == (("Rivemont",), ("Zoom", "1984"))


def test_an_absent_or_empty_file_says_nothing(tmp_path: Path) -> None:
    assert load_corpus(tmp_path / "corpus.yaml") == (Corpus(), ())
    assert _load(tmp_path, "# à remplir\n") == (Corpus(), ())


def test_a_partial_entry_is_enough(tmp_path: Path) -> None:
    corpus, problems = _load(tmp_path, "groupes:\n  - fichier: a.txt\n  - {fichier: b.txt, cas: B}")

    assert problems == ()
    assert corpus.groups == (Group("a.txt"), Group("b.txt", case="B"))


def test_what_is_no_yaml_is_a_stop_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="ligne 2"):
        _load(tmp_path, "groupes:\n\t- fichier: a.txt\n")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- a\n", 1, "il faut des lignes « clé : valeur » en tête de corpus.yaml"),
        ("groupe: []\n", 1, "clé inconnue « groupe » en tête de corpus.yaml. Possibles : groupes"),
        ("groupes: {a: b}\n", 1, "« groupes » attend une liste"),
        ("groupes:\n  - a.txt\n", 2, "il faut des lignes « clé : valeur » dans un groupe"),
        ("groupes:\n  - cas: A\n", 2, "un groupe n’a pas de « fichier »"),
        ("groupes:\n  - fichier: a\n    numero: 1\n", 3, "clé inconnue « numero » dans un groupe"),
        ("groupes:\n  - fichier: a\n    fichier: b\n", 3, "« fichier » est écrit deux fois"),
        ("groupes:\n  - {fichier: a, groupe: un}\n", 2, "« un » n’est pas un nombre entier"),
        ("groupes:\n  - {fichier: a, edition: 1.5}\n", 2, "« 1.5 » n’est pas un nombre entier"),
        ("groupes:\n  - fichier: a\n    animation: {A: B}\n", 3, "« animation » attend une liste"),
        ("groupes:\n  - fichier: a\n    themes: [bail]\n", 3, "« clé : valeur » sous « themes »"),
        ("groupes:\n  - fichier: a\n    themes: {tour 3: b}\n", 3, "et non « tour 3 »"),
        ("groupes:\n  - fichier: a\n    themes: {²: b}\n", 3, "et non « ² »"),
        ("groupes:\n  - fichier: a\n    themes: {3: [b]}\n", 3, "« 3 » attend un mot"),
        ("groupes:\n  - fichier: a\n    participants: {P1: x}\n", 3, "« participants » attend une"),
        ("groupes:\n  - fichier: a\n    participants: [P1]\n", 2, "a : une personne n’a pas d’"),
        ("groupes:\n  - fichier: a\n    participants: [{genre: f}]\n", 2, "n’a pas d’« id »"),
        ("groupes:\n  - fichier: a\n    participants: [{id: P1}, {id: P1}]\n", 2, "l’id « P1 »"),
        ("groupes:\n  - fichier: a\n    participants:\n    - {id: P, age: [1]}\n", 4, "« age »"),
        ("groupes:\n  - fichier: a\n    participants:\n    - id: P\n      id: Q\n", 5, "deux fois"),
        ("groupes:\n  - fichier: a\n  - fichier: a\n", 3, "« a » a deux entrées; la première"),
        (
            "groupes:\n  - {fichier: a, cas: X, groupe: 1}\n  - {fichier: b, cas: X, groupe: 1}\n",
            3,
            "X, groupe 1 : le même numéro est donné à « a » et à « b »",
        ),
        ("lieux: {Ici: là}\n", 1, "« lieux » attend une liste"),
        ("lieux: [Ici, Bas : Nord]\n", 1, "« lieux » attend un mot"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_the_rest_is_kept(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    _, problems = _load(tmp_path, text)

    assert [(p.file, p.line, p.level) for p in problems if words in p.message] == [
        ("corpus.yaml", line, Level.ERROR)
    ], problems


def test_of_two_entries_for_one_file_the_first_counts(tmp_path: Path) -> None:
    corpus, _ = _load(
        tmp_path,
        "groupes:\n  - {fichier: a, cas: X}\n  - {fichier: b}\n  - {fichier: a, cas: Y}\n",
    )

    assert group_of("a", corpus)[0].case == "X"
    assert len(corpus.groups) == 2


def test_a_name_written_with_composed_or_separate_accents_is_the_same(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "été à Québec.txt") for form in ("NFC", "NFD"))
    corpora = [
        _load(tmp_path, f"groupes: [{{fichier: {name}, cas: Q}}]")[0] for name in (composed, apart)
    ]

    for corpus in corpora:
        for name in (composed, apart):
            group, told = group_of(name, corpus)
            assert (group.case, group.file, told) == ("Q", composed, ())


@pytest.mark.parametrize(
    ("name", "case", "number"),
    [
        ("tncdc_g1.vtt", "TNCDC", 1),
        ("Table jeunesse 2.docx", "Table jeunesse", 2),
        ("cmtq-groupe-02.txt", "CMTQ", 2),
        ("comite_logement_gr 3.srt", "comite logement", 3),
        ("CDC4_g2.odt", "CDC4", 2),
        ("tj1.md", "TJ", 1),
        ("Que\u0301bec 4.txt", "Québec", 4),
        ("camping 2.txt", "CAMPING", 2),
        ("verdun_g3.txt", "VERDUN", 3),
        ("verdun_entrevue2.txt", "VERDUN", 2),
        ("verdun_focus_group_4.txt", "VERDUN", 4),
        ("verdun_g3_verbatim.docx", "VERDUN", 3),
        ("hochelaga_g1.txt", "hochelaga", 1),
        ("hochelaga_entrevue2.txt", "hochelaga", 2),
        ("Transcription Pointe-aux-Pins 2.odt", "Pointe-aux-Pins", 2),
        ("CDC4_groupe2.odt", "CDC4", 2),
        ("groupement_2.txt", "groupement", 2),
    ],
)
def test_case_and_group_are_guessed_from_the_name_and_the_guess_is_said(
    name: str, case: str, number: int
) -> None:
    group, (note,) = group_of(name, Corpus())

    assert (group.case, group.number) == (case, number)
    assert note.level is Level.NOTE
    assert f"cas « {case} », groupe {number}" in note.message


@pytest.mark.parametrize(
    "name",
    [
        *("entrevue.txt", "entrevue 2.txt", "groupe 1.txt", "focus groupe 2.txt", "12.txt"),
        *("2021-04-15.txt", "entretien 2021.txt", "verdun_entrevue_2021.txt", "P100.md"),
    ],
)
def test_a_name_that_says_nothing_gives_no_case_and_a_warning(name: str) -> None:
    group, (warning,) = group_of(name, Corpus())

    assert (group.case, group.number) == ("", None)
    assert warning.level is Level.WARNING
    assert "corpus.yaml" in warning.message
