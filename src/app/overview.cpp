// Counted anew whenever it is shown.
#include "app/overview.hpp"

#include <algorithm>
#include <unordered_set>

#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "base/date.hpp"
#include "model/display.hpp"

namespace qopi {
namespace {

using Lines = std::vector<std::pair<std::string_view, std::string>>;

/// "MD: 3, VA: 12".
std::string by_state(const Submission& answers) {
    std::vector<std::pair<std::string, std::size_t>> states;
    for (const auto& office : answers.offices) {
        const auto& code = office.same_address ? answers.practice.state.code : office.state.code;
        if (code.empty()) continue;
        auto at = states.begin();
        while (at != states.end() && at->first < code) ++at;
        if (at == states.end() || at->first != code) at = states.insert(at, {code, 0});
        ++at->second;
    }
    std::string all;
    for (const auto& [code, count] : states) all.append(all.empty() ? "" : ", ").append(filled(texts::overview_of_state, {code, grouped(count)}));
    return all;
}

Lines about_users(const State& state) {
    const auto& users = state.answers.users;
    const auto with_role = [&](Role role) { return grouped(static_cast<std::size_t>(std::count_if(users.begin(), users.end(), [&](const User& user) { return has(user.roles, role); }))); };
    Lines lines{{texts::overview_physicians, with_role(Role::physician)}, {texts::overview_administrators, with_role(Role::administrator)},
                {texts::overview_abstractors, with_role(Role::abstractor)},
                {texts::overview_practice_level, grouped(static_cast<std::size_t>(std::count_if(users.begin(), users.end(), [](const User& user) { return user.practice_level == Answer::yes; })))}};
    if (!has_further_offices(state.answers)) return lines;
    std::unordered_set<std::string_view> named;
    for (const auto& user : users) named.insert(user.offices.begin(), user.offices.end());
    constexpr std::size_t named_max = 5;
    std::string alone;
    std::size_t count = 0;
    const auto look_at = [&](const std::string& id) {
        if (named.contains(id) || ++count > named_max) return;
        alone.append(alone.empty() ? "" : ", ").append(office_name(state.answers, id));
    };
    look_at(std::string(main_office));
    const auto section = further_offices(state.answers);
    for (std::size_t i = 0; i < count_of(state.answers, section); ++i) look_at(id_of(record_at(state.answers, section, i)));
    if (count > named_max) alone = filled(texts::overview_more, {alone, grouped(count - named_max)});
    lines.emplace_back(texts::overview_without_users, count == 0 ? std::string(texts::overview_none) : filled(texts::overview_named, {grouped(count), alone}));
    return lines;
}

/// "300 users added from “staff.csv” on December 1, 2026": those of them that are still on the list.
std::string from_spreadsheets(const State& state, Section section) {
    std::string all;
    const auto prefix = prefix_of(section);
    for (const auto& one : state.brought) {
        if (one.section != section) continue;
        std::size_t left = 0;
        for (std::size_t i = 0; i < count_of(state.answers, section); ++i) {
            const auto number = number_in(id_of(record_at(state.answers, section, i)), prefix);
            left += number >= std::max(one.first, 1) && number <= one.last;
        }
        const auto day = parse_date(one.day);
        if (!day || left + one.changed == 0) continue;
        std::string what;
        const auto& items = words_of(section).items;
        if (left > 0) what = filled(texts::brought_added, {counted(left, items)});
        if (one.changed > 0) what.append(what.empty() ? "" : ", ").append(filled(texts::brought_changed, {what.empty() ? counted(one.changed, items) : grouped(one.changed)}));
        all.append(all.empty() ? "" : "; ").append(one.file.empty() ? filled(texts::brought_pasted, {what, american(*day)}) : filled(texts::brought_file, {what, one.file, american(*day)}));
    }
    return all;
}

void append(std::string& line, std::string_view part) { line.append(line.empty() ? "" : " · ").append(part); }

/// Who a record is about that is no item of a list.
std::string person_in(const Submission& answers, ConstRecordRef record) {
    std::string name;
    for (const auto* key : {"given_name", "family_name"})
        if (const auto* field = find_field(*record.table, key)) name.append(name.empty() ? "" : " ").append(display(answers, record, *field));
    return name;
}

}  // namespace

Lines overview(const State& state, Section section) {
    Lines lines;
    if (section == Section::users) lines = about_users(state);
    if (section == Section::offices) lines.emplace_back(texts::overview_states, by_state(state.answers));
    if (auto brought = from_spreadsheets(state, section); !brought.empty()) lines.emplace_back(texts::overview_brought, std::move(brought));
    return lines;
}

std::string answers_in_line(const Submission& answers, ConstRecordRef item, const Facts& facts) {
    std::string line;
    const auto add = [&](ConstRecordRef record, std::string_view name) {
        for (const auto& field : record.table->fields) {
            if (!is_asked(record, field, facts) || is_blank(record, field)) continue;
            const auto* on = value_of<bool>(record, field);
            if (on && !*on) continue;
            const auto said = on ? std::string(field.label) : display(answers, record, field);
            // The item's name stands before the line.
            if (field.slot.holds == Holds::text && name.find(said) != std::string_view::npos) continue;
            const bool is_labeled = field.slot.holds == Holds::answer || field.slot.holds == Holds::secret;
            append(line, is_labeled ? filled(field.label.ends_with('?') ? texts::overview_reply : texts::overview_answer, {field.label, said}) : said);
        }
    };
    add(item, item_name(item));
    if (has_below(item)) {
        const auto name = person_in(answers, below(item));
        append(line, filled(texts::overview_answer, {item.table->below->title, name}));
        add(below(item), name);
    }
    return line;
}

}  // namespace qopi
