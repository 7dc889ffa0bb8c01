# SPDX-License-Identifier: MIT
"""The oracle against figures worked out by hand from the two contracts."""

import copy
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import compare
import generate
import oracle
from chance import Pcg32, fnv1a
from engine import Refused
from expressions import compile_expression, div
from scenario import Scenario, load_rubric, words_in
from scorecard import document

RUBRIC_RAW = oracle.RUBRIC.read_bytes()
RUBRIC = load_rubric(RUBRIC_RAW)
HERE = pathlib.Path(__file__).resolve().parent
KETTLE = json.loads((HERE / "kettle-short.json").read_text("utf-8"))
KETTLE_EVENTS = [
    {"t": 5200, "do": "backchannel"},
    {"t": 5600, "do": "note", "fact": "handle"},
    {"t": 9000, "do": "lookup", "record": "sale"},
    {"t": 13000, "do": "note", "fact": "hand"},
    {"t": 15000, "do": "reply", "reply": "check",
     "facts": ["handle", "hand"]},
    {"t": 20000, "do": "reply", "reply": "send"},
    {"t": 25000, "do": "task", "task": "pack"},
    {"t": 25000, "do": "finish"}]


def say(ms, *tells, **more):
    return {"say": "x", "ms": ms, "tells": list(tells), **more}


def answer(name, to="talk", **more):
    return {"id": name, "say": "x", "goto": to, **more}


def tale(lines, replies, **more):
    """One node to talk in and one to end in, G 700, T 400, fault 1000."""
    data = {
        "format": 1, "id": "tale", "title": "T", "language": "en",
        "caller": {"name": "Ann", "temper": {"grievance": 700}},
        "facts": {"a": {"text": "a", "must_hear": True},
                  "b": {"text": "b", "must_hear": True},
                  "no": {"text": "no", "true": False, "near": "a"}},
        "start": "talk",
        "nodes": {
            "talk": {"caller": lines, "replies": replies},
            "end": {"caller": [say(1000)], "end": {"outcome": "resolved"}}}}
    data.update(more)
    return data


def start(data, **head):
    head = {"seed": 1, "pace": "timed", **head}
    return oracle.start_call(head, Scenario(data), RUBRIC)


def reply_at(call, t, name, **more):
    call.do({"t": t, "do": "reply", "reply": name, **more})


def do_at(call, t, kind, **more):
    call.do({"t": t, "do": kind, **more})


class ToolsTest(unittest.TestCase):
    def test_division_truncates_toward_zero(self):
        self.assertEqual([div(7, 2), div(-7, 2), div(7, -2), div(5, 0)],
                         [3, -3, -3, 0])

    def test_expressions_saturate_and_know_their_order(self):
        def value(text):
            return compile_expression(text)({"x": -7}.get)
        for text, wanted in (
                ("1 + 2 * 3", 7), ("10 - 2 - 3", 5), ("x / 2", -3),
                ("x % 4", -3), ("x % 0", 0), ("x / 0", 0),
                ("9223372036854775807 + 1", 2**63 - 1),
                ("-9223372036854775807 - 5", -2**63),
                ("not 1 == 2 and true", True),
                ("true or false and false", True), ("-x * 2", 14)):
            self.assertEqual(value(text), wanted, text)

    def test_random_numbers_are_the_published_ones(self):
        source = Pcg32(42, 54)
        self.assertEqual([source.next() for _ in range(3)],
                         [0xA15C02B7, 0x7B47F409, 0xBA1D3330])
        self.assertEqual(fnv1a("a"), 0xAF63DC4C8601EC8C)

    def test_words(self):
        for text, wanted in (("two words", 2), ("a\u00a0b\u3000c", 3),
                             ("蛋糕24个", 3), ("蛋糕", 1), ("", 0),
                             (" don't  stop ", 2)):
            self.assertEqual(words_in(text), wanted, text)


class CompareTest(unittest.TestCase):
    def test_differences_are_found_and_placed(self):
        found = list(compare.differences(
            {"a": [1, {"b": 2}], "c": True}, {"a": [1, {"b": 3}], "c": 1}))
        self.assertEqual(found, ["/a/1/b: oracle 2, ek 3",
                                 "/c: oracle True, ek 1"])
        self.assertEqual(len(list(compare.differences([1], [1, 2]))), 1)
        self.assertEqual(len(list(compare.differences({"a": 1}, {}))), 1)

    def test_a_seed_always_gives_the_same_files(self):
        made = []
        for _ in range(2):
            with tempfile.TemporaryDirectory() as folder:
                scenario, _, replays = generate.generate(
                    5, pathlib.Path(folder))
                made.append([p.read_bytes() for p in (scenario, *replays)])
        self.assertEqual(*made)


class KettleTest(unittest.TestCase):
    def play(self, events):
        call = start(KETTLE, seed=7)
        for event in events:
            call.do(event)
        call.run_on()
        return document(call)

    def test_the_example(self):
        card = self.play(KETTLE_EVENTS)
        # o1 57 characters, o2 48: 4105 + 1200 + 3520 ms; "check" is said in
        # 850 ms, "send" in 910, and the last line takes 1440
        self.assertEqual(card["duration_ms"], 20000 + 910 + 1440)
        self.assertEqual([t["anger_before"] for t in card["turns"]],
                         [842, 590])
        self.assertEqual(card["anger"]["end"], 359)
        self.assertEqual(card["trust"]["end"], 530)
        # 60 × 85714 / (98 × 62)
        self.assertEqual(card["score"], 846)
        self.assertEqual(card["penalties"],
                         [{"id": "nameless", "count": 1, "points": 2}])

    def test_a_refused_event_names_its_index(self):
        events = copy.deepcopy(KETTLE_EVENTS)
        events[4]["facts"] = ["handle", "price"]
        replay = {"replay": 1, "engine": 1, "scenario": "kettle-short",
                  "hash": "", "rubric": "", "seed": 7, "pace": "timed",
                  "events": events}
        card = oracle.score_bytes(json.dumps(KETTLE), json.dumps(replay),
                                  RUBRIC_RAW, hashes=False)
        self.assertEqual(card["error"]["event"], 4)
        card = oracle.score_bytes(
            json.dumps(KETTLE).encode(), json.dumps(replay), RUBRIC_RAW)
        self.assertIsNone(card["error"]["event"])


class CallerTest(unittest.TestCase):
    def angers(self, call, gap, count):
        found = []
        for _ in range(count):
            call.advance(call.now + 1500)
            call.advance(call.turn.end)
            reply_at(call, call.now + gap, "plain")
            found.append(call.anger)
        return found

    def test_neutral_replies_bring_her_to_588_when_heard_out(self):
        call = start(tale([say(3000, "a")], [answer("plain")]))
        angers = self.angers(call, 0, 60)
        self.assertEqual(angers[0], 646)
        self.assertEqual((angers[-1], min(angers)), (588, 588))

    def test_neutral_replies_bring_her_to_630_when_not(self):
        call = start(tale([say(3000)], [answer("plain")]))
        self.assertEqual(self.angers(call, 0, 60)[-1], 630)

    def test_blame_with_sarcasm_pins_her_and_she_hangs_up(self):
        call = start(tale([say(1000)], [answer(
            "plain", uses=["blame_caller", "sarcasm"])]))
        reply_at(call, 1000, "plain")
        self.assertEqual(call.anger, 1000)
        call.advance(call.now + 2000)
        reply_at(call, call.now, "plain")
        self.assertEqual((call.outcome, call.closed_by), ("lost", "caller"))

    def test_a_use_again_weighs_less(self):
        call = start(tale([say(1000)], [answer("plain", uses=["empathy"])]))
        reply_at(call, 1000, "plain")
        # B 700 × 850 / 1000 = 595, k 825: 595 + 89 - 49
        self.assertEqual((call.trust, call.anger), (450, 635))
        reply_at(call, 3000, "plain")
        # w 500: -30 and +25; B 700 × 825 / 1000 = 577, k 933: + 20 - 27
        self.assertEqual((call.trust, call.anger), (475, 570))


class InterruptionTest(unittest.TestCase):
    LINES = [say(4000, "a", pause_ms=1000), say(5000, "b")]

    def call(self, lines=None, **reply):
        return start(tale(lines or self.LINES, [answer("plain", **reply)]))

    def test_first_half_and_protest(self):
        call = self.call()
        reply_at(call, 4999, "plain")
        # 105 in the first half of 10,000 ms; k 1175
        self.assertEqual((call.anger, call.trust), (973, 325))
        # "Let me finish." takes 400 + 65 × 14 ms, then line 2 comes
        self.assertEqual(call.turn.end, 4999 + 1310 + 5000)
        self.assertEqual(call.told, {"a"})
        call.advance(call.turn.end)
        self.assertEqual(call.told, {"a", "b"})

    def test_half_is_not_the_first_half(self):
        call = self.call()
        reply_at(call, 5000, "plain")
        self.assertEqual((call.anger, call.trust), (932, 350))

    def test_again_within_a_minute_is_half_heard(self):
        call = self.call(uses=["empathy"])
        reply_at(call, 5000, "plain")
        # met by the protest: its empathy does nothing
        self.assertEqual((call.anger, call.uses["empathy"]), (932, 0))
        reply_at(call, 6000, "plain")
        entry = call.log[-1]
        self.assertEqual(entry["techniques"], [
            {"id": "empathy", "quality": 500},
            {"id": "interrupt", "quality": 1000}])
        self.assertEqual(call.cut_off, {"b"})
        self.assertEqual(call.heard(), 0)

    def test_the_last_400_ms_are_none(self):
        call = self.call()
        reply_at(call, 9600, "plain")
        self.assertEqual((call.interruptions, call.now), (0, 10000))
        call = self.call()
        reply_at(call, 9599, "plain")
        self.assertEqual(call.interruptions, 1)

    def test_a_pause_that_invites(self):
        call = self.call([say(4000, "a", pause_ms=1000, invites=True),
                          say(5000, "b")])
        reply_at(call, 4500, "plain")
        self.assertEqual((call.interruptions, call.cut_off), (0, set()))
        self.assertEqual(call.log[0]["techniques"],
                         [{"id": "let_vent", "quality": 1000}])

    def test_on_interrupt_takes_the_call_away(self):
        data = tale(self.LINES, [answer("plain", uses=["fix"])])
        data["nodes"]["talk"]["on_interrupt"] = "end"
        call = start(data)
        reply_at(call, 100, "plain")
        self.assertEqual((call.turn.node.id, call.turn.begin), ("end", 100))
        self.assertFalse(call.chosen)


class TimeTest(unittest.TestCase):
    def test_backchannel_windows_and_rush(self):
        call = start(tale([say(4000, pause_ms=1000), say(5000)],
                          [answer("plain")]))
        for t in (3599, 3600, 3601, 4999):
            do_at(call, t, "backchannel")
        self.assertEqual((call.good, call.turn.misses), (1, 3))
        self.assertEqual(call.uses["rush"], 1)

    def test_a_note_makes_it_a_miss(self):
        call = start(tale([say(4000, "a", pause_ms=2000), say(5000)],
                          [answer("plain")]))
        do_at(call, 4000, "note", fact="a")
        do_at(call, 4999, "backchannel")
        do_at(call, 5000, "backchannel")
        self.assertEqual((call.good, call.turn.misses), (1, 1))

    def test_silence(self):
        # one word to read, patience 8 s: +5 from 300 + 8000 + 1000 on
        call = start(tale([say(1000)], [answer("plain")]))
        call.advance(1000 + 9299)
        self.assertEqual(call.anger, 850)
        call.advance(1000 + 9300)
        self.assertEqual(call.anger, 855)
        call.advance(1000 + 300 + 16000)
        self.assertEqual(call.uses["dead_air"], 1)
        call.run_on()
        self.assertEqual((call.outcome, call.now), ("unresolved", 17300))
        self.assertEqual(document(call)["critical"],
                         ["hang_up_first", "no_solution"])

    def test_twenty_seconds_without_a_sound(self):
        for ms, wanted in ((19999, 0), (20000, 1)):
            call = start(tale([say(ms)], [answer("plain")]))
            call.advance(ms)
            self.assertEqual(call.uses["dead_air"], wanted)

    def test_breath(self):
        call = start(tale([say(5000)], [answer("plain")]))
        do_at(call, 1000, "breathe")
        with self.assertRaises(Refused):
            do_at(call, 4999, "backchannel")
        do_at(call, 5000, "backchannel")
        self.assertEqual(call.composure, 780)

    def test_until_the_reply_is_said(self):
        call = start(tale([say(1000, "a")], [answer("plain")]))
        reply_at(call, 1000, "plain")
        do_at(call, 1609, "note", fact="a")
        with self.assertRaises(Refused):
            do_at(call, 1609, "backchannel")
        do_at(call, 1610, "backchannel")

    def test_the_200th_reply_and_the_hour(self):
        call = start(tale([say(1000)], [answer("plain")]))
        for _ in range(200):
            call.advance(call.now + 1610)
            reply_at(call, call.now, "plain")
        self.assertEqual((call.outcome, call.closed_by),
                         ("unresolved", "trainee"))
        self.assertEqual(call.uses["hang_up_first"], 0)
        call = start(tale([say(1000)], [answer("plain")]))
        call.advance(4_000_000)
        self.assertEqual((call.now, call.outcome), (3_600_000, "unresolved"))

    def test_silence_alone_makes_her_hang_up_at_last(self):
        data = tale([say(1000)], [answer("plain")])
        data["nodes"]["talk"]["on_silence"] = "talk"
        call = start(data)
        call.run_on()
        self.assertEqual((call.outcome, call.anger), ("lost", 1000))


class QualityTest(unittest.TestCase):
    def given(self, t, facts=(), **reply):
        call = start(tale([say(1000, "a", pause_ms=0), say(1000, "b")],
                          [answer("plain", **reply)]))
        for fact in facts:
            do_at(call, t, "note", fact=fact)
        reply_at(call, t, "plain", facts=list(facts))
        return {x["id"]: x["quality"] for x in call.log[0]["techniques"]}

    def test_specific_acknowledgement(self):
        use = {"uses": ["specific_acknowledgement"]}
        name = "specific_acknowledgement"
        self.assertEqual(self.given(2000, **use)[name], 0)
        self.assertEqual(self.given(2000, restates=["a"], **use)[name], 500)
        found = self.given(2000, restates=["a", "b"], **use)
        self.assertEqual(found[name], 1000)

    def test_a_decoy_in_a_slot(self):
        found = self.given(2000, ["no"], say="So {fact}?",
                           uses=["verify", "please_thanks"])
        self.assertEqual(found, {"let_vent": 1000, "verify": 0,
                                 "please_thanks": 1000, "wrong_fact": 1000})

    def test_contradiction(self):
        found = self.given(2000, contradicts=["a"], uses=["empathy"])
        self.assertEqual((found["empathy"], found["wrong_fact"]), (0, 1000))

    def test_a_solution_too_early(self):
        found = self.given(2000, uses=["fix"])
        self.assertEqual((found["fix"], found["solution_too_early"]),
                         (500, 1000))
        found = self.given(2000, uses=["fix"], restates=["a"])
        self.assertEqual(found["fix"], 1000)

    def test_freebie(self):
        for value, wanted in ((50, 500), (100, 1000), (150, 1000),
                              (200, 833), (300, 500), (301, 500)):
            found = self.given(2000, uses=["freebie"], restates=["a"],
                               offer={"value": value, "loss": 100})
            self.assertEqual(found["freebie"], wanted)
        found = self.given(2000, uses=["freebie"], restates=["a"])
        self.assertEqual(found["freebie"], 700)

    def test_time_frame(self):
        for hours, wanted in ((24, 1000), (25, 700), (72, 700), (73, 0)):
            found = self.given(2000, uses=["time_frame"], within_h=hours,
                               restates=["a"])
            self.assertEqual(found["time_frame"], wanted)
            self.assertEqual("vague_promise" in found, wanted == 0)

    def test_asking_for_the_known(self):
        found = self.given(2000, asks=["a"], uses=["clarifying_question"])
        self.assertEqual((found["clarifying_question"], found["ask_known"]),
                         (0, 1000))
        found = self.given(2000, asks=["no"], uses=["clarifying_question"])
        self.assertEqual(found["clarifying_question"], 1000)
        self.assertNotIn("ask_known", found)

    def test_a_warning_and_after(self):
        call = start(tale([say(1000, abuse=1)], [
            answer("warn", uses=["end_abuse"]), answer("plain")]))
        reply_at(call, 1000, "warn")
        self.assertEqual(call.composure, 550)
        reply_at(call, 2610, "plain")
        reply_at(call, 4220, "warn")
        seen = [{x["id"]: x["quality"] for x in entry["techniques"]}
                for entry in call.log]
        self.assertEqual(seen, [{"end_abuse": 500}, {"tolerate_abuse": 1000},
                                {"end_abuse": 1000}])
        do_at(call, 6000, "hang_up")
        self.assertEqual(call.outcome, "abuse_ended")
        self.assertEqual(call.uses["hang_up_first"], 0)

    def test_who_rings_back_is_let_down_and_begins_at_her_own_node(self):
        data = tale([say(1000)], [answer("plain")], rings_back="again")
        data["nodes"]["again"] = {"caller": [say(2000)],
                                  "replies": [answer("plain")]}
        call = start(data, composure=700)
        self.assertEqual((call.turn.node.id, call.anger), ("talk", 850))
        call = start(data, composure=700, rings_back=True)
        self.assertEqual(call.turn.node.id, "again")
        self.assertEqual((call.anger, call.start_anger), (991, 991))
        self.assertEqual((call.trust, call.start_trust), (150, 150))
        self.assertEqual(call.faults["broken_promise"], 0)
        del data["rings_back"]
        call = start(data, composure=700, rings_back=True)
        self.assertEqual(call.turn.node.id, "talk")

    def test_shaken(self):
        data = tale([say(1000)], [answer("plain", uses=[
            "thank_caller", "hand_over", "stay_calm"])])
        call = start(data, composure=269)
        reply_at(call, 1000, "plain")
        self.assertEqual(call.log[0]["techniques"], [
            {"id": "stay_calm", "quality": 1000},
            {"id": "hand_over", "quality": 500},
            {"id": "thank_caller", "quality": 1000}])
        data["caller"]["temper"]["grievance"] = 800
        call = start(data, composure=269)
        reply_at(call, 1000, "plain")
        self.assertEqual(call.log[0]["techniques"], [
            {"id": "stay_calm", "quality": 1000},
            {"id": "hand_over", "quality": 1000},
            {"id": "thank_caller", "quality": 500}])


class ScorecardTest(unittest.TestCase):
    def test_posture(self):
        data = tale([say(10000)], [answer("plain", "end")],
                    channel="in_person")
        call = start(data)
        do_at(call, 4000, "posture", stance="closed")
        do_at(call, 9001, "posture", stance="open")
        reply_at(call, 10000, "plain")
        self.assertEqual(call.uses["closed_posture"], 1)
        call.run_on()
        items = {i["id"]: i for i in document(call)["items"]}
        # 4000 + 999 + the end's 1000 of 11000 ms
        self.assertEqual(items["body_language"]["earned_permille"], 545)

    def test_notes_and_backchannels(self):
        call = start(tale([say(1000, "a", say=" ".join("x" * 50))],
                          [answer("plain", "end")]))
        do_at(call, 700, "backchannel")
        do_at(call, 1000, "note", fact="a")
        do_at(call, 1000, "note", fact="no")
        reply_at(call, 2000, "plain")
        call.run_on()
        items = {i["id"]: i for i in document(call)["items"]}
        self.assertEqual(items["take_notes"]["earned_permille"], 667)
        # 100,000 / 51 words = 1960: enough, not too much
        self.assertEqual(items["backchannel"]["earned_permille"], 1000)
        self.assertEqual(items["specific_acknowledgement"]["state"]
                         if "specific_acknowledgement" in items else "none",
                         "none")

    def test_promises_and_tasks(self):
        data = tale([say(1000, "a")], [answer(
            "plain", "end", restates=["a"], uses=["fix"],
            promises=["p", "q"])],
            promises={"p": {"text": "p", "within_h": 1},
                      "q": {"text": "q", "within_h": 1}},
            wrap_up={"minutes": 5, "tasks": [
                {"id": "one", "label": "1", "minutes": 4, "keeps": ["p"]},
                {"id": "two", "label": "2", "minutes": 2, "keeps": ["q"]}]})
        call = start(data)
        reply_at(call, 1000, "plain")
        do_at(call, 9000, "task", task="one")
        with self.assertRaises(Refused):
            do_at(call, 9000, "task", task="two")
        card = document(call)
        items = {i["id"]: i for i in card["items"]}
        self.assertEqual(items["keep_promise"]["earned_permille"], 500)
        self.assertEqual(card["critical"], ["broken_promise"])

    def test_the_worst_turn(self):
        call = start(tale([say(1000)], [
            answer("bad", "end", uses=["sarcasm"]), answer("plain", "end"),
            answer("good", "end", say="Ann!", uses=["apology"])],
            goals=["apology"]))
        reply_at(call, 1000, "bad")
        call.run_on()
        worst = document(call)["worst_turn"]
        # sarcasm: A 1000, calmed 0, 12 points. "good": use_name 3 and
        # apology 4 × 500 (nothing told yet): dA -5 - 7, T 420, B 616, k 825,
        # A 616 + 81 - 9 = 688, calmed 1000 × 162 / 650 = 249
        self.assertEqual(worst, {"t": 1000, "better": "good",
                                 "regret": 3000 + 2000 + 2490 + 12000})


if __name__ == "__main__":
    unittest.main()
