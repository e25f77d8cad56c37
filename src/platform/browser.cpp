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
    // Keys, touches and the wheel are the twin's and the document's: SDL would take Tab, Ctrl and scrolling from the page.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_Window* window = SDL_CreateWindow("QOPI Registration", 0, 0, 64, 64, SDL_WINDOW_OPENGL);
    if (!window || !SDL_GL_CreateContext(window)) return false;
    for (const Uint32 event : {SDL_KEYDOWN, SDL_KEYUP, SDL_TEXTINPUT, SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP, SDL_FINGERDOWN,
                               SDL_FINGERMOTION, SDL_FINGERUP, SDL_MOUSEWHEEL})
        SDL_EventState(event, SDL_IGNORE);
    return true;
}

void resize_canvas(int width, int height) { emscripten_set_canvas_element_size("#canvas", width, height); }

}  // namespace qopi::browser
