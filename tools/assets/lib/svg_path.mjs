// SPDX-License-Identifier: MIT
// Cuts SVG path data into its sub-paths, each able to stand alone.

const ARGUMENTS = {
  m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0,
};

const tokens = (d) => d.match(/[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g);

// Commands as [letter, ...numbers], repeated arguments written out.
function commands(d) {
  const list = [];
  const rest = tokens(d);
  let letter = null;
  while (rest.length > 0) {
    if (/[a-zA-Z]/.test(rest[0])) letter = rest.shift();
    const count = ARGUMENTS[letter.toLowerCase()];
    list.push([letter, ...rest.splice(0, count).map(Number)]);
    if (letter === "m") letter = "l";
    if (letter === "M") letter = "L";
  }
  return list;
}

// The points of a command, absolute; the last one is where the pen ends.
function points([letter, ...n], pen, start) {
  const relative = letter === letter.toLowerCase();
  const [x, y] = relative ? pen : [0, 0];
  switch (letter.toLowerCase()) {
    case "z": return [start];
    case "h": return [[x + n[0], pen[1]]];
    case "v": return [[pen[0], y + n[0]]];
    case "a": return [[x + n[5], y + n[6]]];
  }
  const pairs = [];
  for (let i = 0; i < n.length; i += 2) pairs.push([x + n[i], y + n[i + 1]]);
  return pairs;
}

const short = (n) => String(Math.round(n * 100) / 100);

// -> [{ d, left, top, right, bottom }]; the box is that of the control points.
export function subpaths(d) {
  const parts = [];
  let pen = [0, 0];
  let start = pen;
  for (const command of commands(d)) {
    const path = points(command, pen, start);
    pen = path.at(-1);
    if (command[0].toLowerCase() === "m") {
      start = pen;
      parts.push({ words: [`M${short(pen[0])} ${short(pen[1])}`], at: [] });
    } else {
      parts.at(-1).words.push(command[0] + command.slice(1).join(" "));
    }
    parts.at(-1).at.push(...path);
  }
  return parts.map(({ words, at }) => ({
    d: words.join(""),
    left: Math.min(...at.map((p) => p[0])),
    top: Math.min(...at.map((p) => p[1])),
    right: Math.max(...at.map((p) => p[0])),
    bottom: Math.max(...at.map((p) => p[1])),
  }));
}
