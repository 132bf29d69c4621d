"""`piacen codebook voir`: a code, its rules in words, and where they fire."""

from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.codebook.lists import (
    SHOWN,
    WholeOption,
    quoted,
    show_heading,
    show_item,
    show_left,
    show_list,
)
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption, exit_code, read_codebook
from piacen_qual.exports.typography import shown
from piacen_qual.french.wording import several
from piacen_qual.model import theme_labels
from piacen_qual.study import Study, open_study

if TYPE_CHECKING:
    from rich.text import Text

    from piacen_qual.cli.codebook.view import View
    from piacen_qual.coding.explaining.activity import RuleActivity
    from piacen_qual.coding.explaining.sightings import Sighting

AROUND = 120  # characters of a segment shown before and after its passages


def voir(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="Identifiant du code, ou mots de son libellé; tous les codes sans cela.",
            show_default=False,
        ),
    ] = None,
    *,
    etude: StudyOption = HERE,
    tout: WholeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Montre un code : définition, exemples, règles en mots, et ce qu’elles trouvent.

    Sans CODE, tous les codes avec leur définition, par famille.
    """
    from piacen_qual.cli.codebook.view import as_contract, view_code  # noqa: PLC0415 — heavy

    if code is None:
        raise typer.Exit(_show_all(open_study(etude), as_json=as_json))
    view = view_code(open_study(etude), code)
    if as_json:
        screen.show_json(as_contract(view))
    else:
        _show_code(view)
        _show_rules(view, whole=tout)
        _show_sightings(view, whole=tout)
    _say_withdrawn(view)
    screen.show_problems(view.problems)
    raise typer.Exit(exit_code(view.problems))


def _say_withdrawn(view: "View") -> None:
    from piacen_qual.cli.withdrawn import TOLD, is_blotted  # noqa: PLC0415 — with the tables

    if is_blotted(sighting.turn for sighting in view.sightings):
        screen.say(TOLD)


def _show_all(study: Study, *, as_json: bool) -> int:
    """Every code and what it means; the exit code."""
    codebook, problems = read_codebook(study)
    if as_json:
        told = [(code.id, code.label, code.family, code.definition) for code in codebook.codes]
        keys = ("code", "label", "family", "definition")
        screen.show_json({"codes": [dict(zip(keys, each, strict=True)) for each in told]})
    else:
        for family in codebook.families:
            show_heading(family.label)
            for code in codebook.codes:
                if code.family == family.id:
                    name = screen.literal(code.id, "bold")
                    show_item(name.append(screen.literal(f" — {code.label}", "not bold")), by=2)
                    show_item(code.definition)
    screen.show_problems(problems)
    return exit_code(problems)


def _show_code(view: "View") -> None:
    code, codebook = view.code, view.codebook
    families = {family.id: family.label for family in codebook.families}
    theme = theme_labels(codebook.themes).get(code.theme, "")
    screen.show(screen.literal(f"{code.id} — {code.label}", "bold"))
    where = (families.get(code.family, code.family), theme, f"ligne {code.line} du codebook")
    screen.show(screen.literal(" · ".join(filter(None, where)), "dim"))
    screen.show("")
    for mark, text in (
        ("Définition", code.definition),
        ("Inclure", code.include),
        ("Exclure", code.exclude),
    ):
        if text:
            show_item(text, by=len("Définition") + 2, mark=mark)
    for title, examples in (
        ("Exemples", code.examples),
        ("Contre-exemples", code.counter_examples),
    ):
        if examples:
            show_heading(title)
            show_list([example.text for example in examples], whole=True)


def _show_rules(view: "View", *, whole: bool) -> None:
    from piacen_qual.codebook.schema import Kind  # noqa: PLC0415 — `--help` does without
    from piacen_qual.codebook.wording import clues_in_words, in_words  # noqa: PLC0415 — as above

    show_heading(f"Règles ({len(view.code.rules)})")
    does = {rule.rule.id: f" · {_does(rule)}" for rule in view.rules or ()}
    for rule in view.code.rules:
        screen.show("")
        name = screen.literal(rule.id.removeprefix(f"{view.code.id}."), "bold")
        told = f" · ligne {rule.line}{does.get(rule.id, '')}"
        show_item(name.append(screen.literal(told, "not bold dim")), by=2)
        if rule.reason and rule.kind is not Kind.REGEX:  # whose words it is already
            show_item(rule.reason)
        show_item(in_words(rule, view.codebook, whole=whole))
    if view.code.clues:
        show_heading(f"Indices ({len(view.code.clues.weights)})", "Ce que chaque mot ajoute.")
        show_item(clues_in_words(view.code.clues, view.codebook, whole=whole), by=2)
    elif not view.code.rules:
        show_item("Ce code n’a pas de règle qui tourne\xa0: il ne suggère rien.", by=2)


def _does(rule: "RuleActivity") -> str:
    passages, segments = len(rule.passages), len(rule.segments)
    if not passages:
        idle = several(len(rule.idle), "passage")
        return f"muette ({idle} sous un thème où elle ne compte pas)" if rule.idle else "muette"
    return f"{several(passages, 'passage')}, {several(segments, 'segment')}"


def _show_sightings(view: "View", *, whole: bool) -> None:
    if view.rules is None:
        screen.say("Sans transcription, on ne peut pas dire ce que les règles trouvent.")
        return
    made = sum(sighting.suggested for sighting in view.sightings)
    others = len(view.sightings) - made
    told = several(made, "suggestion")
    if others:
        told += f", et {several(others, 'segment')} où les règles réagissent sans suffire"
    show_heading("Dans l’étude", f"{told}.")
    every = view.sightings if whole else view.sightings[:SHOWN]
    for sighting in every:
        _show_sighting(sighting, view, whole=whole)
    if left := len(view.sightings) - len(every):
        screen.show("")
        show_left(left, "segments")


def _show_sighting(sighting: "Sighting", view: "View", *, whole: bool) -> None:
    turn = sighting.turn
    theme = theme_labels(view.codebook.themes).get(turn.theme, turn.theme)
    where = (f"{sighting.segment.file}:{turn.n}", turn.speaker, theme, _verdict(sighting, view))
    screen.show("")
    show_item(screen.literal(" · ".join(where), "dim"), by=2)
    show_item(_highlighted(sighting, whole=whole))
    found = dict[str, list[str]]()
    for rule, passage in sighting.passages:
        name = rule.removeprefix(f"{view.code.id}.")
        found.setdefault(name, []).append(turn.text[passage.start : passage.end])
    for name, passages in found.items():
        show_item(screen.literal(f"{name}\xa0: {quoted(passages)}", "dim"), by=6, mark="    →")


def _verdict(sighting: "Sighting", view: "View") -> str:
    score = shown(sighting.score, "decimal")
    if sighting.suggested:
        return score
    if sighting.score < view.codebook.threshold:
        return f"{score}, sous le seuil"
    return f"{score}, mais un code de la famille est plus sûr"


def _highlighted(sighting: "Sighting", *, whole: bool) -> "Text":
    """The segment, or what surrounds the passages, these in bold."""
    text = screen.literal(sighting.turn.text)
    spans = [(passage.start, passage.end) for _, passage in sighting.passages]
    for start, end in spans:
        text.stylize("bold", start, end)
    first, last = sighting.segment.start, sighting.segment.end
    if whole:
        return text[first:last]
    left = _left(text.plain, first, min(start for start, _ in spans))
    right = _right(text.plain, max(end for _, end in spans), last)
    before, after = "… " if left > first else "", " …" if right < last else ""
    return screen.literal(before) + text[left:right] + screen.literal(after)


def _left(text: str, first: int, passage: int) -> int:
    """Where to begin before a passage: a word's beginning, if there is one."""
    left = passage - AROUND
    return first if left <= first else text.find(" ", left, passage) + 1 or left


def _right(text: str, passage: int, last: int) -> int:
    """Where to end after a passage: a word's end, if there is one."""
    right = passage + AROUND
    blank = text.rfind(" ", passage, right)
    return last if right >= last else blank if blank >= 0 else right
