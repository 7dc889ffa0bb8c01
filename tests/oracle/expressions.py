# SPDX-License-Identifier: MIT
"""The expression language of scenario format 1, as closures over a call.

compile_expression(text) gives a function of an environment: a callable that
returns the value of a name such as `anger` or of a pair such as ("told", F).
Types are not checked: the oracle is only shown scenarios that load.
"""

import re

INT_MIN, INT_MAX = -(1 << 63), (1 << 63) - 1
TOKEN = re.compile(r"\s*(?:(\d+)|([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_-]*)?)"
                   r"|(<=|>=|==|!=|[-+*/%<>()]))")
COMPARE = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
}


def div(a, b):
    """Integer division that truncates toward zero; by zero it is 0."""
    if b == 0:
        return 0
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def saturate(value):
    return max(INT_MIN, min(INT_MAX, value))


def remainder(a, b):
    return 0 if b == 0 else a - b * div(a, b)


ARITHMETIC = {
    "+": lambda a, b: saturate(a + b), "-": lambda a, b: saturate(a - b),
    "*": lambda a, b: saturate(a * b), "/": lambda a, b: saturate(div(a, b)),
    "%": remainder,
}


def tokens_of(text):
    tokens, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"no expression: {text!r} at {at}")
        tokens.append(match.group(match.lastindex))
        at = match.end()
    return tokens


class Parser:
    """Recursive descent, loosest operator first."""

    def __init__(self, text):
        self.tokens = tokens_of(text)
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def whole(self):
        value = self.either()
        if self.peek() is not None:
            raise ValueError(f"left over: {self.tokens[self.at:]}")
        return value

    def either(self):
        left = self.both()
        while self.peek() == "or":
            self.take()
            left = (lambda a, b: lambda env: a(env) or b(env))(
                left, self.both())
        return left

    def both(self):
        left = self.negation()
        while self.peek() == "and":
            self.take()
            left = (lambda a, b: lambda env: a(env) and b(env))(
                left, self.negation())
        return left

    def negation(self):
        if self.peek() == "not":
            self.take()
            inner = self.negation()
            return lambda env: not inner(env)
        return self.level(COMPARE, self.sum)

    def sum(self):
        return self.level({k: ARITHMETIC[k] for k in "+-"}, self.product)

    def product(self):
        return self.level({k: ARITHMETIC[k] for k in "*/%"}, self.unary)

    def level(self, operators, tighter):
        left = tighter()
        while self.peek() in operators:
            apply = operators[self.take()]
            left = (lambda f, a, b: lambda env: f(a(env), b(env)))(
                apply, left, tighter())
        return left

    def unary(self):
        if self.peek() == "-":
            self.take()
            inner = self.unary()
            return lambda env: saturate(-inner(env))
        return self.atom()

    def atom(self):
        token = self.take()
        if token == "(":
            inner = self.either()
            if self.take() != ")":
                raise ValueError("a parenthesis is missing")
            return inner
        if token.isdigit():
            number = int(token)
            return lambda env: number
        if token in ("true", "false"):
            truth = token == "true"
            return lambda env: truth
        name = tuple(token.split(".")) if "." in token else token
        return lambda env: env(name)


def compile_expression(value):
    """Takes an expression's text, or a plain integer or truth value."""
    if isinstance(value, str):
        return Parser(value).whole()
    return lambda env: value
