"""What files for partners say, in the words that partners use."""

from datetime import date
from typing import Final

from piacen_qual.anonymisation.custody.register import ANONYMISED, CODED
from piacen_qual.exports.typography import typeset
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.voices import HIDDEN, VoiceTable

DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre"),
)

STATUS_NAMES: Final = {
    CODED: "Données codées (dépersonnalisées)",
    ANONYMISED: "Données anonymisées",
}
STATUS: Final = {
    CODED: "L’équipe de recherche garde de quoi retrouver qui parle. Gardez ce fichier pour vous:"
    " ne le transférez pas, ne le publiez pas.",
    ANONYMISED: "L’équipe de recherche n’a plus rien qui permette de retrouver qui parle. Dans"
    " un petit milieu, une anecdote ou une tournure peut encore se reconnaître: gardez ce fichier"
    " pour vous.",
}
ASKED: Final = (
    "Lisez chaque citation et choisissez: publier (telle quelle), modifier (avec le texte que vous"
    " proposez) ou retirer (elle ne sera plus citée nulle part). Vous pouvez aussi commenter."
)
READING: Final = (
    "Les noms de personnes sont remplacés par des noms de plantes, d’oiseaux ou de pierres tirés au"
    " hasard, les autres détails par des mots entre crochets. Les citations sont dans un ordre"
    " tiré au hasard."
)
CARE: Final = (
    "Si une citation permet de reconnaître quelqu’un, vous ou une autre personne, demandez de la"
    " modifier ou de la retirer, sans écrire de nom dans vos réponses."
)
BLANK: Final = "Ne pas répondre ne vaut pas accord: une citation sans réponse ne sera pas publiée."

COUNTED: Final = (
    "Combien de personnes de ces rencontres ont parlé de quoi, d’après le codage de l’équipe."
    " Ce sont des personnes, pas des citations: une même personne peut être dans plusieurs cases."
)
SUGGESTED: Final = "Une partie de ce codage est celle d’un programme, que personne n’a vérifiée."
SMALL: Final = (
    "Les petits nombres sont cachés, parce qu’ils diraient presque qui a parlé (« moins de {k} »)"
    " ou qui s’est tu (« plus de {most} »)."
)
NO_TOTAL: Final = f"« {HIDDEN} »: à côté des autres, ce nombre en ferait retrouver un petit."


def about_table(table: VoiceTable) -> tuple[str, ...]:
    """What a reader must know of the table."""
    words = [word for line in table.lines[1:] for word in line[1:]]
    return (
        COUNTED,
        *([SUGGESTED] if table.suggested else []),
        SMALL.format(k=table.k, most=table.size - table.k),
        *([NO_TOTAL] if HIDDEN in words else []),
    )


def deadline(bank: PartnerBank) -> str:
    """`vendredi 11 décembre 2026`."""
    return in_words(bank.until)


def in_words(day: date) -> str:
    """A day as it is said; `1er` for the first of a month."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{DAYS[day.weekday()]} {number} {MONTHS[day.month - 1]} {day.year}"


def status(bank: PartnerBank) -> str:
    """The banner: whether anything is left that ties the text to people."""
    return STATUS_NAMES[bank.status]


def about_status(bank: PartnerBank) -> str:
    """What the banner means for whoever reads."""
    return typeset(STATUS[bank.status])
