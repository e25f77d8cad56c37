// Names and roles only: nothing here is a number, an address or a secret.
#include "app/people.hpp"

#include <algorithm>

#include "app/filled.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"

namespace qopi {
namespace {

struct Person {
    std::string name, called;  ///< called: the roles in words
    Set roles;
};

Person person_of(std::string name, std::string_view first, Set roles) {
    Person person{std::move(name), std::string(first), roles};
    if (person.name.empty()) person.name = texts::tree_unnamed;
    for (std::size_t i = 0; i < role_choices.size(); ++i) {
        // The corresponding physician is a physician, which need not be said twice.
        if (!has(roles, i) || (static_cast<Role>(i) == Role::physician && !first.empty())) continue;
        if (!person.called.empty()) person.called += ", ";
        person.called += texts::tree_roles[i].one;
    }
    return person;
}

Person person_of(const User& user) { return person_of(full_name(user), "", user.roles); }

/// "12 people: 3 physicians, 1 administrator, 9 abstractors"; a person may have several roles.
std::string summed_up(const std::vector<Person>& people) {
    std::string roles;
    std::size_t named = 0;
    for (std::size_t i = 0; i < role_choices.size(); ++i) {
        const auto number = static_cast<std::size_t>(std::count_if(people.begin(), people.end(), [&](const Person& one) { return has(one.roles, i); }));
        if (number > 0) roles += (roles.empty() ? ": " : ", ") + counted(number, texts::tree_roles[i]);
        named += number;
    }
    if (named > people.size()) roles += texts::tree_several_roles;
    return counted(people.size(), texts::tree_people) + roles;
}

Branch branch_of(std::string name, const std::vector<Person>& people, std::size_t named_max) {
    Branch branch{std::move(name), {}, ""};
    if (people.size() > named_max) branch.more = summed_up(people);
    else
        for (const auto& person : people) branch.people.push_back(person.called.empty() ? person.name : person.name + ": " + person.called);
    return branch;
}

std::vector<Person> people_of_practice(const Submission& answers) {
    const auto& physician = answers.physician;
    Set roles = with(Set{}, Role::physician);
    if (physician.is_administrator) roles = with(roles, Role::administrator);
    if (physician.abstracts) roles = with(roles, Role::abstractor);
    std::vector<Person> people{person_of(full_name(physician), texts::tree_corresponding, roles)};
    if (const auto& administrator = answers.administrator; !physician.is_administrator)
        people.push_back(person_of(full_name(administrator), "", with(with(Set{}, Role::administrator), Role::abstractor, administrator.abstracts)));
    for (const auto& user : answers.users)
        if (user.practice_level == Answer::yes) people.push_back(person_of(user));
    return people;
}

}  // namespace

PracticeTree tree_of(const Submission& answers) {
    std::vector<std::string> names{office_name(answers, main_office)};
    std::vector<std::vector<Person>> people(1);
    const auto of_office = [&](std::string_view id, std::vector<Person>& list) {
        for (const auto& user : answers.users)
            if (std::find(user.offices.begin(), user.offices.end(), id) != user.offices.end()) list.push_back(person_of(user));
    };
    of_office(main_office, people[0]);
    const bool has_offices = answers.practice.multiple_offices == Answer::yes;
    const auto listed = has_offices ? std::min(answers.offices.size(), offices_named_max - 1) : 0;
    for (std::size_t i = 0; i < listed; ++i) {
        const auto& office = answers.offices[i];
        names.push_back(office.name.empty() ? office_name(answers, office.id) : office.name);
        people.emplace_back();
        if (!office.same_administrator) people.back().push_back(person_of(full_name(office.administrator), "", with(Set{}, Role::administrator)));
        of_office(office.id, people.back());
    }
    std::size_t total = 0;
    for (const auto& list : people) total += list.size();
    const auto named_max = total > people_of_offices_max ? 0 : people_named_max;

    const auto& name = answers.practice.name;
    PracticeTree tree{branch_of(name.empty() ? std::string(texts::tree_practice_unnamed) : name, people_of_practice(answers), people_named_max), {}, ""};
    for (std::size_t i = 0; i < names.size(); ++i) tree.offices.push_back(branch_of(names[i], people[i], named_max));
    if (has_offices && listed < answers.offices.size()) tree.more = counted(answers.offices.size() - listed, texts::tree_more_offices);
    return tree;
}

}  // namespace qopi
