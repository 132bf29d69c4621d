"""What rules and codes do in a study, and what people made of it, as tables."""

from collections.abc import Iterable
from typing import Final

from piacen_qual.analysis.codebook_review.precision import ENOUGH, Tally
from piacen_qual.coding.explaining.activity import RuleActivity
from piacen_qual.model import Cell, Column, Table

UNKNOWN: Final = "—"
JUDGED: Final = (
    Column("decidees", "Décidées", "entier"),
    Column("acceptees", "Acceptées", "entier"),
    Column("precision", "Précision", "part"),
)
JUDGED_NOTE: Final = (
    "Décidées : suggestions sur lesquelles quelqu’un s’est prononcé; acceptées : celles qui"
    f" restent. Précision : acceptées sur décidées, {UNKNOWN} sous {ENOUGH}."
)


def rules_table(rules: Iterable[RuleActivity]) -> Table:
    """A row per rule, in the order of the codebook."""
    return Table(
        name="regles",
        title="Les règles dans l’étude",
        columns=(
            Column("regle", "Règle"),
            Column("ligne", "Ligne"),
            Column("passages", "Passages", "entier"),
            Column("segments", "Segments", "entier"),
            Column("suggestions", "Suggestions", "entier"),
        ),
        rows=tuple(
            (rule.rule.id, str(rule.rule.line), len(rule.passages), len(rule.segments), rule.leads)
            for rule in rules
        ),
        notes=(
            "Passages : là où la règle réagit et compte. Suggestions : celles qui s’appuient"
            " d’abord sur elle.",
        ),
    )


def precision_table(rules: Iterable[Tally]) -> Table:
    """What people decided of the suggestions of each rule, in the order given."""
    return Table(
        name="precision_regles",
        title="Les règles face aux décisions",
        columns=(Column("regle", "Règle"), *JUDGED, Column("encore", "Encore", "entier")),
        rows=tuple((rule.id, *_judged(rule), rule.again) for rule in rules),
        notes=("Encore : rejetées que le codeur suggère toujours.", JUDGED_NOTE),
    )


def reach_table(codes: Iterable[Tally]) -> Table:
    """The same for each code, and what part of people's codings the coder suggests."""
    return Table(
        name="precision_codes",
        title="Les codes face aux décisions",
        columns=(
            Column("code", "Code"),
            *JUDGED,
            Column("codages", "Codages", "entier"),
            Column("trouves", "Trouvés", "entier"),
            Column("part", "Part", "part"),
        ),
        rows=tuple(
            (code.id, *_judged(code), code.human, code.found, _share(code.recall)) for code in codes
        ),
        notes=(
            JUDGED_NOTE,
            "Codages : ceux que des personnes ont retenus ou ajoutés; trouvés : ceux que le codeur"
            " suggère. Leur part est flattée si l’on a décidé avec les suggestions sous les yeux.",
        ),
    )


def _judged(tally: Tally) -> tuple[Cell, ...]:
    return tally.decided, tally.accepted, _share(tally.precision)


def _share(share: float | None) -> Cell:
    return UNKNOWN if share is None else share
