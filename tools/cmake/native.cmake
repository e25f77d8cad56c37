# The native programs: helpdesk, the tests that need no browser, and the fuzzers.

find_package(PkgConfig REQUIRED)
foreach(library sqlite3 jose jansson libcrypto gmime-3.0)
  pkg_check_modules(${library} REQUIRED IMPORTED_TARGET ${library})
endforeach()
find_package(Threads REQUIRED)

target_sources(qopi_package PRIVATE src/package/sha256/libcrypto.cpp)
target_link_libraries(qopi_package PRIVATE PkgConfig::libcrypto)

# --- the Help Desk: one folder a subject, each of which links the one before ---

module(helpdesk package)
target_link_libraries(qopi_helpdesk PUBLIC Threads::Threads)
module(helpdesk/keys helpdesk)
target_link_libraries(qopi_helpdesk_keys PUBLIC PkgConfig::jose PkgConfig::jansson)
module(helpdesk/store helpdesk_keys)
target_link_libraries(qopi_helpdesk_store PUBLIC PkgConfig::sqlite3)
module(helpdesk/intake helpdesk_store)
module(helpdesk/mail helpdesk_intake)
target_link_libraries(qopi_helpdesk_mail PUBLIC PkgConfig::gmime-3.0)
module(helpdesk/http helpdesk_mail)
target_link_libraries(qopi_helpdesk_http PUBLIC microhttpd)
module(helpdesk/commands helpdesk_http)

add_executable(helpdesk src/helpdesk/main.cpp)
target_link_libraries(helpdesk PRIVATE qopi_helpdesk_commands)
ours(helpdesk)

# The tests of the core have the one `main` of doctest. Each fuzzer is run once on what it begins with, under the name of its file.
sources_in(helpdesk_test_files tests/helpdesk)
sources_in(fuzz_files tests/fuzz)
add_executable(helpdesk_tests ${helpdesk_test_files} tests/core/main.cpp)
target_link_libraries(helpdesk_tests PRIVATE qopi_app qopi_helpdesk_commands)
if(NOT QOPI_FUZZ)
  target_sources(helpdesk_tests PRIVATE ${fuzz_files})
  foreach(file IN LISTS fuzz_files)
    get_filename_component(name ${file} NAME_WE)
    set_source_files_properties(${file} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON COMPILE_DEFINITIONS LLVMFuzzerTestOneInput=${name})
  endforeach()
endif()
test_program(helpdesk_tests)

# Makes packages for tests/helpdesk/random.test.mjs.
add_executable(random_packages tests/programs/random_packages.cpp)
target_link_libraries(random_packages PRIVATE qopi_package)
ours(random_packages)

# Writes the pages as plain HTML for tests/browser/plain.test.mjs. It must not know how the app says them: no `ui`.
add_executable(plain_page tests/programs/plain_page.cpp tests/programs/plain_pages.cpp)
target_link_libraries(plain_page PRIVATE qopi_app)
ours(plain_page)

# What tests/bench measures beside the server: built as the product is, when it is asked for.
add_executable(check_bench EXCLUDE_FROM_ALL tests/programs/check_bench.cpp)
target_link_libraries(check_bench PRIVATE qopi_package)
ours(check_bench)
add_executable(commit_bench EXCLUDE_FROM_ALL tests/programs/commit_bench.cpp)
target_link_libraries(commit_bench PRIVATE qopi_helpdesk_commands)
ours(commit_bench)

sources_in(ui_test_files tests/ui)
add_executable(ui_tests ${ui_test_files} tests/core/main.cpp)
target_link_libraries(ui_tests PRIVATE qopi_ui)
test_program(ui_tests)

if(QOPI_FUZZ)
  foreach(file IN LISTS fuzz_files)
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file})
    target_link_libraries(${name} PRIVATE qopi_app qopi_helpdesk_commands)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    ours(${name})
  endforeach()
endif()

include(tools/cmake/install.cmake)
