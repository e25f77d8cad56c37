#include "app/office_choice.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "app/filled.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "base/text.hpp"
#include "model/display.hpp"

namespace qopi {
namespace {

/// How many of those that are chosen are named.
constexpr std::size_t named_max = 12;

/// The offices that the record of an item names.
const OfficeIds* offices_of(ConstRecordRef item) {
    for (const auto& field : item.table->fields)
        if (const auto* ids = value_of<OfficeIds>(item, field)) return ids;
    return nullptr;
}

std::vector<OfferedOffice> all_offices(const Submission& answers, const OfficeIds& chosen) {
    std::vector<OfferedOffice> all;
    const auto section = further_offices(answers);
    const auto further = has_further_offices(answers) ? count_of(answers, section) : 0;
    std::unordered_set<std::string_view> there{main_office};
    for (std::size_t i = 0; i < further; ++i) there.insert(id_of(record_at(answers, section, i)));
    // One that was chosen and is gone can be cleared. What is said about that leads to the first box.
    const auto aside = offices_left_aside(answers);
    for (const auto& id : chosen)
        if (!aside.contains(id) && there.insert(id).second) all.push_back({id, office_name(answers, id) + (all.empty() ? "" : " (" + std::to_string(all.size() + 1) + ")"), true});
    all.push_back({std::string(main_office), office_name(answers, main_office)});
    for (std::size_t i = 0; i < further; ++i) {
        const auto office = record_at(answers, section, i);
        all.push_back({id_of(office), office_name(office, i)});
    }
    return all;
}

}  // namespace

OfferedOffices offered_offices(const State& state, const OfficeIds& chosen) {
    OfferedOffices offered{.shown = all_offices(state.answers, chosen), .listed = {}, .can_seek = false};
    auto& [shown, listed, can_seek] = offered;
    listed.all = listed.matching = shown.size();
    can_seek = shown.size() > offices_read_max;
    if (!can_seek) return offered;
    const auto words = words_sought(state.page.office_sought);
    listed.by_words = !words.empty();
    if (!words.empty())
        std::erase_if(shown, [&](const OfferedOffice& office) {
            const auto name = fold(office.name);
            return !office.is_gone && std::any_of(words.begin(), words.end(), [&](const std::string& word) { return name.find(word) == std::string::npos; });
        });
    const std::unordered_set<std::string_view> first(state.page.offices_first.begin(), state.page.offices_first.end());
    std::vector<OfferedOffice> chosen_first, others;
    for (auto& office : shown) (office.is_gone || first.contains(office.id) ? chosen_first : others).push_back(std::move(office));
    shown = std::move(chosen_first);
    for (auto& office : others) shown.push_back(std::move(office));
    listed.matching = shown.size();
    listed.pages = std::max<std::size_t>(1, (shown.size() + offices_shown_max - 1) / offices_shown_max);
    if (shown.size() > offices_shown_max) shown.resize(offices_shown_max);
    listed.items.resize(shown.size());
    return offered;
}

std::string offices_sought_key(const Submission& answers) { return sought_key(further_offices(answers)) + std::string(choice_of_offices); }

std::string said_of_offices(const OfferedOffices& offered) {
    const auto& listed = offered.listed;
    const auto said = said_of(listed, Section::offices);
    if (listed.matching == 0) return said;
    return listed.pages == 1 ? said + "." : filled(texts::offices_hidden, {said});
}

std::string chosen_offices(const Submission& answers, const OfficeIds& chosen) {
    if (chosen.empty()) return {};
    std::string names;
    for (std::size_t i = 0; i < std::min(chosen.size(), named_max); ++i) names += (i > 0 ? ", " : "") + office_name(answers, chosen[i]);
    if (chosen.size() > named_max) names = filled(texts::offices_and_more, {names, grouped(chosen.size() - named_max)});
    return filled(texts::offices_chosen, {counted(chosen.size(), words_of(Section::offices).items), names});
}

void look_at_offices(State& state) {
    state.page.offices_first.clear();
    const auto* list = list_at(state.place.page);
    if (list && !is_item_page(state.place.page)) state.page.offices_first = state.listings[static_cast<std::size_t>(list->section)].several.offices;
    if (!list || !is_item_page(state.place.page) || open_item(state) == count_of(state.answers, list->section)) return;
    if (const auto* ids = offices_of(record_at(state.answers, list->section, open_item(state)))) state.page.offices_first = *ids;
}

}  // namespace qopi
