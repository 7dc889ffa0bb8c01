// SPDX-License-Identifier: MIT
// Copies the Phosphor icons that the game uses to assets/icons, in white: the
// game tints them. Run by hand: npm install && npm run icons

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const FROM = new URL("node_modules/@phosphor-icons/core/assets/",
  import.meta.url);
const OUT = new URL("../../assets/icons/", import.meta.url);

const REGULAR = `
  phone phone-call phone-incoming phone-x phone-disconnect phone-transfer
  headset ear eye eye-slash eyes person person-arms-spread note-pencil notebook
  folder-open identification-card user users user-circle star trophy medal
  ranking target seal-check gear pause play skip-forward
  arrow-counter-clockwise arrow-left arrow-right arrow-elbow-down-right
  arrows-left-right caret-left caret-right caret-up caret-down check
  check-circle x x-circle warning warning-circle info question smiley smiley-meh
  smiley-sad smiley-angry smiley-nervous heart heartbeat handshake hand-heart
  hand-palm prohibit gift clock timer hourglass calendar-check microphone
  microphone-slash speaker-high speaker-slash closed-captioning
  magnifying-glass funnel sort-ascending sort-descending keyboard mouse
  game-controller list chart-line chat-circle chat-dots chat-text quotes
  lightbulb graduation-cap megaphone wind lamp bell hammer book-open export
  sign-out plus minus pencil-simple trash lock sun moon circle-half text-aa
  globe
`;

const FILL = `
  star heart phone phone-disconnect check-circle x-circle warning
  warning-circle ear smiley-angry trophy medal pause play lamp chat-circle
  hand-palm circle
`;

const names = (text) => text.trim().split(/\s+/);

function copy(style, file) {
  const svg = readFileSync(new URL(`${style}/${file}.svg`, FROM), "utf8");
  const white = svg.replaceAll("currentColor", "#fff");
  if (white === svg) throw new Error(`${file} has no currentColor`);
  writeFileSync(new URL(`phosphor-${file}.svg`, OUT), `${white.trim()}\n`);
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const name of names(REGULAR)) copy("regular", name);
for (const name of names(FILL)) copy("fill", `${name}-fill`);
