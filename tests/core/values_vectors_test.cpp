// The agreed examples, one by one: code and severity of each are exact.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "values/checks.hpp"
#include "vectors.hpp"

namespace qopi {
namespace {

struct Subject {
    std::string_view key;  ///< of the list in vectors.json, or the kind of a name
    Check check;
};

Check check_of(std::string_view key) {
    for (const Subject& subject : {
             Subject{"npi", check_npi},
             Subject{"upin", check_upin},
             Subject{"ein", check_ein},
             Subject{"phone", check_phone},
             Subject{"email", check_email},
             Subject{"zip", check_zip},
             Subject{"asco-id", check_asco_id},
             Subject{"abim-id", check_abim_id},
             Subject{"username", check_username},
             Subject{"given-name", check_given_name},
             Subject{"family-name", check_family_name},
             Subject{"practice-name", check_practice_name},
         })
        if (subject.key == key) return subject.check;
    return nullptr;
}

std::string_view severity_text(Severity severity) {
    switch (severity) {
        case Severity::ok:
            return "ok";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return {};
}

TEST_CASE("every agreed example has its code and its severity") {
    const auto vectors = nlohmann::json::parse(vectors_json, nullptr, false);
    REQUIRE(vectors.is_object());
    int count = 0;
    for (const auto& [list, rows] : vectors.items()) {
        for (const auto& row : rows) {
            const std::string value = row.at("value");
            const std::string kind = row.value("kind", list);
            CAPTURE(kind);
            CAPTURE(value);
            const Check check = check_of(kind);
            const bool known = check != nullptr;
            REQUIRE(known);
            const Verdict verdict = check(value);
            Code code = verdict.code;
            if (code == Code::ok && row.contains("state")) code = zip_in_state(verdict.value, row.at("state").get<std::string>());
            CHECK(text(code) == row.value("code", "ok"));
            CHECK(severity_text(severity(code)) == row.at("severity").get<std::string>());
            ++count;
        }
    }
    CHECK(count > 200);
}

}  // namespace
}  // namespace qopi
