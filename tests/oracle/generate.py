#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random calls: a scenario and several replays of it, by seed.

    generate.py --seed N --out DIR [--replays 6] [--rubric FILE]

The oracle is driven step by step, so that events fall on the edges that
matter: ends of lines, borders of windows, the last 400 ms, half a turn.
"""

import argparse
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import engine
import oracle
from scenario import load_rubric, load_scenario
from stories import Story

STYLES = {
    "polite": {"reply": 5, "backchannel": 4, "note": 6, "lookup": 1,
               "breathe": 1, "posture": 1, "early": 0.05},
    "cutting": {"reply": 8, "backchannel": 1, "note": 3, "lookup": 1,
                "breathe": 1, "posture": 1, "early": 0.9},
    "restless": {"reply": 5, "backchannel": 5, "note": 5, "unnote": 2,
                 "lookup": 2, "breathe": 3, "posture": 4, "early": 0.4},
    "silent": {"reply": 3, "note": 1, "wait": 6, "early": 0.1},
    "fleeing": {"reply": 3, "note": 2, "transfer": 1, "hang_up": 1,
                "breathe": 1, "early": 0.4},
    "marathon": {"reply": 30, "backchannel": 1, "note": 1, "early": 0.3},
    "sleepy": {"reply": 1, "wait": 9, "note": 1, "early": 0.0},
}
MOST_EVENTS = {"marathon": 260, "sleepy": 400}


class Driver:
    """Plays one call at random and writes down what was done."""

    def __init__(self, rng, scenario, rubric, style):
        self.rng, self.style = rng, STYLES[style]
        self.marathon = style == "marathon"
        self.scenario = scenario
        self.most = MOST_EVENTS.get(style, rng.choice((3, 15, 40, 80, 80)))
        self.head = {"seed": rng.choice((0, rng.getrandbits(53))),
                     "pace": "timed" if rng.random() < 0.8 else "self_paced"}
        if rng.random() < 0.4:
            self.head["response"] = rng.choice((100, 101, 133, 150, 200))
        if rng.random() < 0.25:
            self.head["composure"] = rng.choice((0, 249, 250, 300, 1000))
            if rng.random() < 0.5:
                self.head["rings_back"] = True
        self.call = oracle.start_call(self.head, scenario, rubric)
        self.events, self.last = [], 0

    def moments(self):
        """Times at which something is about to change."""
        call, at = self.call, {self.last, self.last + 1}
        if call.last_cut is not None:
            at.add(call.last_cut + 60_000)
        for until in (call.busy_until, call.breath_until):
            at.add(until or 0)
        if call.phase in (engine.SAYING, engine.PROTEST, engine.LINE,
                          engine.PAUSE):
            at |= {call.phase_end, call.phase_end - 400}
        if call.turn:
            turn = call.turn
            half = (turn.begin + turn.end) // 2
            at |= {turn.end, turn.end - 400, half, turn.begin}
        if call.phase == engine.WAIT:
            at |= {m for m in (call.patience_from, call.second_at,
                               call.dead_at) if m is not None}
        return [m + d for m in at for d in (-1, 0, 1) if m + d >= self.last]

    def later(self):
        """The end of what is being said, or a while into the silence."""
        call, rng = self.call, self.rng
        if call.phase == engine.SAYING:
            return call.phase_end
        if call.turn and call.phase != engine.WAIT:
            return call.turn.end + rng.choice((0, 0, 1, 500))
        return self.last + rng.choice((0, 100, 1000, 1000, 5000))

    def when(self):
        rng = self.rng
        if rng.random() < self.style["early"]:
            if rng.random() < 0.6:
                return rng.choice(self.moments())
            span = 3000
            if self.call.turn:
                span = max(1, self.call.turn.end - self.last)
            return self.last + rng.randint(0, span)
        if rng.random() < 0.15:
            return rng.choice(self.moments())
        return max(self.last, self.later())

    def pick(self):
        kinds = [kind for kind in self.style if kind != "early"]
        return self.rng.choices(kinds, [self.style[k] for k in kinds])[0]

    def event(self):
        kind, at = self.pick(), self.when()
        if kind == "wait":
            self.last = max(self.last, at + self.rng.choice(
                (0, 3000, 20_000, 100_000)))
            self.call.advance(self.last)
            return None
        event = {"t": at, "do": kind}
        return event if self.fill(event) else None

    def fill(self, event):
        rng, scenario = self.rng, self.scenario
        kind = event["do"]
        if kind == "note":
            left = sorted(set(scenario.facts) - self.call.noted)
            event["fact"] = rng.choice(left) if left else None
        elif kind == "unnote":
            noted = sorted(self.call.noted)
            event["fact"] = rng.choice(noted) if noted else None
        elif kind == "lookup":
            left = sorted(set(scenario.records) - self.call.looked)
            event["record"] = rng.choice(left) if left else None
        elif kind == "posture":
            event.update(rng.choice((
                {"stance": "open"}, {"stance": "closed"}, {"eyes": True},
                {"eyes": False}, {"stance": "open", "eyes": True})))
        elif kind == "reply":
            return self.fill_reply(event)
        return None not in event.values()

    def fill_reply(self, event):
        rng = self.rng
        ahead = self.call.fork()
        ahead.advance(event["t"])
        if not ahead.turn or not ahead.turn.node.replies:
            return False
        replies = ahead.turn.node.replies
        if self.marathon:
            going_on = [r for r in replies if not r.slots and not any(
                self.scenario.nodes[to].end for _, to in r.ways)]
            replies = going_on or replies
        reply = rng.choice(replies)
        event["reply"] = reply.id
        noted = sorted(self.call.noted)
        if len(noted) < reply.slots:
            return False
        if reply.slots:
            event["facts"] = rng.sample(noted, reply.slots)
        return True

    def try_event(self, event):
        twin = self.call.fork()
        try:
            twin.do(event)
        except engine.Refused:
            return False
        self.call = twin
        self.events.append(event)
        self.last = event["t"]
        return True

    def play(self):
        for _ in range(self.most * 6):
            if self.call.phase == engine.OVER or len(
                    self.events) >= self.most:
                break
            event = self.event()
            if event and event["t"] <= oracle.LATEST_MS:
                self.try_event(event)
        if self.rng.random() < 0.8:
            self.wrap_up()

    def wrap_up(self):
        """Sees whether the call ends by itself; then does some tasks."""
        end = self.call.fork()
        end.advance(self.last + self.rng.choice((0, 30_000)))
        if end.phase != engine.OVER:
            return
        at = max(end.now, self.last)
        tasks = sorted(self.scenario.tasks)
        self.rng.shuffle(tasks)
        for task in tasks:
            at += self.rng.choice((0, 1, 60_000))
            self.try_event({"t": at, "do": "task", "task": task})
        if self.rng.random() < 0.7:
            self.try_event({"t": at, "do": "finish"})


def bad_event(rng, driver):
    """An event that is refused wherever it stands."""
    at = driver.last
    return rng.choice((
        {"t": at, "do": "reply", "reply": "nobody"},
        {"t": at, "do": "reply"}, {"t": at, "do": "dance"},
        {"t": at, "do": "note", "fact": "f_nothing"},
        {"t": at, "do": "unnote", "fact": "f_nothing"},
        {"t": at, "do": "lookup", "record": "r_nothing"},
        {"t": at, "do": "task", "task": "t_nothing"},
        {"t": at, "do": "posture"}, {"t": at, "do": "posture", "stance": "x"},
        {"t": at, "do": "breathe", "deep": True}, {"do": "finish"},
        {"t": at + 0.5, "do": "backchannel"}, {"t": -1, "do": "finish"},
        {"t": oracle.LATEST_MS + 1, "do": "finish"},
        {"t": at, "do": "reply", "reply": "n0_a", "facts": ["f_a"] * 2},
        {"t": at, "do": "type", "text": "Hello"}))


def spoil(rng, driver, replay):
    """Makes some replays bad, at one known place each."""
    events = replay["events"]
    pick = rng.random()
    if pick < 0.06:
        events.append(bad_event(rng, driver))
    elif pick < 0.14:
        refused_in_the_middle(rng, driver, replay)
    elif pick < 0.16 and len(events) > 1 and events[-1]["t"] > 0:
        events.append(dict(events[-1], t=events[-1]["t"] - 1))
    elif pick < 0.18:
        spoil_head(rng, replay)


def refused_in_the_middle(rng, driver, replay):
    """A well-formed event that comes at the wrong moment."""
    twin = Driver(rng, driver.scenario, driver.call.rubric, "restless")
    twin.style = dict(STYLES["restless"], transfer=2, hang_up=1)
    twin.call = oracle.start_call(replay, twin.scenario, twin.call.rubric)
    for event in replay["events"][:rng.randint(0, len(replay["events"]))]:
        twin.try_event(event)
    for _ in range(60):
        event = twin.event()
        if event and not twin.try_event(event):
            replay["events"] = twin.events + [event]
            return


def spoil_head(rng, replay):
    key, value = rng.choice((
        ("scenario", "another"), ("hash", "sha256:00"), ("rubric", ""),
        ("seed", 2**53), ("seed", -1), ("pace", "fast"), ("response", 99),
        ("response", 201), ("composure", 1001), ("engine", 2),
        ("replay", 0), ("more", 1), ("events", None), ("seed", None),
        ("rings_back", False), ("rings_back", 1)))
    if value is None:
        del replay[key]
    else:
        replay[key] = value


def replay_of(rng, scenario, rubric, hashes, style):
    driver = Driver(rng, scenario, rubric, style)
    driver.play()
    replay = {"replay": 1, "engine": 1, "scenario": scenario.id, **hashes,
              **driver.head, "events": driver.events}
    spoil(rng, driver, replay)
    return replay


def mutated(rng, raw):
    """An organisation's own rubric: other numbers, other techniques."""
    data = json.loads(raw)
    for technique in data["techniques"]:
        if rng.random() < 0.4:
            technique["points"] = rng.randint(0, 20)
            technique["keep"] = rng.randint(0, 100)
            for key in ("anger", "grievance", "trust"):
                technique[key] = rng.randint(-300, 300)
    return json.dumps(data, ensure_ascii=False).encode()


def generate(seed, out, replays=6, rubric_path=oracle.RUBRIC, mutate=False):
    """Writes the files; gives (scenario, rubric, [replay]) as paths."""
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    name = f"random-{seed}"
    rubric_raw = rubric_path.read_bytes()
    if mutate:
        rubric_raw = mutated(rng, rubric_raw)
        rubric_path = out / f"{name}.rubric.json"
        rubric_path.write_bytes(rubric_raw)
    data = Story(rng, name).scenario()
    raw = json.dumps(data, ensure_ascii=rng.random() < 0.2,
                     indent=rng.choice((None, 1, 2))).encode()
    path = out / f"{name}.json"
    path.write_bytes(raw)
    hashes = {"hash": oracle.hash_of(raw), "rubric": oracle.hash_of(
        rubric_raw)}
    scenario, rubric = load_scenario(raw), load_rubric(rubric_raw)
    paths = []
    for number in range(replays):
        style = rng.choice(sorted(STYLES))
        replay = replay_of(rng, scenario, rubric, hashes, style)
        paths.append(out / f"{name}.{number}.replay.json")
        paths[-1].write_text(json.dumps(replay), encoding="utf-8")
    return path, rubric_path, paths


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--replays", type=int, default=6)
    parser.add_argument("--rubric", type=pathlib.Path, default=oracle.RUBRIC)
    parser.add_argument("--mutate", action="store_true",
                        help="write a rubric with other numbers too")
    args = parser.parse_args()
    scenario, _, replays = generate(args.seed, args.out, args.replays,
                                    args.rubric, args.mutate)
    print(scenario, *replays, sep="\n")


if __name__ == "__main__":
    main()
