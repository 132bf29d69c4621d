"""A small study in which people name one another, and how far its sharing is."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.candidates import Action, unresolved
from piacen_qual.anonymisation.today import Today, candidates_today
from piacen_qual.codebook.load import load_codebook
from piacen_qual.decisions.versions import Version, keep_version
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.entries import Reference, Sent, Shared
from piacen_qual.partners.log import PartnerLog
from piacen_qual.study import open_study
from piacen_qual.transcripts.library import read_library
from tests.cli.making import make_study
from tests.partners.making import make_bank

PASSPHRASE = "une phrase de passe bien assez longue"  # noqa: S105 — of tests only
SECRETS = ("Zoé", "Lachance", "Omer", "Grandbois", "Fermes du Coude", "Val-Perdu")

CORPUS = """\
groupes:
  - fichier: nord_g1.txt
    cas: NORD
    groupe: 1
    animation: [Animatrice]
    participants:
      - {id: P1, etiquettes: [Zoé], nom: Zoé Lachance, genre: f, fonction: maraîchage}
      - {id: P2, etiquettes: [Omer], nom: Omer Grandbois, genre: h, fonction: boulangerie}
  - fichier: équipe du sud g1.txt
    cas: SUD
    groupe: 1
    animation: [Animateur]
    participants:
      - {id: P1, etiquettes: [Line], genre: f, fonction: fromagerie}
      - {id: P2, etiquettes: [Gus], genre: h, fonction: maraîchage}
  - fichier: sud_g2.vtt
    cas: SUD
    groupe: 2
    animation: [Animateur]
    participants:
      - {id: P1, etiquettes: [Rita], genre: f, fonction: apiculture}
organismes: [Fermes du Coude]
lieux: [Val-Perdu]
"""

NORTH = """\
Animatrice : Bonjour à vous deux. On fait un petit tour de table pour commencer?
Zoé : Moi c’est les carottes pis les poireaux, depuis longtemps.
Omer : Pis moi le pain, je suis le seul boulanger du village.
Animatrice : Parfait. Comment ça se passe, la vente au marché, la fin de semaine?
Zoé : Il nous manque du temps, le samedi, Omer Grandbois peut vous le dire. On finit par courir.
Omer : À Val-Perdu, on n’a pas assez d’heures pour jaser avec le monde du kiosque.
Zoé : Les Fermes du Coude manquent de temps elles aussi, la fin de semaine.
Animatrice : Et quels outils numériques utilisez-vous pour prendre les commandes?
Zoé : Mon ordinateur a planté au mois d’août, j’ai perdu toutes les commandes de la semaine.
Omer : Le logiciel a planté, que je disais à Zoé, écris-le donc sur le papier =2+2 <b>ben oui</b>.
Animatrice : Merci à vous deux, c’est tout pour aujourd’hui.
"""


def study_with_names(root: Path) -> Path:
    """The study, nothing decided."""
    make_study(root)
    (root / "transcripts" / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    (root / "transcripts" / "nord_g1.txt").write_text(NORTH, encoding="utf-8")
    return root


def today(root: Path) -> Today:
    """What may identify someone in it, as people decided."""
    study = open_study(root)
    codebook, _ = load_codebook(study.codebook)
    library = read_library(study, codebook.themes)
    return candidates_today(study, library.transcripts, library.corpus, codebook)


def decide_everything(root: Path, coder: str = "Julie") -> None:
    """Have somebody mask everything that is asked about."""
    found = today(root)
    questions = dict.fromkeys(each.question for each in unresolved(found.candidates))
    with AnswerLog(open_study(root), coder) as log:
        for question in questions:
            log.answer(Action.MASK, tuple(c for c in found.found if c.question == question))


def copied(root: Path, to: Path) -> Path:
    shutil.copytree(root, to)
    return to


def share_turns(root: Path, *words: str, file: str = "nord_g1.txt") -> PartnerBank:
    """Share, as they are, the whole turns of `file` that say these words."""
    study = open_study(root)
    codebook, _ = load_codebook(study.codebook)
    transcripts = read_library(study, codebook.themes).transcripts
    transcript = next(each for each in transcripts if each.file == file)
    turns = [next(turn for turn in transcript.turns if said in turn.text) for said in words]
    bank, version = make_bank(*(turn.text for turn in turns)), Version.of(transcript)
    keep_version(study, version)
    sent = tuple(
        Sent(
            id=quote.id,
            digest=quote.digest,
            text=quote.words,
            theme="Vente",
            codes=("Manque de temps",),
            reference=Reference(file, version.sha256, turn.n, 0, len(turn.text)),
        )
        for quote, turn in zip(bank.quotes, turns, strict=True)
    )
    with PartnerLog(study, "Julie") as log:
        log.add(Shared(bank.id, bank.study, "NORD", sent))
    return bank


@contextmanager
def no_network() -> Iterator[None]:
    """Meanwhile nothing reaches a network; whoever tried is told at the end."""
    tried: list[str] = []

    def refuse(*_: object, **__: object) -> None:
        tried.append("un réseau")
        raise OSError("no network in tests")

    with pytest.MonkeyPatch.context() as patched:
        for name in ("connect", "connect_ex", "sendto"):
            patched.setattr(socket.socket, name, refuse)
        patched.setattr(socket, "getaddrinfo", refuse)
        yield
    assert not tried
