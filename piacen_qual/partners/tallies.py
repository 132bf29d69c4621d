"""What each partner answered, counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from piacen_qual.model import Column, Table
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.entries import Received, Reply
from piacen_qual.partners.last_words import respondents
from piacen_qual.partners.reading import History
from piacen_qual.partners.standing import UNNAMED, Standing, standings


@dataclass(frozen=True, slots=True)
class Tally:
    """What one respondent answered about one bank.

    Attributes:
        case: the case.
        name: who answers.
        received: day on which the last file came, ISO.
        choices: how many quotes for each choice.
        blank: how many quotes without a choice: no consent.
        comments: how many quotes with a comment.
    """

    case: str
    name: str
    received: str
    choices: Mapping[Choice, int]
    blank: int
    comments: int


def tallies(history: History) -> tuple[Tally, ...]:
    """One per bank and respondent, in the order in which they first answered."""
    known = {standing.quote.id: standing for standing in standings(history)}
    found: dict[tuple[str, str], list[tuple[Received, str]]] = {}
    who = respondents(history)
    for entry in history.entries:
        if isinstance(entry.what, Received) and entry.what.bank in history.banks:
            key = entry.what.bank, who[entry.what]
            found.setdefault(key, []).append((entry.what, entry.time[:10]))
    return tuple(_tally(history, key, files, known) for key, files in found.items())


def names(history: History) -> Mapping[str, str]:
    """Key of a respondent → the name to show, the last one given."""
    found: dict[str, str] = {}
    who = respondents(history)
    for received in history.received:
        key = who[received]
        found[key] = received.name or found.get(key, UNNAMED)
    return found


def as_table(counted: Sequence[Tally]) -> Table:
    """The same, to be shown."""
    choices = tuple(Choice)
    return Table(
        name="reponses",
        title="Réponses des partenaires",
        columns=(
            Column("cas", "Cas"),
            Column("repondant", "Qui répond"),
            *(Column(choice.value, choice.label, "entier") for choice in choices),
            Column("sans_reponse", "Sans réponse", "entier"),
            Column("commentaires", "Notes", "entier"),
            Column("recu", "Reçu"),
        ),
        rows=tuple(
            (
                *(each.case, each.name),
                *(each.choices.get(choice, 0) for choice in choices),
                *(each.blank, each.comments, each.received),
            )
            for each in counted
        ),
        notes=("Une citation sans réponse n’a pas l’accord du partenaire.",),
    )


def _tally(
    history: History,
    key: tuple[str, str],
    files: Sequence[tuple[Received, str]],
    known: Mapping[str, Standing],
) -> Tally:
    bank, who = history.banks[key[0]], key[1]
    said: list[Reply] = [
        known[quote.id].replies[who] for quote in bank.quotes if who in known[quote.id].replies
    ]
    choices = Counter(reply.choice for reply in said if reply.choice is not None)
    return Tally(
        case=bank.case,
        name=names(history)[who],
        received=max(day for _, day in files),
        choices=choices,
        blank=len(bank.quotes) - choices.total(),
        comments=sum(bool(reply.comment) for reply in said),
    )
