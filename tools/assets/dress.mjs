// SPDX-License-Identifier: MIT
// Our own additions to Open Peeps' plain T-shirt, drawn under its outlines.

const shape = (fill, d) =>
  `<path fill="${fill}" stroke="#000" stroke-width="12" ` +
  `stroke-linejoin="round" d="${d}"/>`;

const collar = (fill) =>
  shape(fill, "M240 588C266 628 300 660 342 686L270 728L206 606Z") +
  shape(fill, "M512 592C502 624 486 656 462 682L516 730L552 626Z");

const lapels = (fill) =>
  shape(fill, "M198 600L176 650L226 668L214 692L300 800L392 760L270 690Z") +
  shape(fill, "M544 616L580 656L548 674L560 694L500 800L420 760L508 690Z");

const DRESSES = {
  collar: collar("#fff"),
  jacket: lapels("#3a4252") + collar("#fff"),
};

// `torso` is skin, clothes and outlines, in this order.
export function dressed(torso, dress) {
  if (!dress) return torso;
  const outline = torso.lastIndexOf("<path");
  return torso.slice(0, outline) + DRESSES[dress] + torso.slice(outline);
}
