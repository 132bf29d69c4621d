from piacen_qual.anonymisation.roster import Named, Roster, Sort, own_names, roster
from piacen_qual.model import Corpus, Group, Participant, Role, Speaker, Transcript
from tests.anonymisation.making import CORPUS


def named(known: Roster, entity: str) -> Named:
    everybody = (*known.people, *known.organisations, *known.places)
    return next(one for one in everybody if one.entity == entity)


def test_a_person_has_every_form_of_their_name() -> None:
    person = named(roster(CORPUS), "personne:marie-eve sansoucy")
    assert person.forms[0] == "marie eve sansoucy"
    assert {"marie eve", "sansoucy", "meve", "sansoucy marie eve", "m e sansoucy"} <= set(
        person.forms
    )
    assert person.files == {"verger_g1.txt"}
    assert [f.text for f in person.named if f.sort is Sort.INITIALS] == ["m e s", "m s", "m e"]


def test_titles_are_no_part_of_a_name() -> None:
    assert named(roster(CORPUS), "personne:quirion").forms == ("quirion",)


def test_an_organisation_is_known_by_what_is_its_own_too() -> None:
    assert named(roster(CORPUS), "organisme:cdc des trois rouets").forms == (
        "cdc des trois rouets",
        "trois rouets",
    )


def test_a_place_is_known_without_its_article_and_by_its_saint() -> None:
    assert "plaine" in named(roster(CORPUS), "lieu:la plaine").forms
    assert "saint zenobe" in named(roster(CORPUS), "lieu:saint zenobe des pres").forms


def test_what_everybody_knows_is_no_organisation_of_the_study() -> None:
    participant = Participant("P1", name="Ovila Roy", attributes={"organisme": "CIUSSS"})
    known = roster(Corpus(groups=(Group("a.txt", participants=(participant,)),)))
    assert known.organisations == ()


def test_labels_give_names_device_remark_and_organisation_left_aside() -> None:
    labels = ("iPhone d’Ovila", "Zélie Cadrin - CDC", "Anouk Bédec (elle)", "P4", "Animatrice")
    speakers = tuple(Speaker(label, (label,), Role.PARTICIPANT) for label in labels)
    transcript = Transcript("a.txt", "txt", "utf-8", "", Group("a.txt"), speakers, (), ())
    people = roster(Corpus(), [transcript]).people
    assert [one.entity for one in people] == [
        "personne:ovila",
        "personne:zelie cadrin",
        "personne:anouk bedec",
    ]


def test_labels_count_where_corpus_yaml_does_not_tell_whose_they_are() -> None:
    labels = ("P1", "Côme D.", "Zélie Cadrin")
    speakers = tuple(Speaker(label, (label,), Role.PARTICIPANT) for label in labels)
    people = (Participant("P1", ("P1",)), Participant("P2", ("Côme D.",), "Côme Désormières"))
    group = Group("verger_g1.txt", participants=people)
    transcript = Transcript("verger_g1.txt", "txt", "utf-8", "", group, speakers, (), ())
    entities = [one.entity for one in roster(Corpus((group,)), [transcript]).people]
    assert entities == ["personne:come desormieres", "personne:zelie cadrin"]


def test_a_speaker_is_known_by_the_corpus_and_by_the_labels_of_the_file() -> None:
    group = Group(
        "g.txt",
        participants=(
            Participant("P1", labels=("iPhone de Rose",), name="Rose Petit", aliases=("Rosy",)),
            Participant("P2", labels=("Intervenante 2",)),
        ),
    )
    speakers = (
        Speaker("P1", ("iPhone de Rose",), Role.PARTICIPANT),
        Speaker("P2", ("Intervenante 2",), Role.PARTICIPANT),
        Speaker("Ovila Tremblant", ("Ovila Tremblant",), Role.PARTICIPANT),
    )
    transcripts = [Transcript("g.txt", "txt", "utf-8", "", group, speakers, (), ())]
    names = own_names(transcripts, roster(Corpus((group,)), transcripts))
    assert {"personne:rose petit", "prenom:rose", "prenom:rosy"} <= names["g.txt", "P1"]
    assert not names["g.txt", "P2"]
    assert {"personne:ovila tremblant", "prenom:ovila"} <= names["g.txt", "Ovila Tremblant"]


def test_somebody_else_who_bears_the_first_name_of_a_speaker_is_not_that_speaker() -> None:
    rose = Participant("P1", labels=("P1",), name="Rose Petit")
    group = Group("g.txt", participants=(rose,))
    speakers = (Speaker("P1", ("P1",), Role.PARTICIPANT),)
    transcripts = [Transcript("g.txt", "txt", "utf-8", "", group, speakers, (), ())]
    known = roster(Corpus((group,), people=(Participant("", name="Rose"),)), transcripts)
    names = own_names(transcripts, known)["g.txt", "P1"]
    assert "personne:rose petit" in names
    assert "personne:rose" not in names


def test_what_follows_an_article_in_the_name_of_an_organisation_is_its_own() -> None:
    known = roster(Corpus(organisations=("Les Ateliers du Rouet", "Pro-Relève Aval")))
    ateliers, releve = (set(one.forms) for one in known.organisations)
    assert "rouet" in ateliers
    assert "pro releve" in releve
