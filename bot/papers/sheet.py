"""Set a paper: plain, generous, readable on a phone; the same words give the same bytes.

Sizes are points, lengths millimetres. The typeface is DejaVu Sans, its Latin, Greek and Cyrillic letters (`fonts`).
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

FONTS = Path(__file__).parent / "fonts"
FACE = "DejaVu"
LETTER = frozenset({"US", "CA", "MX", "CO", "CL", "CR", "DO", "PA", "GT", "SV", "HN", "NI", "PR", "VE"})
"""Countries that print on Letter; the others print on A4."""
MARGIN, FOOT = 20.0, 17.0
INK, SOFT, LINE, ACCENT = (28, 34, 40), (98, 108, 118), (218, 223, 228), (15, 96, 92)
BODY, SMALL, HEAD, TITLE, FIGURE = 11.0, 8.5, 12.0, 22.0, 30.0
UNKNOWN = "\N{WHITE SQUARE}"  #: stands for a sign that the typeface does not have
UNSEEN = frozenset({"Cc", "Cf", "Mn", "Sk"})  #: kinds of signs that show nothing by themselves
TOGETHER = re.compile(r"(?<=[$/]) (?=\d)|(?<=\d) (?=€)")  #: a figure and its currency: no line ends between them
NO_BREAK = "\N{NO-BREAK SPACE}"
PAGE_NUMBER = 20.0  #: room for it at the end of the foot
ROW_GAP, COLUMN_GAP = 1.6, 3.0
WORDS_AND_FIGURE = (0.76, 0.24)  #: of the paper's width: words, and one figure
OUTLINED = 16  #: points from which a text is a heading of the whole

Colour = tuple[int, int, int]


class Sheet(FPDF):
    """A paper that is written from top to bottom."""

    def __init__(self, *, country: str, locale: str, title: str, foot: str, at: datetime) -> None:
        """Begin a paper of a country's size, dated `at`; `foot` stands under every page."""
        super().__init__(format="Letter" if country in LETTER else "A4")
        for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
            self.add_font(FACE, style, FONTS / name)
        self.foot = foot
        self.set_creation_date(at)
        self.set_title(title)
        self.set_lang(locale)
        self.set_producer("Concilia")
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(auto=True, margin=FOOT + 4)
        self.add_page()

    def footer(self) -> None:
        """Write the foot, as much of it as one line holds, and the page's number beside it."""
        self.set_y(-FOOT)
        self._ink(SMALL - 1, SOFT)
        foot = self._cut(self._known(self.foot), self.epw - PAGE_NUMBER)
        self.cell(self.epw, 4, f"{foot} · {self.page_no()}/{{nb}}")

    def small(self, text: str) -> None:
        """Write a line in small grey letters."""
        self._write(text, SMALL, SOFT)

    def headline(self, text: str) -> None:
        """Write the paper's title."""
        self._write(text, TITLE, INK, bold=True)

    def figure(self, text: str, *, is_good: bool = True) -> None:
        """Write the one figure that matters most, large; one that is not so any more in grey."""
        self.gap(2)
        self._write(text, FIGURE, ACCENT if is_good else SOFT, bold=True)

    def warning(self, text: str) -> None:
        """Write what must not be overlooked."""
        self._write(text, HEAD, INK, bold=True)

    def head(self, text: str) -> None:
        """Begin a section; its heading never stands alone at the end of a page."""
        self.gap(5)
        if self.will_page_break(24):
            self.add_page()
        self._write(text, HEAD, INK, bold=True)
        self.gap(1)

    def text_block(self, text: str) -> None:
        """Write a paragraph."""
        self._write(text, BODY, INK)

    def rows(
        self,
        names: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float] = WORDS_AND_FIGURE,
        total: tuple[str, str] | None = None,
    ) -> None:
        """Write rows of columns, under their names if they have any, on every page: words left, the last one right.

        `widths` are the columns' shares of the paper's width; where no row has anything in the last one, the words
        have its room too. `total`, the sum in bold letters, never stands alone on a page.
        """
        if rows and len(widths) > 1 and not any(row[-1] for row in rows):
            self.rows(names[:-1], [row[:-1] for row in rows], (*widths[:-2], widths[-2] + widths[-1]), total)
            return
        if names:
            self._row(names, SMALL, SOFT, widths)
        for place, row in enumerate(rows, 1):
            below = self._height(total, BODY, WORDS_AND_FIGURE) if total and place == len(rows) else 0.0
            height = self._height(row, BODY, widths)
            if self.will_page_break(min(height, self._room) + below):
                self.add_page()
                self._row(names, SMALL, SOFT, widths) if names else None
            self._row(row, BODY, INK, widths) if height <= self._room else self._long_row(row)
        if total:
            self._row(total, BODY, INK, WORDS_AND_FIGURE, bold=True)

    def gap(self, height: float) -> None:
        """Leave some room."""
        self.ln(height)

    def bytes(self) -> bytes:
        """Return the finished paper."""
        return bytes(self.output())

    def _row(
        self, row: Sequence[str], size: float, colour: Colour, widths: Sequence[float], *, bold: bool = False
    ) -> None:
        """Write one row and a fine line under it; long words take as many lines as they need."""
        self._ink(size, colour, bold=bold)
        height, left, top = size * 0.5, self.l_margin, self.get_y() + ROW_GAP
        bottom = top
        for place, (words, share) in enumerate(zip(row, widths, strict=True), 1):
            last = 1 < place == len(row)
            self.set_xy(left, top)
            wide = self.epw * share - (0 if last else COLUMN_GAP)
            self.multi_cell(
                wide, height, self._known(words), align="R" if last else "L", new_x=XPos.RIGHT, new_y=YPos.NEXT
            )
            left, bottom = left + self.epw * share, max(bottom, self.get_y())
        bottom += ROW_GAP
        self.set_draw_color(*LINE)
        self.set_line_width(0.2)
        self.line(self.l_margin, bottom, self.l_margin + self.epw, bottom)
        self.set_xy(self.l_margin, bottom)

    def close(self) -> None:
        """Close what a paper that nobody wants has opened."""
        for face in self.fonts.values():
            face.close() if isinstance(face, TTFFont) else None

    @property
    def _room(self) -> float:
        """Return the height of rows that a page holds under the columns' names."""
        return float(self.eph) - 2 * SMALL

    def _long_row(self, row: Sequence[str]) -> None:
        """Write a row that no page holds, as a paragraph that goes on over the page."""
        self.text_block(": ".join(filter(None, row)))

    def _height(self, row: Sequence[str], size: float, widths: Sequence[float]) -> float:
        """Return the height of a row."""
        self._ink(size, INK)
        lines = [self._lines(words, self.epw * share - COLUMN_GAP) for words, share in zip(row, widths, strict=True)]
        return max(lines) * size * 0.5 + 2 * ROW_GAP

    def _lines(self, words: str, width: float) -> int:
        found = self.multi_cell(width, 1, self._known(words), dry_run=True, output=MethodReturnValue.LINES)
        return len(found) if isinstance(found, list) else 1

    def _write(self, text: str, size: float, colour: Colour, *, bold: bool = False) -> None:
        self._ink(size, colour, bold=bold)
        height = size * (0.44 if size >= OUTLINED else 0.52)
        self.multi_cell(self.epw, height, self._known(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _cut(self, words: str, width: float) -> str:
        """Return as much of some words as one line of a width holds."""
        if self.get_string_width(words) <= width:
            return words
        while words and self.get_string_width(f"{words}…") > width:
            words = words[:-1]
        return f"{words.rstrip()}…"

    def _known(self, text: str) -> str:
        """Return a text with a square for each sign that the typeface lacks, and none for what shows nothing anyway."""
        face = self.fonts[FACE.lower()]
        signs = face.cmap if isinstance(face, TTFFont) else {}
        composed = unicodedata.normalize("NFC", TOGETHER.sub(NO_BREAK, text)).replace("\t", " ")
        seen = (sign for sign in composed if sign == "\n" or ord(sign) in signs or _shows(sign))
        return "".join(sign if sign == "\n" or ord(sign) in signs else UNKNOWN for sign in seen)

    def _ink(self, size: float, colour: Colour, *, bold: bool = False) -> None:
        self.set_font(FACE, "B" if bold else "", size)
        self.set_text_color(*colour)


def _shows(sign: str) -> bool:
    """Say whether a sign is seen by itself: marks, joiners and skin tones belong to the one before."""
    return unicodedata.category(sign) not in UNSEEN
