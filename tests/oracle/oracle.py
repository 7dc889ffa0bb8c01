#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An independent reading of FORMAT.md and SCORING.md.

    oracle.py SCENARIO REPLAY [--rubric FILE] [--no-hash]

prints what `ek score --json` prints. It shares no code with the engine, and
takes for granted that scenario and rubric are valid; replays are checked.
"""

import argparse
import hashlib
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from engine import Call, Refused
from scenario import load_rubric, load_scenario
from scorecard import document

RUBRIC = pathlib.Path(__file__).resolve().parents[2] / "assets/rubric.json"
LATEST_MS = 86_400_000
REQUIRED = {"replay", "engine", "scenario", "hash", "rubric", "seed", "pace",
            "events"}
OPTIONAL = {"response", "composure", "lexicon", "rings_back"}
WHAT = {"reply": ({"reply"}, {"facts"}), "backchannel": (set(), set()),
        "note": ({"fact"}, set()), "unnote": ({"fact"}, set()),
        "lookup": ({"record"}, set()), "breathe": (set(), set()),
        "posture": (set(), {"stance", "eyes"}), "transfer": (set(), set()),
        "hang_up": (set(), set()), "type": ({"text"}, set()),
        "task": ({"task"}, set()), "finish": (set(), set())}


class BadReplay(Exception):
    """A replay that is refused, with the event's index if it has one."""

    def __init__(self, text, event=None):
        super().__init__(text)
        self.event = event

    def document(self):
        return {"error": {"event": self.event, "text": str(self)}}


def require(truth, text, event=None):
    if not truth:
        raise BadReplay(text, event)


def whole(value, low, high):
    return type(value) is int and low <= value <= high


def unique(pairs):
    require(len(dict(pairs)) == len(pairs), "a key stands twice")
    return dict(pairs)


def parse(raw):
    try:
        replay = json.loads(raw, object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        raise BadReplay(f"no JSON: {error}") from error
    require(isinstance(replay, dict), "a replay is an object")
    return replay


def check_head(replay):
    keys = set(replay)
    require(REQUIRED <= keys, f"missing: {sorted(REQUIRED - keys)}")
    require(keys <= REQUIRED | OPTIONAL, f"unknown key in {sorted(keys)}")
    for key in ("replay", "engine"):
        require(whole(replay[key], 1, 1), f"{key} must be 1")
    require(whole(replay["seed"], 0, 2**53 - 1), "no such seed")
    require(replay["pace"] in ("timed", "self_paced"), "no such pace")
    require(whole(replay.get("response", 100), 100, 200), "response")
    require(whole(replay.get("composure", 0), 0, 1000), "composure")
    require(replay.get("rings_back", True) is True, "rings_back is true")
    require("rings_back" not in replay or "composure" in replay,
            "a caller rings back only in a shift")
    require(isinstance(replay["events"], list), "events must be a list")


def hash_of(raw):
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def check_files(replay, scenario_raw, rubric_raw):
    require(replay["hash"] == hash_of(scenario_raw), "another scenario file")
    require(replay["rubric"] == hash_of(rubric_raw), "another rubric file")


def check_event(event, index, replay):
    require(isinstance(event, dict), "an event is an object", index)
    kind = event.get("do")
    require(isinstance(kind, str) and kind in WHAT, "nothing to do", index)
    must, may = WHAT[kind]
    keys = set(event) - {"t", "do"}
    require("t" in event and must <= keys <= must | may, "keys", index)
    require(whole(event["t"], 0, LATEST_MS), "t out of range", index)
    require(all(isinstance(event[key], str) for key in must), "type", index)
    require(kind != "type" or "lexicon" in replay, "no lexicon", index)
    if kind == "reply":
        facts = event.get("facts", [])
        require(isinstance(facts, list)
                and all(isinstance(f, str) for f in facts), "facts", index)
    if kind == "posture":
        require(bool(keys), "a posture of nothing", index)
        require(event.get("stance", "open") in ("open", "closed"),
                "stance", index)
        require(isinstance(event.get("eyes", True), bool), "eyes", index)


def check_events(replay):
    before = 0
    for index, event in enumerate(replay["events"]):
        check_event(event, index, replay)
        require(event["t"] >= before, "time fell", index)
        before = event["t"]


def start_call(replay, scenario, rubric):
    return Call(scenario, rubric, replay["seed"], replay["pace"],
                replay.get("response", 100), replay.get("composure"),
                replay.get("rings_back", False))


def play(replay, scenario, rubric):
    call = start_call(replay, scenario, rubric)
    for index, event in enumerate(replay["events"]):
        try:
            call.do(event)
        except Refused as error:
            raise BadReplay(str(error), index) from error
    call.run_on()
    return call


def score_bytes(scenario_raw, replay_raw, rubric_raw, hashes=True):
    """The document for three files' bytes; an error document if refused."""
    try:
        replay = parse(replay_raw)
        check_head(replay)
        scenario = load_scenario(scenario_raw)
        require(replay["scenario"] == scenario.id, "another scenario")
        if hashes:
            check_files(replay, scenario_raw, rubric_raw)
        check_events(replay)
        return document(play(replay, scenario, load_rubric(rubric_raw)))
    except BadReplay as bad:
        return bad.document()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scenario", type=pathlib.Path)
    parser.add_argument("replay", type=pathlib.Path)
    parser.add_argument("--rubric", type=pathlib.Path, default=RUBRIC)
    parser.add_argument("--no-hash", action="store_true")
    args = parser.parse_args()
    result = score_bytes(args.scenario.read_bytes(), args.replay.read_bytes(),
                         args.rubric.read_bytes(), not args.no_hash)
    print(json.dumps(result, indent=2, ensure_ascii=False))
    return 1 if "error" in result else 0


if __name__ == "__main__":
    sys.exit(main())
