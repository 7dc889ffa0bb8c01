#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ek score of a shift: every golden card to the byte, and what is refused."""

import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def run(*arguments):
    return subprocess.run(
        [os.environ["EK"], "score", *map(os.fspath, arguments)],
        capture_output=True, timeout=60, check=False)


def golden(name):
    return json.loads((HERE / f"{name}.json").read_text())


class ShiftTest(unittest.TestCase):
    def refusal(self, shift, status=1):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "shift.json"
            path.write_text(shift if isinstance(shift, str)
                            else json.dumps(shift))
            done = run(path, "--json")
            self.assertEqual(done.returncode, status, done)
            words = run(path)
            self.assertEqual(words.returncode, status, words)
            self.assertTrue(words.stderr.startswith(f"ek: {path}".encode()))
        error = json.loads(done.stdout)["error"]
        return (error["call"], error["in_break"], error["event"],
                error["text"])

    def test_every_golden_shift_gives_its_card(self):
        cards = sorted(HERE.glob("*.score.json"))
        self.assertEqual(len(cards), 5)
        for card in cards:
            shift = card.with_name(card.name.replace(".score.", "."))
            with self.subTest(shift=shift.name):
                done = run(shift, "--json")
                self.assertEqual((done.returncode, done.stdout, done.stderr),
                                 (0, card.read_bytes(), b""))
                self.assertIn(b" of 100", run(shift).stdout)

    def test_who_rings_back_begins_where_the_author_says(self):
        """In her own node where the call has one, else as every call does."""
        for name, node in (("rings-back-opening", "rang_back"),
                           ("rings-back", "opening")):
            card = json.loads((HERE / f"{name}.score.json").read_text())
            call = card["calls"][1]
            self.assertEqual(call["rings_for"], 0)
            self.assertEqual(call["card"]["turns"][0]["node"], node)

    def test_what_only_a_shift_can_show_is_shown(self):
        """recover and no_recovery: no call by itself has them."""
        done, missed, charged = set(), set(), set()
        for path in HERE.glob("*.score.json"):
            for call in json.loads(path.read_text())["calls"]:
                states = {i["id"]: i["state"] for i in call["card"]["items"]}
                (done if states["recover"] == "done" else missed).add(path)
                for penalty in call["card"]["penalties"]:
                    if penalty["id"] == "no_recovery":
                        charged.add(path.name)
        self.assertTrue(done and missed)
        self.assertEqual(charged, {"shaken.score.json"})

    def test_a_shift_that_claims_a_better_mood_is_refused(self):
        shift = golden("shaken")
        shift["calls"][2]["composure"] = 700
        self.assertEqual(self.refusal(shift), (
            2, False, None, "this call begins with a composure of 160"))

    def test_a_caller_with_a_broken_promise_cannot_be_left_out(self):
        shift = golden("rings-back")
        del shift["calls"][1], shift["between"][1]
        self.assertEqual(self.refusal(shift)[:2], (1, False))
        shift = golden("rings-back")
        del shift["calls"][1]["rings_back"]
        self.assertEqual(self.refusal(shift)[3], "a caller to whom a promise "
                         "was broken rings first")
        shift = golden("steady")
        shift["calls"][1]["rings_back"] = True
        self.assertEqual(self.refusal(shift)[3], "nobody rings back here: no "
                         "promise was broken")

    def test_calls_have_the_seeds_and_the_pace_of_their_shift(self):
        for key, value in (("seed", 9), ("pace", "self_paced"),
                           ("response", 150)):
            shift = golden("steady")
            shift["calls"][1][key] = value
            self.assertEqual(self.refusal(shift)[:3], (1, False, None), key)

    def test_what_cannot_be_done_in_a_break_is_refused(self):
        for event, why in (
            ({"do": "breathe"}, "each rest can be had once in a break"),
            ({"do": "task", "call": 1, "task": "ovens"},
             "there was no such call yet"),
            ({"do": "task", "call": 0, "task": "dance"},
             "that call has no such task"),
            ({"do": "task", "call": 0, "task": "ovens"},
             "this task has been done"),
        ):
            shift = golden("steady")
            shift["between"][0].append(event)
            self.assertEqual(self.refusal(shift), (0, True, 1, why))
        shift = golden("steady")
        shift["between"][0] = [{"do": "walk"}, {"do": "colleague"}]
        self.assertEqual(self.refusal(shift), (
            0, True, 1, "the break is too short for this rest"))

    def test_a_file_is_read_strictly(self):
        for change in (
            lambda s: s.pop("seed"), lambda s: s.update(extra=1),
            lambda s: s.update(shift=2), lambda s: s.update(engine=2),
            lambda s: s.update(seed=-1), lambda s: s.update(calls=[]),
            lambda s: s.update(calls=s["calls"] * 5),
            lambda s: s.update(between=[]), lambda s: s["between"].extend([[], []]),
            lambda s: s["between"].insert(0, {}),
            lambda s: s["between"][0].append({"do": "sleep"}),
            lambda s: s["between"][0].append({"do": "task", "call": 0}),
            lambda s: s["between"][0].append({"do": "task", "task": "ovens"}),
            lambda s: s["between"][0].append({"do": "walk", "call": 0}),
            lambda s: s["between"][0].append("walk"),
            lambda s: s["calls"][0].update(rings_back=False),
            lambda s: s["calls"][0].pop("events"),
            lambda s: s["calls"][0].update(scenario="../../cake-order"),
            lambda s: s["calls"][0].update(scenario=""),
            lambda s: s["calls"][0].pop("composure"),
        ):
            shift = golden("steady")
            change(shift)
            self.refusal(shift)
        text = (HERE / "steady.json").read_text()
        self.refusal(text.replace('"seed": 2,', '"seed": 2, "seed": 2,', 1))
        self.refusal(text.replace('"shift": 1,', '"shift": 1.0,', 1))
        self.refusal(text[:-4])
        self.refusal("[]")

    def test_an_event_that_cannot_happen_is_named_with_its_call(self):
        shift = golden("steady")
        shift["calls"][1]["events"].insert(
            0, {"t": 0, "do": "lookup", "record": "nothing"})
        self.assertEqual(self.refusal(shift)[:3], (1, False, 0))

    def test_a_broken_scenario_is_a_document_too(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "cake-order.json").write_text("{}")
            done = run(HERE / "steady.json", "--scenarios", folder, "--json")
        self.assertEqual(done.returncode, 1)
        self.assertIsNone(json.loads(done.stdout)["error"]["call"])
        self.assertIn(b"cake-order.json:1:1", done.stderr)

    def test_typed_words_are_read_in_a_shift_too(self):
        lexicon = HERE.parents[1] / "assets" / "lexicon" / "en.json"
        digest = hashlib.sha256(lexicon.read_bytes()).hexdigest()
        shift = golden("steady")
        shift["calls"], shift["between"] = shift["calls"][:1], []
        shift["calls"][0]["lexicon"] = f"sha256:{digest}"
        shift["calls"][0]["events"] = [
            {"t": 60000, "do": "type", "text": "I am so sorry about that."}]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "shift.json"
            path.write_text(json.dumps(shift))
            done = run(path, "--json")
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            again = run(path, "--lexicon", lexicon, "--json")
            self.assertEqual(again.stdout, done.stdout)
        call = json.loads(done.stdout)["calls"][0]["card"]
        self.assertEqual(call["scenario"], "cake-order")

    def test_another_place_for_the_scenarios(self):
        done = run(HERE / "steady.json", "--scenarios", HERE)
        self.assertEqual((done.returncode, done.stdout), (2, b""))


if __name__ == "__main__":
    unittest.main()
