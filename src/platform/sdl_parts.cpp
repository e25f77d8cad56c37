// What SDL's driver for the browser asks for, and this page does elsewhere: the twin takes the input, and OpenGL paints. SDL's own
// files for it are not compiled (tools/cmake/third_party.cmake), and so it takes no key, touch, or scrolling from the page.
#include <SDL_stdinc.h>

struct SDL_Rect;
struct SDL_VideoDevice;
struct SDL_Window;
struct SDL_WindowData;

// As in SDL's video/emscripten.
extern "C" {

void Emscripten_RegisterEventHandlers(SDL_WindowData*);
void Emscripten_RegisterEventHandlers(SDL_WindowData*) {}
void Emscripten_UnregisterEventHandlers(SDL_WindowData*);
void Emscripten_UnregisterEventHandlers(SDL_WindowData*) {}
int Emscripten_HandleCanvasResize(int, const void*, void*);
int Emscripten_HandleCanvasResize(int, const void*, void*) { return 0; }

void Emscripten_InitMouse();
void Emscripten_InitMouse() {}
void Emscripten_FiniMouse();
void Emscripten_FiniMouse() {}

int Emscripten_CreateWindowFramebuffer(SDL_VideoDevice*, SDL_Window*, Uint32*, void**, int*);
int Emscripten_CreateWindowFramebuffer(SDL_VideoDevice*, SDL_Window*, Uint32*, void**, int*) { return -1; }
int Emscripten_UpdateWindowFramebuffer(SDL_VideoDevice*, SDL_Window*, const SDL_Rect*, int);
int Emscripten_UpdateWindowFramebuffer(SDL_VideoDevice*, SDL_Window*, const SDL_Rect*, int) { return -1; }
void Emscripten_DestroyWindowFramebuffer(SDL_VideoDevice*, SDL_Window*);
void Emscripten_DestroyWindowFramebuffer(SDL_VideoDevice*, SDL_Window*) {}

}
