# SPDX-License-Identifier: MIT
"""Random small scenarios that load, dense in what a call can depend on."""

TAGGED = """stay_calm not_personal hand_over end_abuse acknowledge_anger
specific_acknowledgement empathy apology take_responsibility vow_to_resolve
please_thanks clarifying_question verify honesty positive_language freebie
offer_options open_to_discussion give_what_they_want workaround fix
time_frame guide_to_policy decline_with_reason restate_offer
ask_what_would_help thank_caller anything_else hope_to_retain""".split()
TAGGED_FAULTS = """cut_off_with_admin rush sarcasm hostility defensive bare_ok
but_after_acknowledgement insincere_apology negative_language blame_caller
evasive vague_promise""".split()
AFTER = ["follow_up", "root_cause", "recover"]
COUNTED = TAGGED + TAGGED_FAULTS + """let_vent backchannel use_name
know_history interrupt dead_air wrong_fact ask_known solution_too_early
closed_posture tolerate_abuse hang_up_first follow_up""".split()
OUTCOMES = """delighted satisfied resolved unresolved lost escalated
handed_over abuse_ended""".split()
TONES = "calm annoyed angry furious sad relieved happy".split()
WORDS = """the kettle leaks again and nobody calls back since Monday I waited
forty minutes Größe naïve €39 — … ไม่ดีเลย カメラが壊れた 我很生气 蛋糕24个
😡 Ω𠀀𠀁 a\u00a0b c\u3000d x""".replace("\n", " ").split(" ")
LEVELS = "anger trust grievance composure heard".split()
COUNTERS = "interruptions elapsed_s turn".split()


class Story:
    """Builds one scenario; `rng` decides everything."""

    def __init__(self, rng, name):
        self.rng, self.name = rng, name
        self.loopy = rng.random() < 0.5
        self.gentle = rng.random() < 0.5
        self.in_person = rng.random() < 0.4
        self.abusive = not self.gentle and rng.random() < 0.6
        self.lists = {"place": ["kitchen", "van"],
                      "town": ["old_harbour", "spa", "mill"]}
        if rng.random() < 0.3:
            self.lists = {}
        self.drawn = [w for words in self.lists.values() for w in words]
        self.facts = [f"f_{c}" for c in "abcdef"[:rng.randint(0, 6)]]
        self.records = [f"r_{c}" for c in "ab"[:rng.randint(0, 2)]]
        self.promises = [f"p_{c}" for c in "abc"[:rng.randint(0, 3)]]
        self.people = ["manager"] if rng.random() < 0.4 else []
        self.ints = ["v_n", "v_m"]
        self.truths = ["v_yes"]
        inner = rng.randint(2, 9)
        self.inner = [f"n_{i}" for i in range(inner)]
        self.ends = [f"e_{i}" for i in range(rng.randint(1, 3))]
        self.reply_ids = [[f"n{i}_{c}" for c in "abcd"[:rng.randint(1, 4)]]
                          for i in range(inner)]

    def chance(self, p):
        return self.rng.random() < p

    def some(self, things, most, p=0.5):
        if not things or not self.chance(p):
            return []
        return self.rng.sample(things, self.rng.randint(
            1, min(most, len(things))))

    # Texts

    def text(self, longest, reply=False):
        rng = self.rng
        words = [rng.choice(WORDS) for _ in range(rng.randint(1, longest))]
        extras = ["{agent}", "[sighs]", "[slams the door]"]
        extras += ["{%s}" % name for name in self.lists] + ["{caller}"]
        if reply:
            extras += ["Mr. Quill,", "Walter", "[to {caller}]", "Ms. Ødegård"]
        for _ in range(rng.choice((0, 0, 1, 2))):
            words.insert(rng.randint(0, len(words)), rng.choice(extras))
        return " ".join(words)

    # Expressions

    def number(self, depth):
        rng = self.rng
        if depth > 0 and self.chance(0.5):
            left, right = self.number(depth - 1), self.number(depth - 1)
            operator = rng.choice(["+", "-", "*", "/", "%"])
            text = f"{left} {operator} {right}"
            return f"({text})" if self.chance(0.6) else text
        pick = rng.random()
        if pick < 0.3:
            return str(rng.choice((0, 1, 2, 3, 7, 50, 200, 500, 700, 1000,
                                   2**31, 2**53 - 1)))
        if pick < 0.6:
            return rng.choice(LEVELS + COUNTERS)
        if pick < 0.75:
            return rng.choice(self.ints)
        if pick < 0.9:
            return "used." + rng.choice(COUNTED)
        if pick < 0.95:
            return "-" + rng.choice(LEVELS + self.ints)
        return "seen." + rng.choice(self.inner + self.ends)

    def truth(self, depth):
        rng = self.rng
        pick = rng.random()
        if depth > 0 and pick < 0.35:
            text = (f"{self.truth(depth - 1)} {rng.choice(['and', 'or'])} "
                    f"{self.truth(depth - 1)}")
            return f"({text})" if self.chance(0.6) else text
        if depth > 0 and pick < 0.45:
            return f"not {self.truth(depth - 1)}"
        if pick < 0.75:
            operator = rng.choice(["<", "<=", ">", ">=", "==", "!="])
            return f"{self.number(1)} {operator} {self.number(1)}"
        return rng.choice(self.members())

    def members(self):
        names = list(self.truths)
        for kind in ("told", "noted", "restated"):
            names += [f"{kind}.{fact}" for fact in self.facts]
        names += [f"looked.{record}" for record in self.records]
        names += [f"promised.{promise}" for promise in self.promises]
        names += [f"drawn.{word}" for word in self.drawn]
        names.append("chose." + self.rng.choice(
            self.rng.choice(self.reply_ids)))
        return names

    def likely(self):
        """A condition that sensible stories would have, or a wild one."""
        rng = self.rng
        if self.chance(0.5):
            return self.truth(2)
        level, limit = rng.choice(LEVELS), rng.choice((400, 600, 800))
        return f"{level} {rng.choice('<>')} {limit}"

    # Parts

    def line(self, first=False):
        rng = self.rng
        longest = rng.choice((1, 4, 12, 30))
        line = {"say": self.text(longest)}
        if self.chance(0.2):
            line["say"] = [self.text(longest) for _ in range(
                rng.randint(1, 3))]
        if self.people and self.chance(0.2):
            line["by"] = rng.choice(self.people)
        if not first and self.chance(0.25):
            line["if"] = self.likely()
        tells = self.some(self.facts, 2, 0.6)
        if tells:
            line["tells"] = tells
        if self.chance(0.5):
            line["pause_ms"] = rng.choice((0, 1, 300, 700, 1200, 2500, 10000))
        if self.chance(0.2):
            line["invites"] = self.chance(0.8)
        if self.abusive and self.chance(0.35):
            line["abuse"] = rng.randint(0, 2)
        if self.chance(0.2):
            line["tone"] = rng.choice(TONES)
        if self.chance(0.2):
            line["ms"] = rng.choice((100, 399, 400, 401, 2000, 2999, 3000,
                                     8000, 19999, 20000, 25000))
        return line

    def reply(self, name, number, plain):
        rng = self.rng
        slots = min(rng.choice((0, 0, 0, 1, 2)), len(self.facts))
        reply = {"id": name, "say": self.text(rng.choice((1, 5, 15, 40)),
                                              True) + " {fact}" * slots}
        uses = (self.some(TAGGED, 5, 0.85)
                + self.some(TAGGED_FAULTS, 2, 0.02 if self.gentle else 0.2))
        if self.abusive and self.chance(0.25) and "end_abuse" not in uses:
            uses = ["end_abuse"] + uses[:3]
        if uses:
            reply["uses"] = uses
        for key, p in (("restates", 0.5), ("asks", 0.25),
                       ("contradicts", 0.15)):
            some = [f for f in self.some(self.facts, 3, p)
                    if key != "contradicts"
                    or f not in reply.get("restates", [])]
            if some:
                reply[key] = some
        self.offer(reply, uses)
        if not plain:
            if self.chance(0.4):
                reply["if"] = self.likely()
            if self.chance(0.3):
                reply["once"] = True
        self.consequences(reply, number)
        return reply

    def offer(self, reply, uses):
        rng = self.rng
        promises = self.some(self.promises, 2, 0.4)
        if promises:
            reply["promises"] = promises
        if "time_frame" in uses and (not promises or self.chance(0.5)):
            reply["within_h"] = rng.choice((1, 24, 25, 72, 73, 168))
        if "freebie" in uses and self.chance(0.8):
            reply["offer"] = {
                "value": rng.choice((0, 1, 40, 95, 100, 143, 285, 300)),
                "loss": rng.choice((1, 95, 100))}

    def consequences(self, reply, number):
        rng = self.rng
        sets = {}
        if self.chance(0.4):
            name = rng.choice(self.ints)
            sets[name] = rng.choice((
                f"{name} + 1", self.number(2), rng.randint(-9, 9),
                f"{name} * {name} * 9007199254740991 - 3"))
        if self.chance(0.2):
            sets["v_yes"] = rng.choice((self.truth(1), True, False))
        if sets:
            reply["set"] = sets
        if self.chance(0.2):
            reply["reaction"] = self.line()
        if self.chance(0.3):
            reply["thinks"] = "Well, well."
        if self.chance(0.2):
            reply["coach"] = "Think twice."
        reply["goto"] = self.way(number)

    def way(self, number):
        """The first reply of each node leads on, the others anywhere."""
        rng = self.rng
        stays = self.chance(0.95 if self.loopy else 0.5)
        anywhere = self.inner if stays else self.inner + self.ends
        if not self.chance(0.3):
            return rng.choice(anywhere)
        ways = [{"if": self.likely(), "goto": rng.choice(anywhere)}
                for _ in range(rng.randint(1, 2))]
        return ways + [{"goto": rng.choice(anywhere)}]

    def node(self, number):
        rng = self.rng
        lines = [self.line(first=self.chance(0.9))]
        lines += [self.line() for _ in range(rng.choice((0, 0, 1, 2, 3)))]
        replies = []
        for i, name in enumerate(self.reply_ids[number]):
            replies.append(self.reply(name, number, i == 0))
        later = self.inner[number + 1:] or self.ends
        replies[0]["goto"] = rng.choice(later)
        rng.shuffle(replies)
        node = {"caller": lines, "replies": replies}
        for key, p in (("on_interrupt", 0.2), ("on_silence", 0.3),
                       ("on_hang_up", 0.25), ("on_transfer", 0.25)):
            if self.chance(p):
                node[key] = rng.choice(self.inner + self.ends)
        if self.chance(0.2):
            node["at"] = [rng.randint(-500, 500), rng.randint(-500, 500)]
        return node

    def end(self):
        end = {"outcome": self.rng.choice(OUTCOMES)}
        if self.chance(0.5):
            end["closed_by"] = self.rng.choice(("caller", "trainee"))
        node = {"caller": [self.line(first=self.chance(0.8))
                           for _ in range(self.rng.randint(1, 2))],
                "end": end}
        if self.chance(0.2):
            node["on_hang_up"] = self.rng.choice(self.ends + self.inner)
        return node

    def all_facts(self):
        facts, near = {}, {}
        for i, name in enumerate(self.facts):
            fact = {"text": f"it was {name[-1]}", "forms": [name[-1] * 3]}
            if self.chance(0.5):
                fact["must_hear"] = True
            others = [f for f in self.facts
                      if f != name and near.get(f, 0) < 2]
            if self.chance(0.35):
                fact["true"] = False
            elif self.drawn and self.chance(0.3):
                word = self.rng.choice(self.drawn)
                fact["true"] = self.rng.choice(
                    (f"drawn.{word}", f"not drawn.{word}"))
            if others and self.chance(0.5):
                fact["near"] = self.rng.choice(others)
                near[fact["near"]] = near.get(fact["near"], 0) + 1
            facts[name] = fact
        return facts

    def voice(self):
        rng = self.rng
        return {"timbre": rng.choice(("female", "male", "child")),
                "pitch": rng.randint(50, 200),
                "pace": rng.choice((50, 99, 100, 133, 200))}

    def caller(self):
        rng = self.rng
        caller = {"name": "Walter Quill"}
        if self.chance(0.7):
            caller["call_me"] = rng.sample(
                ["Mr. Quill", "Walter", "Ms. Ødegård"], rng.randint(1, 3))
        if self.chance(0.6):
            caller["voice"] = self.voice()
        if self.chance(0.9):
            level = (0, 30, 50, 200, 333, 500, 700, 700, 850, 1000)
            temper = {"grievance": rng.choice(level[:6] if self.gentle
                                              else level),
                      "trust": rng.choice(level[3:]),
                      "fault": rng.choice(level),
                      "patience_s": rng.choice((3, 8, 60))}
            for key in self.some(sorted(temper), 3, 0.5):
                del temper[key]
            caller["temper"] = temper
        if self.chance(0.5):
            caller["protests"] = [self.text(5) for _ in range(
                rng.randint(1, 3))]
        return caller

    def wrap_up(self):
        rng = self.rng
        tasks = []
        for i in range(rng.randint(1, 5)):
            task = {"id": f"t_{i}", "label": "Do it",
                    "minutes": rng.randint(1, 4)}
            keeps = self.some(self.promises, 2, 0.6)
            uses = self.some(AFTER, 2, 0.5)
            if keeps:
                task["keeps"] = keeps
            if uses:
                task["uses"] = uses
            if self.chance(0.3):
                task["if"] = self.truth(1)
            tasks.append(task)
        return {"minutes": rng.randint(1, 9), "tasks": tasks}

    def goals(self):
        rng = self.rng
        return rng.sample(TAGGED + AFTER, rng.randint(0, 8))

    def scenario(self):
        rng = self.rng
        data = {"format": 1, "id": self.name, "title": "A random call",
                "language": rng.choice(("en", "th", "ja")),
                "company": {"name": "Hob & Home", "agent": "Sam"},
                "caller": self.caller(), "x-note": [1, {"two": None}]}
        if self.in_person:
            data["channel"] = "in_person"
        if self.chance(0.8):
            data["goals"] = self.goals()
        if self.people:
            data["people"] = {"manager": {"name": "Ann", "voice":
                                          self.voice()}}
        if self.lists:
            data["draw"] = self.lists
        if self.records:
            data["record"] = [
                {"id": r, "label": r, "text": "An entry",
                 "tells": self.some(self.facts, 3, 0.8)}
                for r in self.records]
        if self.facts:
            data["facts"] = self.all_facts()
        if self.promises:
            data["promises"] = {
                p: {"text": "Do it", "within_h": rng.choice((1, 24, 48, 100))}
                for p in self.promises}
        data["vars"] = {"v_n": rng.randint(-5, 5), "v_m": 2**53 - 1,
                        "v_yes": self.chance(0.5)}
        data["start"] = self.inner[0]
        if self.chance(0.4):
            data["rings_back"] = rng.choice(self.inner)
        data["nodes"] = {n: self.node(i) for i, n in enumerate(self.inner)}
        data["nodes"].update({name: self.end() for name in self.ends})
        if self.chance(0.7):
            data["wrap_up"] = self.wrap_up()
        if self.chance(0.5):
            data["aftermath"] = [{"id": "after", "if": self.truth(1),
                                  "say": "So it ended."}]
        return data
