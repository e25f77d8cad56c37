// From a pointer back to the words of the field it names.
#include "rules/issue.hpp"

#include <algorithm>
#include <charconv>

namespace qopi {
namespace {

struct Words {
    std::string_view label, called;
};

/// True when the pointer leads into the record that stands below another one.
bool leads_below(std::string_view pointer, const RecordTable& table) {
    return table.below && pointer.find("/" + std::string(table.below->key) + "/") != std::string_view::npos;
}

/// Splits "/content/offices/3/administrator/email" into its section and what follows.
Words words_at(std::string_view pointer) {
    if (pointer == "/declaration/name") return {"Your name", "your name"};
    constexpr std::string_view root = "/content/";
    if (!pointer.starts_with(root)) return {};
    pointer.remove_prefix(root.size());
    const auto slash = pointer.find('/');
    const auto section = section_from(pointer.substr(0, slash));
    if (!section) return {};
    if (slash == std::string_view::npos) return {info(*section).title, info(*section).title};
    const auto& table = *info(*section).held.table;
    const auto* field = find_field(leads_below(pointer, table) ? *table.below->table : table, pointer.substr(pointer.rfind('/') + 1));
    return field ? Words{field->label, field->called} : Words{};
}

/// An office and its administrator have a phone each, so that the number of the office does not say enough.
bool is_of_administrator(std::string_view pointer) {
    return pointer.starts_with(path_of(Section::offices) + "/") && pointer.find("/administrator/") != std::string_view::npos;
}

/// "Administrator", "Office 3", "Office 3, administrator", "User 2": the part of the submission that a pointer leads into.
std::string part_at(std::string_view pointer) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        const auto path = path_of(section) + "/";
        if (!pointer.starts_with(path)) continue;
        if (!is_list(section)) return std::string(sections[i].title);
        int index = 0;
        std::from_chars(pointer.data() + path.size(), pointer.data() + pointer.size(), index);
        return std::string(sections[i].item) + " " + std::to_string(index + 1) + (is_of_administrator(pointer) ? ", administrator" : "");
    }
    return {};
}

/// Most sentences name their field; these would fit any.
bool needs_label(Code code) {
    switch (code) {
        case Code::enter_again: case Code::not_a_choice: case Code::count_format: case Code::count_range: case Code::text_characters:
        case Code::text_too_long: case Code::text_too_short: case Code::wrong_type: case Code::all_upper_case: case Code::all_lower_case:
        case Code::mostly_upper_case: case Code::first_letter_lower_case: case Code::unknown_member: case Code::not_asked: return true;
        default: return false;
    }
}

}  // namespace

bool has_errors(const std::vector<Issue>& issues) {
    return std::any_of(issues.begin(), issues.end(), [](const Issue& issue) { return severity(issue.code) == Severity::error; });
}

std::string sentence_for(const Issue& issue) {
    std::string sentence(qopi::sentence(issue.code));
    if (const auto blank = sentence.find("{}"); blank != std::string::npos) {
        const auto called = words_at(issue.at).called;
        sentence.replace(blank, 2, called.empty() ? "an answer" : called);
    }
    return sentence;
}

std::string line_for(const Issue& issue, bool with_place) {
    std::string place;
    if (issue.at.starts_with(path_of(Section::prequalification) + "/")) {
        const auto key = issue.at.substr(issue.at.rfind('/') + 1);
        const auto& table = table_of<Prequalification>;
        const auto* field = find_field(table, key);
        place = field ? "Statement " + std::to_string(field - table.fields.data() + 1) : "";
    } else if (with_place) {
        place = part_at(issue.at);
    } else if (is_of_administrator(issue.at)) {
        place = "Administrator";
    }
    if (needs_label(issue.code) && !label_at(issue.at).empty()) {
        if (!place.empty()) place += ", ";
        place += label_at(issue.at);
    }
    return place.empty() ? sentence_for(issue) : place + ": " + sentence_for(issue);
}

std::string_view label_at(std::string_view pointer) { return words_at(pointer).label; }

}  // namespace qopi
