// A row for each section, in their order.
#include "app/words.hpp"

#include "app/filled.hpp"
#include "flow/pages.hpp"
#include "model/display.hpp"
#include "model/secrets.hpp"

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

std::string entered(std::string_view words, const std::string& value) { return value.empty() ? std::string() : filled(words, {value}); }

/// With the day once one was entered.
std::string ending(std::string_view day, std::string_view after, std::string_view without_day) {
    const auto date = parse_date(day);
    return date ? filled(after, {american(*date)}) : std::string(without_day);
}

std::string about_office_change(const Submission&, ConstRecordRef item) {
    const auto& change = *record_as<OfficeChange>(item);
    if (closes(change, {})) return ending(change.last_day, texts::closes_after, texts::closed);
    return join_words({entered(texts::new_name_is, change.new_name), entered(texts::new_address_is, join_words({change.line1, change.city}, ", ")),
                       entered(texts::new_phone_is, change.phone)}, between);
}

std::string about_user_change(const Submission& answers, ConstRecordRef item) {
    const auto& change = *record_as<UserChange>(item);
    if (is_removed(change, {})) return ending(change.last_day, texts::removed_after, texts::removed);
    return join_words({entered(texts::new_email_is, change.new_email), entered(texts::new_phone_is, change.new_phone), shown(answers, item, "roles"),
                       shown(answers, item, "offices")}, between);
}

constexpr auto section_words = std::to_array<SectionWords>({
    {.section = Section::eligibility, .lead = texts::eligibility_lead},
    {.section = Section::prequalification, .lead = texts::prequalification_lead},
    {.section = Section::physician, .lead = texts::physician_lead},
    {.section = Section::administrator, .lead = texts::administrator_lead},
    {.section = Section::practice, .lead = texts::practice_lead},
    {.section = Section::interest, .lead = texts::interest_lead},
    {.section = Section::requester, .lead = texts::requester_lead},
    {.section = Section::sites, .lead = texts::site_lead, .list_lead = texts::sites_lead, .none = texts::no_sites,
     .add = texts::add_office, .items = texts::offices_counted},
    {.section = Section::changes, .lead = texts::change_lead, .list_lead = texts::changes_lead, .none = texts::no_changes,
     .add = texts::add_change, .items = texts::changes_counted, .about = about_user_change, .find_help = texts::list_find_person, .blank = texts::no_change},
    {.section = Section::office_changes, .lead = texts::office_change_lead, .list_lead = texts::office_changes_lead,
     .none = texts::no_changes, .add = texts::add_change, .items = texts::changes_counted, .about = about_office_change, .blank = texts::no_change},
    {.section = Section::successor, .lead = texts::successor_lead},
    {.section = Section::new_administrator, .lead = texts::new_administrator_lead},
    {.section = Section::practice_change, .lead = texts::practice_change_lead, .blank = texts::no_change},
    {.section = Section::group, .lead = texts::group_lead},
    {.section = Section::members, .lead = texts::member_lead, .list_lead = texts::members_lead, .none = texts::no_members,
     .add = texts::add_practice, .items = texts::practices_counted, .about = about_member},
    {.section = Section::offices, .lead = texts::office_lead, .list_lead = texts::offices_lead, .none = texts::no_offices,
     .add = texts::add_office, .none_of_request = texts::no_new_offices, .items = texts::offices_counted, .about = about_office},
    {.section = Section::users, .lead = texts::user_lead, .list_lead = texts::users_lead, .none = texts::no_users, .add = texts::add_user,
     .list_lead_of_request = texts::new_users_lead, .none_of_request = texts::no_new_users, .items = texts::users_counted, .about = about_user, .find_help = texts::list_find_person},
});
constexpr bool are_in_order() {
    for (std::size_t i = 0; i < section_words.size(); ++i)
        if (section_words[i].section != static_cast<Section>(i)) return false;
    return section_words.size() == sections.size();
}
static_assert(are_in_order());

/// Whether packages of this kind can have such a field in the part that only the Help Desk can open.
template <class Fits>
bool has_sealed(Kind kind, Fits fits) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (!has(sections[i].kinds, kind)) continue;
        for (const auto* table = sections[i].held.table; table; table = table->below ? table->below->table : nullptr)
            if (std::any_of(table->fields.begin(), table->fields.end(), [&](const FieldRow& field) { return field.slot.holds == Holds::secret && fits(field); })) return true;
    }
    return false;
}

}  // namespace

const SectionWords& words_of(Section section) { return section_words[static_cast<std::size_t>(section)]; }

std::string_view words_of(Kind kind) { return is_request(kind) ? label_of(kind) : kind == Kind::interest ? texts::interest : texts::registration; }

std::string title_of(Section section, ConstRecordRef item, std::size_t index) {
    auto name = item_name(item);
    return name.empty() ? filled(texts::item_number, {info(section).item, std::to_string(index + 1)}) : name;
}

std::string_view list_lead_of(Section section, Kind kind) {
    const auto& words = words_of(section);
    return is_request(kind) && !words.list_lead_of_request.empty() ? words.list_lead_of_request : words.list_lead;
}

std::string_view none_of(Section section, Kind kind) {
    const auto& words = words_of(section);
    return is_request(kind) && !words.none_of_request.empty() ? words.none_of_request : words.none;
}

std::string_view readable_text(const Submission& answers) {
    const auto kind = kind_of(answers);
    if (has_sealed(kind, [](const FieldRow& field) { return field.key == "challenge_response"; })) return texts::package_readable;
    // Few requests change a taxpayer ID.
    bool is_given = !is_request(kind);
    each_secret(answers, [&](const std::string&, const Secret& secret) { is_given = is_given || secret.given || !secret.text.empty(); });
    return is_given && has_sealed(kind, [](const FieldRow&) { return true; }) ? texts::package_readable_ids : texts::package_readable_plain;
}

}  // namespace qopi
