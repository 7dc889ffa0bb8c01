#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The JSON Schema agrees with the loader, as python3-jsonschema reads it.

What the loader accepts, the schema accepts. What the loader refuses, the schema
refuses when it can see the fault, and accepts when it cannot: so it is neither
laxer nor stricter than it must be.
"""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "tests" / "scenarios"
SCHEMA = ROOT / "scenarios" / "scenario.schema.json"

# Faults of a file that is no JSON for everybody, or not the same for all.
NOT_JSON = {"json-syntax", "byte-order-mark", "bad-utf8", "lone-surrogate",
            "duplicate-key", "number-too-big"}

# Faults that a schema sees. Others want a second look at the file: what an id
# stands for, where a way leads, what an expression means.
VISIBLE = {"unknown-key", "missing-key", "wrong-type", "out-of-range",
           "unknown-choice", "bad-id", "reserved-id", "empty-text", "too-long",
           "too-few", "too-many", "listed-twice", "bad-name", "bad-language",
           "control-character", "bidi-override", "bad-placeholder",
           "bad-brackets", "no-time", "replies-and-end", "no-way-on",
           "no-free-reply"}

# Visible in general, but not in these.
INVISIBLE_CASES = {
    "wrong-type__set": "the type that a variable has",
    "too-deep": "how deep something the author's own is",
}
VISIBLE_CASES = {
    "unknown-placeholder__fact_outside_a_reply": "{fact} in a caller line",
}

WARNINGS = {"unreachable-node", "unknown-portrait", "dead-way"}

# What a valid file could do better, which is not the loader's business.
LINT = {case.name for case in (ROOT / "tests" / "lint").iterdir()} - WARNINGS


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def follow(value, pointer):
    """What a JSON Pointer names; it fails when it names nothing."""
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        value = value[int(part) if isinstance(value, list) else part]
    return value


def rules_of(case):
    lines = (case / "expect").read_text().splitlines()
    return {line.split()[1] for line in lines}


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schema = read(SCHEMA)
        cls.validator = Draft202012Validator(cls.schema)

    def refusals(self, path):
        return [e.message for e in self.validator.iter_errors(read(path))]

    def test_it_is_a_schema(self):
        Draft202012Validator.check_schema(self.schema)

    def test_it_accepts_what_the_loader_accepts(self):
        shipped = [path for path in (ROOT / "scenarios").glob("*.json")
                   if path != SCHEMA]
        files = sorted((CASES / "valid").glob("*/input.json")) + shipped
        self.assertGreaterEqual(len(files), 8)
        for path in files:
            with self.subTest(path=path):
                self.assertEqual(self.refusals(path), [])

    def test_it_refuses_the_faults_that_it_can_see_and_no_others(self):
        seen = 0
        for case in sorted((CASES / "invalid").iterdir()):
            rules = rules_of(case)
            if rules & NOT_JSON or case.name.startswith("control-character__"):
                continue
            visible = rules & VISIBLE and case.name not in INVISIBLE_CASES
            visible = bool(visible or case.name in VISIBLE_CASES)
            with self.subTest(case=case.name):
                refused = bool(self.refusals(case / "input.json"))
                self.assertEqual(refused, visible)
            seen += visible
        self.assertGreaterEqual(seen, 40)

    def test_it_sees_escaped_control_characters(self):
        for name in ("escaped", "tab", "in_a_variant"):
            path = CASES / "invalid" / f"control-character__{name}"
            with self.subTest(case=name):
                self.assertTrue(self.refusals(path / "input.json"))

    def test_it_offers_the_techniques_that_the_rubric_has(self):
        entries = read(ROOT / "assets" / "rubric.json")["techniques"]
        tags = {entry["id"] for entry in entries
                if "tag" in entry["known_by"]
                or entry["id"] in ("rush", "cut_off_with_admin")}
        after = {entry["id"] for entry in entries
                 if "after" in entry["known_by"]
                 and entry["kind"] == "rewarded"}
        defs = self.schema["$defs"]
        offered = {name: set(defs[name]["properties"]["uses"]["items"]
                             ["anyOf"][0]["enum"]) for name in ("reply", "task")}
        self.assertEqual(offered["reply"], tags)
        self.assertEqual(offered["task"], after)


class Rules(unittest.TestCase):
    # What takes a file too big to keep is tested in tests/unit.
    ELSEWHERE = {"too-big", "too-many-values", "missing-technique"}

    def test_every_rule_of_the_loader_has_a_case(self):
        import re
        sources = list((ROOT / "game" / "scenario").glob("*.c"))
        sources += list((ROOT / "game" / "base").glob("json*.c"))
        quoted = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"')
        rules = {rule for source in sources
                 for rule in quoted.findall(source.read_text())}
        rules -= self.ELSEWHERE | {"unknown-name"}  # replaced by its kind's
        cases = set().union(*(rules_of(case)
                              for case in (CASES / "invalid").iterdir()))
        self.assertEqual(rules, cases)


class CommandLine(unittest.TestCase):
    EK = os.environ["EK"]

    def run_ek(self, *arguments):
        return subprocess.run([self.EK, *map(str, arguments)], text=True,
                              capture_output=True, check=False)

    def test_check_prints_one_line_for_each_fault(self):
        path = CASES / "invalid" / "unknown-node" / "input.json"
        done = self.run_ek("check", path)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, f'{path}:20:75: error: there is no node '
                         '"bey"; did you mean "bye"? [unknown-node]\n')
        self.assertEqual(done.stderr, "")

    def test_check_as_json_has_place_pointer_and_hint(self):
        path = CASES / "invalid" / "unknown-node" / "input.json"
        good = CASES / "valid" / "smallest" / "input.json"
        done = self.run_ek("check", "--json", path, good)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(json.loads(done.stdout), {"files": [
            {"path": str(path), "ok": False, "diagnostics": [{
                "severity": "error", "rule": "unknown-node", "line": 20,
                "column": 75, "pointer": "/nodes/open/replies/0/goto",
                "text": 'there is no node "bey"',
                "hint": 'did you mean "bye"?'}]},
            {"path": str(good), "ok": True, "diagnostics": []}]})

    def test_every_fault_points_at_what_is_wrong(self):
        paths = sorted((CASES / "invalid").glob("*/input.json"))
        done = self.run_ek("check", "--json", *paths)
        self.assertEqual(done.returncode, 1)
        pointed = 0
        for file in json.loads(done.stdout)["files"]:
            case = Path(file["path"])
            with self.subTest(case=case.parent.name):
                faults = [fault for fault in file["diagnostics"]
                          if fault["rule"] not in LINT]
                self.assertEqual(
                    {fault["rule"] for fault in faults}, rules_of(case.parent))
                for fault in faults:
                    self.assertEqual(fault["severity"] == "warning",
                                     fault["rule"] in WARNINGS)
                try:
                    document = read(case)
                except ValueError:
                    continue
                for fault in faults:
                    follow(document, fault["pointer"])
                    pointed += 1
        self.assertGreater(pointed, 250)

    def test_a_warning_is_an_error_only_when_strict(self):
        path = CASES / "invalid" / "unreachable-node" / "input.json"
        self.assertEqual(self.run_ek("check", path).returncode, 0)
        self.assertEqual(self.run_ek("check", "--strict", path).returncode, 1)

    def test_wrong_usage_and_unreadable_files_are_status_2(self):
        good = CASES / "valid" / "smallest" / "input.json"
        for arguments in (["check"], ["check", "--nothing", good], ["chek"], [],
                          ["check", good, CASES / "nowhere.json"],
                          ["check", CASES]):
            with self.subTest(arguments=arguments):
                done = self.run_ek(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertNotEqual(done.stderr, "")

    def test_help_is_there_for_every_command(self):
        usage = self.run_ek("help")
        self.assertEqual(usage.returncode, 0)
        commands = [line.split()[0] for line in usage.stdout.splitlines()
                    if line.startswith("  ") and line[2] != " "]
        self.assertIn("check", commands)
        for command in commands:
            with self.subTest(command=command):
                for arguments in (["help", command], [command, "--help"]):
                    done = self.run_ek(*arguments)
                    self.assertEqual(done.returncode, 0)
                    self.assertIn(f"ek {command}", done.stdout)
                    self.assertNotIn("ek.", done.stdout)  # a key without text

    def test_it_knows_its_version(self):
        self.assertRegex(self.run_ek("--version").stdout,
                         r"^ek \d+\.\d+\.\d+\n$")

    def test_what_it_prints_holds_no_control_characters(self):
        path = CASES / "invalid" / "control-character__raw" / "input.json"
        for arguments in (["check", path], ["check", "a\x1b[31m.json"],
                          ["\x1b[31m"], ["check", "--\x1b[31m"]):
            done = self.run_ek(*arguments)
            self.assertNotRegex(done.stdout + done.stderr,
                                "[\x00-\x09\x0b-\x1f\x7f]")

    def test_a_schema_beside_scenarios_is_left_out(self):
        good = CASES / "valid" / "smallest" / "input.json"
        done = self.run_ek("check", "--json", SCHEMA, good)
        self.assertEqual(done.returncode, 0)
        files = json.loads(done.stdout)["files"]
        self.assertEqual([file["path"] for file in files], [str(good)])
        self.assertIn("scenario.schema.json", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
