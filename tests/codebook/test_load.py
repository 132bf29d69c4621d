import time
from pathlib import Path

import pytest

from piacen_qual import cli
from piacen_qual.codebook.load import load_codebook, parse_codebook
from piacen_qual.codebook.schema import AnyOf, Codebook, ConceptRef, Kind, Term
from piacen_qual.errors import Level, Problem, UnreadableFileError

SOUND = """\
titre: Se loger à Rivemont
version: 1.10
seuil: 0.4
segment_mots: 80
themes:
  logement:
    libelle: Trouver un logement
    questions: [Comment avez-vous trouvé votre logement?]
    titres: [recherche]
    vocabulaire:
      - [loyer, bail]
      - propriétaire
familles:
  raisons: {libelle: Raisons}
  objets: {libelle: Objets nommés, objets: oui}
  autres: Autres choses
concepts:
  cout: [loyer, "@argent", pas donné]
  argent: [piastre, argent]
codes:
  rai_prix:
    libelle: Le prix
    famille: raisons
    theme: logement
    definition: On parle de ce que ça coûte.
    inclure: le loyer
    exclure: le prix d’autre chose
    exemples: [Mon loyer a monté., {texte: C’est cher., theme: logement}]
    contre_exemples: Je reste là.
    regles:
      - trop cher
      - nom: cout
        proche: ["@cout", [monter, augmenter]]
        ecart: 3
        poids: 0.9
  obj_cle:
    famille: objets
    definition: Une clé.
    regles: [{termes: clé}]
"""


def _load(text: str) -> tuple[Codebook, tuple[Problem, ...]]:
    return parse_codebook(text.encode())


def _told(text: str) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in _load(text)[1]]


def test_a_sound_codebook_is_read_without_a_word() -> None:
    book, problems = _load(SOUND)

    assert problems == ()
    assert (book.title, book.version) == ("Se loger à Rivemont", "1.10")
    assert (book.threshold, book.segment_words) == (0.4, 80)
    assert [code.id for code in book.codes] == ["rai_prix", "obj_cle"]
    assert [(family.id, family.label, family.objects) for family in book.families] == [
        ("raisons", "Raisons", False),
        ("objets", "Objets nommés", True),
        ("autres", "Autres choses", False),
    ]


def test_a_family_keeps_how_its_codes_compete_and_what_length_weighs() -> None:
    rival = "{libelle: Raisons, part_du_meilleur: 0.7, longueur: {20: 0.9, 8: 0.5, au_dela: 1.1}}"
    book, problems = _load(SOUND.replace("{libelle: Raisons}", rival))

    assert problems == ()
    first, second, _ = book.families
    assert (first.share, first.lengths, first.beyond) == (0.7, ((8, 0.5), (20, 0.9)), 1.1)
    assert (second.share, second.lengths, second.beyond) == (0, (), 1)


def test_what_is_wrong_with_a_length_or_a_share_is_told() -> None:
    rival = "{libelle: Raisons, part_du_meilleur: 2, longueur: {court: 0.5, 8: beaucoup}}"

    assert _told(SOUND.replace("{libelle: Raisons}", rival)) == [
        (14, "« 8 » est un nombre de 0 à 2; 1 est employé."),
        (14, "« longueur » : « court » n’est ni un nombre de mots ni « au_dela »."),
        (14, "« part_du_meilleur » est un nombre de 0 à 1; 0 est employé."),
    ]


def test_a_theme_keeps_its_questions_titles_and_words() -> None:
    theme = _load(SOUND)[0].themes[0]

    assert (theme.id, theme.label) == ("logement", "Trouver un logement")
    assert theme.questions == ("Comment avez-vous trouvé votre logement?",)
    assert theme.titles == ("recherche",)
    assert theme.vocabulary == ("loyer", "bail", "propriétaire")


def test_a_code_keeps_its_words_examples_rules_and_lines() -> None:
    code = _load(SOUND)[0].codes[0]

    assert (code.label, code.family, code.theme) == ("Le prix", "raisons", "logement")
    assert (code.include, code.exclude) == ("le loyer", "le prix d’autre chose")
    assert [(e.text, e.theme, e.line) for e in code.examples] == [
        ("Mon loyer a monté.", "", 28),
        ("C’est cher.", "logement", 28),
    ]
    assert [example.text for example in code.counter_examples] == ["Je reste là."]
    assert [(rule.id, rule.line, rule.kind) for rule in code.rules] == [
        ("rai_prix.1", 31, Kind.TERMS),
        ("rai_prix.cout", 32, Kind.NEAR),
    ]
    assert code.rules[1].elements == (
        ConceptRef("cout"),
        AnyOf((Term("monter"), Term("augmenter"))),
    )


def test_concepts_keep_their_terms_and_the_concepts_they_name() -> None:
    concepts = _load(SOUND)[0].concepts

    assert concepts["cout"].elements == (Term("loyer"), ConceptRef("argent"), Term("pas donné"))


def test_the_digest_is_of_the_bytes() -> None:
    assert _load(SOUND)[0].digest != _load(SOUND + "# un mot\n")[0].digest
    assert _load(SOUND)[0].digest == _load(SOUND)[0].digest


def test_the_template_given_to_beginners_has_no_problem() -> None:
    book, problems = load_codebook(Path(cli.__file__).parent / "gabarit" / "codebook.yaml")

    assert problems == ()
    assert book.codes
    assert all(code.rules for code in book.codes)


def test_an_empty_codebook_is_a_codebook_with_a_warning() -> None:
    for text in ("", "# rien encore\n", "titre: x\n"):
        book, problems = _load(text)
        assert book.codes == ()
        assert [problem.level for problem in problems] == [Level.WARNING]
        assert "aucun code" in problems[0].message


def test_a_missing_codebook_is_a_stop(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"codebook\.yaml"):
        load_codebook(tmp_path / "codebook.yaml")


EVERYTHING_WRONG = """\
titre: x
tehmes: {}
seuil: 3
segment_mots: beaucoup
themes:
  logement: {libelle: Logement}
  intro: {questions: [Bonjour?]}
  bail: {questions: [Quoi?], vocabulaires: [x]}
familles:
  raisons: {libelle: Raisons, objets: peut-être}
  raisons: {libelle: Encore}
concepts:
  vide: []
  perdu: ["@nulle_part"]
  a: ["@b"]
  b: ["@c", mot]
  c: ["@a"]
  suite: ["@a"]
  ponctue: ["...", mot]
codes:
  sans_definition:
    famille: raisons
    regles: [mot]
  mal_place:
    famille: raison
    theme: logment
    definition: d
    regles: [mot]
  mal_regle:
    famille: raisons
    definition: d
    exemples: [{texte: Oui., theme: bial}, ""]
    regles:
      - {termes: ["@argnt"], poids: 2}
      - {termes: ["@suite"]}
      - {regex: "a("}
      - {suite: [seul]}
      - {termes: x, proche: [a, b]}
      - {ecart: 3}
      - {termes: x, ekart: 3}
      - {nom: n, termes: "!!!"}
      - {nom: n, termes: x}
  sain:
    famille: raisons
    definition: d
    regles: [mot]
  sain:
    famille: raisons
    definition: autre
"""


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (2, "clé inconnue « tehmes » en tête du codebook. Vouliez-vous dire « themes »?"),
        (3, "« seuil » est un nombre de 0 à 1; 0.5 est employé."),
        (4, "« segment_mots » est un nombre de 20 à 100000; 120 est employé."),
        (6, "thème « logement » : sans « questions », il sera mal reconnu."),
        (7, "« intro » est réservé : choisissez un autre nom de thème."),
        (8, "clé inconnue « vocabulaires » dans le thème « bail »."),
        (10, "famille « raisons » : « objets » vaut « oui » ou « non »."),
        (11, "« raisons » est écrit deux fois sous « familles »."),
        (13, "concept « vide » : la liste de termes est vide."),
        (14, "concept « perdu » : concept inconnu « @nulle_part »."),
        (15, "concept « a » : il se contient lui-même (@a → @b → @c → @a)."),
        (19, "« ... » n’est pas un terme : il faut au moins une lettre."),
        (21, "code « sans_definition » : il manque la clé « definition »."),
        (25, "code « mal_place » : famille inconnue « raison ». Vouliez-vous dire « raisons »?"),
        (26, "code « mal_place » : thème inconnu « logment »."),
        (32, "code « mal_regle » : thème inconnu « bial »."),
        (32, "code « mal_regle » : un exemple est vide."),
        (34, "code « mal_regle » : concept inconnu « @argnt »."),
        (34, "code « mal_regle » : « poids » va de 0 à 1."),
        (35, "le concept « @suite » qu’emploie une règle contient une erreur."),
        (36, "code « mal_regle » : l’expression régulière est mal formée"),
        (37, "code « mal_regle » : « suite » demande au moins deux éléments."),
        (38, "code « mal_regle » : une règle porte une et une seule de ces clés : termes, proche"),
        (39, "code « mal_regle » : une règle porte une et une seule de ces clés"),
        (40, "clé inconnue « ekart » dans une règle. Vouliez-vous dire « ecart »?"),
        (41, "code « mal_regle » : « !!! » n’est pas un terme"),
        (42, "code « mal_regle » : deux règles s’appellent « n »."),
        (47, "« sain » est écrit deux fois sous « codes ». Gardez-en un seul."),
    ],
)  # fmt: skip
def test_every_problem_is_told_at_once_with_its_line(line: int, words: str) -> None:
    assert [
        message for at, message in _told(EVERYTHING_WRONG) if at == line and words in message
    ], _told(EVERYTHING_WRONG)


def test_problems_come_by_line_and_none_is_told_twice() -> None:
    told = _told(EVERYTHING_WRONG)

    assert [line for line, _ in told] == sorted(line or 0 for line, _ in told)
    assert len(told) == len(set(told))


def test_a_code_with_an_error_loses_its_rules_and_the_others_keep_theirs() -> None:
    codes = {code.id: code for code in _load(EVERYTHING_WRONG)[0].codes}

    assert {id_ for id_, code in codes.items() if code.rules} == {"sain"}
    assert codes["mal_regle"].definition == "d"


def test_only_sound_concepts_are_kept() -> None:
    assert set(_load(EVERYTHING_WRONG)[0].concepts) == {"vide", "ponctue"}


def test_a_bad_setting_leaves_the_usual_one() -> None:
    book = _load(EVERYTHING_WRONG)[0]

    assert (book.threshold, book.segment_words) == (0.5, 120)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- titre\n", 1),
        ("bonjour\n", 1),
        ("themes: [logement, bail]\n", 1),
        ("themes:\n  logement: Le logement\n", 2),
        ("familles: [raisons]\n", 1),
        ("concepts: [a, b]\n", 1),
        ("codes:\n  - a\n", 1),
        ("codes:\n  a: une définition\n", 2),
        ("codes:\n  a:\n    regles: {termes: x}\n", 3),
        ("codes:\n  a:\n    exemples: {texte: x}\n", 3),
        ("codes:\n  a:\n    exemples: oui\n", 3),
        ("codes:\n  a:\n    regles: non\n", 3),
        ("themes:\n  t:\n    questions:\n      - Bon : parlez\n", 4),
        ("titre: [oups]\n", 1),
        ("seuil: 0.5\nversion: {a: b}\n", 2),
        ("codes:\n  a:\n    libelle: x\n    exclure: [b, c]\n", 4),
        ("themes:\n  t: {libelle: [a], questions: b}\n", 2),
        ("familles:\n  f: {libelle: [a]}\n", 2),
    ],
)
def test_a_list_in_the_place_of_keys_or_the_reverse_is_told_not_lost(text: str, line: int) -> None:
    expected = ("clé : valeur", "il faut une liste", "contient « : »", "est un texte")

    assert [at for at, message in _told(text) if any(words in message for words in expected)] == [
        line
    ]


def test_a_concept_of_ten_thousand_terms_loads_fast() -> None:
    terms = "\n".join(f"    - terme{n} composé" for n in range(10_000))
    code = "codes:\n  c: {famille: f, definition: d, regles: [{termes: ['@gros']}]}\n"
    started = time.perf_counter()

    book, problems = _load(f"familles: {{f: F}}\nconcepts:\n  gros:\n{terms}\n{code}")

    assert time.perf_counter() - started < 5
    assert problems == ()
    assert len(book.concepts["gros"].elements) == 10_000
    assert book.codes[0].rules


def test_the_reserved_names_may_stand_in_rules_and_examples() -> None:
    text = (
        "familles: {f: F}\ncodes:\n  c:\n    famille: f\n    definition: d\n"
        "    exemples: [{texte: Merci., theme: cloture}]\n"
        "    regles: [{termes: merci, theme: [intro, cloture]}]\n"
    )

    assert _told(text) == []
