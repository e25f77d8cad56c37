// A change of several users is a change of each of them: what it would do is shown by doing it to a copy.
#include "app/several.hpp"

#include <algorithm>

#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/history.hpp"
#include "app/row_reader.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "model/display.hpp"
#include "model/secrets.hpp"

namespace qopi {
namespace {

/// What each of the choices does to a user, or to an office.
enum class Deed : std::uint8_t { remove, add_role, take_role, add_offices, take_offices, set_email, main_address, practice_administrator, practice_ein, main_phone };
struct SeveralRow {
    Choice choice;
    Deed does;
    Role role = Role::count;
    std::string_view designation = {};  ///< a physician needs one, too
    Answer email = Answer::none;
};
constexpr auto rows_of_users_changed = std::to_array<SeveralRow>({
    {{"remove", texts::several_remove, ""}, Deed::remove},
    {{"role-reporting", texts::several_add_reporting, ""}, Deed::add_role, Role::physician, "reporting"},
    {{"role-fellow", texts::several_add_fellow, ""}, Deed::add_role, Role::physician, "fellow"},
    {{"role-neither", texts::several_add_physician, ""}, Deed::add_role, Role::physician, "neither"},
    {{"role-administrator", texts::several_add_administrator, ""}, Deed::add_role, Role::administrator},
    {{"role-abstractor", texts::several_add_abstractor, ""}, Deed::add_role, Role::abstractor},
    {{"no-role-physician", texts::several_take_physician, ""}, Deed::take_role, Role::physician},
    {{"no-role-administrator", texts::several_take_administrator, ""}, Deed::take_role, Role::administrator},
    {{"no-role-abstractor", texts::several_take_abstractor, ""}, Deed::take_role, Role::abstractor},
    {{"offices-add", texts::several_add_offices, ""}, Deed::add_offices},
    {{"offices-take", texts::several_take_offices, ""}, Deed::take_offices},
    {{"email-yes", texts::several_email, ""}, Deed::set_email, Role::count, "", Answer::yes},
    {{"email-no", texts::several_no_email, ""}, Deed::set_email, Role::count, "", Answer::no},
});
/// What the main office has is copied down. Of a registered practice nobody knows it here: the last one is of registrations only.
constexpr auto rows_of_offices_changed = std::to_array<SeveralRow>({
    {{"remove", texts::several_remove, ""}, Deed::remove},
    {{"address", texts::several_main_address, ""}, Deed::main_address},
    {{"administrator", texts::several_administrator, ""}, Deed::practice_administrator},
    {{"ein", texts::several_ein, ""}, Deed::practice_ein},
    {{"phone", texts::several_main_phone, ""}, Deed::main_phone},
});
template <std::size_t N>
constexpr std::array<Choice, N> choices_in(const std::array<SeveralRow, N>& rows) {
    std::array<Choice, N> choices{};
    for (std::size_t i = 0; i < N; ++i) choices[i] = rows[i].choice;
    return choices;
}
constexpr auto choices_of_users = choices_in(rows_of_users_changed);
constexpr auto choices_of_offices = choices_in(rows_of_offices_changed);

std::span<const SeveralRow> several_rows(Section section) {
    if (section == Section::users) return rows_of_users_changed;
    if (section == Section::offices) return rows_of_offices_changed;
    return {};
}

/// Null while nothing was chosen.
const SeveralRow* several_row(Section section, const Selecting& several) {
    const auto rows = several_rows(section);
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const SeveralRow& row) { return row.choice.code == several.what; });
    return found == rows.end() ? nullptr : &*found;
}

void change(User& user, const SeveralRow& row, const OfficeIds& offices) {
    switch (row.does) {
        case Deed::add_role:
            user.roles = with(user.roles, row.role);
            if (!row.designation.empty()) user.designation = {std::string(row.designation)};
            break;
        case Deed::take_role: user.roles = with(user.roles, row.role, false); break;
        case Deed::add_offices:
            for (const auto& office : offices)
                if (std::find(user.offices.begin(), user.offices.end(), office) == user.offices.end()) user.offices.push_back(office);
            break;
        case Deed::take_offices:
            for (const auto& office : offices) std::erase(user.offices, office);
            break;
        case Deed::set_email: user.receive_email = row.email; break;
        default: break;
    }
}

void change(Office& office, const SeveralRow& row, const Practice& practice) {
    switch (row.does) {
        case Deed::main_address: office.same_address = true; break;
        case Deed::practice_administrator: office.same_administrator = true; break;
        case Deed::practice_ein: office.same_ein = true; break;
        case Deed::main_phone: office.phone = practice.phone, office.fax = practice.fax; break;
        default: break;
    }
}

/// The item as it would be.
Submission changed(const Submission& answers, Section section, std::size_t index, const SeveralRow& row, const OfficeIds& offices) {
    Submission next;
    copy(record_at(answers, section, index), add_record(next, section));
    if (section == Section::users) change(next.users.front(), row, offices);
    if (section == Section::offices) change(next.offices.front(), row, answers.practice);
    return next;
}

Selecting& several_of(State& state, Section section) { return state.listings[static_cast<std::size_t>(section)].several; }
const Selecting& several_of(const State& state, Section section) { return state.listings[static_cast<std::size_t>(section)].several; }

std::vector<std::size_t> selected(const State& state, Section section) {
    std::vector<std::size_t> items;
    const auto& ids = several_of(state, section).ids;
    if (ids.empty()) return items;
    for (std::size_t i = 0; i < count_of(state.answers, section); ++i)
        if (ids.contains(id_of(record_at(state.answers, section, i)))) items.push_back(i);
    return items;
}

void say_selected(const State& state, Section section, Effects& effects) {
    announce(effects, filled(texts::several_selected, {counted(count_selected(state, section), words_of(section).items)}));
}

/// What is said about the items that stay names them by their new numbers.
void remove_items(State& state, Section section, const std::unordered_set<std::string>& ids) {
    const auto remarks = remarks_in(state);
    Submission left;
    for (std::size_t i = 0; i < count_of(state.answers, section); ++i)
        if (const auto item = record_at(state.answers, section, i); !ids.contains(id_of(item))) copy(item, add_record(left, section));
    const auto& held = info(section).held;
    while (const auto count = count_of(state.answers, section)) held.remove(state.answers, count - 1);
    held.insert(state.answers, 0, left);
    wipe_secrets(left);
    // No new user belongs to an office that is gone.
    for (auto& user : state.answers.users) std::erase_if(user.offices, [&](const std::string& office) { return ids.contains(office); });
    set_remarks(state, remarks);
}

}  // namespace

std::span<const Choice> several_choices(const Submission& answers, Section section) {
    if (section == Section::users) return choices_of_users;
    if (section != Section::offices) return {};
    const std::span<const Choice> all(choices_of_offices);
    return is_request(answers.begun) ? all.first(all.size() - 1) : all;
}

bool changes_by_removal(const State& state, Section section) {
    const auto* row = several_row(section, several_of(state, section));
    return several_rows(section).empty() || (row && row->does == Deed::remove);
}

bool asks_offices(const State& state, Section section) {
    const auto* row = several_row(section, several_of(state, section));
    return row && (row->does == Deed::add_offices || row->does == Deed::take_offices);
}

std::string selected_key(Section section, std::string_view id) { return sought_key(section) + "/select/" + std::string(id); }
std::string several_key(Section section) { return sought_key(section) + "/several"; }
std::string several_offices_key(Section section) { return sought_key(section) + "/offices"; }

std::size_t count_selected(const State& state, Section section) { return selected(state, section).size(); }

SeveralPreview preview_several(const State& state, Section section) {
    SeveralPreview preview;
    const auto& several = several_of(state, section);
    for (const auto i : selected(state, section)) {
        const auto item = record_at(state.answers, section, i);
        std::string line = title_of(section, item, i);
        if (const auto* row = several_row(section, several); row && row->does != Deed::remove) {
            const auto next = changed(state.answers, section, i, *row, several.offices);
            const auto now = record_at(next, section);
            if (is_same(item, now)) {
                ++preview.same;
                continue;
            }
            if (preview.lines.size() < previewed_max) line = filled(texts::row_would_change, {line, differences(state.answers, state.facts(), row_list(section), item, now)});
        }
        ++preview.changing;
        if (preview.lines.size() < previewed_max) preview.lines.push_back(std::move(line));
    }
    return preview;
}

std::string several_question(const State& state, Section section) { return several_question(state, section, preview_several(state, section)); }

std::string several_question(const State& state, Section section, const SeveralPreview& preview) {
    const auto& items = words_of(section).items;
    if (changes_by_removal(state, section)) {
        auto question = filled(texts::several_remove_question, {counted(preview.changing, items)});
        const auto& ids = several_of(state, section).ids;
        const auto named = std::count_if(state.answers.users.begin(), state.answers.users.end(), [&](const User& user) {
            return std::any_of(user.offices.begin(), user.offices.end(), [&](const std::string& office) { return ids.contains(office); });
        });
        if (named > 0) question += " " + counted(static_cast<std::size_t>(named), texts::several_office_users);
        return question;
    }
    auto said = filled(texts::several_would_change, {counted(preview.changing, items)});
    if (preview.same > 0) said += " " + filled(texts::several_same, {counted(preview.same, items)});
    return said;
}

bool select_item(State& state, const Ticked& event, Effects& effects) {
    for (const auto& list : list_pages) {
        const auto section = list.section;
        auto& several = several_of(state, section);
        const auto box = selected_key(section, ""), offices = several_offices_key(section) + "=";
        if (event.key.starts_with(box)) {
            const auto id = event.key.substr(box.size());
            if (event.on) several.ids.insert(id);
            else several.ids.erase(id);
            state.page.question.reset();
            say_selected(state, section, effects);
            return true;
        }
        if (event.key.starts_with(offices)) {
            const auto id = event.key.substr(offices.size());
            std::erase(several.offices, id);
            if (event.on) several.offices.push_back(id);
            state.page.question.reset();
            return true;
        }
    }
    return false;
}

bool choose_several(State& state, const Chosen& event) {
    for (const auto& list : list_pages)
        if (event.key == several_key(list.section)) {
            several_of(state, list.section).what = event.text;
            state.page.question.reset();
            return true;
        }
    return false;
}

void select_several(State& state, Section section, Effects& effects) {
    auto& several = several_of(state, section);
    const bool was_open = several.is_open;
    several = {};
    several.is_open = !was_open;
    state.page.question.reset();
    focus_on(effects, several.is_open ? "several " + std::string(info(section).key) : key_of({Verb::select_several, std::string(info(section).key)}));
}

void select_all(State& state, Section section, Effects& effects) {
    for (const auto i : matching_items(state, section)) several_of(state, section).ids.insert(id_of(record_at(state.answers, section, i)));
    state.page.question.reset();
    say_selected(state, section, effects);
}

void select_none(State& state, Section section, Effects& effects) {
    several_of(state, section).ids.clear();
    state.page.question.reset();
    say_selected(state, section, effects);
}

void ask_several(State& state, Section section, Effects& effects) {
    const auto& several = several_of(state, section);
    state.page.question.reset();
    const bool is_removed = changes_by_removal(state, section);
    if (count_selected(state, section) == 0) return announce(effects, texts::several_none);
    if (!is_removed && several.what.empty()) return announce(effects, texts::several_nothing), focus_on(effects, several_key(section));
    if (asks_offices(state, section) && several.offices.empty()) return announce(effects, texts::several_no_offices), focus_on(effects, several_offices_key(section));
    state.page.question = Action{Verb::ask_several, std::string(info(section).key)};
    const bool is_any = preview_several(state, section).changing > 0;
    focus_on(effects, is_any ? key_of(Verb::take_back) : key_of(*state.page.question));
    announce(effects, several_question(state, section));
}

std::string several_step(const State& state, Section section) {
    const auto count = counted(preview_several(state, section).changing, words_of(section).items);
    return filled(changes_by_removal(state, section) ? texts::step_remove : texts::step_change, {count});
}

void change_several(State& state, Section section, Effects& effects) {
    const auto items = selected(state, section);
    const auto count = counted(preview_several(state, section).changing, words_of(section).items);
    const bool is_removed = changes_by_removal(state, section);
    auto& several = several_of(state, section);
    if (is_removed) {
        remove_items(state, section, several.ids);
        several.ids.clear();
    } else {
        const auto* row = several_row(section, several);
        if (!row) return;
        for (const auto i : items) copy(record_at(changed(state.answers, section, i, *row, several.offices), section), record_at(state.answers, section, i));
    }
    state.page.question.reset();
    look_at_lists(state);
    look_at_steps(state);
    mark_edited(state, effects);
    focus_on(effects, "h1");
    announce(effects, filled(is_removed ? texts::several_removed : texts::several_changed, {count}));
}

}  // namespace qopi
