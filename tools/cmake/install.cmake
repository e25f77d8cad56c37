# What is installed, and the Debian package of it:
#   cmake --install build/native --prefix /usr                 with the site, when it was built
#   cpack --config build/native/CPackConfig.cmake -B build     build/qopi-helpdesk_…_….deb
# The service of tools/packaging names its files below /usr.

set(packaging ${PROJECT_SOURCE_DIR}/tools/packaging)
install(TARGETS helpdesk RUNTIME DESTINATION bin)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/build/web/ DESTINATION share/helpdesk/site OPTIONAL)
install(FILES ${packaging}/helpdesk.service DESTINATION lib/systemd/system)
install(FILES README.md src/helpdesk/SECURITY.md DESTINATION share/doc/qopi-helpdesk)

# The notices of what is in the program; those of the site stand in it.
install(CODE "
  file(GLOB node ${PROJECT_SOURCE_DIR}/web/node_modules/node-linux-*/bin/node)
  execute_process(COMMAND \${node} tools/licenses.mjs program WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    OUTPUT_FILE ${CMAKE_CURRENT_BINARY_DIR}/copyright COMMAND_ERROR_IS_FATAL ANY)")
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/copyright DESTINATION share/doc/qopi-helpdesk)

# The one place where the version stands.
file(STRINGS src/base/version.hpp version_line REGEX "app_version = ")
string(REGEX REPLACE ".*\"(.+)\".*" "\\1" CPACK_PACKAGE_VERSION "${version_line}")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS src/base/version.hpp)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME qopi-helpdesk)
set(CPACK_PACKAGE_CONTACT "QOPI <qopi@asco.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Receives QOPI registrations")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Serves the form by which oncology practices register for QOPI, checks what they send,\n keeps it and answers with a signed receipt.")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# procps has the `kill` that asks it to read again.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, procps")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${packaging}/postinst ${packaging}/prerm ${packaging}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
