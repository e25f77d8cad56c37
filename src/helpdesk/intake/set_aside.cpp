// From the store's text back to codes and sentences.
#include "helpdesk/intake/set_aside.hpp"

#include <charconv>

#include "base/text.hpp"
#include "rules/issue.hpp"

namespace qopi::helpdesk {
namespace {

std::vector<Issue> issues_in(const SetAside& package) {
    std::vector<Issue> issues;
    for (std::string_view rest = package.issues; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        const auto line = rest.substr(0, end - 1);
        rest.remove_prefix(end);
        // A place may hold spaces, a code never does.
        const auto space = line.rfind(' ');
        const auto code = space == std::string_view::npos ? std::nullopt : code_from(line.substr(space + 1));
        if (code) issues.push_back({std::string(line.substr(0, space)), *code});
    }
    return issues;
}

}  // namespace

std::string show_item(std::int64_t item) { return "S" + std::to_string(item); }

std::optional<std::int64_t> read_item(std::string_view typed) {
    const auto folded = fold_number(typed);
    std::string_view digits = folded;
    if (digits.starts_with('S') || digits.starts_with('s')) digits.remove_prefix(1);
    std::int64_t item = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), item);
    return error == std::errc() && end == digits.data() + digits.size() && item > 0 ? std::optional(item) : std::nullopt;
}

std::vector<std::string> issue_sentences(const SetAside& package) {
    std::vector<std::string> sentences;
    for (const auto& issue : issues_in(package)) sentences.push_back((issue.at.empty() ? "" : issue.at + ": ") + sentence_for(issue));
    return sentences;
}

Json set_aside_object(const SetAside& package) {
    Json object{{"setAside", true},
                {"item", show_item(package.item)},
                {"id", package.id},
                {"kind", package.kind},
                {"name", package.name},
                {"receivedAt", package.received_at},
                {"road", std::string(code_text(package.road))},
                {"reason", std::string(code_text(package.reason))},
                {"message", std::string(label_text(package.reason))},
                {"digest", package.digest},
                {"kept", package.is_kept}};
    for (const auto& issue : issues_in(package)) object["issues"].push_back({{"at", issue.at}, {"code", std::string(text(issue.code))}});
    return object;
}

}  // namespace qopi::helpdesk
