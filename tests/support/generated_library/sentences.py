"""What a document says below its headings: paragraphs, lists and tables, up to a length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from support.generated_library.phrases import Pool
from support.generated_library.variation import varied

LETTERS = "abcdđeghiklmn"


@dataclass
class Sentences:
    """Draws from what documents say; nothing is drawn again before all has been drawn."""

    family: str
    pool: Pool
    tables: Sequence[tuple[str, ...]]
    chance: Random
    day: dt.date
    _left: dict[str, list[str]] = field(default_factory=dict)

    def sentence(self) -> str:
        """A sentence."""
        return self._drawn("sentences", self.pool.sentences)

    def point(self) -> str:
        """A point, without any mark at its end."""
        return self._drawn("points", self.pool.points)

    def title(self) -> str:
        """The title of an item."""
        return self._drawn("titles", self.pool.titles)

    def paragraph(self) -> str:
        """Some sentences, one after another."""
        return " ".join(self.sentence() for _ in range(self.chance.choice((1, 2, 2, 3, 4))))

    def bullets(self, size: int) -> Iterator[str]:
        """Points after dashes."""
        points = [self.point() for _ in range(size)]
        yield from (f"- {point};" for point in points[:-1])
        yield f"- {points[-1]}."

    def letters(self, size: int) -> Iterator[str]:
        """Points after letters."""
        points = [self.point() for _ in range(min(size, len(LETTERS)))]
        marked = [f"{mark}) {point}" for mark, point in zip(LETTERS, points, strict=False)]
        yield from (f"{line};" for line in marked[:-1])
        yield f"{marked[-1]}."

    def table(self) -> Iterator[str]:
        """A table, its numbers varied and some of its rows given again as further ones."""
        head, *rows = self.chance.choice(self.tables)
        wanted = self.chance.choice((3, 4, 6, 8, 12))
        yield head
        for number in range(1, wanted + 1):
            cells = rows[(number - 1) % len(rows)].split("\t")[1:]
            yield "\t".join((str(number), *(self._cell(cell) for cell in cells)))

    def content(self, label: str, length: int) -> Iterator[str]:
        """What stands below an item, about so many characters."""
        forms = self.chance.choice(("paragraph", "bullets", "letters", "clauses", "paragraph"))
        if length < 160:
            yield self.sentence()
        elif forms == "clauses" and label:
            yield from self._clauses(label, length)
        elif forms == "letters":
            yield from self.letters(max(2, length // 75))
        elif forms == "bullets":
            yield self.paragraph()
            yield from self.bullets(max(2, (length - 150) // 75))
        else:
            yield from self._until(length)

    def _clauses(self, label: str, length: int) -> Iterator[str]:
        for number in range(1, max(2, length // 260) + 1):
            yield f"{label}.{number}. {self.paragraph()}"
            if self.chance.random() < 0.4:
                yield from self.bullets(2)

    def _until(self, length: int) -> Iterator[str]:
        written = 0
        while written < length:
            text = self.paragraph()
            written += len(text)
            yield text

    def _cell(self, cell: str) -> str:
        if not cell.replace(".", "").isdigit() or (cell.startswith("20") and len(cell) == 4):
            return varied(cell, self.chance, self.day)
        number = int(cell.replace(".", ""))
        step = 1000 if number % 1000 == 0 and number > 1000 else 1
        return f"{max(step, round(number * self.chance.uniform(0.4, 2) / step) * step):,}".replace(
            ",", "."
        )

    def _drawn(self, name: str, texts: Sequence[str]) -> str:
        left = self._left.setdefault(name, [])
        if not left:
            left.extend(self.chance.sample(texts, len(texts)))
        return varied(left.pop(), self.chance, self.day)
