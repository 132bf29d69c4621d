import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

from piacen_qual.analysis.codebook_review.proposals import Proposal, Request, Source, propose
from piacen_qual.codebook.additions import find_target
from piacen_qual.codebook.load import parse_codebook
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.widening.vocabulary import Vocabulary
from piacen_qual.model import Coding
from piacen_qual.study import Cache
from tests.analysis.making import make_coding, make_transcript

CODEBOOK = """\
familles: {raisons: Raisons}
concepts:
  legume: [carotte, navet, poireau, betterave]
  fruit: [pomme, panais]
codes:
  acces:
    famille: raisons
    definition: On n’a pas accès.
    regles:
      - {proche: ['@legume', [jeton]]}
      - {termes: [accès]}
"""

SAID = (
    "Le mot de passe change tout le temps, pas d’accès.",
    "J’ai perdu mon mot de passe au chalet.",
    "Encore le mot de passe, encore, avec le jeton!",
    "Le mot de passe, pis l’antivirus.",
    "On a des carottes, des oignons, du persil pis des panais.",
    "La carrotte est belle, l’oignon aussi.",
    "Bonjour à la ronde.",
    "La neige fond.",
    "Le chalet est loin.",
    "On verra demain.",
)
TALK = make_transcript([(f"P{n % 2 + 1}", "outils", text) for n, text in enumerate(SAID)])
CODINGS = tuple(make_coding(TALK, turn, "acces", SAID[turn - 1][:6]) for turn in range(1, 5))


def request(
    folder: Path, asked: str, left: Collection[str] = (), codings: tuple[Coding, ...] = CODINGS
) -> Request:
    book, problems = parse_codebook(CODEBOOK.encode())
    assert not problems
    words = Vocabulary([TALK], segments(TALK, 120), book.concepts, Cache(folder))
    return Request(find_target(book, asked), book, words, codings, left)


def proposed(made: Request, *sources: Source, each: int = 5) -> tuple[Proposal, ...]:
    return propose(made, sources, each, adds=lambda proposal: False)


def test_a_code_gets_the_words_of_its_segments(tmp_path: Path) -> None:
    (only,) = proposed(request(tmp_path, "acces"), Source.KEYNESS)
    assert only.term == "mot de passe"
    assert only.beside == 4
    (reason,) = only.reasons
    assert "4 des 4 segments codés" in reason.words
    assert "0 des 6 autres" in reason.words
    assert f"{reason.figure:.1f}".replace(".", ",") in reason.words


def test_they_are_those_of_the_codings_given_whoever_made_them(tmp_path: Path) -> None:
    assert proposed(request(tmp_path, "acces", codings=()), Source.KEYNESS) == ()


def test_a_concept_has_no_words_that_go_with_it(tmp_path: Path) -> None:
    assert proposed(request(tmp_path, "@legume"), Source.KEYNESS) == ()


def test_a_concept_gets_what_is_near_in_meaning_but_not_what_it_has(tmp_path: Path) -> None:
    found = {made.term: made for made in proposed(request(tmp_path, "@legume"), Source.MEANING)}
    assert "oignon" in found
    assert not {"carotte", "neige", "chalet"} & set(found)
    assert found["oignon"].beside == 1
    assert found["oignon"].reasons[0].source is Source.MEANING


def test_a_concept_gets_what_is_spelt_nearly_alike(tmp_path: Path) -> None:
    found = proposed(request(tmp_path, "@legume"), Source.SPELLING)
    if found:  # unless rules see through the slip themselves
        assert [made.term for made in found] == ["carrotte"]
        assert "une lettre de « carotte »" in found[0].reasons[0].words


def test_a_term_that_another_concept_has_says_so_and_comes_later(tmp_path: Path) -> None:
    found = proposed(request(tmp_path, "@legume"), Source.MEANING)
    terms = [made.term for made in found]
    assert terms.index("oignon") < terms.index("panais")
    assert found[terms.index("panais")].concepts == ("@fruit",)


def test_a_term_that_adds_something_goes_up(tmp_path: Path) -> None:
    made = request(tmp_path, "@legume")
    first, second, *_ = (one.term for one in proposed(made, Source.MEANING))
    pushed, *_ = propose(made, [Source.MEANING], 2, adds=lambda one: one.term == second)
    assert (first, pushed.term) == ("oignon", second)


def test_what_was_left_is_not_proposed(tmp_path: Path) -> None:
    assert proposed(request(tmp_path, "acces", left={"mot de passe"}), Source.KEYNESS) == ()


def test_a_term_of_two_sources_is_proposed_once_with_both_reasons(tmp_path: Path) -> None:
    made = request(tmp_path, "@legume")
    once = proposed(made, Source.MEANING, each=1)
    twice = proposed(made, Source.MEANING, Source.MEANING, each=1)
    assert once == twice


@pytest.mark.parametrize("each", [1, 2])
def test_no_more_are_proposed_than_asked_for(tmp_path: Path, each: int) -> None:
    assert len(proposed(request(tmp_path, "@legume"), Source.MEANING, each=each)) <= each


def test_vectors_are_loaded_for_meaning_alone(tmp_path: Path) -> None:
    run = f"""
import sys
from pathlib import Path
from piacen_qual.analysis.codebook_review.proposals import Source
from tests.analysis.codebook_review.test_proposals import proposed, request

made = request(Path({str(tmp_path)!r}), "acces")
proposed(made, Source.KEYNESS, Source.SPELLING)
print("spacy" in sys.modules)
"""
    told = [
        subprocess.run(
            [sys.executable, "-c", run], check=True, capture_output=True, text=True
        ).stdout.strip()
        for _ in range(2)
    ]
    assert told == ["True", "False"]  # the first had to read the transcript
