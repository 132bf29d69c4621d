"""Two codebooks side by side: what was added, removed, renamed, changed."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from piacen_qual.codebook import contents
from piacen_qual.codebook.contents import Content, Names
from piacen_qual.codebook.lacks import reached
from piacen_qual.codebook.references import references, rule_elements
from piacen_qual.codebook.schema import Code, Codebook, Rule

_RULES: Final = "regles"


@dataclass(frozen=True, slots=True)
class KeyChange:
    """What is no longer written under a key, and what now is; texts that stay are left out."""

    key: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that has the same id on both sides and no longer means the same.

    Attributes:
        id: its id in the new codebook.
        keys: what is written otherwise.
        through: concepts it uses, however deep, that are written otherwise.
    """

    id: str
    keys: tuple[KeyChange, ...]
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """The differences of one kind of thing; `renamed` are those with the same contents."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    changed: tuple[Changed, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.added or self.removed or self.renamed or self.changed)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a codebook differs from the one before.

    Attributes:
        settings: title, version, threshold, length of segments.
        themes: of the guide.
        families: of codes, with their settings.
        concepts: by name.
        codes: without regard to their rules, unless renamed.
        rules: of codes that both have.
    """

    settings: tuple[KeyChange, ...]
    themes: Differences
    families: Differences
    concepts: Differences
    codes: Differences
    rules: Differences

    def __bool__(self) -> bool:
        """Whether the two differ at all."""
        kinds = (self.themes, self.families, self.concepts, self.codes, self.rules)
        return bool(self.settings) or any(kinds)


def compare(before: Codebook, after: Codebook) -> Comparison:
    """How `after` differs from `before`; swapping the two swaps what is added and removed."""
    concepts = _concepts(before, after)
    names = dict(concepts.renamed)
    codes = _codes(before, after, names)
    return Comparison(
        settings=_keys(contents.of_settings(before), contents.of_settings(after)),
        themes=_differences(
            {theme.id: contents.of_theme(theme) for theme in before.themes},
            {theme.id: contents.of_theme(theme) for theme in after.themes},
        ),
        families=_differences(
            {family.id: contents.of_family(family) for family in before.families},
            {family.id: contents.of_family(family) for family in after.families},
        ),
        concepts=concepts,
        codes=codes,
        rules=_rules(before, after, codes, concepts),
    )


def _concepts(before: Codebook, after: Codebook) -> Differences:
    """Renamed concepts are looked for until those that hold them are recognised too."""
    new = {name: contents.of_concept(concept, {}) for name, concept in after.concepts.items()}
    found, names = Differences(), {"": ""}
    while dict(found.renamed) != names:
        names = dict(found.renamed)
        old = {name: contents.of_concept(c, names) for name, c in before.concepts.items()}
        found = _differences(old, new)
    ways = _Ways(before, after, found)
    olds = {new: old for old, new in found.renamed}
    pairs = [(olds.get(name, name), name) for name in new if name not in found.added]
    through = {name: ways.through({old}, {name}, but=name) for old, name in pairs}
    return replace(found, changed=_also_through(found.changed, through))


def _codes(before: Codebook, after: Codebook, names: Names) -> Differences:
    """The codes; their rules count in recognising those that were renamed, and only there."""
    found = _differences(
        {code.id: _with_rules(code, names) for code in before.codes},
        {code.id: _with_rules(code, {}) for code in after.codes},
    )
    changed = (
        replace(change, keys=tuple(key for key in change.keys if key.key != _RULES))
        for change in found.changed
    )
    return replace(found, changed=tuple(change for change in changed if change.keys))


def _with_rules(code: Code, names: Names) -> Content:
    rules = _rule_contents(code, names)
    return {**contents.of_code(code, names), _RULES: tuple(map(repr, rules.items()))}


def _rule_contents(code: Code, names: Names) -> dict[str, Content]:
    """By the name of the rule in its code."""
    return {_name(code, rule): contents.of_rule(rule, names) for rule in code.rules}


def _name(code: Code, rule: Rule) -> str:
    return rule.id.removeprefix(f"{code.id}.")


def _rules(
    before: Codebook, after: Codebook, codes: Differences, concepts: Differences
) -> Differences:
    """The rules of the codes that both have."""
    ways = _Ways(before, after, concepts)
    olds = {new: old for old, new in codes.renamed}
    known = {code.id: code for code in before.codes}
    parts = [
        _rules_of(known[olds.get(code.id, code.id)], code, ways, dict(concepts.renamed))
        for code in after.codes
        if code.id not in codes.added
    ]
    return Differences(
        added=tuple(id_ for part in parts for id_ in part.added),
        removed=tuple(id_ for part in parts for id_ in part.removed),
        renamed=tuple(pair for part in parts for pair in part.renamed),
        changed=tuple(change for part in parts for change in part.changed),
    )


def _rules_of(before: Code, after: Code, ways: "_Ways", names: Names) -> Differences:
    found = _differences(
        _rule_contents(before, names), _rule_contents(after, {}), free=str.isdecimal
    )
    olds = {new: old for old, new in found.renamed}
    known = {_name(before, rule): rule for rule in before.rules}
    through = {}
    for rule in after.rules:
        name = _name(after, rule)
        if name not in found.added:
            used = references(rule_elements(known[olds.get(name, name)]))
            through[name] = ways.through(used, references(rule_elements(rule)))
    return Differences(
        added=tuple(f"{after.id}.{name}" for name in found.added),
        removed=tuple(f"{before.id}.{name}" for name in found.removed),
        renamed=tuple(
            (f"{before.id}.{old}", f"{after.id}.{new}")
            for old, new in found.renamed
            if not (old.isdecimal() and new.isdecimal())
        ),
        changed=tuple(
            replace(change, id=f"{after.id}.{change.id}")
            for change in _also_through(found.changed, through)
        ),
    )


class _Ways:
    """How concepts that are written otherwise reach what uses them."""

    def __init__(self, before: Codebook, after: Codebook, concepts: Differences) -> None:
        self._before = before.concepts
        self._after = after.concepts
        self._changed = [change.id for change in concepts.changed if change.keys]

    def through(
        self, before: Iterable[str], after: Iterable[str], *, but: str = ""
    ) -> tuple[str, ...]:
        """The changed concepts among those named before or after, and in them."""
        used = reached(before, self._before) | reached(after, self._after)
        return tuple(name for name in self._changed if name in used and name != but)


def _also_through(
    changed: Iterable[Changed], through: Mapping[str, tuple[str, ...]]
) -> tuple[Changed, ...]:
    """What is written otherwise, and what only uses something that is."""
    keys = {change.id: change.keys for change in changed}
    return tuple(
        Changed(id_, keys.get(id_, ()), concepts)
        for id_, concepts in through.items()
        if concepts or id_ in keys
    )


def _differences(
    before: Mapping[str, Content],
    after: Mapping[str, Content],
    *,
    free: Callable[[str], bool] = lambda id_: False,
) -> Differences:
    """Things compared by id, then by contents.

    Args:
        before: contents by id.
        after: the same.
        free: ids that name nothing (numbers): what has the same contents is the same thing.
    """
    gone = {id_: content for id_, content in before.items() if after.get(id_) != content}
    new = {id_: content for id_, content in after.items() if before.get(id_) != content}
    renamed = _renamed(
        {id_: content for id_, content in gone.items() if id_ not in after or free(id_)},
        {id_: content for id_, content in new.items() if id_ not in before or free(id_)},
    )
    for old, name in renamed:
        del gone[old], new[name]
    return Differences(
        added=tuple(id_ for id_ in new if id_ not in gone),
        removed=tuple(id_ for id_ in gone if id_ not in new),
        renamed=renamed,
        changed=tuple(
            Changed(id_, _keys(gone[id_], content)) for id_, content in new.items() if id_ in gone
        ),
    )


def _renamed(
    gone: Mapping[str, Content], new: Mapping[str, Content]
) -> tuple[tuple[str, str], ...]:
    """Ids before and after of what has the same contents; what says nothing is like nothing."""
    names = defaultdict[frozenset[tuple[str, tuple[str, ...]]], deque[str]](deque)
    for id_, content in new.items():
        if any(content.values()):
            names[frozenset(content.items())].append(id_)
    found = ((id_, names.get(frozenset(content.items()))) for id_, content in gone.items())
    return tuple((id_, same.popleft()) for id_, same in found if same)


def _keys(before: Content, after: Content) -> tuple[KeyChange, ...]:
    written = ((key, before.get(key, ()), after.get(key, ())) for key in {**before, **after})
    return tuple(
        KeyChange(key, _without(old, new), _without(new, old))
        for key, old, new in written
        if old != new
    )


def _without(texts: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    left = set(others)
    return tuple(text for text in texts if text not in left)
