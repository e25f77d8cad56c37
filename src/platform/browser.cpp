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
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || !SDL_CreateWindow("QOPI Registration", 0, 0, 64, 64, 0)) return false;
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    // web/view.js made the context and knows what it is like: this one takes it over.
    wanted.majorVersion = 1;
    // Asking for each of forty extensions takes as long as a frame. Dear ImGui needs one.
    wanted.enableExtensionsByDefault = false;
    const auto context = emscripten_webgl_create_context("#canvas", &wanted);
    return context > 0 && emscripten_webgl_enable_OES_vertex_array_object(context) &&
           emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

void resize_canvas(int width, int height) { emscripten_set_canvas_element_size("#canvas", width, height); }

}  // namespace qopi::browser
