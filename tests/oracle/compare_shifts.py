#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores random shifts with `ek` and with the oracle, and compares.

    compare_shifts.py --ek PATH --count N --seed S

Each shift has scenarios of its own. Files of those that differ are kept under
--keep. Exit status 1 when any differ.
"""

import argparse
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import compare
import generate
import oracle
import shift
from scenario import load_rubric, load_scenario
from stories import Story

MOST_CALLS = 5
RUBRIC_RAW = oracle.RUBRIC.read_bytes()


class Player:
    """Works one shift at random and writes down what was done."""

    def __init__(self, rng, folder):
        self.rng, self.folder = rng, folder
        self.rubric = load_rubric(RUBRIC_RAW)
        self.raw, self.scenarios = {}, {}
        for letter in "abc":
            self.write_scenario(f"random-{letter}")
        self.seed = rng.choice((0, rng.getrandbits(53), 2**53 - 2))
        self.head = {"pace": rng.choice(("timed", "timed", "self_paced"))}
        if rng.random() < 0.3:
            self.head["response"] = rng.choice((100, 133, 200))
        self.shift = shift.Shift(self.seed, self.scenarios, self.rubric)
        self.calls, self.between = [], []

    def write_scenario(self, name):
        data = Story(self.rng, name).scenario()
        for promise in data.get("promises", {}).values():
            promise["within_h"] = self.rng.choice((0, 1, 3, 8, 24))
        raw = json.dumps(data).encode()
        (self.folder / f"{name}.json").write_bytes(raw)
        self.raw[name], self.scenarios[name] = raw, load_scenario(raw)

    def next_name(self):
        caller = self.shift.caller()
        if caller is None:
            return self.rng.choice(sorted(self.raw))
        return self.calls[caller]["scenario"]

    def call(self):
        name, back = self.next_name(), self.shift.caller() is not None
        driver = generate.Driver(self.rng, self.scenarios[name], self.rubric,
                                 self.rng.choice(sorted(generate.STYLES)))
        driver.head = {**self.head, **self.shift.must()}
        if back:
            driver.head["rings_back"] = True
        driver.call = oracle.start_call(driver.head, driver.scenario,
                                        self.rubric)
        driver.play()
        replay = {"replay": 1, "engine": 1, "scenario": name,
                  "hash": oracle.hash_of(self.raw[name]),
                  "rubric": oracle.hash_of(RUBRIC_RAW), **driver.head,
                  "events": driver.events}
        self.shift.ring(replay)
        self.calls.append(replay)

    def rest(self):
        done = []
        for _ in range(self.rng.choice((0, 1, 2, 5))):
            event = self.event()
            if event and self.shift.do(event):
                done.append(event)
        self.between.append(done)

    def event(self):
        rng = self.rng
        if rng.random() < 0.5:
            return {"do": rng.choice(sorted(shift.RESTS))}
        call = rng.randrange(len(self.calls))
        tasks = sorted(self.scenarios[self.calls[call]["scenario"]].tasks)
        return tasks and {"do": "task", "call": call,
                          "task": rng.choice(tasks)}

    def play(self):
        for _ in range(self.rng.randint(1, MOST_CALLS)):
            self.call()
            self.rest()
        if not self.between[-1]:
            self.between.pop()
        found = {"shift": 1, "engine": 1, "seed": self.seed,
                 "calls": self.calls, "between": self.between}
        if self.rng.random() < 0.3:
            spoil(self.rng, found)
        return found


def spoil(rng, found):
    """Makes it one that cannot have happened, or perhaps another one."""
    call = rng.choice(found["calls"])
    between = rng.choice(found["between"] or [[]])
    rng.choice((
        lambda: call.update(composure=min(1000, call["composure"] + 1)),
        lambda: call.update(seed=(call["seed"] + 1) % 2**53),
        lambda: call.update(pace="timed"),
        lambda: call.pop("rings_back", None),
        lambda: call.update(rings_back=True),
        lambda: call["events"].append({"t": 0, "do": "finish"}),
        lambda: call["events"].clear(),
        lambda: between.append({"do": "colleague"}),
        lambda: between.append({"do": "task", "call": 1, "task": "t_no"}),
        lambda: between.clear()))()


def comparable(document):
    if "error" in document:
        document["error"].pop("text")
    for call in document.get("calls", []):
        call["card"] = compare.comparable(call["card"])
    return document


def run_ek(ek, path, folder):
    done = subprocess.run(
        [ek, "score", path, "--scenarios", folder, "--rubric",
         oracle.RUBRIC, "--json"], capture_output=True, timeout=60,
        check=False)
    return json.loads(done.stdout)


def compare_one(ek, seed, keep):
    """(what the shift was, the differences)."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        player = Player(random.Random(seed), folder)
        found = player.play()
        path = folder / "shift.json"
        path.write_text(json.dumps(found), encoding="utf-8")
        ours = shift.score(found, player.scenarios, player.rubric)
        lines = list(compare.differences(
            comparable(json.loads(json.dumps(ours))),
            comparable(run_ek(ek, path, folder))))
        if lines:
            shutil.copytree(folder, keep / str(seed), dirs_exist_ok=True)
        return ours, lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ek", required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path,
                        default=pathlib.Path("oracle-shifts"))
    args = parser.parse_args()
    failed = refused = back = broken = 0
    for seed in range(args.seed, args.seed + args.count):
        ours, lines = compare_one(args.ek, seed, args.keep)
        refused += "error" in ours
        back += ours.get("rang_back", 0)
        broken += ours.get("broken", 0)
        failed += bool(lines)
        if lines:
            print(f"{args.keep / str(seed)}:", *lines[:compare.SHOWN],
                  sep="\n  ")
    print(f"{args.count - failed} passed, {failed} failed; {refused} refused,"
          f" {broken} promises broken, {back} rang back")
    return 1 if failed or not (refused and back) else 0


if __name__ == "__main__":
    sys.exit(main())
