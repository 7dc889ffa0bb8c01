// SPDX-License-Identifier: MIT
// Copies the interface font and its licence to assets/fonts.
// Run by hand: npm install && npm run fonts

import { copyFileSync, mkdirSync } from "node:fs";

const FROM = new URL(
  "node_modules/@expo-google-fonts/atkinson-hyperlegible-next/",
  import.meta.url);
const OUT = new URL("../../assets/fonts/", import.meta.url);

mkdirSync(OUT, { recursive: true });
for (const weight of ["400Regular", "600SemiBold"]) {
  const file = `AtkinsonHyperlegibleNext_${weight}.ttf`;
  copyFileSync(new URL(`${weight}/${file}`, FROM),
    new URL(`AtkinsonHyperlegibleNext-${weight.slice(3)}.ttf`, OUT));
}
copyFileSync(new URL("LICENSE_FONT", FROM), new URL("OFL.txt", OUT));
