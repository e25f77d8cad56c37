# The native programs: helpdesk, the tests that need no browser, and the fuzzers.

sources_in(helpdesk_files src/helpdesk)
list(REMOVE_ITEM helpdesk_files ${PROJECT_SOURCE_DIR}/src/helpdesk/main.cpp)
find_package(PkgConfig REQUIRED)
pkg_check_modules(helpdesk_libraries REQUIRED IMPORTED_TARGET sqlite3 jose jansson gmime-3.0)
find_package(Threads REQUIRED)

add_library(helpdesk_parts STATIC ${helpdesk_files})
target_link_libraries(helpdesk_parts PUBLIC core json microhttpd PkgConfig::helpdesk_libraries Threads::Threads)
ours(helpdesk_parts)

add_executable(helpdesk src/helpdesk/main.cpp)
target_link_libraries(helpdesk PRIVATE helpdesk_parts)
ours(helpdesk)

# The tests of the core have the one `main` of doctest.
sources_in(helpdesk_test_files tests/helpdesk)
add_executable(helpdesk_tests ${helpdesk_test_files} tests/core/main.cpp)
target_link_libraries(helpdesk_tests PRIVATE helpdesk_parts)
test_program(helpdesk_tests)

# Makes packages for tests/helpdesk/random.test.mjs.
add_executable(random_packages tests/programs/random_packages.cpp)
target_link_libraries(random_packages PRIVATE core)
ours(random_packages)

# Writes the pages as plain HTML for tests/browser/plain.test.mjs. It must not know how the app says them: no `ui`.
add_executable(plain_page tests/programs/plain_page.cpp tests/programs/plain_pages.cpp)
target_link_libraries(plain_page PRIVATE core)
ours(plain_page)

# What tests/bench measures beside the server: built as the product is, when it is asked for.
add_executable(check_bench EXCLUDE_FROM_ALL tests/programs/check_bench.cpp)
target_link_libraries(check_bench PRIVATE core)
ours(check_bench)
add_executable(commit_bench EXCLUDE_FROM_ALL tests/programs/commit_bench.cpp)
target_link_libraries(commit_bench PRIVATE helpdesk_parts)
ours(commit_bench)

sources_in(ui_test_files tests/ui)
add_executable(ui_tests ${ui_test_files} tests/core/main.cpp)
target_link_libraries(ui_tests PRIVATE ui)
test_program(ui_tests)

if(QOPI_FUZZ)
  sources_in(fuzz_files tests/fuzz)
  foreach(file IN LISTS fuzz_files)
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file})
    target_link_libraries(${name} PRIVATE helpdesk_parts)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    ours(${name})
  endforeach()
endif()

include(tools/cmake/install.cmake)
