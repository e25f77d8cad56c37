# The web program, its site, and the core's tests as WebAssembly.

# emcc's optimizer is a Node script; a node that is not Debian's does not look for libraries where Debian keeps them.
function(links target)
  set_property(TARGET ${target} PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endfunction()

# Spelled as every emscripten since 3.1.6 understands it.
add_link_options(-sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=1MB)

lean(core_tests)
# Linked with -O2 they would run in half of the time, and take longer in all.
links(core_tests)
target_compile_definitions(core_tests PRIVATE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
target_link_options(core_tests PRIVATE -O1 -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sINITIAL_MEMORY=64MB -sALLOW_MEMORY_GROWTH=1)

module(platform base)
lean(qopi_platform)
target_link_libraries(qopi_platform PUBLIC sdl2)
# Without fractions in printf (src/platform/libc).
foreach(name imgui sdl2 qopi_base qopi_values qopi_model qopi_rules qopi_flow qopi_package qopi_app qopi_ui)
  target_compile_definitions(${name} PRIVATE snprintf=sniprintf vsnprintf=vsniprintf)
endforeach()
target_sources(core_tests PRIVATE src/platform/libc/printing.cpp)
target_sources(qopi_package PRIVATE src/package/sha256/fips180.cpp)
add_executable(registration src/main.cpp src/platform/libc/numbers.cpp src/platform/libc/printing.cpp)
target_link_libraries(registration PRIVATE qopi_ui qopi_platform)
ours(registration)
lean(registration)
links(registration)
target_link_options(registration PRIVATE
  -Oz -flto -fno-exceptions -fno-rtti --no-entry
  -sMODULARIZE=1 -sEXPORT_NAME=createRegistration -sENVIRONMENT=web -sEXPORTED_FUNCTIONS=_malloc,_free
  # No eval, for the strict content security policy; no file system; a small allocator.
  -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 -sMALLOC=emmalloc -sABORTING_MALLOC=0
  # A smaller loader.
  -sMAX_WEBGL_VERSION=1 -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sSUPPORT_LONGJMP=0 -sSUPPORT_ERRNO=0 -sTEXTDECODER=2
  -sHTML5_SUPPORT_DEFERRING_USER_SENSITIVE_REQUESTS=0 -sINCOMING_MODULE_JS_API=canvas
  -sMIN_CHROME_VERSION=90 -sMIN_FIREFOX_VERSION=90 -sMIN_SAFARI_VERSION=150000 -sMIN_IE_VERSION=0x7FFFFFFF)
# emcc optimizes before it removes what no script calls; once more, until nothing is left to do, and the first visit is 2 kB smaller. A function
# of a few instructions takes less room where it is called: 4 kB.
find_program(QOPI_WASM_OPT wasm-opt REQUIRED)
add_custom_command(TARGET registration POST_BUILD
  COMMAND ${QOPI_WASM_OPT} --mvp-features --enable-mutable-globals --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int
    -Oz --converge --low-memory-unused --always-inline-max-function-size 5 registration.wasm -o registration.wasm VERBATIM)

# The site: what tools/site.mjs puts into build/web.
file(GLOB site_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/*.js ${PROJECT_SOURCE_DIR}/web/*.css ${PROJECT_SOURCE_DIR}/web/*.html
  ${PROJECT_SOURCE_DIR}/web/*.webmanifest ${PROJECT_SOURCE_DIR}/assets/fonts/*.ttf ${PROJECT_SOURCE_DIR}/assets/icons/*.png
  ${PROJECT_SOURCE_DIR}/assets/icon.svg)
add_custom_command(OUTPUT site.stamp
  COMMAND ${QOPI_NODE} tools/site.mjs ${CMAKE_CURRENT_BINARY_DIR} build/web
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/site.stamp
  DEPENDS registration ${site_files} shell.html web/package-lock.json tools/site.mjs tools/first_pages.mjs tools/licenses.mjs tools/licenses/emscripten.txt
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMENT "The site in build/web" VERBATIM)
add_custom_target(site ALL DEPENDS site.stamp)
