"""What `piacen comparer` leaves: files in exports/, and JSON for other programs."""

from typing import TYPE_CHECKING, Any

from piacen_qual.analysis.reliability.disagreements import (
    Disagreement,
    disagreements_table,
    in_words,
    notes_of,
)
from piacen_qual.analysis.reliability.measures import Agreement
from piacen_qual.analysis.reliability.tables import (
    Way,
    agreement_by_code,
    agreement_by_family,
    codes_in_brief,
    families_in_brief,
)
from piacen_qual.cli.comparer.bench import Bench
from piacen_qual.model import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = "Accord entre codeurs"


def as_contract(bench: Bench) -> dict[str, Any]:
    """`{"coders", "codes": […], "overall", "families": […], "disagreements": […], "notes"}`.

    Each has n, prevalence (the mean of coders), put and prevalences (by coder), percent, alpha,
    kappa, ac1, confidence_interval ([low, high] of alpha) and reading; null is undefined.
    `overall` is of all codes asked for. It and `families` also have `sets`: the codes of a segment
    together, by distance. A disagreement is `settled` (put, and by whom) or null.
    """
    comparison, coders = bench.comparison, bench.coders
    labels = dict.fromkeys(label for label, _ in comparison.by_family)
    scopes = {label: _scope(bench, label) for label in labels}
    overall = scopes.pop(comparison.all_codes)
    return {
        "coders": list(coders),
        "segments": len(bench.panel.places),
        "codes": [
            {
                "code": id_,
                "label": bench.material.codes[id_].label,
                "family": bench.material.codes[id_].family,
                **_figures(comparison.by_code[id_], coders),
            }
            for id_ in comparison.from_the_least_sure
        ],
        "overall": overall,
        "families": [{"family": label, **scope} for label, scope in scopes.items()],
        "disagreements": [_sides(bench, each) for each in bench.disagreements],
        "notes": list(bench.about),
    }


def _scope(bench: Bench, label: str) -> dict[str, Any]:
    found = {way: bench.comparison.by_family[label, way] for way in Way}
    sets = {way.name.lower(): _figures(found[way], ()) for way in (Way.MASI, Way.JACCARD)}
    return {**_figures(found[Way.ONE_BY_ONE], bench.coders), "sets": sets}


def _figures(found: Agreement, coders: "Sequence[str]") -> dict[str, Any]:
    return {
        "n": found.n,
        "prevalence": found.mean_prevalence,
        "put": dict(zip(coders, found.put, strict=True)),
        "prevalences": dict(zip(coders, found.prevalence, strict=True)),
        "percent": found.percent,
        "alpha": found.alpha,
        "kappa": found.kappa,
        "ac1": found.ac1,
        "confidence_interval": list(found.interval) if found.interval else None,
        "reading": found.reading,
    }


def _sides(bench: Bench, each: Disagreement) -> dict[str, Any]:
    segment, words = each.segment, bench.material.words
    place = segment.file, segment.turn
    return {
        "file": segment.file,
        "turn": segment.turn,
        "segment": segment.n,
        "code": each.code,
        "text": words(*place, segment.start, segment.end),
        "settled": each.settled and {"put": each.settled.put, "by": each.settled.by},
        "sides": [
            {
                "coder": side.coder,
                "put": side.put,
                "said": in_words(side),
                "evidence": words(*place, *side.words),
                "memos": list(notes_of(side, each, bench.material)),
            }
            for side in each.sides
        ],
    }


def write(bench: Bench) -> None:
    """The tables of agreement and the list of disagreements, under exports/.

    Raises:
        NotAllWrittenError: when some file could not be written.
    """
    from piacen_qual.cli.outputs import write_all  # noqa: PLC0415 — with the formats
    from piacen_qual.exports.csv import Dialect, table_to_csv  # noqa: PLC0415 — as above
    from piacen_qual.exports.docx import tables_to_docx  # noqa: PLC0415 — as above
    from piacen_qual.exports.json import tables_to_json  # noqa: PLC0415 — as above
    from piacen_qual.exports.markdown import tables_to_markdown  # noqa: PLC0415 — as above
    from piacen_qual.exports.notes import notes_table  # noqa: PLC0415 — as above
    from piacen_qual.exports.xlsx import tables_to_xlsx  # noqa: PLC0415 — as above

    comparison = bench.comparison
    measures = (agreement_by_code(comparison), agreement_by_family(comparison))
    to_read = (codes_in_brief(comparison, labels=True), families_in_brief(comparison))
    differing = disagreements_table(bench.disagreements, bench.coders, bench.material)
    every: tuple[Table, ...] = (*measures, differing)
    files = {
        "accord_codeurs.xlsx": tables_to_xlsx(every, title=TITLE),
        "accord_codeurs.docx": tables_to_docx(to_read, title=TITLE),
        "accord_codeurs.md": tables_to_markdown(to_read, title=TITLE),
        "accord_codeurs.json": tables_to_json(measures, title=TITLE),
    }
    for table in (*every, notes_table(every)):
        files[f"accord_codeurs/{table.name}.csv"] = table_to_csv(table)
        files[f"accord_codeurs/{table.name}_excel.csv"] = table_to_csv(table, Dialect.EXCEL)
    write_all(bench.work.study, files)
