#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The include gate: holds the sources to the house's tables by reading them.

    gate.py [ROOT]            check the tree; print FILE:LINE: text [rule]
    gate.py --planted FOLDER  check that every planted violation is caught

Reading, not linking: Debian's include paths let a forbidden include compile.
"""

import re
import sys
from pathlib import Path

# ---------------------------------------------------------------- the tables

TO_SCORE = ["base", "scenario", "wording", "call", "score"]
TO_ANALYSIS = TO_SCORE + ["analysis"]

# Who may include whom, besides its own room. `main` is game/main.c.
MAY_INCLUDE = {
    "base": [],
    "os": ["base"],
    "scenario": TO_SCORE[:1],
    "wording": TO_SCORE[:2],
    "call": TO_SCORE[:3],
    "score": TO_SCORE[:4],
    "analysis": TO_SCORE,
    "progress": TO_SCORE,
    "lint": TO_ANALYSIS,
    "author": ["base", "scenario"],
    "ui": ["base"],
    "audio": ["base"],
    "report": TO_ANALYSIS + ["progress", "ui"],
    "store": TO_SCORE + ["progress", "os"],
    "net": TO_SCORE + ["progress", "os"],
    "screens": TO_ANALYSIS
    + ["progress", "lint", "author", "ui", "report", "audio"],
    "platform": ["base", "ui", "audio"],
}
GAME_ROOMS = list(MAY_INCLUDE) + ["app"]
MAY_INCLUDE["app"] = GAME_ROOMS
MAY_INCLUDE["main"] = ["app"]
MAY_INCLUDE["tools"] = [
    room for room in GAME_ROOMS if room not in ("screens", "platform", "app")
]
MAY_INCLUDE["server"] = TO_ANALYSIS + ["progress", "os", "store", "net"]

# Which modules or rooms may include a header, by how its name begins. Other
# headers are C's own, for everyone, or POSIX's.
POSIX_ROOMS = ["os", "platform"]
HEADERS = {
    r"(cjson/)?cJSON": ["base/json"],
    r"sodium": ["base/hash", "net/sign"],
    r"fribidi": ["ui/text"],
    r"flite": ["audio/voice"],
    r"sqlite3": ["store/db_sqlite"],
    r"curl/": ["net/client"],
    r"(SDL2/)?SDL": ["platform"],
    r"(speech-dispatcher/)?libspeechd": ["platform"],
    r"microhttpd": ["server"],
    r"(postgresql/)?libpq": ["server"],
    r"time\.h": POSIX_ROOMS,
    r"threads\.h": POSIX_ROOMS,
    r"(stdatomic|signal)\.h": POSIX_ROOMS + ["app"],
}
C_HEADERS = set(
    """assert complex ctype errno fenv float inttypes iso646 limits locale
    math setjmp signal stdalign stdarg stdatomic stdbool stddef stdint stdio
    stdlib stdnoreturn string tgmath threads time uchar wchar wctype""".split()
)
NO_FLOAT = TO_SCORE[1:] + ["analysis/explore", "analysis/regret"]

# Words that only some modules or rooms may use. A call is meant where the
# word ends in an opening bracket; members of the same name are let through.
WORDS = [
    (
        "time",
        r"\b(time_t|clock_t|struct (tm|timespec))\b"
        r"|\b(time|clock|clock_gettime|nanosleep|gmtime|localtime)\s*\(",
        POSIX_ROOMS,
    ),
    (
        "file",
        r"\b(FILE|stdin|stdout)\b|\b(fopen|freopen|open|printf|puts|scanf"
        r"|remove|rename|tmpfile)\s*\(",
        ["os", "base/log", "app", "tools", "server", "main"],
    ),
    (
        "thread",
        r"\b(pthread|thrd|mtx|cnd|tss|atomic)_\w+|\b_(Thread_local|Atomic)\b",
        POSIX_ROOMS + ["app"],
    ),
    (
        "malloc",
        r"\b(malloc|calloc|realloc|aligned_alloc|strn?dup)\b|(?<!\*)\bfree\s*[(,)}]",
        ["base/arena", "os", "store", "net", "platform", "app", "server"]
        + ["tools"],
    ),
    ("random", r"\b(s?rand(om)?|rand_r|drand48)\s*\(", ["audio/voice"]),
    (
        "unbounded",
        r"\b(v?sprintf|strcpy|strcat|gets|strtok|atoi|atol|atof|alloca)\s*\(",
        [],
    ),
]

LONGEST_FILE = 600
LONGEST_FUNCTION = 80
SPDX = "SPDX-License-Identifier: MIT"
FOLDERS = ["game", "tools/ek", "server"]  # tests: only SPDX, tabs and includes

# --------------------------------------------------------------- reading C

TOKEN = re.compile(
    r'//(?:\\\n|[^\n])*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
    re.S,
)
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:([<"])([^>"\n]+)[>"]|(.*))', re.M)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def strip(text, strings):
    """Blanks comments, and what stands in `strings` too; lines stay."""

    def replace(match):
        token = match.group()
        if token[0] == "/":
            return blank(token)
        if strings:
            return token[0] + blank(token[1:-1]) + token[-1]
        return token

    return TOKEN.sub(replace, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


class Source:
    def __init__(self, path, text):
        self.path = path
        self.text = text
        parts = path.split("/")
        self.room = parts[0]
        if parts[0] == "game":
            self.room = parts[1] if len(parts) > 2 else "main"
        self.module = self.room + "/" + Path(path).stem
        self.tested = parts[0] == "tests"
        code = strip(text, strings=False)
        # <name> or "name", as its own line has it, for each include
        self.includes = [
            (line_of(code, m.start(m.lastindex)), m[1] or "", m[2] or m[3])
            for m in INCLUDE.finditer(code)
        ]
        self.code = strip(text, strings=True)
        # Directives may span lines; none of them declares a variable.
        self.plain = re.sub(
            r"^[ \t]*#(?:\\\n|[^\n])*", lambda m: blank(m[0]), self.code,
            flags=re.M,
        )

    def within(self, places):
        return self.room in places or self.module in places


# ---------------------------------------------------------------- the rules


def check_rooms(source, paths):
    for line, quote, name in source.includes:
        if not quote:
            yield line, "rooms", f"include names no file: {name.strip()}"
        elif name.endswith(".c"):
            yield line, "rooms", f"a source is included: {name}"
        elif quote == "<" or source.tested:
            continue
        elif "game/" + name in paths:
            room = name.split("/")[0]
            allowed = MAY_INCLUDE.get(source.room, []) + [source.room]
            if room not in allowed:
                yield line, "rooms", f"{source.room} may not include {room}"
        elif str(Path(source.path).parent / name) not in paths:
            yield line, "rooms", f"not written from game/: {name}"
        elif source.path.startswith("game/"):
            yield line, "rooms", f"not written from game/: {name}"


def check_headers(source, _):
    for line, quote, name in source.includes:
        if source.tested or not quote:
            continue
        home = next(
            (HEADERS[key] for key in HEADERS if re.match(key, name)), None
        )
        if home is None and quote == "<" and name[:-2] not in C_HEADERS:
            home = POSIX_ROOMS
        if home is not None and not source.within(home):
            yield line, "headers", f"<{name}> belongs to {', '.join(home)}"


def check_screens(source, _):
    for line, _, name in source.includes:
        if (
            source.room == "screens"
            and name.endswith("_screen.h")
            and Path(name).stem != Path(source.path).stem
        ):
            yield line, "screens", f"a screen is included by another: {name}"


def check_float(source, _):
    if not source.within(NO_FLOAT):
        return
    pattern = (
        r"\b(float|double)\b|#\s*include\s*<(float|math|tgmath|complex)\.h>"
        r"|(?<![\w.])(\d+\.\d*|\.\d+)|(?<![\w.])\d+[eE][-+]?\d|\b0[xX]\w*[pP]"
    )
    for match in re.finditer(pattern, source.code):
        yield (
            line_of(source.code, match.start()),
            "float",
            f"no floating point here: {match.group()}",
        )


def check_words(source, _):
    if source.tested:
        return
    for rule, pattern, places in WORDS:
        if source.within(places):
            continue
        for match in re.finditer(r"(?<!\.)(?<!->)(?:%s)" % pattern,
                                 source.code):
            word = match.group().strip("( ")
            yield line_of(source.code, match.start()), rule, f"no {word} here"


def check_form(source, _):
    lines = source.text.split("\n")
    if SPDX not in lines[0]:
        yield 1, "spdx", f"the first line is not /* {SPDX} */"
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield number, "tabs", "a literal tab"
    if not source.tested and len(lines) - 1 > LONGEST_FILE:
        yield LONGEST_FILE + 1, "size", f"over {LONGEST_FILE} lines"


def top_level(code):
    """The items at file scope: (offset, head, body or None).

    A head is what stands before a function's body, or a whole declaration
    with {} for what its braces hold.
    """
    depth, start, head, open_at = 0, 0, "", 0
    for match in re.finditer(r"[{};]|[^{};]+", code):
        token = match.group()
        if token == "{":
            if depth == 0:
                open_at = match.start()
            depth += 1
        elif token == "}":
            depth -= 1
            if depth == 0 and re.search(r"\)\s*$", head) and "=" not in head:
                yield start, head, code[open_at : match.end()]
                start, head = match.end(), ""
            elif depth == 0:
                head += "{}"
        elif depth == 0 and token == ";":
            yield start, head, None
            start, head = match.end(), ""
        elif depth == 0:
            if not head.strip():
                start = match.end() - len(token.lstrip())
            head += token


def is_mutable(declaration):
    """Whether a declaration makes a variable that can be written to."""
    if re.match(r"\s*(typedef|_Static_assert|static_assert)\b", declaration):
        return False
    head = re.split(r"=", declaration)[0]
    head = re.sub(r"\[[^\]]*\]", "", head)
    first = head.find("(")
    if first >= 0 and not re.match(r"\(\s*\*", head[first:]):
        return False  # a prototype, or a macro's call
    if re.fullmatch(r"\s*((struct|union|enum)\s*\w*)?\s*({})?\s*", head):
        return False  # a type without a variable
    if first >= 0:
        head = head[first:].split(")")[0]
    return not re.search(r"\bconst\b", head.split("*")[-1])


def check_globals(source, _):
    if source.tested:
        return
    code = source.plain
    for offset, head, body in top_level(code):
        line = line_of(code, offset)
        if body is None:
            if is_mutable(head):
                yield line, "globals", "a variable at file scope is not const"
            if source.path.endswith(".c") and re.match(r"\s*extern\b", head):
                yield line, "globals", "extern belongs in a header"
            continue
        begin = code.index(body, offset)
        for match in re.finditer(r"\bstatic\b[^;{]*", body):
            if is_mutable(match.group()):
                line = line_of(code, begin + match.start())
                yield line, "globals", "a static in a function is not const"
        length = body.count("\n") + 1 + head.strip().count("\n")
        if length > LONGEST_FUNCTION:
            yield (
                line_of(code, offset),
                "size",
                f"a function of {length} lines, over {LONGEST_FUNCTION}",
            )


CHECKS = [check_rooms, check_headers, check_screens, check_float]
CHECKS += [check_words, check_form, check_globals]


def find_cycles(sources):
    """Modules (x.c with x.h) that include each other in a circle."""
    graph = {}
    for source in sources.values():
        if source.path.startswith("game/"):
            edges = graph.setdefault(source.module, {})
            for line, quote, name in source.includes:
                target = name[:-2]
                if quote == '"' and target != source.module:
                    edges.setdefault(target, (source.path, line))
    done, path = set(), []

    def visit(module):
        if module in done:
            return
        path.append(module)
        for target, (file, line) in sorted(graph.get(module, {}).items()):
            if target in path:
                circle = path[path.index(target) :] + [target]
                yield file, line, "cycles", " -> ".join(circle)
            else:
                yield from visit(target)
        path.pop()
        done.add(module)

    for module in sorted(graph):
        yield from visit(module)


def check_tree(texts):
    """(path, line, rule, text) of everything wrong in {path: text}."""
    sources = {path: Source(path, text) for path, text in texts.items()}
    found = list(find_cycles(sources))
    for source in sources.values():
        for check in CHECKS:
            found += [(source.path, *rest) for rest in check(source, texts)]
    return sorted(found)


RULES = ["rooms", "headers", "screens", "float", "spdx", "tabs", "size"]
RULES += ["globals", "cycles"] + [word[0] for word in WORDS]

# ------------------------------------------------------------ running it


def read_tree(root):
    texts = {}
    for folder in FOLDERS + ["tests"]:
        for path in sorted((root / folder).rglob("*.[ch]")):
            texts[path.relative_to(root).as_posix()] = path.read_text("utf-8")
    return texts


def read_planted(path):
    """A planted case: what must be caught, then files after `== PATH`."""
    head, *files = re.split(r"^== (.*)\n", path.read_text("utf-8"), flags=re.M)
    expected = [
        tuple(line.split()[1:]) for line in head.splitlines()
        if line.startswith("caught: ")
    ]
    return expected, dict(zip(files[::2], files[1::2]))


def check_planted(folder):
    wrong, rules = 0, set()
    for path in sorted(folder.glob("*.txt")):
        expected, texts = read_planted(path)
        rules |= {rule for rule, _ in expected}
        found = sorted({(r, f"{p}:{n}") for p, n, r, _ in check_tree(texts)})
        if found != sorted(expected):
            wrong += 1
            print(f"{path.name}: expected {sorted(expected)}, found {found}")
    for rule in sorted(set(RULES) - rules):
        wrong += 1
        print(f"no planted violation of the rule {rule}")
    return wrong + check_every_pair()


def check_every_pair():
    """Plants each pair of rooms once, by the table: no more, no less."""
    wrong = 0
    spdx = f"/* {SPDX} */\n"
    for room in MAY_INCLUDE:
        place = {"main": "game/main.c", "tools": "tools/ek/x.c",
                 "server": "server/x.c"}.get(room, f"game/{room}/x.c")
        for other in GAME_ROOMS:
            texts = {place: spdx + f'#include "{other}/y.h"\n',
                     f"game/{other}/y.h": spdx}
            caught = any(found[2] == "rooms" for found in check_tree(texts))
            allowed = other == room or other in MAY_INCLUDE[room]
            if caught == allowed:
                wrong += 1
                print(f"{place} includes {other}: caught is {caught}")
    return wrong


def main(arguments):
    if arguments[:1] == ["--planted"]:
        return 1 if check_planted(Path(arguments[1])) else 0
    root = Path(arguments[0] if arguments else ".")
    texts = read_tree(root)
    if not texts:
        print(f"no sources under {root}")
        return 1
    found = check_tree(texts)
    for path, line, rule, text in found:
        print(f"{path}:{line}: {text} [{rule}]")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
