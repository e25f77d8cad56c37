// Hash maps of what was met so far, so that ten thousand users take one pass. See duplicates.hpp.
#include "rules/duplicates.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.hpp"

namespace qopi {
namespace {

using Issues = std::vector<Issue>;
using Seen = std::unordered_set<std::string>;

/// Two people at one address: warned about at the second of them. One person in two roles is nobody's mistake (domain facts §7).
class Addresses {
public:
    template <class R>
    void meet(const std::string& path, const R& person, Issues* issues) {
        if (person.email.empty()) return;
        const auto [first, is_new] = first_.try_emplace(email_key(person.email), full_name(person));
        if (!is_new && issues && !same_name(first->second, full_name(person))) issues->push_back({path + "/email", Code::email_shared});
    }

private:
    std::unordered_map<std::string, std::string> first_;
};

/// Lets `addresses` know everyone who was named before `section`.
void meet_earlier(const Submission& submission, Section section, Addresses& addresses) {
    if (is_request(submission.begun)) return;
    if (section > Section::physician) addresses.meet("", submission.physician, nullptr);
    if (section > Section::administrator && !submission.physician.is_administrator) addresses.meet("", submission.administrator, nullptr);
    if (section > Section::offices && submission.practice.multiple_offices == Answer::yes)
        for (const auto& office : submission.offices)
            if (!office.same_administrator) addresses.meet("", office.administrator, nullptr);
}

/// One person: the same name, and the same email address or phone. Two of one name are two people until they share one.
struct Person {
    std::string by_email, by_phone;  ///< empty while it is not there
    template <class R>
    explicit Person(const R& person) {
        const auto name = name_key(full_name(person));
        if (name.empty()) return;
        // No name key holds a space, so the parts cannot run together.
        if (!person.email.empty()) by_email = name + " @ " + email_key(person.email);
        if (!person.phone.empty()) by_phone = name + " # " + check_phone(person.phone).value;
    }
};
void add_person(Seen& seen, Person person) {
    if (!person.by_email.empty()) seen.insert(std::move(person.by_email));
    if (!person.by_phone.empty()) seen.insert(std::move(person.by_phone));
}
/// The field by which a person was met before; empty for somebody new.
std::string_view met_by(const Seen& seen, const Person& person) {
    if (seen.contains(person.by_email)) return "/email";
    return seen.contains(person.by_phone) ? "/phone" : "";
}

/// An address as one text, without case and marks; empty while it is not there. A suite of its own is an address of its own.
template <class R>
std::string address_key(const R& place) {
    if (place.line1.empty() || place.city.empty()) return {};
    return fold(squeeze(place.line1)) + "\n" + fold(squeeze(place.line2)) + "\n" + fold(squeeze(place.city)) + "\n" + place.state.code + "\n" +
           place.zip.substr(0, 5);
}

bool same_but_for_case(std::string_view a, std::string_view b) {
    const auto small = [](char character) { return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character; };
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return small(x) == small(y); });
}
/// False when two names surely are not one: their first letters differ. Everyone may have the phone of the front desk, so that a
/// phone alone would make the quick look a long one.
bool may_be_one_name(const User& a, const User& b) {
    const auto first = [](const User& user) {
        const auto& name = user.given_name.empty() ? user.family_name : user.given_name;
        return std::string_view(name).substr(0, 1);
    };
    const auto is_plain = [](std::string_view letter) {
        return !letter.empty() && ((letter[0] >= 'a' && letter[0] <= 'z') || (letter[0] >= 'A' && letter[0] <= 'Z'));
    };
    return !is_plain(first(a)) || !is_plain(first(b)) || same_but_for_case(first(a), first(b));
}
/// Whether an address, in its usual form but for case, has this key. Without making a text for each of ten thousand.
bool same_address(const std::string& address, const std::string& key) {
    return !key.empty() && (same_but_for_case(address, key) || (!is_ascii(address) && lower(address) == key));
}
bool same_given(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

}  // namespace

MainContacts::MainContacts(const Submission& submission, const std::function<bool(const Contact&)>& may_be_met) {
    if (is_request(submission.begun)) return;
    add_person(people_, Person(submission.physician));
    if (!submission.physician.is_administrator) add_person(people_, Person(submission.administrator));
    if (submission.practice.multiple_offices != Answer::yes) return;
    for (const auto& office : submission.offices)
        if (!office.same_administrator && (!may_be_met || may_be_met(office.administrator))) add_person(people_, Person(office.administrator));
}

std::string_view MainContacts::met_by(const User& user) const { return qopi::met_by(people_, Person(user)); }

bool is_called_main_office(std::string_view name) { return fold(squeeze(name)) == fold(main_office_name); }

void administrator_twice(const Submission& submission, Issues& issues) {
    Addresses addresses;
    meet_earlier(submission, Section::administrator, addresses);
    addresses.meet(path_of(Section::administrator), submission.administrator, &issues);
}

void offices_twice(const Submission& s, const std::vector<std::size_t>& positions, Issues& issues) {
    Seen names, ids{std::string(main_office)}, places, phones;
    // A request does not ask about the main office, and says nothing about its contacts.
    if (!is_request(s.begun)) {
        names.insert(fold(s.practice.name));
        places.insert(address_key(s.practice));
        phones.insert(check_phone(s.practice.phone).value);
    }
    Addresses addresses;
    meet_earlier(s, Section::offices, addresses);
    for (const auto i : positions) {
        const auto& office = s.offices[i];
        const auto at = path_of(Section::offices, i);
        if (!office.name.empty() && !names.insert(fold(office.name)).second) issues.push_back({at + "/name", Code::office_name_twice});
        else if (is_called_main_office(office.name)) issues.push_back({at + "/name", Code::office_is_main});
        if (!ids.insert(office.id).second) issues.push_back({at + "/id", Code::not_a_choice});
        // "Distinct operating sites within a practice may or may not have separate addresses" (guide page 2): asked, not refused.
        const auto place = office.same_address ? std::string() : address_key(office);
        if (!place.empty() && !places.insert(place).second) issues.push_back({at + "/line1", Code::office_address_shared});
        if (!office.phone.empty() && !phones.insert(check_phone(office.phone).value).second)
            issues.push_back({at + "/phone", Code::office_phone_shared});
        if (!office.same_administrator) addresses.meet(at + "/administrator", office.administrator, &issues);
    }
}

void users_twice(const Submission& s, const std::vector<std::size_t>& positions, Issues& issues) {
    Seen usernames, ids;
    Addresses addresses;
    meet_earlier(s, Section::users, addresses);
    // One user is looked at with the few who may be the same person: then most offices need no look.
    constexpr std::size_t few = 8;
    const MainContacts contacts(s, [&](const Contact& administrator) {
        return positions.size() > few || std::any_of(positions.begin(), positions.end(), [&](std::size_t i) {
            return same_address(s.users[i].email, lower(administrator.email)) || same_given(s.users[i].phone, administrator.phone);
        });
    });
    Seen people;
    for (const auto i : positions) {
        const auto& user = s.users[i];
        const auto at = path_of(Section::users, i);
        if (!ids.insert(user.id).second) issues.push_back({at + "/id", Code::not_a_choice});
        if (!user.username.empty() && !usernames.insert(fold(user.username)).second)
            issues.push_back({at + "/username", Code::username_shared});
        addresses.meet(at, user, &issues);
        if (const auto field = contacts.met_by(user); !field.empty()) issues.push_back({at + std::string(field), Code::user_is_main_contact});
        Person person(user);
        if (const auto field = met_by(people, person); !field.empty()) issues.push_back({at + std::string(field), Code::user_twice});
        add_person(people, std::move(person));
    }
}

void changes_twice(const Submission& s, const std::vector<std::size_t>& positions, Issues& issues) {
    Seen people, ids;
    for (const auto i : positions) {
        const auto& change = s.changes[i];
        const auto at = path_of(Section::changes, i);
        if (!ids.insert(change.id).second) issues.push_back({at + "/id", Code::not_a_choice});
        if (!change.email.empty() && !people.insert(check_email(change.email).value + "\n" + fold(full_name(change))).second)
            issues.push_back({at + "/email", Code::user_changed_twice});
    }
}

std::vector<std::size_t> everyone(std::size_t count) {
    std::vector<std::size_t> positions(count);
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
}

std::vector<std::size_t> those_like_office(const Submission& submission, std::size_t index) {
    std::vector<std::size_t> positions;
    if (index >= submission.offices.size()) return positions;
    const auto& office = submission.offices[index];
    const auto name = fold(office.name), phone = check_phone(office.phone).value, zip = office.zip.substr(0, 5);
    const auto email = email_key(office.administrator.email);
    for (std::size_t i = 0; i < index; ++i) {
        const auto& other = submission.offices[i];
        if (same_given(other.phone, phone) || other.id == office.id || same_address(other.administrator.email, email) ||
            (!zip.empty() && other.zip.starts_with(zip)) || fold(other.name) == name)
            positions.push_back(i);
    }
    positions.push_back(index);
    return positions;
}

std::vector<std::size_t> those_like_user(const Submission& submission, std::size_t index) {
    std::vector<std::size_t> positions;
    if (index >= submission.users.size()) return positions;
    const auto& user = submission.users[index];
    const auto email = email_key(user.email), phone = check_phone(user.phone).value;
    for (std::size_t i = 0; i < index; ++i) {
        const auto& other = submission.users[i];
        if (same_address(other.email, email) || (same_given(other.phone, phone) && may_be_one_name(other, user)) || other.id == user.id ||
            (!user.username.empty() && same_but_for_case(other.username, user.username)))
            positions.push_back(i);
    }
    positions.push_back(index);
    return positions;
}

std::vector<std::size_t> those_like_change(const Submission& submission, std::size_t index) {
    std::vector<std::size_t> positions;
    if (index >= submission.changes.size()) return positions;
    const auto& change = submission.changes[index];
    const auto email = email_key(change.email);
    for (std::size_t i = 0; i < index; ++i)
        if (same_address(submission.changes[i].email, email) || submission.changes[i].id == change.id) positions.push_back(i);
    positions.push_back(index);
    return positions;
}

}  // namespace qopi
