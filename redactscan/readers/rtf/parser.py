"""Control words and text of an RTF file brought to where they belong: stories, single texts, bytes."""

from __future__ import annotations

import re
from typing import TypeAlias

from redactscan.model import Message
from redactscan.readers.encoding import LOST
from redactscan.readers.leftovers import say_strings
from redactscan.readers.rtf.charsets import Charsets
from redactscan.readers.rtf.destinations import DATA, PICTURES, SAID, STORIES, UNKNOWN
from redactscan.readers.rtf.endings import Endings
from redactscan.readers.rtf.groups import DataGroup, TextGroup
from redactscan.readers.rtf.looks import CHARACTER, PARAGRAPH, Looks, State
from redactscan.readers.rtf.story import Numbers, Story
from redactscan.readers.rtf.tokens import tokens
from redactscan.readers.rtf.words import ACTIONS, CHARACTERS, KNOWN, known
from redactscan.readers.source import Draft
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

Sink: TypeAlias = Story | TextGroup | DataGroup

_DEEPEST = 5000
"""Groups in groups; beyond, braces are counted and the text belongs to what is around."""

_HALF = re.compile(r"[\ud800-\udfff]")


class _Frame(NamedTuple):
    """What held before a group began."""

    state: State
    sink: Sink
    story: Story


@dataclass(slots=True)
class Parser:
    """Reads one file into ``draft``. Text outside the outermost group is hidden text.

    ``sink`` takes the text of the group being read; ``story`` is the story that it is in, or the sink itself.
    """

    draft: Draft
    endings: Endings
    looks: Looks
    charsets: Charsets = field(default_factory=Charsets)
    numbers: Numbers = field(default_factory=Numbers)
    state: State = field(default_factory=dict)
    story: Story = field(init=False)
    sink: Sink = field(init=False)
    frames: list[_Frame] = field(default_factory=list)
    too_deep: int = 0
    half: str = ""

    def __post_init__(self) -> None:
        self.sink = self.story = Story("hidden", self.numbers)

    @classmethod
    def of(cls, draft: Draft) -> Parser:
        """A parser that has read nothing yet."""
        looks = Looks()
        return cls(draft, Endings(draft, looks), looks)

    def read(self, source: str) -> None:
        """Read a file decoded as Latin-1."""
        for kind, value in tokens(source):
            if kind == "words":
                for name, number in known(value):
                    self._word(name, number)
            elif kind == "text":
                self._text(value)
            elif kind == "wide":
                self._wide(value)
            elif kind == "open":
                self._open()
            elif kind == "close":
                self._close()
            elif kind == "star":
                self._star(value)
            elif kind == "binary":
                self._binary(value.encode("latin-1"))
            else:
                self.draft.notice("unparsable", detail=Message.of("detail.damaged"))
        self._finish()

    def _finish(self) -> None:
        if self.frames:
            self.draft.notice("unparsable", detail=Message.of("detail.truncated"))
        while self.frames:
            self._close()
        self.story.close()
        self.draft.content += self.story.content
        if self.charsets.lost:
            self.draft.notice("undecodable-text", detail=Message.of("detail.undecodable", count=self.charsets.lost))

    def _open(self) -> None:
        if len(self.frames) >= _DEEPEST:
            self.too_deep += 1
            self.draft.notice("limit-reached", detail=Message.of("detail.depth-limit", limit=_DEEPEST))
            return
        self.frames.append(_Frame(self.state, self.sink, self.story))
        self.state = self.state.copy()
        if isinstance(self.sink, TextGroup):
            self.sink.edge()

    def _close(self) -> None:
        if self.too_deep or not self.frames:
            self.too_deep = max(0, self.too_deep - 1)
            return
        ended, again = self.sink, "shprslt" in self.state or "nonshppict" in self.state
        self.state, self.sink, self.story = self.frames.pop()
        if ended is self.sink:
            if isinstance(ended, TextGroup):
                ended.edge()
        elif any(ended is frame.sink for frame in self.frames):
            pass  # a group that went on where an outer one was: it ends there
        elif isinstance(ended, Story):
            self.endings.story(ended, self.story, again)
        elif isinstance(ended, DataGroup):
            self.endings.data(ended, self.story, again)
        else:
            self.endings.text(ended, self.story)

    def _star(self, word: str) -> None:
        """A group that programs may ignore if they do not know it."""
        ((name, number),) = known(word) or ((word, None),)
        if name in KNOWN:
            self._word(name, number)
        elif isinstance(self.sink, Story):
            self.sink = TextGroup(UNKNOWN)

    def _word(self, name: str, number: int | None) -> None:
        if name in CHARACTER or name in PARAGRAPH:
            self.state[name] = 1 if number is None else number
        elif name in CHARACTERS:
            self.say(CHARACTERS[name])
        elif name in ACTIONS:
            ACTIONS[name](self, number or 0)
        elif name in STORIES:
            self._enter_story(name)
        elif name in SAID:
            self.sink = TextGroup(SAID[name])
        elif name in DATA:
            self.sink = DataGroup(name)
        elif name in PICTURES:
            if isinstance(self.sink, DataGroup):
                self.sink.suffix = PICTURES[name]
        else:
            self.state[name] = 1

    def _enter_story(self, name: str) -> None:
        self.sink = self.story = Story(STORIES[name], self.numbers, self.endings.ground)
        self.forget(PARAGRAPH)

    def _text(self, raw: str) -> None:
        sink, state = self.sink, self.state
        if isinstance(sink, DataGroup):
            sink.text(raw)
        else:
            self.say(self.charsets.text(raw, state.get("f"), state.get("af")))

    def _wide(self, text: str) -> None:
        """Text in Unicode. A character beyond the first 65,536 comes in halves, which may stand apart."""
        if self.half or _HALF.search(text):
            text, self.half = self.half + text, ""
            if "\ud800" <= text[-1] < "\udc00":
                text, self.half = text[:-1], text[-1]
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            self.charsets.lost += text.count(LOST)
        self.say(self.charsets.symbol(text, self.state.get("f")))

    def say(self, text: str) -> None:
        """Go on in the group."""
        if not text:
            return
        if isinstance(self.sink, Story):
            self.sink.text(text, self.looks.flags(self.state, self.sink.behind))
        else:
            self.sink.text(text)

    def _binary(self, data: bytes) -> None:
        if isinstance(self.sink, DataGroup):
            self.sink.binary(data)
        else:
            say_strings(self.draft, "", data)

    def forget(self, properties: frozenset[str]) -> None:
        """Go back to what those properties are without a word."""
        for name in properties & self.state.keys():
            del self.state[name]

    @property
    def level(self) -> int:
        """How many tables the paragraph is in."""
        return max(self.state.get("intbl", 0), self.state.get("itap", 0))
