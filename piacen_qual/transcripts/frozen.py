"""A transcript as bytes for the cache, and back."""

import json

from piacen_qual.errors import Level, Problem
from piacen_qual.model import Aside, Group, Role, Speaker, ThemeStart, Transcript, Turn


def freeze(transcript: Transcript, problems: tuple[Problem, ...]) -> bytes:
    """Everything but the group, which corpus.yaml tells anew each time."""
    t = transcript
    value = {
        "head": [t.file, t.format, t.encoding, t.sha256],
        "speakers": [[s.id, s.labels, s.role, dict(s.attributes)] for s in t.speakers],
        "themes": [[s.theme, s.first_turn, s.evidence, s.score] for s in t.themes],
        "turns": [
            [u.n, u.speaker, u.label, u.role, u.theme, u.start, u.text, u.line] for u in t.turns
        ],
        "asides": [[a.line, a.kind, a.text] for a in t.asides],
        "problems": [[p.file, p.line, p.level, p.message] for p in problems],
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")  # a file name may hold bytes that are no UTF-8


def thaw(data: bytes, group: Group) -> tuple[Transcript, tuple[Problem, ...]]:
    """What `freeze` was given."""
    value = json.loads(data.decode("utf-8", "surrogatepass"))
    file, format_, encoding, sha256 = value["head"]
    transcript = Transcript(
        file=file,
        format=format_,
        encoding=encoding,
        sha256=sha256,
        group=group,
        speakers=tuple(
            Speaker(id_, tuple(labels), Role(role), attributes)
            for id_, labels, role, attributes in value["speakers"]
        ),
        themes=tuple(ThemeStart(*row) for row in value["themes"]),
        turns=tuple(
            Turn(n, speaker, label, Role(role), theme, start, text, line)
            for n, speaker, label, role, theme, start, text, line in value["turns"]
        ),
        asides=tuple(Aside(*row) for row in value["asides"]),
    )
    problems = (
        Problem(name, line, Level(level), message)
        for name, line, level, message in value["problems"]
    )
    return transcript, tuple(problems)
