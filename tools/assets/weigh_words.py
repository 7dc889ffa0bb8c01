#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes the weights of one kind of a lexicon from labelled sentences.

    weigh_words.py assets/lexicon/en.json hold hold.tsv [more.tsv] [--write]

A line is TEXT, a tab, and 1 or 0. Prints the F1 of each file by five-fold
cross-validation, its threshold chosen inside the training folds; with --write
the weights made of all lines replace the kind's in the lexicon. Needs Debian's
python3-sklearn. assets/lexicon/README.md says what the weights mean.
"""

import argparse
import itertools
import json
import re
from collections import Counter

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

# kind: how many weights, strength of fit, least texts with a feature, whether
# features are scaled by how unevenly they fall on the labels, longest run
SETTINGS = {
    "apology": (300, .1, 3, True, 3), "thanks": (600, 1, 2, True, 3),
    "polite": (2000, .1, 2, True, 3), "question": (1500, .3, 2, True, 3),
    "open_question": (1500, .3, 2, True, 3), "request": (600, 1, 2, True, 3),
    "bare_ack": (600, 1, 2, True, 3), "hold": (300, .1, 2, True, 3),
    "offer": (600, .3, 2, False, 3), "abuse": (800, .03, 2, True, 2),
    "negative": (1500, .3, 2, False, 2),
    "complaint": (1500, .06, 2, True, 2),
}
WITH_LISTS = {"polite", "abuse", "negative", "complaint"}
RATED = re.compile(r"(good|bad|rude)\d")
NEGATIONS = ("not", "no", "never", "without")
LENGTHS = (1, 2, 3, 4, 6, 9, 14)
# Set by hand, because speech without marks cannot teach them.
BY_HAND = {"question": {"?": 8000, ".": -6000},
           "open_question": {".": -6000, "tell me more": 7000,
                             "tell us more": 7000}}
STOPS = ".?!"


def is_letter(char):
    code = ord(char)
    if code < 0x80:
        return char.isalpha()
    return not 0x2000 <= code < 0x2080 and code != 0xa0


def word_end(text, at):
    while at < len(text):
        inside = text[at] in "'’" and at + 1 < len(text) and (
            is_letter(text[at + 1]))
        if not inside and not is_letter(text[at]) and (
                text[at] not in "0123456789"):
            break
        at += 1
    return at


class Lexicon:
    """What game/wording reads of the file, for one kind."""

    def __init__(self, root, kind):
        self.spellings = {word: text.split()
                          for word, text in root["spellings"].items()}
        self.numbers = set(root["numbers"])
        self.abbreviations = set(root["abbreviations"])
        self.words = root["words"]
        self.tree = {}
        of_kind = root["kinds"].get(kind, {})
        for role in ("phrases", "not"):
            for phrase in of_kind.get(role, []):
                self.add(phrase, role == "phrases")
        self.lists = {}
        for name, words in self.words.items():
            if kind in WITH_LISTS and RATED.fullmatch(name):
                for word in words:
                    self.lists.setdefault(word, []).append("@" + name)
        self.balance = root["weighed"].get(kind, {})

    def spell(self, words):
        return [part for word in words
                for part in self.spellings.get(word, [word])]

    def add(self, phrase, finds):
        forms = [[]]
        for item in phrase.split():
            if item[0] == "@" and len(item) > 1:
                name = item[1:].removesuffix("?")
                kept = forms if item.endswith("?") else []
                forms = kept + [form + self.spell(text.split())
                                for form in forms for text in self.words[name]]
            else:
                forms = [form + self.spell([item]) for form in forms]
        for form in forms:
            node = self.tree
            for word in form:
                node = node.setdefault(word, {})
            node.setdefault(None, []).append(finds)

    def sentences(self, text):
        """Lists of (word, whether it is a number)."""
        sentences, tokens, at = [], [], 0
        while at < len(text):
            char = text[at]
            if is_letter(char):
                end = word_end(text, at)
                word = text[at:end].replace("’", "'")
                word = re.sub("[A-Z]", lambda c: c.group().lower(), word)
                tokens += [(part, part in self.numbers)
                           for part in self.spell([word])]
                at = end
            elif char in "0123456789":
                found = re.match(r"[0-9]+(,[0-9]{3}(?![0-9]))*(\.[0-9]+)?",
                                 text[at:])
                tokens.append(("#", True))
                at += found.end()
            else:
                at += 1
                following = text[at:at + 1]
                ends = char in "?!\n" or (
                    char == "." and not following.isalnum() and
                    not (tokens and tokens[-1][0] in self.abbreviations))
                if ends and (tokens or char in "?!"):
                    if char != "\n":
                        tokens.append((char, False))
                    sentences.append(tokens)
                    tokens = []
        return sentences + [tokens] if tokens else sentences or [[]]

    def matches(self, sentence):
        """Where phrases begin that nothing takes back."""
        met = []

        def walk(node, begin, at):
            if at > begin:
                met.extend((begin, at, finds) for finds in node.get(None, []))
                stop = at == len(sentence) or sentence[at][0] in STOPS
                if stop and "$" in node:
                    met.extend((begin, at, finds)
                               for finds in node["$"].get(None, []))
            if at < len(sentence):
                word, number = sentence[at]
                for key in {word, "#" if number else word, "*"}:
                    if key in node:
                        walk(node[key], begin, at + 1)

        for begin in range(len(sentence)):
            walk(self.tree, begin, begin)
            if begin == 0 and "^" in self.tree:
                walk(self.tree["^"], begin, begin)
        backs = [(begin, end) for begin, end, finds in met if not finds]
        return [begin for begin, end, finds in met if finds and
                not any(b < end and begin < e for b, e in backs)]

    def features(self, sentence, longest):
        """How often each run of words stands among the first ones."""
        counts, size = Counter(), len(sentence)
        end = size - 1 if size and sentence[-1][0] in STOPS else size
        ways = [[word] if not number or word == "#" else [word, "#"]
                for word, number in sentence]
        for at in range(min(size, self.balance.get("reach", size))):
            for run in range(1, min(longest, size - at) + 1):
                for words in itertools.product(*ways[at:at + run]):
                    text = " ".join(words)
                    begins, ends = at == 0, at + run == end
                    counts[text] += 1
                    counts["^ " + text] += begins
                    counts[text + " $"] += ends
                    counts[f"^ {text} $"] += begins and ends
            if at + 2 < size and longest > 2:
                counts[f"{sentence[at][0]} * {sentence[at + 2][0]}"] += 1
            for name in self.lists.get(sentence[at][0], ()):
                counts[name] += 1
                for back in range(1, min(at, 3) + 1):
                    word = sentence[at - back][0]
                    if word in NEGATIONS:
                        counts[f"{word}{' *' * (back - 1)} {name}"] += 1
        return counts

    def rows(self, text, longest):
        """What is judged at once: the text, or each sentence."""
        rows, whole = [], self.balance.get("whole_text", False)
        for sentence in self.sentences(text):
            begins = self.matches(sentence)
            marked = sentence and sentence[-1][0] in STOPS
            row = self.features(sentence, longest)
            if self.balance.get("written") and marked:
                row = Counter({"DECIDED": 1 if begins else -1})
            reach = self.balance.get("reach", len(sentence))
            row["PHRASE"] = int(any(begin < reach for begin in begins))
            row["SIZE"] = len(sentence)
            rows.append(row)
        if whole:
            total = sum(rows, Counter())
            total["PHRASE"] = min(total["PHRASE"], 1)
            rows = [total]
        for row in rows:
            row[f"LENGTH{sum(row.pop('SIZE', 0) > m for m in LENGTHS)}"] = 1
        return rows


def score(model, row):
    if "DECIDED" in row:
        return 9 * row["DECIDED"]
    weights, start = model
    return start + sum(weights.get(name, 0) * n for name, n in row.items())


def matrix(rows, names):
    index = {name: i for i, name in enumerate(names)}
    cells = [(i, index[name], min(n, 4)) for i, row in enumerate(rows)
             for name, n in row.items() if name in index and n]
    at, to, values = zip(*cells)
    return sparse.csr_matrix((values, (at, to)), dtype=float,
                             shape=(len(rows), len(names)))


def regress(table, labels, strength, scaled):
    scale = np.ones(table.shape[1])
    if scaled:
        there = (table > 0).astype(float)
        yes, no = there.T @ labels + 1, there.T @ (1 - labels) + 1
        uneven = np.log((yes / yes.sum()) / (no / no.sum()))
        scale = np.maximum(np.abs(uneven), .05)
    fit = LogisticRegression(C=strength, solver="liblinear", max_iter=300)
    fit.fit(table @ sparse.diags(scale), labels)
    return fit.coef_[0] * scale, fit.intercept_[0]


def fit_rows(rows, labels, settings):
    most, strength, least, scaled, _ = settings
    common = Counter(name for row in rows for name, n in row.items() if n)
    names = [name for name, n in common.items() if n >= least]
    table = matrix(rows, names)
    weights, start = regress(table, labels, strength, scaled)
    if len(names) > most:
        spread = np.sqrt(np.asarray((table > 0).sum(0)).ravel())
        kept = np.argsort(-np.abs(weights) * spread)[:most]
        names = [names[i] for i in kept]
        weights, start = regress(matrix(rows, names), labels, strength, scaled)
    return dict(zip(names, weights)), start


def fit(texts, labels, settings):
    """Of a labelled text the best sentence counts: chosen anew each round."""
    model = None
    for _ in range(3 if any(len(rows) > 1 for rows in texts) else 1):
        chosen = []
        for rows, label in zip(texts, labels):
            if label and len(rows) > 1:
                rank = (lambda row: row["PHRASE"]) if model is None else (
                    lambda row: score(model, row))
                rows = [max(rows, key=rank)]
            chosen += [(row, label) for row in rows if "DECIDED" not in row]
        model = fit_rows([row for row, _ in chosen],
                         np.array([label for _, label in chosen]), settings)
    return model


def judge(model, texts):
    return np.array([max(score(model, row) for row in rows) for rows in texts])


def split(labels, folds):
    cut = StratifiedKFold(folds, shuffle=True, random_state=1)
    return cut.split(labels, labels)


def best_threshold(scores, labels):
    order = np.argsort(-scores)
    right = np.cumsum(labels[order])
    f1 = 2 * right / (np.arange(1, len(labels) + 1) + labels.sum())
    width = max(1, len(f1) // 60)
    f1 = np.convolve(f1, np.ones(2 * width + 1), "same")
    at = int(np.argmax(f1[:-1]))
    return (scores[order[at]] + scores[order[at + 1]]) / 2


def scores_unseen(texts, labels, settings, folds):
    scores = np.zeros(len(labels))
    for seen, unseen in split(labels, folds):
        model = fit([texts[i] for i in seen], labels[seen], settings)
        scores[unseen] = judge(model, [texts[i] for i in unseen])
    return scores


def validate(texts, labels, settings):
    found = np.zeros(len(labels), bool)
    for seen, unseen in split(labels, 5):
        known = [texts[i] for i in seen]
        inner = scores_unseen(known, labels[seen], settings, 4)
        threshold = best_threshold(inner, labels[seen])
        model = fit(known, labels[seen], settings)
        found[unseen] = judge(model, [texts[i] for i in unseen]) >= threshold
    return found


def thousandths(value):
    return int(max(-32000, min(32000, round(value * 1000))))


def make_balance(old, kind, model, threshold):
    weights, start = model
    new = {key: old[key] for key in ("whole_text", "reach", "written")
           if key in old}
    new["start"] = thousandths(start - threshold)
    new["phrase"] = thousandths(weights.pop("PHRASE", 0))
    new["lengths"] = [thousandths(weights.pop(f"LENGTH{i}", 0))
                      for i in range(8)]
    rounded = {name: thousandths(weight) for name, weight in weights.items()
               if abs(weight) >= .008}
    rounded.update(BY_HAND.get(kind, {}))
    new["weights"] = dict(sorted(rounded.items(),
                                 key=lambda item: (-item[1], item[0])))
    if kind == "bare_ack":
        new["lengths"][5:] = [-9000] * 3
    return new


def write(path, kind, balance):
    """Replaces the kind's member of "weighed" and leaves the rest as it is."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    weighed = text.index('"weighed"')
    start = text.index("{", text.index(json.dumps(kind) + ": {", weighed))
    _, end = json.JSONDecoder().raw_decode(text, start)
    made = json.dumps(balance, ensure_ascii=False, indent=2)
    made = made.replace("\n", "\n    ")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text[:start] + made + text[end:])


def read_lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = [line.rstrip("\r\n").rpartition("\t") for line in file]
    return [(text, int(label)) for text, tab, label in lines if tab]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lexicon")
    parser.add_argument("kind", choices=sorted(SETTINGS))
    parser.add_argument("files", nargs="+")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with open(args.lexicon, encoding="utf-8") as file:
        lexicon = Lexicon(json.load(file), args.kind)
    settings = SETTINGS[args.kind]
    lines = [(path, *line) for path in args.files for line in read_lines(path)]
    texts = [lexicon.rows(text, settings[-1]) for _, text, _ in lines]
    labels = np.array([label for _, _, label in lines])
    found = validate(texts, labels, settings)
    for path in args.files:
        own = np.array([line[0] == path for line in lines])
        print(f"{path}: {own.sum()} lines, {labels[own].sum()} labelled, "
              f"F1 {f1_score(labels[own], found[own]):.3f}")
    if args.write:
        unseen = scores_unseen(texts, labels, settings, 5)
        model = fit(texts, labels, settings)
        balance = make_balance(lexicon.balance, args.kind, model,
                               best_threshold(unseen, labels))
        write(args.lexicon, args.kind, balance)


if __name__ == "__main__":
    main()
