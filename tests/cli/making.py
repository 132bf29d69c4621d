"""A small made-up study, and the program run on it as a person would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CODEBOOK = """\
titre: Étude des marchés
version: "3"
seuil: 0.5
themes:
  vente:
    libelle: Vente au marché
    questions: [Comment se passe la vente au marché, la fin de semaine?]
    vocabulaire: [marché, kiosque, client, vendre, légume, panier]
  outils:
    libelle: Outils numériques
    questions: [Quels outils numériques utilisez-vous pour prendre les commandes?]
    vocabulaire: [ordinateur, téléphone, courriel, Zoom, logiciel, commande]
familles:
  arguments: Arguments
  objets: {libelle: Objets nommés, objets: oui}
concepts:
  manque: [manquer, pas assez, à court]
codes:
  ven_temps:
    famille: arguments
    theme: vente
    libelle: Manque de temps
    definition: On explique par le manque de temps.
    exemples: [Il nous manque du temps.]
    regles:
      - {nom: temps, proche: ["@manque", [temps, heure]], poids: 0.8}
  out_panne:
    famille: arguments
    theme: outils
    libelle: Pannes
    definition: Un outil tombe en panne.
    exemples: [L’ordinateur a planté.]
    regles:
      - {nom: planter, termes: [planter, tomber en panne], poids: 0.8}
  obj_appareil:
    famille: objets
    libelle: Appareils
    definition: Un appareil est nommé.
    exemples: [J’ai pris mon téléphone.]
    regles:
      - {nom: noms, termes: [ordinateur, téléphone, tablette], poids: 0.9}
"""

CORPUS = """\
groupes:
  - fichier: nord_g1.txt
    cas: NORD
    groupe: 1
    date: 2023-09-12
    animation: [Animatrice]
    participants:
      - {id: P1, etiquettes: [Zoé], genre: f, fonction: maraîchage}
      - {id: P2, etiquettes: [Omer], genre: h, fonction: boulangerie}
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
"""

NORTH = """\
Animatrice : Bonjour à vous deux. On fait un petit tour de table pour commencer?
Zoé : Moi c’est les carottes pis les poireaux, depuis douze ans.
Omer : Pis moi le pain, surtout le pain de seigle.
Animatrice : Parfait. Comment ça se passe, la vente au marché, la fin de semaine?
Zoé : Il nous manque du temps, le samedi, avec les clients au kiosque. [rires] On finit par courir.
Omer : Nous autres, on vend tout avant midi, faque on n’a pas assez d’heures pour jaser.
Zoé : C’est vrai que ça part vite [/b] pis [bold] les légumes [/bold] aussi.
Animatrice : Et quels outils numériques utilisez-vous pour prendre les commandes?
Omer : Un vieux téléphone pis un cahier à deux piastres.
Zoé : Mon ordinateur a planté au mois d’août, j’ai perdu toutes les commandes de la semaine.
Omer : =2+2 paniers, que je lui disais, écris-le donc sur le papier.
Animatrice : Merci à vous deux, c’est tout pour aujourd’hui.
Zoé : Merci, bonne journée!
"""

SOUTH = """\
Animateur : On commence. La vente au marché, la fin de semaine, ça se passe comment?
Line : Tranquille. Les clients goûtent trois fromages pis ils repartent avec un panier.
Gus : Moi il me manque du temps pour monter le kiosque, je suis tout seul.
Animateur : Pour les commandes, quels outils numériques utilisez-vous?
Gus : Le courriel, sur l’ordinateur de ma sœur. Quand il tombe en panne, on ferme.
Line : Une tablette, mais le logiciel plante.
Animateur : Merci beaucoup, bonne fin de journée.
"""

SUBTITLES = """\
WEBVTT

1
00:00:01.000 --> 00:00:04.000
Animateur: Bonjour. La vente au marché, ça se passe comment?

2
00:00:05.000 --> 00:00:09.000
Rita: Le miel se vend bien, mais je manque de temps.

3
00:00:10.000 --> 00:00:14.000
Animateur: Quels outils numériques utilisez-vous pour les commandes?

4
00:00:15.000 --> 00:00:19.000
Rita: Mon téléphone, pis rien d’autre.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the program gave."""

    code: int
    out: str
    err: str


def make_study(root: Path) -> Path:
    """Write the study at `root`."""
    folder = root / "transcripts"
    folder.mkdir(parents=True)
    (root / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    (folder / "nord_g1.txt").write_text(NORTH, encoding="utf-8")
    (folder / "équipe du sud g1.txt").write_text(SOUTH, encoding="utf-8")
    (folder / "sud_g2.vtt").write_text(SUBTITLES, encoding="utf-8")
    return root


def piacen(*words: str | Path, cwd: Path | None = None, env: Mapping[str, str] = {}) -> Run:
    """Run `piacen` in a process of its own, 80 columns wide."""
    done = subprocess.run(
        command(*words),
        cwd=cwd,
        env=surroundings(env),
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def exports_of(study: Path) -> dict[str, bytes]:
    """Every file under exports/, by its path there."""
    folder = study / "exports"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def command(*words: str | Path) -> list[str]:
    """The command line of `piacen`."""
    return [sys.executable, "-m", "piacen_qual", *map(str, words)]


def surroundings(more: Mapping[str, str]) -> dict[str, str]:
    """The environment with a screen of 80 columns, and what is asked for."""
    return {**os.environ, "COLUMNS": "80", **more}
