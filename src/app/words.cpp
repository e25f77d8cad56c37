// A row for each section, in their order.
#include "app/words.hpp"

namespace qopi {
namespace {

constexpr auto section_words = std::to_array<SectionWords>({
    {Section::eligibility, texts::eligibility_lead},
    {Section::prequalification, texts::prequalification_lead},
    {Section::physician, texts::physician_lead},
    {Section::administrator, texts::administrator_lead},
    {Section::practice, texts::practice_lead},
    {Section::interest, texts::interest_lead},
    {Section::requester, texts::requester_lead},
    {Section::sites, texts::site_lead, texts::sites_lead, texts::no_sites, texts::add_office, "", "", texts::offices_counted},
    {Section::changes, texts::change_lead, texts::changes_lead, texts::no_changes, texts::add_change, "", "", texts::changes_counted},
    {Section::office_changes, texts::office_change_lead, texts::office_changes_lead, texts::no_changes, texts::add_change, "", "", texts::changes_counted},
    {Section::successor, texts::successor_lead},
    {Section::new_administrator, texts::new_administrator_lead},
    {Section::practice_change, texts::practice_change_lead},
    {Section::group, texts::group_lead},
    {Section::members, texts::member_lead, texts::members_lead, texts::no_members, texts::add_practice, "", "", texts::practices_counted},
    {Section::offices, texts::office_lead, texts::offices_lead, texts::no_offices, texts::add_office, "", texts::no_new_offices, texts::offices_counted},
    {Section::users, texts::user_lead, texts::users_lead, texts::no_users, texts::add_user, texts::new_users_lead, texts::no_new_users, texts::users_counted},
});
constexpr bool are_in_order() {
    for (std::size_t i = 0; i < section_words.size(); ++i)
        if (section_words[i].section != static_cast<Section>(i)) return false;
    return section_words.size() == sections.size();
}
static_assert(are_in_order());

}  // namespace

const SectionWords& words_of(Section section) { return section_words[static_cast<std::size_t>(section)]; }

std::string_view list_lead_of(Section section, Kind kind) {
    const auto& words = words_of(section);
    return is_request(kind) && !words.list_lead_of_request.empty() ? words.list_lead_of_request : words.list_lead;
}

std::string_view none_of(Section section, Kind kind) {
    const auto& words = words_of(section);
    return is_request(kind) && !words.none_of_request.empty() ? words.none_of_request : words.none;
}

}  // namespace qopi
