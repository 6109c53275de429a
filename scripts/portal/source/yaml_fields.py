"""YAML with the line of every key, for front matter and data files.

Reading never raises: what is wrong comes back in `Fields.errors`, in Vietnamese.
"""

import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate, islice
from typing import Any

import yaml
from yaml.composer import Composer

from portal.model.files import Fields

_FRONT = re.compile(
    r"-{3}[ \t]*\r?\n(?P<yaml>.*?)^(?:-{3}|\.{3})[ \t]*\r?\n", re.DOTALL | re.MULTILINE
)
_OPENING = re.compile(r"-{3}[ \t]*(?:\r?\n|\Z)")

_NOT_CLOSED = (
    "Phần đầu trang mở bằng dòng «---» nhưng không có dòng «---» đóng lại, hoặc sau dòng đó thiếu"
    " xuống dòng. Hãy thêm một dòng «---» ngay dưới trường cuối cùng rồi xuống dòng."
)
_EMPTY_FRONT = "Giữa hai dòng «---» ở đầu trang không có gì. Hãy xóa cả hai dòng đó."

_SYNTAX = {
    r"quoted scalar": "dấu ngoặc kép hoặc dấu nháy mở ra mà không đóng lại, hoặc có chữ sau dấu"
    " đóng. Hãy thêm dấu đóng ở cuối giá trị.",
    r"\\t": "có dấu tab. Hãy xóa dấu tab và thụt dòng bằng dấu cách, như các dòng cùng nhóm.",
    r"mapping values are not allowed": "giá trị có dấu hai chấm, hoặc dòng thụt vào không khớp với"
    " dòng trên. Hãy đặt cả giá trị trong ngoặc kép, hoặc thụt vào như các dòng cùng nhóm.",
    r"could not find expected ':'": "thiếu dấu hai chấm và dấu cách sau tên trường, hoặc giá trị"
    " xuống dòng mà không thụt vào. Hãy viết «tên: giá trị» trên một dòng.",
    r"flow (sequence|mapping|node)": "dấu ngoặc «[» hoặc «{» mở ra mà không đóng lại. Hãy thêm dấu"
    " đóng, hoặc đặt cả giá trị trong ngoặc kép nếu dấu đó là chữ.",
    r"cannot start any token": "giá trị mở đầu bằng một ký hiệu riêng của YAML («@», «`», «%»)."
    " Hãy đặt cả giá trị trong ngoặc kép.",
    r"block (sequence|mapping|collection)|<block|'-'": "dòng thụt vào không khớp với các dòng cùng"
    " nhóm, hoặc lẫn dòng có «- » với dòng không có. Hãy thụt các dòng cùng nhóm bằng nhau.",
    r"alias|anchor": "giá trị mở đầu bằng «&» hoặc «*», ký hiệu riêng của YAML. Hãy đặt cả giá trị"
    " trong ngoặc kép.",
    r"tag|directive|document": "dòng mở đầu bằng «!», «%» hoặc «---», ký hiệu riêng của YAML. Hãy"
    " đặt cả giá trị trong ngoặc kép, hoặc xóa dòng này.",
    r"escape": "sau dấu «\\» có ký tự không dùng được. Hãy viết «\\\\», hoặc đặt giá trị trong dấu"
    " nháy đơn.",
    r"recursion": "các mục lồng vào nhau quá sâu. Hãy viết ít tầng lại.",
}
"""What to do, by what PyYAML says; the first that matches counts."""

_OTHER = (
    "dấu hai chấm, thụt dòng hoặc dấu ngoặc kép chưa đúng. Hãy xem lại theo mẫu trong một văn bản"
    " đã có; giá trị có dấu hai chấm hoặc dấu thăng phải đặt trong ngoặc kép."
)

MAX_ERRORS = 20
"""Errors listed for one file; the next run lists those left after these are fixed."""

_NO_MAPPING = (
    "Phần này phải gồm các trường «tên: giá trị», mỗi dòng một trường. Hãy sửa lại theo mẫu trong"
    " một văn bản đã có."
)

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Control characters, line ends that only some programs see, and lone surrogates."""

_READ_DIFFERENTLY = re.compile("[\t\ufeff]")
"""Tabs and byte order marks: libyaml allows them in places where PyYAML's own parser does not."""

_BRACKET = re.compile(r"[\[\]{}]")
_DEEPEST = 64
"""Brackets within brackets: PyYAML takes seconds for thousands."""

_LONGEST_NUMBER = 20
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "timestamp", "map", "seq")
)
_UNREADABLE = (
    yaml.YAMLError,
    RecursionError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
)
"""What PyYAML raises for broken input; values such as `!!timestamp x` raise the last three."""


_PLAIN_RESOLVERS = {
    first: [
        pair
        for pair in resolvers
        if pair[0] in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
"""Unquoted values become dates or whole numbers; all others, such as `yes`, stay text."""


class PythonLoader(yaml.SafeLoader):
    """PyYAML's own parser: slow, with the same messages and lines on every machine."""

    yaml_implicit_resolvers = _PLAIN_RESOLVERS


FastLoader: type[Any] = PythonLoader
"""Tried first: libyaml's parser, ten times as fast, where PyYAML was built with it."""

if yaml.__with_libyaml__:

    class _LibyamlLoader(Composer, yaml.CSafeLoader):
        """libyaml's parser with PyYAML's composer: libyaml's own crashes on deep nesting."""

        yaml_implicit_resolvers = _PLAIN_RESOLVERS

        def __init__(self, stream: str) -> None:
            yaml.CSafeLoader.__init__(self, stream)
            Composer.__init__(self)

    FastLoader = _LibyamlLoader


def split_front_matter(text: str) -> tuple[Fields, bool, int]:
    """The front matter, whether there is any, and the line on which the page's text begins.

    MkDocs recognises the same: not empty, and closed by a whole line.
    """
    found = _FRONT.match(text)
    if found is None:
        opened = bool(_OPENING.match(text))
        return Fields(errors=((1, _NOT_CLOSED),)) if opened else Fields(), opened, 1
    body_line = found[0].count("\n") + 1
    if not found["yaml"].strip():
        return Fields(errors=((1, _EMPTY_FRONT),)), True, body_line
    return read_fields(found["yaml"], first_line=2), True, body_line


def read_fields(text: str, first_line: int = 1) -> Fields:
    """A YAML mapping as `Fields`; lines count from `first_line`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _UNWRITABLE.search(text):
        line = first_line + text.count("\n", 0, found.start())
        return Fields(errors=((line, _character_message(found[0])),))
    try:
        node = _compose(text)
        errors = (
            tuple(islice(_structure_errors(node, first_line, text), MAX_ERRORS)) if node else ()
        )
        values = PythonLoader("").construct_document(node) if node and not errors else {}
    except _UNREADABLE as error:
        return Fields(errors=((first_line + _error_line(error, text), _syntax_message(error)),))
    lines = {} if errors or node is None else dict(_lines(node, "", first_line))
    return Fields(values, lines, errors)


def _compose(text: str) -> yaml.Node | None:
    """The root node. PythonLoader gives all error messages, and reads what libyaml misreads."""
    if _nested(text) > _DEEPEST:
        raise yaml.YAMLError("brackets in brackets: beyond the recursion allowed")
    with suppress(*_UNREADABLE):
        if not _READ_DIFFERENTLY.search(text):
            return yaml.compose(text, Loader=FastLoader)
    return yaml.compose(text, Loader=PythonLoader)


def _nested(text: str) -> int:
    """How many brackets are open at once at most; those in quotations count as well."""
    steps = (1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(text))
    return max(accumulate(steps, initial=0))


def _syntax_message(error: Exception) -> str:
    """What PyYAML found wrong, in Vietnamese, and what to do."""
    told = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    found = next((message for sign, message in _SYNTAX.items() if re.search(sign, told)), _OTHER)
    return f"Không đọc được dòng này: {found}"


def _error_line(error: Exception, text: str) -> int:
    """The line of an error, from 0; where the end leaves something open, the line of its start."""
    mark = getattr(error, "problem_mark", None)
    last = text.rstrip("\n").count("\n")
    if mark is None or mark.line > last:
        mark = getattr(error, "context_mark", None) or mark
    return min(mark.line, last) if mark else 0


def _structure_errors(node: yaml.Node, first_line: int, text: str) -> Iterator[tuple[int, str]]:
    """Repeated keys, keys that are not text, tags, anchors, control characters, invalid values."""
    if not isinstance(node, yaml.MappingNode):
        yield first_line, _NO_MAPPING
        return
    seen: set[int] = set()
    written = frozenset(text) | {" ", "\n"}
    pending = deque([node])
    while pending:
        current = pending.popleft()
        line = first_line + current.start_mark.line
        if message := _node_error(current, written):
            yield line, message
        if id(current) in seen:
            yield (
                line,
                "YAML không được dùng neo «&» và tham chiếu «*». Hãy viết giá trị ra đầy đủ.",
            )
            continue
        seen.add(id(current))
        if isinstance(current, yaml.MappingNode):
            yield from _key_errors(current, first_line)
            pending.extend(value for _, value in current.value)
        elif isinstance(current, yaml.SequenceNode):
            pending.extend(current.value)


def _node_error(node: yaml.Node, written: frozenset[str]) -> str:
    if node.tag not in _PLAIN_TAGS:
        return "YAML không được dùng thẻ «!». Hãy viết giá trị như một dòng chữ bình thường."
    if not isinstance(node, yaml.ScalarNode):
        return ""
    if found := _UNWRITABLE.search(node.value):
        return _character_message(found[0])
    if escaped := next((one for one in node.value if one not in written), ""):
        return _escape_message(escaped)
    sound = node.tag.endswith(":str") or _is_representable(node)
    return "" if sound else _value_message(node.value)


def _is_representable(node: yaml.ScalarNode) -> bool:
    """Whether a value that looks like a date or a number can be represented in Python."""
    try:
        PythonLoader("").construct_object(node)
    except _UNREADABLE:
        return False
    return len(node.value) <= _LONGEST_NUMBER or node.tag.endswith(":timestamp")


def _value_message(value: str) -> str:
    shown = value if len(value) <= _LONGEST_NUMBER else f"{value[:_LONGEST_NUMBER]}…"
    return (
        f"«{shown}» không phải ngày hoặc số có thật. Hãy viết ngày dạng «2025-01-07»; nếu là chữ"
        " thì đặt trong ngoặc kép."
    )


def _escape_message(letter: str) -> str:
    return (
        f"Ký tự U+{ord(letter):04X} viết bằng mã sau dấu «\\», nên người duyệt không thấy."
        " Hãy gõ thẳng ký tự đó, hoặc xóa đi."
    )


def _character_message(letter: str) -> str:
    return f"Có ký tự điều khiển U+{ord(letter):04X}, mắt không thấy được. Hãy xóa ký tự này."


def _key_errors(node: yaml.MappingNode, first_line: int) -> Iterator[tuple[int, str]]:
    known: set[str] = set()
    for key, _ in node.value:
        line = first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode) or not key.tag.endswith(":str"):
            yield line, "Tên trường phải là một từ. Hãy viết «tên: giá trị»."
        elif key.value in known:
            yield line, f"Trường «{key.value}» có hai lần. Hãy giữ lại một."
        else:
            known.add(key.value)


def _lines(node: yaml.Node, prefix: str, first_line: int) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            dotted = f"{prefix}{key.value}"
            yield dotted, first_line + key.start_mark.line
            yield from _lines(value, f"{dotted}.", first_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield f"{prefix}{index}", first_line + value.start_mark.line
            yield from _lines(value, f"{prefix}{index}.", first_line)
