import pytest

from piacen_qual.french.guillemets import inner


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Elle a dit «\xa0oui\xa0», pis c’est tout.", "Elle a dit “oui”, pis c’est tout."),
        ("«non» ou « peut-être »", "“non” ou “peut-être”"),
        ("coupé ici\u202f» pis après", "coupé ici” pis après"),
        ("rien à changer", "rien à changer"),
    ],
)
def test_guillemets_inside_guillemets_are_others(said: str, read: str) -> None:
    assert inner(said) == read
    assert inner(read) == read
