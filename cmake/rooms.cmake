# SPDX-License-Identifier: MIT
# One static library a room. A room without files is skipped, and so is
# whatever names it: rooms come with the features that need them.

set(EK_ROOMS "")

# Links `target` with those of the named rooms that exist.
function(ek_link target)
  foreach(room ${ARGN})
    if(TARGET ek_${room})
      target_link_libraries(${target} PUBLIC ek_${room})
    endif()
  endforeach()
endfunction()

# ek_room(NAME ROOMS what it may include... LIBRARIES its libraries...)
macro(ek_room name)
  cmake_parse_arguments(room "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/game/${name}/*.c)
  if(sources)
    list(APPEND EK_ROOMS ${name})
    add_library(ek_${name} STATIC ${sources})
    target_link_libraries(ek_${name} PUBLIC ek_flags
                          PRIVATE ${room_LIBRARIES})
    ek_link(ek_${name} ${room_ROOMS})
  endif()
endmacro()

# ek_program(NAME SOURCES globs... ROOMS what it links...)
function(ek_program name)
  cmake_parse_arguments(program "" "" "SOURCES;ROOMS" ${ARGN})
  list(TRANSFORM program_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/)
  file(GLOB sources CONFIGURE_DEPENDS ${program_SOURCES})
  if(sources)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE ek_flags)
    ek_link(${name} ${program_ROOMS})
    set_target_properties(${name} PROPERTIES
                          RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  endif()
endfunction()

# Defines a macro for a room or program, if it exists.
function(ek_define name definition)
  foreach(target ${name} ek_${name})
    if(TARGET ${target})
      target_compile_definitions(${target} PRIVATE ${definition})
    endif()
  endforeach()
endfunction()
