# SPDX-License-Identifier: MIT
"""PCG32 XSH-RR 64/32, its streams named by FNV-1a-64."""

MASK = (1 << 64) - 1


def fnv1a(name):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


class Pcg32:
    def __init__(self, seed, stream):
        self.state = 0
        self.inc = ((stream << 1) | 1) & MASK
        self.next()
        self.state = (self.state + seed) & MASK
        self.next()

    def next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.inc) & MASK
        mixed = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return ((mixed >> turn) | (mixed << (-turn & 31))) & 0xFFFFFFFF

    def below(self, bound):
        threshold = ((1 << 32) - bound) % bound
        while True:
            value = self.next()
            if value >= threshold:
                return value % bound


def drawn_words(draw, seed):
    """The one word of each list that this call has."""
    return {words[Pcg32(seed, fnv1a("draw/" + name)).below(len(words))]
            for name, words in draw.items()}
