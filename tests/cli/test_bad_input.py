"""Whatever is given: French, the file, the line, what to do; no traceback, nothing lost."""

import io
import os
import shutil
import sys
import time
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest

from piacen_qual.cli import steps
from piacen_qual.transcripts.library import Library
from tests.cli.making import CODEBOOK, CORPUS, NORTH, SOUTH, Run, exports_of, make_study, piacen


def told(run: Run) -> str:
    """What was said, as one line with plain spaces; never a traceback, never an unforeseen stop."""
    assert "Traceback" not in run.err
    assert "imprévue" not in run.err
    return run.err.replace("\n", " ").replace("\xa0", " ")


def bomb() -> bytes:
    """A Word file that would unpack to 300 million bytes."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(30):
                part.write(b"a" * 10_000_000)
    return memory.getvalue()


BAD = {
    "vide.txt": (b"", "vide.txt : le fichier est vide."),
    "binaire.txt": (b"Zo\x00\x01\x02\xff" * 400, "binaire.txt, ligne 1 : le fichier contient"),
    "faux.docx": (SOUTH.encode(), "faux.docx : ce n’est pas un document Word"),
    "bombe.docx": (bomb(), "comme dans une bombe de décompression"),
    "sans temps.vtt": (b"WEBVTT\n\nLine: Oui.\n", "sans temps.vtt : aucun sous-titre n’a de temps"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "image.txt : malgré son suffixe"),
    "seule_g1.txt": (b"Animatrice : Bonjour.\nAnimatrice : Fini.\n", "personne participante"),
    "sans etiquette.txt": (b"Une phrase toute seule. " * 40, "aucune étiquette de locuteur"),
}
ODD = {
    "vieux_g1.txt": (SOUTH.encode("cp1252"), "vieux_g1.txt : encodage deviné : Windows (cp1252)"),
    unicodedata.normalize("NFD", "été à l’île g3.txt"): (SOUTH.encode(), "été à l’île"),
    "-x.txt": (SOUTH.encode(), "-x.txt : le cas et le groupe sont inconnus"),
    "ancien.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "enregistrez-le en .docx"),
}


def test_each_bad_transcript_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    study = make_study(tmp_path / "mon étude")
    for name, (data, _) in (BAD | ODD).items():
        (study / "transcripts" / name).write_bytes(data)
    (study / "transcripts" / "boucle.txt").symlink_to("boucle.txt")
    with (study / "transcripts" / "nord_g1.txt").open("a", encoding="utf-8") as north:
        north.write("Fantôme : Bou!\nFantôme : Encore moi.\n")

    done = piacen("verifier", cwd=study)

    said = told(done)
    assert done.code == 2
    for expected in [message for _, message in (BAD | ODD).values()]:
        assert expected in said
    assert "nord_g1.txt, ligne 14 : « Fantôme » : personne inconnue de corpus.yaml" in said
    assert "boucle.txt : lecture impossible : c’est un lien qui tourne en rond" in said
    assert "nord_g1.txt\n" in done.out
    assert (study / "transcripts" / "vide.txt").read_bytes() == b""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("transcripts/absente.txt",), "absente.txt : le fichier n’existe pas."),
        (("transcripts",), "transcripts : lecture impossible : c’est un dossier"),
        ((".",), ". : lecture impossible : c’est un dossier"),
    ],
)
def test_a_file_that_cannot_be_given_is_said(
    coded: Path, words: tuple[str, ...], message: str
) -> None:
    done = piacen("verifier", *words, cwd=coded)
    assert (done.code, done.out) == (2, "")
    assert message in told(done)


def test_a_name_that_begins_with_a_dash_and_a_file_named_twice(tmp_path: Path) -> None:
    (tmp_path / "-x.txt").write_text(SOUTH, encoding="utf-8")

    done = piacen("verifier", "--", "-x.txt", "-x.txt", cwd=tmp_path)

    assert done.code == 0
    assert "1 transcription lue" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["-x.txt"]  # no cache where no study is


def test_results_stay_when_no_transcript_can_be_read_any_more(coded: Path, tmp_path: Path) -> None:
    study = tmp_path / "étude"
    shutil.copytree(coded, study)
    for path in (study / "transcripts").glob("*g*.*"):
        path.write_bytes(b"")
    before = exports_of(study)

    done = piacen("coder", "--etude", study)

    assert (done.code, done.out) == (2, "")
    assert "nord_g1.txt : le fichier est vide." in told(done)
    assert exports_of(study) == before
    assert "segments.csv" in before


def test_a_folder_without_study_transcripts_or_codebook_is_said(tmp_path: Path) -> None:
    nothing = piacen("coder", "--etude", tmp_path)
    assert nothing.code == 2
    assert "n’est pas un dossier d’étude" in told(nothing)
    assert "piacen init" in told(nothing)

    study = make_study(tmp_path / "étude")
    (study / "codebook.yaml").unlink()
    without = piacen("compter", "--etude", study)
    assert without.code == 2
    assert "codebook.yaml » n’existe pas : sans lui, rien ne peut être codé." in told(without)

    (study / "codebook.yaml").mkdir()
    folder = piacen("citer", "--etude", study)
    assert folder.code == 2
    assert "codebook.yaml : lecture impossible : c’est un dossier" in told(folder)

    (study / "codebook.yaml").rmdir()
    (study / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    shutil.rmtree(study / "transcripts")
    empty = piacen("chercher", "temps", "--etude", study)
    assert empty.code == 2
    assert "Aucune transcription dans" in told(empty)


@pytest.mark.parametrize(
    ("codebook", "message"),
    [
        ("titre: [a, b\n", "codebook.yaml, ligne 1 : la liste ouverte ici"),
        ("a: &a [x, x]\nb: [*a, *a]\n", "codebook.yaml, ligne 1 : les ancres et alias YAML"),
        ("titre: \xe9t\xe9\n", "codebook.yaml, ligne 1 : le fichier n’est pas en UTF-8."),
        ("codes:\n\ta: b\n", "codebook.yaml, ligne 2 : une tabulation sert de retrait"),
    ],
)
def test_a_codebook_that_is_no_yaml_stops(tmp_path: Path, codebook: str, message: str) -> None:
    study = make_study(tmp_path)
    (study / "codebook.yaml").write_bytes(codebook.encode("latin-1"))

    done = piacen("verifier", "--etude", study)

    assert (done.code, done.out) == (2, "")
    assert message in told(done)


def test_a_codebook_without_codes_gives_no_table_and_says_so(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    (study / "codebook.yaml").write_bytes(b"")

    done = piacen("compter", "codes", "--etude", study)

    assert (done.code, done.out) == (0, "")
    assert "le codebook n’a aucun code" in told(done)


def test_files_of_wrong_types_everywhere_are_said_by_line(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    (study / "codebook.yaml").write_text(
        "titre: [a, {b: c}]\nversion: {x: 1}\nseuil: oui\nsegment_mots: -3\nthemes: [a]\n"
        "familles: 3\nconcepts: [x]\ncodes:\n  a: 3\n  b: [x]\n"
        "  c: {famille: [1], regles: {x: y}, exemples: {a: b}}\n"
        "  d: {definition: 1, regles: [[[]], {termes: {a: b}}, {termes: 3, poids: oui}]}\n",
        encoding="utf-8",
    )
    (study / "transcripts" / "corpus.yaml").write_text(
        "groupes:\n  - 1\n  - [2]\n  - {fichier: [x], cas: {a: b}, groupe: un, themes: [a]}\n"
        "  - {fichier: nord_g1.txt, participants: [1, [2], {id: [1], etiquettes: {a: b}}]}\n"
        "personnes: {a: b}\nlieux: [[1], {a: b}]\ngarder: null\n",
        encoding="utf-8",
    )

    done = piacen("verifier", "--etude", study)

    assert done.code == 2
    for place in ("codebook.yaml, ligne 3", "codebook.yaml, ligne 9", "codebook.yaml, ligne 12"):
        assert f"✗ {place} : " in told(done)
    for line in (2, 3, 4, 5, 6, 7):
        assert f"✗ corpus.yaml, ligne {line} : " in told(done)


def test_repeated_codes_groups_and_endless_regexes_are_left_out(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    (study / "codebook.yaml").write_text(
        CODEBOOK
        + "  fou:\n    famille: objets\n    definition: x\n    regles:\n"
        + '      - {nom: sans_fin, regex: "(a+)+$"}\n'
        + "  ven_temps:\n    famille: objets\n    definition: y\n    regles: [chat]\n",
        encoding="utf-8",
    )
    (study / "transcripts" / "corpus.yaml").write_text(
        CORPUS.replace("groupe: 2", "groupe: 1"), encoding="utf-8"
    )
    (study / "transcripts" / "nord_g1.txt").write_text(
        f"{NORTH}Omer : {'a' * 3000}!\n", encoding="utf-8"
    )

    done = piacen("coder", "--etude", study)

    said = told(done)
    assert done.code == 2
    assert "codebook.yaml, ligne 46 : règle « fou.sans_fin » : l’expression régulière" in said
    assert "n’en finit pas (nord_g1.txt, tour 14)" in said
    assert "codebook.yaml, ligne 47 : « ven_temps » est écrit deux fois sous « codes »" in said
    assert "corpus.yaml, ligne 17 : SUD, groupe 1 : le même numéro est donné à" in said
    assert "out_panne" in done.out
    assert "segments.csv" in exports_of(study)


WRONG = """\
concepts:
  ami: ['@voisin']
  voisin: ['@ami']
  manque: [manquer, '@rien']
"""
WRONG_CODES = """\
  tourne: {famille: objets, definition: x, regles: ['@ami']}
  manquant: {famille: objets, definition: x, regles: ['@manqe']}
  muet: {famille: objets, definition: x, regles: ['...']}
  forme: {famille: objets, definition: x, regles: [{motif: [{LEMA: avoir}]}]}
  fuite: {famille: objets, definition: x, regles: [{regex: '(a'}]}
  sans_fin: {famille: objets, definition: x, regles: [{nom: n, regex: '(a+)+$'}]}
"""


def test_each_error_of_a_codebook_is_told_with_what_to_do_and_the_other_codes_run(
    tmp_path: Path,
) -> None:
    study = make_study(tmp_path)
    book = CODEBOOK.replace("concepts:\n  manque: [manquer, pas assez, à court]\n", WRONG)
    (study / "codebook.yaml").write_text(book + WRONG_CODES, encoding="utf-8")
    (study / "transcripts" / "nord_g1.txt").write_text(
        f"{NORTH}Omer : {'a' * 3000}!\n", encoding="utf-8"
    )

    done = piacen("coder", "--etude", study)

    assert done.code == 2
    lines = (book + WRONG_CODES).split("\n")
    for written, message in (
        ("ami: ", "concept « ami » : il se contient lui-même (@ami → @voisin → @ami). Retirez un"),
        ("manque: ", "concept « manque » : concept inconnu « @rien »."),
        (
            "{nom: temps",
            "code « ven_temps » : le concept « @manque » qu’emploie une règle contient",
        ),
        ("tourne: ", "code « tourne » : le concept « @ami » qu’emploie une règle contient une"),
        ("manquant: ", "code « manquant » : concept inconnu « @manqe »."),
        ("muet: ", "code « muet » : « ... » n’est pas un terme : il faut au moins une lettre."),
        ("forme: ", "code « forme » : motif : clé inconnue « LEMA ». Vouliez-vous dire « LEMMA »?"),
        ("fuite: ", "code « fuite » : l’expression régulière est mal formée"),
        ("sans_fin: ", "règle « sans_fin.n » : l’expression régulière n’en finit pas (nord_g1"),
    ):
        (line,) = (n for n, text in enumerate(lines, 1) if written in text)
        assert f"codebook.yaml, ligne {line} : {message}" in told(done)
    assert "out_panne" in done.out


def test_a_codebook_of_ten_thousand_terms_is_no_burden(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    terms = "".join(f"    - terme{n} composé{n}\n" for n in range(10_000))
    many = f"  gros:\n    famille: objets\n    definition: x\n    regles:\n{terms}"
    (study / "codebook.yaml").write_text(CODEBOOK + many, encoding="utf-8")
    begun = time.perf_counter()

    done = piacen("coder", "--etude", study)

    assert done.code == 0, told(done)
    assert "out_panne" in done.out
    assert time.perf_counter() - begun < 60


def test_a_damaged_cache_is_made_again_and_that_is_said(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    first = piacen("coder", "--etude", study, "--json")
    kept = [path for path in (study / ".piacen").rglob("*") if path.is_file()]
    for path in kept:
        path.write_bytes(b"pas ce qui etait la")

    again = piacen("coder", "--etude", study, "--json")

    assert (again.code, again.out) == (first.code, first.out)
    assert f"(.piacen/), {len(kept)} fichiers étaient abîmés : c’est refait." in told(again)
    assert "abîmé" not in told(piacen("coder", "--etude", study))


def test_a_codebook_edited_meanwhile_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study = make_study(tmp_path)
    read = steps.read

    def slow(*given: Any) -> Library:
        with (study / "codebook.yaml").open("a", encoding="utf-8") as codebook:
            codebook.write("# une idée\n")
        return read(*given)

    monkeypatch.setattr(steps, "read", slow)
    work = steps.code(study)

    assert {code.id for code in work.codebook.codes} >= {"ven_temps", "out_panne"}
    assert "codebook.yaml a été modifié pendant le travail" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_no_terminal_should_show_do_no_harm(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    for name in (b"rouge\x1b[31m_g1.txt", b"nom\xe9_g2.txt", b"deux\nlignes_g3.txt"):
        Path(os.fsdecode(os.fsencode(study / "transcripts") + b"/" + name)).write_text(
            SOUTH, encoding="utf-8"
        )

    done = piacen("verifier", "--etude", study)

    assert done.code == 0, told(done)
    assert "\x1b" not in done.out + done.err
    assert "6 transcriptions lues" in done.err
