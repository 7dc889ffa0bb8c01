#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores random calls with `ek` and with the oracle, and compares.

    compare.py --ek PATH --count N --seed S [--jobs 1]

N counts scenarios, each with several replays. Files of those that differ are
kept under --keep. Exit status 1 when any differ.
"""

import argparse
import concurrent.futures
import functools
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import generate
import oracle

SHOWN = 8


def differences(ours, theirs, where=""):
    """Every place where two JSON documents differ, as one line each."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours:
            if key not in theirs:
                yield f"{where}/{key}: missing, oracle {ours[key]!r}"
            else:
                yield from differences(ours[key], theirs[key],
                                       f"{where}/{key}")
    elif isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            yield f"{where}: oracle {len(ours)} entries, ek {len(theirs)}"
        for index, pair in enumerate(zip(ours, theirs)):
            yield from differences(*pair, f"{where}/{index}")
    elif ours != theirs or type(ours) is not type(theirs):
        yield f"{where}: oracle {ours!r}, ek {theirs!r}"


def comparable(document):
    """The parts that the contract fixes: not the words of an error."""
    if "error" in document:
        event = document["error"].get("event")
        known = isinstance(event, int) and event >= 0
        return {"error": {"event": event if known else None}}
    for turn in document.get("turns", []):
        turn["techniques"] = {t["id"]: t["quality"]
                              for t in turn["techniques"]}
    return document


def run_ek(ek, scenario, replay, rubric):
    done = subprocess.run(
        [ek, "score", str(scenario), str(replay), "--rubric", str(rubric),
         "--json"], capture_output=True, timeout=60, check=False)
    try:
        document = json.loads(done.stdout)
    except ValueError:
        raise ValueError(
            f"status {done.returncode}, no JSON: "
            f"{(done.stdout + done.stderr).decode(errors='replace')[:400]}"
        ) from None
    expected = 1 if "error" in document else 0
    if done.returncode != expected:
        raise ValueError(f"status {done.returncode}, not {expected}")
    return document


def compare_one(ek, scenario, replay, rubric):
    """The differences of one replay, as lines."""
    ours = oracle.score_bytes(scenario.read_bytes(), replay.read_bytes(),
                              rubric.read_bytes())
    try:
        theirs = run_ek(ek, scenario, replay, rubric)
    except (ValueError, subprocess.TimeoutExpired) as error:
        return [str(error)]
    return list(differences(comparable(ours), comparable(theirs)))


def compare_seed(ek, keep, mutate, replays, seed):
    """One scenario: [(replay's name, differences)]."""
    results = []
    with tempfile.TemporaryDirectory() as folder:
        scenario, rubric, paths = generate.generate(
            seed, pathlib.Path(folder), replays, mutate=mutate)
        for path in paths:
            found = compare_one(ek, scenario, path, rubric)
            if found:
                keep.mkdir(parents=True, exist_ok=True)
                for file in {scenario, rubric, path}:
                    shutil.copy(file, keep)
            results.append((path.name, found))
    return results


def report(results, keep):
    failed = 0
    for name, found in results:
        if not found:
            continue
        failed += 1
        if failed <= SHOWN:
            print(f"{keep / name}:")
            for line in found[:SHOWN]:
                print(f"  {line}")
    print(f"{len(results) - failed} passed, {failed} failed")
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ek", required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--replays", type=int, default=6)
    parser.add_argument("--mutate", action="store_true",
                        help="with other rubrics than the shipped one")
    parser.add_argument("--keep", type=pathlib.Path,
                        default=pathlib.Path("oracle-differences"))
    args = parser.parse_args()
    work = functools.partial(compare_seed, args.ek, args.keep, args.mutate,
                             args.replays)
    seeds = range(args.seed, args.seed + args.count)
    if args.jobs > 1:
        with concurrent.futures.ProcessPoolExecutor(args.jobs) as pool:
            done = list(pool.map(work, seeds))
    else:
        done = [work(seed) for seed in seeds]
    return 1 if report([r for part in done for r in part], args.keep) else 0


if __name__ == "__main__":
    sys.exit(main())
