#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ek stats: its document, and that ek score confirms its replays."""
import json
import os
import subprocess
import tempfile
import unittest

EK = os.environ["EK"]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run_ek(*arguments, status=0):
    environment = dict(os.environ, EVENKEEL_DATA=ROOT)
    done = subprocess.run([EK, *arguments], capture_output=True, text=True,
                          env=environment)
    assert done.returncode == status, (arguments, done.stdout, done.stderr)
    return done.stdout


def scenario(name):
    return os.path.join(ROOT, "scenarios", name + ".json")


class Stats(unittest.TestCase):
    def document(self, name, states):
        return json.loads(run_ek("stats", scenario(name), "--states",
                                 str(states), "--json"))

    def confirm(self, name, extreme):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "replay.json")
            with open(path, "w") as file:
                json.dump(extreme["replay"], file)
            card = json.loads(run_ek("score", scenario(name), path, "--json"))
        self.assertEqual(card["score"], extreme["score"])

    def test_ek_score_confirms_every_replay_of_every_shipped_call(self):
        """Past a small cap: the search is held against brute force
        elsewhere, its whole length takes too long here."""
        for file in sorted(os.listdir(os.path.join(ROOT, "scenarios"))):
            name, end = os.path.splitext(file)
            if end != ".json" or name.endswith(".schema"):
                continue
            document = self.document(name, 500)
            self.assertEqual(document["best"]["score"], 1000, name)
            for listener in document["listeners"]:
                self.confirm(name, listener["best"])
                self.confirm(name, listener["worst"])

    def test_it_has_the_keys_of_the_format(self):
        document = self.document("cake-order", 500)
        for key in ("exact", "states", "best", "worst", "random_mean", "ends",
                    "unreachable", "dominated", "tells"):
            self.assertIn(key, document)
        self.assertFalse(document["exact"])
        self.assertIsNone(document["random_mean"])
        self.assertEqual(document["unreachable"],
                         {"nodes": [], "replies": [], "lines": []})
        self.assertEqual(document["bounds"]["worst_at_least"], 0)
        self.assertEqual(set(document["tells"][0]), {"name", "hits", "of", "p"})

    def test_an_impatient_listener_is_walked_wholly_and_scores_little(self):
        document = self.document("cake-order", 100000)
        impatient = document["listeners"][2]
        self.assertTrue(impatient["exact"])
        self.assertLess(impatient["best"]["score"], 200)
        self.assertIsNotNone(impatient["random_mean"])

    def test_the_table_says_what_is_not_exact(self):
        text = run_ek("stats", scenario("cake-order"), "--states", "500")
        self.assertIn("ideal", text)
        self.assertIn("100.0", text)
        self.assertIn("not all", text)

    def test_wrong_usage(self):
        run_ek("stats", status=2)
        run_ek("stats", scenario("cake-order"), "--states", "0", status=2)
        run_ek("stats", scenario("cake-order"), "--states", "x", status=2)
        run_ek("stats", scenario("no-such-call"), status=2)


if __name__ == "__main__":
    unittest.main()
