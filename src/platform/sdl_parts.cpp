// What SDL's driver for the browser refers to and this page does elsewhere: the twin takes the input, and the context of WebGL is the browser's
// own. SDL's files for it are not compiled (tools/cmake/third_party.cmake): so the page loads a third less of SDL, and SDL takes no key, touch,
// or scrolling from it.
#include <SDL_stdinc.h>
#include <SDL_touch.h>
#include <emscripten/html5.h>

struct SDL_Rect;
struct SDL_VideoDevice;
struct SDL_Window;
struct SDL_WindowData;
union SDL_Event;

// Declared as in SDL's headers of its own, each with the answer "there is none".
#define NONE(type, name, parameters, answer) \
    type name parameters;                    \
    type name parameters { answer; }

extern "C" {

// video/emscripten/SDL_emscriptenevents.h, SDL_emscriptenmouse.h
NONE(void, Emscripten_RegisterEventHandlers, (SDL_WindowData*), )
NONE(void, Emscripten_UnregisterEventHandlers, (SDL_WindowData*), )
NONE(int, Emscripten_HandleCanvasResize, (int, const void*, void*), return 0)
NONE(void, Emscripten_InitMouse, (), )
NONE(void, Emscripten_FiniMouse, (), )

// events/SDL_gesture_c.h
NONE(int, SDL_GestureAddTouch, (SDL_TouchID), return -1)
NONE(int, SDL_GestureDelTouch, (SDL_TouchID), return -1)
NONE(void, SDL_GestureProcessEvent, (SDL_Event*), )
NONE(void, SDL_GestureQuit, (), )

// video/emscripten/SDL_emscriptenframebuffer.h
NONE(int, Emscripten_CreateWindowFramebuffer, (SDL_VideoDevice*, SDL_Window*, Uint32*, void**, int*), return -1)
NONE(int, Emscripten_UpdateWindowFramebuffer, (SDL_VideoDevice*, SDL_Window*, const SDL_Rect*, int), return -1)
NONE(void, Emscripten_DestroyWindowFramebuffer, (SDL_VideoDevice*, SDL_Window*), )

// video/emscripten/SDL_emscriptenopengles.h, video/SDL_egl_c.h
NONE(int, Emscripten_GLES_LoadLibrary, (SDL_VideoDevice*, const char*), return -1)
NONE(void*, Emscripten_GLES_CreateContext, (SDL_VideoDevice*, SDL_Window*), return nullptr)
NONE(int, Emscripten_GLES_SwapWindow, (SDL_VideoDevice*, SDL_Window*), return -1)
NONE(int, Emscripten_GLES_MakeCurrent, (SDL_VideoDevice*, SDL_Window*, void*), return -1)
NONE(void*, SDL_EGL_GetProcAddress, (SDL_VideoDevice*, const char*), return nullptr)
NONE(void, SDL_EGL_UnloadLibrary, (SDL_VideoDevice*), )
NONE(int, SDL_EGL_SetSwapInterval, (SDL_VideoDevice*, int), return -1)
NONE(int, SDL_EGL_GetSwapInterval, (SDL_VideoDevice*), return 0)
NONE(void, SDL_EGL_DeleteContext, (SDL_VideoDevice*, void*), )
NONE(void*, SDL_EGL_CreateSurface, (SDL_VideoDevice*, int), return nullptr)
NONE(void, SDL_EGL_DestroySurface, (SDL_VideoDevice*, void*), )

// emscripten.h, emscripten/html5.h: the page has its own title, and stays in the window that it has. What would see to these is a third of the
// script that loads the program.
NONE(void, emscripten_set_window_title, (const char*), )
NONE(void, emscripten_get_screen_size, (int* width, int* height), *width = 1024; *height = 768)
NONE(int, emscripten_request_fullscreen_strategy, (const char*, int, const EmscriptenFullscreenStrategy*), return -1)
NONE(int, emscripten_exit_fullscreen, (), return -1)

}
