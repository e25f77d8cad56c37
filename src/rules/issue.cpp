// From a pointer back to the words of the field it names.
#include "rules/issue.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "model/display.hpp"

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

/// The number of a list's item that `rest` begins with, and what follows it.
std::pair<std::size_t, std::string_view> item_of(std::string_view rest) {
    std::size_t index = 0;
    const auto* end = std::from_chars(rest.data(), rest.data() + rest.size(), index).ptr;
    return {index, rest.substr(static_cast<std::size_t>(end - rest.data()))};
}

/// An office and its administrator have a phone each, so that the number of the office does not say enough.
bool is_of_administrator(std::string_view pointer) {
    return pointer.starts_with(path_of(Section::offices) + "/") && pointer.find("/administrator/") != std::string_view::npos;
}

/// Most sentences name their field; these would fit any.
bool needs_label(Code code) {
    // A record may have several numbers, and several email addresses.
    if (code >= Code::phone_letters && code <= Code::email_smtputf8_local) return true;
    switch (code) {
        case Code::enter_again: case Code::not_a_choice: case Code::count_format: case Code::count_range: case Code::text_characters:
        case Code::text_too_long: case Code::text_too_short: case Code::wrong_type: case Code::all_upper_case: case Code::all_lower_case:
        case Code::mostly_upper_case: case Code::first_letter_lower_case: case Code::unknown_member: case Code::not_asked: return true;
        default: return false;
    }
}

/// "Administrator", "Ana Lopez", "Office 3", "Office 3, administrator": the part of the submission that a pointer leads into.
std::string part_at(std::string_view pointer, const Submission& submission) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        const auto path = path_of(section) + "/";
        if (!pointer.starts_with(path)) continue;
        if (!is_list(section)) return std::string(sections[i].title);
        const auto item = item_of(pointer.substr(path.size())).first;
        const auto name = item < count_of(submission, section) ? item_name(record_at(submission, section, item)) : std::string();
        const auto called = name.empty() ? std::string(sections[i].item) + " " + std::to_string(item + 1) : name;
        return called + (is_of_administrator(pointer) ? ", administrator" : "");
    }
    return {};
}

/// The sentence with the field's label before it where it would fit any field, after `place`.
std::string with_label(const Issue& issue, std::string place) {
    if (needs_label(issue.code) && !label_at(issue.at).empty()) {
        if (!place.empty()) place += ", ";
        place += label_at(issue.at);
    }
    return place.empty() ? sentence_for(issue) : place + ": " + sentence_for(issue);
}

/// "Statement 7"; nothing for what is no answer to one.
std::string statement_at(std::string_view pointer) {
    if (!pointer.starts_with(path_of(Section::prequalification) + "/")) return {};
    const auto& table = table_of<Prequalification>;
    const auto* field = find_field(table, pointer.substr(pointer.rfind('/') + 1));
    return field ? "Statement " + std::to_string(field - table.fields.data() + 1) : "";
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

std::string about_warning(const Issue& warning) { return warning.at + ":" + std::string(text(warning.code)); }

std::string line_for(const Issue& issue) {
    auto place = statement_at(issue.at);
    if (is_of_administrator(issue.at)) place = "Administrator";
    return with_label(issue, std::move(place));
}

std::string line_for(const Issue& issue, const Submission& submission) {
    auto place = statement_at(issue.at);
    return with_label(issue, place.empty() ? part_at(issue.at, submission) : std::move(place));
}

std::string field_in_words(std::string_view pointer, const Submission& submission) {
    const auto section = reading_place(pointer).section;
    const bool is_of_item = section < sections.size() && is_list(static_cast<Section>(section));
    return is_of_item ? part_at(pointer, submission) + ": " + std::string(label_at(pointer)) : std::string(label_at(pointer));
}

ReadingPlace reading_place(std::string_view pointer) {
    constexpr std::size_t last = SIZE_MAX;
    constexpr std::string_view root = "/content/";
    if (!pointer.starts_with(root)) return {last, pointer.ends_with("/name") ? 0u : 1u, 0, 0};
    pointer.remove_prefix(root.size());
    const auto slash = std::min(pointer.find('/'), pointer.size());
    const auto section = section_from(pointer.substr(0, slash));
    if (!section) return {last, last, last, last};
    ReadingPlace place{static_cast<std::size_t>(*section), 0, 0, 0};
    auto rest = pointer.substr(std::min(slash + 1, pointer.size()));
    if (rest.empty()) return place;
    if (is_list(*section)) {
        const auto [item, after] = item_of(rest);
        place.item = item + 1;
        rest = after.substr(std::min<std::size_t>(1, after.size()));
    }
    const auto* table = info(*section).held.table;
    if (table->below && rest.starts_with(table->below->key) && rest.substr(table->below->key.size()).starts_with('/')) {
        place.record = 1;
        rest.remove_prefix(table->below->key.size() + 1);
        table = table->below->table;
    }
    const auto* field = find_field(*table, rest);
    place.field = field ? static_cast<std::size_t>(field - table->fields.data()) + 1 : 0;
    return place;
}

void put_in_reading_order(std::vector<Issue>& issues) {
    if (issues.size() < 2) return;
    std::vector<std::pair<ReadingPlace, std::size_t>> order;
    order.reserve(issues.size());
    for (const auto& issue : issues) order.emplace_back(reading_place(issue.at), order.size());
    if (std::is_sorted(order.begin(), order.end())) return;
    std::sort(order.begin(), order.end());
    std::vector<Issue> sorted;
    sorted.reserve(issues.size());
    for (const auto& [place, index] : order) sorted.push_back(std::move(issues[index]));
    issues = std::move(sorted);
}

std::string_view label_at(std::string_view pointer) { return words_at(pointer).label; }

}  // namespace qopi
