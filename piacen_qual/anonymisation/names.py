"""Names that no file of the study gives: by their capital, by lists of names, by the model.

Whatever has a capital in the middle of a sentence is a name until a person says otherwise. At the
beginning of one, a word that French has is a name where a list of first names or the model says so.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.found import Found, Rank
from piacen_qual.anonymisation.grammar import STOPS
from piacen_qual.anonymisation.known import Knowledge
from piacen_qual.anonymisation.phrases import compound, named, run
from piacen_qual.anonymisation.spoken import Case, Spoken, Word

Span = tuple[int, int, str]
"""A name that the model sees in a turn's text: start, end, `PER`, `LOC`, `ORG` or `MISC`."""

_TITLES: Final = frozenset(
    """
    m mm mme mmes mlle mr mrs dr dre pr me mgr monsieur madame mademoiselle maitre docteur docteure soeur frere pere
    mere abbe cure pasteur imam rabbin oncle tante mononcle matante cousin cousine dona don grand-maman grand-papa
    mamie papi ti
    """.split()
)
_LABELS: Final = {
    "PER": (Kind.PERSON, "le modèle de français y voit une personne"),
    "LOC": (Kind.PLACE, "le modèle de français y voit un lieu"),
    "ORG": (Kind.ORGANISATION, "le modèle de français y voit un organisme"),
}
_LAND: Final = frozenset(
    "saint sainte st ste notre mont lac riviere pointe cap anse baie ile port val vieux ville cote havre".split()
)
_ARTICLES: Final = frozenset("le la les l au aux du des un une".split())
_BEFORE_PLACES: Final = _ARTICLES | frozenset("a en de d dans vers sur par pour chez".split())
_AFTER_ARTICLE: Final = frozenset(
    """
    agence alliance assemblee association banque bibliotheque bureau caisse carrefour centre cite
    clinique college comite commission communaute conseil coop cooperative corporation commun cour
    culture direction ecole education eglise etat famille federation fondation fonds france
    gouvernement gouv habitation hopital hotel immigration institut jeunesse justice loi maison
    mairie ministere municipalite office ordre organisme parlement polyvalente programme projet
    region regie registre regroupement reseau residence sante secretariat section senat service
    societe sud table toile transports travail tribunal universite urbanisme village ville
    """.split()
)
"""Common nouns that writers give a capital: `la Table`, `la Ville`."""

_LEADS: Final = frozenset("marie jean anne rose pierre louis paul charles luc ange lou".split())
"""First names that many compounds begin with."""


def names(spoken: Spoken, knowledge: Knowledge, seen: Sequence[Span]) -> Iterator[Found]:
    """The names of a turn.

    Args:
        spoken: the turn.
        knowledge: words and lists.
        seen: the names that the model sees in it.
    """
    at = 0
    while at < len(spoken.words):
        last = compound(spoken, at)
        if not any(word.capital for word in spoken.words[at : last + 1]):
            at = last + 1
            continue
        last = run(spoken, at)
        first = at
        while first <= last and _is_no_name(spoken, first, knowledge, seen):
            first = compound(spoken, first) + 1
        if first <= last:
            yield _named(spoken, first, last, knowledge, seen)
        at = last + 1
    yield from _uncapitalised(spoken, knowledge)


def _is_no_name(spoken: Spoken, first: int, knowledge: Knowledge, seen: Sequence[Span]) -> bool:
    """Whether the compound at `first` begins no name, capital or not."""
    last = compound(spoken, first) words = spoken.words[first : last + 1] word = words[0] if
    len(words) == 1 and (word.text in STOPS or word.text in _TITLES or len(word.text) == 1): return
    True french = all(map(knowledge.is_ordinary, words)) if not french: return False if word.case is
    Case.CAPITALS: # emphasis, or an acronym if word.text in knowledge.lists.french_names: return
    False return len(word.text) > 4 or spoken.shouted or word.text in knowledge.kept if word.first:
    if len(words) > 1: return sum(one.capital for one in words) < 2 return not (word.text in
    knowledge.lists.french_names or _is_seen(spoken, words, knowledge, seen)) return len(words) == 1
    and word.text in _AFTER_ARTICLE and _before(spoken, first) in _ARTICLES | {"de", "d"} def
    _is_seen( spoken: Spoken, words: Sequence[Word], knowledge: Knowledge, seen: Sequence[Span] ) ->
    bool:
    """Whether the model and a list agree on a name: alone, it takes any first word for one."""
    label, word = _label(spoken, words, seen), words[0]
    if label == "PER":
        return knowledge.is_listed(word.text) or not knowledge.is_everyday(word)
    return label == "LOC" and word.text in knowledge.lists.places


def _named(
    spoken: Spoken, first: int, last: int, knowledge: Knowledge, seen: Sequence[Span]
) -> Found:
    kind, why = _kind(spoken, first, last, knowledge, seen)
    if kind is Kind.ORGANISATION:
        last = named(spoken, first)
    words = spoken.words[first : last + 1]
    said = " ".join(word.text for word in words)
    rank = Rank.HINT if kind is Kind.UNKNOWN else Rank.NAME
    question = f"{kind}:{said}" + (" début" if _is_doubtful(words, knowledge) else "")
    return Found(
        start=words[0].start,
        end=words[-1].end,
        kind=kind,
        action=Action.ASK,
        entity=f"{kind}:{said}",
        rank=rank,
        source="noms",
        reason=why,
        question=question,
    )


def _is_doubtful(words: Sequence[Word], knowledge: Knowledge) -> bool:
    """Whether it is a mere word that begins a sentence: it is decided apart."""
    return len(words) == 1 and words[0].first and knowledge.is_french(words[0])


def _kind(
    spoken: Spoken, first: int, last: int, knowledge: Knowledge, seen: Sequence[Span]
) -> tuple[Kind, str]:
    """What a name seems to be the name of."""
    words = spoken.words[first : last + 1]
    begins = spoken.said(first, compound(spoken, first))
    if _before(spoken, first) in _TITLES:
        return Kind.PERSON, "un titre le précède"
    if len(words) == 1 and words[0].case is Case.CAPITALS and not spoken.shouted:
        return Kind.ACRONYM, "un sigle"
    if knowledge.is_first_name(begins):
        kind = Kind.PERSON if last > compound(spoken, first) else Kind.FIRST_NAME
        return kind, "un prénom"
    if words[0].text in _LAND and len(words) > 1:
        return Kind.PLACE, "un nom de lieu"
    if words[-1].text in knowledge.lists.surnames and _label(spoken, words, seen) != "LOC":
        return Kind.PERSON, "un nom de famille"
    label = _label(spoken, words, seen)
    if label in _LABELS and (label == "PER" or _before(spoken, first) in _BEFORE_PLACES):
        return _LABELS[label]
    if _before(spoken, first) in _ARTICLES or words[0].text in {"l", "le", "la", "les"}:
        return Kind.ORGANISATION, "un nom après un article"
    return Kind.UNKNOWN, "une majuscule au milieu d’une phrase"


def _before(spoken: Spoken, at: int) -> str:
    """The word before, where nothing but a blank or an apostrophe parts them."""
    gap = spoken.words[at].gap
    return spoken.words[at - 1].text if at and gap in {" ", "'", ". "} else ""


def _label(spoken: Spoken, words: Sequence[Word], seen: Iterable[Span]) -> str:
    """What the model sees there: `PER`, `LOC`, `ORG`, or ""."""
    start, end = spoken.normal.span(words[0].start, words[-1].end)
    labels = (label for a, b, label in seen if a < end and start < b)
    return next((label for label in labels if label in _LABELS), "")


def _uncapitalised(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """First names without a capital, of those that French has as words too."""
    known: Collection[str] = knowledge.lists.french_names
    at = 0
    while at < len(spoken.words):
        word = spoken.words[at]
        last = at
        titled = _before(spoken, at) in {"monsieur", "madame", "mme", "mlle", "mademoiselle"}
        titled = titled and not knowledge.is_french(word)
        if word.case is Case.LOWER and (titled or (spoken.dictated and word.text in known)):
            last = _given(spoken, at, known) if spoken.dictated else at
            said = spoken.said(at, last)
            yield Found(
                start=word.start,
                end=spoken.words[last].end,
                kind=Kind.FIRST_NAME if word.text in known else Kind.PERSON,
                action=Action.ASK,
                entity=f"prenom:{said}",
                rank=Rank.NAME,
                source="noms",
                reason="un titre le précède"
                if titled
                else "un prénom, dans un texte sans majuscules",
                question=f"prenom:{said} minuscule",
            )
        at = last + 1


def _given(spoken: Spoken, at: int, known: Collection[str]) -> int:
    """Index of the last word of a first name of several words: `marie soleil`."""
    last = at
    while last + 1 < len(spoken.words):
        after = spoken.words[last + 1]
        leads = last == at and spoken.words[at].text in _LEADS and after.text not in STOPS
        if after.gap not in {" ", "-"} or not (after.text in known or leads):
            break
        last += 1
    return last
