#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An expert's call in own words: `ek score` gives it what the author's replies
are worth, with the lexicon it was typed with and with no other."""

import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GOLDEN = ROOT / "tests/replays/cake-order"
LEXICON = HERE / "lexicon.json"

WORDS = {
    "six_plates": "Of course you are angry. 24 guests, and six of them had "
                  "nothing on the plate.",
    "looked_for_mother": "I am so sorry. It was your mother he looked for.",
    "check": "It was for your father, for 24 people, and with strawberry jam. "
             "Right?",
    "said_vanilla": "The fault is ours, it was our mistake: 24 people turned "
                    "into 24 centimetres, strawberry into vanilla.",
    "by_eleven": "Tomorrow by eleven you have a new one for 24 with "
                 "strawberry, and your money back tonight.",
    "start_now": "Thank you for ringing. I start right now, for 24.",
}


def sha256(path):
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def typed_replay():
    """The expert's, each reply in own words; before the first one some that
    do not help."""
    replay = json.loads((GOLDEN / "expert.json").read_text())
    events = []
    for event in replay["events"]:
        if event["do"] != "reply":
            events.append(event)
            continue
        if event["reply"] == "six_plates":
            events.append({"t": event["t"], "do": "type",
                           "text": "Blue bicycles everywhere."})
        events.append({"t": event["t"], "do": "type",
                       "text": WORDS[event["reply"]]})
    return {**replay, "lexicon": sha256(LEXICON), "events": events}


class TypedTest(unittest.TestCase):
    def score(self, replay, *options):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "typed.json"
            path.write_text(json.dumps(replay))
            return subprocess.run(
                [os.environ["EK"], "score", ROOT / "scenarios/cake-order.json",
                 path, "--json", *options],
                capture_output=True, timeout=60, check=False)

    def refused(self, replay, *options):
        done = self.score(replay, *options)
        self.assertEqual(done.returncode, 1, done.stderr)
        return json.loads(done.stdout)["error"]

    def test_own_words_are_worth_what_the_replies_are(self):
        done = self.score(typed_replay(), "--lexicon", LEXICON)
        self.assertEqual((done.returncode, done.stderr), (0, b""), done.stdout)
        self.assertEqual(done.stdout,
                         (GOLDEN / "expert.score.json").read_bytes())

    def test_words_typed_in_the_terminal_are_scored_from_the_file(self):
        with tempfile.TemporaryDirectory() as folder:
            saved = pathlib.Path(folder) / "saved.json"
            scenario = ROOT / "scenarios/cake-order.json"
            words = "t Of course you are angry. 24 guests, and six had none."
            done = subprocess.run(
                [os.environ["EK"], "play", scenario, "--seed", "2",
                 "--save", saved],
                input="\n" * 4 + "t Blue bicycles.\n" + words + "\n",
                capture_output=True, text=True, timeout=60, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("That does not help me.", done.stdout)
            self.assertIn("opening/six_plates", done.stdout)
            again = subprocess.run(
                [os.environ["EK"], "score", scenario, saved],
                capture_output=True, text=True, timeout=60, check=False)
            self.assertEqual(again.returncode, 0, again.stderr)
            self.assertIn("opening/six_plates", again.stdout)

    def test_another_lexicon_is_refused(self):
        self.assertEqual(self.refused(typed_replay()),
                         {"event": None, "text": "this replay was made with "
                                                 "another lexicon"})

    def test_words_without_a_lexicon_are_refused(self):
        replay = typed_replay()
        del replay["lexicon"]
        self.assertEqual(self.refused(replay, "--lexicon", LEXICON),
                         {"event": 3, "text": "typed words need the "
                                                 "\"lexicon\" of the replay"})

    def test_words_while_she_speaks_are_refused(self):
        replay = typed_replay()
        replay["events"] = [{"t": 10, "do": "type", "text": "Sorry."}]
        self.assertEqual(
            self.refused(replay, "--lexicon", LEXICON),
            {"event": 0, "text": "words can be typed only while the floor is "
                                 "the trainee's"})

    def test_a_lexicon_that_is_none_is_refused(self):
        done = self.score(typed_replay(), "--lexicon", GOLDEN / "expert.json")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"expert.json", done.stderr)


if __name__ == "__main__":
    unittest.main()
