# SPDX-License-Identifier: MIT
# What `cmake --install` lays down, and the Debian package made of it.

foreach(program evenkeel ek)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME)
  endif()
endforeach()
install(DIRECTORY assets DESTINATION ${CMAKE_INSTALL_DATADIR}/evenkeel)
