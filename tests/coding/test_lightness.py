"""What a run loads: the French model and numpy only when there is work for them."""

import subprocess
import sys
from pathlib import Path

from piacen_qual.coding.suggest import suggest
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, termes, transcript

RUN = """
import sys
from pathlib import Path
from piacen_qual.coding.suggest import suggest
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, termes, transcript

book = codebook(code(termes(sys.argv[2])))
coded = suggest([transcript("Un écran.")], book, Cache(Path(sys.argv[1])))
print(len(coded.suggestions), *(name for name in ("numpy", "spacy") if name in sys.modules))
"""


def loaded(cache: Path, term: str) -> str:
    command = [sys.executable, "-c", RUN, str(cache), term]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_warm_run_loads_neither_and_an_edited_code_only_numpy(tmp_path: Path) -> None:
    suggest([transcript("Un écran.")], codebook(code(termes("écran"))), Cache(tmp_path))
    assert loaded(tmp_path, "écran") == "1"
    assert loaded(tmp_path, "écrans") == "0 numpy"
