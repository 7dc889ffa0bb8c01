// SPDX-License-Identifier: MIT
// Copies the interface font and its licence to assets/fonts.
// Run by hand: npm install && npm run fonts

import { copyFileSync, mkdirSync } from "node:fs";

const FROM = new URL(
  "node_modules/@expo-google-fonts/atkinson-hyperlegible-next/",
  import.meta.url);
const OUT = new URL("../../assets/fonts/", import.meta.url);

mkdirSync(OUT, { recursive: true });
for (const face of ["400Regular", "400Regular_Italic", "600SemiBold"]) {
  const file = `AtkinsonHyperlegibleNext_${face}.ttf`;
  const name = face.slice(3).replace("Regular_", "");
  copyFileSync(new URL(`${face}/${file}`, FROM),
    new URL(`AtkinsonHyperlegibleNext-${name}.ttf`, OUT));
}
copyFileSync(new URL("LICENSE_FONT", FROM), new URL("OFL.txt", OUT));
