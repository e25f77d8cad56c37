// From the tables to words.
#include "helpdesk/commands/shown.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "model/display.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::string_view blank = "(blank)";

/// As everywhere, but a secret is either opened whole or not at all.
std::string shown_value(const Submission& content, ConstRecordRef record, const FieldRow& field) {
    const auto* secret = value_of<Secret>(record, field);
    if (!secret) return display(content, record, field);
    if (!secret->text.empty()) return secret->text;
    if (!secret->given) return "";
    // Of a response only a salted hash was ever sent: there is nothing to open.
    return field.sensitivity == Sensitivity::secret ? "entered; only a salted hash of it was sent" : "sealed";
}

/// "Additional office 2" for "/content/offices/1", "User 3" for "/content/users/2".
std::string title_of(const std::string& path) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (path == path_of(section)) return std::string(sections[i].title);
        if (!path.starts_with(path_of(section) + "/")) continue;
        const auto rest = path.substr(path_of(section).size() + 1);
        const auto number = std::to_string(std::stoul(rest) + 1);
        if (section != Section::offices) return std::string(sections[i].item) + " " + number;
        return (rest.ends_with("/administrator") ? "Administrator of additional office " : "Additional office ") + number;
    }
    return path;
}

}  // namespace

std::vector<ShownField> fields_shown(const Package& package) {
    std::vector<ShownField> shown;
    walk(package.content, package.kind, [&](const std::string& path, ConstRecordRef record) {
        for (const auto& field : record.table->fields) {
            if (!is_asked(record, field, Facts{})) continue;
            auto value = shown_value(package.content, record, field);
            shown.push_back(
                {path + "/" + std::string(field.key), title_of(path), field.label, value.empty() ? std::string(blank) : std::move(value)});
        }
    });
    return shown;
}

std::vector<Contact> contacts_of(const Submission& registration) {
    std::vector<Contact> contacts;
    const auto add = [&](std::string_view role, const auto& person) {
        contacts.push_back({std::string(role), full_name(person), person.phone, person.email});
    };
    add("Corresponding physician", registration.physician);
    if (!registration.physician.is_administrator) add("Administrator", registration.administrator);
    return contacts;
}

std::vector<NamedPractice> practices_named(const Submission& request) {
    std::vector<NamedPractice> named{{request.requester.reference, request.requester.practice_name}};
    for (const auto& member : request.members) {
        const auto is_same = [&](const NamedPractice& one) { return one.reference == member.reference && one.name == member.practice_name; };
        if (std::none_of(named.begin(), named.end(), is_same)) named.push_back({member.reference, member.practice_name});
    }
    return named;
}

std::optional<std::string_view> declaration_doubt(std::string_view declared_on, std::string_view received_at) {
    constexpr int days_ahead_max = 1, days_old_max = 400;
    const auto declared = parse_date(declared_on), received = parse_date(received_at.substr(0, 10));
    if (!declared || !received) return std::nullopt;
    if (*declared > add_days(*received, days_ahead_max)) return "It is dated later than it arrived. Ask the practice whether its computer has the right date.";
    if (*declared < add_days(*received, -days_old_max)) return "It is more than 400 days older than its arrival. Ask the practice whether its answers still hold.";
    return std::nullopt;
}

std::string printable(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const auto code_point = take_code_point(text);
        append(clean, is_unprintable(code_point) || is_hidden(code_point) ? U'\uFFFD' : code_point);
    }
    return clean;
}

}  // namespace qopi::helpdesk
