"""Where counted codings come from, in words: whose decisions, how many, what is left to decide."""

from collections.abc import Iterator, Mapping
from typing import Final

from piacen_qual.decisions.sources import Source
from piacen_qual.decisions.standing import Summary
from piacen_qual.french.wording import several

NONE_COUNTS: Final = "; il y a des décisions, mais aucune ne compte"
NO_CODE: Final = "aucun code mis ni rejeté"


def counted(source: Source, found: Summary, *, alone: bool = False) -> str:
    """What is counted (`Material.source`).

    Args:
        source: whose codings.
        found: what was decided.
        alone: whether only one of the coders was chosen.
    """
    if source is Source.SUGGESTIONS:
        return "suggestions seulement, sans égard aux décisions"
    if not found.files:
        some = found.lost or found.split
        return f"suggestions{NONE_COUNTS if some else ', que personne n’a encore révisées'}"
    people = ", ".join(f"{name} : {decided}" for name, decided in found.coders) or NO_CODE
    whose = "décisions d’une seule personne" if alone else "décisions"
    others = "suggestions là où personne n’a décidé" if source is Source.BOTH else "rien d’autre"
    return f"{whose} ({people}), et {others}"


def progress(source: Source, found: Summary, groups: Mapping[str, str]) -> tuple[str, ...]:
    """How far people are (`Material.progress`): what they decided, what they should see again.

    Args:
        source: whose codings are counted.
        found: what was decided.
        groups: the name of the group of each transcript.
    """
    return () if source is Source.SUGGESTIONS else tuple(_sentences(source, found, groups))


def _sentences(source: Source, found: Summary, groups: Mapping[str, str]) -> Iterator[str]:
    if found.files:
        yield f"{'; '.join(_figures(source, found))}."
    without = [name for file, name in groups.items() if file not in found.files]
    if source is Source.DECISIONS and without:
        some = f"{several(len(without), 'groupe')} sur {len(groups)}"
        yield f"Sans décision : {some}, où rien n’est compté ({', '.join(without)})."
    if again := ", ".join(_again(found)):
        yield f"À revoir : {again}."


def _figures(source: Source, found: Summary) -> Iterator[str]:
    decided = several(found.decided, "codage décidé", "codages décidés")
    yield f"{decided}, dont {several(found.accepted, 'retenu')}"
    left = several(found.undecided, "suggestion sans décision", "suggestions sans décision")
    aside = source is Source.DECISIONS and found.undecided
    yield f"{left}, non comptée{'s' if found.undecided > 1 else ''}" if aside else left
    if found.disagreements:
        yield (
            f"{several(found.disagreements, 'désaccord')} sans consensus (le code compte si la"
            " moitié au moins l’accepte)"
        )


def _again(found: Summary) -> Iterator[str]:
    for number, what in (
        (found.changed, "sur des mots corrigés depuis"),
        (found.lost, "sur des mots disparus (hors compte)"),
        (found.split, "sur un code scindé (hors compte)"),
    ):
        if number:
            yield f"{several(number, 'décision')} {what}"
