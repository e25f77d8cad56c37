// The words of an answer follow from what its field holds.
#include "model/display.hpp"

namespace qopi {
namespace {

std::string label_of_choice(std::span<const Choice> choices, std::string_view code) {
    for (const auto& choice : choices)
        if (choice.code == code) return std::string(choice.label);
    return std::string(code);
}

/// "November 5, 2026"; what is no day as it was typed.
std::string in_words(const std::string& day) {
    const auto date = parse_date(day);
    return date ? american(*date) : day;
}

void add_to(std::string& list, std::string_view item) { (list.empty() ? list : list.append(", ")).append(item); }

}  // namespace

std::string office_name(ConstRecordRef office, std::size_t index) {
    auto name = item_name(office);
    return name.empty() ? "Office " + std::to_string(index + 1) : name;
}

std::string office_name(const Submission& submission, std::string_view id) {
    if (id == main_office) return std::string(main_office_name);
    const auto section = further_offices(submission);
    const auto index = position_of(submission, section, id);
    return index < count_of(submission, section) ? office_name(record_at(submission, section, index), index) : "An office that is not listed";
}

std::string masked(std::string_view number) {
    if (number.size() < 9 || number.find_first_not_of("0123456789- ") != std::string_view::npos) return std::string(hidden);
    return "••-•••" + std::string(number.substr(number.size() - 4));
}

std::string display(const Submission& submission, ConstRecordRef record, const FieldRow& field) {
    const auto choices = choices_of(field);
    return with_value(record, field, [&]<class T>(const T& value) -> std::string {
        if constexpr (std::is_same_v<T, std::string>) return field.check == check_day ? in_words(value) : value;
        else if constexpr (std::is_same_v<T, bool>) return value ? "Yes" : "No";
        else if constexpr (std::is_same_v<T, Answer>) return value == Answer::none ? "" : label_of_choice(choices, value == Answer::yes ? "yes" : "no");
        else if constexpr (std::is_same_v<T, One>) return value.code.empty() ? "" : label_of_choice(choices, value.code);
        else if constexpr (std::is_same_v<T, Secret>) {
            if (value.text.empty()) return value.given ? "given" : "";
            return field.sensitivity == Sensitivity::taxpayer ? masked(value.text) : std::string(hidden);
        } else {
            std::string list;
            if constexpr (std::is_same_v<T, Set>) {
                for (std::size_t i = 0; i < choices.size(); ++i)
                    if (has(value, i)) add_to(list, choices[i].label);
            } else {
                const auto aside = offices_left_aside(submission);
                for (const auto& id : value)
                    if (!aside.contains(id)) add_to(list, office_name(submission, id));
            }
            return list;
        }
    });
}

}  // namespace qopi
