// A row for each section, in their order.
#include "app/words.hpp"

#include "app/filled.hpp"
#include "model/display.hpp"

namespace qopi {
namespace {

constexpr std::string_view between = " · ";

std::string join_words(std::initializer_list<std::string> parts, std::string_view separator) {
    std::string joined;
    for (const auto& part : parts)
        if (!part.empty()) (joined.empty() ? joined : joined.append(separator)).append(part);
    return joined;
}

std::string shown(const Submission& answers, ConstRecordRef item, std::string_view key) { return display(answers, item, field_of(item, key)); }

std::string about_office(const Submission&, ConstRecordRef item) {
    const auto& office = *record_as<Office>(item);
    const std::string address = office.same_address ? std::string(texts::same_address)
                                : office.line1.empty() || office.city.empty()
                                    ? std::string(texts::address_unfinished)
                                    : join_words({office.line1, office.city, join_words({office.state.code, office.zip}, " ")}, ", ");
    return filled(texts::office_about, {address, office.same_administrator ? std::string(texts::same_administrator) : full_name(office.administrator)});
}

std::string about_user(const Submission& answers, ConstRecordRef item) {
    const bool sees_all = record_as<User>(item)->practice_level == Answer::yes;
    return join_words({shown(answers, item, "roles"), sees_all ? std::string(texts::practice_level) : "", shown(answers, item, "offices")}, between);
}

std::string about_member(const Submission&, ConstRecordRef item) {
    const auto& member = *record_as<GroupMember>(item);
    return join_words({member.offices, full_name(member)}, between);
}

/// With the day once one was entered.
std::string ending(std::string_view day, std::string_view after, std::string_view without_day) {
    const auto date = parse_date(day);
    return date ? filled(after, {american(*date)}) : std::string(without_day);
}

std::string about_office_change(const Submission&, ConstRecordRef item) {
    const auto& change = *record_as<OfficeChange>(item);
    if (closes(change, {})) return ending(change.last_day, texts::closes_after, texts::closed);
    return join_words({change.new_name, join_words({change.line1, change.city}, ", "), change.phone}, between);
}

std::string about_user_change(const Submission& answers, ConstRecordRef item) {
    const auto& change = *record_as<UserChange>(item);
    if (is_removed(change, {})) return ending(change.last_day, texts::removed_after, texts::removed);
    return join_words({change.new_email, change.new_phone, shown(answers, item, "roles"), shown(answers, item, "offices")}, between);
}

constexpr auto section_words = std::to_array<SectionWords>({
    {Section::eligibility, texts::eligibility_lead},
    {Section::prequalification, texts::prequalification_lead},
    {Section::physician, texts::physician_lead},
    {Section::administrator, texts::administrator_lead},
    {Section::practice, texts::practice_lead},
    {Section::interest, texts::interest_lead},
    {Section::requester, texts::requester_lead},
    {Section::sites, texts::site_lead, texts::sites_lead, texts::no_sites, texts::add_office, "", "", texts::offices_counted},
    {Section::changes, texts::change_lead, texts::changes_lead, texts::no_changes, texts::add_change, "", "", texts::changes_counted, about_user_change},
    {Section::office_changes, texts::office_change_lead, texts::office_changes_lead, texts::no_changes, texts::add_change, "", "", texts::changes_counted, about_office_change},
    {Section::successor, texts::successor_lead},
    {Section::new_administrator, texts::new_administrator_lead},
    {Section::practice_change, texts::practice_change_lead},
    {Section::group, texts::group_lead},
    {Section::members, texts::member_lead, texts::members_lead, texts::no_members, texts::add_practice, "", "", texts::practices_counted, about_member},
    {Section::offices, texts::office_lead, texts::offices_lead, texts::no_offices, texts::add_office, "", texts::no_new_offices, texts::offices_counted, about_office},
    {Section::users, texts::user_lead, texts::users_lead, texts::no_users, texts::add_user, texts::new_users_lead, texts::no_new_users, texts::users_counted, about_user},
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
