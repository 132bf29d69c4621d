"""A partner’s own text taken for a quote while it is signed: it tells no more than any other."""

from typing import TYPE_CHECKING

from piacen_qual.anonymisation.masking.public import PublicText
from piacen_qual.anonymisation.scanning.scan import scan
from piacen_qual.errors import PiacenError
from piacen_qual.french.guillemets import bare
from piacen_qual.partners.cleaning import shown
from piacen_qual.partners.entries import Reworded

if TYPE_CHECKING:
    from piacen_qual.partners.drafts import Draft, Publisher
    from piacen_qual.partners.standing import Change


class NoTextError(PiacenError):
    """There is no text of a partner to be taken."""


def reworded(draft: "Draft", change: "Change | None", publisher: "Publisher") -> Reworded:
    """A quote told in the words that a partner asks for; told so already, in its own again.

    Raises:
        NoTextError: nobody gave any for these very words, or it tells what may not come out.
    """
    where = draft.reference
    texts = [each.text for each in change.replies.values() if each.text] if change else []
    if change is None or not texts:
        raise NoTextError("Aucun partenaire n’a proposé de texte pour cette citation.")
    if (change.start, change.end) != (where.start, where.end):
        raise NoTextError(
            "Le texte proposé est celui d’une citation qui ne commence ou ne finit pas au même"
            " endroit : « c » et « i » masquent des mots de celle-ci."
        )
    text = texts[-1]
    if draft.reworded and draft.words == _public(text, publisher):
        return Reworded(change.quote.id, "")
    if not _public(text, publisher) or scan(text.encode(), publisher.secrets, name="texte.txt"):
        raise NoTextError(
            "Le texte proposé dirait ce qui ne doit pas sortir : un nom, une adresse…"
        )
    return Reworded(change.quote.id, text)


def _public(text: str, publisher: "Publisher") -> str:
    """The words as they would be shown, or "" where they may not be."""
    found = publisher.label(text)
    return bare(shown(found)) if isinstance(found, PublicText) else ""
