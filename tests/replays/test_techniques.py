#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Between them the shipped calls, and shifts of them, exercise every
technique: the scorecards of the golden replays show it.
"""

import json
import pathlib
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]
RUBRIC = TESTS.parent / "assets/rubric.json"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def cards():
    """Each golden scorecard of a call, by itself or in a shift."""
    for path in TESTS.glob("replays/*/*.score.json"):
        yield read(path)
    for path in TESTS.glob("shifts/*.score.json"):
        yield from (call["card"] for call in read(path)["calls"])


def exercised(card):
    """What was done well at least in part, and each fault charged."""
    for turn in card["turns"]:
        for technique in turn["techniques"]:
            if technique["quality"] > 0:
                yield technique["id"]
    for item in card["items"]:
        if item["earned_permille"] > 0:
            yield item["id"]
    for penalty in card["penalties"]:
        yield penalty["id"]


class Techniques(unittest.TestCase):
    def test_every_technique_is_exercised(self):
        known = {entry["id"] for entry in read(RUBRIC)["techniques"]}
        self.assertEqual(len(known), 63)
        shown = {id for card in cards() for id in exercised(card)}
        self.assertEqual(known - shown, set())


if __name__ == "__main__":
    unittest.main()
