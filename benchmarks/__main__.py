"""`make bench`: the coder as whole processes, side by side in one run, against its targets.

Ratios are what counts; seconds depend on the machine and on what else it is doing. With `--grand`,
also a hundred times as much text, coded as it comes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.material import GROUPS, WORDS, terms, write_codebook, write_study

PIACEN = ("-c", "from piacen_qual.cli.app import main; main()")
TASK = ("-m", "benchmarks.tasks")
MEGA = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: seconds from its start to its end, peak memory in MB, what it printed."""

    seconds: float
    memory: float
    output: str


def run(*arguments: str) -> Run:
    """Run Python with these arguments, to its end.

    Raises:
        SystemExit: when it fails, with what it said.
    """
    with tempfile.TemporaryFile("w+") as output:
        begun = time.perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if process.returncode not in {0, 1}:  # 1: done, with problems to tell
        raise SystemExit(f"{' '.join(arguments)}\n{said}")
    return Run(seconds, usage.ru_maxrss / MEGA, said)


def keep_compiled(folder: Path) -> None:
    """Have the processes that are run keep compiled modules in `folder`, ours as spaCy's.

    Each finds them there once it has run.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def coder(folder: Path) -> Run:
    """`piacen coder` on the study in `folder`."""
    return run(*PIACEN, "coder", "--etude", str(folder))


def check(what: str, value: float, target: float, *, least: bool = False, unit: str = "") -> None:
    """Print a figure beside its target."""
    met = value >= target if least else value <= target
    sign = "≥" if least else "≤"
    print(f"  {'ok ' if met else 'NON'} {what:<58} {value:8.3f}{unit}   ({sign} {target:g}{unit})")


def prepare(folder: Path, count: int) -> None:
    """A study of so many transcripts, with what the processes of spaCy read of it."""
    texts = write_study(folder, count)
    (folder / "texts.json").write_text(json.dumps(texts), "utf-8")
    (folder / "terms.json").write_text(json.dumps(terms()), "utf-8")


def rehearse(folder: Path) -> None:
    """Run each process once, uncounted, on a smaller study."""
    prepare(folder, 1)
    for task in ("default", "lite"):
        run(*TASK, task, str(folder))
    coder(folder)


def whole_processes(folder: Path) -> None:
    """Cold, warm and edited, against spaCy's own processes."""
    default, lite = run(*TASK, "default", str(folder)), run(*TASK, "lite", str(folder))
    cold = coder(folder)
    warm = min((coder(folder) for _ in range(3)), key=lambda each: each.seconds)
    edited = min((_edited(folder, n) for n in range(3)), key=lambda each: each.seconds)
    named = {"spaCy, default": default, "spaCy, lite": lite}
    named |= {"coder, cold": cold, "coder, warm": warm, "coder, one code edited": edited}
    for name, measured in named.items():
        print(f"      {name:<58} {measured.seconds:8.2f} s {measured.memory:8.0f} MB")
    check("cold / default pipeline and PhraseMatcher", cold.seconds / default.seconds, 0.4)
    check("cold / bare lite pipeline", cold.seconds / lite.seconds, 0.8)
    check("warm / bare lite pipeline", warm.seconds / lite.seconds, 0.05)
    check("one code edited / bare lite pipeline", edited.seconds / lite.seconds, 0.05)
    check("memory, cold", cold.memory, 1200, unit=" MB")
    check("memory, warm", warm.memory, 300, unit=" MB")


def _edited(folder: Path, number: int) -> Run:
    codes = terms()
    codes[number][0] = f"autrement{number}"
    write_codebook(folder, codes)
    return coder(folder)


def layers(folder: Path) -> None:
    """What the coder takes once French has been read, in one process."""
    figures = json.loads(run(*TASK, "layers", str(folder)).output)
    print(f"      {'reading French':<58} {figures['annotation']:8.2f} s")
    print(f"      {'all the rest':<58} {figures['rest']:8.2f} s")
    check("the rest / reading French", figures["rest"] / figures["annotation"], 0.03)


def gaps() -> None:
    """300 rules with gaps, against spaCy's Matcher."""
    figures = json.loads(run("-m", "benchmarks.gaps").output)
    print(f"      300 rules: {figures['hits']} hits, the same: {figures['same']}")
    check("spaCy's Matcher / ours", figures["spacy"] / figures["ours"], 100, least=True)
    with_index = figures["spacy"] / (figures["ours"] + figures["index"])
    print(f"      {'the same, the index of words included':<58} {with_index:8.3f}")


def grand(folder: Path) -> None:
    """The study, then a hundred times the study, coded as it comes."""
    one, hundred = (run(*TASK, "stream", str(folder), str(GROUPS * times)) for times in (1, 100))
    for times, measured in ((1, one), (100, hundred)):
        name = f"{times} × the study, as it comes"
        print(f"      {name:<58} {measured.seconds:8.2f} s {measured.memory:8.0f} MB")
    check("time of 100 × / 100 times the time of 1 ×", hundred.seconds / one.seconds / 100, 1)
    check("memory of 100 × / memory of 1 ×", hundred.memory / one.memory, 1.2)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--grand", action="store_true", help="a hundred times as much text too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        keep_compiled(Path(name) / "bytecode")
        rehearse(Path(name) / "rehearsal")
        folder = Path(name) / "study"
        prepare(folder, GROUPS)
        print(f"{GROUPS} × {WORDS} words; load of the machine: {os.getloadavg()[0]:.1f}")
        whole_processes(folder)
        layers(folder)
        gaps()
        if options.grand:
            grand(folder)


if __name__ == "__main__":
    main()
