// One step of the pointer after the other: the section, the position in its list, the record below, the field.
#include "model/locate.hpp"

#include <charconv>

namespace qopi {
namespace {

/// Cuts the next step off `rest` ("a/b" gives "a" and leaves "b").
std::string_view next_step(std::string_view& rest) {
    const auto slash = rest.find('/');
    const auto step = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    return step;
}

}  // namespace

std::optional<Located<RecordRef>> locate(Submission& submission, std::string_view pointer) {
    constexpr std::string_view root = "/content/";
    if (!pointer.starts_with(root)) return std::nullopt;
    auto rest = pointer.substr(root.size());
    const auto section = section_from(next_step(rest));
    if (!section) return std::nullopt;
    std::size_t index = 0;
    if (is_list(*section)) {
        const auto step = next_step(rest);
        index = count_of(submission, *section);
        std::from_chars(step.data(), step.data() + step.size(), index);
        if (index >= count_of(submission, *section)) return std::nullopt;
    }
    auto record = record_at(submission, *section, index);
    if (const auto* lower = record.table->below; lower && rest.starts_with(std::string(lower->key) + "/")) {
        next_step(rest);
        record = below(record);
    }
    const auto* field = find_field(*record.table, rest);
    if (!field) return std::nullopt;
    return Located<RecordRef>{record, *field};
}

std::optional<Located<ConstRecordRef>> locate(const Submission& submission, std::string_view pointer) {
    const auto found = locate(const_cast<Submission&>(submission), pointer);
    if (!found) return std::nullopt;
    return Located<ConstRecordRef>{found->record, found->field};
}

}  // namespace qopi
