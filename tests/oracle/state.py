# SPDX-License-Identifier: MIT
"""What a call is at one moment, and what moves caller and trainee."""

import copy
from collections import Counter

from chance import drawn_words
from expressions import compile_expression, div

SAYING, PROTEST, LINE, PAUSE, WAIT, OVER = range(6)
SHAKEN, HOT, FULL = 250, 900, 1_000


def clamp(value):
    return max(0, min(1000, value))


def within(value, low, high):
    return max(low, min(high, value))


class Turn:
    """One visit to a node, from its entry until it is left."""

    def __init__(self, node, lines, begin):
        self.node = node
        self.lines = lines
        self.begin = begin
        self.end = begin
        self.pos = 0
        self.good_windows = set()
        self.misses = 0
        self.breathed = False
        self.heard = False
        self.protested = False
        self.abused = False
        self.first_told = False
        self.pinned = False
        self.weight = 1
        self.speaking = self.open = 0

    def ends_with_other(self):
        return bool(self.lines) and self.lines[-1].by is not None

    def has_other(self):
        return any(line.by is not None for line in self.lines)


class CallState:
    def __init__(self, scenario, rubric, seed, pace, response, composure,
                 rings_back):
        self.scenario, self.rubric = scenario, rubric
        self.timed = pace == "timed"
        self.response = response
        self.in_shift = composure is not None
        self.drawn = drawn_words(scenario.draw, seed)
        self.true = {f for f in scenario.facts if self.is_true(f)}
        self.must_hear = {f for f in self.true
                          if scenario.facts[f].get("must_hear")}
        self.start_caller(rings_back)
        self.start_story()
        self.start_trainee(700 if composure is None else composure)

    def is_true(self, fact):
        truth = self.scenario.facts[fact].get("true", True)
        return compile_expression(truth)(lambda name: name[1] in self.drawn)

    def start_caller(self, rings_back):
        self.grievance = self.scenario.grievance
        self.trust = self.scenario.trust
        self.anger = clamp(self.grievance + 150)
        if rings_back:
            self.let_down(self.rubric.techniques["broken_promise"])
        self.start_trust, self.start_anger = self.trust, self.anger
        self.anger_min = self.anger_max = self.anger

    def let_down(self, broken):
        """A promise was not kept: that strikes her before she rings back."""
        grievance = broken["grievance"]
        if broken["by_fault"]:
            grievance = div(grievance * self.scenario.fault, 1000)
        self.grievance = clamp(self.grievance + grievance)
        self.trust = clamp(self.trust + broken["trust"])
        blow = div(broken["anger"] * self.heat(broken["anger"]), 1000)
        self.anger = clamp(self.anger + blow)

    def start_trainee(self, composure):
        self.composure = self.composure_min = composure
        self.start_composure = composure
        self.braced = []
        self.stance_open = self.eyes = True
        self.busy_until = 0
        self.breath_until = None
        self.speaking = self.open = 0

    def start_story(self):
        self.now = 0
        self.turn = None
        self.turns_done = []
        self.told, self.cut_off, self.noted = set(), set(), set()
        self.looked, self.restated, self.rightly = set(), set(), set()
        self.vars = dict(self.scenario.vars)
        self.uses, self.faults, self.best = Counter(), Counter(), {}
        self.seen, self.nodes_entered = Counter(), 0
        self.chosen, self.spent = set(), set()
        self.promised, self.kept = set(), set()
        self.interruptions, self.last_cut = 0, None
        self.replies_given, self.words_heard, self.good = 0, 0, 0
        self.solution_given = False
        self.warned, self.abuse_turns, self.abuse_worst = False, 0, 0
        self.outcome = self.closed_by = None
        self.done_tasks, self.minutes_left = set(), self.scenario.minutes
        self.finished = False
        self.log = []
        self.second_at = self.dead_at = self.patience_from = None

    def fork(self):
        """A copy that can be tried without touching this call."""
        fixed = ("scenario", "rubric", "true", "must_hear", "drawn", "log")
        twin = copy.copy(self)
        for name, value in vars(self).items():
            if name not in fixed:
                setattr(twin, name, copy_of(value))
        return twin

    # What expressions see

    def knows(self, fact):
        return fact in self.true and (fact in self.told or any(
            fact in self.scenario.records[r] for r in self.looked))

    def heard(self):
        if not self.must_hear:
            return 100
        if not self.must_hear & self.told:
            return 0
        told = self.must_hear & (self.told | self.cut_off)
        return div(100 * len(self.rightly & told), len(told))

    def value(self, name):
        if isinstance(name, tuple):
            return self.member(*name)
        if name in self.vars:
            return self.vars[name]
        return {"heard": self.heard, "turn": lambda: self.nodes_entered,
                "elapsed_s": lambda: self.now // 1000}.get(
                    name, lambda: getattr(self, name))()

    def member(self, kind, name):
        if kind == "seen":
            return self.seen[name]
        if kind == "used":
            return self.uses[name]
        return name in {
            "told": self.told, "noted": self.noted, "drawn": self.drawn,
            "restated": self.restated, "looked": self.looked,
            "chose": self.chosen, "promised": self.promised,
            "kept": self.kept}[kind]

    def holds(self, condition):
        return condition is None or condition(self.value)

    # The caller and the trainee

    def feel(self, anger, grievance, trust):
        """What acts at once: each moves by itself."""
        self.grievance = clamp(self.grievance + grievance)
        self.trust = clamp(self.trust + trust)
        self.set_anger(self.anger + div(anger * self.heat(anger), 1000))

    def heat(self, anger):
        slope = div(self.anger - 500, 2)
        return 1000 + slope if anger > 0 else 1000 - slope

    def set_anger(self, anger):
        self.anger = clamp(anger)
        self.anger_min = min(self.anger_min, self.anger)
        self.anger_max = max(self.anger_max, self.anger)
        if self.anger < FULL and self.turn:
            self.turn.pinned = False

    def brace(self, change):
        before, self.composure = self.composure, clamp(
            self.composure + change)
        if self.composure != before:
            self.braced.append((self.now, self.composure))
        self.composure_min = min(self.composure_min, self.composure)

    def deltas(self, name, quality):
        """The weight of a technique now, and its three deltas."""
        technique = self.rubric.techniques[name]
        weight = quality
        for _ in range(self.uses[name]):
            weight = div(weight * technique["keep"], 100)
        anger, grievance, trust = (
            div(technique[key] * weight, 1000)
            for key in ("anger", "grievance", "trust"))
        if technique["by_fault"]:
            grievance = div(grievance * self.scenario.fault, 1000)
        return weight, anger, grievance, trust

    def strike(self, name, harder=0):
        """A technique that acts at once, by 3/2 as often as said."""
        _, *moves = self.deltas(name, 1000)
        for _ in range(harder):
            moves = [div(move * 3, 2) for move in moves]
        self.feel(*moves)
        self.count(name, 1000)

    def count(self, name, quality):
        self.uses[name] += 1
        if self.rubric.rewarded(name):
            self.best[name] = max(self.best.get(name, 0), quality)
        else:
            self.faults[name] += 1

    def model_step(self, qualities):
        sums, rewarded = [0, 0, 0], False
        for name, quality in qualities.items():
            weight, *moves = self.deltas(name, quality)
            sums = [a + b for a, b in zip(sums, moves)]
            rewarded |= weight > 0 and self.rubric.rewarded(name)
        anger = within(sums[0], -100, 300)
        self.grievance = clamp(self.grievance + within(sums[1], -250, 250))
        self.trust = clamp(self.trust + within(sums[2], -300, 60))
        rest = div(self.grievance * (1300 - self.trust), 1000)
        blow = div(anger * self.heat(anger), 1000)
        if anger > 0:
            self.set_anger(max(self.anger, rest) + blow)
        else:
            part = 350 if rewarded else 800
            away = div((self.anger - rest) * part, 1000)
            self.set_anger(rest + away + blow)


def copy_of(value):
    if isinstance(value, Turn):
        twin = copy.copy(value)
        twin.good_windows = set(value.good_windows)
        return twin
    if isinstance(value, (set, dict, list)):
        return copy.copy(value)
    return value
