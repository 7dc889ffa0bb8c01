#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ek wording: what it prints, and how it exits."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

EK = os.environ["EK"]
LINES = "I'm so sorry.\t1\nThe box is red.\t0\nIt hurts.\t1\n\nSorry!\t0\n"


def wording(*args):
    return subprocess.run([EK, "wording", *args], capture_output=True,
                          text=True, check=False)


class Wording(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "lines.tsv"

    def batch(self, text, *args):
        self.file.write_text(text, encoding="utf-8")
        return wording("--batch", str(self.file), *args)

    def test_a_finding_cites_its_bytes(self):
        text = "Wéll, I’m so sorry – you have it within two hours."
        done = wording("--json", text)
        self.assertEqual(done.returncode, 0)
        found = {finding["kind"]: finding
                 for finding in json.loads(done.stdout)["texts"][0]["findings"]}
        apology = found["apology"]
        cited = text.encode()[apology["begin"]:apology["end"]].decode()
        self.assertEqual(cited, "I’m so sorry")
        self.assertEqual(found["time_frame"]["hours"], 2)

    def test_a_batch_is_judged(self):
        done = self.batch(LINES, "--as", "apology")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout,
                         "precision 0.500\nrecall 0.500\nf1 0.500\n")

    def test_predictions_are_one_a_line(self):
        done = self.batch(LINES, "--as", "apology", "--predictions")
        self.assertEqual(done.stdout, "1\n0\n0\n1\n")

    def test_a_line_without_a_label_is_refused_with_its_place(self):
        done = self.batch("Sorry.\t1\nSorry.\n", "--as", "apology")
        self.assertEqual(done.returncode, 1)
        self.assertIn("lines.tsv:2:", done.stderr)

    def test_wrong_usage_is_said(self):
        for args in ([], ["--batch", "x.tsv"], ["--as", "apology", "Sorry."],
                     ["--as", "sarcasm", "--batch", "x.tsv"], ["--loud", "x"]):
            done = wording(*args)
            self.assertEqual(done.returncode, 2, args)
            self.assertTrue(done.stderr)

    def test_a_broken_lexicon_is_refused_with_its_place(self):
        self.file.write_text('{"lexicon": 1, "kind": {}}', encoding="utf-8")
        done = wording("--lexicon", str(self.file), "Sorry.")
        self.assertEqual(done.returncode, 1)
        self.assertIn(":1:16: error", done.stderr)


if __name__ == "__main__":
    unittest.main()
