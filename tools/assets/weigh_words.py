#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes the weights of a lexicon from labelled sentences.

    weigh_words.py assets/lexicon/en.json FOLDER [KIND…] [--write]

FOLDER has the files that KINDS names below (one that is not there is left
out); a line is TEXT, a tab, and 1 or 0. Prints the F1 of each file by five-fold
cross-validation, mean of two seeds, what is weighed and the threshold chosen
inside the training folds; with --write the weights made of all lines replace
the kind's in the lexicon. Needs Debian's python3-sklearn. The same lines give
the same file, byte for byte: with the sentences that assets/lexicon/README.md
speaks of, this command makes the committed weights of all kinds anew, in a
minute or two.
"""

import argparse
import itertools
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

# kind: its files, how many weights, strength of fit, whether features are
# scaled by how unevenly they fall on the labels, longest run of words
KINDS = {
    "apology": ("apology_call apology_agent", 100, .1, True, 3),
    "thanks": ("thanks_call thanks_chat", 500, 1, False, 2),
    "polite": ("polite_wiki", 800, .1, True, 3),
    "question": ("question_call", 500, .3, True, 3),
    "open_question": ("question_open", 400, .3, True, 3),
    "request": ("request_agent", 200, 1, True, 3),
    "bare_ack": ("bare_ack", 300, .3, False, 2),
    "hold": ("hold_call", 150, 1, False, 3),
    "offer": ("offer_call", 140, .3, False, 3),
    "abuse": ("abuse_bot", 300, .03, True, 2),
    "negative": ("sentiment_review", 700, .3, False, 2),
    "complaint": ("complaint_airline", 600, .06, True, 2),
}
# In how many texts words must occur to be weighed: what fewer have is theirs.
TEXTS = 5
SEEDS = (1, 2)
# The kinds that also weigh runs of words of these lists.
CLASSES = {"bare_ack": ("yes", "no", "okay", "hum", "praise", "sure", "thank",
                        "greeting", "pronoun", "auxiliary")}
WITH_LISTS = {"polite", "abuse", "negative", "complaint"}
RATED = re.compile(r"(good|bad|rude)\d")
NEGATIONS = ("not", "no", "never", "without")
LENGTHS = (1, 2, 3, 4, 6, 9, 14)
# Set by hand, because speech without marks cannot teach them.
BY_HAND = {"question": {"?": 8000, ".": -6000},
           "open_question": {".": -6000, "tell me more": 7000,
                             "tell us more": 7000}}
STOPS = ".?!"
# The score where no words speak for a kind: it is never found there.
NOTHING_SHOWN = -99


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
        self.classes = {}
        for name in CLASSES.get(kind, ()):
            for word in self.words[name]:
                self.classes.setdefault(word, []).append("@" + name)
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

    @staticmethod
    def add_runs(counts, ways, at, end, longest):
        """The runs from a place on; `ways`: what stands for each word."""
        for run in range(1, min(longest, len(ways) - at) + 1):
            for words in itertools.product(*ways[at:at + run]):
                text = " ".join(words)
                begins, ends = at == 0, at + run == end
                counts[text] += 1
                counts["^ " + text] += begins
                counts[text + " $"] += ends
                counts[f"^ {text} $"] += begins and ends

    def features(self, sentence, longest):
        """How often each run of words stands among the first ones."""
        counts, size = Counter(), len(sentence)
        end = size - 1 if size and sentence[-1][0] in STOPS else size
        ways = [[word] if not number or word == "#" else [word, "#"]
                for word, number in sentence]
        classes = [self.classes.get(word, []) for word, _ in sentence]
        for at in range(min(size, self.balance.get("reach", size))):
            self.add_runs(counts, ways, at, end, longest)
            self.add_runs(counts, classes, at, end, longest)
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
            size = row.pop("SIZE", 0)
            row[f"LENGTH{sum(size > most for most in LENGTHS)}"] = 1
        return rows


def score(model, row):
    if "DECIDED" in row:
        return 9 * row["DECIDED"]
    weights, start = model
    parts = {name: weights.get(name, 0) * n for name, n in row.items() if n}
    shown = row["PHRASE"] or any(part > 0 for name, part in parts.items()
                                 if not name.startswith("LENGTH"))
    return start + sum(parts.values()) if shown else NOTHING_SHOWN


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


def common_names(texts):
    """What occurs in enough texts; lengths and phrases are no one's words."""
    counts = Counter()
    for rows in texts:
        counts.update({name for row in rows for name, n in row.items() if n})
    return {name for name, n in counts.items()
            if n >= TEXTS or name == "PHRASE" or name.startswith("LENGTH")}


def fit_rows(rows, labels, common, settings):
    _, most, strength, scaled, _ = settings
    names = sorted({name for row in rows for name, n in row.items() if n} &
                   common)
    table = matrix(rows, names)
    weights, start = regress(table, labels, strength, scaled)
    if len(names) > most:
        spread = np.sqrt(np.asarray((table > 0).sum(0)).ravel())
        kept = np.argsort(-np.abs(weights) * spread, kind="stable")[:most]
        names = [names[i] for i in kept]
        weights, start = regress(matrix(rows, names), labels, strength, scaled)
    return dict(zip(names, weights)), start


def fit(texts, labels, settings):
    """Of a labelled text the best sentence counts: chosen anew each round."""
    model, common = None, common_names(texts)
    for _ in range(3 if any(len(rows) > 1 for rows in texts) else 1):
        chosen = []
        for rows, label in zip(texts, labels):
            if label and len(rows) > 1:
                rank = (lambda row: row["PHRASE"]) if model is None else (
                    lambda row: score(model, row))
                rows = [max(rows, key=rank)]
            chosen += [(row, label) for row in rows if "DECIDED" not in row]
        model = fit_rows([row for row, _ in chosen],
                         np.array([label for _, label in chosen]), common,
                         settings)
    return model


def judge(model, texts):
    return np.array([max(score(model, row) for row in rows) for rows in texts])


def split(labels, folds, seed):
    cut = StratifiedKFold(folds, shuffle=True, random_state=seed)
    return cut.split(labels, labels)


def best_threshold(scores, labels):
    order = np.argsort(-scores)
    right = np.cumsum(labels[order])
    f1 = 2 * right / (np.arange(1, len(labels) + 1) + labels.sum())
    width = max(1, len(f1) // 60)
    f1 = np.convolve(f1, np.ones(2 * width + 1), "same")
    at = int(np.argmax(f1[:-1]))
    return (scores[order[at]] + scores[order[at + 1]]) / 2


def scores_unseen(texts, labels, settings, folds, seed):
    scores = np.zeros(len(labels))
    for seen, unseen in split(labels, folds, seed):
        model = fit([texts[i] for i in seen], labels[seen], settings)
        scores[unseen] = judge(model, [texts[i] for i in unseen])
    return scores


def validate(texts, labels, settings, seed):
    found = np.zeros(len(labels), bool)
    for seen, unseen in split(labels, 5, seed):
        known = [texts[i] for i in seen]
        inner = scores_unseen(known, labels[seen], settings, 4, seed)
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


def layout(balance):
    """The kind's member as it stands in the file, many weights in a line."""
    head = [f"{json.dumps(key)}: {json.dumps(value)}"
            for key, value in balance.items() if key != "weights"]
    lines, weights = [""], balance["weights"].items()
    for at, (name, weight) in enumerate(weights):
        part = f"{json.dumps(name, ensure_ascii=False)}: {weight}"
        part += "," if at + 1 < len(weights) else ""
        if len(lines[-1]) + len(part) > 91:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + part
    body = "\n        ".join(lines)
    return ("{\n      " + ",\n      ".join(head) +
            ",\n      \"weights\": {\n        " + body + "\n      }\n    }")


def write(path, kind, balance):
    """Replaces the kind's member of "weighed" and leaves the rest as it is."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    weighed = text.index('"weighed"')
    start = text.index("{", text.index(json.dumps(kind) + ": {", weighed))
    _, end = json.JSONDecoder().raw_decode(text, start)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text[:start] + layout(balance) + text[end:])


def read_lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = [line.rstrip("\r\n").rpartition("\t") for line in file]
    return [(text, int(label)) for text, tab, label in lines if tab]


def print_figures(names, origins, labels, verdicts):
    for name in names:
        own = np.array([origin == name for origin in origins])
        if own.any():
            figures = [f1_score(labels[own], found[own]) for found in verdicts]
            print(f"{name}: {own.sum()} lines, {labels[own].sum()} labelled, "
                  f"F1 {np.mean(figures):.3f}", flush=True)


def weigh(path, kind, folder, rewrite):
    settings = KINDS[kind]
    names = settings[0].split()
    with open(path, encoding="utf-8") as file:
        lexicon = Lexicon(json.load(file), kind)
    lines = [(name, *line) for name in names
             if (folder / f"{name}.tsv").exists()
             for line in read_lines(folder / f"{name}.tsv")]
    if not lines:
        return
    texts = [lexicon.rows(text, settings[-1]) for _, text, _ in lines]
    labels = np.array([label for _, _, label in lines])
    print_figures(names, [line[0] for line in lines], labels,
                  [validate(texts, labels, settings, seed) for seed in SEEDS])
    if rewrite:
        unseen = scores_unseen(texts, labels, settings, 5, SEEDS[0])
        model = fit(texts, labels, settings)
        write(path, kind, make_balance(lexicon.balance, kind, model,
                                       best_threshold(unseen, labels)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lexicon")
    parser.add_argument("folder", type=Path)
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    for kind in args.kinds or KINDS:
        weigh(args.lexicon, kind, args.folder, args.write)


if __name__ == "__main__":
    main()
