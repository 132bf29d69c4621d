"""`correspondances`: what became of codes that are no more, so that decisions on them follow."""

from collections.abc import Collection, Mapping
from typing import Final

from piacen_qual.codebook.problems import Problems, hint
from piacen_qual.yamlfile import Node

SUCCESSORS: Final = "correspondances"


def read_successors(
    node: Node, codes: Collection[str], problems: Problems
) -> Mapping[str, tuple[str, ...]]:
    """By old code, the codes of today that it leads to, chains followed to their end.

    Args:
        node: the value of `correspondances`.
        codes: ids of today's codes.
        problems: told of codes that do not exist, still exist, or lead nowhere.
    """
    problems.check_mapping(node, f"sous « {SUCCESSORS} »")
    problems.check_repeated(node, f"sous « {SUCCESSORS} »")
    lines = {old: child.line for old, child in node.mapping().items()}
    steps = {
        old: _targets(old, child, codes, lines.keys(), problems)
        for old, child in node.mapping().items()
    }
    ends = _followed({old: targets for old, targets in steps.items() if targets}, codes)
    for old in steps.keys() - ends.keys():
        if steps[old]:
            way = " → ".join(_way(old, steps))
            problems.error(lines[old], f"« {old} » ne mène à aucun code d’aujourd’hui ({way}).")
    return {old: ends[old] for old in steps if old in ends}


def _targets(
    old: str, node: Node, codes: Collection[str], olds: Collection[str], problems: Problems
) -> tuple[str, ...]:
    """What is written beside an old code, or nothing where that is wrong."""
    targets = tuple(dict.fromkeys(child.text() for child in node.items()))
    unknown = next((name for name in targets if name not in codes and name not in olds), None)
    if old in codes:
        message = (
            f"« {old} » est encore un code : donnez un autre nom à ce qui le remplace, ou enlevez"
            " cette correspondance."
        )
    elif not targets:
        message = f"« {old} » : nommez le code qui le remplace, ou ceux qui se le partagent."
    elif unknown is not None:
        message = f"« {old} » : code inconnu « {unknown} ».{hint(unknown, codes)}"
    else:
        return targets
    problems.error(node.line, message)
    return ()


def _followed(
    steps: Mapping[str, tuple[str, ...]], codes: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Where each old code ends, if all its ways end at codes of today."""
    ends: dict[str, tuple[str, ...]] = {code: (code,) for code in codes}
    while more := {
        old: tuple(dict.fromkeys(end for target in targets for end in ends[target]))
        for old, targets in steps.items()
        if old not in ends and all(target in ends for target in targets)
    }:
        ends |= more
    return {old: ends[old] for old in steps if old in ends}


def _way(old: str, steps: Mapping[str, tuple[str, ...]]) -> list[str]:
    """From an old code, one step after the other, to where it stops or comes back."""
    way = [old]
    while (targets := steps.get(way[-1], ())) and way[-1] not in way[:-1]:
        way.append(next((target for target in targets if target in steps), targets[0]))
    return way
