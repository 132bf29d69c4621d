"""Taking a term into codebook.yaml, only if the codebook is as sound after as before."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from piacen_qual.codebook.additions import (
    Addition,
    direct_terms,
    elements_of,
    find_target,
    name_of,
    own_rule,
    terms_of,
    widened,
)
from piacen_qual.codebook.edit import written
from piacen_qual.codebook.load import parse_codebook
from piacen_qual.codebook.schema import Codebook, Concept
from piacen_qual.coding.matching.digests import code_digests
from piacen_qual.coding.trial import try_examples
from piacen_qual.errors import PiacenError, Problem, UnreadableFileError
from piacen_qual.files import write_whole
from piacen_qual.french.folding import fold
from piacen_qual.model import Progress
from piacen_qual.study import Cache

_NAMED = 3  # problems that a refusal names


class RefusedTermError(PiacenError):
    """A term was not taken; codebook.yaml is as it was."""

    exit_code = 1

    def __init__(self, addition: Addition, why: str) -> None:
        """Say why."""
        target = name_of(addition.target)
        super().__init__(f"« {addition.term} » n’a pas été ajouté à {target} : {why}")


def take(
    path: Path,
    codebook: Codebook,
    addition: Addition,
    cache: Cache,
    *,
    progress: Progress = lambda done, total, what: None,
) -> Codebook:
    """Write a term into the codebook at `path`, and give the codebook as it is now.

    Args:
        path: codebook.yaml.
        codebook: as it was read there.
        addition: the term, for a target of `codebook`.
        cache: of the study: its examples are tried.
        progress: told while examples are tried.

    Raises:
        RefusedTermError: when the term is there already, when the file has changed since it was
            read, or when the codebook would have a new problem or an example would fail.
        NoPlaceError: when the file has no list to add the term to.
        UnwritableFileError: when the system refuses; the file is then as it was.
        MissingModelError: when examples cannot be tried for want of the French model.
    """
    if fold(addition.term) in map(fold, _present(codebook, addition)):
        raise RefusedTermError(addition, "il y est déjà.")
    data = _unchanged(path, codebook, addition)
    edited = written(data, addition)
    book = _read_again(data, edited, codebook, addition)
    if failing := _failing(codebook, book, cache, progress):
        raise RefusedTermError(addition, f"des exemples échoueraient.{_listed(failing)}")
    _unchanged(path, codebook, addition)
    whole = path.resolve()  # the file itself, where `path` is a link to it
    write_whole(whole, edited, mode=whole.stat().st_mode & 0o777)
    return book


def _present(codebook: Codebook, addition: Addition) -> Sequence[str]:
    """The terms that the list which would take it has already."""
    if isinstance(addition.target, Concept):
        return tuple(terms_of(elements_of(addition.target), codebook.concepts))
    own = own_rule(addition.target)
    return () if own is None else tuple(direct_terms(own.elements))


def _unchanged(path: Path, codebook: Codebook, addition: Addition) -> bytes:
    """The file, if it is the one that `codebook` was read from."""
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise UnreadableFileError.refused(path.name, cause) from cause
    if hashlib.sha256(data).hexdigest() != codebook.digest:
        why = f"{path.name} a changé depuis qu’il a été lu. Relancez la commande."
        raise RefusedTermError(addition, why)
    return data


def _read_again(data: bytes, edited: bytes, codebook: Codebook, addition: Addition) -> Codebook:
    """The edited codebook, which must be the one wanted and have no problem that is new."""
    _, before = parse_codebook(data)
    try:
        book, after = parse_codebook(edited)
    except UnreadableFileError as cause:
        raise RefusedTermError(addition, f"le codebook serait illisible.\n  {cause}") from None
    known = Counter(problem.message for problem in before)
    if new := [problem for problem in after if not _met(problem, known)]:
        raise RefusedTermError(addition, f"le codebook aurait une erreur.{_listed(new)}")
    wanted = widened(codebook, addition)
    name = name_of(addition.target)
    same = elements_of(find_target(book, name)) == elements_of(find_target(wanted, name))
    if not same or code_digests(book) != code_digests(wanted):
        why = "le codebook ne dirait plus la même chose. Ajoutez-le à la main."
        raise RefusedTermError(addition, why)
    return book


def _met(problem: Problem, known: Counter[str]) -> bool:
    """Whether the codebook had this problem before, on whatever line; each counts once."""
    known[problem.message] -= 1
    return known[problem.message] >= 0


def _failing(
    before: Codebook, after: Codebook, cache: Cache, progress: Progress
) -> Sequence[Problem]:
    """The examples that fail now and did not."""
    failing = try_examples(after, cache, progress=progress)
    if not failing:
        return ()
    known = Counter(problem.message for problem in try_examples(before, cache, progress=progress))
    return [problem for problem in failing if not _met(problem, known)]


def _listed(problems: Sequence[Problem]) -> str:
    """The first problems, one a line."""
    lines = [f"\n  {problem.message}" for problem in problems[:_NAMED]]
    more = len(problems) - _NAMED
    return "".join(lines) + (f"\n  … et {more} de plus." if more > 0 else "")
