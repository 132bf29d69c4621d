import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.errors import Level
from piacen_qual.partners.answers import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    LONGEST_TEXT,
    NotAnswersError,
    UnknownBankError,
    already,
    read_json,
    receive,
)
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.cleaning import clean
from piacen_qual.partners.entries import Entry, Received
from piacen_qual.partners.reading import History
from tests.partners.making import HOSTILE, answers, make_bank, shared

SENT = make_bank()
HISTORY = History((Entry("1", 1, "", "Zoé", shared(SENT)),))
PUBLISH = {"decision": "publier"}


def taken(data: bytes, **how: str) -> tuple[Received, list[str]]:
    received, problems = receive(read_json(data, "r.json"), HISTORY, **how)
    return received, [str(problem) for problem in problems]


def test_each_choice_is_taken_with_its_comment() -> None:
    data = answers(
        SENT,
        {"decision": "publier", "commentaire": "Bravo."},
        {"decision": "modifier", "texte": "Autrement."},
        {"decision": "retirer"},
    )
    received, problems = taken(data)
    assert not problems
    assert received.name == "La Fabrique"
    assert [(r.choice, r.text, r.comment) for r in received.replies] == [
        (Choice.PUBLISH, "", "Bravo."),
        (Choice.MODIFY, "Autrement.", ""),
        (Choice.WITHDRAW, "", ""),
    ]


def test_a_blank_is_no_answer_and_a_comment_alone_no_consent() -> None:
    received, problems = taken(answers(SENT, {}, {"commentaire": "À voir."}))
    assert [(r.choice, r.comment) for r in received.replies] == [(None, "À voir.")]
    assert not problems


def test_an_unknown_quote_is_refused_and_the_others_taken() -> None:
    data = answers(SENT, {**PUBLISH, "id": "ffffffffff"}, PUBLISH)
    received, problems = taken(data)
    assert [r.quote for r in received.replies] == [SENT.quotes[1].id]
    assert "ffffffffff" in problems[0]
    assert "pas dans la banque" in problems[0]


def test_an_altered_quote_is_refused() -> None:
    received, problems = taken(answers(SENT, {**PUBLISH, "empreinte": "0" * 64}))
    assert not received.replies
    assert "n’est plus celui" in problems[0]


def test_a_word_that_is_no_choice_is_refused() -> None:
    received, problems = taken(answers(SENT, {"decision": "peut-être"}))
    assert not received.replies
    assert "peut-être" in problems[0]


def test_of_two_answers_about_one_quote_the_more_careful_counts() -> None:
    first = {"id": SENT.quotes[0].id, "empreinte": SENT.quotes[0].digest}
    for one, other in (("publier", "retirer"), ("retirer", "publier")):
        data = answers(SENT, {**first, "decision": one}, {**first, "decision": other})
        received, problems = taken(data)
        assert [r.choice for r in received.replies] == [Choice.WITHDRAW]
        assert "la plus prudente" in problems[0]


def test_a_change_without_words_is_taken_and_told() -> None:
    received, _ = taken(answers(SENT, {"decision": "modifier"}))
    _, problems = receive(read_json(answers(SENT, {"decision": "modifier"}), "r"), HISTORY)
    assert [r.choice for r in received.replies] == [Choice.MODIFY]
    assert [p.level for p in problems] == [Level.WARNING]


def test_the_same_answers_again_are_known() -> None:
    received, _ = taken(answers(SENT, PUBLISH))
    spaced = json.dumps(json.loads(answers(SENT, PUBLISH)), indent=4).encode()
    assert already(taken(spaced)[0], [received])
    assert not already(taken(answers(SENT, {"decision": "retirer"}))[0], [received])


def test_who_answers_may_be_told_by_the_team() -> None:
    received, _ = taken(answers(SENT, PUBLISH), sender="Comité du Nord")
    assert (received.name, received.station) == ("Comité du Nord", "0123456789abcdef")


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"etude": "0" * 32}, "autre étude"), ({"banque": "0" * 32}, "n’a pas partagée")],
)
def test_answers_for_another_study_or_bank_are_refused(
    changes: dict[str, object], said: str
) -> None:
    with pytest.raises(UnknownBankError, match=said) as refusal:
        taken(answers(SENT, PUBLISH, **changes))
    assert refusal.value.exit_code == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        b'{"format": "autre"}',
        b"[" * 100_000,
        b"<!doctype html><html>",
        b'{"format": ' + b"9" * 10_000 + b"}",
    ],
)
def test_what_is_no_file_of_answers_is_refused(data: bytes) -> None:
    with pytest.raises(NotAnswersError):
        read_json(data, "r.json")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_taken_clean(text: str) -> None:
    said = {"decision": "modifier", "texte": text, "commentaire": text}
    received, _ = taken(answers(SENT, said, nom=text))
    reply = received.replies[0]
    assert reply.text == reply.comment == clean(text)
    assert "\n" not in received.name
    json.dumps([received.name, reply.comment]).encode()


def test_texts_of_five_megabytes_are_bounded() -> None:
    long = "é" * 5_000_000
    said = {"decision": "modifier", "texte": long, "commentaire": long}
    received, _ = taken(answers(SENT, said, nom=long))
    reply = received.replies[0]
    assert len(reply.comment) == LONGEST_COMMENT
    assert len(reply.text) == LONGEST_TEXT
    assert len(received.name) == LONGEST_NAME


def test_thousands_of_refusals_do_not_fill_the_screen() -> None:
    many = [{"id": f"{n}", "empreinte": "", "decision": "publier"} for n in range(5_000)]
    _, problems = taken(answers(SENT, reponses=many))
    assert len(problems) <= 51
    assert "autres réponses refusées" in problems[-1]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(JSON, st.sampled_from(["reponses", "nom", "poste", "numero", "banque"]), JSON)
def test_whatever_a_field_holds_nothing_breaks(value: Any, key: str, inner: Any) -> None:
    said = {"decision": inner, "texte": inner, "commentaire": inner, "id": inner}
    data = answers(SENT, said, **{key: value})
    try:
        received, _ = taken(data)
    except UnknownBankError:
        return
    assert all(len(reply.comment) <= LONGEST_COMMENT for reply in received.replies)


def test_whoever_is_said_to_answer_is_told_as_a_short_clean_name() -> None:
    sender = f"\x1b[31mLe\u202e Comité\0 {'e' * 200}"
    received, _ = taken(answers(SENT, PUBLISH), sender=sender)
    assert received.name == clean(received.name)
    assert received.name.startswith("[31mLe Comité e")
    assert len(received.name) == LONGEST_NAME
