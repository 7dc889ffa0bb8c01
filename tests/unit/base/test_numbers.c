/* SPDX-License-Identifier: MIT */
/* hash and rng, against the published values. */
#include "base/hash.h"
#include "base/rng.h"
#include "unit.h"

static void hash__sha256_is_that_of_fips_180(void **state) {
  (void)state;
  char text[HASH_TEXT_BYTES];
  hash_sha256("abc", 3, text);
  assert_string_equal(text, "sha256:ba7816bf8f01cfea414140de5dae2223b00361a3"
                            "96177a9cb410ff61f20015ad");
  hash_sha256("", 0, text);
  assert_string_equal(text, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4"
                            "649b934ca495991b7852b855");
}

/* http://www.isthe.com/chongo/tech/comp/fnv/ */
static void hash__fnv_is_that_of_its_authors(void **state) {
  (void)state;
  assert_true(hash_fnv_text(HASH_FNV_START, "") ==
              UINT64_C(0xcbf29ce484222325));
  assert_true(hash_fnv_text(HASH_FNV_START, "a") ==
              UINT64_C(0xaf63dc4c8601ec8c));
  assert_true(hash_fnv_text(HASH_FNV_START, "foobar") ==
              UINT64_C(0x85944171f73967e8));
  uint64_t pieces = hash_fnv_text(HASH_FNV_START, "foo");
  assert_true(hash_fnv_text(pieces, "bar") == UINT64_C(0x85944171f73967e8));
}

/* pcg32-demo of the reference implementation, round 1. */
static void rng__numbers_are_those_of_the_reference(void **state) {
  (void)state;
  static const uint32_t first[] = {0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                   0x83d2f293, 0xbfa4784b, 0xcbed606e};
  Rng rng = rng_init(42, 54);
  for (size_t i = 0; i < sizeof first / sizeof first[0]; i++) {
    assert_int_equal(rng_next(&rng), first[i]);
  }
  for (int i = 0; i < 65; i++) {
    static const char coins[] =
        "HHTTTHTHHHTHTTTHHHHHTTTHHHTHTHTHTTHTTTHHHHHHTTTTHHTTTTTHTTTTTTTHT";
    assert_int_equal(rng_below(&rng, 2) ? 'H' : 'T', coins[i]);
  }
}

static void rng__numbers_stay_below_the_bound(void **state) {
  (void)state;
  static const uint32_t bounds[] = {1, 2, 3, 7, 0x80000001u, UINT32_MAX};
  Rng rng = rng_init(7, 7);
  for (size_t b = 0; b < sizeof bounds / sizeof bounds[0]; b++) {
    for (int i = 0; i < 1000; i++) {
      assert_true(rng_below(&rng, bounds[b]) < bounds[b]);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hash__sha256_is_that_of_fips_180),
      cmocka_unit_test(hash__fnv_is_that_of_its_authors),
      cmocka_unit_test(rng__numbers_are_those_of_the_reference),
      cmocka_unit_test(rng__numbers_stay_below_the_bound),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
