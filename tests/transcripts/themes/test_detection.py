import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest

from piacen_qual.errors import Level
from piacen_qual.model import CLOSING, INTRO, Aside, Role, Theme, ThemeStart, Turn
from piacen_qual.transcripts.themes.detection import find_themes, theme_problems, with_themes
from tests.transcripts.themes.discussions import (
    BUSES,
    CLOSING_WORDS,
    FIRST,
    FUTURE,
    HOUSING,
    NEIGHBOURS,
    OPENING,
    REPAIRS,
    SEARCH,
    SECOND,
    THIRD,
    Talk,
    talk,
)

THEMES = tuple(theme.id for theme in HOUSING)


def _found(
    said: Talk, guide: tuple[Theme, ...] = HOUSING, headings: Sequence[Aside] = ()
) -> list[tuple[str, int]]:
    return [(start.theme, start.first_turn) for start in find_themes(said.turns, guide, headings)]


def _heading(text: str, before: int) -> Aside:
    """A heading that stands just before turn `before`."""
    return Aside(10 * before - 1, "titre", text)


def test_a_discussion_that_follows_the_guide_is_found_turn_by_turn() -> None:
    said = talk(*FIRST)

    assert _found(said) == said.starts


def test_questions_that_hold_no_word_of_their_theme_are_found_by_what_follows() -> None:
    """Out of order too, and one of them is asked by the co-moderator."""
    said = talk(*SECOND)

    assert _found(said) == said.starts


def test_another_study_that_begins_by_a_question_is_found_too() -> None:
    said = talk(*THIRD)

    assert said.starts[0] == ("trajets", 1)
    assert _found(said, BUSES) == said.starts


@pytest.mark.parametrize("order", list(itertools.permutations(THEMES)))
def test_the_order_of_the_guide_is_only_a_preference(order: Sequence[str]) -> None:
    for group in (dict(FIRST), dict(SECOND)):
        said = talk(
            (INTRO, OPENING), *((theme, group[theme]) for theme in order), (CLOSING, CLOSING_WORDS)
        )

        assert _found(said) == said.starts


@pytest.mark.parametrize("skipped", THEMES)
def test_a_theme_that_nobody_talked_of_is_not_found(skipped: str) -> None:
    said = talk(*(block for block in FIRST if block[0] != skipped))

    assert _found(said) == said.starts


@pytest.mark.parametrize("left_out", [INTRO, CLOSING])
def test_a_recording_may_lack_its_beginning_or_its_end(left_out: str) -> None:
    said = talk(*(block for block in FIRST if block[0] != left_out))

    assert _found(said) == said.starts


def test_a_theme_taken_up_again_is_found_again() -> None:
    first_half, second_half = (
        NEIGHBOURS[: NEIGHBOURS.index("\nA|", 5)],
        """\
A| Je reviens sur ce qu’on disait tantôt, les voisins. Josiane, ton chien de ruelle, là?
3| Il jappe encore. Mais la voisine a fini par lui parler, au propriétaire du chien.
1| Le bruit, ça se parle. Moi j’ai la musique du voisin, pis on s’est entendus dans le corridor.
2| La chicane, chez nous, est pognée sur le balcon. Pour de la boucane.
4| Mon plancher craque toujours. La fête continue en haut, tapage ou pas.""",
    )
    said = talk(
        (INTRO, OPENING),
        ("recherche", SEARCH),
        ("voisinage", first_half),
        ("reparations", REPAIRS),
        ("voisinage", second_half),
        ("avenir", FUTURE),
        (CLOSING, CLOSING_WORDS),
    )

    assert _found(said) == said.starts


def test_a_participant_who_drifts_does_not_change_the_theme() -> None:
    drift = """
4| Parlant de voisin, le mien a un chien. Le bruit, la musique, la fête, je vous dis pas.
1| Le tapage, ça finit dans le corridor, pis en chicane.
"""
    question, answers = REPAIRS.split("\n", 1)
    said = talk(
        *FIRST[:2], ("reparations", question + drift + answers), ("avenir", FUTURE), FIRST[-1]
    )

    assert _found(said) == said.starts


@pytest.mark.parametrize(
    ("heading", "theme"),
    [
        ("Thème 3", "reparations"),
        ("THÈME 3 – suite", "reparations"),
        ("Question 3 : ", "reparations"),
        ("Bloc 2", "voisinage"),
        ("2. L’entretien et les réparations", "reparations"),
        ("ÉTAT DU LOGEMENT", "reparations"),
        ("Où vivre dans dix ans", "avenir"),
        ("Quand quelque chose brise chez vous", "reparations"),
        ("Mot de la fin", CLOSING),
    ],
)
def test_a_heading_decides_where_the_talk_says_nothing(heading: str, theme: str) -> None:
    said = talk(
        (INTRO, OPENING),
        ("recherche", SEARCH),
        (theme, "A| Allez-y donc.\n1| Ben oui.\n2| C’est ça.\n3| Pas mal, oui.\n4| Je sais pas."),
    )
    n = said.starts[-1][1]

    starts = find_themes(said.turns, HOUSING, [_heading(heading, n)])

    assert (starts[-1].theme, starts[-1].first_turn) == (theme, n)
    assert starts[-1].evidence == f"titre « {heading.strip()} »"
    assert starts[-1].score > 0.9


def test_headings_for_some_themes_only_help_and_do_not_hide_the_others() -> None:
    said = talk(*FIRST)
    at = dict(said.starts)
    headings = [
        _heading("Tour de table", 1),
        _heading("Thème 2", at["voisinage"]),
        _heading("Entretien", at["reparations"]),
    ]

    assert _found(said, HOUSING, headings) == said.starts


@pytest.mark.parametrize("heading", ["Groupe du 4 mai", "Logement", "Thème 9", "Question 0", "***"])
def test_a_heading_that_names_no_theme_changes_nothing(heading: str) -> None:
    said = talk(*FIRST)

    assert _found(said, HOUSING, [_heading(heading, 12)]) == said.starts


def test_questions_are_numbered_through_the_whole_guide() -> None:
    guide = (
        Theme("un", "Premier thème", ("Quoi?", "Comment?")),
        Theme("deux", "Deuxième thème", ("Pourquoi?",)),
    )
    said = talk((INTRO, OPENING), ("deux", "A| Allez-y.\n1| Bon.\n2| Oui."))
    n = said.starts[-1][1]

    assert _found(said, guide, [_heading("Question 3", n)])[-1] == ("deux", n)
    assert _found(said, guide, [_heading("Question 2", n)])[-1] == ("un", n)


def test_no_turn_has_no_theme_and_no_guide_is_all_introduction() -> None:
    assert find_themes([], HOUSING) == ()

    (start,) = find_themes(talk(*FIRST).turns, ())
    assert (start.theme, start.first_turn, start.score) == (INTRO, 1, 0.0)


@pytest.mark.parametrize("role", Role)
def test_a_single_turn_has_one_theme(role: Role) -> None:
    turn = Turn(1, "P1", "P1", role, INTRO, None, "Le loyer est cher.", 1)

    (start,) = find_themes([turn], HOUSING)

    assert start.first_turn == 1


def test_when_nobody_is_known_to_moderate_the_talk_still_decides() -> None:
    said = talk(*FIRST)
    turns = [replace(turn, role=Role.PARTICIPANT) for turn in said.turns]

    found = with_themes(turns, find_themes(turns, HOUSING))

    right = sum(turn.theme == truth for turn, truth in zip(found, said.truth, strict=True))
    assert right / len(turns) > 0.6


def test_every_boundary_says_why() -> None:
    starts = {start.theme: start for start in find_themes(talk(*FIRST).turns, HOUSING)}

    assert starts["recherche"].evidence.startswith("question de l’animation : « Parfait. Première")
    assert "on parle ensuite de : " in starts["voisinage"].evidence
    assert starts[CLOSING].evidence.startswith("mots de la fin : « C’est déjà l’heure.")
    assert all(0 <= start.score <= 1 for start in starts.values())


def test_evidence_is_short_even_when_the_question_is_one_endless_word() -> None:
    said = talk((INTRO, OPENING), ("recherche", f"A| {'x' * 500}\n{SEARCH}"))

    for start in find_themes(said.turns, HOUSING, [_heading("Thème 1 " + "y" * 500, 6)]):
        assert len(start.evidence) < 250


def _overruled(overrides: dict[int, str]) -> list[tuple[str, int, str]]:
    return [
        (start.theme, start.first_turn, start.evidence)
        for start in find_themes(talk(*FIRST).turns, HOUSING, (), overrides)
    ]


def test_corpus_yaml_overrules_the_detection_until_the_next_boundary() -> None:
    found = _overruled({9: "avenir"})

    assert ("avenir", 9, "corpus.yaml") in found
    assert [(theme, n) for theme, n, _ in found] == [
        *talk(*FIRST).starts[:2],
        ("avenir", 9),
        *talk(*FIRST).starts[2:],
    ]


def test_corpus_yaml_may_move_a_boundary_earlier_or_say_what_is_found_already() -> None:
    theme, n = talk(*FIRST).starts[2]

    assert (theme, n - 2) in [found[:2] for found in _overruled({n - 2: theme})]
    assert (theme, n) not in [found[:2] for found in _overruled({n - 2: theme})]
    assert [found[:2] for found in _overruled({n: theme})] == talk(*FIRST).starts


def test_an_unknown_theme_or_turn_in_corpus_yaml_changes_nothing() -> None:
    assert [found[:2] for found in _overruled({9: "avnir", 999: "avenir"})] == talk(*FIRST).starts


def test_turns_take_the_theme_of_the_last_boundary() -> None:
    said = talk(*FIRST)

    turns = with_themes(said.turns, [ThemeStart(theme, n, "", 1) for theme, n in said.starts])

    assert tuple(turn.theme for turn in turns) == said.truth
    assert [turn.text for turn in turns] == [turn.text for turn in said.turns]


def test_a_person_is_told_what_was_not_found_what_is_doubtful_and_what_is_unknown() -> None:
    starts = [ThemeStart(INTRO, 1, "", 0.2), ThemeStart("recherche", 6, "", 0.4)]

    problems = theme_problems(starts, HOUSING[:2], {8: "recherch"}, "a.txt")

    assert [(problem.level, problem.message) for problem in problems] == [
        (Level.ERROR, "corpus.yaml : thème inconnu « recherch » au tour 8."),
        (
            Level.WARNING,
            "thème introuvable : La vie avec les voisins. S’il a été abordé, dites à quel tour"
            " dans corpus.yaml (themes: {54: voisinage}).",
        ),
        (
            Level.WARNING,
            "le début du thème « recherche » (tour 6) est incertain : vérifiez-le.",
        ),
    ]


def test_a_sure_and_complete_reading_needs_no_check() -> None:
    starts = find_themes(talk(*FIRST).turns, HOUSING)

    assert theme_problems(starts, HOUSING, {}, "a.txt") == ()


def test_a_guide_of_nine_themes_is_followed_without_memory_of_what_was_opened() -> None:
    words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india"]
    guide = tuple(Theme(word, word, (f"Et {word}?",), (), (word,)) for word in words)
    said = talk(
        *((word, f"A| Parlons maintenant de {word}?\n" + f"1| Le {word}, oui.\n" * 2 + "2| Ah.")
          for word in words)
    )  # fmt: skip

    assert _found(said, guide) == said.starts


@pytest.mark.parametrize("theme", HOUSING, ids=lambda theme: theme.id)
@pytest.mark.parametrize("greeting", ["", "Bonjour tout le monde, bienvenue. "])
def test_an_excerpt_that_begins_with_a_question_of_the_guide_is_about_it(
    theme: Theme, greeting: str
) -> None:
    said = talk((theme.id, f"A| {greeting}{theme.questions[0]}\nP| Ah ben là.\nQ| Moi aussi."))
    assert _found(said) == [(theme.id, 1)]
