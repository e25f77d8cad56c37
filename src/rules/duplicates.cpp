// A map for each thing that can be shared, from its usual form to the records that have it.
#include "rules/duplicates.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

#include "base/text.hpp"

namespace qopi {
namespace {

/// One person: the same name, and the same email address or phone. Two of one name are two people until they share one.
struct PersonKeys {
    std::string email, by_email, by_phone;
};
PersonKeys keys_of(const std::string& full_name, const std::string& email, const std::string& phone) {
    PersonKeys keys;
    const auto name = name_key(full_name);
    if (!email.empty()) keys.email = email_key(email);
    // No name key holds a space, so the parts cannot run together.
    if (!name.empty() && !email.empty()) keys.by_email = name + " @ " + keys.email;
    if (!name.empty() && !phone.empty()) keys.by_phone = name + " # " + check_phone(phone).value;
    return keys;
}
template <class R>
PersonKeys keys_of(const R& person) { return keys_of(full_name(person), person.email, person.phone); }

/// An address as one text, without case and marks; empty while it is not there. A suite of its own is an address of its own.
template <class R>
std::string address_key(const R& place) {
    if (place.line1.empty() || place.city.empty()) return {};
    return fold(squeeze(place.line1)) + "\n" + fold(squeeze(place.line2)) + "\n" + fold(squeeze(place.city)) + "\n" + place.state.code + "\n" +
           place.zip.substr(0, 5);
}

struct KeyOf {
    Shared what;
    std::string key;
};

/// All keys of a record.
void find_keys(const Submission& s, Position at, std::vector<KeyOf>& keys) {
    keys.clear();
    const auto add = [&](Shared what, std::string key) {
        if (!key.empty()) keys.push_back({what, std::move(key)});
    };
    const auto person = [&](const auto& one) {
        auto its = keys_of(one);
        add(Shared::email, std::move(its.email)), add(Shared::person_by_email, std::move(its.by_email)), add(Shared::person_by_phone, std::move(its.by_phone));
    };
    switch (at.section) {
        case Section::physician: return person(s.physician);
        case Section::administrator: return person(s.administrator);
        case Section::practice:
            add(Shared::office_name, fold(s.practice.name)), add(Shared::office_place, address_key(s.practice));
            return add(Shared::office_phone, check_phone(s.practice.phone).value);
        case Section::offices: {
            const auto& office = s.offices[at.index];
            add(Shared::office_id, office.id), add(Shared::office_name, fold(office.name));
            // "Distinct operating sites within a practice may or may not have separate addresses" (guide page 2): asked, not refused.
            add(Shared::office_place, office.same_address ? std::string() : address_key(office));
            add(Shared::office_phone, office.phone.empty() ? std::string() : check_phone(office.phone).value);
            if (!office.same_administrator) person(office.administrator);
            return;
        }
        case Section::users: {
            const auto& user = s.users[at.index];
            add(Shared::user_id, user.id), add(Shared::username, fold(user.username));
            return person(user);
        }
        case Section::sites: return add(Shared::site_id, s.sites[at.index].id), add(Shared::site_name, fold(s.sites[at.index].name));
        case Section::changes: {
            const auto& change = s.changes[at.index];
            add(Shared::change_id, change.id);
            return add(Shared::change_person, change.email.empty() ? std::string() : check_email(change.email).value + "\n" + fold(full_name(change)));
        }
        case Section::office_changes:
            return add(Shared::office_change_id, s.office_changes[at.index].id), add(Shared::office_change_name, fold(s.office_changes[at.index].name));
        case Section::members:
            return add(Shared::member_id, s.members[at.index].id), add(Shared::member_name, fold(s.members[at.index].practice_name));
        default: return;
    }
}

/// Who has the email address with which a record takes part.
std::string person_at(const Submission& s, Position at) {
    switch (at.section) {
        case Section::physician: return full_name(s.physician);
        case Section::administrator: return full_name(s.administrator);
        case Section::offices: return full_name(s.offices[at.index].administrator);
        default: return full_name(s.users[at.index]);
    }
}

}  // namespace

SharedIndex::Keys SharedIndex::add(const Submission& submission, Position at) {
    std::vector<KeyOf> found;
    find_keys(submission, at, found);
    Keys keys;
    for (auto& one : found) keys.keys_.push_back({one.what, &*maps_[static_cast<std::size_t>(one.what)].try_emplace(std::move(one.key)).first});
    take_up(keys, at);
    return keys;
}

void SharedIndex::take_up(const Keys& keys, Position at) {
    for (const auto& key : keys.keys_) {
        auto& sharers = key.entry->second;
        sharers.insert(std::upper_bound(sharers.begin(), sharers.end(), at), at);
    }
}

void SharedIndex::remove(const Keys& keys, Position at) {
    for (const auto& key : keys.keys_) {
        std::erase(key.entry->second, at);
        auto& map = maps_[static_cast<std::size_t>(key.what)];
        if (key.entry->second.empty()) map.erase(map.find(key.entry->first));
    }
}

void SharedIndex::forget(Section section) {
    for (auto& map : maps_)
        for (auto& [key, sharers] : map) std::erase_if(sharers, [&](const Position& at) { return at.section == section; });
}

void SharedIndex::clear() {
    for (auto& map : maps_) map.clear();
}

void SharedIndex::judge(const Submission& s, Position at, const Keys& keys, std::vector<Issue>& issues) const {
    /// Those before this one with whom it shares something.
    const auto before = [&](Shared what) -> std::span<const Position> {
        const auto key = std::find_if(keys.keys_.begin(), keys.keys_.end(), [&](const auto& one) { return one.what == what; });
        if (key == keys.keys_.end()) return {};
        const auto& sharers = key->entry->second;
        return {sharers.data(), static_cast<std::size_t>(std::lower_bound(sharers.begin(), sharers.end(), at) - sharers.begin())};
    };
    const auto say = [&](std::string_view field, Code code) { issues.push_back({std::string(field), code}); };
    const auto say_second = [&](Shared what, std::string_view field, Code code) {
        const bool is_second = !before(what).empty();
        if (is_second) say(field, code);
        return is_second;
    };
    /// Two people at one address. One person in two roles is nobody's mistake (domain facts §7).
    const auto say_shared_email = [&](std::string_view field) {
        const auto others = before(Shared::email);
        if (!others.empty() && !same_name(person_at(s, others.front()), person_at(s, at))) say(field, Code::email_shared);
    };
    /// The field by which a person is one of those before who are such; empty when none is. Users come after the contacts.
    const auto met = [&](bool is_user) -> std::string_view {
        for (const auto& [what, field] : {std::pair{Shared::person_by_email, "/email"}, {Shared::person_by_phone, "/phone"}})
            if (const auto others = before(what); !others.empty() && ((is_user ? others.back() : others.front()).section == Section::users) == is_user) return field;
        return {};
    };
    switch (at.section) {
        case Section::administrator: return say_shared_email("/email");
        case Section::offices: {
            const auto& office = s.offices[at.index];
            if (!say_second(Shared::office_name, "/name", Code::office_name_twice) && is_called_main_office(office.name)) say("/name", Code::office_is_main);
            if (!say_second(Shared::office_id, "/id", Code::not_a_choice) && office.id == main_office) say("/id", Code::not_a_choice);
            say_second(Shared::office_place, "/line1", Code::office_address_shared);
            say_second(Shared::office_phone, "/phone", Code::office_phone_shared);
            return say_shared_email("/administrator/email");
        }
        case Section::users:
            say_second(Shared::user_id, "/id", Code::not_a_choice);
            say_second(Shared::username, "/username", Code::username_shared);
            say_shared_email("/email");
            if (const auto field = met(false); !field.empty()) say(field, Code::user_is_main_contact);
            if (const auto field = met(true); !field.empty()) say(field, Code::user_twice);
            return;
        case Section::sites:
            if (!say_second(Shared::site_name, "/name", Code::office_name_twice) && is_called_main_office(s.sites[at.index].name)) say("/name", Code::office_is_main);
            if (!say_second(Shared::site_id, "/id", Code::not_a_choice) && s.sites[at.index].id == main_office) say("/id", Code::not_a_choice);
            return;
        case Section::changes:
            say_second(Shared::change_id, "/id", Code::not_a_choice);
            say_second(Shared::change_person, "/email", Code::user_changed_twice);
            return;
        case Section::office_changes:
            say_second(Shared::office_change_id, "/id", Code::not_a_choice);
            say_second(Shared::office_change_name, "/name", Code::office_changed_twice);
            return;
        case Section::members: {
            say_second(Shared::member_id, "/id", Code::not_a_choice);
            // Two practices can have one name, but then each has a reference of its own.
            const auto reference_of = [&](const Position& one) { return check_reference(s.members[one.index].reference).value; };
            const auto others = before(Shared::member_name);
            const auto reference = reference_of(at);
            if (std::any_of(others.begin(), others.end(), [&](const Position& other) { return reference.empty() || reference_of(other).empty() || reference_of(other) == reference; }))
                say("/practice_name", Code::practice_named_twice);
            return;
        }
        default: return;
    }
}

std::vector<Position> may_share(const Submission& submission, const std::vector<Position>& records) {
    // A digest of each key is counted. With so many counts, about one key in forty has that of another one.
    constexpr std::size_t counts_of_record = 200;
    std::vector<unsigned char> counts(std::bit_ceil(records.size() * counts_of_record + 1));
    std::vector<std::size_t> digests, ends;
    std::vector<KeyOf> keys;
    for (const auto& at : records) {
        find_keys(submission, at, keys);
        for (const auto& one : keys) {
            digests.push_back((std::hash<std::string>{}(one.key) + static_cast<std::size_t>(one.what)) % counts.size());
            auto& count = counts[digests.back()];
            if (count < 2) ++count;
        }
        ends.push_back(digests.size());
    }
    std::vector<Position> found;
    for (std::size_t i = 0, n = 0; i < records.size(); ++i) {
        bool shares = false;
        for (; n < ends[i]; ++n) shares = shares || counts[digests[n]] > 1;
        if (shares) found.push_back(records[i]);
    }
    return found;
}

MainContacts::MainContacts(const Submission& s) {
    if (is_request(s.begun)) return;
    const auto add = [&](const auto& person) {
        auto keys = keys_of(person);
        for (auto* key : {&keys.by_email, &keys.by_phone})
            if (!key->empty()) people_.insert(std::move(*key));
    };
    add(s.physician);
    if (!s.physician.is_administrator) add(s.administrator);
    if (has_further_offices(s))
        for (const auto& office : s.offices)
            if (!office.same_administrator) add(office.administrator);
}

bool MainContacts::has(const User& user) const {
    const auto keys = keys_of(user);
    return people_.contains(keys.by_email) || people_.contains(keys.by_phone);
}

bool is_called_main_office(std::string_view name) { return fold(squeeze(name)) == fold(main_office_name); }

}  // namespace qopi
