"""From quotes to drafts: with the key, and everything that may not come out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from piacen_qual.cli.partager.dossier import Dossier
from piacen_qual.partners.drafts import Person, Publisher, by_turn, drafts
from piacen_qual.partners.entries import Attributed

if TYPE_CHECKING:
    from piacen_qual.anonymisation.disclosure import Shown, Withheld
    from piacen_qual.anonymisation.masking.registry import Registry
    from piacen_qual.anonymisation.masking.secret import Secrets
    from piacen_qual.anonymisation.today import Today
    from piacen_qual.model import Transcript
    from piacen_qual.partners.drafts import Draft, Obstacle


def published(
    dossier: Dossier, publisher: Publisher
) -> "tuple[tuple[Draft, ...], tuple[Obstacle, ...]]":
    """The quotes of the case as they may be shared, and what keeps the others from it."""
    found, obstacles = drafts(
        dossier.quotes, publisher, themes=dossier.themes, values=_values(dossier)
    )
    return tuple(d for d in found if d.signature not in dossier.work.wishes.signatures), obstacles


def publisher(dossier: Dossier, registry: "Registry") -> Publisher:
    """What makes the texts of a study public."""
    from piacen_qual.anonymisation.roster import own_names  # noqa: PLC0415 — with the roster

    return Publisher(
        transcripts={each.file: each for each in dossier.work.library.transcripts},
        candidates=by_turn(dossier.today.candidates),
        answers=dossier.today.answers,
        registry=registry,
        secrets=secrets(dossier.today, dossier.work.library.transcripts),
        reworded=dossier.work.wishes.reworded,
        own=own_names(dossier.work.library.transcripts, dossier.today.roster),
    )


def secrets(today: "Today", transcripts: "Sequence[Transcript]") -> "Secrets":
    """Everything that may be in no file that leaves; labels of the study are no exception."""
    from piacen_qual.anonymisation.masking.guard import secrets_of  # noqa: PLC0415 — with the roster
    from piacen_qual.exports.partner.files import own_words  # noqa: PLC0415 — Jinja2

    return secrets_of(today.roster, today.candidates, transcripts, ours=own_words())


def told_of_speakers(dossier: Dossier) -> "Shown | Withheld | None":
    """Whether the attribute asked for may be told; None when none was asked for."""
    from piacen_qual.anonymisation.disclosure import showable  # noqa: PLC0415 — only here
    from piacen_qual.partners.voices import another  # noqa: PLC0415 — as above

    told = attributed(dossier)
    if told is None:
        return None
    people = {f"{file}:{person}": known for (file, person), known in _people(dossier)}
    return another(told, dossier.history.attributes) or showable(told.name, people, k=dossier.k)


def attributed(dossier: Dossier) -> Attributed | None:
    """The attribute asked for, and of whom it would be told; None when none was asked for."""
    from piacen_qual.partners.voices import said_in  # noqa: PLC0415 — only here

    if dossier.attribute is None:
        return None
    transcripts = [t for t in dossier.work.library.transcripts if t.group.case == dossier.case]
    files = tuple(each.file for each in transcripts)
    return Attributed(dossier.attribute, files, said_in(transcripts))


def _values(dossier: Dossier) -> Mapping[Person, str]:
    from piacen_qual.anonymisation.disclosure import Shown  # noqa: PLC0415 — as above

    told, attribute = told_of_speakers(dossier), dossier.attribute
    if attribute is None or not isinstance(told, Shown):
        return {}
    return {who: known[attribute] for who, known in _people(dossier) if known.get(attribute)}


def _people(dossier: Dossier) -> Iterator[tuple[Person, Mapping[str, str]]]:
    """The participants of the case, quoted or not."""
    from piacen_qual.analysis.material import participants_of  # noqa: PLC0415 — with the tables

    for transcript in dossier.work.library.transcripts:
        if transcript.group.case == dossier.case:
            known = {person.id: person.attributes for person in transcript.group.participants}
            for person in participants_of(transcript):
                yield (transcript.file, person), known.get(person, {})
