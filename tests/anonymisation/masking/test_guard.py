"""What is masked is sought as public texts type it too."""

from dataclasses import replace

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.masking.guard import secrets_of
from piacen_qual.anonymisation.roster import Roster, roster
from piacen_qual.model import Corpus, Participant
from tests.anonymisation.making import acted, candidate, spoken

NOBODY = Roster((), (), ())
AGE = replace(
    candidate("61 ans", kind=Kind.AGE, action=Action.MASK),
    start=len("Elle a "),
    end=len("Elle a 61 ans"),
)


def test_figures_that_are_masked_are_sought_in_letters_too() -> None:
    secrets = secrets_of(NOBODY, [AGE], [spoken("Elle a 61 ans.")])
    assert list(secrets.sightings("une dame de soixante et un ans"))
    assert list(secrets.sightings("une dame de 61 ans"))


def test_a_fact_said_elsewhere_in_figures_may_come_out_in_letters() -> None:
    texts = spoken("Elle a 61 ans.", "On existe depuis 61 ans ici.")
    secrets = secrets_of(NOBODY, [AGE], [texts])
    assert not list(secrets.sightings("on existe depuis soixante et un ans ici"))
    assert not list(secrets.sightings("on existe depuis 61 ans ici"))


def test_somebody_who_was_only_ever_kept_is_still_looked_for() -> None:
    corpus = Corpus(people=(Participant("", name="Rose Cadrin"),), organisations=("Ferme du Rang",))
    asked = [
        replace(candidate("Rose Cadrin"), end=len("Rose Cadrin")),
        candidate("Ferme du Rang", turn=2, kind=Kind.ORGANISATION),
    ]
    talk = spoken("Rose Cadrin, on connaît.", "Ferme du Rang, on connaît.")
    secrets = secrets_of(roster(corpus), acted(asked, Action.KEEP), [talk])
    assert list(secrets.sightings("un libellé sur Rose Cadrin"))
    assert not list(secrets.sightings("un libellé sur la Ferme du Rang"))
