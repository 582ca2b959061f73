"""Values that somebody masked before us: what a published mask shows, whatever it is written with.

The hidden characters are written with whatever is at hand, and rarely counted: ``340121****9976`` hides eight digits
behind four stars. The canonical mask has one asterisk for each.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

from redactscan.assess.candidates import MASK, Known, count
from redactscan.assess.marks import MARKS
from redactscan.detectors.persons import looks_like_name, surnames
from redactscan.text.view import squeeze
from redactscan.values import dataclass, field

Kind: TypeAlias = Literal["resident-id", "disability-certificate", "mobile", "bank-account", "person-name"]
Deviation: TypeAlias = Literal["missed", "inconsistent"]

LENGTHS = {"resident-id": 18, "disability-certificate": 20, "mobile": 11}  # an account is as long as it is written
HIDDEN = {"resident-id": 6, "disability-certificate": 6, "mobile": 4}  # fewer hidden digits are no mask
FULL = LENGTHS["resident-id"]
MAX_LENGTH = 64  # characters of a value, with all that may stand between its digits
ACCOUNT = 6  # nor is an account that shows more than these
_NAME_MARKS = "*×#_…⋯●■□○◯█某X〇"
_WRITTEN = re.compile(f"[0-9X{MARKS}]+")
_FILLER = re.compile(r"[-.]{2,}")  # one dash between digits is a gap, dashes in a row hide something
_LEADER = re.compile(r"[-._…⋯·•]")  # what also leads from a heading to its page number
_COUNTRY = re.compile(r"\+?86-?(?=1)")
_MOBILE = re.compile(r"[1*][3-9*][0-9*]{9}|1[3-9][0-9]+\*{2,}[0-9]+")
_EVER = Known((datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked value. ``canonical`` has digits (or a name's characters), perhaps X, and one ``*`` a hidden character.

    ``enough`` tells whether so much is hidden that it is a mask at all: at least six digits of an identity number, four
    of a mobile number, all but six of an account, a character of a name. If not, the value counts as unmasked.
    """

    kind: Kind
    canonical: str = field(repr=False)
    enough: bool

    @property
    def template(self) -> str:
        """Which characters are shown, whatever they are: see ``template``."""
        compound = self.kind == "person-name" and self.canonical[:2] in surnames()[1]
        return template(self.canonical[compound:])

    @property
    def head(self) -> str:
        """What is shown before the first hidden character."""
        return self.canonical.partition(MASK)[0]

    @property
    def tail(self) -> str:
        """What is shown after the last hidden character."""
        return self.canonical.rpartition(MASK)[2]


def parse(text: str, kind: Kind | None = None) -> Masked | None:
    """The masked value that ``text`` (a cell, a value of it) is; None if it is not masked, or is something else.

    ``kind`` is what the column holds. Without it the digits decide, as far as they can: ``620102****1234`` may hide an
    identity number of Lanzhou or a bank card, and is taken for the card.

    >>> parse("３４０１２１＊＊＊＊９９７Ｘ").canonical, parse("138××××5678").kind, parse("欧阳某某").template
    ('340121********997X', 'mobile', '1*')
    >>> parse("340121198503129976"), parse("34012119850312XX76", "resident-id").enough, parse("2*3")
    (None, False, None)
    """
    plain = squeeze(text).strip("'’`") if len(text) <= MAX_LENGTH else ""
    if kind in (None, "person-name") and (name := _name(plain)) and (kind or name[0] != MASK):
        return Masked("person-name", name, True)
    written = _written(plain, kind)
    if kind == "person-name" or not written or MASK not in written:
        return None
    kind = kind or _kind(written, 6 if _LEADER.search(plain) else 3)
    canonical = _canonical(written, kind) if kind else None
    if kind is None or canonical is None:
        return None
    hidden = canonical.count(MASK)
    shown = len(canonical) - hidden
    return Masked(kind, canonical, shown <= ACCOUNT if kind == "bank-account" else hidden >= HIDDEN[kind])


def template(canonical: str) -> str:
    """How many characters are shown between the hidden stretches: ``6*4``, ``*4``, and ``18`` for a value without mask.

    The length of a hidden stretch is not in it, so that masks of 15 and 18 digits, of 张三 and 张三丰, compare.

    >>> template("340121********9976"), template("张**"), template("*" * 18), template("13800138000")
    ('6*4', '1*', '*', '11')
    """
    return re.sub(r"[^*]+", lambda shown: str(len(shown.group())), re.sub(r"\*+", MASK, canonical))


def deviating(templates: Sequence[str | None]) -> dict[int, Deviation]:
    """The rows of one column that its masks outvote, by 0-based index: not masked at all, or in another way.

    A row without a value is None. A row that hides everything is never blamed. Between equal votes the mask that shows
    less wins. Names of two characters have a template of their own (张* beside 张*丰): ask of names only who is missed.

    >>> deviating(["6*4", "6*4", None, "18", "*", "14*"])
    {3: 'missed', 5: 'inconsistent'}
    """
    votes = Counter(shown for shown in templates if shown and MASK in shown)
    if not votes:
        return {}
    winner = min(votes, key=lambda shown: (-votes[shown], sum(map(int, re.findall("[0-9]+", shown))), shown))
    return {
        row: "inconsistent" if MASK in shown else "missed"
        for row, shown in enumerate(templates)
        if shown and shown not in (winner, MASK)
    }


def _name(plain: str) -> str | None:
    """A name with one asterisk a mark, if some given characters in place of the marks would make it a name."""
    canonical = "".join(MASK if char in _NAME_MARKS else char for char in plain)
    if MASK not in canonical or not canonical.strip(MASK) or plain[0] == "某":
        return None
    supposed = re.sub(r"\*+", lambda marks: "三" * min(2, len(marks.group())), canonical)
    return canonical if looks_like_name("王" + supposed[1:] if canonical[0] == MASK else supposed) else None


def _written(plain: str, kind: Kind | None) -> str | None:
    """A number as written, with ``*`` for each mark. The last X is shown if it is not one of a row of them."""
    bare = _COUNTRY.sub("", plain) if plain.startswith(("86", "+86")) else plain
    bare = _FILLER.sub(lambda filler: MASK * len(filler.group()), bare).replace("-", "").replace("×", "X")
    if not _WRITTEN.fullmatch(bare):
        return None
    check = bare[-1] == "X" and bare[-2:] != "XX" and kind not in ("mobile", "bank-account", "disability-certificate")
    hidden = re.sub(r"[^0-9]", MASK, bare)
    return hidden[:-1] + "X" if check else hidden


def _kind(written: str, least: int) -> Kind | None:
    """What a mask that shows at least so many characters hides, by its digits alone."""
    length, shown = len(written), len(written) - written.count(MASK)
    if length == FULL and shown == FULL - 1:  # one digit is hidden, and the check digit tells which
        return "resident-id" if count(written, _EVER) else None
    if length < 10 or length > 25 or shown < least or 2 * MASK not in written:  # 15000×24000 is a size
        return None
    if length <= 11 and _MOBILE.fullmatch(written):
        return "mobile"
    card = length != 18 and written.startswith("62")
    if length <= 18 and not card and (canonical := _canonical(written, "resident-id")) and count(canonical, _EVER):
        return "resident-id"
    return "bank-account" if length >= 12 and "X" not in written else None


def _canonical(written: str, kind: Kind) -> str | None:
    """The mask at its full length: the longest hidden stretch takes what the clerk did not write, or gives it up.

    Fifteen characters are an old identity number only if they can be no mask of 18.
    """
    if kind == "bank-account":
        return written
    canonical = _stretched(written, LENGTHS[kind])
    if kind == "mobile" and written[0] not in "1*":  # a landline
        return None
    if kind == "resident-id" and len(written) == 15 and "X" not in written:
        return canonical if canonical and count(canonical, _EVER) else written
    return canonical


def _stretched(written: str, length: int) -> str | None:
    stretch = max(re.finditer(r"\*+", written), key=lambda found: len(found.group()))
    hidden = len(stretch.group()) + length - len(written)
    return written[: stretch.start()] + MASK * hidden + written[stretch.end() :] if hidden > 0 else None
