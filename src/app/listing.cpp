// Each word that is sought must be somewhere in an item: in a name, an address, an office, a role.
#include "app/listing.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <unordered_map>

#include "app/filled.hpp"
#include "app/office_choice.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "base/text.hpp"
#include "model/display.hpp"

namespace qopi {
namespace {

constexpr std::string_view root = "/list/", attention = "/attention";

Listing& listing_of(State& state, Section section) { return const_cast<Listing&>(listing_of(std::as_const(state), section)); }

/// The section that a key of this file names, and what follows its name.
std::optional<std::pair<Section, std::string_view>> named_in(std::string_view key) {
    if (!key.starts_with(root)) return std::nullopt;
    key.remove_prefix(root.size());
    const auto end = std::min(key.find('/'), key.size());
    const auto section = section_from(key.substr(0, end));
    if (!section || !is_list(*section)) return std::nullopt;
    return std::pair{*section, key.substr(end)};
}

/// What can be found in the items of a list: the texts and choices that a person reads, and nothing that is sealed.
std::vector<std::string> words_in(const Submission& answers, Section section) {
    // An office is named by many: each name is made once.
    std::vector<std::string> names{fold(main_office_name)};
    std::unordered_map<std::string, std::size_t> offices{{std::string(main_office), 0}};
    const auto further = further_offices(answers);
    for (std::size_t i = 0; i < count_of(answers, further); ++i) {
        const auto office = record_at(answers, further, i);
        if (offices.try_emplace(id_of(office), names.size()).second) names.push_back(fold(item_name(office)));
    }
    std::vector<std::string> all(count_of(answers, section));
    const auto add = [&](std::string& words, ConstRecordRef record) {
        for (const auto& field : record.table->fields) {
            if (const auto* ids = value_of<OfficeIds>(record, field)) {
                for (const auto& id : *ids)
                    if (const auto known = offices.find(id); known != offices.end()) words.append("\n").append(names[known->second]);
            } else if (field.slot.holds == Holds::text || field.slot.holds == Holds::set || field.slot.holds == Holds::one) {
                words.append("\n").append(fold(display(answers, record, field)));
            }
        }
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto item = record_at(answers, section, i);
        all[i] = fold(item_name(item));
        add(all[i], item);
        if (has_below(item)) add(all[i], below(item));
    }
    return all;
}

bool needs_attention(const Findings& findings, const KeptWarnings& kept, Section section, std::size_t index) {
    return findings.errors(section, index) > 0 || (findings.warnings(section, index) > 0 && status_of(findings, kept, section, index).to_check > 0);
}

/// With the items of all pages.
Listed all_listed(const State& state, Section section) {
    const auto& listing = listing_of(state, section);
    Listed shown{.items = {}, .all = count_of(state.answers, section)};
    const KeptWarnings kept(state.kept);
    const auto& findings = findings_of(state);
    // A list that has become short has no box to seek in.
    const bool can_seek = shown.all > sought_min;
    const auto sought = can_seek ? words_sought(listing.sought) : std::vector<std::string>();
    shown.by_words = !sought.empty(), shown.by_attention = can_seek && listing.attention;
    const bool is_read = sought.empty() || listing.words.size() == shown.all;
    const auto words = is_read ? std::vector<std::string>() : words_in(state.answers, section);
    const auto matches = [&](std::size_t i) {
        const auto& own = is_read ? listing.words : words;
        return std::all_of(sought.begin(), sought.end(), [&](const std::string& word) { return own[i].find(word) != std::string::npos; });
    };
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < shown.all; ++i) {
        const bool is_odd = needs_attention(findings, kept, section, i);
        shown.to_attend += is_odd ? 1 : 0;
        if ((!shown.by_attention || is_odd) && matches(i)) (is_odd && shown.all > listed_max ? shown.items : others).push_back(i);
    }
    shown.items.insert(shown.items.end(), others.begin(), others.end());
    shown.matching = shown.items.size();
    shown.pages = std::max<std::size_t>(1, (shown.matching + listed_max - 1) / listed_max);
    shown.page = std::min(listing.page, shown.pages - 1);
    shown.first = shown.page * listed_max;
    return shown;
}

/// Offices on the page of a person.
void seek_offices(State& state, const std::string& text, Effects& effects) {
    state.page.office_sought = text;
    look_at_offices(state);
    announce(effects, said_of(offered_offices(state, state.page.offices_first).listed, Section::offices));
}

void sought_again(State& state, Section section, Effects& effects) {
    listing_of(state, section).page = 0;
    announce(effects, said_of(listed(state, section), section));
}

}  // namespace

std::vector<std::string> words_sought(std::string_view sought) {
    std::vector<std::string> words;
    while (!sought.empty()) {
        const auto end = std::min(sought.find(' '), sought.size());
        if (end > 0) words.push_back(fold(sought.substr(0, end)));
        sought.remove_prefix(std::min(end + 1, sought.size()));
    }
    return words;
}

ItemStatus status_of(const Findings& findings, const KeptWarnings& kept, Section section, std::size_t index) {
    ItemStatus status{findings.errors(section, index), 0};
    if (findings.warnings(section, index) == 0) return status;
    for (const auto& issue : findings.of_item(section, index)) status.to_check += severity(issue.code) == Severity::warning && !kept.has(issue);
    return status;
}

std::string words_of(const ItemStatus& found) {
    if (found.to_fix > 0) return filled(texts::to_fix, {std::to_string(found.to_fix)});
    return found.to_check > 0 ? filled(texts::complete_to_check, {std::to_string(found.to_check)}) : std::string(texts::complete);
}

Listed listed(const State& state, Section section) {
    auto shown = all_listed(state, section);
    const auto end = std::min(shown.first + listed_max, shown.matching);
    shown.items.erase(shown.items.begin() + static_cast<std::ptrdiff_t>(end), shown.items.end());
    shown.items.erase(shown.items.begin(), shown.items.begin() + static_cast<std::ptrdiff_t>(shown.first));
    return shown;
}

std::vector<std::size_t> matching_items(const State& state, Section section) { return all_listed(state, section).items; }

std::vector<std::size_t> all_items(const State& state, Section section) {
    std::vector<std::size_t> items(count_of(state.answers, section));
    std::iota(items.begin(), items.end(), std::size_t{0});
    return items;
}

const Listing& listing_of(const State& state, Section section) {
    const auto& listings = state.place.page == Page::review ? state.review_listings : state.listings;
    return listings[static_cast<std::size_t>(section)];
}

std::string sought_key(Section section) { return std::string(root) + std::string(info(section).key); }
std::string attention_key(Section section) { return sought_key(section) + std::string(attention); }
bool is_of_listing(std::string_view key) { return named_in(key).has_value(); }

bool seek(State& state, const Typed& event, Effects& effects) {
    const auto named = named_in(event.key);
    if (named && named->second == choice_of_offices) return seek_offices(state, event.text, effects), true;
    if (!named || !named->second.empty()) return false;
    auto& listing = listing_of(state, named->first);
    listing.sought = event.text;
    if (listing.words.size() != count_of(state.answers, named->first)) listing.words = words_in(state.answers, named->first);
    sought_again(state, named->first, effects);
    return true;
}

bool seek(State& state, const Ticked& event, Effects& effects) {
    const auto named = named_in(event.key);
    if (!named || named->second != attention) return false;
    listing_of(state, named->first).attention = event.on;
    sought_again(state, named->first, effects);
    return true;
}

void stop_seeking(State& state, Section section) { state.listings[static_cast<std::size_t>(section)] = {}; }

std::string turning_to(Section section, std::size_t page) { return std::string(info(section).key) + "/" + std::to_string(page); }

void turn_to(State& state, const std::string& to, Effects& effects) {
    const auto slash = to.find('/');
    const auto section = section_from(to.substr(0, slash));
    if (!section || !is_list(*section) || slash == std::string::npos) return;
    std::size_t page = 0;
    std::from_chars(to.data() + slash + 1, to.data() + to.size(), page);
    listing_of(state, *section).page = page;
    focus_on(effects, "count " + std::string(info(*section).key));
}

std::string said_of(const Listed& listed, Section section) {
    const auto& items = words_of(section).items;
    auto said = counted(listed.all, items);
    if (listed.matching == 0) return filled(!listed.by_words ? texts::list_none_attention : listed.by_attention ? texts::list_none_both : texts::list_none_match, {said});
    if (listed.matching < listed.all) said = filled(texts::list_matching, {grouped(listed.matching), said});
    if (listed.pages == 1) return said;
    return filled(texts::list_part, {said, grouped(listed.first + 1), grouped(listed.first + listed.items.size())});
}

bool is_much(const Submission& answers, Section section) { return is_list(section) && count_of(answers, section) > reviewed_max; }

std::string review_pointer(Section section, std::size_t index) {
    return path_of(section, index) + "/" + std::string(info(section).held.table->fields.front().key);
}

void look_at_lists(State& state) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
        auto& listing = listing_of(state, static_cast<Section>(i));
        // What nobody seeks in is read when somebody does.
        listing.words.clear();
        if (const auto section = static_cast<Section>(i); !listing.sought.empty() && is_list(section)) listing.words = words_in(state.answers, section);
    }
}

bool turn_to_item(State& state, Section section, std::string_view id) {
    const auto items = all_listed(state, section).items;
    const auto found = std::find(items.begin(), items.end(), position_of(state.answers, section, id));
    if (found == items.end()) return false;
    listing_of(state, section).page = static_cast<std::size_t>(found - items.begin()) / listed_max;
    return true;
}

}  // namespace qopi
