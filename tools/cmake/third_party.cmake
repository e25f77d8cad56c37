# What other people wrote: compiled from the pinned sources of tools/sources, or taken from Debian's header packages.
set(QOPI_SOURCE_DIR ${PROJECT_SOURCE_DIR}/build/sources)
if(NOT EXISTS ${QOPI_SOURCE_DIR}/imgui/imgui.h)
  message(FATAL_ERROR "The pinned sources are missing. Fetch them with: tools/sources")
endif()

# Their warnings are theirs, and so is what each of their files defines for itself.
function(third_party target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
  target_compile_options(${target} PRIVATE -w)
endfunction()

# Replaces what stands in the text `name` once, or stops: another version of the source may have it in other words.
function(replace name before after)
  string(REPLACE "${before}" "${after}" changed "${${name}}")
  if(changed STREQUAL "${${name}}")
    message(FATAL_ERROR "This is not in the source any more: ${before}")
  endif()
  set(${name} "${changed}" PARENT_SCOPE)
endfunction()

set(utf8proc ${QOPI_SOURCE_DIR}/utf8proc)
if(EMSCRIPTEN)
  # Its tables, a quarter of the data that the browser loads, in a third of the bytes. The file includes what stands beside it.
  configure_file(${utf8proc}/utf8proc.c ${CMAKE_BINARY_DIR}/utf8proc/utf8proc.c COPYONLY)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/utf8proc/utf8proc_data.c
    COMMAND ${QOPI_NODE} ${PROJECT_SOURCE_DIR}/tools/unicode.mjs ${utf8proc} ${CMAKE_BINARY_DIR}/utf8proc/utf8proc_data.c
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/unicode.mjs VERBATIM)
  set_source_files_properties(${CMAKE_BINARY_DIR}/utf8proc/utf8proc.c PROPERTIES OBJECT_DEPENDS ${CMAKE_BINARY_DIR}/utf8proc/utf8proc_data.c)
  add_library(utf8proc STATIC ${CMAKE_BINARY_DIR}/utf8proc/utf8proc.c)
else()
  add_library(utf8proc STATIC ${utf8proc}/utf8proc.c)
endif()
target_include_directories(utf8proc SYSTEM PUBLIC ${QOPI_SOURCE_DIR}/utf8proc)
target_compile_definitions(utf8proc PUBLIC UTF8PROC_STATIC)
third_party(utf8proc)
if(QOPI_SANITIZE)
  # It measures by writing "at" a null pointer plus nothing, which C does not define but every compiler here does.
  target_compile_options(utf8proc PRIVATE -fno-sanitize=pointer-overflow)
endif()

# emcc must not see /usr/include, so the two header-only libraries are reached through a folder of their own.
function(header_library target folder)
  find_path(${target}_prefix ${folder} PATHS /usr/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/headers)
  file(CREATE_LINK ${${target}_prefix}/${folder} ${CMAKE_BINARY_DIR}/headers/${folder} SYMBOLIC)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/headers)
endfunction()
header_library(json nlohmann)
header_library(doctest doctest)
# One behavior of the library's inline functions in every program, also in those that use exceptions elsewhere.
target_compile_definitions(json INTERFACE JSON_NOEXCEPTION)

set(imgui ${QOPI_SOURCE_DIR}/imgui/imgui.cpp)
set(imgui_draw ${QOPI_SOURCE_DIR}/imgui/imgui_draw.cpp)
if(EMSCRIPTEN)
  # The page is one window without a frame, and the twin takes all input: what Dear ImGui does for frames, mice, keys, popups, tooltips, and
  # settings is never asked for. No option leaves it out.
  file(READ ${imgui} text)
  foreach(step "NavUpdate()" "NavEndFrame()" "UpdateKeyboardInputs()" "UpdateMouseInputs()" "UpdateMouseWheel()" "UpdateMouseMovingWindowNewFrame()"
               "UpdateMouseMovingWindowEndFrame()" "UpdateHoveredWindowAndCaptureFlags()" "UpdateInputEvents(g.IO.ConfigInputTrickleEventQueue)"
               "RenderDimmedBackgrounds()" "UpdateSettings()" "TableSettingsAddSettingsHandler()" "    AddSettingsHandler(&ini_handler)")
    replace(text "\n    ${step};" "\n")
  endforeach()
  foreach(step "EndColumns()" "FocusTopMostWindowUnderOne(NULL, NULL, NULL, ImGuiFocusRequestFlags_RestoreFocusedChild)" "FocusWindow(window)"
               "                NavProcessItem()")
    replace(text ")\n        ${step};" ") {}\n")
  endforeach()
  replace(text "        SetTooltip(\"...\");\n" "")
  # The window that it begins for itself is like the page (src/ui/painter.cpp), and none is begun twice in a frame. So the compiler knows which
  # flags there are, and leaves out what other windows would need.
  string(CONCAT flags "ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | "
    "ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing")
  replace(text "\n    Begin(\"Debug##Default\");" "\n    Begin(\"Debug##Default\", NULL, ${flags});")
  replace(text "        flags = window->Flags;\n" "        __builtin_trap();\n")
  replace(text "if (int auto_fit_mask = UpdateWindowManualResize(window, size_auto_fit, &border_hovered, &border_held, resize_grip_count, &resize_grip_col[0], visibility_rect))"
    "if (int auto_fit_mask = 0)")
  replace(text "            RenderWindowDecorations(window, title_bar_rect, title_bar_is_highlight, handle_borders_and_resize_grips, resize_grip_count, resize_grip_col, resize_grip_draw_size);" "")
  set(imgui ${CMAKE_BINARY_DIR}/imgui.cpp)
  file(WRITE ${imgui} "${text}")
  # Its own typeface, 12 kB of text that does not compress, is never painted; 1.90.1 has no option that leaves it out. Who would paint with it,
  # before ours is in the atlas, is stopped at once.
  file(READ ${imgui_draw} text)
  replace(text "    if (ConfigData.Size == 0)\n        AddFontDefault();\n" "    if (ConfigData.Size == 0)\n        __builtin_trap();\n")
  string(REGEX REPLACE "(proggy_clean_ttf_compressed_data_base85)\\[11980 \\+ 1\\] =(\n    \"[^\n]*)+;\n" "\\1[1] = {};\n" text "${text}")
  replace(text "#include \"imstb_truetype.h\"" "#include \"truetype.h\"")
  set(imgui_draw ${CMAKE_BINARY_DIR}/imgui_draw.cpp)
  file(WRITE ${imgui_draw} "${text}")
  # Our typeface is TrueType: the outlines of PostScript, which its reader of fonts knows as well, are refused.
  file(READ ${QOPI_SOURCE_DIR}/imgui/imstb_truetype.h text)
  replace(text "      // initialization for CFF / Type2 fonts (OTF)\n" "      return 0;\n")
  replace(text "      return stbtt__GetGlyphShapeT2(info, glyph_index, pvertices);" "      return 0;")
  replace(text "      stbtt__GetGlyphInfoT2(info, glyph_index, x0, y0, x1, y1);" "      return 0;")
  file(WRITE ${CMAKE_BINARY_DIR}/truetype.h "${text}")
endif()
add_library(imgui STATIC
  ${imgui}
  ${imgui_draw}
  ${QOPI_SOURCE_DIR}/imgui/imgui_tables.cpp
  ${QOPI_SOURCE_DIR}/imgui/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${QOPI_SOURCE_DIR}/imgui ${QOPI_SOURCE_DIR}/imgui/backends)
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS)
target_compile_options(imgui PRIVATE -fno-exceptions -fno-rtti)
third_party(imgui)
if(NOT EMSCRIPTEN)
  # Its hooks tell src/ui/audit.cpp what could be clicked on; nothing of the engine itself is needed.
  target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()

if(EMSCRIPTEN)
  target_sources(imgui PRIVATE ${QOPI_SOURCE_DIR}/imgui/backends/imgui_impl_opengl3.cpp)
  target_compile_options(imgui PRIVATE "SHELL:-include ${PROJECT_SOURCE_DIR}/src/platform/imgui_parts.hpp")
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES2)

  # The files that a window needs; SDL's own build takes minutes and compiles ten times as much. In the place of its input and its OpenGL
  # stands src/platform/sdl_parts.cpp.
  set(sdl2_files
    SDL.c SDL_assert.c SDL_error.c SDL_guid.c SDL_hints.c SDL_list.c SDL_log.c SDL_utils.c SDL_dataqueue.c
    atomic/SDL_atomic.c atomic/SDL_spinlock.c cpuinfo/SDL_cpuinfo.c dynapi/SDL_dynapi.c
    events/SDL_clipboardevents.c events/SDL_displayevents.c events/SDL_dropevents.c events/SDL_events.c
    events/SDL_keyboard.c events/SDL_mouse.c events/SDL_quit.c events/SDL_touch.c events/SDL_windowevents.c file/SDL_rwops.c
    stdlib/SDL_crc16.c stdlib/SDL_crc32.c stdlib/SDL_getenv.c stdlib/SDL_iconv.c stdlib/SDL_malloc.c stdlib/SDL_qsort.c stdlib/SDL_stdlib.c
    stdlib/SDL_string.c stdlib/SDL_strtokr.c
    thread/SDL_thread.c thread/generic/SDL_syscond.c thread/generic/SDL_sysmutex.c thread/generic/SDL_syssem.c
    thread/generic/SDL_systhread.c thread/generic/SDL_systls.c
    timer/SDL_timer.c timer/unix/SDL_systimer.c
    video/SDL_RLEaccel.c video/SDL_blit.c video/SDL_blit_0.c video/SDL_blit_1.c video/SDL_blit_A.c video/SDL_blit_N.c
    video/SDL_blit_auto.c video/SDL_blit_copy.c video/SDL_blit_slow.c video/SDL_bmp.c video/SDL_clipboard.c
    video/SDL_fillrect.c video/SDL_pixels.c video/SDL_rect.c video/SDL_shape.c video/SDL_stretch.c video/SDL_surface.c
    video/SDL_video.c video/SDL_vulkan_utils.c video/SDL_yuv.c
    video/emscripten/SDL_emscriptenvideo.c)
  list(TRANSFORM sdl2_files PREPEND ${QOPI_SOURCE_DIR}/sdl2/src/)
  # Nobody quits SDL, closes its window, fills the screen with it, or takes events from it, which it could also log by name. No option leaves out
  # what it does then, half of what would be loaded of it.
  foreach(file SDL.c events/SDL_events.c events/SDL_mouse.c events/SDL_windowevents.c video/SDL_video.c)
    configure_file(${QOPI_SOURCE_DIR}/sdl2/src/${file} ${CMAKE_BINARY_DIR}/sdl2/${file} COPYONLY)
    list(REMOVE_ITEM sdl2_files ${QOPI_SOURCE_DIR}/sdl2/src/${file})
    list(APPEND sdl2_files ${CMAKE_BINARY_DIR}/sdl2/${file})
  endforeach()
  function(change_sdl file before after)
    file(READ ${CMAKE_BINARY_DIR}/sdl2/${file} text)
    replace(text "${before}" "${after}")
    file(WRITE ${CMAKE_BINARY_DIR}/sdl2/${file} "${text}")
  endfunction()
  function(returns_at_once file function answer)
    change_sdl(${file} "\n${function}\n{\n" "\n${function}\n{\n    return ${answer};\n")
  endfunction()
  change_sdl(events/SDL_events.c "if (SDL_EventLoggingVerbosity > 0)" "if (0)")
  returns_at_once(SDL.c "SDL_QuitSubSystem(Uint32 flags)" "")
  returns_at_once(events/SDL_mouse.c "SDL_MouseQuit(void)" "")
  returns_at_once(events/SDL_mouse.c "SDL_PrivateSendMouseMotion(SDL_Window * window, SDL_MouseID mouseID, int relative, int x, int y)" 0)
  returns_at_once(events/SDL_windowevents.c
    "SDL_SendWindowEvent(SDL_Window * window, Uint8 windowevent, int data1,\n                    int data2)" 0)
  returns_at_once(video/SDL_video.c "SDL_VideoQuit(void)" "")
  returns_at_once(video/SDL_video.c "SDL_DestroyWindow(SDL_Window * window)" "")
  returns_at_once(video/SDL_video.c "SDL_UpdateFullscreenMode(SDL_Window * window, SDL_bool fullscreen)" 0)
  add_library(sdl2 STATIC ${sdl2_files})
  target_include_directories(sdl2 SYSTEM PUBLIC ${QOPI_SOURCE_DIR}/sdl2/include
    PRIVATE ${QOPI_SOURCE_DIR}/sdl2/src ${QOPI_SOURCE_DIR}/sdl2/src/events ${QOPI_SOURCE_DIR}/sdl2/src/video)
  target_compile_definitions(sdl2 PUBLIC SDL_LEAN_AND_MEAN=1 SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_HAPTIC_DISABLED=1
    SDL_SENSOR_DISABLED=1 SDL_HIDAPI_DISABLED=1 SDL_POWER_DISABLED=1 SDL_RENDER_DISABLED=1)
  third_party(sdl2)
endif()

if(NOT EMSCRIPTEN)
  # What serves plain HTTP over epoll; TLS, cookies, forms and logins are no part of it, and its own configure takes longer than its build.
  set(microhttpd_files connection.c daemon.c internal.c memorypool.c mhd_compat.c mhd_itc.c mhd_mono_clock.c mhd_panic.c mhd_send.c
    mhd_sockets.c mhd_str.c mhd_threads.c reason_phrase.c response.c sysfdsetsize.c)
  list(TRANSFORM microhttpd_files PREPEND ${QOPI_SOURCE_DIR}/microhttpd/src/microhttpd/)
  add_library(microhttpd STATIC ${microhttpd_files})
  # What its configure finds on Linux, as definitions; the header that it would write them to stays empty.
  file(WRITE ${CMAKE_BINARY_DIR}/microhttpd/MHD_config.h "")
  target_include_directories(microhttpd SYSTEM PUBLIC ${QOPI_SOURCE_DIR}/microhttpd/src/include PRIVATE ${CMAKE_BINARY_DIR}/microhttpd)
  target_compile_definitions(microhttpd PRIVATE _GNU_SOURCE _MHD_EXTERN=extern _MHD_NORETURN=_Noreturn
    "_MHD_static_inline=static inline" INLINE_FUNC LINUX PACKAGE_VERSION="1.0.1"
    MHD_USE_POSIX_THREADS MHD_USE_SYS_TSEARCH MHD_USE_GETSOCKNAME MHD_FAVOR_FAST_CODE MHD_SYS_FD_SETSIZE_=1024 _MHD_ITC_EVENTFD
    EPOLL_SUPPORT HAVE_EPOLL_CREATE1 HAVE_POLL HAVE_POLL_H HAVE_ACCEPT4 HAVE_SOCK_NONBLOCK HAVE_LISTEN_SHUTDOWN HAVE_INET6
    HAVE_SENDMSG HAVE_WRITEV HAVE_CLOCK_GETTIME HAVE_GMTIME_R HAVE_CALLOC HAVE_MEMMEM HAVE_SNPRINTF HAVE_RANDOM HAVE_SYSCONF
    HAVE_PTHREAD_H HAVE_PTHREAD_SIGMASK HAVE_PTHREAD_SETNAME_NP_GNU HAVE_PREAD HAVE_LSEEK64 HAVE_GETPID HAVE_FORK HAVE_WAITPID
    HAVE_ARPA_INET_H HAVE_DLFCN_H HAVE_ENDIAN_H HAVE_ERRNO_H HAVE_FCNTL_H HAVE_FEATURES_H HAVE_INTTYPES_H HAVE_LIMITS_H HAVE_NETDB_H
    HAVE_NETINET_IN_H HAVE_NETINET_IP_H HAVE_NETINET_TCP_H HAVE_NET_IF_H HAVE_SIGNAL_H HAVE_STDBOOL_H HAVE_STDDEF_H HAVE_STDINT_H
    HAVE_STDIO_H HAVE_STDLIB_H HAVE_STRINGS_H HAVE_STRING_H HAVE_SYS_IOCTL_H HAVE_SYS_MMAN_H HAVE_SYS_MSG_H HAVE_SYS_PARAM_H
    HAVE_SYS_SELECT_H HAVE_SYS_SOCKET_H HAVE_SYS_STAT_H HAVE_SYS_TIME_H HAVE_SYS_TYPES_H HAVE_SYS_UIO_H HAVE_TIME_H HAVE_UNISTD_H
    HAVE_BUILTIN_TYPE_BOOL HAVE_C_VARARRAYS HAVE___FUNC__ HAS_SIGNED_SOCKET STDC_HEADERS
    MHD_HAVE___BUILTIN_BSWAP32 MHD_HAVE___BUILTIN_BSWAP64 SIZEOF_SIZE_T=${CMAKE_SIZEOF_VOID_P})
  third_party(microhttpd)
endif()
