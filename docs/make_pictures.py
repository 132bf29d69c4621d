"""Make the pictures of the README from real commands run on the demonstration study."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
COLUMNS = 80
PICTURES = {
    "verifier": ["verifier", "transcripts/tncdc_g1.vtt"],
    "compter": ["compter", "codes"],
    "citer": ["citer", "--code", "tel_informel", "--nombre", "3"],
}


def main() -> None:
    for name, command in PICTURES.items():
        shown = _run(command)
        console = Console(record=True, width=COLUMNS, file=io.StringIO())
        console.print(Text.assemble("$ piacen ", " ".join(command), style="bold"))
        console.print(Text.from_ansi("\n".join(shown.splitlines()[:44])))
        drawn = console.export_svg(title="piacen", unique_id=name)
        picture = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)  # fonts of the web
        (HERE / "images" / f"{name}.svg").write_text(picture, encoding="utf-8")


def _run(command: list[str]) -> str:
    environment = os.environ | {
        "FORCE_COLOR": "1",
        "COLUMNS": str(COLUMNS),
        "TERM": "xterm-256color",
    }
    done = subprocess.run(
        [Path(sys.executable).with_name("piacen"), *command],
        cwd=HERE.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


if __name__ == "__main__":
    main()
