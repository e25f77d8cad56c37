// What holds of every package, whoever wrote it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "never.hpp"
#include "package/json.hpp"
#include "package/package.hpp"

/// Whether all that `before` says stands in `after`, too: a box that was not named is not ticked, a list of choices has no order, and what
/// is empty says nothing. Digests are of the bytes.
inline bool is_kept(const qopi::Json& before, const qopi::Json& after) {
    if (before.is_object()) {
        for (const auto& [key, value] : before.items()) {
            if (key == "digest" || key == "answers" || value == "" || value.is_null() || (value.is_structured() && value.empty())) continue;
            if (!after.is_object() || !after.contains(key) || !is_kept(value, after[key])) return false;
        }
        return true;
    }
    if (!before.is_array()) return before == after;
    if (!after.is_array()) return false;
    const auto is_choice = [](const qopi::Json& item) { return item.is_string(); };
    if (std::all_of(before.begin(), before.end(), is_choice))
        return std::all_of(before.begin(), before.end(), [&](const auto& choice) { return std::find(after.begin(), after.end(), choice) != after.end(); });
    return before.size() == after.size() && std::equal(before.begin(), before.end(), after.begin(), is_kept);
}

/// Whether the rules find no error in it.
inline bool is_taken(const qopi::Package& package) {
    const auto issues = qopi::issues_of(package, {});
    return std::none_of(issues.begin(), issues.end(), [](const auto& issue) { return severity(issue.code) == qopi::Severity::error; });
}

/// Gives the bytes to the reader of packages. What it accepts says the same when it is written, and stays as it is from then on.
inline void read_as_package(std::string_view bytes) {
    const auto read = qopi::read_package(bytes);
    if (!read) return;
    const auto written = qopi::write_package(read.value());
    const auto again = qopi::read_package(written);
    never(!again, "a package that was accepted is refused when it was written again");
    never(qopi::write_package(again.value()) != written, "a package that was written again is another one");
    // What a package says that is not asked stands among its errors; only of what is taken everything must be kept.
    if (!is_taken(read.value())) return;
    never(!is_taken(again.value()), "a package that was taken is not taken when it was written again");
    const qopi::JsonLimits limits{qopi::package_bytes_max, qopi::package_depth_max};
    never(!is_kept(qopi::parse_json(bytes, limits).value(), qopi::parse_json(written, limits).value()), "something of a package was lost by reading it");
}
