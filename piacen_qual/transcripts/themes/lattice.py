"""The best path of a discussion through its themes, and how sure each step is.

States are the K themes, then the introduction, then the closing. Where K is small the lattice also
remembers which themes were already opened, so that a theme taken up again costs more than one
taken out of order.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Final

CHANGE: Final = 4.5  # price of any change
SKIP: Final = 1.5  # price of each theme not opened yet that is passed over
BACK: Final = 3.5  # price of a theme that was left before
UNDONE: Final = 2.5  # price of each theme never opened
UNCLOSED: Final = 3.0  # price of an ending without closing words
REOPEN: Final = 3.0  # price of going on after the closing
MEMORY: Final = 6  # themes up to which the lattice remembers what was opened

_Node = tuple[int, int]  # state, and the opened themes as bits


class Lattice:
    """Sums of log-weights over every way through the themes.

    Args:
        talk: for each turn, one log-weight per state: what its words speak for.
        opens: for each turn, one log-weight per state: how much it opens that state.
        returns: for each turn, how much it speaks for a theme that was left before.
        themes: K; states K and K + 1 are the introduction and the closing.
    """

    def __init__(
        self,
        talk: Sequence[Sequence[float]],
        opens: Sequence[Sequence[float]],
        returns: Sequence[float],
        themes: int,
    ) -> None:
        """Lay out the nodes that can be reached and the price of going from one to another."""
        self.talk = talk
        self.opens = opens
        self.returns = returns
        self.themes = themes
        self.nodes = self._reachable()
        place = {node: index for index, node in enumerate(self.nodes)}
        self.steps: list[tuple[int, int, float, bool]] = [
            (place[node], place[other], price, self._opened(node, other[0]))
            for node in self.nodes
            for other, price in self._steps(node)
        ]

    def best_path(self) -> list[int]:
        """The state of each turn on the path with the highest sum."""
        sums = self._first()
        origins: list[list[int]] = []
        for at in range(1, len(self.talk)):
            best, origin = list(sums), list(range(len(sums)))
            for a, b, price, back in self.steps:
                value = sums[a] - price + self._opening(at, b, back=back)
                if value > best[b]:
                    best[b], origin[b] = value, a
            sums = [value + self._said(at, b) for b, value in enumerate(best)]
            origins.append(origin)
        sums = [value + end for value, end in zip(sums, self._last(), strict=True)]
        node = max(range(len(sums)), key=sums.__getitem__)
        path = [self.nodes[node][0]]
        for origin in reversed(origins):
            node = origin[node]
            path.append(self.nodes[node][0])
        return path[::-1]

    def posterior(self) -> list[list[float]]:
        """For each turn, the probability of each state."""
        forward = [self._first()]
        for at in range(1, len(self.talk)):
            reached = self._spread(forward[-1], at, onwards=True)
            forward.append([value + self._said(at, b) for b, value in enumerate(reached)])
        backward = [self._last()]
        for at in range(len(self.talk) - 1, 0, -1):
            ahead = [value + self._said(at, b) for b, value in enumerate(backward[-1])]
            backward.append(self._spread(ahead, at, onwards=False))
        backward.reverse()
        return [self._by_state(f, b) for f, b in zip(forward, backward, strict=True)]

    def _first(self) -> list[float]:
        return [self._entry(node) + self._said(0, b) for b, node in enumerate(self.nodes)]

    def _entry(self, node: _Node) -> float:
        state, opened = node
        if state == self.themes:
            return 0.0 if opened == 0 else -math.inf
        if state < self.themes and opened == self._open(0, state):
            return self.opens[0][state] - CHANGE - SKIP * state
        return -math.inf

    def _last(self) -> list[float]:
        return [
            -UNDONE * self._left_before(opened, self.themes)
            - (0.0 if state == self.themes + 1 else UNCLOSED)
            for state, opened in self.nodes
        ]

    def _said(self, at: int, node: int) -> float:
        return self.talk[at][self.nodes[node][0]]

    def _opening(self, at: int, node: int, *, back: bool) -> float:
        return self.opens[at][self.nodes[node][0]] + (self.returns[at] if back else 0.0)

    def _spread(self, sums: list[float], at: int, *, onwards: bool) -> list[float]:
        """One step of log-sum-exp along every edge, forwards or backwards."""
        top = max(sums)
        weights = [math.exp(value - top) for value in sums]
        totals = list(weights)
        for a, b, price, back in self.steps:
            edge = math.exp(self._opening(at, b, back=back) - price)
            if onwards:
                totals[b] += weights[a] * edge
            else:
                totals[a] += weights[b] * edge
        return [top + math.log(total) if total > 0 else -math.inf for total in totals]

    def _by_state(self, forward: list[float], backward: list[float]) -> list[float]:
        sums = [f + b for f, b in zip(forward, backward, strict=True)]
        top = max(sums)
        shares = [0.0] * (self.themes + 2)
        for node, value in zip(self.nodes, sums, strict=True):
            shares[node[0]] += math.exp(value - top)
        return [share / sum(shares) for share in shares]

    def _reachable(self) -> list[_Node]:
        entries = [(self.themes, 0), *((k, self._open(0, k)) for k in range(self.themes))]
        found = dict.fromkeys(entries)
        todo = list(found)
        while todo:
            for other, _ in self._steps(todo.pop()):
                if other not in found:
                    found[other] = None
                    todo.append(other)
        return list(found)

    def _open(self, opened: int, theme: int) -> int:
        """The bits once `theme` is opened; without memory: all up to it."""
        if self.themes > MEMORY:
            return (1 << (theme + 1)) - 1
        return opened | 1 << theme

    def _steps(self, node: _Node) -> Iterator[tuple[_Node, float]]:
        state, opened = node
        reopen = REOPEN if state == self.themes + 1 else 0.0
        for theme in range(self.themes):
            if theme != state:
                price = (
                    BACK if self._opened(node, theme) else SKIP * self._left_before(opened, theme)
                )
                yield (theme, self._open(opened, theme)), CHANGE + reopen + price
        if state < self.themes:
            yield (self.themes + 1, opened), CHANGE

    def _opened(self, node: _Node, theme: int) -> bool:
        return theme < self.themes and bool(node[1] >> theme & 1)

    def _left_before(self, opened: int, theme: int) -> int:
        return theme - (opened & ((1 << theme) - 1)).bit_count()
