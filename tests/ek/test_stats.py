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

    def small(self, folder, change=None):
        """A call that is walked wholly at once, changed."""
        with open(os.path.join(ROOT, "tests/lint/never-met/good.json")) as file:
            call = json.load(file)
        if change:
            change(call)
        path = os.path.join(folder, "good.json")
        with open(path, "w") as file:
            json.dump(call, file)
        return path

    def small_document(self, change=None):
        with tempfile.TemporaryDirectory() as folder:
            path = self.small(folder, change)
            return (json.loads(run_ek("stats", path, "--json")),
                    run_ek("stats", path))

    def test_conditions_that_give_one_answer_alone_are_named(self):
        def change(call):
            bye = call["nodes"]["bye"]["caller"]
            bye[0]["if"] = "heard >= 0"
            bye[1]["if"] = "heard > 100"
            tomorrow = call["nodes"]["what_now"]["replies"][0]
            tomorrow["goto"] = [{"if": "turn > 1", "goto": "bye"},
                                {"if": "anger > 500", "goto": "no_bye"},
                                {"goto": "no_bye"}]

        document, text = self.small_document(change)
        self.assertTrue(document["exact"])
        self.assertEqual(document["conditions"], [
            {"pointer": "/nodes/what_now/replies/0/goto/0/if", "answer": True,
             "exact": True, "proven": True},
            {"pointer": "/nodes/bye/caller/0/if", "answer": True,
             "exact": True, "proven": False},
            {"pointer": "/nodes/bye/caller/1/if", "answer": False,
             "exact": True, "proven": False}])
        self.assertEqual(document["unmet"]["conditions"],
                         ["/nodes/what_now/replies/0/goto/1/if"])
        self.assertIn("\nAlways true: /nodes/what_now/replies/0/goto/0/if\n",
                      text)
        self.assertIn("\nAlways true to all three: /nodes/bye/caller/0/if\n",
                      text)
        self.assertIn("\nTrue to none of the three: /nodes/bye/caller/1/if\n",
                      text)
        self.assertIn("Never asked: /nodes/what_now/replies/0/goto/1/if", text)

    def test_what_only_who_rings_back_meets_is_not_called_unmet(self):
        def change(call):
            call["nodes"]["again"] = {
                "caller": [{"say": "They did not come today. You promised."}],
                "replies": [{"id": "sorry", "say": "They should have come.",
                             "reaction": {"id": "huh", "say": "They should."},
                             "goto": "no_bye"}]}

        plain, _ = self.small_document()
        lost, text = self.small_document(change)
        self.assertEqual(lost["unreachable"]["nodes"], ["again"])
        self.assertIn("again", text)
        document, text = self.small_document(
            lambda call: (change(call), call.update(rings_back="again")))
        self.assertEqual(document["unreachable"]["nodes"], [])
        self.assertEqual(document["unmet"], plain["unmet"])
        self.assertEqual(document["best"]["score"], plain["best"]["score"])
        self.assertNotIn("huh", text)

    def test_a_condition_with_both_answers_is_not_named(self):
        document, text = self.small_document()
        self.assertEqual(document["conditions"], [])
        self.assertEqual(document["unmet"]["conditions"], [])
        self.assertNotIn("Always true", text)
        self.assertNotIn("Never true", text)
        self.assertNotIn("True to none", text)

    def test_past_the_cap_no_condition_is_proven(self):
        document = self.document("cake-order", 500)
        self.assertTrue(document["conditions"])
        for condition in document["conditions"]:
            self.assertFalse(condition["exact"] or condition["proven"])
        text = run_ek("stats", scenario("cake-order"), "--states", "500")
        self.assertIn("in what was walked: /nodes/", text)
        self.assertNotIn("Always true", text)

    def test_a_promise_that_cannot_be_kept_is_named(self):
        document, text = self.small_document()
        self.assertEqual(document["promises"],
                         [{"promise": "new_pair", "made": True, "kept": True}])
        self.assertNotIn("never kept", text)

        def no_time(call):
            call["wrap_up"]["tasks"][0]["minutes"] = 6

        document, text = self.small_document(no_time)
        self.assertEqual(document["promises"],
                         [{"promise": "new_pair", "made": True, "kept": False}])
        self.assertIn("Promised, but never kept: new_pair", text)

    def test_it_tells_what_gives_a_call_away_and_how_it_reads(self):
        document, text = self.small_document()
        self.assertEqual(document["right_by"], "values")
        self.assertEqual(len(document["tells"]), 12)
        self.assertEqual(document["deaf"]["of"], 2)
        self.assertGreater(document["tells"][0]["of"], 0)
        read = document["reading"]
        self.assertEqual([r["line"] for r in read if "line" in r],
                         ["opening_1", "opening_2", "opening.floor",
                          "what_now_1", "bye_1", "bye_2", "no_bye_1"])
        self.assertEqual([(r["node"], r["reply"]) for r in read
                          if "reply" in r],
                         [("opening", "name_it"), ("opening", "floor"),
                          ("opening", "which_order"), ("what_now", "tomorrow"),
                          ("what_now", "get_back")])
        self.assertIn("right is the one that costs least", text)
        self.assertIn("right in ", text)
        self.assertIn("Years of school to read the replies", text)
        self.assertEqual(self.document("cake-order", 500)["right_by"], "tags")

    def test_tells_take_a_folder_as_they_take_its_files(self):
        folder = os.path.join(ROOT, "scenarios")
        files = [os.path.join(folder, name)
                 for name in sorted(os.listdir(folder))
                 if name.endswith(".json")]
        together = run_ek("stats", "--tells", "--json", folder)
        self.assertEqual(together,
                         run_ek("stats", "--tells", "--json", *files))
        document = json.loads(together)
        self.assertEqual(len(document["reading"]), len(files) - 1)
        with tempfile.TemporaryDirectory() as empty:
            run_ek("stats", "--tells", empty, status=2)
            run_ek("stats", "--tells", os.path.join(empty, "none"), status=2)

    def test_wrong_usage(self):
        run_ek("stats", status=2)
        run_ek("stats", scenario("cake-order"), "--states", "0", status=2)
        run_ek("stats", scenario("cake-order"), "--states", "x", status=2)
        run_ek("stats", scenario("no-such-call"), status=2)


if __name__ == "__main__":
    unittest.main()
