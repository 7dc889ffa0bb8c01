# SPDX-License-Identifier: MIT
"""A call as SCORING.md tells it: times in ms, everything else 0 to 1000."""

from expressions import compile_expression, div
from quality import Judgement
from state import (FULL, HOT, LINE, OVER, PAUSE, PROTEST, SAYING, WAIT,
                   CallState, Turn)

LAST_MS = 400
DEAD_AIR_MS = 20_000
HOUR_MS = 3_600_000
MOST_REPLIES = 200
LOOKUP_MS, NOTE_MS, BREATH_MS = 3_000, 1_000, 4_000
OUTBURSTS = {"hostility", "sarcasm", "defensive"}
LEVEL = ("stay_calm", "not_personal")


class Refused(Exception):
    """An event that cannot happen."""


class Call(CallState):
    def __init__(self, scenario, rubric, seed=0, pace="timed", response=100,
                 composure=None, rings_back=False):
        super().__init__(scenario, rubric, seed, pace, response, composure,
                         rings_back)
        opening = scenario.rings_back if rings_back else scenario.start
        self.enter(scenario.nodes[opening], None)

    # Time

    def enter(self, node, reaction):
        """The turn of a node begins now."""
        self.close_turn()
        self.seen[node.id] += 1
        self.nodes_entered += 1
        if self.anger >= HOT:
            self.brace(-20)
        lines = [line for line in node.lines if self.holds(line.condition)]
        self.turn = Turn(node, ([reaction] if reaction else []) + lines,
                         self.now)
        self.turn.pinned = self.anger == FULL
        if any(self.must_hear & set(line.tells) for line in self.turn.lines):
            self.turn.weight = 2
        self.plan_from(0, self.now)

    def close_turn(self):
        if self.turn:
            self.turns_done.append(self.turn)
            self.turn = None
        self.second_at = self.dead_at = None

    def pause_after(self, pos):
        if pos == len(self.turn.lines) - 1:
            return 0
        return div(self.turn.lines[pos].pause_ms * self.response, 100)

    def plan_from(self, pos, at):
        """Line `pos` begins at `at`; says when the turn will end."""
        turn = self.turn
        turn.pos = pos
        turn.end = at
        for later in range(pos, len(turn.lines)):
            turn.end += turn.lines[later].length + self.pause_after(later)
        if turn.lines:
            self.phase = LINE
            self.phase_end = at + turn.lines[pos].length
        else:
            self.end_turn()

    def line(self):
        return self.turn.lines[self.turn.pos]

    def next_moments(self):
        """What time brings next: (when, rank, what), by rank when equal."""
        moments = [(HOUR_MS, 4, self.run_out)]
        if self.breath_until is not None:
            moments.append((self.breath_until, 0, self.end_breath))
        if self.phase in (SAYING, PROTEST, LINE, PAUSE):
            moments.append((self.phase_end, 1, self.end_phase))
        if self.phase == WAIT and self.second_at is not None:
            moments.append((self.second_at, 2, self.full_second))
        if self.phase == WAIT and self.dead_at is not None:
            moments.append((self.dead_at, 3, self.dead_silence))
        return moments

    def advance(self, until):
        """Everything that time brings up to and at `until`."""
        while self.phase != OVER:
            at, _, happen = min(self.next_moments(), key=lambda m: m[:2])
            if at > until:
                break
            self.pass_to(at)
            happen()
        if self.phase != OVER:
            self.pass_to(until)

    def pass_to(self, at):
        """Moves the clock, counting the caller's speaking time."""
        if at <= self.now:
            return
        speaks = self.phase == PROTEST or (
            self.phase == LINE and self.line().by is None)
        if speaks:
            seen = max(0, at - max(self.now, self.busy_until))
            seen = seen if self.stance_open and self.eyes else 0
            for whose in (self, self.turn):
                whose.speaking += at - self.now
                whose.open += seen
        self.now = at

    def end_breath(self):
        self.breath_until = None
        self.brace(80)

    def run_out(self):
        self.finish_call("unresolved", "trainee")

    def end_phase(self):
        if self.phase == SAYING:
            node, reaction = self.waiting
            self.enter(node, reaction)
        elif self.phase == PROTEST:
            self.plan_from(self.turn.pos, self.now)
        elif self.phase == LINE:
            self.end_line()
        else:
            self.plan_from(self.turn.pos + 1, self.now)

    def end_line(self):
        line, turn = self.line(), self.turn
        for fact in self.true & set(line.tells):
            if fact not in self.told and fact in self.must_hear:
                turn.first_told = True
            self.told.add(fact)
        if line.by is None:
            self.words_heard += line.words
        if line.abuse:
            self.suffer(line.abuse)
        if turn.pos == len(turn.lines) - 1:
            self.end_turn()
        else:
            self.phase = PAUSE
            self.phase_end = self.now + self.pause_after(turn.pos)

    def suffer(self, abuse):
        self.brace(-150 if abuse == 1 else -250)
        self.abuse_worst = max(self.abuse_worst, abuse)
        self.abuse_turns += not self.turn.abused
        self.turn.abused = True
        if self.scenario.in_person:
            self.stance_open = False

    def end_turn(self):
        turn = self.turn
        self.phase = WAIT
        turn.end = self.now
        turn.heard = True
        if (turn.end - turn.begin >= DEAD_AIR_MS and not turn.good_windows
                and not turn.has_other()):
            self.strike("dead_air")
        if turn.node.end:
            self.finish_call(turn.node.end["outcome"],
                             turn.node.end.get("closed_by", "caller"))
            return
        words = sum(reply.words for reply in self.on_offer())
        self.patience_from = self.now + words * 3 * self.response
        if self.timed and not turn.ends_with_other():
            self.second_at = self.patience_from + self.patience() + 1000
            self.dead_at = self.patience_from + 2 * self.patience()

    def patience(self):
        return self.scenario.patience_s * 10 * self.response

    def full_second(self):
        self.second_at += 1000
        self.feel(5, 0, 0)

    def dead_silence(self):
        self.dead_at = None
        self.strike("dead_air")
        if self.turn.node.on_silence:
            self.go_at_once(self.turn.node.on_silence)

    def finish_call(self, outcome, closed_by):
        self.close_turn()
        self.outcome, self.closed_by = outcome, closed_by
        self.phase = OVER
        self.breath_until = None

    # Ways on

    def turn_answered(self):
        """Is the turn heard out, if a reply is given now?"""
        return self.phase == WAIT or (
            self.phase == PAUSE and self.line().invites)

    def caller_slams(self, target):
        if self.turn.pinned and not self.scenario.nodes[target].end:
            self.finish_call("lost", "caller")
            return True
        return False

    def go_at_once(self, target):
        if not self.caller_slams(target):
            self.enter(self.scenario.nodes[target], None)

    def go_after(self, said_ms, target, reaction):
        if not self.caller_slams(target):
            self.close_turn()
            self.phase = SAYING
            self.phase_end = self.now + said_ms
            self.waiting = (self.scenario.nodes[target], reaction)

    def on_offer(self):
        return [reply for reply in self.turn.node.replies
                if (reply.node, reply.id) not in self.spent
                and self.holds(reply.condition)]

    # What the trainee does

    def do(self, event):
        """One event; raises Refused when it cannot happen."""
        kind = event["do"]
        self.advance(event["t"])
        if self.finished:
            raise Refused("nothing comes after finish")
        if self.phase == OVER:
            if kind not in ("task", "finish"):
                raise Refused("the call is over")
        elif kind in ("task", "finish"):
            raise Refused("the call is not over yet")
        elif self.breath_until is not None:
            raise Refused("not while breathing")
        elif self.phase == SAYING and kind not in (
                "note", "unnote", "lookup", "posture"):
            raise Refused("the reply is still being said")
        getattr(self, "do_" + kind)(event)

    def do_note(self, event):
        fact = event["fact"]
        if fact not in self.scenario.facts or fact in self.noted:
            raise Refused("no such fact to note")
        near = self.scenario.facts[fact].get("near")
        if not (self.knows(fact)
                or fact not in self.true and near in self.told):
            raise Refused("the fact is not known")
        self.noted.add(fact)
        self.busy_until = max(self.busy_until, self.now + NOTE_MS)

    def do_unnote(self, event):
        if event["fact"] not in self.noted:
            raise Refused("the fact is not noted")
        self.noted.remove(event["fact"])

    def do_lookup(self, event):
        record = event["record"]
        if record not in self.scenario.records or record in self.looked:
            raise Refused("no such record to open")
        self.looked.add(record)
        self.busy_until = max(self.busy_until, self.now + LOOKUP_MS)

    def do_posture(self, event):
        if not self.scenario.in_person:
            raise Refused("posture counts in person only")
        if "stance" in event:
            self.stance_open = event["stance"] == "open"
        self.eyes = event.get("eyes", self.eyes)

    def do_breathe(self, _):
        if self.phase not in (LINE, PROTEST) or self.turn.breathed:
            raise Refused("no time to breathe")
        self.turn.breathed = True
        self.breath_until = self.now + BREATH_MS

    def do_backchannel(self, _):
        turn = self.turn
        if self.phase in (LINE, PAUSE) and self.line().by is not None:
            return
        in_window = self.phase == PAUSE or (
            self.phase == LINE and self.now >= self.phase_end - LAST_MS)
        if (in_window and self.now >= self.busy_until
                and turn.pos not in turn.good_windows):
            turn.good_windows.add(turn.pos)
            self.good += 1
            self.strike("backchannel")
            return
        turn.misses += 1
        if turn.misses > 2:
            self.strike("rush")

    def do_type(self, _):
        raise Refused("free text is not part of this oracle")

    def do_transfer(self, _):
        node = self.turn.node
        if node.end:
            raise Refused("the call is at its end")
        if node.on_transfer:
            self.go_at_once(node.on_transfer)
        else:
            self.finish_call("handed_over", "trainee")

    def do_hang_up(self, _):
        node = self.turn.node
        if node.end and node.end.get("closed_by") == "trainee":
            self.finish_call(node.end["outcome"], "trainee")
        elif self.warned:
            self.finish_call("abuse_ended", "trainee")
        else:
            self.count("hang_up_first", 1000)
            if node.on_hang_up:
                self.go_at_once(node.on_hang_up)
            else:
                self.finish_call("unresolved", "trainee")

    def do_task(self, event):
        task = self.scenario.tasks.get(event["task"])
        if not task or task["id"] in self.done_tasks:
            raise Refused("no such task to do")
        if task["minutes"] > self.minutes_left:
            raise Refused("there is no time left for this task")
        if "if" in task and not compile_expression(task["if"])(self.value):
            raise Refused("the task is not on offer")
        self.done_tasks.add(task["id"])
        self.minutes_left -= task["minutes"]
        self.kept |= self.promised & set(task.get("keeps", []))
        for name in task.get("uses", []):
            self.count(name, 1000)

    def do_finish(self, _):
        self.finished = True

    def run_on(self):
        """After the last event: as if nobody spoke, to the call's end."""
        while self.phase != OVER:
            if self.phase != WAIT:
                self.advance(self.phase_end)
            elif not self.timed:
                self.hang_up_for_good()
            elif (self.turn.node.on_silence
                    and not self.turn.ends_with_other()):
                self.advance(self.dead_at)
            else:
                self.advance(max(
                    self.now, self.patience_from + 2 * self.patience()))
                self.hang_up_for_good()

    def hang_up_for_good(self):
        if self.phase == OVER:
            return
        if self.warned:
            self.finish_call("abuse_ended", "trainee")
        else:
            self.count("hang_up_first", 1000)
            self.finish_call("unresolved", "trainee")

    # Replies

    def do_reply(self, event):
        if (self.phase in (PROTEST, LINE, PAUSE)
                and self.now >= self.turn.end - LAST_MS):
            self.advance(self.turn.end)
        if self.phase == OVER:
            raise Refused("the call is over")
        reply = self.turn.node.reply(event["reply"])
        if not reply or reply not in self.on_offer():
            raise Refused("the reply is not on offer")
        facts = event.get("facts", [])
        if (len(facts) != reply.slots or len(set(facts)) != len(facts)
                or not set(facts) <= self.noted):
            raise Refused("the slots are not filled as they must be")
        self.give(event["t"], reply, facts)

    def give(self, at, reply, facts):
        entry = {"t": at, "node": self.turn.node.id, "reply": reply.id,
                 "anger_before": self.anger, "before": self.fork()}
        self.log.append(entry)
        carried = self.apply(reply, facts)
        entry["techniques"] = carried.shown(self.rubric)
        entry["anger_after"] = self.anger
        entry["after"] = self.fork()
        if carried.met == "on_interrupt":
            self.go_at_once(self.turn.node.on_interrupt)
        elif carried.met == "protest":
            self.protest()
        else:
            self.carry_on(reply)

    def carry_on(self, reply):
        reaction = reply.reaction
        if reaction and not self.holds(reaction.condition):
            reaction = None
        target = next(name for condition, name in reply.ways
                      if self.holds(condition))
        self.turn.heard |= self.turn_answered()
        if self.replies_given == MOST_REPLIES:
            self.finish_call("unresolved", "trainee")
        else:
            self.go_after(reply.said_ms, target, reaction)

    def protest(self):
        turn = self.turn
        if self.phase == PAUSE:
            turn.pos += 1
        turn.protested = True
        begin = self.now + self.scenario.protest_ms
        self.plan_from(turn.pos, begin)
        self.phase, self.phase_end = PROTEST, begin

    def apply(self, reply, facts):
        """The reply at this moment, up to its way on."""
        verdict = Judgement(self, reply, facts)
        if self.cuts_in():
            self.cut_in(reply, verdict)
        if verdict.met:
            self.bear(verdict)
        else:
            self.carry_out(reply, verdict)
        return verdict

    def cuts_in(self):
        if self.phase == PROTEST:
            return True
        if self.phase not in (LINE, PAUSE) or self.line().by is not None:
            return False
        return self.phase == LINE or not self.line().invites

    def untold_ahead(self):
        first = self.turn.pos + (self.phase == PAUSE)
        ahead = {fact for line in self.turn.lines[first:]
                 for fact in line.tells}
        return (ahead & self.must_hear) - self.told

    def cut_in(self, reply, verdict):
        turn = self.turn
        harder = 2 * (self.now - turn.begin) < turn.end - turn.begin
        harder += (self.last_cut is not None
                   and self.now - self.last_cut <= 60_000)
        admin = "cut_off_with_admin" in reply.uses or reply.asks
        verdict.struck = "cut_off_with_admin" if admin else "interrupt"
        self.interruptions += 1
        self.last_cut = self.now
        self.strike(verdict.struck, harder)
        if turn.node.on_interrupt:
            verdict.met = "on_interrupt"
        elif self.untold_ahead() and not turn.protested:
            verdict.met = "protest"
        else:
            verdict.half = True
            self.cut_off |= self.untold_ahead()

    def bear(self, verdict):
        """A reply that is not carried out: only its penalties count."""
        verdict.judge_penalties()
        if verdict.qualities:
            self.model_step(verdict.qualities)
        self.settle(verdict)

    def carry_out(self, reply, verdict):
        verdict.restate()
        verdict.judge()
        self.model_step(verdict.qualities)
        self.settle(verdict)
        self.replies_given += 1
        self.promised |= set(reply.promises)
        self.chosen.add(reply.id)
        if reply.once:
            self.spent.add((reply.node, reply.id))
        self.vars.update({name: value(self.value)
                          for name, value in reply.sets.items()})

    def settle(self, verdict):
        used = verdict.qualities
        steady = sum(40 for name in LEVEL if name in used)
        self.brace(steady - (120 if OUTBURSTS & used.keys() else 0))
        for name, quality in used.items():
            self.count(name, quality)
        self.solution_given |= verdict.solves
        self.warned |= verdict.warns
