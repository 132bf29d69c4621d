"""Words that are names elsewhere: a person can always answer, and no name goes out by it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.candidates import Action, Candidate, unresolved
from piacen_qual.study import open_study
from tests.cli.sharing import decide_everything, study_with_names, today
from tests.cli.test_partager import Partager, partager, shared, somebody

__all__ = ["partager", "somebody"]

TALK = """\
Animatrice : Bonjour à vous deux. On fait un petit tour de table pour commencer?
Zoé : Moi c’est les carottes, pis j’ai vu Aimé avec du monde de La Corde, au Grenier.
Animatrice : Parfait. Comment ça se passe, la vente au marché, la fin de semaine?
Zoé : Il nous manque du temps, pis le marché, moi, j’ai toujours aimé ça.
Omer : On manque d’heures pour tendre une corde à linge, dans le grenier, chez nous.
Zoé : Hier encore, il manquait du temps, pis aimé est venu nous donner un coup de main.
Omer : La corde était usée, pis il nous manque du temps pour en trouver une autre.
Animatrice : Merci à vous deux, c’est tout pour aujourd’hui.
"""
CORPUS_END = "organismes: [La Corde, Le Grenier]\n"


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study in which everything that is asked about at first is masked, names first."""
    root = study_with_names(tmp_path_factory.mktemp("mots") / "étude")
    corpus = root / "transcripts" / "corpus.yaml"
    text = corpus.read_text(encoding="utf-8")
    corpus.write_text(text.partition("organismes:")[0] + CORPUS_END, encoding="utf-8")
    (root / "transcripts" / "nord_g1.txt").write_text(TALK, encoding="utf-8")
    answer(root, Action.MASK, lambda one: one.text[:1].isupper() and " corde" not in one.text)
    return root


def answer(root: Path, action: Action, chosen: Callable[[Candidate], bool]) -> None:
    """Answer the open questions of the passages chosen."""
    waiting = [one for one in unresolved(today(root).candidates) if chosen(one)]
    questions = dict.fromkeys(one.question for one in waiting)
    with AnswerLog(open_study(root), "Julie") as log:
        for question in questions:
            log.answer(action, tuple(one for one in waiting if one.question == question))


def open_words(root: Path) -> list[tuple[str, str]]:
    return [(one.text, one.kind.value) for one in unresolved(today(root).candidates)]


def test_each_word_that_is_a_name_elsewhere_can_be_answered(masked: Path) -> None:
    asked = [text for text, _ in open_words(masked)]
    assert asked.count("aimé") == 2  # « j’ai toujours aimé » and « aimé est venu »
    assert not [text for text in asked if text[:1].isupper() and text != "La corde"]


def test_kept_where_it_is_an_ordinary_word_the_quote_goes_out(
    masked: Path, tmp_path: Path, partager: Partager
) -> None:
    study = Path(shutil.copytree(masked, tmp_path / "étude"))
    assert partager(study).code == 1  # questions are left
    answer(study, Action.MASK, lambda one: one.text == "aimé" and "venu" in line(study, one))
    answer(study, Action.KEEP, lambda _: True)
    assert not open_words(study)
    assert partager(study, "--nombre", "9", "--signer", typed=["o"] * 9).code == 0
    assert partager(study, "--nombre", "9").code == 0
    page = shared(study)["citations.html"].decode()
    for words in ("toujours aimé ça", "une corde à linge", "dans le grenier", "La corde était"):
        assert words in page
    for name in ("aimé est venu", "vu Aimé", "La Corde", "Grenier"):
        assert name not in page
    assert "est venu nous donner" in page  # with a pseudonym


def line(study: Path, one: Candidate) -> str:
    texts = (study / "transcripts" / one.file).read_text(encoding="utf-8").split("\n")
    return texts[one.turn - 1]


def test_new_text_is_asked_about_again(masked: Path, tmp_path: Path) -> None:
    study = Path(shutil.copytree(masked, tmp_path / "étude"))
    answer(study, Action.KEEP, lambda _: True)
    file = study / "transcripts" / "nord_g1.txt"
    more = "Zoé : Le samedi, c’est aimé qui passe nous voir.\n"
    file.write_text(TALK + more, encoding="utf-8")
    assert [text for text, _ in open_words(study)] == ["aimé"]


def test_masking_everything_settles_everything(masked: Path, tmp_path: Path) -> None:
    study = Path(shutil.copytree(masked, tmp_path / "étude"))
    decide_everything(study)
    assert not open_words(study)
