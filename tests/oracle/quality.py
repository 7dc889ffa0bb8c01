# SPDX-License-Identifier: MIT
"""What one reply uses, and how well: SCORING.md, "Quality q"."""

from expressions import div
from state import SHAKEN

STEADY = {"stay_calm", "not_personal", "hand_over", "end_abuse"}
SPOILT = ("specific_acknowledgement", "verify", "empathy")


def freebie_quality(offer):
    if not offer:
        return 700
    share = div(1000 * offer["value"], offer["loss"])
    if share <= 1500:
        return min(share, 1000)
    return div(4500 - share, 3) if share <= 3000 else 500


def time_quality(hours):
    if hours <= 24:
        return 1000
    return 700 if hours <= 72 else 0


class Judgement:
    """A reply under judgement: `qualities` by technique when done."""

    def __init__(self, call, reply, facts):
        self.call, self.reply = call, reply
        self.named = set(reply.restates) | set(facts)
        self.unknown = {f for f in self.named if not call.knows(f)}
        self.contradicted = bool(set(reply.contradicts) & call.told)
        self.met = self.struck = None
        self.half = False
        self.qualities = {}
        rubric = call.rubric
        self.rewards = [t for t in reply.uses if rubric.rewarded(t)]
        self.tagged_faults = [t for t in reply.uses if not rubric.rewarded(t)
                              and t != "cut_off_with_admin"]
        self.has_solution = bool(rubric.solutions & set(reply.uses))
        self.solves = self.warns = False

    def restate(self):
        call = self.call
        for fact in self.named:
            if fact not in self.unknown:
                call.rightly.add(fact)
                call.restated.add(fact)
            elif fact not in call.true:
                call.restated.add(fact)

    def judge(self):
        """All that a reply which is carried out uses."""
        call = self.call
        for name in self.rewards:
            self.qualities[name] = self.reward(name)
        if self.reply.names_caller:
            self.qualities["use_name"] = self.reward("use_name")
        if self.has_solution and not call.solution_given and call.looked:
            self.qualities["know_history"] = 0 if self.contradicted else 1000
        if call.turn_answered() and call.turn.first_told:
            self.qualities["let_vent"] = 1000
        self.judge_penalties()
        turn = call.turn
        if call.scenario.in_person and 2 * turn.open < turn.speaking:
            self.qualities["closed_posture"] = 1000
        self.solves = self.has_solution
        self.warns = ("end_abuse" in self.rewards and call.abuse_worst > 0)

    def judge_penalties(self):
        call, reply = self.call, self.reply
        used = set(self.tagged_faults)
        if self.contradicted or self.unknown:
            used.add("wrong_fact")
        if any(self.is_answered(fact) for fact in reply.asks):
            used.add("ask_known")
        if self.has_solution and call.heard() < 50:
            used.add("solution_too_early")
        if "time_frame" in self.rewards and time_quality(self.hours()) == 0:
            used.add("vague_promise")
        if self.tolerates():
            used.add("tolerate_abuse")
        self.qualities.update({name: 1000 for name in used})

    def is_answered(self, fact):
        call = self.call
        return fact in call.true and (fact in call.told or any(
            fact in tells for tells in call.scenario.records.values()))

    def tolerates(self):
        call = self.call
        if not call.turn.abused or {"end_abuse", "hand_over"} & set(
                self.rewards):
            return False
        return call.warned or call.abuse_turns == 3

    def hours(self):
        if self.reply.within_h is not None:
            return self.reply.within_h
        promises = self.call.scenario.promises
        return max(promises[p]["within_h"] for p in self.reply.promises)

    def reward(self, name):
        """The quality of a tag or of use_name."""
        call = self.call
        if self.contradicted or (self.unknown and name in SPOILT):
            return 0
        quality = self.own_quality(name)
        if name in call.rubric.solutions and call.heard() < 50:
            quality = div(quality, 2)
        if self.half:
            quality = div(quality, 2)
        if call.composure < SHAKEN and name not in STEADY:
            quality = div(quality, 2)
        return quality

    def own_quality(self, name):
        special = {
            "specific_acknowledgement": self.acknowledgement,
            "verify": self.verification, "apology": self.apology,
            "time_frame": lambda: time_quality(self.hours()),
            "freebie": lambda: freebie_quality(self.reply.offer),
            "clarifying_question": self.question,
            "hand_over":
                lambda: 1000 if self.call.composure < SHAKEN else 500,
            "end_abuse": self.end_abuse}
        return special.get(name, lambda: 1000)()

    def acknowledgement(self):
        told = self.call.must_hear & self.call.told
        restated = len(told & self.named)
        if restated == 0:
            return 0
        if len(told) == 1:
            return 1000
        return 500 + div(500 * (restated - 1), len(told) - 1)

    def verification(self):
        if self.has_solution or self.call.solution_given:
            return 0
        return self.acknowledgement()

    def apology(self):
        call = self.call
        early = call.must_hear and not call.must_hear & call.told
        return 500 if early else 1000

    def question(self):
        asks = self.reply.asks
        return 0 if asks and all(map(self.call.knows, asks)) else 1000

    def end_abuse(self):
        if not self.call.abuse_worst:
            return 0
        return 1000 if self.call.warned else 500

    def shown(self, rubric):
        used = dict(self.qualities)
        if self.struck:
            used[self.struck] = 1000
        return [{"id": name, "quality": used[name]}
                for name in rubric.sorted(used)]
