// SPDX-License-Identifier: MIT
// Builds assets/portraits: for each person a body and what lies over the face,
// for all of them the upper faces and the mouths, and portraits.json.
// Run by hand: npm install && npm run portraits

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createAvatar } from "@dicebear/core";
import * as openPeeps from "@dicebear/open-peeps";
import { dressed } from "./dress.mjs";
import { EMOTIONS, FACES, MOUTHS, OWN_MOUTHS } from "./emotions.mjs";
import { subpaths } from "./lib/svg_path.mjs";
import { PEOPLE } from "./people.mjs";

const OUT = new URL("../../assets/portraits/", import.meta.url);
const FACE_AT = "translate(315 248)";
const GROUP = {
  head: "matrix(.99789 0 0 1 156 62)",
  face: FACE_AT,
  facialHair: "translate(279 400)",
  mask: "translate(179 343)",
  accessories: "translate(203 303)",
};

// The groups of one drawing by name, and `torso`, what comes before them.
// nanosvg draws a mask's content, so the whole <mask> must not come along.
function groups(options) {
  const nothing = { head: [], face: [], facialHair: [], mask: [],
    accessories: [], facialHairProbability: 100, maskProbability: 0,
    accessoriesProbability: 100 };
  const svg = createAvatar(openPeeps, { ...nothing, ...options }).toString();
  const drawing = svg
    .replace(/<mask id="viewboxMask">.*?<\/mask>/s, "")
    .match(/<g mask="url\(#viewboxMask\)">(.*)<\/g><\/svg>$/s)[1];
  const starts = Object.entries(GROUP).map(([name, transform]) => {
    const tag = `<g transform="${transform}">`;
    return { name, tag, from: drawing.indexOf(tag) };
  });
  const found = { torso: drawing.slice(0, starts[0].from) };
  starts.forEach(({ name, tag, from }, i) => {
    if (from < 0) throw new Error(`no ${name} in the drawing`);
    const whole = drawing.slice(from, starts[i + 1]?.from);
    found[name] = whole === `${tag}</g>` ? "" : whole;
  });
  return found;
}

function write(path, drawing) {
  writeFileSync(new URL(path, OUT),
    `<svg xmlns="http://www.w3.org/2000/svg" width="704" height="704" ` +
    `viewBox="0 0 704 704" fill="none">${drawing}</svg>\n`);
}

function buildPerson(id, person) {
  const parts = groups({
    head: [person.head],
    facialHair: person.beard ? [person.beard] : [],
    accessories: person.glasses ? [person.glasses] : [],
    skinColor: [person.skin],
    clothingColor: [person.clothes],
    headContrastColor: [person.accent ?? "2c1b18"],
  });
  const head = parts.head.replaceAll(`#${person.clothes}`,
    `#${person.hat ?? person.clothes}`);
  const torso = dressed(parts.torso, person.dress);
  write(`body/${id}.svg`, torso + head + parts.facialHair);
  if (parts.accessories) write(`over/${id}.svg`, parts.accessories);
}

const isMouth = ({ top, bottom }) => (top + bottom) / 2 >= 205 && top >= 178;

// One half of a face: the sub-paths for which `wanted` holds, path by path.
function half(name, wanted) {
  const { face } = groups({ face: [name] });
  const cut = face.replace(/<path([^>]*?) d="([^"]*)"([^>]*?)\/>/g,
    (_, before, d, after) => {
      const kept = subpaths(d).filter(wanted).map((part) => part.d).join("");
      return kept ? `<path${before} d="${kept}"${after}/>` : "";
    });
  return cut.replaceAll("#231F20", "#000");
}

function buildFaces() {
  for (const name of FACES) {
    write(`face/${name}.svg`, half(name, (part) => !isMouth(part)));
  }
  for (const [name, from] of Object.entries(MOUTHS)) {
    write(`mouth/${name}.svg`, half(from, isMouth));
  }
  for (const [name, drawing] of Object.entries(OWN_MOUTHS)) {
    write(`mouth/${name}.svg`, `<g transform="${FACE_AT}">${drawing}</g>`);
  }
}

function table() {
  const files = ([id, { about, glasses }]) => [id, {
    about,
    body: `body/${id}.svg`,
    over: glasses ? `over/${id}.svg` : null,
  }];
  const people = Object.fromEntries(Object.entries(PEOPLE).map(files));
  return { format: 1, size: 704, people, ...EMOTIONS };
}

for (const folder of ["body", "over", "face", "mouth"]) {
  rmSync(new URL(folder, OUT), { recursive: true, force: true });
  mkdirSync(new URL(folder, OUT), { recursive: true });
}
for (const [id, person] of Object.entries(PEOPLE)) buildPerson(id, person);
buildFaces();
writeFileSync(new URL("portraits.json", OUT),
  JSON.stringify(table(), null, 2) + "\n");
