# SPDX-License-Identifier: MIT
"""What a call was worth, and the JSON document that says so."""

from engine import OUTBURSTS
from expressions import div
from state import FULL, SHAKEN

OUTCOME_POINTS, CALMED_POINTS = 15, 10
LONG_TURN_MS = 3_000
OUTCOMES = {"delighted": 1000, "abuse_ended": 1000, "satisfied": 900,
            "resolved": 700, "handed_over": 600, "unresolved": 200,
            "escalated": 100, "lost": 0}
BY_THEMSELVES = {"let_vent", "backchannel", "take_notes", "know_history",
                 "use_name", "body_language", "let_caller_close",
                 "keep_promise"}
EVERY_TIME = {"interrupt", "cut_off_with_admin", "ask_known",
              "broken_promise"}


def calmed(call):
    if call.anger <= 200:
        return FULL
    start = call.start_anger
    if start <= 200:
        return 0
    return max(0, div(1000 * (start - call.anger), start - 200))


def counts(call, name):
    """False where the item is n/a."""
    scenario = call.scenario
    conditions = {
        "let_vent": call.must_hear,
        "specific_acknowledgement": call.must_hear,
        "take_notes": scenario.facts, "know_history": scenario.records,
        "body_language": scenario.in_person, "keep_promise": call.promised,
        "hand_over": call.composure_min < SHAKEN,
        "end_abuse": call.abuse_worst == 2, "recover": call.in_shift}
    return bool(conditions.get(name, True))


def vented(call):
    turns = [t for t in call.turns_done if t.end - t.begin >= LONG_TURN_MS]
    heard = sum(t.weight for t in turns if t.heard)
    return div(1000 * heard, sum(t.weight for t in turns))


def agreed(call):
    rate = div(100_000 * call.good, call.words_heard)
    if rate <= 4000:
        return min(rate, 1000)
    return max(0, div(8000 - rate, 4))


def noted(call):
    known = sum(map(call.knows, call.scenario.facts))
    right = len(call.noted & call.true)
    wrong = len(call.noted - call.true)
    return max(0, div(1000 * right, known) - 333 * wrong)


def quality(call, name):
    """The quality of an item that counts, as things stand."""
    rules = {
        "let_vent": lambda: vented(call), "backchannel": lambda: agreed(call),
        "take_notes": lambda: noted(call),
        "specific_acknowledgement": lambda: div(
            1000 * len(call.rightly & call.must_hear), len(call.must_hear)),
        "body_language": lambda: div(1000 * call.open, call.speaking),
        "let_caller_close": lambda: FULL * (
            call.closed_by == "caller" and call.outcome != "lost"),
        "keep_promise": lambda: div(
            1000 * len(call.kept), len(call.promised)),
        "stay_calm": lambda: 0 if any(call.faults[t] for t in OUTBURSTS)
        else call.best.get(name, 0),
        "end_abuse": lambda: FULL if call.outcome == "abuse_ended"
        else call.best.get(name, 0)}
    return rules.get(name, lambda: call.best.get(name, 0))()


def charged(call, name):
    points = call.rubric.techniques[name]["points"]
    count = call.faults[name]
    return points * (count if name in EVERY_TIME else min(count, 3))


def item(name, category, points, counted, permille):
    state = {FULL: "done", 0: "missed"}.get(permille, "partly")
    return {"id": name, "category": category, "points": points,
            "earned_permille": permille if counted else 0,
            "state": state if counted else "n/a"}


def items_of(call):
    techniques = call.rubric.techniques
    names = call.rubric.sorted(BY_THEMSELVES | set(call.scenario.goals))
    items = []
    for name in names:
        counted = counts(call, name)
        items.append(item(
            name, techniques[name]["category"], techniques[name]["points"],
            counted, quality(call, name) if counted else 0))
    items.append(item("outcome", "outcome", OUTCOME_POINTS, True,
                      OUTCOMES[call.outcome]))
    items.append(item("calmed", "outcome", CALMED_POINTS, True, calmed(call)))
    return items


def penalties_of(call):
    return [{"id": name, "count": call.faults[name],
             "points": charged(call, name)}
            for name in call.rubric.sorted(n for n in call.faults
                                           if call.faults[n])]


def critical_of(call):
    found = [name for name in call.rubric.sorted(call.faults)
             if call.faults[name]
             and call.rubric.techniques[name]["critical"]]
    solved = any(call.best.get(name) for name in call.rubric.solutions)
    excused = call.outcome == "abuse_ended" or (
        call.outcome == "handed_over" and call.composure < SHAKEN)
    return found + ([] if solved or excused else ["no_solution"])


def total(items, penalties, critical):
    counted = [i for i in items if i["state"] != "n/a"]
    earned = sum(i["points"] * i["earned_permille"] for i in counted)
    possible = sum(i["points"] for i in counted)
    lost = sum(p["points"] for p in penalties)
    score = div(60 * earned, possible * (60 + lost))
    return div(score * 49, 100) if critical else score


def worth(call):
    """What the worst turn is measured by."""
    techniques = call.rubric.techniques
    names = set(call.scenario.goals) | {"use_name"}
    earned = sum(techniques[name]["points"] * quality(call, name)
                 for name in names if counts(call, name))
    lost = sum(charged(call, name) for name in call.faults)
    return earned - 1000 * lost + CALMED_POINTS * calmed(call)


def tried(before, reply):
    twin = before.fork()
    twin.apply(reply, [])
    return worth(twin)


def worst_turn(call):
    worst = None
    for entry in call.log:
        before, made = entry["before"], worth(entry["after"])
        others = [(tried(before, reply), reply.id)
                  for reply in before.on_offer()
                  if reply.id != entry["reply"] and not reply.slots]
        if not others:
            continue
        best, better = max(others, key=lambda other: other[0])
        if best - made > (worst["regret"] if worst else 0):
            worst = {"t": entry["t"], "regret": best - made,
                     "better": better}
    return worst


def close(call):
    """The faults that only the end of everything shows."""
    if not call.uses["use_name"]:
        call.count("nameless", 1000)
    for _ in call.promised - call.kept:
        call.count("broken_promise", 1000)


def document(call, settle=None):
    """The scorecard of a call that is over; call it once. `settle` may change
    the items."""
    close(call)
    items, penalties = items_of(call), penalties_of(call)
    if settle:
        settle(items)
    critical = critical_of(call)
    return {
        "scenario": call.scenario.id,
        "score": total(items, penalties, critical),
        "outcome": call.outcome, "closed_by": call.closed_by,
        "critical": critical, "duration_ms": call.now,
        "anger": {"start": call.start_anger, "end": call.anger,
                  "min": call.anger_min, "max": call.anger_max},
        "trust": {"start": call.start_trust, "end": call.trust},
        "composure": {"start": call.start_composure, "end": call.composure,
                      "min": call.composure_min},
        "heard": call.heard(), "interruptions": call.interruptions,
        "items": items, "penalties": penalties,
        "turns": [{key: entry[key] for key in (
            "t", "node", "reply", "anger_before", "anger_after",
            "techniques")} for entry in call.log],
        "worst_turn": worst_turn(call)}
