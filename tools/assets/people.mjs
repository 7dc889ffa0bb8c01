// SPDX-License-Identifier: MIT
// Who can call: the Open Peeps parts and the colours of each portrait.
// `accent` is the colour of the hair and beard of heads that are not drawn in
// black; `hat` that of headwear. Ids are stable: scenarios name them.

const HAIR = { dark: "2c1b18", brown: "724133", auburn: "a55728", red: "c93305",
  blond: "d6b370", grey: "b9b4b4", white: "e8e1e1" };

export const PEOPLE = {
  ines: {
    about: "woman, thirties, brown skin, hair tied up in a blue scarf",
    head: "bun", skin: "c98a5b", clothes: "8fa7df",
  },
  walter: {
    about: "man, seventies, light skin, bald with a white fringe and " +
      "moustache, round glasses",
    head: "noHair3", skin: "f3cfae", clothes: "a7b59e", accent: HAIR.white,
    beard: "moustache9", glasses: "glasses2", dress: "collar",
  },
  maya: {
    about: "woman, twenties, light skin, long black curls, green top",
    head: "longCurly", skin: "ffdbb4", clothes: "78c98a",
  },
  ruth: {
    about: "woman, eighties, light skin, white bun, glasses, teal dress " +
      "with a collar",
    head: "grayBun", skin: "ffdbb4", clothes: "7fc4c5", accent: HAIR.white,
    glasses: "glasses", dress: "collar",
  },
  omar: {
    about: "man, forties, brown skin, short black hair and chin beard, " +
      "ochre shirt",
    head: "short2", skin: "c98a5b", clothes: "e0a458", accent: HAIR.dark,
    beard: "chin", dress: "collar",
  },
  amina: {
    about: "woman, thirties, brown skin, black headscarf with a rose band",
    head: "hijab", skin: "d08b5b", clothes: "c77f9f", hat: "f0b8d0",
  },
  harjit: {
    about: "man, fifties, brown skin, orange turban, full beard, blue jacket",
    head: "turban", skin: "b8733f", clothes: "4f6d8f", hat: "e78a52",
    accent: HAIR.dark, beard: "full4", dress: "jacket",
  },
  tom: {
    about: "man, twenties, light skin, red hair, coral T-shirt",
    head: "short4", skin: "ffdfc4", clothes: "e78276", accent: HAIR.red,
  },
  grace: {
    about: "woman, thirties, black skin, afro, yellow top",
    head: "afro", skin: "8f6549", clothes: "fdd35c",
  },
  marcus: {
    about: "man, forties, black skin, flat top, goatee, blue shirt",
    head: "flatTop", skin: "916648", clothes: "6f87c9", beard: "goatee1",
    dress: "collar",
  },
  linda: {
    about: "woman, forties, light skin, blond hair to the shoulders, pink top",
    head: "bangs", skin: "f6cfa8", clothes: "e279b7", accent: HAIR.blond,
  },
  ken: {
    about: "man, thirties, East Asian, combed black hair, browline " +
      "glasses, grey jacket",
    head: "pomp", skin: "f1c695", clothes: "9aa3ad", glasses: "glasses3",
    dress: "jacket",
  },
  mei: {
    about: "woman, forties, East Asian, black bob with a fringe, red top",
    head: "bangs2", skin: "f6d3a8", clothes: "d9685e",
  },
  viktor: {
    about: "man, fifties, light skin, shaved head, brown beard, green sweater",
    head: "noHair1", skin: "edb98a", clothes: "6b7f5a", accent: HAIR.brown,
    beard: "full4",
  },
  rosa: {
    about: "woman, sixties, tan skin, grey hair pinned up, violet blouse",
    head: "grayMedium", skin: "d9a06f", clothes: "9c7bc4", accent: HAIR.grey,
    dress: "collar",
  },
  priya: {
    about: "woman, twenties, brown skin, long black hair, orange top",
    head: "long", skin: "b8733f", clothes: "f0a04b",
  },
  andre: {
    about: "man, twenties, black skin, short dreadlocks, light blue T-shirt",
    head: "dreads2", skin: "8f6549", clothes: "78b9d6",
  },
  finn: {
    about: "boy, fifteen or so, light skin, black hair under a yellow beanie",
    head: "hatBeanie", skin: "ffdbb4", clothes: "5e8c7a", hat: "f2c14e",
  },
  nora: {
    about: "woman, fifties, light skin, auburn hair tied back, glasses, " +
      "dark blue jacket",
    head: "mediumBangs2", skin: "ffe0c2", clothes: "47597a",
    accent: HAIR.auburn, glasses: "glasses5", dress: "jacket",
  },
  hank: {
    about: "man, sixties, tan skin, short grey hair, black moustache, " +
      "red shirt",
    head: "grayShort", skin: "edb98a", clothes: "c0605a", accent: HAIR.grey,
    beard: "moustache7", dress: "collar",
  },
};
