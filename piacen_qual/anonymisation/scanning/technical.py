"""Words of formats that are also names of people: `max`, `page`, « Times New Roman ».

Among tags and programs, they are no names. In anything that somebody reads, they are.
"""

import re
from typing import Final

# Of HTML, CSS, JavaScript, Office Open XML, and of the fonts these name; written for this project.
_WORDS: Final = """
alpha arab aria arial bar base black block body brown cambria cap case char cher clear close
comment company constant coral cordia cross date day del dot each edit euphemia field fill floor
font frame gautami general georgia gray green grey grid hans hide ivory kartika kern key lang
lavender len less lin line link list lon long low lower mac mangal mark mask math max may media
menu meta min minor more name nan nav nil noto olive orange org over page pages pan parent pink
place pop print purl put read red ridge role roman ruby run salmon sans save script shade short
show side sienna silver skip small snow span stack start step strong tab table tan text theme
time title top true type uni val value var verdana violet vrinda white word year
"""
TECHNICAL: Final = frozenset(_WORDS.split())
_CODE: Final = re.compile(r"[a-z0-9 .,#>:\[\]='\"*_()-]+")
_TOKEN: Final = re.compile(r"[a-z]+")


def is_technical(value: str) -> bool:
    """Whether a string of a program is made of its own words only: `mark, .page`."""
    return bool(_CODE.fullmatch(value)) and not TECHNICAL.isdisjoint(_TOKEN.findall(value))
