// SPDX-License-Identifier: MIT
// Which faces and mouths exist, and what each emotion looks like.

// Upper faces (brows, eyes, nose), cut from the Open Peeps face of that name.
export const FACES = ["smile", "calm", "contempt", "explaining", "tired",
  "solemn", "concerned", "suspicious", "serious", "angryWithFang",
  "veryAngry", "rage"];

// Mouths cut from an Open Peeps face: our name -> its name.
export const MOUTHS = {
  smile: "smile", grin: "calm", content: "contempt", flat: "tired",
  level: "old", sulk: "solemn", frown: "veryAngry",
  soft_wide: "explaining", hard_small: "hectic", hard_mid: "concerned",
  hard_wide: "rage",
};

const lips = (d) => `<path fill="#000" d="${d}"/>`;
const teeth = (d) => `<path fill="#fff" d="${d}"/>`;
const tongue = (d) => `<path fill="#FF8181" d="${d}"/>`;

// Mouths that Open Peeps has not, drawn in its coordinates and line width.
export const OWN_MOUTHS = {
  soft_small: lips(
      "M120 230C138 222 186 218 206 222C208 238 194 248 164 249" +
      "C142 250 126 244 120 230Z") +
    teeth(
      "M136 233C154 228 180 226 194 229C190 237 178 239 163 240" +
      "C150 240 141 238 136 233Z"),
  soft_mid: lips(
      "M114 224C136 214 192 210 212 216C215 242 196 262 164 263" +
      "C136 264 119 248 114 224Z") +
    teeth(
      "M130 227C150 221 184 218 200 222C200 229 197 232 194 235" +
      "C176 238 156 240 138 240C134 236 131 232 130 227Z"),
  soft_round: lips(
      "M166 202C184 202 194 216 194 234C194 252 182 264 166 264" +
      "C150 264 139 252 139 234C139 216 149 202 166 202Z") +
    tongue(
      "M166 240C174 240 180 244 181 248C177 253 172 255 166 255" +
      "C160 255 155 252 152 248C154 243 159 240 166 240Z"),
  hard_round: lips(
      "M168 190C192 190 206 208 206 232C206 256 190 274 168 274" +
      "C146 274 132 256 132 232C132 208 146 190 168 190Z") +
    teeth(
      "M168 201C178 201 186 205 190 212C176 216 160 216 146 212" +
      "C150 205 158 201 168 201Z") +
    tongue(
      "M168 246C180 246 187 250 189 253C183 260 176 263 168 263" +
      "C160 263 153 260 148 253C151 249 158 246 168 246Z"),
};

// What a face does at rest, and with which of the two sets of mouths it speaks.
const look = (face, mouth, speech) => ({ face: `face/${face}.svg`,
  mouth: `mouth/${mouth}.svg`, speech });

const shapes = (set) => Object.fromEntries(["small", "mid", "wide", "round"]
  .map((shape) => [shape, `mouth/${set}_${shape}.svg`]));

export const EMOTIONS = {
  ladder: [
    look("smile", "grin", "soft"),
    look("smile", "smile", "soft"),
    look("smile", "content", "soft"),
    look("explaining", "level", "soft"),
    look("tired", "flat", "soft"),
    look("concerned", "sulk", "soft"),
    look("suspicious", "flat", "soft"),
    look("serious", "flat", "soft"),
    look("angryWithFang", "sulk", "hard"),
    look("veryAngry", "frown", "hard"),
    look("rage", "hard_small", "hard"),
  ],
  tones: {
    calm: look("smile", "content", "soft"),
    annoyed: look("suspicious", "flat", "soft"),
    angry: look("veryAngry", "frown", "hard"),
    // Not `rage`, whose wide eyes are comic: this is the face of abuse.
    furious: look("veryAngry", "hard_mid", "hard"),
    sad: look("solemn", "sulk", "soft"),
    relieved: look("contempt", "smile", "soft"),
    happy: look("calm", "grin", "soft"),
  },
  speech: { soft: shapes("soft"), hard: shapes("hard") },
};
