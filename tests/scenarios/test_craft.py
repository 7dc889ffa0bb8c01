#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a shipped call must be, counted: room on the screen, ends, thoughts,
and that it is listening which decides.

"""

import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FIRST_CALL = "cake-order"
FAULTS = {
    entry["id"]
    for entry in json.loads((ROOT / "assets/rubric.json").read_text())[
        "techniques"
    ]
    if entry["kind"] == "penalised"
}


def shipped():
    for path in sorted((ROOT / "scenarios").glob("*.json")):
        if not path.name.endswith(".schema.json"):
            yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def spoken(text):
    return re.sub(r"\[[^]]*\]", "", text)


def good_way(name, scenario):
    """The decisions of the expert's replay: a node, and the reply given."""
    path = ROOT / "tests/replays" / name / "expert.json"
    given = [
        event["reply"]
        for event in json.loads(path.read_text())["events"]
        if event["do"] == "reply"
    ]
    nodes = scenario["nodes"]
    card = json.loads(path.with_suffix(".score.json").read_text())
    return [
        (nodes[turn["node"]], reply)
        for turn, reply in zip(card["turns"], given, strict=True)
    ]


def has_twin(node, given):
    """Another reply with the same tags that only facts part from this one."""
    replies = {reply["id"]: reply for reply in node["replies"]}
    tags = set(replies[given].get("uses", []))
    return any(
        set(reply.get("uses", [])) == tags
        and (reply.get("contradicts") or reply.get("restates"))
        for reply in node["replies"]
        if reply["id"] != given
    )


def decisions():
    """The replies of each node that has some, and where that is."""
    for name, scenario in shipped():
        for id, node in scenario["nodes"].items():
            if "replies" in node:
                yield f"{name}, {id}", node["replies"]


class Craft(unittest.TestCase):
    def test_a_decision_fits_the_screen(self):
        for where, replies in decisions():
            said = [spoken(reply["say"]) for reply in replies]
            words = sum(len(text.split()) for text in said)
            self.assertIn(len(said), (3, 4), where)
            self.assertLessEqual(words, 60, where)
            self.assertLessEqual(max(map(len, said)), 115, where)

    def test_nobody_shouts(self):
        for where, replies in decisions():
            for reply in replies:
                self.assertNotIn("!", reply["say"], where)

    def test_what_costs_is_thought_about(self):
        for where, replies in decisions():
            for reply in replies:
                faulty = FAULTS & set(reply.get("uses", []))
                if faulty or reply.get("contradicts") or reply.get("asks"):
                    self.assertIn("thinks", reply, where)

    def test_there_are_many_ways_for_it_to_end(self):
        for name, scenario in shipped():
            with self.subTest(scenario=name):
                ends = [n["end"] for n in scenario["nodes"].values() if "end" in n]
                outcomes = {end["outcome"] for end in ends}
                self.assertGreaterEqual(len(ends), 5)
                self.assertLessEqual(
                    {"delighted", "unresolved", "lost", "handed_over"}, outcomes
                )
                self.assertTrue({"satisfied", "resolved"} & outcomes)

    def test_calls_are_as_long_as_they_should_be(self):
        for name, scenario in shipped():
            with self.subTest(scenario=name):
                exchanges = len(good_way(name, scenario))
                if name == FIRST_CALL:
                    self.assertEqual(scenario["difficulty"], 1)
                    self.assertIn(exchanges, (5, 6))
                else:
                    self.assertIn(exchanges, range(7, 13))
                    self.assertGreaterEqual(len(scenario["nodes"]), 25)

    def test_listening_decides_on_the_good_way(self):
        for name, scenario in shipped():
            with self.subTest(scenario=name):
                way = good_way(name, scenario)
                twins = sum(has_twin(node, given) for node, given in way)
                self.assertGreaterEqual(2 * twins, len(way))

    def test_there_is_more_to_do_than_there_is_time_for(self):
        for name, scenario in shipped():
            with self.subTest(scenario=name):
                tasks = scenario["wrap_up"]["tasks"]
                minutes = sum(task["minutes"] for task in tasks)
                self.assertGreater(minutes, scenario["wrap_up"]["minutes"])


if __name__ == "__main__":
    unittest.main()
