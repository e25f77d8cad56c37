# The native programs: helpdesk, and the tests that need no browser.

sources_in(helpdesk_files src/helpdesk)
list(REMOVE_ITEM helpdesk_files ${PROJECT_SOURCE_DIR}/src/helpdesk/main.cpp)
find_package(PkgConfig REQUIRED)
pkg_check_modules(helpdesk_libraries REQUIRED IMPORTED_TARGET libmicrohttpd sqlite3 jose jansson)
find_package(Threads REQUIRED)

add_library(helpdesk_parts STATIC ${helpdesk_files})
target_link_libraries(helpdesk_parts PUBLIC core json PkgConfig::helpdesk_libraries Threads::Threads)
ours(helpdesk_parts)

if(EXISTS ${PROJECT_SOURCE_DIR}/src/helpdesk/main.cpp)
  add_executable(helpdesk src/helpdesk/main.cpp)
  target_link_libraries(helpdesk PRIVATE helpdesk_parts)
  ours(helpdesk)
endif()

sources_in(helpdesk_test_files tests/helpdesk)
if(helpdesk_test_files)
  add_executable(helpdesk_tests ${helpdesk_test_files} tests/core/main.cpp)
  target_link_libraries(helpdesk_tests PRIVATE helpdesk_parts doctest)
  ours(helpdesk_tests)
endif()

sources_in(ui_test_files tests/ui)
if(TARGET ui AND ui_test_files)
  add_executable(ui_tests ${ui_test_files} tests/core/main.cpp)
  target_link_libraries(ui_tests PRIVATE ui doctest)
  target_compile_definitions(ui_tests PRIVATE QOPI_FONTS="${PROJECT_SOURCE_DIR}/assets/fonts")
  ours(ui_tests)
endif()
