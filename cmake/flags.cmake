# SPDX-License-Identifier: MIT
# What every C file of the project is compiled with: the target ek_flags.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)

find_program(EK_CCACHE ccache)
if(EK_CCACHE AND NOT CMAKE_C_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${EK_CCACHE})
endif()

# Bugs are asserted and asserts stay on, also for the people who play.
foreach(config RELEASE RELWITHDEBINFO MINSIZEREL)
  string(REPLACE "-DNDEBUG" "" CMAKE_C_FLAGS_${config}
         "${CMAKE_C_FLAGS_${config}}")
endforeach()
string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
get_directory_property(definitions COMPILE_DEFINITIONS)
if("${CMAKE_C_FLAGS} ${CMAKE_C_FLAGS_${config}} ${definitions}"
   MATCHES "NDEBUG")
  message(FATAL_ERROR "NDEBUG is set: evenkeel keeps its asserts, "
          "so take it out of CFLAGS and CMAKE_C_FLAGS")
endif()

add_library(ek_flags INTERFACE)
target_include_directories(ek_flags INTERFACE ${PROJECT_SOURCE_DIR}/game)
target_compile_definitions(ek_flags INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(ek_flags INTERFACE
  -ffp-contract=off
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
  -Wmissing-prototypes -Wswitch-enum -Wcast-qual -Wwrite-strings -Wundef
  -Wformat=2 -Wvla
  $<$<BOOL:${EK_WERROR}>:-Werror>)
target_link_libraries(ek_flags INTERFACE m)
# What a program does not call it does not load: `ek` has no use for voices.
target_link_options(ek_flags INTERFACE -Wl,--as-needed)
if(EK_SANITIZE)
  set(sanitize -fsanitize=${EK_SANITIZE} -fno-sanitize-recover=all
      -fno-omit-frame-pointer)
  target_compile_options(ek_flags INTERFACE ${sanitize})
  target_link_options(ek_flags INTERFACE ${sanitize})
endif()
if(EK_FUZZ)
  target_compile_options(ek_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
