// The web program prints and reads whole numbers and texts only: nlohmann/json its escapes, Dear ImGui the version of a shader. Fractions, to
// which both and SDL refer for settings files and messages that this page does not have, would cost the first visit 5 kB. So what becomes part
// of the program is compiled with `snprintf` and `vsnprintf` standing for `sniprintf` and `vsniprintf` (tools/cmake/web.cmake): the second is
// Emscripten's own `vsnprintf` without floating point, the first is here.
#include <charconv>
#include <cstdarg>
#include <cstddef>
#include <cstring>

extern "C" {

int vsniprintf(char* text, std::size_t size, const char* format, std::va_list values);

int sniprintf(char* text, std::size_t size, const char* format, ...);
int sniprintf(char* text, std::size_t size, const char* format, ...) {
    std::va_list values;
    va_start(values, format);
    const int length = vsniprintf(text, size, format, values);
    va_end(values);
    return length;
}

/// Reads whole numbers (`%d`) among characters that must be there, such as the version of a shader; at anything else in `format` it stops.
int sscanf(const char* text, const char* format, ...);
int sscanf(const char* text, const char* format, ...) {
    std::va_list values;
    va_start(values, format);
    int count = 0;
    const char* end = text + std::strlen(text);
    for (; *format; ++format) {
        if (*format == '%') {
            if (*++format != 'd') break;
            const auto read = std::from_chars(text, end, *va_arg(values, int*));
            if (read.ec != std::errc{}) break;
            text = read.ptr;
            ++count;
        } else if (*format != *text++) {
            break;
        }
    }
    va_end(values);
    return count;
}

/// Reads nothing: SDL offers it to programs, and this one does not ask for it.
int vsscanf(const char*, const char*, std::va_list);
int vsscanf(const char*, const char*, std::va_list) { return 0; }

}
