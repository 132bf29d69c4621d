"""What each rule does in a study, as a table."""

from collections.abc import Iterable

from piacen_qual.coding.activity import RuleActivity
from piacen_qual.model import Column, Table


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
