// How an answer reads: on the review, in print, and at the Help Desk.
#pragma once

#include <algorithm>

#include "model/submission.hpp"

namespace qopi {

/// What an office of a registration, or one that a request concerns, is called.
template <class R>
    requires requires(const R& office) { office.name; }
std::string office_name(const R& office) { return office.name.empty() ? "Office without a name" : office.name; }

/// The name of an office by its id: "Main office", or what the office is called.
inline std::string office_name(const Submission& submission, std::string_view id) {
    if (id == main_office) return "Main office";
    const auto name_in = [&](const auto& offices) -> std::string {
        const auto found = std::find_if(offices.begin(), offices.end(), [&](const auto& office) { return office.id == id; });
        if (found == offices.end()) return "An office that is not listed";
        return office_name(*found);
    };
    return is_request(submission.begun) ? name_in(submission.sites) : name_in(submission.offices);
}

/// What an item of a list is called; may be empty.
template <class R>
std::string item_name(const R& item) {
    if constexpr (requires { item.practice_name; }) return item.practice_name;
    else if constexpr (requires { item.family_name; }) return full_name(item);
    else return item.name;
}

/// What the practice, or the site abroad, is called; may be empty.
inline const std::string& practice_name(const Submission& submission, Kind kind) {
    if (is_request(kind)) return submission.requester.practice_name;
    return kind == Kind::interest ? submission.interest.organization : submission.practice.name;
}

inline std::string label_of_choice(std::span<const Choice> choices, std::string_view code) {
    for (const auto& choice : choices)
        if (choice.code == code) return std::string(choice.label);
    return std::string(code);
}

inline constexpr std::string_view hidden = "••••••••";

/// "••-•••4442": the last four digits of a taxpayer ID; nothing of a text that is none.
inline std::string masked(std::string_view number) {
    if (number.size() < 9 || number.find_first_not_of("0123456789- ") != std::string_view::npos) return std::string(hidden);
    return "••-•••" + std::string(number.substr(number.size() - 4));
}

/// The answer in words, empty when there is none. A taxpayer ID that is held is masked, a response is hidden; what is only
/// known to exist reads "given".
template <class R>
std::string display(const Submission& submission, const R& record, const Field<R>& field) {
    const auto choices = field.choices ? field.choices() : std::span<const Choice>{};
    return std::visit(
        [&](auto member) -> std::string {
            const auto& value = record.*member;
            using T = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string>) return value;
            else if constexpr (std::is_same_v<T, bool>) return value ? "Yes" : "No";
            else if constexpr (std::is_same_v<T, Answer>)
                return value == Answer::none ? "" : label_of_choice(choices, value == Answer::yes ? "yes" : "no");
            else if constexpr (std::is_same_v<T, One>) return value.code.empty() ? "" : label_of_choice(choices, value.code);
            else if constexpr (std::is_same_v<T, Secret>) {
                if (value.text.empty()) return value.given ? "given" : "";
                return field.sensitivity == Sensitivity::taxpayer ? masked(value.text) : std::string(hidden);
            } else {
                std::string list;
                const auto add = [&](std::string_view item) { (list.empty() ? list : list.append(", ")).append(item); };
                if constexpr (std::is_same_v<T, Set>) {
                    for (std::size_t i = 0; i < choices.size(); ++i)
                        if (has(value, i)) add(choices[i].label);
                } else {
                    for (const auto& id : value) add(office_name(submission, id));
                }
                return list;
            }
        },
        field.slot);
}

}  // namespace qopi
