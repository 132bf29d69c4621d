"""What is still to be done before anything may be shared: there is no way around it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from piacen_qual.anonymisation.candidates import unresolved
from piacen_qual.anonymisation.disclosure import Withheld
from piacen_qual.cli import screen
from piacen_qual.cli.partager.dossier import Dossier
from piacen_qual.errors import Level, PiacenError
from piacen_qual.french.wording import several
from piacen_qual.partners.voices import TITLE

if TYPE_CHECKING:
    from piacen_qual.anonymisation.candidates import Candidate
    from piacen_qual.anonymisation.masking.public import Unresolved
    from piacen_qual.anonymisation.scanning.leak import Leak
    from piacen_qual.partners.drafts import Draft, Obstacle
    from piacen_qual.partners.reading import History
    from piacen_qual.partners.standing import Change, Wishes
    from piacen_qual.partners.voices import VoiceTable

SHOWN: Final = 12  # things of one sort that a message tells
NOTHING: Final = "Rien n’a été écrit."


class RefusedError(PiacenError):
    """Nothing may be shared yet."""

    exit_code = 1


class UnreadError(RefusedError):
    """Something of the study could not be read: a name might be in it, or a withdrawal."""

    def __init__(self) -> None:
        """Say why that matters here; the problems themselves were shown."""
        super().__init__(
            "Une partie de l’étude n’a pas pu être lue (voir ci-dessus) : un nom à cacher, ou le"
            f" retrait d’une citation, peut s’y trouver. Corrigez cela d’abord. {NOTHING}"
        )


class UndecidedError(RefusedError):
    """Something that may identify someone was not decided."""

    def __init__(self, left: "Sequence[Candidate]") -> None:
        """Say how many questions of each kind are left."""
        questions = {candidate.question: candidate.kind for candidate in left}
        kinds = Counter(questions.values())
        told = screen.listed(f"{kind.label.lower()} : {n}" for kind, n in kinds.most_common())
        super().__init__(
            f"Il reste {several(len(questions), 'question')} sur ce qui peut identifier quelqu’un"
            f" dans l’étude ({told}). Répondez-y avec « piacen anonymiser ». {NOTHING}"
        )


class UnsignedError(RefusedError):
    """Nobody read some quotes whole."""

    def __init__(self, count: int, case: str, to_change: int = 0) -> None:
        """Say how many, how many of them a partner wants changed, and how to read them."""
        asked = f", dont {to_change} qu’un partenaire demande de modifier" if to_change else ""
        super().__init__(
            f"{several(count, 'citation')} à lire en entier et à signer avant le partage{asked} :"
            f" « piacen partager --cas {case} --signer », avec les mêmes choix de code, de thème,"
            f" de nombre et d’attribut. {NOTHING}"
        )


class NothingToShareError(RefusedError):
    """No quote is left."""

    def __init__(self, case: str) -> None:
        """Say for which case."""
        super().__init__(
            f"Aucune citation à partager pour {case} : aucune ne répond à ces choix, ou toutes sont"
            " écartées ou retirées."
        )


class TellingContactError(RefusedError):
    """Whom to answer is named as somebody who may not be."""

    def __init__(self, given: str) -> None:
        """Say what can be written instead."""
        super().__init__(
            f"--contact : « {given} » dirait un nom à cacher, ou son homonyme. Donnez une adresse"
            f" ou une fonction où ce nom n’est pas. {NOTHING}"
        )


class LeakError(RefusedError):
    """The leak scan found something in a finished file."""

    def __init__(self, leaks: "Sequence[Leak]", case: str) -> None:
        """Say what and where, and what to do."""
        super().__init__(
            "La fouille des fichiers finis a trouvé ce qui ne doit pas sortir :\n"
            f"{_first([str(leak) for leak in leaks])}\n"
            "Cachez-le avec « piacen anonymiser », écartez la citation avec « piacen partager --cas"
            f" {case} --signer --tout », ou changez le libellé. {NOTHING}"
        )


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far the quotes of a case are.

    Attributes:
        fit: those that may go out.
        unsigned: those that nobody has read, as they are or since a partner wants them changed.
        excluded: those that somebody refused.
        obstacles: texts that cannot be public yet.
        to_change: those of `unsigned` that a partner wants changed.
    """

    fit: "tuple[Draft, ...]"
    unsigned: "tuple[Draft, ...]"
    excluded: "tuple[Draft, ...]"
    obstacles: "tuple[Obstacle, ...]"
    to_change: "tuple[Draft, ...]" = ()


def readiness(
    drafts: "Iterable[Draft]",
    obstacles: "Iterable[Obstacle]",
    history: "History",
    wishes: "Wishes",
) -> Readiness:
    """Sort drafts by what was signed, and by what partners asked for since."""
    found: dict[bool | None, list[Draft]] = {True: [], None: [], False: []}
    for draft in drafts:
        found[fit(draft, history, wishes)].append(draft)
    return Readiness(
        fit=tuple(found[True]),
        unsigned=tuple(found[None]),
        excluded=tuple(found[False]),
        obstacles=tuple(obstacles),
        to_change=tuple(draft for draft in found[None] if asked_of(draft, wishes)),
    )


def asked_of(draft: "Draft", wishes: "Wishes") -> "Change | None":
    """What a partner wants otherwise in a quote, or None."""
    where = draft.reference
    return wishes.change(where.file, where.turn, where.start, where.end)


def fit(draft: "Draft", history: "History", wishes: "Wishes") -> bool | None:
    """Whether a quote may go out: what was signed before a partner wants it changed is no more."""
    change = asked_of(draft, wishes)
    return history.fit(draft, since=change.since if change else "")


def small(dossier: Dossier) -> str:
    """What to know before a case of few people is shared; or ""."""
    size = dossier.voices.size
    if size >= dossier.k:
        return ""
    return (
        f"Attention : {several(size, 'personne')} dans {dossier.case}. Les fichiers n’auront ni le"
        " nom du cas, ni attribut, ni tableau; chacune y est tout de même reconnaissable par les"
        " autres : parlez-leur-en avant de partager. Le registre le dira."
    )


def check_read(dossier: Dossier) -> None:
    """Stop when something could not be read, or is undecided.

    Raises:
        UnreadError: after the problems were shown.
        UndecidedError: with what is left.
    """
    if any(problem.level is Level.ERROR for problem in dossier.problems):
        screen.show_problems(dossier.problems)
        raise UnreadError
    if left := unresolved(dossier.today.candidates):
        raise UndecidedError(left)


def check_ready(ready: Readiness, case: str) -> None:
    """Stop when a quote was not read by anybody, or when there is none.

    Raises:
        UnsignedError: with how many are left to read.
        NothingToShareError: when there is none.
    """
    if ready.unsigned:
        raise UnsignedError(len(ready.unsigned), case, len(ready.to_change))
    if not ready.fit:
        raise NothingToShareError(case)


def lines(
    ready: Readiness, dossier: Dossier, table: "VoiceTable | Withheld"
) -> Iterator[tuple[bool | None, str]]:
    """Where things stand, one line each: whether it is done, None for a warning, and what it is."""
    yield not ready.unsigned, f"citations à lire et à signer : {len(ready.unsigned)}"
    if ready.to_change:
        asked = len(ready.to_change)
        yield False, f"dont, qu’un partenaire demande de modifier : {asked}"
    yield bool(ready.fit), f"citations prêtes : {len(ready.fit)}"
    if ready.excluded:
        yield True, f"citations écartées à la lecture : {len(ready.excluded)}"
    if telling := [each for each in ready.obstacles if each.why]:
        yield True, f"textes laissés de côté, qui diraient encore un nom : {len(telling)}"
    if empty := len(ready.obstacles) - len(telling):
        yield True, f"citations dont il ne resterait rien une fois masquées : {empty}"
    if told := small(dossier):
        yield None, told
    if wished := dossier.work.wishes.count:
        yield True, f"passages retirés par des partenaires, dans toute l’étude : {wished}"
    yield (
        True,
        table.reason if isinstance(table, Withheld) else f"tableau « {TITLE} » : il sera donné",
    )


def left_out(obstacles: "Sequence[Obstacle]") -> str:
    """What is not shared because it would still tell something, or nothing; or ""."""
    telling = [f"{each.what} : {_words(each.why)}" for each in obstacles if each.why]
    empty = [each.what for each in obstacles if each.why is None]
    told = []
    if telling:
        told.append(
            "Laissé de côté, parce qu’un nom ou un mot caché ailleurs s’y lirait encore :\n"
            f"{_first(telling)}\nPour le partager aussi : répondez autrement dans « piacen"
            " anonymiser » pour un tour, changez codebook.yaml ou corpus.yaml pour un libellé."
        )
    if empty:
        told.append(
            f"Laissé de côté, parce qu’une fois masqué il n’en reste rien :\n{_first(empty)}"
        )
    return "\n".join(told)


def _first(things: "Sequence[str]") -> str:
    """Things one a line, no more than fit on a screen."""
    more = [f"… et {len(things) - SHOWN} autres"] if len(things) > SHOWN else []
    return "\n".join(f"  {thing}" for thing in (*things[:SHOWN], *more))


def _words(why: "Unresolved") -> str:
    words = (*(each.text for each in (*why.undecided, *why.nameless)), *why.left)
    return ", ".join(f"«\xa0{word}\xa0»" for word in dict.fromkeys(words))
