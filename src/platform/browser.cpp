// Emscripten and SDL are known here only.
#include "platform/browser.hpp"

#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>

EM_JS(void, qopi_apply, (const char* ops), { globalThis["qopi"]["apply"](UTF8ToString(ops)); });
EM_JS(void, qopi_effect, (const char* json), { globalThis["qopi"]["effect"](UTF8ToString(json)); });
EM_JS(void, qopi_wake, (), { globalThis["qopi"]["wake"](); });

namespace qopi::browser {

void apply(const std::string& ops) { qopi_apply(ops.c_str()); }
void effect(const std::string& json) { qopi_effect(json.c_str()); }
void wake() { qopi_wake(); }

bool open_window() {
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_Window* window = SDL_CreateWindow("QOPI Registration", 0, 0, 64, 64, SDL_WINDOW_OPENGL);
    return window && SDL_GL_CreateContext(window);
}

void resize_canvas(int width, int height) { emscripten_set_canvas_element_size("#canvas", width, height); }

}  // namespace qopi::browser
