#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The golden replays of the shipped scenarios, scored by the oracle."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import compare
import compare_shifts
import oracle
import shift
from scenario import load_rubric, load_scenario

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUBRIC = (ROOT / "assets/rubric.json").read_bytes()


class GoldenTest(unittest.TestCase):
    def test_the_oracle_gives_every_golden_scorecard(self):
        cards = sorted(ROOT.glob("tests/replays/*/*.score.json"))
        self.assertTrue(cards)
        for card in cards:
            replay = card.with_name(card.name.replace(".score.", "."))
            scenario = ROOT / "scenarios" / f"{card.parent.name}.json"
            with self.subTest(replay=str(replay.relative_to(ROOT))):
                found = oracle.score_bytes(
                    scenario.read_bytes(), replay.read_bytes(), RUBRIC)
                wanted = json.loads(card.read_text("utf-8"))
                self.assertEqual([], list(compare.differences(
                    compare.comparable(found), compare.comparable(wanted))))

    def test_the_oracle_gives_every_golden_shift(self):
        rubric = load_rubric(RUBRIC)
        scenarios = {path.stem: load_scenario(path.read_bytes())
                     for path in (ROOT / "scenarios").glob("*-*.json")}
        cards = sorted(ROOT.glob("tests/shifts/*.score.json"))
        self.assertTrue(cards)
        for card in cards:
            played = card.with_name(card.name.replace(".score.", "."))
            with self.subTest(shift=played.name):
                found = shift.score(json.loads(played.read_text("utf-8")),
                                    scenarios, rubric)
                wanted = json.loads(card.read_text("utf-8"))
                self.assertEqual([], list(compare.differences(
                    compare_shifts.comparable(found),
                    compare_shifts.comparable(wanted))))


if __name__ == "__main__":
    unittest.main()
