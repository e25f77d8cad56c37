# embed(TARGET FILE HEADER NAME): HEADER, found by TARGET, holds FILE's text as `inline constexpr std::string_view NAME`.
# A program that carries its data needs no file system, so the same tests run natively and in WebAssembly.
function(embed target file header name)
  set(folder ${CMAKE_BINARY_DIR}/generated)
  file(READ ${PROJECT_SOURCE_DIR}/${file} text)
  string(CONCAT content "// Made from ${file} by the build.\n#pragma once\n#include <string_view>\n"
    "inline constexpr std::string_view ${name} = R\"embedded(" "${text}" ")embedded\";\n")
  file(CONFIGURE OUTPUT ${folder}/${header} CONTENT "@content@" @ONLY)
  set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${file})
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
