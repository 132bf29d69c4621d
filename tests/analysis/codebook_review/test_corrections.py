"""What became of decisions since transcripts were corrected and the codebook changed."""

from piacen_qual.analysis.codebook_review.corrections import in_words, states_by_file, to_review
from piacen_qual.decisions.anchoring import State
from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.voices import Voices, voices
from piacen_qual.errors import Level
from piacen_qual.model import Transcript
from tests.analysis.making import CODEBOOK
from tests.decisions.making import FILE, NORD, TALK, anchor, event, placed, transcript, whole_turns

LACK = event(Act.ACCEPT, anchor(2, "Il manque des pelles, on en a deux pour dix."), "manque")
PRICE = event(Act.REJECT, anchor(3, "Ça coûte cher"), "prix")
LOAN = event(Act.ADD, anchor(5, "On pourrait s’en prêter"), "pour")

SPELLED = "Il manque des pelles, on en a deux pour douze. Pis la brouette est percée."
OTHER = "Bonjour tout le monde, il fait beau ce matin."
CORRECTED = transcript(TALK[0], SPELLED, OTHER, *TALK[3:])


def everyone(*events: Event, now: Transcript = NORD, **successors: tuple[str, ...]) -> Voices:
    return voices(placed(*events, now=now, **successors), whole_turns(now))


def reviewed(said: Voices, *files: str) -> list[tuple[str, str]]:
    told = to_review(said, CODEBOOK, codebook_file="codebook.yaml", files=files)
    assert {problem.level for problem in told} <= {Level.WARNING}
    return [(problem.file, problem.message) for problem in told]


def test_nothing_moved_and_nothing_is_to_be_reviewed() -> None:
    said = everyone(LACK, PRICE, LOAN)
    assert states_by_file(said.held) == {FILE: {State.INTACT: 3}}
    assert reviewed(said, FILE) == []


def test_words_corrected_since_are_told_with_what_to_do() -> None:
    said = everyone(LACK, PRICE, LOAN, now=CORRECTED)

    assert states_by_file(said.held) == {
        FILE: {State.INTACT: 1, State.CHANGED: 1, State.LOST: 1},
    }
    ((file, message),) = reviewed(said, FILE)
    assert file == FILE
    assert message.endswith(
        "1 modifiée, 1 orpheline. À revoir par Julie (2), avec « piacen reviser --deplaces"
        " --codeur Julie »."
    )


def test_whose_decisions_wait_is_told_and_those_made_again_wait_no_more() -> None:
    zoe = event(Act.ACCEPT, anchor(2, "on en a deux pour dix"), "manque", coder="Zoé M.")
    anew = event(Act.ACCEPT, anchor(2, "on en a deux pour douze", CORRECTED), "manque")
    said = everyone(LACK, zoe, now=CORRECTED)

    ((_, message),) = reviewed(said, FILE)
    assert "2 modifiées. À revoir par Julie (1), avec" in message
    assert 'par Zoé M. (1), avec « piacen reviser --deplaces --codeur "Zoé M." ».' in message

    ((_, message),) = reviewed(everyone(LACK, zoe, anew, now=CORRECTED), FILE)
    assert "1 modifiée. À revoir par Zoé M. (1), avec" in message
    done = everyone(LACK, anew, now=CORRECTED)
    assert states_by_file(done.held) == {FILE: {State.INTACT: 1}}
    assert reviewed(done, FILE) == []


def test_a_code_put_in_the_place_of_another_is_one_decision() -> None:
    recoded = event(Act.RECODE, LACK.anchor, "manque", new_code="prix")
    assert states_by_file(everyone(recoded).held) == {FILE: {State.INTACT: 1}}


def test_words_that_only_moved_are_no_work() -> None:
    moved = transcript(TALK[0], "Attendez.", *TALK[1:])
    said = everyone(LACK, LOAN, now=moved)
    assert in_words(states_by_file(said.held)[FILE]) == "2 déplacées"
    assert reviewed(said, FILE) == []


def test_a_transcript_that_is_gone_is_asked_for() -> None:
    gone = everyone(LACK, PRICE, now=transcript(OTHER, file="autre.txt"))
    ((file, message),) = reviewed(gone, "autre.txt")
    assert file == FILE
    assert "n’est plus lue : 2 décisions n’y comptent plus." in message


def test_a_code_that_is_not_in_the_codebook_is_told() -> None:
    ((file, message),) = reviewed(everyone(event(Act.ADD, anchor(4, "Oui"), "ouiii")), FILE)
    assert file == "codebook.yaml"
    assert message.startswith("1 décision sur le code « ouiii », qui n’existe pas, ne compte pas.")


def test_a_code_that_was_split_is_to_be_decided_again() -> None:
    old = event(Act.ACCEPT, anchor(4, "Oui"), "avis")
    ((file, message),) = reviewed(everyone(old, avis=("pour", "contre")), FILE)
    assert file == "codebook.yaml"
    assert message.startswith("le code « avis » a été scindé (pour, contre) : 1 décision à")


def test_states_are_told_from_the_best_to_the_worst() -> None:
    states = {State.LOST: 1, State.INTACT: 1234, State.MOVED: 0, State.CHANGED: 2}
    assert in_words(states) == "1234 intactes, 2 modifiées, 1 orpheline"
    assert in_words({}) == ""
