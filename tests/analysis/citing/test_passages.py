"""What of a segment is cited, and what it is worth."""

from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.analysis.citing.passages import passage, worth
from piacen_qual.french.words import count_words

LONG_TURN = (
    "On a commencé en mars. Moi j’avais une vieille pelle. Elle a cassé le premier jour."
    " Après ça on s’est arrangés entre voisins. Fait que là, ça va."
)


def _cited(text: str, evidence: str, most: int) -> str:
    start = text.index(evidence)
    kept = passage(text, (0, len(text)), (start, start + len(evidence)), most)
    return text[kept.start : kept.end]


def test_a_segment_that_is_short_enough_is_cited_whole() -> None:
    assert _cited(LONG_TURN, "pelle", 60) == LONG_TURN


def test_a_long_segment_is_trimmed_to_whole_sentences_around_the_evidence() -> None:
    assert _cited(LONG_TURN, "cassé", 12) == (
        "Moi j’avais une vieille pelle. Elle a cassé le premier jour."
    )


def test_evidence_across_two_sentences_keeps_both() -> None:
    assert _cited(LONG_TURN, "pelle. Elle a cassé", 13) == (
        "Moi j’avais une vieille pelle. Elle a cassé le premier jour."
    )


def test_speech_without_punctuation_is_cut_between_words_and_said_to_be() -> None:
    text = "pis là " * 30 + "la pelle a cassé " + "fait que bon " * 30
    start = text.index("la pelle")
    kept = passage(text, (0, len(text)), (start, start + 8), 20)
    cited = text[kept.start : kept.end]
    assert kept.cut
    assert "la pelle" in cited
    assert kept.words == count_words(cited) == 20
    assert not cited.startswith(" ")


@given(
    st.text(alphabet="aé .?!\n’(", min_size=1, max_size=120),
    st.data(),
    st.integers(min_value=1, max_value=12),
)
def test_a_passage_holds_its_evidence_and_stays_in_its_segment(
    text: str, data: st.DataObject, most: int
) -> None:
    letters = [n for n, letter in enumerate(text) if not letter.isspace()]
    if not letters:
        return
    start = data.draw(st.sampled_from(letters))
    end = data.draw(st.sampled_from([n for n in letters if n >= start])) + 1
    segment = (letters[0], letters[-1] + 1)
    kept = passage(text, segment, (start, end), most)
    assert segment[0] <= kept.start <= start < end <= kept.end <= segment[1]
    assert kept.words == count_words(text[kept.start : kept.end])


def test_whole_sentences_are_worth_more_than_fragments() -> None:
    whole = "Il nous manque des pelles depuis le début de la saison, on le dit à chaque année."
    assert worth(whole, [(0, 20)], 0.8) > worth(whole[1:], [(0, 19)], 0.8)
    assert worth(whole, [(0, 20)], 0.8) > worth(whole[:-1], [(0, 20)], 0.8)


def test_a_mark_after_the_last_sentence_leaves_it_whole() -> None:
    text = "Il nous manque des pelles depuis le début de la saison, on le dit à chaque année."
    assert worth(f"{text} (rires)", [(0, 20)], 0.8) == worth(text, [(0, 20)], 0.8)


def test_what_cannot_be_heard_is_worth_less() -> None:
    clear = "Il nous manque des pelles depuis le début de la saison, à chaque année."
    lost = "Il nous manque des pelles depuis le début de la [inaudible], à chaque année."
    assert worth(clear, [(0, 20)], 0.8) > worth(lost, [(0, 20)], 0.8)


def test_dense_evidence_and_sure_codings_are_worth_more() -> None:
    text = "Il nous manque des pelles depuis le début de la saison, on le dit à chaque année."
    assert worth(text, [(0, 25)], 0.8) > worth(text, [(0, 2)], 0.8)
    assert worth(text, [(0, 25)], 0.9) > worth(text, [(0, 25)], 0.5)


def test_very_short_and_very_long_quotes_are_worth_less() -> None:
    sentence = "Il nous manque des pelles depuis le début de la saison, on le dit à chaque année. "
    everything = (0, 10_000)
    good = worth(sentence * 2, [everything], 0.8)
    assert good > worth("Il en manque.", [everything], 0.8)
    assert good > worth(sentence * 10, [everything], 0.8)


@given(st.text(max_size=60), st.floats(min_value=0, max_value=1))
def test_worth_stays_between_0_and_1(text: str, score: float) -> None:
    assert 0 <= worth(text, [(0, len(text))], score) <= 1
