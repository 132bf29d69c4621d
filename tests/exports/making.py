"""Tables and quotes by hand, with what formats find hard to hold."""

from piacen_qual.exports.bank import QuoteBank
from piacen_qual.model import Column, Quote, Table

FORMULAS = ("=1+1", "+1 (555) 555-0142", "- Oui", "@nom", "\t=1", "\r=1", "=HYPERLINK(0)", "＝1+1")
HARD = (
    *FORMULAS,
    "https://exemple.test/a?b=1",
    "[rires] <b>gras</b> &amp; *étoile* _souligné_ `code` | barre # dièse \\n ~~rayé~~",
    "😀 👩🏽\u200d🌾 e\u0301",
    '« déjà cité » ; et "autre" ; ça va ? 100 %',
    "ligne 1\nligne 2\r\nligne 3\u2028ligne 4",
    "_x0041_",
    "  espaces  ",
    "0012",
    "",
)
BROKEN = ("nul \0 ici", "cloche \x07", "\ufffe", "\x1b[31m")

SMALL = Table(
    name="petit",
    title="Petit tableau: l'essentiel",
    columns=(
        Column("nom", "Nom"),
        Column("n", "Nombre", "entier"),
        Column("jaccard", "Jaccard", "decimal"),
        Column("part", "Part", "part"),
    ),
    rows=(("Zoé", 1234, 0.456789, 0.125), ("Rien", 0, None, None), ("Tout", -3, 1.0, 1.0)),
    notes=("Sur 12 % des mots: tous.",),
)


def table_of(*texts: str, name: str = "durs") -> Table:
    return Table(name, "Textes", (Column("texte", "Texte"),), tuple((text,) for text in texts))


def make_quote(text: str = "Il manque des pelles, c’est plate.", **changes: object) -> Quote:
    fields: dict[str, object] = {
        "code": "manque",
        "code_label": "Il en manque",
        "theme": "outils",
        "case": "NORD",
        "file": "nord_g1.txt",
        "turn": 12,
        "segment": 1,
        "speaker": "P3",
        "attribution": "(NORD, groupe 1, P3)",
        "text": text,
        "evidence": (3, 9),
        "before": "Animatrice\xa0: Et les pelles?\nP1\xa0: Bof [rires].",
        "after": "P2\xa0: Ben oui.",
        "words": 6,
        "score": 0.812,
        "warnings": ("P3 fournit 4 des 9 citations : c'est beaucoup.",),
    }
    return Quote(**(fields | changes))  # type: ignore[arg-type] # the tests' own fields


BANK = QuoteBank(
    title="Citations: les pelles",
    quotes=(
        make_quote(),
        make_quote("[rires] <b>non</b> * ben _là_ | 😀", evidence=(8, 10)),
        make_quote("Ça coûte cher.", code="prix", code_label="Le prix", warnings=(), after=""),
    ),
    notes=("Source : suggestions.",),
)
