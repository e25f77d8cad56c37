// A person finds the file again by the practice's name.
#include "app/files.hpp"

#include <algorithm>

#include "app/filled.hpp"
#include "app/texts.hpp"
#include "base/text.hpp"

namespace qopi {
namespace {

/// Letters and digits of ASCII; whatever stands between them is one hyphen.
std::string plain(std::string_view name) {
    constexpr std::size_t characters_max = 40;
    std::string text;
    for (const char c : fold(name)) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain) text += c;
        else if (!text.empty() && text.back() != '-') text += '-';
    }
    text.resize(std::min(text.size(), characters_max));
    while (text.ends_with('-')) text.pop_back();
    return text;
}

}  // namespace

std::string file_name(std::string_view what, std::string_view practice, std::string_view which, std::string_view ending) {
    std::string name = "qopi";
    for (const auto& part : {std::string(what), plain(practice), std::string(which)})
        if (!part.empty()) name += "-" + part;
    return name + std::string(ending);
}

void note_saved(State& state, const std::string& name, Effects& effects) {
    state.page.saved_file = name;
    announce(effects, filled(texts::saved_as, {name}));
}

}  // namespace qopi
