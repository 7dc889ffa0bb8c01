# SPDX-License-Identifier: MIT
# The libraries, all from the distribution. Each is linked to the rooms that
# use it and to no other: see the table in CMakeLists.txt.

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(cjson REQUIRED IMPORTED_TARGET libcjson>=1.7.15)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(fribidi REQUIRED IMPORTED_TARGET fribidi)
pkg_check_modules(sqlite REQUIRED IMPORTED_TARGET sqlite3)
if(EK_GAME)
  pkg_check_modules(sdl REQUIRED IMPORTED_TARGET
                    sdl2 SDL2_ttf SDL2_mixer SDL2_image)
endif()
if(BUILD_TESTING)
  pkg_check_modules(cmocka REQUIRED IMPORTED_TARGET cmocka)
endif()

# flite has no pkg-config file.
add_library(ek_flite INTERFACE)
foreach(name flite_cmu_us_slt flite_cmu_us_rms flite_cmu_us_awb
        flite_usenglish flite_cmulex flite)
  find_library(EK_LIB_${name} ${name} REQUIRED)
  target_link_libraries(ek_flite INTERFACE ${EK_LIB_${name}})
endforeach()
target_link_libraries(ek_flite INTERFACE m)
