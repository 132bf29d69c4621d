"""`piacen codebook`: the commands on the codebook itself."""

import typer

from piacen_qual.cli import french
from piacen_qual.cli.codebook.comparer import comparer
from piacen_qual.cli.codebook.verifier import verifier
from piacen_qual.cli.codebook.voir import voir

codebook = typer.Typer(
    name="codebook",
    no_args_is_help=True,
    cls=french.Group,
    help="Vérifie le codebook, montre un code, compare deux versions.",
)
for command in (verifier, voir, comparer):
    codebook.command(cls=french.Command)(command)
