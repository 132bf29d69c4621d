"""`piacen codebook` speaks French."""

import pytest

from tests.cli.codebook.conftest import RunCodebook
from tests.cli.test_screens import ENGLISH

COMMANDS = ("verifier", "voir", "comparer")


def test_the_group_lists_its_commands(run: RunCodebook) -> None:
    done = run()
    assert "Emploi : piacen codebook COMMANDE [OPTIONS]" in done.out
    assert all(command in done.out for command in COMMANDS)
    assert not ENGLISH.search(done.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_french(command: str, run: RunCodebook) -> None:
    done = run(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"piacen codebook {command}" in done.out
    assert not ENGLISH.search(done.out)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("voi",), "Vouliez-vous dire « voir »?"),
        (("comparer",), "Il manque « ANCIEN ». Voir « piacen codebook comparer --help »."),
        (("--tout", "voir"), "se place après la commande : « piacen codebook verifier --tout … »"),
        (("voir", "x", "--lune"), "L’option --lune n’existe pas."),
    ],
)
def test_wrong_usage_is_said(words: tuple[str, ...], told: str, run: RunCodebook) -> None:
    done = run(*words)
    assert done.code == 2
    assert told in done.err.replace("\n", " ")
