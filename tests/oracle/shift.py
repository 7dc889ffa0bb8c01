# SPDX-License-Identifier: MIT
"""A shift as scenarios/README.md tells it ("A shift"): calls in a row, breaks
between them, promises that fall due, callers who ring back."""

import oracle
from expressions import compile_expression, div
from scorecard import document, item
from state import clamp

MINUTE_MS = 60_000
BREAK_MINUTES, START_COMPOSURE, SHAKY = 10, 700, 400
RESTS = {"breathe": (1, 80), "water": (2, 120), "walk": (5, 250),
         "colleague": (8, 350)}


class BadShift(Exception):
    """A shift that cannot have happened, and where."""

    def __init__(self, text, call, event=None, in_break=False):
        super().__init__(text)
        self.where = {"call": call, "in_break": in_break, "event": event}

    def document(self):
        return {"error": {**self.where, "text": str(self)}}


class Promise:
    def __init__(self, ring, name, index):
        scenario = ring.call.scenario
        self.ring, self.name, self.index = ring, name, index
        self.due = (ring.done
                    + scenario.promises[name]["within_h"] * MINUTE_MS)
        self.kept_at = ring.done if name in ring.call.kept else None
        self.broken = False

    def document(self):
        state = "broken" if self.broken else "open"
        found = {"call": self.index, "promise": self.name, "due_ms": self.due,
                 "state": state if self.kept_at is None else "kept"}
        if self.kept_at is not None:
            found["kept_ms"] = self.kept_at
        return found


class Ring:
    """One call of the shift."""

    def __init__(self, replay, begin, rings_for):
        self.replay, self.begin, self.rings_for = replay, begin, rings_for
        self.rang = self.recovered = False
        self.call = self.end = self.done = None


class Shift:
    """A shift as far as it has come."""

    def __init__(self, seed, scenarios, rubric):
        self.seed, self.scenarios, self.rubric = seed, scenarios, rubric
        self.now, self.composure = 0, START_COMPOSURE
        self.rings, self.promises, self.points = [], [], []
        self.rests, self.left, self.rested = 0, 0, set()
        self.first = None

    def must(self):
        """How the next call begins."""
        return {"seed": (self.seed + len(self.rings)) & (2**53 - 1),
                "composure": self.composure}

    def caller(self):
        """The index of the ring whose caller rings back next, or None."""
        waiting = [p for p in self.promises if p.broken and not p.ring.rang
                   and p.ring.rings_for is None]
        return min(waiting, key=lambda p: p.due).index if waiting else None

    def fall_due(self):
        for promise in self.promises:
            if promise.kept_at is None and promise.due < self.now:
                promise.broken = True

    # Calls

    def check_head(self, replay):
        index = len(self.rings)
        first = self.first or replay
        alike = ("rubric", "pace")
        caller = self.caller()
        back = replay.get("rings_back", False)
        same = (caller is not None and all(
            self.rings[caller].replay[key] == replay[key]
            for key in ("scenario", "hash")))
        for truth, text in (
                (all(first[key] == replay[key] for key in alike)
                 and first.get("response", 100) == replay.get("response", 100),
                 "another rubric, pace or response"),
                (back == (caller is not None) and (same or not back),
                 "another caller rings now"),
                (replay["seed"] == self.must()["seed"], "another seed"),
                (replay.get("composure") == self.composure,
                 "another composure")):
            if not truth:
                raise BadShift(text, index)

    def ring(self, replay):
        """One call, by its replay."""
        index, caller = len(self.rings), self.caller()
        try:
            oracle.check_head(replay)
            self.check_head(replay)
            self.first = self.first or replay
            ring = Ring(replay, self.now, caller)
            self.points.append((self.now, self.composure))
            oracle.check_events(replay)
            ring.call = oracle.play(replay, self.scenarios[replay["scenario"]],
                                    self.rubric)
        except oracle.BadReplay as bad:
            raise BadShift(str(bad), index, bad.event) from bad
        if caller is not None:
            self.rings[caller].rang = True
        self.end_call(ring)

    def end_call(self, ring):
        call = ring.call
        self.points += [(ring.begin + at, to) for at, to in call.braced]
        ring.end = ring.begin + call.now
        worked = call.scenario.minutes - call.minutes_left
        ring.done = self.now = ring.end + worked * MINUTE_MS
        self.composure, self.left, self.rested = (
            call.composure, BREAK_MINUTES, set())
        self.points.append((self.now, self.composure))
        self.rings.append(ring)
        self.promises += [
            Promise(ring, name, len(self.rings) - 1)
            for name in call.scenario.promises if name in call.promised]
        self.fall_due()

    # Breaks

    def do(self, event):
        """What is done in the break that is on; False when it cannot be."""
        if event["do"] == "task":
            return self.task(event)
        minutes, relief = RESTS[event["do"]]
        if event["do"] in self.rested or minutes > self.left:
            return False
        self.spend(minutes)
        self.rested.add(event["do"])
        self.rests += 1
        self.rings[-1].recovered = True
        self.composure = clamp(self.composure + relief)
        self.points.append((self.now, self.composure))
        return True

    def spend(self, minutes):
        self.now += minutes * MINUTE_MS
        self.left -= minutes
        self.fall_due()

    def task(self, event):
        if not 0 <= event["call"] < len(self.rings):
            return False
        ring = self.rings[event["call"]]
        call, task = ring.call, ring.call.scenario.tasks.get(event["task"])
        if not task or task["id"] in call.done_tasks:
            return False
        reason = compile_expression(task.get("if", True))
        if not reason(call.value) or task["minutes"] > self.left:
            return False
        self.spend(task["minutes"])
        call.done_tasks.add(task["id"])
        for promise in self.promises:
            if (promise.ring is ring and promise.kept_at is None
                    and not promise.broken
                    and promise.name in task.get("keeps", [])):
                promise.kept_at = self.now
                call.kept.add(promise.name)
        for name in task.get("uses", []):
            call.count(name, 1000)
        return True

    def rest(self, index, events):
        for number, event in enumerate(events):
            if not self.do(event):
                raise BadShift("it cannot be done", index, number, True)

    # The result

    def card(self, index):
        """The scorecard of a call, with what the shift adds."""
        ring = self.rings[index]
        followed = index + 1 < len(self.rings)
        before = self.rings[index - 1] if index else None
        if (before and not before.recovered
                and ring.call.start_composure < SHAKY):
            ring.call.faults["no_recovery"] += 1
        points = self.rubric.techniques["recover"]

        def settle(items):
            items[:] = [i for i in items if i["id"] != "recover"]
            items.append(item("recover", points["category"], points["points"],
                              followed, 1000 * ring.recovered))
            last = len(self.rubric.order)
            items.sort(key=lambda i: self.rubric.order.get(i["id"], last))
        return document(ring.call, settle)

    def document(self):
        cards = [self.card(i) for i in range(len(self.rings))]
        back = sum(ring.rings_for is not None for ring in self.rings)
        return {
            "score": div(sum(c["score"] for c in cards), len(cards)),
            "duration_ms": self.now, "planned": len(self.rings) - back,
            "rang_back": back, "made": len(self.promises),
            "kept": sum(p.kept_at is not None for p in self.promises),
            "broken": sum(p.broken for p in self.promises),
            "recoveries": self.rests,
            "composure": [{"t": t, "composure": c} for t, c in self.points],
            "promises": [p.document() for p in self.promises],
            "calls": [{"begin_ms": r.begin, "end_ms": r.end, "done_ms": r.done,
                       "rings_for": r.rings_for, "recovered": r.recovered,
                       "card": card}
                      for r, card in zip(self.rings, cards)]}


def score(data, scenarios, rubric):
    """The document of a shift (of well-formed JSON) by its scenarios."""
    shift = Shift(data["seed"], scenarios, rubric)
    try:
        for index, replay in enumerate(data["calls"]):
            shift.ring(replay)
            if index < len(data["between"]):
                shift.rest(index, data["between"][index])
    except BadShift as bad:
        return bad.document()
    return shift.document()
