#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ek check, score, new and play: what they print where, and exit with."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

EK = os.environ["EK"]
ROOT = Path(__file__).resolve().parent.parent.parent
RUBRIC = ROOT / "assets" / "rubric.json"

LINE = {"say": "The handle came off.", "tells": ["handle"]}
CALL = {
    "format": 1, "id": "kettle", "title": "The kettle", "language": "en",
    "caller": {"name": "Walter Quill"},
    "facts": {"handle": {"text": "the handle came off", "must_hear": True}},
    "start": "open",
    "nodes": {
        "open": {
            "caller": [LINE],
            "replies": [
                {"id": f"r{i}", "say": f"Answer {i}.", "goto": "bye"}
                for i in range(12)
            ],
        },
        "bye": {"caller": [{"say": "Bye."}], "end": {"outcome": "lost"}},
    },
    "wrap_up": {
        "minutes": 20,
        "tasks": [
            {"id": f"t{i}", "label": f"Task {i}", "minutes": 1}
            for i in range(12)
        ],
    },
}


def hash_of(path):
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


SAID = ["The handle came off in my hand this morning, in the {where}!",
        "It came off, just like that, while I held it."]


def story_node(number, last):
    lines = [{"id": f"n{number}_l", "say": SAID, "tells": ["handle"],
              "pause_ms": 700 + number % 900, "tone": "angry"}]
    if number == last:
        return {"caller": lines, "end": {"outcome": "satisfied"}}
    replies = [
        {"id": f"r{i}", "uses": ["apology", "specific_acknowledgement"],
         "say": f"Mr. Quill, I am sorry. The handle came off, all {i} of it.",
         "restates": ["handle"], "thinks": "So he was listening.",
         "coach": "His own facts, given back to him.",
         "goto": [{"if": f"anger > {500 + i} and seen.n{number} < 3",
                   "goto": f"n{number}"},
                  {"goto": f"n{min(number + 1 + i, last)}"}]}
        for i in range(3)
    ]
    return {"caller": lines, "replies": replies}


def write_story(file, nodes):
    """As a busy author would write: about 1,000 bytes a node, compact."""
    top = {**CALL, "id": "story", "start": "n0",
           "draw": {"where": ["kitchen", "caravan"]}}
    del top["nodes"], top["wrap_up"]
    file.write(json.dumps(top, separators=(",", ":"))[:-1] + ',"nodes":')
    for i in range(nodes):
        node = story_node(i, nodes - 1)
        file.write(("," if i else "{") + f'"n{i}":')
        file.write(json.dumps(node, separators=(",", ":")))
    file.write("}}")


class Commands(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.call = self.write("kettle.json", CALL)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content))
        return path

    def run_ek(self, *arguments, status=0, typed=b""):
        done = subprocess.run(
            [EK, *map(os.fspath, arguments)], cwd=self.folder, input=typed,
            capture_output=True, check=False,
        )
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode(), done.stderr.decode()

    def replay(self, *events, rubric=RUBRIC, **other):
        return self.write("replay.json", {
            "replay": 1, "engine": 1, "scenario": "kettle",
            "hash": hash_of(self.call), "rubric": hash_of(rubric), "seed": 1,
            "pace": "timed", "events": events, **other,
        })

    def refusal(self, *arguments):
        out, err = self.run_ek("score", *arguments, "--json", status=1)
        return json.loads(out)["error"], err

    # check

    def test_check_names_a_long_path_whole(self):
        call = self.write("/".join(["x" * 100] * 4) + "/other.json", CALL)
        out, _ = self.run_ek("check", call, status=1)
        self.assertTrue(out.startswith(f"{call}:1:21: error: "), out)

    def test_check_reads_a_lexicon_with_strict_alone(self):
        for name in ("rubric.json", "locale/en.json"):
            path = self.folder / "data" / "assets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "assets" / name, path)
        chosen = {"EVENKEEL_DATA": str(self.folder / "data")}
        with mock.patch.dict(os.environ, chosen):
            self.run_ek("check", self.call)
            _, err = self.run_ek("check", "--strict", self.call, status=2)
        self.assertIn("assets/lexicon/en.json", err)

    @unittest.skipIf(b"__asan_init" in Path(EK).read_bytes(),
                     "a sanitizer takes memory of its own")
    def test_check_takes_nine_bytes_for_each_of_a_long_story(self):
        story = self.folder / "story.json"
        with story.open("w") as file:
            write_story(file, 10000)
        with subprocess.Popen([EK, "check", story],
                              stdout=subprocess.DEVNULL) as check:
            _, status, usage = os.wait4(check.pid, 0)
            check.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(check.returncode, 0)
        self.assertLess(usage.ru_maxrss * 1024, 9 * story.stat().st_size)

    # score

    def test_a_refused_event_is_named_with_its_place(self):
        replay = self.replay({"t": 1, "do": "lookup", "record": "sale"})
        text = 'there is no such thing here now: "sale"'
        self.assertEqual(self.refusal(self.call, replay),
                         ({"event": 0, "text": text}, ""))
        out, err = self.run_ek("score", self.call, replay, status=1)
        self.assertEqual((out, err), ("", f"ek: {replay}: event 0: {text}\n"))

    def test_a_malformed_event_is_named_with_its_place(self):
        replay = self.replay({"t": 1, "do": "breathe"},
                             {"t": 2, "do": "breathe", "x": 1})
        column = replay.read_text().index('"x"') + 1
        _, err = self.run_ek("score", self.call, replay, status=1)
        self.assertEqual(err, f"ek: {replay}:1:{column}: event 1: "
                         'this event has no key "x"\n')

    def test_a_scenario_with_errors_is_refused_as_json_too(self):
        bad = self.write("bad/kettle.json", {**CALL, "start": "nowhere"})
        error, err = self.refusal(bad, self.replay())
        self.assertIsNone(error["event"])
        self.assertIn('there is no node "nowhere"', err)

    def test_a_rubric_with_errors_is_told_all_of_them_and_is_status_1(self):
        content = json.loads(RUBRIC.read_text())
        content["techniques"][0]["points"] = 101
        content["techniques"][1]["anger"] = -1001
        rubric = self.write("rubric.json", content)
        error, err = self.refusal(self.call, self.replay(), "--rubric", rubric)
        self.assertIsNone(error["event"])
        self.assertEqual(err.count(f"{rubric}:1:"), 2)
        self.run_ek("score", self.call, self.replay(), "--rubric",
                    self.folder / "nowhere.json", status=2)

    # graph

    def test_a_graph_shows_every_node_end_and_way(self):
        out, _ = self.run_ek("graph", self.call)
        self.assertEqual(out, (ROOT / "tests/ek/kettle.dot").read_text())
        self.assertEqual(self.run_ek("graph", self.call, "--dot")[0], out)

    def test_the_best_way_is_ticked_and_bold(self):
        nodes = json.loads(json.dumps(CALL["nodes"]))
        nodes["bye"]["end"]["outcome"] = "delighted"
        nodes["open"]["replies"][7]["uses"] = ["apology", "fix"]
        path = self.write("kettle.json", {**CALL, "nodes": nodes})
        out, err = self.run_ek("graph", path)
        self.assertEqual(err, "")
        self.assertEqual(out.count("\u2713"), 1)
        self.assertIn("\u2713 r7\\n", out)
        self.assertEqual(out.count("penwidth=3];"), 2)  # the start, the way

    def test_a_graph_shows_where_a_caller_begins_who_rings_back(self):
        again = {"caller": [{"say": "You promised me one."}],
                 "replies": [{"id": "sorry", "say": "I am sorry.",
                              "goto": "bye"}]}
        path = self.write("kettle.json", {
            **CALL, "rings_back": "again",
            "nodes": {**CALL["nodes"], "again": again}})
        out, err = self.run_ek("graph", path)
        self.assertEqual(err, "")
        doubled = [line for line in out.splitlines()
                   if "peripheries=2" in line]
        self.assertEqual(len(doubled), 1)
        self.assertIn("again", doubled[0])

    def test_words_cannot_break_out_of_a_graph(self):
        say = 'He said "no\\" ]; n9 -> n9 [label=" \u2028<b>&amp; ' + "x" * 400
        say = say.replace("\u2028", "")
        call = {**CALL, "title": 'A "cup" \\ <x>'}
        call["nodes"] = {**CALL["nodes"], "bye": {
            "caller": [{"say": say.replace("[", "(").replace("]", ")")}],
            "end": {"outcome": "lost"}}}
        path = self.write("kettle.json", call)
        dot, _ = self.run_ek("graph", path)
        self.assertEqual(dot.count("\n  n1 ["), 1)
        svg, _ = self.run_ek("graph", path, "--svg")
        root = ElementTree.fromstring(svg)
        shown = "".join(root.itertext())
        self.assertIn('A "cup" \\ <x>', shown)
        self.assertIn('He said "no\\"', shown)
        self.assertEqual(shown.count("Lost"), 1)

    def test_without_graphviz_it_says_so(self):
        done = subprocess.run([EK, "graph", self.call, "--svg"],
                              env={"PATH": "/nowhere"}, capture_output=True,
                              check=False)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b'"dot" is not installed', done.stderr)

    def test_a_graph_needs_one_good_scenario(self):
        for arguments in ([], [self.call, self.call], [self.call, "--png"],
                          [self.call, "--dot", "--svg"]):
            out, err = self.run_ek("graph", *arguments, status=2)
            self.assertEqual(out, "")
            self.assertIn("ek: graph needs one scenario", err)
        bad = self.write("bad/kettle.json", {**CALL, "start": "nowhere"})
        self.assertEqual(self.run_ek("graph", bad, status=1)[0], "")

    # new

    def test_a_new_scenario_is_good_whatever_its_title(self):
        for number, title in enumerate(["Plain", 'A "b" \\ c', "\u00e9" * 4000]):
            with self.subTest(title=title[:9]):
                name = f"new-{number}"
                self.run_ek("new", name, "--title", title)
                self.run_ek("check", "--strict", f"{name}.json")
                made = json.loads((self.folder / f"{name}.json").read_text())
                self.assertEqual((made["id"], made["title"]), (name, title))

    def test_a_new_scenario_that_would_be_no_good_is_not_written(self):
        for arguments in (["turn"], ["a", "--title", "A {b}"],
                          ["a", "--title", "[b"], ["a", "--title", "x" * 4001],
                          ["a", "--title", ""], ["a", "--title", "a\u202eb"],
                          ["A"], ["../a"], ["a" * 65], []):
            with self.subTest(arguments=arguments):
                out, err = self.run_ek("new", *arguments, status=2)
                self.assertEqual(out, "")
                self.assertNotEqual(err, "")
        self.assertEqual([path.name for path in self.folder.iterdir()],
                         ["kettle.json"])

    # play

    def play(self, typed):
        """Plays, and scores what was saved: it must be a call that can be."""
        path = self.folder / "played.json"
        out, _ = self.run_ek("play", self.call, "--seed", "1", "--save", path,
                             typed=typed)
        card, _ = self.run_ek("score", self.call, path)
        self.assertTrue(out.endswith(card), out[-2000:])
        events = json.loads(path.read_text())["events"]
        return out, [(e["do"], e.get("reply") or e.get("task")) for e in events]

    def test_when_the_input_ends_the_call_runs_on_and_is_scored(self):
        out, events = self.play(b"")
        self.assertEqual(events, [])
        self.assertIn("The call is over.", out)
        self.assertEqual(self.play(b"m")[1], [("backchannel", None)])

    def test_every_reply_and_task_can_be_chosen_by_its_number(self):
        out, events = self.play(b"\n12\n\n11\n13\n0\n-1\nx\n\n")
        twelfth = next(line for line in out.splitlines()
                       if line.startswith("  12  "))
        reply = twelfth.split()[-1].rstrip(".")
        self.assertEqual(events, [("reply", f"r{reply}"), ("task", "t10"),
                                  ("finish", None)])

    def test_a_long_line_is_one_answer(self):
        out, events = self.play(b"q" * 100000 + b"\n\n1\n")
        self.assertEqual(events[0][0], "reply")
        self.assertLess(len(out), 10000)


if __name__ == "__main__":
    unittest.main()
