"""`piacen codebook comparer`: what changed between two versions, and in the suggestions."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.codebook.lists import WholeOption, quoted, show_heading, show_list
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption, exit_code
from piacen_qual.exports.typography import shown
from piacen_qual.study import open_study

if TYPE_CHECKING:
    from piacen_qual.cli.codebook.versions import Versions
    from piacen_qual.codebook.comparison import Changed, Differences, KeyChange
    from piacen_qual.coding.explaining.changes import Change

LONGEST = 60  # characters of a text that was changed
TEXTS = 5  # of a list that was changed
TITLES = {
    "themes": "Thèmes",
    "families": "Familles",
    "concepts": "Concepts",
    "codes": "Codes",
    "rules": "Règles",
}
FATES = {
    "apparue": ("Apparues", "+"),
    "disparue": ("Disparues", "−"),
    "score": ("Autre score", "~"),
}


def comparer(
    ancien: Annotated[Path, typer.Argument(metavar="ANCIEN", help="Un codebook d’avant.")],
    nouveau: Annotated[
        Path | None, typer.Argument(metavar="NOUVEAU", help="Celui de l’étude sans cela.")
    ] = None,
    *,
    etude: StudyOption = HERE,
    tout: WholeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Compare deux versions du codebook, et ce qu’elles suggèrent dans l’étude."""
    from piacen_qual.cli.codebook.versions import as_contract, versions  # noqa: PLC0415 — heavy

    study = open_study(etude)
    found = versions(study, ancien, nouveau or study.codebook)
    if as_json:
        screen.show_json(as_contract(found))
    else:
        _show_comparison(found, whole=tout)
        _show_suggested(found, whole=tout)
    screen.show_problems(found.problems)
    raise typer.Exit(exit_code(found.problems))


def _show_comparison(found: "Versions", *, whole: bool) -> None:
    if not found.comparison:
        screen.show("Les deux codebooks disent la même chose.")
        return
    screen.show(screen.literal("+ ajouté   − retiré   = a changé de nom   ~ changé", "dim"))
    if found.comparison.settings:
        show_heading("Réglages")
        lines = [_key(key, whole=whole) for key in found.comparison.settings]
        show_list(lines, whole=True, mark="~")
    for kind, title in TITLES.items():
        differences = getattr(found.comparison, kind)
        if differences:
            show_heading(title)
            _show_differences(differences, whole=whole)


def _show_differences(found: "Differences", *, whole: bool) -> None:
    show_list(found.added, whole=whole, mark="+")
    show_list(found.removed, whole=whole, mark="−")
    renamed = [f"{old} devient {new}" for old, new in found.renamed]
    show_list(renamed, whole=whole, mark="=")
    changed = sorted(found.changed, key=lambda change: not change.keys)  # themselves, then through
    show_list([_changed(change, whole=whole) for change in changed], whole=whole, mark="~")


def _changed(change: "Changed", *, whole: bool) -> str:
    """`acc_manque.une_seule : poids « 0.7 » → « 0.6 »; par @appareil`."""
    told = [_key(key, whole=whole) for key in change.keys]
    if change.through:
        told.append(f"par {', '.join(f'@{name}' for name in change.through)}")
    return f"{change.id}\xa0: {'; '.join(told)}"


def _key(change: "KeyChange", *, whole: bool) -> str:
    """`seuil « 0.5 » → « 0.6 »`, or `termes + « a », « b » − « c »`."""
    if len(change.removed) == len(change.added) == 1:
        return f"{change.key} {_texts(change.removed, whole)} → {_texts(change.added, whole)}"
    signs = (("+", change.added), ("−", change.removed))
    return " ".join(
        (change.key, *(f"{sign} {_texts(texts, whole)}" for sign, texts in signs if texts))
    )


def _texts(texts: Sequence[str], whole: bool) -> str:
    named = texts if whole or len(texts) <= TEXTS + 1 else texts[:TEXTS]
    said = (text if whole else shorten(text, LONGEST, placeholder="…") for text in named)
    left = len(texts) - len(named)
    return quoted(said) + (f"… (et {left} autres)" if left else "")


def _show_suggested(found: "Versions", *, whole: bool) -> None:
    if found.suggested is None:
        screen.say("Sans transcription, on ne peut pas comparer les suggestions.")
        return
    made, changes = found.suggested, found.suggested.changes
    before, after = made.before.total(), made.after.total()
    show_heading("Suggestions dans l’étude", f"{before} avant, {after} après.")
    if not changes:
        screen.show("Les mêmes, avec les mêmes scores.")
        return
    from piacen_qual.analysis.codebook_review.changes import changes_table  # noqa: PLC0415 — only here

    screen.show("")
    screen.show_tables([changes_table(made.before, made.after, changes)])
    for fate, (title, mark) in FATES.items():
        lines = [_suggestion(change) for change in changes if change.fate == fate]
        if lines:
            screen.show(screen.literal(f"{title} ({len(lines)})", "bold"))
            show_list(lines, whole=whole, mark=mark)
            screen.show("")


def _suggestion(change: "Change") -> str:
    made = change.suggestion
    score = shown(made.score, "decimal")
    if change.score_before is not None and change.score_before != made.score:
        score = f"{shown(change.score_before, 'decimal')} → {score}"
    return f"{made.code} {score} · {made.file}:{made.turn} · «\xa0{made.evidence}\xa0»"
