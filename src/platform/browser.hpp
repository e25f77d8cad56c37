// The door to the browser: what the program asks of JavaScript. The other direction is what main.cpp exports.
#pragma once

#include <string>

namespace qopi::browser {

/// Changes for the twin, as `Outline::ops` makes them.
void apply(const std::string& ops);
/// One effect as JSON.
void effect(const std::string& json);
/// Asks for one frame. Asking often costs nothing.
void wake();

/// Makes the window and the GL context on the page's canvas; false without WebGL. SDL gets none of the input.
bool open_window();
/// The canvas in device pixels.
void resize_canvas(int width, int height);

}  // namespace qopi::browser
