// SPDX-License-Identifier: MIT
// Draws assets/portraits/people.png, a picture of everybody and of every
// look, for those who choose portraits. Needs rsvg-convert.
// Run by hand after the portraits: npm run sheet

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FROM = new URL("../../assets/portraits/", import.meta.url);
const COLUMNS = 6;
const CELL = 110;

const { people, ladder, tones } =
  JSON.parse(readFileSync(new URL("portraits.json", FROM)));

const inside = (file) => readFileSync(new URL(file, FROM), "utf8")
  .replace(/^<svg[^>]*>|<\/svg>\s*$/g, "");

function stack(person, { face, mouth }) {
  return [person.body, face, mouth, person.over]
    .filter(Boolean).map(inside).join("");
}

const cells = [
  ...Object.entries(people).map(([id, person]) =>
    ({ label: id, drawing: stack(person, ladder[2]) })),
  ...ladder.map((look, step) =>
    ({ label: `anger ${step}`, drawing: stack(people.tom, look) })),
  ...Object.entries(tones).map(([tone, look]) =>
    ({ label: tone, drawing: stack(people.ruth, look) })),
];

const height = CELL + 24;
const drawn = cells.map(({ label, drawing }, i) => {
  const x = (i % COLUMNS) * CELL;
  const y = Math.floor(i / COLUMNS) * height;
  return `<svg x="${x}" y="${y}" width="${CELL}" height="${CELL}" ` +
    `viewBox="0 0 704 704">${drawing}</svg><text x="${x + CELL / 2}" ` +
    `y="${y + CELL + 17}" font-family="sans-serif" font-size="14" ` +
    `text-anchor="middle">${label}</text>`;
});
const rows = Math.ceil(cells.length / COLUMNS);
const sheet = `<svg xmlns="http://www.w3.org/2000/svg" ` +
  `width="${COLUMNS * CELL}" height="${rows * height}">` +
  `<rect width="100%" height="100%" fill="#e8edf2"/>${drawn.join("")}</svg>`;
execFileSync("rsvg-convert", ["--unlimited", "-o",
  fileURLToPath(new URL("people.png", FROM))], { input: sheet });
