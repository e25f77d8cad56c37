// What mail programs do to a text, undone one thing after another until the digest fits.
#include "helpdesk/intake/restore.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "base/version.hpp"
#include "package/package.hpp"

namespace qopi::helpdesk {
namespace {

// How often a text may begin an object that never ends: each costs a look at the rest.
constexpr int open_objects_max = 32;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", no_break_space = "\xC2\xA0";

/// What became of a line that was broken inside a value.
enum class Break : unsigned char {
    inserted,             ///< nothing but the break was added
    inserted_for_space,   ///< a space stood where the break is
    inserted_after_space  ///< the break and a space before it were added: RFC 3676 §4.1 with DelSp=yes
};
constexpr std::array breaks{Break::inserted, Break::inserted_for_space, Break::inserted_after_space};

/// Goes through JSON text and tells what stands in a string from what stands outside.
class Strings {
public:
    /// True when `c` belongs to a string, its quotes included.
    bool inside(char c) {
        if (!inside_) {
            inside_ = c == '"';
            return inside_;
        }
        if (escaped_)
            escaped_ = false;
        else if (c == '\\')
            escaped_ = true;
        else if (c == '"')
            inside_ = false;
        return true;
    }

private:
    bool inside_ = false, escaped_ = false;
};

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Without the white space between the values.
std::string compact(std::string_view json) {
    if (json.starts_with(byte_order_mark)) json.remove_prefix(byte_order_mark.size());
    std::string tight;
    tight.reserve(json.size());
    Strings strings;
    for (const char c : json)
        if (strings.inside(c) || !is_json_space(c)) tight += c;
    return tight;
}

/// Lines joined that were broken inside a value, and spaces outside of values made plain.
std::string mended(std::string_view json, Break how) {
    std::string whole;
    whole.reserve(json.size());
    Strings strings;
    while (!json.empty()) {
        const char c = json.front();
        const bool inside = strings.inside(c);
        const bool is_break = c == '\n' || c == '\r';
        if (inside && is_break) {
            json.remove_prefix(json.starts_with("\r\n") ? 2 : 1);
            if (how == Break::inserted_after_space && whole.ends_with(' ')) whole.pop_back();
            if (how == Break::inserted_for_space) whole += ' ';
        } else if (!inside && (json.starts_with(no_break_space) || json.starts_with(byte_order_mark))) {
            json.remove_prefix(json.starts_with(no_break_space) ? no_break_space.size() : byte_order_mark.size());
            whole += ' ';
        } else {
            whole += c;
            json.remove_prefix(1);
        }
    }
    return whole;
}

/// The text as it was before somebody answered to it: without the ">" at the start of each line.
std::string unquoted(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        auto line = text.substr(0, end);
        text.remove_prefix(end);
        while (line.starts_with('>')) line.remove_prefix(line.starts_with("> ") ? 2 : 1);
        plain += line;
    }
    return plain;
}

/// Where the object that begins `text` ends, or nothing when it does not.
std::optional<std::size_t> end_of_object(std::string_view text) {
    Strings strings;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (strings.inside(text[i])) continue;
        if (text[i] == '{') ++depth;
        if (text[i] == '}' && --depth == 0) return i + 1;
    }
    return std::nullopt;
}

/// The outermost objects in a text that claim to be packages.
std::vector<std::string_view> objects_in(std::string_view text) {
    std::vector<std::string_view> found;
    int unended = 0;
    for (;;) {
        const auto start = text.find('{');
        if (start == std::string_view::npos) return found;
        text.remove_prefix(start);
        if (const auto end = end_of_object(text)) {
            const auto object = text.substr(0, *end);
            if (claims_to_be_package(object)) found.push_back(object);
            text.remove_prefix(*end);
        } else {
            if (++unended == open_objects_max) return found;
            text.remove_prefix(1);
        }
    }
}

/// The bytes as our app wrote them, when it did: those of a package that can be read.
std::string as_written(const Package& package, std::string_view bytes) {
    if (package.app_name == app_name) {
        auto written = write_package(package);
        if (compact(written) == compact(bytes)) return written;
    }
    return std::string(bytes);
}

std::optional<std::string> whole_package(std::string_view bytes) {
    if (const auto package = read_package(bytes)) return as_written(package.value(), bytes);
    std::string before;
    for (const auto how : breaks) {
        const auto tried = mended(bytes, how);
        if (tried == bytes || tried == before) continue;
        if (const auto package = read_package(tried)) return as_written(package.value(), tried);
        before = tried;
    }
    return std::nullopt;
}

std::vector<FoundPackage> found_in(std::string_view text) {
    std::vector<FoundPackage> found;
    for (const auto object : objects_in(text)) {
        auto whole = whole_package(object);
        const bool is_whole = whole.has_value();
        found.push_back({is_whole ? std::move(*whole) : std::string(object), is_whole});
    }
    return found;
}

}  // namespace

bool claims_to_be_package(std::string_view bytes) {
    constexpr std::string_view quoted_format = "\"qopi-submission\"";
    static_assert(quoted_format.substr(1, quoted_format.size() - 2) == package_format);
    return bytes.find(quoted_format) != std::string_view::npos;
}

bool mentions_package(std::string_view bytes) { return bytes.find(package_format) != std::string_view::npos; }

std::vector<FoundPackage> packages_in(std::string_view text) {
    if (!claims_to_be_package(text)) return {};
    // A file that is a package to its last byte stays so; white space around it may be part of what was signed for.
    if (const auto package = read_package(text)) return {{as_written(package.value(), text), true}};
    auto found = found_in(text);
    const auto is_whole = [](const FoundPackage& one) { return one.is_whole; };
    if (std::none_of(found.begin(), found.end(), is_whole) && text.find('>') != std::string_view::npos) {
        auto answered = found_in(unquoted(text));
        if (std::any_of(answered.begin(), answered.end(), is_whole)) return answered;
    }
    if (found.empty()) found.push_back({std::string(text), false});
    return found;
}

}  // namespace qopi::helpdesk
