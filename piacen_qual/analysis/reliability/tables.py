"""Agreement as tables: per code, from the least sure on, and per family of codes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from piacen_qual.analysis.material import Material
from piacen_qual.analysis.reliability.measures import (
    FEW,
    RARE,
    UNDEFINED,
    Agreement,
    on_code,
    on_codes,
    on_sets,
)
from piacen_qual.analysis.reliability.ratings import Panel
from piacen_qual.model import Cell, Column, Table


class Way(StrEnum):
    """What a unit is, where several codes are looked at."""

    ONE_BY_ONE = "un à un"  # a code in a segment
    MASI = "ensemble"  # all the codes of a segment, sets being near when they share some
    JACCARD = "ensemble (Jaccard)"  # the same, by Jaccard's distance


ALL: Final = "Tous les codes"  # of the codebook; see `Comparison.all_codes`
WHOLE: Final = (
    Column("n", "n", "entier"),
    Column("accord", "Accord", "part"),
    Column("alpha", "Alpha", "decimal"),
    Column("ic_bas", "IC 95 %, bas", "decimal"),
    Column("ic_haut", "IC 95 %, haut", "decimal"),
    Column("lecture", "Lecture"),
    Column("kappa", "Kappa", "decimal"),
    Column("ac1", "AC1", "decimal"),
)
BRIEF: Final = (
    Column("n", "n", "entier"),
    Column("accord", "Accord"),
    Column("alpha", "Alpha", "decimal"),
    Column("ic", "IC 95 %"),
    Column("lecture", "Lecture"),
    Column("kappa", "Kappa", "decimal"),
    Column("ac1", "AC1", "decimal"),
)
NOTES: Final = (
    "Lecture de l’alpha, d’après Krippendorff (2004, Content Analysis, chap. 11) : fiable à partir"
    " de 0,80; prudence de 0,667 à 0,80 (conclusions provisoires); faible en dessous; * :"
    " l’intervalle descend plus bas. Ce sont des usages, pas des lois."
    f" « {RARE} » : mis (ou pas mis) dans moins de {FEW} segments, l’alpha y dépend du hasard.",
    f"« {UNDEFINED} » : tous disent partout la même chose, rien ne permet de juger; reste le"
    " pourcentage.",
    "Alpha de Krippendorff (2011), kappa de Cohen (1960, à deux seulement), AC1 de Gwet (2008),"
    " tous sur les n segments seulement : ceux qu’une seule personne a codés ne comptent pas, même"
    " dans l’accord attendu de l’AC1. Intervalle : 1000 tirages avec remise des segments de chaque"
    " groupe.",
)
WAYS: Final = (
    f"« {Way.ONE_BY_ONE} » : chaque code dans chaque segment compte pour un."
    f" « {Way.MASI} » : les codes d’un segment à la fois; l’accord est la part des segments où ils"
    " sont tous les mêmes, l’alpha tient pour proches ceux qui en partagent (distance MASI,"
    " Passonneau 2006).",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far the coders of a panel agree.

    Attributes:
        panel: who, and what they say.
        material: gives their names to codes and families.
        by_code: on each code, in codebook order.
        by_family: on the codes of each family, by its label, and on all of them (`all_codes`).
        about: what tables say of it all: who, which segments, which codebook.
    """

    panel: Panel
    material: Material
    by_code: Mapping[str, Agreement]
    by_family: Mapping[tuple[str, Way], Agreement]
    about: tuple[str, ...] = ()

    @property
    def all_codes(self) -> str:
        """What the codes compared are, all together: a code, a family, or `ALL`."""
        return _named(tuple(self.panel.ratings), self.material)

    @property
    def from_the_least_sure(self) -> tuple[str, ...]:
        """The lowest alpha first; those too rare to tell after them; those without any last."""
        return tuple(sorted(self.by_code, key=self._rank))

    def _rank(self, code: str) -> tuple[bool, bool, float]:
        found = self.by_code[code]
        return found.alpha is None, found.is_rare, found.alpha or 0.0


def compare(panel: Panel, material: Material, about: Iterable[str] = ()) -> Comparison:
    """Work out how far the coders of a panel agree on its codes."""
    families = {
        family.label: tuple(code for code in material.ids(family) if code in panel.ratings)
        for family in material.families
    }
    parts = {label: codes for label, codes in families.items() if codes}
    every = tuple(panel.ratings)
    scopes = {**(parts if len(parts) > 1 else {}), _named(every, material): every}
    return Comparison(
        panel=panel,
        material=material,
        by_code={code: on_code(panel, code) for code in panel.ratings},
        by_family={
            (label, way): found
            for label, codes in scopes.items()
            for way, found in _ways(panel, codes)
        },
        about=tuple(about),
    )


def _named(codes: tuple[str, ...], material: Material) -> str:
    """What some codes are called, together."""
    if len(codes) == 1:
        return material.codes[codes[0]].label
    families = {material.codes[code].family for code in codes}
    if len(families) == 1 < len(material.families):
        return next(family.label for family in material.families if {family.id} == families)
    return ALL


def _ways(panel: Panel, codes: tuple[str, ...]) -> Iterator[tuple[Way, Agreement]]:
    yield Way.ONE_BY_ONE, on_codes(panel, codes)
    yield Way.MASI, on_sets(panel, codes, "masi")
    yield Way.JACCARD, on_sets(panel, codes, "jaccard")


def agreement_by_code(comparison: Comparison) -> Table:
    """Every measure of every code, for files."""
    material, coders = comparison.material, comparison.panel.coders
    families = {family.id: family.label for family in material.families}
    rows = []
    for id_ in comparison.from_the_least_sure:
        code, found = material.codes[id_], comparison.by_code[id_]
        heads = (families[code.family], id_, code.label)
        rows.append((*heads, *found.put, *found.prevalence, *_whole(found)))
    return Table(
        name="accord_par_code",
        title="Accord par code",
        columns=(
            *(Column("famille", "Famille"), Column("code", "Code"), Column("libelle", "Libellé")),
            *(Column(f"mis_{name}", f"Mis par {name}", "entier") for name in coders),
            *(Column(f"prevalence_{name}", f"Prévalence, {name}", "part") for name in coders),
            *WHOLE,
        ),
        rows=tuple(rows),
        notes=(_put(comparison), *NOTES, *comparison.about),
    )


def agreement_by_family(comparison: Comparison) -> Table:
    """Every measure of each family and of all codes, for files."""
    return Table(
        name="accord_par_famille",
        title="Accord par famille de codes",
        columns=(Column("famille", "Famille"), Column("unite", "Unité"), *WHOLE),
        rows=tuple(
            (label, way, *_whole(found)) for (label, way), found in comparison.by_family.items()
        ),
        notes=(*WAYS, *NOTES, *comparison.about),
    )


def codes_in_brief(comparison: Comparison, *, labels: bool = False) -> Table:
    """The main measures of each code that somebody put, for 80 columns and for Word.

    With code ids; `labels` names codes in words instead. A note lists the other codes.
    """
    found, material = comparison.by_code, comparison.material
    put = [code for code in comparison.from_the_least_sure if any(found[code].put)]
    others = [code for code in found if code not in put]
    names = {code: material.codes[code].label if labels else code for code in found}
    never = [names[code] for code in others if found[code].n]
    apart = [names[code] for code in others if not found[code].n]
    table = Table(
        name="accord_par_code",
        title="Accord par code",
        columns=(Column("code", "Code"), Column("mis", "Mis"), *BRIEF),
        rows=tuple(
            (names[code], "/".join(map(str, found[code].put)), *_brief(found[code])) for code in put
        ),
        notes=(
            *_listed(f"Mis par personne, donc {UNDEFINED}s (accord 100\xa0%)", never),
            *_listed("Aucun segment où deux personnes se soient prononcées", apart),
            _put(comparison),
            *(*NOTES, *comparison.about),
        ),
    )
    return _kappa_for_two(table, comparison.panel)


def _listed(told: str, names: list[str]) -> tuple[str, ...]:
    return (f"{told} : {', '.join(names)}.",) if names else ()


def families_in_brief(comparison: Comparison) -> Table:
    """The main measures of each family and of all codes."""
    table = Table(
        name="accord_par_famille",
        title="Accord par famille de codes",
        columns=(Column("famille", "Famille"), Column("unite", "Unité"), *BRIEF),
        rows=tuple(
            (label, way, *_brief(found))
            for (label, way), found in comparison.by_family.items()
            if way is not Way.JACCARD
        ),
        notes=(*WAYS, *NOTES, *comparison.about),
    )
    return _kappa_for_two(table, comparison.panel)


def _kappa_for_two(table: Table, panel: Panel) -> Table:
    """Without the column of kappa where there are more than two coders."""
    if len(panel.coders) == 2:
        return table
    kept = [n for n, column in enumerate(table.columns) if column.key != "kappa"]
    return replace(
        table,
        columns=tuple(table.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in table.rows),
    )


def _put(comparison: Comparison) -> str:
    return (
        "n : segments dont deux au moins ont dit si le code y est; mis : ceux où"
        f" {' / '.join(comparison.panel.coders)} l’a mis."
    )


def _whole(found: Agreement) -> tuple[Cell, ...]:
    low, high = found.interval or (None, None)
    measures = (found.n, found.percent, found.alpha, low, high)
    return (*measures, found.reading, found.kappa, found.ac1)


def _brief(found: Agreement) -> tuple[Cell, ...]:
    """The same in fewer characters: `99,4 %`, `0,70 à 0,90`."""
    percent = None if found.percent is None else f"{_short(found.percent * 100, 1)}\xa0%"
    between = " à ".join(map(_short, found.interval)) if found.interval else None
    chance = [None if each is None else round(each, 2) + 0.0 for each in (found.kappa, found.ac1)]
    alpha = None if found.alpha is None else round(found.alpha, 2) + 0.0  # no -0,00
    return (found.n, percent, alpha, between, found.reading, *chance)


def _short(number: float, decimals: int = 2) -> str:
    return f"{round(number, decimals) + 0.0:.{decimals}f}".replace(".", ",")
