"""What corpus.yaml says of participants (function, experience, gender…), as columns."""

from typing import Final

from piacen_qual.analysis.material import Material
from piacen_qual.model import Column

TAKEN: Final = frozenset(
    {"cas", "groupe", "date", "edition", "theme", "tour", "segment", "mots", "code", "source"}
)


class Attributes:
    """The attributes of a study's participants: the same columns for everyone."""

    def __init__(self, material: Material) -> None:
        """Gather what is known of each participant, silent ones included."""
        self._known = {
            (transcript.file, person.id): person.attributes
            for transcript in material.transcripts
            for person in transcript.group.participants
        }
        self._keys = tuple(dict.fromkeys(key for known in self._known.values() for key in known))

    @property
    def columns(self) -> tuple[Column, ...]:
        """One per attribute, in order of appearance, never named like a column of ours."""
        return tuple(
            Column(f"{key}_personne" if key in TAKEN else key, key.capitalize())
            for key in self._keys
        )

    def of(self, file: str, person: str) -> tuple[str | None, ...]:
        """The cells of one participant; None where nothing is known."""
        known = self._known.get((file, person), {})
        return tuple(known.get(key) for key in self._keys)
