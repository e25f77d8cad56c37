// Printing.
#include "helpdesk/commands/output.hpp"

#include <cstdio>

#include "base/text.hpp"
#include "helpdesk/commands/shown.hpp"

namespace qopi::helpdesk {

void print(std::string_view line) {
    const auto clean = printable(line) + "\n";
    std::fwrite(clean.data(), 1, clean.size(), stdout);
}

namespace {

/// As JSON writes a character that is not to stand there itself (RFC 8259 §7).
void append_escaped(std::string& text, char32_t code_point) {
    const auto unit = [&](std::uint32_t value) {
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "\\u%04x", value & 0xFFFFu);
        text += escaped;
    };
    const auto number = static_cast<std::uint32_t>(code_point);
    if (number < 0x10000) return unit(number);
    unit(0xD800 + ((number - 0x10000) >> 10));
    unit(0xDC00 + ((number - 0x10000) & 0x3FF));
}

/// JSON text of the same meaning in which nothing moves a cursor, turns the direction or hides: staff look at it on a screen, too.
std::string on_screen(std::string_view json) {
    std::string shown;
    shown.reserve(json.size());
    while (!json.empty()) {
        const auto code_point = take_code_point(json);
        if (is_unprintable(code_point) || is_format(code_point))
            append_escaped(shown, code_point);
        else
            append(shown, code_point);
    }
    return shown;
}

}  // namespace

void print_json(const Json& object) {
    const auto line = on_screen(object.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
}

int fail(std::string_view sentence) {
    const auto clean = "helpdesk: " + printable(sentence) + "\n";
    std::fflush(stdout);
    std::fwrite(clean.data(), 1, clean.size(), stderr);
    return Exit::failed;
}

int fail(const Trouble& trouble) { return fail(trouble.sentence); }

Outcome<std::string> note_text(const std::string& note) {
    constexpr std::size_t note_bytes_max = 2000;
    auto text = squeeze(note);
    if (text.empty() || text.size() > note_bytes_max || !valid_utf8(text))
        return Trouble{"Say why in --note, in at most 2,000 characters."};
    return text;
}

std::string_view text(Severity severity) {
    switch (severity) {
        case Severity::ok:
            return "ok";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "";
}

Json finding(Severity severity, std::string_view code, std::string_view message) {
    return {{"severity", std::string(text(severity))}, {"code", std::string(code)}, {"message", std::string(message)}};
}

}  // namespace qopi::helpdesk
