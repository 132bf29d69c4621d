"""`piacen codebook verifier`: does the codebook do what it says, and what does it do here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.codebook.lists import (
    SHOWN,
    WholeOption,
    show_heading,
    show_left,
    show_list,
)
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption, exit_code
from piacen_qual.errors import Problem
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import several
from piacen_qual.study import open_study

if TYPE_CHECKING:
    from piacen_qual.cli.codebook.review import InStudy, Review
    from piacen_qual.coding.explaining.activity import RuleActivity
    from piacen_qual.model import Table


def verifier(
    etude: StudyOption = HERE, tout: WholeOption = False, as_json: JsonOption = False
) -> None:
    """Essaie tous les exemples, et montre ce que les règles font dans l’étude.

    Le code de sortie est 1 quand un exemple échoue ou que le fichier contient une erreur.
    """
    from piacen_qual.cli.codebook.review import as_contract, review  # noqa: PLC0415 — heavy readers

    found = review(open_study(etude))
    if as_json:
        screen.show_json(as_contract(found))
    else:
        _show(found, whole=tout)
    screen.show_problems(found.others)
    wrong = len(found.to_mend)
    told = several(wrong, "chose à corriger", "choses à corriger") if wrong else "rien à corriger"
    screen.say(f"{several(found.tried, 'exemple essayé', 'exemples essayés')}; {told}.")
    raise typer.Exit(1 if found.to_mend else exit_code(found.others))


def _show(found: "Review", *, whole: bool) -> None:
    book = found.codebook
    version = f", version {book.version}" if book.version else ""
    rules = sum(len(code.rules) for code in book.codes)
    screen.show(screen.literal(f"{book.title or 'Codebook sans titre'}{version}", "bold"))
    counts = (several(len(book.codes), "code"), several(rules, "règle"))
    screen.show(f"{', '.join(counts)}, {several(len(book.concepts), 'concept')}")
    _show_problems("À corriger", found.to_mend, whole=whole)
    _show_problems("À voir", found.to_see, whole=whole)
    _show_lacks(found, whole=whole)
    if found.in_study is None:
        screen.say("Sans transcription, on ne peut pas dire ce que les règles font.")
    else:
        _show_judgement(found.in_study, whole=whole)
        _show_rules(found.in_study, whole=whole)
        _show_tables(found.in_study, whole=whole)


def _show_problems(title: str, problems: tuple[Problem, ...], *, whole: bool) -> None:
    if problems:
        show_heading(f"{title} ({len(problems)})")
        places = ("" if p.line is None else f"ligne {p.line}, " for p in problems)
        lines = [typeset(f"{at}{p.message}") for at, p in zip(places, problems, strict=True)]
        show_list(lines, whole=whole)


def _show_lacks(found: "Review", *, whole: bool) -> None:
    from piacen_qual.codebook.lacks import COUNTER_EXAMPLES, EXAMPLES  # noqa: PLC0415 — as above

    lacks = found.lacks
    if lacks.without_rules:
        show_heading(f"Codes sans règle ({len(lacks.without_rules)})", "Ils ne suggèrent rien.")
        show_list([code.id for code in lacks.without_rules], whole=whole)
    if lacks.few_examples:
        show_heading(
            f"Trop peu d’exemples ({len(lacks.few_examples)})",
            f"Il faut {EXAMPLES} exemples et {COUNTER_EXAMPLES} contre-exemples.",
        )
        lines = [
            f"{code.id}\xa0: {several(len(code.examples), 'exemple')},"
            f" {several(len(code.counter_examples), 'contre-exemple')}"
            for code in lacks.few_examples
        ]
        show_list(lines, whole=whole)
    if lacks.unused:
        show_heading(f"Concepts jamais employés ({len(lacks.unused)})")
        lines = [f"@{concept.name} (ligne {concept.line})" for concept in lacks.unused]
        show_list(lines, whole=whole)


def _show_rules(found: "InStudy", *, whole: bool) -> None:
    from piacen_qual.coding.explaining.activity import hidden, inseparable, silent  # noqa: PLC0415 — as above

    if mute := silent(found.rules):
        show_heading(
            f"Règles muettes dans l’étude ({len(mute)} sur {len(found.rules)})",
            f"Elles ne réagissent nulle part ({_extent(found)}), ou seulement sous un thème où"
            " elles ne comptent pas.",
        )
        show_list(_by_code(mute), whole=whole, noun="codes")
    if groups := inseparable(found.rules):
        show_heading(
            f"Règles inséparables ({len(groups)})",
            "Elles réagissent toujours dans les mêmes segments\xa0: l’une est-elle de trop,"
            " ou leurs codes se confondent-ils?",
        )
        show_list([_together(group) for group in groups], whole=whole)
    if pairs := hidden(found.rules):
        show_heading(
            f"Règles cachées par une autre ({len(pairs)})",
            "Tout ce qu’elles trouvent, une règle du même code le trouve déjà\xa0: les mêmes mots"
            " comptent deux fois.",
        )
        lines = [
            f"{rule.rule.id}, cachée par «\xa0{by.name}\xa0»"
            f" ({several(len(rule.passages), 'passage')})"
            for rule, by in pairs
        ]
        show_list(lines, whole=whole)


def _show_judgement(found: "InStudy", *, whole: bool) -> None:
    """What people decided comes first: it says which rules to mend."""
    from piacen_qual.analysis.codebook_review.rules import precision_table, reach_table  # noqa: PLC0415 — as above

    tables = [
        _head(table, noun, whole=whole)
        for table, noun in (
            (precision_table(found.judgement.rules), "règles"),
            (reach_table(found.judgement.codes), "codes"),
        )
        if table.rows
    ]
    if tables:
        screen.show("")
        screen.show_tables(tables)


def _head(table: "Table", noun: str, *, whole: bool) -> "Table":
    """The first rows of a table, and how many more there are."""
    left = len(table.rows) - SHOWN
    if whole or left <= 1:
        return table
    note = f"… et {left} autres {noun} (--tout)"
    return replace(table, rows=table.rows[:SHOWN], notes=(note, *table.notes))


def _extent(found: "InStudy") -> str:
    files = several(found.transcripts, "transcription")
    return f"{files}, {several(found.segments, 'segment')}"


def _by_code(rules: "Iterable[RuleActivity]") -> list[str]:
    """`acc_manque (2) : une_seule · pas_assez`, the code with the most first."""
    names = defaultdict[str, list[str]](list)
    for rule in rules:
        names[rule.code].append(rule.name)
    codes = sorted(names, key=lambda code: -len(names[code]))
    return [f"{code} ({len(names[code])})\xa0: {' · '.join(names[code])}" for code in codes]


def _together(group: "tuple[RuleActivity, ...]") -> str:
    segments = several(len(group[0].segments), "segment")
    return f"{' = '.join(rule.rule.id for rule in group)} ({segments})"


def _show_tables(found: "InStudy", *, whole: bool) -> None:
    from piacen_qual.analysis.codebook_review.overlaps import overlaps_table  # noqa: PLC0415 — as above
    from piacen_qual.analysis.codebook_review.rules import rules_table  # noqa: PLC0415 — as above

    pairs = found.overlaps if whole else found.overlaps[:SHOWN]
    if pairs:
        screen.show("")
        screen.show_tables([overlaps_table(pairs)])
    if left := len(found.overlaps) - len(pairs):
        show_left(left, "paires de codes")
    if whole:
        screen.show("")
        screen.show_tables([rules_table(found.rules)])
