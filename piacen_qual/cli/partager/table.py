"""The table of a bank: counted, protected, and shared once."""

from piacen_qual.anonymisation.disclosure import Withheld, protect
from piacen_qual.anonymisation.masking.public import PublicText
from piacen_qual.cli.partager.dossier import Dossier
from piacen_qual.partners.drafts import Publisher
from piacen_qual.partners.reading import History
from piacen_qual.partners.voices import TITLE, VoiceTable, once, said_in

_TABLE = f"Le tableau « {TITLE} »"
_NOTHING = Withheld(_TABLE, "l’étude n’a pas de thèmes, ou pas de codes.")
_NAMED = Withheld(_TABLE, "un de ses libellés dirait un nom à cacher.")


def table_of(dossier: Dossier, publisher: Publisher, history: History) -> VoiceTable | Withheld:
    """Who speaks of what in the case, or why it is not told.

    It is the whole case's, whatever quotes were chosen: a table by choice could be compared with
    the next.
    """
    counted = dossier.voices
    if not counted.families or not counted.themes:
        return _NOTHING
    rows = protect(counted.counts, counted.totals, size=counted.size, k=dossier.k)
    if isinstance(rows, Withheld):
        return rows
    families = _public(publisher, counted.families)
    themes = _public(publisher, counted.themes)
    if families is None or themes is None:
        return _NAMED
    transcripts = dossier.work.library.transcripts
    table = VoiceTable(
        counted.files,
        said_in(each for each in transcripts if each.file in counted.files),
        counted.size,
        dossier.k,
        families,
        themes,
        rows,
        counted.suggested,
    )
    return once(table, history.tables)


def _public(publisher: Publisher, labels: tuple[str, ...]) -> tuple[PublicText, ...] | None:
    found = tuple(publisher.label(label) for label in labels)
    public = tuple(text for text in found if isinstance(text, PublicText))
    return public if public == found else None
