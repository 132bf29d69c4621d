import pytest

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.facts.tellings import Span, tellings
from piacen_qual.anonymisation.detection.found import Found
from piacen_qual.anonymisation.reading.spoken import Spoken


def told(text: str, *known: Span) -> list[Found]:
    return list(tellings(Spoken("g1.txt", 1, text), known))


TOLD = [
    ("J’ai été opéré d’un cancer du côlon en février.", Kind.HEALTH),
    ("Ma sœur a adopté deux petites filles au Togo.", Kind.FAMILY),
    ("Y a juste moi qui parle cambodgien dans le bureau.", Kind.ORIGIN),
    ("Mon cousin est sorti du pénitencier la semaine passée.", Kind.EVENT),
    ("Notre caissière a déjà été nageuse olympique.", Kind.ROLE),
    ("moi ma mere est sourde pis mon frere est en prison", Kind.EVENT),
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_what_nobody_foresaw_is_asked_about(text: str, kind: Kind) -> None:
    (one,) = told(text)
    assert (one.kind, one.action) == (kind, Action.ASK)


@pytest.mark.parametrize(
    "text",
    [
        "Les gens du quartier ont peur des nouvelles technologies.",
        "On a ouvert trois documents en même temps.",
        "Les jeunes ont des problèmes de santé mentale.",
        "Mon micro coupait sans arrêt pendant la présentation.",
        "Le formulaire demandait la date de naissance des enfants.",
    ],
)
def test_talk_of_work_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_the_clause_is_asked_about_whole_and_alone() -> None:
    text = (
        "Le lien marchait pas ce matin. J’ai hérité de la ferme de mon parrain. Bon, on continue."
    )
    (one,) = told(text)
    assert text[one.start : one.end] == "J’ai hérité de la ferme de mon parrain"


def test_the_reason_names_the_words_that_weigh_as_they_are_written() -> None:
    (one,) = told("J’ai été opéré d’un cancer du côlon en février.")
    assert "«\u00a0opéré\u00a0»" in one.reason


def test_what_is_already_asked_about_is_not_asked_twice() -> None:
    text = "J’ai été opéré d’un cancer du côlon en février."
    assert told(text, (22, 28)) == []


def test_since_when_somebody_is_there_comes_under_one_question() -> None:
    one, other = told("Ça fait seize ans."), told("Ça va faire vingt-sept ans.")
    assert {each.question for each in (*one, *other)} == {"role_unique:depuis quand"}
