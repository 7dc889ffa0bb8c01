/* SPDX-License-Identifier: MIT */
#include "os/clock.h"
#include "unit.h"

#include <time.h>

static void check_iso(int64_t wall_ms, const char *expected) {
  char text[CLOCK_TEXT_BYTES];
  clock_write_iso(wall_ms, text);
  assert_string_equal(text, expected);
}

static void clock__writes_utc_whatever_the_zone(void **state) {
  (void)state;
  check_iso(0, "1970-01-01T00:00:00Z");
  check_iso(1772971507999, "2026-03-08T12:05:07Z");
  check_iso(951782400000, "2000-02-29T00:00:00Z");
}

static void clock__holds_what_has_no_four_digits(void **state) {
  (void)state;
  check_iso(INT64_MIN, "1970-01-01T00:00:00Z");
  check_iso(INT64_MAX, "9999-12-31T23:59:59Z");
}

static void clock__never_goes_back(void **state) {
  (void)state;
  int64_t before = clock_now_ms();
  for (int i = 0; i < 1000; i++) {
    int64_t now = clock_now_ms();
    assert_true(now >= before);
    before = now;
  }
}

static void clock__counts_work_as_cpu_time(void **state) {
  (void)state;
  int64_t before = clock_cpu_us();
  while (clock_cpu_us() - before < 1000) {}
  assert_true(clock_cpu_us() > before);
}

static void clock__knows_the_day(void **state) {
  (void)state;
  time_t now = time(NULL);
  int64_t difference = clock_wall_ms() / 1000 - (int64_t)now;
  assert_in_range(difference + 1, 0, 60);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(clock__writes_utc_whatever_the_zone),
      cmocka_unit_test(clock__holds_what_has_no_four_digits),
      cmocka_unit_test(clock__never_goes_back),
      cmocka_unit_test(clock__counts_work_as_cpu_time),
      cmocka_unit_test(clock__knows_the_day),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
