"""The forms of a roster, by their letters: what a name is looked up in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from piacen_qual.anonymisation.roster import Form, Named, Roster, Sort


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of someone or something known."""

    named: Named
    form: Form

    @property
    def words(self) -> list[str]:
        """The words of the form."""
        return self.form.text.split()


Entries = Mapping[str, Sequence[Entry]]
"""Letters of forms, their words run together → whom or what they name."""


def entries(roster: Roster, *, initials: bool) -> Entries:
    """The forms of a roster: initials, or all others."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for named in (*roster.people, *roster.organisations, *roster.places):
        for form in named.named:
            if (form.sort is Sort.INITIALS) == initials:
                found[form.text.replace(" ", "")].append(Entry(named, form))
    return found


def meant(file: str, fitting: Iterable[Entry]) -> Entry:
    """Who is meant: someone of the group before anyone else, by their name before a part of it.

    Where it may be several, nobody of them is: what they share in name is someone apart.
    """
    ranked = [((entry.form.sort, file not in entry.named.files), entry) for entry in fitting]
    least = min(rank for rank, _ in ranked)
    usable = [entry for rank, entry in ranked if rank == least]
    first = usable[0]
    if len({entry.named.entity for entry in usable}) == 1:
        return first
    sort, _, _ = first.named.entity.partition(":")
    shared = Named(f"{sort}:{first.form.text}", first.form.text.title(), (first.form,))
    return Entry(shared, first.form)
