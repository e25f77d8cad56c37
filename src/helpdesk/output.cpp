// Printing.
#include "helpdesk/output.hpp"

#include <cstdio>

#include "base/text.hpp"
#include "helpdesk/show.hpp"

namespace qopi::helpdesk {

void print(std::string_view line) {
    const auto clean = printable(line) + "\n";
    std::fwrite(clean.data(), 1, clean.size(), stdout);
}

void print_json(const Json& object) {
    const auto line = object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
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
