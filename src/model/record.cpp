// What is asked of a record of any type.
#include "model/record.hpp"

namespace qopi {

bool is_blank(ConstRecordRef record, const FieldRow& field) {
    return with_value(record, field, []<class T>(const T& value) {
        if constexpr (std::is_same_v<T, Answer>) return value == Answer::none;
        else if constexpr (std::is_same_v<T, bool>) return false;
        else if constexpr (std::is_same_v<T, Set>) return value.bits == 0;
        else if constexpr (std::is_same_v<T, One>) return value.code.empty();
        else if constexpr (std::is_same_v<T, Secret>) return value.text.empty() && !value.given;
        else return value.empty();
    });
}

const FieldRow* find_field(const RecordTable& table, std::string_view key) {
    for (const auto& field : table.fields)
        if (field.key == key) return &field;
    return nullptr;
}

}  // namespace qopi
