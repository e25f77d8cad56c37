// From a JSON pointer to the record and the field it names.
#pragma once

#include <charconv>

#include "model/submission.hpp"

namespace qopi {
namespace detail {

template <class R, class Visit>
bool visit_field(R& record, std::string_view key, Visit&& visit) {
    const auto* field = find_field<std::remove_const_t<R>>(key);
    if (field) visit(record, *field);
    return field != nullptr;
}

/// Cuts the next step off `rest` ("a/b" gives "a" and leaves "b").
inline std::string_view next_step(std::string_view& rest) {
    const auto slash = rest.find('/');
    const auto step = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    return step;
}

}  // namespace detail

/// Calls `visit(record, field)` for the field at `pointer`, e.g. "/content/offices/2/administrator/email"; false when
/// the pointer names no field of this submission. S is Submission or const Submission.
template <class S, class Visit>
bool locate(S& submission, std::string_view pointer, Visit&& visit) {
    using detail::next_step, detail::visit_field;
    constexpr std::string_view root = "/content/";
    if (!pointer.starts_with(root)) return false;
    auto rest = pointer.substr(root.size());
    const auto head = next_step(rest);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (sections[i].key != head) continue;
        return with_section(submission, static_cast<Section>(i), [&](auto& held) {
            if constexpr (is_items<std::remove_reference_t<decltype(held)>>) {
                const auto step = next_step(rest);
                std::size_t index = held.size();
                std::from_chars(step.data(), step.data() + step.size(), index);
                if (index >= held.size()) return false;
                auto& item = held[index];
                if constexpr (requires { item.administrator; }) {
                    constexpr std::string_view administrator = "administrator/";
                    if (rest.starts_with(administrator)) return visit_field(item.administrator, rest.substr(administrator.size()), visit);
                }
                return visit_field(item, rest, visit);
            } else {
                return visit_field(held, rest, visit);
            }
        });
    }
    return false;
}

}  // namespace qopi
