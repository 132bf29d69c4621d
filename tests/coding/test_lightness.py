"""What a run loads: the French model and numpy only when there is work for them."""

import subprocess
import sys
from pathlib import Path

from piacen_qual.coding.suggest import suggest
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, motif, termes, transcript

RUN = """
import sys
from pathlib import Path
from piacen_qual.coding.suggest import suggest
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, motif, termes, transcript

folder, kind, word = sys.argv[1:]
book = codebook(code(motif({"LOWER": word}) if kind == "motif" else termes(word, approx=True)))
coded = suggest([transcript("Un écran, un clavierr.")], book, Cache(Path(folder)))
print(len(coded.suggestions), *(name for name in ("numpy", "spacy") if name in sys.modules))
"""


def loaded(cache: Path, kind: str, word: str) -> str:
    command = [sys.executable, "-c", RUN, str(cache), kind, word]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_warm_run_loads_neither_and_an_edited_code_only_numpy(tmp_path: Path) -> None:
    talk, book = (
        transcript("Un écran, un clavierr."),
        codebook(code(termes("clavier", approx=True))),
    )
    suggest([talk], book, Cache(tmp_path))
    assert loaded(tmp_path, "termes", "clavier") == "1"
    assert loaded(tmp_path, "termes", "claviers") == "0 numpy"


def test_a_process_that_goes_on_loads_neither_for_what_is_new(tmp_path: Path) -> None:
    apart = RUN.replace("import suggest\n", "import suggest_apart as suggest\n")
    command = [sys.executable, "-c", apart, str(tmp_path), "termes", "clavier"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "1"


def test_spacy_is_loaded_for_a_motif_that_is_new_and_may_be_there(tmp_path: Path) -> None:
    talk, book = transcript("Un écran, un clavierr."), codebook(code(motif({"LOWER": "un"})))
    suggest([talk], book, Cache(tmp_path))
    assert loaded(tmp_path, "motif", "un") == "1"
    assert loaded(tmp_path, "motif", "deux") == "0 numpy"
    assert loaded(tmp_path, "motif", "écran") == "1 numpy spacy"
