#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `ek score --json` prints of every golden replay, to the byte."""

import os
import pathlib
import subprocess
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class GoldenTest(unittest.TestCase):
    def test_ek_prints_every_golden_scorecard(self):
        cards = sorted(HERE.glob("*/*.score.json"))
        self.assertTrue(cards)
        for card in cards:
            replay = card.with_name(card.name.replace(".score.", "."))
            scenario = ROOT / "scenarios" / f"{card.parent.name}.json"
            with self.subTest(replay=str(replay.relative_to(HERE))):
                done = subprocess.run(
                    [os.environ["EK"], "score", scenario, replay, "--json"],
                    capture_output=True, timeout=60, check=False)
                self.assertEqual((done.returncode, done.stdout, done.stderr),
                                 (0, card.read_bytes(), b""))


if __name__ == "__main__":
    unittest.main()
