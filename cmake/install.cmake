# SPDX-License-Identifier: MIT
# What `cmake --install` lays down, and the Debian package made of it.

set(data ${CMAKE_INSTALL_DATADIR}/evenkeel)
foreach(folder assets scenarios)
  if(EXISTS ${PROJECT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${folder} DESTINATION ${data})
  endif()
endforeach()
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

if(TARGET ek)
  install(TARGETS ek RUNTIME)
  install(FILES packaging/man/ek.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
if(TARGET evenkeel)
  set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
  install(TARGETS evenkeel RUNTIME)
  install(FILES packaging/man/evenkeel.6
          DESTINATION ${CMAKE_INSTALL_MANDIR}/man6)
  install(FILES packaging/evenkeel.desktop
          DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES assets/app/evenkeel.svg DESTINATION ${icons}/scalable/apps)
  install(FILES assets/app/evenkeel.png DESTINATION ${icons}/256x256/apps)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Evenkeel developers <developers@evenkeel.example>")
set(CPACK_PACKAGE_VENDOR "The Evenkeel developers")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "A simulator in which new hires practise calls with angry callers,
 trainers write the calls, and teams compare results.")
include(CPack)
