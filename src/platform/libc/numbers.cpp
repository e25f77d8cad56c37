// Between text and numbers the C library computes with 128 bits, which costs the first visit 9 kB; its sines cost one more. The browser has all
// of it. So these functions of the C library are replaced, for all that is linked with this file.
#include <cstddef>
#include <cstring>

#include <emscripten.h>

EM_JS(double, qopi_number, (const char* text), { return Number(UTF8ToString(text)); });
EM_JS(double, qopi_sine, (double angle), { return Math.sin(angle); });
EM_JS(double, qopi_cosine, (double angle), { return Math.cos(angle); });

extern "C" {

/// The number that a text is as a whole, as JSON writes numbers: nlohmann's reader has seen that it is one. Correctly rounded, and infinite
/// where it is too large for a double. A text that is no number is 0, and nothing of it is used.
double strtod(const char* text, char** end) {
    const double number = qopi_number(text);
    const bool is_number = number == number;
    if (end) *end = const_cast<char*>(text) + (is_number ? std::strlen(text) : 0);
    return is_number ? number : 0;
}
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return static_cast<long double>(strtod(text, end)); }

/// Dear ImGui makes its circles of them.
float sinf(float angle) { return static_cast<float>(qopi_sine(static_cast<double>(angle))); }
float cosf(float angle) { return static_cast<float>(qopi_cosine(static_cast<double>(angle))); }

}
