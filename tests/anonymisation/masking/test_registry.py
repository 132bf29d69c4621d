from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.candidates import Candidate, Kind
from piacen_qual.anonymisation.masking.pseudonyms import PSEUDONYMS
from piacen_qual.anonymisation.masking.registry import (
    NoPseudonymLeftError,
    Registry,
    needs_pseudonym,
    replacement,
)
from piacen_qual.anonymisation.reading.lists import load_lists
from piacen_qual.french.folding import fold
from piacen_qual.model import Corpus, Group, Participant
from piacen_qual.study import Cache
from tests.anonymisation.making import candidate, found

PEOPLE = [f"personne:quidam {n}" for n in range(60)]


class Nobody:
    """Answers of people who chose nothing."""

    def replacement(self, candidate: Candidate) -> str:
        return ""


class Chose:
    """Answers of people who chose the same for everything."""

    def replacement(self, candidate: Candidate) -> str:
        return "[quartier]"


def test_each_person_has_one_of_their_own() -> None:
    drawn = Registry().covering(PEOPLE, avoid=()).pseudonyms
    assert set(drawn) == set(PEOPLE)
    assert len(set(drawn.values())) == len(PEOPLE)


def test_those_who_have_one_keep_it() -> None:
    first = Registry().covering(PEOPLE[:30], avoid=())
    later = first.covering(PEOPLE, avoid=("un texte nouveau",))
    assert all(later.pseudonym(who) == first.pseudonym(who) for who in PEOPLE[:30])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["personne", "prenom"]), st.sampled_from(["rose", "ovila", "zoé"])
        )
    ),
    st.integers(0, 6),
)
def test_a_name_has_one_pseudonym_and_two_names_never_share_one(
    people: list[tuple[str, str]], first: int
) -> None:
    entities = [f"{kind}:{name}" for kind, name in people]
    drawn = Registry().covering(entities[:first], avoid=()).covering(entities, avoid=())
    pairs = {(name, drawn.pseudonym(f"{kind}:{name}")) for kind, name in people}
    assert len(pairs) == len(dict(pairs)) == len({pseudonym for _, pseudonym in pairs})


TWO = (
    Participant("P1", ("P1",), name="Ovila Tremblant", aliases=("Vila",)),
    Participant("P2", ("P2",), name="Mireille Quirion", aliases=("Mimi",)),
)
NAMED = {
    "ovila": ("Ovila Tremblant", "Ovila", "Vila", "monsieur Tremblant", "O. Tremblant", "OVILA"),
    "mireille": ("Mireille Quirion", "Mireille", "Mimi", "madame Quirion", "Mireille Q."),
    "zélie": ("Zélie", "matante Zélie", "mon amie Zélie"),  # whom the study does not know
}


def test_every_form_of_one_person_gets_one_pseudonym_and_two_people_never_share_one(
    cache: Cache,
) -> None:
    corpus = Corpus(groups=(Group("verger_g1.txt", participants=TWO),))
    texts = {who: [f"On a vu {form} hier." for form in forms] for who, forms in NAMED.items()}
    everybody = {
        who: {each.entity for each in found(cache, *said, corpus=corpus) if needs_pseudonym(each)}
        for who, said in texts.items()
    }
    drawn = Registry().covering([e for es in everybody.values() for e in es], avoid=())
    names = {who: {drawn.pseudonym(entity) for entity in es} for who, es in everybody.items()}
    assert [len(each) for each in names.values()] == [1, 1, 1]
    assert len(set.union(*names.values())) == 3


def test_two_draws_are_not_the_same() -> None:
    assert Registry().covering(PEOPLE, avoid=()) != Registry().covering(PEOPLE, avoid=())


def test_order_of_people_is_not_the_order_of_pseudonyms() -> None:
    names = [Registry().covering(PEOPLE, avoid=()).pseudonym(who) or "" for who in PEOPLE]
    rising = sum(a < b for a, b in pairwise(names))
    assert 15 < rising < 45  # one half, by chance; all or nothing if it followed the alphabet


def test_every_word_may_fall_to_anybody() -> None:
    drawn = Counter(
        Registry().covering(["personne:0 zz"], avoid=()).pseudonym("personne:0 zz")
        for _ in range(3000)
    )
    possible = [name for name in PSEUDONYMS if not fold(name).startswith("z")]
    assert set(drawn) <= set(possible)
    assert len(drawn) > 0.98 * len(possible)
    assert max(drawn.values()) < 60  # about 18 each


@pytest.mark.parametrize(
    "text", ["du MÉLÈZE à la sarcelle", "Melèze, Sarcelle", "(mélèze/sarcelle)"]
)
def test_no_pseudonym_is_a_word_of_the_texts(text: str) -> None:
    for _ in range(5):
        drawn = Registry().covering(PEOPLE, avoid=[text]).pseudonyms.values()
        assert not {"Mélèze", "Sarcelle"} & set(drawn)


def test_no_pseudonym_begins_as_the_person_does() -> None:
    drawn = Registry().covering([f"personne:ma{n} ba-go{n}" for n in range(60)], avoid=())
    assert not {name[0] for name in drawn.pseudonyms.values()} & set("MBG")


def test_a_crowd_gets_two_words_each_when_words_run_out() -> None:
    crowd = [f"personne:{n}" for n in range(len(PSEUDONYMS) + 40)]
    names = Registry().covering(crowd, avoid=()).pseudonyms.values()
    assert len(set(names)) == len(crowd)
    assert sum("-" in name for name in names) == 40


def test_texts_that_hold_every_word_are_a_stop() -> None:
    with pytest.raises(NoPseudonymLeftError):
        Registry().covering(["personne:a"], avoid=PSEUDONYMS)


def test_pseudonyms_that_became_real_names_are_told() -> None:
    registry = Registry({"personne:a": "Mélèze", "personne:b": "Sarcelle", "personne:c": "Granit"})
    assert registry.clashes(["Julie Meleze", "le granite", "SARCELLE"]) == (
        "personne:a",
        "personne:b",
    )


def test_words_that_stand_for_people_are_plain_distinct_and_begin_with_a_consonant() -> None:
    assert len({fold(name) for name in PSEUDONYMS}) == len(PSEUDONYMS) > 150
    assert not [name for name in PSEUDONYMS if fold(name)[0] in "aeiouhy" or not name.isalpha()]


def test_words_that_stand_for_people_name_nobody_and_no_place(cache: Cache) -> None:
    lists = load_lists(cache)
    named = lists.first_names | lists.surnames | lists.places
    assert not [name for name in PSEUDONYMS if fold(name) in named]


@pytest.mark.parametrize("kind", list(Kind))
def test_people_get_pseudonyms_and_things_brackets(kind: Kind) -> None:
    each = candidate("Tremblant", kind=kind)
    registry = Registry({each.entity: "Mélèze"})
    stands = replacement(each, Nobody(), registry)
    assert stands == ("Mélèze" if needs_pseudonym(each) else kind.generalisation)
    assert replacement(each, Chose(), registry) == "[quartier]"


def test_somebody_who_has_none_yet_gets_nothing_in_its_place() -> None:
    assert replacement(candidate("Tremblant"), Nobody(), Registry()) is None


def test_what_stands_for_a_name_does_not_depend_on_how_it_is_spelt() -> None:
    registry = Registry({"personne:o": "Mélèze"})
    spellings = ("Ovila-Napoléon de la Tremblant", "O.")
    same = [replace(candidate(text), entity="personne:o") for text in spellings]
    assert {replacement(each, Nobody(), registry) for each in same} == {"Mélèze"}


@pytest.mark.parametrize("kind", list(Kind))
def test_what_stands_for_words_of_any_kind_does_not_depend_on_their_length(kind: Kind) -> None:
    registry = Registry({f"{kind}:o": "Mélèze"})
    texts = ("A", "Lac", "Ville-sur-le-Lac-des-Deux-Rivières")
    same = [replace(candidate(text, kind=kind), entity=f"{kind}:o") for text in texts]
    assert len({replacement(each, Nobody(), registry) for each in same}) == 1
