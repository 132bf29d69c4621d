"""Where counted codings come from, in words: whose decisions, how many, what is left to decide."""

from collections.abc import Iterator

from piacen_qual.analysis.bases import several
from piacen_qual.decisions.standing import Source, Summary


def counted(source: Source, found: Summary, *, alone: bool = False) -> str:
    """What is counted (`Material.source`).

    Args:
        source: whose codings.
        found: what was decided.
        alone: whether only one of the coders was chosen.
    """
    if source is Source.SUGGESTIONS:
        return "suggestions seulement, sans égard aux décisions"
    if not found.coders:
        return "suggestions, que personne n’a encore révisées"
    people = ", ".join(f"{name} : {decided}" for name, decided in found.coders)
    whose = "décisions d’une seule personne" if alone else "décisions"
    others = "suggestions là où personne n’a décidé" if source is Source.BOTH else "rien d’autre"
    return f"{whose} ({people}), et {others}"


def progress(source: Source, found: Summary) -> tuple[str, ...]:
    """How far people are (`Material.progress`): what they decided, what they should see again."""
    if not found.coders or source is Source.SUGGESTIONS:
        return ()
    again = ", ".join(_again(found))
    return f"{'; '.join(_figures(source, found))}.", *([f"À revoir : {again}."] if again else [])


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
