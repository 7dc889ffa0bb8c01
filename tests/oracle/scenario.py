# SPDX-License-Identifier: MIT
"""A scenario and a rubric as the oracle reads them: valid ones only."""

import json
import re

from expressions import compile_expression, div

WHITE = " \t\n\r\u00a0\u3000"
DENSE = [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF),
         (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
         (0xF900, 0xFAFF), (0x20000, 0x3FFFF)]
BRACKETS = re.compile(r"\[[^\]]*\]")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
NOT_SOLUTIONS = ("ask_what_would_help", "open_to_discussion",
                 "guide_to_policy")


def words_in(text):
    """Words of a text without brackets, by SCORING's definition."""
    total = 0
    for run in re.split("[" + WHITE + "]+", text):
        if run:
            dense = sum(any(a <= ord(c) <= b for a, b in DENSE) for c in run)
            total += (dense + 1) // 2 + (dense < len(run))
    return total


class Texts:
    """How long a text is, and how many words it has, once filled in."""

    def __init__(self, data):
        caller = data["caller"]
        self.forms = caller.get("call_me") or [caller["name"]]
        self.fills = {"caller": self.forms[0], "fact": "",
                      "agent": data.get("company", {}).get("agent", "")}
        for name, words in data.get("draw", {}).items():
            self.fills[name] = max(words, key=len).replace("_", " ")

    def spoken(self, text):
        return PLACEHOLDER.sub(lambda m: self.fills[m.group(1)],
                               BRACKETS.sub("", text))

    def characters(self, text):
        return len(self.spoken(text))

    def words(self, text):
        return words_in(self.spoken(text))

    def names_caller(self, text):
        pieces = [piece.replace("{caller}", self.forms[0])
                  for piece in BRACKETS.split(text)]
        return any(form in piece for form in self.forms for piece in pieces)


class Line:
    def __init__(self, scenario, data):
        says = data["say"]
        variants = says if isinstance(says, list) else [says]
        self.by = data.get("by")
        self.condition = condition_of(data)
        self.tells = data.get("tells", [])
        self.pause_ms = data.get("pause_ms", 700)
        self.invites = data.get("invites", False)
        self.abuse = data.get("abuse", 0)
        self.words = max(map(scenario.texts.words, variants))
        self.length = data.get("ms", scenario.speech_ms(variants, self.by))


class Reply:
    def __init__(self, scenario, node, data):
        texts = scenario.texts
        self.id = data["id"]
        self.node = node
        self.say = data["say"]
        self.slots = self.say.count("{fact}")
        self.words = texts.words(self.say)
        self.said_ms = min(1500, 600 + 10 * texts.characters(self.say))
        self.names_caller = texts.names_caller(self.say)
        self.uses = data.get("uses", [])
        self.restates = data.get("restates", [])
        self.asks = data.get("asks", [])
        self.contradicts = data.get("contradicts", [])
        self.promises = data.get("promises", [])
        self.within_h = data.get("within_h")
        self.offer = data.get("offer")
        self.sets = {name: compile_expression(value)
                     for name, value in data.get("set", {}).items()}
        self.condition = condition_of(data)
        self.once = data.get("once", False)
        reaction = data.get("reaction")
        self.reaction = Line(scenario, reaction) if reaction else None
        self.ways = ways_of(data["goto"])


class Node:
    def __init__(self, scenario, name, data):
        self.id = name
        self.lines = [Line(scenario, line) for line in data["caller"]]
        self.replies = [Reply(scenario, name, reply)
                        for reply in data.get("replies", [])]
        self.end = data.get("end")
        self.on_interrupt = data.get("on_interrupt")
        self.on_silence = data.get("on_silence")
        self.on_hang_up = data.get("on_hang_up")
        self.on_transfer = data.get("on_transfer")

    def reply(self, name):
        return next((r for r in self.replies if r.id == name), None)


def condition_of(data):
    return compile_expression(data["if"]) if "if" in data else None


def ways_of(goto):
    if isinstance(goto, str):
        return [(None, goto)]
    return [(condition_of(way), way["goto"]) for way in goto]


class Scenario:
    def __init__(self, data):
        self.id = data["id"]
        self.in_person = data.get("channel", "phone") == "in_person"
        self.goals = data.get("goals", [])
        self.texts = Texts(data)
        self.draw = data.get("draw", {})
        self.records = {r["id"]: r.get("tells", [])
                        for r in data.get("record", [])}
        self.facts = data.get("facts", {})
        self.promises = data.get("promises", {})
        self.vars = data.get("vars", {})
        self.read_caller(data)
        self.start = data["start"]
        self.rings_back = data.get("rings_back", self.start)
        self.nodes = {name: Node(self, name, node)
                      for name, node in data["nodes"].items()}
        wrap_up = data.get("wrap_up", {"minutes": 0, "tasks": []})
        self.minutes = wrap_up["minutes"]
        self.tasks = {task["id"]: task for task in wrap_up.get("tasks", [])}

    def read_caller(self, data):
        caller = data["caller"]
        temper = caller.get("temper", {})
        self.grievance = temper.get("grievance", 600)
        self.trust = temper.get("trust", 400)
        self.fault = temper.get("fault", 1000)
        self.patience_s = temper.get("patience_s", 8)
        people = data.get("people", {})
        self.pace = {name: who.get("voice", {}).get("pace", 100)
                     for name, who in [(None, caller), *people.items()]}
        protests = caller.get("protests") or ["Let me finish."]
        self.protest_ms = self.speech_ms(protests, None)

    def speech_ms(self, variants, by):
        longest = max(map(self.texts.characters, variants))
        return div((400 + 65 * longest) * 100, self.pace[by])


class Rubric:
    def __init__(self, data):
        self.techniques = {t["id"]: t for t in data["techniques"]}
        self.order = {name: i for i, name in enumerate(self.techniques)}
        self.solutions = {
            name for name, t in self.techniques.items()
            if t["kind"] == "rewarded" and t["category"] == "resolution"
            and name not in NOT_SOLUTIONS}

    def rewarded(self, name):
        return self.techniques[name]["kind"] == "rewarded"

    def sorted(self, names):
        return sorted(names, key=self.order.__getitem__)


def load_scenario(raw):
    return Scenario(json.loads(raw))


def load_rubric(raw):
    return Rubric(json.loads(raw))
