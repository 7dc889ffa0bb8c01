#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a shipped call must be, counted: room on the screen, ends, thoughts,
and that nothing gives the right reply away.
"""

import itertools
import json
import math
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


def draws_of(scenario):
    return list(itertools.product(*scenario["draw"].values()))


def fits(scenario, draw, reply):
    """Whether what the reply says is so in this draw."""

    def is_true(fact):
        truth = scenario["facts"][fact].get("true", True)
        return truth if isinstance(truth, bool) else truth.removeprefix("drawn.") in draw

    return not any(map(is_true, reply.get("contradicts", []))) and all(
        map(is_true, reply.get("restates", []))
    )


def right_replies(name, scenario):
    """Each decision of the good way in each draw: the share of the draws, the
    replies, the right one: the expert's or, where a fact is another one, the
    one with the same tags that fits it."""
    draws = draws_of(scenario)
    for draw, (node, given) in itertools.product(draws, good_way(name, scenario)):
        replies = node["replies"]
        (best,) = (reply for reply in replies if reply["id"] == given)
        tags = set(best.get("uses", []))
        fitting = [
            r
            for r in replies
            if set(r.get("uses", [])) == tags and fits(scenario, draw, r)
        ]
        yield 1 / len(draws), replies, best if best in fitting else fitting[0]


def count(pattern):
    return lambda reply: len(re.findall(pattern, reply["say"], re.IGNORECASE))


# What somebody could go by who has not listened: the most of it, or the least.
SIGNS = {
    "length": lambda reply: len(spoken(reply["say"])),
    "politeness": count(r"\b(please|thank|sorry|may i|could i|glad)\b"),
    "names": count(r"\{caller\}"),
    "figures": count(
        r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|fourteen)\b"
    ),
}


def standard_deviations(sign):
    """How much oftener, than by chance, who goes by a sign is right."""
    more, variance = 0, 0
    for name, scenario in shipped():
        for share, replies, right in right_replies(name, scenario):
            signs = [sign(reply) for reply in replies]
            chance = signs.count(max(signs)) / len(signs)
            more += share * ((sign(right) == max(signs)) - chance)
            variance += share * chance * (1 - chance)
    return more / math.sqrt(variance)


def all_replies(scenario):
    for node in scenario["nodes"].values():
        yield from node.get("replies", [])


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
        for name, scenario in shipped():
            for reply in all_replies(scenario):
                facts = map(scenario["facts"].get, reply.get("restates", []))
                costs = (
                    FAULTS & set(reply.get("uses", []))
                    or reply.get("contradicts")
                    or reply.get("asks")
                    or any("true" in fact for fact in facts)
                )
                if costs:
                    self.assertIn("thinks", reply, f"{name}, {reply['id']}")

    def test_one_task_keeps_no_two_promises_that_exclude_each_other(self):
        """Of promises that a task keeps together each is made, in every draw,
        by some reply that fits it: one that only a mistake makes would stand
        beside the one that puts it right."""
        for name, scenario in shipped():
            together = [
                promise
                for task in scenario["wrap_up"]["tasks"]
                for promise in task.get("keeps", [])
                if len(task["keeps"]) > 1
            ]
            for draw, promise in itertools.product(draws_of(scenario), together):
                makes = (
                    reply
                    for reply in all_replies(scenario)
                    if promise in reply.get("promises", [])
                )
                self.assertTrue(
                    any(fits(scenario, draw, reply) for reply in makes),
                    f"{name}, {promise}, {draw}",
                )

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

    def test_nothing_gives_the_right_one_away(self):
        for name, sign in SIGNS.items():
            with self.subTest(sign=name):
                most = standard_deviations(sign)
                least = standard_deviations(lambda reply, sign=sign: -sign(reply))
                self.assertLess(max(most, least), 2)

    def test_there_is_more_to_do_than_there_is_time_for(self):
        for name, scenario in shipped():
            with self.subTest(scenario=name):
                tasks = scenario["wrap_up"]["tasks"]
                minutes = sum(task["minutes"] for task in tasks)
                self.assertGreater(minutes, scenario["wrap_up"]["minutes"])

    def test_what_must_be_left_undone_is_no_goal(self):
        for name, scenario in shipped():
            path = ROOT / "tests/replays" / name / "expert.json"
            done = {e.get("task") for e in json.loads(path.read_text())["events"]}
            for task in scenario["wrap_up"]["tasks"]:
                if task["id"] not in done:
                    self.assertFalse(
                        set(task.get("uses", [])) & set(scenario["goals"]), name
                    )

    def test_a_call_has_all_that_makes_one(self):
        for name, scenario in shipped():
            with self.subTest(scenario=name):
                facts = scenario["facts"].values()
                truths = [fact.get("true", True) for fact in facts]
                replies = list(all_replies(scenario))
                asked = {fact for reply in replies for fact in reply.get("asks", [])}
                recorded = {
                    fact for entry in scenario["record"] for fact in entry.get("tells", [])
                }
                conditions = [entry.get("if", "") for entry in scenario["aftermath"]]
                self.assertTrue(any(isinstance(truth, str) for truth in truths))
                self.assertIn(False, truths)
                self.assertTrue(any("near" in fact for fact in facts))
                self.assertTrue(asked & recorded)
                self.assertTrue(any("reaction" in reply for reply in replies))
                self.assertTrue(any(re.match("kept", c) for c in conditions))
                self.assertTrue(any("not kept" in c for c in conditions))


if __name__ == "__main__":
    unittest.main()
