#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ek board: what it prints for people, spreadsheets and programs."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

EK = os.environ["EK"]
NAMES = ["Ada", "Ren\u00e9", "\u4f50\u85e4", '=SUM(A1), "x"']
MARCH_8 = 1772971507000


class Board(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.file = self.home / "evenkeel" / "evenkeel.db"

    def tearDown(self):
        self.folder.cleanup()

    def run_ek(self, *arguments, status=0):
        done = subprocess.run(
            [EK, "board", *arguments],
            env={**os.environ, "XDG_DATA_HOME": str(self.home)},
            capture_output=True,
        )
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode(), done.stderr.decode()

    def open_results(self):
        """An empty file gets its tables when it is first opened."""
        self.file.parent.mkdir()
        self.file.touch()
        self.run_ek()
        results = sqlite3.connect(self.file)
        for name in NAMES:
            results.execute(
                "INSERT INTO profile(name, created_ms) VALUES(?, 0)", [name]
            )
        return results

    def add(self, results, profile, score, anger, **other):
        row = {
            "profile": profile, "scenario": "cake-order", "hash": "sha256:a",
            "rubric": "sha256:b", "engine": 1, "at_ms": MARCH_8, "exam": 0,
            "self_paced": 0, "response": 100, "seed": score, "score": score,
            "outcome": "satisfied", "anger": anger, "duration_ms": 90000,
            "first": 0, **other,
        }
        results.execute(
            f"INSERT INTO attempt({', '.join(row)})"
            f" VALUES({', '.join('?' * len(row))})",
            list(row.values()),
        )

    def fill(self):
        results = self.open_results()
        self.add(results, 1, 400, 300, first=1)
        self.add(results, 2, 864, 100, first=1)
        self.add(results, 3, 864, 50, first=1, outcome="delighted")
        self.add(results, 1, 523, 250, exam=1)
        self.add(results, 4, 70, 900, first=1, self_paced=1, response=150)
        self.add(results, 1, 999, 0, scenario="steak", first=1)
        results.commit()
        results.close()

    def test_says_when_nobody_has_played(self):
        out, _ = self.run_ek()
        self.assertIn("Nobody has finished a call", out)
        self.assertFalse(self.file.exists(), "reading must not make a file")
        self.assertEqual(json.loads(self.run_ek("--json")[0]), {"boards": []})
        self.assertEqual(self.run_ek("--csv")[0].count("\r\n"), 1)

    def test_sets_columns_by_what_is_seen(self):
        self.fill()
        out, _ = self.run_ek("--scenario", "cake-order")
        self.assertEqual(
            out,
            "cake-order: first tries, in real time, 100 % time to answer\n"
            "  Rank  Name  Score  Anger left  Tries  Taken as  When\n"
            "     1  \u4f50\u85e4   86.4         0.5      1  Practice  2026-03-08\n"
            "     1  Ren\u00e9   86.4         1.0      1  Practice  2026-03-08\n"
            "     3  Ada    40.0         3.0      2  Practice  2026-03-08\n"
            "\n"
            "cake-order: best results, in real time, 100 % time to answer\n"
            "  Rank  Name  Score  Anger left  Tries  Taken as  When\n"
            "     1  \u4f50\u85e4   86.4         0.5      1  Practice  2026-03-08\n"
            "     1  Ren\u00e9   86.4         1.0      1  Practice  2026-03-08\n"
            "     3  Ada    52.3         2.5      2  Exam      2026-03-08\n"
            "\n"
            "cake-order: most improved, in real time, 100 % time to answer\n"
            "  Rank  Name  Gained  Anger left  Tries  Taken as  When\n"
            "     1  Ada    +12.3         2.5      2  Exam      2026-03-08\n"
            "\n"
            "cake-order: first tries, at one's own pace, 150 % time to answer\n"
            '  Rank  Name           Score  Anger left  Tries  Taken as  When\n'
            '     1  =SUM(A1), "x"    7.0         9.0      1  Practice  2026-03-08\n'
            "\n"
            "cake-order: best results, at one's own pace, 150 % time to answer\n"
            '  Rank  Name           Score  Anger left  Tries  Taken as  When\n'
            '     1  =SUM(A1), "x"    7.0         9.0      1  Practice  2026-03-08\n',
        )

    def test_shifts_of_the_same_calls_have_boards_of_their_own(self):
        self.fill()
        results = sqlite3.connect(self.file)
        shift = {"scenario": "shift.cake-order+steak", "outcome": "shift"}
        self.add(results, 1, 703, 300, first=1, **shift)
        self.add(results, 2, 703, 200, first=1, **shift)
        results.commit()
        results.close()
        out, _ = self.run_ek("--scenario", shift["scenario"])
        title = "a shift of cake-order, steak: best results, in real time"
        ranked = out[out.index(title):].splitlines()[2:4]
        self.assertEqual([line.split()[:2] for line in ranked],
                         [["1", "Ren\u00e9"], ["1", "Ada"]])
        out, _ = self.run_ek("--scenario", "cake-order")
        self.assertNotIn("70.3", out)
        boards = json.loads(self.run_ek("--json")[0])["boards"]
        self.assertIn(shift["scenario"], {b["scenario"] for b in boards})

    def test_all_scenarios_have_boards(self):
        self.fill()
        out, _ = self.run_ek()
        self.assertIn("cake-order: best results, in real time", out)
        self.assertIn("steak: best results, in real time", out)
        out, _ = self.run_ek("--scenario", "soup")
        self.assertEqual(
            out, "Nobody has finished soup on this machine yet.\n"
        )

    def test_csv_is_read_back_and_holds_no_formula(self):
        self.fill()
        out, _ = self.run_ek("--csv")
        self.assertEqual(out.count("\n"), out.count("\r\n"))
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        self.assertEqual(len(rows), 11)
        first = rows[0]
        self.assertEqual(
            list(first.values()),
            ["cake-order", "timed", "100", "first", "1", NAMES[2], "864", "",
             "50", "delighted", "practice", "1", "2026-03-08T12:05:07Z", "3"],
        )
        gains = [row["gain"] for row in rows if row["board"] == "improved"]
        self.assertEqual(gains, ["123"])
        names = {row["name"] for row in rows}
        self.assertIn("'" + NAMES[3], names)
        self.assertNotIn(NAMES[3], names)

    def test_json_has_all_of_it(self):
        self.fill()
        out, _ = self.run_ek("--json", "--scenario", "cake-order")
        boards = json.loads(out)["boards"]
        self.assertEqual(
            [(b["board"], b["pace"], b["response"]) for b in boards],
            [("first", "timed", 100), ("best", "timed", 100),
             ("improved", "timed", 100), ("first", "self_paced", 150),
             ("best", "self_paced", 150)],
        )
        self.assertEqual(
            boards[2]["entries"],
            [{"rank": 1, "name": "Ada", "score": 523, "gain": 123,
              "anger": 250, "outcome": "satisfied", "mode": "exam",
              "calls": 2, "at": "2026-03-08T12:05:07Z", "attempt": 4,
              "hash": "sha256:a", "rubric": "sha256:b"}],
        )
        self.assertEqual(boards[3]["entries"][0]["name"], NAMES[3])

    def test_names_cannot_steer_the_terminal(self):
        results = self.open_results()
        results.execute(
            "UPDATE profile SET name = ? WHERE id = 1", ["A\x1b[2J\u202eB\nC"]
        )
        self.add(results, 1, 500, 0, first=1)
        results.commit()
        results.close()
        for form in [[], ["--csv"]]:
            out, _ = self.run_ek(*form)
            self.assertIn("A\ufffd[2J\ufffdB C", out)
            self.assertNotIn("\x1b", out)

    def test_what_is_no_file_of_results_is_said(self):
        self.file.parent.mkdir()
        self.file.write_text("Dear Sir or Madam, this is a letter." * 200)
        out, err = self.run_ek(status=2)
        self.assertEqual(out, "")
        self.assertIn("evenkeel.db: the file of results is damaged", err)

    def test_results_of_a_newer_program_are_left_alone(self):
        results = self.open_results()
        results.execute("PRAGMA user_version = 99")
        results.commit()
        results.close()
        _, err = self.run_ek(status=2)
        self.assertIn("update Evenkeel", err)

    def test_wrong_usage(self):
        for arguments in [["--csv", "--json"], ["--scenario"], ["cake"],
                          ["--xml"]]:
            out, err = self.run_ek(*arguments, status=2)
            self.assertEqual(out, "")
            self.assertNotEqual(err, "")


if __name__ == "__main__":
    unittest.main()
