"""Lemmas by form, from the tables of the French model, and the keys under which a form is found.

In context the model's lemma is right four times in five on oral French; the lemmas that a form may
have whatever its part of speech contain the right one nearly always. So a form is looked up by
all of them.

A key is a word, with two signs:
- `mot`: the form, a lemma of it, or a standard form it stands for, with its accents;
- `~mot`: the same without accents, where no other French word would be taken for it (`~acces`; but
  never `~equipe`, which could be `équipe` or `équipé`);
- `=mot` and `=~mot`: the form itself only.

`coding.spelling` has a third sign, for misspelt forms.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from piacen_qual.french.folding import fold
from piacen_qual.french.forms import full_forms
from piacen_qual.french.oral import standard_forms

SIGNS = ("=", "~", "?")
"""What keys that are no plain words begin with."""

PARTS = ("noun", "verb", "adj", "adv", "aux", "pron", "det", "adp", "cconj", "sconj", "punct")
"""Parts of speech that have words, exceptions or rules."""

# What the model's tables lack: forms of the first group that are nouns too (`il aide`,
# `ça marche`), which take this ending when the infinitive is known, and a few common words.
_FIRST_GROUP = ("e", "er")
_ALSO = {
    "vis": "vivre",
    "vit": "vivre",
    "sorts": "sortir",
    "connait": "connaître",
    "plait": "plaire",
    "yeux": "œil",
    "belle": "beau",
    "belles": "beau",
}
_PARTICIPLE = ("é", "i", "u", "t", "s")
_UNACCENT = str.maketrans("àâäéèêëîïôöùûüÿç", "aaaeeeeiioouuuyc")

Rules = Mapping[str, tuple[tuple[str, str], ...]]


class Lexicon:
    """The words that are known, by part of speech, and how they inflect.

    Args:
        words: lemmas, by part of speech in lower case (`noun`).
        exceptions: irregular forms and their lemmas, by part of speech.
        rules: (ending, ending of the lemma), by part of speech.
        lookup: lemmas of a form whatever its part of speech, for what the above does not know.
    """

    def __init__(
        self,
        *,
        words: Mapping[str, frozenset[str]],
        exceptions: Mapping[str, Mapping[str, list[str]]],
        rules: Rules,
        lookup: Callable[[str], list[str]],
    ) -> None:
        """Keep the tables."""
        self._words = words
        self._exceptions = exceptions
        self._rules = {name: _by_last_letter(rows) for name, rows in rules.items()}
        self._lookup = lookup

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        """What is needed to know which accents matter."""
        return _by_fold(self._words, self._exceptions)

    @cached_property
    def _of_exceptions(self) -> frozenset[str]:
        """The words that irregular forms are forms of; many stand nowhere else (`partir`)."""
        rows = (lemmas for table in self._exceptions.values() for lemmas in table.values())
        return frozenset(lemma for lemmas in rows for lemma in lemmas)

    def lemma(self, form: str, pos: str) -> str:
        """The lemma of `form`, in lower case, used as `pos`.

        This is what spaCy's French lemmatizer gives, a function of these two alone; proper nouns
        are their own lemma.
        """
        name = pos.lower()
        if name in {"", "space", "propn"}:
            return form
        known, guessed = self._analyse(form, name) if name in PARTS else ([], [])
        return (known or guessed or self._lookup(form) or [form])[0]

    def keys(self, form: str) -> tuple[str, ...]:
        """Everything under which `form` may be looked up; see the module."""
        standards = standard_forms(form)
        names = [form, *full_forms(form), *self.lemmas(form), *standards]
        for standard in standards:
            names += self.lemmas(standard)
        found = dict.fromkeys(f"={key}" for key in self._spellings(form))
        for name in dict.fromkeys(names):
            found.update(dict.fromkeys(self._spellings(name)))
        return tuple(found)

    def lemmas(self, form: str) -> list[str]:
        """Lemmas of `form` whatever its part of speech; guesses only where nothing is known."""
        analyses = [self._analyse(form, name) for name in PARTS]
        known = [lemma for lemmas, _ in analyses for lemma in lemmas] + self._lacking(form)
        if known or (known := self._lookup(form)):
            return known
        return [lemma for _, lemmas in analyses for lemma in lemmas]

    def _lacking(self, form: str) -> list[str]:
        """Lemmas that the tables should give and do not, and the participle of `équipées`."""
        present, infinitive = _FIRST_GROUP
        verb = form.removesuffix(present) + infinitive
        found = [_ALSO[form]] if form in _ALSO else []
        if form.endswith(present) and verb in self._words.get("verb", ()):
            found.append(verb)
        return found + self._participles(form)

    def _participles(self, form: str) -> list[str]:
        """`équipé` for `équipées`: the same verb without the marks of gender and number."""
        bare = {form.removesuffix("s"), form.removesuffix("s").removesuffix("e")} - {form}
        verbs = set(self._analyse(form, "verb")[0])
        return sorted(
            participle
            for participle in bare
            if participle.endswith(_PARTICIPLE)
            and verbs.intersection(self._analyse(participle, "verb")[0])
        )

    def _analyse(self, form: str, name: str) -> tuple[list[str], list[str]]:
        """Lemmas of `form` as one part of speech: those in the tables, and those only guessed."""
        words = self._words.get(name, frozenset())
        if form in words:
            return [form], []
        if irregular := self._exceptions.get(name, {}).get(form):
            return list(irregular), []
        made = [
            form.removesuffix(old) + new
            for old, new in self._rules.get(name, {}).get(form[-1:], ())
            if form.endswith(old)
        ]
        made = [lemma for lemma in made if lemma]
        known = [lemma for lemma in made if lemma in words or not lemma.isalpha()]
        return known, [] if known else made

    def _spellings(self, word: str) -> list[str]:
        """The word with its accents, and without them as far as nothing else is meant then."""
        folded = fold(word)
        spellings = [word]
        if folded != word and not self.knows(folded):
            spellings.append(folded)
        twin = self._by_fold.get(folded, word)
        if twin == word or not self.knows(word):
            spellings.append(f"~{folded}")
        return spellings

    def knows(self, form: str) -> bool:
        """Whether `form` is in the tables, as a word or as a form of one."""
        return any(self._analyse(form, name)[0] for name in PARTS)

    def has(self, form: str) -> bool:
        """Whether `form` is in the tables, as a word, a form of one, or what a form stands for."""
        return self.explains(form) or form in self._of_exceptions

    def explains(self, form: str) -> bool:
        """Whether `form` has a lemma that is no guess."""
        return self.knows(form) or bool(self._lacking(form) or self._lookup(form))


def _by_last_letter(rules: Sequence[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """The rules that may apply to a form that ends so, in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for old, new in rules:
        found.setdefault(old[-1:], []).append((old, new))
    return found


def _by_fold(
    words: Mapping[str, frozenset[str]], exceptions: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """Unaccented form → the one known word that is spelt so, or "" when there are several."""
    found: dict[str, str] = {}
    for forms in (*words.values(), *exceptions.values()):
        for form in forms:
            folded = form if form.isascii() else form.translate(_UNACCENT)
            if found.setdefault(folded, form) != form:
                found[folded] = ""
    return found
